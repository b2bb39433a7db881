/* figure/kinds/panels.h - small multiples: a panel for each series with its name above it, all on one scale.
 *
 * Panels stand in one to three columns, as many as have room, and in rows as full as can be. Labels of rows, or tick labels of an upright
 * axis, stand at the left of the first column; places and lengths are the same in all panels. The axis title stands once. All are of one
 * colour, since their names tell them apart, unless a series keeps its colour through the paper. */
#ifndef FIGURE_PANELS_H
#define FIGURE_PANELS_H

#include "figure/axes/frame.h"

/* What panels need to know of the kind of chart that they hold. */
struct panel_kind {
    void (*layout)(struct frame *panel);
    /* Width, left of the plot, of what stands there in the first column, and in the others; may set the frame's scale. */
    double (*first_left)(struct frame *frame);
    double (*other_left)(struct frame *frame);
    /* Least width of a panel's plot with the values beside it. */
    double (*least_width)(const struct frame *frame);
    /* Puts the axis title and what else stands above all panels; returns where these begin. NULL: the title stands beneath them. */
    double (*put_top)(struct frame *frame);
};

void panels_layout(struct frame *frame, const struct panel_kind *kind);

#endif
