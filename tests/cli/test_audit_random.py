#!/usr/bin/env python3
"""`audit` on files made at random: it answers or refuses, never anything else, and the same each time."""

import csv
import io
import random

import harness
from harness import case

PAPER = "report-specs/published/2007-08.csv"
LABELS = ["Total", "Grand total", "2006/07 total", "National", "All", "% of total", "%", "% of all complaints", "Number of complaints", "Number",
          "Difference", "% change", "2006/07", "2007/08", "April to June 2008", "Q1 2008", "Base", "n", "North", "North > Total", "of which",
          "Average days", "Days", "£000", "", "Other", "Yes", "No", "-", "\x01", "Ünïcode", "2000", " > ", "a > b > Total", "'000", "people"]
FIGURES = ["0", "1", "2", "3", "10", "100", "50", "50.0", "33.3", "66.7", "99.9", "-1", "+5", "-/+0", "[c]", "-", "1,234", "999999999999",
           "9999999999999999", "922337203685477580", "0.000000001", "100%", "18.8%", "-0", "..", "0.5"]
TABLES = ["t", "t-north", "t-south", "t-total", "summary national", "a.b.total", "-"]


def text_of(rows):
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()


def random_paper(chance):
    rows, columns = ([chance.choice(LABELS) for _ in range(chance.randrange(1, n))] for n in (12, 7))
    return [[chance.choice(TABLES), chance.choice(rows), chance.choice(columns), chance.choice(FIGURES)] for _ in range(chance.randrange(1, 120))]


def random_structure(figures, chance):
    lines = []
    for _ in range(chance.randrange(1, 12)):
        one, other = chance.choice(figures), chance.choice(figures)
        kind = chance.choice(("total", "base", "multi-response", "roll-up", "shares", "sum", "less"))
        line = chance.choice(((one[1], ""), ("", one[2])))
        lines.append({"base": (kind, one[0], "", "", chance.choice(("1", "3", "709", "1000000000000"))),
                      "multi-response": (kind, one[0], "", "", ""), "roll-up": (kind, one[0], "", "", other[0]),
                      "total": (kind, one[0], *line, ""), "shares": (kind, one[0], *line, "")}.get(
                          kind, (kind, *one[:3], " > ".join(other[:3]))))
    return lines


def damaged(content, chance):
    """The annual paper with bytes changed, lost, put in and repeated."""
    content = bytearray(content)
    for _ in range(chance.randrange(1, 40)):
        at = chance.randrange(len(content))
        kind = chance.randrange(4)
        if kind == 0:
            content[at] = chance.randrange(256)
        elif kind == 1:
            del content[at:at + chance.randrange(1, 20)]
        elif kind == 2:
            content[at:at] = bytes(chance.randrange(256) for _ in range(4))
        else:
            content[at:at] = content[chance.randrange(len(content)):][:50]
    return bytes(content)


def answers(work, *options):
    first = work.run("audit", "paper.csv", *options)
    assert first.status in (0, 1, 4), "%d: %s" % (first.status, first.err)
    assert (first.status == 4) == ("error:" in first.err), first.err
    again = work.run("audit", "paper.csv", *options)
    harness.expect_equal((again.status, again.out, again.err), (first.status, first.out, first.err), "the second run")


@case
def papers_of_odd_labels_and_figures(work):
    for seed in range(40):
        chance = random.Random(seed)
        figures = random_paper(chance)
        work.write("paper.csv", text_of([["table", "row", "column", "published"], *figures]))
        work.write("structure.csv", text_of([["kind", "table", "row", "column", "value"], *random_structure(figures, chance)]))
        answers(work, "--format", chance.choice(("text", "markdown", "csv", "json")), "-v")
        answers(work, "--structure", "structure.csv")


@case
def a_paper_that_was_damaged(work):
    content = work.read(PAPER)
    for seed in range(30):
        work.write("paper.csv", damaged(content, random.Random(seed)))
        answers(work)


if __name__ == "__main__":
    harness.main()
