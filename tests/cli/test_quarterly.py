#!/usr/bin/env python3
"""The quarterly snapshot: layers from one definition, its 240 published figures, and an independent count of them."""

import os
import random
import sys

import harness
from harness import JULY, case

sys.path.insert(0, os.path.join(harness.PROJECT, "tests", "oracle"))

import figures as oracle  # noqa: E402

QUARTERLY = "report-specs/quarterly.yaml"
PUBLISHED = "report-specs/published/2008-09-q1.csv"
ACCEPTED = "report-specs/published/2008-09-q1-accepted.csv"
GROUPS = ("north", "central", "south")


def figures_of(work, *options):
    """{(table, row, column): line of figures.csv} of a build."""
    work.build("--only", "csv", "--out", "built", *options, spec=QUARTERLY)
    return {(line["table"], line["row"], line["column"]): line for line in work.rows("built/evidence/figures.csv")}


@case
def every_published_figure(work):
    result = work.run("reconcile", QUARTERLY, PUBLISHED, "--accept", ACCEPTED).expect(0)
    assert "236 of 240 figures equal; 4 differ and are accepted; 0 differ" in result.out, result.out


@case
def misprints_are_not_equal(work):
    result = work.run("reconcile", QUARTERLY, PUBLISHED).expect(1)
    assert "236 of 240 figures equal" in result.out and "4 differ" in result.out, result.out
    for words in ("summary-south > Comments received > Total", "summary-national > Closed at stage 4: Review > National"):
        assert words in result.out, result.out


@case
def independent_count(work):
    found = figures_of(work)
    for (table, row, column), (numerator, denominator, _) in oracle.compute("quarter", work.path(JULY)).items():
        line = found[table, row, column]
        harness.expect_equal((line["numerator"], line["denominator"]), (str(numerator), str(denominator)), (table, row, column))


def agrees(work, quarter):
    """Every count of a quarter's tables, and no other figure in them."""
    found = {key: line["value"] for key, line in figures_of(work, "--period", quarter).items()
             if key[0] != "flow" and line["unit"] == "count"}
    wanted = {key: str(count) for key, count in oracle.snapshot(work.path(JULY), quarter).items()}
    differing = sorted(key for key in found.keys() | wanted.keys() if found.get(key) != wanted.get(key))
    assert not differing, "%s: %s" % (quarter, [(key, found.get(key), wanted.get(key)) for key in differing[:10]])
    return {key[0] for key in found}


@case
def five_quarters_by_the_period_alone(work):
    """Until the end of March 2008 the areas are the regions; nothing but --period says so."""
    for quarter in oracle.QUARTERS:
        tables = agrees(work, quarter)
        layers = {"summary-regions"} if quarter.startswith("2007") else {"summary-" + name for name in GROUPS}
        harness.expect_equal(tables, {"lead-issue", "summary-national"} | layers, "tables of " + quarter)


@case
def five_quarters_of_other_data(work):
    """The same of data in which many areas, regions, dates and kinds are others."""
    log = work.rows(JULY + "/log.csv")
    regions = sorted({item["region"] for item in log if item["region"]})
    areas = sorted({item["hos_area"] for item in log if item["hos_area"]})
    chance = random.Random(2008)
    for item in log:
        if item["region"]:
            item["region"] = chance.choice(regions)
        if item["hos_area"]:
            item["hos_area"] = chance.choice(areas)
        if item["kind"] in ("Comment", "Compliment"):
            item["kind"] = chance.choice(("Comment", "Compliment"))
    work.write_rows(JULY + "/log.csv", log)
    for quarter in oracle.QUARTERS:
        agrees(work, quarter)


@case
def comparing_over_the_reorganisation(work):
    """An area has no figures of before it was one: refused at its place, or marked and told where the table asks for that."""
    columns = "    columns: {by: area, total: Total}\n"
    work.replace(QUARTERLY, columns, "    columns: [{by: area, total: Total}, {id: prior, label: Before, period: prior}]\n")
    line = work.line_of(QUARTERLY, "label: Before")
    work.run("show", QUARTERLY).expect(3, "%s:%d:" % (QUARTERLY, line), "SPEC164", "HoS areas took the place of regions on 1 April 2008", "breaks: mark")
    work.replace(QUARTERLY, "    corner: Measure\n", "    corner: Measure\n    breaks: mark\n")
    shown = work.run("show", QUARTERLY, "summary-south", "summary-national", "--format", "markdown").expect(0).out
    assert "| Comments received | 1 | 0 | 0 | 1 | 4 | 4 | 3 | 13 | [x] |" in shown, shown
    assert "[b] HoS areas took the place of regions on 1 April 2008" in shown, shown
    assert "| Comments received | 48 | 33 |" in shown, shown  # nationally nothing changed
    before = work.run("show", QUARTERLY, "summary-regions", "--format", "csv", "--period", "2007/08 Q4").expect(0).out
    assert "Comments received,3,2,3,1,4,1,5,3,4,7,33,36\n" in before, before  # both quarters by region


@case
def layers_follow_the_data(work):
    """An area's comments become another's: the totals of both groups change, and the nation's does not."""
    before = figures_of(work)
    log = work.rows(JULY + "/log.csv")
    for item in log:
        if item["hos_area"] == "N5" and item["kind"] == "Comment":
            item["hos_area"] = "S2"
    work.write_rows(JULY + "/log.csv", log)
    after = figures_of(work)
    changed = {key: (int(before[key]["value"]), int(after[key]["value"])) for key in before if before[key]["value"] != after[key]["value"]}
    harness.expect_equal(changed, {("summary-north", "Comments received", "N5"): (5, 0), ("summary-north", "Comments received", "Total"): (16, 11),
                                   ("summary-south", "Comments received", "S2"): (0, 5), ("summary-south", "Comments received", "Total"): (13, 18)},
                         "changed figures")


@case
def record_without_an_area(work):
    """It is in no layer: the check says so, and nothing is written."""
    log = work.rows(JULY + "/log.csv")
    lost = next(item for item in log if item["hos_area"] == "C3" and item["kind"] == "Comment")
    lost["hos_area"] = ""
    work.write_rows(JULY + "/log.csv", log)
    result = work.run("build", QUARTERLY, "--out", "lost").expect(1, "CHECK001", "'Comments received', 'National'",
                                                                  "the layers add up to 47, the whole is 48")
    assert not os.path.exists(work.path("lost")), result.err


@case
def layers_by_their_names(work):
    """Every later stage knows the tables that a definition makes."""
    shown = work.run("show", QUARTERLY, "summary-central", "--format", "csv").expect(0).out
    assert shown.splitlines()[0] == "Measure,C1,C2,C3,C4,C5,C6,Total", shown
    together = work.run("show", QUARTERLY, "summary", "--format", "markdown").expect(0).out
    one_by_one = work.run("show", QUARTERLY, *("summary-" + name for name in GROUPS + ("national",)), "--format", "markdown").expect(0).out
    harness.expect_equal(together, one_by_one, "the layers of 'summary'")
    work.build("--out", "whole", spec=QUARTERLY)
    for name in GROUPS + ("national",):
        assert os.path.exists(work.path("whole/tables/summary-%s.csv" % name)), name


if __name__ == "__main__":
    harness.main()
