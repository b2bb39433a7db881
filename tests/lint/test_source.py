#!/usr/bin/env python3
"""How the source must be: arrows between rooms, headers that stand alone, sizes, messages, no path of a machine."""

import os
import re
import shlex
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "cli"))

import harness  # noqa: E402
from harness import PROJECT, case  # noqa: E402
from rooms import ROOMS, SYSTEM  # noqa: E402

LONGEST_FILE, LONGEST_FUNCTION, MEDIAN_FUNCTION = 600, 60, 16
MOST_FILES = 32  # C files in one folder; the specification room holds the expression language too


def files(*endings, below=("engine", "charts", "tests", "scripts", "docs", "report-specs", "sample-data", ".")):
    """Paths of the project's own files, below these folders ('.': the top alone), that end so."""
    found = []
    for top in below:
        for where, folders, names in os.walk(os.path.join(PROJECT, top)):
            folders[:] = [] if top == "." else [name for name in folders if not name.startswith((".", "__"))]
            found += [os.path.normpath(os.path.relpath(os.path.join(where, name), PROJECT)) for name in names
                      if name.endswith(endings)]
    return sorted(set(found))


def text_of(path):
    with open(os.path.join(PROJECT, path), encoding="utf-8") as file:
        return file.read()


def room_of(path):
    """"engine/base/text/utf8.c" is of "engine/base": folders inside a room are its own business."""
    return "/".join(path.split("/")[:2])


def includes(path):
    """(line, name, is quoted) of every #include."""
    for number, line in enumerate(text_of(path).splitlines(), 1):
        found = re.match(r'\s*#\s*include\s*([<"])([^>"]+)[>"]', line)
        if found:
            yield number, found.group(2), found.group(1) == '"'


def may_include(room, name, is_quoted):
    uses, third_party = ROOMS[room]
    if not is_quoted:
        return name in SYSTEM or name.startswith(third_party)
    own = os.path.basename(room)
    return "/" not in name or name.split("/")[0] in (own, *uses) or name.startswith(third_party)


@case
def rooms_include_only_what_they_may():
    sources = [path for path in files(".c", ".h", ".def", below=("engine", "charts"))]
    unknown = {room_of(path) for path in sources} - set(ROOMS)
    assert not unknown, "rooms that are not in tests/lint/rooms.py: %s" % ", ".join(sorted(unknown))
    faults = ["%s:%d includes %s" % (path, number, name) for path in sources for number, name, is_quoted in includes(path)
              if not may_include(room_of(path), name, is_quoted)]
    assert not faults, "\n".join(faults)


@case
def arrows_have_no_circle():
    named = {os.path.basename(room): uses for room, (uses, _) in ROOMS.items()}

    def walk(room, way):
        assert room not in way, "a circle: " + " > ".join(way + [room])
        for other in named[room]:
            walk(other, way + [room])
    for room in named:
        walk(room, [])


@case
def the_document_shows_the_same_arrows():
    document = text_of("docs/rooms.md")
    faults = []
    for room, (uses, _) in ROOMS.items():
        row = re.search(r"^\| `%s/` \|([^|]*)\|([^|]*)\|" % re.escape(room), document, re.MULTILINE)
        found = set(re.findall(r"[a-z]+", row.group(1))) if row else None
        if found != set(uses) and not (found == {"nothing"} and not uses):
            faults.append("%s: docs/rooms.md says %s, tests/lint/rooms.py %s" % (room, found, sorted(uses)))
    assert not faults, "\n".join(faults)


@case
def every_header_compiles_alone():
    """Each in a translation unit of its own, twice: nothing is missing, and it is guarded."""
    compiler = shlex.split(os.environ.get("CC", "cc"))
    faults = []
    for path in files(".h", below=("engine", "charts")):
        name = path.split("/", 1)[1]
        unit = '#include "%s"\n#include "%s"\nextern int boardpaper_unit;\n' % (name, name)
        flags = ["-std=c17", "-D_GNU_SOURCE", "-Wall", "-Wextra", "-Werror", "-fsyntax-only", "-x", "c", "-"]
        more = subprocess.run(["pkg-config", "--cflags", "cairo", "pangocairo", "xlsxwriter", "yaml-0.1"], stdout=subprocess.PIPE,
                              check=False).stdout.decode().split()
        finished = subprocess.run(compiler + ["-I", "engine", "-I", "charts", *more, *flags], input=unit.encode(), cwd=PROJECT,
                                  stderr=subprocess.PIPE, check=False)
        if finished.returncode != 0:
            faults.append(path + ":\n" + finished.stderr.decode())
    assert not faults, "\n".join(faults)


def functions(path):
    """(name, line, length) of the functions of a C file: from the line with its brace to the brace that closes it."""
    start, name = None, None
    for number, line in enumerate(text_of(path).splitlines(), 1):
        if re.match(r"[A-Za-z_].*\)[^;]*\{\s*$", line) or (start is None and line.startswith("{")):
            found = re.search(r"(\w+)\(", line)
            start, name = number, found.group(1) if found else "?"
        elif line.startswith("}") and start is not None:
            yield name, start, number - start + 1
            start = None


@case
def files_are_short():
    sources = files(".c", ".h", ".py")
    faults = ["%s has %d lines" % (path, n) for path in sources for n in [text_of(path).count("\n")] if n > LONGEST_FILE]
    assert not faults, "\n".join(faults)


@case
def functions_can_be_seen_whole():
    lengths = [(length, path, line, name) for path in files(".c", below=("engine", "charts"))
               for name, line, length in functions(path)]
    faults = ["%s:%d: %s has %d lines" % (path, line, name, length) for length, path, line, name in lengths if length > LONGEST_FUNCTION]
    assert not faults, "\n".join(faults)
    median = sorted(length for length, *_ in lengths)[len(lengths) // 2]
    assert median <= MEDIAN_FUNCTION, "the median function has %d lines" % median


@case
def folders_are_not_crowded():
    for room in ROOMS:
        n = len([name for name in os.listdir(os.path.join(PROJECT, room)) if name.endswith(".c")])
        assert n <= MOST_FILES, "%s has %d C files" % (room, n)


@case
def names_of_files_are_unique():
    seen = {}
    for path in files(".c", below=("engine", "charts")):
        other = seen.setdefault(os.path.basename(path), path)
        assert other == path, "%s and %s" % (other, path)


def messages():
    """(enumerator, identifier, sentence) of every message."""
    return re.findall(r'^MESSAGE\((\w+), "(\w+)", \w+, \w+, "((?:[^"\\]|\\.)*)"\)', text_of("engine/base/messages.def"), re.MULTILINE)


@case
def identifiers_of_messages_are_unique():
    found = messages()
    assert len(found) > 50, "the table could not be read"
    for column in (0, 1):
        names = [row[column] for row in found]
        twice = {name for name in names if names.count(name) > 1}
        assert not twice, "given twice: %s" % ", ".join(sorted(twice))


@case
def sentences_of_messages_have_no_full_stop():
    faults = [identifier for _, identifier, sentence in messages() if sentence.endswith(".")]
    assert not faults, ", ".join(faults)


@case
def every_message_has_a_test_that_names_it():
    tests = "\n".join(text_of(path) for path in files(".c", ".h", ".py", ".txt", ".yaml", ".def", ".tsv", ".expected", below=("tests",))
                      if not path.startswith("tests/lint/"))
    untested = [identifier for name, identifier, _ in messages() if not re.search(r"\b(%s|%s)\b" % (name, identifier), tests)]
    assert not untested, "%d messages that no test raises: %s" % (len(untested), ", ".join(untested))


@case
def every_message_is_used():
    sources = "\n".join(text_of(path) for path in files(".c", ".h", below=("engine", "charts")))
    unused = [identifier for name, identifier, _ in messages() if not re.search(r"\b%s\b" % name, sources)]
    assert not unused, "messages that nobody gives: %s" % ", ".join(unused)


@case
def no_path_of_a_machine():
    """Nothing of the project knows where it lies; temporary folders are made by whoever needs one."""
    pattern = re.compile(r"(?<![\w./<])/(?:home|root|work|Users|opt|mnt)/\w")
    faults = ["%s:%d: %s" % (path, number, line.strip()[:100]) for path in files(".c", ".h", ".py", ".md", ".build", ".yaml", ".def", ".csv")
              for number, line in enumerate(text_of(path).splitlines(), 1)
              if pattern.search(line) and path != "tests/lint/test_source.py"]
    assert not faults, "\n".join(faults)


@case
def nobody_sets_the_locale():
    faults = [path for path in files(".c", ".h", below=("engine", "charts")) if re.search(r"\b(setlocale|uselocale)\s*\(", text_of(path))]
    assert not faults, ", ".join(faults)


@case
def only_the_command_line_prints_or_exits():
    pattern = re.compile(r"\b(printf|puts|putchar|fputs|exit|_exit|getenv)\s*\(")
    faults = ["%s:%d: %s" % (path, number, line.strip()) for path in files(".c", below=("engine", "charts"))
              if not path.startswith("engine/cli/") and path not in ("engine/base/arena.c", "engine/base/cpu.c", "engine/extract/extract_reader.c")
              for number, line in enumerate(text_of(path).splitlines(), 1) if pattern.search(line) and not line.lstrip().startswith(("*", "/*"))]
    assert not faults, "\n".join(faults)


@case
def what_is_for_one_processor_has_a_file_of_its_own():
    faults = [path for path in files(".c", ".h", below=("engine", "charts")) if re.search(r"#\s*include <immintrin.h>", text_of(path))
              and not re.search(r"_(avx2|avx512)\.c$", path)]
    assert not faults, "\n".join(faults)


@case
def rooms_say_what_they_are():
    for room in ROOMS:
        lines = text_of(room + "/README.md").count("\n")
        assert lines <= 25, "%s/README.md has %d lines" % (room, lines)


if __name__ == "__main__":
    harness.main(needs_program=False)
