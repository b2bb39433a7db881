#include "figure/parts/line_marks.h"

#include "figure/axes/upright.h"
#include "figure/colours.h"
#include "figure/parts/marker.h"

#include <math.h>

#define LINE_PT 2.0
#define MARKER_PT 6.5
#define SIGNAL_PT 7.5
#define SIGNAL_RIM_PT 1.8
#define MARKER_PITCH_PT 9.0   /* markers would run together where points are nearer to each other: ... */
#define THINNED_PITCH_PT 45.0 /* ... then as many stand as tell the lines apart */

/* Lines that are no data: drawn by role. */
static const struct reference {
    double thickness, dash_pt;
} references[] = {
    [SERIES_DATA] = {0.0, 0.0},
    [SERIES_CENTRE] = {1.25, 0.0},
    [SERIES_UPPER_LIMIT] = {1.0, 4.0},
    [SERIES_LOWER_LIMIT] = {1.0, 4.0},
    [SERIES_TARGET] = {1.25, 10.0},
};

colour_t line_marks_colour(const struct chart *chart, size_t series) {
    return chart->series[series].role == SERIES_DATA ? series_line_colour(chart, series) : STYLE_AXIS;
}

/* ---- runs: places that follow one another, each with a number ---- */

static bool has_number(const struct frame *frame, const struct foot *foot, size_t series, size_t at) {
    return frame_cell(frame, foot->order[at], series)->kind == CELL_NUMBER;
}

static bool is_broken(const struct frame *frame, const struct foot *foot, size_t series, size_t at) {
    return frame_cell(frame, foot->order[at], series)->mark == MARK_BREAK;
}

/* No line goes over a gap, nor over a break in the series: what lies on its two sides was not counted alike. */
static bool follows(const struct frame *frame, const struct foot *foot, size_t series, size_t at) {
    return at + 1 < frame->chart->n_rows && has_number(frame, foot, series, at + 1) &&
           is_broken(frame, foot, series, at + 1) == is_broken(frame, foot, series, at) &&
           foot->slot_of[foot->order[at + 1]] == foot->slot_of[foot->order[at]] + 1;
}

size_t line_marks_last(const struct frame *frame, const struct foot *foot, size_t series) {
    for (size_t at = frame->chart->n_rows; at > 0; at--)
        if (has_number(frame, foot, series, at - 1)) return foot->order[at - 1];
    return SIZE_MAX;
}

static double x_at(const struct foot *foot, size_t at) {
    return foot_x(foot, foot->slot_of[foot->order[at]]);
}

static double y_at(const struct frame *frame, const struct foot *foot, size_t series, size_t at) {
    return upright_y(frame, frame_number(frame_cell(frame, foot->order[at], series)));
}

/* ---- data ---- */

static void put_run(struct frame *frame, const struct foot *foot, size_t series, size_t from, size_t to) {
    struct figure_point *corners = ARENA_ARRAY(frame->to.arena, struct figure_point, to - from + 1);
    for (size_t at = from; at <= to; at++) corners[at - from] = (struct figure_point){x_at(foot, at), y_at(frame, foot, series, at)};
    struct figure_stroke stroke = {.role = FIGURE_SERIES, .thickness = LINE_PT, .colour = line_marks_colour(frame->chart, series)};
    if (to > from) figure_path(&frame->to, stroke, corners, to - from + 1);
}

void line_marks_signal(struct frame *frame, enum figure_role role, double x, double y) {
    marker_put(&frame->to, role, (struct marker){MARKER_DIAMOND, SIGNAL_PT + SIGNAL_RIM_PT, STYLE_TEXT}, x, y);
    marker_put(&frame->to, role, (struct marker){MARKER_DIAMOND, SIGNAL_PT, STYLE_SIGNAL}, x, y);
}

static size_t n_data(const struct chart *chart) {
    size_t n = 0;
    for (size_t i = 0; i < chart->n_series; i++) n += chart->series[i].role == SERIES_DATA;
    return n;
}

/* Every how many slots there is a marker, counted from the last slot. A line alone needs none where points are close. */
static size_t stride_of(const struct frame *frame, const struct foot *foot) {
    if (foot->pitch >= MARKER_PITCH_PT) return 1;
    return n_data(frame->chart) > 1 ? (size_t)ceil(fmin(THINNED_PITCH_PT / foot->pitch, 1e6)) : SIZE_MAX;
}

/* The last point, and one without neighbours, always have a marker. */
static void put_markers(struct frame *frame, const struct foot *foot, size_t series, size_t from, size_t to) {
    const struct chart *chart = frame->chart;
    bool has_signals = chart->signals != NULL && series == chart_first_data(chart);
    size_t stride = stride_of(frame, foot);
    struct marker marker = {series_marker(chart, series), MARKER_PT, line_marks_colour(chart, series)};
    for (size_t at = from; at <= to; at++) {
        size_t row = foot->order[at];
        bool is_kept = from == to || row == line_marks_last(frame, foot, series) || (foot->n_slots - 1 - foot->slot_of[row]) % stride == 0;
        double x = x_at(foot, at), y = y_at(frame, foot, series, at);
        if (has_signals && chart->signals[row] != NULL) line_marks_signal(frame, FIGURE_POINT, x, y);
        else if (is_kept) marker_put(&frame->to, FIGURE_POINT, marker, x, y);
    }
}

/* ---- means, limits, targets: as wide as the slots, so that a change stands between two ---- */

static void put_steps(struct frame *frame, const struct foot *foot, size_t series, size_t from, size_t to) {
    const struct reference *how = &references[frame->chart->series[series].role];
    struct figure_point *corners = ARENA_ARRAY(frame->to.arena, struct figure_point, 2 * (to - from + 1));
    size_t n = 0;
    for (size_t at = from; at <= to; at++) {
        double y = y_at(frame, foot, series, at), x = x_at(foot, at), half = foot->pitch / 2.0;
        if (n > 0 && !(fabs(corners[n - 1].y - y) > 0.0)) n--;
        else corners[n++] = (struct figure_point){fmax(x - half, frame->plot_left), y};
        corners[n++] = (struct figure_point){fmin(x + half, frame->plot_right), y};
    }
    struct figure_stroke stroke = {FIGURE_REFERENCE, how->thickness, how->dash_pt, line_marks_colour(frame->chart, series)};
    figure_path(&frame->to, stroke, corners, n);
}

void line_marks_put(struct frame *frame, const struct foot *foot, size_t series) {
    bool is_data = frame->chart->series[series].role == SERIES_DATA;
    for (size_t from = 0; from < frame->chart->n_rows; from++) {
        if (!has_number(frame, foot, series, from)) continue;
        size_t to = from;
        while (follows(frame, foot, series, to)) to++;
        if (is_data) put_run(frame, foot, series, from, to);
        if (is_data) put_markers(frame, foot, series, from, to);
        else put_steps(frame, foot, series, from, to);
        from = to;
    }
}
