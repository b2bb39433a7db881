/* tabulate/base_words.c - where a table's numbers come from, and how many records it is about. */
#include "tabulate/working.h"

/* Whether its numerator is a place in a cube. */
static bool is_counted(enum formula formula) {
    return formula == FORMULA_COUNT || formula == FORMULA_SUM || formula == FORMULA_MEAN || formula == FORMULA_DISTINCT ||
           formula == FORMULA_MEDIAN || formula == FORMULA_PERCENTILE || formula == FORMULA_PERCENT;
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

/* "taken on 30 April 2008", or NULL. An extract with records of days after it was said to be taken is shown with both. */
static const char *words_of_taking(struct working *working, const struct model_source *source) {
    if (source->taken == DATE_NONE) return NULL;
    const char *words = TEXT(working->arena, "taken on ", date_long(working->arena, source->taken));
    date_t latest = count_latest(working->inputs->counter, (size_t)(source - working->inputs->plan->model->sources));
    bool is_later = latest > source->taken && working->inputs->plan->options.as_at == DATE_NONE;
    return is_later ? TEXT(working->arena, words, ", with records up to ", date_long(working->arena, latest)) : words;
}

const char *words_of_extract(struct working *working, const struct model_source *source) {
    const char *taking = words_of_taking(working, source);
    return taking == NULL ? source->title : TEXT(working->arena, source->title, ", extract ", taking);
}

static size_t next_used(const struct plan *plan, const struct plan_table *table, size_t source) {
    while (source < plan->model->n_sources && !uses_cube_of(plan, table, source)) source++;
    return source;
}

/* "Log, Stages and Cases, extracts taken on 30 April 2008": sources from `first` on that were taken alike. Returns the next one. */
static size_t add_extracts(struct working *working, const struct plan_table *table, size_t first, struct text_builder *out) {
    const struct plan *plan = working->inputs->plan;
    const struct model_source *sources = plan->model->sources;
    const char *taking = words_of_taking(working, &sources[first]), *titles = sources[first].title;
    size_t n = 1, next = next_used(plan, table, first + 1);
    while (next < plan->model->n_sources && taking != NULL && text_equal(words_of_taking(working, &sources[next]), taking)) {
        size_t after = next_used(plan, table, next + 1);
        bool is_last = after >= plan->model->n_sources || !text_equal(words_of_taking(working, &sources[after]), taking);
        titles = TEXT(working->arena, titles, is_last ? " and " : ", ", sources[next].title);
        next = after;
        n++;
    }
    add_part(out, taking == NULL ? titles : TEXT(working->arena, titles, n == 1 ? ", extract " : ", extracts ", taking));
    return next;
}

const char *words_of_source(struct working *working, const struct plan_table *table) {
    const struct plan *plan = working->inputs->plan;
    struct text_builder out = {.arena = working->arena};
    for (size_t i = next_used(plan, table, 0); i < plan->model->n_sources;) i = add_extracts(working, table, i, &out);
    for (size_t i = 0; i < plan->model->n_ledgers; i++)
        if (uses_ledger(table, i) && !working->inputs->ledgers[i]->is_absent) add_part(&out, plan->model->ledgers[i].title);
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

/* "709 complaints received"; where the rows are about some of a population, "491 of 642 complaints closed". Labels are of many: one record
 * is "1 (complaints received)". */
static const char *words_of_records(struct working *working, const struct plan_table *table) {
    const char *records = records_text(working, table->base);
    if (!table->has_whole && quantity_value(working, table->base) == 1) return TEXT(working->arena, "1 (", table->base_label, ")");
    if (table->has_whole) records = TEXT(working->arena, records, " of ", records_text(working, table->whole));
    return TEXT(working->arena, records, " ", table->base_label);
}

/* "Base: 709 complaints received"; a number that is not the base of each percentage is not called so. */
const char *words_of_base(struct working *working, const struct plan_table *table) {
    if (!table->has_base || !counts_records(table)) return NULL;
    const char *records = words_of_records(working, table);
    if (table->has_bases) return TEXT(working->arena, records, "; percentages do not all have the same base");
    return TEXT(working->arena, "Base: ", records);
}
