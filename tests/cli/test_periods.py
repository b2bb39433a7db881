#!/usr/bin/env python3
"""Periods of every kind: what they are called, what is counted in them, what of them is refused."""

import harness
from harness import ANNUAL, case

OUT = "out/annual/2007-to-2008-q3"
WORKBOOK = OUT + "/annual-2007-to-2008-q3.xlsx"


@case
def quarters_are_spelled_out(work):
    """Publishing rule 11, on the finished workbook; files keep the quarter's number."""
    work.build("--period", "2007/08 Q3", "--only", "xlsx,csv,html")
    work.run("check", "--workbook", WORKBOOK).expect(0)
    assert "Percentage July to September 2007" in work.read(OUT + "/tables/complaints-and-cases.csv").decode()
    page = work.read(OUT + "/annual-2007-to-2008-q3.html").decode()
    assert "July to September 2007" in page and "Q2" not in page and "Q3" not in page
    parameters = harness.json.loads(work.read(OUT + "/evidence/manifest.json"))["parameters"]
    assert {"name": "period", "value": "2007/08 Q3"} in parameters, parameters


if __name__ == "__main__":
    harness.main()
