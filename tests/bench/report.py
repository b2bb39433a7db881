"""Writes docs/performance.md from what the benchmark measured: tables, the targets, and a chart drawn by the program itself."""

import csv
import os
import re
import shutil
import statistics
import subprocess

import cases

PAGE = os.path.join(cases.PROJECT, "docs", "performance.md")
PICTURE = os.path.join(cases.PROJECT, "docs", "pictures", "performance.svg")
BEGIN, END = "<!-- measured: written by tests/bench/run --report -->\n", "<!-- end of what was measured -->\n"
SIZE_WORDS = {"1k": "1,000", "100k": "100,000", "1m": "1 million", "10m": "10 million"}
OURS = ("show", "before", "build", "keyed", "permuted", "linked", "portable")


class Medians:
    """Of every case and size that has run."""

    def __init__(self, runs):
        self.runs = {}
        for run in runs:
            self.runs.setdefault((run["case"], run["size"]), []).append(run)

    def has(self, *keys):
        return all(key in self.runs for key in keys)

    def seconds(self, case, size):
        return statistics.median(run["seconds"] for run in self.runs[case, size])

    def megabytes(self, case, size):
        return max(run["kilobytes"] for run in self.runs[case, size]) / 1024

    def n(self, case, size):
        return len(self.runs.get((case, size), []))


# --- words ----------------------------------------------------------------------------------------------------------

def time_text(seconds):
    return "%.1f ms" % (seconds * 1000) if seconds < 0.1 else "%.0f ms" % (seconds * 1000) if seconds < 1 else "%.2f s" % seconds


def row(*fields):
    return "| " + " | ".join(fields) + " |\n"


def table(header, rows):
    return row(*header) + row(*["---"] * len(header)) + "".join(row(*fields) for fields in rows)


# --- engines --------------------------------------------------------------------------------------------------------

def sizes_that_ran(medians):
    return [size for size in cases.SIZES if medians.has(("show-2", size))]


def time_field(medians, case, size):
    """The median; in brackets how often it is DuckDB's of the same form."""
    if not medians.has((case.name, size)):
        return ""
    seconds = medians.seconds(case.name, size)
    peer = "duckdb-linked" if case.form == "linked" else "duckdb"
    is_compared = case.form and case.name != peer and case.name not in ("read", "sha256") and medians.has((peer, size))
    return time_text(seconds) + (" (%.2f)" % (seconds / medians.seconds(peer, size)) if is_compared else "")


def engines(medians):
    sizes = sizes_that_ran(medians)
    rows = []
    for case in cases.CASES:
        ran = [size for size in sizes if medians.has((case.name, size))]
        if case.form and ran:
            memory = "%.0f MB (%s)" % (medians.megabytes(case.name, ran[-1]), SIZE_WORDS[ran[-1]])
            rows.append([case.label, *(time_field(medians, case, size) for size in sizes), memory])
    return table(["", *("%s rows" % SIZE_WORDS[size] for size in sizes), "peak memory"], rows)


def throughput(medians, place):
    """Rows and bytes a second at the largest size that ran."""
    size = sizes_that_ran(medians)[-1]
    rows = []
    for case in cases.CASES:
        if case.form and medians.has((case.name, size)):
            seconds = medians.seconds(case.name, size)
            bytes_read = sum(os.path.getsize(os.path.join(place.folder, "data", size, name)) for name in cases.FILES[case.form])
            rows.append([case.label, "%.2f" % (cases.SIZES[size] / seconds / 1e6), "%.2f" % (bytes_read / seconds / 1e9)])
    return table(["%s rows" % SIZE_WORDS[size], "million rows a second", "GB a second"], rows)


def annual(medians):
    rows = [[case.label, time_text(medians.seconds(case.name, "1k")), "%.0f MB" % medians.megabytes(case.name, "1k")]
            for case in cases.CASES if case.form is None and medians.has((case.name, "1k"))]
    return table(["annual report", "time", "peak memory"], rows)


# --- targets --------------------------------------------------------------------------------------------------------

def times(wanted, slow, fast):
    """`fast` is at least so many times as fast as `slow`."""
    def judge(medians):
        ratio = medians.seconds(*slow) / medians.seconds(*fast)
        return "%.1f times" % ratio, ratio >= wanted
    return "at least %g times" % wanted, (slow, fast), judge


def at_most_times(wanted, slow, fast):
    def judge(medians):
        ratio = medians.seconds(*slow) / medians.seconds(*fast)
        return "%.2f times" % ratio, ratio <= wanted
    return "at most %g times" % wanted, (slow, fast), judge


def between(least, most, slow, fast):
    def judge(medians):
        ratio = medians.seconds(*slow) / medians.seconds(*fast)
        return "%.1f times" % ratio, least <= ratio <= most
    return "%g to %g times" % (least, most), (slow, fast), judge


def at_most_ms(wanted, key):
    return "at most %g ms" % wanted, (key,), lambda medians: (time_text(medians.seconds(*key)), medians.seconds(*key) * 1000 <= wanted)


def at_most_mb(wanted, key):
    return "at most %g MB" % wanted, (key,), lambda medians: ("%.0f MB" % medians.megabytes(*key), medians.megabytes(*key) <= wanted)


def of(name, size="10m"):
    return name, size


TARGETS = [
    ("10 million rows, `show`, 2 threads, against DuckDB", times(10, of("duckdb"), of("show-2"))),
    ("the same against DuckDB's SQL tuned by hand", times(8, of("duckdb-tuned"), of("show-2"))),
    ("the same with 1 thread, against DuckDB with 2", times(6, of("duckdb"), of("show-1"))),
    ("`build --only csv`, inputs hashed, against DuckDB, which hashes nothing", times(4.5, of("duckdb"), of("build-csv"))),
    ("the same against SHA-256 of the file alone", at_most_times(1.15, of("build-csv"), of("sha256"))),
    ("`show` with `ref` unique, against DuckDB, which does not look", times(5, of("duckdb"), of("keyed"))),
    ("permuted form against the plain one", at_most_times(1.5, of("permuted"), of("show-2"))),
    ("1 million rows, against DuckDB", times(8, of("duckdb", "1m"), of("show-2", "1m"))),
    ("100,000 rows, against DuckDB", times(8, of("duckdb", "100k"), of("show-2", "100k"))),
    ("1,000 rows, `show`", at_most_ms(10, of("show-2", "1k"))),
    ("the same against DuckDB", times(6, of("duckdb", "1k"), of("show-2", "1k"))),
    ("peak memory at 10 million rows without a key", at_most_mb(64, of("show-2"))),
    ("peak memory with 10 million keys", at_most_mb(400, of("keyed"))),
    ("10 million rows against 1 million, 2 threads", between(9, 11, of("show-2"), of("show-2", "1m"))),
    ("2 threads against 1", times(1.7, of("show-1"), of("show-2"))),
    ("linked form, against DuckDB's join", times(4, of("duckdb-linked"), of("linked"))),
    ("no vector instructions, against DuckDB", times(3, of("duckdb"), of("portable"))),
    ("the annual report, written to memory", at_most_ms(100, of("annual", "1k"))),
    ("the same against pandas + openpyxl + matplotlib", times(12, of("annual-pandas", "1k"), of("annual", "1k"))),
]


def targets(medians):
    rows = []
    for what, (wanted, keys, judge) in TARGETS:
        if medians.has(*keys):
            found, is_met = judge(medians)
            rows.append([what, wanted, found, "yes" if is_met else "**no**"])
        else:
            rows.append([what, wanted, "not measured", ""])
    return table(["", "target", "measured", "met"], rows)


# --- the machine ----------------------------------------------------------------------------------------------------

def first_line(*command):
    try:
        text = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True).stdout.decode()
    except (OSError, subprocess.CalledProcessError):
        return ""
    return text.strip().split("\n")[0]


def processor():
    """The kind of processor, how many, and which vector instructions: never whose machine it is."""
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        text = file.read()
    model = re.search(r"model name\s*: (.*)", text)
    flags = set(re.search(r"(?:flags|Features)\s*: (.*)", text).group(1).split())
    vectors = [word for flag, word in (("avx2", "AVX2"), ("avx512bw", "AVX-512"), ("sha_ni", "SHA-NI")) if flag in flags]
    return "%s, %d processors, %s" % (model.group(1) if model else "unknown", os.cpu_count(), ", ".join(vectors) or "no AVX2")


def versions(place):
    peers = os.path.join(place.peers, "node_modules")
    python = "import pandas, openpyxl, matplotlib; print('pandas', pandas.__version__, 'openpyxl', openpyxl.__version__, 'matplotlib', matplotlib.__version__)"
    found = [
        first_line(place.program, "--version"),
        "DuckDB " + first_line(os.path.join(place.peers, "run_duckdb"), "version"),
        "Polars (nodejs-polars) " + first_line("node", "-p", "require('%s/nodejs-polars/package.json').version" % peers),
        first_line("Rscript", "-e", "cat('data.table', format(packageVersion('data.table')), 'openxlsx', format(packageVersion('openxlsx')))"),
        first_line("/usr/bin/python3", "-c", python),
        first_line("mlr", "--version").replace("mlr", "Miller").replace("version ", ""),
        "SQLite " + first_line("sqlite3", "--version").split(" ")[0],
        first_line("cc", "--version"),
    ]
    return ", ".join(word for word in found if not word.endswith(" ") and word)


# --- the chart ------------------------------------------------------------------------------------------------------

def draw(medians, place):
    """Rows a second of every engine at the largest size, as a chart of tests/bench/performance.yaml."""
    size = sizes_that_ran(medians)[-1]
    folder = os.path.join(place.scratch, "performance")
    shutil.rmtree(folder, ignore_errors=True)
    path = os.path.join(place.scratch, "performance.csv")
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["engine", "rows_a_second"])
        for case in cases.CASES:
            if case.form == "wide" and case.name not in ("read", "sha256") and medians.has((case.name, size)):
                writer.writerow([case.name, round(cases.SIZES[size] / medians.seconds(case.name, size) / 1000)])
    subprocess.run([place.program, "build", os.path.join(cases.HERE, "performance.yaml"), "--root", "/", "--source", "runs=" + path, "-q",
                    "--only", "charts", "--out", folder], check=True)
    shutil.copyfile(os.path.join(folder, "charts", "throughput.svg"), PICTURE)


def measured(medians, place):
    size = sizes_that_ran(medians)[-1]
    n = ", ".join("%d of %s" % (medians.n("show-2", name), SIZE_WORDS[name]) for name in sizes_that_ran(medians))
    return "\n".join([
        "Processor: %s. Versions: %s.\n" % (processor(), versions(place)),
        "Rounds: %s rows. Times are medians, memory is the most of any round. Slow engines run once at the larger sizes, or not at all.\n" % n,
        "## Targets\n", targets(medians),
        "## Every engine\n",
        "In brackets: how many times as long as DuckDB took over the same form of the extract.\n", engines(medians),
        "![Rows a second at %s rows](pictures/performance.svg)\n" % SIZE_WORDS[size],
        throughput(medians, place),
        "## The annual report\n", annual(medians)])


def write(runs, place):
    medians = Medians(runs)
    with open(PAGE, encoding="utf-8") as file:
        text = file.read()
    before, rest = text.split(BEGIN)
    after = rest.split(END)[1]
    draw(medians, place)
    with open(PAGE, "w", encoding="utf-8") as file:
        file.write(before + BEGIN + "\n" + measured(medians, place) + "\n" + END + after)
