/* count/aggregate.c - one function for each kind of aggregate. */
#include "count/aggregate.h"

/* Joins the value of one more row to that of the rows before (never unknown on either side). False where they do not fit together. */
typedef bool aggregate_join(int64_t *before, int64_t value);

static bool join_max(int64_t *before, int64_t value) {
    if (value > *before) *before = value;
    return true;
}

static bool join_min(int64_t *before, int64_t value) {
    if (value < *before) *before = value;
    return true;
}

/* The lowest number means "unknown", so no sum may come to it. */
static bool join_sum(int64_t *before, int64_t value) {
    return !__builtin_add_overflow(*before, value, before) && *before != VEC_NONE_WIDE;
}

static const struct {
    aggregate_join *join;
    int order;      /* -1 first, 1 last, 0 no order */
} kinds[] = {
    [AGGREGATE_MAX] = {join_max, 0},   [AGGREGATE_MIN] = {join_min, 0},  [AGGREGATE_SUM] = {join_sum, 0},
    [AGGREGATE_COUNT] = {join_sum, 0}, [AGGREGATE_ANY] = {join_max, 0},  [AGGREGATE_FIRST] = {join_min, -1},
    [AGGREGATE_LAST] = {join_max, 1},
};

static void make_room(struct arena *arena, struct aggregate_state *state, size_t key) {
    if (key < state->n_keys) return;
    size_t n = key + 1;
    state->values = arena_grow(arena, state->values, state->n_keys, n, sizeof *state->values, &state->capacity);
    state->orders = arena_grow(arena, state->orders, state->n_keys, n, sizeof *state->orders, &state->order_capacity);
    for (size_t i = state->n_keys; i < n; i++) state->values[i] = state->orders[i] = VEC_NONE_WIDE;
    state->n_keys = n;
}

static void join_value(struct aggregate_state *state, size_t key, int64_t value) {
    if (state->values[key] == VEC_NONE_WIDE)
        state->values[key] = value;
    else if (!kinds[state->what->kind].join(&state->values[key], value))
        state->overflowed = true;
}

static void add_ordered(struct aggregate_state *state, size_t key, int64_t value, int64_t order, int direction) {
    int64_t before = state->orders[key];
    bool is_better = before == VEC_NONE_WIDE || (direction > 0 ? order > before : order < before);
    if (is_better) {
        state->orders[key] = order;
        state->values[key] = value;
        return;
    }
    if (order == before && value != VEC_NONE_WIDE) join_value(state, key, value);
}

static void add_row(struct aggregate_state *state, const struct program *program, size_t key, size_t row) {
    int direction = kinds[state->what->kind].order;
    int64_t value = state->value_step == NONE ? 1 : step_value(&program->steps[state->value_step], row);
    if (direction != 0) {
        int64_t order = step_value(&program->steps[state->by_step], row);
        if (order != VEC_NONE_WIDE) add_ordered(state, key, value, order, direction);
        return;
    }
    if (value != VEC_NONE_WIDE) join_value(state, key, value);
}

void aggregate_add(struct arena *arena, struct aggregate_state *state, const struct program *program, const int32_t *keys,
                   const uint64_t *is_visible, size_t n_rows) {
    const uint64_t *where = state->where_step == NONE ? NULL : program->steps[state->where_step].is_true;
    for (size_t i = 0; i < bits_words(n_rows); i++) {
        uint64_t word = is_visible[i];
        if (where != NULL) word &= where[i];
        for (; word != 0; word &= word - 1) {
            size_t row = i * WORD_BITS + bit_lowest(word);
            if (keys[row] < 0) continue;
            make_room(arena, state, (size_t)keys[row]);
            add_row(state, program, (size_t)keys[row], row);
        }
    }
}

/* A record without rows: no value, but count is 0 and any is false. */
static int64_t without_rows(const struct aggregate_state *state) {
    bool counts = state->what->kind == AGGREGATE_COUNT || state->what->kind == AGGREGATE_ANY;
    return counts ? 0 : VEC_NONE_WIDE;
}

static int64_t value_of(const struct aggregate_state *state, int32_t key) {
    int64_t value = key >= 0 && (size_t)key < state->n_keys ? state->values[key] : VEC_NONE_WIDE;
    return value == VEC_NONE_WIDE ? without_rows(state) : value;
}

static void aggregate_truth(struct step *step, const int32_t *keys, size_t n) {
    if (step->yes != NULL) BITS_FILL(step->yes, n, row, value_of(step->aggregate, keys[row]) == 1);
    if (step->no != NULL) BITS_FILL(step->no, n, row, value_of(step->aggregate, keys[row]) == 0);
}

void kernel_aggregate(const struct program *program, struct step *step, size_t n) {
    const int32_t *keys = program->steps[step->children[0]].narrow;
    if (step->is_true != NULL) {
        aggregate_truth(step, keys, n);
        return;
    }
    for (size_t i = 0; i < n; i++) {
        int64_t value = value_of(step->aggregate, keys[i]);
        if (step->wide_buffer != NULL)
            step->wide_buffer[i] = value;
        else
            step->narrow_buffer[i] = value == VEC_NONE_WIDE ? VEC_NONE : (int32_t)value;
    }
}
