#!/usr/bin/env python3
"""Commands, options, help and exit statuses."""

import json

import harness
from harness import ANNUAL, APRIL, JULY, OUT, case


@case
def no_command_lists_the_commands(work):
    work.run().expect(2, "build, check, show, reconcile, audit, plan, schema, help", "USE001")


@case
def unknown_command_lists_the_commands(work):
    work.run("biuld", ANNUAL).expect(2, "build, check, show, reconcile, audit, plan, schema, help", "did you mean 'build'?", "USE002")


@case
def unknown_option_suggests_the_nearest(work):
    work.run("build", ANNUAL, "--perod", "2007/08").expect(2, "--perod", "did you mean '--period'?", "USE003")
    work.run("build", ANNUAL, "-x").expect(2, "-x", "USE003")


@case
def option_of_another_command(work):
    work.run("show", ANNUAL, "--out", "x").expect(2, "'show' has no option '--out'", "USE004")


@case
def option_without_its_value(work):
    work.run("build", ANNUAL, "--period").expect(2, "--period", "USE005")


@case
def flag_with_a_value(work):
    work.run("build", ANNUAL, "--draft=yes").expect(2, "--draft", "USE006")


@case
def values_that_are_refused(work):
    for option, value in (("--threads", "none"), ("--threads", "0"), ("--only", "xlsx,doc"), ("--source", "log.csv"),
                          ("--taken", "log="), ("--messages", "xml"), ("--color", "red")):
        work.run("build", ANNUAL, option, value).expect(2, option, value, "expected", "USE007")
    work.run("show", ANNUAL, "--format", "html").expect(2, "markdown, csv or json", "USE007")


@case
def too_few_and_too_many_arguments(work):
    work.run("build").expect(2, "SPEC", "none was given", "USE008")
    work.run("build", ANNUAL, "more").expect(2, "2 were given", "USE008")
    work.run("reconcile", ANNUAL).expect(2, "PUBLISHED.csv", "only one was given", "USE008")


@case
def everything_wrong_at_once(work):
    result = work.run("build", "--perod=2007/08", "--threads", "x", "--only", "doc").expect(2)
    for identifier in ("USE003", "USE007", "USE008"):
        assert identifier in result.err, result.err


@case
def options_stand_anywhere(work):
    plain = work.run("show", ANNUAL, "gender").expect(0).out
    for words in (("--period", "2007/08", "show", ANNUAL, "gender"), ("show", "--period=2007/08", ANNUAL, "gender"),
                  ("show", ANNUAL, "gender", "--period", "2007/08"), ("show", "--", ANNUAL, "gender"), ("-q", "show", ANNUAL, "gender")):
        harness.expect_equal(work.run(*words).expect(0).out, plain, " ".join(words))


@case
def two_dashes_end_the_options(work):
    work.run("show", "--", "--period").expect(5, "--period", "OUT001")


@case
def help_comes_from_the_tables(work):
    program = work.run("--help").expect(0).out
    for command in ("build", "check", "show", "reconcile", "help"):
        assert "\n  %s " % command in program, program
        own = work.run(command, "--help").expect(0).out
        harness.expect_equal(work.run("help", command).expect(0).out, own, "help " + command)
        assert own.startswith("boardpaper " + command), own
    assert "--only" in work.run("help", "build").out
    harness.expect_equal(work.run("help").expect(0).out, program, "help")


@case
def help_on_a_message(work):
    harness.expect_equal(work.run("help", "DATA007").expect(0).out, """DATA007: \u2026 '\u2026' is not in the list '\u2026'

  level        an error
  exit status  4, the data is wrong
  read on      docs/specification.md, Sources, and docs/counting-rules.md

Each \u2026 is what was found. The message itself says where, and what to do about it.
""", "help DATA007")
    harness.expect_equal(work.run("help", "data007").out, work.run("help", "DATA007").out, "help data007")
    for name, level, status in (("data002", "a warning", "not changed"), ("DATA021", "a note", "not changed"), ("CHECK001", "an error", "1, "),
                                ("SPEC012", "an error", "3, "), ("OUT006", "an error", "5, "), ("OUT020", "an error", "70, ")):
        out = work.run("help", name).expect(0).out
        assert "level        " + level in out and "exit status  " + status in out and "docs/" in out, out
    with open(harness.os.path.join(harness.PROJECT, "engine/base/messages.def"), encoding="utf-8") as file:
        for name in harness.re.findall(r'"([A-Z]+\d{3})"', file.read()):
            pages = harness.re.findall(r"docs/[a-z-]+\.md", work.run("help", name).expect(0).out)
            assert pages and all(harness.os.path.exists(harness.os.path.join(harness.PROJECT, page)) for page in pages), name
    work.run("help", "buidl").expect(2, "did you mean 'build'?", "USE011")


@case
def version(work):
    result = work.run("--version").expect(0)
    assert harness.re.fullmatch(r"boardpaper \d+\.\d+\.\d+\n", result.out), result.out


@case
def names_of_sources(work):
    work.run("check", ANNUAL, "--source", "lgo=" + APRIL + "/log.csv").expect(2, "lgo", "did you mean 'log'?", "USE030")
    work.run("check", ANNUAL, "--taken", "logs=2008-04-30").expect(2, "did you mean 'log'?", "USE030")
    work.run("check", ANNUAL, "--taken", "log=2008-04-30", "--taken", "log=2008-05-01").expect(2, "USE031")
    work.run("check", ANNUAL, "--source", "log=-", "--source", "stages=-").expect(2, "USE032")


PARAMETERS = """boardpaper: 1
report: {title: Long, publisher: P, period: 2007/08}
sources: {log: {title: Log, key: ref, columns: {ref: {type: text}, n: {type: integer}}}}
parameters: {long: {type: integer, value: 20, says: Days that are long}}
extracts: {log: {file: long.csv}}
populations: {all: {label: items, from: log, where: n > param.long}}
tables: {t: {title: "More than {param.long}", corner: C, population: all, rows: {label: All}, columns: {label: N}}}
"""


@case
def parameters_of_the_specification(work):
    """Of 10, 21, 30 and 1,001 three are more than 20, one is more than 1,000."""
    work.write("long.yaml", PARAMETERS.encode())
    work.write("long.csv", b"ref,n\na,10\nb,21\nc,30\nd,1001\n")
    assert "All,3" in work.run("show", "long.yaml", "--format", "csv").expect(0).out
    assert "All,1" in work.run("show", "long.yaml", "--format", "csv", "--set", "long=1000").expect(0).out
    assert "More than 1,000" in work.run("show", "long.yaml", "--set=long=1000").expect(0).out
    work.run("build", "long.yaml", "--set", "long=1000", "--only", "csv", "--out", "long").expect(0)
    parameters = harness.json.loads(work.read("long/evidence/manifest.json"))["parameters"]
    assert {"name": "set", "value": "long=1000"} in parameters, parameters
    rules = work.read("long/evidence/counting-rules.csv").decode()
    assert "\"param.long is 1,000\"" in rules and "Days that are long,As set for this run" in rules, rules
    work.run("check", "long.yaml", "--set", "lnog=1").expect(2, "did you mean 'long'?", "USE038")
    work.run("check", "long.yaml", "--set", "long=many").expect(2, "a whole number was expected", "USE039")
    work.run("check", "long.yaml", "--set", "long=1", "--set", "long=2").expect(2, "USE040")
    work.run("check", "long.yaml", "--set", "long").expect(2, "NAME=VALUE", "USE007")


@case
def periods(work):
    work.run("check", ANNUAL, "--period", "2007/09").expect(2, "2007/09", "2008/09 Q1", "USE033")
    work.run("check", ANNUAL, "--period", "2008-13").expect(2, "USE033")
    for text, start, end in (("2007/08 Q4", "2008-01-01", "2008-03-31"), ("2007-05", "2007-05-01", "2007-05-31"), ("2007 Q4", "2007-10-01", "2007-12-31"),
                             ("2007-06-11..2007-06-15", "2007-06-11", "2007-06-15")):
        result = work.run("show", ANNUAL, "gender", "--format", "json", "--period", text)
        assert result.status in (0, 1), result.err  # in some a complaint was received and had not entered stage 1
        shown = harness.json.loads(result.out)
        harness.expect_equal((shown["period_start"], shown["period_end"]), (start, end), text)


@case
def month_that_looks_like_a_year(work):
    said = "warning: --period: '2007-08' is a month, August 2007; for the financial year write 2007/08  [USE037]\n"
    assert said in work.run("show", ANNUAL, "gender", "--period", "2007-08").err
    for period in ("2007-07", "2008-04", "2007/08"):
        assert "USE037" not in work.run("show", ANNUAL, "gender", "--period", period).err, period
    work.replace(ANNUAL, "  period: 2007/08\n", "  period: 2007-07\n")
    assert "USE037" not in work.run("show", ANNUAL, "gender", "--period", "2007-08").err


@case
def no_period_at_all(work):
    work.replace(ANNUAL, "  period: 2007/08\n", "", 1)
    work.run("check", ANNUAL).expect(2, "--period", "USE034")
    work.run("check", ANNUAL, "--period", "2007/08").expect(0)


@case
def dates(work):
    work.run("check", ANNUAL, "--as-at", "30/04/2008").expect(2, "30/04/2008", "USE035")
    work.run("check", ANNUAL, "--taken", "log=yesterday").expect(2, "yesterday", "USE035")


@case
def period_that_the_extracts_do_not_know(work):
    result = work.run("build", ANNUAL, "--period", "2008/09 Q1").expect(4, "2008-06-30", "2008-04-30", "--period", "DATA050")
    assert "log" in result.err and not work.files("out")
    work.run("build", ANNUAL, "--as-at", "2008-03-01").expect(4, "2008-03-01", "DATA050")


@case
def as_at_after_the_extract(work):
    work.run("build", ANNUAL, "--as-at", "2008-05-01").expect(4, "2008-05-01", "2008-04-30", "DATA051")


@case
def source_without_an_extract(work):
    work.replace(ANNUAL, "  cases:\n    file: ../sample-data/2008-04-30/cases.csv\n    taken: 2008-04-30\n    complete_from: 2007-04-01\n", "", 1)
    work.run("check", ANNUAL).expect(2, "cases", "--source cases=FILE", "USE036")
    work.run("check", ANNUAL, "--source", "cases=" + APRIL + "/cases.csv", "--taken", "cases=2008-04-30")


@case
def date_of_documents(work):
    work.run("build", ANNUAL, env={"SOURCE_DATE_EPOCH": "soon"}).expect(2, "soon", "USE012")
    work.build("--out", "a")
    work.build("--out", "b", env={"SOURCE_DATE_EPOCH": "1206921600"})  # 31 March 2008, the end of the period
    work.build("--out", "c", env={"SOURCE_DATE_EPOCH": "0"})
    harness.expect_same_files(work.files("b"), work.files("a"), "31 March")
    assert work.files("c") != work.files("a"), "1970 is another date"


@case
def only_some_kinds(work):
    work.build("--only", "xlsx", "--out", "workbook")
    assert {name.split("/")[0] for name in work.files("workbook")} == {"annual-2007-to-2008.xlsx", "evidence"}
    work.build("--only=csv,charts", "--out", "rest")
    assert {name.split("/")[0] for name in work.files("rest")} == {"charts", "tables", "evidence"}


@case
def quiet_and_verbose(work):
    result = work.build("-q", "--out", "quiet")
    harness.expect_equal((result.out, result.err), ("", ""), "what -q says")
    assert "note:" in work.run("check", ANNUAL, "-v").expect(0).err
    assert "note:" not in work.run("check", ANNUAL).expect(0).err


@case
def colours(work):
    escape = "\x1b["
    assert escape in work.run("check", "nowhere.yaml", "--color", "always").expect(5).err
    assert escape not in work.run("check", "nowhere.yaml").expect(5).err, "not a terminal"


@case
def colours_on_a_terminal(work):
    try:
        harness.os.close(harness.os.openpty()[0])
    except OSError:
        return  # a machine without pseudo-terminals

    def messages(**env):
        master, slave = harness.os.openpty()
        harness.subprocess.run([harness.program, "check", "nowhere.yaml"], cwd=work.folder, stderr=slave, check=False,
                               env=harness.surroundings({"TERM": "xterm", **env}), timeout=harness.SECONDS)
        harness.os.close(slave)
        shown = harness.os.read(master, 65536)
        harness.os.close(master)
        return shown
    assert b"\x1b[" in messages()
    assert b"\x1b[" not in messages(NO_COLOR="1")
    assert b"\x1b[" not in messages(TERM="dumb")


@case
def schema_of_the_language(work):
    schema = json.loads(work.run("schema").expect(0).out)
    assert "tables" in schema["properties"], sorted(schema["properties"])


@case
def a_check_that_cannot_be_made(work):
    work.run("check", ANNUAL, "--period", "2006/07").expect(0, "check not made", "CHECK002")


@case
def a_later_extract_under_the_old_date(work):
    """It is told, and the paper says what it holds."""
    later = ["--source=%s=sample-data/2008-07-31/%s.csv" % (name, name) for name in ("log", "stages", "cases")]
    work.run("build", ANNUAL, *later).expect(0, "holds records of 2008-07", "--taken log=DATE", "DATA068")
    assert "with records up to" in work.run("show", ANNUAL, "gender", *later).out
    taken = ["--taken=%s=2008-07-31" % name for name in ("log", "stages", "cases")]
    assert "DATA068" not in work.run("check", ANNUAL, *later, *taken).expect(0).err
    assert "DATA068" not in work.run("check", ANNUAL, *later, "--as-at", "2008-04-30").expect(0).err


@case
def more_series_than_colours(work):
    work.replace(ANNUAL, "columns: [comments, compliments]", "columns: [comments, compliments, comments, compliments, comments, compliments, comments]")
    work.run("check", ANNUAL).expect(3, "draws 7 columns", "SPEC119")


@case
def what_build_says(work):
    result = work.build()
    for text in ("Comments, compliments and complaints, 2007/08", OUT, "annual-2007-to-2008.xlsx", "22 tables", "12 charts", "checks passed"):
        assert text in result.out, "no %r in:\n%s" % (text, result.out)
    harness.expect_equal(result.err, "", "messages")


@case
def what_build_writes(work):
    work.build()
    names = work.files(OUT)
    harness.expect_equal(sum(name.startswith("charts/") for name in names), 36, "charts")
    harness.expect_equal(sum(name.startswith("tables/") for name in names), 22, "tables")
    for name in ("annual-2007-to-2008.xlsx", "evidence/figures.csv", "evidence/manifest.json"):
        assert name in names, sorted(names)


@case
def what_the_manifest_says(work):
    work.build()
    manifest = harness.json.loads(work.read(OUT + "/evidence/manifest.json"))
    files = work.files(OUT)
    outputs = {output["name"]: output["sha256"] for output in manifest["outputs"]}
    del files["evidence/manifest.json"]
    harness.expect_same_files(outputs, files, "outputs")
    inputs = {entry["path"]: entry for entry in manifest["inputs"] if entry["role"] != "font"}
    for name in (ANNUAL, "report-specs/shared/feedback-log.yaml", APRIL + "/log.csv", APRIL + "/stages.csv", APRIL + "/cases.csv",
                 "report-specs/shared/bank-holidays-england-and-wales.csv", "report-specs/published/2006-07.csv"):
        harness.expect_equal(inputs[name]["sha256"], harness.sha256(work.path(name)), name)
        harness.expect_equal(inputs[name]["bytes"], len(work.read(name)), name)
    harness.expect_equal(inputs[APRIL + "/log.csv"]["rows"], len(work.rows(APRIL + "/log.csv")), "rows of the log")
    assert any(entry["role"] == "font" for entry in manifest["inputs"])
    text = work.read(OUT + "/evidence/manifest.json").decode()
    assert work.folder not in text and not harness.re.search(r'"/', text), "a path of this machine"


@case
def files_outside_the_root(work):
    with harness.tempfile.TemporaryDirectory() as elsewhere:
        harness.shutil.copy(work.path(APRIL + "/log.csv"), elsewhere)
        work.build("--source", "log=" + elsewhere + "/log.csv")
        text = work.read(OUT + "/evidence/manifest.json").decode()
        assert elsewhere not in text, "a path of this machine"
        outside = [entry for entry in harness.json.loads(text)["inputs"] if entry["is_outside_root"] and entry["role"] == "extract"]
        harness.expect_equal([entry["path"] for entry in outside], ["log.csv"], "outside")


@case
def specification_below_no_root(work):
    """Called from elsewhere, the specification's own folder is the root: its paths leave it, and --root mends that."""
    with harness.tempfile.TemporaryDirectory() as elsewhere:
        run = lambda *more: harness.subprocess.run([harness.program, "check", work.path(ANNUAL), *more], cwd=elsewhere,
                                                   env=harness.surroundings(), stdout=harness.subprocess.PIPE,
                                                   stderr=harness.subprocess.PIPE, check=False)
        harness.expect_equal(run().returncode, 3, "without --root")
        harness.expect_equal(run("--root", work.folder).returncode, 0, "with --root")


@case
def failed_check_writes_nothing(work):
    work.build()
    before = work.files("out")
    work.replace("report-specs/shared/feedback-log.yaml", "equals: [complaints_closed, complaints_open]", "equals: [complaints_closed]")
    result = work.run("build", ANNUAL).expect(1, "Complaints open at the start", "68 + 709", "--draft", "CHECK001")
    harness.expect_equal(result.out, "", "results")
    harness.expect_same_files(work.files("out"), before, "earlier output")
    assert "FAILED" in work.run("check", ANNUAL, "-v").expect(1, "CHECK001").out
    work.run("show", ANNUAL, "gender").expect(1, "CHECK001")
    assert "DRAFT" in work.build("--draft").out
    manifest = harness.json.loads(work.read(OUT + "/evidence/manifest.json"))
    assert any(check["outcome"] == "failed" for check in manifest["checks"]), manifest["checks"]
    assert any(warning["id"] == "CHECK001" for warning in manifest["warnings"]), manifest["warnings"]


@case
def july_as_at_april(work):
    """The later extract, asked for what was known in April, gives April's tables."""
    work.build("--out", "april")
    july = [word for name in ("log", "stages", "cases")
            for word in ("--source", "%s=%s/%s.csv" % (name, JULY, name), "--taken", name + "=2008-07-31")]
    work.build(*july, "--as-at", "2008-04-30", "--out", "july")
    april = {name: hash_ for name, hash_ in work.files("april").items() if name.startswith("tables/") or name.endswith("figures.csv")}
    as_at = {name: hash_ for name, hash_ in work.files("july").items() if name.startswith("tables/") or name.endswith("figures.csv")}
    harness.expect_same_files(as_at, april, "July as at 30 April")
    plain = work.run("show", ANNUAL, "lead-issue", "--format", "csv", *july).expect(0).out
    assert "\nTotal,742," in plain, plain


if __name__ == "__main__":
    harness.main()
