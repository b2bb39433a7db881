#!/usr/bin/env python3
"""Random specifications and expressions: whatever is written, the program ends with a status of its own and says where the fault lies.

    fuzz_specs.py PROGRAM                    a few hundred cases, always the same ones
    fuzz_specs.py PROGRAM --cases 100000     more of them, by hand
    fuzz_specs.py PROGRAM --seed 7           others
    fuzz_specs.py PROGRAM --only words:123   one again; its specification is shown

Cases are the shipped specifications with something changed (bytes, lines, words), and random expressions. The checks: no case ends by
a signal, hangs, or ends with a status that is not 0 to 5; a specification that is refused (3) is refused at a line of a file; every
message is an object with an identifier and a sentence.
"""

import argparse
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SPECS = ["annual.yaml", "quarterly.yaml", "trends.yaml", "shared/feedback-log.yaml"]
SECONDS = 60  # for one case: sanitizers are slow; the program itself needs 20 ms

EMPTY = "SPEC002"  # an empty file has no line

SCRAPS = ["", " ", "\t", "\n", "\r\n", "\0", "\ufeff", "\u202e", "\xa0", "-", "- ", ": ", ":", "{", "}", "[", "]", "'", '"', "#", "&a ", "*a", "!!int ", "|", ">",
          "%", "@", "`", "---\n", "...\n", "<<: ", "null", "true", "~", "0", "-1", "1e999", "999999999999999999999", "2008-02-30", "2007/08", "{period.label}",
          "{{", "}}", "\u00e9", "\U0001f600", "x" * 3000, "[" * 200, "- " * 200, "include: [annual.yaml]\n", "<script>", "%s%n", "../../etc/passwd", "\\x00"]

COLUMNS = ["kind", "received", "closed", "recorded", "region", "issues", "lead_issue", "ref", "gender", "outcome", "stage_reached", "summary", "nothing"]
CONSTANTS = ["0", "1", "-1", "7", "9223372036854775807", "9223372036854775808", "'Complaint'", "'North East'", "''", "'it''s'", "null", "true", "false",
             "date '2008-02-29'", "date '2007-02-29'", "date ''", "period.start", "period.end", "prior.end", "1.5", "'open"]
BINARY = ["and", "or", "=", "<>", "!=", "<", "<=", ">", ">=", "+", "-", "*", "contains", "in", "between", "is"]


# --- what is changed in a text -------------------------------------------------------------------------------------------------------

def change_bytes(dice, text):
    data = bytearray(text.encode("utf-8"))
    for _ in range(dice.randint(1, 4)):
        at = dice.randrange(len(data))
        kind = dice.randrange(4)
        if kind == 0:
            data[at] = dice.randrange(256)
        elif kind == 1:
            del data[at:at + dice.choice((1, 1, 2, 40, 4000))]
        elif kind == 2:
            data[at:at] = dice.choice(SCRAPS).encode("utf-8")
        else:
            data[at:at] = data[at:at + dice.randint(1, 200)]
        if not data:
            data = bytearray(b"x")
    return bytes(data)


def change_lines(dice, text):
    lines = text.split("\n")
    for _ in range(dice.randint(1, 3)):
        at, other = dice.randrange(len(lines)), dice.randrange(len(lines))
        kind = dice.randrange(6)
        if kind == 0 and len(lines) > 1:
            del lines[at]
        elif kind == 1:
            lines.insert(at, lines[other % len(lines)])
        elif kind == 2:
            lines[at], lines[other % len(lines)] = lines[other % len(lines)], lines[at]
        elif kind == 3:
            lines[at] = " " * dice.randint(1, 4) + lines[at]
        elif kind == 4:
            lines[at] = lines[at][dice.randint(1, 4):]
        else:
            lines = lines[:at] or [""]
    return "\n".join(lines).encode("utf-8")


def change_words(dice, text):
    parts = re.split(r"([A-Za-z_][\w.]*|\d+)", text)
    places = range(1, len(parts), 2)
    for _ in range(dice.randint(1, 3)):
        at = dice.choice(places)
        parts[at] = dice.choice((parts[dice.choice(places)], parts[dice.choice(places)], dice.choice(SCRAPS), dice.choice(COLUMNS), dice.choice(CONSTANTS)))
    return "".join(parts).encode("utf-8")


# --- expressions ---------------------------------------------------------------------------------------------------------------------

def primary(dice, depth):
    kind = dice.randrange(8)
    if kind < 4 or depth <= 0:
        return dice.choice(COLUMNS if dice.random() < 0.6 else CONSTANTS)
    if kind == 4:
        return "(" + expression(dice, depth - 1) + ")"
    if kind == 5:
        return "case when %s then %s else %s end" % tuple(expression(dice, depth - 1) for _ in range(3))
    if kind == 6:
        return "%s(%s)" % (dice.choice(("working_days", "days", "year", "count", "any", "sum", "weekday")),
                           ", ".join(expression(dice, depth - 1) for _ in range(dice.randint(0, 3))))
    return "%s(stages.%s%s where %s)" % (dice.choice(("max", "min", "first", "last", "count", "any", "sum")), dice.choice(("stage", "started", "outcome", "no")),
                                         dice.choice(("", " by stages.stage")), expression(dice, depth - 1))


def expression(dice, depth):
    kind = dice.randrange(6)
    if depth <= 0 or kind == 0:
        return primary(dice, depth)
    left, right = expression(dice, depth - 1), expression(dice, depth - 1)
    if kind == 1:
        return "not " + left
    if kind == 2:
        return "%s is %snull" % (primary(dice, depth), dice.choice(("", "not ")))
    if kind == 3:
        return "%s in (%s)" % (primary(dice, depth), ", ".join(primary(dice, 0) for _ in range(dice.randint(0, 5))))
    if kind == 4:
        return "%s between %s and %s" % (primary(dice, depth), left, right)
    return "%s %s %s" % (left, dice.choice(BINARY), right)


def deep_expression(dice):
    """Nesting and length beyond what is allowed."""
    n = dice.choice((90, 99, 100, 101, 500, 20000))
    return dice.choice((lambda: "(" * n + "ref" + ")" * n, lambda: "not " * n + "ref is null", lambda: " and ".join(["ref is null"] * n),
                        lambda: "ref in (" + ", ".join(["'x'"] * n) + ")", lambda: "- " * n + "1 = 1", lambda: "(" * n))()


def with_expression(dice, text):
    """The annual report with another definition of one population."""
    said = deep_expression(dice) if dice.random() < 0.1 else expression(dice, dice.randint(1, 4))
    for _ in range(dice.choice((0, 0, 0, 1, 2))):
        at = dice.randrange(len(said) + 1)
        said = said[:at] + dice.choice(SCRAPS[:30]) + said[at + dice.randrange(3):]
    said = re.sub(r"[\0\r\n]", " ", said)
    changed = re.sub(r"(?m)^  complaints_received:.*\n(    .*\n)*", lambda _: "  complaints_received:\n    {label: complaints received, from: log, where: %s}\n"
                     % json.dumps(said), text, count=1)
    assert changed != text, "the population is not there any more: mend this test"
    return changed.encode("utf-8")


KINDS = {"bytes": change_bytes, "lines": change_lines, "words": change_words, "expressions": with_expression}


# --- one case --------------------------------------------------------------------------------------------------------------------------

def spec_of(dice, kind):
    """The file that is changed, and the one that is run."""
    if kind == "expressions":
        return POPULATIONS, "annual.yaml"
    changed = dice.choice(SPECS)
    return changed, changed if "/" not in changed else dice.choice(SPECS[:3])


def find_populations():
    for name in SPECS:
        with open(os.path.join(TOP, "report-specs", name), encoding="utf-8") as file:
            if re.search(r"(?m)^  complaints_received:", file.read()):
                return name
    raise AssertionError("no specification has the population complaints_received: mend this test")


def faults_of(finished):
    """What is wrong with how a case ended, or None."""
    if finished.returncode not in (0, 1, 2, 3, 4, 5):
        return "ended with %d" % finished.returncode
    try:
        told = [json.loads(line) for line in finished.stderr.decode("utf-8").splitlines()]
    except ValueError as error:
        return "messages that are no JSON: %s" % error
    errors = [message for message in told if message["level"] == "error"]
    if any(not message["id"] or not message["message"] for message in told):
        return "a message without identifier or sentence"
    if finished.returncode >= 1 and not errors:
        return "status %d without an error" % finished.returncode
    if finished.returncode == 3 and not all(message["file"] and (message["line"] or message["id"] == EMPTY) for message in errors):
        return "refused without a place"
    return None


def run_case(program, folder, seed, kind, number, is_shown):
    dice = random.Random("%s %s %d" % (seed, kind, number))
    changed, run = spec_of(dice, kind)
    path = os.path.join(folder, "report-specs", changed)
    with open(os.path.join(TOP, "report-specs", changed), encoding="utf-8", newline="") as file:
        plain = file.read()
    with open(path, "wb") as file:
        file.write(KINDS[kind](dice, plain))
    try:
        finished = subprocess.run([program, dice.choice(("check", "check", "plan")), "report-specs/" + run, "--messages", "json"], cwd=folder,
                                  stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=SECONDS, check=False)
        fault = faults_of(finished)
        told = finished.stderr
    except subprocess.TimeoutExpired as expired:
        fault, told = "did not end in %d seconds" % SECONDS, expired.stderr or b""
    if is_shown:
        with open(path, "rb") as file:
            sys.stdout.buffer.write(file.read())
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(plain)
    if fault:
        print("# %s:%d (report-specs/%s): %s" % (kind, number, changed, fault))
        for line in told.decode("utf-8", "replace").splitlines()[-20:]:
            print("#   " + line[:300])
    return not fault


def arguments():
    reader = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    reader.add_argument("program")
    reader.add_argument("--cases", type=int, default=40 if os.environ.get("BOARDPAPER_FEW_CASES") else 400)
    reader.add_argument("--seed", default="1")
    reader.add_argument("--only", help="KIND:NUMBER")
    return reader.parse_args()


def main():
    given = arguments()
    program = os.path.abspath(given.program)
    failed = 0
    with tempfile.TemporaryDirectory(prefix="boardpaper-fuzz-") as folder:
        for name in ("report-specs", "sample-data/2008-04-30", "sample-data/2008-07-31"):
            shutil.copytree(os.path.join(TOP, name), os.path.join(folder, name))
        if given.only:
            kind, number = given.only.split(":")
            sys.exit(0 if run_case(program, folder, given.seed, kind, int(number), True) else 1)
        print("1..%d" % len(KINDS), flush=True)
        for place, kind in enumerate(KINDS, 1):
            bad = sum(not run_case(program, folder, given.seed, kind, number, False) for number in range(given.cases // len(KINDS)))
            failed += bad
            print("%s %d - %s, %d cases" % ("not ok" if bad else "ok", place, kind, given.cases // len(KINDS)), flush=True)
    sys.exit(1 if failed else 0)


POPULATIONS = find_populations()
main()
