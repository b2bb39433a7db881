/* Cells counted in other periods than the run's. Counted by hand from eight complaints:
 *
 *     a   10 April 2007 to 1 May 2007          e   30 June 2008 to 1 July 2008
 *     b   30 June 2007 to 1 February 2008      f   1 June 2008, open; recorded on 5 July 2008
 *     c   1 July 2007, open                    g   31 March 2008 to 31 March 2008
 *     d   1 April 2008 to 5 May 2008           h   1 July 2008, open
 *
 * The log is complete from 1 April 2007 and was taken on 31 July 2008. */
#include "test_tabulate.h"

#include "little_report.h"

#include <string.h>

#define LOG                                                                                                            \
    "ref,region,received,recorded,closed,closed_recorded\n"                                                            \
    "a,North,2007-04-10,2007-04-10,2007-05-01,2007-05-01\n"                                                            \
    "b,South,2007-06-30,2007-07-01,2008-02-01,2008-02-01\n"                                                            \
    "c,North,2007-07-01,2007-07-01,,\n"                                                                                \
    "d,North,2008-04-01,2008-04-01,2008-05-05,2008-05-05\n"                                                            \
    "e,South,2008-06-30,2008-06-30,2008-07-01,2008-07-01\n"                                                            \
    "f,South,2008-06-01,2008-07-05,,\n"                                                                                \
    "g,North,2008-03-31,2008-03-31,2008-03-31,2008-03-31\n"                                                            \
    "h,North,2008-07-01,2008-07-01,,\n"
#define STAGES                                                                                                         \
    "ref,stage,started,completed\n"                                                                                    \
    "b,1,2007-06-30,2007-07-09\nb,2,2007-10-01,\nc,1,2007-07-02,\nc,2,2008-04-02,\nc,3,2008-06-15,\n"                  \
    "e,1,2008-06-30,2008-07-01\n"
#define HEAD                                                                                                           \
    "extracts: {log: {taken: 2008-07-31, complete_from: 2007-04-01}}\n"                                                \
    "populations:\n"                                                                                                   \
    "  received: {from: log, where: received in period}\n"                                                             \
    "  closed: {from: log, where: closed in period}\n"                                                                 \
    "  open: {from: log, where: received <= period.end and (closed is null or closed > period.end)}\n"                 \
    "  at_start: {from: log, where: received < period.start and (closed is null or closed >= period.start)}\n"
#define TABLE "tables:\n  t:\n    title: T\n    corner: C\n"
#define EACH                                                                                                           \
    "    rows: [{label: Received, population: received}, {label: Closed, population: closed}, {label: Open, "          \
    "population: open}, {label: At start, population: at_start}]\n"
#define WINDOWS                                                                                                        \
    "    columns: [{label: Now}, {label: Prior, period: prior}, {label: Last year, period: same_period_last_year}, "   \
    "{label: To date, period: year_to_date}]\n"

static void expect_in(const char *period, const char *spec, const char *drawn) {
    const struct little_case given = {.spec = spec, .log = LOG, .stages = STAGES, .period = period};
    little_expect(&given, drawn);
}

START_TEST(one_pass_counts_in_every_window) {
    /* 1 April to 30 June 2008; January to March 2008; April to June 2007; of a first quarter the year to date is itself */
    expect_in("2008/09 Q1", HEAD TABLE EACH WINDOWS,
              "C | Now | Prior | Last year | To date\n"
              "Received | 3 | 1 | 2 | 3\n"
              "Closed | 1 | 2 | 1 | 1\n"
              "Open | 3 | 1 | 1 | 3\n"
              "At start | 1 | 2 | 0 | 1\n");
}
END_TEST

START_TEST(what_lies_outside_the_extract_is_not_a_small_number) {
    /* of 2007/08 Q1 the period before and the year before begin before the log: only the stock on its eve is known */
    expect_in("2007/08 Q1", HEAD TABLE EACH WINDOWS,
              "C | Now | Prior | Last year | To date\n"
              "Received | 2 | [x] | [x] | 2\n"
              "Closed | 1 | [x] | [x] | 1\n"
              "Open | 1 | 0 | [x] | 1\n"
              "At start | 0 | [x] | [x] | 0\n");
    /* a period that is written out may end after the log was taken */
    expect_in("2008/09 Q1", HEAD TABLE EACH "    columns: [{label: July, period: 2008-07}, {label: Late, period: 2008/09 Q2}]\n",
              "C | July | Late\nReceived | 1 | [x]\nClosed | 1 | [x]\nOpen | 3 | [x]\nAt start | 3 | 3\n");
}
END_TEST

START_TEST(an_as_at_day_ends_what_is_known) {
    /* on 30 June 2008 the complaint f was not recorded, and nobody knew of July */
    const struct little_case given = {
        .spec = HEAD TABLE EACH "    columns: [{label: Now}, {label: Prior, period: prior}, {label: July, period: 2008-07}]\n",
        .log = LOG, .stages = STAGES, .period = "2008/09 Q1", .as_at = "2008-06-30"};
    little_expect(&given,
                  "C | Now | Prior | July\nReceived | 2 | 1 | [x]\nClosed | 1 | 2 | [x]\nOpen | 2 | 1 | [x]\nAt start | 1 | 2 | 2\n");
}
END_TEST

START_TEST(fields_are_of_the_window_too) {
    /* open complaints by the stage that they had reached by the end of each window */
    expect_in("2008/09 Q1",
              HEAD TABLE "    population: open\n    rows: {by: stage_reached, missing: None yet, total: Total}\n" WINDOWS,
              "C | Now | Prior | Last year | To date\n"
              "Stage 1 | 1 | 1 | 1 | 1\n"
              "Stage 2 | 0 | 0 | 0 | 0\n"
              "Stage 3 | 1 | 0 | 0 | 1\n"
              "None yet | 1 | 0 | 0 | 1\n"
              "Total | 3 | 1 | 1 | 3\n");
}
END_TEST

START_TEST(targets_are_judged_at_the_end_of_the_window) {
    /* Five working days. b 1: begun on Saturday 30 June 2007, due on Friday 6 July, completed on 9 July: not yet due on 30 June 2007,
     * missed ever after. b 2, c 1: never completed. e 1: due on 7 July 2008 */
    expect_in("2008/09 Q1",
              "targets: {timescale: {source: stages, by: stage, limits: [{for: Stage 1, start: started, stop: completed, "
              "working_days: 5}, {for: Stage 2, start: started, stop: completed, working_days: 5}, {for: Stage 3, start: "
              "started, stop: completed, working_days: 5}]}}\n"
              "populations: {begun: {from: stages, where: started <= period.end}}\n" TABLE
              "    population: begun\n    rows: {by: timescale, total: Total}\n" WINDOWS,
              "C | Now | Prior | Last year | To date\n"
              "Met | 0 | 0 | 0 | 0\n"
              "Missed | 5 | 3 | 0 | 5\n"
              "Not yet due | 1 | 0 | 1 | 1\n"
              "Total | 6 | 3 | 1 | 6\n");
}
END_TEST

START_TEST(percentages_have_the_base_of_their_window) {
    expect_in("2008/09 Q1",
              HEAD TABLE "    population: received\n    rows: {by: region, total: Total}\n"
                         "    columns: [{label: P, percent_of: column_total}, {label: L, percent_of: column_total, period: "
                         "same_period_last_year}, {label: B, percent_of: column_total, period: prior}]\n",
              "C | P | L | B\nNorth | 33.3% | 50.0% | 100.0%\nSouth | 66.7% | 50.0% | 0.0%\nEast | 0.0% | 0.0% | 0.0%\n"
              "Total | 100.0% | 100.0% | 100.0%\n");
}
END_TEST

START_TEST(lines_tell_their_period) {
    const struct little_case given = {
        .spec = HEAD TABLE "    population: received\n    rows: {label: R}\n" WINDOWS, .log = LOG, .period = "2008/09 Q1"};
    struct little *little = little_report(&given);
    little_fine(little);
    const struct table *table = little_table(little, "t");
    ck_assert(!table->columns[0].has_period && table->columns[1].has_period);
    ck_assert_str_eq(period_slug(little->arena, table->columns[1].period), "2007-to-2008-q4");
    ck_assert_str_eq(period_slug(little->arena, table->columns[2].period), "2007-to-2008-q1");
    /* a base of one period would not be that of the others */
    ck_assert_ptr_null(table->base);
    little_close(little);
}
END_TEST

START_TEST(what_does_not_depend_on_the_period_is_counted_once) {
    const struct little_case given = {
        .spec = "populations: {all: {from: log}, received: {from: log, where: region = 'North' and received in period}}\n" TABLE
                "    rows: [{label: All, population: all}, {label: Received, population: received}]\n" WINDOWS,
        .log = LOG, .period = "2008/09 Q1"};
    struct little *little = little_report(&given);
    little_fine(little);
    ck_assert_str_eq(little_drawn(little, "t"), "C | Now | Prior | Last year | To date\nAll | 8 | 8 | 8 | 8\nReceived | 1 | 1 | 1 | 1\n");
    /* one cube of all records; three of those received, since the year to date is the quarter */
    ck_assert_uint_eq(little->plan->n_cubes_of_figures, 4);
    ck_assert_uint_eq(little->plan->n_windows, 3);
    little_close(little);
}
END_TEST

TCase *window_tests(void) {
    TCase *tests = tcase_create("windows");
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, one_pass_counts_in_every_window);
    tcase_add_test(tests, what_lies_outside_the_extract_is_not_a_small_number);
    tcase_add_test(tests, an_as_at_day_ends_what_is_known);
    tcase_add_test(tests, fields_are_of_the_window_too);
    tcase_add_test(tests, targets_are_judged_at_the_end_of_the_window);
    tcase_add_test(tests, percentages_have_the_base_of_their_window);
    tcase_add_test(tests, lines_tell_their_period);
    tcase_add_test(tests, what_does_not_depend_on_the_period_is_counted_once);
    return tests;
}
