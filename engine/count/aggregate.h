/* count/aggregate.h - what the rows of a linked source come to for each record that they belong to.
 *
 * State      per key (the index of the record's reference): a value, and for first and last what orders it. Results do not depend on
 *            the order of rows: of rows that stand level, first takes the smallest value and last the largest.
 * Memory     grows with the number of keys. Lifetime: the counter's arena. */
#ifndef COUNT_AGGREGATE_H
#define COUNT_AGGREGATE_H

#include "count/steps/program.h"

struct aggregate_state {
    const struct expr_aggregate *what;
    size_t parent;              /* source whose fields use it */
    size_t value_step;          /* in the linked source's program; NONE for count and any */
    size_t by_step, where_step; /* or NONE */
    bool is_for_rules;          /* of the extract as it stands; else of what was known at the as-at day of its view */
    size_t view;
    bool overflowed;            /* some record's sum does not fit: told at the end of the linked source */
    const char *text;           /* canonical, for messages */
    int64_t *values;            /* per key; VEC_NONE_WIDE: no row */
    int64_t *orders;            /* per key; first and last */
    size_t n_keys, capacity, order_capacity;
};

/* Adds the rows of a batch: keys per row; is_visible: bits of the rows that count. */
void aggregate_add(struct arena *arena, struct aggregate_state *state, const struct program *program, const int32_t *keys,
                   const uint64_t *is_visible, size_t n_rows);

#endif
