#!/usr/bin/env python3
"""`audit --structure`: what the labels of a paper do not tell. It adds to what is checked, and silences nothing."""

import csv
import json
import random

import harness
from audit_papers import findings, paper, short
from harness import case

ANNUAL_PAPER = "report-specs/published/2007-08.csv"
ANNUAL_STRUCTURE = "report-specs/published/2007-08-structure.csv"
QUARTER_PAPER = "report-specs/published/2008-09-q1.csv"
HEADER = "kind,table,row,column,value\n"


def audit(work, path, structure=None):
    options = ["--structure", structure] if structure else []
    result = work.run("audit", path, "--format", "json", *options)
    assert result.status in (0, 1), result.err
    return json.loads(result.out)


def expect(work, structure, wanted, **tables):
    harness.expect_equal(short(findings(work, paper(**tables), structure)), wanted, structure)


CHILDREN = """
    Issue         | Number
    Process       | 7
    Communication | 5
    Quality       | 9
    Complaints    | 18"""


@case
def a_total_that_its_label_does_not_tell(work):
    expect(work, "", [], t=CHILDREN)
    expect(work, "total,t,Complaints,,\n", [("fault", "does-not-foot", "Complaints", "Number", "18", "21")], t=CHILDREN)
    parts = "total,t,Complaints,,Communication\ntotal,t,Complaints,,Quality\n"
    expect(work, parts, [("fault", "does-not-foot", "Complaints", "Number", "18", "14")], t=CHILDREN)
    expect(work, parts, [], t=CHILDREN.replace("18", "14"))
    # the label says Total: a question until it is declared (a record may have two issues)
    labelled = CHILDREN.replace("Complaints", "Total     ")
    expect(work, "", [("question", "does-not-foot", "Total", "Number", "18", "21")], t=labelled)
    expect(work, "total,t,Total,,\n", [("fault", "does-not-foot", "Total", "Number", "18", "21")], t=labelled)
    # declared with parts that make 18, the question of the label stays
    fits = labelled.replace("| 5", "| 11").replace("| 9", "| 7")
    expect(work, "total,t,Total,,Communication\ntotal,t,Total,,Quality\n",
           [("question", "does-not-foot", "Total", "Number", "18", "25")], t=fits)


@case
def a_total_that_is_a_column(work):
    drawn = """
        Region | Comments | Compliments | Both
        North  | 1        | 2           | 3
        South  | 4        | 5           | 8"""
    expect(work, "total,t,,Both,\n", [("fault", "does-not-foot", "South", "Both", "8", "9")], t=drawn)


@case
def more_than_one_answer_a_record(work):
    drawn = CHILDREN.replace("Complaints", "Total     ")
    found = findings(work, paper(t=drawn), "multi-response,t,,,\n")
    harness.expect_equal(short(found), [("note", "does-not-foot", "Total", "Number", "18", "21")], "findings")
    assert "as line 2 of structure.csv declares" in found[0]["why"], found
    # it explains neither a total above the sum, nor a part above the total
    for total, level in (("22", "fault"), ("8", "fault"), ("9", "note")):
        found = findings(work, paper(t=drawn.replace("18", total)), "multi-response,t,,,\n")
        harness.expect_equal([one["level"] for one in found], [level], total)
    shares = """
        Issue | % of total
        A     | 62
        B     | 25
        C     | 31"""
    expect(work, "multi-response,t,,,\n", [("note", "not-a-whole", None, "% of total", "118 in all", "100")], t=shares)


@case
def a_declared_base(work):
    drawn = """
        Stage   | % met
        Stage 1 | 81.4
        Stage 2 | 40.6"""
    expect(work, "", [], t=drawn)
    # 57 of 70 is 81.4; 40.6 of 70 would be 28.42, between 40.0 and 41.4
    expect(work, "base,t,,% met,70\n", [("fault", "no-whole-number", "Stage 2", "% met", "40.6", None)], t=drawn)
    # the declaration that names more counts: 65 of 160 is 40.625
    expect(work, "base,t,,,70\nbase,t,Stage 2,% met,160\n", [], t=drawn)
    found = findings(work, paper(t=drawn), "base,t,Stage 1,,20\n")
    assert found[0]["arithmetic"] == "16 of 20 is 80.0%, 17 of 20 is 85.0%", found


@case
def amounts_beside_shares_of_a_declared_base(work):
    drawn = """
        Gender | Number | % of total
        Male   | 329    | 51
        Female | 310    | 49"""
    expect(work, "", [], t=drawn)  # 329 and 310 of 639 are 51 and 49 too
    # of 629: 329 is 52.3, 310 is 49.3
    expect(work, "base,t,,% of total,629\n", [("fault", "share-of-amount", "Male", "% of total", "51", "52")], t=drawn)
    # 20 of 100 is 20, 30 is 30, 49 is not 50
    three = """
        Issue | Number | % of total
        A     | 20     | 20
        B     | 30     | 30
        C     | 49     | 50"""
    expect(work, "base,t,,% of total,100\n", [("fault", "share-of-amount", "C", "% of total", "50", "49")], t=three)


@case
def shares_of_a_declared_base_make_it_up(work):
    drawn = """
        Issue | % of total
        A     | 14
        B     | 43
        Other | 42"""
    expect(work, "", [], t=drawn)  # 14.5 + 43.5 + 42.5 > 100
    # of 7: 1 is 14.3 and 3 is 42.9, so 14 and 43; 42 would be 2.905 to 2.975
    expect(work, "base,t,,% of total,7\n", [("fault", "no-whole-number", "Other", "% of total", "42", None)], t=drawn)
    # of 150: 14 is 21 (20.25 to 21.75), 43 is 64 or 65 (63.75 to 65.25), 42 is 63 (62.25 to 63.75): at most 149
    expect(work, "base,t,,% of total,150\n", [("fault", "no-whole-numbers", None, "% of total", "14", None)], t=drawn)
    # of 1000: 135 to 144, 425 to 434, 415 to 424: 975 to 1002
    expect(work, "base,t,,% of total,1000\n", [], t=drawn)


@case
def shares_of_one_whole(work):
    drawn = """
        Stage   | Yes | No
        Stage 1 | 81  | 12"""
    expect(work, "", [], t=drawn)
    expect(work, "shares,t,Stage 1,,\n", [("fault", "not-a-whole", "Stage 1", None, "93 in all", "100")], t=drawn)
    expect(work, "shares,t,Stage 1,,\n", [], t=drawn.replace("12", "19"))


@case
def tables_that_roll_up(work):
    tables = {"north": "Kind | N1 | N2\nComments | 1 | 2\nCompliments | 3 | 4", "south": "Kind | S1\nComments | 5\nCompliments | 6",
              "country": "Kind | Number\nComments | 8\nCompliments | 12"}
    expect(work, "", [], **tables)
    expect(work, "roll-up,country,,,north\nroll-up,country,,,south\n",
           [("fault", "does-not-roll-up", "Compliments", "Number", "12", "13")], **tables)


@case
def sums_of_figures(work):
    tables = {"stock": "Flow | Number\nOpen before | 68\nReceived | 709\nOpen now | 136", "closed": "Stage | Number\nAll stages | 642"}
    flow = "sum,stock,Open now,Number,stock > Open before > Number\nsum,stock,Open now,Number,stock > Received > Number\n"
    found = findings(work, paper(**tables), flow + "less,stock,Open now,Number,closed > All stages > Number\n")
    harness.expect_equal(short(found), [("fault", "not-the-sum", "Open now", "Number", "136", "135")], "68 + 709 - 642")
    assert "line 2 of structure.csv" in found[0]["why"], found
    harness.expect_equal(found[0]["arithmetic"], "stock > Open before 68 + stock > Received 709 - closed > All stages 642 = 135", "sum")


@case
def the_annual_paper_with_its_structure(work):
    plain, more = audit(work, ANNUAL_PAPER), audit(work, ANNUAL_PAPER, ANNUAL_STRUCTURE)
    harness.expect_equal((plain["faults"], plain["questions"], plain["notes"]), (1, 3, 0), "without")
    harness.expect_equal((more["faults"], more["questions"], more["notes"]), (1, 2, 1), "with")
    unheld = [sum(not one["is_within_bounds"] for one in report["not_held_to_the_digit"]) for report in (plain, more)]
    harness.expect_equal(unheld, [19, 11], "figures that nothing holds")


# Each line breaks one rule: (declaration, what the message says).
BAD = [
    ("totals,lead-issue,Total,,", ("'totals'", "did you mean 'total'?", "DATA161")),
    ("total,lead-isue,Total,,", ("'lead-isue'", "did you mean 'lead-issue'?", "DATA163")),
    ("total,,Total,,", ("DATA162",)),
    ("total,lead-issue,Totl,,", ("no row 'Totl'", "did you mean 'Total'?", "DATA164")),
    ("total,furthest-stage,,Totals,", ("no column 'Totals'", "did you mean 'Total'?", "DATA164")),
    ("total,lead-issue,Total,,Bias", ("no row 'Bias'", "DATA164")),
    ("total,lead-issue,,,", ("'total' is given a table, a row or a column", "DATA162")),
    ("total,lead-issue,Total,Number of complaints,", ("DATA162",)),
    ("base,lead-issue,,,", ("DATA162",)),
    ("base,lead-issue,,,many", ("'many'", "DATA166")),
    ("base,lead-issue,,,0", ("DATA166",)),
    ("base,lead-issue,,,-709", ("DATA166",)),
    ("base,lead-issue,,,99999999999999999999", ("DATA166",)),
    ("multi-response,lead-issue,Total,,", ("DATA162",)),
    ("multi-response,lead-issue,,,yes", ("DATA162",)),
    ("roll-up,lead-issue,,,", ("DATA162",)),
    ("roll-up,lead-issue,,,gendr", ("did you mean 'gender'?", "DATA163")),
    ("shares,gender,Male,% of total,", ("DATA162",)),
    ("sum,gender,Male,,gender > Female > % of total", ("DATA162",)),
    ("sum,gender,Male,% of total,gender > Female", ("'gender > Female'", "DATA165")),
    ("less,relationship,Child,2006/07 % of total,gender > Male > % of total", ("relationship > Child", "DATA165")),
]


@case
def declarations_that_the_paper_does_not_bear_out(work):
    for line, texts in BAD:
        work.write("structure.csv", HEADER + "multi-response,gender,,,\n" + line + "\n")
        work.run("audit", ANNUAL_PAPER, "--structure", "structure.csv").expect(4, "structure.csv:3: error", *texts)
    work.write("structure.csv", HEADER + "\n".join(line for line, _ in BAD) + "\n")
    result = work.run("audit", ANNUAL_PAPER, "--structure", "structure.csv").expect(4)
    assert result.out == "" and result.err.count("error:") >= len(BAD), "all of them at once:\n" + result.err


@case
def declared_twice(work):
    for first, second in (("multi-response,gender,,,", "multi-response,Gender,,,"), ("base,gender,,,629", "base,gender,,,630")):
        work.write("structure.csv", HEADER + first + "\n" + second + "\n")
        work.run("audit", ANNUAL_PAPER, "--structure", "structure.csv").expect(4, "structure.csv:3", "on line 2", "DATA167")


@case
def structure_files_that_cannot_be_read(work):
    work.run("audit", ANNUAL_PAPER, "--structure", "nowhere.csv").expect(5, "nowhere.csv", "OUT001")
    work.run("audit", ANNUAL_PAPER, "--structure").expect(2, "--structure", "USE005")
    work.run("reconcile", "report-specs/annual.yaml", ANNUAL_PAPER, "--structure", "x.csv").expect(2, "--structure", "USE004")
    work.write("structure.csv", "kind,table,row,column\n")
    work.run("audit", ANNUAL_PAPER, "--structure", "structure.csv").expect(4, "'value'", "DATA018")
    work.write("structure.csv", "")
    work.run("audit", ANNUAL_PAPER, "--structure", "structure.csv").expect(4, "DATA001")
    work.write("structure.csv", HEADER)  # nothing to say is nothing wrong
    harness.expect_equal(audit(work, ANNUAL_PAPER, "structure.csv"), audit(work, ANNUAL_PAPER), "report")


def declarations(rows, chance):
    """Whatever can be declared of a paper, right or wrong, at random."""
    lines = set()
    for _ in range(chance.randrange(1, 40)):
        one, other = chance.choice(rows), chance.choice(rows)
        kind = chance.choice(("total", "total", "base", "multi-response", "multi-response", "roll-up", "shares", "sum", "less"))
        row, column = chance.choice(((one["row"], ""), ("", one["column"])))
        same = chance.choice([each for each in rows if each["table"] == one["table"]])
        part = chance.choice(("", same["row"] if row else same["column"]))
        lines.add({"total": (kind, one["table"], row, column, part),
                   "base": (kind, one["table"], "", "", chance.choice(("709", "20", "3"))),
                   "multi-response": (kind, one["table"], "", "", ""),
                   "roll-up": (kind, one["table"], "", "", other["table"]),
                   "shares": (kind, one["table"], row, column, "")}.get(
                       kind, (kind, one["table"], one["row"], one["column"], " > ".join(other[name] for name in ("table", "row", "column")))))
    bases = {}
    return sorted(line for line in lines if line[0] != "base" or bases.setdefault(line[1], line) == line)


@case
def nothing_silences_a_fault(work):
    """With any structure file at all, every fault stays a fault and every question stays, or is explained in a note."""
    for seed in range(30):
        chance = random.Random(seed)
        path = chance.choice((ANNUAL_PAPER, QUARTER_PAPER))
        rows = work.rows(path)
        altered = chance.choice(rows)
        altered["published"] = str(chance.randrange(100))
        work.write_rows("paper.csv", rows)
        with open(work.path("structure.csv"), "w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows([HEADER.strip().split(","), *declarations(rows, chance)])
        plain, more = audit(work, "paper.csv"), audit(work, "paper.csv", "structure.csv")

        def known(report, *levels):
            return {(one["rule"], one["line"], one["row"], one["column"]) for one in report["findings"] if one["level"] in levels}
        assert known(plain, "fault") <= known(more, "fault"), "seed %d" % seed
        assert known(plain, "question") <= known(more, "fault", "question", "note"), "seed %d" % seed


if __name__ == "__main__":
    harness.main()
