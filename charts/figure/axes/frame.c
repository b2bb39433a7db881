#include "figure/axes/frame.h"

#include "base/text.h"

#include <math.h>

#define LABEL_GAP_PT 6.0         /* between a category's label and the plot */
#define TICK_GAP_PT 10.0         /* between two tick labels, at least */
#define AXIS_PT 1.0              /* thickness of the line at zero */
#define MOST_TICKS 5            /* asked for first: the values stand at the bars */
#define PLEASANT_HEIGHT_PT 250.0 /* of the plot, where the number of bars allows */

/* ---- cells ---- */

const struct cell *frame_cell(const struct frame *frame, size_t row, size_t series) {
    return table_cell(frame->chart->table, frame->chart->rows[row], frame->chart->series[series].column);
}

size_t frame_n_cells(const struct frame *frame) {
    return frame->whole->n_rows * frame->whole->n_series;
}

const struct cell *frame_any_cell(const struct frame *frame, size_t i) {
    const struct chart *chart = frame->whole;
    return table_cell(chart->table, chart->rows[i / chart->n_series], chart->series[i % chart->n_series].column);
}

double frame_number(const struct cell *cell) {
    return number_double(cell->value, cell_scale(cell));
}

const char *frame_display(const struct frame *frame, const struct cell *cell) {
    const char *symbol = mark_symbol(cell->mark);
    if (cell->kind != CELL_NUMBER || cell->mark == MARK_NONE || text_ends(cell->display, symbol)) return cell->display;
    return TEXT(frame->to.arena, cell->display, " ", symbol);
}

/* ---- labels of categories ---- */

void frame_labels(struct frame *frame) {
    const struct chart *chart = frame->chart;
    double widest = 0.0;
    frame->labels = ARENA_ARRAY(frame->to.arena, struct label, chart->n_rows);
    for (size_t i = 0; i < chart->n_rows; i++) {
        const char *text = chart->table->rows[chart->rows[i]].label;
        frame->labels[i] = label_wrap(&frame->to, text, frame->label_share * frame->width_pt, frame->size_pt);
        widest = fmax(widest, frame->labels[i].width_pt);
        frame->labels_height = fmax(frame->labels_height, label_height(&frame->labels[i], frame->size_pt));
    }
    frame->labels_right = widest;
    frame->plot_left = widest + LABEL_GAP_PT;
}

struct figure_lettering frame_lettering(const struct frame *frame, enum figure_role role, enum figure_anchor anchor) {
    return (struct figure_lettering){.role = role, .anchor = anchor, .size_pt = frame->size_pt, .colour = STYLE_TEXT};
}

void frame_categories(struct frame *frame) {
    struct figure_lettering how = frame_lettering(frame, FIGURE_CATEGORY, FIGURE_END);
    if (frame->is_inner) return;
    for (size_t i = 0; i < frame->chart->n_rows; i++) {
        label_put(&frame->to, &frame->labels[i], how, frame->labels_right, frame_middle(frame, i));
    }
}

/* ---- the scale ---- */

size_t frame_n_ticks(const struct frame *frame) {
    return (size_t)(frame->scale.last - frame->scale.first) + 1;
}

double frame_tick_width(const struct frame *frame, size_t i) {
    return figure_text_width(&frame->to, frame->ticks[i], frame->size_pt, true);
}

static void set_ticks(struct frame *frame, enum unit unit) {
    size_t n = frame_n_ticks(frame);
    frame->ticks = ARENA_ARRAY(frame->to.arena, const char *, n);
    for (size_t i = 0; i < n; i++) {
        struct decimal tick = scale_tick(&frame->scale, frame->scale.first + (int64_t)i);
        const char *number = number_text(frame->to.arena, tick, unit_style(unit));
        frame->ticks[i] = TEXT(frame->to.arena, number, unit_suffix(unit));
    }
}

struct frame_extent frame_extent(const struct frame *frame) {
    const struct chart *chart = frame->whole;
    struct frame_extent extent = {.low = (double)INFINITY, .high = -(double)INFINITY, .unit = chart->table->columns[chart->series[0].column].unit};
    for (size_t i = 0; i < frame_n_cells(frame); i++) {
        const struct cell *cell = frame_any_cell(frame, i);
        if (cell->kind != CELL_NUMBER) continue;
        if (extent.high < extent.low) extent.unit = cell->unit;
        extent.low = fmin(extent.low, frame_number(cell));
        extent.high = fmax(extent.high, frame_number(cell));
        if (cell->decimals > extent.decimals) extent.decimals = cell->decimals;
    }
    if (extent.high < extent.low) extent.low = extent.high = 0.0;
    return extent;
}

void frame_set_scale(struct frame *frame, struct frame_extent extent, int n_ticks, bool has_zero) {
    frame->scale = scale_nice((struct scale_wish){.low = extent.low, .high = extent.high, .has_zero = has_zero,
                                                  .most = extent.unit == UNIT_PERCENT ? 100.0 : 0.0,
                                                  .max_decimals = extent.decimals, .n_ticks = n_ticks});
    set_ticks(frame, extent.unit);
}

/* Half of a tick label stands outside the plot at either end. */
static void set_plot(struct frame *frame, double labels_end, double (*room)(const struct frame *)) {
    frame->plot_left = fmax(labels_end, frame_tick_width(frame, 0) / 2.0);
    frame->plot_right = frame->width_pt - frame_tick_width(frame, frame_n_ticks(frame) - 1) / 2.0;
    frame->plot_right = fmax(frame->plot_left + 1.0, fmin(frame->plot_right, frame->plot_left + room(frame)));
}

static bool ticks_fit(const struct frame *frame) {
    double step = (frame->plot_right - frame->plot_left) / (double)(frame_n_ticks(frame) - 1);
    for (size_t i = 0; i + 1 < frame_n_ticks(frame); i++) {
        if ((frame_tick_width(frame, i) + frame_tick_width(frame, i + 1)) / 2.0 + TICK_GAP_PT > step) return false;
    }
    return true;
}

/* In a plot too narrow for two tick labels zero keeps its own: the values stand at the bars. */
static void keep_zero_only(struct frame *frame) {
    for (size_t i = 0; i < frame_n_ticks(frame); i++) {
        if (frame->scale.first + (int64_t)i != 0) frame->ticks[i] = "";
    }
}

void frame_fit_scale(struct frame *frame, struct frame_extent extent, double (*room)(const struct frame *)) {
    double labels_end = frame->plot_left;
    for (int n_ticks = MOST_TICKS; n_ticks >= 2; n_ticks--) {
        frame_set_scale(frame, extent, n_ticks, true);
        set_plot(frame, labels_end, room);
        if (ticks_fit(frame)) return;
    }
    keep_zero_only(frame);
}

double frame_x(const struct frame *frame, double value) {
    return frame->plot_left + scale_share(&frame->scale, value) * (frame->plot_right - frame->plot_left);
}

/* ---- bands ---- */

void frame_set_band(struct frame *frame, double least, double most) {
    double n = (double)frame->chart->n_rows;
    least = fmax(least, frame->labels_height + 0.25 * frame->size_pt);
    double pleasant = fmax(least, fmin(most, PLEASANT_HEIGHT_PT / n));
    frame->band = pleasant - frame->tight * (pleasant - least);
}

double frame_middle(const struct frame *frame, size_t row) {
    return frame->plot_top + frame->band * ((double)row + 0.5);
}

double frame_plot_bottom(const struct frame *frame) {
    return frame->plot_top + frame->band * (double)frame->chart->n_rows;
}

/* ---- grid, values, axis ---- */

static double tick_x(const struct frame *frame, size_t i) {
    return frame_x(frame, scale_value(&frame->scale, frame->scale.first + (int64_t)i));
}

/* The line stands left of zero, so that bars begin beside it and even a short one is seen. Bars that run to the left lie
 * over it. */
static void put_axis_line(struct frame *frame) {
    double x = frame_x(frame, 0.0) - AXIS_PT / 2.0;
    figure_line(&frame->to, FIGURE_AXIS, x, frame->plot_top, x, frame_plot_bottom(frame), AXIS_PT, STYLE_AXIS);
}

void frame_grid(struct frame *frame) {
    for (size_t i = 0; i < frame_n_ticks(frame); i++) {
        if (frame->scale.first + (int64_t)i == 0) continue;
        double x = tick_x(frame, i);
        figure_line(&frame->to, FIGURE_GRID, x, frame->plot_top, x, frame_plot_bottom(frame), 0.75, STYLE_GRID);
    }
    put_axis_line(frame);
}

static bool is_on_grid(const struct frame *frame, double left, double right) {
    for (size_t i = 0; i < frame_n_ticks(frame); i++) {
        if (tick_x(frame, i) > left && tick_x(frame, i) < right) return true;
    }
    return false;
}

static void clear_behind(struct frame *frame, double left, double right, double middle) {
    double half = style_face.cap_height * frame->size_pt / 2.0 + 1.5;
    left = fmax(0.0, left - 2.0);
    right = fmin(frame->width_pt, right + 2.0);
    if (is_on_grid(frame, left, right)) {
        figure_box(&frame->to, FIGURE_CLEAR, left, middle - half, right, middle + half, STYLE_GROUND);
    }
}

void frame_value(struct frame *frame, const char *text, double x, double middle, enum figure_anchor anchor) {
    double width = figure_text_width(&frame->to, text, frame->size_pt, true);
    double left = anchor == FIGURE_END ? x - width : x;
    clear_behind(frame, left, left + width, middle);
    struct figure_lettering how = frame_lettering(frame, FIGURE_VALUE, anchor);
    how.is_number = true;
    figure_text(&frame->to, how, text, x, figure_baseline(middle, frame->size_pt));
}

/* Under the middle of the plot, or as near to it as the figure's edges allow. */
double frame_axis_title(struct frame *frame, double top) {
    struct label title = label_wrap(&frame->to, frame->chart->axis_title, frame->width_pt, frame->size_pt);
    double half = title.width_pt / 2.0;
    double x = fmin((frame->plot_left + frame->plot_right) / 2.0, frame->width_pt - half);
    double height = label_height(&title, frame->size_pt);
    label_put(&frame->to, &title, frame_lettering(frame, FIGURE_AXIS_TITLE, FIGURE_MIDDLE), fmax(x, half), top + height / 2.0);
    return top + height;
}

void frame_axis(struct frame *frame) {
    struct figure_lettering how = frame_lettering(frame, FIGURE_TICK, FIGURE_MIDDLE);
    how.is_number = true;
    double baseline = frame_plot_bottom(frame) + 4.0 + style_face.ascent * frame->size_pt;
    for (size_t i = 0; i < frame_n_ticks(frame); i++) {
        if (frame->ticks[i][0] != '\0') figure_text(&frame->to, how, frame->ticks[i], tick_x(frame, i), baseline);
    }
    double end = baseline + style_face.descent * frame->size_pt;
    if (frame->chart->axis_title != NULL) end = frame_axis_title(frame, end + 4.0);
    frame->height_pt = end;
}

void frame_note(struct frame *frame, const char *text) {
    struct label note = label_wrap(&frame->to, text, frame->width_pt, frame->size_pt);
    double height = label_height(&note, frame->size_pt), top = frame->height_pt + 4.0;
    label_put(&frame->to, &note, frame_lettering(frame, FIGURE_NOTE, FIGURE_START), 0.0, top + height / 2.0);
    frame->height_pt = top + height;
}
