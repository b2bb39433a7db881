/* workbook/workbook.h - an XLSX workbook from a released report.
 *
 * Sheets     cover, contents (links to A1 of each sheet), notes, then one table a sheet as an Excel table, then each
 * chart on a sheet of its own with alternative text; rules 1 to 12 of docs/publishing-rules.md. Numbers    every
 * numeric cell is a real number: percentages as unrounded ratios with a number format; symbols as text. Bytes depend on
 * the report and `created` alone. Errors     STATUS_FAULT with MSG_WORKBOOK_REFUSED where the library or our wrapper
 * refuses a value; STATUS_OUTSIDE when the file cannot be written. */
#ifndef WORKBOOK_WORKBOOK_H
#define WORKBOOK_WORKBOOK_H

#include "base/diag.h"
#include "result/report.h"

/* Writes the workbook to `path`, a new file in a folder that is not yet public. `created` is the date that documents
 * carry. */
enum status workbook_write(struct arena *arena, const struct report *report, const char *path, date_t created,
                           struct diags *diags) MUST_USE;

#endif
