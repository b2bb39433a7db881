/* count/steps/bits.h - truth values of the rows of a batch, 64 to a word: bit r % 64 of word r / 64 is row r.
 *
 * Bits behind the last row are 0, so that words can be joined, counted and walked without a look at the number of rows.
 * Loops over rows write bytes of 0 and 1, which compilers work out many at a time, and pack them a word at a time. */
#ifndef COUNT_BITS_H
#define COUNT_BITS_H

#include "extract/batch.h"

#include <string.h>

#define WORD_BITS 64
#define BATCH_WORDS (BATCH_ROWS / WORD_BITS)

static inline size_t bits_words(size_t n_rows) {
    return (n_rows + WORD_BITS - 1) / WORD_BITS;
}

static inline bool bit_at(const uint64_t *bits, size_t row) {
    return bits[row / WORD_BITS] >> (row % WORD_BITS) & 1;
}

static inline void bit_set(uint64_t *bits, size_t row) {
    bits[row / WORD_BITS] |= (uint64_t)1 << (row % WORD_BITS);
}

/* Lowest bit of a word that is not 0. */
static inline size_t bit_lowest(uint64_t word) {
    return (size_t)__builtin_ctzll(word);
}

/* Eight bytes of 0 and 1, the first the lowest bit: the product moves byte i to bit 56 + i, and nothing else there. */
static inline uint64_t bits_of_eight(const uint8_t *bytes) {
    uint64_t eight;
    memcpy(&eight, bytes, sizeof eight);
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    return eight * 0x0102040810204080u >> 56;
#else
    return eight * 0x8040201008040201u >> 56;
#endif
}

static inline uint64_t bits_of_bytes(const uint8_t *bytes) {
    uint64_t word = 0;
    for (unsigned i = 0; i < 8; i++) word |= bits_of_eight(bytes + 8 * i) << (8 * i);
    return word;
}

/* Sets the bits of `n` rows: of row `row` where `condition`, which names it, is true (0 or 1). */
#define BITS_FILL(bits, n, row, condition)                                                                          \
    do {                                                                                                            \
        size_t n_filled = (n);                                                                                      \
        for (size_t first_ = 0; first_ < n_filled; first_ += WORD_BITS) {                                           \
            uint8_t bytes_[WORD_BITS];                                                                              \
            if (n_filled - first_ >= WORD_BITS) {                                                                   \
                for (size_t j_ = 0; j_ < WORD_BITS; j_++) {                                                         \
                    size_t row = first_ + j_;                                                                       \
                    bytes_[j_] = (uint8_t)(condition);                                                              \
                }                                                                                                   \
            } else {                                                                                                \
                memset(bytes_, 0, sizeof bytes_);                                                                   \
                for (size_t row = first_; row < n_filled; row++) bytes_[row - first_] = (uint8_t)(condition);       \
            }                                                                                                       \
            (bits)[first_ / WORD_BITS] = bits_of_bytes(bytes_);                                                     \
        }                                                                                                           \
    } while (0)

/* Every row. */
static inline void bits_fill_all(uint64_t *bits, size_t n_rows) {
    size_t n_words = bits_words(n_rows);
    for (size_t i = 0; i < n_words; i++) bits[i] = UINT64_MAX;
    if (n_rows % WORD_BITS != 0) bits[n_words - 1] = UINT64_MAX >> (WORD_BITS - n_rows % WORD_BITS);
}

/* How many are set. Written out, since the portable processor has no instruction for it; compilers work it out many words at a time. */
static inline uint64_t bits_count(const uint64_t *bits, size_t n_words) {
    uint64_t n = 0;
    for (size_t i = 0; i < n_words; i++) {
        uint64_t word = bits[i];
        word -= word >> 1 & 0x5555555555555555u;
        word = (word & 0x3333333333333333u) + (word >> 2 & 0x3333333333333333u);
        word = (word + (word >> 4)) & 0x0F0F0F0F0F0F0F0Fu;
        word += word >> 8;
        word += word >> 16;
        n += (word + (word >> 32)) & 0x7F;
    }
    return n;
}

#endif
