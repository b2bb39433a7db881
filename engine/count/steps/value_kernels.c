/* count/steps/value_kernels.c - one loop for every operator whose result is a number, a date or a category. */
#include "base/clones.h"
#include "count/steps/program.h"

static const struct step *child(const struct program *program, const struct step *step, size_t i) {
    return &program->steps[step->children[i]];
}

static void put(struct step *step, size_t row, int64_t value) {
    if (step->wide_buffer != NULL)
        step->wide_buffer[row] = value;
    else
        step->narrow_buffer[row] = value == VEC_NONE_WIDE || value > INT32_MAX || value <= INT32_MIN ? VEC_NONE : (int32_t)value;
}

/* --- case: from the last arm to the first, each over what stands behind it ------------------------------------------------ */

enum { HALF = 32 };

/* Bits of rows `first` to `first` + 31. */
static uint32_t half_at(const uint64_t *bits, size_t first) {
    return (uint32_t)(bits[first / WORD_BITS] >> (first % WORD_BITS));
}

/* An array and not a shift by j, which the portable processor has no instruction for. */
#define POWER(j) (uint32_t)1 << (j)
#define POWERS(j) POWER(j), POWER(j + 1), POWER(j + 2), POWER(j + 3), POWER(j + 4), POWER(j + 5), POWER(j + 6), POWER(j + 7)
static const uint32_t bit_of[HALF] = {POWERS(0), POWERS(8), POWERS(16), POWERS(24)};

/* Buffers of results have room for whole words. */
#define CHOOSE_CONSTANT(to, bits, n, value)                                                                         \
    do {                                                                                                            \
        for (size_t first = 0; first < (n); first += HALF) {                                                        \
            uint32_t half = half_at(bits, first);                                                                   \
            for (size_t j = 0; j < HALF; j++) (to)[first + j] = (half & bit_of[j]) != 0 ? (value) : (to)[first + j]; \
        }                                                                                                           \
    } while (0)

VECTOR_CLONES static void choose_small(int32_t *to, const uint64_t *bits, size_t n, int32_t value) {
    CHOOSE_CONSTANT(to, bits, n, value);
}

VECTOR_CLONES static void choose_large(int64_t *to, const uint64_t *bits, size_t n, int64_t value) {
    CHOOSE_CONSTANT(to, bits, n, value);
}

static void choose_constant(const struct step *step, const uint64_t *bits, size_t n, int64_t value) {
    if (step->wide_buffer != NULL)
        choose_large(step->wide_buffer, bits, n, value);
    else
        choose_small(step->narrow_buffer, bits, n, value == VEC_NONE_WIDE ? VEC_NONE : (int32_t)value);
}

static void choose_narrow(int32_t *to, const uint64_t *bits, size_t n, const int32_t *from) {
    for (size_t i = 0; i < bits_words(n); i++)
        for (uint64_t word = bits[i]; word != 0; word &= word - 1) {
            size_t row = i * WORD_BITS + bit_lowest(word);
            to[row] = from[row];
        }
}

static void choose_any(struct step *step, const uint64_t *bits, size_t n, const struct step *value) {
    for (size_t i = 0; i < bits_words(n); i++)
        for (uint64_t word = bits[i]; word != 0; word &= word - 1) {
            size_t row = i * WORD_BITS + bit_lowest(word);
            put(step, row, step_value(value, row));
        }
}

static void choose(const struct program *program, struct step *step, struct case_arm arm, const uint64_t *bits, size_t n) {
    if (arm.value == NONE)
        choose_constant(step, bits, n, arm.constant);
    else if (step->narrow_buffer != NULL && program->steps[arm.value].narrow != NULL)
        choose_narrow(step->narrow_buffer, bits, n, program->steps[arm.value].narrow);
    else
        choose_any(step, bits, n, &program->steps[arm.value]);
}

void kernel_case(const struct program *program, struct step *step, size_t n) {
    uint64_t all[BATCH_WORDS];
    bits_fill_all(all, n);
    choose(program, step, step->arms[step->n_arms - 1], all, n);
    for (size_t i = step->n_arms - 1; i-- > 0;)
        choose(program, step, step->arms[i], program->steps[step->arms[i].when].is_true, n);
}

/* --- arithmetic ------------------------------------------------------------------------------------------------------------ */

enum { CHUNK = 512 };   /* rows at a time, so that what they need stays near */

static void widen(const struct step *step, size_t from, size_t n, int64_t *ret) {
    const int32_t *narrow = step->narrow;
    if (narrow == NULL)
        memcpy(ret, step->wide + from, n * sizeof *ret);
    else
        for (size_t i = 0; i < n; i++) ret[i] = narrow[from + i] == VEC_NONE ? VEC_NONE_WIDE : narrow[from + i];
}

/* A sum that does not fit is unknown: no count can rest on it. */
static void add_chunk(struct step *step, const int64_t *a, const int64_t *b, size_t from, size_t n) {
    bool is_add = step->expr->op == EXPR_ADD;
    for (size_t i = 0; i < n; i++) {
        int64_t sum;
        bool is_over = is_add ? __builtin_add_overflow(a[i], b[i], &sum) : __builtin_sub_overflow(a[i], b[i], &sum);
        bool is_known = a[i] != VEC_NONE_WIDE && b[i] != VEC_NONE_WIDE && !is_over;
        put(step, from + i, is_known ? sum : VEC_NONE_WIDE);
    }
}

static void kernel_add(const struct program *program, struct step *step, size_t n) {
    int64_t a[CHUNK], b[CHUNK];
    for (size_t from = 0; from < n; from += CHUNK) {
        size_t n_rows = n - from < CHUNK ? n - from : CHUNK;
        widen(child(program, step, 0), from, n_rows, a);
        widen(child(program, step, 1), from, n_rows, b);
        add_chunk(step, a, b, from, n_rows);
    }
}

/* Days of one year; dates near to each other are mostly of one. */
struct year_days {
    date_t first, last;
    int32_t year;
};

static struct year_days year_of(date_t date) {
    struct year_days days = {.first = date, .last = date, .year = date_to_parts(date).year};
    date_t first, last;
    bool exists = date_from_parts((struct date_parts){days.year, 1, 1}, &first) && date_from_parts((struct date_parts){days.year, 12, 31}, &last);
    return exists ? (struct year_days){first, last, days.year} : days;
}

static void kernel_year(const struct program *program, struct step *step, size_t n) {
    const int32_t *dates = child(program, step, 0)->narrow;
    struct year_days days = {.first = 1, .last = 0};
    for (size_t i = 0; i < n; i++) {
        bool is_known = dates[i] != VEC_NONE;
        if (is_known && (dates[i] < days.first || dates[i] > days.last)) days = year_of(dates[i]);
        step->narrow_buffer[i] = is_known ? days.year : VEC_NONE;
    }
}

static void kernel_days(const struct program *program, struct step *step, size_t n) {
    const int32_t *from = child(program, step, 0)->narrow, *to = child(program, step, 1)->narrow;
    for (size_t i = 0; i < n; i++)
        step->wide_buffer[i] = from[i] == VEC_NONE || to[i] == VEC_NONE ? VEC_NONE_WIDE : (int64_t)to[i] - from[i];
}

/* The calendar's days, from 0: a day before the first is, as an unsigned number, behind the last. */
struct days {
    const int32_t *counts;
    uint32_t first, n;
};

static bool count_days(const struct days *days, date_t from, date_t to, int32_t *ret) {
    uint32_t begin = (uint32_t)from - days->first, end = (uint32_t)to - days->first;
    if (begin >= days->n || end >= days->n) return false;
    *ret = days->counts[end] - days->counts[begin];
    return true;
}

static void both_known(const struct program *program, const int32_t *from, const int32_t *to, size_t n, uint64_t *ret) {
    uint64_t ended[BATCH_WORDS];
    program->loops->in_range(from, VEC_NONE + 1, INT32_MAX, n, ret);
    program->loops->in_range(to, VEC_NONE + 1, INT32_MAX, n, ended);
    for (size_t i = 0; i < bits_words(n); i++) ret[i] &= ended[i];
}

/* Few rows have got as far as the later stages, so the known ones are looked for first. */
static void kernel_working_days(const struct program *program, struct step *step, size_t n) {
    const int32_t *from = child(program, step, 0)->narrow, *to = child(program, step, 1)->narrow;
    const struct calendar *calendar = program->plan->calendar;
    const struct days days = {.counts = calendar_counts(calendar), .first = (uint32_t)calendar_first(calendar),
                              .n = (uint32_t)calendar_last(calendar) - (uint32_t)calendar_first(calendar) + 1};
    uint64_t known[BATCH_WORDS];
    both_known(program, from, to, n, known);
    for (size_t i = 0; i < n; i++) step->narrow_buffer[i] = VEC_NONE;
    for (size_t i = 0; i < bits_words(n); i++)
        for (uint64_t word = known[i]; word != 0; word &= word - 1) {
            size_t row = i * WORD_BITS + bit_lowest(word);
            if (!count_days(&days, from[row], to[row], &step->narrow_buffer[row])) program_note_outside(program, row);
        }
}

step_kernel *value_kernel_of(const struct expr *expr) {
    static step_kernel *const kernels[N_EXPR_OPS] = {
        [EXPR_YEAR] = kernel_year,
        [EXPR_ADD] = kernel_add,
        [EXPR_SUBTRACT] = kernel_add,
        [EXPR_WORKING_DAYS] = kernel_working_days,
        [EXPR_DAYS] = kernel_days,
    };
    return kernels[expr->op];
}
