/* figure/parts/legend.h - names of the series beside swatches of their colours, in their order, above the plot. */
#ifndef FIGURE_LEGEND_H
#define FIGURE_LEGEND_H

#include "figure/axes/frame.h"

/* Adds it at the top of the figure, from the plot's left edge where it fits on one line, else from the figure's; returns its
 * height with the space beneath. */
double legend_put(struct frame *frame);

#endif
