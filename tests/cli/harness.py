"""What the end-to-end tests share: a copy of the project's inputs, runs of the program, results as TAP.

A test file defines functions marked @case, each given a fresh Workspace, and ends with harness.main(). It is called with
the path of the program; names of cases as further arguments run these alone.
"""

import csv
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import traceback

sys.dont_write_bytecode = True

PROJECT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
ANNUAL = "report-specs/annual.yaml"
APRIL = "sample-data/2008-04-30"
JULY = "sample-data/2008-07-31"
OUT = "out/annual/2007-to-2008"
SECONDS = 300  # for one run; the program needs less than one, sanitizers and valgrind more

cases = []
program = None


def case(function):
    cases.append(function)
    return function


class Result:
    """How a run ended."""

    def __init__(self, finished, arguments):
        self.status = finished.returncode
        self.out = finished.stdout.decode("utf-8", "replace")
        self.err = finished.stderr.decode("utf-8", "replace")
        self.arguments = arguments

    def expect(self, status, *texts):
        """The exit status, and texts that the messages must hold."""
        assert self.status == status, "%s ended with %d, not %d:\n%s" % (self.arguments, self.status, status, self.err)
        for text in texts:
            assert text in self.err, "no %r in the messages of %s:\n%s" % (text, self.arguments, self.err)
        return self


class Workspace:
    """A folder with the sample data and the specifications, in which the program is run."""

    def __init__(self, folder):
        self.folder = folder
        for name in ("sample-data/2008-04-30", "sample-data/2008-07-31", "report-specs"):
            shutil.copytree(os.path.join(PROJECT, name), os.path.join(folder, name))

    def path(self, name):
        return os.path.join(self.folder, name)

    def run(self, *arguments, env=None, stdin=None, **more):
        finished = subprocess.run([program, *arguments], cwd=self.folder, env=surroundings(env), input=stdin or b"",
                                  stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=SECONDS, check=False, **more)
        return Result(finished, " ".join(map(str, arguments)))

    def build(self, *options, spec=ANNUAL, **more):
        return self.run("build", spec, *options, **more).expect(0)

    def read(self, name):
        with open(self.path(name), "rb") as file:
            return file.read()

    def write(self, name, content):
        os.makedirs(os.path.dirname(self.path(name)), exist_ok=True)
        with open(self.path(name), "wb") as file:
            file.write(content if isinstance(content, bytes) else content.encode("utf-8"))

    def replace(self, name, old, new, count=1):
        """Replaces text in a file; it must be there."""
        content = self.read(name).decode("utf-8")
        assert old in content, "%r is not in %s" % (old, name)
        self.write(name, content.replace(old, new, count))

    def rows(self, name):
        """A CSV file as a list of dictionaries."""
        return list(csv.DictReader(self.read(name).decode("utf-8").splitlines(keepends=True)))

    def write_rows(self, name, rows):
        with open(self.path(name), "w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)

    def line_of(self, name, text):
        """The line, from 1, on which a text first stands."""
        for number, line in enumerate(self.read(name).decode("utf-8").split("\n"), 1):
            if text in line:
                return number
        raise AssertionError("%r is not in %s" % (text, name))

    def files(self, folder):
        """{path below the folder: SHA-256} of every file, hidden ones and empty folders too."""
        found = {}
        for where, folders, names in os.walk(self.path(folder)):
            below = os.path.relpath(where, self.path(folder))
            if not folders and not names:
                found[below + "/"] = ""
            for name in names:
                found[os.path.normpath(os.path.join(below, name))] = sha256(os.path.join(where, name))
        return found


def surroundings(env=None):
    """The environment of a run: nothing of the tester's own but where programs are, and what steers sanitizers."""
    kept = {name: value for name, value in os.environ.items()
            if name in ("PATH", "HOME", "TMPDIR") or re.fullmatch(r"\w+SAN_OPTIONS", name)}
    return {**kept, **(env or {})}


def sha256(path):
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def expect_equal(found, wanted, what):
    assert found == wanted, "%s: %r, not %r" % (what, found, wanted)


def expect_same_files(found, wanted, what):
    differing = sorted(name for name in found.keys() | wanted.keys() if found.get(name) != wanted.get(name))
    assert not differing, "%s: these files differ: %s" % (what, ", ".join(differing))


def run_case(number, function, needs_workspace):
    name = function.__name__.replace("_", " ")
    try:
        if needs_workspace:
            with tempfile.TemporaryDirectory(prefix="boardpaper-test-") as folder:
                function(Workspace(folder))
        else:
            function()
    except Exception:  # whatever it is, the other cases still run
        print("not ok %d - %s" % (number, name))
        for line in traceback.format_exc().splitlines():
            print("# " + line)
        return False
    print("ok %d - %s" % (number, name))
    return True


def main(needs_program=True):
    global program
    words = sys.argv[1:]
    if needs_program:
        program = os.path.abspath(words.pop(0))
    chosen = [function for function in cases if not words or function.__name__ in words]
    print("1..%d" % len(chosen), flush=True)
    results = [run_case(number, function, needs_program) for number, function in enumerate(chosen, 1)]
    sys.exit(0 if all(results) else 1)
