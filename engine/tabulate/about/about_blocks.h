/* tabulate/about/about_blocks.h - parts of a paper that tell of its figures, as blocks. After about_make. */
#ifndef TABULATE_ABOUT_BLOCKS_H
#define TABULATE_ABOUT_BLOCKS_H

#include "tabulate/working.h"

struct about_blocks {
    struct block *items;
    size_t n, capacity;
};

/* False where the part is not one of these. */
bool about_blocks_of(struct working *working, enum model_block_kind kind, struct about_blocks *ret);

#endif
