/* spec/read/read_lists.c - section lists: categories, their groups and wordings. */
#include "base/intern.h"
#include "base/text.h"
#include "spec/read/spec_reader.h"

#include <stdlib.h>
#include <string.h>

struct list_reading {
    struct reader *reader;
    const struct named *item;
    const char *words; /* "list 'regions'" */
    struct intern *groups, *ids;
};

static void read_groups(const struct list_reading *reading, const struct yaml_node *node, struct code_list *list) {
    const struct yaml_node *const *items;
    size_t n = node_items(&node, &items);
    struct category_group *groups = ARENA_ARRAY(reading->reader->arena, struct category_group, n);
    const char *what = TEXT(reading->reader->arena, "a group of ", reading->words);
    for (size_t i = 0; i < n; i++) {
        struct raw_group raw = {0};
        keys_read(&reading->reader->context, items[i], &group_keys, what, items[i]->place, &raw);
        if (raw.id && reader_is_new(reading->reader, reading->groups, raw.id->text, raw.id->place, what))
            groups[list->n_groups++] = (struct category_group){raw.id->text, node_text(raw.label)};
    }
    list->groups = groups;
}

static const struct label_variant *read_variants(const struct list_reading *reading, const struct yaml_node *labels,
                                                 size_t *ret_n) {
    static const struct key key = {.name = "labels", .kind = KEY_TEXT};
    *ret_n = labels ? labels->n_pairs : 0;
    struct label_variant *variants = ARENA_ARRAY(reading->reader->arena, struct label_variant, *ret_n);
    for (size_t i = 0; i < *ret_n; i++) {
        key_item_fits(&reading->reader->context, &key, labels->pairs[i].value);
        variants[i] = (struct label_variant){labels->pairs[i].key, labels->pairs[i].value->text};
    }
    return variants;
}

static void check_group(const struct list_reading *reading, const struct yaml_node *group) {
    if (group == NULL || intern_find(reading->groups, group->text, strlen(group->text)) != INTERN_NONE) return;
    size_t n = intern_count(reading->groups);
    const char **names = ARENA_ARRAY(reading->reader->arena, const char *, n);
    for (size_t i = 0; i < n; i++) names[i] = intern_text(reading->groups, (uint32_t)i);
    DIAG(reading->reader->diags, MSG_SPEC_NO_SUCH, group->place,
         hint_nearest(reading->reader->arena, group->text, names, n), "group", group->text);
}

static struct category read_category_keys(const struct list_reading *reading, const struct yaml_node *node) {
    struct reader *reader = reading->reader;
    struct raw_category raw = {0};
    keys_read(&reader->context, node, &category_keys, TEXT(reader->arena, "a category of ", reading->words),
              node->place, &raw);
    struct category category = {.label = node_text(raw.label),
                                .code = node_text(raw.code),
                                .id = node_text(raw.id),
                                .group = node_text(raw.group),
                                .note = node_text(raw.note),
                                .since = node_date(raw.since),
                                .until = node_date(raw.until)};
    category.aliases = node_texts(reader->arena, &raw.aliases, &category.n_aliases);
    category.variants = read_variants(reading, raw.labels, &category.n_variants);
    check_group(reading, raw.group);
    size_t note = reader_find(reader, SECTION_NOTES, raw.note);
    if (note != NONE) reader_note_is_plain(reader, note, raw.note->place);
    reader_check_dates(reader, raw.since, raw.until);
    return category;
}

static struct category read_category(const struct list_reading *reading, const struct yaml_node *node) {
    struct category category = {.label = node->text, .since = DATE_NONE, .until = DATE_NONE};
    if (node->kind == YAML_MAPPING) category = read_category_keys(reading, node);
    if (category.label && category.id == NULL) category.id = text_slug(reading->reader->arena, category.label);
    return category;
}

/* The node of the last category that has the word: the one that should not. */
static const struct yaml_node *find_word(const struct code_list *list, const struct yaml_node *const *items,
                                         const char *word) {
    for (size_t i = list->n_categories; i-- > 0;) {
        const struct category *category = &list->categories[i];
        bool has_word = text_equal(category->label, word) || text_equal(category->code, word);
        for (size_t k = 0; k < category->n_aliases; k++) has_word |= text_equal(category->aliases[k], word);
        if (has_word) return items[i];
    }
    return items[0];
}

/* Labels and identifiers must lead to one category each. */
static bool index_list(const struct list_reading *reading, struct code_list *list,
                       const struct yaml_node *const *items) {
    struct reader *reader = reading->reader;
    const char *word;
    if (!code_list_index(reader->arena, list, &word)) {
        DIAG(reader->diags, MSG_SPEC_TWO_CATEGORIES, find_word(list, items, word)->place, NULL, word, reading->words);
        return false;
    }
    bool is_unique = true;
    for (size_t i = 0; i < list->n_categories; i++) {
        const char *what = TEXT(reader->arena, "the identifiers of ", reading->words);
        is_unique &= reader_is_new(reader, reading->ids, list->categories[i].id, items[i]->place, what);
    }
    return is_unique;
}

/* A category and where it was written. */
struct written_category {
    struct category category;
    const struct yaml_node *item;
    size_t index;
};

static int compare_naturally(const void *left, const void *right) {
    const struct written_category *a = left, *b = right;
    int order = text_compare_natural(a->category.label, b->category.label);
    return order != 0 ? order : (a->index > b->index) - (a->index < b->index);
}

static void sort_naturally(struct arena *arena, struct category *categories, const struct yaml_node **items, size_t n) {
    struct written_category *all = ARENA_ARRAY(arena, struct written_category, n);
    for (size_t i = 0; i < n; i++) all[i] = (struct written_category){categories[i], items[i], i};
    qsort(all, n, sizeof *all, compare_naturally);
    for (size_t i = 0; i < n; i++) {
        categories[i] = all[i].category;
        items[i] = all[i].item;
    }
}

static void read_categories(const struct list_reading *reading, const struct yaml_node *node, bool is_natural,
                            struct code_list *list) {
    const struct yaml_node *const *written;
    list->n_categories = node_items(&node, &written);
    struct category *categories = ARENA_ARRAY(reading->reader->arena, struct category, list->n_categories);
    const struct yaml_node **items = ARENA_ARRAY(reading->reader->arena, const struct yaml_node *, list->n_categories);
    bool is_whole = list->n_categories > 0;
    for (size_t i = 0; i < list->n_categories; i++) {
        items[i] = written[i];
        categories[i] = read_category(reading, items[i]);
        is_whole &= categories[i].label != NULL;
    }
    if (is_whole && is_natural) sort_naturally(reading->reader->arena, categories, items, list->n_categories);
    list->categories = categories;
    if (!is_whole || !index_list(reading, list, items))
        reader_item(reading->reader, SECTION_LISTS, (size_t)(list - reading->reader->lists))->is_bad = true;
}

static void read_list(struct reader *reader, size_t index) {
    struct named *item = reader_item(reader, SECTION_LISTS, index);
    struct list_reading reading = {reader, item, item_words(reader, SECTION_LISTS, index), intern_new(reader->arena),
                                   intern_new(reader->arena)};
    struct raw_list raw = {0};
    keys_read(&reader->context, item->node, &list_keys, reading.words, item->place, &raw);
    struct code_list *list = &reader->lists[index];
    list->id = item->name;
    list->title = raw.title ? raw.title->text : text_replace(reader->arena, item->name, "_", " ");
    list->match_folded = raw.match && text_equal(raw.match->text, "folded");
    read_groups(&reading, raw.groups, list);
    read_categories(&reading, raw.categories, raw.sort && text_equal(raw.sort->text, "natural"), list);
}

void read_lists(struct reader *reader) {
    size_t n = reader->sections[SECTION_LISTS].n;
    reader->lists = ARENA_ARRAY(reader->arena, struct code_list, n);
    for (size_t i = 0; i < n; i++) read_list(reader, i);
    reader->model.lists = reader->lists;
    reader->model.n_lists = n;
}
