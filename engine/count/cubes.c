/* count/cubes.c - adds the rows of a batch to the cubes of their source. */
#include "count/counter.h"

void cubes_begin(struct counter *counter) {
    const struct plan *plan = counter->plan;
    counter->cubes = ARENA_ARRAY(counter->arena, struct cube_state, plan->n_cubes);
    for (size_t i = 0; i < plan->n_cubes; i++) {
        counter->cubes[i].values = ARENA_ARRAY(counter->arena, int64_t, plan->cubes[i].n_places);
        if (!plan->cubes[i].keeps_values) continue;
        counter->cubes[i].arena = counter->arena;
        counter->cubes[i].distributions = ARENA_ARRAY(counter->arena, struct distribution *, plan->cubes[i].n_places);
        counter->cubes[i].texts = intern_new(counter->arena);
    }
}

const struct value_count *count_values(const struct counter *counter, size_t cube, size_t place, size_t *ret_n) {
    struct distribution *distribution = counter->cubes[cube].distributions[place];
    *ret_n = 0;
    return distribution == NULL ? NULL : distribution_pairs(distribution, ret_n);
}

/* All conditions of a cube, row by row, in `ret`: 1 or 0. Unknown keeps no row. */
static void mask_of(const struct source_view *view, const struct plan_cube *cube, size_t n_rows, int32_t *ret) {
    for (size_t i = 0; i < n_rows; i++) ret[i] = view->known.is_visible[i];
    for (size_t k = 0; k < cube->n_conditions; k++) {
        const int32_t *is_true = view->program.steps[view->condition_steps[cube->conditions[k]]].narrow;
        for (size_t i = 0; i < n_rows; i++) ret[i] &= is_true[i] == 1;
    }
}

static size_t place_of_code(const struct plan_dimension *dimension, int32_t code) {
    return code < 0 ? dimension->list->n_categories + 1 : (size_t)code;
}

static size_t n_places_of(const struct plan_dimension *dimension) {
    return dimension->list->n_categories + 2;
}

/* Counts, sums, or keeps the value at a place. */
static void add_at(struct cube_state *state, size_t place, int64_t amount) {
    if (state->distributions != NULL) {
        if (state->distributions[place] == NULL) state->distributions[place] = distribution_new(state->arena);
        distribution_add(state->distributions[place], amount);
        return;
    }
    if (__builtin_add_overflow(state->values[place], amount, &state->values[place])) state->overflowed = true;
}

/* Adds a row at every place that it has: a dimension of many categories has one for each. */
static void add_row(const struct program *program, const struct plan_cube *cube, struct cube_state *state, size_t dimension, size_t place,
                    size_t row, int64_t amount) {
    if (dimension == cube->n_dimensions) {
        add_at(state, place, amount);
        return;
    }
    const struct plan_dimension *own = &cube->dimensions[dimension];
    const struct step *step = &program->steps[state->steps[dimension]];
    size_t outer = place * n_places_of(own);
    if (!own->is_many) {
        add_row(program, cube, state, dimension + 1, outer + place_of_code(own, step->narrow[row]), row, amount);
        return;
    }
    const struct vec *view = step->view;
    if (view->offsets[row] == view->offsets[row + 1])
        add_row(program, cube, state, dimension + 1, outer + place_of_code(own, VEC_NONE), row, amount);
    for (uint32_t k = view->offsets[row]; k < view->offsets[row + 1]; k++)
        add_row(program, cube, state, dimension + 1, outer + place_of_code(own, view->many[k]), row, amount);
}

/* Most cubes of counting rules have one place: no more than the rows of a mask. */
static int64_t n_set(const int32_t *mask, size_t n_rows) {
    int64_t n = 0;
    for (size_t i = 0; i < n_rows; i++) n += mask[i];
    return n;
}

/* What a row adds: 1 for the record, its number, or its value as a number; VEC_NONE_WIDE where it has none. */
static int64_t amount_of(struct cube_state *state, const struct step *measured, size_t row) {
    if (measured == NULL) return 1;
    if (measured->kind.type != TYPE_TEXT || measured->keys != NULL) return step_value(measured, row);
    const struct vec *view = measured->view;
    size_t n = view->offsets[row + 1] - view->offsets[row];
    return n == 0 ? VEC_NONE_WIDE : (int64_t)intern_add(state->texts, view->bytes + view->offsets[row], n, NULL);
}

static void add_batch(struct counter *counter, const struct source_view *view, size_t index, const int32_t *mask, size_t n_rows) {
    const struct plan_cube *cube = &counter->plan->cubes[index];
    struct cube_state *sums = &counter->cubes[index];
    const struct step *measured = cube->measured_slot == NONE ? NULL : &view->program.steps[sums->measured_step];
    if (cube->n_dimensions == 0 && measured == NULL) {
        add_at(sums, 0, n_set(mask, n_rows));
        return;
    }
    for (size_t i = 0; i < n_rows; i++) {
        if (mask[i] == 0) continue;
        int64_t amount = amount_of(sums, measured, i);
        if (amount != VEC_NONE_WIDE) add_row(&view->program, cube, sums, 0, 0, i, amount);
    }
}

void cubes_add(struct counter *counter, struct source_state *state, size_t n_rows) {
    int32_t mask[BATCH_ROWS];
    for (size_t i = 0; i < counter->plan->n_cubes; i++) {
        const struct plan_cube *cube = &counter->plan->cubes[i];
        if (cube->source != state->source || !cube->is_wanted) continue;
        const struct source_view *view = &state->views[cube->as_at];
        mask_of(view, cube, n_rows, mask);
        add_batch(counter, view, i, mask, n_rows);
    }
}
