/* Whether a picture says what the cells say. Positions are read back from the labels of the axis, as a reader would. */
#include "properties.h"

#include "base/text.h"

/* Each ck_assert writes a line for the parent process, which thousands of marks make slow: hence ck_abort_msg. */
#include <check.h>
#include <math.h>
#include <string.h>

#define SLACK 0.02 /* positions are rounded to hundredths */

static const struct cell *cell_at(const struct chart *chart, size_t row, size_t series) {
    return table_cell(chart->table, chart->rows[row], chart->series[series].column);
}

static double number_of(const struct cell *cell) {
    return number_double(cell->value, cell_scale(cell));
}

/* The value axis as its labels tell it: where the least and the greatest of the numbers stand. */
struct axis {
    double low, low_at, high, high_at;
    size_t n;
};

/* Labels of an upright axis end at it, those of a level one stand beneath their ticks. */
static struct axis axis_of(const struct figure *figure, bool is_upright) {
    struct axis axis = {0};
    for (size_t i = 0; i < figure->n_marks; i++) {
        const struct figure_mark *mark = &figure->marks[i];
        struct decimal number;
        if (mark->role != FIGURE_TICK || mark->shape != FIGURE_TEXT) continue;
        if (mark->anchor != (is_upright ? FIGURE_END : FIGURE_MIDDLE) || !number_parse_published(mark->text, &number)) continue;
        double value = (double)number.units * pow(10.0, -number.decimals);
        double at = is_upright ? mark->y - style_face.cap_height * mark->height / 2.0 : mark->x;
        if (axis.n++ == 0) axis.low = axis.high = value, axis.low_at = axis.high_at = at;
        if (value < axis.low) axis.low = value, axis.low_at = at;
        if (value > axis.high) axis.high = value, axis.high_at = at;
    }
    return axis;
}

static double place_of(const struct axis *axis, double value) {
    return axis->low_at + (value - axis->low) / (axis->high - axis->low) * (axis->high_at - axis->low_at);
}

static bool is_at(double a, double b) {
    return fabs(a - b) <= 3.0 * SLACK;
}

/* ---- bars ---- */

/* The next bar in drawing order from *ret_at on; NULL where there is none. */
static const struct figure_mark *next_bar(const struct figure *figure, size_t *at) {
    while (*at < figure->n_marks && figure->marks[*at].role != FIGURE_BAR) (*at)++;
    return *at < figure->n_marks ? &figure->marks[(*at)++] : NULL;
}

static void check_ends(const char *name, const struct figure_mark *bar, double left, double right, double slack) {
    if (bar == NULL) ck_abort_msg("%s: a bar is missing", name);
    if (fabs(bar->x - left) > slack || fabs(bar->x + bar->width - right) > slack)
        ck_abort_msg("%s: a bar from %g to %g should run from %g to %g", name, bar->x, bar->x + bar->width, left, right);
}

/* A bar is as long as its number; the least are a point long, to be seen. */
static void check_bars(const char *name, const struct chart *chart, const struct figure *figure, const struct axis *axis) {
    size_t at = 0;
    for (size_t i = 0; i < chart->n_rows * chart->n_series; i++) {
        const struct cell *cell = cell_at(chart, i / chart->n_series, i % chart->n_series);
        if (cell->kind != CELL_NUMBER || cell->value.numerator == 0) continue;
        double zero = place_of(axis, 0.0), end = place_of(axis, number_of(cell));
        if (fabs(end - zero) < 1.0) end = zero + (end < zero ? -1.0 : 1.0);
        check_ends(name, next_bar(figure, &at), fmin(zero, end), fmax(zero, end), 3.0 * SLACK);
    }
    if (next_bar(figure, &at) != NULL) ck_abort_msg("%s: a bar too many", name);
}

/* Sum of a row's numbers; 0 where they have none, or no whole. */
static double whole_of(const struct chart *chart, size_t row) {
    double whole = 0.0;
    for (size_t i = 0; i < chart->n_series; i++) {
        if (cell_at(chart, row, i)->kind != CELL_NUMBER || number_of(cell_at(chart, row, i)) < 0.0) return 0.0;
        whole += number_of(cell_at(chart, row, i));
    }
    return whole;
}

/* Segments lie end to end, but for half of a separator at either side. */
static void check_segments(const char *name, const struct chart *chart, const struct figure *figure, const struct axis *axis) {
    bool has_shares = chart->kind == CHART_STACKED_PERCENT;
    size_t at = 0;
    for (size_t row = 0; row < chart->n_rows; row++) {
        double whole = whole_of(chart, row), before = 0.0, zero = place_of(axis, 0.0);
        if (whole > 0.0 && !has_shares && place_of(axis, whole) < zero + 1.0) {
            check_ends(name, next_bar(figure, &at), zero, zero + 1.0, 3.0 * SLACK);
            continue;
        }
        for (size_t i = 0; whole > 0.0 && i < chart->n_series; i++) {
            double number = number_of(cell_at(chart, row, i)), factor = has_shares ? 100.0 / whole : 1.0;
            double left = place_of(axis, before * factor), right = place_of(axis, (before + number) * factor);
            before += number;
            if (number > 0.0) check_ends(name, next_bar(figure, &at), left, right, 0.75 + 3.0 * SLACK);
        }
    }
    if (next_bar(figure, &at) != NULL) ck_abort_msg("%s: a segment too many", name);
}

/* In a narrow plot zero alone has a label: then nothing can be read back. */
static void check_lengths(const char *name, const struct chart *chart, const struct figure *figure) {
    struct axis axis = axis_of(figure, false);
    if (axis.n < 2) return;
    if (chart->kind == CHART_BAR || chart->kind == CHART_GROUPED) check_bars(name, chart, figure, &axis);
    if (chart->kind == CHART_STACKED || chart->kind == CHART_STACKED_PERCENT) check_segments(name, chart, figure, &axis);
}

/* ---- lines ---- */

/* A marker in the middle of which y is, or a corner of a line at y: x is the place, or -1 for any. */
static bool has_mark_at(const struct figure *figure, double y, double x, double *ret_x) {
    for (size_t i = 0; i < figure->n_marks; i++) {
        const struct figure_mark *mark = &figure->marks[i];
        if (mark->role == FIGURE_POINT && is_at(mark->y + mark->height / 2.0, y) && (x < 0.0 || is_at(mark->x + mark->width / 2.0, x))) {
            *ret_x = mark->x + mark->width / 2.0;
            return true;
        }
        for (size_t k = 0; (mark->role == FIGURE_SERIES || mark->role == FIGURE_REFERENCE) && k < mark->n_points; k++) {
            if (!is_at(mark->points[k].y, y) || (x >= 0.0 && !is_at(mark->points[k].x, x))) continue;
            *ret_x = mark->points[k].x;
            return true;
        }
    }
    return false;
}

/* Rows of data stand in one upright line, and each number at its height. Of means and limits the height alone is known. */
static void check_row(const char *name, const struct chart *chart, const struct figure *figure, const struct axis *axis, size_t row) {
    double place = -1.0, x;
    for (size_t series = 0; series < chart->n_series; series++) {
        const struct cell *cell = cell_at(chart, row, series);
        bool is_data = chart->series[series].role == SERIES_DATA;
        if (cell->kind != CELL_NUMBER) continue;
        if (!has_mark_at(figure, place_of(axis, number_of(cell)), is_data ? place : -1.0, &x))
            ck_abort_msg("%s: nothing at %s of row %zu", name, cell->display, row);
    }
}

/* Corners of all lines of data, and markers that stand alone: as many as there are numbers. */
static void check_count(const char *name, const struct chart *chart, const struct figure *figure) {
    size_t n_numbers = 0, n_corners = 0, n_points = 0;
    for (size_t i = 0; i < chart->n_rows * chart->n_series; i++) {
        bool is_data = chart->series[i % chart->n_series].role == SERIES_DATA;
        n_numbers += is_data && cell_at(chart, i / chart->n_series, i % chart->n_series)->kind == CELL_NUMBER;
    }
    for (size_t i = 0; i < figure->n_marks; i++) {
        if (figure->marks[i].role == FIGURE_SERIES) n_corners += figure->marks[i].n_points;
        n_points += figure->marks[i].role == FIGURE_POINT;
    }
    if (n_corners > n_numbers) ck_abort_msg("%s: %zu corners, %zu numbers", name, n_corners, n_numbers);
    if (n_numbers > 0 && n_points == 0) ck_abort_msg("%s: no marker", name);
}

/* A line goes from a slot to the next, and never over one that is empty: all its steps are as wide as the narrowest. */
static void check_steps(const char *name, const struct figure *figure) {
    double least = (double)INFINITY, most = 0.0;
    for (size_t i = 0; i < figure->n_marks; i++) {
        const struct figure_mark *mark = &figure->marks[i];
        for (size_t k = 1; mark->role == FIGURE_SERIES && k < mark->n_points; k++) {
            least = fmin(least, mark->points[k].x - mark->points[k - 1].x);
            most = fmax(most, mark->points[k].x - mark->points[k - 1].x);
        }
    }
    if (most > 0.0 && most - least > 3.0 * SLACK) ck_abort_msg("%s: a line goes over a gap", name);
}

/* *shared: the axis of the panel before, for one that has no labels of its own. */
static void check_lines(const char *name, const struct chart *chart, const struct figure *figure, struct axis *shared) {
    struct axis axis = axis_of(figure, true);
    if (chart->kind != CHART_LINE || chart->n_rows == 0) return;
    if (axis.n >= 2) *shared = axis;
    if (shared->n < 2) ck_abort_msg("%s: no axis", name);
    for (size_t row = 0; row < chart->n_rows; row++) check_row(name, chart, figure, shared, row);
    check_count(name, chart, figure);
    check_steps(name, figure);
}

/* ---- pies ---- */

/* Surface of a slice (Gauss's formula). */
static double surface(const struct figure_mark *area) {
    double twice = 0.0;
    for (size_t i = 0; i < area->n_points; i++) {
        struct figure_point a = area->points[i], b = area->points[(i + 1) % area->n_points];
        twice += a.x * b.y - b.x * a.y;
    }
    return fabs(twice) / 2.0;
}

static double sum_of_slices(const struct figure *figure) {
    double sum = 0.0;
    for (size_t i = 0; i < figure->n_marks; i++)
        if (figure->marks[i].role == FIGURE_SLICE) sum += surface(&figure->marks[i]);
    return sum;
}

static const struct figure_mark *slice_with(const struct figure *figure, double share, double all) {
    for (size_t i = 0; i < figure->n_marks; i++) {
        const struct figure_mark *mark = &figure->marks[i];
        if (mark->role == FIGURE_SLICE && fabs(surface(mark) / all - share) < 0.0005) return mark;
    }
    return NULL;
}

static void check_pie(const char *name, const struct chart *chart, const struct figure *figure) {
    double whole = 0.0, all = sum_of_slices(figure);
    if (chart->kind != CHART_PIE || chart->n_rows == 0) return;
    for (size_t i = 0; i < chart->n_rows; i++) {
        bool is_share = cell_at(chart, i, 0)->kind == CELL_NUMBER && number_of(cell_at(chart, i, 0)) >= 0.0;
        if (!is_share) whole = (double)NAN;
        else whole += number_of(cell_at(chart, i, 0));
    }
    if (!(whole > 0.0)) {
        if (all > 0.0) ck_abort_msg("%s: slices of no whole", name);
        return;
    }
    for (size_t i = 0; i < chart->n_rows; i++) {
        double share = number_of(cell_at(chart, i, 0)) / whole;
        if (share > 0.001 && slice_with(figure, share, all) == NULL) ck_abort_msg("%s: no slice of %g", name, share);
    }
}

/* ---- nothing is lost ---- */

static void add_without_spaces(struct text_builder *out, const char *text) {
    for (; *text != '\0'; text++)
        if (*text != ' ') text_add_char(out, *text);
}

/* All values that the figure shows, line after line. */
static const char *values_of(struct arena *arena, const struct figure *figure) {
    struct text_builder out = {.arena = arena};
    for (size_t i = 0; i < figure->n_marks; i++) {
        const struct figure_mark *mark = &figure->marks[i];
        if (mark->shape == FIGURE_TEXT && (mark->role == FIGURE_VALUE || mark->role == FIGURE_END_LABEL)) add_without_spaces(&out, mark->text);
    }
    return text_done(&out);
}

static void check_values(const char *name, const struct chart *chart, const struct figure *figure) {
    bool shows_all = chart->kind == CHART_BAR || chart->kind == CHART_GROUPED || chart->kind == CHART_PIE;
    struct arena *arena = arena_open();
    const char *values = values_of(arena, figure);
    for (size_t i = 0; shows_all && i < chart->n_rows * chart->n_series; i++) {
        struct text_builder display = {.arena = arena};
        add_without_spaces(&display, cell_at(chart, i / chart->n_series, i % chart->n_series)->display);
        if (strstr(values, text_done(&display)) == NULL) ck_abort_msg("%s: '%s' is lost", name, text_done(&display));
    }
    arena_close(arena);
}

void check_numbers(const char *name, const struct chart *chart, const struct figure *figure) {
    struct axis axis = {0};
    struct panel_view view = {0};
    while (next_panel(chart, figure, &view)) {
        check_lengths(name, &view.chart, &view.figure);
        check_lines(name, &view.chart, &view.figure, &axis);
        check_pie(name, &view.chart, &view.figure);
        check_values(name, &view.chart, &view.figure);
    }
}
