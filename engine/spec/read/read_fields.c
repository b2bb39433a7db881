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
    reading->slots[source->scope.n_slots++] = (struct slot){.name = name, .kind = kind};
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

/* Fields that a target makes: its result, and the day on which it is due. */
#define FIELDS_OF_TARGET 2

static void add_target_field(struct field_reading *reading, size_t index, const char *name, struct value_kind kind, bool is_due) {
    struct model_source *source = &reading->reader->sources[reading->source];
    struct place place = reading->reader->targets[index].place;
    if (!push_slot(reading, name, place, kind)) return;
    reading->fields[source->n_fields++] =
        (struct model_field){.name = name, .place = place, .kind = kind, .target = index, .is_due = is_due};
}

static void add_targets(struct field_reading *reading) {
    struct reader *reader = reading->reader;
    struct value_kind result = {TYPE_CATEGORY, target_results()}, day = {.type = TYPE_DATE};
    for (size_t i = 0; i < reader->model.n_targets; i++) {
        const struct model_target *target = &reader->targets[i];
        if (target->source != reading->source) continue;
        add_target_field(reading, i, target->name, result, false);
        add_target_field(reading, i, TEXT(reader->arena, target->name, "_due"), day, true);
    }
}

/* What the list asks for: anything where it has none. False when the list is there and cannot be used. */
static bool kind_asked(struct reader *reader, raw_value list_node, struct value_kind *ret) {
    *ret = (struct value_kind){.type = TYPE_UNKNOWN};
    if (list_node == NULL) return true;
    size_t list = reader_find(reader, SECTION_LISTS, list_node);
    if (list == NONE || reader_item(reader, SECTION_LISTS, list)->is_bad) return false;
    *ret = kind_of_list(reader, TYPE_CATEGORY, list);
    return true;
}

/* The versions as they are written. False with messages. */
static bool written_versions(struct reader *reader, const struct raw_field *raw, const char *what, struct version_text **ret, size_t *ret_n) {
    const struct yaml_node *const *items;
    size_t n = node_items(&raw->versions, &items);
    struct version_text *versions = ARENA_ARRAY(reader->arena, struct version_text, n);
    bool is_good = true;
    for (size_t i = 0; i < n; i++) {
        struct raw_field_version own = {0};
        is_good &= keys_read(&reader->context, items[i], &field_version_keys, TEXT(reader->arena, "a version of ", what), items[i]->place, &own);
        versions[i] = (struct version_text){.since = node_date(own.since), .until = node_date(own.until), .text = node_expression(own.value),
                                            .place = items[i]->place, .says = node_text(own.says)};
        is_good &= kind_asked(reader, own.list ? own.list : raw->list, &versions[i].expected);
    }
    *ret = versions;
    *ret_n = n;
    return is_good && versions_follow(reader, versions, n, what);
}

/* A field is worked out in one way. */
static bool is_one_way(struct reader *reader, const struct raw_field *raw, const char *what, struct place place) {
    if (raw->value && raw->versions)
        DIAG(reader->diags, MSG_SPEC_KEY_NOT_HERE, raw->value->place, "write it as the value of a version", "value", "a field with versions");
    else if (raw->bands && (raw->value || raw->versions))
        DIAG(reader->diags, MSG_SPEC_KEY_NOT_HERE, raw->bands->place, "make it a field of its own, below this one", "bands",
             "a field with a value or versions");
    else if (raw->bands && raw->list)
        DIAG(reader->diags, MSG_SPEC_KEY_NOT_HERE, raw->list->place, "the bands are the categories", "list", "a field of bands");
    else if (!raw->value && !raw->versions && !raw->bands)
        DIAG(reader->diags, MSG_SPEC_MISSING_KEY, place, "for example 'value: days(received, closed)'", "value", what);
    else
        return true;
    return false;
}

/* The field's expression, or its versions. False with messages when they cannot be read. */
static bool read_value(struct field_reading *reading, const struct raw_field *raw, const char *name, const char *what, struct place place,
                       const struct model_version **ret, size_t *ret_n) {
    struct reader *reader = reading->reader;
    struct version_text one = {.since = DATE_NONE, .until = DATE_NONE, .text = node_expression(raw->value)}, *written = &one;
    size_t n = 1;
    if (!is_one_way(reader, raw, what, place)) return false;
    bool is_good = raw->value   ? kind_asked(reader, raw->list, &one.expected)
                   : raw->bands ? read_bands(reader, reading->source, name, raw->bands, what, &one)
                                : written_versions(reader, raw, what, &written, &n);
    return is_good && source_is_usable(reader, reading->source) && versions_read(reader, reading->source, written, n, what, ret, ret_n);
}

/* " [since 2008-04-01]": what sets a version apart in canonical writing. */
static const char *name_of_version(struct arena *arena, const char *name, const struct model_version *version) {
    const char *since = version->since == DATE_NONE ? "" : TEXT(arena, " since ", date_iso(arena, version->since));
    const char *until = version->until == DATE_NONE ? "" : TEXT(arena, " until ", date_iso(arena, version->until));
    return TEXT(arena, name, " [", since[0] ? since + 1 : until + 1, since[0] ? until : "", "]");
}

/* A slot for each version, all of one name. */
static void add_versions(struct field_reading *reading, const struct yaml_pair *pair, const struct model_version *versions, size_t n) {
    struct model_source *source = &reading->reader->sources[reading->source];
    for (size_t i = 0; i < n; i++) {
        struct value_kind kind = versions[i].expr->kind;
        struct slot slot = {.name = pair->key, .kind = kind};
        if (n > 1) {
            slot.written = name_of_version(reading->reader->arena, pair->key, &versions[i]);
            slot.says = versions[i].says;
            slot.is_version = true;
            slot.since = versions[i].since;
            slot.until = versions[i].until;
        }
        reading->slots[source->scope.n_slots++] = slot;
        reading->fields[source->n_fields++] = (struct model_field){
            .name = pair->key, .place = pair->place, .kind = kind, .value = versions[i].expr, .target = NONE};
    }
}

static void add_field(struct field_reading *reading, const struct yaml_pair *pair) {
    struct reader *reader = reading->reader;
    struct model_source *source = &reader->sources[reading->source];
    struct raw_field raw = {0};
    const struct model_version *versions = NULL;
    size_t n = 0;
    const char *what = TEXT(reader->arena, "field '", pair->key, "' of source '", source->name, "'");
    bool is_good = keys_read(&reader->context, pair->value, &field_keys, what, pair->place, &raw);
    is_good &= reader_name_is_free(reader, pair->key, pair->place);
    is_good = is_good && read_value(reading, &raw, pair->key, what, pair->place, &versions, &n);
    const char *names = TEXT(reader->arena, "the columns, targets and fields of source '", source->name, "'");
    is_good &= reader_is_new(reader, reading->names, pair->key, pair->place, names);
    if (is_good) {
        add_versions(reading, pair, versions, n);
        return;
    }
    reading->slots[source->scope.n_slots++] = (struct slot){.name = pair->key};
    reader_item(reader, SECTION_SOURCES, reading->source)->is_bad = true;
}

/* A rule is of the extract as it stands, whatever the period. */
static const struct expr *read_rule(struct reader *reader, size_t index, struct expr_text text, const char *what) {
    struct version_text written = {.since = DATE_NONE, .until = DATE_NONE, .text = text, .expected = {.type = TYPE_BOOL}};
    const struct model_version *versions;
    size_t n;
    if (!versions_read(reader, index, &written, 1, what, &versions, &n)) return NULL;
    if (n > 1) DIAG(reader->diags, MSG_SPEC_RULE_VERSIONS, text.place, "name the columns that the versions are made of", NULL);
    return versions[0].expr;
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
        if (raw.that && source_is_usable(reader, index))
            rules[i].that = read_rule(reader, index, node_expression(raw.that), what);
    }
    source->rules = rules;
    source->n_rules = n;
}

static void link_scopes(struct reader *reader, size_t index) {
    struct expr_scope *scope = &reader->sources[index].scope;
    size_t n_children = 0;
    for (size_t i = 0; i < reader->model.n_sources; i++) n_children += reader->sources[i].parent == index;
    struct expr_linked *linked = ARENA_ARRAY(reader->arena, struct expr_linked, n_children);
    *scope = (struct expr_scope){.source = index, .source_name = reader->sources[index].name, .linked = linked,
                                 .parameters = reader->parameter_values, .n_parameters = reader->model.n_parameters};
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
    size_t n_most = FIELDS_OF_TARGET * n_targets + n_own * (reader->model.n_changes + 1);
    reading.slots = ARENA_ARRAY(reader->arena, struct slot, source->n_columns + n_most);
    reading.fields = ARENA_ARRAY(reader->arena, struct model_field, n_most);
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
