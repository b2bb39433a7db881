/* tabulate/control/control_limits.h - limits and signals of a control chart (XmR) over the points of a series, worked exactly.
 *
 * Source     docs/publishing-rules.md, "Control charts": limits are the mean plus and minus 2.66 times the mean moving range (Wheeler,
 *            "Understanding Variation"; 2.66 = 3 / 1.128); NHS England, "Making Data Count", has the signals.
 * Points     in order of time. A point without a value interrupts: it has no range on either side and ends every run.
 * Units      those of the points; all is ratios of integers until it is shown.
 * Errors     false, with outputs untouched, where a number does not fit in 64 bits. */
#ifndef TABULATE_CONTROL_LIMITS_H
#define TABULATE_CONTROL_LIMITS_H

#include "base/number.h"
#include "base/status.h"

struct control_point {
    bool has_value;
    struct ratio value;
};

/* From fewer points the limits are trial, and the chart says so. */
#define CONTROL_FIRM_POINTS 12
/* Below this mean counts are too few for the chart. */
#define CONTROL_LEAST_MEAN 5

struct control_rule {
    bool is_screened;        /* moving ranges beyond 3.267 times their mean are left out of it, once */
    bool is_never_negative;  /* of counts: the lower limit is not below 0 */
};

struct control_limits {
    struct ratio centre;     /* the mean */
    struct ratio spread;     /* 2.66 times the mean moving range: from the mean to a limit */
    struct ratio upper, lower;  /* lower: after is_never_negative */
    size_t n_points;         /* with a value */
    size_t n_ranges;         /* moving ranges in the mean, screened ones left out */
    size_t n_screened;
    bool is_trial;           /* fewer than CONTROL_FIRM_POINTS */
};

/* Two points that follow each other are needed: *ret_has_limits is false where there are none. */
bool control_limits(const struct control_point *points, size_t n, struct control_rule rule, bool *ret_has_limits,
                    struct control_limits *ret) MUST_USE;

/* The mean of the points with a value; at least one has one. */
bool control_mean(const struct control_point *points, size_t n, struct ratio *ret) MUST_USE;

/* The middle value, or half the sum of the two middle ones: the centre of a run chart. At least one point has a value. */
bool control_median(struct arena *arena, const struct control_point *points, size_t n, struct ratio *ret) MUST_USE;

/* What a point signals, first the gravest: one each. */
enum control_signal {
    SIGNAL_NONE,
    SIGNAL_ABOVE,            /* above the upper limit */
    SIGNAL_BELOW,            /* below the lower limit */
    SIGNAL_TWO_OF_THREE,     /* it and another of three in a row are beyond two thirds of the way to one limit */
    SIGNAL_RUN,              /* one of seven or more in a row on one side of the centre; a point on the centre ends the run */
    SIGNAL_TREND,            /* one of seven or more in a row, each higher than the one before, or each lower */
    N_CONTROL_SIGNALS
};

/* Words: "above the upper limit"; NULL for SIGNAL_NONE. */
const char *control_signal_words(enum control_signal signal);

/* A signal for each point. limits: NULL for a run chart, which has runs and trends about `centre` only. */
bool control_signals(const struct control_point *points, size_t n, struct ratio centre, const struct control_limits *limits,
                     enum control_signal *ret) MUST_USE;

#endif
