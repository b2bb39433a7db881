/* extract/fast/fast_index_portable.c - masks by words of 8 bytes: for any processor, and the measure of the other versions.
 *
 * A byte of a word that is equal to another is found by arithmetic on all 8 at once; what is found are its top bits, which one
 * multiplication gathers into 8 bits of a mask. */
#include "extract/fast/fast_chunk.h"

#include <string.h>

#define EACH(byte) ((uint64_t)(unsigned char)(byte) * UINT64_C(0x0101010101010101))
#define LOW EACH(0x7F)
#define TOP EACH(0x80)

/* The first byte in memory is the lowest of the word. */
FAST_INLINE uint64_t load(const char *bytes) {
    uint64_t word;
    memcpy(&word, bytes, sizeof word);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    word = __builtin_bswap64(word);
#endif
    return word;
}

/* The top bit of each byte that is 0; exact, since no byte carries into the next. */
FAST_INLINE uint64_t is_zero(uint64_t word) {
    return ~(((word & LOW) + LOW) | word) & TOP;
}

/* The top bits of 8 bytes as 8 bits. */
FAST_INLINE uint64_t gather(uint64_t tops) {
    return (tops >> 7) * UINT64_C(0x0102040810204080) >> 56;
}

/* The top bit of each byte that is below 0x20; above 0x7E. */
FAST_INLINE uint64_t is_low(uint64_t word) {
    return ~(((word & LOW) + EACH(0x60)) | word) & TOP;
}

FAST_INLINE uint64_t is_high(uint64_t word) {
    return (((word & LOW) + EACH(0x01)) | word) & TOP;
}

FAST_INLINE void add_word(struct fast_masks *masks, uint64_t word, uint64_t delimiter, unsigned shift) {
    masks->quote |= gather(is_zero(word ^ EACH('"'))) << shift;
    masks->delimiter |= gather(is_zero(word ^ delimiter)) << shift;
    masks->high |= gather(is_high(word)) << shift;
    uint64_t low = is_low(word);
    if (low == 0) return;
    masks->low |= gather(low) << shift;
    masks->feed |= gather(is_zero(word ^ EACH('\n'))) << shift;
    masks->carriage |= gather(is_zero(word ^ EACH('\r'))) << shift;
}

FAST_INLINE void scan_chunk(struct fast_index *index, const char *bytes, size_t at, unsigned n, uint64_t delimiter,
                              bool has_returns) {
    struct fast_masks masks = {0};
    uint64_t valid = UINT64_MAX >> (64 - n);
    for (unsigned i = 0; i < FAST_CHUNK; i += 8) add_word(&masks, load(bytes + at + i), delimiter, i);
    masks.quote &= valid;
    masks.delimiter &= valid;
    masks.feed &= valid;
    masks.carriage &= valid;
    masks.low &= valid;
    masks.high &= valid;
    masks.inside = fast_parity(masks.quote);
    fast_write_bits(index, fast_chunk(index, &masks, bytes, at, n, has_returns), at);
}

FAST_INLINE void scan_kind(struct fast_index *index, const char *bytes, size_t from, size_t to, bool has_returns) {
    struct fast_index own = *index; /* so that it stays in registers */
    uint64_t delimiter = EACH(own.delimiter);
    for (; from + FAST_CHUNK <= to; from += FAST_CHUNK) scan_chunk(&own, bytes, from, FAST_CHUNK, delimiter, has_returns);
    if (from < to) scan_chunk(&own, bytes, from, (unsigned)(to - from), delimiter, has_returns);
    *index = own;
}

static void scan(struct fast_index *index, const char *bytes, size_t from, size_t to) {
    if (index->has_returns)
        scan_kind(index, bytes, from, to, true);
    else
        scan_kind(index, bytes, from, to, false);
}

fast_index_scan *fast_index_portable(void) {
    return scan;
}
