#!/usr/bin/env python3
"""The benchmark's figures are right: the program's against a count in plain Python, and against known results.

    test_workload.py PROGRAM GENERATOR [CASE...]

Nothing is timed here; tests/bench/run does that.
"""

import hashlib
import json
import os
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "cli"))
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import harness  # noqa: E402
from harness import case  # noqa: E402

import count  # noqa: E402
import figures_as_lines  # noqa: E402
import variants  # noqa: E402

GENERATOR = os.path.abspath(sys.argv.pop(2))

# SHA-256 of the lines for the usual seed: five other engines give the same ones (docs/performance.md).
KNOWN = {1000: "42d8464b123dddb15fea6b791ca14fd58c714f4a02f0e7d383809d603e760617",
         100000: "1c0bacd962256245d35482e51ea89ab0264c162e0edf28b89125f9bb1ff46180"}
USUAL, SHUFFLED, OTHER = ["20080912"], ["7", "shuffled"], ["1918"]


def generate(work, form, rows, seed):
    subprocess.run([GENERATOR, form, str(rows), work.folder, *seed], check=True, timeout=harness.SECONDS)


def figures(work, specification, **sources):
    """The program's figures as lines."""
    options = [word for name, file in sources.items() for word in ("--source", "%s=%s" % (name, work.path(file)))]
    shown = work.run("show", specification, "--root", "/", "--format", "json", *options).expect(0)
    return figures_as_lines.lines(json.loads(shown.out))


def expect_counted(work, form, specification, **sources):
    for seed in (USUAL, SHUFFLED, OTHER):
        generate(work, form, 1000, seed)
        wanted = count.lines(form, work.folder)
        assert len(wanted) > 300, "only %d figures" % len(wanted)
        harness.expect_equal(figures(work, specification, **sources), wanted, "figures of seed " + seed[0])


def bench(name):
    return os.path.join(harness.PROJECT, "tests", "bench", name)


@case
def wide_figures_are_those_counted_record_by_record(work):
    expect_counted(work, "wide", bench("workload.yaml"), log="wide.csv")


@case
def a_key_changes_no_figure(work):
    expect_counted(work, "wide", variants.write("keyed", work.folder), log="wide.csv")


@case
def a_key_that_stands_twice_is_refused(work):
    generate(work, "wide", 1000, USUAL)
    work.replace("wide.csv", "RFL-000000777,", "RFL-000000007,")
    specification = variants.write("keyed", work.folder)
    work.run("show", specification, "--root", "/", "--source", "log=" + work.path("wide.csv")).expect(4, "RFL-000000007")


@case
def a_source_without_a_key_is_noted(work):
    generate(work, "wide", 1000, USUAL)
    shown = work.run("check", bench("workload.yaml"), "--root", "/", "--source", "log=" + work.path("wide.csv"), "-v")
    shown.expect(0, "source 'log' has no key", "SPEC061")
    noted = work.run("check", variants.write("keyed", work.folder), "--root", "/", "--source", "log=" + work.path("wide.csv"), "-v").expect(0)
    assert "SPEC061" not in noted.err, noted.err


@case
def nothing_belongs_to_a_source_without_a_key(work):
    with open(bench("workload-linked.yaml"), encoding="utf-8") as file:
        text = file.read().replace("workload/", os.path.relpath(bench("workload"), work.folder) + "/")
    assert text.count("    key: ref\n") == 1
    work.write("linked.yaml", text.replace("    key: ref\n", ""))
    work.run("check", "linked.yaml", "--root", "/").expect(3, "nothing can belong to source 'log'", "SPEC034")


@case
def permuted_figures_are_those_counted_record_by_record(work):
    expect_counted(work, "permuted", variants.write("permuted", work.folder), log="permuted.csv")


@case
def linked_figures_are_those_counted_record_by_record(work):
    expect_counted(work, "linked", bench("workload-linked.yaml"), log="log.csv", stages="stages.csv")


@case
def linked_figures_are_the_wide_ones(work):
    generate(work, "wide", 1000, USUAL)
    generate(work, "linked", 1000, USUAL)
    wide = count.lines("wide", work.folder)
    harness.expect_equal(count.lines("linked", work.folder), wide, "figures of the linked form")


@case
def known_seeds_give_known_figures(work):
    for rows, known in KNOWN.items():
        generate(work, "wide", rows, [])
        found = figures(work, bench("workload.yaml"), log="wide.csv")
        harness.expect_equal(hashlib.sha256(b"".join(found)).hexdigest(), known, "SHA-256 of the figures of %d rows" % rows)


@case
def the_calendar_has_the_working_days_of_the_specification(work):
    """The generator's working days are those of the bank holidays that the specification reads."""
    generate(work, "wide", 1, [])
    holidays = {row["date"] for row in count.rows_of(os.path.join(harness.PROJECT, "report-specs/shared/bank-holidays-england-and-wales.csv"))}
    n = 0
    for row in work.rows("calendar.csv"):
        n += count.day(row["date"]).weekday() < 5 and row["date"] not in holidays
        harness.expect_equal(row["wdn"], str(n), "working days up to " + row["date"])


if __name__ == "__main__":
    harness.main()
