/* extract/fast/fast_chunk.h - the rules of the index on the masks of one chunk of up to 64 bytes.
 *
 * Included by each version of the index, and compiled with what its processor has. Bit i of a mask is byte i of the chunk. */
#ifndef EXTRACT_FAST_CHUNK_H
#define EXTRACT_FAST_CHUNK_H

#include "extract/fast/fast_index.h"

#define FAST_CHUNK 64u
/* Always, since the loops are made twice, for each kind of line end, with what is then known left out. */
#define FAST_INLINE static inline __attribute__((always_inline))

struct fast_masks {
    uint64_t quote, delimiter, feed;
    uint64_t carriage; /* only looked at where has_returns */
    uint64_t low;      /* below 0x20 */
    uint64_t high;     /* above 0x7E */
    uint64_t inside;   /* bit i: the number of quotes in bytes 0 to i is odd */
};

/* Of the bits up to each, whether an odd number is set. */
FAST_INLINE uint64_t fast_parity(uint64_t bits) {
    for (unsigned shift = 1; shift < 64; shift *= 2) bits ^= bits << shift;
    return bits;
}

/* Bytes below 0x20 that are no separators. Rare: tabs are fine, and CRs before a line feed inside the quotes of a file whose lines
 * end with LF alone. */
FAST_INLINE bool fast_has_stray(const char *bytes, uint64_t strays, uint64_t inside) {
    for (; strays != 0; strays &= strays - 1) {
        unsigned i = (unsigned)__builtin_ctzll(strays);
        bool is_break = bytes[i] == '\r' && bytes[i + 1] == '\n' && (inside >> i & 1);
        if (bytes[i] != '\t' && !is_break) return true;
    }
    return false;
}

/* Line feeds inside quotes, each under the row that it lies in. */
FAST_INLINE void fast_note_breaks(struct fast_index *index, uint64_t breaks, uint64_t row_ends) {
    for (; breaks != 0; breaks &= breaks - 1) {
        uint64_t before = (breaks & (0 - breaks)) - 1;
        index->breaks[index->n_row_ends + (size_t)__builtin_popcountll(row_ends & before)]++;
        index->n_breaks++;
    }
}

/* The mask of the bytes after those of a mask; `before` is that of the chunk before. */
FAST_INLINE uint64_t fast_after(uint64_t mask, uint64_t before) {
    return mask << 1 | before >> 63;
}

/* Takes one chunk of n bytes (no mask has a bit above them); returns the separators outside of quotes. */
FAST_INLINE uint64_t fast_chunk(struct fast_index *index, const struct fast_masks *masks, const char *bytes, size_t at, unsigned n,
                                  bool has_returns) {
    uint64_t inside = masks->inside ^ index->quoted, valid = UINT64_MAX >> (64 - n);
    uint64_t closing = masks->quote & ~inside, row_ends = masks->feed & ~inside, breaks = masks->feed & inside;
    uint64_t separators = (masks->delimiter & ~inside) | row_ends, marks = separators | masks->quote;
    uint64_t carriage = has_returns ? masks->carriage : 0, after_carriage = fast_after(carriage, index->carriage);
    uint64_t strays = masks->low & ~(masks->feed | masks->delimiter | carriage);
    uint64_t bad = masks->quote & inside & ~fast_after(marks, index->marks);
    bad |= fast_after(closing, index->closing) & ~(marks | carriage) & valid;
    if (has_returns) bad |= (after_carriage & ~masks->feed & valid) | (row_ends & ~after_carriage);
    index->bad |= bad;
    if (strays != 0) index->bad |= fast_has_stray(bytes + at, strays, inside);
    if (breaks != 0) fast_note_breaks(index, breaks, row_ends);

    index->high[index->n_high] = (struct fast_high){masks->high, (uint32_t)at};
    index->n_high += masks->high != 0;
    index->n_row_ends += (size_t)__builtin_popcountll(row_ends);
    index->quoted = 0 - (inside >> 63);
    index->marks = marks << (64 - n);
    index->closing = closing << (64 - n);
    index->carriage = carriage << (64 - n);
    return separators;
}

/* Writes the offsets of the bits, eight at once though there may be fewer: what is too much is written over by the next. The top bit
 * set beside keeps the count of zeros defined. */
FAST_INLINE void fast_write_bits(struct fast_index *index, uint64_t bits, size_t at) {
    uint32_t *out = index->separators + index->n_separators, *end;
    index->n_separators += (size_t)__builtin_popcountll(bits);
    end = index->separators + index->n_separators;
    do {
        for (unsigned i = 0; i < 8; i++, bits &= bits - 1)
            out[i] = (uint32_t)at + (uint32_t)__builtin_ctzll(bits | UINT64_C(1) << 63);
        out += 8;
    } while (out < end);
}

#endif
