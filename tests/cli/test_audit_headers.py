#!/usr/bin/env python3
"""`audit` where headers leave open what a percentage is of, which lines count others again, and which periods a change compares.

Each expectation was worked by hand; the arithmetic stands beside it where it is not plain.
"""

import json

import harness
from audit_papers import findings, paper, short
from harness import case

SHARES = "Issue | %s\nBias | %d\nConduct | 35\nDelay | 15\nNotes | 8"
EVERYDAY = ["%", "Percentage", "Per cent", "Percent", "% of complaints", "Percent of respondents", "Proportion of all cases", "2007/08 %"]
RATES = ["% met", "% of complaints upheld", "% of target", "Share price"]


def expect(work, name, drawn, wanted, structure=None):
    harness.expect_equal(short(findings(work, paper(t=drawn), structure)), wanted, name)


@case
def shares_under_everyday_headers(work):
    """45 + 35 + 15 + 8 = 103; the least that rounds so is 44.5 + 34.5 + 14.5 + 7.5 = 101. With 43 it is 101, and 99 the least."""
    for header in EVERYDAY:
        wanted = [("question", "not-a-whole", None, header, "103 in all", "100")]
        expect(work, header, SHARES % (header, 45), wanted)
        expect(work, header + ", with a total", SHARES % (header, 45) + "\nTotal | 100%", wanted)
        expect(work, header + ", perhaps a total", SHARES % (header, 45) + "\nAll issues | 100", wanted)
        for total in ("", "\nTotal | 100%", "\nAll issues | 100"):
            expect(work, header + ", right" + total, SHARES % (header, 43) + total, [])
        # 37 + 35 + 15 + 8 = 95, at most 97: lines left out, unless the table says that they are all
        expect(work, header + ", too little", SHARES % (header, 37), [])
        expect(work, header + ", too little of 100", SHARES % (header, 37) + "\nTotal | 100",
               [("question", "not-a-whole", None, header, "95 in all", "100")])


@case
def shares_beside_sub_totals_and_totals_of_other_names(work):
    """40 + 20 + 25 + 15 = 100, and the sub-total 60 is no whole; with 31 for 25 it is 106, and 104 the least."""
    drawn = "Issue | % of total\nA | 40\nB | 20\nSub-total | 60\nC | 25\nD | 15\nTotal | 100"
    expect(work, "a sub-total", drawn, [])
    expect(work, "too much", drawn.replace("25", "31"), [("question", "not-a-whole", None, "% of total", "106 in all", "100")])
    expect(work, "perhaps a total", "Issue | % of total\nA | 60\nB | 40\nAll issues | 100", [])
    expect(work, "one of them is all", "Issue | % of total\nA | 100\nB | 0\nTotal | 100", [])


@case
def shares_that_are_declared_are_a_fault_alone(work):
    drawn = SHARES % ("%", 45) + "\nTotal | 100%"
    expect(work, "declared", drawn, [("fault", "not-a-whole", None, "%", "103 in all", "100")], structure="shares,t,,%,\n")


@case
def rates_are_not_asked_about(work):
    for header in RATES:
        expect(work, header, SHARES % (header, 45), [])
    expect(work, "a total that is no 100", "Stage | %\nStage 1 | 81\nStage 2 | 40\nTotal | 74", [])
    expect(work, "far more than 100", "Stage | %\nStage 1 | 81\nStage 2 | 62\nStage 3 | 93", [])
    expect(work, "amounts of another kind", "Stage | Judged | %\nStage 1 | 700 | 81\nStage 2 | 160 | 40", [])
    expect(work, "bases", "Stage | % | Base\nStage 1 | 81.4 | 700\nStage 2 | 40.6 | 160", [])
    expect(work, "years", "Year | %\n2005/06 | 61\n2006/07 | 47\n2007/08 | 50", [])
    expect(work, "sub-totals", "Issue | %\nA | 40\nB | 20\nSub-total | 60\nC | 25\nD | 15\nTotal | 100", [])
    expect(work, "a rate above its parts is asked about as before", "Stage | % met\nStage 1 | 81\nStage 2 | 40\nTotal | 100",
           [("question", "not-between", "Total", "% met", "100", None)])


@case
def a_change_beside_the_two_lines_that_it_compares(work):
    """168 - 108 = 60, 168 - 68 = 100: the last change has one figure, and is the second of two beside the second of two periods."""
    flow = ("Complaints | January to March 2008 | October to December 2007 | January to March 2007 | Change on the quarter before | Change on last year\n"
            "Received | 264 | 205 | [x] | +59 | [x]\nClosed | 204 | 151 | [x] | +53 | [x]\nOpen | 168 | 108 | 68 | +60 | %s")
    expect(work, "right", flow % "+100", [])
    found = short(findings(work, paper(t=flow % "+101")))
    harness.expect_equal([one[:5] for one in found], [("question", "difference", "Open", "Change on last year", "+101")], "a slip")


@case
def a_change_printed_with_a_sign(work):
    """100 * (32 - 100) / 100 = -68.0; 100 * (181 - 240) / 240 = -24.58; 100 * (20 - 16) / 16 = 25."""
    drawn = "Issue | Number | As published | Counted now | Last year | Change\nOther | 32 | 100 | 264 | 130 | -68.0%\nAll issues | 181 | 240 | 264 | 130 | -24.6%"
    expect(work, "against the paper", drawn, [])
    expect(work, "a slip", "Region | 2008 | 2007 | Change\nNorth | 20 | 16 | +25%\nSouth | 30 | 40 | -52%",
           [("fault", "difference", "South", "Change", "-52%", "-25")])


@case
def lines_that_count_others_again(work):
    """10 + 5 + 7 = 22 and 6 + 8 = 14, together 36; late 4 + 1 + 2 = 7 and 3 + 2 = 5, together 12."""
    after = "Area | Number | Late\nN1 | 10 | 4\nN2 | 5 | 1\nN3 | 7 | 2\nNorth | 22 | 7\nC1 | 6 | 3\nC2 | 8 | 2\nCentral | 14 | 5\nTotal | 36 | 12"
    lines = after.split("\n")
    before = "\n".join([lines[0], lines[4], *lines[1:4], lines[7], *lines[5:7], lines[8]])
    net = "Origin | Number\nWhite | 95\nIndian | 2\nPakistani | 3\nAny Asian | 5\nNot known | 40\nTotal | 140"
    for name, drawn in (("after", after), ("before", before), ("a net", net)):
        expect(work, name, drawn, [])
    expect(work, "a total of more", net.replace("140", "143"), [("question", "does-not-foot", "Total", "Number", "143", "145")])
    expect(work, "a slip in one column", after.replace("| 36 | 12", "| 36 | 11"), [
        ("question", "does-not-foot", "Total", "Late", "11", "12")])


@case
def what_is_different_is_counted_once_in_a_total(work):
    """Number foots, 50 + 70 = 120; of 4 and 5 different issues 6 are different, which no sum can show; 10 are too many."""
    drawn = "Region | Number | Different issues\nNorth | 50 | 4\nSouth | 70 | 5\nTotal | 120 | %d"
    expect(work, "fewer", drawn % 6, [])
    expect(work, "more", drawn % 10, [("fault", "does-not-foot", "Total", "Different issues", "10", "9")])


@case
def our_own_quarters_raise_nothing(work):
    """The last quarter before regions became areas, and the whole year: what was open a year before stands alone in its column."""
    for period in ("2007/08 Q4", "2007/08"):
        work.build("--only", "csv", "--out", "q", "--period", period, spec="report-specs/quarterly.yaml")
        found = json.loads(work.run("audit", "q/evidence/figures.csv", "--format", "json").expect(0).out)
        harness.expect_equal(short(found["findings"]), [], period)


if __name__ == "__main__":
    harness.main()
