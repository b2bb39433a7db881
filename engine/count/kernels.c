/* count/kernels.c - one loop for every operator of expressions.
 *
 * Three-valued logic as in SQL: a comparison with an unknown value is unknown; "unknown and false" is false, "unknown or true"
 * is true. Loops have no branches where the compiler can do without. */
#include "count/program.h"

#include <string.h>

static const struct step *child(const struct program *program, const struct step *step, size_t i) {
    return &program->steps[step->children[i]];
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

static void compare_texts(const struct program *program, struct step *step, size_t n) {
    bool wanted = step->expr->op == EXPR_EQUAL;
    for (size_t i = 0; i < n; i++) {
        int32_t equal = texts_equal(child(program, step, 0), child(program, step, 1), i);
        step->narrow_buffer[i] = equal == VEC_NONE ? VEC_NONE : (equal != 0) == wanted;
    }
}

#define COMPARE_LOOP(type, member, none, operator)                                                                  \
    do {                                                                                                            \
        const type *a = child(program, step, 0)->member, *b = child(program, step, 1)->member;                      \
        for (size_t i = 0; i < n; i++)                                                                              \
            out[i] = a[i] == (none) || b[i] == (none) ? VEC_NONE : a[i] operator b[i];                              \
    } while (0)

#define COMPARE_KERNEL(name, operator)                                                                              \
    static void name(const struct program *program, struct step *step, size_t n) {                                  \
        int32_t *out = step->narrow_buffer;                                                                         \
        if (is_text(child(program, step, 0)))                                                                       \
            compare_texts(program, step, n);                                                                        \
        else if (child(program, step, 0)->wide != NULL)                                                             \
            COMPARE_LOOP(int64_t, wide, VEC_NONE_WIDE, operator);                                                   \
        else                                                                                                        \
            COMPARE_LOOP(int32_t, narrow, VEC_NONE, operator);                                                      \
    }

COMPARE_KERNEL(kernel_equal, ==)
COMPARE_KERNEL(kernel_not_equal, !=)
COMPARE_KERNEL(kernel_less, <)
COMPARE_KERNEL(kernel_less_equal, <=)
COMPARE_KERNEL(kernel_greater, >)
COMPARE_KERNEL(kernel_greater_equal, >=)

/* --- logic ------------------------------------------------------------------------------------------------------ */

static void kernel_and(const struct program *program, struct step *step, size_t n) {
    const int32_t *a = child(program, step, 0)->narrow, *b = child(program, step, 1)->narrow;
    for (size_t i = 0; i < n; i++)
        step->narrow_buffer[i] = a[i] == 0 || b[i] == 0 ? 0 : a[i] == VEC_NONE || b[i] == VEC_NONE ? VEC_NONE : 1;
}

static void kernel_or(const struct program *program, struct step *step, size_t n) {
    const int32_t *a = child(program, step, 0)->narrow, *b = child(program, step, 1)->narrow;
    for (size_t i = 0; i < n; i++)
        step->narrow_buffer[i] = a[i] == 1 || b[i] == 1 ? 1 : a[i] == VEC_NONE || b[i] == VEC_NONE ? VEC_NONE : 0;
}

static void kernel_not(const struct program *program, struct step *step, size_t n) {
    const int32_t *a = child(program, step, 0)->narrow;
    for (size_t i = 0; i < n; i++) step->narrow_buffer[i] = a[i] == VEC_NONE ? VEC_NONE : !a[i];
}

static bool is_missing(const struct step *step, size_t row) {
    if (step->kind.type == TYPE_CATEGORIES) return step->view->offsets[row] == step->view->offsets[row + 1];
    if (is_text(step)) {
        size_t n;
        return text_at(step, row, &n) == NULL;
    }
    return step_value(step, row) == VEC_NONE_WIDE;
}

static void kernel_is_null(const struct program *program, struct step *step, size_t n) {
    for (size_t i = 0; i < n; i++) step->narrow_buffer[i] = is_missing(child(program, step, 0), i);
}

static void kernel_is_not_null(const struct program *program, struct step *step, size_t n) {
    for (size_t i = 0; i < n; i++) step->narrow_buffer[i] = !is_missing(child(program, step, 0), i);
}

/* --- sets, choices, arithmetic ------------------------------------------------------------------------------------ */

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
    for (size_t i = 0; i < n; i++) step->narrow_buffer[i] = is_in(program, step, i);
}

static void kernel_contains(const struct program *program, struct step *step, size_t n) {
    const struct vec *view = child(program, step, 0)->view;
    const int32_t *wanted = child(program, step, 1)->narrow;
    for (size_t i = 0; i < n; i++) {
        bool is_known = view->offsets[i] != view->offsets[i + 1] && wanted[i] != VEC_NONE;
        bool found = false;
        for (uint32_t k = view->offsets[i]; k < view->offsets[i + 1]; k++) found |= view->many[k] == wanted[i];
        step->narrow_buffer[i] = is_known ? found : VEC_NONE;
    }
}

static void put(struct step *step, size_t row, int64_t value) {
    if (step->wide_buffer != NULL)
        step->wide_buffer[row] = value;
    else
        step->narrow_buffer[row] = value == VEC_NONE_WIDE || value > INT32_MAX || value <= INT32_MIN ? VEC_NONE : (int32_t)value;
}

static int64_t choose(const struct program *program, const struct step *step, size_t row) {
    size_t k = 0;
    for (; k + 1 < step->n_children; k += 2)
        if (child(program, step, k)->narrow[row] == 1) return step_value(child(program, step, k + 1), row);
    return k < step->n_children ? step_value(child(program, step, k), row) : VEC_NONE_WIDE;
}

static void kernel_case(const struct program *program, struct step *step, size_t n) {
    for (size_t i = 0; i < n; i++) put(step, i, choose(program, step, i));
}

/* A sum that does not fit is unknown: no count can rest on it. */
static void kernel_add(const struct program *program, struct step *step, size_t n) {
    for (size_t i = 0; i < n; i++) {
        int64_t a = step_value(child(program, step, 0), i), b = step_value(child(program, step, 1), i), sum;
        bool is_known = a != VEC_NONE_WIDE && b != VEC_NONE_WIDE && !__builtin_add_overflow(a, b, &sum);
        put(step, i, is_known ? sum : VEC_NONE_WIDE);
    }
}

static void kernel_subtract(const struct program *program, struct step *step, size_t n) {
    for (size_t i = 0; i < n; i++) {
        int64_t a = step_value(child(program, step, 0), i), b = step_value(child(program, step, 1), i), difference;
        bool is_known = a != VEC_NONE_WIDE && b != VEC_NONE_WIDE && !__builtin_sub_overflow(a, b, &difference);
        put(step, i, is_known ? difference : VEC_NONE_WIDE);
    }
}

static void kernel_year(const struct program *program, struct step *step, size_t n) {
    const int32_t *date = child(program, step, 0)->narrow;
    for (size_t i = 0; i < n; i++) put(step, i, date[i] == VEC_NONE ? VEC_NONE_WIDE : date_to_parts(date[i]).year);
}

static void kernel_days(const struct program *program, struct step *step, size_t n) {
    const int32_t *from = child(program, step, 0)->narrow, *to = child(program, step, 1)->narrow;
    for (size_t i = 0; i < n; i++)
        put(step, i, from[i] == VEC_NONE || to[i] == VEC_NONE ? VEC_NONE_WIDE : (int64_t)to[i] - from[i]);
}

static void kernel_working_days(const struct program *program, struct step *step, size_t n) {
    const int32_t *from = child(program, step, 0)->narrow, *to = child(program, step, 1)->narrow;
    for (size_t i = 0; i < n; i++) {
        int32_t days = 0;
        bool is_known = from[i] != VEC_NONE && to[i] != VEC_NONE;
        if (is_known && !calendar_working_days(program->plan->calendar, from[i], to[i], &days)) {
            program_note_outside(program, i);
            is_known = false;
        }
        put(step, i, is_known ? days : VEC_NONE_WIDE);
    }
}

step_kernel *kernel_of(const struct expr *expr) {
    static step_kernel *const kernels[N_EXPR_OPS] = {
        [EXPR_NOT] = kernel_not,
        [EXPR_IS_NULL] = kernel_is_null,
        [EXPR_IS_NOT_NULL] = kernel_is_not_null,
        [EXPR_YEAR] = kernel_year,
        [EXPR_AND] = kernel_and,
        [EXPR_OR] = kernel_or,
        [EXPR_EQUAL] = kernel_equal,
        [EXPR_NOT_EQUAL] = kernel_not_equal,
        [EXPR_LESS] = kernel_less,
        [EXPR_LESS_EQUAL] = kernel_less_equal,
        [EXPR_GREATER] = kernel_greater,
        [EXPR_GREATER_EQUAL] = kernel_greater_equal,
        [EXPR_ADD] = kernel_add,
        [EXPR_SUBTRACT] = kernel_subtract,
        [EXPR_CONTAINS] = kernel_contains,
        [EXPR_WORKING_DAYS] = kernel_working_days,
        [EXPR_DAYS] = kernel_days,
        [EXPR_IN] = kernel_in,
        [EXPR_CASE] = kernel_case,
    };
    return kernels[expr->op];
}
