/* tests/unit/extract/test_extract.c - runs the suites of the room. */
#include "support.h"

int main(void) {
    SRunner *runner = srunner_create(csv_suite());
    srunner_add_suite(runner, encoding_suite());
    srunner_add_suite(runner, dates_suite());
    srunner_add_suite(runner, data_suite());
    srunner_add_suite(runner, small_files_suite());
    srunner_add_suite(runner, reading_suite());
    srunner_add_suite(runner, index_suite());
    srunner_add_suite(runner, lanes_suite());
    srunner_run_all(runner, CK_ENV);
    int n_failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return n_failed != 0;
}
