/* Runs the suites of engine/count. */
#include "test_count.h"

#include <stdlib.h>

int main(void) {
    Suite *suite = suite_create("count");
    suite_add_tcase(suite, expression_tests());
    suite_add_tcase(suite, aggregate_tests());
    suite_add_tcase(suite, population_tests());
    suite_add_tcase(suite, as_at_tests());
    suite_add_tcase(suite, target_tests());
    suite_add_tcase(suite, refusal_tests());
    suite_add_tcase(suite, property_tests());
    suite_add_tcase(suite, loop_tests());
    suite_add_tcase(suite, distribution_tests());
    suite_add_tcase(suite, worker_tests());
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int n_failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return n_failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
