/* count/steps/loops.h - the two loops in which most of counting's time goes, in versions for different processors that do the same.
 *
 * The portable version is always built. Which one is used is chosen when a counter is opened: the best that the processor has, or the one
 * that the environment's BOARDPAPER_CPU names ("portable"). */
#ifndef COUNT_LOOPS_H
#define COUNT_LOOPS_H

#include "count/steps/bits.h"

struct loops {
    const char *name;
    /* Bits of the rows whose value is from `low` to `high`, both inside. `bits` has bits_words(n) words. */
    void (*in_range)(const int32_t *values, int32_t low, int32_t high, size_t n, uint64_t *bits);
    /* Numbers of the rows that are set, ascending; `rows` has room for LOOPS_SLACK more than all rows of the words. Returns how many. */
    size_t (*list_rows)(const uint64_t *bits, size_t n_words, uint16_t *rows);
};

#define LOOPS_SLACK 64

const struct loops *loops_choose(void);

/* NULL where this build or processor has not what it needs. */
const struct loops *loops_portable(void);
const struct loops *loops_avx512(void);

#endif
