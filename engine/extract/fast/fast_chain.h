/* extract/fast/fast_chain.h - what the blocks of a file hand on from one to the next: whether a quote is open, and the line.
 *
 * Both follow from all bytes before, never from a look at raw line breaks. Every block adds what it holds as soon as it is indexed, in the
 * order of the file; a worker that is ahead waits.
 * Threads    all functions may be called from any worker.
 * Errors     false: the lane was stopped. */
#ifndef EXTRACT_FAST_CHAIN_H
#define EXTRACT_FAST_CHAIN_H

#include "base/arena.h"
#include "base/status.h"

#include <stdint.h>

/* At the first byte of a block. */
struct fast_state {
    bool is_quoted;
    uint32_t line;   /* from 1 */
};

struct fast_chain;

struct fast_chain *fast_chain_new(struct arena *arena, struct fast_state first);

/* The number of a block that nobody has taken yet, from 0 in ascending order; those taken must be added, or the chain stopped. */
uint64_t fast_chain_take(struct fast_chain *chain);

/* Whether the state at the beginning of the block is known by now; if so, it is given. */
bool fast_chain_knows(struct fast_chain *chain, uint64_t block, struct fast_state *ret);

/* Waits for the blocks before; gives the state at the block's beginning and hands on that at its end: quoted otherwise where
 * `is_turned` (the block has an odd number of quotes), n_feeds lines further down. */
bool fast_chain_add(struct fast_chain *chain, uint64_t block, bool is_turned, uint32_t n_feeds, struct fast_state *ret) MUST_USE;

/* Nobody waits any more, now or later. */
void fast_chain_stop(struct fast_chain *chain);
bool fast_chain_is_stopped(struct fast_chain *chain);

#endif
