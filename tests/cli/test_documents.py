#!/usr/bin/env python3
"""What other programs make of the documents: xmllint, LibreOffice, qpdf, pdftotext. Part of scripts/test --full."""

import csv
import json
import os
import re
import subprocess
import zipfile

import harness
from harness import ANNUAL, OUT, case

WORKBOOK = OUT + "/annual-2007-to-2008.xlsx"
LIBREOFFICE_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"  # every sheet, numbers unrounded


def called(*words, **more):
    return subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False, timeout=harness.SECONDS, **more)


@case
def every_part_of_the_workbook_is_well_formed(work):
    work.build()
    with zipfile.ZipFile(work.path(WORKBOOK)) as workbook:
        harness.expect_equal(workbook.testzip(), None, "bad part")
        parts = [name for name in workbook.namelist() if name.endswith((".xml", ".rels", ".vml"))]
        assert len(parts) > 60, parts
        workbook.extractall(work.path("parts"))
    finished = called("xmllint", "--noout", "--nonet", *parts, cwd=work.path("parts"))
    harness.expect_equal((finished.returncode, finished.stdout), (0, b""), "xmllint")


@case
def every_svg_is_well_formed(work):
    work.build()
    charts = [name for name in work.files(OUT) if name.endswith(".svg")]
    harness.expect_equal(len(charts), 12, "charts")
    finished = called("xmllint", "--noout", "--nonet", *charts, cwd=work.path(OUT))
    harness.expect_equal((finished.returncode, finished.stdout), (0, b""), "xmllint")


def sheets_in_libreoffice(work):
    """{name of a sheet: its rows} as LibreOffice reads the workbook."""
    finished = called("soffice", "-env:UserInstallation=file://" + work.path("profile"), "--headless", "--convert-to", LIBREOFFICE_CSV,
                      "--outdir", work.path("sheets"), work.path(WORKBOOK), env=harness.surroundings({"HOME": work.folder}))
    harness.expect_equal(finished.returncode, 0, finished.stdout)
    sheets = {}
    for name in os.listdir(work.path("sheets")):
        with open(os.path.join(work.path("sheets"), name), encoding="utf-8", newline="") as file:
            sheets[name[len("annual-2007-to-2008-"):-len(".csv")]] = list(csv.reader(file))
    return sheets


def sheet_of(table):
    return table["number"].replace(" ", "_") if table["number"] else "Table_" + table["id"].replace("-", "_")


def plain(label):
    """A label without its note marks."""
    return re.sub(r"(\s*\[note \d+\])+$", "", label)


def same_number(text, line):
    """LibreOffice shows 15 digits."""
    value = float(line["value"])
    found = float(text.rstrip("%").replace(",", "").replace("+", ""))
    return abs(found - value) <= 1e-12 * max(1.0, abs(value))


def same_cell(text, line):
    if line["value"] == "":
        return text == line["display"]
    return same_number(text, line) if re.fullmatch(r"[-+]?[\d.,]+(E-?\d+)?%?", text) else text == line["display"]


def cells_of(rows, table):
    """{(row label, column label): text} of a sheet's table, which begins at its header."""
    start = next(i for i, row in enumerate(rows) if plain(row[0]) == table["corner"])
    header = [plain(label) for label in rows[start]]
    return {(plain(row[0]), header[i]): text for row in rows[start + 1:] for i, text in enumerate(row) if i > 0}


@case
def libreoffice_gives_back_the_same_values(work):
    work.build()
    sheets = sheets_in_libreoffice(work)
    tables = json.loads(work.run("show", ANNUAL, "--format", "json").expect(0).out)["tables"]
    shown = {table["id"]: cells_of(sheets[sheet_of(table)], table) for table in tables}
    lines = work.rows(OUT + "/evidence/figures.csv")
    faults = ["%s / %s / %s is %r" % (line["table"], line["row"], line["column"], text) for line in lines
              for text in [shown[line["table"]].get((line["row"], line["column"]), "not there")] if not same_cell(text, line)]
    assert not faults, "%d of %d cells differ:\n%s" % (len(faults), len(lines), "\n".join(faults[:20]))


@case
def every_pdf_passes_qpdf(work):
    work.build()
    charts = [name for name in work.files(OUT) if name.endswith(".pdf")]
    harness.expect_equal(len(charts), 13, "charts and the paper")
    for name in charts:
        finished = called("qpdf", "--check", work.path(OUT + "/" + name))
        assert finished.returncode == 0 and b"WARNING" not in finished.stdout, "%s:\n%s" % (name, finished.stdout.decode())


@case
def charts_hold_the_numbers_of_their_tables(work):
    work.build()
    for table, column in (("lead-issue", "number-of-complaints"), ("gender", "percent-of-total"), ("ethnic-origin", "number-of-complainants")):
        finished = called("pdftotext", "-layout", work.path("%s/charts/%s.pdf" % (OUT, table)), "-")
        text = finished.stdout.decode("utf-8")
        for line in work.rows(OUT + "/evidence/figures.csv"):
            if (line["table"], line["column_id"]) == (table, column) and line["row_id"] != "total":
                assert re.search(r"(?<![\d.])%s(?![\d.])" % re.escape(line["display"]), text), "no %s in %s:\n%s" % (line["display"], table, text)


@case
def paper_holds_every_row_of_its_tables(work):
    """Each row of each table that the paper shows, read back out of the PDF: its label's first word and all its figures in order."""
    work.build()
    text = called("pdftotext", "-layout", work.path(OUT + "/annual-2007-to-2008.pdf"), "-").stdout.decode("utf-8")
    lines = [line.split() for line in text.splitlines()]
    shown = re.findall(r"Table (\d+):", text)
    assert len(set(shown)) == 9, shown
    rows = {}
    for line in work.rows(OUT + "/evidence/figures.csv"):
        rows.setdefault((line["table"], line["row"]), []).append(line)
    for (table, row), cells in rows.items():
        if table not in ("complaints-and-cases", "lead-issue", "furthest-stage", "timescales", "timescales-achieved",
                         "comments-and-compliments", "parliamentary-enquiries", "ombudsman-enquiries"):
            continue
        figures = [word for cell in cells for word in (cell["display"] + (" " + cell["mark"] if cell["value"] and cell["mark"] else "")).split()]
        assert any(words[-len(figures):] == figures for words in lines), "%s, %s: no line ends with %s" % (table, row, figures)


def empty_shares(path):
    """How much of each page is empty at its foot, 0 to 1, of what its margins of 64 points leave."""
    pages = called("pdftotext", "-bbox", path, "-").stdout.decode("utf-8").split("<page ")[1:]
    shares = []
    for page in pages:
        height = float(re.search(r'height="([\d.]+)"', page)[1])
        feet = [float(foot) for foot in re.findall(r'yMax="([\d.]+)"', page) if float(foot) < height - 50.0]
        shares.append((height - 64.0 - max(feet)) / (height - 128.0))
    return shares


@case
def pages_of_the_paper_are_full(work):
    """The last page aside; no page of this paper is turned."""
    for period in ("2007/08", "2006/07"):
        out = work.path("full-" + period[:4])
        work.run("build", ANNUAL, "--period", period, "--out", out, "--draft").expect(0)
        path = [os.path.join(out, name) for name in os.listdir(out) if name.endswith(".pdf")][0]
        shares = empty_shares(path)
        assert 8 < len(shares) < 20, shares
        for number, share in enumerate(shares[:-1], 1):
            assert share < 0.25, "page %d of %s ends with %.0f%% empty" % (number, period, 100 * share)
        assert sum(shares[:-1]) < 0.06 * len(shares), shares


SMALL = """
boardpaper: 1
lists:
  offices: {title: offices, categories: [%s]}
  stages: {title: stages, categories: [Registration, Problem solving, Investigation, Review]}
  kinds: {title: kinds, categories: [Complaint, Donaudampfschifffahrtsgesellschaftskapitaensmuetze]}
sources:
  log:
    title: Log
    key: ref
    columns:
      ref: {type: text}
      office: {type: category, list: offices}
      stage: {type: category, list: stages}
      kind: {type: category, list: kinds}
extracts: {log: {file: items.csv}}
report: {title: A small paper, publisher: Nobody, period: 2007/08}
populations: {all: {label: items, from: log}}
notes: {share: Of the items of the office.}
tables:
  long:
    title: Items by office
    corner: Office
    population: all
    rows: {by: office, total: All offices}
    columns:
      - {by: stage, total: All stages, each: [{label: Number}, {label: "%%", percent_of: row_total, notes: [share]}]}
  wide:
    title: Items by stage, kind and stage again
    corner: Stage
    population: all
    rows: {by: kind, total: All kinds, each: [{by: stage, total: All}]}
    columns: {by: office, only: [%s]}
paper:
  parts:
    - heading: The only one
    - table: long
    - table: wide
    - notes: all
"""


@case
def nested_long_and_wide_tables(work):
    """A table of 60 rows under two rows of headers, and one of nested rows whose page is turned, from the specification to the files."""
    offices = ["Office %d" % number for number in range(1, 61)]
    stages = ["Registration", "Problem solving", "Investigation", "Review"]
    work.write("small.yaml", SMALL % (", ".join(offices), ", ".join(offices[:11])))
    work.write("items.csv", "ref,office,stage,kind\n" + "".join("%d,%s,%s,Complaint\n" % (i, office, stages[i % 4]) for i, office in enumerate(offices * 3)))
    work.build("--out", "small", spec="small.yaml")
    names = {name.rsplit(".", 1)[1]: "small/" + name for name in work.files("small") if "/" not in name}
    text = called("pdftotext", "-layout", work.path(names["pdf"]), "-").stdout.decode("utf-8")
    assert "(continued)" in text or "Continued" in text, text
    sizes = called("pdfinfo", "-f", "1", "-l", "9", work.path(names["pdf"])).stdout.decode("utf-8")
    assert "841.89 x 595.28" in sizes and "595.28 x 841.89" in sizes, sizes
    read = called("pdfinfo", "-struct-text", work.path(names["pdf"])).stdout.decode("utf-8")
    harness.expect_equal((read.count('"Registration"'), read.count("/ColSpan 2"), read.count('"Office 60"')), (4, 5, 1), "spans in the PDF")
    page = work.read(names["html"]).decode("utf-8")
    harness.expect_equal(page.count('<th scope="colgroup" class="group" colspan="2">'), 5, "spans on the page")
    harness.expect_equal(page.count('<th scope="rowgroup"'), 3, "groups of rows on the page")
    header = work.read("small/tables/long.csv").decode("utf-8").splitlines()[0]
    assert "Registration > Number" in header and "All stages > %" in header, header
    rows = {(line["row"], line["column"]): line["display"] for line in work.rows("small/evidence/figures.csv") if line["table"] == "wide"}
    harness.expect_equal(rows["Complaint > All", "Office 1"], "3", "a nested row")
    checked = called("qpdf", "--check", work.path(names["pdf"]))
    harness.expect_equal(checked.returncode, 0, checked.stdout)


@case
def charts_embed_their_fonts(work):
    work.build()
    for name in work.files(OUT):
        if name.endswith(".pdf"):
            rows = called("pdffonts", work.path(OUT + "/" + name)).stdout.decode().splitlines()[2:]
            assert rows and all("Liberation" in row and " yes yes " in row for row in rows), "%s:\n%s" % (name, "\n".join(rows))


@case
def the_snapshot_is_three_pages(work):
    work.build("--only", "pdf", "--out", "snapshot", spec="report-specs/quarterly.yaml")
    told = called("pdfinfo", work.path("snapshot/quarterly-2008-to-2009-q1.pdf")).stdout.decode("utf-8")
    assert re.search(r"^Pages: +3$", told, re.M), told
    assert re.search(r"^Page size: .*A4", told, re.M), told


if __name__ == "__main__":
    harness.main()
