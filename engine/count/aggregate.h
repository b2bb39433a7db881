/* count/aggregate.h - what the rows of a linked source come to for each record that they belong to.
 *
 * State      per key (the index of the record's reference) one word of 1, 2, 4 or 8 bytes, as short as its kind allows: 0 where no row
 *            has come. Values are written so that the greatest word is what is wanted: of `min` the smallest value has it; of `first` and
 *            `last` the order stands before the value. A sum of rows is a sum, a count a count.
 * Order      results do not depend on the order of rows: of rows that stand level, first takes the smallest value and last the largest.
 * Memory     grows with the number of keys (key_pages.h). Lifetime: the worker's arena. */
#ifndef COUNT_AGGREGATE_H
#define COUNT_AGGREGATE_H

#include "count/key_pages.h"
#include "count/steps/program.h"

/* How a value is written in a word: in so many bits, 0 for "unknown". */
struct key_code {
    unsigned bits;              /* 8: codes and truth values; 32: dates; 64: whole numbers; 0: there is none */
    bool is_inverted;           /* the smallest value is the greatest word */
};

struct aggregate_state;

/* Adds words, one for each of `n` rows. */
typedef void aggregate_joiner(struct aggregate_state *state, const int32_t *keys, const uint16_t *rows, size_t n, const uint64_t *words);

struct aggregate_state {
    const struct expr_aggregate *what;
    size_t parent;              /* source whose fields use it */
    size_t value_step;          /* in the linked source's program; NONE for count and any */
    size_t by_step, where_step; /* or NONE */
    bool is_for_rules;          /* of the extract as it stands; else of what was known at the as-at day of its view */
    size_t view;
    bool overflowed;            /* some record's sum does not fit: told at the end of the linked source */
    const char *text;           /* canonical, for messages */
    struct key_code value, order;
    aggregate_joiner *join;
    struct key_pages words;     /* per key */
    struct key_pages orders;    /* per key, where order and value do not fit into one word */
};

/* After its steps are known, before the first row. `program` is the linked source's. */
void aggregate_begin(struct arena *arena, struct aggregate_state *state, const struct program *program);

/* Adds the rows of a batch: keys per row; is_visible: bits of the rows that count. */
void aggregate_add(struct aggregate_state *state, const struct program *program, const int32_t *keys, const uint64_t *is_visible, size_t n_rows);

/* Nothing has come yet. */
void aggregate_forget(struct aggregate_state *state);

#endif
