#!/usr/bin/env python3
"""Twelve months of complaints: every figure of report-specs/trends.yaml counted again, month by month, from the extract."""

import bisect
import calendar
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


def of_month(complaints, stages, days, start, end):
    """{(table, column): exact value} of one month."""
    received = [c for c in complaints if start <= c["received"] <= end]
    closed = [c for c in complaints if c["closed"] and start <= c["closed"] <= end]
    still_open = [c for c in complaints if c["received"] <= end and (not c["closed"] or c["closed"] > end)]
    to_close = [days.between(c["received"], c["closed"]) for c in closed]
    age = [days.between(c["received"], end) for c in still_open]
    wanted = {
        ("flow", "received"): len(received), ("flow", "closed"): len(closed), ("flow", "open-at-the-end"): len(still_open),
        ("received", "complaints-received"): len(received), ("open", "complaints-open"): len(still_open),
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


def expect_months(work, period, year, month):
    work.build("--only", "csv", "--out", "built-" + period, "--period", period, spec=TRENDS)
    lines = work.rows("built-%s/evidence/figures.csv" % period)
    found = {(line["table"], line["row_id"], line["column_id"]): line for line in lines}
    complaints = [row for row in oracle.read_rows(work.path(JULY + "/log.csv")) if row["kind"] == "Complaint"]
    stages = oracle.read_rows(work.path(JULY + "/stages.csv"))
    days = WorkingDays()
    n = 0
    for name, start, end in months_to(year, month, 12):
        for (table, column), value in of_month(complaints, stages, days, start, end).items():
            shown = found[table, name, column]["value"]
            assert shown and abs(float(shown) - float(value)) < 1e-12 * max(1, abs(float(value))), (table, name, column, shown, value)
            n += 1
    harness.expect_equal(n, 12 * 15, "figures")
    return found


@case
def every_month_to_june_2008(work):
    found = expect_months(work, "2008-06", 2008, 6)
    points = [int(found["received", name, "complaints-received"]["value"]) for name, _, _ in months_to(2008, 6, 12)]
    mean = Fraction(sum(points), 12)
    spread = Fraction(266, 100) * Fraction(sum(abs(a - b) for a, b in zip(points, points[1:])), 11)
    for column, value in (("mean", mean), ("upper-limit", mean + spread), ("lower-limit", mean - spread)):
        for name, _, _ in months_to(2008, 6, 12):
            assert abs(float(found["received", name, column]["value"]) - float(value)) < 1e-9, (column, name)
    stocks = [int(found["open", name, "complaints-open"]["value"]) for name, _, _ in months_to(2008, 6, 12)]
    assert float(found["open", "2008-06", "median"]["value"]) == float(median(stocks))


@case
def every_month_to_march_2008(work):
    expect_months(work, "2008-03", 2008, 3)


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
