#include "figure/axes/upright.h"

#include "base/text.h"

#include <math.h>

#define GRID_PT 0.75
#define AXIS_PT 1.0

double upright_ticks_width(const struct frame *frame) {
    double widest = 0.0;
    for (size_t i = 0; i < frame_n_ticks(frame); i++) widest = fmax(widest, frame_tick_width(frame, i));
    return widest + UPRIGHT_TICK_GAP_PT;
}

bool upright_has_zero(const struct frame *frame) {
    return frame->scale.first <= 0 && frame->scale.last >= 0;
}

static double put_words(struct frame *frame, enum figure_role role, const char *text, double top) {
    struct label words = label_wrap(&frame->to, text, frame->width_pt, frame->size_pt);
    double height = label_height(&words, frame->size_pt);
    label_put(&frame->to, &words, frame_lettering(frame, role, FIGURE_START), 0.0, top + height / 2.0);
    return top + height;
}

void upright_heading(struct frame *frame, double top) {
    if (frame->chart->axis_title != NULL) top = put_words(frame, FIGURE_AXIS_TITLE, frame->chart->axis_title, top);
    if (!upright_has_zero(frame)) {
        bool is_below = frame->scale.last < 0;
        const char *nearest = frame->ticks[is_below ? frame_n_ticks(frame) - 1 : 0];
        top = put_words(frame, FIGURE_NOTE, TEXT(frame->to.arena, "The axis ", is_below ? "ends" : "starts", " at ", nearest), top);
    }
    frame->plot_top = top + frame->size_pt;
}

double upright_y(const struct frame *frame, double value) {
    return frame->plot_top + (1.0 - scale_share(&frame->scale, value)) * frame->plot_height;
}

void upright_grid(struct frame *frame) {
    struct figure_lettering how = frame_lettering(frame, FIGURE_TICK, FIGURE_END);
    how.is_number = true;
    for (size_t i = 0; i < frame_n_ticks(frame); i++) {
        double y = upright_y(frame, scale_value(&frame->scale, frame->scale.first + (int64_t)i));
        bool is_zero = frame->scale.first + (int64_t)i == 0;
        figure_line(&frame->to, is_zero ? FIGURE_AXIS : FIGURE_GRID, frame->plot_left, y, frame->plot_right, y,
                    is_zero ? AXIS_PT : GRID_PT, is_zero ? STYLE_AXIS : STYLE_GRID);
        if (!frame->is_inner) figure_text(&frame->to, how, frame->ticks[i], frame->plot_left - UPRIGHT_TICK_GAP_PT, figure_baseline(y, frame->size_pt));
    }
}
