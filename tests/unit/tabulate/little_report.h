/* tabulate/little_report.h - little cases, tabulated, and tables drawn as text. */
#ifndef LITTLE_REPORT_H
#define LITTLE_REPORT_H

#include "../count/little_count.h"
#include "tabulate/tabulate.h"

struct little *little_report(const struct little_case *given);

/* A table as text: a line for the header and for each row, cells between bars, notes as [1], marks beside numbers as
 * [u]. */
const char *little_drawn(const struct little *little, const char *table);
const struct table *little_table(const struct little *little, const char *table);
const struct cell *little_cell(const struct little *little, const char *table, const char *row, const char *column);
const struct check *little_check(const struct little *little, const char *id);

/* Runs the case and compares the table "t" with what was drawn by hand. */
void little_expect(const struct little_case *given, const char *drawn);

#endif
