/* plan/periods/plan_windows.c - the periods that things are counted in, what depends on them, and what an extract can tell of them. */
#include "plan/plan_state.h"

/* --- windows ---------------------------------------------------------------------------------------------------- */

/* Windows of the same days are one, whatever kind of period they are. */
size_t plan_window(struct plan_state *state, struct period period) {
    struct plan *plan = state->plan;
    for (size_t i = 0; i < plan->n_windows; i++)
        if (plan->windows[i].start == period.start && plan->windows[i].end == period.end) return i;
    *ARENA_PUSH(state->arena, state->windows, plan->n_windows, state->window_capacity) = period;
    plan->windows = state->windows;
    return plan->n_windows - 1;
}

date_t plan_day(const struct plan_state *state, size_t window) {
    return state->plan->windows[window].end;
}

/* Nobody knows more on a later day than the run does. */
size_t plan_as_at(struct plan_state *state, date_t day) {
    struct plan *plan = state->plan;
    if (plan->n_as_at_days > 0 && (day == DATE_NONE || (plan->options.as_at != DATE_NONE && day >= plan->options.as_at))) return 0;
    for (size_t i = 0; i < plan->n_as_at_days; i++)
        if (plan->as_at_days[i] == day) return i;
    *ARENA_PUSH(state->arena, state->as_at_days, plan->n_as_at_days, state->as_at_capacity) = day;
    plan->as_at_days = state->as_at_days;
    return plan->n_as_at_days - 1;
}

static bool slot_is_dated(const struct plan_state *state, size_t source, size_t slot) {
    const struct expr reference = {.op = EXPR_SLOT, .slot = slot};
    return plan_uses(state, source, &reference, EXPR_PERIOD_START) || plan_uses(state, source, &reference, EXPR_PERIOD_END);
}

static void find_dated_slots(struct plan_state *state) {
    const struct model *model = state->model;
    const bool **is_dated = ARENA_ARRAY(state->arena, const bool *, model->n_sources);
    for (size_t source = 0; source < model->n_sources; source++) {
        bool *slots = ARENA_ARRAY(state->arena, bool, model->sources[source].scope.n_slots);
        for (size_t slot = model->sources[source].n_columns; slot < model->sources[source].scope.n_slots; slot++)
            slots[slot] = slot_is_dated(state, source, slot);
        is_dated[source] = slots;
    }
    state->plan->is_dated = is_dated;
}

static void find_ledger_periods(struct plan_state *state) {
    const struct model *model = state->model;
    struct period *periods = ARENA_ARRAY(state->arena, struct period, model->n_ledgers);
    for (size_t i = 0; i < model->n_ledgers; i++)
        periods[i] = spec_window(model, state->plan->options.period, model->ledgers[i].window);
    state->plan->ledger_periods = periods;
}

void plan_windows_begin(struct plan_state *state) {
    struct plan *plan = state->plan;
    struct period period = plan->options.period;
    plan_window(state, period);
    plan_as_at(state, plan->options.as_at);
    plan->prior = spec_window(plan->model, period, (struct model_window){.kind = WINDOW_PRIOR});
    plan->last_year = spec_window(plan->model, period, (struct model_window){.kind = WINDOW_LAST_YEAR});
    plan->year_to_date = spec_window(plan->model, period, (struct model_window){.kind = WINDOW_TO_DATE});
    find_ledger_periods(state);
    find_dated_slots(state);
}

bool plan_is_dated(const struct plan *plan, size_t source, const struct expr *expr) {
    if (expr == NULL) return false;
    if (expr->op == EXPR_PERIOD_START || expr->op == EXPR_PERIOD_END) return true;
    if (expr->op == EXPR_SLOT) return plan->is_dated[source][expr->slot];
    for (size_t i = 0; i < expr->n_children; i++)
        if (plan_is_dated(plan, source, expr->children[i])) return true;
    const struct expr_aggregate *inner = expr->aggregate;
    return inner != NULL && (plan_is_dated(plan, inner->source, inner->value) || plan_is_dated(plan, inner->source, inner->by) ||
                             plan_is_dated(plan, inner->source, inner->where));
}

/* --- what an extract can tell ------------------------------------------------------------------------------------- */

/* The last day whose state a stock tells: the end of the window, or the day before it starts. */
static date_t stock_day(const struct plan_state *state, const struct model_population *population, struct period window) {
    const struct expr *where = spec_where(population, window.end);
    bool is_of_start = !plan_uses(state, population->source, where, EXPR_PERIOD_END) &&
                       plan_uses(state, population->source, where, EXPR_PERIOD_START);
    return is_of_start ? window.start - 1 : window.end;
}

date_t plan_stock_day(const struct plan_state *state, size_t population, size_t window) {
    const struct model_population *wanted = &state->model->populations[population];
    return wanted->kind == POPULATION_STOCK ? stock_day(state, wanted, state->plan->windows[window]) : DATE_NONE;
}

/* The day up to which a source tells what happened; DATE_NONE where nothing says it. */
static date_t known_until(const struct plan_state *state, const struct model_source *source) {
    date_t as_at = state->plan->options.as_at;
    if (source->taken == DATE_NONE) return as_at;
    return as_at != DATE_NONE && as_at < source->taken ? as_at : source->taken;
}

/* What was open when the extract begins is in it, so of stocks the eve of its first day can be told. Whether the run's own period ends
 * too late is for the run to say: it refuses it. */
static bool source_tells(const struct plan_state *state, const struct model_source *source, const struct model_population *wanted, size_t window) {
    struct period period = state->plan->windows[window];
    date_t first = wanted->kind == POPULATION_FLOW ? period.start : stock_day(state, wanted, period) + 1;
    date_t last = wanted->kind == POPULATION_FLOW ? period.end : stock_day(state, wanted, period);
    date_t until = known_until(state, source);
    bool is_begun = source->complete_from == DATE_NONE || first >= source->complete_from;
    return is_begun && (window == 0 || until == DATE_NONE || last <= until);
}

bool plan_is_told(const struct plan_state *state, size_t population, size_t window, const bool *rests_on) {
    const struct model_population *wanted = &state->model->populations[population];
    for (size_t i = 0; i < state->model->n_sources && wanted->kind != POPULATION_ALL; i++)
        if (rests_on[i] && !source_tells(state, &state->model->sources[i], wanted, window)) return false;
    return true;
}

bool plan_is_available(const struct plan_state *state, size_t population, size_t window) {
    const struct model_population *wanted = &state->model->populations[population];
    return plan_is_told(state, population, window, plan_sources_of(state, wanted->source, spec_where(wanted, plan_day(state, window))));
}
