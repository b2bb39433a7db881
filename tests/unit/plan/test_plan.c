/* Runs the suites of engine/plan. */
#include "test_plan.h"

#include <stdlib.h>

int main(void) {
    Suite *suite = suite_create("plan");
    suite_add_tcase(suite, cube_tests());
    suite_add_tcase(suite, source_tests());
    suite_add_tcase(suite, line_tests());
    suite_add_tcase(suite, refusal_tests());
    suite_add_tcase(suite, needs_tests());
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int n_failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return n_failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
