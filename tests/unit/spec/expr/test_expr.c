/* The expression language. */
#include "expr_fixture.h"

#include <stdlib.h>

int main(void) {
    Suite *suite = suite_create("expr");
    suite_add_tcase(suite, expr_typing_tests());
    suite_add_tcase(suite, expr_message_tests());
    suite_add_tcase(suite, expr_property_tests());
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int n_failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return n_failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
