#!/usr/bin/env python3
"""Prints "PASSED FAILED" for the last `meson test` in a build folder: cases of tests that tell them, else whole tests.

A test that ended badly (killed, out of time, exit status) although each case it told of passed counts as one failure.
"""

import glob
import json
import os
import sys
import xml.etree.ElementTree

WELL = ("OK", "EXPECTEDFAIL", "SKIP")


def is_failed(case):
    return case.find("failure") is not None or case.find("error") is not None


def count(junit, results):
    passed = failed = 0
    badly = {"boardpaper." + result["name"] for result in results if result["result"] not in WELL}
    for suite in xml.etree.ElementTree.parse(junit).iter("testsuite"):
        cases = [case for case in suite.iter("testcase") if case.find("skipped") is None]
        n_failed = sum(map(is_failed, cases))
        if n_failed == 0 and suite.get("name") in badly:
            n_failed = 1
        failed += n_failed
        passed += len([case for case in cases if not is_failed(case)])
    return passed, failed


def main(folder):
    newest = sorted(glob.glob(os.path.join(folder, "meson-logs", "testlog*.junit.xml")), key=os.path.getmtime)
    if not newest:
        print("0 1")  # meson itself failed
        return
    with open(newest[-1][:-len(".junit.xml")] + ".json", encoding="utf-8") as log:
        results = [json.loads(line) for line in log]
    print(*count(newest[-1], results))


if __name__ == "__main__":
    main(sys.argv[1])
