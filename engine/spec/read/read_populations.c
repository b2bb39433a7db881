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
static enum population_kind default_kind(struct reader *reader, const struct model_population *population) {
    struct period_use uses = uses_of(reader, population->source, population->where);
    if (uses.start && uses.end) return POPULATION_FLOW;
    return uses.start || uses.end ? POPULATION_STOCK : POPULATION_ALL;
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
    if (raw.where && expr_read(reader->arena, node_expression(raw.where), &reader->sources[population->source].scope,
                               (struct value_kind){.type = TYPE_BOOL}, reader->diags, &population->where) != STATUS_OK)
        return;
    int kind = node_choice(raw.kind, kind_names, -1);
    population->kind = kind >= 0 ? kind_values[kind] : default_kind(reader, population);
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
