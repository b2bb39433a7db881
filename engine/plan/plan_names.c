/* plan/plan_names.c - names of a specification that only have a meaning once a cell's source is known. */
#include "plan/plan_state.h"

size_t plan_slot(const struct model *model, size_t source, const char *name, date_t day) {
    return expr_slot(&model->sources[source].scope, name, day);
}

static const char *nearest_hint(struct plan_state *state, const struct expr_scope *scope, const char *name) {
    const char **names = ARENA_ARRAY(state->arena, const char *, scope->n_slots);
    for (size_t i = 0; i < scope->n_slots; i++) names[i] = scope->slots[i].name;
    const char *nearest = text_nearest(state->arena, name, names, scope->n_slots);
    if (nearest == NULL) return NULL;
    return TEXT(state->arena, "did you mean '", nearest, "'?");
}

bool plan_need_slot(struct plan_state *state, size_t source, const char *name, date_t day, struct place place, size_t *ret) {
    size_t slot = plan_slot(state->model, source, name, day);
    if (slot == NONE) {
        const struct expr_scope *scope = &state->model->sources[source].scope;
        DIAG(state->diags, MSG_PLAN_NO_COLUMN, place, nearest_hint(state, scope, name), name, scope->source_name);
        return false;
    }
    *ret = slot;
    return true;
}
