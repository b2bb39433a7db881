/* figure/parts/signal_values.h - the values of points that a control chart picks out, where there is room for them.
 *
 * Rule      points of a run have none: it is the run that says something. The value of one alone stands above its point, else beneath, at
 *           its right or left; where it would touch a line, a point or another value everywhere, or leave the plot, it is left to
 *           the table. */
#ifndef FIGURE_SIGNAL_VALUES_H
#define FIGURE_SIGNAL_VALUES_H

#include "figure/axes/foot.h"
#include "figure/axes/frame.h"

/* After lines, points and the labels at their ends. */
void signal_values_put(struct frame *frame, const struct foot *foot);

#endif
