/* tests/unit/base/test_base.c - runs the cases of engine/base. */
#include "test_base.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct arena *test_arena;

static char work_folder[PATH_MAX];

static void open_arena(void) {
    test_arena = arena_open();
    ck_assert_ptr_nonnull(test_arena);
}

static void close_arena(void) {
    arena_close(test_arena);
    test_arena = NULL;
}

static void enter_folder(void) {
    const char *base = getenv("TMPDIR");
    snprintf(work_folder, sizeof work_folder, "%s/test-base-XXXXXX", base ? base : "/tmp");
    ck_assert_ptr_nonnull(mkdtemp(work_folder));
    ck_assert_int_eq(chdir(work_folder), 0);
    open_arena();
}

static void leave_folder(void) {
    char command[PATH_MAX + 16];
    close_arena();
    ck_assert_int_eq(chdir("/"), 0);
    snprintf(command, sizeof command, "rm -rf '%s'", work_folder);
    ck_assert_int_eq(system(command), 0);
}

TCase *new_case(const char *name) {
    TCase *test_case = tcase_create(name);
    tcase_add_checked_fixture(test_case, open_arena, close_arena);
    tcase_set_timeout(test_case, 60);
    return test_case;
}

TCase *new_folder_case(const char *name) {
    TCase *test_case = tcase_create(name);
    tcase_add_checked_fixture(test_case, enter_folder, leave_folder);
    tcase_set_timeout(test_case, 60);
    return test_case;
}

int main(void) {
    TCase *(*const cases[])(void) = {arena_case,  text_case,         utf8_case,     intern_case,
                                     number_case, number_parse_case, date_case,     period_case,
                                     json_case,   code_list_case,    calendar_case, diag_case,
                                     path_case,   file_case,         out_case,      out_fault_case};
    Suite *suite = suite_create("base");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) suite_add_tcase(suite, cases[i]());
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int n_failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return n_failed == 0 ? 0 : 1;
}
