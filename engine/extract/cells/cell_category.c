/* extract/cells/cell_category.c - the list is asked once a distinct text; after that one look into a set of texts gives the
 * code. */
#include "extract/cells/cell_category.h"

#include "base/text.h"
#include "extract/cells/alike.h"

#include <string.h>

int32_t cell_category_find(struct arena *arena, const struct code_list *list, struct view text) {
    struct arena *scratch = arena_child(arena);
    int32_t category = code_list_find(scratch, list, text_copy_bytes(scratch, text.bytes, text.n));
    arena_close(scratch);
    return category < 0 ? VEC_NONE : category;
}

static int32_t find(struct cell_column *column, const struct cell *cell) {
    const struct code_list *list = column->column->list;
    uint32_t n_words = intern_count(column->words);
    uint32_t word = intern_find(column->words, cell->text.bytes, cell->text.n);
    if (word != INTERN_NONE) {
        column->word_uses[word]++;
        return column->word_codes[word];
    }
    if (n_words == CELL_WORDS_KEPT) return cell_category_find(cell->arena, list, cell->text);
    intern_add(column->words, cell->text.bytes, cell->text.n, NULL);
    column->word_codes = arena_grow(cell->arena, column->word_codes, n_words, n_words + 1, sizeof *column->word_codes,
                                    &column->word_capacity);
    column->word_uses = arena_grow(cell->arena, column->word_uses, n_words, n_words + 1, sizeof *column->word_uses,
                                   &column->use_capacity);
    column->word_uses[n_words] = 1;
    return column->word_codes[n_words] = cell_category_find(cell->arena, list, cell->text);
}

/* --- other wordings --- */

struct wordings {
    struct extract_wording *items;
    size_t n, capacity;
};

static void add_wordings(struct arena *arena, const struct cells *cells, size_t index, struct wordings *ret) {
    const struct cell_column *column = &cells->columns[index];
    for (uint32_t word = 0; word < intern_count(column->words); word++) {
        int32_t code = column->word_codes[word];
        const char *text = intern_text(column->words, word);
        if (code == VEC_NONE) continue;
        const struct category *category = &column->column->list->categories[code];
        if (text_equal(text, category->label) || text_equal(text, category->code)) continue;
        *ARENA_PUSH(arena, ret->items, ret->n, ret->capacity) = (struct extract_wording){
            .column = index, .text = text_copy(arena, text), .category = code, .n_uses = column->word_uses[word]};
    }
}

const struct extract_wording *cells_wordings(struct arena *arena, const struct cells *cells, size_t *ret_n) {
    struct wordings wordings = {.n = 0};
    for (size_t i = 0; i < cells->n; i++)
        if (cells->columns[i].words != NULL) add_wordings(arena, cells, i, &wordings);
    *ret_n = wordings.n;
    return wordings.items;
}

static const char *hint_for(struct arena *arena, const struct code_list *list, const char *text) {
    for (size_t i = 0; i < list->n_categories; i++) {
        const struct category *category = &list->categories[i];
        const char *hint = alike_hint(arena, text, category->label);
        if (!hint && category->code) hint = alike_hint(arena, text, category->code);
        for (size_t k = 0; k < category->n_aliases && !hint; k++) hint = alike_hint(arena, text, category->aliases[k]);
        if (hint) return hint;
    }
    const char *near = code_list_nearest(arena, list, text);
    return near ? TEXT(arena, "did you mean '", near, "'?") : NULL;
}

static void note_unknown(const struct extract_column *column, const struct cell *cell) {
    const struct code_list *list = column->list;
    struct fault *fault =
        faults_note(cell->faults, MSG_DATA_NOT_IN_LIST, column->header, cell->text.bytes, cell->text.n, cell->line);
    if (!fault) return;
    fault->args[2] = list->title ? list->title : list->id;
    fault->hint = hint_for(faults_arena(cell->faults), list, fault->args[1]);
}

int32_t cell_category(struct cell_column *column, const struct cell *cell) {
    int32_t category = find(column, cell);
    if (category != VEC_NONE) return category;
    note_unknown(column->column, cell);
    return column->keeps_unknown ? (int32_t)column->column->list->n_categories : VEC_NONE;
}

/* --- several --- */

static struct view trim(struct view text) {
    while (text.n > 0 && (text.bytes[0] == ' ' || text.bytes[0] == '\t'))
        text = (struct view){text.bytes + 1, text.n - 1};
    while (text.n > 0 && (text.bytes[text.n - 1] == ' ' || text.bytes[text.n - 1] == '\t')) text.n--;
    return text;
}

static bool has_code(const struct cell_column *column, size_t from, int32_t code) {
    for (size_t i = from; i < column->n_many; i++)
        if (column->many[i] == code) return true;
    return false;
}

/* Codes of the cell begin at `from`. Two different unknown parts share a code and are not the same. */
static void add_part(struct cell_column *column, const struct cell *part, size_t from) {
    const struct extract_column *declared = column->column;
    int32_t code = cell_category(column, part);
    if (code == VEC_NONE) return;
    if (!has_code(column, from, code))
        *ARENA_PUSH(part->arena, column->many, column->n_many, column->many_capacity) = code;
    else if ((size_t)code < declared->list->n_categories)
        faults_note(part->faults, MSG_DATA_TOKEN_TWICE, declared->header, part->text.bytes, part->text.n, part->line);
}

bool cell_categories(struct cell_column *column, const struct cell *cell) {
    const struct extract_column *declared = column->column;
    size_t from = column->n_many, n_parts = 0, n_empty = 0;
    const char *at = cell->text.bytes, *end = at + cell->text.n, *separator;
    do {
        separator = memchr(at, declared->separator, (size_t)(end - at));
        struct cell part = *cell;
        part.text = trim((struct view){at, (size_t)((separator ? separator : end) - at)});
        if (part.text.n > 0) add_part(column, &part, from);
        *(part.text.n > 0 ? &n_parts : &n_empty) += 1;
        if (separator) at = separator + 1;
    } while (separator);
    if (n_empty > 0)
        faults_note(cell->faults, MSG_DATA_TOKEN_EMPTY, declared->header, cell->text.bytes, cell->text.n, cell->line);
    return n_parts > 0;
}
