#include "figure/kinds/stacked.h"

#include "base/text.h"
#include "figure/colours.h"
#include "figure/parts/legend.h"

#include <math.h>

#define INSET_PT 2.0       /* on either side of a value in its segment */
#define SEPARATOR_PT 1.5   /* white between two segments */
#define LEAST_BAR_PT 1.0   /* a row that has anything is seen, however long the axis is */
#define NAME_GAP_PT 6.0    /* between two names above the first bar */

static bool has_shares(const struct frame *frame) {
    return frame->chart->kind == CHART_STACKED_PERCENT;
}

/* Sum of the row's numbers: a length. 0 where it has no whole. */
static double whole_of(const struct frame *frame, size_t row) {
    double whole = 0.0;
    for (size_t i = 0; i < frame->chart->n_series; i++) {
        const struct cell *cell = frame_cell(frame, row, i);
        if (cell->kind != CELL_NUMBER || frame_number(cell) < 0.0) return 0.0;
        whole += frame_number(cell);
    }
    return whole;
}

/* ---- rows without a whole ---- */

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

/* ---- totals ---- */

static bool is_part(const struct relation *sum, size_t cell) {
    for (size_t i = 0; i < sum->n_parts; i++)
        if (sum->parts[i] == cell) return true;
    return false;
}

static bool is_sum_of_row(const struct frame *frame, const struct relation *sum, size_t row) {
    const struct chart *chart = frame->chart;
    if (sum->kind != RELATION_SUM || !sum->must_hold || sum->n_parts != chart->n_series) return false;
    for (size_t i = 0; i < chart->n_series; i++)
        if (!is_part(sum, chart->rows[row] * chart->table->n_columns + chart->series[i].column)) return false;
    return true;
}

/* What the table shows as the sum of the row's segments; "" where it has no such cell, or the bar is 100%. */
static const char *total_of(const struct frame *frame, size_t row) {
    const struct table *table = frame->chart->table;
    for (size_t i = 0; !has_shares(frame) && i < table->n_relations; i++)
        if (is_sum_of_row(frame, &table->relations[i], row)) return frame_display(frame, &table->cells[table->relations[i].target]);
    return "";
}

static double total_width(const struct frame *frame, size_t row) {
    const char *total = total_of(frame, row);
    return total[0] == '\0' ? 0.0 : FRAME_GAP_PT + figure_text_width(&frame->to, total, frame->size_pt, true);
}

/* ---- bars ---- */

/* Where the part of the row's bar that is `before` long ends. */
static double end_of(const struct frame *frame, double before, double whole) {
    return frame_x(frame, has_shares(frame) ? 100.0 * before / whole : before);
}

/* The largest size, down to the least allowed, at which the value fits; 0 where none does. */
static double size_that_fits(const struct frame *frame, const char *text, double width) {
    for (double size = frame->size_pt; size >= STYLE_LEAST_SIZE_PT; size -= 1.0) {
        if (figure_text_width(&frame->to, text, size, true) + 2.0 * INSET_PT <= width) return size;
    }
    return 0.0;
}

/* Where a segment is drawn: half a separator is taken from either neighbour; one narrower than that is drawn whole. */
struct segment {
    double left, right;
};

static struct segment segment_of(const struct frame *frame, size_t row, size_t series, double whole) {
    double before = 0.0;
    for (size_t i = 0; i < series; i++) before += frame_number(frame_cell(frame, row, i));
    double after = before + frame_number(frame_cell(frame, row, series));
    struct segment segment = {end_of(frame, before, whole), end_of(frame, after, whole)};
    double cut = segment.right - segment.left > 2.0 * SEPARATOR_PT ? SEPARATOR_PT / 2.0 : 0.0;
    if (before > 0.0) segment.left += cut;
    if (after < whole) segment.right -= cut;
    return segment;
}

static bool is_drawn(const struct segment *segment) {
    return segment->right > segment->left;
}

/* False where its value had no room. */
static bool put_segment(struct frame *frame, size_t row, size_t series, struct segment segment) {
    double half = FRAME_BAR_SHARE * frame->band / 2.0, middle = frame_middle(frame, row);
    colour_t colour = series_colour(frame->chart, series);
    figure_box(&frame->to, FIGURE_BAR, segment.left, middle - half, segment.right, middle + half, colour);
    const char *text = frame_display(frame, frame_cell(frame, row, series));
    struct figure_lettering how = frame_lettering(frame, FIGURE_VALUE, FIGURE_MIDDLE);
    how.size_pt = size_that_fits(frame, text, segment.right - segment.left);
    how.colour = style_text_on(colour);
    how.is_number = true;
    if (!(how.size_pt > 0.0)) return false;
    figure_text(&frame->to, how, text, (segment.left + segment.right) / 2.0, figure_baseline(middle, how.size_pt));
    return true;
}

/* A row whose whole bar could not be seen is a point of its largest segment: it is there. Number of values that it does not show. */
static size_t put_least(struct frame *frame, size_t row) {
    size_t largest = 0, n = 0;
    double zero = frame_x(frame, 0.0), half = FRAME_BAR_SHARE * frame->band / 2.0, middle = frame_middle(frame, row);
    for (size_t i = 0; i < frame->chart->n_series; i++) {
        double number = frame_number(frame_cell(frame, row, i));
        if (number > frame_number(frame_cell(frame, row, largest))) largest = i;
        n += number > 0.0;
    }
    figure_box(&frame->to, FIGURE_BAR, zero, middle - half, zero + LEAST_BAR_PT, middle + half, series_colour(frame->chart, largest));
    return n;
}

/* Number of values that had no room. */
static size_t put_segments(struct frame *frame, size_t row, double whole) {
    size_t n_left_out = 0;
    for (size_t i = 0; i < frame->chart->n_series; i++) {
        struct segment segment = segment_of(frame, row, i, whole);
        if (is_drawn(&segment) && !put_segment(frame, row, i, segment)) n_left_out++;
    }
    return n_left_out;
}

static size_t put_row(struct frame *frame, size_t row, double whole) {
    double end = end_of(frame, whole, whole), least = frame_x(frame, 0.0) + LEAST_BAR_PT;
    size_t n_left_out = end < least ? put_least(frame, row) : put_segments(frame, row, whole);
    const char *total = total_of(frame, row);
    if (total[0] != '\0') frame_value(frame, total, fmax(end, least) + FRAME_GAP_PT, frame_middle(frame, row), FIGURE_START);
    return n_left_out;
}

static size_t put_rows(struct frame *frame) {
    size_t n_left_out = 0;
    for (size_t row = 0; row < frame->chart->n_rows; row++) {
        double whole = whole_of(frame, row);
        if (whole > 0.0) n_left_out += put_row(frame, row, whole);
        else put_words(frame, row);
    }
    return n_left_out;
}

/* ---- names of series above the segments of the first bar ---- */

/* The last may reach beyond its segment. */
static bool names_fit(const struct frame *frame) {
    const struct chart *chart = frame->chart;
    double whole = whole_of(frame, 0);
    for (size_t i = 0; i < chart->n_series; i++) {
        if (!(whole > 0.0)) return false;
        struct segment segment = segment_of(frame, 0, i, whole);
        double end = segment.left + figure_text_width(&frame->to, chart->series[i].label, frame->size_pt, false);
        if (!is_drawn(&segment) || end > (i + 1 < chart->n_series ? segment.right - NAME_GAP_PT : frame->width_pt)) return false;
    }
    return true;
}

static void put_names(struct frame *frame) {
    double middle = style_face.line_height * frame->size_pt / 2.0, whole = whole_of(frame, 0);
    for (size_t i = 0; i < frame->chart->n_series; i++) {
        figure_text(&frame->to, frame_lettering(frame, FIGURE_LEGEND, FIGURE_START), frame->chart->series[i].label,
                    segment_of(frame, 0, i, whole).left, figure_baseline(middle, frame->size_pt));
    }
}

/* ---- layout ---- */

/* The widest plot in which each total still ends inside the figure. */
static double room(const struct frame *frame) {
    double available = frame->width_pt - frame->plot_left, widest = available;
    for (size_t row = 0; row < frame->chart->n_rows; row++) {
        double share = scale_share(&frame->scale, has_shares(frame) ? 100.0 : whole_of(frame, row));
        if (share > 0.0) widest = fmin(widest, (available - total_width(frame, row)) / share);
    }
    return widest;
}

static struct frame_extent extent_of(const struct frame *frame) {
    if (has_shares(frame)) return (struct frame_extent){.high = 100.0, .unit = UNIT_PERCENT};
    struct frame_extent extent = frame_extent(frame);
    extent.low = extent.high = 0.0;
    for (size_t row = 0; row < frame->chart->n_rows; row++) extent.high = fmax(extent.high, whole_of(frame, row));
    return extent;
}

void stacked_layout(struct frame *frame) {
    frame_fit_scale(frame, extent_of(frame), room);
    bool has_names = names_fit(frame);
    frame->plot_top = has_names ? style_face.line_height * frame->size_pt : legend_put(frame);
    /* Values stand inside the bars: a bar is higher than a line of text. */
    double least = fmax(1.4 * frame->size_pt / FRAME_BAR_SHARE, tallest_words(frame));
    frame_set_band(frame, least, 36.0);
    frame_grid(frame);
    size_t n_left_out = put_rows(frame);
    if (has_names) put_names(frame);
    frame_categories(frame);
    frame_axis(frame);
    if (n_left_out > 0) frame_note(frame, "Values that do not fit into their segment stand in the table.");
}
