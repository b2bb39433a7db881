#!/usr/bin/env python3
"""What the annual report says about its own figures, worked out the long way round: how many records each condition of a
population leaves.

    python3 about.py FOLDER [--as-at YYYY-MM-DD]

Prints measure,condition,before,left in the order of the report's counting rules. The conditions stand here a second time,
as Python; their wording is the specification's, so that a line can be found in evidence/counting-rules.csv.
"""

import argparse
import csv
import datetime
import os
import sys

import figures


class Data:
    """The extract as read, as known at the as-at day, and seen for the annual period."""

    def __init__(self, folder, as_at=None):
        self.as_at = as_at
        self.n_read = {name: len(figures.read_rows(os.path.join(folder, name + ".csv"))) for name in ("log", "stages", "cases")}
        self.extract = figures.Extract(folder, "annual", as_at)
        self.known = {"log": self.extract.log, "stages": self.extract.stages,
                      "cases": figures.read_rows(os.path.join(folder, "cases.csv"))}


def kind_is(name):
    return "kind = '%s'" % name, lambda data, item: item["kind"] == name


def in_period(name):
    return name + " in period", lambda data, item: data.extract.is_in(item[name])


def received_by_the_end(data, item):
    return item["received"] <= data.extract.last


def not_closed_by_the_end(data, item):
    return item["closed"] is None or item["closed"] > data.extract.last


def received_before(data, item):
    return item["received"] < data.extract.first


def not_closed_before(data, item):
    return item["closed"] is None or item["closed"] >= data.extract.first


COMPLAINT = kind_is("Complaint")

# Populations in the order of the report, each with its source and its conditions.
POPULATIONS = {
    "Complaints received": ("log", COMPLAINT, in_period("received")),
    "Cases requested": ("cases", in_period("month")),
    "Complaints closed": ("log", COMPLAINT, in_period("closed")),
    "Complaints open at the end": ("log", COMPLAINT, ("received <= period.end", received_by_the_end),
                                   ("(closed is null or closed > period.end)", not_closed_by_the_end)),
    "Stages begun": ("stages", in_period("started")),
    "Complainants whose details are collected": (
        "log", COMPLAINT, in_period("received"),
        ("details_collected = 'Yes'", lambda data, item: item["details_collected"] == "yes")),
    "Complaints received from children": ("log", COMPLAINT, in_period("received"),
                                          ("relationship = 'Child'", lambda data, item: item["relationship"] == "Child")),
    "Comments received": ("log", kind_is("Comment"), in_period("received")),
    "Compliments received": ("log", kind_is("Compliment"), in_period("received")),
    "Parliamentary enquiries received": ("log", kind_is("Parliamentary enquiry"), in_period("received")),
    "Ombudsman enquiries received": ("log", kind_is("Ombudsman enquiry"), in_period("received")),
    "Ombudsman enquiries concluded": ("log", kind_is("Ombudsman enquiry"), in_period("closed")),
    "Complaints open at the start": ("log", COMPLAINT, ("received < period.start", received_before),
                                     ("(closed is null or closed >= period.start)", not_closed_before)),
}


def stage_reached(name):
    condition = "stage_reached = '%s'" % name
    return condition, lambda data, item: "Stage " + data.extract.furthest(item)["stage"] == name


def standing(text, *wanted):
    return text, lambda data, item: data.extract.standing(item) in wanted


JUDGED = "timescale <> 'Not yet due'"

# What tables cut out of a population, and what they measure in it: the population, then conditions.
MEASURES = {
    "Table 6, ‘Yes’": ("Stages begun", standing("Out of: " + JUDGED, "met", "missed"), standing("Of: timescale = 'Met'", "met")),
    "Table 6, ‘No’": ("Stages begun", standing("Out of: " + JUDGED, "met", "missed"), standing("Of: timescale = 'Missed'", "missed")),
    "Stages begun, " + JUDGED: ("Stages begun", standing(JUDGED, "met", "missed")),
    "Stages begun, timescale = 'Met'": ("Stages begun", standing("timescale = 'Met'", "met")),
    "Stages begun, timescale = 'Missed'": ("Stages begun", standing("timescale = 'Missed'", "missed")),
    "Stages begun, timescale = 'Not yet due'": ("Stages begun", standing("timescale = 'Not yet due'", "not yet due")),
    "Cases requested, sum of cases": ("Cases requested", ("Known: cases is not null", lambda data, item: item["cases"] != "")),
    "Complainants whose details are collected, ethnic_origin = 'Not Specified'": (
        "Complainants whose details are collected",
        ("ethnic_origin = 'Not Specified'", lambda data, item: item["ethnic_origin"] == "Not Specified")),
    **{"Complaints closed, stage_reached = 'Stage %d'" % stage: ("Complaints closed", stage_reached("Stage %d" % stage))
       for stage in (1, 2, 3, 4)},
}

RESULTS = (("Result: timescale = 'Met'", "met"), ("Result: timescale = 'Missed'", "missed"),
           ("Result: timescale = 'Not yet due'", "not yet due"))


def steps(data, measure, items, conditions):
    """(measure, condition, before, left) for each condition; the items left."""
    lines = []
    for condition, holds in conditions:
        left = [item for item in items if holds(data, item)]
        lines.append((measure, condition, len(items), len(left)))
        items = left
    return lines, items


def of_populations(data):
    lines, records = [], {}
    for measure, (source, *conditions) in POPULATIONS.items():
        items = data.known[source]
        if data.as_at and source != "cases":
            day = "%d %s" % (data.as_at.day, data.as_at.strftime("%B %Y"))
            lines.append((measure, "As at: recorded on or before " + day, data.n_read[source], len(items)))
        told, records[measure] = steps(data, measure, items, conditions)
        lines += told
    return lines, records


def of_targets(data, begun):
    lines = []
    for stage, (_, days) in figures.TIMESCALES.items():
        measure = "Timescale, Stage %s, %d working days" % (stage, days)
        items = figures.where(begun, stage=stage)
        standings = [data.extract.standing(item) for item in items]
        lines.append((measure, "stage = 'Stage %s'" % stage, len(begun), len(items)))
        lines += [(measure, condition, len(items), standings.count(result)) for condition, result in RESULTS]
    return lines


def counting_rules(folder, as_at=None):
    """[(measure, condition, before, left)] of every condition of the annual report."""
    data = Data(folder, as_at)
    lines, records = of_populations(data)
    for measure, (population, *conditions) in MEASURES.items():
        lines += steps(data, measure, records[population], conditions)[0]
    return lines + of_targets(data, records["Stages begun"])


def main():
    parser = argparse.ArgumentParser(description="How many records each condition of the annual report leaves.")
    parser.add_argument("folder")
    parser.add_argument("--as-at", type=datetime.date.fromisoformat, metavar="YYYY-MM-DD")
    options = parser.parse_args()
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(("measure", "condition", "before", "left"))
    writer.writerows(counting_rules(options.folder, options.as_at))


if __name__ == "__main__":
    main()
