/* extract/fast/fast_cells.h - the cells of a block as typed columns: the same values as extract/cells makes, or `false`.
 *
 * The decoders of the fast lane. They never word a fault: whatever the careful cells would refuse or tell (an unknown
 * category, a bad date or number, a required value that is missing, an empty or repeated part of several categories, a
 * key twice or one that looks like another, the header again, a row of separators only) makes them say `false`, and the
 * source is read again by the careful reader.
 * Steps      fast_cells_new, one a worker -> (fast_cells_bind for each file -> fast_cells_read for each block) ->
 *            fast_cells_check_keys by each worker -> fast_cells_wordings.
 * Threads    each worker has its own, in an arena of its own; the schema is shared and read only. Columns of type COLUMN_KEY
 *            add to the schema's set of keys: a schema that has one is read by one worker (fast_cells_needs_one_worker).
 * Relies on  what the index has proved of a block (fast_rows.h): right quoting, rows of n_fields, valid text without NUL or
 *            characters that cannot be seen.
 * Lifetime   the columns of a block are valid until the next is read; all else as long as the arena. */
#ifndef EXTRACT_FAST_CELLS_H
#define EXTRACT_FAST_CELLS_H

#include "extract/batch.h"
#include "extract/fast/fast_rows.h"
#include "extract/reader.h"

struct fast_cells;

/* Whether rows must come to one worker in the order of the file. */
bool fast_cells_needs_one_worker(const struct extract_schema *schema);

struct fast_cells *fast_cells_new(struct arena *arena, const struct extract_schema *schema);

/* From now on blocks are of this input, from 0: fields[c] is the field, from 0, of the schema's column c. */
void fast_cells_bind(struct fast_cells *cells, const size_t *fields, size_t input);

/* Reads a block into the schema's columns, whose arrays are used again for the next block. False: something is irregular, and the
 * columns have no meaning. */
bool fast_cells_read(struct fast_cells *cells, const struct fast_rows *rows, struct vec *columns) MUST_USE;

/* After the last block of the source: whether no key stands twice or looks like another, of the `worker`-th part of all keys that the
 * n_workers have seen. Each worker asks for its part, at the same time; false from any of them: irregular. Also false when two keys
 * have the same hash by chance. */
bool fast_cells_check_keys(struct fast_cells *const *workers, size_t n_workers, size_t worker) MUST_USE;

/* The wordings of extract_facts, of all workers together, in `arena`. False when they are more than the careful reader counts. */
bool fast_cells_wordings(struct arena *arena, struct fast_cells *const *workers, size_t n_workers,
                         const struct extract_wording **ret, size_t *ret_n) MUST_USE;

#endif
