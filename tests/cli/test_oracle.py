#!/usr/bin/env python3
"""Every published figure, recomputed by an independent program, on the sample data and on data that was changed at random.

The oracle (tests/oracle/figures.py) shares nothing with the engine. Each mutation changes some records of the April
extract, with a fixed seed; the program must then agree with the oracle on every figure, exactly.
"""

import datetime
import os
import random
import re
import sys

import harness
from harness import ANNUAL, APRIL, JULY, case

sys.path.insert(0, os.path.join(harness.PROJECT, "tests", "oracle"))

import about  # noqa: E402
import figures as oracle  # noqa: E402

FORM = "%d/%m/%Y"


# Comparing.

def slug(label):
    """The identifier that a label gives."""
    text = label.lower().replace("'", "").replace("%", " percent ").replace("&", " and ")
    return re.sub(r"[^a-z0-9]+", "-", text).strip("-")


def computed(work, folder):
    """{(table, row, column): line of figures.csv}, by labels and by identifiers."""
    found = {}
    for line in work.rows(folder + "/evidence/figures.csv"):
        found[line["table"], line["row_id"], line["column_id"]] = line
        found[line["table"], line["row"], line["column"]] = line
    return found


def find(found, key):
    table, row, column = key
    for candidate in (key, (table, slug(row), slug(column)), (table, row, slug(column)), (table, slug(row), column)):
        if candidate in found:
            return found[candidate]
    return None


def differs(line, wanted):
    """Why a figure is not what the oracle says, or None."""
    numerator, denominator, text = (str(part) for part in wanted)
    if line is None:  # a line of zeros may be dropped
        return None if numerator == "0" and denominator == "1" else "is not there"
    if text == oracle.NOT_APPLICABLE:
        return None if line["display"] == text else "is " + line["display"]
    if line["unit"] == "difference":
        return None if line["value"] == numerator else "is " + line["value"]
    if numerator == "":  # known only as published, with the digits that were printed
        same = oracle.Fraction(line["value"]) == oracle.Fraction(text)
        return None if same else "is " + line["value"]
    if line["unit"] != "percent":
        return None if line["value"] == numerator else "is " + line["value"]
    same = (line["numerator"], line["denominator"]) == (numerator, denominator)
    return None if same else "is %s/%s" % (line["numerator"], line["denominator"])


def agree(work, folder, wanted):
    found = computed(work, folder)
    faults = ["%s %s, the oracle says %s/%s" % (" / ".join(key), why, value[0], value[1])
              for key, value in wanted.items() for why in [differs(find(found, key), value)] if why]
    assert not faults, "%d figures differ:\n%s" % (len(faults), "\n".join(faults[:20]))


def counting_rules(work, folder):
    """{(measure, condition): (before, left)} of the report's counting rules; what a result means is left out."""
    found = {}
    for line in work.rows(folder + "/evidence/counting-rules.csv"):
        condition = re.sub(r"^(Result: [^']*'[^']*').*", r"\1", line["Condition, as written"])
        before, excluded, left = (line["Records " + name].replace(",", "") for name in ("before", "excluded", "left"))
        if before == "[z]" or condition.startswith("All records of: "):
            continue  # a share of lines, and the base of one: no conditions
        assert (line["Measure"], condition) not in found, "%s, %s: told twice" % (line["Measure"], condition)
        assert int(before) - int(excluded) == int(left), line
        found[line["Measure"], condition] = (int(before), int(left))
    return found


def rules_agree(work, folder, wanted):
    found = counting_rules(work, folder)
    wanted = {line[:2]: line[2:] for line in wanted}
    faults = ["%s: %s, the oracle says %s" % (", ".join(key), found.get(key), wanted.get(key))
              for key in found.keys() | wanted.keys() if found.get(key) != wanted.get(key)]
    assert not faults, "%d counting rules differ:\n%s" % (len(faults), "\n".join(sorted(faults)[:20]))


def quality_agrees(work, folder, wanted):
    """All but the checks, in the order of the table."""
    found = []
    for line in work.rows(folder + "/evidence/data-quality.csv"):
        number, out_of = (line[name].replace(",", "") for name in ("Number", "Out of"))
        if not line["What"].startswith("Checks that "):
            found.append((line["What"], line["Extract"], int(number), None if out_of == "[z]" else int(out_of)))
    faults = ["%r, the oracle says %r" % pair for pair in zip(found, wanted) if pair[0] != pair[1]]
    assert not faults, "%d facts of the data differ:\n%s" % (len(faults), "\n".join(faults[:20]))
    harness.expect_equal(len(found), len(wanted), "the number of facts of the data")


def compare(work, folder=APRIL, as_at=None, options=()):
    wanted = oracle.compute("annual", work.path(folder), as_at)
    more = ["--as-at", as_at.isoformat()] if as_at else []
    work.build("--only", "csv", "--out", "mutated", *more, *options)
    agree(work, "mutated", wanted)
    rules_agree(work, "mutated", about.counting_rules(work.path(folder), as_at))
    quality_agrees(work, "mutated", about.data_quality(work.path(folder), as_at))
    return wanted


# Changing.

class Data:
    """The three files of an extract, in memory."""

    def __init__(self, work, seed):
        self.work = work
        self.dice = random.Random(seed)
        self.log, self.stages, self.cases = (work.rows("%s/%s.csv" % (APRIL, name)) for name in ("log", "stages", "cases"))

    def save(self):
        for name, rows in (("log", self.log), ("stages", self.stages), ("cases", self.cases)):
            self.work.write_rows("%s/%s.csv" % (APRIL, name), rows)

    def some(self, n, **wanted):
        """n of the items whose columns have these values, picked at random."""
        items = [item for item in self.log if all(item[name] == value for name, value in wanted.items())]
        return self.dice.sample(items, min(n, len(items)))

    def complaints(self, n=40):
        return self.some(n, kind="Complaint")

    def others(self, name, kind="Complaint"):
        """The values that a column has."""
        return sorted({item[name] for item in self.log if item["kind"] == kind and item[name]})

    def deal(self, items, name):
        values = self.others(name, items[0]["kind"])
        for item in items:
            item[name] = self.dice.choice(values)

    def stages_of(self, item):
        return [stage for stage in self.stages if stage["ref"] == item["ref"]]


def date(text):
    return datetime.datetime.strptime(text, FORM).date()


def moved(text, days):
    return (date(text) + datetime.timedelta(days=days)).strftime(FORM)


def regions(data):
    data.deal(data.complaints(), "region")


def regions_of_comments(data):
    data.deal(data.some(30, kind="Comment"), "region")
    data.deal(data.some(30, kind="Compliment"), "region")


def regions_of_enquiries(data):
    data.deal(data.some(30, kind="Parliamentary enquiry"), "region")
    data.deal(data.some(9, kind="Ombudsman enquiry"), "region")


def deleted_complaints(data):
    for item in data.complaints(25):
        data.stages = [stage for stage in data.stages if stage["ref"] != item["ref"]]
        data.log.remove(item)


def deleted_other_items(data):
    for item in data.some(20, kind="Comment") + data.some(20, kind="Ombudsman enquiry"):
        data.log.remove(item)


def lead_issues(data):
    for item in data.complaints():
        item["lead_issue"] = data.dice.choice(data.others("lead_issue"))
        item["issues"] = item["lead_issue"]


def further_issues(data):
    for item in data.some(15, relationship="Child"):
        more = [issue for issue in data.others("lead_issue") if issue not in item["issues"].split(";")]
        item["issues"] += ";" + data.dice.choice(more)


def order_of_issues(data):
    for item in data.complaints(200):
        parts = item["issues"].split(";")
        data.dice.shuffle(parts)
        item["issues"] = ";".join(parts)
    data.deal(data.complaints(5), "party_status")


def relationships(data):
    """Among those whose details are collected: a child's are, or the tables of children do not foot."""
    data.deal(data.some(40, kind="Complaint", details_collected="yes"), "relationship")


def party_statuses(data):
    data.deal(data.complaints(), "party_status")


def genders(data):
    data.deal(data.some(60, kind="Complaint", details_collected="yes"), "gender")


def ethnic_origins(data):
    for item in data.some(60, kind="Complaint", details_collected="yes"):
        item["ethnic_origin"] = data.dice.choice(data.others("ethnic_origin"))
        item["ethnicity_not_known_reason"] = ""
        if item["ethnic_origin"] == "Not Specified":
            item["ethnicity_not_known_reason"] = data.dice.choice(data.others("ethnicity_not_known_reason"))


def details_withheld(data):
    for item in data.some(50, kind="Complaint", details_collected="yes", relationship="Father"):
        item.update(details_collected="no", ethnic_origin="", ethnicity_not_known_reason="", gender="")


def case_types(data):
    data.deal(data.complaints(), "case_type")


def numbers_of_cases(data):
    for row in data.cases:
        row["cases"] = str(data.dice.choice((0, 1, 999, int(row["cases"]) + 1, 123456)))


def missing_months_of_cases(data):
    data.cases = [row for row in data.cases if row["month"] not in ("01/07/2007", "01/03/2008")]


def received_earlier(data):
    for item in data.complaints(60):
        item["received"] = moved(item["received"], -data.dice.randint(1, 90))


def received_around_the_ends(data):
    for item in data.complaints(40):
        if date(item["recorded"]) >= date("31/03/2008"):
            item["received"] = "31/03/2008"
        elif date(item["recorded"]) >= date("01/04/2007"):
            item["received"] = data.dice.choice(("31/03/2007", "01/04/2007"))


def closed_another_day(data):
    for item in data.complaints(60):
        if item["closed"]:
            latest = date(item["closed_recorded"])
            earliest = date(item["received"])
            item["closed"] = moved(item["received"], data.dice.randint(0, (latest - earliest).days))


def not_closed(data):
    for item in data.complaints(60):
        item.update(closed="", closed_recorded="")


def acknowledged_another_day(data):
    for stage in data.dice.sample(data.stages, 200):
        if stage["acknowledged"]:
            stage["acknowledged"] = moved(stage["started"], data.dice.randint(0, 15))


def completed_another_day(data):
    for stage in data.dice.sample(data.stages, 300):
        if stage["completed"]:
            earliest = stage["acknowledged"] or stage["started"]
            stage["completed"] = moved(earliest, data.dice.randint(0, 60))


def completed_on_the_deadline(data):
    """Every stage 2 stops on its twentieth working day, or the day after: the edge of the timescale."""
    calendar = oracle.Calendar(oracle.BANK_HOLIDAYS)
    for stage in data.stages:
        if stage["stage"] == "2" and stage["completed"]:
            day = calendar.deadline(date(stage["started"]), 20)
            stage["completed"] = moved(day.strftime(FORM), data.dice.randint(0, 1))


def not_completed(data):
    for stage in data.dice.sample(data.stages, 200):
        stage.update(acknowledged="", completed="")


def outcomes_of_stages(data):
    values = sorted({stage["outcome"] for stage in data.stages if stage["outcome"]})
    for stage in data.dice.sample(data.stages, 300):
        if stage["outcome"]:
            stage["outcome"] = data.dice.choice(values)


def outcomes_of_enquiries(data):
    for item in data.some(20, kind="Ombudsman enquiry"):
        if item["closed"]:
            item["outcome"] = data.dice.choice(data.others("outcome", "Ombudsman enquiry"))


def last_stage_deleted(data):
    for item in data.complaints(150):
        stages = data.stages_of(item)
        if len(stages) > 1:
            data.stages.remove(stages[-1])


def stage_three_begun(data):
    """Stage 3, which had nothing to judge, begins in the period."""
    for item in data.complaints(300):
        stages = data.stages_of(item)
        if len(stages) == 2 and date(stages[1]["started"]) < date("01/03/2008"):
            started = moved(stages[1]["started"], 5)
            data.stages.append({"ref": item["ref"], "stage": "3", "started": started, "acknowledged": "", "recorded": started,
                                "completed": moved(started, data.dice.randint(20, 60)), "outcome": "Upheld"})


def new_complaints(data):
    for number, item in enumerate(data.complaints(30)):
        ref = "RFL-8%05d" % number
        data.log.append(dict(item, ref=ref))
        data.stages.extend(dict(stage, ref=ref) for stage in data.stages_of(item))


def kinds(data):
    for item in data.some(40, kind="Comment"):
        item["kind"] = "Compliment"
    for item in data.some(10, kind="Compliment"):
        item["kind"] = "Comment"


MUTATIONS = [regions, regions_of_comments, regions_of_enquiries, deleted_complaints, deleted_other_items, lead_issues,
             further_issues, order_of_issues, relationships, party_statuses, genders, ethnic_origins, details_withheld,
             case_types, numbers_of_cases, missing_months_of_cases, received_earlier, received_around_the_ends,
             closed_another_day, not_closed, acknowledged_another_day, completed_another_day, completed_on_the_deadline,
             not_completed, outcomes_of_stages, outcomes_of_enquiries, last_stage_deleted, stage_three_begun,
             new_complaints, kinds]


def mutation(change, seed):
    def mutated(work):
        before = oracle.compute("annual", work.path(APRIL))
        data = Data(work, seed)
        change(data)
        data.save()
        assert compare(work) != before, "the mutation changed no figure"
    mutated.__name__ = "mutation_" + change.__name__
    return case(mutated)


@case
def sample_data(work):
    compare(work)


for index, change_made in enumerate(MUTATIONS):
    mutation(change_made, seed=100 + index)


@case
def everything_at_once(work):
    data = Data(work, seed=99)
    for change in MUTATIONS:
        change(data)
    data.save()
    compare(work)


@case
def as_at_earlier_days(work):
    for day in ("2008-03-31", "2008-04-04", "2008-04-15"):
        compare(work, as_at=datetime.date.fromisoformat(day))


@case
def later_extract(work):
    july = [word for name in ("log", "stages", "cases")
            for word in ("--source", "%s=%s/%s.csv" % (name, JULY, name), "--taken", name + "=2008-07-31")]
    compare(work, JULY, options=july)
    for day in ("2008-03-31", "2008-04-30", "2008-05-15", "2008-07-01"):
        compare(work, JULY, datetime.date.fromisoformat(day), july)


if __name__ == "__main__":
    harness.main()
