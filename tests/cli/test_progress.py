#!/usr/bin/env python3
"""The line that tells how far a run has come: on a terminal alone, after a second, no wider than the terminal, and gone at the end.

What takes long here is made to: the program is stopped for a second once it has begun to read.
"""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time

import harness
from harness import case, expect_equal

SPEC = """boardpaper: 1
report: {id: long, title: Long, publisher: Us, period: 2007/08}
lists: {kinds: {categories: [Complaint, Comment]}}
sources:
  log:
    title: Log
    encoding: windows-1252
    dates: yyyy-mm-dd
    columns: {kind: {type: category, list: kinds}, received: {type: date}, days: {type: integer}, note: {type: text}}
extracts: {log: {file: long.csv}}
populations: {all: {from: log}}
tables:
  kinds: {title: Kinds, corner: Kind, population: all, rows: {by: kind}, columns: {label: Number}}
"""
ROW = "Complaint,2007-05-01,12,something was said that takes its place\n"
N_ROWS = 600_000
DRAWN = re.compile(r"log: ([\d,]+) rows, (\d+)%, [\d,]+ rows a second, \d+ s left")


def prepare(work, n_rows=N_ROWS):
    work.write("long.yaml", SPEC)
    work.write("long.csv", "kind,received,days,note\n" + ROW * n_rows)


def read_some(terminal, seconds):
    """What comes within the time; None at the end."""
    if not select.select([terminal], [], [], seconds)[0]:
        return b""
    try:
        return os.read(terminal, 65536) or None
    except OSError:
        return None


def has_open(process, name):
    """Whether a process has begun to read a file."""
    try:
        return any(os.readlink("/proc/%d/fd/%s" % (process, fd)).endswith("/" + name) for fd in os.listdir("/proc/%d/fd" % process))
    except OSError:
        return False


def run_on_terminal(work, *words, columns=120, slowly=True, term="xterm"):
    """(status, all that the terminal was given), both streams together."""
    child, terminal = pty.fork()
    if child == 0:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        os.chdir(work.folder)
        os.execve(harness.program, [harness.program, *words], {**harness.surroundings(), "TERM": term})
    given, last = b"", time.monotonic() + harness.SECONDS
    while time.monotonic() < last:
        some = read_some(terminal, 0.001 if slowly else 0.1)
        if some is None:
            break
        given += some
        if slowly and has_open(child, "long.csv"):
            os.kill(child, signal.SIGSTOP)
            time.sleep(1.2)
            os.kill(child, signal.SIGCONT)
            slowly = False
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    os.close(terminal)
    return status, given.decode()


def left_on_screen(text):
    """What a line holds once carriage returns and wipes have done their work."""
    return [line.split("\r\x1b[K")[-1] for line in text.replace("\r\n", "\n").split("\n")]


@case
def a_long_run_has_a_line_that_is_wiped(work):
    prepare(work)
    status, given = run_on_terminal(work, "show", "long.yaml")
    expect_equal(status, 0, "status")
    drawn = DRAWN.findall(given)
    assert drawn, given[-500:]
    rows = [int(number.replace(",", "")) for number, _ in drawn]
    assert rows == sorted(rows) and 0 < rows[-1] <= N_ROWS, rows
    for number, share in zip(rows, (int(share) for _, share in drawn)):
        assert abs(share - 100 * number / N_ROWS) < 12, (number, share)
    screen = left_on_screen(given)
    assert not any("rows a second" in line for line in screen), screen
    expect_equal("\n".join(screen), work.run("show", "long.yaml").expect(0).out, "what is left")


@case
def it_is_cut_to_the_width_of_the_terminal(work):
    prepare(work)
    _, given = run_on_terminal(work, "check", "long.yaml", columns=24)
    drawn = re.findall(r"\r\x1b\[K(log: [^\r\n]*)", given)
    assert drawn and all(len(line) < 24 for line in drawn), drawn


@case
def a_short_run_has_none(work):
    prepare(work, 1000)
    status, given = run_on_terminal(work, "check", "long.yaml", slowly=False)
    expect_equal((status, "\x1b[K" in given, "rows a second" in given), (0, False, False), given)


@case
def nobody_looks_on(work):
    """-q, JSON, a dumb terminal: no line, however long it takes."""
    prepare(work)
    for words, term in ((("-q",), "xterm"), (("--messages", "json"), "xterm"), ((), "dumb")):
        status, given = run_on_terminal(work, "check", "long.yaml", *words, term=term)
        expect_equal((status, "\x1b[K" in given, "rows a second" in given), (0, False, False), given)


@case
def outputs_know_nothing_of_it(work):
    prepare(work)
    status, given = run_on_terminal(work, "build", "long.yaml", "--only", "csv", "--out", "watched")
    assert status == 0 and DRAWN.search(given), given[-500:]
    work.run("build", "long.yaml", "--only", "csv", "--out", "plain").expect(0)
    harness.expect_same_files(work.files("watched"), work.files("plain"), "watched and not")


@case
def a_signal_leaves_a_clean_line(work):
    prepare(work)
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(work.folder)
        os.mkfifo("slow.csv")
        os.execve(harness.program, [harness.program, "check", "long.yaml", "--source", "log=slow.csv"], {**harness.surroundings(), "TERM": "xterm"})
    given = b""
    while not os.path.exists(work.path("slow.csv")):
        time.sleep(0.01)
    with open(work.path("slow.csv"), "wb", buffering=0) as pipe:
        pipe.write(b"kind,received,days,note\n" + ROW.encode() * 100)
        while b"rows" not in given:
            given += read_some(terminal, 1) or b""
        assert b"%" not in given, given  # nobody knows how much will come
        os.kill(child, signal.SIGTERM)
        while True:
            some = read_some(terminal, 5)
            if some is None:
                break
            given += some
    expect_equal(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), 128 + signal.SIGTERM, "status")
    os.close(terminal)
    expect_equal(left_on_screen(given.decode()), [""], "what is left")


harness.main()
