#!/usr/bin/env python3
"""Specifications derived from tests/bench/workload.yaml: the same tables over another writing of the extract.

    variants.py keyed|permuted FOLDER      writes FOLDER/workload-NAME.yaml and prints its path

keyed     ref is declared and identifies a record
permuted  columns under other headers, dates dd/mm/yyyy, 300 offices in place of the areas (generate permuted)

FOLDER must lie in the project's folder or below it, or be given to boardpaper with --root: paths of a specification
are relative to it.
"""

import os
import re
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
N_OFFICES = 300  # as generator/forms.h has it

HEADERS = {
    "kind": "Kind of item", "received": "Date received", "region": "Region", "case_type": "Type of case",
    "lead_issue": "Lead issue", "issues": "All issues", "relationship": "Relationship to the child",
    "party_status": "Party status", "ethnic_origin": "Ethnic origin", "ethnicity_nk_reason": "Reason, if not known",
    "gender": "Gender", "closed": "Date closed", "hos_area": "Office",
    **{"s%d_%s" % (stage, name): "Stage %d %s" % (stage, word)
       for stage in (1, 2, 3, 4) for name, word in (("started", "from"), ("completed", "to"), ("outcome", "outcome"))}}


def replaced(text, old, new):
    if old not in text:
        raise ValueError("workload.yaml has no %r" % old)
    return text.replace(old, new, 1)


def keyed(text):
    text = replaced(text, "    dates:", "    key: ref\n    dates:")
    return replaced(text, "    columns:\n", "    columns:\n      ref:          {type: text, required: true}\n")


def permuted(text):
    text = replaced(text, "dates: yyyy-mm-dd", "dates: dd/mm/yyyy")
    for name, header in HEADERS.items():
        text, n = re.subn(r"(?m)^(      %s: +\{type: \w+)" % name, r'\1, header: "%s"' % header, text)
        if n != 1:
            raise ValueError("workload.yaml has %d columns %s" % (n, name))
    text = replaced(text, "list: areas", "list: offices")
    return text + "\nlists:\n  offices:\n    categories: [%s]\n" % ", ".join("Office %03d" % n for n in range(1, N_OFFICES + 1))


VARIANTS = {"keyed": keyed, "permuted": permuted}


def write(name, folder):
    """Writes one; the path that it has."""
    with open(os.path.join(HERE, "workload.yaml"), encoding="utf-8") as file:
        text = VARIANTS[name](file.read())
    text = text.replace("workload/", os.path.relpath(os.path.join(HERE, "workload"), folder) + "/")
    path = os.path.join(folder, "workload-%s.yaml" % name)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return path


if __name__ == "__main__":
    if len(sys.argv) != 3 or sys.argv[1] not in VARIANTS:
        sys.exit("usage: variants.py %s FOLDER" % "|".join(VARIANTS))
    print(write(sys.argv[1], sys.argv[2]))
