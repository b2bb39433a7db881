/* figure/scale.h - where the ticks of an axis stand, as exact numbers.
 *
 * Steps are 1, 2 or 5 times a power of ten and ticks are their multiples, covering the data (Heckbert, "Nice numbers for
 * graph labels", Graphics Gems, 1990, loose labels). The step is the smallest that needs no more than the intervals allowed,
 * and is never finer than the decimals of the cells: counts have no half ticks. */
#ifndef FIGURE_SCALE_H
#define FIGURE_SCALE_H

#include "base/number.h"

struct scale {
    int64_t step;        /* units of a decimal */
    int decimals;        /* of a tick, 0..9 */
    int64_t first, last; /* ticks are i * step * 10^-decimals, first <= i <= last */
};

/* Scale from `low` to `high`; zero is always in it. Both 0: from 0 to 1. max_intervals >= 2; 0 <= max_decimals <= 9. */
struct scale scale_nice(double low, double high, int max_decimals, int max_intervals);

struct decimal scale_tick(const struct scale *scale, int64_t i);
/* The tick as a position on the axis. */
double scale_value(const struct scale *scale, int64_t i);
/* Where `value` stands between the first tick (0) and the last (1). */
double scale_share(const struct scale *scale, double value);

#endif
