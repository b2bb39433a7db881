/* extract/fast/cells/fast_look.h - the loop in which most cells are read: all of a tile are looked up among the cells met before. In
 * versions for different processors that do the same; the portable one is always built, and which one runs is chosen when the columns
 * are made (base/cpu.h). */
#ifndef EXTRACT_FAST_LOOK_H
#define EXTRACT_FAST_LOOK_H

#include "extract/fast/cells/fast_texts.h"
#include "extract/fast/cells/fast_tile.h"

struct fast_look {
    /* The value of each cell's text. Bits of the result: cells that are not there, or not in the slot of their hash. */
    uint64_t (*codes)(const struct fast_texts *texts, const struct fast_fields *fields, size_t n, int32_t *codes);
    /* The item of each cell's text; NULL for such cells. */
    void (*items)(const struct fast_texts *texts, const struct fast_fields *fields, size_t n, const struct fast_text **items);
};

const struct fast_look *fast_look_choose(void);

/* NULL where this build or processor has not what it needs. */
const struct fast_look *fast_look_portable(void);
const struct fast_look *fast_look_avx2(void);
const struct fast_look *fast_look_avx512(void);

#endif
