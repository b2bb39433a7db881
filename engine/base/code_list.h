/* base/code_list.h - an ordered list of categories that a column's values belong to.
 *
 * Shape     categories 0..n-1 in publication order; a value in an extract matches a category by its label, its code or one
 *           of its aliases, exactly, after Unicode normal form NFC (folded when the list says `match: folded`).
 * Lifetime  one arena; built by the specification's reader, read-only after. */
#ifndef BASE_CODE_LIST_H
#define BASE_CODE_LIST_H

#include "base/date.h"

/* Another wording of a label, for tables that ask for it: {"long", "Stage 1: Received"}. */
struct label_variant {
    const char *name;
    const char *label;
};

/* What several categories have in common: the areas of the North. */
struct category_group {
    const char *id;
    const char *label;
};

struct category {
    const char *code;     /* as extracts may write it, or NULL */
    const char *label;    /* as shown, and as expressions name it */
    const char *id;       /* stable identifier: default the label as a slug; unique in the list */
    const char *group;    /* id of the group it belongs to, or NULL */
    const char *note;     /* id of a note that goes with it wherever it is shown, or NULL */
    const struct label_variant *variants;
    size_t n_variants;
    const char *const *aliases;
    size_t n_aliases;
    date_t since, until;  /* dates of validity, inclusive; DATE_NONE where open */
};

struct code_list {
    const char *id;
    const char *title;                /* "lead issues" */
    const struct category *categories;
    size_t n_categories;
    const struct category_group *groups;  /* in publication order */
    size_t n_groups;
    bool match_folded;
    struct intern *words;             /* every matching text (NFC or folded) -> word index */
    const int32_t *word_category;     /* word index -> category */
    size_t n_words;
};

/* Makes the look-up of `list` from its categories. Returns false when one text leads to two categories; *ret_word then is
 * that text. */
bool code_list_index(struct arena *arena, struct code_list *list, const char **ret_word);

/* Category of a value as extracts or expressions write it, or -1. */
int32_t code_list_find(struct arena *scratch, const struct code_list *list, const char *text);

/* The label in the given variant (NULL: the plain label); falls back to the plain label. */
const char *code_list_label(const struct code_list *list, int32_t category, const char *variant);

/* Nearest label for "did you mean", or NULL. */
const char *code_list_nearest(struct arena *scratch, const struct code_list *list, const char *text);

#endif
