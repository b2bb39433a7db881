/* count/steps/truth_kernels.c - one loop for every operator whose result is a truth value.
 *
 * Three-valued logic as in SQL: a comparison with an unknown value is unknown; "unknown and false" is false, "unknown or true" is true.
 * A kernel writes the rows of which it is true to `yes` and those of which it is false to `no`, where they are asked for. */
#include "base/clones.h"
#include "count/steps/program.h"

static const struct step *child(const struct program *program, const struct step *step, size_t i) {
    return &program->steps[step->children[i]];
}

/* Bits of both results. `known` and `holds` are expressions in `row`. */
#define FILL_BOTH(step, n, row, known, holds)                                                                       \
    do {                                                                                                            \
        if ((step)->yes != NULL) BITS_FILL((step)->yes, n, row, (int)(known) & (int)(holds));                                 \
        if ((step)->no != NULL) BITS_FILL((step)->no, n, row, (int)(known) & (int)!(holds));                                  \
    } while (0)

/* --- ranges ------------------------------------------------------------------------------------------------------- */

static void fill_narrow(const struct loops *loops, const int32_t *values, struct value_range range, size_t n, uint64_t *bits) {
    int32_t low = range.low <= VEC_NONE ? VEC_NONE + 1 : range.low > INT32_MAX ? INT32_MAX : (int32_t)range.low;
    int32_t high = range.high >= INT32_MAX ? INT32_MAX : range.high < VEC_NONE ? VEC_NONE : (int32_t)range.high;
    if (range.low > INT32_MAX || range.low > range.high) high = low - 1;
    loops->in_range(values, low, high, n, bits);
}

VECTOR_CLONES static void fill_wide(const int64_t *values, struct value_range range, size_t n, uint64_t *bits) {
    int64_t low = range.low, high = range.high;
    BITS_FILL(bits, n, i, (values[i] >= low) & (values[i] <= high));
}

static void fill_range(const struct program *program, const struct step *value, struct value_range range, size_t n, uint64_t *bits) {
    if (value->wide != NULL)
        fill_wide(value->wide, range, n, bits);
    else
        fill_narrow(program->loops, value->narrow, range, n, bits);
}

static const struct value_range all_values = {VEC_NONE_WIDE + 1, INT64_MAX};

/* Known, and not inside. */
static void fill_outside(const struct program *program, const struct step *value, const uint64_t *inside, size_t n, uint64_t *bits) {
    fill_range(program, value, all_values, n, bits);
    for (size_t i = 0; i < bits_words(n); i++) bits[i] &= ~inside[i];
}

void kernel_range(const struct program *program, struct step *step, size_t n) {
    const struct step *value = child(program, step, 0);
    uint64_t own[BATCH_WORDS], more[BATCH_WORDS];
    uint64_t *inside = step->yes != NULL ? step->yes : own;
    fill_range(program, value, step->ranges[0], n, inside);
    for (size_t i = 1; i < step->n_ranges; i++) {
        fill_range(program, value, step->ranges[i], n, more);
        for (size_t k = 0; k < bits_words(n); k++) inside[k] |= more[k];
    }
    if (step->no != NULL) fill_outside(program, value, inside, n, step->no);
}

/* Categories: their own, "not in list", and behind these "missing", which is no member. */
void kernel_members(const struct program *program, struct step *step, size_t n) {
    const int32_t *codes = child(program, step, 0)->narrow;
    uint32_t missing = (uint32_t)child(program, step, 0)->kind.list->n_categories + 1;
    const uint8_t *members = step->members;
    uint64_t own[BATCH_WORDS];
    uint64_t *inside = step->yes != NULL ? step->yes : own;
    BITS_FILL(inside, n, i, members[(uint32_t)codes[i] < missing ? (uint32_t)codes[i] : missing]);
    if (step->no != NULL) fill_outside(program, child(program, step, 0), inside, n, step->no);
}

/* --- comparisons ------------------------------------------------------------------------------------------------ */

static bool is_text(const struct step *step) {
    return step->kind.type == TYPE_TEXT;
}

/* Text of a row: of a constant, or of a column. Missing is NULL. */
static const char *text_at(const struct step *step, size_t row, size_t *ret_n) {
    if (step->expr != NULL) {
        *ret_n = step->expr->text == NULL ? 0 : strlen(step->expr->text);
        return step->expr->text;
    }
    if (step->keys != NULL) {
        const char *key = step->narrow[row] < 0 ? NULL : intern_text(step->keys, (uint32_t)step->narrow[row]);
        *ret_n = key == NULL ? 0 : strlen(key);
        return key;
    }
    const struct vec *view = step->view;
    *ret_n = view->offsets[row + 1] - view->offsets[row];
    return *ret_n == 0 ? NULL : view->bytes + view->offsets[row];
}

/* 1 equal, 0 not, VEC_NONE unknown. */
static int32_t texts_equal(const struct step *a, const struct step *b, size_t row) {
    size_t n_a, n_b;
    const char *text_a = text_at(a, row, &n_a), *text_b = text_at(b, row, &n_b);
    if (text_a == NULL || text_b == NULL) return VEC_NONE;
    return n_a == n_b && memcmp(text_a, text_b, n_a) == 0;
}

static void compare_texts(const struct program *program, const struct step *step, size_t n) {
    const struct step *a = child(program, step, 0), *b = child(program, step, 1);
    int32_t wanted = step->expr->op == EXPR_EQUAL;
    if (step->yes != NULL) BITS_FILL(step->yes, n, row, texts_equal(a, b, row) == wanted);
    if (step->no != NULL) BITS_FILL(step->no, n, row, texts_equal(a, b, row) == !wanted);
}

#define COMPARE_BOTH(a, b, none, operator) \
    FILL_BOTH(step, n, row, (int)((a) != (none)) & (int)((b) != (none)), (a) operator (b))

#define COMPARE_KERNEL(name, operator)                                                                              \
    static void name(const struct program *program, struct step *step, size_t n) {                                  \
        const struct step *left = child(program, step, 0), *right = child(program, step, 1);                        \
        const int32_t *a = left->narrow, *b = right->narrow;                                                        \
        const int64_t *wide_a = left->wide, *wide_b = right->wide;                                                  \
        if (is_text(left))                                                                                          \
            compare_texts(program, step, n);                                                                        \
        else if (wide_a != NULL && wide_b != NULL)                                                                  \
            COMPARE_BOTH(wide_a[row], wide_b[row], VEC_NONE_WIDE, operator);                                        \
        else if (a != NULL && b != NULL)                                                                            \
            COMPARE_BOTH(a[row], b[row], VEC_NONE, operator);                                                       \
        else                                                                                                        \
            COMPARE_BOTH(step_value(left, row), step_value(right, row), VEC_NONE_WIDE, operator);                   \
    }

COMPARE_KERNEL(kernel_equal, ==)
COMPARE_KERNEL(kernel_not_equal, !=)
COMPARE_KERNEL(kernel_less, <)
COMPARE_KERNEL(kernel_less_equal, <=)
COMPARE_KERNEL(kernel_greater, >)
COMPARE_KERNEL(kernel_greater_equal, >=)

/* --- logic ------------------------------------------------------------------------------------------------------ */

/* Words joined by `and`, or by `or`; the first are copied. */
static void join_words(uint64_t *to, const uint64_t *from, size_t n_words, bool is_first, bool is_and) {
    if (is_first)
        memcpy(to, from, n_words * sizeof *to);
    else if (is_and)
        for (size_t i = 0; i < n_words; i++) to[i] &= from[i];
    else
        for (size_t i = 0; i < n_words; i++) to[i] |= from[i];
}

/* True where all are, false where one is. */
void kernel_all(const struct program *program, struct step *step, size_t n) {
    for (size_t i = 0; i < step->n_children; i++) {
        const struct step *one = child(program, step, i);
        if (step->yes != NULL) join_words(step->yes, one->is_true, bits_words(n), i == 0, true);
        if (step->no != NULL) join_words(step->no, one->is_false, bits_words(n), i == 0, false);
    }
}

/* True where one is, false where all are. */
void kernel_or(const struct program *program, struct step *step, size_t n) {
    for (size_t i = 0; i < step->n_children; i++) {
        const struct step *one = child(program, step, i);
        if (step->yes != NULL) join_words(step->yes, one->is_true, bits_words(n), i == 0, false);
        if (step->no != NULL) join_words(step->no, one->is_false, bits_words(n), i == 0, true);
    }
}

static void kernel_constant(const struct program *program, struct step *step, size_t n) {
    (void)program;
    bool is_known = step->expr->op != EXPR_NULL, holds = step->expr->constant != 0;
    if (step->yes != NULL && is_known && holds) bits_fill_all(step->yes, n);
    if (step->no != NULL && is_known && !holds) bits_fill_all(step->no, n);
}

/* --- missing ---------------------------------------------------------------------------------------------------- */

static void fill_missing_texts(const struct step *value, size_t n, uint64_t *bits) {
    size_t length;
    BITS_FILL(bits, n, row, text_at(value, row, &length) == NULL);
}

static void fill_missing(const struct program *program, const struct step *value, size_t n, uint64_t *bits) {
    const uint32_t *offsets = value->view == NULL ? NULL : value->view->offsets;
    if (value->kind.type == TYPE_TEXT && (value->expr != NULL || value->keys != NULL))
        fill_missing_texts(value, n, bits);
    else if (value->kind.type == TYPE_TEXT || value->kind.type == TYPE_CATEGORIES)
        BITS_FILL(bits, n, row, offsets[row] == offsets[row + 1]);
    else if (value->is_true != NULL)
        BITS_FILL(bits, n, row, (int)!bit_at(value->is_true, row) & (int)!bit_at(value->is_false, row));
    else if (value->wide != NULL)
        BITS_FILL(bits, n, row, value->wide[row] == VEC_NONE_WIDE);
    else
        program->loops->in_range(value->narrow, VEC_NONE, VEC_NONE, n, bits);
}

static void kernel_is_null(const struct program *program, struct step *step, size_t n) {
    uint64_t own[BATCH_WORDS];
    uint64_t *missing = step->yes != NULL ? step->yes : own;
    fill_missing(program, child(program, step, 0), n, missing);
    if (step->no == NULL) return;
    bits_fill_all(step->no, n);
    for (size_t i = 0; i < bits_words(n); i++) step->no[i] &= ~missing[i];
}

/* --- sets ------------------------------------------------------------------------------------------------------- */

/* As SQL's IN: true when one is equal; else unknown when one is unknown. */
static int32_t is_in(const struct program *program, const struct step *step, size_t row) {
    const struct step *wanted = child(program, step, 0);
    int32_t found = 0;
    for (size_t k = 1; k < step->n_children && found != 1; k++) {
        const struct step *one = child(program, step, k);
        int32_t equal;
        if (is_text(wanted)) {
            equal = texts_equal(wanted, one, row);
        } else {
            int64_t a = step_value(wanted, row), b = step_value(one, row);
            equal = a == VEC_NONE_WIDE || b == VEC_NONE_WIDE ? VEC_NONE : a == b;
        }
        if (equal != 0) found = equal;
    }
    return found;
}

static void kernel_in(const struct program *program, struct step *step, size_t n) {
    if (step->yes != NULL) BITS_FILL(step->yes, n, row, is_in(program, step, row) == 1);
    if (step->no != NULL) BITS_FILL(step->no, n, row, is_in(program, step, row) == 0);
}

static bool holds_category(const struct vec *view, int32_t wanted, size_t row) {
    bool found = false;
    for (uint32_t k = view->offsets[row]; k < view->offsets[row + 1]; k++) found |= view->many[k] == wanted;
    return found;
}

static void kernel_contains(const struct program *program, struct step *step, size_t n) {
    const struct vec *view = child(program, step, 0)->view;
    const int32_t *wanted = child(program, step, 1)->narrow;
    FILL_BOTH(step, n, row, (view->offsets[row] != view->offsets[row + 1]) & (wanted[row] != VEC_NONE),
              holds_category(view, wanted[row], row));
}

/* --- choices ---------------------------------------------------------------------------------------------------- */

/* Of the rows in `free`, those of which the condition is true get the arm's bits. */
static void choose_words(uint64_t *to, const uint64_t *arm, const uint64_t *when, const uint64_t *is_free, size_t n_words) {
    for (size_t i = 0; i < n_words; i++) to[i] |= is_free[i] & when[i] & arm[i];
}

static void kernel_case_truth(const struct program *program, struct step *step, size_t n) {
    uint64_t is_free[BATCH_WORDS], all[BATCH_WORDS];
    size_t n_words = bits_words(n);
    bits_fill_all(all, n);
    memcpy(is_free, all, n_words * sizeof *all);
    if (step->yes != NULL) memset(step->yes, 0, n_words * sizeof *step->yes);
    if (step->no != NULL) memset(step->no, 0, n_words * sizeof *step->no);
    for (size_t k = 0; k < step->n_children; k += 2) {
        bool is_last = k + 1 == step->n_children;
        const uint64_t *when = is_last ? all : child(program, step, k)->is_true;
        const struct step *arm = child(program, step, is_last ? k : k + 1);
        if (step->yes != NULL) choose_words(step->yes, arm->is_true, when, is_free, n_words);
        if (step->no != NULL) choose_words(step->no, arm->is_false, when, is_free, n_words);
        for (size_t i = 0; i < n_words; i++) is_free[i] &= ~when[i];
    }
}

step_kernel *truth_kernel_of(const struct expr *expr) {
    static step_kernel *const kernels[N_EXPR_OPS] = {
        [EXPR_CONSTANT] = kernel_constant,
        [EXPR_NULL] = kernel_constant,
        [EXPR_IS_NULL] = kernel_is_null,
        [EXPR_OR] = kernel_or,
        [EXPR_EQUAL] = kernel_equal,
        [EXPR_NOT_EQUAL] = kernel_not_equal,
        [EXPR_LESS] = kernel_less,
        [EXPR_LESS_EQUAL] = kernel_less_equal,
        [EXPR_GREATER] = kernel_greater,
        [EXPR_GREATER_EQUAL] = kernel_greater_equal,
        [EXPR_CONTAINS] = kernel_contains,
        [EXPR_IN] = kernel_in,
        [EXPR_CASE] = kernel_case_truth,
    };
    return kernels[expr->op];
}
