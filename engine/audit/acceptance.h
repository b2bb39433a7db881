/* audit/acceptance.h - the acceptance file of a reconciliation; part of audit/reconcile.h, for reconcile.c alone. */
#ifndef AUDIT_ACCEPTANCE_H
#define AUDIT_ACCEPTANCE_H

#include "audit/reconcile.h"

/* Reads `path` and marks as accepted the differences it states. Each line that states no present difference, or no
 * reason, is a message and counts in n_stale. Errors: the file cannot be read or lacks a column. */
enum status acceptance_apply(struct arena *arena, const char *path, struct diags *diags,
                             struct reconciliation *reconciliation) MUST_USE;

/* "lead-issue > Officer Bias > % of total", as messages and the table name a published figure. */
const char *figure_name(struct arena *arena, const char *table, const char *row, const char *column);

#endif
