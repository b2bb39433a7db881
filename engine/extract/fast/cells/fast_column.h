/* extract/fast/cells/fast_column.h - one column of the fast lane: shared by the decoders of this folder alone.
 *
 * A decoder reads a tile: up to 64 rows of one column, so that the rows stay in the nearest cache while column after column is read,
 * and what the quick loop cannot judge is a bit of a mask. Those cells go the slow way: their content is made (quotes and spaces
 * taken off) and judged by the careful functions. */
#ifndef EXTRACT_FAST_COLUMN_H
#define EXTRACT_FAST_COLUMN_H

#include "base/text.h"
#include "extract/cells/cells.h"
#include "extract/fast/cells/fast_texts.h"
#include "extract/fast/fast_rows.h"

#include <string.h>

#define FAST_TILE 64
/* A cell with more categories is left to the careful reader. */
#define FAST_LIST_PARTS 64

#define FAST_LIKELY(x) (__builtin_expect((x), 1))
#define FAST_RARELY(x) (__builtin_expect((x), 0))

struct fast_column;
struct fast_months;
struct fast_words;
struct fast_lists;

struct fast_tile {
    const struct fast_rows *rows;
    size_t from, n;         /* rows of the block; n <= FAST_TILE */
    uint32_t input;
};

/* False: irregular. */
typedef bool fast_decode(struct fast_column *column, const struct fast_tile *tile);

struct fast_column {
    struct arena *arena;
    const struct extract_column *column;
    fast_decode *decode;
    bool is_required;          /* declared so, or part of the key */
    char delimiter;
    size_t field;              /* of the file at hand, from 0 */
    const int *formats;        /* of dates: indexes of date_format.h */
    int32_t *codes;
    int64_t *wide;
    uint32_t *offsets;
    int32_t *many;
    size_t n_many, many_capacity;
    char *bytes;
    size_t n_bytes, byte_capacity;
    struct text_builder content;     /* of a cell with doubled quotes */
    struct fast_texts *texts;        /* cells met so far, as the file has them */
    struct fast_months *months;      /* of dates in a form with a shape */
    struct fast_words *words;        /* of categories */
    struct fast_lists *lists;        /* of several categories */
};

/* Where the fields of a column stand, from the first row of a tile on. */
struct fast_fields {
    const char *bytes;
    const uint32_t *ends;
    size_t stride;             /* from row to row */
    uint32_t n_return;         /* 1 where the field's line end has a carriage return before it */
};

static inline struct fast_fields fast_fields_of(const struct fast_column *column, const struct fast_tile *tile) {
    const struct fast_rows *rows = tile->rows;
    return (struct fast_fields){.bytes = rows->bytes,
                                .ends = rows->separators + tile->from * rows->n_fields + column->field,
                                .stride = rows->n_fields,
                                .n_return = rows->has_returns && column->field + 1 == rows->n_fields};
}

/* The field of a row as the file has it. */
static inline struct view fast_field(const struct fast_fields *fields, size_t row) {
    const uint32_t *end = fields->ends + row * fields->stride;
    uint32_t start = end[-1] + 1;
    return (struct view){fields->bytes + start, end[0] - fields->n_return - start};
}

static inline uint64_t fast_word_at(const char *bytes) {
    uint64_t word;
    memcpy(&word, bytes, sizeof word);
    return word;
}

/* What is in a field: without its quotes, doubled ones single; of an unquoted field without the spaces around it. Valid until the
 * next call for the column. */
struct view fast_content(struct fast_column *column, struct view field);

/* Looks all cells of a tile up in column->texts and sets their codes; bits of the result are cells that are not there, or not at once.
 * `uses` (may be NULL) counts the items' details. */
uint64_t fast_look(struct fast_column *column, const struct fast_tile *tile, int64_t *uses);

/* Texts that a column of the list is to keep. */
size_t fast_categories_texts(const struct code_list *list);

/* Makes the state of a column of the type; sets its decoder. */
void fast_dates_make(struct fast_column *column);
void fast_categories_make(struct fast_column *column);
void fast_lists_make(struct fast_column *column);
void fast_integers_make(struct fast_column *column);
void fast_strings_make(struct fast_column *column);
void fast_codes_make(struct fast_column *column);

#endif
