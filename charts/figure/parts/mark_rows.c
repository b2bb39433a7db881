#include "figure/parts/mark_rows.h"

#include "base/text.h"
#include "figure/colours.h"
#include "figure/parts/marker.h"

#include <math.h>

#define ABOVE_PT 5.0
#define MARKER_PT 5.5
#define SYMBOL_GAP_PT 2.0    /* between two symbols of a row, at least: one that would touch is left to the table */

static const char *symbol(const struct frame *frame, size_t row, size_t series) {
    const struct cell *cell = frame_cell(frame, row, series);
    return cell->kind == CELL_TEXT ? cell->display : mark_symbol(cell->mark);
}

static bool is_data(const struct frame *frame, size_t series) {
    return frame->chart->series[series].role == SERIES_DATA;
}

static bool has_symbols(const struct frame *frame, size_t series) {
    for (size_t row = 0; is_data(frame, series) && row < frame->chart->n_rows; row++)
        if (symbol(frame, row, series)[0] != '\0') return true;
    return false;
}

static size_t first_data(const struct frame *frame) {
    size_t series = 0;
    while (series + 1 < frame->chart->n_series && !is_data(frame, series)) series++;
    return series;
}

static bool are_all_alike(const struct frame *frame) {
    size_t first = first_data(frame);
    for (size_t i = 0; i < frame->chart->n_rows * frame->chart->n_series; i++) {
        size_t row = i / frame->chart->n_series, series = i % frame->chart->n_series;
        if (is_data(frame, series) && !text_equal(symbol(frame, row, series), symbol(frame, row, first))) return false;
    }
    return true;
}

static double line_height(const struct frame *frame) {
    return style_face.line_height * frame->size_pt;
}

double mark_rows_height(const struct frame *frame) {
    size_t n = 0;
    for (size_t series = 0; series < frame->chart->n_series; series++) n += has_symbols(frame, series);
    if (n > 1 && are_all_alike(frame)) n = 1;
    return n > 0 ? ABOVE_PT + (double)n * line_height(frame) : 0.0;
}

/* The last of the places from `at` on that share one symbol: those that follow one another, where there is no room for one at each. */
static size_t run_end(const struct frame *frame, const struct foot *foot, size_t series, size_t at) {
    const char *text = symbol(frame, foot->order[at], series);
    if (figure_text_width(&frame->to, text, frame->size_pt, false) + SYMBOL_GAP_PT <= foot->pitch) return at;
    while (at + 1 < frame->chart->n_rows && foot->slot_of[foot->order[at + 1]] == foot->slot_of[foot->order[at]] + 1 &&
           text_equal(symbol(frame, foot->order[at + 1], series), text)) at++;
    return at;
}

static void put_row(struct frame *frame, const struct foot *foot, size_t series, double middle) {
    struct figure_lettering how = frame_lettering(frame, FIGURE_VALUE, FIGURE_MIDDLE);
    double from = frame->plot_left - SYMBOL_GAP_PT;
    for (size_t at = 0, end; at < frame->chart->n_rows; at = end + 1) {
        end = run_end(frame, foot, series, at);
        const char *text = symbol(frame, foot->order[at], series);
        double half = figure_text_width(&frame->to, text, frame->size_pt, false) / 2.0;
        double x = (foot_x(foot, foot->slot_of[foot->order[at]]) + foot_x(foot, foot->slot_of[foot->order[end]])) / 2.0;
        x = fmin(fmax(x, frame->plot_left + half), frame->width_pt - half);
        if (text[0] == '\0' || x - half < from) continue;
        figure_text(&frame->to, how, text, x, figure_baseline(middle, frame->size_pt));
        from = x + half + SYMBOL_GAP_PT;
    }
}

void mark_rows_put(struct frame *frame, const struct foot *foot, double top) {
    bool is_one = are_all_alike(frame);
    double middle = top + ABOVE_PT + line_height(frame) / 2.0;
    for (size_t series = 0; series < frame->chart->n_series; series++) {
        if (!has_symbols(frame, series)) continue;
        put_row(frame, foot, series, middle);
        if (is_one) return;
        struct marker marker = {series_marker(frame->chart, series), MARKER_PT, series_line_colour(frame->chart, series)};
        marker_put(&frame->to, FIGURE_LEGEND, marker, fmax(MARKER_PT, frame->plot_left - 2.0 * MARKER_PT), middle);
        middle += line_height(frame);
    }
}
