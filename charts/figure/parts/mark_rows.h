/* figure/parts/mark_rows.h - the symbols of cells that a line cannot show, beneath the plot: "[x]" where a number is not available, "[p]"
 * beneath one that is provisional.
 *
 * A row of symbols for each series that has any, with the series' marker at its left; one row without a marker where all series have
 * the same. Where neighbours are too near, a symbol that they share is written once, beneath their middle. */
#ifndef FIGURE_MARK_ROWS_H
#define FIGURE_MARK_ROWS_H

#include "figure/axes/foot.h"
#include "figure/axes/frame.h"

/* 0 where no cell has a symbol. */
double mark_rows_height(const struct frame *frame);
void mark_rows_put(struct frame *frame, const struct foot *foot, double top);

#endif
