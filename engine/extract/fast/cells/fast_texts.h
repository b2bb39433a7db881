/* extract/fast/cells/fast_texts.h - texts of cells met so far -> what they are: a hash table made for a few hundred short texts
 * that are looked up a million times.
 *
 * Texts of up to 32 bytes stand in their entry as four words: its first and last eight bytes, and where it is longer than 16 the
 * eight after the first and before the last. They are the whole text, so that equal words are equal texts. Below eight bytes the
 * first word is filled up with zeros, and the last is zero.
 * The table has many more places than texts, and while these are few its seed is chosen so that each has a place of its own.
 * Reads up to eight bytes before a text and sixteen behind its start: FAST_PADDING.
 * Bounded    `most` texts; what comes after is not kept. */
#ifndef EXTRACT_FAST_TEXTS_H
#define EXTRACT_FAST_TEXTS_H

#include "base/arena.h"

#include <stdint.h>
#include <string.h>

struct fast_text {
    uint64_t first, last, second, third;
    uint32_t n;           /* bytes */
    int32_t value;        /* a category, a date; of several categories where their codes begin */
    uint32_t detail;      /* of a category its word; of several categories their number */
    uint32_t hash;
    const char *bytes;    /* the whole text */
    uint64_t unused;      /* an entry is one line of the cache */
};

struct fast_texts {
    struct arena *arena;
    struct fast_text *items;   /* items[0] is no text: free slots lead to it */
    size_t n, capacity, most;
    uint16_t *slots;           /* the first bits of the hash -> item */
    uint32_t shift;            /* 32 - log2 of the number of slots */
    uint32_t n_seeds;          /* tried */
    uint64_t seed;
    bool is_wide;              /* some text is longer than 16 bytes */
};

enum { FAST_TEXTS_MOST = 32768, FAST_TEXT_WIDE = 16, FAST_TEXT_LONG = 32 };

struct fast_texts *fast_texts_new(struct arena *arena, size_t most);

/* The item of a text, or NULL. */
const struct fast_text *fast_texts_find(const struct fast_texts *set, const char *bytes, size_t n);

/* Adds a text that is not there, while there is room. */
void fast_texts_add(struct fast_texts *set, const char *bytes, size_t n, int32_t value, uint32_t detail);

/* --- the look that loops take --- */

/* Bytes of a word that belong to a text of so many bytes, in the byte order of the machine. */
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
#define FAST_FIRST_BYTES(n) (UINT64_MAX >> (64 - 8 * (n)))
#else
#define FAST_FIRST_BYTES(n) (UINT64_MAX << (64 - 8 * (n)))
#endif

static const uint64_t fast_first_masks[9] = {0,
                                             FAST_FIRST_BYTES(1),
                                             FAST_FIRST_BYTES(2),
                                             FAST_FIRST_BYTES(3),
                                             FAST_FIRST_BYTES(4),
                                             FAST_FIRST_BYTES(5),
                                             FAST_FIRST_BYTES(6),
                                             FAST_FIRST_BYTES(7),
                                             UINT64_MAX};

struct fast_text_words {
    uint64_t first, last;
};

static inline struct fast_text_words fast_text_words(const char *bytes, size_t n) {
    struct fast_text_words words;
    memcpy(&words.first, bytes, sizeof words.first);
    memcpy(&words.last, bytes + n - sizeof words.last, sizeof words.last);
    words.first &= fast_first_masks[n < 8 ? n : 8];
    words.last &= n < 8 ? 0 : UINT64_MAX;
    return words;
}

static inline uint32_t fast_text_hash(uint64_t seed, struct fast_text_words words, size_t n) {
    uint64_t hash = (words.first + n) * seed ^ words.last * UINT64_C(0xD6E8FEB86659FD93);
    return (uint32_t)(hash >> 32);
}

/* The item of a text if it has the place of its hash to itself and is not long; *ret_differs is zero then. */
static inline const struct fast_text *fast_texts_look(const struct fast_texts *set, const char *bytes, size_t n,
                                                      bool is_wide, uint64_t *ret_differs) {
    struct fast_text_words words = fast_text_words(bytes, n);
    const struct fast_text *item = &set->items[set->slots[fast_text_hash(set->seed, words, n) >> set->shift]];
    uint64_t differs = (item->first ^ words.first) | (item->last ^ words.last) | (item->n ^ n);
    if (is_wide) {
        uint64_t second, third, mask = n > FAST_TEXT_WIDE ? UINT64_MAX : 0;
        memcpy(&second, bytes + 8, sizeof second);
        memcpy(&third, bytes + n - 16, sizeof third);
        differs |= ((second & mask) ^ item->second) | ((third & mask) ^ item->third) | (n > FAST_TEXT_LONG);
    } else {
        differs |= n > FAST_TEXT_WIDE;
    }
    *ret_differs = differs;
    return item;
}

#endif
