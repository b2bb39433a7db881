#include "figure/kinds/stacked.h"

#include "base/text.h"
#include "figure/colours.h"
#include "figure/kinds/legend.h"

#include <math.h>

#define INSET_PT 2.0       /* on either side of a value in its segment */
#define SEPARATOR_PT 1.5   /* white between two segments */

/* Sum of the row's numbers, or 0 where it has no shares. */
static double whole_of(const struct frame *frame, size_t row) {
    double whole = 0.0;
    for (size_t i = 0; i < frame->chart->n_series; i++) {
        const struct cell *cell = frame_cell(frame, row, i);
        if (cell->kind != CELL_NUMBER || frame_number(cell) < 0.0) return 0.0;
        whole += frame_number(cell);
    }
    return whole;
}

/* ---- rows without shares ---- */

/* "[z]" where all cells show the same, else "Met 0, Missed [c]". */
static const char *words_of_row(const struct frame *frame, size_t row) {
    const struct chart *chart = frame->chart;
    struct text_builder words = {.arena = frame->to.arena};
    bool is_one = true;
    for (size_t i = 0; i < chart->n_series; i++) {
        const char *display = frame_display(frame, frame_cell(frame, row, i));
        if (!text_equal(display, frame_display(frame, frame_cell(frame, row, 0)))) is_one = false;
        if (i > 0) text_add(&words, ", ");
        text_add(&words, TEXT(frame->to.arena, chart->series[i].label, " ", display));
    }
    return is_one && chart->n_series > 0 ? frame_display(frame, frame_cell(frame, row, 0)) : text_done(&words);
}

static struct label label_of_row(const struct frame *frame, size_t row) {
    double room = frame->plot_right - frame->plot_left - FRAME_GAP_PT;
    return label_wrap(&frame->to, words_of_row(frame, row), room, frame->size_pt);
}

static double tallest_words(const struct frame *frame) {
    double tallest = 0.0;
    for (size_t row = 0; row < frame->chart->n_rows; row++) {
        if (whole_of(frame, row) > 0.0) continue;
        struct label label = label_of_row(frame, row);
        tallest = fmax(tallest, label_height(&label, frame->size_pt));
    }
    return tallest;
}

static void put_words(struct frame *frame, size_t row) {
    struct label label = label_of_row(frame, row);
    double left = frame->plot_left + FRAME_GAP_PT, half = label_height(&label, frame->size_pt) / 2.0;
    double middle = frame_middle(frame, row);
    figure_box(&frame->to, FIGURE_CLEAR, left, middle - half, left + label.width_pt, middle + half, STYLE_GROUND);
    label_put(&frame->to, &label, frame_lettering(frame, FIGURE_VALUE, FIGURE_START), left, middle);
}

/* ---- bars ---- */

/* The largest size, down to the least allowed, at which the value fits; 0 where none does. */
static double size_that_fits(const struct frame *frame, const char *text, double width) {
    for (double size = frame->size_pt; size >= STYLE_LEAST_SIZE_PT; size -= 1.0) {
        if (figure_text_width(&frame->to, text, size, true) + 2.0 * INSET_PT <= width) return size;
    }
    return 0.0;
}

static void put_segment(struct frame *frame, const struct cell *cell, size_t series, double left, double right, double middle) {
    double half = FRAME_BAR_SHARE * frame->band / 2.0;
    colour_t colour = series_colour(frame->chart, series);
    figure_box(&frame->to, FIGURE_BAR, left, middle - half, right, middle + half, colour);
    const char *text = frame_display(frame, cell);
    struct figure_lettering how = frame_lettering(frame, FIGURE_VALUE, FIGURE_MIDDLE);
    how.size_pt = size_that_fits(frame, text, right - left);
    how.colour = style_text_on(colour);
    how.is_number = true;
    if (how.size_pt > 0.0) figure_text(&frame->to, how, text, (left + right) / 2.0, figure_baseline(middle, how.size_pt));
}

/* Half a separator is taken from either neighbour; a segment narrower than that is drawn whole. */
static void put_row(struct frame *frame, size_t row, double whole) {
    double before = 0.0, middle = frame_middle(frame, row);
    for (size_t i = 0; i < frame->chart->n_series; i++) {
        const struct cell *cell = frame_cell(frame, row, i);
        double left = frame_x(frame, 100.0 * before / whole);
        before += frame_number(cell);
        double right = frame_x(frame, 100.0 * before / whole);
        if (!(right > left)) continue;
        double cut = right - left > 2.0 * SEPARATOR_PT ? SEPARATOR_PT / 2.0 : 0.0;
        bool is_first = !(left > frame->plot_left), is_last = !(right < frame->plot_right);
        put_segment(frame, cell, i, left + (is_first ? 0.0 : cut), right - (is_last ? 0.0 : cut), middle);
    }
}

static double room(const struct frame *frame) {
    return frame->width_pt - frame->plot_left;
}

void stacked_layout(struct frame *frame) {
    frame_fit_scale(frame, (struct frame_extent){.high = 100.0, .unit = UNIT_PERCENT}, room);
    frame->plot_top = legend_put(frame);
    /* Values stand inside the bars: a bar is higher than a line of text. */
    double least = fmax(1.4 * frame->size_pt / FRAME_BAR_SHARE, tallest_words(frame));
    frame_set_band(frame, least, 36.0);
    frame_grid(frame);
    for (size_t row = 0; row < frame->chart->n_rows; row++) {
        double whole = whole_of(frame, row);
        if (whole > 0.0) put_row(frame, row, whole);
        else put_words(frame, row);
    }
    frame_categories(frame);
    frame_axis(frame);
}
