#!/usr/bin/env python3
"""The gallery of charts in docs is what scripts/gallery makes of its specifications today, byte for byte."""

import os
import subprocess
import sys

import harness
from harness import PROJECT, case

DOCS = os.path.join(PROJECT, "docs")
MEND = "run scripts/gallery, and look at the pictures that changed"


def made(work):
    """The folder into which the gallery was made again."""
    finished = subprocess.run([sys.executable, os.path.join(PROJECT, "scripts", "gallery"), "--program", harness.program,
                               "--to", work.folder], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    assert finished.returncode == 0, finished.stdout.decode("utf-8", "replace")
    return work.folder


def same(folder, name):
    with open(os.path.join(folder, name), "rb") as now, open(os.path.join(DOCS, name), "rb") as committed:
        assert now.read() == committed.read(), "docs/%s is not what the program draws: %s" % (name, MEND)


@case
def the_page_and_its_pictures_are_those_of_the_project(work):
    folder = made(work)
    pictures = [sorted(os.listdir(os.path.join(top, "charts", "pictures"))) for top in (folder, DOCS)]
    assert pictures[0] == pictures[1], "pictures made and kept: %s, %s: %s" % (*pictures, MEND)
    for name in pictures[0]:
        same(folder, "charts/pictures/" + name)
    same(folder, "charts.md")


if __name__ == "__main__":
    harness.main()
