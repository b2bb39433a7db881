/* figure/kinds/stacked.h - 100% bars: each series' share of a category's whole, in the order of the series.
 *
 * A row without a whole (a cell without a number, a negative one, or nothing but zeros) has no shares: no bar is drawn, and
 * what the cells show stands in its place. */
#ifndef FIGURE_STACKED_H
#define FIGURE_STACKED_H

#include "figure/axes/frame.h"

void stacked_layout(struct frame *frame);

#endif
