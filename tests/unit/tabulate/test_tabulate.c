/* Runs the suites of engine/tabulate. */
#include "test_tabulate.h"

#include <stdlib.h>

int main(void) {
    Suite *suite = suite_create("tabulate");
    suite_add_tcase(suite, shape_tests());
    suite_add_tcase(suite, order_tests());
    suite_add_tcase(suite, percent_tests());
    suite_add_tcase(suite, derived_tests());
    suite_add_tcase(suite, measure_tests());
    suite_add_tcase(suite, lines_beside_tests());
    suite_add_tcase(suite, published_tests());
    suite_add_tcase(suite, availability_tests());
    suite_add_tcase(suite, window_tests());
    suite_add_tcase(suite, band_tests());
    suite_add_tcase(suite, layer_tests());
    suite_add_tcase(suite, left_out_tests());
    suite_add_tcase(suite, series_tests());
    suite_add_tcase(suite, version_tests());
    suite_add_tcase(suite, break_tests());
    suite_add_tcase(suite, check_tests());
    suite_add_tcase(suite, between_papers_tests());
    suite_add_tcase(suite, control_tests());
    suite_add_tcase(suite, paper_tests());
    suite_add_tcase(suite, words_of_paper_tests());
    suite_add_tcase(suite, chart_tests());
    suite_add_tcase(suite, counting_rule_tests());
    suite_add_tcase(suite, data_quality_tests());
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int n_failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return n_failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
