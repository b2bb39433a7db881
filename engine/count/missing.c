/* count/missing.c - values that are missing, of every column that may be: counted on what the as-at day knows, whether or not anything
 * else asks for the column. */
#include "count/counter.h"

/* Of each column one loop that a compiler can unroll, and another where the as-at day hides rows. */
#define COUNT_VISIBLE(known, n_rows, row, condition)                                                                \
    do {                                                                                                            \
        uint32_t n_ = 0;                                                                                            \
        if ((known)->are_all_visible)                                                                               \
            for (size_t row = 0; row < (n_rows); row++) n_ += (uint32_t)(condition);                                \
        else                                                                                                        \
            for (size_t row = 0; row < (n_rows); row++) n_ += (uint32_t)bit_at((known)->is_visible, row) & (uint32_t)(condition); \
        return n_;                                                                                                  \
    } while (0)

static int64_t equal_to(const int32_t *values, int32_t wanted, const struct known_columns *known, size_t n_rows) {
    COUNT_VISIBLE(known, n_rows, i, values[i] == wanted);
}

static int64_t missing_wide(const int64_t *values, const struct known_columns *known, size_t n_rows) {
    COUNT_VISIBLE(known, n_rows, i, values[i] == VEC_NONE_WIDE);
}

/* Of texts and of several categories: a row that has none. */
static int64_t missing_rows(const uint32_t *offsets, const struct known_columns *known, size_t n_rows) {
    COUNT_VISIBLE(known, n_rows, i, offsets[i] == offsets[i + 1]);
}

static bool holds_code(const struct vec *vec, int32_t code, size_t row) {
    bool has_one = false;
    for (uint32_t k = vec->offsets[row]; k < vec->offsets[row + 1]; k++) has_one |= vec->many[k] == code;
    return has_one;
}

static int64_t unlisted_rows(const struct vec *vec, int32_t unlisted, const struct known_columns *known, size_t n_rows) {
    COUNT_VISIBLE(known, n_rows, i, holds_code(vec, unlisted, i));
}

/* Only a draft reads values that are not in their list. */
static void add_column(const struct extract_column *column, const struct vec *vec, const struct known_columns *known, size_t n_rows, bool is_draft,
                       struct count_column *ret) {
    bool may_be_unlisted = is_draft && column->list != NULL;
    int32_t unlisted = column->list == NULL ? VEC_NONE : (int32_t)column->list->n_categories;
    if (vec->offsets != NULL) {
        ret->n_missing += missing_rows(vec->offsets, known, n_rows);
        if (may_be_unlisted) ret->n_unlisted += unlisted_rows(vec, unlisted, known, n_rows);
    } else if (vec->wide != NULL) {
        ret->n_missing += missing_wide(vec->wide, known, n_rows);
    } else {
        ret->n_missing += equal_to(vec->codes, VEC_NONE, known, n_rows);
        if (may_be_unlisted) ret->n_unlisted += equal_to(vec->codes, unlisted, known, n_rows);
    }
}

void missing_add(struct worker *worker, struct source_state *state, size_t n_rows) {
    const struct plan_source *planned = &worker->plan->sources[state - worker->sources];
    const struct known_columns *known = &state->views[0].known;
    const struct plan_options *options = &worker->plan->options;
    state->tally.n_known += (int64_t)bits_count(known->is_visible, bits_words(n_rows));
    if (options->without_about) return;
    for (size_t i = 0; i < planned->schema.n_columns; i++)
        add_column(&planned->schema.columns[i], &known->columns[i], known, n_rows, options->is_draft, &state->tally.missing[i]);
}
