/* tabulate/control/control_signals.c - which points of a series say that something has changed. */
#include "tabulate/control/control_limits.h"

#define RUN_LENGTH 7

static const char *const words[N_CONTROL_SIGNALS] = {
    [SIGNAL_ABOVE] = "above the upper limit",
    [SIGNAL_BELOW] = "below the lower limit",
    [SIGNAL_TWO_OF_THREE] = "two of three near one limit",
    [SIGNAL_RUN] = "seven or more in a row on one side of the centre",
    [SIGNAL_TREND] = "seven or more in a row rising or falling",
};

const char *control_signal_words(enum control_signal signal) {
    return words[signal];
}

/* A point keeps the gravest of its signals. */
static void give(enum control_signal *signals, size_t from, size_t to, enum control_signal signal) {
    for (size_t i = from; i < to; i++)
        if (signals[i] == SIGNAL_NONE || signal < signals[i]) signals[i] = signal;
}

static int sign_of(int number) {
    return (number > 0) - (number < 0);
}

/* --- runs and trends: stretches of points that all step to the same side ------------------------------------------------ */

struct series {
    const struct control_point *points;
    size_t n;
    struct ratio centre;
};

/* The side of the centre on which a point lies: -1, 1; 0 on it, and for a point without a value. */
static int side_of(const struct series *series, size_t i) {
    return series->points[i].has_value ? sign_of(ratio_compare(series->points[i].value, series->centre)) : 0;
}

/* Whether a point is higher (1) or lower (-1) than the one before; 0 where it is neither. */
static int step_of(const struct series *series, size_t i) {
    const struct control_point *points = series->points;
    if (i == 0 || !points[i].has_value || !points[i - 1].has_value) return 0;
    return sign_of(ratio_compare(points[i].value, points[i - 1].value));
}

/* Stretches of at least `least` points whose `way` is alike and not 0; `before` points in front of each belong to it. */
static void give_stretches(const struct series *series, int (*way)(const struct series *, size_t), size_t least, size_t before,
                           enum control_signal signal, enum control_signal *ret) {
    for (size_t from = 0, to; from < series->n; from = to) {
        int first = way(series, from);
        to = from + 1;
        while (to < series->n && way(series, to) == first) to++;
        if (first != 0 && to - from >= least) give(ret, from - before, to, signal);
    }
}

/* --- limits --------------------------------------------------------------------------------------------------------------- */

static void give_outside(const struct series *series, const struct control_limits *limits, enum control_signal *ret) {
    for (size_t i = 0; i < series->n; i++) {
        if (!series->points[i].has_value) continue;
        if (ratio_compare(series->points[i].value, limits->upper) > 0) give(ret, i, i + 1, SIGNAL_ABOVE);
        if (ratio_compare(series->points[i].value, limits->lower) < 0) give(ret, i, i + 1, SIGNAL_BELOW);
    }
}

/* Two thirds of the way from the centre to a limit, above (1) or below (-1). */
static bool warning_line(const struct control_limits *limits, int side, struct ratio *ret) {
    int64_t way, left, right;
    return number_multiply(limits->spread.numerator, 2 * side, &way) && number_multiply(way, limits->centre.denominator, &left) &&
           number_multiply(limits->spread.denominator, 3, &ret->denominator) &&
           number_multiply(limits->centre.numerator, ret->denominator, &right) && number_add(left, right, &ret->numerator) &&
           number_multiply(ret->denominator, limits->centre.denominator, &ret->denominator);
}

static bool is_beyond(const struct control_point *point, struct ratio line, int side) {
    return point->has_value && sign_of(ratio_compare(point->value, line)) == side;
}

static bool have_values(const struct control_point *points) {
    return points[0].has_value && points[1].has_value && points[2].has_value;
}

static bool give_two_of_three(const struct series *series, const struct control_limits *limits, int side, enum control_signal *ret) {
    struct ratio line;
    if (!warning_line(limits, side, &line)) return false;
    for (size_t i = 0; i + 3 <= series->n; i++) {
        const struct control_point *three = &series->points[i];
        int n_beyond = 0;
        for (size_t k = 0; k < 3; k++) n_beyond += is_beyond(&three[k], line, side);
        for (size_t k = 0; n_beyond >= 2 && have_values(three) && k < 3; k++)
            if (is_beyond(&three[k], line, side)) give(ret, i + k, i + k + 1, SIGNAL_TWO_OF_THREE);
    }
    return true;
}

bool control_signals(const struct control_point *points, size_t n, struct ratio centre, const struct control_limits *limits,
                     enum control_signal *ret) {
    struct series series = {points, n, centre};
    for (size_t i = 0; i < n; i++) ret[i] = SIGNAL_NONE;
    /* Seven in a row rising are six steps up, and the point that they start from. */
    give_stretches(&series, step_of, RUN_LENGTH - 1, 1, SIGNAL_TREND, ret);
    give_stretches(&series, side_of, RUN_LENGTH, 0, SIGNAL_RUN, ret);
    if (limits == NULL) return true;
    give_outside(&series, limits, ret);
    return give_two_of_three(&series, limits, 1, ret) && give_two_of_three(&series, limits, -1, ret);
}
