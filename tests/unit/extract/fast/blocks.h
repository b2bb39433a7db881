/* tests/unit/extract/fast/blocks.h - blocks for the decoders of the fast lane, made by hand: rows of fields as a file has them. */
#ifndef TESTS_EXTRACT_BLOCKS_H
#define TESTS_EXTRACT_BLOCKS_H

#include "extract/fast/fast_cells.h"

#include <check.h>

/* A block of rows; fields[r * n_fields + f] is field f of row r with its quotes and spaces. The bytes have FAST_PADDING around them and no
 * more, so that reading further is found by the sanitizers. `fill`: what the padding is. Freed with the arena. */
struct fast_rows block_of(struct arena *arena, const char *const *fields, size_t n_rows, size_t n_fields, bool has_returns, char fill);

/* What the careful cells make of a field as it stands in a file, as a text: "7", "missing", "3 0 1", "irregular". */
const char *careful_text(struct arena *arena, const struct extract_schema *schema, size_t column, const char *field);

/* A value of a batch in the same words. */
const char *vec_text(struct arena *arena, const struct vec *vec, size_t row);

#endif
