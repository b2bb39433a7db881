/* extract/fast/fast_text.c - goes from one byte above 0x7E to the next; most text has few.
 *
 * Well-formed sequences: Unicode 15, table 3-7. A sequence cut off by the end of a row is not well formed, since a line feed is no
 * continuation. */
#include "extract/fast/fast_text.h"

#include "extract/records/odd_characters.h"

/* The byte as bits of a code point where it is a continuation; else a bit that no code point has. */
static uint32_t continuation(unsigned char byte) {
    return (byte & 0xC0) == 0x80 ? byte & 0x3F : UINT32_C(1) << 31;
}

/* Bytes of the sequence and its code point; 0 when it is not well formed. */
static size_t decode(const unsigned char *bytes, uint32_t *ret) {
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    unsigned char first = bytes[0];
    size_t n = first < 0xC0 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF8 ? 4 : 0;
    if (n == 0) return 0;
    uint32_t c = first & (0x7Fu >> n), wrong = 0;
    for (size_t i = 1; i < n; i++) {
        uint32_t bits = continuation(bytes[i]);
        wrong |= bits >> 31;
        c = c << 6 | (bits & 0x3F);
    }
    *ret = c;
    bool is_surrogate = c >= 0xD800 && c <= 0xDFFF;
    return wrong || c < least[n] || c > 0x10FFFF || is_surrogate ? 0 : n;
}

bool fast_text_is_fine(const char *bytes, size_t from, size_t to, const struct fast_high *high, size_t n_high) {
    size_t end = from;        /* of the sequence before */
    uint32_t before = 0, c;   /* the character of that sequence */
    for (size_t i = 0; i < n_high; i++) {
        for (uint64_t mask = high[i].mask; mask != 0; mask &= mask - 1) {
            size_t at = high[i].at + (size_t)__builtin_ctzll(mask);
            if (at < end) continue;
            if (at >= to) return true;
            size_t n = decode((const unsigned char *)bytes + at, &c);
            if (n == 0 || odd_characters_is_odd(c, at == end ? before : 0)) return false;
            before = c;
            end = at + n;
        }
    }
    return true;
}
