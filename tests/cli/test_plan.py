#!/usr/bin/env python3
"""`plan`: what is told of a run before it."""

import csv
import json
import os

import harness
from harness import ANNUAL, APRIL, case, expect_equal

LOG = APRIL + "/log.csv"


def blocks(result):
    return json.loads(result.out)["blocks"]


def source(result, name):
    return next(block for block in blocks(result) if block.get("source") == name)


@case
def passes_come_in_the_order_of_reading(work):
    result = work.run("plan", ANNUAL, "--format", "json").expect(0)
    expect_equal([block["title"].split(",")[0] for block in blocks(result) if block["block"] == "source"],
                 ["Pass 1: stages", "Pass 2: log", "Pass 3: cases"], "passes")


@case
def a_table_has_the_cells_that_a_run_gives_it(work):
    """Of tables without `top` or empty lines that are dropped, every cell of the plan is one of `show`."""
    found = next(block for block in blocks(work.run("plan", ANNUAL, "--format", "json").expect(0)) if block["block"] == "tables")
    planned = {table["table"]: table["n_cells"] for table in found["tables"]}
    shown = json.loads(work.run("show", ANNUAL, "gender", "timescales-achieved", "--format", "json").expect(0).out)
    for table in shown["tables"]:
        expect_equal(planned[table["id"]], len(table["rows"]) * len(table["columns"]), table["id"])


@case
def rows_are_counted_or_estimated(work):
    """A small file is counted; of a large one the rows are within 5 % of what Python's csv module finds."""
    with open(work.path(LOG), encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    with open(work.path("large.csv"), "w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows[:1] + rows[1:] * 20)
    large = source(work.run("plan", ANNUAL, "--source", "log=large.csv", "--format", "json").expect(0), "log")
    expect_equal(large["files"][0]["state"], "estimated from its head", "state")
    assert abs(large["n_rows"] - 20 * (len(rows) - 1)) < len(rows), (large["n_rows"], 20 * (len(rows) - 1))
    cases = source(work.run("plan", ANNUAL, "--format", "json").expect(0), "cases")
    with open(work.path(APRIL + "/cases.csv"), encoding="utf-8", newline="") as file:
        expect_equal(cases["n_rows"], len(list(csv.reader(file))) - 1, "rows of cases")


@case
def an_extract_that_is_not_there_is_named_and_no_error(work):
    os.remove(work.path(LOG))
    result = work.run("plan", ANNUAL).expect(0)
    assert "is not there" in result.out and "Pass 2: log" in result.out, result.out
    assert not result.err, result.err
    work.run("check", ANNUAL).expect(5, "log.csv")


@case
def the_head_of_an_extract_is_held_against_the_specification(work):
    work.replace(LOG, "region", "regoin")
    result = work.run("plan", ANNUAL).expect(4, "DATA", "region", "did you mean 'regoin'?")
    assert "Pass 2: log" in result.out, result.out


@case
def no_data_is_read(work):
    """A row that no run would take says nothing here; what comes from a pipe is not used up."""
    with open(work.path(LOG), "a", encoding="utf-8") as file:
        file.write("one,field,too,few\n")
    work.run("plan", ANNUAL).expect(0)
    work.run("check", ANNUAL).expect(4)
    assert "read once, as it comes" in work.run("plan", ANNUAL, "--source", "log=-").expect(0).out


@case
def columns_say_what_they_are_read_for(work):
    def needs(*options):
        found = source(work.run("plan", ANNUAL, "--format", "json", *options).expect(0), "log")
        return {column["column"]: column["for"] for column in found["columns"]}
    plain = needs()
    expect_equal(plain["ref"], "link, key", "ref")
    expect_equal(plain["hos_area"], "nothing; it is checked as declared", "hos_area")
    assert "as at" not in plain["recorded"] and "as at" in needs("--as-at", "2008-04-20")["recorded"]


@case
def forms_that_fit_no_plan(work):
    work.run("plan", ANNUAL, "--format", "csv").expect(2, "--format", "text or json", "USE007")


harness.main()
