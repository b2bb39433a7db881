/* extract/fast/cells/fast_strings.c - texts, which are copied where something reads them, and keys, which become indices. */
#include "extract/fast/cells/fast_column.h"

static bool read_text(struct fast_column *column, struct view content, bool is_missing) {
    if (is_missing) return !column->is_required;
    memcpy(column->bytes + column->n_bytes, content.bytes, content.n);
    column->n_bytes += content.n;
    return true;
}

/* A tile's contents are never longer than its bytes in the file. */
static void reserve(struct fast_column *column, const struct fast_tile *tile) {
    const uint32_t *ends = tile->rows->separators + tile->from * tile->rows->n_fields;
    size_t need = column->n_bytes + ends[tile->n * tile->rows->n_fields - 1] - ends[-1];
    if (need > column->byte_capacity)
        column->bytes = arena_grow(column->arena, column->bytes, column->n_bytes, need, 1, &column->byte_capacity);
}

static bool read_strings(struct fast_column *column, const struct fast_tile *tile) {
    struct fast_fields fields = fast_fields_of(column->field, tile);
    uint32_t *offsets = column->offsets + tile->from;
    if (tile->from == 0) column->n_bytes = column->offsets[0] = 0;
    reserve(column, tile);
    for (size_t i = 0; i < tile->n; i++) {
        struct view content = fast_content(column, fast_field(&fields, i));
        if (!read_text(column, content, cell_is_missing(column->column, content))) return false;
        offsets[i + 1] = (uint32_t)column->n_bytes;
    }
    return true;
}

/* --- texts that nothing reads --- */

/* No content of a field so long is empty or means missing. */
static size_t longest_missing(const struct extract_column *column) {
    size_t longest = 0;
    for (size_t i = 0; i < column->n_missing; i++) {
        size_t n = strlen(column->missing[i]);
        longest = n > longest ? n : longest;
    }
    return 2 * longest + 2;
}

static bool is_blank(char byte) {
    return byte == ' ' || byte == '\t';
}

static FAST_INLINE uint32_t is_there(struct fast_column *column, struct view field, size_t longest) {
    bool is_empty = field.n == 0;
    /* Spaces at the ends may not be part of it; at the second they matter only where a shorter text could mean missing. */
    bool is_bare = (longest == 2) | !is_blank(field.bytes[field.n - !is_empty]);
    bool is_text = (field.n > longest) & !is_blank(field.bytes[0]) & is_bare;
    if (FAST_LIKELY(is_empty | is_text)) return is_text;
    return !cell_is_missing(column->column, fast_content(column, field));
}

/* A text that is there is told as one byte, so that what is missing can be counted. */
static bool read_presence(struct fast_column *column, const struct fast_tile *tile) {
    struct fast_fields fields = fast_fields_of(column->field, tile);
    uint32_t *offsets = column->offsets + tile->from;
    size_t longest = longest_missing(column->column);
    uint32_t n = tile->from == 0 ? 0 : offsets[0], before = n;
    offsets[0] = n;
    for (size_t i = 0; i < tile->n; i++) offsets[i + 1] = n += is_there(column, fast_field(&fields, i), longest);
    return !column->is_required || n - before == tile->n;
}

void fast_strings_make(struct fast_column *column) {
    column->offsets = ARENA_ARRAY(column->arena, uint32_t, BATCH_ROWS + 1);
    column->decode = column->column->is_unread ? read_presence : read_strings;
    if (column->column->is_unread) column->bytes = ARENA_ARRAY(column->arena, char, BATCH_ROWS);
}

/* --- keys --- */

/* Texts of some rows, which stand where they are until they are added. */
struct keys_at_hand {
    struct intern_text texts[INTERN_AT_ONCE];
    size_t rows[INTERN_AT_ONCE];
    size_t n;
};

static void add_keys(struct fast_column *column, struct keys_at_hand *hand, int32_t *codes) {
    uint32_t added[INTERN_AT_ONCE];
    intern_add_many(column->column->keys, hand->texts, hand->n, added);
    for (size_t i = 0; i < hand->n; i++) {
        if (added[i] > INT32_MAX) arena_exhausted(column->arena);
        codes[hand->rows[i]] = (int32_t)added[i];
    }
    hand->n = 0;
}

/* What is not part of the block, but of the column's own text, is gone with the next row. */
static bool is_in(struct view field, struct view content) {
    return content.bytes >= field.bytes && content.bytes + content.n <= field.bytes + field.n;
}

static bool read_codes(struct fast_column *column, const struct fast_tile *tile) {
    struct fast_fields fields = fast_fields_of(column->field, tile);
    int32_t *codes = column->codes + tile->from;
    struct keys_at_hand hand = {.n = 0};
    for (size_t i = 0; i < tile->n; i++) {
        struct view field = fast_field(&fields, i), content = fast_content(column, field);
        codes[i] = VEC_NONE;
        if (cell_is_missing(column->column, content)) {
            if (column->is_required) return false;
            continue;
        }
        hand.texts[hand.n] = (struct intern_text){.bytes = content.bytes, .n = content.n};
        hand.rows[hand.n++] = i;
        if (hand.n == INTERN_AT_ONCE || !is_in(field, content)) add_keys(column, &hand, codes);
    }
    add_keys(column, &hand, codes);
    return true;
}

void fast_codes_make(struct fast_column *column) {
    column->codes = ARENA_ARRAY(column->arena, int32_t, BATCH_ROWS);
    column->decode = read_codes;
}
