/* spec/expr/expr_check.c - names and types: from the parser's tree to the finished one. What is particular to names,
 * constants, comparisons and aggregates is in their own files; expr_checker.h says how they work together. */
#include "base/text.h"
#include "spec/expr/expr_checker.h"

#include <assert.h>
#include <string.h>

static const struct value_kind truth = {.type = TYPE_BOOL};

bool expr_kinds_equal(struct value_kind a, struct value_kind b) {
    return a.type == b.type && a.list == b.list;
}

/* Arms of a case are its odd children, and the last. */
static bool is_arm(const struct expr_node *node, size_t i) {
    return i % 2 == 1 || i + 1 == node->n_children;
}

bool expr_is_open(const struct expr_node *node) {
    if (node->kind != NODE_CASE) return node->kind == NODE_TEXT || node->kind == NODE_NULL;
    for (size_t i = 0; i < node->n_children; i++)
        if (is_arm(node, i) && !expr_is_open(node->children[i])) return false;
    return true;
}

struct expr *expr_new(struct expr_checker *c, const struct expr_node *node, enum expr_op op, struct value_kind kind,
                      const struct expr *const *children, size_t n) {
    struct expr *expr = ARENA_NEW(c->reading->arena, struct expr);
    const struct expr **kept = ARENA_ARRAY(c->reading->arena, const struct expr *, n);
    if (n > 0) memcpy(kept, children, n * sizeof(const struct expr *));
    *expr = (struct expr){
        .op = op, .kind = kind, .place = expr_place(c->reading, node->at), .children = kept, .n_children = n};
    return expr;
}

/* --- leaves ------------------------------------------------------------------------------------------------- */

static const struct expr *check_number(struct expr_checker *c, const struct expr_node *node,
                                       struct value_kind expected) {
    (void)expected;
    struct expr *expr = expr_new(c, node, EXPR_CONSTANT, (struct value_kind){.type = TYPE_INTEGER}, NULL, 0);
    expr->constant = node->number;
    return expr;
}

static const struct expr *check_truth(struct expr_checker *c, const struct expr_node *node,
                                      struct value_kind expected) {
    (void)expected;
    struct expr *expr = expr_new(c, node, EXPR_CONSTANT, truth, NULL, 0);
    expr->constant = node->number;
    return expr;
}

static const struct expr *check_null(struct expr_checker *c, const struct expr_node *node, struct value_kind expected) {
    return expr_new(c, node, EXPR_NULL, expected, NULL, 0);
}

static const struct expr *check_period(struct expr_checker *c, const struct expr_node *node,
                                       struct value_kind expected) {
    (void)expected;
    return expr_new(c, node, node->op, (struct value_kind){.type = TYPE_DATE}, NULL, 0);
}

static const struct expr *check_unknown(struct expr_checker *c, const struct expr_node *node,
                                        struct value_kind expected) {
    (void)expected;
    for (size_t i = 0; i < node->n_children; i++) expr_look_inside(c, node->children[i]);
    return NULL;
}

/* --- conditions, sums, calls -------------------------------------------------------------------------------- */

static const struct expr *check_condition(struct expr_checker *c, const struct expr_node *node,
                                          struct value_kind expected) {
    (void)expected;
    const struct expr *parts[2];
    bool is_whole = true;
    for (size_t i = 0; i < node->n_children; i++) {
        parts[i] = expr_check(c, node->children[i], truth);
        is_whole = is_whole && parts[i];
    }
    return is_whole ? expr_new(c, node, node->op, truth, parts, node->n_children) : NULL;
}

static const struct expr *check_null_test(struct expr_checker *c, const struct expr_node *node,
                                          struct value_kind expected) {
    (void)expected;
    const struct expr *value = expr_infer(c, node->children[0]);
    return value ? expr_new(c, node, node->op, truth, &value, 1) : NULL;
}

static const struct sum_row {
    enum expr_op op;
    enum value_type left, right, result;
} sums[] = {
    {EXPR_ADD, TYPE_INTEGER, TYPE_INTEGER, TYPE_INTEGER}, {EXPR_SUBTRACT, TYPE_INTEGER, TYPE_INTEGER, TYPE_INTEGER},
    {EXPR_ADD, TYPE_DATE, TYPE_INTEGER, TYPE_DATE},       {EXPR_SUBTRACT, TYPE_DATE, TYPE_INTEGER, TYPE_DATE},
    {EXPR_SUBTRACT, TYPE_DATE, TYPE_DATE, TYPE_INTEGER},
};

/* A text in a sum can only be a date. */
static const struct expr *check_term(struct expr_checker *c, const struct expr_node *node) {
    if (node->kind == NODE_TEXT) return expr_check(c, node, (struct value_kind){.type = TYPE_DATE});
    return expr_infer(c, node);
}

static const struct expr *check_sum(struct expr_checker *c, const struct expr_node *node, struct value_kind expected) {
    (void)expected;
    const struct expr *parts[2] = {check_term(c, node->children[0]), check_term(c, node->children[1])};
    if (!parts[0] || !parts[1]) return NULL;
    for (size_t i = 0; i < sizeof sums / sizeof *sums; i++) {
        const struct sum_row *row = &sums[i];
        if (row->op == node->op && row->left == parts[0]->kind.type && row->right == parts[1]->kind.type)
            return expr_new(c, node, node->op, (struct value_kind){.type = row->result}, parts, 2);
    }
    EXPR_ERROR(c->reading, MSG_EXPR_SUM, node->at, NULL, expr_excerpt(c->reading, node->at),
               expr_described(c, node->children[0], parts[0]->kind),
               expr_described(c, node->children[1], parts[1]->kind));
    return NULL;
}

static const struct expr *tell_arguments(struct expr_checker *c, const struct expr_node *node) {
    const char *number = text_from_int(c->reading->scratch, (int64_t)node->n_children);
    const char *found = TEXT(c->reading->scratch, number, node->n_children == 1 ? " argument" : " arguments");
    EXPR_ERROR(c->reading, MSG_EXPR_ARGUMENTS, node->at, NULL, node->function->writing, found);
    return check_unknown(c, node, ANY_KIND);
}

static const struct expr *check_call(struct expr_checker *c, const struct expr_node *node, struct value_kind expected) {
    (void)expected;
    const struct expr_function *function = node->function;
    const struct expr *arguments[FUNCTION_MAX_ARGUMENTS];
    bool is_whole = true;
    if (node->n_children != function->n_arguments) return tell_arguments(c, node);
    for (size_t i = 0; i < node->n_children; i++) {
        arguments[i] = expr_check(c, node->children[i], (struct value_kind){.type = function->arguments[i]});
        is_whole = is_whole && arguments[i];
    }
    if (!is_whole) return NULL;
    return expr_new(c, node, function->op, (struct value_kind){.type = function->result}, arguments, node->n_children);
}

/* --- case --------------------------------------------------------------------------------------------------- */

static bool has_text(const struct expr_node *node) {
    if (node->kind == NODE_TEXT) return true;
    for (size_t i = 0; node->kind == NODE_CASE && i < node->n_children; i++)
        if (is_arm(node, i) && has_text(node->children[i])) return true;
    return false;
}

/* Checks the arms that have a kind of their own and returns the kind of the case: the first arm's that has one. */
static struct value_kind check_own_arms(struct expr_checker *c, const struct expr_node *node,
                                        const struct expr **parts) {
    size_t first = SIZE_MAX;
    for (size_t i = 0; i < node->n_children; i++) {
        if (!is_arm(node, i) || expr_is_open(node->children[i])) continue;
        parts[i] = expr_infer(c, node->children[i]);
        if (!parts[i]) continue;
        if (first == SIZE_MAX) first = i;
        if (expr_kinds_equal(parts[i]->kind, parts[first]->kind)) continue;
        EXPR_ERROR(c->reading, MSG_EXPR_CASE_KINDS, node->children[i]->span, NULL,
                   expr_described(c, node->children[i], parts[i]->kind),
                   expr_described(c, node->children[first], parts[first]->kind));
    }
    if (first != SIZE_MAX) return parts[first]->kind;
    return has_text(node) && expr_is_open(node) ? (struct value_kind){.type = TYPE_TEXT} : ANY_KIND;
}

/* The kind comes from where the case stands, else from its arms; then the rest is held to it. */
static const struct expr *check_case(struct expr_checker *c, const struct expr_node *node, struct value_kind expected) {
    const struct expr **parts = ARENA_ARRAY(c->reading->scratch, const struct expr *, node->n_children);
    size_t n_errors = c->reading->n_errors;
    struct value_kind kind = expected.type == TYPE_UNKNOWN ? check_own_arms(c, node, parts) : expected;
    bool is_own_checked = expected.type == TYPE_UNKNOWN;
    for (size_t i = 0; i < node->n_children; i++) {
        const struct expr_node *child = node->children[i];
        if (!is_arm(node, i)) {
            parts[i] = expr_check(c, child, truth);
        } else if (!is_own_checked || expr_is_open(child)) {
            parts[i] = expr_check(c, child, kind);
        }
    }
    if (c->reading->n_errors > n_errors) return NULL;
    if (kind.type == TYPE_TEXT || kind.type == TYPE_CATEGORIES) {
        EXPR_ERROR(c->reading, MSG_EXPR_CASE_TEXT, node->span, "give the field a `list`, so that its results are categories",
                   expr_kind_words(c, kind));
        return NULL;
    }
    return expr_new(c, node, EXPR_CASE, kind, parts, node->n_children);
}

/* --- all ---------------------------------------------------------------------------------------------------- */

static expr_check_fn *const checks[] = {
    [NODE_NUMBER] = check_number,
    [NODE_TEXT] = expr_check_text,
    [NODE_DATE] = expr_check_date,
    [NODE_TRUTH] = check_truth,
    [NODE_NULL] = check_null,
    [NODE_NAME] = expr_check_name,
    [NODE_PERIOD] = check_period,
    [NODE_PARAMETER] = expr_check_parameter,
    [NODE_UNKNOWN] = check_unknown,
    [NODE_CONDITION] = check_condition,
    [NODE_COMPARISON] = expr_check_comparison,
    [NODE_SUM] = check_sum,
    [NODE_NULL_TEST] = check_null_test,
    [NODE_BETWEEN] = expr_check_between,
    [NODE_IN] = expr_check_in,
    [NODE_CONTAINS] = expr_check_contains,
    [NODE_CASE] = check_case,
    [NODE_CALL] = check_call,
    [NODE_AGGREGATE] = expr_check_aggregate,
};
_Static_assert(sizeof checks / sizeof *checks == N_NODE_KINDS, "a check for each kind of node");

const struct expr *expr_check(struct expr_checker *c, const struct expr_node *node, struct value_kind expected) {
    const struct expr *expr = checks[node->kind](c, node, expected);
    if (!expr || expected.type == TYPE_UNKNOWN || expr_kinds_equal(expr->kind, expected)) return expr;
    const char *hint = expected.type == TYPE_DATE ? expr_date_hint(c, node) : NULL;
    expr_tell_kind(c, node, expr->kind, expr_kind_words(c, expected), hint);
    return NULL;
}

const struct expr *expr_infer(struct expr_checker *c, const struct expr_node *node) {
    const struct expr *expr = expr_check(c, node, ANY_KIND);
    if (!expr || expr->kind.type != TYPE_UNKNOWN) return expr;
    EXPR_ERROR(c->reading, MSG_EXPR_NULL_KIND, node->span, NULL, NULL);
    return NULL;
}

void expr_look_inside(struct expr_checker *c, const struct expr_node *node) {
    const struct expr *expr = expr_check(c, node, ANY_KIND);
    (void)expr; /* only what was told counts */
}

static const struct expr *read_text(struct expr_reading *reading, const struct expr_scope *scope,
                                    struct value_kind expected) {
    struct expr_checker checker = {.reading = reading, .scope = scope};
    const struct expr_token *tokens = expr_tokens(reading);
    const struct expr_node *node = tokens ? expr_parse(reading, tokens) : NULL;
    if (!node) return NULL;
    return expected.type == TYPE_UNKNOWN ? expr_infer(&checker, node) : expr_check(&checker, node, expected);
}

enum status expr_read(struct arena *arena, struct expr_text text, const struct expr_scope *scope,
                      struct value_kind expected, struct diags *diags, const struct expr **ret) {
    struct expr_reading reading = {.arena = arena, .scratch = arena_child(arena), .diags = diags};
    expr_reading_init(&reading, text);
    const struct expr *expr = read_text(&reading, scope, expected);
    arena_close(reading.scratch);
    assert(expr || reading.n_errors > 0);
    if (reading.n_errors > 0) return STATUS_SPEC;
    *ret = expr;
    return STATUS_OK;
}
