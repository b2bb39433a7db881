#include "figure/figure.h"

#include "base/text.h"
#include "figure/bars.h"
#include "figure/stacked.h"

#include <math.h>

struct kind {
    struct figure_kind about;
    void (*layout)(struct frame *frame);
};

static const struct kind kinds[] = {
    [CHART_BAR] = {{"bar", "Bars", 1}, bars_layout},
    [CHART_GROUPED] = {{"grouped", "Grouped bars", STYLE_N_COLOURS}, bars_layout},
    [CHART_STACKED] = {{"stacked", "100% bars", STYLE_N_COLOURS}, stacked_layout},
};

/* From the most legible to the most compact. */
static const struct attempt {
    double size_pt;
    double label_share;
} attempts[] = {{12.0, 0.38}, {12.0, 0.5}, {11.0, 0.5}, {STYLE_LEAST_SIZE_PT, 0.5}};

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

const struct figure *figure_layout(struct arena *arena, const struct chart *chart, struct figure_measure measure,
                                   double width_pt) {
    struct frame frame;
    size_t i = 0;
    do {
        frame = (struct frame){.to = {.arena = arena, .measure = measure},
                               .chart = chart,
                               .width_pt = width_pt,
                               .size_pt = attempts[i].size_pt,
                               .label_share = attempts[i].label_share};
        frame_labels(&frame);
        kinds[chart->kind].layout(&frame);
    } while (frame.height_pt > STYLE_MAX_HEIGHT_PT && ++i < N_ATTEMPTS);
    return finish(&frame);
}
