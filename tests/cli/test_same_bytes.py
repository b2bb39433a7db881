#!/usr/bin/env python3
"""Two runs over the same inputs give the same bytes in every file, whatever the surroundings."""

import json
import os
import random
import shutil
import subprocess
import tempfile

import harness
from harness import ANNUAL, APRIL, OUT, case

locales = None  # folder with a locale whose decimal sign is a comma; made once, where localedef is


def comma_locale():
    """The environment of a German locale, made for the test alone; None where it cannot be made."""
    global locales
    if not shutil.which("localedef") or not os.path.exists("/usr/share/i18n/locales/de_DE"):
        return None
    if not locales:
        locales = tempfile.TemporaryDirectory(prefix="boardpaper-locales-")
        subprocess.run(["localedef", "-i", "de_DE", "-f", "UTF-8", os.path.join(locales.name, "de_DE.UTF-8")],
                       check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return {"LOCPATH": locales.name, "LC_ALL": "de_DE.UTF-8"}


def plain(work):
    work.build("--out", "plain")
    return work.files("plain")


@case
def other_time_zones(work):
    wanted = plain(work)
    for zone in ("Pacific/Auckland", "Asia/Kathmandu", "America/Los_Angeles"):
        work.build("--out", "other", env={"TZ": zone})
        harness.expect_same_files(work.files("other"), wanted, zone)


@case
def other_locales(work):
    wanted = plain(work)
    for env in filter(None, ({"LC_ALL": "C"}, {"LC_ALL": "C.UTF-8"}, comma_locale())):
        work.build("--out", "other", env=env)
        harness.expect_same_files(work.files("other"), wanted, env["LC_ALL"])


@case
def other_numbers_of_threads(work):
    wanted = plain(work)
    for n in ("1", "2", "7"):
        work.build("--out", "other", "--threads", n)
        harness.expect_same_files(work.files("other"), wanted, n + " threads")


@case
def another_folder_in_other_surroundings(work):
    wanted = plain(work)
    with tempfile.TemporaryDirectory(prefix="an other place ") as folder:
        other = harness.Workspace(os.path.join(folder, "deeper", "down"))
        other.build("--threads", "2", env={"TZ": "Asia/Kathmandu", "HOME": folder, **(comma_locale() or {})})
        harness.expect_same_files(other.files(OUT), wanted, "another folder")


@case
def empty_environment(work):
    wanted = plain(work)
    finished = subprocess.run(["env", "-i", harness.program, "build", ANNUAL, "--out", "other"], cwd=work.folder,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    harness.expect_equal((finished.returncode, finished.stderr), (0, b""), "run")
    harness.expect_same_files(work.files("other"), wanted, "empty environment")


@case
def twice_into_the_same_folder(work):
    work.build()
    first = work.files(OUT)
    work.build()
    harness.expect_same_files(work.files(OUT), first, "second run")


@case
def modification_times_do_not_matter(work):
    wanted = plain(work)
    for where, _, names in os.walk(work.path("sample-data")):
        for name in names:
            os.utime(os.path.join(where, name), (0, 0))
    work.build("--out", "other")
    harness.expect_same_files(work.files("other"), wanted, "old files")


@case
def another_order_of_rows_changes_the_manifest_only(work):
    work.build("--out", "first")
    wanted = work.files("first")
    dice = random.Random(7)
    for name in ("log", "stages", "cases"):
        rows = work.rows("%s/%s.csv" % (APRIL, name))
        dice.shuffle(rows)
        work.write_rows("%s/%s.csv" % (APRIL, name), rows)
    work.build("--out", "other")
    other = work.files("other")
    # The paper prints the digest of its inputs, in the PDF inside compressed streams; beyond that line nothing may differ.
    def digest_and_page(folder):
        digest = json.loads(work.read(folder + "/evidence/manifest.json"))["content_digest"].encode()
        return digest, work.read(folder + "/annual-2007-to-2008.html")
    (digest, page), (other_digest, other_page) = digest_and_page("first"), digest_and_page("other")
    assert digest != other_digest, "the inputs are others"
    assert digest in page and page == other_page.replace(other_digest, digest), "only the digest differs"
    for name in ("evidence/manifest.json", "annual-2007-to-2008.html", "annual-2007-to-2008.pdf"):
        del other[name], wanted[name]
    harness.expect_same_files(other, wanted, "shuffled rows")


if __name__ == "__main__":
    harness.main()
