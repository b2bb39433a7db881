/* Tests of result/alternative_text.c: lines, slices, panels, what is picked out, control charts. Bars stand in test_result.c.
 *
 * Tables here are a column of whole numbers for each series; NO stands for a cell without one. Sentences were written by hand from
 * the numbers beside them. */
#include "base/text.h"
#include "result/words.h"

#include <check.h>
#include <stdlib.h>

enum { MOST = 6, NO = -1, SMALL_BASE = 20 };

static struct arena *arena;

static void set_up(void) {
    arena = arena_open();
}

static void tear_down(void) {
    arena_close(arena);
}

struct numbers {
    const char *label;
    int64_t values[MOST];
    enum series_role role;
};

static struct cell cell_of(int64_t value) {
    struct cell cell = {CELL_NUMBER, UNIT_COUNT, {value, 1}, true};
    if (value == NO) cell = (struct cell){CELL_NONE, UNIT_COUNT, .mark = MARK_NOT_AVAILABLE};
    ck_assert(cell_finish(arena, &cell));
    return cell;
}

/* A chart titled "Received" of `n` rows, labelled A, B, C.. */
static struct chart *chart_of(enum chart_kind kind, size_t n, const struct numbers *series, size_t n_series) {
    static const char *const labels[MOST] = {"A", "B", "C", "D", "E", "F"};
    struct table *table = ARENA_NEW(arena, struct table);
    struct chart *chart = ARENA_NEW(arena, struct chart);
    struct line *rows = ARENA_ARRAY(arena, struct line, n), *columns = ARENA_ARRAY(arena, struct line, n_series);
    struct chart_series *drawn = ARENA_ARRAY(arena, struct chart_series, n_series);
    size_t *indices = ARENA_ARRAY(arena, size_t, n);
    *table = (struct table){.rows = rows, .n_rows = n, .columns = columns, .n_columns = n_series};
    table->cells = ARENA_ARRAY(arena, struct cell, n * n_series);
    for (size_t i = 0; i < n; i++) {
        rows[i] = (struct line){.id = labels[i], .label = labels[i]};
        indices[i] = i;
        for (size_t k = 0; k < n_series; k++) *table_cell(table, i, k) = cell_of(series[k].values[i]);
    }
    for (size_t k = 0; k < n_series; k++) {
        columns[k] = (struct line){.id = series[k].label, .label = series[k].label};
        drawn[k] = (struct chart_series){.label = series[k].label, .column = k, .role = series[k].role};
    }
    *chart = (struct chart){.title = "Received", .kind = kind, .table = table, .series = drawn, .n_series = n_series,
                            .rows = indices, .n_rows = n, .focus_row = SIZE_MAX};
    return chart;
}

/* The rows become months of 2007 from April. */
static void make_periods(struct chart *chart) {
    static const char *const months[MOST] = {"April 2007", "May 2007",    "June 2007",
                                             "July 2007",  "August 2007", "September 2007"};
    struct line *rows = ARENA_ARRAY(arena, struct line, chart->n_rows);
    for (size_t i = 0; i < chart->n_rows; i++)
        rows[i] = (struct line){.id = months[i], .label = months[i], .has_period = true};
    ((struct table *)(uintptr_t)chart->table)->rows = rows;
}

static void expect(const struct chart *chart, const char *words) {
    ck_assert_str_eq(words_of_chart(arena, chart, NULL, SMALL_BASE), words);
}

START_TEST(a_line_has_a_first_and_a_last) {
    const struct numbers one = {"Number", {41, 52, 88, 20, 60}, SERIES_DATA};
    struct chart *chart = chart_of(CHART_LINE, 5, &one, 1);
    expect(chart, "Line chart: Received. 5 categories. The first is A, 41; the last is E, 60; the largest is C, 88; the "
                  "smallest is D, 20.");
    make_periods(chart);
    expect(chart, "Line chart: Received. 5 periods. The first is April 2007, 41; the last is August 2007, 60; the "
                  "largest is June 2007, 88; the smallest is July 2007, 20.");
}
END_TEST

START_TEST(a_lines_ends_have_numbers) {
    const struct numbers gaps = {"Number", {NO, 52, NO, 20, NO}, SERIES_DATA};
    struct chart *chart = chart_of(CHART_LINE, 5, &gaps, 1);
    make_periods(chart);
    expect(chart, "Line chart: Received. 5 periods. The first is May 2007, 52; the last is July 2007, 20; the largest is "
                  "May 2007, 52; the smallest is July 2007, 20. No number for April 2007 ([x]), June 2007 ([x]) and "
                  "August 2007 ([x]).");
    const struct numbers level = {"Number", {7, 7, NO}, SERIES_DATA};
    chart = chart_of(CHART_LINE, 3, &level, 1);
    make_periods(chart);
    expect(chart, "Line chart: Received. 3 periods. Every period with a number is 7. No number for June 2007 ([x]).");
    const struct numbers none = {"Number", {NO, NO}, SERIES_DATA};
    chart = chart_of(CHART_LINE, 2, &none, 1);
    make_periods(chart);
    expect(chart, "Line chart: Received. 2 periods. No period has a number.");
}
END_TEST

START_TEST(lines_are_told_one_after_the_other) {
    const struct numbers two[] = {{"North", {4, 5, 9}, SERIES_DATA}, {"South", {3, 3, 3}, SERIES_DATA}};
    struct chart *chart = chart_of(CHART_LINE, 3, two, 2);
    expect(chart, "Line chart: Received. 3 categories, 2 series. North: the first is A, 4; the last is C, 9; the largest "
                  "is C, 9; the smallest is A, 4. South: every category is 3.");
    ((struct chart_series *)(uintptr_t)chart->series)[1].is_focus = true;
    ck_assert(text_ends(words_of_chart(arena, chart, NULL, SMALL_BASE), " Picked out: South."));
    chart->is_multiples = true;
    ck_assert(text_starts(words_of_chart(arena, chart, NULL, SMALL_BASE),
                          "Line chart: Received. 3 categories, 2 series, each in a panel of its own. North: "));
}
END_TEST

START_TEST(the_bar_picked_out_is_named_with_its_number) {
    const struct numbers one = {"Number", {41, 52, NO}, SERIES_DATA};
    struct chart *chart = chart_of(CHART_BAR, 3, &one, 1);
    chart->focus_row = 1;
    expect(chart, "Bar chart: Received. 3 categories. The largest is B, 52; the smallest is A, 41. No number for C ([x]). "
                  "Picked out: B, 52.");
    chart->focus_row = 2;
    ck_assert(text_ends(words_of_chart(arena, chart, NULL, SMALL_BASE), " Picked out: C, [x]."));
}
END_TEST

/* 40 of 81 is 49.4%, 1 of 81 is 1.2%; 1 of 400 is 0.25%. */
START_TEST(slices_are_told_with_their_shares) {
    const struct numbers three = {"Number", {40, 40, 1}, SERIES_DATA};
    struct chart *chart = chart_of(CHART_PIE, 3, &three, 1);
    expect(chart, "Pie chart: Received. 3 slices. A, 40 (49%); B, 40 (49%); C, 1 (1%).");
    const struct numbers thin = {"Number", {399, 1, 0}, SERIES_DATA};
    chart = chart_of(CHART_PIE, 3, &thin, 1);
    expect(chart, "Pie chart: Received. 3 slices. A, 399 (100%); B, 1 (less than 1%); C, 0 (0%).");
}
END_TEST

/* Of fewer than 20 a percentage says too much, and of nothing there is none. */
START_TEST(slices_of_few_have_no_percentages) {
    const struct numbers few = {"Number", {12, 7}, SERIES_DATA};
    expect(chart_of(CHART_PIE, 2, &few, 1), "Pie chart: Received. 2 slices. A, 12; B, 7.");
    const struct numbers none = {"Number", {0, 0}, SERIES_DATA};
    expect(chart_of(CHART_PIE, 2, &none, 1), "Pie chart: Received. 2 slices. A, 0; B, 0.");
    const struct numbers gap = {"Number", {30, NO}, SERIES_DATA};
    expect(chart_of(CHART_PIE, 2, &gap, 1), "Pie chart: Received. 2 slices. A, 30; B, [x].");
}
END_TEST

START_TEST(limits_and_signals_of_a_control_chart) {
    const struct numbers lines[] = {{"Number", {4, 5, 9}, SERIES_DATA},
                                    {"Mean", {5, 5, 5}, SERIES_CENTRE},
                                    {"Upper limit", {8, 8, 7}, SERIES_UPPER_LIMIT}};
    static const char *const signals[] = {NULL, NULL, "above the upper limit"}, *const none[] = {NULL, NULL, NULL};
    struct chart *chart = chart_of(CHART_LINE, 3, lines, 3);
    chart->signals = signals;
    expect(chart, "Control chart: Received. 3 categories. Number: the first is A, 4; the last is C, 9; the largest is C, 9; "
                  "the smallest is A, 4. Mean 5. Upper limit: from 8 (A) to 7 (C). Signals: C, above the upper limit.");
    static const char *const run[] = {"falling", "falling", "low"};
    chart->signals = run;
    ck_assert(text_ends(words_of_chart(arena, chart, NULL, SMALL_BASE), " Signals: A to B, falling; C, low."));
    chart->signals = none;
    ck_assert(text_ends(words_of_chart(arena, chart, NULL, SMALL_BASE), " No signals."));
    chart->n_series = 2; /* without limits */
    ck_assert(text_starts(words_of_chart(arena, chart, NULL, SMALL_BASE), "Run chart: Received. "));
}
END_TEST

int main(void) {
    Suite *suite = suite_create("alternative text");
    TCase *tests = tcase_create("words");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, a_line_has_a_first_and_a_last);
    tcase_add_test(tests, a_lines_ends_have_numbers);
    tcase_add_test(tests, lines_are_told_one_after_the_other);
    tcase_add_test(tests, the_bar_picked_out_is_named_with_its_number);
    tcase_add_test(tests, slices_are_told_with_their_shares);
    tcase_add_test(tests, slices_of_few_have_no_percentages);
    tcase_add_test(tests, limits_and_signals_of_a_control_chart);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int n_failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return n_failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
