/* tabulate/control/control_chart.h - control charts of finished tables: the cells of their lines, what they signal, what must be said.
 *
 * Source     plan/plan_control.c says what may have a chart; control_limits.h works it out. */
#ifndef TABULATE_CONTROL_CHART_H
#define TABULATE_CONTROL_CHART_H

#include "tabulate/control/control_limits.h"
#include "tabulate/working.h"

/* A formula of formulas.c: FORMULA_CONTROL. Limits of counts whose mean is below CONTROL_LEAST_MEAN are [z]. */
bool control_cell(struct working *working, struct working_table *table, const struct plan_cell *plan, struct cell *ret);

/* The signals of the points that a cell of such a line is worked from, one each, in their order; false where a number does not fit. */
bool control_signals_of(struct working *working, const struct working_table *table, const struct plan_cell *plan, enum control_signal **ret);

/* The sentences about one line of a control chart: trial limits, screening, limits that are not given, what it signals. Returns how many. */
size_t control_remarks(struct working *working, const struct working_table *table, const struct plan_cell *plan, const char **ret, size_t most);

#endif
