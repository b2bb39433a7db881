#!/usr/bin/env python3
"""`reconcile`: all 260 published figures of 2007/08, two of them accepted; and what happens when one differs."""

import harness
from harness import ANNUAL, OUT, case

PUBLISHED = "report-specs/published/2007-08.csv"
ACCEPTED = "report-specs/published/2007-08-accepted.csv"


@case
def every_published_figure(work):
    result = work.run("reconcile", ANNUAL, PUBLISHED, "--accept", ACCEPTED).expect(0)
    assert "258" in result.out and "2" in result.out, result.out
    assert "0 of 0 is not 0 %" in result.out, "reasons are told:\n" + result.out


@case
def without_acceptances(work):
    result = work.run("reconcile", ANNUAL, PUBLISHED).expect(1)
    assert "Stage 3" in result.out and "[z]" in result.out, result.out


@case
def from_an_output_folder(work):
    work.build()
    of_spec = work.run("reconcile", ANNUAL, PUBLISHED, "--accept", ACCEPTED).expect(0)
    harness.shutil.rmtree(work.path("sample-data"))  # nothing is computed again
    of_folder = work.run("reconcile", OUT, PUBLISHED, "--accept", ACCEPTED).expect(0)
    harness.expect_equal(of_folder.out, of_spec.out, "reconciliation of the folder")


@case
def folder_with_an_option_of_a_run(work):
    work.build()
    work.run("reconcile", OUT, PUBLISHED, "--period", "2007/08").expect(2, OUT, "--period", "USE010")


@case
def folder_without_figures(work):
    work.run("reconcile", "sample-data", PUBLISHED).expect(5, "evidence/figures.csv", "OUT001")


@case
def figure_that_differs(work):
    work.replace(PUBLISHED, "lead-issue,Total,Number of complaints,709", "lead-issue,Total,Number of complaints,708")
    result = work.run("reconcile", ANNUAL, PUBLISHED, "--accept", ACCEPTED).expect(1)
    assert "708" in result.out and "709" in result.out, result.out


@case
def last_decimal_counts(work):
    work.replace(PUBLISHED, ",18.8,", ",18.7,")
    assert "18.7" in work.run("reconcile", ANNUAL, PUBLISHED, "--accept", ACCEPTED).expect(1).out


@case
def fewer_decimals_are_rounded_to(work):
    work.replace(PUBLISHED, ",18.8,", ",19,")
    work.run("reconcile", ANNUAL, PUBLISHED, "--accept", ACCEPTED).expect(0)


@case
def figure_that_is_not_computed(work):
    work.replace(PUBLISHED, "lead-issue,Total,Number", "lead-issue,Sum,Number")
    assert "Sum" in work.run("reconcile", ANNUAL, PUBLISHED, "--accept", ACCEPTED).expect(1).out


@case
def acceptance_that_no_longer_applies(work):
    work.replace(ACCEPTED, "Stage 3,Yes,0,[z]", "Stage 1,Yes,81.4,81.4")
    work.run("reconcile", ANNUAL, PUBLISHED, "--accept", ACCEPTED).expect(1, ACCEPTED + ":2", "CHECK051")


@case
def published_file_that_is_missing(work):
    work.run("reconcile", ANNUAL, "nowhere.csv").expect(5, "nowhere.csv", "OUT001")
    work.run("reconcile", ANNUAL, PUBLISHED, "--accept", "nowhere.csv").expect(5, "nowhere.csv", "OUT001")


@case
def figures_of_a_run_as_published(work):
    """A figures.csv can stand wherever published figures are read: a run agrees with itself."""
    work.build()
    work.run("reconcile", ANNUAL, OUT + "/evidence/figures.csv").expect(0)


if __name__ == "__main__":
    harness.main()
