"""The annual report's tables and charts with pandas, openpyxl and matplotlib: annual_pandas.py SAMPLE-DATA OUT.

Writes OUT/annual.xlsx (a sheet a table: header in bold, widths, formats of numbers) and OUT/charts.pdf (a page a chart). What
the program writes besides (paper, web page, pictures, figures.csv, counting rules, checks) is not asked of it.
"""

import os
import sys

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt  # noqa: E402
import numpy as np  # noqa: E402
import pandas as pd  # noqa: E402
from matplotlib.backends.backend_pdf import PdfPages  # noqa: E402
from openpyxl import Workbook  # noqa: E402
from openpyxl.styles import Font  # noqa: E402
from openpyxl.utils import get_column_letter  # noqa: E402

data, out = sys.argv[1:3]
START, END = pd.Timestamp("2007-04-01"), pd.Timestamp("2008-03-31")
LIMITS = {1: ("acknowledged", 5), 2: ("completed", 20), 3: ("completed", 30), 4: ("completed", 30)}
PRIOR = {"comments": 187, "compliments": 216, "parliamentary": 50, "ombudsman": 28}


def read(name, dates):
    path = os.path.join(data, name)
    return pd.read_csv(path, parse_dates=dates, dayfirst=True)


log = read("log.csv", ["received", "recorded", "closed", "closed_recorded"]).drop(columns="summary")
stages = read("stages.csv", ["started", "acknowledged", "completed", "recorded"])
cases = read("cases.csv", ["month"])
shared = os.path.join(data, "../../report-specs/shared/bank-holidays-england-and-wales.csv")
holidays = pd.read_csv(shared, parse_dates=["date"])["date"].values.astype("datetime64[D]")
tables, charts = {}, []


# --- populations ----------------------------------------------------------------------------------------------------

reached = stages[stages["started"] <= END].sort_values("stage").groupby("ref").last()
log = log.join(reached[["stage", "outcome"]].rename(columns={"outcome": "outcome_reached"}), on="ref")
complaints = log[log["kind"] == "Complaint"]
received = complaints[complaints["received"].between(START, END)]
closed = complaints[complaints["closed"].between(START, END)]
still_open = complaints[(complaints["received"] <= END) & ~(complaints["closed"] <= END)]
details = received[received["details_collected"].str.lower() == "yes"]
children = received[received["relationship"] == "Child"]
items = log[log["received"].between(START, END)]
regions = sorted(complaints["region"].dropna().unique())
case_types = ["Private", "Dispute Resolution", "Public"]


# --- tables ---------------------------------------------------------------------------------------------------------

def by(records, column, label, percent=True):
    """A table of the categories by size, with a total and shares of it."""
    counts = records[column].value_counts()
    return sized(counts, len(records), label, percent)


def sized(counts, total, label, percent):
    table = counts.rename_axis(label).rename("Number").to_frame()
    table.loc["Total"] = total
    if percent:
        table["% of total"] = table["Number"] / max(total, 1)
    return table


def issues_of(records):
    return sized(records["issues"].str.split(";").explode().str.strip().value_counts(), len(records), "Issue", False)


def complaints_and_cases():
    asked = cases[cases["month"].between(START, END)].groupby("case_type")["cases"].sum()
    table = pd.DataFrame({"Total complaints": received["case_type"].value_counts(), "Total cases": asked}).T[case_types]
    table["Total"] = table.sum(axis=1)
    table.loc["Percentage"] = table.loc["Total complaints"] / table.loc["Total cases"]
    table.loc["Percentage 2006/07"] = [0.016, 0.0003, 0.002, 0.008]
    return table.rename_axis("Measure")


def furthest_stage():
    table = pd.crosstab(closed["region"], closed["stage"]).reindex(index=regions, columns=[1, 2, 3, 4], fill_value=0)
    table.loc["National total"] = table.sum()
    table.loc["Ongoing at the end"] = still_open["stage"].value_counts().reindex([1, 2, 3, 4], fill_value=0)
    table.columns = ["Stage %d" % stage for stage in table.columns]
    table["Total"] = table.sum(axis=1)
    return table.rename_axis("Region")


def working_days(start, end):
    """After the first day, up to and including the second."""
    first = start.values.astype("datetime64[D]") + 1
    last = end.fillna(END).values.astype("datetime64[D]") + 1
    return np.busday_count(first, last, holidays=holidays)


def timescales():
    begun = stages[stages["started"].between(START, END)]
    rows = {}
    for stage, (stop, limit) in LIMITS.items():
        chosen = begun[begun["stage"] == stage]
        stopped = chosen[stop].where(chosen[stop] <= END)
        took = working_days(chosen["started"], stopped)
        met = int((stopped.notna() & (took <= limit)).sum())
        missed = int((took > limit).sum())
        judged = met + missed
        rows["Stage %d" % stage] = [met / judged if judged else None, missed / judged if judged else None, judged, met, missed,
                                    len(chosen) - judged]
    return pd.DataFrame.from_dict(rows, orient="index", columns=["Yes", "No", "Judged", "Met", "Missed", "Not yet due"]).rename_axis("Stage")


def by_region(columns):
    """Counts of some kinds of item, a column each, against the year before."""
    table = pd.DataFrame({label: items.loc[items["kind"] == kind, "region"].value_counts() for label, kind, _ in columns})
    table = table.reindex(regions).fillna(0).astype(int)
    table.loc["Total"] = table.sum()
    table.loc["2006/07 total"] = [prior for _, _, prior in columns]
    table.loc["Difference"] = table.loc["Total"] - table.loc["2006/07 total"]
    return table.rename_axis("Region")


tables["Stages explained"] = pd.DataFrame(
    {"Name": ["Registration", "Problem solving", "Investigation", "Review"]}, index=["Stage 1", "Stage 2", "Stage 3", "Stage 4"]).rename_axis("Stage")
tables["Complaints and cases"] = complaints_and_cases()
tables["Lead issue"] = by(received, "lead_issue", "Lead issue")
tables["Furthest stage"] = furthest_stage()
tables["Timescales"] = pd.DataFrame({"Working days": [limit for _, limit in LIMITS.values()]}, index=["Stage 1", "Stage 2", "Stage 3", "Stage 4"]).rename_axis("Stage")
tables["Timescales achieved"] = timescales()
for stage in (1, 2, 3, 4):
    tables["Outcomes stage %d" % stage] = by(closed[closed["stage"] == stage], "outcome_reached", "Outcome", percent=stage < 3)
tables["Relationship"] = by(received, "relationship", "Relationship to the child")
tables["Party status"] = by(received, "party_status", "Party status")
tables["Ethnic origin"] = by(details, "ethnic_origin", "Ethnic origin")
tables["Ethnicity not known"] = by(details[details["ethnic_origin"] == "Not Specified"], "ethnicity_not_known_reason", "Reason", False)
tables["Gender"] = by(details, "gender", "Gender")
tables["Children issues"] = issues_of(children)
tables["Children gender"] = by(children, "gender", "Gender", False)
tables["Children ethnic origin"] = by(children, "ethnic_origin", "Ethnic origin", False)
tables["Comments and compliments"] = by_region([("Comments", "Comment", PRIOR["comments"]), ("Compliments", "Compliment", PRIOR["compliments"])])
tables["Parliamentary enquiries"] = by_region([("Enquiries received", "Parliamentary enquiry", PRIOR["parliamentary"])])
tables["Ombudsman enquiries"] = by_region([("Enquiries received", "Ombudsman enquiry", PRIOR["ombudsman"])])
concluded = log[(log["kind"] == "Ombudsman enquiry") & log["closed"].between(START, END)]
tables["Ombudsman outcomes"] = by(concluded, "outcome", "Outcome", False)


# --- the workbook ---------------------------------------------------------------------------------------------------

def is_share(name, row, value):
    return isinstance(value, float) and (0 < value < 1 or "%" in name or "Percentage" in row or name in ("Yes", "No"))


def write_sheet(book, title, table):
    sheet = book.create_sheet(title[:31])
    bold = Font(bold=True)
    sheet.append([table.index.name, *table.columns])
    for cell in sheet[1]:
        cell.font = bold
    for label, row in zip(table.index, table.itertuples(index=False)):
        sheet.append([label, *(None if pd.isna(value) else value for value in row)])
        for name, cell in zip(table.columns, sheet[sheet.max_row][1:]):
            cell.number_format = "0.0%" if is_share(name, label, cell.value) else "#,##0"
    for number, name in enumerate([table.index.name, *table.columns], 1):
        longest = max([len(name)] + [len(str(label)) for label in table.index]) if number == 1 else len(name)
        sheet.column_dimensions[get_column_letter(number)].width = longest + 3
    sheet.freeze_panes = "B2"


def write_book(path):
    book = Workbook()
    book.remove(book.active)
    for title, table in tables.items():
        write_sheet(book, title, table)
    book.save(path)


# --- charts ---------------------------------------------------------------------------------------------------------

def bars(pdf, title, column, is_percent=False):
    table = tables[title].drop("Total")[column].iloc[::-1]
    figure, axes = plt.subplots(figsize=(6.3, max(2.0, 0.32 * len(table) + 1)))
    drawn = axes.barh(table.index.astype(str), table * (100 if is_percent else 1), color="#12436d")
    axes.bar_label(drawn, fmt="%.1f%%" if is_percent else "%d", padding=3, fontsize=8)
    axes.spines[["top", "right"]].set_visible(False)
    finish(pdf, figure, axes, title)


def finish(pdf, figure, axes, title):
    axes.set_title(title, loc="left", fontsize=10)
    axes.tick_params(labelsize=8)
    figure.tight_layout()
    pdf.savefig(figure)
    plt.close(figure)


def timescales_chart(pdf):
    table = tables["Timescales achieved"][["Yes", "No"]].dropna().iloc[::-1] * 100
    figure, axes = plt.subplots(figsize=(6.3, 2.2))
    left = np.zeros(len(table))
    for name, colour in (("Yes", "#12436d"), ("No", "#28a197")):
        drawn = axes.barh(table.index, table[name], left=left, color=colour, label=name)
        axes.bar_label(drawn, fmt="%.0f%%", label_type="center", color="white", fontsize=8)
        left += table[name].values
    axes.legend(fontsize=8)
    finish(pdf, figure, axes, "Timescales achieved")


def grouped_chart(pdf):
    table = tables["Comments and compliments"].loc[regions]
    figure, axes = plt.subplots(figsize=(6.3, 4.2))
    at = np.arange(len(table))
    for number, (name, colour) in enumerate((("Comments", "#12436d"), ("Compliments", "#28a197"))):
        drawn = axes.barh(at - 0.2 + 0.4 * number, table[name], height=0.38, color=colour, label=name)
        axes.bar_label(drawn, padding=3, fontsize=7)
    axes.set_yticks(at, table.index)
    axes.invert_yaxis()
    axes.legend(fontsize=8)
    finish(pdf, figure, axes, "Comments and compliments")


def write_charts(path):
    with PdfPages(path) as pdf:
        bars(pdf, "Lead issue", "Number")
        timescales_chart(pdf)
        bars(pdf, "Outcomes stage 1", "Number")
        bars(pdf, "Outcomes stage 2", "Number")
        bars(pdf, "Relationship", "% of total", True)
        bars(pdf, "Party status", "% of total", True)
        bars(pdf, "Ethnic origin", "Number")
        bars(pdf, "Gender", "% of total", True)
        for name in ("Children issues", "Children gender", "Children ethnic origin"):
            bars(pdf, name, "Number")
        grouped_chart(pdf)


os.makedirs(out, exist_ok=True)
write_book(os.path.join(out, "annual.xlsx"))
write_charts(os.path.join(out, "charts.pdf"))
