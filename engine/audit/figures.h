/* audit/figures.h - evidence/figures.csv: every figure of a run, one a line.
 *
 * Columns, units and texts are the contract of docs/command-line.md ("The output folder"). Static text is no figure. */
#ifndef AUDIT_FIGURES_H
#define AUDIT_FIGURES_H

#include "result/report.h"

const char *figures_csv(struct arena *arena, const struct report *report);

#endif
