#!/usr/bin/env python3
"""How much memory a run is said to need, what it takes, and what is refused."""

import json
import os
import subprocess
import sys

import harness
from harness import ANNUAL, case, expect_equal

UNIQUE = """boardpaper: 1
report: {id: little, title: Little, publisher: Us, period: 2007/08}
lists: {kinds: {categories: [Complaint, Comment]}, stages: {categories: ["1", "2"]}}
sources:
  log:
    title: Log
    key: ref
    dates: yyyy-mm-dd
    columns: {ref: {type: text, required: true}, kind: {type: category, list: kinds}, received: {type: date}}
"""
LINKED = UNIQUE + """    fields: {last: {list: stages, value: max(stages.stage where stages.started <= period.end)}}
  stages:
    title: Stages
    belongs_to: {log: ref}
    dates: yyyy-mm-dd
    columns: {ref: {type: text}, stage: {type: category, list: stages}, started: {type: date}}
"""
TABLE = """populations: {all: {from: log}}
tables:
  t: {title: Table, corner: Kind, population: all, rows: {by: %s}, columns: {label: Number}}
"""
N_ROWS = 300_000
MB = 1 << 20


def prepare(work, n_rows=N_ROWS):
    work.write("unique.yaml", UNIQUE + TABLE % "kind")
    work.write("plain.yaml", (UNIQUE + TABLE % "kind").replace("    key: ref\n", ""))
    work.write("linked.yaml", LINKED + TABLE % "last")
    work.write("log.csv", "ref,kind,received\n" + "".join("R%09d,Complaint,2007-05-01\n" % i for i in range(n_rows)))
    work.write("stages.csv", "ref,stage,started\n" + "".join("R%09d,1,2007-05-02\n" % i for i in range(n_rows)))


def words_of(work, spec):
    linked = ["--source", "stages=" + work.path("stages.csv")] if spec == "linked.yaml" else []
    return [work.path(spec), "--source", "log=" + work.path("log.csv"), *linked]


def estimated(work, spec):
    blocks = json.loads(work.run("plan", *words_of(work, spec), "--format", "json").expect(0).out)["blocks"]
    memory = next(block for block in blocks if block["block"] == "memory")
    expect_equal(memory["total"], sum(value for name, value in memory.items() if name not in ("block", "title", "total")), "the sum of its parts")
    return memory


PEAK = """import os, sys
child = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)])
_, status, used = os.wait4(child, 0)
print(os.waitstatus_to_exitcode(status), used.ru_maxrss)
"""


def peak(*words):
    """Peak resident memory of a run, in bytes. It has what its parent had at first, so that a small one starts it."""
    done = subprocess.run([sys.executable, "-IS", "-c", PEAK, harness.program, *words], env=harness.surroundings(), stdout=subprocess.PIPE,
                          timeout=harness.SECONDS, check=True)
    status, kilobytes = map(int, done.stdout.split())
    expect_equal(status, 0, "status")
    return kilobytes * 1024


def is_plain_build():
    """Sanitizers and valgrind have memory of their own."""
    with open(harness.program, "rb") as file:
        return b"__asan_init" not in file.read() and not os.environ.get("BOARDPAPER_FEW_CASES")


@case
def the_estimate_bounds_what_a_run_takes(work):
    """Never more than was said; and what was said is at most two and a half times what is taken (tables have just grown, or not)."""
    prepare(work)
    work.write("careful.yaml", (UNIQUE + TABLE % "kind").replace("    key: ref\n", "    key: ref\n    encoding: windows-1252\n"))
    for spec in ("plain.yaml", "unique.yaml", "careful.yaml", "linked.yaml"):
        memory = estimated(work, spec)
        if not is_plain_build():
            continue
        taken = peak("check", *words_of(work, spec))
        said = memory["total"] - memory["writing"]
        print("# %s: %.0f MB said, %.0f MB taken" % (spec, said / MB, taken / MB))
        assert taken <= said <= 2.5 * taken, (spec, taken / MB, said / MB)


@case
def documents_are_in_the_estimate(work):
    for threads in ("1", "2", "4") if is_plain_build() else ():
        taken = peak("build", os.path.join(harness.PROJECT, ANNUAL), "--out", work.path("out"), "--root", harness.PROJECT, "--threads", threads)
        said = int(json.loads(work.run("plan", ANNUAL, "--format", "json", "--threads", threads).out)["blocks"][-1]["total"])
        print("# %s threads: %.0f MB said, %.0f MB taken" % (threads, said / MB, taken / MB))
        assert taken <= said <= 2.5 * taken, (taken / MB, said / MB)


@case
def what_cannot_fit_is_refused_before_it_begins(work):
    prepare(work)
    for command in ("check", "show"):
        work.run(command, *words_of(work, "linked.yaml"), "--memory-limit", "30M").expect(
            5, "this run needs about", "--memory-limit allows 30 MB", "what is kept for each row of 'log'", "OUT045")
    work.run("build", *words_of(work, "linked.yaml"), "--memory-limit", "40M", "--out", work.path("new")).expect(5, "OUT045", "allow ")
    assert not os.path.exists(work.path("new"))
    work.run("check", *words_of(work, "unique.yaml"), "--memory-limit", "500MB").expect(0)
    work.run("check", *words_of(work, "plain.yaml"), "--memory-limit", "40M").expect(0)
    work.run("check", ANNUAL, "--memory-limit", "8M").expect(5, "most of it is the program itself", "OUT045")


@case
def sizes(work):
    for size in ("64", "64B", "1K", "2KiB", "64MB"):
        work.run("check", ANNUAL, "--memory-limit", size).expect(0 if size == "64MB" else 5)
    for size in ("", "0", "-1", "64X", "M", "1.5G", "64 M", "9999999999G", "64Mb"):
        work.run("check", ANNUAL, "--memory-limit", size).expect(2, "--memory-limit", "500MB", "USE007")


@case
def a_long_run_says_with_v_what_it_will_take(work):
    """More than 100 MB of extracts, here made by a wide column that nobody declares."""
    work.write("plain.yaml", (UNIQUE + TABLE % "kind").replace("    key: ref\n", ""))
    with open(work.path("log.csv"), "w", encoding="utf-8") as file:
        file.write("ref,kind,received,more\n")
        row = "R1,Complaint,2007-05-01,%s\n" % ("x" * 4000)
        for _ in range(27_000):
            file.write(row)
    said = work.run("check", *words_of(work, "plain.yaml"), "-v").expect(0).err
    assert harness.re.search(r"note: about \d+ MB of memory will be needed, for 104 MB of extracts  \[OUT046\]\n", said), said
    told = work.run("check", *words_of(work, "plain.yaml"), "-v", "--messages", "json").expect(0).err
    assert "OUT046" in [json.loads(line)["id"] for line in told.splitlines()], told
    assert "OUT046" not in work.run("check", *words_of(work, "plain.yaml")).expect(0).err
    assert "OUT046" not in work.run("check", ANNUAL, "-v").expect(0).err


harness.main()
