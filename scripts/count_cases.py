#!/usr/bin/env python3
"""Prints "PASSED FAILED" for a meson testlog.junit.xml; a test that has no cases of its own counts as one."""

import sys
import xml.etree.ElementTree


def is_failed(case):
    return case.find("failure") is not None or case.find("error") is not None


def main(path):
    try:
        tree = xml.etree.ElementTree.parse(path)
    except (OSError, xml.etree.ElementTree.ParseError):
        print("0 1")  # meson itself failed
        return
    cases = [case for case in tree.iter("testcase") if case.find("skipped") is None]
    n_failed = sum(map(is_failed, cases))
    # A test program can end badly although each of its cases passed.
    n_failed += sum(1 for suite in tree.iter("testsuite")
                    if int(suite.get("errors", 0)) + int(suite.get("failures", 0)) > 0
                    and not any(map(is_failed, suite.iter("testcase"))))
    print(sum(1 for case in cases if not is_failed(case)), n_failed)


if __name__ == "__main__":
    main(sys.argv[1])
