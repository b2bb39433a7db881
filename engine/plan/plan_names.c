/* plan/plan_names.c - names of a specification that only have a meaning once a cell's source is known. */
#include "plan/plan_state.h"

size_t plan_slot(const struct model *model, size_t source, const char *name) {
    const struct expr_scope *scope = &model->sources[source].scope;
    for (size_t i = 0; i < scope->n_slots; i++)
        if (text_equal(scope->slots[i].name, name)) return i;
    return NONE;
}

static const char *nearest_hint(struct plan_state *state, const struct expr_scope *scope, const char *name) {
    const char **names = ARENA_ARRAY(state->arena, const char *, scope->n_slots);
    for (size_t i = 0; i < scope->n_slots; i++) names[i] = scope->slots[i].name;
    const char *nearest = text_nearest(state->arena, name, names, scope->n_slots);
    if (nearest == NULL) return NULL;
    return TEXT(state->arena, "did you mean '", nearest, "'?");
}

bool plan_need_slot(struct plan_state *state, size_t source, const char *name, struct place place, size_t *ret) {
    size_t slot = plan_slot(state->model, source, name);
    if (slot == NONE) {
        const struct expr_scope *scope = &state->model->sources[source].scope;
        DIAG(state->diags, MSG_PLAN_NO_COLUMN, place, nearest_hint(state, scope, name), name, scope->source_name);
        return false;
    }
    *ret = slot;
    return true;
}

/* The last day whose state a stock tells: the end of the period, or the day before it starts. */
static date_t stock_day(const struct plan_state *state, const struct model_population *population) {
    struct period period = state->plan->options.period;
    bool is_of_start = !plan_uses(state, population->source, population->where, EXPR_PERIOD_END) &&
                       plan_uses(state, population->source, population->where, EXPR_PERIOD_START);
    return is_of_start ? period.start - 1 : period.end;
}

bool plan_is_available(const struct plan_state *state, size_t population) {
    const struct model_population *wanted = &state->model->populations[population];
    date_t complete_from = state->model->sources[wanted->source].complete_from;
    if (complete_from == DATE_NONE || wanted->kind == POPULATION_ALL) return true;
    if (wanted->kind == POPULATION_FLOW) return state->plan->options.period.start >= complete_from;
    /* What was open when the extract begins is in it, so the eve of its first day can be told. */
    return stock_day(state, wanted) >= complete_from - 1;
}
