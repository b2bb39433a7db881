/* count/steps/loops.c - the portable version, and which one is used. */
#include "count/steps/loops.h"

#include "base/clones.h"
#include "base/cpu.h"

VECTOR_CLONES static void in_range(const int32_t *values, int32_t low, int32_t high, size_t n, uint64_t *bits) {
    BITS_FILL(bits, n, i, (values[i] >= low) & (values[i] <= high));
}

static size_t list_rows(const uint64_t *bits, size_t n_words, uint16_t *rows) {
    size_t n = 0;
    for (size_t i = 0; i < n_words; i++)
        for (uint64_t word = bits[i]; word != 0; word &= word - 1) rows[n++] = (uint16_t)(i * WORD_BITS + bit_lowest(word));
    return n;
}

const struct loops *loops_portable(void) {
    static const struct loops portable = {"portable", in_range, list_rows};
    return &portable;
}

const struct loops *loops_choose(void) {
    const struct loops *best = cpu_may_use("avx512") ? loops_avx512() : NULL;
    return best != NULL ? best : loops_portable();
}
