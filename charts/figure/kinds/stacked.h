/* figure/kinds/stacked.h - bars of segments end to end, in the order of the series: as long as their sum (CHART_STACKED), or 100% each
 * with the series' shares of it (CHART_STACKED_PERCENT).
 *
 * A value stands in its segment where it fits at the least size of letters or above, else it is left to the table and a note says so. The
 * total stands at the bar's end where the table has one: a cell that is the sum of just these (RELATION_SUM). Names stand above the
 * first bar's segments where all of them fit, else in a legend.
 * A row without a whole (a cell without a number, a negative one, or nothing but zeros) has no bar: what its cells show stands in
 * its place. */
#ifndef FIGURE_STACKED_H
#define FIGURE_STACKED_H

#include "figure/axes/frame.h"

void stacked_layout(struct frame *frame);

#endif
