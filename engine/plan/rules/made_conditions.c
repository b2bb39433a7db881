/* plan/rules/made_conditions.c - conditions that no specification writes: those of a limit's dates and results, and of late records. */
#include "plan/plan_state.h"

static const struct expr *keep(struct plan_state *state, struct expr expr, struct place place) {
    struct expr *kept = ARENA_NEW(state->arena, struct expr);
    *kept = expr;
    kept->place = place;
    return kept;
}

const struct expr *made_slot(struct plan_state *state, size_t source, size_t slot, struct place place) {
    const struct expr_scope *scope = &state->model->sources[source].scope;
    return keep(state, (struct expr){.op = EXPR_SLOT, .kind = scope->slots[slot].kind, .slot = slot}, place);
}

const struct expr *made_constant(struct plan_state *state, struct value_kind kind, int64_t constant, struct place place) {
    return keep(state, (struct expr){.op = EXPR_CONSTANT, .kind = kind, .constant = constant}, place);
}

const struct expr *made_period_end(struct plan_state *state, struct place place) {
    return keep(state, (struct expr){.op = EXPR_PERIOD_END, .kind = {.type = TYPE_DATE}}, place);
}

const struct expr *made_join(struct plan_state *state, enum expr_op op, const struct expr *left, const struct expr *right) {
    const struct expr **children = ARENA_ARRAY(state->arena, const struct expr *, 2);
    children[0] = left;
    children[1] = right;
    enum value_type type = op == EXPR_DAYS ? TYPE_INTEGER : TYPE_BOOL;
    return keep(state, (struct expr){.op = op, .kind = {.type = type}, .children = children, .n_children = right ? 2 : 1}, left->place);
}
