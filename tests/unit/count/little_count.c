/* count/little_count.c - see little_count.h. */
#include "little_count.h"

#include "base/text.h"

static enum status count_all(struct little *little) {
    little->counter = count_open(little->arena, little->plan, 1, little->diags);
    little->facts = ARENA_ARRAY(little->arena, const struct extract_facts *, little->model->n_sources);
    for (size_t i = 0; i < little->plan->n_sources; i++) {
        const struct plan_source *source = &little->plan->sources[i];
        struct extract_facts *facts = ARENA_NEW(little->arena, struct extract_facts);
        size_t n;
        if (!source->is_needed) continue;
        const struct extract_input *inputs = little_inputs(little, source->source, &n);
        struct batch_sink sink = count_source_begin(little->counter, i, inputs, n);
        enum status read = extract_read(little->arena, &source->schema, inputs, n, false, &sink, little->diags, facts);
        little->facts[source->source] = facts;
        TRY(count_source_end(little->counter, read));
    }
    return count_finish(little->counter);
}

struct little *little_count(const struct little_case *given) {
    struct little *little = little_plan(given);
    if (little->status == STATUS_OK) little->status = count_all(little);
    return little;
}

int64_t little_number(const struct little_case *given, const char *where) {
    struct little_case own = *given;
    struct arena *arena = arena_open();
    own.spec =
        TEXT(arena, given->spec == NULL ? "" : given->spec, "populations:\n  wanted: {from: log, where: \"", where,
             "\"}\ntables:\n  t: {title: T, corner: C, population: wanted, rows: {label: R}, columns: {label: N}}\n");
    struct little *little = little_count(&own);
    little_fine(little);
    struct quantity quantity = little->plan->tables[0].cells[0].numerator;
    int64_t number = count_cube(little->counter, quantity.cube)[quantity.place];
    little_close(little);
    arena_close(arena);
    return number;
}

static const struct plan_table *table_named(const struct little *little, const char *id) {
    for (size_t i = 0; i < little->plan->n_tables; i++)
        if (text_equal(little->plan->tables[i].model->id, id)) return &little->plan->tables[i];
    ck_abort_msg("no table %s", id);
    return NULL;
}

const char *little_counts(const struct little *little, const char *id) {
    const struct plan_table *table = table_named(little, id);
    struct text_builder out = {.arena = little->arena};
    for (size_t i = 0; i < table->n_rows; i++) {
        text_add(&out, table->rows[i].label);
        for (size_t k = 0; k < table->n_columns; k++) {
            struct quantity quantity = table->cells[i * table->n_columns + k].numerator;
            text_add(&out, " ");
            text_add_int(&out, count_cube(little->counter, quantity.cube)[quantity.place]);
        }
        text_add(&out, "\n");
    }
    return text_done(&out);
}
