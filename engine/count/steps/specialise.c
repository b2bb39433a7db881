/* count/steps/specialise.c - quicker steps for expressions of the common shapes.
 *
 * A comparison of a value with a constant (or an end of the period) asks whether the value is in a range, and so does `in` on a few
 * constants. All that `and` joins is one step, in which ranges of one value are one range. `not` is no step: what is true and what is
 * false change places. */
#include "base/text.h"
#include "count/steps/program.h"

#include <stdlib.h>

static const struct value_kind truth = {.type = TYPE_BOOL};

/* --- constants ------------------------------------------------------------------------------------------------------------- */

static bool constant_of(const struct program *program, const struct expr *expr, size_t window, int64_t *ret);

/* Dates that do not fit are left to the kernels. */
static bool constant_sum(const struct program *program, const struct expr *expr, size_t window, int64_t *ret) {
    int64_t a, b, sum;
    if (!constant_of(program, expr->children[0], window, &a) || !constant_of(program, expr->children[1], window, &b)) return false;
    bool is_add = expr->op == EXPR_ADD;
    if (is_add ? __builtin_add_overflow(a, b, &sum) : __builtin_sub_overflow(a, b, &sum)) return false;
    bool fits = expr->kind.type == TYPE_DATE ? sum > VEC_NONE && sum <= INT32_MAX : sum != VEC_NONE_WIDE;
    if (fits) *ret = sum;
    return fits;
}

/* The same value in every row, and known. */
static bool constant_of(const struct program *program, const struct expr *expr, size_t window, int64_t *ret) {
    bool is_whole = expr->kind.type == TYPE_INTEGER || expr->kind.type == TYPE_DATE || expr->kind.type == TYPE_CATEGORY;
    if (!is_whole) return false;
    if (expr->op == EXPR_ADD || expr->op == EXPR_SUBTRACT) return constant_sum(program, expr, window, ret);
    if (expr->op == EXPR_CONSTANT)
        *ret = expr->constant;
    else if (expr->op == EXPR_PERIOD_START)
        *ret = program->plan->windows[window].start;
    else if (expr->op == EXPR_PERIOD_END)
        *ret = program->plan->windows[window].end;
    else
        return false;
    return *ret != VEC_NONE_WIDE;
}

/* --- ranges ---------------------------------------------------------------------------------------------------------------- */

static size_t ranges_step(struct program *program, size_t child, const struct value_range *ranges, size_t n) {
    size_t *children = ARENA_NEW(program->arena, size_t);
    *children = child;
    return program_push(program, (struct step){.kernel = kernel_range, .kind = truth, .children = children, .n_children = 1,
                                               .ranges = ranges, .n_ranges = n}, false);
}

/* However it is written, the same range of the same value is one step. */
static size_t range_step(struct program *program, size_t child, struct value_range range) {
    struct arena *arena = program->arena;
    const char *name = TEXT(arena, "range of ", text_from_int(arena, (int64_t)child), ": ", text_from_int(arena, range.low), " to ",
                            text_from_int(arena, range.high));
    size_t step = program_find(program, name);
    if (step != NONE) return step;
    struct value_range *kept = ARENA_NEW(arena, struct value_range);
    *kept = range;
    step = ranges_step(program, child, kept, 1);
    program_name(program, name, step);
    return step;
}

/* What is true of the child is false of this one. */
static size_t denial_of(struct program *program, size_t child) {
    size_t *children = ARENA_NEW(program->arena, size_t);
    *children = child;
    size_t added = program_push(program, (struct step){.kind = truth, .children = children, .n_children = 1}, false);
    struct step *step = &program->steps[added];
    step->is_true = program->steps[child].is_false;
    step->is_false = program->steps[child].is_true;
    step->yes = step->no = NULL;
    return added;
}

/* Where the range that a comparison asks for begins and ends, beside its constant; and the comparison with both sides changed. */
static const struct comparison_shape {
    bool has_low, has_high;
    int64_t low_after, high_after;
    enum expr_op mirrored;
} shapes[N_EXPR_OPS] = {
    [EXPR_EQUAL] = {true, true, 0, 0, EXPR_EQUAL},
    [EXPR_NOT_EQUAL] = {true, true, 0, 0, EXPR_NOT_EQUAL},
    [EXPR_LESS] = {false, true, 0, -1, EXPR_GREATER},
    [EXPR_LESS_EQUAL] = {false, true, 0, 0, EXPR_GREATER_EQUAL},
    [EXPR_GREATER] = {true, false, 1, 0, EXPR_LESS},
    [EXPR_GREATER_EQUAL] = {true, false, 0, 0, EXPR_LESS_EQUAL},
};

/* Values are never the lowest number, which is "unknown". */
static struct value_range range_of(enum expr_op op, int64_t constant) {
    const struct comparison_shape *shape = &shapes[op];
    struct value_range range = {VEC_NONE_WIDE + 1, INT64_MAX};
    bool is_past = (shape->has_low && __builtin_add_overflow(constant, shape->low_after, &range.low)) ||
                   (shape->has_high && __builtin_add_overflow(constant, shape->high_after, &range.high));
    return is_past ? (struct value_range){1, 0} : range;
}

/* A value compared with a constant. */
struct comparison {
    const struct expr *value;
    struct value_range range;
};

static bool is_comparison(enum expr_op op) {
    return op >= EXPR_EQUAL && op <= EXPR_GREATER_EQUAL;
}

static bool read_comparison(const struct program *program, const struct expr *expr, size_t window, struct comparison *ret) {
    int64_t constant;
    if (!is_comparison(expr->op)) return false;
    for (size_t side = 0; side < 2; side++) {
        if (!constant_of(program, expr->children[side], window, &constant)) continue;
        enum expr_op op = side == 1 ? expr->op : shapes[expr->op].mirrored;
        *ret = (struct comparison){.value = expr->children[1 - side], .range = range_of(op, constant)};
        return true;
    }
    return false;
}

static size_t specialise_comparison(struct program *program, const struct expr *expr, size_t window) {
    struct comparison comparison;
    if (!read_comparison(program, expr, window, &comparison)) return NONE;
    size_t range = range_step(program, program_step_of(program, comparison.value, window), comparison.range);
    return expr->op == EXPR_NOT_EQUAL ? denial_of(program, range) : range;
}

/* --- and, not -------------------------------------------------------------------------------------------------------------- */

/* What `and` joins: ranges, one a value, and all else. */
struct joined {
    struct program *program;
    size_t window;
    struct {
        size_t child;
        struct value_range range;
    } *ranges;
    size_t n_ranges, range_capacity;
    size_t *steps;
    size_t n_steps, capacity;
};

static void join_range(struct joined *joined, size_t child, struct value_range range) {
    for (size_t i = 0; i < joined->n_ranges; i++) {
        struct value_range *before = &joined->ranges[i].range;
        if (joined->ranges[i].child != child) continue;
        if (range.low > before->low) before->low = range.low;
        if (range.high < before->high) before->high = range.high;
        return;
    }
    ARENA_PUSH(joined->program->arena, joined->ranges, joined->n_ranges, joined->range_capacity);
    joined->ranges[joined->n_ranges - 1].child = child;
    joined->ranges[joined->n_ranges - 1].range = range;
}

static void join_step(struct joined *joined, size_t added) {
    struct step step = joined->program->steps[added];
    if (step.kernel == kernel_range && step.n_ranges == 1) {
        join_range(joined, step.children[0], step.ranges[0]);
    } else if (step.kernel == kernel_all) {
        for (size_t i = 0; i < step.n_children; i++) join_step(joined, step.children[i]);
    } else {
        *ARENA_PUSH(joined->program->arena, joined->steps, joined->n_steps, joined->capacity) = added;
    }
}

static void join_expr(struct joined *joined, const struct expr *expr) {
    struct comparison comparison;
    if (expr->op == EXPR_AND) {
        for (size_t i = 0; i < expr->n_children; i++) join_expr(joined, expr->children[i]);
    } else if (expr->op != EXPR_NOT_EQUAL && read_comparison(joined->program, expr, joined->window, &comparison)) {
        join_range(joined, program_step_of(joined->program, comparison.value, joined->window), comparison.range);
    } else {
        join_step(joined, program_step_of(joined->program, expr, joined->window));
    }
}

static int compare_steps(const void *a, const void *b) {
    size_t left = *(const size_t *)a, right = *(const size_t *)b;
    return (left > right) - (left < right);
}

/* Ascending, each once. */
static size_t distinct(size_t *steps, size_t n) {
    size_t kept = 0;
    qsort(steps, n, sizeof *steps, compare_steps);
    for (size_t i = 0; i < n; i++)
        if (kept == 0 || steps[kept - 1] != steps[i]) steps[kept++] = steps[i];
    return kept;
}

/* However it is written, the same conditions joined are one step. */
static size_t all_step(struct program *program, size_t *steps, size_t n) {
    if (n == 1) return steps[0];
    struct text_builder name = {.arena = program->arena};
    text_add(&name, "all of");
    for (size_t i = 0; i < n; i++) text_add(&name, TEXT(program->arena, " ", text_from_int(program->arena, (int64_t)steps[i])));
    size_t step = program_find(program, text_done(&name));
    if (step != NONE) return step;
    step = program_push(program, (struct step){.kernel = kernel_all, .kind = truth, .children = steps, .n_children = n}, false);
    program_name(program, text_done(&name), step);
    return step;
}

static size_t specialise_and(struct program *program, const struct expr *expr, size_t window) {
    struct joined joined = {.program = program, .window = window};
    join_expr(&joined, expr);
    for (size_t i = 0; i < joined.n_ranges; i++)
        *ARENA_PUSH(program->arena, joined.steps, joined.n_steps, joined.capacity) =
            range_step(program, joined.ranges[i].child, joined.ranges[i].range);
    return all_step(program, joined.steps, distinct(joined.steps, joined.n_steps));
}

static size_t specialise_not(struct program *program, const struct expr *expr, size_t window) {
    return denial_of(program, program_step_of(program, expr->children[0], window));
}

/* x is not null is not (x is null). */
static size_t specialise_known(struct program *program, const struct expr *expr, size_t window) {
    struct expr *null = ARENA_NEW(program->arena, struct expr);
    *null = *expr;
    null->op = EXPR_IS_NULL;
    return denial_of(program, program_step_of(program, null, window));
}

/* --- in -------------------------------------------------------------------------------------------------------------------- */

enum { MOST_RANGES = 3 };   /* above it, categories are looked up in a table */

static int compare_values(const void *a, const void *b) {
    int64_t left = *(const int64_t *)a, right = *(const int64_t *)b;
    return (left > right) - (left < right);
}

/* Constants that follow each other are one range. */
static size_t ranges_of(int64_t *values, size_t n, struct value_range *ret) {
    size_t n_ranges = 0;
    qsort(values, n, sizeof *values, compare_values);
    for (size_t i = 0; i < n; i++) {
        bool follows = n_ranges > 0 && (values[i] == ret[n_ranges - 1].high || values[i] - 1 == ret[n_ranges - 1].high);
        if (!follows) ret[n_ranges++] = (struct value_range){values[i], values[i]};
        ret[n_ranges - 1].high = values[i];
    }
    return n_ranges;
}

static size_t members_step(struct program *program, size_t child, const int64_t *values, size_t n, const struct code_list *list) {
    size_t *children = ARENA_NEW(program->arena, size_t);
    uint8_t *members = ARENA_ARRAY(program->arena, uint8_t, list->n_categories + 2);
    *children = child;
    for (size_t i = 0; i < n; i++) members[values[i]] = 1;
    return program_push(program, (struct step){.kernel = kernel_members, .kind = truth, .children = children, .n_children = 1, .members = members}, false);
}

static size_t specialise_in(struct program *program, const struct expr *expr, size_t window) {
    size_t n = expr->n_children - 1;
    int64_t *values = ARENA_ARRAY(program->arena, int64_t, n);
    struct value_range *ranges = ARENA_ARRAY(program->arena, struct value_range, n);
    for (size_t i = 0; i < n; i++)
        if (!constant_of(program, expr->children[1 + i], window, &values[i])) return NONE;
    size_t child = program_step_of(program, expr->children[0], window);
    size_t n_ranges = ranges_of(values, n, ranges);
    const struct code_list *list = expr->children[0]->kind.list;
    if (n_ranges == 1) return range_step(program, child, ranges[0]);
    return list != NULL && n_ranges > MOST_RANGES ? members_step(program, child, values, n, list) : ranges_step(program, child, ranges, n_ranges);
}

/* --- case ------------------------------------------------------------------------------------------------------------------ */

static struct case_arm arm_of(struct program *program, const struct expr *when, const struct expr *value, size_t window) {
    struct case_arm arm = {.when = when == NULL ? NONE : program_step_of(program, when, window), .value = NONE, .constant = VEC_NONE_WIDE};
    if (value != NULL && value->op != EXPR_NULL && !constant_of(program, value, window, &arm.constant))
        arm.value = program_step_of(program, value, window);
    return arm;
}

/* Whether all it can be fits into 32 bits. */
static bool is_small(const struct program *program, struct case_arm arm) {
    if (arm.value != NONE) return program->steps[arm.value].wide == NULL && program->steps[arm.value].kind.type != TYPE_INTEGER;
    return arm.constant == VEC_NONE_WIDE || (arm.constant > VEC_NONE && arm.constant <= INT32_MAX);
}

/* Truth values are few, and left to their own kernel. */
static size_t specialise_case(struct program *program, const struct expr *expr, size_t window) {
    if (expr->kind.type == TYPE_BOOL) return NONE;
    size_t n_arms = expr->n_children / 2 + 1, n_conditions = n_arms - 1;
    struct case_arm *arms = ARENA_ARRAY(program->arena, struct case_arm, n_arms);
    bool fits = true;
    for (size_t i = 0; i < n_arms; i++) {
        const struct expr *when = i < n_conditions ? expr->children[2 * i] : NULL;
        size_t value = i < n_conditions ? 2 * i + 1 : 2 * i;
        arms[i] = arm_of(program, when, value < expr->n_children ? expr->children[value] : NULL, window);
        fits = fits && is_small(program, arms[i]);
    }
    return program_push(program, (struct step){.kernel = kernel_case, .kind = expr->kind, .arms = arms, .n_arms = n_arms}, fits);
}

size_t program_specialise(struct program *program, const struct expr *expr, size_t window) {
    static size_t (*const ways[N_EXPR_OPS])(struct program *, const struct expr *, size_t) = {
        [EXPR_NOT] = specialise_not,
        [EXPR_IS_NOT_NULL] = specialise_known,
        [EXPR_AND] = specialise_and,
        [EXPR_EQUAL] = specialise_comparison,
        [EXPR_NOT_EQUAL] = specialise_comparison,
        [EXPR_LESS] = specialise_comparison,
        [EXPR_LESS_EQUAL] = specialise_comparison,
        [EXPR_GREATER] = specialise_comparison,
        [EXPR_GREATER_EQUAL] = specialise_comparison,
        [EXPR_IN] = specialise_in,
        [EXPR_CASE] = specialise_case,
    };
    return ways[expr->op] == NULL ? NONE : ways[expr->op](program, expr, window);
}
