/* extract/fast/cells/fast_categories.c - cells met before are looked up as they stand in the file; a new one is made a word, which the
 * list knows or not. */
#include "extract/fast/cells/fast_column.h"
#include "extract/fast/cells/fast_words.h"

/* Beyond what a list's own words need: the same in quotes, or with spaces around. */
enum { WRITTEN_OTHERWISE = 4, MORE_TEXTS = 256 };

static uint32_t find_word(struct fast_column *column, struct view field, struct fast_place place) {
    struct view content = fast_content(column, field);
    if (!cell_is_missing(column->column, content)) return fast_words_find(column->words, content, place);
    return column->is_required ? FAST_UNKNOWN : FAST_MISSING;
}

static bool read_slowly(struct fast_column *column, struct view field, struct fast_place place, int32_t *ret) {
    const struct fast_text *known = fast_texts_find(column->texts, field.bytes, field.n);
    uint32_t word = known ? known->detail : find_word(column, field, place);
    if (word == FAST_UNKNOWN) return false;
    *ret = column->words->items[word].category;
    column->words->uses[word]++;
    if (!known) fast_texts_add(column->texts, field.bytes, field.n, *ret, word);
    return true;
}

static bool read_rest(struct fast_column *column, const struct fast_tile *tile, uint64_t rest) {
    struct fast_fields fields = fast_fields_of(column->field, tile);
    for (; rest != 0; rest &= rest - 1) {
        size_t row = (size_t)__builtin_ctzll(rest);
        struct fast_place place = {.input = tile->input, .line = tile->rows->lines[tile->from + row]};
        if (!read_slowly(column, fast_field(&fields, row), place, &column->codes[tile->from + row])) return false;
    }
    return true;
}

/* Only wordings need counting, and mostly there are none. */
static uint64_t look_and_count(struct fast_column *column, const struct fast_fields *fields, size_t n, int32_t *codes) {
    const struct fast_text *items[FAST_TILE];
    uint64_t rest = 0;
    column->look->items(column->texts, fields, n, items);
    for (size_t i = 0; i < n; i++) {
        const struct fast_text *item = items[i] ? items[i] : column->texts->items;
        codes[i] = item->value;
        column->words->uses[item->detail] += items[i] != NULL;
        rest |= (uint64_t)(items[i] == NULL) << i;
    }
    return rest;
}

static bool read_category(struct fast_column *column, const struct fast_tile *tile) {
    struct fast_fields fields = fast_fields_of(column->field, tile);
    int32_t *codes = column->codes + tile->from;
    uint64_t rest = column->words->has_wordings ? look_and_count(column, &fields, tile->n, codes)
                                                : column->look->codes(column->texts, &fields, tile->n, codes);
    return FAST_LIKELY(rest == 0) || read_rest(column, tile, rest);
}

size_t fast_categories_texts(const struct code_list *list) {
    return WRITTEN_OTHERWISE * list->n_words + MORE_TEXTS;
}

void fast_categories_make(struct fast_column *column) {
    const struct code_list *list = column->column->list;
    column->codes = ARENA_ARRAY(column->arena, int32_t, BATCH_ROWS);
    column->words = fast_words_new(column->arena, list);
    column->texts = fast_texts_new(column->arena, fast_categories_texts(list));
    column->decode = read_category;
}
