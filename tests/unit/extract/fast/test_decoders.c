/* tests/unit/extract/fast/test_decoders.c - runs the suites of the fast lane's decoders. */
#include <check.h>

Suite *fast_cells_suite(void);
Suite *fast_unique_suite(void);

int main(void) {
    SRunner *runner = srunner_create(fast_cells_suite());
    srunner_add_suite(runner, fast_unique_suite());
    srunner_run_all(runner, CK_ENV);
    int n_failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return n_failed != 0;
}
