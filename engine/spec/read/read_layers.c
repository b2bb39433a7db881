/* spec/read/read_layers.c - tables and charts with layers: one definition becomes an item for each layer.
 *
 * It happens before tables are read, so that everything else (charts, checks, the paper, other rooms) knows the tables that it makes by
 * identifiers of their own and nothing of layers. An item's node is a copy of the definition's with {layer} and {layer.label} filled in. */
#include "base/intern.h"
#include "base/text.h"
#include "spec/read/spec_reader.h"

#include <string.h>

enum { MAX_LAYERS = 200 };

/* One definition while its layers are made. */
struct layers_reading {
    struct reader *reader;
    const struct named *item;
    const char *words; /* "the layers of table 'summary'" */
    const struct yaml_node *name; /* of the column or field */
    const char *pattern; /* of identifiers: "summary-{layer}" */
    const struct code_list *list;
    bool is_many;
    struct layered *layered;
    struct section *into;
};

/* --- copies of nodes with tokens filled in ------------------------------------------------------------------ */

const char *words_of_layer(struct arena *arena, const char *text, const struct layer *layer) {
    return text_replace(arena, text_replace(arena, text, "{layer.label}", layer->label), "{layer}", layer->id);
}

const struct yaml_node *node_of_layer(struct arena *arena, const struct yaml_node *node, const struct layer *layer) {
    struct yaml_node *copy = ARENA_NEW(arena, struct yaml_node);
    *copy = *node;
    if (node->kind == YAML_SCALAR && strstr(node->text, "{layer")) {
        copy->text = words_of_layer(arena, node->text, layer);
        copy->text_place.length = 0; /* columns inside it are no longer those of the file */
    }
    const struct yaml_node **items = ARENA_ARRAY(arena, const struct yaml_node *, node->n_items);
    for (size_t i = 0; i < node->n_items; i++) items[i] = node_of_layer(arena, node->items[i], layer);
    struct yaml_pair *pairs = ARENA_ARRAY(arena, struct yaml_pair, node->n_pairs);
    for (size_t i = 0; i < node->n_pairs; i++) {
        pairs[i] = node->pairs[i];
        pairs[i].value = node_of_layer(arena, node->pairs[i].value, layer);
    }
    copy->items = items;
    copy->pairs = pairs;
    return copy;
}

/* --- the list of the column or field ------------------------------------------------------------------------ */

static const struct yaml_node *value_of(const struct yaml_node *mapping, const char *key) {
    for (size_t i = 0; mapping->kind == YAML_MAPPING && i < mapping->n_pairs; i++)
        if (text_equal(mapping->pairs[i].key, key)) return mapping->pairs[i].value;
    return NULL;
}

/* The first source counted anywhere in the table that has the column or field, else the first that is counted; NONE where no population
 * is named that is known. */
static size_t source_counted(const struct layers_reading *reading, const struct yaml_node *node, size_t found) {
    const struct reader *reader = reading->reader;
    const struct yaml_node *population = value_of(node, "population");
    if (population && population->kind == YAML_SCALAR) {
        uint32_t index = intern_find(reader->sections[SECTION_POPULATIONS].names, population->text, strlen(population->text));
        size_t source = index == INTERN_NONE ? NONE : reader->populations[index].source;
        bool is_better = source != NONE && (found == NONE || reader_has_slot(reader, source, reading->name->text));
        if (is_better) found = source;
    }
    for (size_t i = 0; i < node->n_items; i++) found = source_counted(reading, node->items[i], found);
    for (size_t i = 0; i < node->n_pairs; i++) found = source_counted(reading, node->pairs[i].value, found);
    return found;
}

/* False with a message, or quietly where something else that is wrong was told or will be when the table is read. */
static bool find_list(struct layers_reading *reading) {
    struct reader *reader = reading->reader;
    size_t source = source_counted(reading, reading->item->node, NONE);
    if (source == NONE) section_push(reader, reading->into, *reading->item, "table");
    if (!source_is_usable(reader, source)) return false;
    size_t slot = reader_slot(reader, source, reading->name->text, reading->name->place);
    if (slot == NONE) return false;
    struct value_kind kind = reader->sources[source].scope.slots[slot].kind;
    reading->list = kind.list;
    reading->is_many = kind.type == TYPE_CATEGORIES;
    if (kind.list) return true;
    DIAG(reader->diags, MSG_SPEC_COLUMN_KIND, reading->name->place, NULL, reading->name->text, type_words(kind.type), "a category");
    return false;
}

/* --- layers ------------------------------------------------------------------------------------------------- */

static struct model_layer new_layer(const struct layers_reading *reading) {
    return (struct model_layer){
        .definition = reading->item->name, .by = reading->name->text, .place = reading->name->place, .is_many = reading->is_many};
}

/* A name that another table has is told as for any other. */
static void push_item(struct layers_reading *reading, struct layer layer) {
    struct reader *reader = reading->reader;
    struct layer *own = ARENA_NEW(reader->arena, struct layer);
    *own = layer;
    own->layered = reading->layered;
    struct named item = {.name = words_of_layer(reader->arena, reading->pattern, own), .place = reading->item->place, .layer = own};
    item.node = node_of_layer(reader->arena, reading->item->node, own);
    if (section_push(reader, reading->into, item, "table")) reading->layered->n++;
}

static void push_categories(struct layers_reading *reading, const char *id, const char *label, const char **categories, size_t n) {
    struct model_layer layer = new_layer(reading);
    layer.categories = categories;
    layer.n_categories = n;
    layer.list = reading->list;
    layer.where = (struct expr_text){spec_members(reading->reader->arena, layer.by, layer.is_many, categories, n), layer.place};
    push_item(reading, (struct layer){.id = id, .label = label, .model = layer});
}

static void push_group(struct layers_reading *reading, const struct category_group *group) {
    const struct code_list *list = reading->list;
    const char **categories = ARENA_ARRAY(reading->reader->arena, const char *, list->n_categories);
    size_t n = 0;
    for (size_t i = 0; i < list->n_categories; i++)
        if (text_equal(list->categories[i].group, group->id)) categories[n++] = list->categories[i].label;
    if (n > 0) push_categories(reading, group->id, group->label, categories, n);
}

static bool all_are_grouped(const struct layers_reading *reading) {
    for (size_t i = 0; i < reading->list->n_categories; i++) {
        if (reading->list->categories[i].group) continue;
        DIAG(reading->reader->diags, MSG_SPEC_UNGROUPED, reading->name->place, "give it a group in the list",
             reading->list->categories[i].label, reading->list->id);
        return false;
    }
    return true;
}

/* Layers with a label of their own: no groups, and the whole. */
static bool read_single(struct layers_reading *reading, const struct yaml_node *node, const char *key, struct layer *ret) {
    struct raw_layer raw = {0};
    const struct keys_context *context = &reading->reader->context;
    if (!keys_read(context, node, &layer_keys, TEXT(context->arena, "'", key, "'"), node->place, &raw)) return false;
    *ret = (struct layer){
        .id = raw.id->text, .label = raw.label->text, .title = node_text(raw.title), .model = new_layer(reading)};
    return true;
}

static void push_groups(struct layers_reading *reading, const struct raw_layers *raw) {
    struct layer ungrouped;
    if (reading->list->n_groups == 0 && raw->ungrouped == NULL)
        DIAG(reading->reader->diags, MSG_SPEC_NO_GROUPS, reading->name->place,
             "say what its one table is: 'ungrouped: {id: all, label: All}'", reading->list->id, reading->name->text);
    else if (reading->list->n_groups == 0 && read_single(reading, raw->ungrouped, "ungrouped", &ungrouped))
        push_item(reading, ungrouped);
    else if (reading->list->n_groups > 0 && all_are_grouped(reading))
        for (size_t i = 0; i < reading->list->n_groups; i++) push_group(reading, &reading->list->groups[i]);
}

static void push_each_category(struct layers_reading *reading) {
    const struct code_list *list = reading->list;
    if (list->n_categories > MAX_LAYERS) {
        DIAG(reading->reader->diags, MSG_SPEC_LAYERS_MANY, reading->name->place, NULL,
             text_from_int(reading->reader->arena, MAX_LAYERS), reading->words);
        return;
    }
    for (size_t i = 0; i < list->n_categories; i++) {
        const char **category = ARENA_ARRAY(reading->reader->arena, const char *, 1);
        category[0] = list->categories[i].label;
        push_categories(reading, list->categories[i].id, list->categories[i].label, category, 1);
    }
}

static void push_whole(struct layers_reading *reading, const struct yaml_node *node) {
    struct layer whole;
    if (node == NULL || !read_single(reading, node, "whole", &whole)) return;
    whole.model.is_whole = true;
    whole.model.line = whole.id;
    push_item(reading, whole);
}

/* --- definitions -------------------------------------------------------------------------------------------- */

static bool settle(struct layers_reading *reading, const struct raw_layers *raw) {
    struct reader *reader = reading->reader;
    reading->name = raw->groups_of ? raw->groups_of : raw->by;
    if (reading->name == NULL || (raw->groups_of && raw->by)) {
        DIAG(reader->diags, MSG_SPEC_LAYERS_OF, raw->by ? raw->by->place : reading->item->place,
             "for example 'layers: {groups_of: area}'", reading->words);
        return false;
    }
    reading->pattern = raw->id ? raw->id->text : TEXT(reader->arena, reading->item->name, "-{layer}");
    if (!strstr(reading->pattern, "{layer}")) {
        DIAG(reader->diags, MSG_SPEC_LAYERS_ID, raw->id->place, TEXT(reader->arena, "for example \"", reading->pattern, "-{layer}\""),
             reading->pattern);
        return false;
    }
    const char *fault = name_fault(KEY_ID, text_replace(reader->arena, reading->pattern, "{layer}", "layer"));
    if (fault) DIAG(reader->diags, MSG_SPEC_NAME, raw->id->place, NULL, reading->pattern, fault);
    return fault == NULL && find_list(reading);
}

static struct layered *push_layered(struct reader *reader, struct section *into, const char *name) {
    struct layered *layered = ARENA_NEW(reader->arena, struct layered);
    *layered = (struct layered){.name = name, .first = into->n};
    *ARENA_PUSH(reader->arena, into->layered, into->n_layered, into->capacity_layered) = layered;
    return layered;
}

static void expand_table(struct reader *reader, struct section *into, const struct named *item, const struct yaml_node *node) {
    struct raw_layers raw = {0};
    const char *words = TEXT(reader->arena, "the layers of table '", item->name, "'");
    struct layers_reading reading = {.reader = reader, .item = item, .words = words, .into = into};
    reading.layered = push_layered(reader, into, item->name);
    if (!keys_read(&reader->context, node, &layers_keys, words, node->place, &raw) || !settle(&reading, &raw)) {
        into->is_lost = true; /* its tables cannot be named */
        return;
    }
    if (raw.groups_of)
        push_groups(&reading, &raw);
    else
        push_each_category(&reading);
    push_whole(&reading, raw.whole);
    if (reading.layered->n == 0) into->is_lost = true;
}

/* A chart of a definition with layers is one of each of its tables, but for the whole: there its categories are one line. */
static void expand_chart(struct reader *reader, struct section *into, const struct named *item, const struct layered *tables) {
    struct layered *layered = push_layered(reader, into, item->name);
    for (size_t i = tables->first; i < tables->first + tables->n; i++) {
        const struct named *table = reader_item(reader, SECTION_TABLES, i);
        if (table->layer->model.is_whole) continue;
        struct layer *layer = ARENA_NEW(reader->arena, struct layer);
        *layer = (struct layer){.layered = layered, .id = table->layer->id, .label = table->layer->label, .table = table->name};
        struct named own = {
            .name = TEXT(reader->arena, item->name, "-", layer->id), .place = item->place, .layer = layer};
        own.node = node_of_layer(reader->arena, item->node, layer);
        if (section_push(reader, into, own, "chart")) layered->n++;
    }
}

void read_layers(struct reader *reader) {
    struct section tables = {.names = intern_new(reader->arena)}, charts = {.names = intern_new(reader->arena)};
    for (size_t i = 0; i < reader->sections[SECTION_TABLES].n; i++) {
        const struct named *item = reader_item(reader, SECTION_TABLES, i);
        const struct yaml_node *layers = value_of(item->node, "layers");
        if (layers && layers->kind != YAML_REFUSED)
            expand_table(reader, &tables, item, layers);
        else
            section_push(reader, &tables, *item, "table");
    }
    reader->sections[SECTION_TABLES] = tables;
    for (size_t i = 0; i < reader->sections[SECTION_CHARTS].n; i++) {
        const struct named *item = reader_item(reader, SECTION_CHARTS, i);
        const struct yaml_node *table = value_of(item->node, "table");
        const struct layered *layered =
            table && table->kind == YAML_SCALAR ? reader_layered(reader, SECTION_TABLES, table->text) : NULL;
        if (layered)
            expand_chart(reader, &charts, item, layered);
        else
            section_push(reader, &charts, *item, "chart");
    }
    reader->sections[SECTION_CHARTS] = charts;
}
