/* spec/read/read_sources.c - section sources: columns, keys, links between sources. Fields and rules come later
 * (read_fields.c), when targets are known. */
#include "base/intern.h"
#include "base/text.h"
#include "spec/read/spec_reader.h"

/* In the order of the words of the key `type`. */
static const char *const type_names[] = {"text", "integer", "date", "category", "categories", NULL};
static const enum value_type type_values[] = {TYPE_TEXT, TYPE_INTEGER, TYPE_DATE, TYPE_CATEGORY, TYPE_CATEGORIES};

#define BIT(type) (1u << (type))

static void refuse_misplaced(struct reader *reader, const struct yaml_node *node, const char *name, unsigned allowed,
                             enum value_type type) {
    if (node == NULL || type == TYPE_UNKNOWN || allowed & BIT(type)) return;
    DIAG(reader->diags, MSG_SPEC_KEY_NOT_HERE, node->place, "remove it, or change the type", name,
         TEXT(reader->arena, "a column that is ", type_words(type)));
}

static void check_column_keys(struct reader *reader, const struct raw_column *raw, enum value_type type,
                              const char *what, struct place place) {
    unsigned categories = BIT(TYPE_CATEGORY) | BIT(TYPE_CATEGORIES);
    refuse_misplaced(reader, raw->list, "list", categories, type);
    refuse_misplaced(reader, raw->separator, "separator", BIT(TYPE_CATEGORIES), type);
    refuse_misplaced(reader, raw->format, "format", BIT(TYPE_DATE), type);
    if (type != TYPE_UNKNOWN && categories & BIT(type) && raw->list == NULL)
        DIAG(reader->diags, MSG_SPEC_MISSING_KEY, place, "for example 'list: regions'", "list", what);
}

static void read_date_formats(struct reader *reader, struct model_column *column, const struct raw_column *raw,
                              const struct raw_source *source, const char *what) {
    if (column->type != TYPE_DATE) return;
    const struct yaml_node *formats = raw->format ? raw->format : source->dates;
    column->date_formats = node_texts(reader->arena, &formats, &column->n_date_formats);
    if (formats == NULL)
        DIAG(reader->diags, MSG_SPEC_MISSING_KEY, column->place, "for example 'dates: dd/mm/yyyy' of the source",
             "format", what);
}

/* False when the type of the column cannot be known. */
static bool read_column(struct reader *reader, size_t source, const struct raw_source *raw_source,
                        const struct yaml_pair *pair, struct raw_column *raw, struct model_column *column) {
    const char *what = TEXT(reader->arena, "column '", pair->key, "' of source '", reader->sources[source].name, "'");
    bool has_list_key = false;
    for (size_t i = 0; i < pair->value->n_pairs; i++) has_list_key |= text_equal(pair->value->pairs[i].key, "list");
    keys_read(&reader->context, pair->value, &column_keys, what, pair->place, raw);
    int type = node_choice(raw->type, type_names, -1);
    *column = (struct model_column){.name = pair->key,
                                    .header = raw->header ? raw->header->text : pair->key,
                                    .place = pair->place,
                                    .type = type < 0 ? TYPE_UNKNOWN : type_values[type],
                                    .separator = node_character(raw->separator, ';'),
                                    .is_required = node_truth(raw->required, false),
                                    .known_from = NONE};
    column->list = reader_find(reader, SECTION_LISTS, raw->list);
    const struct yaml_node *missing = raw->missing ? raw->missing : raw_source->missing;
    column->missing = node_texts(reader->arena, &missing, &column->n_missing);
    read_date_formats(reader, column, raw, raw_source, what);
    if (raw->list || !has_list_key) check_column_keys(reader, raw, column->type, what, pair->place);
    bool has_list = column->type == TYPE_CATEGORY || column->type == TYPE_CATEGORIES;
    if (!has_list) column->list = NONE;
    return column->type != TYPE_UNKNOWN &&
           (!has_list || (column->list != NONE && !reader_item(reader, SECTION_LISTS, column->list)->is_bad));
}

static bool read_columns(struct reader *reader, size_t source, const struct raw_source *raw) {
    const struct yaml_node *node = raw->columns;
    size_t n = node ? node->n_pairs : 0;
    struct model_column *columns = ARENA_ARRAY(reader->arena, struct model_column, n);
    struct raw_column *raws = ARENA_ARRAY(reader->arena, struct raw_column, n);
    bool is_whole = n > 0;
    for (size_t i = 0; i < n; i++) {
        is_whole &= reader_name_is_free(reader, node->pairs[i].key, node->pairs[i].place);
        is_whole &= read_column(reader, source, raw, &node->pairs[i], &raws[i], &columns[i]);
    }
    reader->sources[source].columns = columns;
    reader->sources[source].n_columns = n;
    for (size_t i = 0; i < n; i++) columns[i].known_from = reader_date_column(reader, source, raws[i].known_from);
    return is_whole;
}

static void read_key(struct reader *reader, size_t source, const struct yaml_node *node) {
    const struct yaml_node *const *items;
    size_t n = node_items(&node, &items);
    size_t *key = ARENA_ARRAY(reader->arena, size_t, n);
    struct model_source *model = &reader->sources[source];
    struct intern *seen = intern_new(reader->arena);
    for (size_t i = 0; i < n; i++) {
        size_t column = reader_column(reader, source, items[i]);
        bool is_new = reader_is_new(reader, seen, items[i]->text, items[i]->place, "the key");
        if (column != NONE && is_new) key[model->n_key++] = column;
    }
    model->key = key;
}

static void read_source(struct reader *reader, size_t index) {
    struct named *item = reader_item(reader, SECTION_SOURCES, index);
    struct model_source *source = &reader->sources[index];
    struct raw_source *raw = &reader->raw_sources[index];
    keys_read(&reader->context, item->node, &source_keys, item_words(reader, SECTION_SOURCES, index), item->place, raw);
    *source = (struct model_source){.name = item->name,
                                    .title = raw->title ? raw->title->text : item->name,
                                    .place = item->place,
                                    .link_column = NONE,
                                    .parent = NONE,
                                    .known_from = NONE,
                                    .delimiter = node_character(raw->delimiter, ','),
                                    .skip_lines = (uint32_t)node_integer(raw->skip_lines, 0),
                                    .taken = DATE_NONE,
                                    .complete_from = DATE_NONE};
    if (raw->encoding && !text_equal(raw->encoding->text, "utf-8")) source->encoding = raw->encoding->text;
    item->is_bad = !reader_name_is_free(reader, item->name, item->place);
    item->is_bad |= !read_columns(reader, index, raw);
    if (raw->columns == NULL) return;
    if (raw->key == NULL)
        DIAG(reader->diags, MSG_SPEC_NO_KEY, item->place, "name what identifies a record: key: ref", source->name);
    read_key(reader, index, raw->key);
    source->known_from = reader_date_column(reader, index, raw->known_from);
}

/* --- links -------------------------------------------------------------------------------------------------- */

static void read_link(struct reader *reader, size_t index) {
    const struct yaml_node *node = reader->raw_sources[index].belongs_to;
    struct model_source *source = &reader->sources[index];
    if (node == NULL) return;
    if (node->n_pairs != 1 || node->pairs[0].value->kind != YAML_SCALAR) {
        DIAG(reader->diags, MSG_SPEC_TYPE, node->place, "for example {log: ref}", "belongs_to",
             "one source and one column", "something else");
        return;
    }
    const struct yaml_node name = {.kind = YAML_SCALAR, .text = node->pairs[0].key, .place = node->pairs[0].place};
    size_t parent = reader_find(reader, SECTION_SOURCES, &name);
    size_t column = reader_column(reader, index, node->pairs[0].value);
    if (parent == NONE || column == NONE) return;
    bool has_one_column = reader->raw_sources[parent].key && reader->sources[parent].n_key <= 1; /* 0: told already */
    if (source_is_usable(reader, parent) && !has_one_column) {
        DIAG(reader->diags, MSG_SPEC_LINK_KEY, name.place,
             "only a source whose key is one column can have others belong to it", name.text);
        return;
    }
    source->parent = parent;
    source->link_column = column;
}

/* Follows the parents of a source; back at it is a loop, told at each source in it. */
static void check_link_loop(struct reader *reader, size_t index) {
    size_t at = reader->sources[index].parent;
    for (size_t steps = 0; at != NONE && at != index && steps <= reader->model.n_sources; steps++)
        at = reader->sources[at].parent;
    if (at != index) return;
    DIAG(reader->diags, MSG_SPEC_LINK_LOOP, reader->raw_sources[index].belongs_to->pairs[0].place,
         "remove one 'belongs_to'", reader->sources[index].name);
    reader->sources[index].parent = NONE;
}

void read_sources(struct reader *reader) {
    size_t n = reader->sections[SECTION_SOURCES].n;
    reader->sources = ARENA_ARRAY(reader->arena, struct model_source, n);
    reader->raw_sources = ARENA_ARRAY(reader->arena, struct raw_source, n);
    reader->model.sources = reader->sources;
    reader->model.n_sources = n;
    for (size_t i = 0; i < n; i++) read_source(reader, i);
    for (size_t i = 0; i < n; i++) read_link(reader, i);
    for (size_t i = 0; i < n; i++) check_link_loop(reader, i);
}
