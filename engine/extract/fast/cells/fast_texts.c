/* extract/fast/cells/fast_texts.c - open addressing with linear probing; eight slots a text at least. */
#include "extract/fast/cells/fast_texts.h"

enum { FIRST_SLOTS_LOG2 = 8, SLOTS_A_TEXT = 8, FEW_TEXTS = 128, SEEDS_TRIED = 64, LINE_BYTES = 64 };

_Static_assert(sizeof(struct fast_text) == LINE_BYTES, "an entry is one line of the cache");

static struct fast_text *new_items(struct arena *arena, size_t n) {
    char *bytes = ARENA_ARRAY(arena, char, (n + 1) * sizeof(struct fast_text));
    uintptr_t past = (uintptr_t)bytes % LINE_BYTES;
    return (struct fast_text *)(void *)(bytes + (past ? LINE_BYTES - past : 0));
}

/* Never the same, and odd. */
static uint64_t next_seed(struct fast_texts *set) {
    return (UINT64_C(0x9E3779B97F4A7C15) * (2 * (uint64_t)++set->n_seeds + 1)) | 1;
}

struct fast_texts *fast_texts_new(struct arena *arena, size_t most) {
    struct fast_texts *set = ARENA_NEW(arena, struct fast_texts);
    *set = (struct fast_texts){.arena = arena,
                               .n = 1,
                               .capacity = 16,
                               .most = most < FAST_TEXTS_MOST ? most : FAST_TEXTS_MOST,
                               .items = new_items(arena, 16),
                               .shift = 32 - FIRST_SLOTS_LOG2,
                               .slots = ARENA_ARRAY(arena, uint16_t, 1u << FIRST_SLOTS_LOG2)};
    set->items[0].n = UINT32_MAX;
    set->seed = next_seed(set);
    return set;
}

static size_t n_slots(const struct fast_texts *set) {
    return (size_t)1 << (32 - set->shift);
}

/* True when the item stands where its hash leads. */
static bool place(struct fast_texts *set, size_t item) {
    size_t mask = n_slots(set) - 1, home = set->items[item].hash >> set->shift, slot = home;
    while (set->slots[slot] != 0) slot = (slot + 1) & mask;
    set->slots[slot] = (uint16_t)item;
    return slot == home;
}

/* True when every text has the place that its hash leads to. */
static bool place_all(struct fast_texts *set) {
    bool is_perfect = true;
    memset(set->slots, 0, n_slots(set) * sizeof *set->slots);
    for (size_t i = 1; i < set->n; i++) {
        struct fast_text *item = &set->items[i];
        item->hash = fast_text_hash(set->seed, (struct fast_text_words){item->first, item->last}, item->n);
        is_perfect = place(set, i) && is_perfect;
    }
    return is_perfect;
}

static void grow_slots(struct fast_texts *set) {
    set->shift--;
    set->slots = ARENA_ARRAY(set->arena, uint16_t, n_slots(set));
    place_all(set);
}

/* Texts alike at both ends and of one length have one hash whatever the seed: trying ends some time. */
static void seek_seed(struct fast_texts *set) {
    for (size_t i = 0; i < 4 && set->n_seeds < SEEDS_TRIED; i++) {
        set->seed = next_seed(set);
        if (place_all(set)) return;
    }
}

static void make_room(struct fast_texts *set) {
    if (set->n < set->capacity) return;
    struct fast_text *items = new_items(set->arena, set->capacity * 2);
    memcpy(items, set->items, set->n * sizeof *items);
    set->items = items;
    set->capacity *= 2;
}

void fast_texts_add(struct fast_texts *set, const char *bytes, size_t n, int32_t value, uint32_t detail) {
    if (set->n > set->most || n >= UINT32_MAX) return;
    make_room(set);
    char *copy = ARENA_ARRAY(set->arena, char, n + 1);
    memcpy(copy, bytes, n);
    struct fast_text_words words = fast_text_words(bytes, n);
    struct fast_text *item = &set->items[set->n++];
    *item = (struct fast_text){.first = words.first,
                               .last = words.last,
                               .n = (uint32_t)n,
                               .value = value,
                               .detail = detail,
                               .hash = fast_text_hash(set->seed, words, n),
                               .bytes = copy};
    if (n > FAST_TEXT_WIDE) {
        set->is_wide = true;
        memcpy(&item->second, bytes + 8, sizeof item->second);
        memcpy(&item->third, bytes + n - 16, sizeof item->third);
    }
    if (set->n * SLOTS_A_TEXT > n_slots(set))
        grow_slots(set);
    else if (!place(set, set->n - 1) && set->n <= FEW_TEXTS)
        seek_seed(set);
}

const struct fast_text *fast_texts_find(const struct fast_texts *set, const char *bytes, size_t n) {
    struct fast_text_words words = fast_text_words(bytes, n);
    uint32_t hash = fast_text_hash(set->seed, words, n);
    size_t mask = n_slots(set) - 1, slot = hash >> set->shift;
    for (; set->slots[slot] != 0; slot = (slot + 1) & mask) {
        const struct fast_text *item = &set->items[set->slots[slot]];
        if (item->hash == hash && item->n == n && memcmp(item->bytes, bytes, n) == 0) return item;
    }
    return NULL;
}
