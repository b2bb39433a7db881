/* Bars of one category stand close together. Series are told apart by colour and by their names inside the first category's
 * bars where all of them fit, else by a legend. A value stands beyond the far end of its bar. Where that would take more than a third of
 * the room from the plot, values of bars long enough stand inside them, at the end, and only the others ask for room. Where there is no
 * number, its mark stands at zero. */
#include "figure/kinds/bars.h"

#include "figure/colours.h"
#include "figure/parts/legend.h"
#include "figure/kinds/panels.h"

#include <math.h>

#define NAME_INSET_PT 5.0   /* of a series' name inside its bar */
#define VALUE_INSET_PT 4.0  /* of a value inside its bar */
#define OUTSIDE_SHARE 0.67  /* of the room that the plot keeps when all values stand outside: with less they may stand inside */
#define LEAST_BAR_PT 1.0    /* a record is seen, however long the axis is */
#define LEAST_PANEL_PT 70.0 /* of a plot in a panel, beside the widest value */
#define BETWEEN_PT 1.0      /* ground between two bars of a category: they are told apart in grey as well */

static double text_width(const struct frame *frame, const struct cell *cell) {
    return figure_text_width(&frame->to, frame_display(frame, cell), frame->size_pt, true);
}

static double value_of(const struct cell *cell) {
    return cell->kind == CELL_NUMBER ? frame_number(cell) : 0.0;
}

/* The widest value left of zero: it stands between the labels and the plot. */
static double room_before(const struct frame *frame) {
    double room = 0.0;
    for (size_t i = 0; i < frame_n_cells(frame); i++) {
        const struct cell *cell = frame_any_cell(frame, i);
        if (value_of(cell) < 0.0) room = fmax(room, text_width(frame, cell) + FRAME_GAP_PT);
    }
    return room;
}

/* The widest plot in which the value still ends inside the figure when it stands outside its bar. */
static double room_outside(const struct frame *frame, const struct cell *cell) {
    double available = frame->width_pt - frame->plot_left, share = scale_share(&frame->scale, value_of(cell));
    if (value_of(cell) < 0.0 || !(share > 0.0)) return available;
    return (available - LEAST_BAR_PT - FRAME_GAP_PT - text_width(frame, cell)) / share;
}

/* Whether the value fits into its bar when the plot is so wide. */
static bool fits_inside(const struct frame *frame, const struct cell *cell, double plot_width) {
    double share = scale_share(&frame->scale, value_of(cell)) - scale_share(&frame->scale, 0.0);
    return plot_width * share >= text_width(frame, cell) + 2.0 * VALUE_INSET_PT;
}

/* The widest plot, at most `widest`, in which no value sticks out. A narrower plot may put out a value that was inside: then again. */
static double room_with(const struct frame *frame, double widest, bool may_be_inside) {
    for (bool is_stable = false; !is_stable;) {
        is_stable = true;
        for (size_t i = 0; i < frame_n_cells(frame); i++) {
            const struct cell *cell = frame_any_cell(frame, i);
            double outside = room_outside(frame, cell);
            if (widest <= outside || (may_be_inside && fits_inside(frame, cell, widest))) continue;
            widest = outside;
            is_stable = false;
        }
    }
    return widest;
}

static double room(const struct frame *frame) {
    double available = frame->plot_right - frame->plot_left, outside = room_with(frame, available, false);
    return outside >= OUTSIDE_SHARE * available ? outside : room_with(frame, available, true);
}

static colour_t bar_colour(const struct chart *chart, size_t row, size_t series) {
    return chart->n_series == 1 ? row_colour(chart, row) : series_colour(chart, series);
}

/* From one bar of a category to the next. */
static double pitch(const struct frame *frame) {
    return FRAME_BAR_SHARE * frame->band / (double)frame->chart->n_series;
}

static double thickness(const struct frame *frame) {
    return pitch(frame) - (frame->chart->n_series > 1 ? BETWEEN_PT : 0.0);
}

static double bar_middle(const struct frame *frame, size_t row, size_t series) {
    double middle_series = ((double)frame->chart->n_series - 1.0) / 2.0;
    return frame_middle(frame, row) + pitch(frame) * ((double)series - middle_series);
}

/* Where the bar ends: at its value, but a bar that is there at all can be seen. Such a bar is drawn longer than its value
 * by less than LEAST_BAR_PT; no other is. */
static double bar_end(const struct frame *frame, double value) {
    double zero = frame_x(frame, 0.0), end = frame_x(frame, value);
    if (value > 0.0) return fmax(end, zero + LEAST_BAR_PT);
    return value < 0.0 ? fmin(end, zero - LEAST_BAR_PT) : zero;
}

/* One that fits neither inside nor outside sticks out: then a wider figure is asked for. */
static bool is_inside(const struct frame *frame, const struct cell *cell) {
    double end = bar_end(frame, value_of(cell)) + FRAME_GAP_PT + text_width(frame, cell);
    return value_of(cell) > 0.0 && end > frame->width_pt && fits_inside(frame, cell, frame->plot_right - frame->plot_left);
}

static void put_value_inside(struct frame *frame, const struct cell *cell, colour_t colour, double middle) {
    struct figure_lettering how = frame_lettering(frame, FIGURE_VALUE, FIGURE_END);
    how.colour = style_text_on(colour);
    how.is_number = true;
    double x = bar_end(frame, value_of(cell)) - VALUE_INSET_PT;
    figure_text(&frame->to, how, frame_display(frame, cell), x, figure_baseline(middle, frame->size_pt));
}

static void put_bar(struct frame *frame, size_t row, size_t series) {
    const struct cell *cell = frame_cell(frame, row, series);
    double value = value_of(cell), middle = bar_middle(frame, row, series), half = thickness(frame) / 2.0;
    double zero = frame_x(frame, 0.0), end = bar_end(frame, value);
    if (fabs(value) > 0.0) {
        figure_box(&frame->to, FIGURE_BAR, fmin(zero, end), middle - half, fmax(zero, end), middle + half,
                   bar_colour(frame->chart, row, series));
    }
    if (is_inside(frame, cell)) {
        put_value_inside(frame, cell, bar_colour(frame->chart, row, series), middle);
        return;
    }
    bool is_left = value < 0.0;
    frame_value(frame, frame_display(frame, cell), end + (is_left ? -FRAME_GAP_PT : FRAME_GAP_PT), middle,
                is_left ? FIGURE_END : FIGURE_START);
}

/* ---- names of series inside the bars of the first category ---- */

static bool names_fit(const struct frame *frame) {
    const struct chart *chart = frame->chart;
    for (size_t series = 0; series < chart->n_series; series++) {
        const struct cell *cell = frame_cell(frame, 0, series);
        double length = frame_x(frame, value_of(cell)) - frame_x(frame, 0.0);
        double width = figure_text_width(&frame->to, chart->series[series].label, frame->size_pt, false);
        if (is_inside(frame, cell)) width += text_width(frame, cell) + VALUE_INSET_PT;
        if (length < width + 2.0 * NAME_INSET_PT) return false;
    }
    return true;
}

static void put_names(struct frame *frame) {
    struct figure_lettering how = frame_lettering(frame, FIGURE_LEGEND, FIGURE_START);
    for (size_t series = 0; series < frame->chart->n_series; series++) {
        how.colour = style_text_on(series_colour(frame->chart, series));
        figure_text(&frame->to, how, frame->chart->series[series].label, frame_x(frame, 0.0) + NAME_INSET_PT,
                    figure_baseline(bar_middle(frame, 0, series), frame->size_pt));
    }
}

static bool has_values_inside(const struct frame *frame) {
    for (size_t i = 0; i < frame_n_cells(frame); i++)
        if (is_inside(frame, frame_any_cell(frame, i))) return true;
    return false;
}

/* Each bar of a group is as high as its value's line; a single bar may be lower than it, its band may not. A bar with its value inside is as
 * high as brackets and commas need, which reach beneath the baseline. */
static double least_band(const struct frame *frame) {
    double n = (double)frame->chart->n_series, least = n > 1.0 ? n * 1.15 / FRAME_BAR_SHARE : 1.35;
    double inside = has_values_inside(frame) ? n * (1.15 * frame->size_pt + BETWEEN_PT) / FRAME_BAR_SHARE : 0.0;
    return fmax(least * frame->size_pt, inside);
}

static void lay_out(struct frame *frame) {
    const struct chart *chart = frame->chart;
    bool is_grouped = chart->n_series > 1;
    frame->plot_left += room_before(frame);
    frame_fit_scale(frame, frame_extent(frame), room);
    bool has_names = is_grouped && names_fit(frame);
    if (is_grouped && !has_names) frame->plot_top = legend_put(frame);
    frame_set_band(frame, least_band(frame), is_grouped ? (double)chart->n_series * 18.0 / FRAME_BAR_SHARE : 32.0);
    frame_grid(frame);
    for (size_t i = 0; i < chart->n_rows * chart->n_series; i++) put_bar(frame, i / chart->n_series, i % chart->n_series);
    if (has_names) put_names(frame);
    frame_categories(frame);
    frame_axis(frame);
}

/* ---- panels ---- */

/* Half of the first tick's label stands left of a plot that has no labels of rows. */
static double other_left(struct frame *frame) {
    struct frame trial = *frame;
    trial.plot_left = room_before(frame);
    frame_fit_scale(&trial, frame_extent(&trial), room);
    return fmax(1.0, trial.plot_left - room_before(frame));
}

static double first_left(struct frame *frame) {
    return fmax(frame->plot_left, other_left(frame));
}

static double least_width(const struct frame *frame) {
    double widest = 0.0;
    for (size_t i = 0; i < frame_n_cells(frame); i++) widest = fmax(widest, text_width(frame, frame_any_cell(frame, i)));
    return room_before(frame) + LEAST_PANEL_PT + FRAME_GAP_PT + widest;
}

void bars_layout(struct frame *frame) {
    static const struct panel_kind panels = {.layout = lay_out, .first_left = first_left, .other_left = other_left, .least_width = least_width};
    if (frame->chart->is_multiples) panels_layout(frame, &panels);
    else lay_out(frame);
}
