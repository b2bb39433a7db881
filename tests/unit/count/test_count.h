/* The suites of engine/count. */
#ifndef TEST_COUNT_H
#define TEST_COUNT_H

#include <check.h>

TCase *expression_tests(void);
TCase *aggregate_tests(void);
TCase *population_tests(void);
TCase *as_at_tests(void);
TCase *target_tests(void);
TCase *refusal_tests(void);
TCase *property_tests(void);
TCase *loop_tests(void);
TCase *distribution_tests(void);
TCase *worker_tests(void);

#endif
