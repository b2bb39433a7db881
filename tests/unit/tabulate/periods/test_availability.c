/* What an extract cannot know is [x], never a small number. The log is complete from 1 April 2007. */
#include "test_tabulate.h"

#include "little_report.h"

#include <string.h>

#define SPEC                                                                                                           \
    "extracts: {log: {complete_from: 2007-04-01}}\n"                                                                   \
    "populations:\n"                                                                                                   \
    "  received: {from: log, where: received in period}\n"                                                             \
    "  open: {from: log, where: received <= period.end and (closed is null or closed > period.end)}\n"                 \
    "  open_at_start: {from: log, where: received < period.start and (closed is null or closed >= period.start)}\n"    \
    "  ever: {from: log}\n"                                                                                            \
    "tables:\n  t:\n    title: T\n    corner: C\n    columns: {label: N}\n"                                            \
    "    rows: [{label: Received, population: received}, {label: Open, population: open}, {label: Open at start, "     \
    "population: open_at_start},"                                                                                      \
    " {label: Ever, population: ever}, {label: Change, difference: [open, open-at-start]}, {label: Share, share: "     \
    "[open, received]}]\n"
#define LOG "ref,received,closed\na,2007-03-01,2007-04-10\nb,2007-04-01,\nc,2007-05-01,2007-05-02\n"

static void expect(const char *period, const char *drawn) {
    const struct little_case given = {.spec = SPEC, .log = LOG, .period = period};
    little_expect(&given, drawn);
}

START_TEST(a_flow_from_the_first_day_is_known) {
    expect("2007/08", "C | N\nReceived | 2\nOpen | 1\nOpen at start | 1\nEver | 3\nChange | 0\nShare | 50.0%\n");
    expect("2007-04-01..2007-04-01",
           "C | N\nReceived | 1\nOpen | 2\nOpen at start | 1\nEver | 3\nChange | +1\nShare | 200.0%\n");
}
END_TEST

START_TEST(a_flow_that_begins_before_is_not) {
    expect("2007-03-31..2007-04-30",
           "C | N\nReceived | [x]\nOpen | 1\nOpen at start | [x]\nEver | 3\nChange | [x]\nShare | [x]\n");
}
END_TEST

START_TEST(a_stock_on_the_eve_is_known_and_earlier_ones_are_not) {
    expect("2006/07", "C | N\nReceived | [x]\nOpen | 1\nOpen at start | [x]\nEver | 3\nChange | [x]\nShare | [x]\n");
    expect("2007-03-01..2007-03-30",
           "C | N\nReceived | [x]\nOpen | [x]\nOpen at start | [x]\nEver | 3\nChange | [x]\nShare | [x]\n");
}
END_TEST

START_TEST(a_stock_that_a_field_tells_is_one_of_the_same_day) {
    static const struct little_case given = {
        .spec = "sources:\n  more:\n    title: More\n    key: ref\n    dates: yyyy-mm-dd\n"
                "    columns: {ref: {type: text}, received: {type: date}}\n"
                "    fields: {was_there: {value: received < period.start}, is_there: {value: received <= period.end}}\n"
                "extracts: {more: {complete_from: 2007-06-01}}\n"
                "populations: {before: {from: more, where: was_there}, after: {from: more, where: is_there}}\n"
                "tables:\n  t: {title: T, corner: C, rows: [{label: Before, population: before}, {label: After, "
                "population: after}], columns: {label: N}}\n",
        .more = "ref,received\na,2007-03-01\n"};
    /* the eve of 1 April 2007 is before 31 May; the end of the period is not */
    little_expect(&given, "C | N\nBefore | [x]\nAfter | 1\n");
}
END_TEST

/* The log is complete from April 2007, its stages from June: how many were received is known, and how far they came is not. Of a and b, both
 * open at the end, b is at stage 2. */
#define LINKED                                                                                                         \
    "extracts: {log: {complete_from: 2007-04-01}, stages: {complete_from: 2007-06-01}}\n"                              \
    "populations:\n  received: {from: log, where: received in period}\n"                                               \
    "  open: {from: log, where: received <= period.end and (closed is null or closed > period.end)}\n"                 \
    "  looked_at: {from: log, where: received in period and stage_reached = 'Stage 2'}\n"                              \
    "tables:\n  t:\n    title: T\n    corner: C\n    columns: {label: N}\n"                                            \
    "    rows: [{label: Received, population: received}, {label: At 2, population: received, where: stage_reached = 'Stage 2'},\n" \
    "      {label: Looked at, population: looked_at}, {label: Open at 2, population: open, where: stage_reached = 'Stage 2'}]\n"

START_TEST(what_rests_on_stages_needs_them) {
    struct little_case given = {.spec = LINKED,
                                .log = "ref,received\na,2007-06-02\nb,2007-06-03\n",
                                .stages = "ref,stage,started\na,Stage 1,2007-06-02\nb,Stage 2,2007-06-04\n"};
    little_expect(&given, "C | N\nReceived | 2\nAt 2 | [x]\nLooked at | [x]\nOpen at 2 | 1\n");
    given.period = "2007-06";
    little_expect(&given, "C | N\nReceived | 2\nAt 2 | 1\nLooked at | 1\nOpen at 2 | 1\n");
}
END_TEST

START_TEST(not_available_goes_before_not_applicable) {
    static const struct little_case own = {
        .spec = "extracts: {log: {complete_from: 2007-04-02}}\n"
                "populations: {received: {from: log, where: received in period}, ever: {from: log}}\n"
                "tables:\n  t:\n    title: T\n    corner: C\n    rows: {by: region, only: [North]}\n"
                "    columns: [{label: A, population: received, percent: {of: kind = 'Comment'}}, {label: B, "
                "population: ever, percent: {of: kind = 'Comment'}},"
                " {label: D, difference: [a, b]}, {label: E, difference: [b, a]}]\n",
        .log = "ref\na\n"};
    little_expect(&own, "C | A | B | D | E\nNorth | [x] | [z] | [x] | [x]\n");
}
END_TEST

/* A percentage that cannot be told is still one: what a paper printed for it keeps its sign. */
START_TEST(what_cannot_be_told_keeps_its_unit) {
    static const struct little_case given = {
        .spec = "extracts: {log: {complete_from: 2007-04-02}}\n"
                "published:\n  prior: {title: the paper, file: published.csv, period: 2006/07}\n"
                "populations: {received: {from: log, where: received in period}}\n"
                "tables:\n  t:\n    title: T\n    corner: C\n    population: received\n    rows: {by: region, only: "
                "[North]}\n"
                "    columns: [{label: P, percent_of: column_total}, {id: before, label: Before, as_published: prior, "
                "of: p}]\n",
        .log = "ref\na\n",
        .ledger = "table,row,column,published\nt,North,P,18.8\n"};
    struct little *little = little_report(&given);
    little_fine(little);
    ck_assert_str_eq(little_drawn(little, "t"), "C | P | Before\nNorth | [x] | 18.8%\n");
    const struct table *table = little_table(little, "t");
    ck_assert_ptr_null(table->base);
    ck_assert_ptr_nonnull(strstr(table->source, "Log of complaints"));
    little_close(little);
}
END_TEST

TCase *availability_tests(void) {
    TCase *tests = tcase_create("availability");
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, a_flow_from_the_first_day_is_known);
    tcase_add_test(tests, a_flow_that_begins_before_is_not);
    tcase_add_test(tests, a_stock_on_the_eve_is_known_and_earlier_ones_are_not);
    tcase_add_test(tests, a_stock_that_a_field_tells_is_one_of_the_same_day);
    tcase_add_test(tests, what_rests_on_stages_needs_them);
    tcase_add_test(tests, not_available_goes_before_not_applicable);
    tcase_add_test(tests, what_cannot_be_told_keeps_its_unit);
    return tests;
}
