/* Measures beyond counts: percentages of subtables and of named lines, rates, means. */
#include "test_tabulate.h"

#include "base/text.h"
#include "little_report.h"

#include <stdlib.h>

/* North: complaints 5, 6, 12 and one without an amount, a comment of 1; South: a complaint of 9; East: two comments
 * without amounts. Two are upheld. */
#define LOG                                                                                                            \
    "ref,region,kind,outcome,other_amount,received,closed\n"                                                           \
    "a,North,Complaint,Upheld,5,2007-05-01,2007-05-04\nb,North,Complaint,Upheld,6,2007-05-01,2007-05-08\n"             \
    "c,North,Complaint,,12,2007-05-01,\nd,North,Complaint,,,2007-05-01,\ne,North,Comment,,1,2007-05-01,\n"             \
    "f,South,Complaint,,9,2007-05-01,2007-05-02\ng,East,Comment,,,2007-05-01,\nh,East,Comment,,,2007-05-01,\n"
#define SPEC(rows, columns)                                                                                            \
    "populations: {all: {from: log, label: items}, complaints: {from: log, label: complaints, where: kind = "          \
    "'Complaint'}}\n"                                                                                                  \
    "tables:\n  t:\n    title: T\n    corner: C\n    population: all\n    rows: " rows "\n    columns: " columns "\n"
#define KINDS "{by: kind, only: [Complaint, Comment]}"

static void expect(const char *spec, const char *drawn) {
    const struct little_case given = {.spec = spec, .log = LOG};
    little_expect(&given, drawn);
}

/* --- percentages of a subtable --- */

/* North has 5 of 8 items: 4 complaints and 1 comment. Within the North they are 80% and 20%, of all eight 50% and
 * 12.5%. */
START_TEST(a_subtable_leaves_out_the_innermost_lines) {
    expect(SPEC("{by: region, each: " KINDS "}", "[{label: N}, {label: Of subtable, percent_of: subtable_total}, {label: Of all, percent_of: "
                                                 "column_total}]"),
           "C | N | Of subtable | Of all\n"
           "North > Complaint | 4 | 80.0% | 50.0%\nNorth > Comment | 1 | 20.0% | 12.5%\n"
           "South > Complaint | 1 | 100.0% | 12.5%\nSouth > Comment | 0 | 0.0% | 0.0%\n"
           "East > Complaint | 0 | 0.0% | 0.0%\nEast > Comment | 2 | 100.0% | 25.0%\n");
}
END_TEST

/* A total stands on the level of the lines that it sums, so the total of a region is all of its subtable, and not of
 * the table. */
START_TEST(a_total_of_a_subtable_is_all_of_it) {
    expect(SPEC("{by: region, only: [North, East], each: {by: kind, total: All}}", "{label: P, percent_of: subtable_total, decimals: 0}"),
           "C | P\nNorth > Complaint | 80%\nNorth > Comment | 20%\nNorth > Compliment | 0%\nNorth > All | 100%\n"
           "East > Complaint | 0%\nEast > Comment | 100%\nEast > Compliment | 0%\nEast > All | 100%\n");
}
END_TEST

/* Of both axes the innermost: kind on the rows, outcome on the columns. Within North and the one outer column: 5 items,
 * of which 2 are upheld complaints. A column of the subtable holds 2 upheld, 3 without an outcome. */
START_TEST(rows_and_columns_of_a_subtable) {
    expect(SPEC("{by: region, only: [North], each: " KINDS "}",
                "[{label: Table, percent_of: subtable_total, each: {by: outcome, only: [Upheld], missing: None}},"
                " {label: Column, percent_of: subtable_column_total, each: {by: outcome, only: [Upheld], missing: None}},"
                " {label: Row, percent_of: subtable_row_total, each: {by: outcome, only: [Upheld], missing: None}}]"),
           "C | Table > Upheld | Table > None | Column > Upheld | Column > None | Row > Upheld | Row > None\n"
           "North > Complaint | 40.0% | 40.0% | 100.0% | 66.7% | 50.0% | 50.0%\n"
           "North > Comment | 0.0% | 20.0% | 0.0% | 33.3% | 0.0% | 100.0%\n");
}
END_TEST

/* Where nothing is nested, the subtable is the table. A condition of a line is a cut like a category. */
START_TEST(a_condition_of_a_line_is_a_level) {
    expect(SPEC("{by: region, only: [North, South]}", "{label: P, percent_of: subtable_total}"), "C | P\nNorth | 62.5%\nSouth | 12.5%\n");
    expect(SPEC("{by: region, only: [North], each: [{label: Upheld, where: outcome = 'Upheld'}, {label: Any}]}",
                "[{label: P, percent_of: subtable_total}, {label: Q, percent_of: column_total}]"),
           "C | P | Q\nNorth > Upheld | 40.0% | 25.0%\nNorth > Any | 62.5% | 62.5%\n");
}
END_TEST

/* --- percentages of a named line --- */

/* North: 2 upheld of 4 complaints; South: 0 of 1; East: 0 of 0. All: 2 of 5. */
START_TEST(a_percentage_of_a_line_of_the_same_axis) {
    expect(SPEC("{by: region, total: All}",
                "[{label: Received, where: kind = 'Complaint'}, {label: Upheld, where: outcome = 'Upheld', percent_of_line: received}]"),
           "C | Received | Upheld\nNorth | 4 | 50.0%\nSouth | 1 | 0.0%\nEast | 0 | [z]\nAll | 5 | 40.0%\n");
    /* above the line it is of, and of a sum */
    expect(SPEC("[{label: Upheld, where: outcome = 'Upheld', percent_of_line: amount, decimals: 0}, {label: Amount, sum: other_amount, where: "
                "kind = 'Complaint'}]",
                "{by: region, only: [North, South]}"),
           "C | North | South\nUpheld | 9% | 0%\nAmount | 23 | 9\n"); /* 2 of 23 */
}
END_TEST

/* Inside each line the line beside it is meant. */
START_TEST(a_percentage_of_the_line_beside_it) {
    expect(SPEC("{by: region, only: [North, South], each: [{label: Received, where: kind = 'Complaint'}, {label: Upheld, where: outcome = "
                "'Upheld', percent_of_line: received}]}",
                "{label: N}"),
           "C | N\nNorth > Received | 4\nNorth > Upheld | 50.0%\nSouth > Received | 1\nSouth > Upheld | 0.0%\n");
}
END_TEST

/* --- rates --- */

/* North 4 complaints for 5 items: 800 per 1,000; South 1 of 1; East 0 of 2; no compliments: 0 of 0 is no rate. */
START_TEST(rates_are_for_every_so_many) {
    expect(SPEC("{by: region, total: All}", "[{label: Items}, {label: Complaints, where: kind = 'Complaint'}, {label: Rate, rate: [complaints, "
                                            "items], per: 1000}, {label: Small, rate: [complaints, items], per: 3, decimals: 2}]"),
           "C | Items | Complaints | Rate | Small\nNorth | 5 | 4 | 800.0 | 2.40\nSouth | 1 | 1 | 1,000.0 | 3.00\nEast | 2 | 0 | 0.0 | 0.00\n"
           "All | 8 | 5 | 625.0 | 1.88\n"); /* 15/8 = 1.875 */
    expect(SPEC("{by: region, only: [North]}", "[{label: C, where: kind = 'Compliment'}, {label: N}, {label: Rate, rate: [n, c], per: 1000}]"),
           "C | C | N | Rate\nNorth | 0 | 5 | [z]\n");
}
END_TEST

/* (4 + 1) of (5 + 1) items is 833.3, not 800 + 1,000. A difference of rates is in the same unit: 800 - 1,000. */
START_TEST(a_rate_of_sums_is_not_a_sum_of_rates) {
    expect(SPEC("[{by: region, only: [North, South]}, {label: Both, add: [north, south]}, {label: Gap, difference: [north, south]}]",
                "[{label: Items}, {label: Complaints, where: kind = 'Complaint'}, {label: Rate, rate: [complaints, items], per: 1000}]"),
           "C | Items | Complaints | Rate\nNorth | 5 | 4 | 800.0\nSouth | 1 | 1 | 1,000.0\nBoth | 6 | 5 | 833.3\nGap | +4 | +3 | -200.0\n");
}
END_TEST

START_TEST(a_rate_holds_its_integers) {
    const struct little_case given = {
        .spec = SPEC("{by: region, total: All}", "[{label: N}, {label: C, where: kind = 'Complaint'}, {label: Rate, rate: [c, n], per: 1000}]"), .log = LOG};
    struct little *little = little_report(&given);
    little_fine(little);
    const struct cell *cell = little_cell(little, "t", "north", "rate");
    int64_t numerator, denominator;
    ck_assert(cell_integers(cell, &numerator, &denominator));
    ck_assert_int_eq(numerator, 4);
    ck_assert_int_eq(denominator, 5);
    ck_assert_str_eq(unit_name(cell->unit), "rate");
    ck_assert_str_eq(cell_exact(little->arena, little_cell(little, "t", "all", "rate")), "625");
    little_close(little);
}
END_TEST

/* Fewer than 6 items in every region: words, or a mark. */
START_TEST(a_rate_on_few_records_is_said_in_words) {
    struct little_case given = {.spec = SPEC("{by: region, total: All}",
                                             "[{label: N}, {label: C, where: kind = 'Complaint'}, {label: Rate, rate: [c, n], per: 1000}]"),
                                .log = LOG,
                                .small_base = 6};
    little_expect(&given, "C | N | C | Rate\nNorth | 5 | 4 | 4 per 5\nSouth | 1 | 1 | 1 per 1\nEast | 2 | 0 | 0 per 2\nAll | 8 | 5 | 625.0\n");
    given.spec = SPEC("{by: region, only: [North]}\n    small_base: mark",
                      "[{label: N}, {label: C, where: kind = 'Complaint'}, {label: Rate, rate: [c, n], per: 1000}]");
    little_expect(&given, "C | N | C | Rate\nNorth | 5 | 4 | 800.0 [u]\n");
    /* more of the one than of the other: "5 of 4" would say that it is a part */
    given.spec = SPEC("{by: region, only: [North]}",
                      "[{label: N}, {label: C, where: kind = 'Complaint'}, {label: Rate, rate: [n, c], per: 1000}]");
    little_expect(&given, "C | N | C | Rate\nNorth | 5 | 4 | 5 per 4\n");
}
END_TEST

/* --- means --- */

/* Amounts of complaints: 5, 6, 12 are 23 over 3; South 9; all 32 over 4. The record without an amount is in none; East
 * has none at all. A total is the mean of all records: not of the means. */
START_TEST(a_mean_is_of_the_records_that_have_a_value) {
    expect(SPEC("{by: region, total: All}", "[{label: Mean, mean: other_amount, where: kind = 'Complaint'}, {label: M, mean: other_amount, decimals: 3}]"),
           "C | Mean | M\nNorth | 7.7 | 6.000\nSouth | 9.0 | 9.000\nEast | [z] | [z]\nAll | 8.0 | 6.600\n");
}
END_TEST

START_TEST(a_mean_says_whom_it_leaves_out) {
    const struct little_case given = {
        .spec = SPEC("{by: region, total: All}", "[{label: Mean, mean: other_amount, where: kind = 'Complaint'}, {label: Sum, sum: other_amount}]"), .log = LOG};
    struct little *little = little_report(&given);
    little_fine(little);
    const struct table *table = little_table(little, "t");
    ck_assert_uint_eq(table->n_remarks, 2);
    ck_assert_str_eq(table->remarks[0], "'Mean' leaves out 1 of 5 items, which have no value");
    ck_assert_str_eq(table->remarks[1], "'Sum' leaves out 3 of 8 items, which have no value");
    const struct cell *cell = little_cell(little, "t", "north", "mean");
    int64_t numerator, denominator;
    ck_assert(cell_integers(cell, &numerator, &denominator));
    ck_assert_int_eq(numerator, 23);
    ck_assert_int_eq(denominator, 3);
    ck_assert_int_eq(cell->n_records, 3);
    ck_assert(!cell_is_count(little_cell(little, "t", "south", "mean"))); /* 9 over 1 */
    ck_assert_uint_eq(table->n_relations, 1);                             /* sums add up, means do not */
    little_close(little);
}
END_TEST

/* Means of 1, 3 and 4 records where 4 are wanted. */
START_TEST(a_mean_of_few_records_is_marked) {
    const struct little_case given = {
        .spec = SPEC("{by: region, total: All}", "{label: Mean, mean: other_amount, where: kind = 'Complaint'}"), .log = LOG, .small_base = 4};
    little_expect(&given, "C | Mean\nNorth | 7.7 [u]\nSouth | 9.0 [u]\nEast | [z]\nAll | 8.0\n");
}
END_TEST

/* 1 May 2007 is a Tuesday and 7 May a bank holiday: to the 4th 3, to the 8th 4, to the 2nd 1 working days; 3, 7 and 1
 * days. Differences keep the decimals. */
START_TEST(a_mean_is_in_the_unit_of_its_field) {
    const struct little_case given = {
        .spec = "sources:\n  more:\n    title: More\n    key: ref\n    dates: yyyy-mm-dd\n"
                "    columns: {ref: {type: text}, received: {type: date}, closed: {type: date}}\n"
                "    fields:\n"
                "      worked: {value: \"working_days(received, closed)\"}\n"
                "      passed: {value: \"case when closed is null then null else days(received, closed) end\"}\n"
                "populations: {all: {from: more, label: items}}\n"
                "tables:\n  t:\n    title: T\n    corner: C\n    population: all\n    rows: {label: All}\n    columns:\n"
                "      - {label: W, mean: worked}\n      - {label: S, sum: worked}\n      - {label: P, mean: passed, decimals: 2}\n"
                "      - {label: D, difference: [p, w]}\n",
        .more = "ref,received,closed\na,2007-05-01,2007-05-04\nb,2007-05-01,2007-05-08\nc,2007-05-01,2007-05-02\nd,2007-05-01,\n"};
    struct little *little = little_report(&given);
    little_fine(little);
    ck_assert_str_eq(little_drawn(little, "t"), "C | W | S | P | D\nAll | 2.7 | 8 | 3.67 | +1.00\n"); /* 8/3, 11/3, 3/3 */
    ck_assert_int_eq(little_cell(little, "t", "all", "w")->unit, UNIT_WORKING_DAYS);
    ck_assert_int_eq(little_cell(little, "t", "all", "s")->unit, UNIT_WORKING_DAYS);
    ck_assert_int_eq(little_cell(little, "t", "all", "p")->unit, UNIT_DAYS);
    ck_assert_int_eq(little_cell(little, "t", "all", "d")->unit, UNIT_DIFFERENCE);
    little_close(little);
}
END_TEST

START_TEST(points_say_that_they_are_of_exact_percentages) {
    const struct little_case given = {.spec = SPEC("{by: region, total: All}",
                                                   "[{label: A, percent: {of: kind = 'Complaint'}}, {label: B, percent: {of: kind = 'Comment'}},"
                                                   " {label: P, difference: [a, b]}]"),
                                      .log = LOG};
    struct little *little = little_report(&given);
    little_fine(little);
    ck_assert_uint_eq(little_table(little, "t")->n_remarks, 1);
    ck_assert_str_eq(little_table(little, "t")->remarks[0], "Differences are in percentage points, of unrounded percentages");
    little_close(little);
}
END_TEST

/* --- values in their order --- */

/* North 1, 5, 6, 12: the middle two make 5.5; 90 of 100 of four are 3.6, so rank 4, and a quarter is rank 1. All: 1, 5, 6, 9, 12. */
START_TEST(medians_and_percentiles) {
    expect(SPEC("{by: region, total: All}", "[{label: M, median: other_amount}, {label: P90, percentile: {of: other_amount, at: 90}}, "
                                            "{label: P25, percentile: {of: other_amount, at: 25}}]"),
           "C | M | P90 | P25\nNorth | 5.5 | 12 | 1\nSouth | 9.0 | 9 | 9\nEast | [z] | [z] | [z]\n"
           "All | 6.0 | 12 | 5\n");
}
END_TEST

/* Keys, dates, categories and texts: what has no value is no value. */
START_TEST(distinct_values) {
    static const char log[] = "ref,region,kind,closed,text\na,North,Complaint,2007-05-04,one\nb,North,Comment,2007-05-04,two\n"
                              "c,South,Complaint,,one\nd,,Complaint,2007-05-05,\n";
    const struct little_case given = {
        .spec = SPEC("{by: kind, only: [Complaint, Comment]}", "[{label: Refs, distinct: ref}, {label: Days, distinct: closed}, "
                                                              "{label: Regions, distinct: region}, {label: Texts, distinct: text}]"),
        .log = log};
    little_expect(&given, "C | Refs | Days | Regions | Texts\nComplaint | 3 | 2 | 2 | 1\nComment | 1 | 1 | 1 | 1\n");
}
END_TEST

/* A value in both lines is one value of the total, so totals of distinct values need not be sums. */
START_TEST(totals_of_distinct_values_are_counted) {
    static const char log[] = "ref,region,kind\na,North,Complaint\nb,South,Complaint\nc,North,Comment\n";
    const struct little_case given = {.spec = SPEC("{by: region, only: [North, South]}", "[{label: N, distinct: kind}, {label: M}]"), .log = log};
    little_expect(&given, "C | N | M\nNorth | 2 | 2\nSouth | 1 | 1\n");
    const struct little_case total = {.spec = SPEC("{by: region, total: All}", "{label: N, distinct: kind}"), .log = log};
    little_expect(&total, "C | N\nNorth | 2\nSouth | 1\nEast | 0\nAll | 2\n");
}
END_TEST

static int compare_ints(const void *a, const void *b) {
    return (*(const int *)a > *(const int *)b) - (*(const int *)a < *(const int *)b);
}

/* Many values, more than wait in a buffer at once, against values sorted here. */
START_TEST(many_values_in_their_order) {
    enum { N = 5000 };
    struct arena *arena = arena_open();
    struct text_builder out = {.arena = arena};
    int *values = ARENA_ARRAY(arena, int, N);
    uint32_t state = 12345;
    text_add(&out, "ref,kind,other_amount\n");
    for (int i = 0; i < N; i++) {
        state = state * 1664525u + 1013904223u;
        values[i] = (int)(state >> 16) % 700 - 100;
        text_add(&out, TEXT(arena, "r", text_from_int(arena, i), ",Complaint,", text_from_int(arena, values[i]), "\n"));
    }
    const struct little_case given = {
        .spec = SPEC("{label: R}", "[{label: M, median: other_amount}, {label: P, percentile: {of: other_amount, at: 37}}, {label: D, distinct: other_amount}]"),
        .log = text_done(&out)};
    struct little *little = little_report(&given);
    qsort(values, N, sizeof *values, compare_ints);
    int n_distinct = 1;
    for (int i = 1; i < N; i++) n_distinct += values[i] != values[i - 1];
    const struct cell *median = little_cell(little, "t", "r", "m"), *percentile = little_cell(little, "t", "r", "p");
    ck_assert_int_eq(median->value.numerator, values[N / 2 - 1] + values[N / 2]);
    ck_assert_int_eq(median->value.denominator, 2);
    ck_assert_int_eq(percentile->value.numerator, values[1850 - 1]);   /* 37 of 100 of 5000 */
    ck_assert_int_eq(little_cell(little, "t", "r", "d")->value.numerator, n_distinct);
    little_close(little);
    arena_close(arena);
}
END_TEST

TCase *measure_tests(void) {
    TCase *tests = tcase_create("measures");
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, a_subtable_leaves_out_the_innermost_lines);
    tcase_add_test(tests, a_total_of_a_subtable_is_all_of_it);
    tcase_add_test(tests, rows_and_columns_of_a_subtable);
    tcase_add_test(tests, a_condition_of_a_line_is_a_level);
    tcase_add_test(tests, a_percentage_of_a_line_of_the_same_axis);
    tcase_add_test(tests, a_percentage_of_the_line_beside_it);
    tcase_add_test(tests, rates_are_for_every_so_many);
    tcase_add_test(tests, a_rate_of_sums_is_not_a_sum_of_rates);
    tcase_add_test(tests, a_rate_holds_its_integers);
    tcase_add_test(tests, a_rate_on_few_records_is_said_in_words);
    tcase_add_test(tests, a_mean_is_of_the_records_that_have_a_value);
    tcase_add_test(tests, a_mean_says_whom_it_leaves_out);
    tcase_add_test(tests, a_mean_of_few_records_is_marked);
    tcase_add_test(tests, a_mean_is_in_the_unit_of_its_field);
    tcase_add_test(tests, medians_and_percentiles);
    tcase_add_test(tests, distinct_values);
    tcase_add_test(tests, totals_of_distinct_values_are_counted);
    tcase_add_test(tests, many_values_in_their_order);
    tcase_add_test(tests, points_say_that_they_are_of_exact_percentages);
    return tests;
}
