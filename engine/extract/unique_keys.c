/* extract/unique_keys.c - index of a key -> where it first stood.
 *
 * The index is the code of the key column, or else that of the key's typed values written one after the other into a
 * set of texts. For look-alikes a key that is not upper case without spaces is kept under the form that is; most
 * systems' keys are in that form already and cost nothing. */
#include "extract/unique_keys.h"

#include "base/text.h"

#include <string.h>

struct first_seen {
    uint32_t line; /* 0: not seen */
    uint32_t input;
};

struct odd_key {
    const char *text;
    uint32_t line;
    uint32_t input;
    bool is_told;
};

struct keys {
    struct arena *arena;
    const struct extract_schema *schema;
    const struct extract_input *inputs;
    struct intern *tuples; /* NULL: the key is one column of type COLUMN_KEY */
    struct first_seen *seen;
    size_t n_seen;
    const char *title; /* "ref" or "ref, stage" */
    struct text_builder text;
    struct intern *canonical; /* of odd keys -> odd */
    struct odd_key *odd;
    size_t n_odd, odd_capacity;
};

static const struct extract_column *key_column(const struct keys *keys, size_t part) {
    return &keys->schema->columns[keys->schema->key[part]];
}

static const char *title_of(struct arena *arena, const struct keys *keys) {
    struct text_builder title = {.arena = arena};
    for (size_t i = 0; i < keys->schema->n_key; i++) {
        text_add(&title, i ? ", " : "");
        text_add(&title, key_column(keys, i)->header);
    }
    return text_done(&title);
}

struct keys *keys_new(struct arena *arena, const struct extract_schema *schema, const struct extract_input *inputs) {
    struct keys *keys = ARENA_NEW(arena, struct keys);
    *keys = (struct keys){.arena = arena, .schema = schema, .inputs = inputs, .text = {.arena = arena}};
    if (!schema->key || schema->n_key == 0) return keys;
    bool is_single = schema->n_key == 1 && key_column(keys, 0)->type == COLUMN_KEY;
    keys->title = title_of(arena, keys);
    if (is_single)
        keys->canonical = intern_new(arena);
    else
        keys->tuples = intern_new(arena);
    return keys;
}

/* --- the index of a key --- */

typedef bool add_part(struct text_builder *out, const struct cell_column *column, size_t row);

static bool add_code(struct text_builder *out, const struct cell_column *column, size_t row) {
    text_add_bytes(out, (const char *)&column->codes[row], sizeof column->codes[row]);
    return column->codes[row] != VEC_NONE;
}

static bool add_wide(struct text_builder *out, const struct cell_column *column, size_t row) {
    text_add_bytes(out, (const char *)&column->wide[row], sizeof column->wide[row]);
    return column->wide[row] != VEC_NONE_WIDE;
}

/* With its length before it, so that ("a", "bc") is not ("ab", "c"). */
static bool add_span(struct text_builder *out, const struct cell_column *column, size_t row, const void *items,
                     size_t size) {
    uint32_t from = column->offsets[row], n = column->offsets[row + 1] - from;
    text_add_bytes(out, (const char *)&n, sizeof n);
    if (n > 0) text_add_bytes(out, (const char *)items + from * size, n * size);
    return n > 0;
}

static bool add_text(struct text_builder *out, const struct cell_column *column, size_t row) {
    return add_span(out, column, row, column->bytes, 1);
}

static bool add_many(struct text_builder *out, const struct cell_column *column, size_t row) {
    return add_span(out, column, row, column->many, sizeof *column->many);
}

static add_part *const parts[] = {
    [COLUMN_TEXT] = add_text,     [COLUMN_INTEGER] = add_wide,    [COLUMN_DATE] = add_code,
    [COLUMN_CATEGORY] = add_code, [COLUMN_CATEGORIES] = add_many, [COLUMN_KEY] = add_code,
};

/* False when a part is missing. */
static bool index_of(struct keys *keys, const struct cells *cells, size_t row, size_t *ret) {
    if (!keys->tuples) {
        int32_t code = cells->columns[keys->schema->key[0]].codes[row];
        *ret = (size_t)code;
        return code != VEC_NONE;
    }
    keys->text.n = 0;
    for (size_t i = 0; i < keys->schema->n_key; i++) {
        const struct cell_column *column = &cells->columns[keys->schema->key[i]];
        if (!parts[column->column->type](&keys->text, column, row)) return false;
    }
    *ret = intern_add(keys->tuples, keys->text.bytes, keys->text.n, NULL);
    return true;
}

static struct first_seen *place_of(struct keys *keys, size_t index) {
    if (index >= keys->n_seen)
        keys->seen = arena_grow(keys->arena, keys->seen, keys->n_seen, index + 1, sizeof *keys->seen, &keys->n_seen);
    return &keys->seen[index];
}

/* --- a key twice --- */

/* The key as the file has it. */
static struct view key_text(struct keys *keys, const struct cells *cells, const struct records *records) {
    keys->text.n = 0;
    for (size_t i = 0; i < keys->schema->n_key; i++) {
        struct view cell = records_field(records, cells->columns[keys->schema->key[i]].field);
        text_add(&keys->text, i ? ", " : "");
        text_add_bytes(&keys->text, cell.bytes, cell.n);
    }
    return (struct view){keys->text.bytes, keys->text.n};
}

static const char *place_text(struct arena *arena, const struct keys *keys, struct first_seen first, size_t input) {
    const char *line = TEXT(arena, "line ", text_from_int(arena, first.line));
    return first.input == input ? line : TEXT(arena, line, " of ", keys->inputs[first.input].file->shown);
}

static void note_twice(struct keys *keys, struct view key, struct first_seen first, size_t input, uint32_t line,
                       struct faults *faults) {
    struct fault *fault = faults_note(faults, MSG_DATA_KEY_TWICE, keys->title, key.bytes, key.n, line);
    if (!fault) return;
    fault->args[2] = place_text(faults_arena(faults), keys, first, input);
    fault->hint = first.input == input ? "keep the row that is right"
                                       : "the files overlap: each record may stand in one of them only";
}

/* --- look-alikes --- */

/* Into keys->text; false when the key is in the canonical form already. */
static bool make_canonical(struct keys *keys, struct view key) {
    bool is_odd = false;
    for (size_t i = 0; i < key.n; i++) is_odd |= key.bytes[i] == ' ' || (key.bytes[i] >= 'a' && key.bytes[i] <= 'z');
    if (!is_odd) return false;
    keys->text.n = 0;
    for (size_t i = 0; i < key.n; i++) {
        char c = key.bytes[i];
        if (c == ' ') continue;
        text_add_char(&keys->text, c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c);
    }
    return true;
}

static void note_alike(struct keys *keys, const struct odd_key *odd, const char *other, struct faults *faults) {
    struct fault *fault = faults_note(faults, MSG_DATA_KEY_ALIKE, keys->title, odd->text, strlen(odd->text), odd->line);
    if (fault) fault->args[2] = text_copy(faults_arena(faults), other);
}

static void keep_odd(struct keys *keys, size_t index, struct view key, uint32_t line, size_t input,
                     struct faults *faults) {
    bool is_new;
    if (!keys->canonical || !make_canonical(keys, key)) return;
    uint32_t first = intern_add(keys->canonical, keys->text.bytes, keys->text.n, &is_new);
    struct odd_key odd = {
        .text = intern_text(key_column(keys, 0)->keys, (uint32_t)index), .line = line, .input = (uint32_t)input};
    if (is_new)
        *ARENA_PUSH(keys->arena, keys->odd, keys->n_odd, keys->odd_capacity) = odd;
    else
        note_alike(keys, &odd, keys->odd[first].text, faults);
}

void keys_end(struct keys *keys, size_t input, struct faults *faults) {
    for (size_t i = 0; i < keys->n_odd; i++) {
        struct odd_key *odd = &keys->odd[i];
        const char *canonical = intern_text(keys->canonical, (uint32_t)i);
        uint32_t code = odd->is_told || odd->input != input
                            ? INTERN_NONE
                            : intern_find(key_column(keys, 0)->keys, canonical, strlen(canonical));
        if (code == INTERN_NONE || code >= keys->n_seen || keys->seen[code].line == 0) continue;
        odd->is_told = true;
        note_alike(keys, odd, canonical, faults);
    }
}

/* --- checking --- */

void keys_check(struct keys *keys, const struct cells *cells, const struct records *records,
                const struct record *record, size_t row, size_t input, struct faults *faults) {
    size_t index;
    if (!keys->title || !index_of(keys, cells, row, &index)) return;
    struct first_seen *first = place_of(keys, index);
    if (first->line > 0) {
        note_twice(keys, key_text(keys, cells, records), *first, input, record->line, faults);
        return;
    }
    *first = (struct first_seen){.line = record->line, .input = (uint32_t)input};
    if (keys->canonical)
        keep_odd(keys, index, records_field(records, cells->columns[keys->schema->key[0]].field), record->line, input,
                 faults);
}
