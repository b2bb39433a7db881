#include "figure/scale.h"

#include <math.h>

/* A quotient that should be whole may miss by its last digit: then it is whole. */
#define SLACK 1e-9
/* Ticks up to here, and the next one, fit into 64 bits. No count of records comes near. */
#define LIMIT 4e18

static double power_of_ten(int n) {
    double power = 1.0;
    for (; n > 0; n--) power *= 10.0;
    return power;
}

static double step_value(const struct scale *scale) {
    return (double)scale->step / power_of_ten(scale->decimals);
}

static double first_tick(const struct scale *scale, double low) {
    return floor(low / step_value(scale) + SLACK);
}

static double last_tick(const struct scale *scale, double high) {
    return ceil(high / step_value(scale) - SLACK);
}

/* From 1 to 2, 2 to 5, 5 to 10 (which has one decimal less, as long as there are any). */
static void widen(struct scale *scale, int *digit) {
    bool is_power = *digit == 5;
    scale->step = *digit == 2 ? scale->step / 2 * 5 : scale->step * 2;
    *digit = *digit == 1 ? 2 : is_power ? 1 : 5;
    if (is_power && scale->decimals > 0) {
        scale->decimals--;
        scale->step = 1;
    }
}

struct scale scale_nice(double low, double high, int max_decimals, int max_intervals) {
    low = fmax(fmin(low, 0.0), -LIMIT);
    high = fmin(fmax(high, 0.0), LIMIT);
    if (!(high - low > 0.0)) high = 1.0;
    struct scale scale = {.step = 1, .decimals = max_decimals};
    int digit = 1;
    while (last_tick(&scale, high) - first_tick(&scale, low) > (double)max_intervals) widen(&scale, &digit);
    scale.first = (int64_t)first_tick(&scale, low);
    scale.last = (int64_t)last_tick(&scale, high);
    return scale;
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
