/* extract/fast/cells/fast_lists.c - several categories in a cell. Cells that come often are kept whole, with their codes; of the rest each
 * part is looked up. What is kept has a fixed size: the first cells that come are as good as any, since common ones come early. */
#include "extract/fast/cells/fast_column.h"
#include "extract/fast/cells/fast_words.h"

enum { CELLS_KEPT = 4096, FEW_PARTS = 4 };

struct fast_lists {
    struct fast_texts *parts;
    int32_t *codes;        /* of the cells kept, one after the other, */
    uint32_t *words;       /* and their words */
    size_t n, capacity, word_capacity;
};

/* The parts of one cell. */
struct list_cell {
    struct fast_place place;
    size_t from;           /* of column->many */
    uint32_t words[FAST_LIST_PARTS];
    size_t n;
};

/* Room for so many codes more, and for what the quick loop writes beyond them. */
static void reserve(struct fast_column *column, size_t n) {
    size_t need = column->n_many + n + FEW_PARTS * (FAST_TILE + 1);
    if (need > column->many_capacity)
        column->many = arena_grow(column->arena, column->many, column->n_many, need, sizeof *column->many, &column->many_capacity);
}

/* --- parts --- */

static struct view trimmed(struct view part) {
    while (part.n > 0 && (part.bytes[0] == ' ' || part.bytes[0] == '\t')) part = (struct view){part.bytes + 1, part.n - 1};
    while (part.n > 0 && (part.bytes[part.n - 1] == ' ' || part.bytes[part.n - 1] == '\t')) part.n--;
    return part;
}

static uint32_t word_of(struct fast_column *column, struct view part, struct fast_place place) {
    struct fast_texts *parts = column->lists->parts;
    const struct fast_text *known = fast_texts_find(parts, part.bytes, part.n);
    if (known) return known->detail;
    uint32_t word = fast_words_find(column->words, part, place);
    if (word != FAST_UNKNOWN) fast_texts_add(parts, part.bytes, part.n, column->words->items[word].category, word);
    return word;
}

static bool has_code(const struct fast_column *column, size_t from, int32_t code) {
    for (size_t i = from; i < column->n_many; i++)
        if (column->many[i] == code) return true;
    return false;
}

/* False: empty, unknown, there already, or too many for the quick lane. */
static bool add_part(struct fast_column *column, struct list_cell *cell, struct view part) {
    if (part.n == 0 || cell->n == FAST_LIST_PARTS) return false;
    cell->place.part = (uint32_t)cell->n;
    uint32_t word = word_of(column, part, cell->place);
    if (word == FAST_UNKNOWN) return false;
    int32_t code = column->words->items[word].category;
    if (has_code(column, cell->from, code)) return false;
    reserve(column, 1);
    column->many[column->n_many++] = code;
    column->words->uses[word]++;
    cell->words[cell->n++] = word;
    return true;
}

static bool add_parts(struct fast_column *column, struct list_cell *cell, struct view content) {
    const char *at = content.bytes, *end = at + content.n, *separator;
    do {
        separator = memchr(at, column->column->separator, (size_t)(end - at));
        const char *stop = separator ? separator : end;
        if (!add_part(column, cell, trimmed((struct view){at, (size_t)(stop - at)}))) return false;
        at = stop + 1;
    } while (separator);
    return true;
}

/* --- whole cells --- */

static void keep(struct fast_column *column, struct view field, const struct list_cell *cell) {
    struct fast_lists *lists = column->lists;
    size_t n = lists->n, need = n + cell->n + FEW_PARTS;
    if (column->texts->n > column->texts->most) return;
    lists->codes = arena_grow(column->arena, lists->codes, n, need, sizeof *lists->codes, &lists->capacity);
    lists->words = arena_grow(column->arena, lists->words, n, need, sizeof *lists->words, &lists->word_capacity);
    for (size_t i = 0; i < cell->n; i++) {
        lists->codes[n + i] = column->many[cell->from + i];
        lists->words[n + i] = cell->words[i];
    }
    lists->n += cell->n;
    fast_texts_add(column->texts, field.bytes, field.n, (int32_t)n, (uint32_t)cell->n);
}

static void add_kept(struct fast_column *column, const struct fast_text *item) {
    const struct fast_lists *lists = column->lists;
    size_t n = item->detail, first = (size_t)item->value;
    memcpy(column->many + column->n_many, lists->codes + first, FEW_PARTS * sizeof *column->many);
    if (FAST_RARELY(n > FEW_PARTS)) {
        reserve(column, n);
        memcpy(column->many + column->n_many, lists->codes + first, n * sizeof *column->many);
    }
    column->n_many += n;
    if (column->words->has_wordings)
        for (size_t i = 0; i < n; i++) column->words->uses[lists->words[first + i]]++;
}

static bool read_slowly(struct fast_column *column, struct view field, struct fast_place place) {
    const struct fast_text *known = fast_texts_find(column->texts, field.bytes, field.n);
    struct list_cell cell = {.place = place, .from = column->n_many};
    if (known) {
        add_kept(column, known);
        return true;
    }
    struct view content = fast_content(column, field);
    bool is_missing = cell_is_missing(column->column, content);
    if (is_missing ? column->is_required : !add_parts(column, &cell, content)) return false;
    keep(column, field, &cell);
    return true;
}

static bool read_lists(struct fast_column *column, const struct fast_tile *tile) {
    struct fast_fields fields = fast_fields_of(column->field, tile);
    const struct fast_text *items[FAST_TILE];
    uint32_t *offsets = column->offsets + tile->from;
    if (tile->from == 0) column->n_many = column->offsets[0] = 0;
    reserve(column, 0);
    /* What is kept from here on may move the items: those found stay as they were. */
    column->look->items(column->texts, &fields, tile->n, items);
    for (size_t i = 0; i < tile->n; i++) {
        if (FAST_LIKELY(items[i] != NULL)) {
            add_kept(column, items[i]);
        } else {
            struct fast_place place = {.input = tile->input, .line = tile->rows->lines[tile->from + i]};
            if (!read_slowly(column, fast_field(&fields, i), place)) return false;
            reserve(column, 0);
        }
        offsets[i + 1] = (uint32_t)column->n_many;
    }
    return true;
}

void fast_lists_make(struct fast_column *column) {
    column->offsets = ARENA_ARRAY(column->arena, uint32_t, BATCH_ROWS + 1);
    column->words = fast_words_new(column->arena, column->column->list);
    column->texts = fast_texts_new(column->arena, CELLS_KEPT);
    column->lists = ARENA_NEW(column->arena, struct fast_lists);
    column->lists->parts = fast_texts_new(column->arena, fast_categories_texts(column->column->list));
    column->decode = read_lists;
}
