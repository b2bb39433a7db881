/* What counting refuses: rows that break rules, rows that belong to nothing, sums that do not fit - with file and line.
 */
#include "test_count.h"

#include "base/text.h"
#include "little_count.h"

#include <string.h>

#define ALL                                                                                                            \
    "populations: {all: {from: log}}\n"                                                                                \
    "tables:\n"                                                                                                        \
    "  t: {title: T, corner: C, population: all, rows: {label: R}, columns: {label: N}}\n"
/* A source of its own, since rules stand with their source. */
#define RULED(level)                                                                                                   \
    "sources:\n  more:\n    title: More\n    key: ref\n    dates: yyyy-mm-dd\n"                                        \
    "    columns: {ref: {type: text}, received: {type: date}, closed: {type: date}}\n"                                 \
    "    rules: [{that: closed >= received, says: closed before it was received" level "}]\n"                          \
    "populations: {all: {from: more}}\n"                                                                               \
    "tables:\n"                                                                                                        \
    "  t: {title: T, corner: C, population: all, rows: {label: R}, columns: {label: N}}\n"

START_TEST(a_broken_rule_is_told_with_its_rows) {
    static const struct little_case given = {.spec = RULED(""),
                                             .more = "ref,received,closed\n"
                                                     "a,2007-05-02,2007-05-02\n"
                                                     "b,2007-05-02,2007-05-01\n"
                                                     "c,2007-05-02,\n" /* unknown keeps the rule */
                                                     "d,2007-05-02,2007-05-01\n"};
    struct little *little = little_count(&given);
    little_told_at(little, MSG_COUNT_RULE, "more.csv", 3, 0);
    const struct diag *diag = little_told(little, MSG_COUNT_RULE);
    ck_assert_str_eq(diag->sentence, "more: closed before it was received");
    ck_assert_uint_eq(diag->count, 2);
    ck_assert_uint_eq(diag->n_more_lines, 1);
    ck_assert_uint_eq(diag->more_lines[0], 5);
    little_close(little);
}
END_TEST

START_TEST(a_rule_may_only_warn) {
    static const struct little_case given = {.spec = RULED(", level: warning"),
                                             .more = "ref,received,closed\nb,2007-05-02,2007-05-01\n"};
    struct little *little = little_count(&given);
    little_fine(little);
    ck_assert_int_eq(little_told(little, MSG_COUNT_RULE)->level, DIAG_WARNING);
    ck_assert_str_eq(little_counts(little, "t"), "R 1\n");
    little_close(little);
}
END_TEST

START_TEST(an_orphan_is_told_with_its_first_row) {
    static const struct little_case given = {
        .spec = ALL, .log = "ref\na\n", .stages = "ref,stage\na,1\nz,1\nz,2\ny,1\n"};
    struct little *little = little_count(&given);
    little_told_at(little, MSG_COUNT_ORPHAN, "stages.csv", 3, 0);
    const struct diag *diag = little_told(little, MSG_COUNT_ORPHAN);
    ck_assert_str_eq(diag->sentence, "'z' belongs to no record of source 'log'");
    ck_assert_uint_eq(diag->count, 2);
    ck_assert_uint_eq(diags_count_level(little->diags, DIAG_ERROR), 2);
    ck_assert_ptr_null(strstr(diag->sentence, "'a'"));
    little_close(little);
}
END_TEST

START_TEST(more_than_twenty_orphans_are_counted) {
    struct arena *arena = arena_open();
    struct text_builder stages = {.arena = arena};
    text_add(&stages, "ref,stage\n");
    for (int i = 0; i < 23; i++) text_add(&stages, TEXT(arena, "z", text_from_int(arena, i), ",1\n"));
    const struct little_case given = {.spec = ALL, .log = "ref\na\n", .stages = text_done(&stages)};
    struct little *little = little_count(&given);
    ck_assert_str_eq(little_told(little, MSG_COUNT_MORE_ORPHANS)->sentence,
                     "3 more references of 'stages' belong to no record of source 'log'");
    ck_assert_uint_eq(diags_count_level(little->diags, DIAG_ERROR), 21);
    little_close(little);
    arena_close(arena);
}
END_TEST

START_TEST(a_row_that_names_no_record_is_refused) {
    static const struct little_case given = {.spec = ALL, .log = "ref\na\n", .actions = "id,ref\nx,a\ny,\n"};
    struct little *little = little_count(&given);
    little_told_at(little, MSG_DATA_MISSING, "actions.csv", 3, 0);
    little_close(little);
}
END_TEST

START_TEST(working_days_outside_the_calendar_are_told_where) {
    static const struct little_case given = {
        .spec = "populations: {all: {from: log, where: \"working_days(received, closed) >= 0\"}}\n"
                "tables:\n  t: {title: T, corner: C, population: all, rows: {label: R}, columns: {label: N}}\n",
        .log = "ref,received,closed\na,2008-12-01,2008-12-31\n",
        .log_more = "ref,received,closed\nb,2008-12-01,2008-12-31\nc,2008-12-01,2009-01-01\n"};
    struct little *little = little_count(&given);
    little_told_at(little, MSG_COUNT_CALENDAR, "log-more.csv", 3, 0);
    ck_assert_ptr_nonnull(strstr(little_told(little, MSG_COUNT_CALENDAR)->sentence, "2006-01-01 to 2008-12-31"));
    little_close(little);
}
END_TEST

/* Breaches in two files are counted together; the lines told are those of the file that is named. */
START_TEST(lines_of_one_file_are_not_told_of_another) {
    static const struct little_case given = {.spec = ALL,
                                             .log = "ref,other_text\na,broken\nb,fine\nc,broken\n",
                                             .log_more = "ref,other_text\nd,fine\ne,broken\n"};
    struct little *little = little_count(&given);
    little_fine(little);
    little_told_at(little, MSG_COUNT_RULE, "log.csv", 2, 0);
    const struct diag *diag = little_told(little, MSG_COUNT_RULE);
    ck_assert_uint_eq(diag->count, 3);
    ck_assert_uint_eq(diag->n_more_lines, 1);
    ck_assert_uint_eq(diag->more_lines[0], 4);
    little_close(little);
}
END_TEST

START_TEST(an_orphan_is_looked_for_in_all_files) {
    static const struct little_case given = {
        .spec = ALL, .log = "ref\na\n", .log_more = "ref\nb\n", .stages = "ref,stage\nb,1\nq,1\na,1\n"};
    struct little *little = little_count(&given);
    little_told_at(little, MSG_COUNT_ORPHAN, "stages.csv", 3, 0);
    ck_assert_uint_eq(diags_count_level(little->diags, DIAG_ERROR), 1);
    little_close(little);
}
END_TEST

START_TEST(a_sum_that_does_not_fit_is_told) {
    static const struct little_case given = {.spec = "populations: {all: {from: log}}\n"
                                                     "tables:\n  t: {title: T, corner: C, population: all, rows: "
                                                     "{label: R}, columns: {label: N, sum: other_amount}}\n",
                                             .log = "ref,other_amount\na,9223372036854775807\nb,1\n"};
    struct little *little = little_count(&given);
    ck_assert_str_eq(little_told(little, MSG_COUNT_OVERFLOW)->sentence,
                     "the sum of 'sum of log.other_amount' does not fit in 64 bits");
    little_close(little);
}
END_TEST

START_TEST(the_largest_sum_fits) {
    static const struct little_case given = {.spec = "populations: {all: {from: log}}\n"
                                                     "tables:\n  t: {title: T, corner: C, population: all, rows: "
                                                     "{label: R}, columns: {label: N, sum: other_amount}}\n",
                                             .log = "ref,other_amount\na,9223372036854775806\nb,1\nc,\n"};
    struct little *little = little_count(&given);
    little_fine(little);
    ck_assert_str_eq(little_counts(little, "t"), "R 9223372036854775807\n");
    little_close(little);
}
END_TEST

TCase *refusal_tests(void) {
    TCase *tests = tcase_create("refusals");
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, a_broken_rule_is_told_with_its_rows);
    tcase_add_test(tests, a_rule_may_only_warn);
    tcase_add_test(tests, an_orphan_is_told_with_its_first_row);
    tcase_add_test(tests, more_than_twenty_orphans_are_counted);
    tcase_add_test(tests, a_row_that_names_no_record_is_refused);
    tcase_add_test(tests, working_days_outside_the_calendar_are_told_where);
    tcase_add_test(tests, lines_of_one_file_are_not_told_of_another);
    tcase_add_test(tests, an_orphan_is_looked_for_in_all_files);
    tcase_add_test(tests, a_sum_that_does_not_fit_is_told);
    tcase_add_test(tests, the_largest_sum_fits);
    return tests;
}
