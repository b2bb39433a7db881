/* figure/kinds/pie.h - one series as slices of a whole, from 12 o'clock clockwise, each with its name and number.
 *
 * Rule      a slice's words stand in it where they fit without a broken word and clear of its edges; else beside the pie, in a column at the
 *           left or right, each joined to its slice by a leader (slices.h). No slice is without words, not even one of zero.
 * Where there is no whole (a number is missing or below zero, or all are zero) no pie is drawn: words say why, and what the cells
 * show. */
#ifndef FIGURE_PIE_H
#define FIGURE_PIE_H

#include "figure/axes/frame.h"

void pie_layout(struct frame *frame);

#endif
