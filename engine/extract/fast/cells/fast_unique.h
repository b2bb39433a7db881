/* extract/fast/cells/fast_unique.h - that no key stands twice, by a hash of eight bytes for each.
 *
 * Every worker keeps the hashes of the keys that it has met, parted by their first bits; when all rows are read each part is checked by
 * itself, the parts of all workers together. Equal keys have equal hashes, so none is missed; different keys with one hash are
 * a false alarm, which the careful reader clears: among ten million keys once in 370,000 runs.
 * Look-alikes    (where the careful reader tells them) a key that is not upper case without spaces is kept a second time, under the hash
 *                of the key that is: it meets that of its look-alikes.
 * Memory         8 bytes a key, 16 a key not in that form; and a table for one part. */
#ifndef EXTRACT_FAST_UNIQUE_H
#define EXTRACT_FAST_UNIQUE_H

#include "extract/fast/cells/fast_column.h"

struct fast_unique;

/* NULL where no key is declared. */
struct fast_unique *fast_unique_new(struct arena *arena, const struct extract_schema *schema);

/* Takes the keys of a tile whose columns (all of the schema) have been read. No part of a key is missing. */
void fast_unique_add(struct fast_unique *unique, struct fast_column *columns, const struct fast_tile *tile);

/* The share of one worker of the check of all; false where two hashes are equal. Scratch memory comes from that worker's arena. */
bool fast_unique_check(struct fast_unique *const *workers, size_t n_workers, size_t worker) MUST_USE;

#endif
