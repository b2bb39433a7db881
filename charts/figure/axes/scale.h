/* figure/axes/scale.h - where the ticks of an axis stand, as exact numbers.
 *
 * Talbot, Lin and Hanrahan, "An Extension of Wilkinson's Algorithm for Positioning Tick Labels on Axes" (IEEE InfoVis 2010): of
 * the steps 1, 5, 2, 2.5, 4, 3 (nicest first) times a power of ten the one that scores best in
 *     0.25 simplicity + 0.2 coverage + 0.5 density + 0.05 legibility
 * with the paper's formulas and weights. What is not as in the paper, and why:
 *   - ticks cover the data (its "loose" labels), for a bar that ends beyond the last tick reads as if cut off;
 *   - ticks are whole multiples of their step and none is skipped (its j is 1): 0, 6, 12 or 1, 4, 7 save nothing here;
 *   - a step is never finer than the decimals of the cells: counts have no half ticks;
 *   - legibility is all or nothing and left to the axis, which measures its labels and asks for fewer ticks where they touch.
 * A step and the data then determine first and last tick, so all steps are tried and there is nothing to prune. */
#ifndef FIGURE_SCALE_H
#define FIGURE_SCALE_H

#include "base/number.h"

struct scale {
    int64_t step;        /* units of a decimal */
    int decimals;        /* of a tick, 0..9 */
    int64_t first, last; /* ticks are i * step * 10^-decimals, first <= i <= last */
};

/* What an axis must show. */
struct scale_wish {
    double low, high;     /* the data; low == high is allowed */
    bool has_zero;        /* bars: zero is in it whatever the data */
    double most;          /* no tick is above it where no number is (100 for shares); 0: no such bound */
    int max_decimals;     /* 0..9 */
    int n_ticks;          /* how many would be pleasant, >= 2 */
};

/* Without extent the axis is one step long: from 0 to 1 where all is zero. */
struct scale scale_nice(struct scale_wish wish);

struct decimal scale_tick(const struct scale *scale, int64_t i);
/* The tick as a position on the axis. */
double scale_value(const struct scale *scale, int64_t i);
/* Where `value` stands between the first tick (0) and the last (1). */
double scale_share(const struct scale *scale, double value);

#endif
