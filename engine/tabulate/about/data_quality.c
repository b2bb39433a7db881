/* tabulate/about/data_quality.c - the quality of the data, gathered from what was read and what was counted. */
#include "tabulate/about/about.h"

#include <stdlib.h>
#include <string.h>

static const struct plan *plan_of(const struct working *working) {
    return working->inputs->plan;
}

static bool is_read(const struct plan *plan, size_t source) {
    for (size_t i = 0; i < plan->n_sources; i++)
        if (plan->sources[i].source == source) return plan->sources[i].is_needed;
    return false;
}

/* --- rows --------------------------------------------------------------------------------------------------------- */

static size_t n_strict_rules(const struct model_source *source) {
    size_t n = 0;
    for (size_t i = 0; i < source->n_rules; i++) n += !source->rules[i].is_warning;
    return n;
}

static void gather_sources(struct working *working, struct quality *quality) {
    const struct model *model = plan_of(working)->model;
    const struct counter *counter = working->inputs->counter;
    struct quality_source *sources = ARENA_ARRAY(working->arena, struct quality_source, model->n_sources);
    for (size_t i = 0; i < model->n_sources; i++) {
        if (!is_read(plan_of(working), i)) continue;
        sources[quality->n_sources++] = (struct quality_source){
            .id = text_slug(working->arena, model->sources[i].name), .title = model->sources[i].title, .n_read = count_rows(counter, i),
            .n_hidden = count_rows(counter, i) - count_known(counter, i), .n_rules = n_strict_rules(&model->sources[i])};
    }
    quality->sources = sources;
}

static void gather_rules(struct working *working, struct quality *quality) {
    const struct model *model = plan_of(working)->model;
    struct quality_rule *rules = NULL;
    size_t capacity = 0;
    for (size_t i = 0; i < model->n_sources; i++)
        for (size_t k = 0; is_read(plan_of(working), i) && k < model->sources[i].n_rules; k++) {
            if (!model->sources[i].rules[k].is_warning) continue;
            *ARENA_PUSH(working->arena, rules, quality->n_rules, capacity) = (struct quality_rule){
                .source = model->sources[i].title, .says = model->sources[i].rules[k].says,
                .n_broken = count_broken(working->inputs->counter, i, k), .n_read = count_rows(working->inputs->counter, i)};
        }
    quality->rules = rules;
}

/* --- missing values ----------------------------------------------------------------------------------------------- */

static const struct plan_missing *planned_missing(const struct plan *plan, size_t source, size_t column) {
    for (size_t i = 0; i < plan->n_missing; i++)
        if (plan->missing[i].source == source && plan->missing[i].column == column) return &plan->missing[i];
    return NULL;
}

static struct quality_column column_of(struct working *working, size_t source, size_t column) {
    const struct model_source *model = &plan_of(working)->model->sources[source];
    const struct count_column *count = &count_columns(working->inputs->counter, source)[column];
    const struct plan_missing *planned = planned_missing(plan_of(working), source, column);
    struct quality_column quality = {.source = model->title, .source_id = text_slug(working->arena, model->name),
                                     .name = model->columns[column].name, .n_missing = count->n_missing,
                                     .n_known = count_known(working->inputs->counter, source), .n_unlisted = count->n_unlisted};
    if (planned == NULL) return quality;
    quality.is_counted_by = true;
    quality.n_counted = quantity_value(working, planned->records);
    quality.n_counted_missing = quantity_value(working, planned->missing);
    return quality;
}

/* What a record must have is never missing: an extract without it is refused. In a draft it can still be in no list. */
static bool is_told(struct working *working, size_t source, size_t column) {
    const struct model_column *model = &plan_of(working)->model->sources[source].columns[column];
    return !model->is_required || count_columns(working->inputs->counter, source)[column].n_unlisted > 0;
}

static void gather_columns(struct working *working, struct quality *quality) {
    const struct model *model = plan_of(working)->model;
    struct quality_column *columns = NULL;
    size_t capacity = 0;
    for (size_t i = 0; i < model->n_sources; i++)
        for (size_t k = 0; is_read(plan_of(working), i) && k < model->sources[i].n_columns; k++)
            if (is_told(working, i, k))
                *ARENA_PUSH(working->arena, columns, quality->n_columns, capacity) = column_of(working, i, k);
    quality->columns = columns;
}

/* --- late records ------------------------------------------------------------------------------------------------- */

static void gather_late(struct working *working, struct quality *quality) {
    const struct plan *plan = plan_of(working);
    struct quality_late *late = ARENA_ARRAY(working->arena, struct quality_late, plan->n_late);
    for (size_t i = 0; i < plan->n_late; i++) {
        const struct plan_late *planned = &plan->late[i];
        const struct model_population *population = &plan->model->populations[planned->population];
        const struct model_source *source = &plan->model->sources[population->source];
        late[i] = (struct quality_late){
            .id = text_slug(working->arena, text_replace(working->arena, population->name, "_", " ")),
            .label = population->label,
            .source = source->title,
            .happened = source->columns[planned->happened].name,
            .recorded = source->columns[planned->recorded].name,
            .n_records = quantity_value(working, planned->records),
            .n_after_period = quantity_value(working, planned->after_period),
            .n_late = quantity_value(working, planned->late),
            .n_very_late = quantity_value(working, planned->very_late),
            .n_unknown = quantity_value(working, planned->unknown),
        };
    }
    quality->late = late;
    quality->n_late = plan->n_late;
    quality->late_days = LATE_DAYS;
    quality->very_late_days = VERY_LATE_DAYS;
}

/* --- wordings ----------------------------------------------------------------------------------------------------- */

/* Whatever the order of the rows: by column, then category, then text. */
static int compare_wordings(const void *a, const void *b) {
    const struct extract_wording *left = a, *right = b;
    if (left->column != right->column) return left->column < right->column ? -1 : 1;
    if (left->category != right->category) return left->category < right->category ? -1 : 1;
    return strcmp(left->text, right->text);
}

static void add_wordings(struct working *working, size_t source, const struct extract_facts *facts, struct quality *quality,
                         size_t *capacity, struct quality_wording **items) {
    const struct model_source *model = &plan_of(working)->model->sources[source];
    struct extract_wording *sorted = ARENA_ARRAY(working->arena, struct extract_wording, facts->n_wordings);
    for (size_t i = 0; i < facts->n_wordings; i++) sorted[i] = facts->wordings[i];
    qsort(sorted, facts->n_wordings, sizeof *sorted, compare_wordings);
    for (size_t i = 0; i < facts->n_wordings; i++) {
        const struct model_column *column = &model->columns[sorted[i].column];
        *ARENA_PUSH(working->arena, *items, quality->n_wordings, *capacity) = (struct quality_wording){
            .source = model->title, .column = column->name, .text = sorted[i].text, .n_cells = sorted[i].n_uses,
            .category = code_list_label(&plan_of(working)->model->lists[column->list], sorted[i].category, NULL)};
    }
}

static void gather_wordings(struct working *working, struct quality *quality) {
    struct quality_wording *items = NULL;
    size_t capacity = 0;
    for (size_t i = 0; working->inputs->facts != NULL && i < plan_of(working)->model->n_sources; i++)
        if (is_read(plan_of(working), i)) add_wordings(working, i, working->inputs->facts[i], quality, &capacity, &items);
    quality->wordings = items;
}

void data_quality_make(struct working *working) {
    struct quality *quality = ARENA_NEW(working->arena, struct quality);
    gather_sources(working, quality);
    gather_rules(working, quality);
    gather_columns(working, quality);
    gather_late(working, quality);
    gather_wordings(working, quality);
    working->report->quality = quality;
}
