#!/usr/bin/env python3
"""What `boardpaper show --format json` prints, as the benchmark's lines: table, first key, second key, count.

    boardpaper show tests/bench/workload.yaml --source log=FILE --format json | tests/bench/figures_as_lines.py

A line for each cell that counts something, sorted bytewise, so that the SHA-256 of the output can be compared with any
other engine's. Keys are labels. A nested row gives both keys; a table whose one column is "Number" has one.
"""

import csv
import json
import sys


def keys(table, row, column, rows, columns):
    """The one or two keys of a cell."""
    if table == "A24":  # months: by identifier, 2007-04
        return row, ""
    if columns[column] != "Number":
        return rows[row], columns[column]
    first, _, second = rows[row].partition(" > ")
    return first, second


def lines(report):
    found = []
    for table in report["tables"]:
        rows = {line["id"]: line["label"] for line in table["rows"]}
        columns = {line["id"]: line["label"] for line in table["columns"]}
        for cell in table["cells"]:
            if cell["mark"] is not None:
                raise ValueError("%s: %s, %s is marked %s" % (table["id"], cell["row"], cell["column"], cell["mark"]))
            if cell["value"]:
                found.append("%s\t%s\t%s\t%d\n" % (table["id"], *keys(table["id"], cell["row"], cell["column"], rows, columns), cell["value"]))
    return sorted(line.encode("utf-8") for line in found)


def lines_of_evidence(file):
    """The same of an open figures.csv that `build` has written."""
    found = []
    for figure in csv.DictReader(file):
        rows, columns = {figure["row_id"]: figure["row"]}, {figure["column_id"]: figure["column"]}
        if figure["value"] != "0":
            first, second = keys(figure["table"], figure["row_id"], figure["column_id"], rows, columns)
            found.append("%s\t%s\t%s\t%s\n" % (figure["table"], first, second, figure["value"]))
    return sorted(line.encode("utf-8") for line in found)


if __name__ == "__main__":
    sys.stdout.buffer.writelines(lines(json.load(sys.stdin)))
