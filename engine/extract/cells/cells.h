/* extract/cells/cells.h - the columns of a batch under construction: text of a cell -> typed value, by a table of column
 * types.
 *
 * Arrays are made once and used again for each batch. A category is found by its text once, then by a set of texts seen
 * so far. A cell that is wrong is noted and becomes missing; nothing is guessed. Steps     cells_new -> (cells_bind for
 * each file -> cells_read for each row, cells_rewind after each batch) */
#ifndef EXTRACT_CELLS_H
#define EXTRACT_CELLS_H

#include "extract/batch.h"
#include "extract/reader.h"
#include "extract/records/records.h"

struct cell_kind;

/* One cell on its way to a value. */
struct cell {
    struct view text;
    size_t row;          /* of the batch */
    uint32_t line;       /* of the file */
    struct arena *arena; /* of the columns */
    struct faults *faults;
};

/* One column of the schema. */
struct cell_column {
    const struct extract_column *column;
    const struct cell_kind *kind;
    bool is_required; /* declared so, or part of the key */
    bool keeps_unknown;
    size_t field;       /* of the file at hand, from 0; CELLS_NO_FIELD where it has no such column */
    const int *formats; /* of dates: indexes of date_format.h */
    int32_t *codes;
    int64_t *wide;
    uint32_t *offsets;
    int32_t *many;
    size_t n_many, many_capacity;
    char *bytes;
    size_t n_bytes, byte_capacity;
    struct intern *words; /* of categories: texts seen */
    int32_t *word_codes;  /* word -> category, or VEC_NONE where the list has none */
    int64_t *word_uses;   /* word -> cells, or parts of them, that hold it */
    size_t word_capacity, use_capacity;
};

#define CELLS_NO_FIELD SIZE_MAX

struct cells {
    struct arena *arena;
    const struct extract_schema *schema;
    struct cell_column *columns; /* the schema's */
    size_t n;
};

/* Whether a cell's text means that there is nothing: it is empty, or one of the column's words for it. */
bool cell_is_missing(const struct extract_column *column, struct view text);
/* Whether a missing value is an error: declared so, or part of the key. */
bool cell_is_required(const struct extract_schema *schema, size_t column);

struct cells *cells_new(struct arena *arena, const struct extract_schema *schema);
/* Reads the record into row `row`. */
void cells_read(struct cells *cells, const struct records *records, const struct record *record, size_t row,
                struct faults *faults);
/* The next batch begins at row 0. */
void cells_rewind(struct cells *cells);
/* Whether the texts of the batch take so much memory that it should be given now. */
bool cells_are_heavy(const struct cells *cells);
/* Texts that were read as a category and are neither its label nor its code, in the order of columns and of appearance; in `arena`. */
const struct extract_wording *cells_wordings(struct arena *arena, const struct cells *cells, size_t *ret_n);
/* The columns as a batch shows them; ret has room for cells->n. */
void cells_show(const struct cells *cells, struct vec *ret);

#endif
