#include "figure/figure.h"

#include "base/text.h"
#include "figure/kinds/bars.h"
#include "figure/kinds/line_chart.h"
#include "figure/kinds/pie.h"
#include "figure/kinds/stacked.h"

#include <math.h>

struct kind {
    struct figure_kind about;
    void (*layout)(struct frame *frame);
};

static const struct kind kinds[] = {
    [CHART_BAR] = {{"bar", "Bars", 1}, bars_layout},
    [CHART_GROUPED] = {{"grouped", "Grouped bars", STYLE_N_COLOURS}, bars_layout},
    [CHART_STACKED_PERCENT] = {{"stacked_percent", "100% bars", STYLE_N_COLOURS}, stacked_layout},
    [CHART_STACKED] = {{"stacked", "Stacked bars", STYLE_N_COLOURS}, stacked_layout},
    [CHART_LINE] = {{"line", "Lines", STYLE_N_COLOURS}, lines_layout},
    [CHART_PIE] = {{"pie", "Pie", 1}, pie_layout},
};

#define LEAST_PLOT_PT 60.0
#define EMPTY_HEIGHT_PT 60.0 /* of a chart without rows */

/* From the most legible to the most compact; the last is for values as long as the labels. */
static const struct attempt {
    double size_pt;
    double label_share;
} attempts[] = {{12.0, 0.38}, {12.0, 0.5}, {11.0, 0.5}, {STYLE_LEAST_SIZE_PT, 0.5}, {STYLE_LEAST_SIZE_PT, 0.25}};

#define N_ATTEMPTS (sizeof attempts / sizeof attempts[0])

const struct figure_kind *figure_kind(enum chart_kind kind) {
    return &kinds[kind].about;
}

static const struct figure *finish(const struct frame *frame) {
    struct figure *figure = ARENA_NEW(frame->to.arena, struct figure);
    *figure = (struct figure){.width_pt = figure_round(frame->width_pt),
                              .height_pt = figure_round(ceil(frame->height_pt)),
                              .marks = frame->to.marks,
                              .n_marks = frame->to.n_marks};
    return figure;
}

/* Without rows there is nothing to measure: words, and neither scale nor axis. */
static const struct figure *say_nothing(struct frame frame) {
    frame.size_pt = attempts[0].size_pt;
    frame.height_pt = EMPTY_HEIGHT_PT;
    figure_text(&frame.to, frame_lettering(&frame, FIGURE_VALUE, FIGURE_MIDDLE), "No records", frame.width_pt / 2.0,
                figure_baseline(EMPTY_HEIGHT_PT / 2.0, frame.size_pt));
    return finish(&frame);
}

static struct frame attempt(struct frame frame, const struct attempt *how) {
    frame.size_pt = how->size_pt;
    frame.label_share = how->label_share;
    frame_labels(&frame);
    kinds[frame.chart->kind].layout(&frame);
    return frame;
}

static bool is_wide_enough(const struct frame *frame) {
    return frame->plot_right - frame->plot_left >= LEAST_PLOT_PT;
}

static bool is_better(const struct frame *a, const struct frame *b) {
    if (is_wide_enough(a) != is_wide_enough(b)) return is_wide_enough(a);
    return a->height_pt < b->height_pt;
}

const struct figure *figure_layout_tight(struct arena *arena, const struct chart *chart, struct figure_measure measure, double width_pt,
                                         double tight) {
    const struct frame blank = {.to = {.arena = arena, .measure = measure}, .chart = chart, .whole = chart, .width_pt = width_pt, .tight = tight};
    struct frame best = blank;
    if (chart->n_rows == 0) return say_nothing(blank);
    for (size_t i = 0; i < N_ATTEMPTS; i++) {
        struct frame next = attempt(blank, &attempts[i]);
        if (i == 0 || is_better(&next, &best)) best = next;
        if (is_wide_enough(&best) && best.height_pt <= STYLE_MAX_HEIGHT_PT) break;
    }
    return finish(&best);
}

const struct figure *figure_layout(struct arena *arena, const struct chart *chart, struct figure_measure measure,
                                   double width_pt) {
    return figure_layout_tight(arena, chart, measure, width_pt, 0.0);
}
