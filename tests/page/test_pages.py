#!/usr/bin/env python3
"""Pages in headless Chromium, with axe-core (browser.cjs): the fixtures of tests/unit/page and the annual report's own.

    test_pages.py BOARDPAPER WRITE-PAGES FOLDER      FOLDER keeps the npm packages from one run to the next

Part of scripts/test --full. Needs chromium, node and npm; the npm packages are those of package-lock.json.
"""

import glob
import os
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "cli"))

import harness  # noqa: E402

FIXTURES = ("paper.html", "draft.html", "plain.html")
# Where a network has certificates of its own, Debian's store knows them and Node.js has to be told.
CERTIFICATES = "/etc/ssl/certs/ca-certificates.crt"
if os.path.exists(CERTIFICATES):
    os.environ.setdefault("NODE_EXTRA_CA_CERTS", CERTIFICATES)

NEEDED = {"chromium": "chromium", "node": "nodejs", "npm": "npm"}  # program: Debian's package


def give_up(reason):
    """Nothing was tested, which is a failure: the line is TAP's own for that."""
    print("Bail out! " + reason)
    sys.exit(1)


def called(*words, **more):
    """Runs a program that must succeed."""
    finished = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False, timeout=harness.SECONDS, **more)
    if finished.returncode != 0:
        print("\n".join("# " + line for line in finished.stdout.decode("utf-8", "replace").splitlines()))
        give_up("%s ended with %d" % (" ".join(words[:2]), finished.returncode))


def install(folder):
    """The packages of package-lock.json, into a folder of the build: the source stays clean. Returns where node finds them."""
    lock, copy = os.path.join(HERE, "package-lock.json"), os.path.join(folder, "package-lock.json")
    packages = os.path.join(folder, "node_modules")
    done = os.path.join(folder, "installed")
    if os.path.exists(done) and open(copy, "rb").read() == open(lock, "rb").read():
        return packages
    os.makedirs(folder, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(os.path.join(HERE, name), folder)
    called("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", cwd=folder)
    open(done, "w", encoding="utf-8").close()
    return packages


def pages(work, write_pages):
    """Fixtures, and what the program writes: PAGE=FOLDER says where the CSVs are that its downloads must equal."""
    fixtures = work.path("fixtures")
    os.mkdir(fixtures)
    called(write_pages, fixtures)
    work.build()
    own = glob.glob(work.path(harness.OUT + "/*.html"))
    if len(own) != 1:
        give_up("the annual report has %d pages (.html), not one" % len(own))
    return [os.path.join(fixtures, name) for name in FIXTURES] + ["%s=%s" % (own[0], work.path(harness.OUT + "/tables"))]


def main(boardpaper, write_pages, folder):
    missing = [package for command, package in NEEDED.items() if shutil.which(command) is None]
    if missing:
        give_up("not installed: %s (scripts/test --full installs them)" % ", ".join(missing))
    harness.program = os.path.abspath(boardpaper)
    surroundings = {**os.environ, "NODE_PATH": install(folder), "CHROMIUM": shutil.which("chromium")}
    with tempfile.TemporaryDirectory(prefix="boardpaper-test-") as temporary:
        found = pages(harness.Workspace(temporary), os.path.abspath(write_pages))
        sys.stdout.flush()
        sys.exit(subprocess.run(["node", os.path.join(HERE, "browser.cjs"), *found], env=surroundings, check=False).returncode)


if __name__ == "__main__":
    main(*sys.argv[1:])
