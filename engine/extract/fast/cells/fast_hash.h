/* extract/fast/cells/fast_hash.h - 64 bits for a text: products of 128 bits, folded. The seeds are constants and no result depends on
 * them. Reads FAST_PADDING around the text. */
#ifndef EXTRACT_FAST_HASH_H
#define EXTRACT_FAST_HASH_H

#include "extract/fast/cells/fast_texts.h"

#define FAST_HASH_A UINT64_C(0x9E3779B97F4A7C15)
#define FAST_HASH_B UINT64_C(0xD6E8FEB86659FD93)
#define FAST_HASH_C UINT64_C(0xA0761D6478BD642F)

static inline uint64_t fast_hash_mix(uint64_t a, uint64_t b) {
    unsigned __int128 product = (unsigned __int128)a * b;
    return (uint64_t)product ^ (uint64_t)(product >> 64);
}

static inline uint64_t fast_hash_text(const char *bytes, size_t n) {
    uint64_t hash = FAST_HASH_C ^ n, first, second;
    for (; n > 16; bytes += 16, n -= 16) {
        memcpy(&first, bytes, sizeof first);
        memcpy(&second, bytes + 8, sizeof second);
        hash = fast_hash_mix(first ^ FAST_HASH_A ^ hash, second ^ FAST_HASH_B);
    }
    const unsigned char *mask = fast_text_mask(n);
    first = fast_word_at(bytes) & fast_word_at(mask);
    second = fast_word_at(bytes + 8) & fast_word_at(mask + 8);
    hash = fast_hash_mix(first ^ FAST_HASH_A ^ hash, second ^ FAST_HASH_B);
    return fast_hash_mix(hash ^ FAST_HASH_C, FAST_HASH_B);
}

#endif
