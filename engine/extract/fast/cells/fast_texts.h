/* extract/fast/cells/fast_texts.h - texts of cells met so far -> what they are: a hash table made for a few hundred short texts
 * that are looked up a million times.
 *
 * An entry has the first 32 bytes of its text (filled up with zeros: no text holds a NUL), so that mostly one comparison of that many
 * bytes is all; what is longer is compared to its end.
 * The table has many more slots than texts, and while these are few its seed is chosen so that each has a slot of its own.
 * Reads 32 bytes from the start of a text: FAST_PADDING.
 * Bounded    `most` texts; what comes after is not kept. */
#ifndef EXTRACT_FAST_TEXTS_H
#define EXTRACT_FAST_TEXTS_H

#include "base/arena.h"

#include <stdint.h>
#include <string.h>

enum { FAST_TEXTS_MOST = 32768, FAST_TEXT_HEAD = 32 };

struct fast_text {
    uint64_t head[FAST_TEXT_HEAD / 8];
    uint32_t n;           /* bytes of the whole text */
    int32_t value;        /* a category, a date; of several categories where their codes begin */
    uint32_t detail;      /* of a category its word; of several categories their number */
    uint32_t unused;
    const char *bytes;    /* the whole text */
    uint64_t not_used;    /* an entry is one line of the cache */
};

struct fast_texts {
    struct arena *arena;
    struct fast_text *items;   /* items[0] is no text: free slots lead to it */
    size_t n, capacity, most;
    uint16_t *slots;           /* the first bits of the hash -> item */
    uint64_t shift;            /* 64 - log2 of the number of slots */
    uint64_t seed;
    uint32_t n_seeds;          /* tried */
};

struct fast_texts *fast_texts_new(struct arena *arena, size_t most);

/* The item of a text, or NULL. */
const struct fast_text *fast_texts_find(const struct fast_texts *set, const char *bytes, size_t n);

/* Adds a text that is not there, while there is room. */
void fast_texts_add(struct fast_texts *set, const char *bytes, size_t n, int32_t value, uint32_t detail);

/* --- what the loops are made of --- */

/* 32 bytes from fast_text_mask(n) on keep the first n bytes of a head. */
extern const unsigned char fast_text_masks[FAST_TEXT_HEAD * 2];

static inline const unsigned char *fast_text_mask(size_t n) {
    return fast_text_masks + FAST_TEXT_HEAD - (n < FAST_TEXT_HEAD ? n : FAST_TEXT_HEAD);
}

static inline uint64_t fast_word_at(const void *bytes) {
    uint64_t word;
    memcpy(&word, bytes, sizeof word);
    return word;
}

/* `folded`: the words of the head, one added to the other without carry. */
static inline uint64_t fast_text_slot(const struct fast_texts *set, uint64_t folded, size_t n) {
    return (folded + n) * set->seed >> set->shift;
}

/* Whether a text that has the item's length and head, and is longer than its head, is the item. */
bool fast_text_ends(const struct fast_text *item, const char *bytes, size_t n);

#endif
