/* count/missing.c - values that are missing, of every column that may be: counted on what the as-at day knows, whether or not anything
 * else asks for the column. */
#include "count/counter.h"

void missing_begin(struct counter *counter, struct source_state *state) {
    size_t n = counter->plan->model->sources[state->source].n_columns;
    state->missing = ARENA_ARRAY(counter->arena, struct count_column, n);
}

/* Of each column one loop that a compiler can unroll: `is_visible` is 0 or 1. */
static int64_t equal_to(const int32_t *values, int32_t wanted, const int32_t *is_visible, size_t n_rows) {
    int64_t n = 0;
    for (size_t i = 0; i < n_rows; i++) n += is_visible[i] & (values[i] == wanted);
    return n;
}

static int64_t missing_wide(const int64_t *values, const int32_t *is_visible, size_t n_rows) {
    int64_t n = 0;
    for (size_t i = 0; i < n_rows; i++) n += is_visible[i] & (values[i] == VEC_NONE_WIDE);
    return n;
}

/* Of texts and of several categories: a row that has none. */
static int64_t missing_rows(const uint32_t *offsets, const int32_t *is_visible, size_t n_rows) {
    int64_t n = 0;
    for (size_t i = 0; i < n_rows; i++) n += is_visible[i] & (offsets[i] == offsets[i + 1]);
    return n;
}

static int64_t unlisted_rows(const struct vec *vec, int32_t unlisted, const int32_t *is_visible, size_t n_rows) {
    int64_t n = 0;
    for (size_t i = 0; i < n_rows; i++) {
        bool has_one = false;
        for (uint32_t k = vec->offsets[i]; k < vec->offsets[i + 1]; k++) has_one |= vec->many[k] == unlisted;
        n += is_visible[i] & has_one;
    }
    return n;
}

static void add_column(const struct extract_column *column, const struct vec *vec, const int32_t *is_visible, size_t n_rows,
                       struct count_column *ret) {
    int32_t unlisted = column->list == NULL ? VEC_NONE : (int32_t)column->list->n_categories;
    if (vec->offsets != NULL) {
        ret->n_missing += missing_rows(vec->offsets, is_visible, n_rows);
        if (vec->many != NULL) ret->n_unlisted += unlisted_rows(vec, unlisted, is_visible, n_rows);
    } else if (vec->wide != NULL) {
        ret->n_missing += missing_wide(vec->wide, is_visible, n_rows);
    } else {
        ret->n_missing += equal_to(vec->codes, VEC_NONE, is_visible, n_rows);
        if (column->list != NULL) ret->n_unlisted += equal_to(vec->codes, unlisted, is_visible, n_rows);
    }
}

void missing_add(struct counter *counter, struct source_state *state, size_t n_rows) {
    const struct plan_source *planned = &counter->plan->sources[state - counter->sources];
    const int32_t *is_visible = state->views[0].known.is_visible;
    for (size_t i = 0; i < n_rows; i++) state->n_known += is_visible[i];
    for (size_t i = 0; i < planned->schema.n_columns; i++)
        add_column(&planned->schema.columns[i], &state->views[0].known.columns[i], is_visible, n_rows, &state->missing[i]);
}
