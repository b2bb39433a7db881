/* The suites of engine/tabulate. */
#ifndef TEST_TABULATE_H
#define TEST_TABULATE_H

#include <check.h>

TCase *shape_tests(void);
TCase *order_tests(void);
TCase *percent_tests(void);
TCase *derived_tests(void);
TCase *measure_tests(void);
TCase *lines_beside_tests(void);
TCase *published_tests(void);
TCase *availability_tests(void);
TCase *window_tests(void);
TCase *band_tests(void);
TCase *layer_tests(void);
TCase *left_out_tests(void);
TCase *series_tests(void);
TCase *version_tests(void);
TCase *break_tests(void);
TCase *check_tests(void);
TCase *between_papers_tests(void);
TCase *control_tests(void);
TCase *paper_tests(void);
TCase *words_of_paper_tests(void);
TCase *chart_tests(void);
TCase *counting_rule_tests(void);
TCase *data_quality_tests(void);

#endif
