#include "figure/kinds/line_chart.h"

#include "base/text.h"
#include "figure/axes/upright.h"
#include "figure/parts/end_labels.h"
#include "figure/parts/line_marks.h"
#include "figure/parts/mark_rows.h"
#include "figure/parts/signal_values.h"
#include "figure/kinds/panels.h"

#include <math.h>

#define PLOT_HEIGHT_PT 220.0
#define TIGHT_HEIGHT_PT 140.0
#define PANEL_HEIGHT_PT 110.0      /* the same in panels */
#define TIGHT_PANEL_PT 80.0
#define PANEL_LEFT_PT 8.0          /* words beneath a panel may reach so far beyond its plot: alike in all of them */
#define LEAST_PANEL_PT 75.0        /* width of a plot in a panel */
#define TICK_PITCH_PT 46.0        /* one tick to so many points of height */
#define LEAD_PT 10.0              /* from the last points to their labels */
#define LEADER_PT 22.0            /* the same where leaders are needed */
#define BESIDE_PLOT_PT 5.0        /* between grid and labels */
#define BELOW_AXIS_PT 3.0         /* labels may reach so far beneath the plot */
#define KEY_TOP_PT 2.5            /* a diamond is higher than a line of text */
#define LABEL_SHARE 0.7           /* of the width that labels of categories may take */

static bool is_panel(const struct frame *frame) {
    return frame->whole != frame->chart;
}

struct lines {
    struct frame *frame;
    struct foot foot;
    struct end_label *labels;     /* one a series */
    double labels_width;
    double last_x, labels_left;
};

/* ---- the key of signals ---- */

static bool is_said(const struct chart *chart, size_t row) {
    for (size_t i = 0; i < row; i++)
        if (text_equal(chart->signals[i], chart->signals[row])) return true;
    return false;
}

/* Each reason once, in order of the rows; "" where no point is picked out. */
static const char *reasons(const struct frame *frame) {
    struct text_builder words = {.arena = frame->to.arena};
    for (size_t i = 0; frame->chart->signals != NULL && i < frame->chart->n_rows; i++) {
        if (frame->chart->signals[i] == NULL || is_said(frame->chart, i)) continue;
        text_add(&words, words.n > 0 ? "; " : "Signal: ");
        text_add(&words, frame->chart->signals[i]);
    }
    return text_done(&words);
}

static double put_key(struct frame *frame) {
    const char *text = is_panel(frame) ? "" : reasons(frame);
    double indent = 1.7 * frame->size_pt, line = style_face.line_height * frame->size_pt;
    if (text[0] == '\0') return 0.0;
    struct label words = label_wrap(&frame->to, text, frame->width_pt - indent, frame->size_pt);
    double height = label_height(&words, frame->size_pt);
    line_marks_signal(frame, FIGURE_LEGEND, indent / 2.0, KEY_TOP_PT + line / 2.0);
    label_put(&frame->to, &words, frame_lettering(frame, FIGURE_LEGEND, FIGURE_START), indent, KEY_TOP_PT + height / 2.0);
    return KEY_TOP_PT + height + 0.4 * frame->size_pt;
}

/* ---- names and values at the ends ---- */

/* "Received 181", "Received 181 (to Mar 2008)" where it ends before the others, "181" where it is the only one. A panel has no room for more
 * than the value. */
static const char *end_words(const struct lines *lines, size_t series, size_t last) {
    const struct frame *frame = lines->frame;
    const struct chart *chart = frame->chart;
    size_t final = lines->foot.order[chart->n_rows - 1];
    const char *value = frame_display(frame, frame_cell(frame, last == SIZE_MAX ? final : last, series));
    const char *name = chart->n_series > 1 ? TEXT(frame->to.arena, chart->series[series].label, " ", value) : value;
    if (last == SIZE_MAX || last == final || is_panel(frame)) return name;
    return TEXT(frame->to.arena, name, " (", foot_name(&lines->foot, frame->to.arena, last), ")");
}

/* Of values in panels: as wide as the widest of all panels, so that all plots are alike. */
static double panel_labels_width(const struct frame *frame) {
    double widest = 0.0;
    for (size_t i = 0; i < frame_n_cells(frame); i++)
        widest = fmax(widest, figure_text_width(&frame->to, frame_display(frame, frame_any_cell(frame, i)), frame->size_pt, false));
    return widest;
}

static void make_labels(struct lines *lines) {
    struct frame *frame = lines->frame;
    double width = is_panel(frame) ? panel_labels_width(frame) : LABEL_SHARE * frame->label_share * frame->width_pt;
    lines->labels_width = is_panel(frame) ? width : 0.0;
    lines->labels = ARENA_ARRAY(frame->to.arena, struct end_label, frame->chart->n_series);
    for (size_t i = 0; i < frame->chart->n_series; i++) {
        size_t last = line_marks_last(frame, &lines->foot, i);
        struct end_label *label = &lines->labels[i];
        label->words = label_wrap(&frame->to, end_words(lines, i, last), width, frame->size_pt);
        label->colour = line_marks_colour(frame->chart, i);
        lines->labels_width = fmax(lines->labels_width, label->words.width_pt);
    }
}

/* A series without any number is named at the foot. */
static void set_ends(struct lines *lines) {
    struct frame *frame = lines->frame;
    for (size_t i = 0; i < frame->chart->n_series; i++) {
        size_t last = line_marks_last(frame, &lines->foot, i);
        bool is_there = last != SIZE_MAX;
        lines->labels[i].y = is_there ? upright_y(frame, frame_number(frame_cell(frame, last, i))) : frame->plot_top + frame->plot_height;
        lines->labels[i].has_line = is_there;
        lines->labels[i].slot = is_there ? lines->foot.slot_of[last] : lines->foot.n_slots - 1;
    }
}

/* ---- room ---- */

/* Whether lines that need not reach down to zero would otherwise leave more than half of the plot empty. */
static bool needs_zero(const struct chart *chart, struct frame_extent extent) {
    if (!chart->may_start_above_zero) return true;
    if (extent.low <= 0.0 && extent.high >= 0.0) return true;
    return fabs(extent.high - extent.low) > fmax(fabs(extent.high), fabs(extent.low)) / 2.0;
}

static void set_height(struct lines *lines, double top) {
    struct frame *frame = lines->frame;
    double most = is_panel(frame) ? PANEL_HEIGHT_PT : PLOT_HEIGHT_PT, least = is_panel(frame) ? TIGHT_PANEL_PT : TIGHT_HEIGHT_PT;
    double height = most - frame->tight * (most - least);
    struct frame_extent extent = frame_extent(frame);
    frame_set_scale(frame, extent, (int)(height / TICK_PITCH_PT) + 1, needs_zero(frame->chart, extent));
    frame->plot_height = fmax(height, end_labels_height(lines->labels, frame->chart->n_series, frame->size_pt));
    if (is_panel(frame)) frame->plot_top = 0.6 * frame->size_pt;
    else upright_heading(frame, top);
}

/* A single point stands in the middle of the plot, and its labels beside it. */
static bool has_labels_inside(const struct lines *lines) {
    for (size_t i = 0; i < lines->frame->chart->n_series; i++)
        if (lines->frame->chart->series[i].role != SERIES_DATA) return false;
    return lines->foot.n_slots == 1;
}

/* Labels begin beside the last points; the last slot's other half is beneath them. */
static void set_widths(struct lines *lines, double lead) {
    struct frame *frame = lines->frame;
    double n = (double)lines->foot.n_slots;
    if (!is_panel(frame)) frame->plot_left = upright_ticks_width(frame);
    double room = fmax(1.0, frame->width_pt - frame->plot_left);
    double pitch = fmax(0.01, fmin(room / n, (room - lead - lines->labels_width) / (n - 0.5)));
    struct foot_room words = {.from = is_panel(frame) ? frame->plot_left - PANEL_LEFT_PT : 0.0, .to = frame->width_pt,
                              .left = frame->plot_left, .pitch = pitch, .size_pt = frame->size_pt};
    foot_fit(&lines->foot, &frame->to, words);
    lines->last_x = foot_x(&lines->foot, lines->foot.n_slots - 1);
    lines->labels_left = lines->last_x + lead;
    frame->plot_right = lines->last_x + (has_labels_inside(lines) ? pitch / 2.0 : fmin(pitch / 2.0, lead - BESIDE_PLOT_PT));
}

static void arrange(struct lines *lines) {
    struct frame *frame = lines->frame;
    size_t n = frame->chart->n_series;
    set_ends(lines);
    double top = frame->plot_top - frame->size_pt / 2.0, bottom = frame->plot_top + frame->plot_height;
    bottom += has_labels_inside(lines) ? -1.0 : BELOW_AXIS_PT;
    bool is_still = end_labels_spread(frame, lines->labels, n, top, bottom);
    for (size_t i = 0; i < n; i++)
        if (lines->labels[i].slot + 1 < lines->foot.n_slots) is_still = false;
    set_widths(lines, is_still || is_panel(frame) ? LEAD_PT : LEADER_PT);
    for (size_t i = 0; i < n; i++) lines->labels[i].x = foot_x(&lines->foot, lines->labels[i].slot);
}

/* ---- marks ---- */

/* Means and limits beneath, then what stands back, then what is in focus. */
static void put_series(struct lines *lines) {
    struct frame *frame = lines->frame;
    const struct chart *chart = frame->chart;
    for (int layer = 0; layer < 3; layer++) {
        for (size_t i = 0; i < chart->n_series; i++) {
            int own = chart->series[i].role != SERIES_DATA ? 0 : chart->series[i].is_focus ? 2 : 1;
            if (own == layer) line_marks_put(frame, &lines->foot, i);
        }
    }
}

static void lay_out(struct frame *frame) {
    struct lines lines = {.frame = frame, .foot = foot_of(frame->to.arena, frame->chart)};
    make_labels(&lines);
    set_height(&lines, put_key(frame));
    arrange(&lines);
    upright_grid(frame);
    put_series(&lines);
    end_labels_put(frame, lines.labels, frame->chart->n_series, lines.last_x, lines.labels_left);
    signal_values_put(frame, &lines.foot);
    double axis = frame->plot_top + frame->plot_height, bottom = axis + mark_rows_height(frame);
    mark_rows_put(frame, &lines.foot, axis);
    foot_put(&lines.foot, &frame->to, axis, bottom);
    frame->height_pt = bottom + lines.foot.height_pt;
}

/* ---- panels ---- */

/* The scale of a panel does not depend on its height as long as no panel is higher for its labels; and one value is no such label. */
static double first_left(struct frame *frame) {
    double height = PANEL_HEIGHT_PT - frame->tight * (PANEL_HEIGHT_PT - TIGHT_PANEL_PT);
    struct frame_extent extent = frame_extent(frame);
    frame_set_scale(frame, extent, (int)(height / TICK_PITCH_PT) + 1, needs_zero(frame->chart, extent));
    return fmax(PANEL_LEFT_PT, upright_ticks_width(frame));
}

static double other_left(struct frame *frame) {
    (void)frame;
    return PANEL_LEFT_PT;
}

static double least_width(const struct frame *frame) {
    return LEAST_PANEL_PT + LEAD_PT + panel_labels_width(frame);
}

static double put_top(struct frame *frame) {
    upright_heading(frame, put_key(frame));
    return frame->plot_top;
}

void lines_layout(struct frame *frame) {
    static const struct panel_kind panels = {
        .layout = lay_out, .first_left = first_left, .other_left = other_left, .least_width = least_width, .put_top = put_top};
    if (frame->chart->is_multiples) panels_layout(frame, &panels);
    else lay_out(frame);
}
