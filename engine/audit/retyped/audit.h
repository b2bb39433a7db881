/* audit/retyped/audit.h - `audit`: the arithmetic inside a retyped paper, with no specification and no data.
 *
 * Reads table,row,column,published[,printed_in] or a figures.csv; finds from labels and figures what should add up, and what does
 * not. Rules, levels and reach: docs/auditing.md.
 * Steps     audit_paper -> a format's text.
 * Errors    audit_paper: STATUS_NO when there are faults (*ret is set then too); STATUS_DATA, STATUS_OUTSIDE for files that
 *           cannot be read, with messages. Questions alone are STATUS_OK. */
#ifndef AUDIT_RETYPED_AUDIT_H
#define AUDIT_RETYPED_AUDIT_H

#include "audit/retyped/findings.h"

struct audit {
    struct retyped *paper;
    struct findings findings; /* sorted */
    const char *path;         /* of the paper, as it was named */
};

/* `structure_path` may be NULL (audit_structure.h). */
enum status audit_paper(struct arena *arena, const char *path, const char *structure_path, struct diags *diags,
                        struct audit **ret) MUST_USE;

/* How many figures some check holds to the digit, only within rounding or a bound, and not at all. Marks are not counted. */
struct audit_reach {
    size_t n_exact, n_loose, n_none;
};

struct audit_reach audit_reached(const struct audit *audit);

/* The report. `is_verbose` adds the figures that no check holds to the digit, in text; JSON always has them. */
typedef const char *audit_format_fn(const struct audit *audit, bool is_verbose);

audit_format_fn audit_text, audit_markdown, audit_csv, audit_json;

/* By the name that --format takes: text, markdown, csv, json; NULL for others. */
audit_format_fn *audit_format_find(const char *name);

/* "260 figures in 18 tables: 158 held to the digit by others, 0 within bounds, 102 by none" and the line of faults, without line ends. */
const char *audit_figures_sentence(const struct audit *audit);
const char *audit_answer_sentence(const struct audit *audit);

/* "Comments received, Total"; only the row or the column where the finding is about a line. */
const char *finding_figure_words(struct arena *arena, const struct finding *finding);

#endif
