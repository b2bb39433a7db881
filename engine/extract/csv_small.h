/* extract/csv_small.h - a small CSV file (code list, ledger, calendar, acceptance file) as rows of texts with their lines.
 *
 * The whole file is kept; header names are looked up by name. The same strictness as extract/reader.h. */
#ifndef EXTRACT_CSV_SMALL_H
#define EXTRACT_CSV_SMALL_H

#include "base/diag.h"
#include "base/file.h"

struct csv_row {
    const char *const *fields;   /* n_columns of them */
    uint32_t line;
};

struct csv_small {
    struct arena *arena;         /* that everything here lives in */
    const struct source_text *file;
    const char *const *columns;
    size_t n_columns;
    const struct csv_row *rows;
    size_t n_rows;
    uint32_t header_line;
    struct file_facts facts;     /* with SHA-256 */
};

enum status csv_small_read(struct arena *arena, const struct source_text *file, const char *path, struct place named_at,
                           struct diags *diags, struct csv_small **ret) MUST_USE;
/* Index of a column, or -1. */
int csv_small_column(const struct csv_small *csv, const char *name);
/* Index of a column that must be there; refused with the columns that are. */
enum status csv_small_need(const struct csv_small *csv, const char *name, struct diags *diags, int *ret) MUST_USE;

#endif
