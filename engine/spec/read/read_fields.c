/* spec/read/read_fields.c - fields and rules of each source: what expressions can see.
 *
 * Slots of a source are its columns, then the results of its targets, then its own fields in order; a field sees only
 * what stands before it. A source sees those that belong to it whole, so these are read first; links have no loops
 * (read_sources.c). */
#include "base/intern.h"
#include "base/text.h"
#include "spec/read/spec_reader.h"

#include <string.h>

struct field_reading {
    struct reader *reader;
    size_t source;
    struct slot *slots;
    struct model_field *fields;
    struct intern *names;
};

static bool push_slot(struct field_reading *reading, const char *name, struct place place, struct value_kind kind) {
    struct model_source *source = &reading->reader->sources[reading->source];
    const char *what = TEXT(reading->reader->arena, "the columns, targets and fields of source '", source->name, "'");
    if (!reader_is_new(reading->reader, reading->names, name, place, what)) return false;
    reading->slots[source->scope.n_slots++] = (struct slot){name, kind};
    return true;
}

static struct value_kind kind_of_list(const struct reader *reader, enum value_type type, size_t list) {
    return (struct value_kind){type, list == NONE ? NULL : &reader->lists[list]};
}

static void add_columns(struct field_reading *reading) {
    const struct model_source *source = &reading->reader->sources[reading->source];
    for (size_t i = 0; i < source->n_columns; i++) {
        const struct model_column *column = &source->columns[i];
        push_slot(reading, column->name, column->place, kind_of_list(reading->reader, column->type, column->list));
    }
}

static void add_targets(struct field_reading *reading) {
    struct reader *reader = reading->reader;
    struct model_source *source = &reader->sources[reading->source];
    struct value_kind kind = {TYPE_CATEGORY, target_results()};
    for (size_t i = 0; i < reader->model.n_targets; i++) {
        const struct model_target *target = &reader->targets[i];
        if (target->source != reading->source || !push_slot(reading, target->name, target->place, kind)) continue;
        reading->fields[source->n_fields++] =
            (struct model_field){.name = target->name, .place = target->place, .kind = kind, .target = i};
    }
}

/* What the field's list asks for: anything where it has none. False when the list is there and cannot be used. */
static bool field_kind(struct reader *reader, const struct raw_field *raw, struct value_kind *ret) {
    *ret = (struct value_kind){.type = TYPE_UNKNOWN};
    if (raw->list == NULL) return true;
    size_t list = reader_find(reader, SECTION_LISTS, raw->list);
    if (list == NONE || reader_item(reader, SECTION_LISTS, list)->is_bad) return false;
    *ret = kind_of_list(reader, TYPE_CATEGORY, list);
    return true;
}

/* The field's expression, NULL with messages when it cannot be read. */
static const struct expr *read_value(struct field_reading *reading, const struct raw_field *raw) {
    struct reader *reader = reading->reader;
    const struct expr *value;
    struct value_kind expected;
    bool is_ready = field_kind(reader, raw, &expected) && raw->value && source_is_usable(reader, reading->source);
    if (!is_ready) return NULL;
    enum status status = expr_read(reader->arena, node_expression(raw->value), &reader->sources[reading->source].scope,
                                   expected, reader->diags, &value);
    return status == STATUS_OK ? value : NULL;
}

static void add_field(struct field_reading *reading, const struct yaml_pair *pair) {
    struct reader *reader = reading->reader;
    struct model_source *source = &reader->sources[reading->source];
    struct raw_field raw = {0};
    const char *what = TEXT(reader->arena, "field '", pair->key, "' of source '", source->name, "'");
    bool is_good = keys_read(&reader->context, pair->value, &field_keys, what, pair->place, &raw);
    is_good &= reader_name_is_free(reader, pair->key, pair->place);
    const struct expr *value = read_value(reading, &raw);
    struct value_kind kind = value ? value->kind : (struct value_kind){.type = TYPE_UNKNOWN};
    is_good &= push_slot(reading, pair->key, pair->place, kind) && value;
    if (is_good)
        reading->fields[source->n_fields++] =
            (struct model_field){.name = pair->key, .place = pair->place, .kind = kind, .value = value, .target = NONE};
    else
        reader_item(reader, SECTION_SOURCES, reading->source)->is_bad = true;
}

static void read_rules(struct reader *reader, size_t index) {
    struct model_source *source = &reader->sources[index];
    const struct yaml_node *const *items;
    size_t n = node_items(&reader->raw_sources[index].rules, &items);
    struct model_rule *rules = ARENA_ARRAY(reader->arena, struct model_rule, n);
    const char *what = TEXT(reader->arena, "a rule of source '", source->name, "'");
    for (size_t i = 0; i < n; i++) {
        struct raw_rule raw = {0};
        keys_read(&reader->context, items[i], &rule_keys, what, items[i]->place, &raw);
        rules[i] = (struct model_rule){.place = items[i]->place,
                                       .says = node_text(raw.says),
                                       .is_warning = raw.level && text_equal(raw.level->text, "warning")};
        if (raw.that && source_is_usable(reader, index) &&
            expr_read(reader->arena, node_expression(raw.that), &source->scope, (struct value_kind){.type = TYPE_BOOL},
                      reader->diags, &rules[i].that) != STATUS_OK)
            rules[i].that = NULL;
    }
    source->rules = rules;
    source->n_rules = n;
}

static void link_scopes(struct reader *reader, size_t index) {
    struct expr_scope *scope = &reader->sources[index].scope;
    size_t n_children = 0;
    for (size_t i = 0; i < reader->model.n_sources; i++) n_children += reader->sources[i].parent == index;
    struct expr_linked *linked = ARENA_ARRAY(reader->arena, struct expr_linked, n_children);
    *scope = (struct expr_scope){.source = index, .source_name = reader->sources[index].name, .linked = linked};
    for (size_t i = 0; i < reader->model.n_sources; i++) {
        if (reader->sources[i].parent != index) continue;
        linked[scope->n_linked++] = (struct expr_linked){reader->sources[i].name, &reader->sources[i].scope};
    }
}

static void read_source_fields(struct reader *reader, size_t index) {
    struct model_source *source = &reader->sources[index];
    const struct yaml_node *node = reader->raw_sources[index].fields;
    size_t n_own = node ? node->n_pairs : 0, n_targets = 0;
    for (size_t i = 0; i < reader->model.n_targets; i++) n_targets += reader->targets[i].source == index;
    struct field_reading reading = {.reader = reader, .source = index, .names = intern_new(reader->arena)};
    reading.slots = ARENA_ARRAY(reader->arena, struct slot, source->n_columns + n_targets + n_own);
    reading.fields = ARENA_ARRAY(reader->arena, struct model_field, n_targets + n_own);
    link_scopes(reader, index);
    source->scope.slots = reading.slots;
    source->fields = reading.fields;
    add_columns(&reading);
    add_targets(&reading);
    for (size_t i = 0; i < n_own; i++) add_field(&reading, &node->pairs[i]);
    read_rules(reader, index);
}

/* Those that belong to a source first; a link that cannot be used makes its parent unusable only through what it names.
 */
static void read_after_children(struct reader *reader, size_t index, bool *is_read) {
    if (is_read[index]) return;
    is_read[index] = true;
    for (size_t i = 0; i < reader->model.n_sources; i++) {
        if (reader->sources[i].parent != index) continue;
        read_after_children(reader, i, is_read);
        if (!source_is_usable(reader, i)) reader_item(reader, SECTION_SOURCES, index)->is_bad = true;
    }
    read_source_fields(reader, index);
}

void read_fields(struct reader *reader) {
    bool *is_read = ARENA_ARRAY(reader->arena, bool, reader->model.n_sources);
    for (size_t i = 0; i < reader->model.n_sources; i++) read_after_children(reader, i, is_read);
}
