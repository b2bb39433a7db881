"""Papers for the tests of `audit`: small tables drawn as they read, and what the program finds in them."""

import csv
import io
import json

import harness


def paper(**tables):
    """table_name="Region | Number \\n North | 3" -> the retyped paper."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["table", "row", "column", "published"])
    for name, drawn in tables.items():
        lines = [[cell.strip() for cell in line.split("|")] for line in drawn.strip().splitlines()]
        for row in lines[1:]:
            assert len(row) == len(lines[0]), (lines[0], row)
            for column, figure in zip(lines[0][1:], row[1:]):
                if figure:
                    writer.writerow([name.replace("_", "-"), row[0], column, figure])
    return out.getvalue()


def findings(work, text, structure=None):
    work.write("paper.csv", text)
    options = []
    if structure is not None:
        work.write("structure.csv", "kind,table,row,column,value\n" + structure)
        options = ["--structure", "structure.csv"]
    result = work.run("audit", "paper.csv", "--format", "json", *options)
    assert result.status in (0, 1), result.err
    found = json.loads(result.out)["findings"]
    harness.expect_equal(result.status, int(any(one["level"] == "fault" for one in found)), "exit status")
    return found


def short(found):
    return [(one["level"], one["rule"], one["row"], one["column"], one["printed"], one["computed"]) for one in found]
