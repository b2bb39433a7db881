/* chart_cases.c - native charts of lines, slices, stacked amounts and small multiples, read from their XML (ECMA-376). Bars stand in
 * test_workbook.c. Charts are drawn from the fixture's tables: Table 2 has North East and Yorkshire 120, 44, 9; London 1310, 402, 31;
 * South West 77, 0, 1. */
#include "workbook_cases.h"
#include "workbook_fixture.h"

#include "base/text.h"
#include "workbook/lint/workbook_lint.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static struct arena *arena;
static char folder[64];
static const char *path;

static void setup(void) {
    arena = arena_open();
    strcpy(folder, "/tmp/test-charts-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    path = TEXT(arena, folder, "/w.xlsx");
}

static void teardown(void) {
    unlink(path);
    rmdir(folder);
    arena_close(arena);
}

#define HAS(text, what) ck_assert_msg(strstr((text), (what)) != NULL, "%s is not in %s", (what), (text))
#define HAS_NOT(text, what) ck_assert_msg(strstr((text), (what)) == NULL, "%s is in %s", (what), (text))

static const char *part(const char *name) {
    const char *text = fixture_part(arena, path, name);
    ck_assert_msg(text != NULL, "no part %s", name);
    return text;
}

static size_t times(const char *text, const char *what) {
    size_t n = 0;
    for (const char *at = strstr(text, what); at != NULL; at = strstr(at + 1, what)) n++;
    return n;
}

static const size_t first_rows[] = {0, 1, 2, 3};
static const struct chart_series stages[] = {{.label = "Stage 1: Received", .column = 0},
                                             {.label = "Stage 2: Investigated", .column = 1},
                                             {.label = "Stage 3: Panel", .column = 2}};
enum { LEAD_ISSUE = 0, FURTHEST_STAGE = 1 };

/* A workbook with this one chart, three rows of a table; it keeps the rules for workbooks. */
static void write_chart(struct chart chart, size_t table) {
    struct report *report = fixture_report(arena);
    struct diags *diags = diags_new(arena);
    chart.id = "c";
    chart.title = "A chart";
    chart.alternative_text = "What it shows.";
    chart.table = report->tables[table];
    chart.rows = first_rows;
    if (chart.n_rows == 0) chart.n_rows = 3;
    report->charts = &chart;
    report->n_charts = 1;
    fixture_write(arena, report, path);
    enum status status = workbook_lint(arena, path, diags);
    ck_assert_msg(status == STATUS_OK, "%s", diags_count(diags) > 0 ? diags_at(diags, 0)->sentence : "");
}

START_TEST(lines_end_with_their_figures) {
    write_chart((struct chart){.kind = CHART_LINE, .series = stages, .n_series = 3, .axis_title = "Number", .focus_row = SIZE_MAX},
                FURTHEST_STAGE);
    const char *chart = part("xl/charts/chart1.xml");
    HAS(chart, "<c:lineChart>");
    HAS(chart, "<c:f>Table_2!$B$7:$B$9</c:f>");
    HAS(chart, "<c:f>Table_2!$A$7:$A$9</c:f>");
    HAS(chart, "<c:min val=\"0\"/>");
    /* of three points the first two have no label */
    ck_assert_uint_eq(times(chart, "<c:idx val=\"0\"/><c:delete val=\"1\"/>"), 3);
    ck_assert_uint_eq(times(chart, "<c:idx val=\"1\"/><c:delete val=\"1\"/>"), 3);
    /* 77, 0 and 1 would stand upon each other, on an axis up to 1,500: the first is shown, and a legend names the lines */
    ck_assert_uint_eq(times(chart, "<c:idx val=\"2\"/><c:delete val=\"1\"/>"), 2);
    HAS(chart, "<c:legendPos val=\"t\"/>");
    HAS_NOT(chart, "<c:showSerName val=\"1\"/>");
    /* what the axis measures stands level above it, in the chart's title */
    HAS(chart, "<a:t>Number</a:t>");
    ck_assert_ptr_nonnull(strstr(chart, "<c:title>"));
    ck_assert(strstr(chart, "<c:title>") < strstr(chart, "<c:plotArea>"));
    /* the categories' labels are level, by a 60,000th of a degree: not turned by the program that draws, and not broken within words */
    ck_assert_uint_eq(times(chart, "rot="), 1);
    HAS(chart, "<a:bodyPr rot=\"1\" vert=\"horz\"/>");
}
END_TEST

/* London alone: 1310, 402 and 31 are apart. */
START_TEST(lines_that_end_apart_are_named_there) {
    write_chart((struct chart){.kind = CHART_LINE, .series = stages, .n_series = 2, .n_rows = 2, .focus_row = SIZE_MAX}, FURTHEST_STAGE);
    const char *chart = part("xl/charts/chart1.xml");
    HAS(chart, "<c:showSerName val=\"1\"/>");
    HAS_NOT(chart, "<c:legend>");
}
END_TEST

START_TEST(a_line_may_start_above_zero_where_that_is_asked_for) {
    write_chart((struct chart){.kind = CHART_LINE, .series = stages, .n_series = 1, .may_start_above_zero = true, .focus_row = SIZE_MAX},
                FURTHEST_STAGE);
    HAS_NOT(part("xl/charts/chart1.xml"), "<c:min ");
    HAS(part("xl/sharedStrings.xml"), "The axis of this chart may begin above zero.");
}
END_TEST

/* The share of 2006/07 is 18.8%, 0.03%, [x], 11%: Excel would draw the symbol as zero. Its point is an empty cell. */
START_TEST(a_line_is_broken_where_there_is_no_number) {
    static const struct chart_series prior = {.label = "2006/07, % of total", .column = 2};
    write_chart((struct chart){.kind = CHART_LINE, .series = &prior, .n_series = 1, .n_rows = 4, .focus_row = SIZE_MAX}, LEAD_ISSUE);
    const char *chart = part("xl/charts/chart1.xml");
    const char *values = strstr(chart, "<c:val><c:numRef><c:f>");
    ck_assert_ptr_nonnull(values);
    ck_assert_msg(text_starts(values, "<c:val><c:numRef><c:f>('Chart_c'!$B$"), "%.200s", values);
    ck_assert_uint_eq(times(text_copy_bytes(arena, values, (size_t)(strstr(values, "</c:f>") - values)), ","), 2);
    HAS(values, ",'Chart_c'!$E$11,"); /* beside the table, its notes, and the narrow column that parts it from the chart */
    HAS(part("xl/worksheets/sheet8.xml"), "r=\"B11\"");
    HAS_NOT(part("xl/worksheets/sheet8.xml"), "r=\"E11\"");
    HAS(part("xl/sharedStrings.xml"), "Without a number in this chart: Attitude of staff");
}
END_TEST

START_TEST(the_line_picked_out_is_dark_and_the_others_grey) {
    static const struct chart_series focus[] = {{.label = "Stage 1: Received", .column = 0},
                                                {.label = "Stage 2: Investigated", .column = 1, .is_focus = true}};
    write_chart((struct chart){.kind = CHART_LINE, .series = focus, .n_series = 2, .focus_row = SIZE_MAX}, FURTHEST_STAGE);
    const char *chart = part("xl/charts/chart1.xml");
    const char *second = strstr(strstr(chart, "<c:ser>") + 1, "<c:ser>");
    HAS(chart, "8C8C8C");
    HAS_NOT(second, "8C8C8C");
    HAS(second, "12436D");
}
END_TEST

START_TEST(limits_are_thin_dashed_lines) {
    static const struct chart_series lines[] = {{.label = "Stage 1: Received", .column = 0},
                                                {.label = "Stage 2: Investigated", .column = 1, .role = SERIES_UPPER_LIMIT}};
    write_chart((struct chart){.kind = CHART_LINE, .series = lines, .n_series = 2, .focus_row = SIZE_MAX}, FURTHEST_STAGE);
    const char *second = strstr(strstr(part("xl/charts/chart1.xml"), "<c:ser>") + 1, "<c:ser>");
    HAS(second, "<a:prstDash val=\"dash\"/>");
    HAS(second, "<c:symbol val=\"none\"/>");
    /* the second point signals a change, and is marked so (charts/style/style.h) */
    static const char *const signals[] = {NULL, "above the upper limit", NULL};
    write_chart((struct chart){.kind = CHART_LINE, .series = lines, .n_series = 2, .signals = signals, .focus_row = SIZE_MAX}, FURTHEST_STAGE);
    const char *chart = part("xl/charts/chart1.xml");
    ck_assert_uint_eq(times(chart, "F46A25"), 1);
    const char *marked = strstr(chart, "F46A25"), *third = strstr(chart, "<c:idx val=\"2\"/>");
    ck_assert(strstr(chart, "<c:dPt><c:idx val=\"1\"/>") < marked && marked < third);
    /* by its shape too, and the other points are the line's own */
    HAS(chart, "<c:dPt><c:idx val=\"1\"/><c:marker><c:symbol val=\"diamond\"/><c:size val=\"10\"/><c:spPr>");
}
END_TEST

START_TEST(slices_have_their_names_and_colours) {
    static const size_t colours[] = {5, 0, 3};
    write_chart((struct chart){.kind = CHART_PIE, .series = stages, .n_series = 1, .row_colours = colours, .focus_row = SIZE_MAX},
                FURTHEST_STAGE);
    const char *chart = part("xl/charts/chart1.xml");
    HAS(chart, "<c:pieChart>");
    HAS(chart, "<c:showCatName val=\"1\"/>");
    HAS(chart, "<c:showVal val=\"1\"/>");
    HAS_NOT(chart, "<c:legend>");
    /* places 5, 0 and 3 of the palette (charts/style/style.c) */
    const char *first = strstr(chart, "A285D1"), *second = strstr(chart, "12436D"), *third = strstr(chart, "F46A25");
    ck_assert(first != NULL && second != NULL && third != NULL && first < second && second < third);
}
END_TEST

/* Of the longest bar, 1743, a part below 70 has no room: 44, 9, 31, 0, 1. */
START_TEST(stacked_amounts_are_as_long_as_their_sum) {
    write_chart((struct chart){.kind = CHART_STACKED, .series = stages, .n_series = 3, .focus_row = SIZE_MAX}, FURTHEST_STAGE);
    const char *chart = part("xl/charts/chart1.xml");
    HAS(chart, "<c:grouping val=\"stacked\"/>");
    HAS_NOT(chart, "<c:max val=\"1\"/>");
    ck_assert_uint_eq(times(chart, "<c:delete val=\"1\"/>"), 5);
    HAS(part("xl/sharedStrings.xml"), "In each bar, from left to right: Stage 1: Received, Stage 2: Investigated, Stage 3: Panel");
}
END_TEST

START_TEST(series_keep_their_place_in_the_palette) {
    static const struct chart_series kept[] = {{.label = "Stage 1: Received", .column = 0, .has_colour = true, .colour = 4},
                                               {.label = "Stage 2: Investigated", .column = 1, .has_colour = true, .colour = 1}};
    write_chart((struct chart){.kind = CHART_GROUPED, .series = kept, .n_series = 2, .focus_row = SIZE_MAX}, FURTHEST_STAGE);
    const char *chart = part("xl/charts/chart1.xml");
    HAS(chart, "3D3D3D");
    HAS(chart, "28A197");
    HAS_NOT(chart, "F46A25");
}
END_TEST

/* A chart for each series, side by side, on one scale: 1310 needs an axis to 1500. */
static void check_panels(enum chart_kind kind) {
    write_chart((struct chart){.kind = kind, .series = stages, .n_series = 3, .is_multiples = true, .axis_title = "Number", .focus_row = SIZE_MAX},
                FURTHEST_STAGE);
    static const char *const titles[] = {"Stage 1: Received", "Stage 2: Investigated", "Stage 3: Panel"};
    for (size_t i = 0; i < 3; i++) {
        const char *chart = part(TEXT(arena, "xl/charts/chart", text_from_int(arena, (int64_t)i + 1), ".xml"));
        HAS(chart, TEXT(arena, "<a:t>", titles[i]));
        HAS(chart, "<c:min val=\"0\"/>");
        HAS(chart, "<c:max val=\"1500\"/>");
        ck_assert_uint_eq(times(chart, "<c:ser>"), 1);
    }
    const char *drawing = part("xl/drawings/drawing1.xml");
    ck_assert_uint_eq(times(drawing, "<xdr:oneCellAnchor>"), 3);
    ck_assert_uint_eq(times(drawing, "<xdr:ext cx="), 3);
    HAS_NOT(drawing, "<xdr:to>");
    HAS(drawing, "A chart: Stage 3: Panel. 3 categories.");
}

START_TEST(small_multiples_are_charts_on_one_scale) {
    check_panels(CHART_BAR);
    check_panels(CHART_LINE);
    HAS(part("xl/charts/chart2.xml"), "<a:t>Stage 2: Investigated: Number</a:t>");
}
END_TEST

TCase *chart_cases(void) {
    TCase *tcase = tcase_create("native charts");
    tcase_add_checked_fixture(tcase, setup, teardown);
    tcase_add_test(tcase, lines_end_with_their_figures);
    tcase_add_test(tcase, lines_that_end_apart_are_named_there);
    tcase_add_test(tcase, a_line_may_start_above_zero_where_that_is_asked_for);
    tcase_add_test(tcase, a_line_is_broken_where_there_is_no_number);
    tcase_add_test(tcase, the_line_picked_out_is_dark_and_the_others_grey);
    tcase_add_test(tcase, limits_are_thin_dashed_lines);
    tcase_add_test(tcase, slices_have_their_names_and_colours);
    tcase_add_test(tcase, stacked_amounts_are_as_long_as_their_sum);
    tcase_add_test(tcase, series_keep_their_place_in_the_palette);
    tcase_add_test(tcase, small_multiples_are_charts_on_one_scale);
    return tcase;
}
