/* extract/fast/cells/fast_texts.c - open addressing with linear probing; eight slots a text, fewer where there are many: the
 * texts that come often come first, and have the slots of their hashes. */
#include "extract/fast/cells/fast_texts.h"

enum { FIRST_SLOTS_LOG2 = 8, SLOTS_A_TEXT = 8, SLOTS_OF_MANY = 3, FEW_TEXTS = 128, SEEDS_TRIED = 64, LINE_BYTES = 64 };

_Static_assert(sizeof(struct fast_text) == LINE_BYTES, "an entry is one line of the cache");

#define EIGHT 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF
const unsigned char fast_text_masks[FAST_TEXT_HEAD * 2] = {EIGHT, EIGHT, EIGHT, EIGHT};

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
                               .shift = 64 - FIRST_SLOTS_LOG2,
                               .slots = ARENA_ARRAY(arena, uint16_t, 1u << FIRST_SLOTS_LOG2)};
    set->items[0].n = UINT32_MAX;
    set->seed = next_seed(set);
    return set;
}

static size_t n_slots(const struct fast_texts *set) {
    return (size_t)1 << (64 - set->shift);
}

static size_t home_of(const struct fast_texts *set, const uint64_t *head, size_t n) {
    return fast_text_slot(set, head[0] ^ head[1] ^ head[2] ^ head[3], n);
}

/* True when the item stands where its hash leads. */
static bool place(struct fast_texts *set, size_t item) {
    size_t mask = n_slots(set) - 1, home = home_of(set, set->items[item].head, set->items[item].n), slot = home;
    while (set->slots[slot] != 0) slot = (slot + 1) & mask;
    set->slots[slot] = (uint16_t)item;
    return slot == home;
}

/* True when every text has the slot that its hash leads to. */
static bool place_all(struct fast_texts *set) {
    bool is_perfect = true;
    memset(set->slots, 0, n_slots(set) * sizeof *set->slots);
    for (size_t i = 1; i < set->n; i++) is_perfect = place(set, i) && is_perfect;
    return is_perfect;
}

static void grow_slots(struct fast_texts *set) {
    set->shift--;
    set->slots = ARENA_ARRAY(set->arena, uint16_t, n_slots(set));
    place_all(set);
}

/* Long texts of one length with the same head have one hash whatever the seed: trying ends some time. */
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

static const char *copy_of(struct arena *arena, const char *bytes, size_t n) {
    char *copy = ARENA_ARRAY(arena, char, n);
    if (n > 0) memcpy(copy, bytes, n);
    return copy;
}

static void read_head(const char *bytes, size_t n, uint64_t *head) {
    for (size_t i = 0; i < FAST_TEXT_HEAD / 8; i++)
        head[i] = fast_word_at(bytes + 8 * i) & fast_word_at(fast_text_mask(n) + 8 * i);
}

void fast_texts_add(struct fast_texts *set, const char *bytes, size_t n, int32_t value, uint32_t detail) {
    if (set->n > set->most || n >= UINT32_MAX) return;
    make_room(set);
    struct fast_text *item = &set->items[set->n++];
    *item = (struct fast_text){.n = (uint32_t)n, .value = value, .detail = detail, .bytes = copy_of(set->arena, bytes, n)};
    read_head(bytes, n, item->head);
    size_t n_wanted = set->n * (set->n <= FEW_TEXTS ? SLOTS_A_TEXT : SLOTS_OF_MANY);
    if (n_wanted > n_slots(set))
        grow_slots(set);
    else if (!place(set, set->n - 1) && set->n <= FEW_TEXTS)
        seek_seed(set);
}

const struct fast_text *fast_texts_find(const struct fast_texts *set, const char *bytes, size_t n) {
    uint64_t head[FAST_TEXT_HEAD / 8];
    read_head(bytes, n, head);
    size_t mask = n_slots(set) - 1, slot = home_of(set, head, n);
    for (; set->slots[slot] != 0; slot = (slot + 1) & mask) {
        const struct fast_text *item = &set->items[set->slots[slot]];
        if (item->n == n && item->head[0] == head[0] && memcmp(item->bytes, bytes, n) == 0) return item;
    }
    return NULL;
}

bool fast_text_ends(const struct fast_text *item, const char *bytes, size_t n) {
    uint64_t differs = 0;
    for (size_t at = FAST_TEXT_HEAD; at < n; at += 16) {
        size_t from = at + 16 <= n ? at : n - 16;
        differs |= fast_word_at(item->bytes + from) ^ fast_word_at(bytes + from);
        differs |= fast_word_at(item->bytes + from + 8) ^ fast_word_at(bytes + from + 8);
    }
    return differs == 0;
}
