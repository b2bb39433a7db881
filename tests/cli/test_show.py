#!/usr/bin/env python3
"""`show`: which tables, in which format; `check`."""

import csv
import json

import re

import harness
from harness import ANNUAL, OUT, case


@case
def one_table_by_identifier_and_by_number(work):
    by_id = work.run("show", ANNUAL, "lead-issue").expect(0).out
    for name in ("Table 3", "table 3", "TABLE  3", "Lead-Issue"):
        harness.expect_equal(work.run("show", ANNUAL, name).expect(0).out, by_id, name)
    for text in ("Table 3", "Lead issue of complaints received", "18.8%", "709"):
        assert text in by_id, by_id


@case
def tables_in_the_order_asked_for(work):
    shown = json.loads(work.run("show", ANNUAL, "gender", "lead-issue", "--format", "json").expect(0).out)
    harness.expect_equal([table["id"] for table in shown["tables"]], ["gender", "lead-issue"], "tables")


@case
def all_tables(work):
    shown = json.loads(work.run("show", ANNUAL, "--format=json").expect(0).out)
    harness.expect_equal(len(shown["tables"]), 22, "tables")


@case
def unknown_table(work):
    rest = "? 'boardpaper show SPEC' without a table shows all of them  [USE009]"
    work.run("show", ANNUAL, "lead-isue").expect(2, "'lead-isue'; did you mean Table 3 (lead-issue)" + rest)
    work.run("show", ANNUAL, "Table 33").expect(2, "'Table 33'; did you mean Table 3 (lead-issue), Table 1 (", rest)
    work.run("show", ANNUAL, "3").expect(2, "'3'; did you mean Table 3 (lead-issue)" + rest)
    work.run("show", ANNUAL, "7").expect(2, "'7'; did you mean ", "Table 7 (")
    far = work.run("show", ANNUAL, "xyzzy").expect(2, "'xyzzy'; 'boardpaper show SPEC'", "USE009").err
    assert "lead-issue" not in far, far
    many = work.run("show", ANNUAL, "Table 0").expect(2).err
    harness.expect_equal(many.count(" ("), 6, "suggestions in " + many)


@case
def csv_is_the_file_of_the_folder(work):
    shown = work.run("show", ANNUAL, "furthest-stage", "--format", "csv").expect(0).out
    work.build("--only", "csv")
    harness.expect_equal(shown.encode(), work.read(OUT + "/tables/furthest-stage.csv"), "CSV")
    rows = list(csv.reader(shown.splitlines()))
    assert all(len(row) == len(rows[0]) for row in rows), rows


@case
def markdown_is_a_table(work):
    lines = work.run("show", ANNUAL, "gender", "--format", "markdown").expect(0).out.splitlines()
    table = [line for line in lines if line.startswith("|")]
    assert len(table) >= 4 and len({line.count("|") for line in table}) == 1, lines


@case
def show_writes_nothing(work):
    work.run("show", ANNUAL).expect(0)
    work.run("check", ANNUAL).expect(0)
    assert not harness.os.path.exists(work.path("out"))


@case
def check_says_what_it_checked(work):
    assert "checks passed" in work.run("check", ANNUAL).expect(0).out
    assert "68 + 709 = 642 + 135" in work.run("check", ANNUAL, "-v").expect(0).out


@case
def check_of_a_wrong_specification(work):
    work.replace(ANNUAL, "rows: {by: lead_issue,", "rows: {by: lead_isue,")
    line = work.line_of(ANNUAL, "lead_isue")
    work.run("check", ANNUAL).expect(3, "%s:%d:" % (ANNUAL, line), "lead_isue", "did you mean 'lead_issue'?")


@case
def live_figures_of_the_page_are_those_of_the_run(work):
    """Every figure in a sentence, and every cell of every table of the web page, as figures.csv has it."""
    work.build("--only", "html")
    page = work.read(OUT + "/annual-2007-to-2008.html").decode("utf-8")
    wanted = {"|".join((line["table"], line["row_id"], line["column_id"])): line for line in work.rows(OUT + "/evidence/figures.csv")}
    found = re.findall(r'<data value="([^"]*)" data-cell="([^"]+)">([^<]*)</data>', page)
    assert len(found) > 40, len(found)
    for value, cell, shown in found:
        assert (value, shown) == (wanted[cell]["value"], wanted[cell]["display"]), (cell, value, shown)


if __name__ == "__main__":
    harness.main()
