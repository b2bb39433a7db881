#!/usr/bin/env python3
"""What the annual report says about its own figures, worked out the long way round: how many records each condition of a
population leaves, and what the data were like.

    python3 about.py FOLDER [--as-at YYYY-MM-DD]

Prints measure,condition,before,left in the order of the report's counting rules, then what,extract,number,out_of of the
quality of the data. The conditions stand here a second time, as Python; their wording is the specification's, so that a line
can be found in evidence/counting-rules.csv and evidence/data-quality.csv.
"""

import argparse
import csv
import datetime
import os
import sys

import figures


TITLES = {"log": "Request and feedback log", "stages": "Stages of complaints", "cases": "Cases requested"}


class Data:
    """The extract as read, as known at the as-at day, and seen for the annual period."""

    def __init__(self, folder, as_at=None):
        self.as_at = as_at
        self.read = {name: figures.read_rows(os.path.join(folder, name + ".csv")) for name in TITLES}
        self.n_read = {name: len(rows) for name, rows in self.read.items()}
        self.extract = figures.Extract(folder, "annual", as_at)
        self.known = {"log": self.extract.log, "stages": self.extract.stages,
                      "cases": self.read["cases"]}


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


# The quality of the data.

# Columns that may be missing, and the populations that tables cut by them.
MAY_BE_MISSING = {
    "log": {"region": ("Complaints closed", "Comments received", "Compliments received", "Parliamentary enquiries received",
                       "Ombudsman enquiries received"),
            "hos_area": (), "case_type": ("Complaints received",), "lead_issue": ("Complaints received",),
            "issues": ("Complaints received from children",), "relationship": ("Complaints received",),
            "party_status": ("Complaints received",), "details_collected": (),
            "ethnic_origin": ("Complainants whose details are collected", "Complaints received from children"),
            "ethnicity_not_known_reason": ("Not specified",),
            "gender": ("Complainants whose details are collected", "Complaints received from children"),
            "outcome": ("Ombudsman enquiries concluded",), "closed": (), "closed_recorded": ()},
    "stages": {"acknowledged": (), "completed": (), "outcome": ()},
    "cases": {},
}

# Populations of what happened in the period: when it happened, when that was recorded.
HAPPENED = {
    "Complaints received": ("received", "recorded"), "Complaints closed": ("closed", "closed_recorded"),
    "Stages begun": ("started", "recorded"), "Complainants whose details are collected": ("received", "recorded"),
    "Complaints received from children": ("received", "recorded"), "Comments received": ("received", "recorded"),
    "Compliments received": ("received", "recorded"), "Parliamentary enquiries received": ("received", "recorded"),
    "Ombudsman enquiries received": ("received", "recorded"), "Ombudsman enquiries concluded": ("closed", "closed_recorded"),
}


def of_rows(data):
    for name, title in TITLES.items():
        yield "Rows read", title, data.n_read[name], None
        if data.as_at:
            yield "Rows recorded after the as-at day", title, data.n_read[name] - len(data.known[name]), data.n_read[name]
        yield "Rows left out", title, 0, data.n_read[name]


def of_missing(data, records):
    for name, columns in MAY_BE_MISSING.items():
        for column, populations in columns.items():
            known = data.known[name]
            yield "Missing: " + column, TITLES[name], sum(not item[column] for item in known), len(known)
            counted = {id(item): item for population in populations for item in records[population]}
            if populations:
                missing = sum(not item[column] for item in counted.values())
                yield "Missing in tables: " + column, TITLES[name], missing, len(counted)


def of_late(data, records):
    for population, (happened, recorded) in HAPPENED.items():
        title = TITLES[POPULATIONS[population][0]]
        items, label = records[population], population[0].lower() + population[1:]
        days = [(item[recorded] - item[happened]).days for item in items]
        after = sum(item[recorded] > data.extract.last for item in items)
        yield "Recorded after the period ended: " + label, title, after, len(items)
        yield "Recorded more than 7 days later: " + label, title, sum(n > 7 for n in days), len(items)
        yield "Recorded more than 30 days later: " + label, title, sum(n > 30 for n in days), len(items)


def of_wordings(data):
    for text in ("yes", "no"):
        n = sum(item["details_collected"] == text for item in data.read["log"])
        if n:
            yield "Read as another wording: " + text, TITLES["log"], n, None


def data_quality(folder, as_at=None):
    """[(what, extract, number, out of or None)] of everything but the checks."""
    data = Data(folder, as_at)
    records = of_populations(data)[1]
    records["Not specified"] = [item for item in records["Complainants whose details are collected"]
                                if item["ethnic_origin"] == "Not Specified"]
    return [*of_rows(data), *of_missing(data, records), *of_late(data, records), *of_wordings(data)]


def main():
    parser = argparse.ArgumentParser(description="What the annual report says about its own figures.")
    parser.add_argument("folder")
    parser.add_argument("--as-at", type=datetime.date.fromisoformat, metavar="YYYY-MM-DD")
    options = parser.parse_args()
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(("measure", "condition", "before", "left"))
    writer.writerows(counting_rules(options.folder, options.as_at))
    writer.writerow(("what", "extract", "number", "out_of"))
    writer.writerows(data_quality(options.folder, options.as_at))


if __name__ == "__main__":
    main()
