/* plan/plan_uses.c - what an expression rests on, through fields and aggregates. */
#include "plan/plan_state.h"

/* One question; a field is looked into once, since fields that use fields could otherwise be asked for ever. */
struct uses_walk {
    const struct model *model;
    enum expr_op op;         /* N_EXPR_OPS: not asked for */
    size_t linked;           /* rows of this source, through an aggregate; NONE: not asked for */
    size_t source, slot;     /* a column or field of a source; NONE: not asked for */
    bool **is_seen;          /* per source and slot */
    bool wants_target;
    const struct model_target *target;   /* that was found */
    struct place place;      /* where the answer was found */
};

static bool walk_uses(struct uses_walk *walk, size_t source, const struct expr *expr);

/* A target is judged by working days, at the end of the period. */
static bool target_uses(struct uses_walk *walk, const struct model_target *target) {
    walk->place = target->place;
    if (walk->wants_target) {
        walk->target = target;
        return true;
    }
    return walk->op == EXPR_WORKING_DAYS || walk->op == EXPR_PERIOD_END;
}

static bool slot_uses(struct uses_walk *walk, size_t source, size_t slot) {
    const struct model_source *model = &walk->model->sources[source];
    if (source == walk->source && slot == walk->slot) return true;
    if (slot < model->n_columns || walk->is_seen[source][slot]) return false;
    walk->is_seen[source][slot] = true;
    const struct model_field *field = &model->fields[slot - model->n_columns];
    return field->value == NULL ? target_uses(walk, &walk->model->targets[field->target]) : walk_uses(walk, source, field->value);
}

static bool walk_uses(struct uses_walk *walk, size_t source, const struct expr *expr) {
    if (expr == NULL) return false;
    if (expr->op == walk->op) {
        walk->place = expr->place;
        return true;
    }
    if (expr->op == EXPR_SLOT && slot_uses(walk, source, expr->slot)) return true;
    for (size_t i = 0; i < expr->n_children; i++)
        if (walk_uses(walk, source, expr->children[i])) return true;
    const struct expr_aggregate *inner = expr->aggregate;
    return inner != NULL && (inner->source == walk->linked || walk_uses(walk, inner->source, inner->value) || walk_uses(walk, inner->source, inner->by) ||
                             walk_uses(walk, inner->source, inner->where));
}

static struct uses_walk walk_for(const struct plan_state *state, enum expr_op op, size_t linked) {
    const struct model *model = state->model;
    struct uses_walk walk = {.model = model, .op = op, .linked = linked, .source = NONE, .slot = NONE, .is_seen = ARENA_ARRAY(state->arena, bool *, model->n_sources)};
    for (size_t i = 0; i < model->n_sources; i++) walk.is_seen[i] = ARENA_ARRAY(state->arena, bool, model->sources[i].scope.n_slots);
    return walk;
}

bool plan_uses(const struct plan_state *state, size_t source, const struct expr *expr, enum expr_op op) {
    struct uses_walk walk = walk_for(state, op, NONE);
    return walk_uses(&walk, source, expr);
}

const struct model_target *plan_target_of(const struct plan_state *state, size_t source, const struct expr *expr) {
    if (state->model->n_targets == 0) return NULL;
    struct uses_walk walk = walk_for(state, N_EXPR_OPS, NONE);
    walk.wants_target = true;
    walk_uses(&walk, source, expr);
    return walk.target;
}

static bool cube_uses(struct uses_walk *walk, const struct plan *plan, const struct plan_cube *cube) {
    for (size_t i = 0; i < cube->n_conditions; i++)
        if (walk_uses(walk, cube->source, plan->conditions[cube->conditions[i]].where)) return true;
    for (size_t i = 0; i < cube->n_dimensions; i++)
        if (slot_uses(walk, cube->source, cube->dimensions[i].slot)) return true;
    return cube->measured_slot != NONE && slot_uses(walk, cube->source, cube->measured_slot);
}

bool plan_cube_uses_slot(const struct plan_state *state, size_t cube, size_t source, size_t slot) {
    struct uses_walk walk = walk_for(state, N_EXPR_OPS, NONE);
    walk.source = source;
    walk.slot = slot;
    return cube_uses(&walk, state->plan, &state->cubes[cube]);
}

static bool rules_use(struct uses_walk *walk, size_t source) {
    const struct model_source *model = &walk->model->sources[source];
    for (size_t i = 0; i < model->n_rules; i++)
        if (walk_uses(walk, source, model->rules[i].that)) return true;
    return false;
}

/* The first use of working days in anything that will be counted. */
static bool needs_calendar(struct uses_walk *walk, const struct plan *plan) {
    for (size_t i = 0; i < plan->n_cubes; i++)
        if (cube_uses(walk, plan, &plan->cubes[i])) return true;
    for (size_t i = 0; i < plan->n_sources; i++)
        if (plan->sources[i].is_needed && rules_use(walk, plan->sources[i].source)) return true;
    return false;
}

enum status plan_check_calendar(struct plan_state *state) {
    struct uses_walk walk = walk_for(state, EXPR_WORKING_DAYS, NONE);
    if (state->plan->calendar != NULL || !needs_calendar(&walk, state->plan)) return STATUS_OK;
    DIAG(state->diags, MSG_PLAN_NO_CALENDAR, walk.place, "declare it: 'calendar: {bank_holidays: FILE}'", NULL);
    return STATUS_SPEC;
}

const bool *plan_sources_of_cube(const struct plan_state *state, const struct plan_cube *cube) {
    bool *rests_on = ARENA_ARRAY(state->arena, bool, state->model->n_sources);
    for (size_t source = 0; source < state->model->n_sources; source++) {
        struct uses_walk walk = walk_for(state, N_EXPR_OPS, source);
        rests_on[source] = cube->source == source || cube_uses(&walk, state->plan, cube);
    }
    return rests_on;
}

const bool *plan_sources_of(const struct plan_state *state, size_t own, const struct expr *where) {
    bool *rests_on = ARENA_ARRAY(state->arena, bool, state->model->n_sources);
    for (size_t source = 0; source < state->model->n_sources; source++) {
        struct uses_walk walk = walk_for(state, N_EXPR_OPS, source);
        rests_on[source] = own == source || walk_uses(&walk, own, where);
    }
    return rests_on;
}
