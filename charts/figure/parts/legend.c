#include "figure/parts/legend.h"

#include "figure/colours.h"

#include <math.h>

#define SWATCH_GAP_PT 5.0
#define ENTRY_GAP_PT 18.0

static double swatch(const struct frame *frame) {
    return 0.8 * frame->size_pt;
}

static struct label name_of(const struct frame *frame, size_t series) {
    double width = frame->width_pt - swatch(frame) - SWATCH_GAP_PT;
    return label_wrap(&frame->to, frame->chart->series[series].label, width, frame->size_pt);
}

static double entry_width(const struct frame *frame, const struct label *name) {
    return swatch(frame) + SWATCH_GAP_PT + name->width_pt;
}

static double left_edge(const struct frame *frame) {
    double width = -ENTRY_GAP_PT;
    for (size_t i = 0; i < frame->chart->n_series; i++) {
        struct label name = name_of(frame, i);
        width += ENTRY_GAP_PT + entry_width(frame, &name);
    }
    return frame->plot_left + width <= frame->width_pt ? frame->plot_left : 0.0;
}

/* The swatch stands beside the first line. */
static void put_entry(struct frame *frame, size_t series, const struct label *name, double x, double top) {
    double side = swatch(frame), height = label_height(name, frame->size_pt);
    double middle = top + height / (double)name->n_lines / 2.0;
    figure_box(&frame->to, FIGURE_LEGEND, x, middle - side / 2.0, x + side, middle + side / 2.0,
               series_colour(frame->chart, series));
    label_put(&frame->to, name, frame_lettering(frame, FIGURE_LEGEND, FIGURE_START), x + side + SWATCH_GAP_PT,
              top + height / 2.0);
}

double legend_put(struct frame *frame) {
    double left = left_edge(frame), x = left, top = 0.0, row_height = 0.0;
    for (size_t i = 0; i < frame->chart->n_series; i++) {
        struct label name = name_of(frame, i);
        if (x > left && x + entry_width(frame, &name) > frame->width_pt) {
            x = left;
            top += row_height + 3.0;
            row_height = 0.0;
        }
        put_entry(frame, i, &name, x, top);
        x += entry_width(frame, &name) + ENTRY_GAP_PT;
        row_height = fmax(row_height, label_height(&name, frame->size_pt));
    }
    return top + row_height + 0.5 * frame->size_pt;
}
