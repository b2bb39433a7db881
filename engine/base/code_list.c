/* base/code_list.c - looking values up in a list of categories. */
#include "base/code_list.h"

#include "base/intern.h"
#include "base/text.h"
#include "base/utf8.h"

#include <string.h>

static const char *matching_form(struct arena *arena, const struct code_list *list, const char *text) {
    return list->match_folded ? utf8_folded(arena, text) : utf8_nfc(arena, text);
}

struct index_builder {
    struct arena *arena;
    struct code_list *list;
    int32_t *word_category;
    size_t n, capacity;
};

/* False if the text leads to another category already. */
static bool add_word(struct index_builder *index, const char *text, size_t category) {
    if (!text) return true;
    const char *form = matching_form(index->arena, index->list, text);
    bool is_new;
    uint32_t word = intern_add(index->list->words, form, strlen(form), &is_new);
    if (!is_new) return index->word_category[word] == (int32_t)category;
    *ARENA_PUSH(index->arena, index->word_category, index->n, index->capacity) = (int32_t)category;
    return true;
}

/* NULL when all is well, else the text that leads to two categories. */
static const char *add_category(struct index_builder *index, size_t i) {
    const struct category *category = &index->list->categories[i];
    if (!add_word(index, category->label, i)) return category->label;
    if (!add_word(index, category->code, i)) return category->code;
    for (size_t k = 0; k < category->n_aliases; k++)
        if (!add_word(index, category->aliases[k], i)) return category->aliases[k];
    return NULL;
}

bool code_list_index(struct arena *arena, struct code_list *list, const char **ret_word) {
    struct index_builder index = {.arena = arena, .list = list};
    list->words = intern_new(arena);
    const char *clash = NULL;
    for (size_t i = 0; i < list->n_categories && !clash; i++) clash = add_category(&index, i);
    list->word_category = index.word_category;
    list->n_words = index.n;
    if (clash) *ret_word = clash;
    return !clash;
}

int32_t code_list_find(struct arena *scratch, const struct code_list *list, const char *text) {
    const char *form = matching_form(scratch, list, text);
    uint32_t word = intern_find(list->words, form, strlen(form));
    return word == INTERN_NONE ? -1 : list->word_category[word];
}

const char *code_list_label(const struct code_list *list, int32_t category, const char *variant) {
    const struct category *found = &list->categories[category];
    for (size_t i = 0; variant && i < found->n_variants; i++)
        if (text_equal(found->variants[i].name, variant)) return found->variants[i].label;
    return found->label;
}

/* A label that differs only in case, spaces or quotes is meant before any that is merely near. */
const char *code_list_nearest(struct arena *scratch, const struct code_list *list, const char *text) {
    const char **labels = ARENA_ARRAY(scratch, const char *, list->n_categories);
    const char *folded = utf8_folded(scratch, text);
    for (size_t i = 0; i < list->n_categories; i++) {
        labels[i] = list->categories[i].label;
        if (text_equal(utf8_folded(scratch, labels[i]), folded)) return labels[i];
    }
    return text_nearest(scratch, text, labels, list->n_categories);
}
