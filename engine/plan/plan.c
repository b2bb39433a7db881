/* plan/plan.c - builds a plan: sources, then every table, then what checks count. */
#include "plan/plan_state.h"

#include <string.h>

const char *plan_tokens(struct arena *arena, const struct plan *plan, const char *text) {
    const struct {
        const char *label, *in_full;
        struct period period;
    } tokens[] = {{"{period.label}", "{period.long}", plan->options.period},
                  {"{prior.label}", "{prior.long}", plan->prior},
                  {"{last_year.label}", "{last_year.long}", plan->last_year},
                  {"{year_to_date.label}", "{year_to_date.long}", plan->year_to_date}};
    if (text == NULL || strchr(text, '{') == NULL) return text;
    for (size_t i = 0; i < sizeof tokens / sizeof *tokens; i++) {
        text = text_replace(arena, text, tokens[i].label, period_label(arena, tokens[i].period));
        text = text_replace(arena, text, tokens[i].in_full, period_long(arena, tokens[i].period));
    }
    for (size_t i = 0; i < plan->model->n_parameters; i++) {
        const struct model_parameter *parameter = &plan->model->parameters[i];
        text = text_replace(arena, text, TEXT(arena, "{param.", parameter->name, "}"), parameter->shown);
    }
    return text;
}

static enum status build_table(struct plan_state *state, size_t index, struct plan_table *ret) {
    const struct model_table *table = &state->model->tables[index];
    ret->model = table;
    if (table->n_static_rows > 0) return STATUS_OK;
    struct table_draft *draft = &state->drafts[index];
    enum status row_status = plan_axis(state, table, true, &draft->rows);
    enum status column_status = plan_axis(state, table, false, &draft->columns);
    TRY(row_status);
    TRY(column_status);
    TRY(plan_cells(state, table, &draft->rows, &draft->columns, ret));
    plan_base(state, table, &draft->rows, &draft->columns, ret);
    return STATUS_OK;
}

static enum status build_tables(struct plan_state *state) {
    struct plan_table *tables = ARENA_ARRAY(state->arena, struct plan_table, state->model->n_tables);
    enum status status = STATUS_OK;
    size_t key = 0;
    state->drafts = ARENA_ARRAY(state->arena, struct table_draft, state->model->n_tables);
    for (size_t i = 0; i < state->model->n_tables; i++) {
        enum status one = build_table(state, i, &tables[i]);
        if (one != STATUS_OK) status = one;
        tables[i].first_key = key;
        key += tables[i].n_rows * tables[i].n_columns;
    }
    state->plan->tables = tables;
    state->plan->n_tables = state->model->n_tables;
    return status;
}

enum status plan_build(struct arena *arena, const struct model *model, struct plan_options options, const struct calendar *calendar,
                       struct diags *diags, const struct plan **ret) {
    struct plan *plan = ARENA_NEW(arena, struct plan);
    *plan = (struct plan){.model = model, .options = options, .calendar = calendar};
    struct plan_state state = {.arena = arena, .model = model, .diags = diags, .plan = plan, .condition_texts = intern_new(arena),
                               .written = intern_new(arena),
                               .cube_texts = intern_new(arena),
                               .rules = {.texts = intern_new(arena)}};
    plan_sources(&state);
    plan_windows_begin(&state);
    TRY(build_tables(&state));
    plan_checks(&state);
    plan->n_cubes_of_figures = plan->n_cubes;
    if (!options.without_about) plan_rules(&state);
    if (!options.without_about) plan_quality(&state);
    plan_mark_needed(&state);
    TRY(plan_check_calendar(&state));
    *ret = plan;
    return STATUS_OK;
}
