#!/usr/bin/env python3
"""Twelve months of complaints: every figure of report-specs/trends.yaml counted again, month by month, from the extract."""

import bisect
import calendar
import collections
import csv
import datetime
import os
import sys
from fractions import Fraction

import harness
from harness import ANNUAL, JULY, case

sys.path.insert(0, os.path.join(harness.PROJECT, "tests", "oracle"))

import figures as oracle  # noqa: E402

TRENDS = "report-specs/trends.yaml"
BANDS = (("0-to-20", 0, 20), ("21-to-40", 21, 40), ("41-to-60", 41, 60), ("over-60", 61, 10000))
LIMITS = {"1": ("acknowledged", 5), "2": ("completed", 20)}


def months_to(year, month, n):
    """The last n months that end with this one: (identifier, first day, last day)."""
    months = []
    for back in reversed(range(n)):
        y, m = divmod(year * 12 + month - 1 - back, 12)
        last = calendar.monthrange(y, m + 1)[1]
        months.append(("%d-%02d" % (y, m + 1), datetime.date(y, m + 1, 1), datetime.date(y, m + 1, last)))
    return months


class WorkingDays:
    """Working days of England and Wales, as a sorted list: the day after any day by counting along it."""

    def __init__(self):
        with open(oracle.BANK_HOLIDAYS, encoding="utf-8", newline="") as file:
            holidays = {row["date"] for row in csv.DictReader(file)}
        days = (datetime.date(2006, 1, 1) + datetime.timedelta(days=i) for i in range(1500))
        self.days = [day for day in days if day.weekday() < 5 and day.isoformat() not in holidays]

    def between(self, start, end):
        """Working days after `start`, up to and with `end`."""
        return bisect.bisect_right(self.days, end) - bisect.bisect_right(self.days, start)

    def after(self, start, n):
        return self.days[bisect.bisect_right(self.days, start) + n - 1]


def median(values):
    values = sorted(values)
    middle = len(values) // 2
    return Fraction(values[middle]) if len(values) % 2 else Fraction(values[middle - 1] + values[middle], 2)


def nearest_rank(values, percent):
    return sorted(values)[-(-len(values) * percent // 100) - 1]


def last_outcomes(stages, end):
    """{ref: outcome of the furthest stage that began by the end of a month}"""
    furthest = {}
    for row in stages:
        if row["started"] <= end and row["stage"] > furthest.get(row["ref"], {"stage": "0"})["stage"]:
            furthest[row["ref"]] = row
    return {ref: row["outcome"] for ref, row in furthest.items()}


def slug(label):
    return "-".join("".join(c if c.isalnum() else " " for c in label.lower()).split())


def percentage(n, out_of):
    return Fraction(100 * n, out_of) if out_of > 0 else None


def ages_and_outcomes(complaints, stages, days, start, end):
    """{(table, row, column inside its period): exact value} of the tables by age and by outcome."""
    ages = [days.between(c["received"], end) for c in complaints if c["received"] <= end and (not c["closed"] or c["closed"] > end)]
    found = last_outcomes(stages, end)
    outcomes = [found[c["ref"]] for c in complaints if c["closed"] and start <= c["closed"] <= end]
    of_ages = {row: sum(low <= age <= high for age in ages) for row, low, high in BANDS}
    of_outcomes = collections.Counter(slug(outcome) for outcome in outcomes)
    assert "" not in of_outcomes, "an outcome is missing: the table then has a line for it"
    registered = len(outcomes) - of_outcomes["not-registered"]
    wanted = {}
    for row, n in [*of_ages.items(), ("total", len(ages))]:
        wanted["age", row, "complaints"] = n
        wanted["age", row, "percent-of-open"] = percentage(n, len(ages))
    for row, n in [*of_outcomes.items(), ("total", len(outcomes))]:
        wanted["outcomes", row, "complaints"] = n
        wanted["outcomes", row, "percent-of-closed"] = percentage(n, len(outcomes))
        n_registered = registered if row == "total" else n
        wanted["outcomes", row, "percent-of-registered"] = None if row == "not-registered" else percentage(n_registered, registered)
    return wanted


def of_month(complaints, stages, days, start, end, long_open):
    """{(table, column): exact value} of one month."""
    received = [c for c in complaints if start <= c["received"] <= end]
    closed = [c for c in complaints if c["closed"] and start <= c["closed"] <= end]
    still_open = [c for c in complaints if c["received"] <= end and (not c["closed"] or c["closed"] > end)]
    to_close = [days.between(c["received"], c["closed"]) for c in closed]
    age = [days.between(c["received"], end) for c in still_open]
    wanted = {
        ("flow", "received"): len(received), ("flow", "closed"): len(closed), ("flow", "open-at-the-end"): len(still_open),
        ("received", "complaints-received"): len(received), ("open", "complaints-open"): len(still_open),
        ("open", "open-long"): sum(days_open > long_open for days_open in age),
        ("time-to-close", "closed-in-the-month.complaints"): len(closed),
        ("time-to-close", "closed-in-the-month.median-days"): median(to_close),
        ("time-to-close", "closed-in-the-month.90th-percentile"): nearest_rank(to_close, 90),
        ("time-to-close", "open-at-its-end.complaints"): len(still_open),
        ("time-to-close", "open-at-its-end.median-age"): median(age),
        ("time-to-close", "open-at-its-end.90th-percentile"): nearest_rank(age, 90),
    }
    for stage, (stop, limit) in LIMITS.items():
        met = judged = 0
        for row in stages:
            due = days.after(row["started"], limit)
            if row["stage"] != stage or not start <= due <= end:
                continue
            is_stopped = row[stop] is not None and row[stop] <= end
            judged += is_stopped or due < end
            met += is_stopped and row[stop] <= due
        wanted["timescales", "stage-%s.judged" % stage] = judged
        wanted["timescales", "stage-%s.met" % stage] = Fraction(100 * met, judged)
    return wanted


def expect_value(line, value, where):
    """A line of figures.csv shows a value; none is [z]."""
    if value is None:
        harness.expect_equal((line["value"], line["display"]), ("", "[z]"), where)
    else:
        assert line["value"] and abs(float(line["value"]) - float(value)) < 1e-12 * max(1, abs(float(value))), (where, line["value"], value)


def expect_months(work, period, year, month, *options, long_open=60):
    work.build("--only", "csv", "--out", "built-" + period, "--period", period, *options, spec=TRENDS)
    lines = work.rows("built-%s/evidence/figures.csv" % period)
    found = {(line["table"], line["row_id"], line["column_id"]): line for line in lines}
    complaints = [row for row in oracle.read_rows(work.path(JULY + "/log.csv")) if row["kind"] == "Complaint"]
    stages = oracle.read_rows(work.path(JULY + "/stages.csv"))
    days = WorkingDays()
    n = 0
    for name, start, end in months_to(year, month, 12):
        for (table, column), value in of_month(complaints, stages, days, start, end, long_open).items():
            expect_value(found[table, name, column], value, (table, name, column))
            n += 1
    harness.expect_equal(n, 12 * 16, "figures")
    expect_year_apart(found, complaints, stages, days, months_to(year, month, 13))
    return found


def expect_year_apart(found, complaints, stages, days, months):
    """Ages and outcomes of this month and of the same a year earlier: every figure of the two tables, none of which is left over."""
    wanted = {}
    for column, (_, start, end) in (("now", months[-1]), ("last-year", months[0])):
        for (table, row, inside), value in ages_and_outcomes(complaints, stages, days, start, end).items():
            wanted[table, row, column + "." + inside] = value
    for key, line in found.items():
        if key[0] not in ("age", "outcomes") or line["display"] == "[x]":
            wanted.pop(key, None)
            continue
        none_of = 0 if line["value"] != "" else None    # an outcome that only the other month has
        expect_value(line, wanted.pop(key, none_of), key)
    assert not wanted, "figures that are not there: %s" % sorted(wanted)


@case
def every_month_to_june_2008(work):
    found = expect_months(work, "2008-06", 2008, 6)
    assert not any(line["display"] == "[x]" for line in found.values()), "a figure is not available"
    points = [int(found["received", name, "complaints-received"]["value"]) for name, _, _ in months_to(2008, 6, 12)]
    mean = Fraction(sum(points), 12)
    spread = Fraction(266, 100) * Fraction(sum(abs(a - b) for a, b in zip(points, points[1:])), 11)
    for column, value in (("mean", mean), ("upper-limit", mean + spread), ("lower-limit", mean - spread)):
        for name, _, _ in months_to(2008, 6, 12):
            assert abs(float(found["received", name, column]["value"]) - float(value)) < 1e-9, (column, name)
    stocks = [int(found["open", name, "complaints-open"]["value"]) for name, _, _ in months_to(2008, 6, 12)]
    assert float(found["open", "2008-06", "median"]["value"]) == float(median(stocks))


@case
def open_for_long_is_what_the_run_says(work):
    """--set long_open=40: the months, this month's row and the words follow; without it 33 complaints are over 60 days, which is the last band."""
    built = {}
    for days_open, options in ((60, ()), (40, ("--set", "long_open=40"))):
        found = expect_months(work, "2008-06", 2008, 6, *options, long_open=days_open)
        built[days_open] = found["now", "open-long", "now"]
        harness.expect_equal(built[days_open]["value"], found["open", "2008-06", "open-long"]["value"], "open for long in June 2008")
        assert "Open over %d working days" % days_open in str(built[days_open]), built[days_open]
    harness.expect_equal([built[60]["value"], built[40]["value"]], ["33", "60"], "33, and 27 more of 41 to 60 days")


@case
def every_month_to_march_2008(work):
    """March 2007 is before the extract: what was closed in it is not available; its last day is the eve, and what was open then is."""
    found = expect_months(work, "2008-03", 2008, 3)
    shown = {line["display"] for key, line in found.items() if key[0] == "outcomes" and key[2].startswith("last-year.")}
    harness.expect_equal(shown, {"[x]"}, "outcomes of March 2007")
    harness.expect_equal(found["age", "total", "last-year.complaints"]["display"], "68", "open on the eve")


@case
def months_before_the_extract_are_not_available(work):
    work.build("--only", "csv", "--out", "built", "--period", "2007-09", spec=TRENDS)
    lines = {(line["table"], line["row_id"], line["column_id"]): line["display"] for line in work.rows("built/evidence/figures.csv")}
    harness.expect_equal(lines["flow", "2007-03", "received"], "[x]", "received before the extract begins")
    harness.expect_equal(lines["flow", "2007-03", "open-at-the-end"], "68", "open on the eve of its first day")
    harness.expect_equal(lines["flow", "2007-02", "open-at-the-end"], "[x]", "open before that")


@case
def key_messages_without_a_figure_are_told(work):
    """A year that the extract does not hold: the paper is not kept back, but nobody can miss what it lacks."""
    work.run("check", ANNUAL, "--period", "2006/07").expect(0, "CHECK013", "a key message reads [x]", ANNUAL)
    assert "CHECK013" not in work.run("check", ANNUAL).expect(0).err


@case
def stages_that_fell_due_in_the_month_are_not_lost(work):
    """Each stage 1 that fell due from July 2007 to June 2008 is judged in one month, save those due on a month's last day and still open."""
    work.build("--only", "csv", "--out", "built", "--period", "2008-06", spec=TRENDS)
    judged = sum(int(line["value"]) for line in work.rows("built/evidence/figures.csv")
                 if (line["table"], line["column_id"]) == ("timescales", "stage-1.judged"))
    days, wanted, due_last = WorkingDays(), 0, 0
    ends = {end for _, _, end in months_to(2008, 6, 12)}
    for row in oracle.read_rows(work.path(JULY + "/stages.csv")):
        due = days.after(row["started"], 5)
        if row["stage"] == "1" and datetime.date(2007, 7, 1) <= due <= datetime.date(2008, 6, 30):
            wanted += 1
            due_last += due in ends and (row["acknowledged"] is None or row["acknowledged"] > due)
    harness.expect_equal(judged, wanted - due_last, "stages judged")


if __name__ == "__main__":
    harness.main()
