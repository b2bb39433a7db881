#!/usr/bin/env python3
"""`audit` on the two published papers with one figure altered: what arithmetic can find it finds, and nothing else.

The arithmetic of the two papers is written here by hand, table by table, in fractions, and shares nothing with the program: it says for each
altered figure whether anything else in the paper contradicts it. Contradicted: the program must name the figure in a finding that it did not
have before. Not contradicted: it must have no fault that it did not have before. Which classes of figures no arithmetic reaches is counted
below, and told in docs/auditing.md.
"""

import json
import random
from fractions import Fraction

import harness
from harness import case

ANNUAL = "report-specs/published/2007-08.csv"
STRUCTURE = "report-specs/published/2007-08-structure.csv"
QUARTER = "report-specs/published/2008-09-q1.csv"
N_ALTERED = 60  # papers of each


# --- numbers ---

def decimals(text):
    return len(text.partition(".")[2])


def number(text):
    return Fraction(0) if text == "-/+0" else Fraction(text.replace(",", "").replace("+", ""))


def half(text):
    return Fraction(1, 2 * 10 ** decimals(text))


def rounded(value, digits):
    """Half away from zero; none of these is negative."""
    return Fraction(int(value * 10 ** digits + Fraction(1, 2)), 10 ** digits)


# --- relations: (level, keys, does it hold?) over {key: text} ---

def key_of(row):
    return row["table"], row["row"], row["column"]


def sum_of(total, parts, level="fault"):
    return level, {total, *parts}, lambda at: number(at[total]) == sum(number(at[part]) for part in parts)


def share_of(percent, part, whole):
    """100 * part / whole; whole: a key, or keys to add up."""
    wholes = [whole] if isinstance(whole, tuple) else whole

    def holds(at):
        base = sum(number(at[one]) for one in wholes)
        return base != 0 and rounded(100 * number(at[part]) / base, decimals(at[percent])) == number(at[percent])
    return "fault", {percent, part}, holds


def whole_of(percents, too_much="question", too_little="fault"):
    """Two relations: the shares can sum to so little, and to so much."""
    def reaches(at):
        return sum(number(at[one]) + half(at[one]) for one in percents) > 100

    def stays(at):
        return sum(max(0, number(at[one]) - half(at[one])) for one in percents) <= 100

    def not_only_halves(at):
        return sum(max(0, number(at[one]) - half(at[one])) for one in percents) != 100
    return [(too_little, set(percents), reaches), (too_much, set(percents), stays), ("question", set(percents), not_only_halves)]


def one_whole(pairs):
    """Some whole number of which each part is its share."""
    def holds(at):
        def is_of(part, percent, base):
            return -half(at[percent]) <= 100 * number(at[part]) / base - number(at[percent]) < half(at[percent])
        return any(all(is_of(part, percent, base) for part, percent in pairs) for base in range(1, 5000))
    return "fault", {key for pair in pairs for key in pair}, holds


def difference(printed, later, earlier):
    return "fault", {printed, later, earlier}, lambda at: number(at[printed]) == number(at[later]) - number(at[earlier])


def between(total, parts):
    def holds(at):
        low = min(number(at[part]) - half(at[part]) for part in parts)
        high = max(number(at[part]) + half(at[part]) for part in parts)
        slack = sum(half(at[one]) for one in (total, *parts))
        is_sum = abs(number(at[total]) - sum(number(at[part]) for part in parts)) <= slack
        return is_sum or low - half(at[total]) <= number(at[total]) <= high + half(at[total])
    return "fault", {total, *parts}, holds


def at_most_100(percents):
    """No other of the line is above 100, so one alone is a question."""
    return "question", set(percents), lambda at: sum(number(at[one]) > 100 for one in percents) != 1


def frequency(table, rows, amounts, shares, total):
    whole = (table, total, amounts)
    yield sum_of(whole, [(table, row, amounts) for row in rows])
    for row in (*rows, total):
        yield share_of((table, row, shares), (table, row, amounts), whole)


# --- the annual paper ---

REGIONS = ("East Midlands", "Eastern", "Greater London", "North East", "North West", "South East", "South West", "Southern",
           "West Midlands", "Yorkshire")
STAGES = ("Stage 1: Received", "Stage 2: Problem Solving", "Stage 3: Investigation", "Stage 4: Review")
LAW = ("Private", "Dispute Resolution", "Public")
RELATIONS_TO_CHILD = ("Mother", "Father", "Child", "Grandparent", "Other relative", "Solicitor", "Other")
PARTIES = ("Mother", "Father", "Solicitor", "Non-Party", "Child")


def rows_of(at, table):
    return [row for name, row, _ in at if name == table]


def lines(at, table, column):
    return [row for name, row, own in at if name == table and own == column and row != "Total"]


def table_2(at):
    name = "complaints-and-cases"
    for row in ("Total complaints", "Total cases"):
        yield sum_of((name, row, "Total"), [(name, row, law) for law in LAW])
    for law in (*LAW, "Total"):
        yield share_of((name, "Percentage", law), (name, "Total complaints", law), (name, "Total cases", law))
    yield between((name, "Percentage 2006/07", "Total"), [(name, "Percentage 2006/07", law) for law in LAW])


def table_4(at):
    name = "furthest-stage"
    for stage in (*STAGES, "Total"):
        yield sum_of((name, "National total", stage), [(name, region, stage) for region in REGIONS])
    for row in (*REGIONS, "National total", "Ongoing at the end"):
        yield sum_of((name, row, "Total"), [(name, row, stage) for stage in STAGES])


def table_6(at):
    name = "timescales-achieved"
    for stage in ("Stage 1", "Stage 2", "Stage 3", "Stage 4"):
        yield from whole_of([(name, stage, "Yes"), (name, stage, "No")], too_much="fault")
    yield at_most_100([(name, stage, "2006/07 % achieved") for stage in ("Stage 1", "Stage 2", "Stage 3", "Stage 4")])


def tables_7_to_9(at):
    for name, columns in (("comments-and-compliments", ("Comments", "Compliments")), ("parliamentary-enquiries", ("Enquiries received",)),
                          ("ombudsman-enquiries", ("Enquiries received",))):
        for column in columns:
            yield sum_of((name, "Total", column), [(name, region, column) for region in REGIONS])
            yield difference((name, "Difference", column), (name, "Total", column), (name, "2006/07 total", column))


def figures_4_to_8(at):
    yield from whole_of([("relationship", row, "% of total") for row in RELATIONS_TO_CHILD])
    yield from whole_of([("party-status", row, "% of total") for row in PARTIES], too_little="question")
    for row in ("Mother", "Solicitor", "Child"):
        one, other = ("relationship", row, "% of total"), ("party-status", row, "% of total")
        yield "question", {one, other}, lambda at, one=one, other=other: number(at[one]) == number(at[other])
    yield one_whole([(("relationship", parent, "2006/07 number of complaints"), ("relationship", parent, "2006/07 % of total"))
                     for parent in ("Mother", "Father")])
    yield one_whole([(("gender", row, "Number of complainants"), ("gender", row, "% of total")) for row in ("Male", "Female")])
    yield from whole_of([("gender", row, "% of total") for row in ("Male", "Female")], too_little="question")
    # 22 mentions in 18 complaints are a question; more complaints than mentions, or more mentions of one than complaints, are a fault
    issues, total = lines(at, "children-issues", "Number of complaints"), ("children-issues", "Total", "Number of complaints")
    keys = [("children-issues", issue, "Number of complaints") for issue in issues]
    yield "fault", {total, *keys}, lambda at: number(at[total]) <= sum(number(at[key]) for key in keys)
    yield "fault", {total, *keys}, lambda at: number(at[total]) >= max(number(at[key]) for key in keys)


def annual_relations(at):
    yield from table_2(at)
    yield from frequency("lead-issue", lines(at, "lead-issue", "% of total"), "Number of complaints", "% of total", "Total")
    yield from table_4(at)
    yield from table_6(at)
    yield from frequency("ethnic-origin", lines(at, "ethnic-origin", "% of total"), "Number of complainants", "% of total", "Total")
    yield from tables_7_to_9(at)
    yield from figures_4_to_8(at)


def declared_relations(at):
    """What 2007-08-structure.csv adds."""
    yield from annual_relations(at)
    people, complaints = "Number of complainants", "Number of complaints"
    genders = [("gender", row, people) for row in ("Male", "Female")]
    yield sum_of(("lead-issue", "Total", complaints), [("complaints-and-cases", "Total complaints", "Total")])
    yield sum_of(("ethnic-origin", "Total", people), genders)
    yield sum_of(("ethnic-origin", "Not Specified", people),
                 [("ethnicity-not-known", row, people) for row in rows_of(at, "ethnicity-not-known")])
    yield sum_of(("children-issues", "Total", complaints), [("children-gender", row, complaints) for row in ("Male", "Female")])
    yield sum_of(("outcomes-stage-3", "Upheld", complaints), [("furthest-stage", "National total", STAGES[2])])
    yield sum_of(("outcomes-stage-4", "Partially upheld", complaints), [("furthest-stage", "National total", STAGES[3])])


# --- the quarterly paper ---

MEASURES = ("Closed at stage 1: Registration", "Closed at stage 2: Problem solving", "Closed at stage 3: Investigation", "Closed at stage 4: Review",
            "Complaints from children and young people", "Complaints ongoing", "Comments received", "Compliments received")
AREAS = {"summary-north": ["N%d" % i for i in range(1, 9)], "summary-central": ["C%d" % i for i in range(1, 7)],
         "summary-south": ["S%d" % i for i in range(1, 8)]}


def quarter_relations(at):
    yield from frequency("lead-issue", lines(at, "lead-issue", "% of total"), "Number of complaints", "% of total", "Total")
    for measure in MEASURES:
        for group, areas in AREAS.items():
            yield sum_of((group, measure, "Total"), [(group, measure, area) for area in areas])
        yield sum_of(("summary-national", measure, "National"), [(group, measure, area) for group in AREAS for area in AREAS[group]])


# --- slips of the pen ---

def exchanged(text, chance):
    places = [i for i in range(len(text) - 1) if text[i].isdigit() and text[i + 1].isdigit()]
    if not places:
        return text
    i = chance.choice(places)
    return text[:i] + text[i + 1] + text[i] + text[i + 2:]


def dropped(text, chance):
    i = chance.choice([i for i, letter in enumerate(text) if letter.isdigit()])
    rest = text[:i] + text[i + 1:]
    return rest if rest[-1:].isdigit() and rest[:1] != "." else text


def doubled(text, chance):
    i = chance.choice([i for i, letter in enumerate(text) if letter.isdigit()])
    return text[:i] + text[i] + text[i:]


def neighbour(text, chance):
    i = chance.choice([i for i, letter in enumerate(text) if letter.isdigit()])
    return text[:i] + str((int(text[i]) + chance.choice((1, 9))) % 10) + text[i + 1:]


def sign_lost(text, chance):
    del chance
    return text.lstrip("-") if text[0] == "-" and text != "-/+0" else text


def without_point(text, chance):
    del chance
    return text.replace(".", "")


def next_line(rows, index):
    """The figure below, in the same column."""
    below = [row["published"] for row in rows[index + 1:] if (row["table"], row["column"]) == (rows[index]["table"], rows[index]["column"])]
    return below[0] if below else rows[index]["published"]


SLIPS = (exchanged, dropped, doubled, neighbour, neighbour, sign_lost, without_point)


def altered(rows, chance):
    """(index, new text): one figure, not the same number as before."""
    while True:
        index = chance.randrange(len(rows))
        text = rows[index]["published"]
        if text == "-/+0":
            new = chance.choice(("1", "+2", "-10"))
        else:
            new = next_line(rows, index) if chance.randrange(8) == 0 else chance.choice(SLIPS)(text, chance)
        if number(new) != number(text) and (number(new) >= 0 or number(text) < 0):
            return index, new


# --- the test ---

def audit(work, structure):
    result = work.run("audit", "paper.csv", "--format", "json", *(["--structure", structure] if structure else []))
    assert result.status in (0, 1), result.err
    return json.loads(result.out)["findings"]


def name_of(finding):
    return finding["level"], finding["rule"], finding["table"], finding["row"], finding["column"]


def names_line(finding, line):
    return finding["line"] == line or line in [other["line"] for other in finding["others"]]


def judge(before, after, relations, at, index, key):
    """What is wrong with the program's answer, or None; and whether arithmetic contradicts the altered figure."""
    line, known = index + 2, {name_of(finding) for finding in before}
    broken = [level for level, keys, holds in relations if key in keys and holds(at[0]) and not holds(at[1])]
    new = [finding for finding in after if name_of(finding) not in known]
    if not broken:
        faults = [finding for finding in new if finding["level"] == "fault"]
        return ("nothing contradicts it: %s" % faults if faults else None), False
    levels = ("fault",) if "fault" in broken else ("fault", "question")
    found = [finding for finding in new if finding["level"] in levels and names_line(finding, line)]
    return (None if found else "contradicted (%s), and not found: %s" % (broken, new)), True


def alter_and_audit(work, path, relations_of, structure=None, seed=0):
    rows = work.rows(path)
    work.write_rows("paper.csv", rows)
    before, chance, n_contradicted, wrong = audit(work, structure), random.Random(seed), 0, []
    first = {key_of(row): row["published"] for row in rows}
    relations = list(relations_of(first))
    for _ in range(N_ALTERED):
        index, text = altered(rows, chance)
        then = [dict(row) for row in rows]
        then[index]["published"] = text
        work.write_rows("paper.csv", then)
        key = key_of(rows[index])
        fault, is_contradicted = judge(before, audit(work, structure), relations, (first, {**first, key: text}), index, key)
        n_contradicted += is_contradicted
        if fault:
            wrong.append("%s, %s for %s: %s" % (" > ".join(key), text, rows[index]["published"], fault))
    assert not wrong, "\n".join(wrong)
    return n_contradicted


@case
def the_arithmetic_written_here_holds_in_the_papers_but_for_what_is_known(work):
    for path, relations_of, n_broken in ((ANNUAL, annual_relations, 1), (QUARTER, quarter_relations, 4)):
        at = {key_of(row): row["published"] for row in work.rows(path)}
        broken = [keys for _, keys, holds in relations_of(at) if not holds(at)]
        harness.expect_equal(len(broken), n_broken, "%s: %s" % (path, broken))


@case
def annual_papers_with_one_figure_altered(work):
    n = alter_and_audit(work, ANNUAL, annual_relations)
    assert n > 0.8 * N_ALTERED, "only %d of %d are contradicted" % (n, N_ALTERED)


@case
def annual_papers_with_one_figure_altered_and_a_structure_file(work):
    n = alter_and_audit(work, ANNUAL, declared_relations, STRUCTURE, seed=1)
    assert n > 0.85 * N_ALTERED, "only %d of %d are contradicted" % (n, N_ALTERED)


@case
def quarterly_papers_with_one_figure_altered(work):
    n = alter_and_audit(work, QUARTER, quarter_relations, seed=2)
    assert n > 0.85 * N_ALTERED, "only %d of %d are contradicted" % (n, N_ALTERED)


if __name__ == "__main__":
    harness.main()
