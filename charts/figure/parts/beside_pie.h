/* figure/parts/beside_pie.h - the words that stand beside a pie, in two columns, and the leaders to their slices.
 *
 * Words stand at the height of the middle of their slice's rim, moved apart as little as can be (spread.h), and so far up or down that
 * straight leaders neither enter the pie nor cross. */
#ifndef FIGURE_BESIDE_PIE_H
#define FIGURE_BESIDE_PIE_H

#include "figure/axes/frame.h"
#include "figure/parts/slices.h"

/* Width that the words of a column may have. */
double beside_pie_room(double width_pt, double radius);
/* Sets side, words and middle of all slices that are not inside. */
void beside_pie_arrange(struct frame *frame, struct slice *slices, size_t n, double radius);
void beside_pie_put(struct frame *frame, const struct slice *slices, size_t n, double radius, struct figure_point centre);

#endif
