/* The suites of engine/plan. */
#ifndef TEST_PLAN_H
#define TEST_PLAN_H

#include <check.h>

TCase *cube_tests(void);
TCase *source_tests(void);
TCase *line_tests(void);
TCase *refusal_tests(void);
TCase *needs_tests(void);

#endif
