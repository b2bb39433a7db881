/* extract/published.h - a file of published figures: table,row,column,published (more columns are allowed), or a figures.csv.
 *
 * Serves comparisons "as published" (tabulate) and `reconcile` (audit). Figures are found by table and the labels of row and
 * column, or by their identifiers when the file has row_id and column_id. Lifetime: the arena. */
#ifndef EXTRACT_PUBLISHED_H
#define EXTRACT_PUBLISHED_H

#include "base/date.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/number.h"

#define PUBLISHED_AMBIGUOUS SIZE_MAX

struct published_figure {
    const char *table, *row, *column;     /* identifiers or labels, as the file has them */
    const char *row_id, *column_id;       /* NULL when the file has none */
    const char *printed_in, *unit;        /* "Table 4"; "percent", of a figures.csv; NULL when the file does not say */
    const char *text;                     /* as printed: "18.8", "-/+0", "[x]" */
    const char *mark;                     /* "[u]": beside the number, of a figures.csv; NULL when the file does not say */
    bool has_value;                       /* false when the text is a mark or words, not a number */
    struct decimal value;                 /* with the decimals that were printed */
    bool is_words;                        /* "1 of 2", of a rate "11 per 6", of a change "2 to 5": first and second */
    int64_t first, second;
    struct place place;
};

struct published {
    const struct source_text *file;
    const struct published_figure *figures;   /* in file order */
    size_t n;
    bool is_absent;                           /* there is no such file, and none is needed: it has no figures */
    bool has_period;                          /* a figures.csv says of what period it is */
    struct period period;                     /* its days; of no kind */
    date_t as_at;                             /* the day up to which they were counted, where a figures.csv says it; else DATE_NONE */
    struct file_facts facts;                  /* SHA-256 of what was read */
    struct intern *index;                     /* look-up by table, row, column: identifiers and labels */
    const size_t *index_figure;               /* word of index -> figure; PUBLISHED_AMBIGUOUS where two have the label */
};

/* Reads the file; duplicate figures, unreadable numbers and missing columns are refused with their lines. */
enum status published_read(struct arena *arena, const struct source_text *file, const char *path, struct place named_at,
                           struct diags *diags, struct published **ret) MUST_USE;

/* In place of a file that may be absent and is. */
struct published *published_none(struct arena *arena, const struct source_text *file);

/* The same for an audit: figures that stand twice are kept, since which of the two is right is a question to the paper, and nothing is
 * looked up (index is NULL). */
enum status published_read_repeats(struct arena *arena, const struct source_text *file, const char *path, struct diags *diags,
                                   struct published **ret) MUST_USE;

/* By identifiers first (row_id, column_id or their labels), then by labels; NULL when there is none. */
const struct published_figure *published_find(struct arena *scratch, const struct published *published, const char *table, const char *row_id,
                                              const char *row_label, const char *column_id, const char *column_label);

#endif
