#!/usr/bin/env python3
"""The workload counted record by record in plain Python, to hold other engines against: it shares nothing with any.

    count.py wide|permuted|linked FOLDER       the files of tests/bench/generator in FOLDER
"""

import bisect
import collections
import csv
import datetime
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import variants  # noqa: E402

P = (datetime.date(2007, 4, 1), datetime.date(2008, 3, 31))
Q = (datetime.date(2006, 4, 1), datetime.date(2007, 3, 31))
T = (datetime.date(2008, 4, 1), datetime.date(2008, 6, 30))
LIMITS = (5, 20, 30, 30)
WITHOUT_DETAILS = ("Solicitor", "Organisation", "Other")


def rows_of(path):
    with open(path, encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def items(form, folder):
    """The records, as dictionaries with the names and dates of the wide form; missing values are empty."""
    if form == "wide":
        yield from rows_of(os.path.join(folder, "wide.csv"))
    elif form == "permuted":
        for row in rows_of(os.path.join(folder, "permuted.csv")):
            item = {name: row[header] for name, header in variants.HEADERS.items()}
            for name, value in item.items():
                if len(value) == 10 and value[2] == value[5] == "/":
                    item[name] = value[6:] + "-" + value[3:5] + "-" + value[:2]
            yield item
    else:
        stages = collections.defaultdict(dict)
        for row in rows_of(os.path.join(folder, "stages.csv")):
            for name in ("started", "completed", "outcome"):
                stages[row["ref"]]["s%s_%s" % (row["stage"], name)] = row[name]
        empty = {"s%d_%s" % (stage, name): "" for stage in (1, 2, 3, 4) for name in ("started", "completed", "outcome")}
        for row in rows_of(os.path.join(folder, "log.csv")):
            yield {**row, **empty, **stages.get(row["ref"], {})}


def day(text):
    return datetime.date.fromisoformat(text) if text else None


class Counts:
    def __init__(self, folder):
        self.counts = collections.Counter()
        calendar = list(rows_of(os.path.join(folder, "calendar.csv")))
        self.days = [row["date"] for row in calendar]
        self.working = [int(row["wdn"]) for row in calendar]

    def elapsed(self, start, end):
        return self.working[bisect.bisect_left(self.days, end)] - self.working[bisect.bisect_left(self.days, start)]

    def add(self, table, first, second=""):
        self.counts[table, first, second] += 1

    def items_received(self, item, received):
        for table, (start, end) in (("A20", P), ("A21", Q)):
            if start <= received <= end:
                self.add(table, item["kind"], item["region"])
        if T[0] <= received <= T[1] and item["kind"] in ("Comment", "Compliment"):
            self.add("A23", item["kind"].lower() + "s", item["hos_area"])

    def received_in_year(self, item):
        self.add("A01", item["case_type"])
        self.add("A02", item["lead_issue"])
        self.add("A11", item["relationship"])
        self.add("A13", item["party_status"])
        self.add("A24", item["received"][:7])
        for issue in item["issues"].split(";"):
            self.add("A25", issue)
        if item["relationship"] not in WITHOUT_DETAILS:
            self.add("A14", item["ethnic_origin"])
            self.add("A16", item["gender"])
            if item["ethnic_origin"] == "Not Specified":
                self.add("A15", item["ethnicity_nk_reason"])
        if item["relationship"] == "Child":
            self.add("A18", item["gender"])
            self.add("A19", item["ethnic_origin"])
            for issue in item["issues"].split(";"):
                self.add("A17", issue)

    def received(self, item, received):
        if P[0] <= received <= P[1]:
            self.received_in_year(item)
        if Q[0] <= received <= Q[1]:
            self.add("A03", item["lead_issue"])
            self.add("A12", item["relationship"])
        if T[0] <= received <= T[1]:
            self.add("A22", item["lead_issue"])
            if item["relationship"] == "Child":
                self.add("A23", "children", item["hos_area"])

    def closed_or_open(self, item, received, closed, starts):
        far = max((stage for stage, start in starts.items() if start), default=0)
        if closed and P[0] <= closed <= P[1]:
            self.add("A04", item["region"], str(far))
            if far in (1, 2):
                self.add("A08" if far == 1 else "A09", item["s%d_outcome" % far])
            if far in (3, 4):
                self.add("A10", str(far), item["s%d_outcome" % far])
        if closed and T[0] <= closed <= T[1] and far:
            self.add("A23", "closed%d" % far, item["hos_area"])
        if received <= P[1] and (closed is None or closed > P[1]):
            by_then = max((stage for stage, start in starts.items() if start and start <= P[1]), default=0)
            self.add("A05", item["region"], str(by_then))
        if received <= T[1] and (closed is None or closed > T[1]):
            self.add("A23", "ongoing", item["hos_area"])

    def stages(self, item, starts):
        for stage, start in starts.items():
            for table, (first, last) in (("A06", P), ("A07", Q)):
                if start and first <= start <= last:
                    end = item["s%d_completed" % stage]
                    took = self.elapsed(item["s%d_started" % stage], end) if end else None
                    self.add(table, str(stage), "open" if took is None else "yes" if took <= LIMITS[stage - 1] else "no")

    def item(self, item):
        received = day(item["received"])
        self.items_received(item, received)
        if item["kind"] != "Complaint":
            return
        starts = {stage: day(item["s%d_started" % stage]) for stage in (1, 2, 3, 4)}
        self.received(item, received)
        self.closed_or_open(item, received, day(item["closed"]), starts)
        self.stages(item, starts)


def lines(form, folder):
    """What figures_as_lines.py gives, of these files."""
    counts = Counts(folder)
    for item in items(form, folder):
        counts.item(item)
    return sorted(("%s\t%s\t%s\t%d\n" % (*key, n)).encode("utf-8") for key, n in counts.counts.items())


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: count.py wide|permuted|linked FOLDER")
    sys.stdout.buffer.writelines(lines(*sys.argv[1:]))
