"""The workload with pandas: count_pandas.py LOG CALENDAR. Code lists are categories and dates are parsed while reading."""

import sys

import pandas as pd

CATEGORIES = ["kind", "region", "hos_area", "case_type", "lead_issue", "issues", "relationship", "party_status", "ethnic_origin",
              "ethnicity_nk_reason", "gender", "s1_outcome", "s2_outcome", "s3_outcome", "s4_outcome"]
DATES = ["received", "closed"] + ["s%d_%s" % (s, word) for s in (1, 2, 3, 4) for word in ("started", "completed")]
PERIODS = {"P": ("2007-04-01", "2008-03-31"), "Q": ("2006-04-01", "2007-03-31"), "T": ("2008-04-01", "2008-06-30")}
LIMITS = {1: 5, 2: 20, 3: 30, 4: 30}

log = pd.read_csv(sys.argv[1], usecols=CATEGORIES + DATES, dtype={name: "category" for name in CATEGORIES}, parse_dates=DATES)
calendar = pd.read_csv(sys.argv[2], parse_dates=["date"]).set_index("date")["wdn"]
out = []


def inside(days, period):
    return days.between(*PERIODS[period])


def put(table, counts, second=""):
    """A series of counts, by one key or two."""
    for key, n in counts.items():
        if n:
            first, other = key if isinstance(key, tuple) else (key, second)
            out.append("%s\t%s\t%s\t%d\n" % (table, first, other, n))


def put_cross(table, records, first, second):
    put(table, records.groupby([first, second], observed=True).size())


def furthest(records, until=None):
    far = pd.Series(0, index=records.index)
    for stage in (1, 2, 3, 4):
        started = records["s%d_started" % stage]
        far[started.notna() if until is None else started <= until] = stage
    return far


def put_issues(table, records):
    counts = records["issues"].value_counts()
    split = counts.reset_index()
    split["index"] = split["index"].astype(str).str.split(";")
    put(table, split.explode("index").groupby("index")["issues"].sum())


complaints = log[log["kind"] == "Complaint"]
received, closed = complaints["received"], complaints["closed"]
year = complaints[inside(received, "P")]
before = complaints[inside(received, "Q")]
quarter = complaints[inside(received, "T")]
details = year[~year["relationship"].isin(["Solicitor", "Organisation", "Other"])]
children = year[year["relationship"] == "Child"]
for table, records, column in (
        ("A01", year, "case_type"), ("A02", year, "lead_issue"), ("A03", before, "lead_issue"), ("A11", year, "relationship"),
        ("A12", before, "relationship"), ("A13", year, "party_status"), ("A14", details, "ethnic_origin"),
        ("A15", details[details["ethnic_origin"] == "Not Specified"], "ethnicity_nk_reason"), ("A16", details, "gender"),
        ("A18", children, "gender"), ("A19", children, "ethnic_origin"), ("A22", quarter, "lead_issue")):
    put(table, records[column].value_counts())
put_issues("A17", children)
put_issues("A25", year)
put("A24", year["received"].dt.strftime("%Y-%m").value_counts())
put_cross("A20", log[inside(log["received"], "P")], "kind", "region")
put_cross("A21", log[inside(log["received"], "Q")], "kind", "region")

ended = complaints[inside(closed, "P")].copy()
ended["far"] = furthest(ended)
put_cross("A04", ended, "region", "far")
put("A08", ended.loc[ended["far"] == 1, "s1_outcome"].value_counts())
put("A09", ended.loc[ended["far"] == 2, "s2_outcome"].value_counts())
for stage in (3, 4):
    for outcome, n in ended.loc[ended["far"] == stage, "s%d_outcome" % stage].value_counts().items():
        put("A10", {(stage, outcome): n})

open_then = complaints[(received <= PERIODS["P"][1]) & ~(closed <= PERIODS["P"][1])].copy()
open_then["far"] = furthest(open_then, PERIODS["P"][1])
put_cross("A05", open_then, "region", "far")

for stage, limit in LIMITS.items():
    started, completed = complaints["s%d_started" % stage], complaints["s%d_completed" % stage]
    for table, period in (("A06", "P"), ("A07", "Q")):
        chosen = inside(started, period)
        begun, ended_on = started[chosen], completed[chosen]
        elapsed = ended_on.map(calendar) - begun.map(calendar)
        put(table, {(stage, "open"): ended_on.isna().sum(), (stage, "yes"): (elapsed <= limit).sum(), (stage, "no"): (elapsed > limit).sum()})

ended = complaints[inside(closed, "T")].copy()
ended["far"] = "closed" + furthest(ended).astype(str)
put_cross("A23", ended[ended["far"] != "closed0"], "far", "hos_area")
still_open = complaints[(received <= PERIODS["T"][1]) & ~(closed <= PERIODS["T"][1])]
others = log[inside(log["received"], "T")]
for name, records in (("children", quarter[quarter["relationship"] == "Child"]), ("ongoing", still_open),
                      ("comments", others[others["kind"] == "Comment"]), ("compliments", others[others["kind"] == "Compliment"])):
    put("A23", {(name, area): n for area, n in records["hos_area"].value_counts().items()})

sys.stdout.writelines(sorted(out))
