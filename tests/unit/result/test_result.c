/* Tests of engine/result: display texts, exact values, words, release. Numbers worked by hand; the lead issues are
 * Table 3 of the 2007/08 paper (report-specs/published/2007-08.csv). */
#include "base/text.h"
#include "result/report.h"
#include "result/words.h"

#include <check.h>
#include <stdlib.h>

static struct arena *arena;

static void set_up(void) {
    arena = arena_open();
}

static void tear_down(void) {
    arena_close(arena);
}

/* --- cells --- */

static const struct {
    struct cell cell;
    const char *display;
    const char *exact;
} shown[] = {
    /* half away from zero, from the exact ratio: docs/publishing-rules.md, "Rounding" */
    {{CELL_NUMBER, UNIT_PERCENT, {1, 16}, true, .decimals = 1}, "6.3%", "6.25"},
    {{CELL_NUMBER, UNIT_PERCENT, {5, 16}, true, .decimals = 1}, "31.3%", "31.25"},
    {{CELL_NUMBER, UNIT_PERCENT, {1, 8}, true, .decimals = 0}, "13%", "12.5"},
    /* 13300/709 by Python's decimal: 18.75881523272214386460; 17 significant digits */
    {{CELL_NUMBER, UNIT_PERCENT, {133, 709}, true, .decimals = 1}, "18.8%", "18.758815232722144"},
    {{CELL_NUMBER, UNIT_PERCENT, {1, 3}, true, .decimals = 1}, "33.3%", "33.333333333333333"},
    {{CELL_NUMBER, UNIT_PERCENT, {2, 3}, true, .decimals = 2}, "66.67%", "66.666666666666667"},
    {{CELL_NUMBER, UNIT_PERCENT, {709, 709}, true, .decimals = 1}, "100.0%", "100"},
    {{CELL_NUMBER, UNIT_PERCENT, {0, 5}, true, .decimals = 1}, "0.0%", "0"},
    {{CELL_NUMBER, UNIT_PERCENT, {300, 1000000}, .is_published = true, .decimals = 2}, "0.03%", "0.03"},
    {{CELL_NUMBER, UNIT_COUNT, {20267, 1}, true}, "20,267", "20267"},
    {{CELL_NUMBER, UNIT_COUNT, {0, 1}, true}, "0", "0"},
    {{CELL_NUMBER, UNIT_COUNT, {1000000, 1}, true}, "1,000,000", "1000000"},
    {{CELL_NUMBER, UNIT_WORKING_DAYS, {20, 1}, false}, "20", "20"},
    {{CELL_NUMBER, UNIT_DIFFERENCE, {25, 1}, false}, "+25", "25"},
    {{CELL_NUMBER, UNIT_DIFFERENCE, {-51, 1}, false}, "-51", "-51"},
    {{CELL_NUMBER, UNIT_DIFFERENCE, {0, 1}, false}, "0", "0"},
    {{CELL_NUMBER, UNIT_DIFFERENCE, {1234, 1}, false}, "+1,234", "1234"},
    {{CELL_NUMBER, UNIT_POINTS, {1, 50}, false, .decimals = 1}, "+2.0", "2"},
    /* -0.04 rounds to zero, and zero has no sign */
    {{CELL_NUMBER, UNIT_POINTS, {-4, 10000}, false, .decimals = 1}, "0.0", "-0.04"},
    {{CELL_NUMBER, UNIT_PERCENT, {1, 2}, true, .decimals = 0, .mark = MARK_UNRELIABLE}, "50%", "50"},
    {{CELL_NONE, UNIT_PERCENT, .mark = MARK_NOT_APPLICABLE}, "[z]", ""},
    {{CELL_NONE, UNIT_COUNT, .mark = MARK_NOT_AVAILABLE}, "[x]", ""},
    {{CELL_TEXT, UNIT_COUNT, .display = "Registration"}, "Registration", ""},
    {{CELL_TEXT, UNIT_COUNT}, "", ""},
};

START_TEST(test_display) {
    struct cell cell = shown[_i].cell;
    ck_assert(cell_finish(arena, &cell));
    ck_assert_str_eq(cell.display, shown[_i].display);
    ck_assert_str_eq(cell_exact(arena, &cell), shown[_i].exact);
}
END_TEST

START_TEST(test_number_too_large_to_show) {
    struct cell cell = {CELL_NUMBER, UNIT_PERCENT, {INT64_MAX, 1}, true, .decimals = 1};
    ck_assert(!cell_finish(arena, &cell));
    ck_assert_str_eq(cell.display, "922337203685477580700%");
}
END_TEST

START_TEST(test_integers_behind_a_figure) {
    struct cell count = {CELL_NUMBER, UNIT_COUNT, {709, 1}, true};
    struct cell share = {CELL_NUMBER, UNIT_PERCENT, {133, 709}, true};
    struct cell published = {CELL_NUMBER, UNIT_PERCENT, {16, 1000}, .is_published = true};
    struct cell published_count = {CELL_NUMBER, UNIT_COUNT, {187, 1}, .is_published = true};
    struct cell difference = {CELL_NUMBER, UNIT_DIFFERENCE, {25, 1}, false};
    struct cell none = {CELL_NONE, UNIT_COUNT, {0, 1}, true, .mark = MARK_NOT_APPLICABLE};
    int64_t numerator = -1, denominator = -1;
    ck_assert(!cell_integers(&published, &numerator, &denominator));
    ck_assert(!cell_integers(&difference, &numerator, &denominator));
    ck_assert(!cell_integers(&none, &numerator, &denominator));
    ck_assert_int_eq(numerator, -1);
    ck_assert(cell_integers(&share, &numerator, &denominator));
    ck_assert_int_eq(numerator, 133);
    ck_assert_int_eq(denominator, 709);
    ck_assert(cell_integers(&count, &numerator, &denominator));
    ck_assert_int_eq(denominator, 1);
    ck_assert(cell_integers(&published_count, &numerator, &denominator));
    ck_assert_int_eq(numerator, 187);
}
END_TEST

START_TEST(test_facts_of_units_and_marks) {
    ck_assert_str_eq(unit_name(UNIT_WORKING_DAYS), "days");
    for (int unit = 0; unit < N_UNITS; unit++) ck_assert_ptr_nonnull(unit_name((enum unit)unit));
    for (int mark = 1; mark < N_MARKS; mark++) {
        ck_assert(text_starts(mark_symbol((enum mark)mark), "["));
        ck_assert_str_ne(mark_meaning((enum mark)mark), "");
    }
    ck_assert_str_eq(mark_symbol(MARK_NONE), "");
    ck_assert_str_eq(cell_side_mark(&(struct cell){CELL_NUMBER, .mark = MARK_REVISED}), "[r]");
    ck_assert_str_eq(cell_side_mark(&(struct cell){CELL_NONE, .mark = MARK_NOT_AVAILABLE}), "");
}
END_TEST

/* --- a table of counts and shares with a total row --- */

struct issue {
    const char *label;
    int64_t count;
};

static const struct issue lead_issues[] = {
    {"Officer Bias", 133},
    {"Professional Conduct", 132},
    {"Content of Report", 102},
    {"Not Acting in Child's Best Interest", 78},
    {"Process Issues", 66},
    {"Communication", 53},
    {"Failure to Investigate", 50},
    {"Quality of Service", 20},
    {"Complaint to be Clarified", 19},
    {"National Standards Not Followed", 13},
    {"Organisation Related", 10},
    {"Not Detailed", 7},
    {"Racism", 6},
    {"Other Diversity Issues", 5},
    {"Child Protection Issues", 4},
    {"Customer Care", 3},
    {"Safeguarding", 2},
    {"Gender", 2},
    {"Children's Feedback Form", 1},
    {"Other / Not Specified", 1},
    {"Children's Active Involvement", 1},
    {"Complaint from Other Orgs", 1},
};

static struct relation column_total(size_t n, uint32_t column) {
    uint32_t *parts = ARENA_ARRAY(arena, uint32_t, n);
    for (uint32_t i = 0; i < n; i++) parts[i] = 2 * i + column;
    return (struct relation){RELATION_SUM, (uint32_t)(2 * n) + column, parts, n, true};
}

static void put(struct table *table, size_t row, int64_t count, int64_t total) {
    *table_cell(table, row, 0) = (struct cell){CELL_NUMBER, UNIT_COUNT, {count, 1}, true};
    *table_cell(table, row, 1) = (struct cell){CELL_NUMBER, UNIT_PERCENT, {count, total}, true, .decimals = 1};
    ck_assert(cell_finish(arena, table_cell(table, row, 0)));
    ck_assert(cell_finish(arena, table_cell(table, row, 1)));
}

/* Rows: the n issues and "Total"; columns: number, share of the total. */
static struct table *table_of(const struct issue *issues, size_t n) {
    static const struct line columns[] = {{"number", "Number of complaints"},
                                          {"percent", "% of total", .unit = UNIT_PERCENT}};
    struct table *table = ARENA_NEW(arena, struct table);
    struct line *rows = ARENA_ARRAY(arena, struct line, n + 1);
    struct relation *relations = ARENA_ARRAY(arena, struct relation, 2);
    int64_t total = 0;
    for (size_t i = 0; i < n; i++) total += issues[i].count;
    *table = (struct table){.id = "lead-issue", .rows = rows, .n_rows = n + 1, .columns = columns, .n_columns = 2};
    table->cells = ARENA_ARRAY(arena, struct cell, 2 * (n + 1));
    for (size_t i = 0; i < n; i++) {
        rows[i] = (struct line){.id = text_slug(arena, issues[i].label), .label = issues[i].label};
        put(table, i, issues[i].count, total);
    }
    rows[n] = (struct line){.id = "total", .label = "Total", .is_total = true};
    put(table, n, total, total);
    relations[0] = column_total(n, 0);
    relations[1] = column_total(n, 1);
    table->relations = relations;
    table->n_relations = 2;
    return table;
}

static struct chart chart_of(const struct table *table, size_t n_rows, enum chart_kind kind, size_t n_series) {
    static const struct chart_series series[] = {{"Number of complaints", 0}, {"% of total", 1}};
    size_t *rows = ARENA_ARRAY(arena, size_t, n_rows);
    for (size_t i = 0; i < n_rows; i++) rows[i] = i;
    return (struct chart){.id = "c",
                          .title = "Complaints received, by lead issue",
                          .kind = kind,
                          .table = table,
                          .series = series,
                          .n_series = n_series,
                          .rows = rows,
                          .n_rows = n_rows,
                          .focus_row = SIZE_MAX};
}

START_TEST(test_look_ups) {
    struct table *table = table_of(lead_issues, 22);
    ck_assert_uint_eq(table_row(table, "racism"), 12);
    ck_assert_uint_eq(table_row(table, "Racism"), SIZE_MAX);
    ck_assert_uint_eq(table_column(table, "percent"), 1);
    ck_assert_str_eq(table_cell(table, 12, 0)->display, "6");
    ck_assert_uint_eq(table_marks(table), 0);
}
END_TEST

/* Neighbours with one group and its notes stand under one header. */
START_TEST(test_groups_of_lines) {
    static const uint32_t notes[] = {1, 2};
    const struct line lines[] = {{.label = "Alone"},
                                 {.label = "2007/08 > N", .group = "2007/08", .own = "N"},
                                 {.label = "2007/08 > %", .group = "2007/08", .own = "%", .notes = notes, .n_notes = 2},
                                 {.label = "2007/08 > N", .group = "2007/08", .own = "N", .notes = notes, .n_notes = 1, .n_group_notes = 1},
                                 {.label = "Total > N", .group = "Total", .own = "N"}};
    const size_t spans[] = {1, 2, 1, 1, 1};
    for (size_t i = 0; i < 5; i++) ck_assert_uint_eq(line_span(lines, 5, i), spans[i]);
    ck_assert_str_eq(line_own(&lines[0]), "Alone");
    ck_assert_str_eq(line_own(&lines[2]), "%");
    ck_assert(lines_are_nested(lines, 2) && !lines_are_nested(lines, 1));
}
END_TEST

START_TEST(test_words_of_bars) {
    struct chart chart = chart_of(table_of(lead_issues, 22), 22, CHART_BAR, 1);
    ck_assert_str_eq(words_of_chart(arena, &chart, NULL, 20),
                     "Bar chart: Complaints received, by lead issue. 22 categories. The largest is Officer Bias, 133; "
                     "the smallest, 1, is shared by 4 categories. Total 709.");
}
END_TEST

START_TEST(test_words_of_top_categories) {
    struct chart chart = chart_of(table_of(lead_issues, 22), 18, CHART_BAR, 1);
    ck_assert_str_eq(words_of_chart(arena, &chart, NULL, 20),
                     "Bar chart: Complaints received, by lead issue. 18 categories. The largest is Officer Bias, 133; "
                     "the smallest are Safeguarding and Gender, 2 each. Total 709.");
}
END_TEST

START_TEST(test_words_of_one_bar) {
    struct chart chart = chart_of(table_of(lead_issues, 1), 1, CHART_BAR, 1);
    ck_assert_str_eq(words_of_chart(arena, &chart, NULL, 20),
                     "Bar chart: Complaints received, by lead issue. 1 category. Officer Bias, 133. Total 133.");
}
END_TEST

START_TEST(test_words_of_level_bars) {
    static const struct issue level[] = {{"A", 4}, {"B", 4}, {"C", 4}};
    struct chart chart = chart_of(table_of(level, 3), 3, CHART_BAR, 1);
    ck_assert_str_eq(words_of_chart(arena, &chart, NULL, 20),
                     "Bar chart: Complaints received, by lead issue. 3 categories. Every category is 4. Total 12.");
}
END_TEST

static void take_away(struct table *table, size_t row, size_t column, enum mark mark) {
    *table_cell(table, row, column) = (struct cell){CELL_NONE, UNIT_COUNT, .mark = mark};
    ck_assert(cell_finish(arena, table_cell(table, row, column)));
}

START_TEST(test_words_of_gaps) {
    static const struct issue three[] = {{"A", 5}, {"B", 3}, {"C", 1}};
    struct table *table = table_of(three, 3);
    struct chart chart = chart_of(table, 3, CHART_BAR, 1);
    take_away(table, 1, 0, MARK_NOT_AVAILABLE);
    take_away(table, 3, 0, MARK_NOT_AVAILABLE);
    ck_assert_str_eq(
        words_of_chart(arena, &chart, NULL, 20),
        "Bar chart: Complaints received, by lead issue. 3 categories. The largest is A, 5; the smallest is C, 1. "
        "No number for B ([x]).");
    take_away(table, 0, 0, MARK_NOT_APPLICABLE);
    ck_assert_str_eq(words_of_chart(arena, &chart, NULL, 20),
                     "Bar chart: Complaints received, by lead issue. 3 categories. The only number is C, 1. "
                     "No number for A ([z]) and B ([x]).");
    take_away(table, 2, 0, MARK_CONFIDENTIAL);
    ck_assert_str_eq(words_of_chart(arena, &chart, NULL, 20),
                     "Bar chart: Complaints received, by lead issue. 3 categories. No category has a number.");
    ck_assert_str_eq(words_of_marks(arena, table), "[c] confidential, [x] not available, [z] not applicable");
}
END_TEST

START_TEST(test_words_of_several_series) {
    static const struct issue two[] = {{"A", 3}, {"B", 1}};
    struct chart chart = chart_of(table_of(two, 2), 2, CHART_GROUPED, 2);
    ck_assert_str_eq(words_of_chart(arena, &chart, NULL, 20),
                     "Grouped bar chart: Complaints received, by lead issue. 2 categories, 2 series. "
                     "Number of complaints: the largest is A, 3; the smallest is B, 1. Total 4. "
                     "% of total: the largest is A, 75.0%; the smallest is B, 25.0%. Total 100.0%.");
    chart.kind = CHART_STACKED_PERCENT;
    ck_assert(text_starts(words_of_chart(arena, &chart, NULL, 20), "Stacked bar chart, each bar 100%: "));
}
END_TEST

/* --- rounding and marks --- */

START_TEST(test_rounding_note_where_it_is_true) {
    /* the 22 shares of Table 3, rounded to one decimal, add to 99.9 (Python's fractions, and the paper itself) */
    static const struct issue thirds[] = {{"A", 1}, {"B", 1}, {"C", 1}};
    ck_assert_str_eq(words_of_rounding(arena, table_of(lead_issues, 22)),
                     "Percentages may not sum to 100 because of rounding");
    ck_assert_ptr_nonnull(words_of_rounding(arena, table_of(thirds, 3)));
}
END_TEST

START_TEST(test_no_rounding_note_where_it_is_not) {
    static const struct issue quarters[] = {{"A", 1}, {"B", 3}};
    static const struct issue thirds[] = {{"A", 1}, {"B", 1}, {"C", 1}};
    ck_assert_ptr_null(words_of_rounding(arena, table_of(quarters, 2)));
    struct table *mentions =
        table_of(thirds, 3); /* 33.3 three times, but the total counts records: nothing need foot */
    struct relation *relations = ARENA_ARRAY(arena, struct relation, 2);
    for (size_t i = 0; i < 2; i++) {
        relations[i] = mentions->relations[i];
        relations[i].must_hold = false;
    }
    mentions->relations = relations;
    ck_assert_ptr_null(words_of_rounding(arena, mentions));
    struct table *suppressed = table_of(thirds, 3);
    take_away(suppressed, 0, 1, MARK_CONFIDENTIAL);
    ck_assert_ptr_null(words_of_rounding(arena, suppressed));
}
END_TEST

START_TEST(test_rounding_adds_unlike_precisions) {
    static const struct issue eighths[] = {{"A", 1}, {"B", 7}};
    struct table *table = table_of(eighths, 2);
    ck_assert_ptr_null(words_of_rounding(arena, table)); /* 12.5 + 87.5 */
    table_cell(table, 0, 1)->decimals = 0;               /* 13 + 87.5 = 100.5 */
    ck_assert_ptr_nonnull(words_of_rounding(arena, table));
}
END_TEST

START_TEST(test_no_marks_no_legend) {
    ck_assert_ptr_null(words_of_marks(arena, table_of(lead_issues, 22)));
}
END_TEST

START_TEST(test_release) {
    struct table *tables[] = {table_of(lead_issues, 22)};
    struct report report = {.id = "annual", .tables = tables, .n_tables = 1};
    const struct report *released = report_release(arena, &report);
    ck_assert(released->is_released);
    ck_assert_str_eq(released->edition, "Board edition: contains small numbers");
    ck_assert_ptr_eq(report_table(released, "lead-issue"), tables[0]);
    ck_assert_ptr_null(report_table(released, "Table 3"));
}
END_TEST

/* --- changes --- */

#define COUNTED(n) {CELL_NUMBER, UNIT_COUNT, {n, 1}, true}
#define PERCENTAGE(n, d) {CELL_NUMBER, UNIT_PERCENT, {n, d}, true, .decimals = 1}
#define PUBLISHED(n, d, places) {CELL_NUMBER, UNIT_PERCENT, {n, d}, .is_published = true, .decimals = places}
#define NOT_KNOWN(why) {CELL_NONE, UNIT_COUNT, {0, 1}, .mark = why}

static const struct {
    struct cell now, then;
    int small_base;
    const char *words;
} changes[] = {
    /* Table 7 of the 2007/08 paper: 25/216 is 11.57%, 51/187 27.27%; Table 9: 12/28 is 42.86% */
    {COUNTED(241), COUNTED(216), 20, "up 25 (12%)"},
    {COUNTED(136), COUNTED(187), 20, "down 51 (27%)"},
    {COUNTED(16), COUNTED(28), 20, "down 12 (43%)"},
    {COUNTED(50), COUNTED(50), 20, "unchanged"},
    /* half away from zero, from the exact ratio: 1/8 is 12.5%, 1/40 2.5%, 249/200 124.5% */
    {COUNTED(45), COUNTED(40), 20, "up 5 (13%)"},
    {COUNTED(35), COUNTED(40), 20, "down 5 (13%)"},
    {COUNTED(449), COUNTED(200), 20, "up 249 (125%)"},
    {COUNTED(0), COUNTED(1234), 20, "down 1,234 (100%)"},
    {COUNTED(3000), COUNTED(1500), 20, "up 1,500 (100%)"},
    /* what is not nothing is not said to be 0%: 1/201 is 0.4975%, 1/200 0.5% */
    {COUNTED(202), COUNTED(201), 20, "up 1 (less than 1%)"},
    {COUNTED(201), COUNTED(200), 20, "up 1 (1%)"},
    /* of nothing there is no percentage */
    {COUNTED(5), COUNTED(0), 0, "up 5"},
    {COUNTED(0), COUNTED(0), 0, "unchanged"},
    /* of few the figures alone; the threshold is about the earlier one */
    {COUNTED(5), COUNTED(0), 20, "from 0 to 5"},
    {COUNTED(12), COUNTED(19), 20, "from 19 to 12"},
    {COUNTED(12), COUNTED(20), 20, "down 8 (40%)"},
    {COUNTED(19), COUNTED(19), 20, "unchanged"},
    /* Table 6: 570/700 - 61% = 20.43 points, 65/160 - 47% = -6.375 */
    {PERCENTAGE(570, 700), PUBLISHED(61, 100, 0), 20, "up 20.4 percentage points"},
    {PERCENTAGE(65, 160), PUBLISHED(47, 100, 0), 20, "down 6.4 percentage points"},
    {PERCENTAGE(65, 160), PERCENTAGE(26, 64), 20, "unchanged"},
    {PERCENTAGE(10001, 20000), PERCENTAGE(10000, 20000), 20, "up less than 0.1 percentage points"},
    {PERCENTAGE(30, 40), PUBLISHED(7125, 10000, 2), 20, "up 3.75 percentage points"},
    /* of few on either side */
    {PERCENTAGE(5, 10), PERCENTAGE(30, 40), 20, "from 75.0% to 50.0%"},
    {PERCENTAGE(30, 40), PERCENTAGE(5, 10), 20, "from 50.0% to 75.0%"},
    {PERCENTAGE(5, 10), PERCENTAGE(50, 100), 20, "from 50.0% to 50.0%"},
    {{CELL_NUMBER, UNIT_PERCENT, {1, 2}, true, .is_words = true, .decimals = 1}, PERCENTAGE(30, 40), 0, "from 75.0% to 1 of 2"},
    {{CELL_NUMBER, UNIT_PERCENT, {1, 2}, true, .decimals = 1, .mark = MARK_UNRELIABLE}, PUBLISHED(67, 100, 0), 0, "from 67% to 50.0% [u]"},
    /* no number, no change */
    {COUNTED(5), NOT_KNOWN(MARK_NOT_AVAILABLE), 20, "[x]"},
    {NOT_KNOWN(MARK_NOT_APPLICABLE), COUNTED(5), 20, "[z]"},
    {NOT_KNOWN(MARK_CONFIDENTIAL), NOT_KNOWN(MARK_NOT_AVAILABLE), 20, "[c]"},
    /* where the difference does not fit in 64 bits the figures stand alone */
    {{CELL_NUMBER, UNIT_COUNT, {INT64_MAX, 1}, true}, {CELL_NUMBER, UNIT_COUNT, {-2, 1}, true}, -100,
     "from -2 to 9,223,372,036,854,775,807"},
};

START_TEST(test_changes) {
    struct cell now = changes[_i].now, then = changes[_i].then;
    cell_finish(arena, &now);
    cell_finish(arena, &then);
    ck_assert_str_eq(words_of_change(arena, &now, &then, changes[_i].small_base), changes[_i].words);
}
END_TEST

START_TEST(test_words_join) {
    const struct span spans[] = {{.kind = SPAN_FIGURE, .text = "709"}, {.kind = SPAN_WORDS, .text = " complaints"}};
    ck_assert_str_eq(words_text(arena, &(struct words){spans, 2}), "709 complaints");
    ck_assert_str_eq(words_text(arena, &(struct words){NULL, 0}), "");
}
END_TEST

int main(void) {
    Suite *suite = suite_create("result");
    TCase *cells = tcase_create("cells");
    TCase *words = tcase_create("words");
    tcase_add_checked_fixture(cells, set_up, tear_down);
    tcase_add_checked_fixture(words, set_up, tear_down);
    tcase_add_loop_test(cells, test_display, 0, sizeof shown / sizeof *shown);
    tcase_add_test(cells, test_number_too_large_to_show);
    tcase_add_test(cells, test_integers_behind_a_figure);
    tcase_add_test(cells, test_facts_of_units_and_marks);
    tcase_add_test(cells, test_look_ups);
    tcase_add_test(cells, test_groups_of_lines);
    tcase_add_test(cells, test_release);
    tcase_add_test(words, test_words_of_bars);
    tcase_add_test(words, test_words_of_top_categories);
    tcase_add_test(words, test_words_of_one_bar);
    tcase_add_test(words, test_words_of_level_bars);
    tcase_add_test(words, test_words_of_gaps);
    tcase_add_test(words, test_words_of_several_series);
    tcase_add_test(words, test_rounding_note_where_it_is_true);
    tcase_add_test(words, test_no_rounding_note_where_it_is_not);
    tcase_add_test(words, test_rounding_adds_unlike_precisions);
    tcase_add_test(words, test_no_marks_no_legend);
    tcase_add_loop_test(words, test_changes, 0, sizeof changes / sizeof *changes);
    tcase_add_test(words, test_words_join);
    suite_add_tcase(suite, cells);
    suite_add_tcase(suite, words);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int n_failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return n_failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
