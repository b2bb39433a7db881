#!/usr/bin/env python3
"""Files that are missing, folders that cannot be written, streams that are closed, signals."""

import os
import re
import shutil
import signal
import subprocess
import time

import harness
from harness import ANNUAL, APRIL, OUT, case


@case
def missing_files_are_told_all_at_once(work):
    work.build()
    before = work.files("out")
    for name in (APRIL + "/log.csv", APRIL + "/cases.csv", "report-specs/published/2006-07.csv"):
        os.remove(work.path(name))
    result = work.run("build", ANNUAL).expect(5, "log.csv", "cases.csv", "2006-07.csv", ANNUAL + ":", "OUT001")
    assert result.err.count("error:") == 3, result.err
    harness.expect_same_files(work.files("out"), before, "earlier output")


@case
def missing_specification(work):
    work.run("build", "report-specs/anual.yaml").expect(5, "report-specs/anual.yaml", "OUT001")


@case
def missing_include_is_suggested_as_the_file_writes_it(work):
    work.replace(ANNUAL, "[shared/feedback-log.yaml]", "[shared/feedback-logs.yaml]")
    work.run("check", ANNUAL).expect(5, ANNUAL + ":4:", "did you mean 'shared/feedback-log.yaml'?", "OUT001")


@case
def missing_file_of_an_option(work):
    work.run("check", ANNUAL, "--source", "log=nowhere.csv").expect(5, "nowhere.csv", "OUT001")


@case
def folder_in_place_of_an_extract(work):
    work.run("check", ANNUAL, "--source", "log=" + APRIL).expect(5, "folder", "OUT003")


@case
def missing_root(work):
    work.run("check", ANNUAL, "--root", "nowhere").expect(5, "nowhere", "OUT040")


@case
def root_that_does_not_hold_the_extracts(work):
    work.run("check", ANNUAL, "--root", "report-specs").expect(3, ANNUAL + ":")
    work.run("check", ANNUAL, "--root", ".").expect(0)


@case
def output_folder_that_cannot_be_written_is_told_before_reading(work):
    os.remove(work.path(APRIL + "/log.csv"))  # were it read, that would be the message
    work.write("place", "a file\n")
    result = work.run("build", ANNUAL, "--out", "place/below").expect(5, "place", "OUT006")
    assert "log.csv" not in result.err, result.err
    work.run("build", ANNUAL, "--out", "place").expect(5, "place", "OUT006")
    work.run("build", ANNUAL, "--out", "/proc/nowhere/out").expect(5, "OUT006")


@case
def output_folder_that_is_somebody_elses(work):
    work.write("mine/letter.txt", "Dear board\n")
    work.run("build", ANNUAL, "--out", "mine").expect(5, "mine", "letter.txt", "OUT007")
    harness.expect_equal(work.read("mine/letter.txt"), b"Dear board\n", "the letter")
    harness.expect_equal(sorted(os.listdir(work.path("mine"))), ["letter.txt"], "files")


@case
def output_replaces_an_earlier_one_whole(work):
    work.build("--out", "paper")
    work.build("--out", "paper", "--only", "csv")
    names = work.files("paper")
    assert not any(name.endswith((".xlsx", ".svg")) for name in names), sorted(names)
    harness.expect_equal([name for name in os.listdir(work.folder) if name.startswith(".paper")], [], "left behind")


@case
def results_that_cannot_be_written(work):
    with open("/dev/full", "wb") as full:
        finished = subprocess.run([harness.program, "show", ANNUAL], cwd=work.folder, env=harness.surroundings(), stdout=full,
                                  stderr=subprocess.PIPE, timeout=harness.SECONDS, check=False)
    assert finished.returncode == 5 and b"OUT041" in finished.stderr, finished


@case
def standard_output_that_is_closed(work):
    finished = subprocess.run(["sh", "-c", '"$0" build "$1" >&-', harness.program, ANNUAL], cwd=work.folder,
                              env=harness.surroundings(), stderr=subprocess.PIPE, timeout=harness.SECONDS, check=False)
    assert finished.returncode == 5 and b"OUT041" in finished.stderr, finished
    assert not work.files(OUT), "what cannot be told is not written"


@case
def all_streams_closed(work):
    finished = subprocess.run(["sh", "-c", '"$0" build "$1" <&- >&- 2>&-', harness.program, ANNUAL], cwd=work.folder,
                              env=harness.surroundings(), timeout=harness.SECONDS, check=False)
    harness.expect_equal(finished.returncode, 5, "exit status")
    assert not work.files(OUT), "what cannot be told is not written"


@case
def temporary_files_without_room(work):
    """The library that writes workbooks does not look: what it cut off is found before anything appears."""
    folder = work.path("small")
    os.mkdir(folder)
    script = 'mount -t tmpfs -o size=8k none "$0" && TMPDIR="$0" exec "$@"'
    command = ["unshare", "-rm", "sh", "-c", script, folder, harness.program, "build", ANNUAL, "--only", "xlsx"]
    if subprocess.run(command[:4] + [script, folder, "true"], capture_output=True, check=False).returncode != 0:
        return  # a machine where nobody may mount
    finished = subprocess.run(command, cwd=work.folder, env=harness.surroundings(), capture_output=True, timeout=harness.SECONDS, check=False)
    assert finished.returncode == 5 and b"TMPDIR" in finished.stderr and b"OUT022" in finished.stderr, finished
    assert not work.files(OUT), "a broken workbook is not written"


@case
def a_build_that_cannot_be_told(work):
    with open("/dev/full", "wb") as full:
        finished = subprocess.run([harness.program, "build", ANNUAL], cwd=work.folder, env=harness.surroundings(), stdout=full,
                                  stderr=subprocess.PIPE, timeout=harness.SECONDS, check=False)
    assert finished.returncode == 5 and b"OUT041" in finished.stderr, finished
    assert not work.files(OUT), "what cannot be told is not written"


@case
def reader_that_goes_away(work):
    finished = subprocess.run(["sh", "-c", '{ sleep 0.1; "$0" show "$1" 2>messages; echo $? >status; } | true', harness.program, ANNUAL],
                              cwd=work.folder, env=harness.surroundings(), timeout=harness.SECONDS, check=False)
    harness.expect_equal(finished.returncode, 0, "the pipe")
    harness.expect_equal(work.read("status").strip(), b"141", "exit status")


def interrupted(work, number):
    """Ends a build that waits for an extract from a pipe; what it had begun is gone, what was there is not."""
    work.build()
    before = work.files("out")
    os.mkfifo(work.path("pipe"))
    run = subprocess.Popen([harness.program, "build", ANNUAL, "--source", "log=pipe"], cwd=work.folder,
                           env=harness.surroundings(), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    with open(work.path("pipe"), "wb") as pipe:  # opened once the program reads it
        pipe.write(b"ref,kind\n")
        pipe.flush()
        begun = [name for name in os.listdir(work.path("out/annual")) if name.startswith(".")]
        assert begun, "nothing was begun"
        run.send_signal(number)
        run.communicate(timeout=harness.SECONDS)
    harness.expect_equal(run.returncode, 128 + number, "exit status")
    harness.expect_same_files(work.files("out"), before, "output")


@case
def interrupted_by_the_keyboard(work):
    interrupted(work, signal.SIGINT)


@case
def told_to_end(work):
    interrupted(work, signal.SIGTERM)


@case
def terminal_closed(work):
    interrupted(work, signal.SIGHUP)


@case
def interrupted_without_earlier_output_leaves_nothing(work):
    os.mkfifo(work.path("pipe"))
    run = subprocess.Popen([harness.program, "build", ANNUAL, "--source", "log=pipe"], cwd=work.folder,
                           env=harness.surroundings(), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    with open(work.path("pipe"), "wb"):
        run.terminate()
        run.communicate(timeout=harness.SECONDS)
    harness.expect_equal(run.returncode, 143, "exit status")
    assert not os.path.exists(work.path("out")), "the folder out stayed"


@case
def leftover_of_a_killed_run_is_removed(work):
    os.mkfifo(work.path("pipe"))
    run = subprocess.Popen([harness.program, "build", ANNUAL, "--source", "log=pipe"], cwd=work.folder,
                           env=harness.surroundings(), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    with open(work.path("pipe"), "wb"):
        run.kill()
        run.communicate(timeout=harness.SECONDS)
    assert os.listdir(work.path("out/annual")), "a kill cannot be cleaned up after"
    work.build()
    harness.expect_equal(os.listdir(work.path("out/annual")), ["2007-to-2008"], "folders")


@case
def extract_from_standard_input(work):
    plain = work.run("show", ANNUAL, "lead-issue").expect(0)
    piped = work.run("show", ANNUAL, "lead-issue", "--source", "log=-", stdin=work.read(APRIL + "/log.csv")).expect(0)
    harness.expect_equal(piped.out, plain.out, "tables")


@case
def extract_in_two_files(work):
    plain = work.run("show", ANNUAL, "relationship").expect(0)
    rows = work.rows(APRIL + "/log.csv")
    work.write_rows("first.csv", rows[:700])
    work.write_rows("second.csv", [dict(reversed(row.items())) for row in rows[700:]])  # columns in another order
    both = work.run("show", ANNUAL, "relationship", "--source", "log=first.csv", "--source=log=second.csv").expect(0)
    harness.expect_equal(both.out, plain.out, "tables")


@case
def odd_names_do_not_reach_the_terminal(work):
    for name in (b"no\xff\n\x1b[31mwhere.yaml", b"n" * 4096, "\u202eyaml".encode()):
        result = work.run("check", name).expect(5)
        assert "\x1b" not in result.err and "\u202e" not in result.err and result.err.count("\n") == 1, repr(result.err)


@case
def program_without_its_module(work):
    """What writes documents stands beside the program: without it, everything else works."""
    alone = work.path("boardpaper")
    shutil.copy(harness.program, alone)

    def run(*arguments):
        return subprocess.run([alone, *arguments], cwd=work.folder, env=harness.surroundings(), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              check=False)
    for threads in ("1", "2"):
        finished = run("build", ANNUAL, "--threads", threads)
        assert finished.returncode == 5 and b"OUT009" in finished.stderr and b"boardpaper-presenters.so" in finished.stderr, finished
    assert not os.path.exists(work.path("out")), "left behind"
    for arguments in (("show", ANNUAL), ("check", ANNUAL), ("build", ANNUAL, "--only", "csv,html", "--out", "tables")):
        assert run(*arguments).returncode == 0, arguments
    work.write("boardpaper-presenters.so", "not a module\n")
    finished = run("build", ANNUAL)
    assert finished.returncode == 5 and b"OUT009" in finished.stderr, finished


@case
def program_called_by_other_names(work):
    """Through a link, and found along PATH: the module is where the program is."""
    os.symlink(harness.program, work.path("report"))
    for command, env in ((["./report"], {}), (["report"], {"PATH": work.folder})):
        finished = subprocess.run([*command, "build", ANNUAL, "--only", "charts", "--out", "charts"], cwd=work.folder, check=False,
                                  env=harness.surroundings(env), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        assert finished.returncode == 0, finished


@case
def libraries_are_loaded_by_build_alone(work):
    def loaded(*arguments):
        result = work.run(*arguments, env={"LD_DEBUG": "libs"}).expect(0)
        return set(re.findall(r"find library=lib([a-z]+)", result.err))
    heavy = {"cairo", "pango", "fontconfig", "freetype", "harfbuzz", "glib", "qpdf", "xlsxwriter", "minizip", "crypto", "gnutls"}
    for arguments in (("show", ANNUAL), ("check", ANNUAL), ("plan", ANNUAL), ("build", ANNUAL, "--only", "csv")):
        found = loaded(*arguments)
        assert "yaml" in found and not found & heavy, (arguments, found & heavy)
    assert {"cairo", "qpdf", "xlsxwriter"} <= loaded("build", ANNUAL)


@case
def libraries_are_loaded_beside_the_reading(work):
    """While the program still waits for an extract on standard input, they are there."""
    log = work.read(APRIL + "/log.csv")
    started = subprocess.Popen([harness.program, "build", ANNUAL, "--threads", "2", "--source", "log=-", "--out", "built"], cwd=work.folder,
                               env=harness.surroundings({"LD_DEBUG": "libs", "LD_DEBUG_OUTPUT": work.path("loader")}), stdin=subprocess.PIPE,
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def is_loaded():
        written = [name for name in os.listdir(work.folder) if name.startswith("loader.")]
        return any(b"find library=libcairo.so" in work.read(name) for name in written)
    end = time.monotonic() + 60
    while not is_loaded() and time.monotonic() < end:
        time.sleep(0.02)
    was_loaded = is_loaded()
    _, messages = started.communicate(log)
    assert started.returncode == 0, messages
    assert was_loaded, "they were loaded after the reading"


@case
def memory_that_ends(work):
    """However little there is: it succeeds, or says so, wherever the libraries can be loaded at all."""
    def limited(megabytes, *arguments):
        return subprocess.run(["sh", "-c", 'ulimit -v "$0"; exec "$@"', str(megabytes * 1024), harness.program, *arguments],
                              cwd=work.folder, env=harness.surroundings(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    if limited(1024, "--version").returncode != 0:
        return  # built with a sanitizer, which needs more addresses than there is memory
    ended = set()
    for megabytes in range(20, 120, 4):
        if limited(megabytes, "--version").returncode != 0:
            continue  # ended while the libraries were loaded, before the program began
        finished = limited(megabytes, "build", ANNUAL, "--only", "xlsx,csv")
        assert finished.returncode in (0, 5), (megabytes, finished)
        assert finished.returncode != 5 or b"OUT008" in finished.stderr, finished.stderr
        assert os.path.exists(work.path("out")) == (0 in ended or finished.returncode == 0), "left behind"
        ended.add(finished.returncode)
    assert {0, 5} <= ended, ended


if __name__ == "__main__":
    harness.main()
