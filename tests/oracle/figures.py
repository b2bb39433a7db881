#!/usr/bin/env python3
"""Recomputes every figure of the two papers from an extract, the long way round.

    python3 figures.py annual|quarter FOLDER [--as-at YYYY-MM-DD]

Prints table,row,column,value_numerator,value_denominator,text in the order of the published figures. A count has the
denominator 1; a percentage has the records counted and its base (both 0 where there is nothing to judge); a percentage
known only from the ledger has neither. Percentages are rounded half away from zero, from the exact fraction, to the
decimals that were printed.

It is meant to be believed, not to be fast or general: one small function a table, each figure counted anew. It shares
nothing with the engine or with what made the extracts.
"""

import argparse
import bisect
import csv
import datetime
import functools
import os
import sys
from fractions import Fraction

PROJECT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PUBLISHED = {
    "annual": os.path.join(PROJECT, "report-specs", "published", "2007-08.csv"),
    "quarter": os.path.join(PROJECT, "report-specs", "published", "2008-09-q1.csv"),
}
LEDGER = os.path.join(PROJECT, "report-specs", "published", "2006-07.csv")
BANK_HOLIDAYS = os.path.join(PROJECT, "report-specs", "shared", "bank-holidays-england-and-wales.csv")

PERIODS = {
    "annual": (datetime.date(2007, 4, 1), datetime.date(2008, 3, 31)),
    "quarter": (datetime.date(2008, 4, 1), datetime.date(2008, 6, 30)),
}
QUARTERS = {
    "2007/08 Q1": (datetime.date(2007, 4, 1), datetime.date(2007, 6, 30)),
    "2007/08 Q2": (datetime.date(2007, 7, 1), datetime.date(2007, 9, 30)),
    "2007/08 Q3": (datetime.date(2007, 10, 1), datetime.date(2007, 12, 31)),
    "2007/08 Q4": (datetime.date(2008, 1, 1), datetime.date(2008, 3, 31)),
    "2008/09 Q1": (datetime.date(2008, 4, 1), datetime.date(2008, 6, 30)),
}
REORGANISED = datetime.date(2008, 4, 1)  # ten regions became areas in three groups, by their first letter
GROUPS = {"N": "summary-north", "C": "summary-central", "S": "summary-south"}
DATE_COLUMNS = ("received", "recorded", "closed", "closed_recorded", "started", "acknowledged", "completed", "month")
TIMESCALES = {"1": ("acknowledged", 5), "2": ("completed", 20), "3": ("completed", 30), "4": ("completed", 30)}
NOT_APPLICABLE = "[z]"


# Reading.

@functools.cache
def date_of(text):
    return datetime.datetime.strptime(text, "%d/%m/%Y").date()


def read_rows(path):
    """The rows of a CSV file; dates as dates, an empty one as None."""
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, strict=True))
    for row in rows:
        for name in DATE_COLUMNS:
            if name in row:
                row[name] = date_of(row[name]) if row[name] else None
    return rows


def read_published(path):
    """{(table, row, column): text as printed}, in printed order."""
    with open(path, encoding="utf-8", newline="") as file:
        return {(row["table"], row["row"], row["column"]): row["published"] for row in csv.DictReader(file)}


def hide_later(log, stages, as_at):
    """What the two files showed on a date: (log, stages)."""
    log = [dict(item) for item in log if item["recorded"] <= as_at]
    stages = [dict(stage) for stage in stages if stage["recorded"] <= as_at]
    for item in log:
        if item["closed_recorded"] and item["closed_recorded"] > as_at:
            item.update(closed=None, closed_recorded=None, outcome="")
    for stage in stages:
        if stage["acknowledged"] and stage["acknowledged"] > as_at:
            stage["acknowledged"] = None
        if stage["completed"] and stage["completed"] > as_at:
            stage.update(completed=None, outcome="")
    return log, stages


class Calendar:
    """Working days of England and Wales."""

    def __init__(self, path):
        with open(path, encoding="utf-8", newline="") as file:
            self.holidays = {datetime.date.fromisoformat(row["date"]) for row in csv.DictReader(file)}
        day, self.working = datetime.date(2006, 1, 1), []
        while day.year < 2010:
            if day.weekday() < 5 and day not in self.holidays:
                self.working.append(day)
            day += datetime.timedelta(days=1)

    def deadline(self, start, n):
        """The n-th working day after the day of the start."""
        return self.working[bisect.bisect_right(self.working, start) + n - 1]


@functools.cache
def the_calendar():
    return Calendar(BANK_HOLIDAYS)


class Extract:
    """An extract, seen for one period (a name, or its first and last day): the sets of records that the tables count."""

    def __init__(self, folder, period, as_at=None):
        self.first, self.last = {**PERIODS, **QUARTERS}.get(period, period)
        log = read_rows(os.path.join(folder, "log.csv"))
        stages = read_rows(os.path.join(folder, "stages.csv"))
        if as_at:
            log, stages = hide_later(log, stages, as_at)
        self.log = log
        self.cases = [row for row in read_rows(os.path.join(folder, "cases.csv")) if self.is_in(row["month"])]
        self.stages = stages
        self.calendar = the_calendar()
        self.ledger = read_published(LEDGER)
        self.stages_of = {}
        for stage in stages:
            self.stages_of.setdefault(stage["ref"], []).append(stage)

    def is_in(self, day):
        return day is not None and self.first <= day <= self.last

    def received(self, kind="Complaint"):
        return [item for item in self.log if item["kind"] == kind and self.is_in(item["received"])]

    def closed(self, kind="Complaint"):
        return [item for item in self.log if item["kind"] == kind and self.is_in(item["closed"])]

    def open_at(self, day):
        return [item for item in self.log if item["kind"] == "Complaint" and item["received"] <= day
                and (item["closed"] is None or item["closed"] > day)]

    def furthest(self, item):
        """The furthest stage that a complaint had entered by the end of the period."""
        return max((stage for stage in self.stages_of[item["ref"]] if stage["started"] <= self.last),
                   key=lambda stage: int(stage["stage"]))

    def standing(self, stage):
        """met, missed or not yet due, at the end of the period."""
        stop_column, n = TIMESCALES[stage["stage"]]
        stop, deadline = stage[stop_column], self.calendar.deadline(stage["started"], n)
        if stop and stop <= self.last:
            return "met" if stop <= deadline else "missed"
        return "missed" if deadline < self.last else "not yet due"


def where(items, **wanted):
    """The items whose columns have these values."""
    return [item for item in items if all(item[name] == value for name, value in wanted.items())]


def matching(items, name, row):
    """The items of one row of a frequency; all of them for its total."""
    return items if row == "Total" else where(items, **{name: row})


# One function a table: (extract, row, column) -> (number, base), base 1 for a count, or the text of a ledger.

def counted(items, base, column):
    """A cell of a table with the columns number and % of total."""
    return (len(items), len(base)) if column == "% of total" else (len(items), 1)


def complaints_and_cases(extract, row, column):
    if row == "Percentage 2006/07":
        return extract.ledger["complaints-and-cases", "Percentage", column]
    complaints = len(matching(extract.received(), "case_type", column))
    cases = sum(int(line["cases"]) for line in matching(extract.cases, "case_type", column))
    return {"Total complaints": (complaints, 1), "Total cases": (cases, 1), "Percentage": (complaints, cases)}[row]


def lead_issue(extract, row, column):
    if column.startswith("2006/07"):
        return extract.ledger["lead-issue", row, "Number of complaints"]
    received = extract.received()
    return counted(matching(received, "lead_issue", row), received, column)


def furthest_stage(extract, row, column):
    items = extract.open_at(extract.last) if row == "Ongoing at the end" else extract.closed()
    if row not in ("National total", "Ongoing at the end"):
        items = where(items, region=row)
    if column != "Total":
        items = [item for item in items if extract.furthest(item)["stage"] == column[len("Stage ")]]
    return len(items), 1


def timescales_achieved(extract, row, column):
    if column.startswith("2006/07"):
        return extract.ledger["timescales-achieved", row, "Yes"]
    begun = [stage for stage in extract.stages if stage["stage"] == row[-1] and extract.is_in(stage["started"])]
    standings = [extract.standing(stage) for stage in begun]
    met, missed = standings.count("met"), standings.count("missed")
    return (met if column == "Yes" else missed), met + missed


def with_details(extract):
    return where(extract.received(), details_collected="yes")


def ethnic_origin(extract, row, column):
    return counted(matching(with_details(extract), "ethnic_origin", row), with_details(extract), column)


def ethnicity_not_known(extract, row, column):
    return len(where(with_details(extract), ethnic_origin="Not Specified", ethnicity_not_known_reason=row)), 1


def relationship(extract, row, column):
    if column.startswith("2006/07"):
        ledger_column = {"2006/07 number of complaints": "Number of complaints", "2006/07 % of total": "% of total"}[column]
        return extract.ledger["relationship", row, ledger_column]
    return counted(where(extract.received(), relationship=row), extract.received(), column)


def party_status(extract, row, column):
    return counted(where(extract.received(), party_status=row), extract.received(), column)


def gender(extract, row, column):
    return counted(where(with_details(extract), gender=row), with_details(extract), column)


def childrens(extract):
    return where(extract.received(), relationship="Child")


def children_issues(extract, row, column):
    return len([item for item in childrens(extract) if row == "Total" or row in item["issues"].split(";")]), 1


def children_gender(extract, row, column):
    return len(where(childrens(extract), gender=row)), 1


def outcomes_of_stage(number):
    """The table of outcomes of complaints whose furthest stage was this one."""
    def outcomes(extract, row, column):
        if column.startswith("2006/07"):
            return extract.ledger["outcomes-stage-1", row, "% of total"]
        furthest = [extract.furthest(item) for item in extract.closed()]
        return len(where(furthest, stage=number, outcome=row)), 1
    return outcomes


def received_by_region(kinds):
    """A table of items received by region, with the prior total and the difference; kinds is column -> kind."""
    def by_region(extract, row, column):
        items = extract.received(kinds[column])
        prior = extract.ledger.get((by_region.table, "Total", column))
        if row == "2006/07 total":
            return prior
        if row == "Difference":
            return len(items) - int(prior), "difference"
        return len(matching(items, "region", row)), 1
    return by_region


def named(table, function):
    function.table = table
    return function


def ombudsman_outcomes(extract, row, column):
    return len(where(extract.closed("Ombudsman enquiry"), outcome=row)), 1


MEASURES = {
    "Complaints from children and young people": childrens,
    "Complaints ongoing": lambda extract: extract.open_at(extract.last),
    "Comments received": lambda extract: extract.received("Comment"),
    "Compliments received": lambda extract: extract.received("Compliment"),
}


def summary(extract, row, column, group):
    """A measure for one area, for the areas of a group (N, C, S), or for all of them ("")."""
    if row.startswith("Closed at stage "):
        items = [item for item in extract.closed() if extract.furthest(item)["stage"] == row[len("Closed at stage ")]]
    else:
        items = MEASURES[row](extract)
    if column in ("Total", "National"):
        return len([item for item in items if item["hos_area"].startswith(group)]), 1
    return len(where(items, hos_area=column)), 1


TABLES = {
    "complaints-and-cases": complaints_and_cases,
    "lead-issue": lead_issue,
    "furthest-stage": furthest_stage,
    "timescales-achieved": timescales_achieved,
    "ethnic-origin": ethnic_origin,
    "ethnicity-not-known": ethnicity_not_known,
    "relationship": relationship,
    "party-status": party_status,
    "gender": gender,
    "children-issues": children_issues,
    "children-gender": children_gender,
    "outcomes-stage-1": outcomes_of_stage("1"),
    "outcomes-stage-3": outcomes_of_stage("3"),
    "outcomes-stage-4": outcomes_of_stage("4"),
    "comments-and-compliments": named("comments-and-compliments", received_by_region(
        {"Comments": "Comment", "Compliments": "Compliment"})),
    "parliamentary-enquiries": named("parliamentary-enquiries", received_by_region(
        {"Enquiries received": "Parliamentary enquiry"})),
    "ombudsman-enquiries": named("ombudsman-enquiries", received_by_region(
        {"Enquiries received": "Ombudsman enquiry"})),
    "ombudsman-outcomes": ombudsman_outcomes,
    "summary-north": lambda extract, row, column: summary(extract, row, column, "N"),
    "summary-central": lambda extract, row, column: summary(extract, row, column, "C"),
    "summary-south": lambda extract, row, column: summary(extract, row, column, "S"),
    "summary-national": lambda extract, row, column: summary(extract, row, column, ""),
}
PERCENT_COLUMNS = ("% of total", "Yes", "No")


# The snapshot of any quarter.

def snapshot(folder, quarter):
    """{(table, row, column): count} of the quarter's summary tables, by region or by area, and of its lead issues."""
    extract = Extract(folder, quarter)
    unit = "hos_area" if extract.last >= REORGANISED else "region"
    measures = {"Closed at stage %s: %s" % (number, name): where_stage(extract, number) for number, name in
                (("1", "Registration"), ("2", "Problem solving"), ("3", "Investigation"), ("4", "Review"))}
    measures.update((row, measure(extract)) for row, measure in MEASURES.items())
    found = {}
    for row, items in measures.items():
        found["summary-national", row, "National"] = len(items)
        for area in sorted({item[unit] for item in extract.log if item[unit]}):
            table = GROUPS[area[0]] if unit == "hos_area" else "summary-regions"
            here = len(where(items, **{unit: area}))
            found[table, row, area] = here
            found[table, row, "Total"] = found.get((table, row, "Total"), 0) + here
    received = extract.received()
    for issue in {item["lead_issue"] for item in received}:
        found["lead-issue", issue, "Number of complaints"] = len(where(received, lead_issue=issue))
    found["lead-issue", "Total", "Number of complaints"] = len(received)
    return found


def where_stage(extract, number):
    """The complaints closed whose furthest stage was this one."""
    return [item for item in extract.closed() if extract.furthest(item)["stage"] == number]


# Writing.

def round_half_away(value, decimals):
    """The text of an exact number of at least zero, rounded half away from zero."""
    units = int(value * 10 ** decimals + Fraction(1, 2))
    if decimals == 0:
        return str(units)
    return "%d.%0*d" % (units // 10 ** decimals, decimals, units % 10 ** decimals)


def signed(number):
    """A difference as the papers print it."""
    return "-/+0" if number == 0 else "%+d" % number


def decimals_printed(text):
    return len(text.partition(".")[2])


def show(key, value, printed):
    """(numerator, denominator, text) of a figure."""
    if isinstance(value, str):
        is_count = "% " not in key[2] and not key[1].startswith("Percentage")
        return (value, 1, value) if is_count else ("", "", value)
    number, base = value
    if base == "difference":
        return number, 1, signed(number)
    if key[2] not in PERCENT_COLUMNS and key[1] != "Percentage":
        return number, 1, str(number)
    if base == 0:
        return number, base, NOT_APPLICABLE
    return number, base, round_half_away(Fraction(100 * number, base), decimals_printed(printed))


def compute(paper, folder, as_at=None):
    """{(table, row, column): (numerator, denominator, text)} of every figure that the paper printed."""
    extract = Extract(folder, paper, as_at)
    return {key: show(key, TABLES[key[0]](extract, key[1], key[2]), printed)
            for key, printed in read_published(PUBLISHED[paper]).items()}


def main():
    parser = argparse.ArgumentParser(description="Recomputes every figure of a paper from an extract.")
    parser.add_argument("paper", choices=sorted(PERIODS))
    parser.add_argument("folder")
    parser.add_argument("--as-at", type=datetime.date.fromisoformat, metavar="YYYY-MM-DD")
    options = parser.parse_args()
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(("table", "row", "column", "value_numerator", "value_denominator", "text"))
    for key, value in compute(options.paper, options.folder, options.as_at).items():
        writer.writerow(key + value)


if __name__ == "__main__":
    main()
