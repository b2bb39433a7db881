#!/usr/bin/env python3
"""Checks the sample extracts: that they give the published figures, and that their records make sense.

    python3 check_sample.py [SAMPLE-DATA]

Prints what is wrong, one a line, and exits with 1; or says that all is well.
"""

import collections
import csv
import datetime
import os
import re
import subprocess
import sys
import tempfile
from datetime import date, timedelta

sys.dont_write_bytecode = True

import figures

APRIL, JULY = "2008-04-30", "2008-07-31"
TAKEN = {APRIL: date(2008, 4, 30), JULY: date(2008, 7, 31)}
RECEIVED_TO = {APRIL: date(2008, 3, 31), JULY: date(2008, 6, 30)}
YEAR, QUARTER = figures.PERIODS["annual"], figures.PERIODS["quarter"]

HEADERS = {
    "log.csv": "ref,kind,received,recorded,region,hos_area,case_type,lead_issue,issues,relationship,party_status,"
               "details_collected,ethnic_origin,ethnicity_not_known_reason,gender,outcome,closed,closed_recorded,summary",
    "stages.csv": "ref,stage,started,acknowledged,completed,outcome,recorded",
    "cases.csv": "month,case_type,cases",
}

# Printed figures that no data can give, and what the data gives instead.
ACCEPTED = {
    "annual": {("timescales-achieved", "Stage 3", "Yes"): "[z]", ("timescales-achieved", "Stage 3", "No"): "[z]"},
    "quarter": {("summary-south", "Closed at stage 4: Review", "Total"): "1",
                ("summary-national", "Closed at stage 4: Review", "National"): "1",
                ("summary-south", "Comments received", "Total"): "13",
                ("summary-national", "Comments received", "National"): "48"},
}

# What the standing of stages must be on 31 March 2008: stage -> (met, missed, not yet due).
STANDINGS = {"1": (570, 130, 9), "2": (65, 95, 9), "3": (0, 0, 0), "4": (1, 1, 0)}

FINAL_OUTCOMES = {
    "1": ("Not registered", "Resolved", "Withdrawn", "Out of time"),
    "2": ("Upheld", "Partially upheld", "Not upheld", "Resolved", "Withdrawn"),
    "3": ("Upheld", "Partially upheld", "Not upheld"),
    "4": ("Upheld", "Partially upheld", "Not upheld"),
}
TAKEN_FURTHER = {"1": ("Registered",), "2": ("Not upheld", "Partially upheld"), "3": ("Not upheld", "Partially upheld")}
OMBUDSMAN_OUTCOMES = ("Not upheld", "Partially upheld", "Upheld / made recommendations")
GROUPS = {"N": ("North East", "North West", "Yorkshire"), "C": ("East Midlands", "West Midlands", "Eastern"),
          "S": ("Greater London", "South East", "South West", "Southern")}
COMPLAINT_ONLY = ("lead_issue", "issues", "relationship", "party_status", "details_collected", "ethnic_origin",
                  "ethnicity_not_known_reason", "gender")
LATER_VALUES = {"log.csv": ("outcome", "closed", "closed_recorded"), "stages.csv": ("acknowledged", "completed", "outcome")}

faults = []


def expect(is_true, text, *values):
    """Notes a fault unless it is true."""
    if not is_true:
        faults.append(text % values)


def expect_equal(found, wanted, what):
    expect(found == wanted, "%s: %r, not %r", what, found, wanted)


# The figures.

def check_published(paper, folder):
    """Every published figure, but for those that cannot be right."""
    computed = figures.compute(paper, folder)
    for key, printed in figures.read_published(figures.PUBLISHED[paper]).items():
        wanted = ACCEPTED[paper].get(key, printed)
        expect(computed[key][2] == wanted, "%s %s: %s, not %s", paper, " / ".join(key), computed[key][2], wanted)
    return computed


def check_footing(extract, april_figures):
    """No record outside the printed categories: each frequency sums to its total."""
    for table, total in (("lead-issue", 709), ("ethnic-origin", 629)):
        parts = [value[0] for key, value in april_figures.items()
                 if key[0] == table and key[1] != "Total" and key[2].startswith("Number")]
        expect_equal(sum(parts), total, table)
    received = extract.received()
    for table, name in (("relationship", "relationship"), ("party-status", "party_status"), ("ethnic-origin", "ethnic_origin")):
        rows = {key[1] for key in april_figures if key[0] == table}
        others = {item[name] for item in received} - rows - {""}
        expect(not others, "%s has values that are not in the paper: %s", name, sorted(others))


def check_standings(extract):
    """Stages that began in the year: counts, and that no reading of the deadline's own day changes them."""
    for number, wanted in STANDINGS.items():
        begun = [stage for stage in extract.stages if stage["stage"] == number and extract.is_in(stage["started"])]
        found = collections.Counter(extract.standing(stage) for stage in begun)
        expect_equal((found["met"], found["missed"], found["not yet due"]), wanted, "standing of stage " + number)


def check_deadlines(extract, end):
    """A stage that has not stopped by the end of a period is not due on that very day."""
    for stage in extract.stages:
        stop_column, n = figures.TIMESCALES[stage["stage"]]
        has_stopped = stage[stop_column] and stage[stop_column] <= end
        if stage["started"] <= end and not has_stopped:
            expect(extract.calendar.deadline(stage["started"], n) != end, "%s stage %s is due on the last day, %s",
                   stage["ref"], stage["stage"], end)


def check_stock_and_flow(april, july):
    """Open at start + received = closed + open at end."""
    day_before = YEAR[0] - timedelta(days=1)
    counts = tuple(map(len, (april.open_at(day_before), april.received(), april.closed(), april.open_at(YEAR[1]))))
    expect_equal(counts, (68, 709, 642, 135), "stock and flow of the year, April")
    expect_equal(len([item for item in april.log if item["kind"] == "Complaint"]), 777, "complaints in April's log")

    late = [item for item in july.log if item["kind"] == "Complaint" and item["received"] <= YEAR[1]
            and item["recorded"] > TAKEN[APRIL]]
    on_time = [item for item in july.open_at(YEAR[1]) if item["recorded"] <= TAKEN[APRIL]]
    counts = tuple(map(len, (on_time, late, july.received(), july.closed(), july.open_at(QUARTER[1]))))
    expect_equal(counts, (135, 33, 181, 233, 116), "stock and flow of the quarter, July")
    expect(all(YEAR[0] <= item["received"] for item in late), "a complaint logged late was not received in the year")

    in_april = [item for item in april.received() if item["recorded"] > YEAR[1]]
    expect_equal(len(in_april), 5, "complaints received in March and recorded in April")


def check_papers(sample_data):
    """All figures of both papers, from both extracts."""
    april, july = (os.path.join(sample_data, name) for name in (APRIL, JULY))
    annual = check_published("annual", april)
    check_published("quarter", july)
    expect(figures.compute("annual", july, TAKEN[APRIL]) == annual, "July as at 30 April differs from April")
    year_of_july = figures.Extract(july, "annual")
    expect_equal(len(year_of_july.received()), 742, "received in the year, July as extracted")

    year, quarter = figures.Extract(april, "annual"), figures.Extract(july, "quarter")
    check_footing(year, annual)
    check_standings(year)
    check_stock_and_flow(year, quarter)
    for extract in (year, quarter):
        for _, end in (YEAR, QUARTER):
            check_deadlines(extract, end)


# The records of one extract.

def check_file(folder, name):
    """Header, encoding, line ends, and quoting only where it is needed."""
    with open(os.path.join(folder, name), "rb") as file:
        text = file.read().decode("utf-8")
    expect_equal(text.partition("\n")[0], HEADERS[name], name + " header")
    expect("\r" not in text and text.endswith("\n") and not text.startswith("\ufeff"), "%s: line ends or byte order mark", name)


def check_item(item, taken):
    """The rules of one row of the log."""
    ref = item["ref"]
    expect(item["received"] <= item["recorded"] <= taken, "%s: recorded before received, or after the extract", ref)
    expect(bool(item["closed"]) == bool(item["closed_recorded"]), "%s: closed without closed_recorded or the reverse", ref)
    if item["closed"]:
        expect(item["received"] <= item["closed"] <= item["closed_recorded"] <= taken, "%s: order of closing dates", ref)
        expect(item["closed_recorded"] >= item["recorded"], "%s: closing recorded before the item", ref)
    check_place(item)
    expect(item["summary"] == item["summary"].strip(), "%s: spaces around the summary", ref)
    if item["kind"] == "Complaint":
        check_complaint(item)
    else:
        expect(not any(item[name] for name in COMPLAINT_ONLY), "%s: values that only complaints have", ref)
    has_outcome = item["kind"] == "Ombudsman enquiry" and item["closed"]
    expect((item["outcome"] in OMBUDSMAN_OUTCOMES) if has_outcome else not item["outcome"], "%s: outcome", ref)


def check_place(item):
    is_old = item["received"] <= YEAR[1]
    expect(bool(item["region"]) == is_old, "%s: region", item["ref"])
    is_open_later = not item["closed"] or item["closed"] > YEAR[1]
    expect(bool(item["hos_area"]) == is_open_later, "%s: hos_area", item["ref"])
    if item["region"] and item["hos_area"]:
        expect(item["region"] in GROUPS[item["hos_area"][0]], "%s: region and area in different groups", item["ref"])


def check_complaint(item):
    ref, issues = item["ref"], item["issues"].split(";")
    expect(item["lead_issue"] in issues and len(set(issues)) == len(issues) <= 4, "%s: issues", ref)
    expect(all((item["case_type"], item["relationship"], item["party_status"])), "%s: empty case type or person", ref)
    expect(item["details_collected"] in ("yes", "no"), "%s: details_collected", ref)
    has_details = item["details_collected"] == "yes"
    expect(bool(item["ethnic_origin"]) == bool(item["gender"]) == has_details, "%s: details", ref)
    is_unspecified = item["ethnic_origin"] == "Not Specified"
    expect(bool(item["ethnicity_not_known_reason"]) == is_unspecified, "%s: reason", ref)


def check_stages_of(item, stages, taken):
    """The stages of one complaint, in order."""
    ref = item["ref"]
    expect([stage["stage"] for stage in stages] == [str(n + 1) for n in range(len(stages))], "%s: stages not 1 to n", ref)
    expect(timedelta(0) <= stages[0]["started"] - item["received"] <= timedelta(days=3), "%s: start of stage 1", ref)
    for stage in stages:
        check_stage(item, stage, taken)
    for stage, following in zip(stages, stages[1:]):
        expect(stage["completed"] and stage["completed"] <= following["started"], "%s: stages overlap", ref)
        expect(stage["outcome"] in TAKEN_FURTHER[stage["stage"]], "%s: outcome of a stage taken further", ref)
    if item["closed"]:
        last = stages[-1]
        expect(last["completed"] and timedelta(0) <= item["closed"] - last["completed"] <= timedelta(days=2),
               "%s: closed without its last stage", ref)
        expect(last["outcome"] in FINAL_OUTCOMES[last["stage"]], "%s: final outcome", ref)


def check_stage(item, stage, taken):
    ref = item["ref"]
    expect(max(stage["started"], item["recorded"]) <= stage["recorded"] <= taken, "%s: stage recorded", ref)
    expect(bool(stage["completed"]) == bool(stage["outcome"]), "%s: outcome without completion or the reverse", ref)
    expect(not item["closed"] or stage["started"] <= item["closed"], "%s: stage started after closing", ref)
    expect(not item["closed"] or stage["recorded"] <= item["closed_recorded"], "%s: stage recorded after closing", ref)
    expect(not stage["acknowledged"] or stage["stage"] == "1", "%s: stage %s acknowledged", ref, stage["stage"])
    dates = [stage[name] for name in ("started", "acknowledged", "completed") if stage[name]]
    expect(dates == sorted(dates) and dates[-1] <= taken, "%s: order of stage dates", ref)


def check_first_stage(item, stages):
    """A complaint received before a period's end had entered stage 1 by then, so that its stage can be told."""
    for _, end in (YEAR, QUARTER):
        expect(item["received"] > end or stages[0]["started"] <= end, "%s: no stage by %s", item["ref"], end)


def check_refs(log):
    refs = [item["ref"] for item in log]
    expect(all(re.fullmatch(r"RFL-\d{6}", ref) for ref in refs), "a reference is not RFL- and six digits")
    expect(refs == sorted(set(refs)), "references are not in order, or not unique")
    recorded = [item["recorded"] for item in log]
    expect(recorded == sorted(recorded), "references do not follow the order of recording")


def check_records(sample_data, name):
    """Every rule on one extract."""
    folder, taken = os.path.join(sample_data, name), TAKEN[name]
    for file in HEADERS:
        check_file(folder, file)
    log, stages = (figures.read_rows(os.path.join(folder, file)) for file in ("log.csv", "stages.csv"))
    check_refs(log)
    expect(max(item["received"] for item in log) <= RECEIVED_TO[name], "%s: received after the last day asked for", name)
    stages_of = collections.defaultdict(list)
    for stage in stages:
        stages_of[stage["ref"]].append(stage)
    for item in log:
        check_item(item, taken)
        own = stages_of.pop(item["ref"], [])
        expect(bool(own) == (item["kind"] == "Complaint"), "%s: stages", item["ref"])
        if own:
            check_stages_of(item, own, taken)
            check_first_stage(item, own)
    expect(not stages_of, "%s: stages of items that are not in the log: %s", name, sorted(stages_of))
    check_awkwardness(name, log)


def check_awkwardness(name, log):
    """The traps that readers of the log must meet are there."""
    summaries = [item["summary"] for item in log]
    for what, sign in (("comma", ","), ("apostrophe", "'"), ("quotation mark", '"'), ("line break", "\n"), ("pound sign", "£")):
        expect(sum(sign in summary for summary in summaries) >= 5, "%s: too few summaries with a %s", name, what)
    expect(summaries.count("") >= 50, "%s: too few empty summaries", name)
    holidays = figures.Calendar(figures.BANK_HOLIDAYS).holidays
    received = [item["received"] for item in log]
    expect(any(day.weekday() > 4 for day in received), "%s: nothing received at a weekend", name)
    expect(any(day in holidays for day in received), "%s: nothing received on a bank holiday", name)


# The two extracts together, and what made them.

def keyed(folder, name, n_key):
    with open(os.path.join(folder, name), encoding="utf-8", newline="") as file:
        return {tuple(row.values())[:n_key]: row for row in csv.DictReader(file)}


def check_superset(sample_data, name, n_key, governed_by):
    """July holds all of April; a value filled since then happened since then."""
    before, after = (keyed(os.path.join(sample_data, folder), name, n_key) for folder in (APRIL, JULY))
    for key, row in before.items():
        for column, value in row.items():
            later = after[key][column] if key in after else None
            if later == value:
                continue
            is_filled = value == "" and later and column in LATER_VALUES.get(name, ())
            expect(is_filled, "%s %s: %s was %r in April and is %r in July", name, key, column, value, later)
            if is_filled:
                expect(parse(after[key][governed_by[column]]) > TAKEN[APRIL], "%s %s: %s was known in April", name, key, column)
    for key in set(after) - set(before):
        check_new_row(name, key, after[key])


def check_new_row(name, key, row):
    """A row that only July has is of a later receipt, or was recorded since."""
    if name == "cases.csv":
        expect(parse(row["month"]) > YEAR[1], "%s %s: new month of the year", name, key)
    elif name == "log.csv":
        expect(parse(row["received"]) > YEAR[1] or parse(row["recorded"]) > TAKEN[APRIL], "%s %s: missing in April", name, key)


def check_new_stages(sample_data):
    """A new stage of a complaint that April holds was recorded since."""
    april, july = (os.path.join(sample_data, name) for name in (APRIL, JULY))
    refs = {key[0] for key in keyed(april, "log.csv", 1)}
    known = keyed(april, "stages.csv", 2)
    for key, row in keyed(july, "stages.csv", 2).items():
        if key[0] in refs and key not in known:
            expect(parse(row["recorded"]) > TAKEN[APRIL], "stages.csv %s: missing in April", key)


def parse(text):
    return datetime.datetime.strptime(text, "%d/%m/%Y").date()


def check_extracts_together(sample_data):
    check_superset(sample_data, "log.csv", 1, dict.fromkeys(LATER_VALUES["log.csv"], "closed_recorded"))
    check_superset(sample_data, "stages.csv", 2,
                   {"acknowledged": "acknowledged", "completed": "completed", "outcome": "completed"})
    check_superset(sample_data, "cases.csv", 2, {})
    check_new_stages(sample_data)


def check_generator(sample_data):
    """The generator still makes these very bytes, in another folder, time zone and language."""
    script = os.path.join(figures.PROJECT, "sample-data", "generate.py")
    surroundings = dict(os.environ, TZ="Pacific/Auckland", LC_ALL="C", PYTHONHASHSEED="7")
    with tempfile.TemporaryDirectory() as made:
        subprocess.run([sys.executable, script, made], check=True, env=surroundings, cwd=made)
        for name in (APRIL, JULY):
            for file in HEADERS:
                paths = [os.path.join(folder, name, file) for folder in (made, sample_data)]
                contents = [open_bytes(path) for path in paths]
                expect(contents[0] == contents[1], "%s/%s is not what generate.py makes", name, file)


def open_bytes(path):
    with open(path, "rb") as file:
        return file.read()


def main(sample_data):
    for name in (APRIL, JULY):
        check_records(sample_data, name)
    check_extracts_together(sample_data)
    check_generator(sample_data)
    if not any(": stages" in fault for fault in faults):  # else no figure by stage can be told
        check_papers(sample_data)
    for fault in faults:
        print(fault)
    if faults:
        return 1
    print("sample data: all well (260 + 240 figures, of which 2 + 4 accepted)")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else os.path.join(figures.PROJECT, "sample-data")))
