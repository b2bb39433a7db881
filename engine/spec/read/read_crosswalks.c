/* spec/read/read_crosswalks.c - section crosswalks: what the categories of one list became in another. */
#include "base/text.h"
#include "spec/read/spec_reader.h"

struct crosswalk_reading {
    struct reader *reader;
    const struct named *item;
    const char *words; /* "crosswalk 'regions-to-areas'" */
};

static const struct code_list *find_list(const struct crosswalk_reading *reading, const struct yaml_node *node) {
    size_t index = reader_find(reading->reader, SECTION_LISTS, node);
    if (index == NONE || reader_item(reading->reader, SECTION_LISTS, index)->is_bad) return NULL;
    return &reading->reader->lists[index];
}

static int32_t find_category(const struct crosswalk_reading *reading, const struct code_list *list, const char *label, struct place place) {
    struct reader *reader = reading->reader;
    int32_t category = code_list_find(reader->arena, list, label);
    if (category >= 0) return category;
    const char *nearest = code_list_nearest(reader->arena, list, label);
    DIAG(reader->diags, MSG_SPEC_NO_CATEGORY, place, nearest ? TEXT(reader->arena, "did you mean '", nearest, "'?") : NULL, label, list->id);
    return -1;
}

/* What one category became: one, several, or none. */
static void read_pair(const struct crosswalk_reading *reading, const struct yaml_pair *pair, const struct model_crosswalk *crosswalk,
                      const int32_t **became, size_t *n_became) {
    static const struct key key = {.name = "map", .kind = KEY_TEXT, .flags = KEY_LIST};
    struct reader *reader = reading->reader;
    int32_t from = find_category(reading, crosswalk->from, pair->key, pair->place);
    if (!key_value_fits(&reader->context, &key, pair->value) || from < 0) return;
    const struct yaml_node *const *items;
    size_t n = node_items(&pair->value, &items);
    int32_t *categories = ARENA_ARRAY(reader->arena, int32_t, n);
    for (size_t i = 0; i < n; i++) {
        int32_t category = find_category(reading, crosswalk->to, items[i]->text, items[i]->place);
        if (category >= 0) categories[n_became[from]++] = category;
    }
    became[from] = categories;
}

static void read_map(const struct crosswalk_reading *reading, const struct yaml_node *map, struct model_crosswalk *crosswalk) {
    struct reader *reader = reading->reader;
    const int32_t **became = ARENA_ARRAY(reader->arena, const int32_t *, crosswalk->from->n_categories);
    size_t *n_became = ARENA_ARRAY(reader->arena, size_t, crosswalk->from->n_categories);
    for (size_t i = 0; i < map->n_pairs; i++) read_pair(reading, &map->pairs[i], crosswalk, became, n_became);
    crosswalk->became = became;
    crosswalk->n_became = n_became;
}

static void check_lists(const struct crosswalk_reading *reading, const struct model_crosswalk *crosswalks, size_t index) {
    const struct model_crosswalk *own = &crosswalks[index];
    struct diags *diags = reading->reader->diags;
    if (own->from == own->to) DIAG(diags, MSG_SPEC_CROSSWALK_LISTS, own->place, NULL, own->id);
    for (size_t i = 0; i < index; i++)
        if (crosswalks[i].from == own->from && crosswalks[i].to == own->to && own->from != own->to)
            DIAG(diags, MSG_SPEC_CROSSWALK_TWICE, own->place, "make one of the two", own->id, crosswalks[i].id);
}

static void read_crosswalk(struct reader *reader, struct model_crosswalk *crosswalks, size_t index) {
    const struct named *item = reader_item(reader, SECTION_CROSSWALKS, index);
    const struct crosswalk_reading reading = {reader, item, item_words(reader, SECTION_CROSSWALKS, index)};
    struct model_crosswalk *crosswalk = &crosswalks[index];
    struct raw_crosswalk raw = {0};
    *crosswalk = (struct model_crosswalk){.id = item->name, .place = item->place};
    if (!keys_read(&reader->context, item->node, &crosswalk_keys, reading.words, item->place, &raw)) return;
    crosswalk->from = find_list(&reading, raw.from);
    crosswalk->to = find_list(&reading, raw.to);
    if (crosswalk->from == NULL || crosswalk->to == NULL) return;
    read_map(&reading, raw.map, crosswalk);
    check_lists(&reading, crosswalks, index);
}

void read_crosswalks(struct reader *reader) {
    size_t n = reader->sections[SECTION_CROSSWALKS].n;
    struct model_crosswalk *crosswalks = ARENA_ARRAY(reader->arena, struct model_crosswalk, n);
    for (size_t i = 0; i < n; i++) read_crosswalk(reader, crosswalks, i);
    reader->model.crosswalks = crosswalks;
    reader->model.n_crosswalks = n;
}
