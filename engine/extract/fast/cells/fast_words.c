/* extract/fast/cells/fast_words.c - the list is asked once a word. */
#include "extract/fast/cells/fast_words.h"

#include "base/text.h"
#include "extract/cells/cell_category.h"

#include <stdlib.h>
#include <string.h>

struct fast_words *fast_words_new(struct arena *arena, const struct code_list *list) {
    struct fast_words *words = ARENA_NEW(arena, struct fast_words);
    *words = (struct fast_words){.arena = arena, .list = list, .set = intern_new(arena), .n = 1};
    words->items = arena_grow(arena, NULL, 0, 1, sizeof *words->items, &words->capacity);
    words->uses = arena_grow(arena, NULL, 0, 1, sizeof *words->uses, &words->use_capacity);
    words->items[FAST_MISSING] = (struct fast_word){.text = "", .category = VEC_NONE};
    words->uses[FAST_MISSING] = 0;
    return words;
}

static bool is_wording(const struct code_list *list, const char *text, int32_t category) {
    const struct category *found = &list->categories[category];
    return !text_equal(text, found->label) && !text_equal(text, found->code);
}

static uint32_t add_word(struct fast_words *words, struct view content, int32_t category, struct fast_place place) {
    uint32_t index = intern_add(words->set, content.bytes, content.n, NULL);
    const char *text = intern_text(words->set, index);
    size_t n = words->n++;
    words->items = arena_grow(words->arena, words->items, n, n + 1, sizeof *words->items, &words->capacity);
    words->uses = arena_grow(words->arena, words->uses, n, n + 1, sizeof *words->uses, &words->use_capacity);
    words->items[n] = (struct fast_word){
        .text = text, .category = category, .is_wording = is_wording(words->list, text, category), .first = place};
    words->uses[n] = 0;
    words->has_wordings |= words->items[n].is_wording;
    return (uint32_t)n;
}

uint32_t fast_words_find(struct fast_words *words, struct view content, struct fast_place place) {
    uint32_t index = intern_find(words->set, content.bytes, content.n);
    if (index != INTERN_NONE) return index + 1;
    int32_t category = words->n > CELL_WORDS_KEPT ? VEC_NONE : cell_category_find(words->arena, words->list, content);
    return category == VEC_NONE ? FAST_UNKNOWN : add_word(words, content, category, place);
}

/* --- of all workers --- */

struct met {
    const struct fast_word *word;
    int64_t n_uses;
};

static int compare_places(const void *left, const void *right) {
    const struct fast_place *a = &((const struct met *)left)->word->first, *b = &((const struct met *)right)->word->first;
    if (a->input != b->input) return a->input < b->input ? -1 : 1;
    if (a->line != b->line) return a->line < b->line ? -1 : 1;
    return a->part < b->part ? -1 : a->part > b->part;
}

/* What was met so far, by the index of its text. */
struct telling {
    struct intern *texts;       /* all */
    struct intern *wordings;    /* those that are told */
    struct met *met;
};

static void add_met(struct telling *telling, const struct fast_word *word, int64_t n_uses) {
    bool is_new;
    size_t n = strlen(word->text);
    intern_add(telling->texts, word->text, n, NULL);
    if (!word->is_wording) return;
    struct met met = {word, n_uses}, *all = &telling->met[intern_add(telling->wordings, word->text, n, &is_new)];
    if (is_new) *all = met;
    if (!is_new) all->n_uses += n_uses;
    if (compare_places(&met, all) < 0) all->word = word;
}

static struct telling meet(struct arena *scratch, const struct fast_words *const *workers, size_t n_workers) {
    struct telling telling = {.texts = intern_new(scratch), .wordings = intern_new(scratch)};
    size_t n_most = 0;
    for (size_t i = 0; i < n_workers; i++) n_most += workers[i]->n;
    telling.met = ARENA_ARRAY(scratch, struct met, n_most);
    for (size_t i = 0; i < n_workers; i++)
        for (size_t k = FAST_MISSING + 1; k < workers[i]->n; k++)
            add_met(&telling, &workers[i]->items[k], workers[i]->uses[k]);
    qsort(telling.met, intern_count(telling.wordings), sizeof *telling.met, compare_places);
    return telling;
}

bool fast_words_tell(struct arena *arena, const struct fast_words *const *workers, size_t n_workers, size_t column,
                     struct extract_wording **wordings, size_t *n, size_t *capacity) {
    struct arena *scratch = arena_child(arena);
    struct telling telling = meet(scratch, workers, n_workers);
    bool is_bounded = intern_count(telling.texts) <= CELL_WORDS_KEPT;
    for (size_t i = 0; i < intern_count(telling.wordings); i++)
        *ARENA_PUSH(arena, *wordings, *n, *capacity) =
            (struct extract_wording){.column = column,
                                     .text = text_copy(arena, telling.met[i].word->text),
                                     .category = telling.met[i].word->category,
                                     .n_uses = telling.met[i].n_uses};
    arena_close(scratch);
    return is_bounded;
}
