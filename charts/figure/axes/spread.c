#include "figure/axes/spread.h"

#include <math.h>

/* Labels that touch, and move as one. */
struct block {
    double start;    /* mean of what its labels want, the lengths of all labels before them taken off */
    size_t n;
};

static struct block joined(struct block a, struct block b) {
    double n = (double)(a.n + b.n);
    return (struct block){(a.start * (double)a.n + b.start * (double)b.n) / n, a.n + b.n};
}

/* With the lengths before each label taken off, labels may coincide but not change their order: then pooling finds the nearest. */
void spread_apart(struct arena *arena, double *middles, const double *heights, size_t n, double from, double to) {
    struct block *blocks = ARENA_ARRAY(arena, struct block, n);
    size_t n_blocks = 0;
    double before = 0.0;
    for (size_t i = 0; i < n; i++) {
        blocks[n_blocks++] = (struct block){middles[i] - heights[i] / 2.0 - before, 1};
        before += heights[i];
        for (; n_blocks > 1 && blocks[n_blocks - 2].start > blocks[n_blocks - 1].start; n_blocks--)
            blocks[n_blocks - 2] = joined(blocks[n_blocks - 2], blocks[n_blocks - 1]);
    }
    double last_start = fmax(from, to - before);
    before = 0.0;
    for (size_t block = 0, i = 0; block < n_blocks; block++) {
        double start = fmin(fmax(blocks[block].start, from), last_start);
        for (size_t end = i + blocks[block].n; i < end; i++) {
            middles[i] = start + before + heights[i] / 2.0;
            before += heights[i];
        }
    }
}
