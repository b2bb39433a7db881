/* Tests of charts/style and of the layouts of charts/figure, without cairo: letters here are half an em wide, digits 0.556.
 *
 * Goldens are lists of marks in points: golden/NAME.txt. UPDATE_GOLDEN=1 in the environment rewrites them. */
#include "fixtures.h"
#include "properties.h"
#include "random_charts.h"

#include "base/text.h"
#include "base/utf8.h"
#include "figure/colours.h"

#include <check.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static struct arena *arena;

static void set_up(void) {
    arena = arena_open();
}

static void tear_down(void) {
    arena_close(arena);
}

static double width_pt(void *context, const char *text, double size_pt, bool is_number) {
    (void)context;
    return (double)utf8_length(text) * size_pt * (is_number ? 0.556 : 0.5);
}

static const struct figure_measure measure = {.width_pt = width_pt};

static const struct figure *lay_out(const struct report *report, double width) {
    return figure_layout(arena, report->charts, measure, width);
}

/* --- style --- */

/* Black on white is 21 (WCAG); the others from its formula in Python. */
START_TEST(test_contrast) {
    ck_assert_double_eq_tol(style_contrast(0x12436D, 0xFFFFFF), 10.246867, 1e-6);
    ck_assert_double_eq_tol(style_contrast(0xFFFFFF, 0xF46A25), 3.028141, 1e-6);
    ck_assert_double_eq_tol(style_contrast(0x000000, 0xFFFFFF), 21.0, 1e-9);
    ck_assert_double_eq_tol(style_contrast(0x777777, 0x777777), 1.0, 1e-9);
    ck_assert_uint_eq(style_text_on(0x12436D), STYLE_GROUND);
    ck_assert_uint_eq(style_text_on(0xF46A25), STYLE_TEXT);
    ck_assert_uint_eq(style_text_on(0xFFFFFF), STYLE_TEXT);
}
END_TEST

START_TEST(test_series_colours) {
    ck_assert_uint_eq(style_series_colour(0, 1), 0x12436D);
    ck_assert_uint_eq(style_series_colour(1, 2), 0xF46A25);
    ck_assert_uint_eq(style_series_colour(1, 3), 0x28A197);
    ck_assert_uint_eq(style_series_colour(6, 7), 0x12436D);
    /* Text can be read on every colour of the palette. */
    for (size_t i = 0; i < STYLE_N_COLOURS; i++) {
        colour_t colour = style_series_colour(i, STYLE_N_COLOURS);
        ck_assert_double_ge(style_contrast(style_text_on(colour), colour), 4.5);
    }
}
END_TEST

/* --- figures --- */

START_TEST(test_properties) {
    static const double widths[] = {480.0, 360.0, 700.0};
    const struct report *report = fixture_report(arena, (size_t)_i);
    for (size_t i = 0; i < 3; i++) {
        const struct figure *figure = lay_out(report, widths[i]);
        check_all(fixture_name((size_t)_i), report->charts, figure);
    }
}
END_TEST

#define N_BATCHES 20
#define BATCH 500

/* CHARTS_SEED=NUMBER in the environment also lists that one's marks. */
static void check_random(struct arena *scratch, uint32_t seed) {
    static const double widths[] = {480.0, 360.0, 700.0};
    const char *number = text_from_int(scratch, seed), *wanted = getenv("CHARTS_SEED");
    const struct chart *chart = random_chart(scratch, seed);
    const struct figure *figure = figure_layout(scratch, chart, measure, widths[seed % 3]);
    if (wanted != NULL && text_equal(wanted, number)) fputs(figure_listing(scratch, figure), stderr);
    check_all(TEXT(scratch, "seed ", number), chart, figure);
}

START_TEST(test_random) {
    for (uint32_t i = 0; i < BATCH; i++) {
        struct arena *scratch = arena_child(arena);
        check_random(scratch, (uint32_t)_i * BATCH + i);
        arena_close(scratch);
    }
}
END_TEST

/* Lengths of bars are to each other as their numbers: 133, 132, 102, ... */
START_TEST(test_lengths) {
    const struct report *report = fixture_named(arena, "lead-issue");
    const struct figure *figure = lay_out(report, 480.0);
    double longest = 0.0;
    for (size_t i = 0, row = 0; i < figure->n_marks; i++) {
        if (figure->marks[i].role != FIGURE_BAR) continue;
        if (row == 0) longest = figure->marks[i].width;
        double number = (double)report->charts->table->cells[row++].value.numerator;
        ck_assert_double_eq_tol(figure->marks[i].width, longest * number / 133.0, 0.02);
    }
}
END_TEST

/* Bars of all panels are to each other as their numbers: North 412, 301, ..., then Central 655, ..., then South. */
START_TEST(test_one_scale) {
    const struct report *report = fixture_named(arena, "panels-of-bars");
    const struct chart *chart = report->charts;
    const struct figure *figure = lay_out(report, 480.0);
    size_t i = 0;
    double first = 0.0;
    for (size_t series = 0; series < 3; series++) {
        for (size_t row = 0; row < chart->n_rows; row++) {
            const struct cell *cell = table_cell(chart->table, row, series);
            if (cell->kind != CELL_NUMBER) continue;
            while (figure->marks[i].role != FIGURE_BAR) i++;
            if (!(first > 0.0)) first = figure->marks[i].width;
            ck_assert_double_eq_tol(figure->marks[i++].width, fmax(1.0, first * (double)cell->value.numerator / 412.0), 0.03);
        }
    }
}
END_TEST

/* On a telephone two long bars have their values inside, and the short one beside it; on paper all stand beside. */
START_TEST(test_values_inside) {
    const struct report *report = fixture_named(arena, "values-inside");
    for (size_t i = 0; i < 2; i++) report->charts->table->cells[i].mark = MARK_REVISED; /* "9,204,318 [r]" */
    static const double widths[] = {240.0, 480.0};
    for (size_t i = 0; i < 2; i++) {
        const struct figure *figure = lay_out(report, widths[i]);
        size_t n_inside = 0, n_outside = 0;
        for (size_t k = 0; k < figure->n_marks; k++) {
            if (figure->marks[k].role != FIGURE_VALUE) continue;
            n_inside += figure->marks[k].anchor == FIGURE_END && figure->marks[k].colour == STYLE_GROUND;
            n_outside += figure->marks[k].anchor == FIGURE_START && figure->marks[k].colour == STYLE_TEXT;
        }
        ck_assert_uint_eq(n_inside, i == 0 ? 2 : 0);
        ck_assert_uint_eq(n_outside, i == 0 ? 1 : 3);
        check_all("values-inside", report->charts, figure);
    }
}
END_TEST

/* A series that keeps its colour has it in every kind; one picked out has the focus' colour, and lines beside it a darker grey. */
START_TEST(test_colours) {
    struct chart_series series[] = {{.label = "a", .has_colour = true, .colour = 3}, {.label = "b"}, {.label = "c"}};
    static const size_t rows[] = {0, 1}, row_colours[] = {4, 2};
    struct chart chart = {.series = series, .n_series = 3, .rows = rows, .n_rows = 2, .focus_row = SIZE_MAX};
    ck_assert_uint_eq(series_colour(&chart, 0), 0xF46A25);
    ck_assert_uint_eq(series_colour(&chart, 1), 0x28A197);
    ck_assert_uint_eq(series_marker(&chart, 0), 3);
    ck_assert_uint_eq(series_marker(&chart, 2), 2);
    series[2].is_focus = true;
    ck_assert_uint_eq(series_colour(&chart, 0), STYLE_BESIDE_FOCUS);
    ck_assert_uint_eq(series_line_colour(&chart, 0), STYLE_LINE_BESIDE_FOCUS);
    ck_assert_uint_eq(series_line_colour(&chart, 2), STYLE_FOCUS);
    chart.n_series = 1;
    ck_assert_uint_eq(row_colour(&chart, 1), 0xF46A25);
    chart.row_colours = row_colours;
    ck_assert_uint_eq(row_colour(&chart, 0), 0x3D3D3D);
    ck_assert_uint_eq(row_colour(&chart, 1), 0x801650);
    chart.focus_row = 1;
    ck_assert_uint_eq(row_colour(&chart, 0), STYLE_BESIDE_FOCUS);
    ck_assert_uint_eq(row_colour(&chart, 1), STYLE_FOCUS);
}
END_TEST

/* What is drawn in a colour of its own can be told from the ground: 3 to 1 (WCAG 2.2, 1.4.11). */
START_TEST(test_contrast_with_ground) {
    for (size_t i = 0; i < STYLE_N_COLOURS; i++) ck_assert_double_ge(style_contrast(style_place_colour(i), STYLE_GROUND), 3.0);
    ck_assert_double_ge(style_contrast(STYLE_LINE_BESIDE_FOCUS, STYLE_GROUND), 3.0);
    ck_assert_double_ge(style_contrast(STYLE_SIGNAL, STYLE_GROUND), 3.0);
    ck_assert_double_ge(style_contrast(STYLE_FOCUS, STYLE_LINE_BESIDE_FOCUS), 3.0);
    ck_assert_double_ge(style_contrast(STYLE_AXIS, STYLE_GROUND), 4.5);
}
END_TEST

static size_t count_role(const struct figure *figure, enum figure_role role, const char *text) {
    size_t n = 0;
    for (size_t i = 0; i < figure->n_marks; i++) {
        const struct figure_mark *mark = &figure->marks[i];
        if (mark->role == role && (text == NULL || (mark->text != NULL && text_equal(mark->text, text)))) n++;
    }
    return n;
}

/* A mark stands where the bar would begin, and there is no bar. */
START_TEST(test_marks_shown) {
    const struct figure *figure = lay_out(fixture_named(arena, "marks"), 480.0);
    ck_assert_uint_eq(count_role(figure, FIGURE_BAR, NULL), 2);
    ck_assert_uint_eq(count_role(figure, FIGURE_VALUE, "[z]"), 1);
    ck_assert_uint_eq(count_role(figure, FIGURE_VALUE, "[c]"), 1);
    ck_assert_uint_eq(count_role(figure, FIGURE_VALUE, "0.0%"), 1);
}
END_TEST

/* One record beside 20,000: its bar is as long as a point, and those that are longer are as long as their values. */
START_TEST(test_least_bar) {
    const struct report *report = fixture_named(arena, "one-of-many");
    const struct figure *figure = lay_out(report, 480.0);
    double widths[4];
    size_t n = 0;
    for (size_t i = 0; i < figure->n_marks; i++)
        if (figure->marks[i].role == FIGURE_BAR && n < 4) widths[n++] = figure->marks[i].width;
    ck_assert_uint_eq(n, 3); /* none for 0 */
    ck_assert_double_eq_tol(widths[1], widths[0] / 2.0, 0.02);
    ck_assert_double_eq_tol(widths[2], 1.0, 0.02);
    ck_assert_double_lt(widths[0] / 20000.0, 0.02); /* what it would be */
}
END_TEST

START_TEST(test_no_rows) {
    static const enum chart_kind kinds[] = {CHART_BAR, CHART_GROUPED, CHART_STACKED_PERCENT};
    for (size_t i = 0; i < 3; i++) {
        const struct report *report = fixture_named(arena, "empty");
        struct chart chart = report->charts[0];
        chart.kind = kinds[i];
        const struct figure *figure = figure_layout(arena, &chart, measure, 480.0);
        ck_assert_uint_eq(figure->n_marks, 1);
        ck_assert_uint_eq(count_role(figure, FIGURE_VALUE, "No records"), 1);
    }
}
END_TEST

/* A point picked out alone has its value; those of a run have none. A signal is told by shape as well: a rim and a diamond. */
START_TEST(test_signals) {
    struct chart chart = fixture_named(arena, "control-chart")->charts[0];
    const struct figure *figure = figure_layout(arena, &chart, measure, 480.0);
    ck_assert_uint_eq(count_role(figure, FIGURE_VALUE, "99"), 1);
    ck_assert_uint_eq(count_role(figure, FIGURE_LEGEND, "Signal: above the upper limit"), 1);
    ck_assert_uint_eq(count_role(figure, FIGURE_POINT, NULL), chart.n_rows + 1); /* the rim is a mark of its own */
    const char **signals = ARENA_ARRAY(arena, const char *, chart.n_rows);
    for (size_t i = 0; i < 7; i++) signals[i] = "seven in a row";
    chart.signals = signals;
    figure = figure_layout(arena, &chart, measure, 480.0);
    ck_assert_uint_eq(count_role(figure, FIGURE_VALUE, NULL), 0);
    ck_assert_uint_eq(count_role(figure, FIGURE_POINT, NULL), chart.n_rows + 7);
}
END_TEST

/* The axis says where it starts, and starts at zero where that costs less than half of the plot. */
START_TEST(test_start_of_axis) {
    const struct report *report = fixture_named(arena, "line-from-300");
    ck_assert_uint_eq(count_role(lay_out(report, 480.0), FIGURE_NOTE, "The axis starts at 310"), 1);
    report->charts->table->cells[0].value.numerator = 185; /* from 185 to 371: half of it */
    ck_assert_uint_eq(count_role(lay_out(report, 480.0), FIGURE_NOTE, NULL), 0);
    ck_assert_uint_eq(count_role(lay_out(report, 480.0), FIGURE_AXIS, NULL), 1);
}
END_TEST

/* With one cell of a row confidential its shares are not known: no bar, and the words say what is. */
START_TEST(test_no_whole) {
    const struct figure *figure = lay_out(fixture_named(arena, "stacked-edges"), 480.0);
    ck_assert_uint_eq(count_role(figure, FIGURE_BAR, NULL), 6 + 1 + 6);
    ck_assert_uint_eq(count_role(figure, FIGURE_VALUE, "0"), 1);
}
END_TEST

/* A mark beside a number is shown with it. */
START_TEST(test_mark_beside) {
    const struct report *report = fixture_named(arena, "one-bar");
    report->charts->table->cells[0].mark = MARK_REVISED;
    const struct figure *figure = lay_out(report, 480.0);
    ck_assert_uint_eq(count_role(figure, FIGURE_VALUE, "18 [r]"), 1);
}
END_TEST

START_TEST(test_focus) {
    const struct figure *figure = lay_out(fixture_named(arena, "relationship"), 480.0);
    size_t n_focus = 0, n_beside = 0;
    for (size_t i = 0; i < figure->n_marks; i++) {
        if (figure->marks[i].role != FIGURE_BAR) continue;
        n_focus += figure->marks[i].colour == STYLE_FOCUS;
        n_beside += figure->marks[i].colour == STYLE_BESIDE_FOCUS;
    }
    ck_assert_uint_eq(n_focus, 1);
    ck_assert_uint_eq(n_beside, 6);
}
END_TEST

START_TEST(test_kinds) {
    ck_assert_str_eq(figure_kind(CHART_BAR)->name, "bar");
    ck_assert_str_eq(figure_kind(CHART_GROUPED)->name, "grouped");
    ck_assert_str_eq(figure_kind(CHART_STACKED_PERCENT)->name, "stacked_percent");
    ck_assert_uint_eq(figure_kind(CHART_BAR)->max_series, 1);
}
END_TEST

/* --- goldens --- */

static const char *const goldens[] = {"relationship", "differences",         "marks",      "long-labels",  "two-years",
                                      "grouped-legend", "grouped-differences", "timescales", "stacked-edges", "empty", "one-of-many",
                                      "line-months", "line-quarters", "line-years", "line-from-300", "line-one-point", "line-nothing-known",
                                      "line-ages", "control-chart", "control-break",
                                      "pie", "pie-two", "pie-whole", "pie-thin", "pie-confidential",
                                      "stacked", "stacked-no-total", "panels-of-lines", "panels-of-bars", "panels-of-differences"};

static const char *golden_path(const char *name) {
    return TEXT(arena, GOLDEN_FOLDER, "/", name, ".txt");
}

static const char *read_all(const char *path) {
    struct text_builder text = {.arena = arena};
    FILE *file = fopen(path, "rb");
    ck_assert_msg(file != NULL, "no golden '%s'; UPDATE_GOLDEN=1 writes it", path);
    for (int c = fgetc(file); c != EOF; c = fgetc(file)) text_add_char(&text, (char)c);
    fclose(file);
    return text_done(&text);
}

static void write_all(const char *path, const char *text) {
    FILE *file = fopen(path, "wb");
    ck_assert_ptr_nonnull(file);
    fputs(text, file);
    ck_assert_int_eq(fclose(file), 0);
}

START_TEST(test_golden) {
    const char *path = golden_path(goldens[_i]);
    const char *listing = figure_listing(arena, lay_out(fixture_named(arena, goldens[_i]), STYLE_WIDTH_PT));
    if (getenv("UPDATE_GOLDEN") != NULL) write_all(path, listing);
    const char *golden = read_all(path);
    if (!text_equal(golden, listing)) ck_abort_msg("%s differs; UPDATE_GOLDEN=1 accepts what it is now:\n%s", path, listing);
}
END_TEST

#define N(array) ((int)(sizeof(array) / sizeof(array)[0]))

int main(void) {
    Suite *suite = suite_create("figure");
    TCase *tests = tcase_create("figure");
    tcase_set_timeout(tests, 60);
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, test_contrast);
    tcase_add_test(tests, test_series_colours);
    tcase_add_loop_test(tests, test_properties, 0, (int)n_fixtures);
    tcase_add_loop_test(tests, test_random, 0, getenv("BOARDPAPER_FEW_CASES") == NULL ? N_BATCHES : 1);
    tcase_add_test(tests, test_lengths);
    tcase_add_test(tests, test_one_scale);
    tcase_add_test(tests, test_values_inside);
    tcase_add_test(tests, test_colours);
    tcase_add_test(tests, test_contrast_with_ground);
    tcase_add_test(tests, test_marks_shown);
    tcase_add_test(tests, test_least_bar);
    tcase_add_test(tests, test_no_rows);
    tcase_add_test(tests, test_no_whole);
    tcase_add_test(tests, test_signals);
    tcase_add_test(tests, test_start_of_axis);
    tcase_add_test(tests, test_mark_beside);
    tcase_add_test(tests, test_focus);
    tcase_add_test(tests, test_kinds);
    tcase_add_loop_test(tests, test_golden, 0, N(goldens));
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int n_failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return n_failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
