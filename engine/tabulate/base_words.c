/* tabulate/base_words.c - where a table's numbers come from, and how many records it is about. */
#include "tabulate/working.h"

/* Whether its numerator is a place in a cube. */
static bool is_counted(enum formula formula) {
    return formula == FORMULA_COUNT || formula == FORMULA_SUM || formula == FORMULA_MEAN || formula == FORMULA_PERCENT;
}

static bool uses_cube_of(const struct plan *plan, const struct plan_table *table, size_t source) {
    for (size_t i = 0; i < table->n_rows * table->n_columns; i++)
        if (is_counted(table->cells[i].formula) && plan->cubes[table->cells[i].numerator.cube].rests_on[source]) return true;
    return false;
}

static bool uses_ledger(const struct plan_table *table, size_t ledger) {
    for (size_t i = 0; i < table->n_rows * table->n_columns; i++)
        if (table->cells[i].formula == FORMULA_AS_PUBLISHED && table->cells[i].ledger == ledger) return true;
    return false;
}

static void add_part(struct text_builder *out, const char *part) {
    if (out->n > 0) text_add(out, "; ");
    text_add(out, part);
}

/* An extract with records of days after it was said to be taken is shown with both. */
const char *words_of_extract(struct working *working, const struct model_source *source) {
    if (source->taken == DATE_NONE) return source->title;
    const char *words = TEXT(working->arena, source->title, ", extract taken on ", date_long(working->arena, source->taken));
    date_t latest = count_latest(working->inputs->counter, (size_t)(source - working->inputs->plan->model->sources));
    bool is_later = latest > source->taken && working->inputs->plan->options.as_at == DATE_NONE;
    return is_later ? TEXT(working->arena, words, ", with records up to ", date_long(working->arena, latest)) : words;
}

const char *words_of_source(struct working *working, const struct plan_table *table) {
    const struct plan *plan = working->inputs->plan;
    struct text_builder out = {.arena = working->arena};
    for (size_t i = 0; i < plan->model->n_sources; i++)
        if (uses_cube_of(plan, table, i)) add_part(&out, words_of_extract(working, &plan->model->sources[i]));
    for (size_t i = 0; i < plan->model->n_ledgers; i++)
        if (uses_ledger(table, i)) add_part(&out, plan->model->ledgers[i].title);
    if (out.n == 0) return "The policy, as this report's specification states it";
    return text_done(&out);
}

/* A table of limits or of derived figures alone is about no records. */
static bool counts_records(const struct plan_table *table) {
    for (size_t i = 0; i < table->n_rows * table->n_columns; i++)
        if (is_counted(table->cells[i].formula)) return true;
    return false;
}

static const char *records_text(struct working *working, struct quantity quantity) {
    return number_text(working->arena, (struct decimal){.units = quantity_value(working, quantity)}, NUMBER_THOUSANDS);
}

/* "Base: 709 complaints received"; where the rows are about some of a population, "Base: 491 of 642 complaints closed". */
const char *words_of_base(struct working *working, const struct plan_table *table) {
    if (!table->has_base || !counts_records(table)) return NULL;
    const char *records = records_text(working, table->base);
    if (table->has_whole) records = TEXT(working->arena, records, " of ", records_text(working, table->whole));
    return TEXT(working->arena, "Base: ", records, " ", table->base_label);
}
