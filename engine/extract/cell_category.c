/* extract/cell_category.c - the list is asked once a distinct text; after that one look into a set of texts gives the code. */
#include "extract/cell_category.h"

#include "base/text.h"
#include "extract/alike.h"

#include <string.h>

/* A column that was called a category and holds free text must not fill memory. */
enum { WORDS_KEPT = 1 << 16 };

static int32_t ask_list(struct arena *arena, const struct code_list *list, struct view cell) {
    struct arena *scratch = arena_child(arena);
    int32_t category = code_list_find(scratch, list, text_copy_bytes(scratch, cell.bytes, cell.n));
    arena_close(scratch);
    return category < 0 ? VEC_NONE : category;
}

static int32_t find(struct arena *arena, struct cell_column *column, struct view cell) {
    bool is_new;
    uint32_t n_words = intern_count(column->words);
    if (n_words == WORDS_KEPT && intern_find(column->words, cell.bytes, cell.n) == INTERN_NONE) return ask_list(arena, column->column->list, cell);
    uint32_t word = intern_add(column->words, cell.bytes, cell.n, &is_new);
    if (!is_new) return column->word_codes[word];
    column->word_codes = arena_grow(arena, column->word_codes, n_words, n_words + 1, sizeof *column->word_codes, &column->word_capacity);
    return column->word_codes[word] = ask_list(arena, column->column->list, cell);
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

static void note_unknown(const struct extract_column *column, struct view cell, uint32_t line, struct faults *faults) {
    struct fault *fault = faults_note(faults, MSG_DATA_NOT_IN_LIST, column->header, cell.bytes, cell.n, line);
    if (!fault) return;
    fault->args[2] = column->list->title ? column->list->title : column->list->id;
    fault->hint = hint_for(faults_arena(faults), column->list, fault->args[1]);
}

int32_t cell_category(struct arena *arena, struct cell_column *column, struct view cell, uint32_t line, struct faults *faults) {
    int32_t category = find(arena, column, cell);
    if (category != VEC_NONE) return category;
    note_unknown(column->column, cell, line, faults);
    return column->keeps_unknown ? (int32_t)column->column->list->n_categories : VEC_NONE;
}

/* --- several --- */

static struct view trim(struct view text) {
    while (text.n > 0 && (text.bytes[0] == ' ' || text.bytes[0] == '\t')) text = (struct view){text.bytes + 1, text.n - 1};
    while (text.n > 0 && (text.bytes[text.n - 1] == ' ' || text.bytes[text.n - 1] == '\t')) text.n--;
    return text;
}

static bool has_code(const struct cell_column *column, size_t from, int32_t code) {
    for (size_t i = from; i < column->n_many; i++)
        if (column->many[i] == code) return true;
    return false;
}

/* Codes of the cell begin at `from`. Two different unknown parts share a code and are not the same. */
static void add_part(struct arena *arena, struct cell_column *column, struct view part, size_t from, uint32_t line, struct faults *faults) {
    int32_t code = cell_category(arena, column, part, line, faults);
    if (code == VEC_NONE) return;
    if (!has_code(column, from, code)) *ARENA_PUSH(arena, column->many, column->n_many, column->many_capacity) = code;
    else if ((size_t)code < column->column->list->n_categories) faults_note(faults, MSG_DATA_TOKEN_TWICE, column->column->header, part.bytes, part.n, line);
}

void cell_categories(struct arena *arena, struct cell_column *column, struct view cell, uint32_t line, struct faults *faults) {
    size_t from = column->n_many;
    const char *at = cell.bytes, *end = cell.bytes + cell.n;
    bool has_empty = false;
    for (bool is_last = false; !is_last;) {
        const char *separator = memchr(at, column->column->separator, (size_t)(end - at));
        is_last = separator == NULL;
        struct view part = trim((struct view){at, (size_t)((is_last ? end : separator) - at)});
        if (part.n > 0) add_part(arena, column, part, from, line, faults);
        else has_empty = true;
        if (!is_last) at = separator + 1;
    }
    if (has_empty) faults_note(faults, MSG_DATA_TOKEN_EMPTY, column->column->header, cell.bytes, cell.n, line);
}
