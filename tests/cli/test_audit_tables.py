#!/usr/bin/env python3
"""`audit` on small tables: shapes that are right must raise nothing, slips of the pen must raise what is said here.

A table is drawn as it reads; an empty cell is a figure that the paper does not print. Each expectation was worked by hand, and the
arithmetic stands beside it where it is not plain.
"""

import json

import harness
from audit_papers import findings, paper, short
from harness import case


# --- tables that are right ---

RIGHT = {
    "a total that stands first": """
        Region | Number
        Total  | 12
        North  | 5
        South  | 7""",
    "sub-totals and a total of them": """
        Group     | Men | Women | Total
        A         | 1   | 2     | 3
        B         | 3   | 4     | 7
        Sub-total | 4   | 6     | 10
        C         | 5   | 6     | 11
        D         | 7   | 8     | 15
        Sub-total 2 | 12 | 14   | 26
        Total     | 16  | 20    | 36""",
    "sub-totals, and a total of all lines": """
        Group       | Men | Women
        A           | 1   | 2
        B           | 3   | 4
        North total | 4   | 6
        C           | 5   | 6
        D           | 7   | 8
        South total | 12  | 14
        Total       | 16  | 20""",
    "nested labels": """
        Area          | Number | Cost
        North > N1    | 5      | 10
        North > N2    | 6      | 20
        North > Total | 11     | 30
        South > S1    | 7      | 40
        South > S2    | 8      | 50
        South > Total | 15     | 90
        Total         | 26     | 120""",
    "a line under the total is no part of it": """
        Region  | Stage 1 | Stage 2 | Total
        North   | 5       | 6       | 11
        South   | 7       | 8       | 15
        Total   | 12      | 14      | 26
        Ongoing | 2       | 3       | 5""",
    "of which": """
        Law              | 2007 | 2008
        Private          | 10   | 12
        of which urgent  | 4    | 5
        Public           | 20   | 21
        of which urgent  | 4    | 5
        Total            | 30   | 33""".replace("of which urgent  | 4    | 5\n        Public", "including urgent | 4    | 5\n        Public"),
    "measures that begin with Total": """
        Measure          | Private | Public | Total
        Total complaints | 556     | 83     | 639
        Total cases      | 20267   | 10499  | 30766
        Percentage       | 2.7     | 0.8    | 2.1""",  # 556/20267 2.74, 83/10499 0.79, 639/30766 2.08
    "all others is a line, not all": """
        Issue      | Number
        Bias       | 5
        All others | 7
        Total      | 12""",
    "averages are not added up": """
        Region | Number | Average days
        North  | 5      | 10
        South  | 7      | 22
        Total  | 12     | 17""",  # (5*10 + 7*22) / 12 = 17
    "days, whose total is a mean": """
        Region | Days to close
        North  | 10
        South  | 22
        Total  | 17""",
    "days, whose total is a sum": """
        Region | Days lost
        North  | 10
        South  | 22
        Total  | 32""",
    "ages in years are lines like others": """
        Age            | Number
        Under 1 year   | 5
        1 to 4 years   | 7
        5 years and up | 8
        Total          | 20""",
    "amounts in millions may be rounded": """
        Region | Cost £m
        North  | 1.4
        South  | 1.4
        West   | 1.4
        Total  | 4.3""",  # 1.44 * 3 = 4.32
    "shares that were rounded": """
        Issue | Number | % of total
        A     | 1      | 33.3
        B     | 1      | 33.3
        C     | 1      | 33.3
        Total | 3      | 100""",
    "shares with a sign, without a total": """
        Issue | % of total
        A     | 33%
        B     | 33%
        C     | 33%""",  # 3 * 33.5 > 100
    "shares of a row": """
        Region | Met | Missed | Total | % met
        North  | 8   | 2      | 10    | 80
        South  | 3   | 6      | 9     | 33
        West   | 5   | 2      | 7     | 71
        Total  | 16  | 10     | 26    | 62""",
    "rates of a base that is not printed": """
        Region | Number of complaints | % of all cases
        North  | 50                   | 2.5
        South  | 50                   | 1.0
        West   | 10                   | 4.0
        Total  | 110                  | 1.5""",
    "the same share of all complaints": """
        Region | Number of complaints | % of all complaints
        North  | 50                   | 45.5
        South  | 50                   | 45.5
        West   | 10                   | 9.1
        Total  | 110                  | 100""",
    "the top three of more": """
        Issue         | % of complaints
        Bias          | 18.8
        Conduct       | 18.6
        Communication | 14.4""",
    "two periods beside each other": """
        Issue | 2006/07 number | 2006/07 % of total | 2007/08 number | 2007/08 % of total
        A     | 1              | 25                 | 3              | 60
        B     | 3              | 75                 | 2              | 40
        Total | 4              | 100                | 5              | 100""",
    "periods that are added up": """
        Region | 2005/06 | 2006/07 | Total
        North  | 3       | 4       | 7
        South  | 5       | 6       | 11
        Total  | 8       | 10      | 18""",
    "a prior total is not the total of this year's lines": """
        Region        | Number
        North         | 3
        South         | 4
        Total         | 7
        2006/07 total | 9
        Difference    | -2""",
    "quarters spelled out": """
        Region     | April to June 2008 | April to June 2007 | Change | % change
        North      | 30                 | 24                 | +6     | 25
        South      | 10                 | 16                 | -6     | -37.5
        Total      | 40                 | 40                 | 0      | 0""",
    "one period beside two others": """
        Complaints | April to June 2008 | January to March 2008 | April to June 2007 | Change on the quarter before | Change on last year
        Received   | 181 | 264 | 130 | -83 | +51
        Closed     | 233 | 204 | 143 | +29 | +90
        Open       | 116 | 168 | 55  | -52 | +61""",
    "change over the whole series": """
        Region | 2005/06 | 2006/07 | 2007/08 | Change
        North  | 3       | 5       | 9       | 6
        South  | 4       | 4       | 4       | 0
        Total  | 7       | 9       | 13      | 6""",
    "change in points of rounded percentages": """
        Stage   | 2007/08 % met | 2006/07 % met | Difference
        Stage 1 | 81.4          | 61            | 20.5
        Stage 2 | 40.6          | 47            | -6""",
    "counts that make 100 are counts": """
        Region | Yes | No | Total
        North  | 60  | 40 | 100
        South  | 30  | 70 | 100
        Total  | 90  | 110 | 200""",
    "marks in place of small numbers": """
        Region | Number
        North  | 5
        South  | [c]
        West   | 7
        Total  | 15""",
    "thousands": """
        Region | Number
        North  | 1,200
        South  | 2,300
        Total  | 3,500""",
    "a line under people may be in two regions": """
        Region | Complaints | Complainants
        North  | 50         | 40
        South  | 70         | 60
        Total  | 120        | 95""",
    "base lines": """
        Stage   | % met | Base
        Stage 1 | 81.4  | 700
        Stage 2 | 40.6  | 160
        Stage 4 | 50    | 2""",
    "n and %": """
        Issue | n  | %
        A     | 50 | 62.5
        B     | 20 | 25.0
        C     | 10 | 12.5
        Total | 80 | 100""",
    "categories that sound like measures": """
        Issue              | Number | Cost
        Change of address  | 5      | 50
        Rate of pay        | 7      | 70
        Average weather    | 2      | 20
        Total              | 14     | 140""",
    "half of the rows make 100": """
        Stage   | Yes  | No
        Stage 1 | 81.4 | 18.6
        Stage 2 | 40.6 | 59.4
        Stage 3 | 20.5 | 35.5
        Stage 4 | 10.5 | 30.5""",
    "one row that makes 100": """
        Stage   | Yes  | No
        Stage 1 | 81.4 | 18.6""",
    "a mean at the end of its range": """
        Region | Average days
        North  | 10
        South  | 22
        Total  | 22""",
    "a change in per cent is no share": """
        Region | 2008 | 2007 | % change
        North  | 30   | 24   | 25
        South  | 10   | 16   | -37.5
        Total  | 40   | 40   | 0""",
    "percentages that are added up": """
        Region | % of all complaints in England
        North  | 5.1
        South  | 7.2
        Total  | 12.3""",
    "opening and closing": """
        Flow             | Number
        Open at start    | 68
        Received         | 709
        Closed           | 642
        Open at the end  | 135""",
}

# These shapes leave something open: a question, never a fault.
OPEN = {"a line under people may be in two regions": [("question", "does-not-foot", "Total", "Complainants", "95", "100")]}


@case
def tables_that_are_right(work):
    faults = []
    for name, drawn in RIGHT.items():
        found = short(findings(work, paper(t=drawn)))
        if found != OPEN.get(name, []):
            faults.append("%s: %s" % (name, found))
    assert not faults, "\n".join(faults)


# --- slips of the pen: (table, findings) ---

REGIONS = """
    Region | Comments | Compliments | Total
    North  | 15       | 16          | 31
    South  | 6        | 30          | 36
    West   | 12       | 24          | 36
    Total  | 33       | 70          | 103"""
SHARES = """
    Issue | Number | % of total
    A     | 50     | 62.5
    B     | 20     | 25.0
    C     | 10     | 12.5
    Total | 80     | 100"""


def slip(drawn, old, new):
    assert drawn.count(old) == 1, (old, drawn.count(old))
    return drawn.replace(old, new)


WRONG = {
    # 16 -> 61: the row has 15 + 61 = 76, the column 61 + 30 + 24 = 115
    "digits exchanged": (slip(REGIONS, "| 16 ", "| 61 "), [
        ("fault", "does-not-foot", "North", "Total", "31", "76"),
        ("fault", "does-not-foot", "Total", "Compliments", "70", "115")]),
    "a total": (slip(REGIONS, "| 103", "| 130"), [
        ("fault", "does-not-foot", "Total", "Total", "130", "103"),
        ("fault", "does-not-foot", "Total", "Total", "130", "103")]),
    # the row has 21 - 15 = 6 too many; nothing else shows it, since the column has no total
    "one column without a total": ("""
        Region | Comments | Compliments | Total
        North  | 15       | 16          | 31
        South  | 6        | 30          | 37
        West   | 12       | 24          | 36""", [("fault", "does-not-foot", "South", "Total", "37", "36")]),
    # 35 / 80 = 43.75
    "a share": (slip(SHARES, "62.5", "65.2"), [("fault", "share-of-amount", "A", "% of total", "65.2", "62.5")]),
    "an n": ("""
        Issue | n  | %
        A     | 50 | 62.5
        B     | 21 | 25.0
        C     | 10 | 12.5
        Total | 80 | 100""", [
        ("fault", "share-of-amount", "B", "%", "25.0", "26.3"),
        ("fault", "does-not-foot", "Total", "n", "80", "81")]),
    "the share of the whole": (slip(SHARES, "100", "99"), [("fault", "share-of-amount", "Total", "% of total", "99", "100")]),
    # 10 of 80 is 12.5 exactly: 12 is half to even, 13 away from zero
    "half-way": (slip(SHARES, "12.5", "12"), [("question", "share-of-amount", "C", "% of total", "12", "13")]),
    # an amount: the column and its own share, 100 * 51 / 80 = 63.75
    "an amount": (slip(SHARES, "| 50 ", "| 51 "), [
        ("fault", "share-of-amount", "A", "% of total", "62.5", "63.8"),
        ("fault", "does-not-foot", "Total", "Number", "80", "81")]),
    "shares alone, too much": ("""
        Issue | % of total
        A     | 62
        B     | 25
        C     | 31""", [("question", "not-a-whole", None, "% of total", "118 in all", "100")]),
    "shares alone, too little": ("""
        Issue | % of total
        A     | 62
        B     | 25
        Other | 11""", [("fault", "not-a-whole", None, "% of total", "98 in all", "100")]),  # 62.5 + 25.5 + 11.5 < 100
    "shares alone, just possible": ("""
        Issue | % of total
        A     | 62
        B     | 25
        Other | 12""", []),  # 62.5 + 25.5 + 12.5 > 100
    "shares of two rows": ("""
        Stage   | Yes  | No
        Stage 1 | 81.4 | 18.6
        Stage 2 | 40.6 | 59.4
        Stage 3 | 50.5 | 45.5
        Stage 4 | 0    | 0""", [
        ("fault", "not-a-whole", "Stage 3", None, "96.0 in all", "100"),
        ("fault", "not-a-whole", "Stage 4", None, "0 in all", "[z]")]),
    # 319 at 52% is of 608 to 619, 310 at 49% of 627 to 639; 51.5 + 48.5 would be 100
    "no whole for both": ("""
        Gender | Number | % of total
        Male   | 319    | 52
        Female | 310    | 49""", [
        ("fault", "no-common-whole", "Male", "% of total", "52", None),
        ("question", "not-a-whole", None, "% of total", "101 in all", "100")]),
    # 262 at 41% is of 632 to 646, 249 at 39% of 631 to 646, 20 at 3% of 572 to 800; the three are 531
    "another whole": ("""
        Parent | Number | % of total
        Mother | 262    | 41
        Father | 249    | 39
        Child  | 20     | 3""", [
        ("question", "other-whole", "Mother", "% of total", "41", None),
        ("question", "not-a-whole", None, "% of total", "83 in all", "100")]),
    "a rate": ("""
        Measure    | Private | Public | Mixed | Total
        Complaints | 556     | 83     | 70    | 709
        Cases      | 20267   | 10499  | 19534 | 50300
        Percentage | 2.7     | 0.8    | 0.5   | 1.4""", [("fault", "share-of-amount", "Percentage", "Mixed", "0.5", "0.4")]),
    "0 of 0": ("""
        Measure    | Private | Public | Mixed | Other | Total
        Complaints | 556     | 83     | 70    | 0     | 709
        Cases      | 20267   | 10499  | 19534 | 0     | 50300
        Percentage | 2.7     | 0.8    | 0.4   | 0     | 1.4""", [("fault", "share-of-amount", "Percentage", "Other", "0", "[z]")]),
    "a rate of all above that of each": ("""
        Measure    | Private | Public | Total
        Complaints | 556     | 83     | 639
        2006/07 %  | 1.6     | 0.2    | 2.6""", [("fault", "not-between", "2006/07 %", "Total", "2.6", None)]),
    "a percentage above 100": ("""
        Stage   | % met
        Stage 1 | 61
        Stage 2 | 47
        Stage 4 | 167""", [("question", "above-100", "Stage 4", "% met", "167", None)]),
    "a difference": ("""
        Region        | Comments | Compliments
        North         | 136      | 241
        2006/07 north | 187      | 216
        Difference    | -51      | +52""", [("fault", "difference", "Difference", "Compliments", "+52", "25")]),
    "the sign of a difference": ("""
        Region        | Comments | Compliments
        North         | 136      | 241
        2006/07 north | 187      | 216
        Difference    | +51      | +25""", [("fault", "difference", "Difference", "Comments", "+51", "-51")]),
    "all differences turned": ("""
        Region        | Comments | Compliments
        North         | 136      | 241
        2006/07 north | 187      | 216
        Difference    | +51      | -25""", [
        ("question", "difference", "Difference", "Comments", "+51", "-51"),
        ("question", "difference", "Difference", "Compliments", "-25", "25")]),
    # 100 * 6 / 24 = 25
    "a change in per cent": ("""
        Region | 2008 | 2007 | % change
        North  | 30   | 24   | 20
        South  | 10   | 16   | -37.5""", [("fault", "difference", "North", "% change", "20", "25")]),
    # 16 of 20 is 80.0, 17 of 20 is 85.0
    "no whole number of a printed base": ("""
        Stage   | % met | Base
        Stage 1 | 81.4  | 20
        Stage 2 | 40.0  | 20""", [("fault", "no-whole-number", "Stage 1", "% met", "81.4", None)]),
    "a total that stands first": ("""
        Region | Number
        Total  | 13
        North  | 5
        South  | 7
        West   | 2""", [("question", "does-not-foot", "Total", "Number", "13", "14")]),
    "a total of something else": ("""
        Region | Comments | Compliments
        North  | 5        | 7
        South  | 2        | 4
        Total  | 9        | 15""", [
        ("question", "does-not-foot", "Total", "Comments", "9", "7"),
        ("question", "does-not-foot", "Total", "Compliments", "15", "11")]),
    "perhaps a total": ("""
        Law            | Number
        Public         | 5
        Private        | 7
        All complaints | 13""", [("question", "does-not-foot", "All complaints", "Number", "13", "12")]),
    "a mean outside its range": ("""
        Region | Average days
        North  | 10
        South  | 22
        Total  | 25""", [("question", "not-between", "Total", "Average days", "25", None)]),
    "a mean below its range": ("""
        Region | Number | Average days
        North  | 60     | 10
        South  | 70     | 22
        Total  | 130    | 8""", [("fault", "not-between", "Total", "Average days", "8", None)]),
    # 181 - 130 = 51
    "one period beside two others": ("""
        Complaints | April to June 2008 | January to March 2008 | April to June 2007 | Change on the quarter before | Change on last year
        Received   | 181 | 264 | 130 | -83 | +52
        Closed     | 233 | 204 | 143 | +29 | +90
        Open       | 116 | 168 | 55  | -52 | +61""", [("fault", "difference", "Received", "Change on last year", "+52", "51")]),
    "three years and a change": ("""
        Region | 2005/06 | 2006/07 | 2007/08 | Change
        North  | 3       | 5       | 9       | 5""", [("question", "difference", "North", "Change", "5", "4")]),
    "both differences": ("""
        Region        | Comments | Compliments
        North         | 136      | 241
        2006/07 north | 187      | 216
        Difference    | -50      | +26""", [
        ("question", "difference", "Difference", "Comments", "-50", "-51"),
        ("question", "difference", "Difference", "Compliments", "+26", "25")]),
    "more in the parts than in the whole": ("""
        Issue | Number
        A     | 7
        B     | 6
        Total | 9""", [("question", "does-not-foot", "Total", "Number", "9", "13")]),
    "less in the parts than in the whole": ("""
        Issue | Number
        A     | 7
        B     | 6
        Total | 15""", [("fault", "does-not-foot", "Total", "Number", "15", "13")]),
    "a part above the whole": ("""
        Issue | Number
        A     | 7
        B     | 6
        Total | 5""", [("fault", "does-not-foot", "Total", "Number", "5", "13")]),
    "marks cannot be negative": ("""
        Region | Number | Other
        North  | 5      | 1
        South  | [c]    | 2
        West   | 17     | 3
        Total  | 15     | 6""", [("fault", "does-not-foot", "Total", "Number", "15", "22")]),
    "a figure left out": (slip(REGIONS, "| 16 ", "|    "), [
        ("question", "does-not-foot", "North", "Total", "31", "15"),
        ("question", "does-not-foot", "Total", "Compliments", "70", "54")]),
    "a sub-total": ("""
        Region      | Comments | Compliments
        A           | 1        | 2
        B           | 3        | 4
        North total | 4        | 7
        C           | 5        | 6
        D           | 7        | 8
        South total | 12       | 14
        Total       | 16       | 20""", [("fault", "does-not-foot", "North total", "Compliments", "7", "6")]),
    "rounded amounts too far off": ("""
        Region | Cost £m
        North  | 1.4
        South  | 1.4
        West   | 1.4
        Total  | 4.5""", [("fault", "does-not-foot", "Total", "Cost £m", "4.5", "4.2")]),
}


# --- several tables ---

AREAS = {"x-north": "Kind | N1 | N2 | Total\nComments | 1 | 2 | 3\nCompliments | 3 | 4 | 7",
         "x-south": "Kind | S1 | S2 | Total\nComments | 5 | 6 | 11\nCompliments | 7 | 8 | 15"}
TURNED = {"x-north": "Area | Comments | Compliments\nN1 | 1 | 3\nN2 | 2 | 4\nTotal | 3 | 7",
          "x-south": "Area | Comments | Compliments\nS1 | 5 | 7\nS2 | 6 | 8\nTotal | 11 | 15"}
PARENTS = "Parent | % of total\nMother | 39\nFather | 42\nChild | 3\nOther | 16"


def several(work, wanted, base, **more):
    tables = {**{name.replace("-", "_"): drawn for name, drawn in base.items()}, **more}
    harness.expect_equal(short(findings(work, paper(**tables))), wanted, str(more))


@case
def tables_that_roll_up(work):
    right = "Kind | All areas\nComments | 14\nCompliments | 22"
    several(work, [], AREAS, x_national=right)
    wrong = [("fault", "does-not-roll-up", "Comments", "All areas", "15", "14")]
    both = "Kind | All areas\nComments | 15\nCompliments | 22\nThanks | 1"
    several(work, [("question", *wrong[0][1:])], AREAS, x_national=right.replace("14", "15"))  # one fits, one does not
    several(work, wrong, {name: drawn + "\nThanks | 1 | 1 | 2" for name, drawn in AREAS.items()}, x_national=both.replace("| 1", "| 4", 2)
            .replace("| 45", "| 15"))
    several(work, [], AREAS, x_national=right, y_total="Kind | Number\nComments | 99")  # another family


@case
def wholes_with_a_column_for_each_part(work):
    right = "Kind | North | South | Total\nComments | 3 | 11 | 14\nCompliments | 7 | 15 | 22"
    several(work, [], AREAS, x_total=right)
    several(work, [("fault", "does-not-roll-up", "Comments", "North", "4", "3"),
                   ("question", "does-not-foot", "Comments", "Total", "14", "15")], AREAS, x_total=right.replace("| 3 ", "| 4 "))


@case
def tables_that_roll_up_by_rows(work):
    right = "Area | Comments | Compliments\nNorth | 3 | 7\nSouth | 11 | 15\nTotal | 14 | 22"
    several(work, [], TURNED, x_total=right)
    several(work, [("fault", "does-not-roll-up", "South", "Compliments", "16", "15"),
                   ("question", "does-not-foot", "Total", "Compliments", "22", "23")], TURNED, x_total=right.replace("| 15", "| 16"))


@case
def wholes_with_the_columns_of_their_parts(work):
    """The same rows and columns in all: added up one by one, and a row of totals from the figures above it."""
    one = "Kind | Men | Women\nA | 1 | 2\nB | 3 | 4\nTotal | 4 | 6"
    whole = "Kind | Men | Women\nA | 2 | 4\nB | 6 | 8\nTotal | 8 | 12"
    several(work, [], {"x-north": one, "x-south": one}, x_all=whole)
    several(work, [("fault", "does-not-roll-up", "A", "Men", "3", "2"), ("fault", "does-not-foot", "Total", "Men", "8", "9")],
            {"x-north": one, "x-south": one}, x_all=whole.replace("A | 2", "A | 3"))
    broken = one.replace("| 4 | 6", "| 5 | 6")  # the total of men in the north; the whole is still what the lines make
    several(work, [("fault", "does-not-foot", "Total", "Men", "5", "4")], {"x-north": broken, "x-south": one}, x_all=whole)


@case
def parts_that_are_not_printed(work):
    """Nothing can be said of a sum with a mark in it, or without a row."""
    right = "Kind | All areas\nComments | 99\nCompliments | 22"
    several(work, [], {**AREAS, "x-north": AREAS["x-north"].replace("| 1 |", "| [c] |")}, x_national=right)
    several(work, [], {**AREAS, "x-north": AREAS["x-north"].replace("Comments", "Coments")}, x_national=right)


@case
def tables_with_like_labels(work):
    like = PARENTS.replace("42", "41").replace("16", "17")
    wanted = [("question", "like-labels", "Father", "% of total", "42", None), ("question", "like-labels", "Other", "% of total", "16", None)]
    several(work, wanted, {"a": PARENTS}, b=like)
    several(work, [], {"a": PARENTS}, b=PARENTS)
    # one that agrees is chance
    several(work, [], {"a": PARENTS}, b="Parent | % of total\nMother | 39\nFather | 61")
    # fewer that agree than differ
    several(work, [], {"a": PARENTS + "\nAunt | 0\nUncle | 0"}, b="Parent | % of total\nMother | 39\nFather | 31\nChild | 13\nOther | 16\nAunt | 1")
    # with fewer decimals it is the same
    several(work, [], {"a": PARENTS}, b=PARENTS.replace("39", "39.4").replace("42", "41.6"))


def reach(work, drawn):
    """(figures held to the digit, within bounds, by none)."""
    work.write("paper.csv", paper(t=drawn))
    report = json.loads(work.run("audit", "paper.csv", "--format", "json").out)
    loose = sum(one["is_within_bounds"] for one in report["not_held_to_the_digit"])
    none = len(report["not_held_to_the_digit"]) - loose
    return report["figures"] - loose - none, loose, none


@case
def how_far_the_audit_sees(work):
    harness.expect_equal(reach(work, "Region | Number\nNorth | 5\nSouth | 7\nTotal | 12"), (3, 0, 0), "counts")
    harness.expect_equal(reach(work, "Region | Cost £m\nNorth | 1.4\nSouth | 1.5\nTotal | 2.8"), (0, 3, 0), "rounded amounts")
    harness.expect_equal(reach(work, "Region | Number\nNorth | 5\nSouth | [c]\nTotal | 12"), (0, 2, 0), "beside a mark")
    harness.expect_equal(reach(work, "Region | Number\nNorth | 5\nSouth | 7"), (0, 0, 2), "without a total")
    # shares are held by their amounts, the amounts by each other
    harness.expect_equal(reach(work, SHARES), (8, 0, 0), "amounts and shares")
    harness.expect_equal(reach(work, "Gender | Number | % of total\nMale | 319 | 51\nFemale | 310 | 49"), (2, 2, 0), "without a total")
    harness.expect_equal(reach(work, "Issue | % of total\nA | 62\nB | 25\nOther | 12"), (0, 3, 0), "shares alone")
    harness.expect_equal(reach(work, "Issue | % of total\nA | 62\nB | 25\nOther | 12\nTotal | 100"), (1, 3, 0), "the share of the whole")


@case
def sums_of_many(work):
    rows = "".join("\nRow %d | 1" % i for i in range(45))
    finding, = findings(work, paper(t="Region | Number" + rows + "\nTotal | 44"))
    assert finding["arithmetic"].endswith(" + 5 more = 45"), finding["arithmetic"]
    harness.expect_equal(len(finding["others"]), 45, "figures named")


@case
def slips_of_the_pen(work):
    faults = []
    for name, (drawn, wanted) in WRONG.items():
        found = short(findings(work, paper(t=drawn)))
        if found != wanted:
            faults.append("%s: %s" % (name, found))
    assert not faults, "\n".join(faults)


if __name__ == "__main__":
    harness.main()
