/* What the rows of a linked source come to for each record. */
#include "test_count.h"

#include "base/text.h"
#include "little_count.h"

/* r1 has three stages, r2 one without dates or weight, r3 none. */
#define LOG "ref\nr1\nr2\nr3\n"
#define STAGES                                                                                                         \
    "ref,stage,started,completed,outcome,weight,said\n"                                                                \
    "r1,1,2007-05-01,2007-05-03,Rejected,5,no\n"                                                                       \
    "r1,2,2007-05-04,2007-06-01,Upheld,7,yes\n"                                                                        \
    "r1,3,2008-04-01,,,-20,\n"                                                                                         \
    "r2,1,,,,,\n"

static const struct little_case given = {.log = LOG, .stages = STAGES};

static void one(const char *where, int64_t wanted) {
    int64_t found = little_number(&given, where);
    ck_assert_msg(found == wanted, "%s: %ld records, expected %ld", where, (long)found, (long)wanted);
}

START_TEST(the_largest_and_the_smallest) {
    one("max(stages.weight) = 7", 1);
    one("min(stages.weight) = -20", 1);
    one("max(stages.started) = '2008-04-01'", 1);
    one("min(stages.started) = '2007-05-01'", 1);
    one("max(stages.stage) = 'Stage 3'", 1);
    one("max(stages.stage) = 'Stage 1'", 1);
    one("min(stages.stage) = 'Stage 1'", 2);
    one("max(stages.weight) is null", 2);
    one("max(stages.stage) is null", 1);
}
END_TEST

START_TEST(sums_and_counts) {
    one("sum(stages.weight) = -8", 1);
    one("sum(stages.weight) is null", 2);
    one("count(stages) = 3", 1);
    one("count(stages) = 1", 1);
    one("count(stages) = 0", 1);
    one("count(stages) is null", 0);
    one("any(stages)", 2);
    one("not any(stages)", 1);
}
END_TEST

START_TEST(conditions_choose_the_rows) {
    one("max(stages.stage where stages.started <= period.end) = 'Stage 2'", 1);
    one("max(stages.stage where stages.started <= period.end) is null", 2);
    one("count(stages where stages.outcome = 'Upheld') = 1", 1);
    one("count(stages where stages.outcome = 'Upheld') = 0", 2);
    one("sum(stages.weight where stages.weight > 0) = 12", 1);
    one("any(stages where stages.completed is null)", 2);
    one("max(stages.weight + 1) = 8", 1);
    one("max(stages.weight where stages.weight > 1000) is null", 3);
}
END_TEST

START_TEST(the_first_and_the_last_by_an_order) {
    one("first(stages.outcome by stages.started) = 'Rejected'", 1);
    one("last(stages.outcome by stages.started where stages.started <= period.end) = 'Upheld'", 1);
    /* the last has no outcome: it does not fall back to the one before */
    one("last(stages.outcome by stages.started) is null", 3);
    one("last(stages.weight by stages.stage) = -20", 1);
    /* a row without an order is neither first nor last */
    one("first(stages.stage by stages.started) = 'Stage 1'", 1);
}
END_TEST

/* Dates and stages in the order of whole numbers, the smallest of which is -20; and whole numbers in the order of dates. */
START_TEST(whole_numbers_order_and_are_ordered) {
    one("first(stages.started by stages.weight) = '2008-04-01'", 1);
    one("last(stages.started by stages.weight) = '2007-05-04'", 1);
    one("first(stages.stage by stages.weight) = 'Stage 3'", 1);
    one("last(stages.outcome by stages.weight) = 'Upheld'", 1);
    one("first(stages.weight by stages.started) = 5", 1);
    one("last(stages.weight by stages.started) = -20", 1);
    one("first(stages.weight by stages.weight) = -20", 1);
    one("last(stages.weight by stages.weight) = 7", 1);
    one("last(stages.weight by stages.weight) is null", 2);
    one("first(stages.completed by stages.stage) = '2007-05-03'", 1);
    one("last(stages.completed by stages.stage) is null", 3);
}
END_TEST

START_TEST(the_first_and_the_last_truth) {
    one("first(stages.started > '2007-05-01' by stages.stage)", 0);
    one("not first(stages.started > '2007-05-01' by stages.stage)", 1);
}
END_TEST

/* Rows that stand level by the order: the smallest for first, the largest for last, in every order of the rows. */
START_TEST(ties_do_not_depend_on_the_order_of_rows) {
    static const char *const rows[] = {"r1,1,2007-05-01,3\n", "r1,2,2007-05-01,9\n", "r1,3,2007-05-01,\n"};
    static const size_t orders[][3] = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
    for (size_t i = 0; i < 6; i++) {
        struct arena *arena = arena_open();
        const char *stages =
            TEXT(arena, "ref,stage,started,weight\n", rows[orders[i][0]], rows[orders[i][1]], rows[orders[i][2]]);
        const struct little_case own = {.log = LOG, .stages = stages};
        ck_assert_int_eq(little_number(&own, "first(stages.weight by stages.started) = 3"), 1);
        ck_assert_int_eq(little_number(&own, "last(stages.weight by stages.started) = 9"), 1);
        ck_assert_int_eq(little_number(&own, "first(stages.stage by stages.started) = 'Stage 1'"), 1);
        ck_assert_int_eq(little_number(&own, "last(stages.stage by stages.started) = 'Stage 3'"), 1);
        arena_close(arena);
    }
}
END_TEST

/* An aggregate of a field that is itself an aggregate: letters belong to actions, actions to the log. */
START_TEST(links_go_down_two_levels) {
    static const struct little_case own = {
        .log = LOG, .actions = "id,ref\na1,r1\na2,r1\na3,r2\n", .letters = "id,action\nl1,a1\nl2,a1\nl3,a2\nl4,a3\n"};
    ck_assert_int_eq(little_number(&own, "max(actions.n_letters) = 2"), 1);
    ck_assert_int_eq(little_number(&own, "sum(actions.n_letters) = 3"), 1);
    ck_assert_int_eq(little_number(&own, "sum(actions.n_letters) = 1"), 1);
    ck_assert_int_eq(little_number(&own, "sum(actions.n_letters) is null"), 1);
}
END_TEST

/* A sum that does not fit is told, whatever comes after it. */
START_TEST(a_sum_that_does_not_fit_is_refused) {
    static const struct little_case own = {
        .spec = "populations:\n  a: {from: log, where: sum(stages.weight) = 5}\n"
                "tables:\n  t: {title: T, corner: C, population: a, rows: {label: R}, columns: {label: N}}\n",
        .log = LOG,
        .stages = "ref,stage,weight\nr1,1,9223372036854775807\nr1,2,1\nr1,3,5\n"};
    struct little *little = little_count(&own);
    little_told(little, MSG_COUNT_OVERFLOW);
    little_close(little);
}
END_TEST

TCase *aggregate_tests(void) {
    TCase *tests = tcase_create("aggregates");
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, the_largest_and_the_smallest);
    tcase_add_test(tests, sums_and_counts);
    tcase_add_test(tests, conditions_choose_the_rows);
    tcase_add_test(tests, the_first_and_the_last_by_an_order);
    tcase_add_test(tests, whole_numbers_order_and_are_ordered);
    tcase_add_test(tests, the_first_and_the_last_truth);
    tcase_add_test(tests, ties_do_not_depend_on_the_order_of_rows);
    tcase_add_test(tests, links_go_down_two_levels);
    tcase_add_test(tests, a_sum_that_does_not_fit_is_refused);
    return tests;
}
