#!/usr/bin/env python3
"""`audit`: the arithmetic inside the two papers as they were published, inside our own run, and inside files that are no papers."""

import csv
import io
import json

import harness
from harness import OUT, case

ANNUAL_PAPER = "report-specs/published/2007-08.csv"
QUARTER_PAPER = "report-specs/published/2008-09-q1.csv"
HEADER = "table,row,column,published\n"

# What the published papers got wrong, by hand: (level, rule, table, row, column, printed, computed).
ANNUAL_FINDINGS = [
    ("question", "break-in-series", "complaints-and-cases", "Percentage 2006/07", "Total", "0.8", None),
    ("fault", "not-a-whole", "timescales-achieved", "Stage 3", None, "0 in all", "[z]"),
    ("question", "like-labels", "relationship", "Father", "% of total", "42", None),
    ("question", "does-not-foot", "children-issues", "Total", "Number of complaints", "18", "22"),
]
QUARTER_FINDINGS = [
    ("fault", "does-not-foot", "summary-south", "Closed at stage 4: Review", "Total", "0", "1"),
    ("fault", "does-not-foot", "summary-south", "Comments received", "Total", "17", "13"),
    ("fault", "does-not-roll-up", "summary-national", "Closed at stage 4: Review", "National", "0", "1"),
    ("fault", "does-not-roll-up", "summary-national", "Comments received", "National", "52", "48"),
]
# Our own run: the same breaks in series and children's issues, but 0 of 0 is [z], and fathers have their numbers beside them.
RUN_FINDINGS = [
    ("question", "break-in-series", "complaints-and-cases", "Percentage 2006/07", "Total", "0.8%", None),
    ("question", "does-not-foot", "children-issues", "Total", "Number of complaints", "18", "22"),
]


def audit(work, path, *options, status=None):
    result = work.run("audit", path, "--format", "json", *options)
    report = json.loads(result.out)
    harness.expect_equal(result.status, (1 if report["faults"] else 0) if status is None else status, "exit status of " + path)
    return report


def short(finding):
    return tuple(finding[name] for name in ("level", "rule", "table", "row", "column", "printed", "computed"))


def audit_text(work, text, *options, status=None):
    work.write("paper.csv", HEADER + text)
    return audit(work, "paper.csv", *options, status=status)


@case
def the_annual_paper(work):
    report = audit(work, ANNUAL_PAPER)
    harness.expect_equal([short(finding) for finding in report["findings"]], ANNUAL_FINDINGS, "findings")
    harness.expect_equal(report["figures"], 260, "figures")


@case
def the_quarterly_paper(work):
    report = audit(work, QUARTER_PAPER, status=1)
    harness.expect_equal([short(finding) for finding in report["findings"]], QUARTER_FINDINGS, "findings")
    harness.expect_equal(report["figures"], 240, "figures")


@case
def our_own_run_has_no_fault(work):
    work.build("--only", "csv")
    report = audit(work, OUT + "/evidence/figures.csv", status=0)
    harness.expect_equal([short(finding) for finding in report["findings"]], RUN_FINDINGS, "findings")
    work.build("--only", "csv", "--out", "quarter", spec="report-specs/quarterly.yaml")
    harness.expect_equal(audit(work, "quarter/evidence/figures.csv", status=0)["findings"], [], "of the quarter")


@case
def a_finding_names_its_figures_and_their_lines(work):
    text = work.run("audit", QUARTER_PAPER).expect(1).out
    line = work.line_of(QUARTER_PAPER, "summary-south,Comments received,Total")
    assert "%s:%d: fault: Comments received, Total: printed 17, computed 13" % (QUARTER_PAPER, line) in text, text
    assert "S1 1 + S2 0 + S3 0 + S4 1 + S5 4 + S6 4 + S7 3 = 13 (lines %d to %d)" % (line - 7, line - 1) in text, text


@case
def the_same_in_every_format(work):
    wanted = QUARTER_FINDINGS
    rows = list(csv.DictReader(io.StringIO(work.run("audit", QUARTER_PAPER, "--format", "csv").expect(1).out)))
    harness.expect_equal([short(row) for row in rows], wanted, "CSV")
    for form in ("text", "markdown"):
        shown = work.run("audit", QUARTER_PAPER, "--format", form).expect(1).out
        for finding in wanted:
            assert finding[2] in shown and finding[3] in shown, shown


@case
def a_total_that_repeats_a_fault_says_so(work):
    text = " ".join(work.run("audit", QUARTER_PAPER).expect(1).out.split())
    assert "summary-north 16 + summary-central 19 + summary-south 13 = 48" in text, text
    assert "52 = 16 + 19 + 17 repeats the fault of summary-south" in text, text


@case
def a_figure_printed_twice(work):
    twice = "t,A,Number,3\nt,A,Number,%s\n"
    harness.expect_equal(audit_text(work, twice % "3")["findings"], [], "the same again")
    finding, = audit_text(work, twice % "4", status=1)["findings"]
    harness.expect_equal(short(finding)[:5], ("fault", "two-values", "t", "A", "Number"), "finding")
    harness.expect_equal([other["line"] for other in finding["others"]], [3], "the other line")
    harness.expect_equal(audit_text(work, twice % "[x]")["faults"], 1, "a number and a mark")
    harness.expect_equal(audit_text(work, "t,A,Number,[c]\nt,B,Number,1\nt,A,Number,[c]\n")["findings"], [], "a mark again")
    rounded = "t,A,%% of total,18.8\nt,A,%% of total,%s\n"
    harness.expect_equal(audit_text(work, rounded % "19")["findings"], [], "with fewer decimals")
    harness.expect_equal(audit_text(work, rounded % "18.7")["faults"], 1, "with as many decimals")
    harness.expect_equal(audit_text(work, rounded % "18")["faults"], 1, "18.8 is not 18")


@case
def files_that_are_no_papers(work):
    work.run("audit", "nowhere.csv").expect(5, "nowhere.csv", "OUT001")
    work.write("paper.csv", "")
    work.run("audit", "paper.csv").expect(4, "paper.csv", "DATA001")
    work.write("paper.csv", HEADER)
    work.run("audit", "paper.csv").expect(4, "paper.csv", "DATA160")
    work.write("paper.csv", "table,row,published\nt,A,3\n")
    work.run("audit", "paper.csv").expect(4, "paper.csv:1", "'column'", "DATA018")
    work.write("paper.csv", HEADER + "t,A,Number,about 3\nt,B,Number,3 or 4\n")
    work.run("audit", "paper.csv").expect(4, "paper.csv:2", "'about 3'", "paper.csv:3", "DATA044")
    work.run("audit").expect(2, "PUBLISHED.csv", "USE008")


if __name__ == "__main__":
    harness.main()
