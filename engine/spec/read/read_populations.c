/* spec/read/read_populations.c - section populations: conditions, and what kind of thing they count. */
#include "base/text.h"
#include "spec/read/spec_reader.h"

static const char *const kind_names[] = {"flow", "stock", "all", NULL};
static const enum population_kind kind_values[] = {POPULATION_FLOW, POPULATION_STOCK, POPULATION_ALL};

static struct period_use uses_of(struct reader *reader, size_t source, const struct expr *expr);

static struct period_use join(struct period_use a, struct period_use b) {
    return (struct period_use){.start = a.start || b.start, .end = a.end || b.end};
}

/* Of a field, worked out once: fields use fields, so asking again each time could take for ever. A target's result is
 * judged at the end of the period. */
static struct period_use uses_of_slot(struct reader *reader, size_t source, size_t slot) {
    const struct model_source *model = &reader->sources[source];
    if (slot < model->n_columns) return (struct period_use){.is_known = true};
    size_t index = slot - model->n_columns;
    const struct model_field *field = &model->fields[index];
    struct period_use *known = &reader->field_uses[source][index];
    if (!known->is_known)
        *known = field->target != NONE ? (struct period_use){.end = true} : uses_of(reader, source, field->value);
    known->is_known = true;
    return *known;
}

/* expr_uses does not follow fields, which may hold the period. Fields only use fields before them, so this ends. */
static struct period_use uses_of(struct reader *reader, size_t source, const struct expr *expr) {
    struct period_use uses = {.is_known = true};
    if (expr == NULL) return uses;
    uses.start = expr->op == EXPR_PERIOD_START;
    uses.end = expr->op == EXPR_PERIOD_END;
    if (expr->op == EXPR_SLOT) uses = uses_of_slot(reader, source, expr->slot);
    for (size_t i = 0; i < expr->n_children; i++) uses = join(uses, uses_of(reader, source, expr->children[i]));
    const struct expr_aggregate *aggregate = expr->aggregate;
    if (aggregate == NULL) return uses;
    uses = join(uses, uses_of(reader, aggregate->source, aggregate->value));
    uses = join(uses, uses_of(reader, aggregate->source, aggregate->by));
    return join(uses, uses_of(reader, aggregate->source, aggregate->where));
}

/* What happened in the period needs both of its ends; what was so on a day needs one. */
static enum population_kind default_kind(struct reader *reader, size_t source, const struct expr *where) {
    struct period_use uses = uses_of(reader, source, where);
    if (uses.start && uses.end) return POPULATION_FLOW;
    return uses.start || uses.end ? POPULATION_STOCK : POPULATION_ALL;
}

static bool written_versions(struct reader *reader, const struct raw_population *raw, const char *what, struct version_text **ret,
                             size_t *ret_n) {
    const struct yaml_node *const *items;
    *ret_n = node_items(&raw->versions, &items);
    struct version_text *versions = ARENA_ARRAY(reader->arena, struct version_text, *ret_n);
    bool is_good = true;
    for (size_t i = 0; i < *ret_n; i++) {
        struct raw_population_version own = {0};
        is_good &= keys_read(&reader->context, items[i], &population_version_keys, TEXT(reader->arena, "a version of ", what), items[i]->place, &own);
        versions[i] = (struct version_text){.since = node_date(own.since), .until = node_date(own.until), .text = node_expression(own.where),
                                            .expected = {.type = TYPE_BOOL}, .place = items[i]->place, .says = node_text(own.says)};
    }
    *ret = versions;
    if (raw->where) DIAG(reader->diags, MSG_SPEC_KEY_NOT_HERE, raw->where->place, "write it in the versions", "where", "a population with versions");
    return is_good && !raw->where && versions_follow(reader, versions, *ret_n, what);
}

/* Where they cannot be read the population has every record: something was told. */
static void read_conditions(struct reader *reader, const struct raw_population *raw, const char *what, struct model_population *population) {
    static const struct model_version every = {.since = DATE_NONE, .until = DATE_NONE};
    struct version_text one = {.since = DATE_NONE, .until = DATE_NONE, .text = node_expression(raw->where), .expected = {.type = TYPE_BOOL}};
    struct version_text *written = &one;
    size_t n = 1;
    population->versions = &every;
    population->n_versions = 1;
    if (raw->versions && !written_versions(reader, raw, what, &written, &n)) return;
    const struct model_version *versions;
    if (!versions_read(reader, population->source, written, n, what, &versions, &n)) return;
    population->versions = versions;
    population->n_versions = n;
}

static void read_population(struct reader *reader, size_t index) {
    struct named *item = reader_item(reader, SECTION_POPULATIONS, index);
    struct model_population *population = &reader->populations[index];
    struct raw_population raw = {0};
    keys_read(&reader->context, item->node, &population_keys, item_words(reader, SECTION_POPULATIONS, index),
              item->place, &raw);
    *population = (struct model_population){.name = item->name,
                                            .place = item->place,
                                            .label = raw.label ? raw.label->text
                                                               : text_replace(reader->arena, item->name, "_", " "),
                                            .source = reader_find(reader, SECTION_SOURCES, raw.from)};
    item->is_bad = !source_is_usable(reader, population->source);
    if (item->is_bad) return;
    read_conditions(reader, &raw, item_words(reader, SECTION_POPULATIONS, index), population);
    int kind = node_choice(raw.kind, kind_names, -1);
    population->kind = kind >= 0 ? kind_values[kind] : default_kind(reader, population->source, population->versions[0].expr);
    for (size_t i = 1; kind < 0 && i < population->n_versions; i++) {
        if (default_kind(reader, population->source, population->versions[i].expr) == population->kind) continue;
        DIAG(reader->diags, MSG_SPEC_VERSION_KINDS, item->place, "say what they all are, for example 'kind: flow'",
             item_words(reader, SECTION_POPULATIONS, index));
        return;
    }
}

void read_populations(struct reader *reader) {
    size_t n = reader->sections[SECTION_POPULATIONS].n;
    reader->populations = ARENA_ARRAY(reader->arena, struct model_population, n);
    reader->model.populations = reader->populations;
    reader->model.n_populations = n;
    reader->field_uses = ARENA_ARRAY(reader->arena, struct period_use *, reader->model.n_sources);
    for (size_t i = 0; i < reader->model.n_sources; i++)
        reader->field_uses[i] = ARENA_ARRAY(reader->arena, struct period_use, reader->sources[i].n_fields);
    for (size_t i = 0; i < n; i++) read_population(reader, i);
}
