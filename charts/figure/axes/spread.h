/* figure/axes/spread.h - labels moved apart along a line, as little as can be.
 *
 * Isotonic regression by pooling adjacent violators (Ayer et al., 1955; Barlow et al., "Statistical Inference under Order
 * Restrictions", 1972): of all arrangements in the same order without overlap the one whose squared movements sum to the least.
 * A label that meets no other stays where it was. */
#ifndef FIGURE_SPREAD_H
#define FIGURE_SPREAD_H

#include "base/arena.h"

/* middles: wanted ones, ascending; on return those that the labels have. Labels are `heights` long, and lie between `from` and `to` where all
 * of them fit, else begin at `from`. */
void spread_apart(struct arena *arena, double *middles, const double *heights, size_t n, double from, double to);

#endif
