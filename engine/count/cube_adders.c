/* count/cube_adders.c - adds rows to cubes, a loop for every shape that is common.
 *
 * A code is its own place among those of its dimension, and what is missing stands behind the last: as an unsigned number it is larger
 * than any place, so the lesser of the two is the place. */
#include "count/counter.h"

static size_t n_places_of(const struct plan_dimension *dimension) {
    return dimension->list->n_categories + 2;
}

static size_t place_of_code(int32_t code, size_t missing) {
    uint32_t place = (uint32_t)code;
    return place < missing ? place : missing;
}

static const struct step *step_of(const struct cube_state *state, const struct cube_rows *rows, size_t dimension) {
    return &rows->program->steps[state->steps[dimension]];
}

/* --- how many records ----------------------------------------------------------------------------------------------- */

static void add_number(struct cube_state *state, const struct cube_rows *rows) {
    state->values[0] += (int64_t)rows->n;
}

static void add_by_one(struct cube_state *state, const struct cube_rows *rows) {
    const int32_t *codes = step_of(state, rows, 0)->narrow;
    size_t missing = n_places_of(&state->cube->dimensions[0]) - 1;
    for (size_t i = 0; i < rows->n; i++) state->values[place_of_code(codes[rows->rows[i]], missing)]++;
}

static void add_by_two(struct cube_state *state, const struct cube_rows *rows) {
    const int32_t *outer = step_of(state, rows, 0)->narrow, *inner = step_of(state, rows, 1)->narrow;
    size_t n_inner = n_places_of(&state->cube->dimensions[1]);
    size_t outer_missing = n_places_of(&state->cube->dimensions[0]) - 1, inner_missing = n_inner - 1;
    for (size_t i = 0; i < rows->n; i++) {
        size_t row = rows->rows[i];
        state->values[place_of_code(outer[row], outer_missing) * n_inner + place_of_code(inner[row], inner_missing)]++;
    }
}

/* A record counts once in each of its categories. */
static void add_by_many(struct cube_state *state, const struct cube_rows *rows) {
    const struct vec *view = step_of(state, rows, 0)->view;
    size_t missing = n_places_of(&state->cube->dimensions[0]) - 1;
    for (size_t i = 0; i < rows->n; i++) {
        uint32_t from = view->offsets[rows->rows[i]], end = view->offsets[rows->rows[i] + 1];
        if (from == end) state->values[missing]++;
        for (uint32_t k = from; k < end; k++) state->values[place_of_code(view->many[k], missing)]++;
    }
}

/* --- any shape ------------------------------------------------------------------------------------------------------ */

/* Counts, sums, or keeps the value at a place. */
static void add_at(struct cube_state *state, size_t place, int64_t amount) {
    if (state->sums != NULL) {
        state->sums[place] += amount;
    } else if (state->distributions == NULL) {
        state->values[place] += amount;
    } else {
        if (state->distributions[place] == NULL) state->distributions[place] = distribution_new(state->arena);
        distribution_add(state->distributions[place], amount);
    }
}

/* Adds a row at every place that it has: a dimension of many categories has one for each. */
static void add_row(struct cube_state *state, const struct cube_rows *rows, size_t dimension, size_t place, size_t row, int64_t amount) {
    if (dimension == state->cube->n_dimensions) {
        add_at(state, place, amount);
        return;
    }
    const struct plan_dimension *own = &state->cube->dimensions[dimension];
    const struct step *step = step_of(state, rows, dimension);
    size_t outer = place * n_places_of(own), missing = n_places_of(own) - 1;
    if (!own->is_many) {
        add_row(state, rows, dimension + 1, outer + place_of_code(step->narrow[row], missing), row, amount);
        return;
    }
    const struct vec *view = step->view;
    if (view->offsets[row] == view->offsets[row + 1]) add_row(state, rows, dimension + 1, outer + missing, row, amount);
    for (uint32_t k = view->offsets[row]; k < view->offsets[row + 1]; k++)
        add_row(state, rows, dimension + 1, outer + place_of_code(view->many[k], missing), row, amount);
}

/* What a row adds: 1 for the record, its number, or its value as a number; VEC_NONE_WIDE where it has none. */
static int64_t amount_of(const struct cube_state *state, const struct step *measured, size_t row) {
    if (measured == NULL) return 1;
    if (measured->kind.type != TYPE_TEXT || measured->keys != NULL) return step_value(measured, row);
    const struct vec *view = measured->view;
    size_t n = view->offsets[row + 1] - view->offsets[row];
    return n == 0 ? VEC_NONE_WIDE : (int64_t)intern_add(state->texts, view->bytes + view->offsets[row], n, NULL);
}

static void add_any(struct cube_state *state, const struct cube_rows *rows) {
    const struct step *measured = state->cube->measured_slot == NONE ? NULL : &rows->program->steps[state->measured_step];
    for (size_t i = 0; i < rows->n; i++) {
        int64_t amount = amount_of(state, measured, rows->rows[i]);
        if (amount != VEC_NONE_WIDE) add_row(state, rows, 0, 0, rows->rows[i], amount);
    }
}

cube_adder *cube_adder_of(const struct plan_cube *cube) {
    const struct plan_dimension *dimensions = cube->dimensions;
    if (cube->measured_slot != NONE || cube->n_dimensions > 2) return add_any;
    if (cube->n_dimensions == 0) return add_number;
    if (cube->n_dimensions == 1) return dimensions[0].is_many ? add_by_many : add_by_one;
    return dimensions[0].is_many || dimensions[1].is_many ? add_any : add_by_two;
}
