#!/usr/bin/env python3
"""Whichever way an extract is read and counted, the program shows the same bytes: careful lane, fast lane, portable loops, threads.

    test_ways.py PROGRAM GENERATOR [CASE...]

BOARDPAPER_READER and BOARDPAPER_CPU choose the way (extract/records/reader_blocks.h, base/cpu.h). `fast` fails where the fast lane gives
up, so that it cannot be the careful lane twice. What the figures should be is told elsewhere: test_workload.py, test_oracle.py.
"""

import os
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "cli"))
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import harness  # noqa: E402
from harness import case  # noqa: E402

import variants  # noqa: E402

GENERATOR = os.path.abspath(sys.argv.pop(2))
BENCH = os.path.dirname(os.path.abspath(__file__))
REPORTS = ("annual", "quarterly", "trends")
FEW = "BOARDPAPER_FEW_CASES" in os.environ

CAREFUL = ("careful", "", "1")
# what BOARDPAPER_READER and BOARDPAPER_CPU say, threads
WAYS = (
    ("careful,blocks=61", "portable", "2"),
    ("parser", "", "1"),
    ("fast", "", "1"),
    ("fast", "portable", "1"),
    ("fast", "avx2", "2"),
    ("fast,threads,blocks=700", "", "2"),
    ("fast,threads,blocks=700", "portable", "3"),
    ("fast,threads,blocks=4096", "avx2", "3"),
    ("fast,threads,blocks=65536", "", "3"),
    ("fast,threads", "avx512", "2"),
)
SEEDS = (["20080912"], ["7", "shuffled"], ["1918"])
ROWS = (1000,) if FEW else (1000, 20000)


def shown(work, way, *arguments):
    reader, cpu, threads = way
    env = {name: value for name, value in (("BOARDPAPER_READER", reader), ("BOARDPAPER_CPU", cpu)) if value}
    result = work.run("show", *arguments, "--format", "json", "--threads", threads, env=env)
    return result.status, result.out, result.err


def expect_same(work, what, *arguments, status=0):
    wanted = shown(work, CAREFUL, *arguments)
    harness.expect_equal(wanted[0], status, "%s by the careful lane: %s" % (what, wanted[2]))
    assert len(wanted[1]) > 10000, "%s: little is shown: %s" % (what, wanted[1])
    for way in WAYS:
        found = shown(work, way, *arguments)
        assert found == wanted, "%s: %s differs from the careful lane: %d\n%s" % (what, way, found[0], found[2])


def expect_same_workload(work, form, specification, **sources):
    options = [word for name, file in sources.items() for word in ("--source", "%s=%s" % (name, work.path(file)))]
    for rows in ROWS:
        for seed in SEEDS:
            subprocess.run([GENERATOR, form, str(rows), work.folder, *seed], check=True, timeout=harness.SECONDS)
            expect_same(work, "%d rows of seed %s" % (rows, seed[0]), specification, "--root", "/", *options)


@case
def sample_reports(work):
    for report in REPORTS:
        expect_same(work, report, "report-specs/%s.yaml" % report)


@case
def wide_form(work):
    expect_same_workload(work, "wide", os.path.join(BENCH, "workload.yaml"), log="wide.csv")


@case
def wide_form_with_a_key(work):
    expect_same_workload(work, "wide", variants.write("keyed", work.folder), log="wide.csv")


@case
def permuted_form(work):
    expect_same_workload(work, "permuted", variants.write("permuted", work.folder), log="permuted.csv")


@case
def linked_form(work):
    expect_same_workload(work, "linked", os.path.join(BENCH, "workload-linked.yaml"), log="log.csv", stages="stages.csv")


@case
def what_the_fast_lane_gives_up_on_is_read_again(work):
    """A blank line is told and harmless: by itself the program reads it as the careful lane does; `fast` alone fails."""
    subprocess.run([GENERATOR, "wide", "1000", work.folder], check=True, timeout=harness.SECONDS)
    lines = work.read("wide.csv").split(b"\n")
    work.write("wide.csv", b"\n".join(lines[:900] + [b""] + lines[900:]))
    arguments = (os.path.join(BENCH, "workload.yaml"), "--root", "/", "--source", "log=" + work.path("wide.csv"))
    wanted = shown(work, CAREFUL, *arguments)
    harness.expect_equal(wanted[0], 0, "exit status: " + wanted[2])
    for way in (("", "", "1"), ("threads,blocks=700", "", "3")):
        harness.expect_equal(shown(work, way, *arguments), wanted, "by " + str(way))
    for way in WAYS:
        if way[0].startswith("fast"):
            harness.expect_equal(shown(work, way, *arguments)[0], 70, "exit status by the fast lane alone")


if __name__ == "__main__":
    harness.main()
