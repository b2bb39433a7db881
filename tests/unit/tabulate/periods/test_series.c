/* Series of periods, lines counted again, and what was published held against the log: the eight complaints of test_windows.c. */
#include "test_tabulate.h"

#include "base/text.h"
#include "little_report.h"

#include <string.h>

#define LOG                                                                                                            \
    "ref,region,kind,received,recorded,closed,closed_recorded\n"                                                       \
    "a,North,Complaint,2007-04-10,2007-04-10,2007-05-01,2007-05-01\n"                                                  \
    "b,South,Complaint,2007-06-30,2007-07-01,2008-02-01,2008-02-01\n"                                                  \
    "c,North,Comment,2007-07-01,2007-07-01,,\n"                                                                        \
    "d,North,Complaint,2008-04-01,2008-04-01,2008-05-05,2008-05-05\n"                                                  \
    "e,South,Comment,2008-06-30,2008-06-30,2008-07-01,2008-07-01\n"                                                    \
    "f,South,Complaint,2008-06-01,2008-07-05,,\n"                                                                      \
    "g,North,Complaint,2008-03-31,2008-03-31,2008-03-31,2008-03-31\n"                                                  \
    "h,North,Complaint,2008-07-01,2008-07-01,,\n"
#define HEAD                                                                                                           \
    "extracts: {log: {taken: 2008-07-31, complete_from: 2007-04-01}}\n"                                                \
    "populations:\n"                                                                                                   \
    "  received: {from: log, where: received in period}\n"                                                             \
    "  closed: {from: log, where: closed in period}\n"                                                                 \
    "  open: {from: log, where: received <= period.end and (closed is null or closed > period.end)}\n"
#define LEDGER(period) "published: {p: {title: the paper, file: published.csv, period: " period "}}\n"
#define TABLE "tables:\n  t:\n    title: T\n    corner: C\n    population: received\n"

static void expect_in(const char *period, const char *spec, const char *drawn) {
    const struct little_case given = {.spec = spec, .log = LOG, .period = period};
    little_expect(&given, drawn);
}

/* --- series --- */

START_TEST(a_line_for_each_period) {
    /* months of the quarter; the last quarters; stocks beside flows */
    expect_in("2008/09 Q1", HEAD TABLE "    rows: {by_period: {unit: month}}\n    columns: [{label: N}, {label: Open, population: open}]\n",
              "C | N | Open\nApril 2008 | 1 | 2\nMay 2008 | 0 | 1\nJune 2008 | 2 | 3\n");
    expect_in("2008/09 Q1", HEAD TABLE "    rows: {by_period: {last: 6}}\n    columns: {label: N}\n",
              "C | N\nJanuary to March 2007 | [x]\nApril to June 2007 | 2\nJuly to September 2007 | 1\nOctober to December 2007 | 0\n"
              "January to March 2008 | 1\nApril to June 2008 | 3\n");
    expect_in("2007/08", HEAD TABLE "    rows: {by_period: {last: 2}}\n    columns: {label: N}\n", "C | N\n2006/07 | [x]\n2007/08 | 4\n");
    expect_in("2007/08", HEAD TABLE "    rows: {by_period: {unit: quarter}}\n    columns: {label: N}\n",
              "C | N\nApril to June 2007 | 2\nJuly to September 2007 | 1\nOctober to December 2007 | 0\nJanuary to March 2008 | 1\n");
    expect_in("2008-06", HEAD TABLE "    rows: {by_period: {unit: month, last: 3}}\n    columns: {label: N}\n",
              "C | N\nApril 2008 | 1\nMay 2008 | 0\nJune 2008 | 2\n");
    /* any days: as many before each */
    expect_in("2008-06-02..2008-06-30", HEAD TABLE "    rows: {by_period: {last: 2}}\n    columns: {label: N}\n",
              "C | N\n4 May to 1 June 2008 | 1\n2 June to 30 June 2008 | 1\n");
}
END_TEST

START_TEST(a_series_is_of_a_period) {
    expect_in("2007/08 Q2", HEAD TABLE "    rows: {by_period: {unit: month, of: year_to_date}}\n    columns: {label: N}\n",
              "C | N\nApril 2007 | 1\nMay 2007 | 0\nJune 2007 | 1\nJuly 2007 | 1\nAugust 2007 | 0\nSeptember 2007 | 0\n");
    expect_in("2007/08 Q2", HEAD TABLE "    rows: {by_period: {of: year_to_date}}\n    columns: {label: N}\n",
              "C | N\nApril to June 2007 | 2\nJuly to September 2007 | 1\n");
    expect_in("2008/09 Q1", HEAD TABLE "    rows: {by_period: {unit: month, last: 2, of: prior}}\n    columns: {label: N}\n",
              "C | N\nFebruary 2008 | 0\nMarch 2008 | 1\n");
    expect_in("2008/09 Q1", HEAD TABLE "    rows: {by_period: {unit: month, of: 2007/08 Q1}}\n    columns: {label: N}\n",
              "C | N\nApril 2007 | 1\nMay 2007 | 0\nJune 2007 | 1\n");
}
END_TEST

START_TEST(other_lines_stand_to_each_period_of_a_series) {
    expect_in("2008/09 Q1",
              HEAD TABLE "    rows: {by_period: {unit: month}}\n    columns: [{label: Now}, {label: Then, period: "
                         "same_period_last_year}, {label: To date, period: year_to_date}, {label: Change, difference: [now, then]}]\n",
              "C | Now | Then | To date | Change\nApril 2008 | 1 | 1 | 1 | 0\nMay 2008 | 0 | 0 | 1 | 0\nJune 2008 | 2 | 1 | 3 | +1\n");
    expect_in("2008/09 Q1",
              HEAD TABLE "    rows: {by_period: {last: 2}, each: [{label: Now}, {label: Then, period: same_period_last_year}, {by_period: "
                         "{unit: month}}]}\n    columns: {label: N}\n",
              "C | N\nJanuary to March 2008 > Now | 1\nJanuary to March 2008 > Then | [x]\nJanuary to March 2008 > January 2008 | 0\n"
              "January to March 2008 > February 2008 | 0\nJanuary to March 2008 > March 2008 | 1\n"
              "April to June 2008 > Now | 3\nApril to June 2008 > Then | 2\nApril to June 2008 > April 2008 | 1\n"
              "April to June 2008 > May 2008 | 0\nApril to June 2008 > June 2008 | 2\n");
}
END_TEST

START_TEST(lines_of_a_series_are_known_by_their_period) {
    const struct little_case given = {.spec = HEAD TABLE "    rows: {by_period: {unit: month}}\n    columns: {by_period: {last: 2}, where: kind = 'Comment'}\n",
                                      .log = LOG, .period = "2008/09 Q1"};
    struct little *little = little_plan(&given);
    /* two series cannot both give the period of a cell */
    little_told_spec(little, MSG_PLAN_TWO_PERIODS, "{last: 2}");
    little_close(little);
    const struct little_case alone = {.spec = HEAD TABLE "    rows: {by_period: {unit: month}, where: kind = 'Comment'}\n    columns: {label: N}\n",
                                      .log = LOG, .period = "2008/09 Q1"};
    little = little_report(&alone);
    little_fine(little);
    const struct table *table = little_table(little, "t");
    ck_assert_str_eq(table->rows[0].id, "2008-04");
    ck_assert(table->rows[2].has_period);
    ck_assert_str_eq(period_slug(little->arena, table->rows[2].period), "2008-06");
    ck_assert_str_eq(little_cell(little, "t", "2008-06", "n")->display, "1");
    ck_assert_ptr_null(table->base);
    little_close(little);
}
END_TEST

START_TEST(a_series_that_does_not_fit_its_period) {
    static const struct {
        const char *period, *series, *sentence;
    } rows[] = {
        {"2008/09 Q1", "{unit: year, last: 3}", "1 April to 30 June 2008 is not made of whole financial years"},
        {"2008 Q2", "{unit: year}", "1 April to 30 June 2008 is not made of whole years"},
        {"2008-06-02..2008-06-30", "{unit: month}", "2 June to 30 June 2008 is not made of whole months"},
        {"2008-06-01..2008-07-15", "{unit: month}", "1 June to 15 July 2008 is not made of whole months"},
        {"2008-06-01..2008-06-15", "{unit: month, last: 12}", "1 June to 15 June 2008 is not made of whole months"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena *arena = arena_open();
        const struct little_case given = {.spec = TEXT(arena, HEAD TABLE "    columns: {label: N}\n    rows: {by_period: ", rows[i].series, "}\n"),
                                          .period = rows[i].period};
        struct little *little = little_plan(&given);
        little_told_spec(little, MSG_PLAN_SERIES, rows[i].series);
        ck_assert_str_eq(little_told(little, MSG_PLAN_SERIES)->sentence, rows[i].sentence);
        little_close(little);
        arena_close(arena);
    }
}
END_TEST

/* --- counted again --- */

#define AGAIN                                                                                                          \
    "    rows:\n"                                                                                                      \
    "      - {by: region, only: [North, South]}\n"                                                                     \
    "      - {id: all, label: All}\n"                                                                                  \
    "      - {id: then, label: \"{last_year.label}\", revised: same_period_last_year, of: all}\n"                      \
    "      - {id: south-then, label: South then, revised: same_period_last_year, of: south}\n"                         \
    "      - {label: Difference, difference: [all, then]}\n"                                                           \
    "      - {label: Change, percent_change: [all, then]}\n"

START_TEST(a_line_is_counted_again) {
    /* received April to June: 3 in 2008, a and b in 2007; of these complaints d, f; a, b. Closed: d; a */
    expect_in("2008/09 Q1", HEAD "tables:\n  t:\n    title: T\n    corner: C\n" AGAIN
              "    columns: [{label: Received, population: received}, {label: Closed, population: closed}, {label: Complaints, population: received, "
              "where: kind = 'Complaint'}, {label: P, population: received, percent: {of: kind = 'Complaint'}}]\n",
              "C | Received | Closed | Complaints | P\n"
              "North | 1 | 1 | 1 | 100.0%\n"
              "South | 2 | 0 | 1 | 50.0%\n"
              "All | 3 | 1 | 2 | 66.7%\n"
              "April to June 2007 | 2 | 1 | 2 | 100.0%\n"
              "South then | 1 | 0 | 1 | 100.0%\n"
              "Difference | +1 | 0 | 0 | -33.3\n"
              "Change | +50.0% | 0.0% | 0.0% | [z]\n");
}
END_TEST

START_TEST(arithmetic_is_done_again) {
    /* complaints of all items: 2 of 3 received, 2 of 2 a year ago; the quarter before 1 of 1, and that of 2007 Q1 cannot be told */
    expect_in("2008/09 Q1", HEAD TABLE
              "    columns: {label: N}\n"
              "    rows:\n"
              "      - {label: Complaints, where: kind = 'Complaint'}\n"
              "      - {label: All}\n"
              "      - {label: Share, share: [complaints, all]}\n"
              "      - {label: Then, revised: same_period_last_year, of: share}\n"
              "      - {label: Before, revised: prior, of: share}\n"
              "      - {label: Long ago, revised: 2007 Q1, of: share}\n"
              "      - {label: Points, difference: [share, then]}\n",
              "C | N\nComplaints | 2\nAll | 3\nShare | 66.7%\nThen | 100.0%\nBefore | 100.0%\nLong ago | [x]\nPoints | -33.3\n");
}
END_TEST

START_TEST(what_is_a_comparison_itself_is_not_counted_again) {
    static const char *const rows[] = {
        "[{label: R}, {id: a, label: A, revised: prior, of: r}, {id: b, label: B, revised: prior, of: a}]",
        "[{label: R}, {id: a, label: A, revised: prior, of: r}, {id: d, label: D, difference: [r, a]}, {id: b, label: B, revised: prior, of: d}]",
        "[{label: R}, {id: a, label: A, as_published: p, of: r}, {id: b, label: B, revised: prior, of: a}]",
        "[{label: R}, {id: c, label: C, control: mean, of: r}, {id: b, label: B, revised: prior, of: c}]",
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena *arena = arena_open();
        const struct little_case given = {
            .spec = TEXT(arena, LEDGER("prior") HEAD TABLE "    columns: {label: N}\n    rows: ", rows[i], "\n")};
        struct little *little = little_plan(&given);
        little_told(little, MSG_PLAN_NOT_AGAIN);
        little_close(little);
        arena_close(arena);
    }
}
END_TEST

START_TEST(a_comparison_crosses_other_periods) {
    /* of each month, and of the year to date: the same a year ago. Both ways: one comparison */
    expect_in("2008/09 Q1", HEAD TABLE "    rows: {by_period: {unit: month}}\n    columns: [{label: N}, {id: l, label: L, revised: same_period_last_year, of: n}]\n",
              "C | N | L\nApril 2008 | 1 | 1\nMay 2008 | 0 | 0\nJune 2008 | 2 | 1\n");
    expect_in("2007/08 Q4", HEAD TABLE "    rows: [{label: R}, {id: b, label: B, revised: prior, of: r}]\n    columns: [{label: N}, {label: D, "
                                       "period: year_to_date}, {id: p, label: P, revised: prior, of: n}]\n",
              /* January to March 2008, October to December 2007; years to date of 4 and of 3 */
              "C | N | D | P\nR | 1 | 4 | 0\nB | 0 | 3 | 0\n");
}
END_TEST

START_TEST(of_nothing_there_is_no_change_in_per_cent) {
    const struct little_case given = {
        .spec = HEAD TABLE "    rows: [{label: Now}, {label: Before, period: prior}, {label: Never, where: kind = 'Compliment'}, {label: C1, "
                           "percent_change: [now, before], decimals: 0}, {label: C2, percent_change: [now, never]}, {label: C3, "
                           "percent_change: [never, now]}, {label: C4, percent_change: [c1, c3]}]\n    columns: {label: N}\n",
        .log = LOG, .period = "2008/09 Q1"};
    little_expect(&given, "C | N\nNow | 3\nBefore | 1\nNever | 0\nC1 | +200%\nC2 | [z]\nC3 | -100.0%\nC4 | [z]\n");
    /* on few records the two figures stand in its place, or it is marked */
    struct little_case few = given;
    few.small_base = 20;
    little_expect(&few, "C | N\nNow | 3\nBefore | 1\nNever | 0\nC1 | 1 to 3\nC2 | [z]\nC3 | 3 to 0\nC4 | [z]\n");
}
END_TEST

/* --- what was published --- */

static void remarks_are(const char *spec, const char *ledger, const char *period, const char *wanted) {
    const struct little_case given = {.spec = spec, .log = LOG, .period = period, .ledger = ledger};
    struct little *little = little_report(&given);
    little_fine(little);
    const struct table *table = little_table(little, "t");
    struct text_builder out = {.arena = little->arena};
    for (size_t i = 0; i < table->n_remarks; i++) text_add(&out, TEXT(little->arena, table->remarks[i], "\n"));
    ck_assert_str_eq(text_done(&out), wanted);
    little_close(little);
}

/* Received from April to June 2007: a (North) and b (South), both complaints. */
#define PUBLISHED "    rows: [{by: region, total: Total}, {id: b, label: Before, as_published: p, of: total}]\n"
#define BOTH "    columns: [{label: N}, {label: C, where: kind = 'Complaint'}, {label: P, percent: {of: kind = 'Complaint'}}]\n"

START_TEST(a_published_figure_that_is_counted_otherwise_now_is_told) {
    const char *one = LEDGER("same_period_last_year") HEAD TABLE PUBLISHED "    columns: {label: N}\n";
    remarks_are(one, "table,row,column,published\nt,Total,N,1\n", "2008/09 Q1", "Total of April to June 2007: 1 as published, 2 counted now\n");
    remarks_are(one, "table,row,column,published\nt,Total,N,2\n", "2008/09 Q1", "");
    /* not published, not a number, or not to be told: nothing is compared */
    remarks_are(one, "table,row,column,published\nt,North,N,1\n", "2008/09 Q1", "");
    remarks_are(one, "table,row,column,published\nt,Total,N,[c]\n", "2008/09 Q1", "");
    remarks_are(one, "table,row,column,published\nt,Total,N,1\n", "2007/08 Q1", "");
    /* several figures of one line; a percentage is compared with the digits that were printed */
    const char *both = LEDGER("same_period_last_year") HEAD TABLE PUBLISHED BOTH;
    remarks_are(both, "table,row,column,published\nt,Total,N,1\nt,Total,C,1\nt,Total,P,100\n", "2008/09 Q1",
                "Of April to June 2007 as published and as counted now: Total, N 1 and 2; Total, C 1 and 2\n");
    remarks_are(both, "table,row,column,published\nt,Total,P,99.9\n", "2008/09 Q1",
                "Total, P of April to June 2007: 99.9% as published, 100.0% counted now\n");
}
END_TEST

START_TEST(published_columns_are_held_against_the_log_too) {
    remarks_are(LEDGER("same_period_last_year") HEAD TABLE
                "    rows: {by: region, total: Total}\n    columns: [{label: N}, {id: b, label: Before, as_published: p, of: n}]\n",
                "table,row,column,published\nt,North,N,1\nt,South,N,0\nt,Total,N,1\n", "2008/09 Q1",
                "Of April to June 2007 as published and as counted now: South 0 and 1; Total 1 and 2\n");
    /* one row: its name will do, since the column's may be another period */
    remarks_are(LEDGER("same_period_last_year") HEAD TABLE
                "    rows: {label: All}\n    columns: [{id: n, label: \"{period.label}\"}, {id: b, label: Before, as_published: p, of: n}]\n",
                "table,row,column,published\nt,All,n,1\n", "2008/09 Q1", "All of April to June 2007: 1 as published, 2 counted now\n");
    /* of a quotient both its parts are counted again */
    remarks_are(LEDGER("same_period_last_year") HEAD TABLE
                "    rows: [{label: C, where: kind = 'Complaint'}, {label: A}, {label: S, share: [c, a]}, {id: b, label: Before, as_published: p, of: s}]\n"
                "    columns: {label: N}\n",
                "table,row,column,published\nt,S,N,50\n", "2008/09 Q1", "S of April to June 2007: 50% as published, 100% counted now\n");
}
END_TEST

START_TEST(without_a_word_from_when_the_log_is_complete_nothing_is_told) {
    remarks_are(LEDGER("same_period_last_year") "populations: {received: {from: log, where: received in period}}\n" TABLE PUBLISHED
                "    columns: {label: N}\n",
                "table,row,column,published\nt,Total,N,1\n", "2008/09 Q1", "");
}
END_TEST

TCase *series_tests(void) {
    TCase *tests = tcase_create("series");
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, a_line_for_each_period);
    tcase_add_test(tests, a_series_is_of_a_period);
    tcase_add_test(tests, other_lines_stand_to_each_period_of_a_series);
    tcase_add_test(tests, lines_of_a_series_are_known_by_their_period);
    tcase_add_test(tests, a_series_that_does_not_fit_its_period);
    tcase_add_test(tests, a_line_is_counted_again);
    tcase_add_test(tests, arithmetic_is_done_again);
    tcase_add_test(tests, what_is_a_comparison_itself_is_not_counted_again);
    tcase_add_test(tests, a_comparison_crosses_other_periods);
    tcase_add_test(tests, of_nothing_there_is_no_change_in_per_cent);
    tcase_add_test(tests, a_published_figure_that_is_counted_otherwise_now_is_told);
    tcase_add_test(tests, published_columns_are_held_against_the_log_too);
    tcase_add_test(tests, without_a_word_from_when_the_log_is_complete_nothing_is_told);
    return tests;
}
