/* extract/fast/cells/fast_unique.c - a part is checked in a table of its hashes that fits into a processor's cache. */
#include "extract/fast/cells/fast_unique.h"

#include "extract/fast/cells/fast_hash.h"

enum { PARTS_LOG2 = 9, PARTS = 1 << PARTS_LOG2, FIRST_CHUNK = 8, LARGEST_CHUNK = 1024 };

struct chunk {
    struct chunk *before;
    uint32_t n, capacity;
    uint64_t hashes[];
};

struct fast_unique {
    struct arena *arena;
    const struct extract_schema *schema;
    bool tells_alike;
    char *text;                   /* of a key in the other form */
    size_t text_capacity;
    struct chunk *parts[PARTS];   /* NULL while nothing fell into one */
    uint64_t *table;
    size_t table_capacity;
};

/* As the careful reader: of keys of one column that linked sources share. */
static bool tells_alike(const struct extract_schema *schema) {
    return schema->n_key == 1 && schema->columns[schema->key[0]].type == COLUMN_KEY;
}

struct fast_unique *fast_unique_new(struct arena *arena, const struct extract_schema *schema) {
    if (!schema->key || schema->n_key == 0) return NULL;
    struct fast_unique *unique = ARENA_NEW(arena, struct fast_unique);
    unique->arena = arena;
    unique->schema = schema;
    unique->tells_alike = tells_alike(schema);
    return unique;
}

/* --- keeping --- */

static struct chunk *new_chunk(struct arena *arena, struct chunk *before) {
    uint32_t capacity = before ? before->capacity * 2 : FIRST_CHUNK;
    if (capacity > LARGEST_CHUNK) capacity = LARGEST_CHUNK;
    struct chunk *chunk = arena_alloc(arena, 1, sizeof *chunk + capacity * sizeof *chunk->hashes);
    chunk->before = before;
    chunk->capacity = capacity;
    return chunk;
}

/* Zero is what a free slot has. */
static inline void keep(struct fast_unique *unique, uint64_t hash) {
    hash += hash == 0;
    struct chunk **part = &unique->parts[hash >> (64 - PARTS_LOG2)];
    if (FAST_RARELY(*part == NULL || (*part)->n == (*part)->capacity)) *part = new_chunk(unique->arena, *part);
    (*part)->hashes[(*part)->n++] = hash;
}

/* Eight bytes at once: whether one is a space or a lower-case letter. A byte above 127 is neither. */
static inline uint64_t has_odd(uint64_t word) {
    const uint64_t ones = UINT64_C(0x0101010101010101), highs = ones << 7;
    uint64_t low = word & ~highs;
    uint64_t is_letter = (low + ones * (0x80 - 'a')) & ~(low + ones * (0x80 - 'z' - 1));
    uint64_t is_space = ~((low ^ ones * ' ') + ones * 0x7F);
    return (is_letter | is_space) & ~word & highs;
}

static bool is_canonical(struct view key) {
    uint64_t odd = 0;
    for (; key.n > 16; key = (struct view){key.bytes + 8, key.n - 8}) odd |= has_odd(fast_word_at(key.bytes));
    const unsigned char *mask = fast_text_mask(key.n);
    odd |= has_odd(fast_word_at(key.bytes) & fast_word_at(mask)) | has_odd(fast_word_at(key.bytes + 8) & fast_word_at(mask + 8));
    return odd == 0;
}

/* In upper case and without spaces, as the careful reader has it. */
static uint64_t canonical_hash(struct fast_unique *unique, struct view key) {
    size_t n = 0;
    if (key.n + 2 * FAST_PADDING > unique->text_capacity)
        unique->text = arena_grow(unique->arena, unique->text, 0, key.n + 2 * FAST_PADDING, 1, &unique->text_capacity);
    char *text = unique->text + FAST_PADDING;
    for (size_t i = 0; i < key.n; i++) {
        char c = key.bytes[i];
        if (c != ' ') text[n++] = c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
    }
    return fast_hash_text(text, n);
}

static void add_single(struct fast_unique *unique, struct fast_column *column, const struct fast_tile *tile) {
    struct fast_fields fields = fast_fields_of(column->field, tile);
    for (size_t i = 0; i < tile->n; i++) {
        struct view key = fast_content(column, fast_field(&fields, i));
        keep(unique, fast_hash_text(key.bytes, key.n));
        if (unique->tells_alike && !is_canonical(key)) keep(unique, canonical_hash(unique, key));
    }
}

/* --- keys of several columns, or of typed values --- */

typedef void add_part(uint64_t *hashes, struct fast_column *column, const struct fast_tile *tile);

static void add_codes(uint64_t *hashes, struct fast_column *column, const struct fast_tile *tile) {
    const int32_t *codes = column->codes + tile->from;
    for (size_t i = 0; i < tile->n; i++) hashes[i] = fast_hash_mix(hashes[i] ^ (uint32_t)codes[i], FAST_HASH_B);
}

static void add_wide(uint64_t *hashes, struct fast_column *column, const struct fast_tile *tile) {
    const int64_t *wide = column->wide + tile->from;
    for (size_t i = 0; i < tile->n; i++) hashes[i] = fast_hash_mix(hashes[i] ^ (uint64_t)wide[i], FAST_HASH_B);
}

/* The hash of a text begins with its length, so that ("a", "bc") is not ("ab", "c"). */
static void add_texts(uint64_t *hashes, struct fast_column *column, const struct fast_tile *tile) {
    struct fast_fields fields = fast_fields_of(column->field, tile);
    for (size_t i = 0; i < tile->n; i++) {
        struct view text = fast_content(column, fast_field(&fields, i));
        hashes[i] = fast_hash_mix(hashes[i] ^ fast_hash_text(text.bytes, text.n), FAST_HASH_B);
    }
}

static void add_many(uint64_t *hashes, struct fast_column *column, const struct fast_tile *tile) {
    const uint32_t *offsets = column->offsets + tile->from;
    for (size_t i = 0; i < tile->n; i++) {
        hashes[i] = fast_hash_mix(hashes[i] ^ (offsets[i + 1] - offsets[i]), FAST_HASH_B);
        for (uint32_t k = offsets[i]; k < offsets[i + 1]; k++)
            hashes[i] = fast_hash_mix(hashes[i] ^ (uint32_t)column->many[k], FAST_HASH_B);
    }
}

static add_part *const part_of_type[] = {
    [COLUMN_TEXT] = add_texts,     [COLUMN_INTEGER] = add_wide,    [COLUMN_DATE] = add_codes,
    [COLUMN_CATEGORY] = add_codes, [COLUMN_CATEGORIES] = add_many, [COLUMN_KEY] = add_codes,
};

static void add_several(struct fast_unique *unique, struct fast_column *columns, const struct fast_tile *tile) {
    const struct extract_schema *schema = unique->schema;
    uint64_t hashes[FAST_TILE];
    for (size_t i = 0; i < tile->n; i++) hashes[i] = FAST_HASH_A;
    for (size_t i = 0; i < schema->n_key; i++)
        part_of_type[schema->columns[schema->key[i]].type](hashes, &columns[schema->key[i]], tile);
    for (size_t i = 0; i < tile->n; i++) keep(unique, fast_hash_mix(hashes[i] ^ FAST_HASH_C, FAST_HASH_A));
}

void fast_unique_add(struct fast_unique *unique, struct fast_column *columns, const struct fast_tile *tile) {
    const struct extract_schema *schema = unique->schema;
    enum column_type type = schema->columns[schema->key[0]].type;
    if (schema->n_key == 1 && (type == COLUMN_KEY || type == COLUMN_TEXT))
        add_single(unique, &columns[schema->key[0]], tile);
    else
        add_several(unique, columns, tile);
}

/* --- checking --- */

static size_t count_part(struct fast_unique *const *workers, size_t n_workers, size_t part) {
    size_t n = 0;
    for (size_t i = 0; i < n_workers; i++)
        for (const struct chunk *chunk = workers[i]->parts[part]; chunk; chunk = chunk->before) n += chunk->n;
    return n;
}

/* An empty table of at least twice so many slots; returns the bits of a slot's number. */
static uint32_t clear_table(struct fast_unique *unique, size_t n) {
    uint32_t bits = 4;
    while ((size_t)1 << bits < 2 * n) bits++;
    size_t n_slots = (size_t)1 << bits;
    if (n_slots > unique->table_capacity)
        unique->table = arena_grow(unique->arena, NULL, 0, n_slots, sizeof *unique->table, &unique->table_capacity);
    else
        memset(unique->table, 0, n_slots * sizeof *unique->table);
    return bits;
}

static bool add_chunk(uint64_t *table, uint32_t bits, const struct chunk *chunk) {
    size_t mask = ((size_t)1 << bits) - 1;
    for (size_t i = 0; i < chunk->n; i++) {
        uint64_t hash = chunk->hashes[i];
        size_t slot = hash << PARTS_LOG2 >> (64 - bits);
        for (; table[slot] != 0; slot = (slot + 1) & mask)
            if (table[slot] == hash) return false;
        table[slot] = hash;
    }
    return true;
}

static bool check_part(struct fast_unique *own, struct fast_unique *const *workers, size_t n_workers, size_t part) {
    uint32_t bits = clear_table(own, count_part(workers, n_workers, part));
    for (size_t i = 0; i < n_workers; i++)
        for (const struct chunk *chunk = workers[i]->parts[part]; chunk; chunk = chunk->before)
            if (!add_chunk(own->table, bits, chunk)) return false;
    return true;
}

bool fast_unique_check(struct fast_unique *const *workers, size_t n_workers, size_t worker) {
    for (size_t part = worker; part < PARTS; part += n_workers)
        if (!check_part(workers[worker], workers, n_workers, part)) return false;
    return true;
}
