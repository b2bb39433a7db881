/* extract/batch.h - some thousand rows of an extract as typed columns.
 *
 * Shape      columns in the schema's order; each a dense array of n_rows values. Missing is VEC_NONE (VEC_NONE_WIDE for integers).
 * Lifetime   valid until the receiver of the batch returns; the arrays are used again for the next batch.
 * Who        made by extract/reader, consumed by count. */
#ifndef EXTRACT_BATCH_H
#define EXTRACT_BATCH_H

#include "extract/schema.h"

#define BATCH_ROWS 8192u
#define VEC_NONE INT32_MIN
#define VEC_NONE_WIDE INT64_MIN

struct vec {
    enum column_type type;
    const int32_t *codes;          /* dates, categories, keys */
    const int64_t *wide;           /* integers */
    const uint32_t *offsets;       /* COLUMN_CATEGORIES: row r has many[offsets[r] .. offsets[r+1]-1]; COLUMN_TEXT: byte offsets */
    const int32_t *many;           /* COLUMN_CATEGORIES */
    const char *bytes;             /* COLUMN_TEXT: row r is bytes[offsets[r] .. offsets[r+1]-1]; empty is missing */
};

struct batch {
    size_t n_rows;
    const struct vec *columns;
    size_t n_columns;
    const uint32_t *lines;              /* line of the file on which each row begins, from 1 */
    const struct source_text *file;     /* all rows of a batch come from one file */
};

#endif
