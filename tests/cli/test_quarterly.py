#!/usr/bin/env python3
"""The quarterly snapshot: layers from one definition, its 240 published figures, and an independent count of them."""

import datetime
import html
import os
import random
import re
import subprocess
import sys

import harness
from harness import JULY, case

sys.path.insert(0, os.path.join(harness.PROJECT, "tests", "oracle"))

import figures as oracle  # noqa: E402

QUARTERLY = "report-specs/quarterly.yaml"
PUBLISHED = "report-specs/published/2008-09-q1.csv"
ACCEPTED = "report-specs/published/2008-09-q1-accepted.csv"
LAST = "report-specs/published/quarterly-2007-to-2008-q4.csv"
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
             if key[0] not in ("flow", "quarters") and line["unit"] == "count"}
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
    assert "[x] HoS areas took the place of regions on 1 April 2008" in shown, shown
    assert "| Comments received | 48 | 33 |" in shown, shown  # nationally nothing changed
    before = work.run("show", QUARTERLY, "summary-regions", "--format", "csv", "--period", "2007/08 Q4").expect(0).out
    assert "Comments received,3,2,3,1,4,1,5,3,4,7,33,36\n" in before, before  # both quarters by region


FLOW = ("open-at-the-start", "received", "closed", "open-at-the-end")
COMPLETE_FROM = oracle.QUARTERS["2007/08 Q1"][0]


def quarter_of(first):
    """The three months that begin with a day."""
    after = datetime.date(first.year + (first.month == 10), first.month % 12 + 3 if first.month < 10 else 1, 1)
    return first, after - datetime.timedelta(days=1)


def quarters_back(first, n):
    month = first.year * 12 + first.month - 1 - 3 * n
    return quarter_of(datetime.date(month // 12, month % 12 + 1, 1))


def flow_by_hand(work, window):
    """The four numbers of a quarter; [x] what the extract does not hold all of: a stock needs the eve of its first day."""
    first, last = window
    extract = oracle.Extract(work.path(JULY), window)
    day_before = first - datetime.timedelta(days=1)
    counts = (len(extract.open_at(day_before)), len(extract.received()), len(extract.closed()), len(extract.open_at(last)))
    known = (first >= COMPLETE_FROM, first >= COMPLETE_FROM, first >= COMPLETE_FROM, last >= COMPLETE_FROM - datetime.timedelta(days=1))
    return [str(count) if is_known else "[x]" for count, is_known in zip(counts, known)]


@case
def earlier_quarters_beside_this_one(work):
    """The quarter before, the same quarter last year and the last eight, in each run as the oracle counts them, or [x]."""
    for name, (first, _) in oracle.QUARTERS.items():
        found = {(line["table"], line["row_id"], line["column_id"]): line["display"] for line in figures_of(work, "--period", name).values()}
        for column, back in (("number", 0), ("prior", 1), ("last-year", 4)):
            harness.expect_equal([found["flow", row, column] for row in FLOW], flow_by_hand(work, quarters_back(first, back)), (name, column))
        rows = [row for table, row, column in found if table == "quarters" and column == "received"]
        harness.expect_equal(len(rows), 8, name)
        for back, row in enumerate(sorted(rows, reverse=True)):
            wanted = flow_by_hand(work, quarters_back(first, back))
            harness.expect_equal([found["quarters", row, column] for column in FLOW[1:]], wanted[1:], (name, row))


@case
def three_pages_each(work):
    """Every quarter, before the reorganisation and after it."""
    for name in oracle.QUARTERS:
        work.build("--only", "pdf", "--out", "built", "--period", name, spec=QUARTERLY)
        paper = next(file for file in os.listdir(work.path("built")) if file.endswith(".pdf"))
        told = subprocess.run(["pdfinfo", work.path("built/" + paper)], capture_output=True, text=True, check=True).stdout
        assert re.search(r"^Pages: +3$", told, re.M), (name, told)


@case
def held_against_the_last_paper(work):
    """What was logged since then, and nothing else, is the difference. The last paper's figures are those of this specification and the April extract."""
    checks = {check["id"]: (check["outcome"], check["detail"]) for check in checks_of(work)}
    then, now = (oracle.Extract(work.path(folder), "2007/08 Q4") for folder in (harness.APRIL, JULY))
    for name, old, new in (("received-before", then.received(), now.received()), ("opening-stock", then.open_at(then.last), now.open_at(now.last))):
        words = "%d as published, %d now: %d logged after 30 April 2008, 0 otherwise" % (len(old), len(new), len(new) - len(old))
        harness.expect_equal(checks[name], ("passed", words), name)
    harness.expect_equal(checks["closed-before"], ("passed", "%d as published, %d now" % (len(then.closed()), len(now.closed()))), "closed")
    work.build("--only", "csv", "--out", "last", "--period", "2007/08 Q4", "--taken", "log=2008-04-30", "--taken", "stages=2008-04-30",
               "--source", "log=%s/log.csv" % harness.APRIL, "--source", "stages=%s/stages.csv" % harness.APRIL, spec=QUARTERLY)
    assert work.read("last/evidence/figures.csv") == work.read(LAST), "%s is not what the run of that quarter gives" % LAST


@case
def last_paper_that_is_wrong(work):
    """A figure that nobody logged late is told, and the paper stands: it is the other paper that may be wrong."""
    work.replace(LAST, "flow,Received,January to March 2008,received,number,240,240,240,1", "flow,Received,January to March 2008,received,number,241,241,241,1")
    work.run("check", QUARTERLY).expect(0, "241 as published, 264 now: 24 logged after 30 April 2008, and 1 fewer for another reason", "CHECK001")
    told = work.build("--only", "pdf,html,csv", "--out", "built", spec=QUARTERLY)
    assert "11 of 12 checks passed, 1 does not hold" in told.out, told.out
    front = " ".join(subprocess.run(["pdftotext", "-l", "1", "-layout", work.path("built/quarterly-2008-to-2009-q1.pdf"), "-"],
                                    capture_output=True, text=True, check=True).stdout.split())
    page = work.read("built/quarterly-2008-to-2009-q1.html").decode()
    for words in ("1 of 12 checks does not hold; ask why before relying on the figures.",
                  "Does not hold: The complaints received in the quarter before are those that its own paper had: 241 as published, 264 now: "
                  "24 logged after 30 April 2008, and 1 fewer for another reason."):
        assert words in front and words in page, (words, front)
    row = next(line for line in work.rows("built/evidence/data-quality.csv") if any("Does not hold" in value for value in line.values()))
    assert "241 as published, 264 now" in "".join(row.values()), row


@case
def why_the_quarter_did_not_begin_as_the_last_ended(work):
    """135 were open when the last quarter's paper was written; the same day counted now has those logged since. Both stand in the paper."""
    then, now = (oracle.Extract(work.path(folder), "2007/08 Q4") for folder in (harness.APRIL, JULY))
    before, after = len(then.open_at(then.last)), len(now.open_at(now.last))
    work.build("--only", "pdf,csv", "--out", "built", spec=QUARTERLY)
    found = {(line["row_id"], line["column_id"]): line["display"] for line in work.rows("built/evidence/figures.csv") if line["table"] == "flow"}
    harness.expect_equal([found["open-at-the-end", column] for column in ("prior", "prior-published")], [str(after), str(before)], "two counts of one day")
    text = subprocess.run(["pdftotext", "-layout", work.path("built/quarterly-2008-to-2009-q1.pdf"), "-"], capture_output=True, text=True, check=True).stdout
    assert "Open at the end %d and %d" % (before, after) in " ".join(text.split()), text
    assert "does not hold" not in text, text


@case
def words_of_a_last_paper_that_is_there_or_not(work):
    """Only where its file is there is it spoken of, and named among the sources."""
    spoken = ("with those logged since the last paper", "beside the last one stands what its own paper said")
    unspoken = ("counting those that were logged since", "what the last quarter's own paper said is not available")
    for quarter, words, others in (("2008/09 Q1", spoken, unspoken), ("2007/08 Q4", unspoken, spoken)):
        work.build("--only", "html", "--out", "spoken", "--period", quarter, spec=QUARTERLY)
        name = next(file for file in os.listdir(work.path("spoken")) if file.endswith(".html"))
        page = html.unescape(" ".join(work.read("spoken/" + name).decode().split()))
        for word in words:
            assert word in page, (quarter, word)
        for word in others:
            assert word not in page, (quarter, word)
        named = [part for part in re.findall(r"<dd[^>]*>([^<]*)|Source: ([^<]*)", page) if "the last quarter's paper" in "".join(part)]
        harness.expect_equal(len(named), 2 if words == spoken else 0, quarter + ": sources, of the table and of the paper")
        harness.expect_equal(page.count('<ul class="key"'), 1, quarter + ": one list of key messages")
        os.remove(work.path("spoken/" + name))


@case
def words_with_published_are_plain_words(work):
    """What others refer to, or number, does not come and go; a name must be one of `published`."""
    work.replace(QUARTERLY, "    - table: flow\n", "    - table: flow\n      with_published: last\n")
    work.run("check", QUARTERLY).expect(3, "SPEC033", "'with_published' does not go with this part")
    work.replace(QUARTERLY, "    - table: flow\n      with_published: last\n", "    - table: flow\n")
    work.replace(QUARTERLY, "      without_published: last\n", "      without_published: lost\n")
    work.run("check", QUARTERLY).expect(3, "'lost'", "did you mean 'last'")


@case
def checks_that_could_not_be_made(work):
    """Why stands beside their number, where it is one reason."""
    for quarter, why in (("2007/08 Q4", "there is no file report-specs/published/quarterly-2007-to-2008-q3.csv"), ("2007/08 Q1", "-v says why")):
        said = work.run("check", QUARTERLY, "--period", quarter).expect(0).out
        assert "7 of 10 checks passed, 3 could not be made (%s)" % why in said, said


@case
def year_by_its_quarters(work):
    """Of the annual paper and of any year that the annual report is built for."""
    checks = {check["id"]: check["detail"] for check in checks_of(work)}
    received, closed = ([len(getattr(oracle.Extract(work.path(JULY), name), what)()) for name in list(oracle.QUARTERS)[:4]] for what in ("received", "closed"))
    words = "709 as published, %s = %d now: %d logged after 30 April 2008, 0 otherwise" % (" + ".join(map(str, received)), sum(received), sum(received) - 709)
    harness.expect_equal(checks["received-in-the-year"], words, "received")
    harness.expect_equal(checks["closed-in-the-year"], "642 as published, %s = %d now" % (" + ".join(map(str, closed)), sum(closed)), "closed")


def checks_of(work):
    work.build("--only", "csv", "--out", "checked", spec=QUARTERLY)
    return harness.json.loads(work.read("checked/evidence/manifest.json"))["checks"]


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
