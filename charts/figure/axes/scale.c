#include "figure/axes/scale.h"

#include <math.h>

/* A quotient that should be whole may miss by its last digit: then it is whole. */
#define SLACK 1e-9
/* Ticks up to here, and the next one, fit into 64 bits. No count of records comes near. */
#define LIMIT 4e17
#define LARGEST_POWER 17
/* More are refused whatever their score: they would not be read. */
#define MOST_INTERVALS 20.0

/* Steps in tenths, the nicest first: Q of the paper. */
static const int64_t tenths[] = {10, 50, 20, 25, 40, 30};
#define N_STEPS (sizeof tenths / sizeof tenths[0])

static double power_of_ten(int n) {
    double power = 1.0;
    for (; n > 0; n--) power *= 10.0;
    return power;
}

static double step_value(const struct scale *scale) {
    return (double)scale->step / power_of_ten(scale->decimals);
}

/* tenths[place] * 10^(power - 1), with no more decimals than it needs; false where it is finer than allowed. */
static bool make_step(size_t place, int power, int max_decimals, struct scale *ret) {
    int decimals = power < 0 ? -power : 0;
    int64_t step = tenths[place];
    bool is_half = step % 10 != 0; /* 2.5: a decimal more */
    for (int i = 0; i < power; i++) step *= 10;
    if (is_half && power <= 0) decimals++;
    else step /= 10;
    if (decimals > max_decimals) return false;
    *ret = (struct scale){.step = step, .decimals = decimals};
    return true;
}

static void cover(struct scale *scale, double low, double high) {
    scale->first = (int64_t)floor(low / step_value(scale) + SLACK);
    scale->last = (int64_t)ceil(high / step_value(scale) - SLACK);
    if (scale->last == scale->first) scale->last++;
}

/* Simplicity: place among the nice steps, and whether zero is a tick. */
static double simplicity(const struct scale *scale, size_t place) {
    bool has_zero = scale->first <= 0 && scale->last >= 0;
    return (has_zero ? 1.0 : 0.0) - (double)place / (double)(N_STEPS - 1);
}

/* Coverage: how little the axis extends beyond the data. */
static double coverage(const struct scale *scale, double low, double high) {
    double above = scale_value(scale, scale->last) - high, below = low - scale_value(scale, scale->first);
    double tenth = 0.1 * (high - low);
    return 1.0 - 0.5 * (above * above + below * below) / (tenth * tenth);
}

/* Density: how near the number of intervals is to the one asked for. */
static double density(const struct scale *scale, int n_ticks) {
    double ratio = (double)(scale->last - scale->first) / (double)(n_ticks - 1);
    return 2.0 - fmax(ratio, 1.0 / ratio);
}

static double score(const struct scale *scale, size_t place, const struct scale_wish *wish) {
    return 0.25 * simplicity(scale, place) + 0.2 * coverage(scale, wish->low, wish->high) + 0.5 * density(scale, wish->n_ticks);
}

static bool is_allowed(const struct scale *scale, const struct scale_wish *wish) {
    if ((double)(scale->last - scale->first) > MOST_INTERVALS) return false;
    bool is_bounded = wish->most > 0.0 && wish->high <= wish->most;
    return !is_bounded || scale_value(scale, scale->last) <= wish->most * (1.0 + SLACK);
}

/* Data with an extent, and within what 64 bits hold. */
static struct scale_wish made_sound(struct scale_wish wish) {
    wish.low = fmax(fmin(wish.low, LIMIT), -LIMIT);
    wish.high = fmax(fmin(wish.high, LIMIT), -LIMIT);
    if (wish.has_zero) {
        wish.low = fmin(wish.low, 0.0);
        wish.high = fmax(wish.high, 0.0);
    }
    if (!(wish.high > wish.low)) wish.high = wish.low + fmax(1.0, fabs(wish.low) * 0.01);
    return wish;
}

struct scale scale_nice(struct scale_wish asked) {
    struct scale_wish wish = made_sound(asked);
    struct scale best = {.step = 1};
    double best_score = -(double)INFINITY;
    for (int power = -wish.max_decimals; power <= LARGEST_POWER; power++) {
        for (size_t place = 0; place < N_STEPS; place++) {
            struct scale scale;
            if (!make_step(place, power, wish.max_decimals, &scale)) continue;
            cover(&scale, wish.low, wish.high);
            if (!is_allowed(&scale, &wish) || score(&scale, place, &wish) <= best_score) continue;
            best = scale;
            best_score = score(&scale, place, &wish);
        }
    }
    return best;
}

struct decimal scale_tick(const struct scale *scale, int64_t i) {
    return (struct decimal){.units = i * scale->step, .decimals = scale->decimals};
}

double scale_value(const struct scale *scale, int64_t i) {
    return (double)i * step_value(scale);
}

double scale_share(const struct scale *scale, double value) {
    return (value / step_value(scale) - (double)scale->first) / (double)(scale->last - scale->first);
}
