/* extract/fast/cells/fast_tile.h - a tile: up to 64 rows of a block, so that they stay in the nearest cache while column after column
 * is read, and the cells that a quick loop cannot judge are the bits of one word. */
#ifndef EXTRACT_FAST_TILE_H
#define EXTRACT_FAST_TILE_H

#include "extract/fast/fast_rows.h"
#include "extract/records/records.h"

#define FAST_TILE 64

#define FAST_LIKELY(x) (__builtin_expect((x), 1))
#define FAST_RARELY(x) (__builtin_expect((x), 0))
#define FAST_INLINE inline __attribute__((always_inline))

struct fast_tile {
    const struct fast_rows *rows;
    size_t from, n;            /* rows of the block; n <= FAST_TILE */
    uint32_t input;
};

/* Where the fields of a column stand, from the first row of a tile on. */
struct fast_fields {
    const char *bytes;
    const uint32_t *ends;
    size_t stride;             /* from row to row */
    uint32_t n_end;            /* bytes from a field's last to the end: 1, or 2 where a carriage return stands before it */
};

static FAST_INLINE struct fast_fields fast_fields_of(size_t field, const struct fast_tile *tile) {
    const struct fast_rows *rows = tile->rows;
    return (struct fast_fields){.bytes = rows->bytes,
                                .ends = rows->separators + tile->from * rows->n_fields + field,
                                .stride = rows->n_fields,
                                .n_end = 1u + (rows->has_returns && field + 1 == rows->n_fields)};
}

/* The field of a row as the file has it. */
static FAST_INLINE struct view fast_field(const struct fast_fields *fields, size_t row) {
    const uint32_t *end = fields->ends + row * fields->stride;
    return (struct view){fields->bytes + end[-1] + 1, end[0] - end[-1] - fields->n_end};
}

#endif
