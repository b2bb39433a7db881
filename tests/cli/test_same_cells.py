#!/usr/bin/env python3
"""The same cells everywhere: the numbers of the PDF, the web page, the workbook and the CSVs are those of figures.csv.

Each document is read back by its own means (pdfinfo -struct-text, an HTML parser, the workbook's XML, csv), cell by cell, and
each sentence of the specification is filled in here, from figures.csv alone, and looked for in the PDF and the page. Part of
scripts/test --full, since it needs poppler-utils.
"""

import collections
import csv
import html.parser
import io
import json
import os
import re
import subprocess
import xml.etree.ElementTree as xml_tree
import zipfile

import harness
from harness import ANNUAL, case


class Report:
    """A shipped report, and what its tokens stand for in the period that it is built for."""

    def __init__(self, spec, name, folder, words):
        self.spec, self.words = spec, words
        self.folder = "out/%s/%s" % (name, folder)
        self.paper = "%s/%s-%s" % (self.folder, name, folder)
        self.figures = self.folder + "/evidence/figures.csv"


REPORTS = (
    Report(ANNUAL, "annual", "2007-to-2008", {
        "period.label": "2007/08", "period.long": "1 April 2007 to 31 March 2008", "prior.label": "2006/07",
        "prior.long": "1 April 2006 to 31 March 2007"}),
    Report("report-specs/quarterly.yaml", "quarterly", "2008-to-2009-q1", {"period.long": "1 April to 30 June 2008"}),
    Report("report-specs/trends.yaml", "trends", "2008-06", {
        "period.label": "June 2008", "prior.label": "May 2008", "last_year.label": "June 2007"}),
)


def one_line(text):
    return " ".join(text.split())


def without_notes(text):
    return one_line(re.sub(r"\s*\[note \d+\]", "", text))


# --- figures.csv: what everything is held against ---------------------------------------------------------------------


def shown(line):
    """What a reader sees of a figure: its text, and a mark beside it."""
    beside = line["mark"] if line["value"] != "" and line["mark"] not in ("", line["display"]) else ""
    return one_line(line["display"] + " " + beside)


def display_alone(line):
    return line["display"]


def tables_of(lines):
    """{table: {(row, column): figure}}, in the order of the file."""
    tables = {}
    for line in lines:
        tables.setdefault(line["table"], {})[line["row"], line["column"]] = line
    return tables


def expect_cells(found, wanted, what, seen=shown):
    """Every figure stands in `found`, {(row, column): text}, as it is shown, and nothing else does."""
    faults = ["%s / %s is %r, not %r" % (*key, found.get(key), seen(line)) for key, line in wanted.items()
              if found.get(key) != seen(line)]
    more = [key for key in found if key not in wanted]
    assert not faults and not more, "%s: %s; not in figures.csv: %s" % (what, faults[:10], more[:10])


# --- the PDF's structure ----------------------------------------------------------------------------------------------


class Element:
    def __init__(self, kind):
        self.kind = kind
        self.parts = []  # elements and texts, in order
        self.spans = {"ColSpan": 1, "RowSpan": 1}

    def text(self):
        return "".join(part if isinstance(part, str) else part.text() for part in self.parts)

    def all(self, kind):
        found = [self] if self.kind == kind else []
        for part in self.parts:
            if isinstance(part, Element):
                found += part.all(kind)
        return found


def structure_of(path):
    """The elements of a tagged PDF, with their texts."""
    told = subprocess.run(["pdfinfo", "-struct-text", path], stdout=subprocess.PIPE, check=True, timeout=harness.SECONDS)
    root = Element("root")
    open_elements = [(-1, root)]
    for line in told.stdout.decode("utf-8").split("\n"):
        indent, said = len(line) - len(line.lstrip(" ")), line.strip()
        span = re.match(r"/(ColSpan|RowSpan) (\d+)", said)
        if span:
            open_elements[-1][1].spans[span.group(1)] = int(span.group(2))
        if not said or said.startswith("/") or said.startswith("Object "):
            continue
        while open_elements[-1][0] >= indent:
            open_elements.pop()
        if said.startswith('"'):
            open_elements[-1][1].parts.append(line[indent:].strip("\r")[1:-1])
            continue
        element = Element(re.split(r"[ :]", said)[0])
        open_elements[-1][1].parts.append(element)
        open_elements.append((indent, element))
    return root


def title_of(caption):
    """A caption without its number, its notes and its base."""
    return re.sub(r"^[^:]*\d: ", "", without_notes(caption)).split(" Base: ")[0]


def pdf_tables(root):
    """{title: {(row, column): text}}"""
    tables = {}
    for table in root.all("Table"):
        title = title_of(table.all("Caption")[0].text())
        rows = [[(without_notes(cell.text()), cell.spans["ColSpan"], cell.spans["RowSpan"])
                 for cell in row.parts if isinstance(cell, Element)] for row in table.all("TR")]
        tables.setdefault(title, {}).update(cells_spanned(rows, header_rows(table)))
    return tables


def header_rows(table):
    return sum(len(head.all("TR")) for head in table.all("THead")[:1])


def labels_of(rows):
    """Of header rows of (text, columns it spans, rows it spans): a label for each column, its levels joined as figures.csv does."""
    levels, taken = {}, set()
    for i, row in enumerate(rows):
        column = 0
        for text, n_columns, n_rows in row:
            while (i, column) in taken:
                column += 1
            for k in range(n_columns):
                levels.setdefault(column + k, []).append(text)
                taken.update((i + r, column + k) for r in range(n_rows))
            column += n_columns
    return [" > ".join(levels[column]) for column in sorted(levels)]


def cells_spanned(rows, n_header):
    return cells_under([labels_of(rows[:n_header])] + [[text for text, _, _ in row] for row in rows[n_header:]], 1)


def cells_under(rows, n_header):
    header = rows[n_header - 1]
    return {(row[0], header[i]): text for row in rows[n_header:] for i, text in enumerate(row) if i > 0}


# --- the web page -----------------------------------------------------------------------------------------------------


class Page(html.parser.HTMLParser):
    """Tables by their captions, paragraphs, texts of pictures (a figure may have one for narrow screens beside the other)."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.tables, self.blocks, self.pictures = {}, [], {}
        self.open, self.words, self.figure = [], {}, None
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        if tag in ("meta", "link", "br", "hr", "input", "img", "col"):
            return
        self.open.append(tag)
        named = dict(attributes)
        if tag == "figure":
            self.figure = named.get("id", "")
        if tag == "svg":
            self.pictures.setdefault(self.figure, []).append([])
        if tag == "table":
            self.rows, self.title, self.n_header = [], None, 0
        if tag == "tr":
            self.rows.append([])
            self.n_header += "thead" in self.open
        if tag in ("caption", "td", "th", "p", "li", "dd", "text"):
            self.words[tag] = ""
        if tag in ("td", "th"):
            self.spans = int(named.get("colspan", 1)), int(named.get("rowspan", 1))

    def handle_data(self, data):
        if "style" in self.open or "script" in self.open:
            return
        for tag in ("caption", "td", "th", "p", "li", "dd", "text"):
            if tag in self.open and not (tag == "caption" and "p" in self.open):  # a caption's own paragraphs are not its title
                self.words[tag] += data

    def handle_endtag(self, tag):
        while self.open and self.open.pop() != tag:
            pass
        if tag == "caption":
            self.title = title_of(self.words[tag])
        if tag in ("td", "th"):
            self.rows[-1].append((without_notes(self.words[tag]), *self.spans))
        if tag in ("p", "li", "dd"):
            self.blocks.append(one_line(self.words[tag]))
        if tag == "text":
            self.pictures[self.figure][-1].append(self.words[tag])
        if tag == "table" and self.title is not None:
            self.tables[self.title] = cells_spanned(self.rows, self.n_header)


# --- the workbook -----------------------------------------------------------------------------------------------------

SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def sheets_of(path):
    """{name of a sheet: its rows}: texts as texts, numbers as they stand in the file."""
    with zipfile.ZipFile(path) as book:
        parts = {name: xml_tree.fromstring(book.read(name)) for name in book.namelist() if name.endswith((".xml", ".rels"))}
    shared = ["".join(text.text or "" for text in item.iter(SHEET + "t")) for item in parts["xl/sharedStrings.xml"]]
    targets = {link.get("Id"): "xl/" + link.get("Target") for link in parts["xl/_rels/workbook.xml.rels"]}
    return {sheet.get("name"): rows_of(parts[targets[sheet.get(LINK)]], shared)
            for sheet in parts["xl/workbook.xml"].iter(SHEET + "sheet")}


def rows_of(sheet, shared):
    def text(cell):
        value = cell.find(SHEET + "v")
        if cell.get("t") == "inlineStr":
            return "".join(part.text or "" for part in cell.iter(SHEET + "t"))
        return "" if value is None else shared[int(value.text)] if cell.get("t") == "s" else value.text
    return [[text(cell) for cell in row] for row in sheet.iter(SHEET + "row")]


def sheet_cells(rows, corner):
    start = next(i for i, row in enumerate(rows) if row and without_notes(row[0]) == corner)
    header = [without_notes(label) for label in rows[start]]
    return {(without_notes(row[0]), header[i]): text for row in rows[start + 1:] for i, text in enumerate(row) if i > 0}


def is_stored(text, line):
    """A number is stored unrounded (a percentage as a share, to 17 digits); what has no number is stored as its text."""
    if line["value"] == "" or not re.fullmatch(r"-?[\d.]+(?:[eE][-+]?\d+)?", text or ""):
        return text == line["display"]
    wanted = float(line["value"]) / (100 if line["unit"] == "percent" else 1)
    return abs(float(text) - wanted) <= 1e-15 * max(1.0, abs(wanted))


# --- words of the specification ---------------------------------------------------------------------------------------


def paragraphs_with_figures(text):
    """The words of the specification that hold live figures: a paragraph or an item of a list each, as one line."""
    paragraphs, current, indent = [], [], -1
    for line in text.split("\n") + [""]:
        depth = len(line) - len(line.lstrip(" "))
        begins = re.match(r"\s*(- )?([\w-]+: *)?[>|]?-?$", line) or re.match(r"\s*- ", line) or not line.strip()
        if current and (begins or depth < indent):
            paragraphs.append(one_line(" ".join(current)))
            current = []
        said = re.sub(r"^\s*(- )?(?:text: *|heading: *)?[>|]?", "", line)
        if said.strip() and not re.match(r"\s*#", line):
            current.append(said)
            indent = depth
    return [paragraph.strip("\"'") for paragraph in paragraphs if "{{" in paragraph]


ANYTHING = "\0"


def filled(paragraph, figures, words):
    """The paragraph as it must read; what only the engine words (changes, references) may be anything."""
    def figure(match):
        keys = tuple(part.strip() for part in match.group(1).split("|"))
        return shown(figures[keys]) if keys in figures else ANYTHING
    paragraph = re.sub(r"\{\{([^{}]*)\}\}", figure, paragraph)
    return re.sub(r"\{([\w.]+)\}", lambda match: words.get(match.group(1), ANYTHING), paragraph)


def as_pattern(paragraph):
    return re.compile(".{1,80}?".join(re.escape(part) for part in paragraph.split(ANYTHING)))


# --- the tests --------------------------------------------------------------------------------------------------------


def about_tables(work, report):
    """{table: (title, corner, name of its sheet)}"""
    tables = json.loads(work.run("show", report.spec, "--format", "json").expect(0).out)["tables"]
    sheet = {table["id"]: (table["number"] or "Table-" + table["id"]).replace(" ", "_").replace("-", "_") for table in tables}
    return {table["id"]: (without_notes(table["title"]), table["corner"], sheet[table["id"]]) for table in tables}


def of_each_report(test):
    """A test of each shipped report, built anew."""
    def whole(work):
        for report in REPORTS:
            work.build(spec=report.spec)
            test(work, report, tables_of(work.rows(report.figures)), about_tables(work, report))
    whole.__name__, whole.__doc__ = test.__name__, test.__doc__
    return case(whole)


@of_each_report
def csv_of_every_table(work, report, tables, about):
    names = {os.path.basename(name)[:-len(".csv")] for name in work.files(report.folder) if name.startswith("tables/")}
    assert set(tables) <= names and len(tables) > 4, sorted(names ^ set(tables))
    for name, cells in tables.items():
        rows = list(csv.reader(io.StringIO(work.read("%s/tables/%s.csv" % (report.folder, name)).decode("utf-8"))))
        harness.expect_equal(rows[0][0], about[name][1], "corner of " + name)
        found = cells_under(rows, 1)
        marks = {(row, column[:-len(": mark")]): found.pop((row, column)) for row, column in list(found) if column.endswith(": mark")}
        expect_cells(found, cells, name, display_alone)
        beside = {key: line["mark"] for key, line in cells.items() if line["value"] and line["mark"]}
        harness.expect_equal({key: mark for key, mark in marks.items() if mark}, beside, "marks of " + name)


@of_each_report
def workbook_of_every_table(work, report, tables, about):
    sheets = sheets_of(work.path(report.paper + ".xlsx"))
    for name, cells in tables.items():
        found = sheet_cells(sheets[about[name][2]], about[name][1])
        faults = [(key, found.get(key), line["value"]) for key, line in cells.items() if not is_stored(found.get(key), line)]
        assert not faults, "%s: %s" % (name, faults[:10])


@of_each_report
def every_table_of_the_pdf_and_the_page(work, report, tables, about):
    page = Page(work.read(report.paper + ".html").decode("utf-8"))
    pdf = pdf_tables(structure_of(work.path(report.paper + ".pdf")))
    names = {title: name for name, (title, _, _) in about.items() if name in tables}
    for what, found in (("PDF", pdf), ("page", page.tables)):
        in_it = [title for title in found if title in names]
        assert len(in_it) >= 5, (what, sorted(found))
        for title in in_it:
            expect_cells(found[title], tables[names[title]], "%s: %s" % (what, title))
    harness.expect_equal([title for title in pdf if title in names], [title for title in page.tables if title in names and title in pdf],
                         "tables of the PDF and of the page")


def drawn_columns(texts, cells):
    """Columns of a table all of whose plain rows (no totals, no differences) stand in a picture."""
    stock = collections.Counter(one_line(text) for text in texts)
    columns = {}
    for (row, column), line in cells.items():
        if row in texts:
            columns.setdefault(column, []).append(shown(line))
    return [column for column, displays in columns.items() if not collections.Counter(displays) - stock]


@of_each_report
def every_chart_of_the_folder_the_page_and_the_pdf(work, report, tables, about):
    """Bars show the cells of their table; the page and the paper draw the chart of the folder, text by text."""
    page = Page(work.read(report.paper + ".html").decode("utf-8"))
    in_pdf = [re.sub(r"\s", "", figure.text()) for figure in structure_of(work.path(report.paper + ".pdf")).all("Figure")]
    charts = [name for name in work.files(report.folder) if name.startswith("charts/") and name.endswith(".svg")]
    assert charts
    for name in charts:
        table = os.path.basename(name)[:-len(".svg")]
        picture = xml_tree.fromstring(work.read(report.folder + "/" + name))
        texts = ["".join(text.itertext()) for text in picture.iter("{http://www.w3.org/2000/svg}text")]
        if "chart-" + table not in page.pictures:
            assert "    - chart: %s\n" % table not in work.read(report.spec).decode("utf-8"), "%s is not on the page" % table
            continue
        drawn = page.pictures["chart-" + table]
        assert texts in drawn, "the page's pictures of %s are %s" % (table, drawn)
        if "trends" in report.spec:  # lines: their last values stand at their ends; the paper may have fewer ticks
            ends = [re.sub(r"\s", "", text) for text in texts if re.search("[A-Za-z].*[0-9]", text)]
            assert any(all(end in text for end in ends) for text in in_pdf), "%s is not in the paper: %s" % (name, ends)
            continue
        assert all(drawn_columns(other, tables[table]) for other in drawn), "%s draws no column of its table: %s" % (name, drawn)
        assert sorted(re.sub(r"\s", "", "".join(texts))) in [sorted(text) for text in in_pdf], "%s is not in the paper: %s" % (name, texts)


@of_each_report
def every_live_figure_of_the_words(work, report, tables, about):
    """Each paragraph of the specification, filled in from figures.csv here, stands in the PDF and in the page."""
    figures = {(line["table"], line["row_id"], line["column_id"]): line for cells in tables.values() for line in cells.values()}
    paper = work.read(report.spec).decode("utf-8").split("\npaper:", 1)[1]
    # Each shipped report has its last paper's file, so parts that stand without it do not.
    parts = [part for part in re.split(r"(?m)^(?=    - )", paper) if "without_published:" not in part]
    wanted = paragraphs_with_figures("".join(parts))
    n_figures = sum(len(re.findall(r"\{\{[^{}:]*\|[^{}]*\}\}", paragraph)) for paragraph in wanted)
    assert n_figures > (60 if report.spec == ANNUAL else 2), n_figures
    root = structure_of(work.path(report.paper + ".pdf"))
    in_pdf = [one_line(element.text()) for kind in ("P", "LBody") for element in root.all(kind)]
    in_page = Page(work.read(report.paper + ".html").decode("utf-8")).blocks
    for paragraph in wanted:
        pattern = as_pattern(filled(paragraph, figures, report.words))
        for what, blocks in (("PDF", in_pdf), ("page", in_page)):
            assert any(pattern.fullmatch(block) for block in blocks), "not in the %s of %s: %s" % (what, report.spec, pattern.pattern)


if __name__ == "__main__":
    harness.main()
