#!/usr/bin/env python3
"""Extracts that are wrong: a message with file, line and remedy, exit status 4, nothing written, earlier output untouched."""

import harness
from harness import ANNUAL, APRIL, OUT, case

LOG, STAGES, CASES = APRIL + "/log.csv", APRIL + "/stages.csv", APRIL + "/cases.csv"


def refused(work, status, *texts):
    """Builds twice: where there is no output, and where an earlier run left some."""
    result = work.run("build", ANNUAL).expect(status, *texts)
    assert not result.out, "results although it failed: " + result.out
    assert not work.files("out") and not harness.os.path.exists(work.path("out")), "something was written"
    return result


def breaks(work, change, status, *texts):
    """An earlier output, then the change, then a refusal that leaves the output as it was; and the same without any."""
    work.build()
    before = work.files("out")
    change()
    work.run("build", ANNUAL).expect(status, *texts)
    harness.expect_same_files(work.files("out"), before, "earlier output")
    harness.shutil.rmtree(work.path("out"))
    return refused(work, status, *texts)


def edit_line(work, name, number, change):
    lines = work.read(name).decode("utf-8").split("\n")
    lines[number - 1] = change(lines[number - 1])
    work.write(name, "\n".join(lines))


def first_simple_line(work):
    """A line of the log that is a whole record: not its summary's second line."""
    return work.line_of(LOG, "RFL-000132,Complaint")


@case
def wrong_header(work):
    breaks(work, lambda: work.replace(LOG, "ref,kind,received", "ref,knd,received"), 4, LOG + ":1", "'kind'", "DATA018")


@case
def header_with_a_column_twice(work):
    breaks(work, lambda: work.replace(LOG, "hos_area,case_type", "region,case_type"), 4, LOG + ":1", "'region'", "DATA019")


@case
def impossible_date(work):
    line = first_simple_line(work)
    breaks(work, lambda: edit_line(work, LOG, line, lambda text: text.replace("29/09/2006", "31/09/2006")), 4,
           "%s:%d" % (LOG, line), "31/09/2006", "DATA025")


@case
def date_in_another_form(work):
    line = first_simple_line(work)
    breaks(work, lambda: edit_line(work, LOG, line, lambda text: text.replace("29/09/2006", "2006-09-29")), 4,
           "%s:%d" % (LOG, line), "2006-09-29", "dd/mm/yyyy", "DATA024")


@case
def unknown_category(work):
    line = first_simple_line(work)
    change = lambda text: text.replace("Organisation Related,Organisation Related", "Organisation Relatd,Organisation Related")
    breaks(work, lambda: edit_line(work, LOG, line, change), 4,
           "%s:%d" % (LOG, line), "Organisation Relatd", "did you mean 'Organisation Related'?", "DATA007")


@case
def duplicate_reference(work):
    line = work.line_of(LOG, "RFL-000140,Complaint")
    breaks(work, lambda: edit_line(work, LOG, line, lambda text: text.replace("RFL-000140", "RFL-000132")), 4,
           "%s:%d" % (LOG, line), "RFL-000132", "first on", "DATA028")


@case
def stage_without_a_complaint(work):
    line = len(work.read(STAGES).decode("utf-8").rstrip("\n").split("\n")) + 1
    orphan = "RFL-999999,1,01/05/2007,,,,01/05/2007\n"
    breaks(work, lambda: work.write(STAGES, work.read(STAGES) + orphan.encode()), 4,
           "%s:%d" % (STAGES, line), "RFL-999999", "DATA061")


@case
def unterminated_quote(work):
    line = first_simple_line(work)
    breaks(work, lambda: edit_line(work, LOG, line, lambda text: text.rstrip('"')), 4, LOG + ":", "quote")


@case
def unterminated_quote_that_a_later_row_ends(work):
    """The message points where reading broke and names the line where the mistake is."""
    opened = work.line_of(CASES, "Private")
    edit_line(work, CASES, opened, lambda text: text.replace("Private", '"Private'))
    edit_line(work, CASES, opened + 3, lambda text: text.replace("P", '"P', 1))
    refused(work, 4, "%s:%d:" % (CASES, opened + 3), "opened on line %d; a closing quote may be missing on line %d" % (opened, opened), "DATA038")


@case
def unterminated_quote_in_the_last_row(work):
    line = len(work.read(CASES).decode("utf-8").rstrip("\n").split("\n")) + 1
    breaks(work, lambda: work.write(CASES, work.read(CASES) + b'01/03/2008,"Private,12\n'), 4,
           "%s:%d" % (CASES, line), "never closed", "DATA008")


@case
def empty_file(work):
    breaks(work, lambda: work.write(LOG, b""), 4, LOG, "empty", "DATA001")


@case
def binary_file(work):
    breaks(work, lambda: work.write(LOG, b"PK\x03\x04\x14\x00\x06\x00" + bytes(range(256)) * 20), 4, LOG, "not a CSV file", "DATA003")


@case
def utf16_file(work):
    content = work.read(LOG).decode("utf-8")
    breaks(work, lambda: work.write(LOG, content.encode("utf-16")), 4, LOG, "UTF-16", "DATA004")


@case
def latin1_file(work):
    line = work.line_of(LOG, "£")
    content = work.read(LOG).decode("utf-8").replace("’", "'").replace("–", "-")
    breaks(work, lambda: work.write(LOG, content.encode("windows-1252")), 4, "%s:%d" % (LOG, line), "UTF-8", "DATA005")


@case
def row_with_a_field_too_few(work):
    line = work.line_of(CASES, "01/05/2007,Private")
    breaks(work, lambda: edit_line(work, CASES, line, lambda text: "01/05/2007,Private"), 4,
           "%s:%d" % (CASES, line), "expected 3 fields, found 2", "DATA013")


@case
def missing_required_value(work):
    line = first_simple_line(work)
    breaks(work, lambda: edit_line(work, LOG, line, lambda text: text.replace("Complaint", "", 1)), 4,
           "%s:%d" % (LOG, line), "kind", "DATA023")


@case
def number_that_is_none(work):
    line = work.line_of(CASES, "01/05/2007,Private")
    breaks(work, lambda: edit_line(work, CASES, line, lambda text: "01/05/2007,Private,1;646"), 4,
           "%s:%d" % (CASES, line), "1;646", "DATA026")


@case
def rule_of_the_specification(work):
    line = first_simple_line(work)
    breaks(work, lambda: edit_line(work, LOG, line, lambda text: text.replace("29/09/2006", "08/10/2006")), 4,
           "%s:%d" % (LOG, line), "recorded before it was received", "DATA060")


@case
def faults_of_several_extracts_at_once(work):
    line = first_simple_line(work)
    edit_line(work, LOG, line, lambda text: text.replace("29/09/2006", "31/09/2006"))
    edit_line(work, CASES, 2, lambda text: text.replace("Private", "Privat"))
    edit_line(work, STAGES, 2, lambda text: text.replace("02/10/2006", "2 October"))
    refused(work, 4, "%s:%d" % (LOG, line), CASES + ":2", STAGES + ":2")


@case
def many_faults_of_a_kind_are_gathered(work):
    content = work.read(LOG).decode("utf-8").replace(",North West,", ",North Wst,")
    work.write(LOG, content)
    result = refused(work, 4, "North Wst", "records", "did you mean 'North West'?")
    assert result.err.count("North Wst") == 1, "one message for one fault:\n" + result.err


@case
def control_characters_do_not_reach_the_terminal(work):
    line = first_simple_line(work)
    edit_line(work, LOG, line, lambda text: text.replace("Organisation Related", "\x1b[31mred", 1))
    result = refused(work, 4, "%s:%d" % (LOG, line))
    assert "\x1b" not in result.err, repr(result.err)


@case
def messages_as_json(work):
    line = first_simple_line(work)
    edit_line(work, LOG, line, lambda text: text.replace("29/09/2006", "31/09/2006"))
    result = work.run("check", ANNUAL, "--messages", "json").expect(4)
    message = harness.json.loads(result.err.splitlines()[0])
    harness.expect_equal((message["id"], message["file"], message["line"]), ("DATA025", LOG, line), "message")


@case
def unknown_category_in_a_draft(work):
    line = first_simple_line(work)
    edit_line(work, LOG, line, lambda text: text.replace("Organisation Related,Organisation Related", "Organisation Relatd,Organisation Related"))
    result = work.build("--draft")
    assert "DRAFT" in result.out and "warning" in result.err, result.out + result.err
    assert "evidence/manifest.json" in work.files(OUT)
    pictures = [name for name in work.files(OUT) if name.startswith("charts/") and name.endswith(".svg")]
    assert pictures and all(b">DRAFT</text>" in work.read(OUT + "/" + name) for name in pictures), pictures
    # a CSV is figures alone (docs/decisions/0013)
    tables = [name for name in work.files(OUT) if name.startswith("tables/")]
    assert tables and not any(b"DRAFT" in work.read(OUT + "/" + name) for name in tables), tables


if __name__ == "__main__":
    harness.main()
