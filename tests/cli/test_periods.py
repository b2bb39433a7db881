#!/usr/bin/env python3
"""Periods of every kind: what they are called, what is counted in them, what of them is refused.

Cells in other windows are held against tests/oracle/windows.py, which counts them the long way round.
"""

import datetime
import os
import sys

import harness
from harness import ANNUAL, JULY, case

ORACLE = os.path.join(harness.PROJECT, "tests", "oracle")
sys.path.insert(0, ORACLE)

import windows as oracle  # noqa: E402

QUARTER = "out/annual/2007-to-2008-q3"
WORKBOOK = QUARTER + "/annual-2007-to-2008-q3.xlsx"
WINDOWS = "report-specs/windows.yaml"
NOVEMBER = ("2007-11-01", "2007-11-30")

# The windows of each run by hand: now, prior, last-year, to-date.
RUNS = {
    "2008/09 Q1": (("2008-04-01", "2008-06-30"), ("2008-01-01", "2008-03-31"), ("2007-04-01", "2007-06-30"), ("2008-04-01", "2008-06-30")),
    "2007/08 Q3": (("2007-10-01", "2007-12-31"), ("2007-07-01", "2007-09-30"), ("2006-10-01", "2006-12-31"), ("2007-04-01", "2007-12-31")),
    "2007/08 Q4": (("2008-01-01", "2008-03-31"), ("2007-10-01", "2007-12-31"), ("2007-01-01", "2007-03-31"), ("2007-04-01", "2008-03-31")),
    "2007/08": (("2007-04-01", "2008-03-31"), ("2006-04-01", "2007-03-31"), ("2006-04-01", "2007-03-31"), ("2007-04-01", "2008-03-31")),
    "2008 Q2": (("2008-04-01", "2008-06-30"), ("2008-01-01", "2008-03-31"), ("2007-04-01", "2007-06-30"), ("2008-01-01", "2008-06-30")),
    "2007": (("2007-01-01", "2007-12-31"), ("2006-01-01", "2006-12-31"), ("2006-01-01", "2006-12-31"), ("2007-01-01", "2007-12-31")),
    "2008-02": (("2008-02-01", "2008-02-29"), ("2008-01-01", "2008-01-31"), ("2007-02-01", "2007-02-28"), ("2007-04-01", "2008-02-29")),
    "2008-05-12..2008-05-18": (("2008-05-12", "2008-05-18"), ("2008-05-05", "2008-05-11"), ("2007-05-12", "2007-05-18"), ("2008-04-01", "2008-05-18")),
}
NAMES = ("now", "prior", "last-year", "to-date")


def days(window):
    return tuple(map(datetime.date.fromisoformat, window))


def shown(number):
    return "[x]" if number is None else "{:,}".format(number)


def build(work, *options):
    """{(table, row, column): line of figures.csv} of the specification that the oracle counts too."""
    with open(os.path.join(ORACLE, "windows.yaml"), encoding="utf-8") as file:
        work.write(WINDOWS, file.read())
    work.build("--only", "csv", "--out", "built", *options, spec=WINDOWS)
    return {(line["table"], line["row_id"], line["column_id"]): line for line in work.rows("built/evidence/figures.csv")}


def compare(work, found, period, as_at=None):
    for name, window in zip(NAMES + ("november",), RUNS[period] + (NOVEMBER,)):
        for measure in oracle.MEASURES:
            wanted = oracle.count(work.path(JULY), days(window), measure, as_at)
            harness.expect_equal(found["windows", measure, name]["display"], shown(wanted), (period, measure, name))


@case
def quarters_are_spelled_out(work):
    """Publishing rule 11, on the finished workbook; files keep the quarter's number."""
    work.build("--period", "2007/08 Q3", "--only", "xlsx,csv,html")
    work.run("check", "--workbook", WORKBOOK).expect(0)
    assert "Percentage July to September 2007" in work.read(QUARTER + "/tables/complaints-and-cases.csv").decode()
    page = work.read(QUARTER + "/annual-2007-to-2008-q3.html").decode()
    assert "July to September 2007" in page and "Q2" not in page and "Q3" not in page
    parameters = harness.json.loads(work.read(QUARTER + "/evidence/manifest.json"))["parameters"]
    assert {"name": "period", "value": "2007/08 Q3"} in parameters, parameters


@case
def every_window_of_every_kind_of_period(work):
    for period in RUNS:
        if period == "2008-05-12..2008-05-18":
            continue  # its months are no whole ones
        compare(work, build(work, "--period", period), period)


@case
def windows_of_any_days(work):
    with open(os.path.join(ORACLE, "windows.yaml"), encoding="utf-8") as file:
        work.write(WINDOWS, file.read())
    work.run("check", WINDOWS, "--period", "2008-05-12..2008-05-18").expect(3, "12 May to 18 May 2008 is not made of whole months", "SPEC142")
    work.replace(WINDOWS, "{by_period: {unit: month, last: 14}}", "{by_period: {last: 3}}")
    work.build("--only", "csv", "--out", "built", "--period", "2008-05-12..2008-05-18", spec=WINDOWS)
    found = {(line["table"], line["row_id"], line["column_id"]): line for line in work.rows("built/evidence/figures.csv")}
    compare(work, found, "2008-05-12..2008-05-18")
    weeks = {"2008-04-28-to-2008-05-04": ("2008-04-28", "2008-05-04"), "2008-05-05-to-2008-05-11": ("2008-05-05", "2008-05-11"),
             "2008-05-12-to-2008-05-18": ("2008-05-12", "2008-05-18")}
    for row, window in weeks.items():
        harness.expect_equal(found["months", row, "received"]["value"], str(oracle.count(work.path(JULY), days(window), "received")), row)


@case
def windows_as_at_an_earlier_day(work):
    """On 30 June 2008 less was known of every window, and nothing of later ones."""
    as_at = datetime.date(2008, 6, 30)
    compare(work, build(work, "--as-at", "2008-06-30"), "2008/09 Q1", as_at)
    work.replace(WINDOWS, "period: 2007-11}", "period: 2008-07}")
    work.build("--only", "csv", "--out", "built", "--as-at", "2008-06-30", spec=WINDOWS)
    july = [line["display"] for line in work.rows("built/evidence/figures.csv") if line["column_id"] == "november"]
    harness.expect_equal((july.count("[x]"), len(july)), (10, 11), "July, of which only the eve was known")


@case
def month_by_month(work):
    found = build(work)
    months = sorted({row for table, row, _ in found if table == "months"})
    harness.expect_equal((months[0], months[-1], len(months)), ("2007-05", "2008-06", 14), "months")
    for month in months:
        first = datetime.date.fromisoformat(month + "-01")
        window = (first, (first + datetime.timedelta(days=31)).replace(day=1) - datetime.timedelta(days=1))
        for measure in ("received", "closed", "open", "met", "missed"):
            harness.expect_equal(found["months", month, measure]["value"], str(oracle.count(work.path(JULY), window, measure)), (month, measure))


@case
def arithmetic_of_another_period(work):
    """A share of the quarter before: of complaints and cases counted in that quarter."""
    found = build(work)
    now, prior = (oracle.figures.Extract(work.path(JULY), days(window)) for window in RUNS["2008/09 Q1"][:2])
    for column, case_type in (("private", "Private"), ("dispute-resolution", "Dispute Resolution"), ("public", "Public"), ("total", "Total")):
        line = found["by-case-type", "percentage-before", column]
        before, after = oracle.complaints(prior, case_type), oracle.complaints(now, case_type)
        harness.expect_equal((line["numerator"], line["denominator"]), (str(before), str(oracle.cases(prior, case_type))), column)
        change = found["by-case-type", "change", column]
        harness.expect_equal((change["numerator"], change["denominator"]), (str(after - before), str(before)), column)
    assert not any("~" in row or "~" in column for _, row, column in found), "a hidden line is shown"


@case
def manifest_lists_comparisons(work):
    build(work)
    manifest = harness.json.loads(work.read("built/evidence/manifest.json"))
    harness.expect_equal(manifest["comparisons"][0], {"table": "windows", "column": "prior", "kind": "counted", "period": "2007/08 Q4",
                                                      "path": None, "sha256": None}, "a line of its own")
    revised = [one for one in manifest["comparisons"] if one["kind"] == "revised"]
    harness.expect_equal([(one["row"], one["period"]) for one in revised],
                         [("percentage-before", "2007/08 Q4"), ("complaints-before", "2007/08 Q4")], "revised")
    work.build("--only", "csv")
    published = harness.json.loads(work.read(harness.OUT + "/evidence/manifest.json"))["comparisons"]
    harness.expect_equal(({one["kind"] for one in published}, len(published)), ({"as_published"}, 9), "of the annual report")
    ledger = "report-specs/published/2006-07.csv"
    harness.expect_equal({(one["path"], one["sha256"], one["period"]) for one in published},
                         {(ledger, harness.sha256(work.path(ledger)), "2006/07")}, "ledger")


QUARTERS = """boardpaper: 1
include: [shared/feedback-log.yaml]
report: {id: quarters, title: Quarters, publisher: Customer Service and Quality, period: 2008/09 Q1}
extracts:
  log: {file: "../sample-data/{period}/log.csv", taken: 2008-07-31, complete_from: 2007-04-01}
  stages: {file: "../sample-data/{period}/stages.csv", taken: 2008-07-31, complete_from: 2007-04-01}
published:
  prior: {title: the last paper, file: "published/{prior}.csv", period: prior}
tables:
  flow:
    title: Complaints
    corner: Measure
    columns:
      - {label: Number}
      - {id: before, label: "{prior.label}", as_published: prior, of: number}
      - {label: Difference, difference: [number, before]}
    rows:
      - {label: Received, population: complaints_received}
      - {label: Open, population: complaints_open}
"""


@case
def published_figures_follow_the_run(work):
    """The figures of the last run stand as published; what was logged since is told beside them."""
    work.write("report-specs/quarters.yaml", QUARTERS)
    os.rename(work.path("sample-data/2008-04-30"), work.path("sample-data/2007-to-2008-q4"))
    os.rename(work.path(JULY), work.path("sample-data/2008-to-2009-q1"))
    work.write("report-specs/published/2007-to-2008-q3.csv", "table,row,column,published\n")
    work.build("--only", "csv", "--period", "2007/08 Q4", "--taken", "log=2008-04-30", "--taken", "stages=2008-04-30",
               "--out", "last", spec="report-specs/quarters.yaml")
    work.write("report-specs/published/2007-to-2008-q4.csv", work.read("last/evidence/figures.csv"))
    work.build("--only", "csv", "--out", "this", spec="report-specs/quarters.yaml")
    found = {(line["row_id"], line["column_id"]): line["display"] for line in work.rows("this/evidence/figures.csv")}
    then = oracle.figures.Extract(work.path("sample-data/2007-to-2008-q4"), days(("2008-01-01", "2008-03-31")))
    harness.expect_equal((found["received", "before"], found["open", "before"]), (str(len(then.received())), str(len(then.open_at(then.last)))), "last")
    now = oracle.figures.Extract(work.path("sample-data/2008-to-2009-q1"), days(("2008-01-01", "2008-03-31")))
    shown_table = work.run("show", "report-specs/quarters.yaml").expect(0).out.replace("\n", " ")
    words = "Of January to March 2008 as published and as counted now: Received %d and %d; Open %d and %d" % (
        len(then.received()), len(now.received()), len(then.open_at(then.last)), len(now.open_at(then.last)))
    assert words in " ".join(shown_table.split()), shown_table
    manifest = harness.json.loads(work.read("this/evidence/manifest.json"))
    harness.expect_equal(manifest["comparisons"], [{"table": "flow", "column": "before", "kind": "as_published", "period": "2007/08 Q4",
                                                    "path": "report-specs/published/2007-to-2008-q4.csv",
                                                    "sha256": harness.sha256(work.path("report-specs/published/2007-to-2008-q4.csv"))}], "comparisons")
    # the figures of another quarter under that name
    work.write("report-specs/published/2007-to-2008-q4.csv", work.read("this/evidence/figures.csv"))
    work.run("check", "report-specs/quarters.yaml").expect(4, "are of 1 April to 30 June 2008, not of 1 January to 31 March 2008", "DATA069")
    os.remove(work.path("report-specs/published/2007-to-2008-q4.csv"))
    work.run("check", "report-specs/quarters.yaml").expect(5, "published/2007-to-2008-q4.csv", "OUT001")
    # a first run has no last paper, and says so
    work.replace("report-specs/quarters.yaml", "period: prior}", "period: prior, optional: true}")
    work.write("report-specs/quarters.yaml", work.read("report-specs/quarters.yaml").decode() + ABSENT)
    line = work.line_of("report-specs/quarters.yaml", "optional: true")
    result = work.run("check", "-v", "report-specs/quarters.yaml").expect(0, "quarters.yaml:%d:" % line, "published/2007-to-2008-q4.csv", "OUT042")
    assert "not made  So many came (cannot be told: there is no file report-specs/published/2007-to-2008-q4.csv)" in result.out, result.out
    assert "CHECK002" not in result.err, result.err  # one thing is told once
    drawn = work.run("show", "report-specs/quarters.yaml", "--format", "csv").expect(0).out
    assert "Received,181,[x],[x]\n" in drawn, drawn
    work.build("--only", "csv", "--out", "first", spec="report-specs/quarters.yaml")
    manifest = harness.json.loads(work.read("first/evidence/manifest.json"))
    harness.expect_equal((manifest["comparisons"], [one["path"] for one in manifest["inputs"] if one["role"] == "published"]), ([], []), "nothing")


ABSENT = """checks:
  came: {says: So many came, sum: [{population: complaints_received, period: prior}], equals: [{published: prior, cell: "flow | received | number"}]}
"""


BETWEEN = """boardpaper: 1
include: [shared/feedback-log.yaml]
report: {id: between, title: Between papers, publisher: Customer Service and Quality, period: 2008/09 Q1}
extracts:
  log: {file: ../sample-data/2008-07-31/log.csv, taken: 2008-07-31, complete_from: 2007-04-01}
  stages: {file: ../sample-data/2008-07-31/stages.csv, taken: 2008-07-31, complete_from: 2007-04-01}
published:
  last: {title: the annual paper, file: published/last.csv, period: 2007/08}
  retyped: {title: the annual paper as it was retyped, file: published/2007-08.csv, period: 2007/08, as_at: 2008-04-30}
tables:
  reached: {title: Open at the end of March, corner: Stage, population: complaints_open, rows: {by: stage_reached}, columns: {label: Then, period: prior}}
checks:
  opening:
    says: The complaints open when the quarter began are those that the annual paper left open
    sum: [complaints_open_at_start]
    equals: [{published: last, cell: "furthest-stage | ongoing | total"}]
    late_logging: allow
  opening-retyped:
    says: The same, by the paper as it was retyped
    sum: [{population: complaints_open, period: prior}]
    equals: [{published: retyped, cell: "furthest-stage | Ongoing at the end | Total"}]
    late_logging: allow
  stage-1:
    says: So are those at stage 1
    sum: ["reached | stage-1 | then"]
    equals: [{published: last, cell: "furthest-stage | ongoing | stage-1"}]
    late_logging: allow
  year:
    says: The year is the sum of its quarters
    sum: [{population: complaints_received, period: 2007/08 Q1}, {population: complaints_received, period: 2007/08 Q2},
          {population: complaints_received, period: 2007/08 Q3}, {population: complaints_received, period: 2007/08 Q4}]
    equals: [{population: complaints_received, period: 2007/08}]
  received:
    says: As many were received in the year as the paper said
    sum: [{population: complaints_received, period: 2007/08}]
    equals: [{published: last, cell: "lead-issue | total | number-of-complaints"}]
    late_logging: allow
"""


@case
def checks_between_papers(work):
    """135 complaints were open on 31 March as the annual paper had it; 33 received before were logged after it (sample-data/README.md)."""
    work.build("--only", "csv", "--out", "annual")
    work.write("report-specs/published/last.csv", work.read("annual/evidence/figures.csv"))
    work.write("report-specs/between.yaml", BETWEEN)
    work.build("--only", "csv", "--out", "between", spec="report-specs/between.yaml")
    checks = {check["id"]: (check["outcome"], check["detail"])
              for check in harness.json.loads(work.read("between/evidence/manifest.json"))["checks"]}
    harness.expect_equal(checks["opening"], ("passed", "135 as published, 168 now: 33 logged after 30 April 2008, 0 otherwise"), "opening")
    harness.expect_equal(checks["opening-retyped"], checks["opening"], "as retyped")
    extracts = [oracle.figures.Extract(work.path(folder), days(("2007-04-01", "2008-03-31"))) for folder in (harness.APRIL, JULY)]
    then, now = (len(oracle.at_stage(extract, extract.open_at(extract.last), "1")) for extract in extracts)
    harness.expect_equal(checks["stage-1"], ("passed", "%d as published, %d now: %d logged after 30 April 2008, 0 otherwise" % (then, now, now - then)), "stage 1")
    quarters = [len(oracle.figures.Extract(work.path(JULY), days(window)).received()) for window in
                (("2007-04-01", "2007-06-30"), ("2007-07-01", "2007-09-30"), ("2007-10-01", "2007-12-31"), ("2008-01-01", "2008-03-31"))]
    harness.expect_equal(checks["year"], ("passed", "%s = %d" % (" + ".join(map(str, quarters)), sum(quarters))), "year")
    harness.expect_equal(checks["received"], ("passed", "709 as published, 742 now: 33 logged after 30 April 2008, 0 otherwise"), "received")
    # a complaint that the paper counted is gone
    log = work.rows(JULY + "/log.csv")
    gone = next(item for item in log if item["kind"] == "Complaint" and item["recorded"].endswith("/03/2008") and not item["closed"])
    work.write_rows(JULY + "/log.csv", [item for item in log if item["ref"] != gone["ref"]])
    stages = work.rows(JULY + "/stages.csv")
    work.write_rows(JULY + "/stages.csv", [stage for stage in stages if stage["ref"] != gone["ref"]])
    work.run("check", "report-specs/between.yaml").expect(1, "135 as published, 167 now: 33 logged after 30 April 2008, and 1 fewer for another reason", "CHECK001")


@case
def run_of_a_period_that_the_extract_does_not_know(work):
    """Windows are not available, cell by cell; the run's own period is refused as before."""
    build(work)
    work.run("check", WINDOWS, "--period", "2008/09 Q2").expect(4, "2008-09-30", "2008-07-31", "DATA050")


if __name__ == "__main__":
    harness.main()
