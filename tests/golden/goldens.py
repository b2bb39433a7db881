#!/usr/bin/env python3
"""Golden tests: a command, and what it must print and write, in forms that a person can proof-read.

A case is a folder here with a file `case.json`:

    command   arguments of the program; {out} is an output folder made for the case
    status    the exit status (default 0)
    files     files of the output folder to compare, as path patterns
    parts     parts of the workbook to compare: an XML element a line, shared strings written where they are used

and a folder `expected/` with `stdout.txt`, `stderr.txt` (absent: nothing printed) and the files. Commands run from the top of the
project, so paths in messages are those a user sees there.

    goldens.py PROGRAM            compares, a line a case (TAP); a failing case prints the difference and how to accept it
    goldens.py PROGRAM --update   rewrites what is expected and prints what changed
"""
import difflib
import fnmatch
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

HERE = pathlib.Path(__file__).resolve().parent
TOP = HERE.parent.parent


def element_a_line(xml):
    """XML with a line break before every tag that opens: no other change."""
    return re.sub(r"(?<!^)<(?!/)", "\n<", xml) + "\n"


def with_strings(xml, strings):
    """A worksheet with its shared strings in place of their numbers, so that it reads."""
    return re.sub(r'(t="s"><v>)(\d+)(</v>)', lambda cell: cell[1] + strings[int(cell[2])] + cell[3], xml)


def parts_of(workbook, patterns):
    """Name and text of the parts of a workbook that a case names."""
    with zipfile.ZipFile(workbook) as parts:
        shared = parts.read("xl/sharedStrings.xml").decode("utf-8")
        strings = re.findall(r"<si>(?:<t[^>]*>)(.*?)</t></si>", shared, re.S)
        for name in sorted(parts.namelist()):
            if any(fnmatch.fnmatch(name, pattern) for pattern in patterns):
                yield "workbook/" + name + ".txt", element_a_line(with_strings(parts.read(name).decode("utf-8"), strings))


def written_files(out, patterns):
    for path in sorted(p for p in out.rglob("*") if p.is_file()):
        name = path.relative_to(out).as_posix()
        if any(fnmatch.fnmatch(name, pattern) for pattern in patterns):
            yield name, path.read_text(encoding="utf-8")


def run_case(program, case, out):
    """What the case prints and writes: name -> text."""
    arguments = [argument.replace("{out}", str(out)) for argument in case["command"]]
    environment = {**os.environ, "NO_COLOR": "1"}
    done = subprocess.run([program, *arguments], cwd=TOP, env=environment, capture_output=True, text=True, encoding="utf-8")
    found = {"status.txt": f"{done.returncode}\n"}
    for name, text in (("stdout.txt", done.stdout), ("stderr.txt", done.stderr)):
        if text:
            found[name] = text.replace(str(out), "{out}")
    if out.is_dir():
        found.update(written_files(out, case.get("files", [])))
        for workbook in sorted(out.glob("*.xlsx")):
            found.update(parts_of(workbook, case.get("parts", [])))
    return found


def expected_of(folder):
    expected = folder / "expected"
    return {p.relative_to(expected).as_posix(): p.read_text(encoding="utf-8") for p in sorted(expected.rglob("*")) if p.is_file()}


def differences(expected, found):
    """Lines of a unified difference over all names."""
    lines = []
    for name in sorted(set(expected) | set(found)):
        before, after = expected.get(name, ""), found.get(name, "")
        if before != after:
            lines += difflib.unified_diff(before.splitlines(), after.splitlines(), "expected/" + name, "found/" + name, lineterm="")
    return lines


def rewrite(folder, found):
    shutil.rmtree(folder / "expected", ignore_errors=True)
    for name, text in found.items():
        path = folder / "expected" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")


def main():
    program = os.path.abspath(sys.argv[1])
    update = sys.argv[2:] == ["--update"]
    folders = sorted(p.parent for p in HERE.glob("*/case.json"))
    if not update:
        print(f"1..{len(folders)}")
    failed = 0
    for number, folder in enumerate(folders, 1):
        case = json.loads((folder / "case.json").read_text(encoding="utf-8"))
        with tempfile.TemporaryDirectory() as temporary:
            found = run_case(program, case, pathlib.Path(temporary) / "out")
        lines = differences(expected_of(folder), found)
        if update:
            print("\n".join(lines) if lines else f"{folder.name}: unchanged")
            rewrite(folder, found)
            continue
        print(f"{'not ok' if lines else 'ok'} {number} - {folder.name}")
        if lines:
            failed += 1
            print("\n".join("# " + line for line in lines[:200]))
            print("# to accept, after reading it: scripts/update-goldens")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
