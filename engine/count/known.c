/* count/known.c - what was known on the as-at day.
 *
 * A record recorded later does not exist; a value whose governing date is later is missing (docs/counting-rules.md). Without an as-at day
 * the columns are those of the batch, and nothing is copied. */
#include "count/counter.h"

#include <string.h>

static const struct model_source *model_of(const struct worker *worker, const struct source_state *state) {
    return &worker->plan->model->sources[state->source];
}

void known_begin(struct worker *worker, const struct source_state *state, struct known_columns *known) {
    size_t n = model_of(worker, state)->n_columns;
    known->columns = ARENA_ARRAY(worker->arena, struct vec, n);
    known->narrow = ARENA_ARRAY(worker->arena, int32_t *, n);
    known->wide = ARENA_ARRAY(worker->arena, int64_t *, n);
    known->offsets = ARENA_ARRAY(worker->arena, uint32_t *, n);
    known->many = ARENA_ARRAY(worker->arena, int32_t *, n);
    known->many_capacity = ARENA_ARRAY(worker->arena, size_t, n);
    known->bytes = ARENA_ARRAY(worker->arena, char *, n);
    known->bytes_capacity = ARENA_ARRAY(worker->arena, size_t, n);
    known->is_visible = ARENA_ARRAY(worker->arena, uint64_t, BATCH_WORDS);
}

static bool is_later(date_t governing, date_t as_at) {
    return governing != DATE_NONE && governing > as_at;
}

static void hide_narrow(struct worker *worker, struct known_columns *known, size_t column, const int32_t *governing, size_t n_rows) {
    date_t as_at = known->as_at;
    const int32_t *from = known->columns[column].codes;
    if (known->narrow[column] == NULL) known->narrow[column] = ARENA_ARRAY(worker->arena, int32_t, BATCH_ROWS);
    int32_t *to = known->narrow[column];
    bool is_date = known->columns[column].type == COLUMN_DATE;
    for (size_t i = 0; i < n_rows; i++) {
        /* Nobody knows of a day before it comes, whether or not it was noted when they did. */
        bool is_to_come = is_date && is_later(from[i], as_at);
        to[i] = is_to_come || is_later(governing[i], as_at) ? VEC_NONE : from[i];
    }
    known->columns[column].codes = to;
}

static void hide_wide(struct worker *worker, struct known_columns *known, size_t column, const int32_t *governing, size_t n_rows) {
    date_t as_at = known->as_at;
    const int64_t *from = known->columns[column].wide;
    if (known->wide[column] == NULL) known->wide[column] = ARENA_ARRAY(worker->arena, int64_t, BATCH_ROWS);
    int64_t *to = known->wide[column];
    for (size_t i = 0; i < n_rows; i++) to[i] = is_later(governing[i], as_at) ? VEC_NONE_WIDE : from[i];
    known->columns[column].wide = to;
}

/* Rows of texts or of many categories are copied without the hidden ones. */
static void hide_rows(struct worker *worker, struct known_columns *known, size_t column, const int32_t *governing, size_t n_rows) {
    date_t as_at = known->as_at;
    struct vec *vec = &known->columns[column];
    if (known->offsets[column] == NULL) known->offsets[column] = ARENA_ARRAY(worker->arena, uint32_t, BATCH_ROWS + 1);
    size_t n = vec->offsets[n_rows];
    bool is_text = vec->type == COLUMN_TEXT;
    if (is_text)
        known->bytes[column] = arena_grow(worker->arena, known->bytes[column], 0, n, 1, &known->bytes_capacity[column]);
    else
        known->many[column] =
            arena_grow(worker->arena, known->many[column], 0, n, sizeof(int32_t), &known->many_capacity[column]);
    uint32_t *offsets = known->offsets[column], used = 0;
    for (size_t i = 0; i < n_rows; i++) {
        uint32_t length = is_later(governing[i], as_at) ? 0 : vec->offsets[i + 1] - vec->offsets[i];
        offsets[i] = used;
        if (is_text && length > 0) memcpy(known->bytes[column] + used, vec->bytes + vec->offsets[i], length);
        if (!is_text && length > 0) memcpy(known->many[column] + used, vec->many + vec->offsets[i], length * sizeof(int32_t));
        used += length;
    }
    offsets[n_rows] = used;
    *vec = (struct vec){.type = vec->type, .offsets = offsets, .many = known->many[column], .bytes = known->bytes[column]};
}

static void hide(struct worker *worker, struct known_columns *known, size_t column, const int32_t *governing, size_t n_rows) {
    if (known->columns[column].offsets != NULL)
        hide_rows(worker, known, column, governing, n_rows);
    else if (known->columns[column].wide != NULL)
        hide_wide(worker, known, column, governing, n_rows);
    else
        hide_narrow(worker, known, column, governing, n_rows);
}

void known_columns_of(struct worker *worker, const struct source_state *state, struct known_columns *known, const struct batch *batch) {
    const struct model_source *model = model_of(worker, state);
    memcpy(known->columns, batch->columns, model->n_columns * sizeof *known->columns);
    bits_fill_all(known->is_visible, batch->n_rows);
    known->are_all_visible = true;
    if (known->as_at == DATE_NONE) return;
    for (size_t i = 0; i < model->n_columns; i++)
        if (model->columns[i].known_from != NONE)
            hide(worker, known, i, batch->columns[model->columns[i].known_from].codes, batch->n_rows);
    if (model->known_from == NONE) return;
    const int32_t *recorded = batch->columns[model->known_from].codes;
    date_t as_at = known->as_at;
    BITS_FILL(known->is_visible, batch->n_rows, i, !is_later(recorded[i], as_at));
    known->are_all_visible = bits_count(known->is_visible, bits_words(batch->n_rows)) == batch->n_rows;
}
