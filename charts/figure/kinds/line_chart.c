#include "figure/kinds/line_chart.h"

#include "base/text.h"
#include "figure/axes/upright.h"
#include "figure/kinds/end_labels.h"
#include "figure/kinds/line_marks.h"
#include "figure/kinds/mark_rows.h"

#include <math.h>

#define PLOT_HEIGHT_PT 220.0
#define TIGHT_HEIGHT_PT 140.0
#define TICK_PITCH_PT 46.0        /* one tick to so many points of height */
#define LEAD_PT 10.0              /* from the last points to their labels */
#define LEADER_PT 22.0            /* the same where leaders are needed */
#define BESIDE_PLOT_PT 5.0        /* between grid and labels */
#define BELOW_AXIS_PT 3.0         /* labels may reach so far beneath the plot */
#define KEY_TOP_PT 2.5            /* a diamond is higher than a line of text */
#define LABEL_SHARE 0.7           /* of the width that labels of categories may take */

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
    const char *text = reasons(frame);
    double indent = 1.7 * frame->size_pt, line = style_face.line_height * frame->size_pt;
    if (text[0] == '\0') return 0.0;
    struct label words = label_wrap(&frame->to, text, frame->width_pt - indent, frame->size_pt);
    double height = label_height(&words, frame->size_pt);
    line_marks_signal(frame, FIGURE_LEGEND, indent / 2.0, KEY_TOP_PT + line / 2.0);
    label_put(&frame->to, &words, frame_lettering(frame, FIGURE_LEGEND, FIGURE_START), indent, KEY_TOP_PT + height / 2.0);
    return KEY_TOP_PT + height + 0.4 * frame->size_pt;
}

/* ---- names and values at the ends ---- */

/* "Received 181", "Received 181 (to Mar 2008)" where it ends before the others, "181" where it is the only one. */
static const char *end_words(const struct lines *lines, size_t series, size_t last) {
    const struct frame *frame = lines->frame;
    const struct chart *chart = frame->chart;
    size_t final = lines->foot.order[chart->n_rows - 1];
    const char *value = frame_display(frame, frame_cell(frame, last == SIZE_MAX ? final : last, series));
    const char *name = chart->n_series > 1 ? TEXT(frame->to.arena, chart->series[series].label, " ", value) : value;
    if (last == SIZE_MAX || last == final) return name;
    return TEXT(frame->to.arena, name, " (", foot_name(&lines->foot, frame->to.arena, last), ")");
}

static void make_labels(struct lines *lines) {
    struct frame *frame = lines->frame;
    double width = LABEL_SHARE * frame->label_share * frame->width_pt;
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

static void set_height(struct lines *lines, struct frame_extent extent, double top) {
    struct frame *frame = lines->frame;
    double labels = end_labels_height(lines->labels, frame->chart->n_series, frame->size_pt);
    frame->plot_height = fmax(PLOT_HEIGHT_PT - frame->tight * (PLOT_HEIGHT_PT - TIGHT_HEIGHT_PT), labels);
    frame_set_scale(frame, extent, (int)(fmin(frame->plot_height, PLOT_HEIGHT_PT) / TICK_PITCH_PT) + 1, needs_zero(frame->chart, extent));
    upright_heading(frame, top);
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
    frame->plot_left = upright_ticks_width(frame);
    double room = fmax(1.0, frame->width_pt - frame->plot_left);
    double pitch = fmax(0.01, fmin(room / n, (room - lead - lines->labels_width) / (n - 0.5)));
    foot_fit(&lines->foot, &frame->to, (struct foot_room){.to = frame->width_pt, .left = frame->plot_left, .pitch = pitch,
                                                          .size_pt = frame->size_pt});
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
    set_widths(lines, is_still ? LEAD_PT : LEADER_PT);
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

void lines_layout(struct frame *frame) {
    struct lines lines = {.frame = frame, .foot = foot_of(frame->to.arena, frame->chart)};
    make_labels(&lines);
    set_height(&lines, frame_extent(frame), put_key(frame));
    arrange(&lines);
    upright_grid(frame);
    put_series(&lines);
    end_labels_put(frame, lines.labels, frame->chart->n_series, lines.last_x, lines.labels_left);
    double bottom = frame->plot_top + frame->plot_height;
    mark_rows_put(frame, &lines.foot, bottom);
    bottom += mark_rows_height(frame);
    foot_put(&lines.foot, &frame->to, bottom);
    frame->height_pt = bottom + lines.foot.height_pt;
}
