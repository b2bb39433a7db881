/* plan/plan_cubes.c - conditions and cubes, each kept once.
 *
 * A cube's text names its source, conditions, dimensions and what is summed; equal texts are one cube, so that every table that needs
 * the same counts shares them. */
#include "plan/plan_state.h"

#include <string.h>

static const struct expr_scope *scope_of(const struct plan_state *state, size_t source) {
    return &state->model->sources[source].scope;
}

/* " in 2007-04-01..2008-03-31": what sets the texts of another window apart from those of the run's period. */
static const char *window_text(struct plan_state *state, size_t window) {
    struct period period = state->plan->windows[window];
    if (window == 0) return "";
    return TEXT(state->arena, " in ", date_iso(state->arena, period.start), "..", date_iso(state->arena, period.end));
}

size_t plan_condition_add(struct plan_state *state, size_t source, const struct expr *where, size_t window) {
    if (!plan_is_dated(state->plan, source, where)) window = 0;
    const char *text = expr_text_of(state->arena, where, scope_of(state, source));
    const char *name = TEXT(state->arena, state->model->sources[source].name, window_text(state, window), ": ", text);
    bool is_new;
    uint32_t index = intern_add(state->condition_texts, name, strlen(name), &is_new);
    if (is_new) {
        size_t n = state->plan->n_conditions;
        struct plan_condition *condition = ARENA_PUSH(state->arena, state->conditions, n, state->condition_capacity);
        *condition = (struct plan_condition){.source = source, .where = where, .text = text, .window = window};
        state->plan->n_conditions = n;
        state->plan->conditions = state->conditions;
    }
    return index;
}

/* Keeps the conditions of a count ascending and distinct, so that "a and b" and "b and a" are one cube. */
static bool insert_condition(struct plan_count *count, size_t condition) {
    size_t at = 0;
    while (at < count->n_conditions && count->conditions[at] < condition) at++;
    if (at < count->n_conditions && count->conditions[at] == condition) return true;
    if (count->n_conditions == PLAN_MAX_CONDITIONS) return false;
    memmove(&count->conditions[at + 1], &count->conditions[at], (count->n_conditions - at) * sizeof *count->conditions);
    count->conditions[at] = condition;
    count->n_conditions++;
    return true;
}

bool plan_count_where(struct plan_state *state, struct plan_count *count, const struct expr *where) {
    return insert_condition(count, plan_condition_add(state, count->source, where, count->window));
}

void plan_count_begin(struct plan_state *state, size_t source, size_t population, size_t window, struct plan_count *ret) {
    *ret = (struct plan_count){.source = source, .window = window, .population = population, .measured_slot = NONE};
    if (population == NONE) return;
    const struct expr *where = spec_where(&state->model->populations[population], plan_day(state, window));
    if (where != NULL) plan_count_where(state, ret, where);
}

static size_t dimension_places(const struct plan_dimension *dimension) {
    return dimension->list->n_categories + 2;
}

/* The window of a count, or 0 where nothing in it depends on the period. */
static size_t window_of(const struct plan_state *state, const struct plan_count *count) {
    const bool *is_dated = state->plan->is_dated[count->source];
    for (size_t i = 0; i < count->n_conditions; i++)
        if (state->conditions[count->conditions[i]].window == count->window) return count->window;
    for (size_t i = 0; i < count->n_dimensions; i++)
        if (is_dated[count->dimensions[i].slot]) return count->window;
    return count->measured_slot != NONE && is_dated[count->measured_slot] ? count->window : 0;
}

static const char *cube_text(struct plan_state *state, const struct plan_count *count) {
    struct text_builder out = {.arena = state->arena};
    const struct model_source *source = &state->model->sources[count->source];
    text_add(&out, count->measured_slot == NONE ? "count of " : count->keeps_values ? "values of " : "sum of ");
    text_add(&out, source->name);
    if (count->measured_slot != NONE) {
        text_add(&out, ".");
        text_add(&out, expr_slot_written(&source->scope.slots[count->measured_slot]));
    }
    for (size_t i = 0; i < count->n_dimensions; i++) {
        text_add(&out, i == 0 ? " by " : ", ");
        text_add(&out, expr_slot_written(&source->scope.slots[count->dimensions[i].slot]));
    }
    for (size_t i = 0; i < count->n_conditions; i++) {
        text_add(&out, i == 0 ? " where " : " and ");
        text_add(&out, state->plan->conditions[count->conditions[i]].text);
    }
    text_add(&out, window_text(state, window_of(state, count)));
    return text_done(&out);
}

static void cube_fill(struct plan_state *state, const struct plan_count *count, const char *text, struct plan_cube *ret) {
    size_t *conditions = ARENA_ARRAY(state->arena, size_t, count->n_conditions);
    memcpy(conditions, count->conditions, count->n_conditions * sizeof *conditions);
    *ret = (struct plan_cube){.source = count->source, .window = window_of(state, count), .conditions = conditions, .n_conditions = count->n_conditions,
                              .n_dimensions = count->n_dimensions, .measured_slot = count->measured_slot, .keeps_values = count->keeps_values, .n_places = 1, .text = text};
    for (size_t i = 0; i < count->n_dimensions; i++) {
        ret->dimensions[i] = count->dimensions[i];
        ret->n_places *= dimension_places(&count->dimensions[i]);
    }
}

static size_t place_of(const struct plan_count *count) {
    size_t place = 0;
    for (size_t i = 0; i < count->n_dimensions; i++)
        place = place * dimension_places(&count->dimensions[i]) + count->places[i];
    return place;
}

struct quantity plan_quantity(struct plan_state *state, const struct plan_count *count) {
    const char *text = cube_text(state, count);
    bool is_new;
    uint32_t index = intern_add(state->cube_texts, text, strlen(text), &is_new);
    if (is_new) {
        size_t n = state->plan->n_cubes;
        struct plan_cube *cube = ARENA_PUSH(state->arena, state->cubes, n, state->cube_capacity);
        cube_fill(state, count, text, cube);
        cube->rests_on = plan_sources_of_cube(state, cube);
        state->plan->n_cubes = n;
        state->plan->cubes = state->cubes;
    }
    bool can_be_told = count->population == NONE || plan_is_told(state, count->population, count->window, state->cubes[index].rests_on);
    state->is_short |= !can_be_told;
    state->cubes[index].is_wanted |= can_be_told;
    return (struct quantity){.cube = index, .place = place_of(count)};
}

struct quantity plan_quantity_as_at(struct plan_state *state, struct quantity quantity, size_t as_at) {
    struct plan_cube then = state->cubes[quantity.cube];
    if (as_at == 0) return quantity;
    then.as_at = as_at;
    then.text = TEXT(state->arena, then.text, " as at ", date_iso(state->arena, state->plan->as_at_days[as_at]));
    bool is_new;
    uint32_t index = intern_add(state->cube_texts, then.text, strlen(then.text), &is_new);
    if (is_new) {
        size_t n = state->plan->n_cubes;
        *ARENA_PUSH(state->arena, state->cubes, n, state->cube_capacity) = then;
        state->plan->n_cubes = n;
        state->plan->cubes = state->cubes;
    }
    return (struct quantity){.cube = index, .place = quantity.place};
}
