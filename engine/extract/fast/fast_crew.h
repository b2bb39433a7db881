/* extract/fast/fast_crew.h - the same work on several threads at once; the caller is one of them.
 *
 * Memory     worker w works with arenas[w], each a root of its own (arena_open) where n is above 1. Memory that ends in a worker ends that
 *            worker alone; when all are done it ends in the caller's arena too.
 * Errors     where no thread can be had, the worker's part is done by the caller after its own. */
#ifndef EXTRACT_FAST_CREW_H
#define EXTRACT_FAST_CREW_H

#include "base/arena.h"

struct crew_task {
    void (*work)(void *context, size_t worker);
    /* Memory has ended in a worker: the others must not wait for it. */
    void (*stop)(void *context);
    void *context;
};

void fast_crew_run(struct arena *arena, struct arena *const *arenas, size_t n, const struct crew_task *task);

#endif
