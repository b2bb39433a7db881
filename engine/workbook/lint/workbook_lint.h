/* workbook/lint/workbook_lint.h - is a finished workbook published as it should be? Any XLSX, whoever wrote it.
 *
 * The rules are the twelve of docs/publishing-rules.md, "Workbook", as far as a file can show them.
 * Findings  one message each, CHECK061 for rule 1 to CHECK072 for rule 12: sheet, cell, what was found; the hint says
 * what to do. What is found in the same words in more cells of a sheet is one finding, at the first.
 * Errors    STATUS_NO where a rule is broken; STATUS_OUTSIDE where the file cannot be read. */
#ifndef WORKBOOK_WORKBOOK_LINT_H
#define WORKBOOK_WORKBOOK_LINT_H

#include "base/diag.h"

enum status workbook_lint(struct arena *arena, const char *path, struct diags *diags) MUST_USE;

#endif
