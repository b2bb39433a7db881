/* count/distribution.h - the values of a measure, kept exactly: how many records have each.
 *
 * Shape      pairs of a value and its number, ascending; new values wait in a buffer and are sorted in when it is full, so memory is
 *            bounded by how many values differ, not by how many there are. Where there are many, small ones are counted in a table.
 * Merging    two distributions are one when their pairs are added up: neither the order of rows nor the number of threads shows.
 * Lifetime   the counter's arena. */
#ifndef COUNT_DISTRIBUTION_H
#define COUNT_DISTRIBUTION_H

#include "count/count.h"

struct distribution;

struct distribution *distribution_new(struct arena *arena);
void distribution_add(struct distribution *distribution, int64_t value);
/* Adds pairs, which are put in order. */
void distribution_join(struct distribution *distribution, struct value_count *pairs, size_t n);
/* What it needs from now on comes from another arena, which lives no longer than its own. */
void distribution_adopt(struct distribution *distribution, struct arena *arena);
/* The pairs so far, ascending. */
const struct value_count *distribution_pairs(struct distribution *distribution, size_t *ret_n);

#endif
