#include "tabulate/control/control_limits.h"

#include <stdlib.h>

/* 2.66 and 3.267, as ratios. */
static const struct ratio limit_factor = {266, 100}, screen_factor = {3267, 1000};

/* --- exact arithmetic ----------------------------------------------------------------------------------------------- */

static int64_t common_divisor(int64_t a, int64_t b) {
    while (b != 0) {
        int64_t rest = a % b;
        a = b;
        b = rest;
    }
    return a < 0 ? -a : a;
}

/* In lowest terms, so that sums of many stay small. */
static struct ratio lowest(struct ratio value) {
    int64_t divisor = common_divisor(value.numerator, value.denominator);
    if (divisor > 1) value = (struct ratio){value.numerator / divisor, value.denominator / divisor};
    return value;
}

static bool add(struct ratio a, struct ratio b, struct ratio *ret) {
    int64_t left, right;
    struct ratio sum;
    if (!number_multiply(a.numerator, b.denominator, &left) || !number_multiply(b.numerator, a.denominator, &right) ||
        !number_add(left, right, &sum.numerator) || !number_multiply(a.denominator, b.denominator, &sum.denominator))
        return false;
    *ret = lowest(sum);
    return true;
}

static struct ratio negative(struct ratio value) {
    return (struct ratio){-value.numerator, value.denominator};
}

static bool multiply(struct ratio a, struct ratio b, struct ratio *ret) {
    struct ratio left = lowest((struct ratio){a.numerator, b.denominator}), right = lowest((struct ratio){b.numerator, a.denominator});
    return number_multiply(left.numerator, right.numerator, &ret->numerator) &&
           number_multiply(left.denominator, right.denominator, &ret->denominator);
}

static bool mean_of(struct ratio sum, size_t n, struct ratio *ret) {
    return multiply(sum, (struct ratio){1, (int64_t)n}, ret);
}

/* --- limits ----------------------------------------------------------------------------------------------------------- */

static bool mean_of_points(const struct control_point *points, size_t n, size_t *ret_n, struct ratio *ret) {
    struct ratio sum = {0, 1};
    size_t with_value = 0;
    for (size_t i = 0; i < n; i++) {
        if (!points[i].has_value) continue;
        if (!add(sum, points[i].value, &sum)) return false;
        with_value++;
    }
    *ret_n = with_value;
    return with_value == 0 || mean_of(sum, with_value, ret);
}

/* False where there is no range: `i` is the first, or a point has no value. Overflow is found by the sums. */
static bool range_at(const struct control_point *points, size_t i, bool *ret_fits, struct ratio *ret) {
    if (i == 0 || !points[i].has_value || !points[i - 1].has_value) return false;
    *ret_fits = add(points[i].value, negative(points[i - 1].value), ret);
    if (ret->numerator < 0) *ret = negative(*ret);
    return true;
}

/* Mean of the moving ranges that are at most `most` (NULL: of all). */
static bool mean_range(const struct control_point *points, size_t n, const struct ratio *most, size_t *ret_n, struct ratio *ret) {
    struct ratio sum = {0, 1}, range = {0, 1};
    size_t n_ranges = 0;
    for (size_t i = 1; i < n; i++) {
        bool fits = true;
        if (!range_at(points, i, &fits, &range)) continue;
        if (!fits) return false;
        if (most != NULL && ratio_compare(range, *most) > 0) continue;
        if (!add(sum, range, &sum)) return false;
        n_ranges++;
    }
    *ret_n = n_ranges;
    return n_ranges == 0 || mean_of(sum, n_ranges, ret);
}

static bool screened_range(const struct control_point *points, size_t n, size_t *ret_n, struct ratio *mean) {
    struct ratio most;
    return multiply(*mean, screen_factor, &most) && mean_range(points, n, &most, ret_n, mean);
}

bool control_limits(const struct control_point *points, size_t n, struct control_rule rule, bool *ret_has_limits,
                    struct control_limits *ret) {
    struct control_limits limits = {.centre = {0, 1}};
    struct ratio range = {0, 1};
    size_t n_ranges;
    if (!mean_of_points(points, n, &limits.n_points, &limits.centre) || !mean_range(points, n, NULL, &n_ranges, &range)) return false;
    *ret_has_limits = n_ranges > 0;
    if (n_ranges == 0) return true;
    limits.n_ranges = n_ranges;
    if (rule.is_screened && !screened_range(points, n, &limits.n_ranges, &range)) return false;
    limits.n_screened = n_ranges - limits.n_ranges;
    limits.is_trial = limits.n_points < CONTROL_FIRM_POINTS;
    if (!multiply(range, limit_factor, &limits.spread) || !add(limits.centre, limits.spread, &limits.upper) ||
        !add(limits.centre, negative(limits.spread), &limits.lower))
        return false;
    if (rule.is_never_negative && limits.lower.numerator < 0) limits.lower = (struct ratio){0, 1};
    *ret = limits;
    return true;
}

bool control_mean(const struct control_point *points, size_t n, struct ratio *ret) {
    size_t n_points;
    return mean_of_points(points, n, &n_points, ret);
}

static int compare_values(const void *a, const void *b) {
    return ratio_compare(*(const struct ratio *)a, *(const struct ratio *)b);
}

bool control_median(struct arena *arena, const struct control_point *points, size_t n, struct ratio *ret) {
    struct ratio *values = ARENA_ARRAY(arena, struct ratio, n);
    size_t n_values = 0;
    for (size_t i = 0; i < n; i++)
        if (points[i].has_value) values[n_values++] = points[i].value;
    qsort(values, n_values, sizeof *values, compare_values);
    size_t middle = n_values / 2;
    if (n_values % 2 == 1) {
        *ret = values[middle];
        return true;
    }
    struct ratio sum;
    return add(values[middle - 1], values[middle], &sum) && mean_of(sum, 2, ret);
}
