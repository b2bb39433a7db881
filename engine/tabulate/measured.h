/* tabulate/measured.h - cells that are counted, from their places in cubes; and how cells are made.
 *
 * A measure is worked out of one place, or of the places of all cells that a rest takes together: what it counts is joined before anything
 * is divided or put in order. */
#ifndef TABULATE_MEASURED_H
#define TABULATE_MEASURED_H

#include "tabulate/working.h"

/* False where a number does not fit in 64 bits. */
bool measured_cell(struct working *working, const struct operands *operands, struct cell *ret);
/* Whether the formula is one of these. */
bool is_measured(enum formula formula);

struct cell made_number(enum unit unit, int64_t value);
struct cell made_none(enum unit unit, enum mark mark);
/* A ratio of two counts as a percentage: of nothing it is [z]. */
struct cell made_percentage(const struct plan_cell *plan, int64_t numerator, int64_t denominator);
enum unit made_unit(enum plan_unit unit);
/* Of percentages, means and rates. */
int made_decimals(const struct plan_cell *plan);

#endif
