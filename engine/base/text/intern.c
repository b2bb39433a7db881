/* base/text/intern.c - open addressing with linear probing over a table of indexes; entries stand in order of insertion. */
#include "base/intern.h"

#include <string.h>

enum { FIRST_SLOTS = 64 };

struct entry {
    const char *text;
    size_t n;
};

/* Part of a hash, and an index: most texts that differ are told apart without a look at either. */
struct slot {
    uint32_t hash;
    uint32_t held; /* index + 1, 0 for a free one */
};

struct intern {
    struct arena *arena;
    struct entry *entries;
    size_t n_entries, capacity;
    struct slot *slots; /* their number is a power of two, at most two thirds are taken; a hash has a place in the first 2^32 */
    size_t n_slots;
};

/* Eight bytes at a time, multiplied and mixed. The byte order of the machine shows in the hash and nowhere else. */
static uint32_t hash_of(const char *bytes, size_t n) {
    const uint64_t odd = UINT64_C(0x9E3779B97F4A7C15);
    uint64_t hash = odd ^ n, word;
    for (; n >= sizeof word; bytes += sizeof word, n -= sizeof word) {
        memcpy(&word, bytes, sizeof word);
        hash = (hash ^ word) * odd;
        hash ^= hash >> 29;
    }
    word = 0;
    if (n > 0) memcpy(&word, bytes, n);
    hash = (hash ^ word) * odd;
    return (uint32_t)(hash ^ hash >> 32);
}

struct intern *intern_new(struct arena *arena) {
    struct intern *set = ARENA_NEW(arena, struct intern);
    set->arena = arena;
    set->n_slots = FIRST_SLOTS;
    set->slots = ARENA_ARRAY(arena, struct slot, set->n_slots);
    return set;
}

void intern_adopt(struct intern *set, struct arena *arena) {
    set->arena = arena;
}

/* The slot that holds the text, or the free one where it belongs. */
static size_t slot_of(const struct intern *set, const char *bytes, size_t n, uint32_t hash) {
    size_t mask = set->n_slots - 1, at = hash & mask;
    for (; set->slots[at].held != 0; at = (at + 1) & mask) {
        if (set->slots[at].hash != hash) continue;
        const struct entry *entry = &set->entries[set->slots[at].held - 1];
        if (entry->n == n && (n == 0 || memcmp(entry->text, bytes, n) == 0)) break;
    }
    return at;
}

static void grow_slots(struct intern *set) {
    size_t n_slots = set->n_slots * 2, mask = n_slots - 1;
    struct slot *slots = ARENA_ARRAY(set->arena, struct slot, n_slots);
    for (size_t i = 0; i < set->n_slots; i++) {
        if (set->slots[i].held == 0) continue;
        size_t at = set->slots[i].hash & mask;
        while (slots[at].held != 0) at = (at + 1) & mask;
        slots[at] = set->slots[i];
    }
    set->slots = slots;
    set->n_slots = n_slots;
}

static uint32_t add_hashed(struct intern *set, const char *bytes, size_t n, uint32_t hash, bool *ret_is_new) {
    size_t at = slot_of(set, bytes, n, hash);
    if (ret_is_new) *ret_is_new = set->slots[at].held == 0;
    if (set->slots[at].held != 0) return set->slots[at].held - 1;
    if ((set->n_entries + 1) * 3 > set->n_slots * 2) {
        grow_slots(set);
        at = slot_of(set, bytes, n, hash);
    }
    if (set->n_entries >= INTERN_NONE - 1 || n == SIZE_MAX) arena_exhausted(set->arena);
    char *text = ARENA_ARRAY(set->arena, char, n + 1);
    if (n > 0) memcpy(text, bytes, n);
    *ARENA_PUSH(set->arena, set->entries, set->n_entries, set->capacity) = (struct entry){.text = text, .n = n};
    set->slots[at] = (struct slot){.hash = hash, .held = (uint32_t)set->n_entries};
    return (uint32_t)(set->n_entries - 1);
}

uint32_t intern_add(struct intern *set, const char *bytes, size_t n, bool *ret_is_new) {
    return add_hashed(set, bytes, n, hash_of(bytes, n), ret_is_new);
}

/* In a large set the slot, the entry and the text are each far away: all are asked for before any is looked at. */
static void reach(const struct intern *set, const uint32_t *hashes, size_t n) {
    size_t mask = set->n_slots - 1;
    for (size_t i = 0; i < n; i++) __builtin_prefetch(&set->slots[hashes[i] & mask]);
    for (size_t i = 0; i < n; i++) {
        struct slot slot = set->slots[hashes[i] & mask];
        if (slot.held != 0 && slot.hash == hashes[i]) __builtin_prefetch(&set->entries[slot.held - 1]);
    }
    for (size_t i = 0; i < n; i++) {
        struct slot slot = set->slots[hashes[i] & mask];
        if (slot.held != 0 && slot.hash == hashes[i]) __builtin_prefetch(set->entries[slot.held - 1].text);
    }
}

void intern_add_many(struct intern *set, const struct intern_text *texts, size_t n, uint32_t *ret) {
    uint32_t hashes[INTERN_AT_ONCE];
    for (size_t from = 0; from < n; from += INTERN_AT_ONCE) {
        size_t n_texts = n - from < INTERN_AT_ONCE ? n - from : INTERN_AT_ONCE;
        for (size_t i = 0; i < n_texts; i++) hashes[i] = hash_of(texts[from + i].bytes, texts[from + i].n);
        reach(set, hashes, n_texts);
        for (size_t i = 0; i < n_texts; i++) ret[from + i] = add_hashed(set, texts[from + i].bytes, texts[from + i].n, hashes[i], NULL);
    }
}

uint32_t intern_find(const struct intern *set, const char *bytes, size_t n) {
    uint32_t held = set->slots[slot_of(set, bytes, n, hash_of(bytes, n))].held;
    return held == 0 ? INTERN_NONE : held - 1;
}

const char *intern_text(const struct intern *set, uint32_t index) {
    return set->entries[index].text;
}

uint32_t intern_count(const struct intern *set) {
    return (uint32_t)set->n_entries;
}
