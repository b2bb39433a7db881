/* plan/plan_units.c - what the numbers of a column or field are in: working days, days, or nothing but numbers.
 *
 * A field is in what its expression works out: `working_days(..)` itself, or one case of several that are all alike. */
#include "plan/plan_state.h"

/* Units of the slots that were looked into: fields use each other, and each is looked into once. */
struct unit_walk {
    const struct model *model;
    enum plan_unit **known;   /* per source and slot */
    bool **is_known;
};

static enum plan_unit unit_of_slot(struct unit_walk *walk, size_t source, size_t slot);

static enum plan_unit unit_of_expr(struct unit_walk *walk, size_t source, const struct expr *expr);

/* The results of a case: every second one after the first, and the last. One without a value is of any unit. */
static enum plan_unit unit_of_case(struct unit_walk *walk, size_t source, const struct expr *expr) {
    enum plan_unit unit = PLAN_UNIT_NUMBER;
    bool is_first = true;
    for (size_t i = 0; i < expr->n_children; i++) {
        bool is_result = i % 2 == 1 || i + 1 == expr->n_children;
        if (!is_result || expr->children[i]->op == EXPR_NULL) continue;
        enum plan_unit own = unit_of_expr(walk, source, expr->children[i]);
        if (!is_first && own != unit) return PLAN_UNIT_NUMBER;
        unit = own;
        is_first = false;
    }
    return unit;
}

static enum plan_unit unit_of_expr(struct unit_walk *walk, size_t source, const struct expr *expr) {
    if (expr->op == EXPR_WORKING_DAYS) return PLAN_UNIT_WORKING_DAYS;
    if (expr->op == EXPR_DAYS) return PLAN_UNIT_DAYS;
    if (expr->op == EXPR_SLOT) return unit_of_slot(walk, source, expr->slot);
    if (expr->op == EXPR_CASE) return unit_of_case(walk, source, expr);
    const struct expr_aggregate *aggregate = expr->aggregate;
    if (aggregate != NULL && aggregate->value != NULL) return unit_of_expr(walk, aggregate->source, aggregate->value);
    return PLAN_UNIT_NUMBER;
}

static enum plan_unit unit_of_slot(struct unit_walk *walk, size_t source, size_t slot) {
    const struct model_source *model = &walk->model->sources[source];
    if (slot < model->n_columns || walk->is_known[source][slot]) return walk->known[source][slot];
    const struct expr *value = model->fields[slot - model->n_columns].value;
    if (value != NULL) walk->known[source][slot] = unit_of_expr(walk, source, value);
    walk->is_known[source][slot] = true;
    return walk->known[source][slot];
}

enum plan_unit plan_unit_of(const struct plan_state *state, size_t source, size_t slot) {
    const struct model *model = state->model;
    struct unit_walk walk = {.model = model, .known = ARENA_ARRAY(state->arena, enum plan_unit *, model->n_sources),
                             .is_known = ARENA_ARRAY(state->arena, bool *, model->n_sources)};
    for (size_t i = 0; i < model->n_sources; i++) {
        walk.known[i] = ARENA_ARRAY(state->arena, enum plan_unit, model->sources[i].scope.n_slots);
        walk.is_known[i] = ARENA_ARRAY(state->arena, bool, model->sources[i].scope.n_slots);
    }
    return unit_of_slot(&walk, source, slot);
}
