/* count/aggregate.c - one loop for each way in which rows come to one word a key. */
#include "count/aggregate.h"

/* --- values as words ------------------------------------------------------------------------------------------------ */

enum { MOST_SHORT = 254 };

static struct key_code code_of(const struct step *step, bool is_inverted) {
    bool is_truth = step->kind.type == TYPE_BOOL;
    bool is_short = step->kind.type == TYPE_CATEGORY && step->kind.list->n_categories < MOST_SHORT;
    unsigned bits = is_truth || is_short ? 8 : step->wide != NULL || step->kind.type == TYPE_INTEGER ? 64 : 32;
    return (struct key_code){.bits = bits, .is_inverted = is_inverted};
}

/* From 1 on, in the order of values; 0 is "unknown". Codes of 8 bits are at least 0. */
static uint64_t encoded(struct key_code code, int64_t value) {
    uint64_t word;
    if (value == VEC_NONE_WIDE) return 0;
    if (code.bits == 8)
        word = (uint64_t)value + 1;
    else if (code.bits == 32)
        word = (uint32_t)(int32_t)value ^ (uint32_t)INT32_MIN;
    else
        word = (uint64_t)value ^ (uint64_t)INT64_MIN;
    uint64_t most = code.bits == 64 ? UINT64_MAX : ((uint64_t)1 << code.bits) - 1;
    return code.is_inverted ? most - word + 1 : word;
}

static int64_t decoded(struct key_code code, uint64_t word) {
    uint64_t most = code.bits == 64 ? UINT64_MAX : ((uint64_t)1 << code.bits) - 1;
    word &= most;
    if (word == 0) return VEC_NONE_WIDE;
    if (code.is_inverted) word = most - word + 1;
    if (code.bits == 8) return (int64_t)word - 1;
    if (code.bits == 32) return (int32_t)((uint32_t)word ^ (uint32_t)INT32_MIN);
    return (int64_t)(word ^ (uint64_t)INT64_MIN);
}

static void encode_short(const int32_t *codes, const uint16_t *rows, size_t n, uint64_t *ret) {
    for (size_t i = 0; i < n; i++) ret[i] = codes[rows[i]] < 0 ? 0 : (uint64_t)(uint32_t)codes[rows[i]] + 1;
}

static void encode_dates(const int32_t *dates, const uint16_t *rows, size_t n, uint64_t *ret) {
    for (size_t i = 0; i < n; i++) ret[i] = (uint32_t)dates[rows[i]] ^ (uint32_t)INT32_MIN;
}

/* Of the listed rows: the common kinds have loops of their own. */
static void encode_rows(struct key_code code, const struct step *step, const uint16_t *rows, size_t n, uint64_t *ret) {
    bool is_narrow = step->narrow != NULL && !code.is_inverted;
    if (is_narrow && code.bits == 8)
        encode_short(step->narrow, rows, n, ret);
    else if (is_narrow && code.bits == 32)
        encode_dates(step->narrow, rows, n, ret);
    else
        for (size_t i = 0; i < n; i++) ret[i] = encoded(code, step_value(step, rows[i]));
}

/* --- joining rows to what there is ---------------------------------------------------------------------------------- */

/* The greatest word of each key. */
#define JOIN_GREATEST(name, type)                                                                                              \
    static void name(struct aggregate_state *state, const int32_t *keys, const uint16_t *rows, size_t n, const uint64_t *words) { \
        for (size_t i = 0; i < n; i++) {                                                                                       \
            int32_t key = keys[rows[i]];                                                                                       \
            if (key < 0 || words[i] == 0) continue;                                                                            \
            type *word = (type *)key_page_of(&state->words, (size_t)key) + (size_t)key % KEYS_A_PAGE;                          \
            if ((type)words[i] > *word) *word = (type)words[i];                                                                \
        }                                                                                                                      \
    }

JOIN_GREATEST(join_greatest_8, uint8_t)
JOIN_GREATEST(join_greatest_16, uint16_t)
JOIN_GREATEST(join_greatest_32, uint32_t)
JOIN_GREATEST(join_greatest_64, uint64_t)

static void join_count(struct aggregate_state *state, const int32_t *keys, const uint16_t *rows, size_t n, const uint64_t *words) {
    (void)words;
    for (size_t i = 0; i < n; i++) {
        int32_t key = keys[rows[i]];
        if (key < 0) continue;
        uint32_t *word = (uint32_t *)key_page_of(&state->words, (size_t)key) + (size_t)key % KEYS_A_PAGE;
        if (++*word == 0) state->overflowed = true;
    }
}

/* The lowest number means "unknown", so no sum may come to it. */
static void join_sum(struct aggregate_state *state, const int32_t *keys, const uint16_t *rows, size_t n, const uint64_t *words) {
    for (size_t i = 0; i < n; i++) {
        int32_t key = keys[rows[i]];
        if (key < 0 || words[i] == 0) continue;
        uint64_t *word = (uint64_t *)key_page_of(&state->words, (size_t)key) + (size_t)key % KEYS_A_PAGE;
        int64_t sum = *word == 0 ? 0 : decoded(state->value, *word);
        if (__builtin_add_overflow(sum, decoded(state->value, words[i]), &sum) || sum == VEC_NONE_WIDE) state->overflowed = true;
        else
            *word = encoded(state->value, sum);
    }
}

/* First and last of numbers too large to stand in one word with what orders them. */
static void join_ordered(struct aggregate_state *state, size_t key, uint64_t order, uint64_t value) {
    uint64_t *first = (uint64_t *)key_page_of(&state->orders, key) + key % KEYS_A_PAGE;
    uint64_t *second = (uint64_t *)key_page_of(&state->words, key) + key % KEYS_A_PAGE;
    if (order > *first || (order == *first && value > *second)) *second = value;
    if (order > *first) *first = order;
}

static void add_ordered(struct aggregate_state *state, const struct program *program, const int32_t *keys, const uint16_t *rows, size_t n) {
    for (size_t i = 0; i < n; i++) {
        uint64_t order = encoded(state->order, step_value(&program->steps[state->by_step], rows[i]));
        uint64_t value = encoded(state->value, step_value(&program->steps[state->value_step], rows[i]));
        if (keys[rows[i]] >= 0 && order != 0) join_ordered(state, (size_t)keys[rows[i]], order, value);
    }
}

/* --- beginning ------------------------------------------------------------------------------------------------------ */

static const struct {
    bool is_inverted;       /* the smallest is wanted: of what orders, where something does */
    aggregate_joiner *join; /* NULL: the greatest word */
} kinds[] = {
    [AGGREGATE_MAX] = {false, NULL},         [AGGREGATE_MIN] = {true, NULL},  [AGGREGATE_SUM] = {false, join_sum},
    [AGGREGATE_COUNT] = {false, join_count}, [AGGREGATE_ANY] = {false, NULL}, [AGGREGATE_FIRST] = {true, NULL},
    [AGGREGATE_LAST] = {false, NULL},
};

static size_t bytes_of(unsigned bits) {
    return bits <= 8 ? 1 : bits <= 16 ? 2 : bits <= 32 ? 4 : 8;
}

static aggregate_joiner *greatest_of(size_t n_bytes) {
    return n_bytes == 1 ? join_greatest_8 : n_bytes == 2 ? join_greatest_16 : n_bytes == 4 ? join_greatest_32 : join_greatest_64;
}

void aggregate_begin(struct arena *arena, struct aggregate_state *state, const struct program *program) {
    bool is_inverted = kinds[state->what->kind].is_inverted;
    state->value = (struct key_code){.bits = state->what->kind == AGGREGATE_COUNT ? 32 : 8};
    if (state->value_step != NONE) state->value = code_of(&program->steps[state->value_step], is_inverted);
    if (state->by_step != NONE) state->order = code_of(&program->steps[state->by_step], is_inverted);
    bool fits = state->order.bits + state->value.bits <= 64;
    size_t n_bytes = fits ? bytes_of(state->order.bits + state->value.bits) : sizeof(uint64_t);
    state->words = (struct key_pages){.arena = arena, .item_bytes = n_bytes};
    state->orders = (struct key_pages){.arena = arena, .item_bytes = sizeof(uint64_t)};
    state->join = kinds[state->what->kind].join != NULL ? kinds[state->what->kind].join : fits ? greatest_of(n_bytes) : NULL;
}

void aggregate_forget(struct aggregate_state *state) {
    state->overflowed = false;
    key_pages_clear(&state->words);
    key_pages_clear(&state->orders);
}

/* --- rows ----------------------------------------------------------------------------------------------------------- */

enum { CHUNK = 1024 };   /* rows at a time, so that what they need stays near */

/* A word for each of the rows; a row without what orders it does not count. */
static void words_of_rows(const struct aggregate_state *state, const struct program *program, const uint16_t *rows, size_t n, uint64_t *ret) {
    uint64_t orders[CHUNK];
    if (state->value_step == NONE)
        for (size_t i = 0; i < n; i++) ret[i] = encoded(state->value, 1);
    else
        encode_rows(state->value, &program->steps[state->value_step], rows, n, ret);
    if (state->by_step == NONE) return;
    encode_rows(state->order, &program->steps[state->by_step], rows, n, orders);
    for (size_t i = 0; i < n; i++) ret[i] = orders[i] == 0 ? 0 : orders[i] << state->value.bits | ret[i];
}

static void add_rows(struct aggregate_state *state, const struct program *program, const int32_t *keys, const uint16_t *rows, size_t n) {
    uint64_t words[CHUNK];
    if (state->join == NULL) {
        add_ordered(state, program, keys, rows, n);
        return;
    }
    if (state->what->kind != AGGREGATE_COUNT) words_of_rows(state, program, rows, n, words);
    state->join(state, keys, rows, n, words);
}

void aggregate_add(struct aggregate_state *state, const struct program *program, const int32_t *keys, const uint64_t *is_visible, size_t n_rows) {
    uint64_t bits[BATCH_WORDS];
    uint16_t rows[BATCH_ROWS + LOOPS_SLACK];
    size_t n_words = bits_words(n_rows);
    memcpy(bits, is_visible, n_words * sizeof *bits);
    if (state->where_step != NONE) {
        const uint64_t *where = program->steps[state->where_step].is_true;
        for (size_t i = 0; i < n_words; i++) bits[i] &= where[i];
    }
    size_t n = program->loops->list_rows(bits, n_words, rows);
    for (size_t from = 0; from < n; from += CHUNK) add_rows(state, program, keys, rows + from, n - from < CHUNK ? n - from : CHUNK);
}

/* --- what they come to ---------------------------------------------------------------------------------------------- */

#define WORDS_OF_KEYS(name, type)                                                                                   \
    static void name(const struct key_pages *words, const int32_t *keys, size_t n, uint64_t *ret) {                 \
        for (size_t i = 0; i < n; i++) {                                                                            \
            const type *page = keys[i] < 0 ? NULL : key_page(words, (size_t)keys[i]);                               \
            ret[i] = page == NULL ? 0 : page[(size_t)keys[i] % KEYS_A_PAGE];                                        \
        }                                                                                                           \
    }

WORDS_OF_KEYS(words_8, uint8_t)
WORDS_OF_KEYS(words_16, uint16_t)
WORDS_OF_KEYS(words_32, uint32_t)
WORDS_OF_KEYS(words_64, uint64_t)

static void words_of(const struct key_pages *words, const int32_t *keys, size_t n, uint64_t *ret) {
    if (words->item_bytes == 1)
        words_8(words, keys, n, ret);
    else if (words->item_bytes == 2)
        words_16(words, keys, n, ret);
    else if (words->item_bytes == 4)
        words_32(words, keys, n, ret);
    else
        words_64(words, keys, n, ret);
}

/* A record without rows: no value, but count is 0 and any is false. */
static int64_t value_of(const struct aggregate_state *state, uint64_t word) {
    if (state->what->kind == AGGREGATE_COUNT) return (int64_t)word;
    if (state->what->kind == AGGREGATE_ANY) return word != 0;
    return decoded(state->value, word);
}

static void put_short(const uint64_t *words, size_t n, int32_t *ret) {
    for (size_t i = 0; i < n; i++) ret[i] = (words[i] & 0xFF) == 0 ? VEC_NONE : (int32_t)(words[i] & 0xFF) - 1;
}

static void put_values(const struct aggregate_state *state, const struct step *step, const uint64_t *words, size_t from, size_t n) {
    for (size_t i = 0; i < n; i++) {
        int64_t value = value_of(state, words[i]);
        if (step->wide_buffer != NULL)
            step->wide_buffer[from + i] = value;
        else
            step->narrow_buffer[from + i] = value == VEC_NONE_WIDE ? VEC_NONE : (int32_t)value;
    }
}

/* Chunks are whole words of bits. */
static void put_truth(const struct aggregate_state *state, const struct step *step, const uint64_t *words, size_t from, size_t n) {
    if (step->yes != NULL) BITS_FILL(step->yes + from / WORD_BITS, n, i, value_of(state, words[i]) == 1);
    if (step->no != NULL) BITS_FILL(step->no + from / WORD_BITS, n, i, value_of(state, words[i]) == 0);
}

void kernel_aggregate(const struct program *program, struct step *step, size_t n) {
    const int32_t *keys = program->steps[step->children[0]].narrow;
    const struct aggregate_state *state = step->aggregate;
    uint64_t words[CHUNK];
    for (size_t from = 0; from < n; from += CHUNK) {
        size_t n_words = n - from < CHUNK ? n - from : CHUNK;
        words_of(&state->words, keys + from, n_words, words);
        if (step->is_true != NULL)
            put_truth(state, step, words, from, n_words);
        else if (step->narrow_buffer != NULL && state->value.bits == 8 && !state->value.is_inverted)
            put_short(words, n_words, step->narrow_buffer + from);
        else
            put_values(state, step, words, from, n_words);
    }
}
