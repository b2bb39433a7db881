/* audit/checks/implied.h - the whole that an amount and its printed share leave open.
 *
 * 262 printed as 41% is of a whole N with 41 - 1/2 <= 100 * 262 / N < 41 + 1/2 (half away from zero), so 631.3 < N <= 646.9:
 * a whole number from 632 to 646. Shares of one whole need a whole number that all of them allow. */
#ifndef AUDIT_CHECKS_IMPLIED_H
#define AUDIT_CHECKS_IMPLIED_H

#include "audit/checks/percent.h"

/* Whole numbers from least to most; most is INT64_MAX where there is no upper end. Empty where least > most. */
struct implied {
    int64_t least, most;
};

/* Of a counted amount and its share; false where it tells nothing (amounts that were rounded, numbers out of bounds). */
bool implied_by(const struct cell_figure *amount, const struct cell_figure *share, struct implied *ret);

/* What all shares of a line allow, taken with the nearest line of amounts of the same period. */
struct implied_line {
    size_t amounts; /* that line */
    struct implied whole;
    struct implied second; /* the ends when the pair that sets each is left out */
    size_t n;                                         /* pairs of amount and share */
    struct cell_figure *amount_least, *share_least;   /* the pair that sets the lower end */
    struct cell_figure *amount_most, *share_most;     /* the upper end */
};

bool implied_of_line(const struct percent_line *line, struct implied_line *ret);

/* "632 to 646", "631 or more". */
const char *implied_text(struct arena *arena, struct implied implied);

#endif
