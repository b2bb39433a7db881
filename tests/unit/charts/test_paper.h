/* test_paper.h - the cases of test-paper that have a file of their own. */
#ifndef CHARTS_TEST_PAPER_H
#define CHARTS_TEST_PAPER_H

#include <check.h>

TCase *breaks_case(void);

#endif
