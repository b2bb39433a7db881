/* extract/unique_keys.h - that no key of a source stands twice, over all its files.
 *
 * Memory is bounded by the keys: 8 bytes each for one column of type COLUMN_KEY, whose texts are kept anyway; for other
 * keys their typed values as well. Keys that differ only in letter case or spaces are told: one of them is often an
 * error of typing. */
#ifndef EXTRACT_UNIQUE_KEYS_H
#define EXTRACT_UNIQUE_KEYS_H

#include "extract/cells/cells.h"
#include "extract/reader.h"

struct keys;

struct keys *keys_new(struct arena *arena, const struct extract_schema *schema, const struct extract_input *inputs);

/* Checks the key of row `row`, which is the given record of input `input`. A key with a missing part is not looked at.
 */
void keys_check(struct keys *keys, const struct cells *cells, const struct records *records,
                const struct record *record, size_t row, size_t input, struct faults *faults);

/* After the last row of an input: notes look-alikes whose other spelling stands in this input or one before. */
void keys_end(struct keys *keys, size_t input, struct faults *faults);

#endif
