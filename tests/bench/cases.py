"""What the benchmark runs: each case a command, the form of the extract it reads, and how its figures are checked."""

import json
import os

import figures_as_lines
import variants

HERE = os.path.dirname(os.path.abspath(__file__))
PROJECT = os.path.dirname(os.path.dirname(HERE))
PEERS = os.path.join(HERE, "peers")

SIZES = {"1k": 1000, "100k": 100000, "1m": 1000000, "10m": 10000000}
ROUNDS = {"1k": 11, "100k": 7, "1m": 5, "10m": 3}
FILES = {"wide": ["wide.csv"], "permuted": ["permuted.csv"], "linked": ["log.csv", "stages.csv"]}


class Case:
    """One line of the tables. Beyond `often` rows it runs once, beyond `most` never. `form` is None where there is no extract."""

    def __init__(self, name, label, form, command, *, check="lines", env=None, often=10000000, most=10000000, sizes=tuple(SIZES)):
        self.name, self.label, self.form, self.command, self.check = name, label, form, command, check
        self.env, self.often, self.most, self.sizes = env or {}, often, most, sizes

    def rounds(self, size):
        rows = SIZES[size]
        return 0 if rows > self.most or size not in self.sizes else 1 if rows > self.often else ROUNDS[size]


class Place:
    """Where things lie: the program, the folder of the benchmark, and the files of one size."""

    def __init__(self, programs, folder, size):
        """programs: by the name that cases have for them; one that is not there leaves its cases out."""
        self.programs = {name: os.path.abspath(path) if path else "" for name, path in programs.items()}
        self.program, self.folder = self.programs["program"], os.path.abspath(folder)
        self.data = os.path.join(self.folder, "data", size)
        self.peers = os.path.join(self.folder, "peers")
        self.scratch = os.path.join(self.folder, "scratch")
        self.memory = "/dev/shm/boardpaper-bench" if os.path.isdir("/dev/shm") else self.scratch

    def file(self, name):
        return os.path.join(self.data, name)


# --- the program ----------------------------------------------------------------------------------------------------

def specification(place, form):
    if form in variants.VARIANTS:
        return os.path.join(place.scratch, "workload-%s.yaml" % form)
    return os.path.join(HERE, "workload-linked.yaml" if form == "linked" else "workload.yaml")


def sources(place, form):
    if form == "linked":
        return ["--source", "log=" + place.file("log.csv"), "--source", "stages=" + place.file("stages.csv")]
    return ["--source", "log=" + place.file("permuted.csv" if form == "permuted" else "wide.csv")]


def show(form, threads, program="program"):
    return lambda place: [place.programs[program], "show", specification(place, form), "--root", "/", "--format", "json",
                          "--threads", str(threads), *sources(place, form)]


def build_csv(place):
    return [place.program, "build", specification(place, "wide"), "--root", "/", "--only", "csv", "--threads", "2", "-q",
            "--out", os.path.join(place.memory, "build-csv"), *sources(place, "wide")]


def annual(where):
    return lambda place: [place.program, "build", os.path.join(PROJECT, "report-specs/annual.yaml"), "--root", PROJECT, "-q",
                          "--out", os.path.join(getattr(place, where), "annual")]


# --- the others -----------------------------------------------------------------------------------------------------

def duckdb(*scripts):
    def command(place):
        files = ["LOG=" + place.file("log.csv" if "duckdb-linked" in scripts else "wide.csv"), "STAGES=" + place.file("stages.csv"),
                 "CALENDAR=" + place.file("calendar.csv")]
        return [os.path.join(place.peers, "run_duckdb"), "2", *files, *(os.path.join(PEERS, name + ".sql") for name in scripts)]
    return command


def sqlite(place):
    """The shell reads one script; it is put together here, with the names of the files."""
    script = os.path.join(place.scratch, "sqlite.sql")
    with open(script, "w", encoding="utf-8") as out:
        for name in ("sqlite.sql", "aggregates.sql"):
            with open(os.path.join(PEERS, name), encoding="utf-8") as file:
                out.write(file.read().replace("@LOG@", place.file("wide.csv")).replace("@CALENDAR@", place.file("calendar.csv")))
    return ["sqlite3", ":memory:", ".read " + script]


def python(script, *files):
    """Debian's Python has pandas; another that stands before it in PATH may not."""
    return lambda place: ["/usr/bin/python3", os.path.join(PEERS, script), *(place.file(name) for name in files)]


def data_table(place):
    return ["Rscript", os.path.join(PEERS, "count_data_table.R"), place.file("wide.csv"), place.file("calendar.csv"), "2"]


def polars(place):
    return ["node", os.path.join(PEERS, "count_polars.mjs"), place.peers, place.file("wide.csv"), place.file("calendar.csv")]


def miller(place):
    return ["mlr", "--icsv", "--allow-ragged-csv-input", "--onidx", "put", "-q", "-S", "-f", os.path.join(PEERS, "count.mlr"),
            place.file("calendar.csv"), place.file("wide.csv")]


def limits(what):
    return lambda place: [os.path.join(place.peers, "limits"), what, place.file("wide.csv")]


def report_peer(command, script):
    return lambda place: [command, os.path.join(PEERS, script), os.path.join(PROJECT, "sample-data/2008-04-30"),
                          os.path.join(place.memory, "annual-peer")]


WIDE = "wide"
CASES = [
    Case("show-2", "boardpaper show, 2 threads", WIDE, show(WIDE, 2), check="figures"),
    Case("show-1", "boardpaper show, 1 thread", WIDE, show(WIDE, 1), check="figures"),
    Case("build-csv", "boardpaper build --only csv, inputs hashed, 2 threads", WIDE, build_csv, check="built"),
    Case("keyed", "boardpaper show, `ref` unique, 2 threads", WIDE, show("keyed", 2), check="figures"),
    Case("permuted", "boardpaper show, permuted form, 2 threads", "permuted", show("permuted", 2), check="other areas"),
    Case("linked", "boardpaper show, linked form, 2 threads", "linked", show("linked", 2), check="figures"),
    Case("portable", "boardpaper show, no vector instructions, 2 threads", WIDE, show(WIDE, 2, "portable"), check="figures"),
    Case("before", "boardpaper before the fast lane, show", WIDE, show(WIDE, 2, "before"), check="figures", often=100000),
    Case("duckdb", "DuckDB, 2 threads", WIDE, duckdb("duckdb-wide", "duckdb-calendar", "stages-wide", "duckdb-others", "aggregates")),
    Case("duckdb-tuned", "DuckDB, SQL tuned by hand, 2 threads", WIDE,
         duckdb("duckdb-tuned", "duckdb-calendar", "stages-wide", "duckdb-others", "aggregates")),
    Case("duckdb-linked", "DuckDB, linked form, 2 threads", "linked",
         duckdb("duckdb-linked", "duckdb-calendar", "stages-linked", "duckdb-others", "aggregates")),
    Case("polars", "Polars, 2 threads", WIDE, polars, env={"POLARS_MAX_THREADS": "2"}),
    Case("data.table", "data.table, 2 threads", WIDE, data_table),
    Case("pandas", "pandas", WIDE, python("count_pandas.py", "wide.csv", "calendar.csv"), often=1000000),
    Case("miller", "Miller", WIDE, miller, often=1000, most=100000),
    Case("sqlite", "SQLite", WIDE, sqlite, often=100000, most=1000000),
    Case("read", "read() of the file, 1 thread", WIDE, limits("read"), check=None),
    Case("sha256", "SHA-256 of the file, 1 thread", WIDE, limits("sha256"), check=None),
    Case("annual", "boardpaper build, annual report, in memory", None, annual("memory"), check=None, sizes=("1k",)),
    Case("annual-disk", "boardpaper build, annual report, on disk", None, annual("scratch"), check=None, sizes=("1k",)),
    Case("annual-pandas", "pandas + openpyxl + matplotlib, in memory", None, report_peer("/usr/bin/python3", "annual_pandas.py"),
         check=None, sizes=("1k",)),
    Case("annual-r", "R with data.table + openxlsx, in memory", None, report_peer("Rscript", "annual_data_table.R"), check=None, sizes=("1k",)),
]


# --- the figures ----------------------------------------------------------------------------------------------------

# SHA-256 of the lines of the usual seed, known from engines that share nothing with this one.
KNOWN = {
    "1k": "42d8464b123dddb15fea6b791ca14fd58c714f4a02f0e7d383809d603e760617",
    "100k": "1c0bacd962256245d35482e51ea89ab0264c162e0edf28b89125f9bb1ff46180",
    "1m": "224324f061af9c23f1553b8b2c86f78076d2034ea0c7446bb69a9395652ce389",
    "10m": "3881969fb77b0097",
}


def lines_of(case, place, output):
    """What a run found, as lines."""
    if case.check == "built":
        with open(os.path.join(place.memory, "build-csv/evidence/figures.csv"), encoding="utf-8", newline="") as file:
            return figures_as_lines.lines_of_evidence(file)
    with open(output, "rb") as file:
        return sorted(file.readlines()) if case.check == "lines" else figures_as_lines.lines(json.load(file))


def without_areas(lines):
    """All but the one aggregate by areas: the permuted form has offices in their place."""
    return [line for line in lines if not line.startswith(b"A23")]
