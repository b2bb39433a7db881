/* Flows, stocks and the edges of the period: 2007/08 is 1 April 2007 to 31 March 2008. */
#include "test_count.h"

#include "little_count.h"

/* Received and closed on and around both edges. */
#define EDGES                                                                                                          \
    "ref,received,closed\n"                                                                                            \
    "a,2007-03-31,2007-03-31\n" /* before */                                                                           \
    "b,2007-03-31,2007-04-01\n" /* open on the eve */                                                                  \
    "c,2007-04-01,2007-04-01\n"                                                                                        \
    "d,2007-04-01,2008-03-31\n"                                                                                        \
    "e,2008-03-31,2008-04-01\n" /* open at the end */                                                                  \
    "f,2008-03-31,\n"                                                                                                  \
    "g,2008-04-01,2008-04-01\n" /* after */                                                                            \
    "h,2007-03-31,\n"           /* open throughout */

static const struct little_case edges = {.log = EDGES};

START_TEST(a_flow_holds_both_edges) {
    ck_assert_int_eq(little_number(&edges, "received in period"), 4); /* c d e f */
    ck_assert_int_eq(little_number(&edges, "closed in period"), 3);   /* b c d */
    ck_assert_int_eq(little_number(&edges, "received between period.start and period.end"), 4);
    ck_assert_int_eq(little_number(&edges, "received not in period"), 4); /* a b g h */
}
END_TEST

START_TEST(open_at_the_end_is_a_question_to_dates) {
    ck_assert_int_eq(little_number(&edges, "received <= period.end and (closed is null or closed > period.end)"),
                     3); /* e f h */
    ck_assert_int_eq(little_number(&edges, "received < period.start and (closed is null or closed >= period.start)"),
                     2); /* b h */
}
END_TEST

/* 2 open + 4 received = 3 closed + 3 open at the end */
START_TEST(stock_and_flow_agree) {
    const int64_t start =
        little_number(&edges, "received < period.start and (closed is null or closed >= period.start)");
    const int64_t received = little_number(&edges, "received in period"),
                  closed = little_number(&edges, "closed in period");
    const int64_t end = little_number(&edges, "received <= period.end and (closed is null or closed > period.end)");
    ck_assert_int_eq(start + received, closed + end);
}
END_TEST

START_TEST(the_end_of_one_period_is_the_start_of_the_next) {
    struct little_case next = edges;
    next.period = "2008/09";
    ck_assert_int_eq(little_number(&next, "received < period.start and (closed is null or closed >= period.start)"), 3);
    ck_assert_int_eq(little_number(&next, "received in period"), 1);
}
END_TEST

START_TEST(quarters_and_single_days_are_periods) {
    struct little_case quarter = edges;
    quarter.period = "2007/08 Q4";
    ck_assert_int_eq(little_number(&quarter, "received in period"), 2);
    quarter.period = "2008-03-31..2008-03-31";
    ck_assert_int_eq(little_number(&quarter, "received in period"), 2);
}
END_TEST

START_TEST(a_record_without_the_date_is_in_no_flow_and_no_stock) {
    static const struct little_case none = {.log = "ref,received,closed\na,,\nb,,2007-05-01\n"};
    ck_assert_int_eq(little_number(&none, "received in period"), 0);
    ck_assert_int_eq(little_number(&none, "received <= period.end and (closed is null or closed > period.end)"), 0);
}
END_TEST

TCase *population_tests(void) {
    TCase *tests = tcase_create("populations");
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, a_flow_holds_both_edges);
    tcase_add_test(tests, open_at_the_end_is_a_question_to_dates);
    tcase_add_test(tests, stock_and_flow_agree);
    tcase_add_test(tests, the_end_of_one_period_is_the_start_of_the_next);
    tcase_add_test(tests, quarters_and_single_days_are_periods);
    tcase_add_test(tests, a_record_without_the_date_is_in_no_flow_and_no_stock);
    return tests;
}
