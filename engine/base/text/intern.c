/* base/text/intern.c - open addressing with linear probing over a table of indexes; entries stand in order of insertion. */
#include "base/intern.h"

#include <string.h>

enum { FIRST_SLOTS = 64 };

struct entry {
    const char *text;
    size_t n;
    uint64_t hash;
};

struct intern {
    struct arena *arena;
    struct entry *entries;
    size_t n_entries, capacity;
    uint32_t *slots; /* index + 1, 0 for a free one; their number is a power of two, at most two thirds are taken */
    size_t n_slots;
};

/* Eight bytes at a time, multiplied and mixed. The byte order of the machine shows in the hash and nowhere else. */
static uint64_t hash_of(const char *bytes, size_t n) {
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
    return hash ^ hash >> 32;
}

struct intern *intern_new(struct arena *arena) {
    struct intern *set = ARENA_NEW(arena, struct intern);
    set->arena = arena;
    set->n_slots = FIRST_SLOTS;
    set->slots = ARENA_ARRAY(arena, uint32_t, set->n_slots);
    return set;
}

void intern_adopt(struct intern *set, struct arena *arena) {
    set->arena = arena;
}

/* The slot that holds the text, or the free one where it belongs. */
static size_t slot_of(const struct intern *set, const char *bytes, size_t n, uint64_t hash) {
    size_t mask = set->n_slots - 1, slot = hash & mask;
    for (; set->slots[slot] != 0; slot = (slot + 1) & mask) {
        const struct entry *entry = &set->entries[set->slots[slot] - 1];
        if (entry->hash == hash && entry->n == n && (n == 0 || memcmp(entry->text, bytes, n) == 0)) break;
    }
    return slot;
}

static void grow_slots(struct intern *set) {
    size_t n_slots = set->n_slots * 2, mask = n_slots - 1;
    uint32_t *slots = ARENA_ARRAY(set->arena, uint32_t, n_slots);
    for (size_t i = 0; i < set->n_entries; i++) {
        size_t slot = set->entries[i].hash & mask;
        while (slots[slot] != 0) slot = (slot + 1) & mask;
        slots[slot] = (uint32_t)(i + 1);
    }
    set->slots = slots;
    set->n_slots = n_slots;
}

uint32_t intern_add(struct intern *set, const char *bytes, size_t n, bool *ret_is_new) {
    uint64_t hash = hash_of(bytes, n);
    size_t slot = slot_of(set, bytes, n, hash);
    if (ret_is_new) *ret_is_new = set->slots[slot] == 0;
    if (set->slots[slot] != 0) return set->slots[slot] - 1;
    if ((set->n_entries + 1) * 3 > set->n_slots * 2) {
        grow_slots(set);
        slot = slot_of(set, bytes, n, hash);
    }
    if (set->n_entries >= INTERN_NONE - 1 || n == SIZE_MAX) arena_exhausted(set->arena);
    char *text = ARENA_ARRAY(set->arena, char, n + 1);
    if (n > 0) memcpy(text, bytes, n);
    struct entry *entry = ARENA_PUSH(set->arena, set->entries, set->n_entries, set->capacity);
    *entry = (struct entry){.text = text, .n = n, .hash = hash};
    set->slots[slot] = (uint32_t)set->n_entries;
    return (uint32_t)(set->n_entries - 1);
}

uint32_t intern_find(const struct intern *set, const char *bytes, size_t n) {
    uint32_t held = set->slots[slot_of(set, bytes, n, hash_of(bytes, n))];
    return held == 0 ? INTERN_NONE : held - 1;
}

const char *intern_text(const struct intern *set, uint32_t index) {
    return set->entries[index].text;
}

uint32_t intern_count(const struct intern *set) {
    return (uint32_t)set->n_entries;
}
