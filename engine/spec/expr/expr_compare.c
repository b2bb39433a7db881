/* spec/expr/expr_compare.c - comparisons, `between`, `in` and `contains`: both sides are of one kind, and the side that has
 * one gives it to the side that is open. */
#include "base/text.h"
#include "spec/expr/expr_checker.h"

static const struct value_kind truth = {.type = TYPE_BOOL};

static bool has_order(struct value_kind kind) {
    return kind.type == TYPE_INTEGER || kind.type == TYPE_DATE || kind.type == TYPE_CATEGORY;
}

/* What a constant beside a value of this kind is. */
static struct value_kind kind_beside(const struct expr *expr) {
    if (!expr) return ANY_KIND;
    struct value_kind kind = expr->kind;
    if (kind.type == TYPE_CATEGORIES) kind.type = TYPE_CATEGORY;
    return kind;
}

/* --- mistakes ----------------------------------------------------------------------------------------------- */

static const struct expr *tell_null(struct expr_checker *c, const struct expr_node *value, const struct expr_node *null,
                                    bool is_not) {
    const char *excerpt = expr_excerpt(c->reading, value->span);
    const char *hint = TEXT(c->reading->scratch, "write ", excerpt, is_not ? " is not null" : " is null");
    EXPR_ERROR(c->reading, MSG_EXPR_EQUALS_NULL, null->at, hint, NULL);
    return NULL;
}

static const struct expr *tell_unlike(struct expr_checker *c, const struct expr_node *node,
                                      const struct expr_node *const *sides, const struct expr *const *exprs) {
    const char *left = expr_described(c, sides[0], exprs[0]->kind),
               *right = expr_described(c, sides[1], exprs[1]->kind);
    const char *hint = NULL;
    for (size_t i = 0; i < 2 && !hint; i++)
        if (exprs[1 - i]->kind.type == TYPE_DATE) hint = expr_date_hint(c, sides[i]);
    EXPR_ERROR(c->reading, MSG_EXPR_COMPARE, node->at, hint, left, right);
    return NULL;
}

static const struct expr *tell_several(struct expr_checker *c, const struct expr_node *node,
                                       const struct expr_node *value, const struct expr *expr, const char *hint) {
    EXPR_ERROR(c->reading, MSG_EXPR_SEVERAL, node->at, hint, expr_excerpt(c->reading, node->at),
               expr_described(c, value, expr->kind));
    return NULL;
}

static const char *hint_contains(struct expr_checker *c, const struct expr_node *value, const struct expr_node *other) {
    return TEXT(c->reading->scratch, "write ", expr_excerpt(c->reading, value->span), " contains ",
                expr_excerpt(c->reading, other->span));
}

/* --- comparisons -------------------------------------------------------------------------------------------- */

/* Both sides; the one that has a kind first. */
static void check_sides(struct expr_checker *c, const struct expr_node *const *sides, const struct expr **exprs) {
    size_t first = expr_is_open(sides[0]) && !expr_is_open(sides[1]) ? 1 : 0, second = 1 - first;
    exprs[first] = expr_infer(c, sides[first]);
    if (expr_is_open(sides[second])) {
        exprs[second] = expr_check(c, sides[second], kind_beside(exprs[first]));
    } else {
        exprs[second] = expr_infer(c, sides[second]);
    }
}

/* Joins two finished sides, or tells why not. */
static const struct expr *compare(struct expr_checker *c, const struct expr_node *node, enum expr_op op,
                                  const struct expr_node *const *sides, const struct expr *const *exprs) {
    for (size_t i = 0; i < 2; i++)
        if (exprs[i] && exprs[i]->kind.type == TYPE_CATEGORIES)
            return tell_several(c, node, sides[i], exprs[i], hint_contains(c, sides[i], sides[1 - i]));
    if (!exprs[0] || !exprs[1]) return NULL;
    if (!expr_kinds_equal(exprs[0]->kind, exprs[1]->kind)) return tell_unlike(c, node, sides, exprs);
    if (op != EXPR_EQUAL && op != EXPR_NOT_EQUAL && !has_order(exprs[0]->kind)) {
        const char *sign = expr_excerpt(c->reading, node->at);
        EXPR_ERROR(c->reading, MSG_EXPR_ORDER, node->at, NULL, sign, expr_described(c, sides[0], exprs[0]->kind));
        return NULL;
    }
    return expr_new(c, node, op, truth, exprs, 2);
}

const struct expr *expr_check_comparison(struct expr_checker *c, const struct expr_node *node,
                                         struct value_kind expected) {
    (void)expected;
    const struct expr_node *sides[2] = {node->children[0], node->children[1]};
    const struct expr *exprs[2];
    for (size_t i = 0; i < 2; i++) {
        if (sides[i]->kind != NODE_NULL) continue;
        expr_look_inside(c, sides[1 - i]);
        return tell_null(c, sides[1 - i], sides[i], node->op == EXPR_NOT_EQUAL);
    }
    check_sides(c, sides, exprs);
    return compare(c, node, node->op, sides, exprs);
}

/* --- between ------------------------------------------------------------------------------------------------ */

/* A comparison of the finished value with one end. */
static const struct expr *check_end(struct expr_checker *c, const struct expr_node *node, enum expr_op op,
                                    const struct expr *value, const struct expr_node *end) {
    const struct expr_node *sides[2] = {node->children[0], end};
    if (end->kind == NODE_NULL) return tell_null(c, node->children[0], end, false);
    const struct expr *exprs[2] = {value,
                                   expr_is_open(end) ? expr_check(c, end, kind_beside(value)) : expr_infer(c, end)};
    return value ? compare(c, node, op, sides, exprs) : NULL;
}

/* value >= low and value <= high: the value is the same expression in both. What is wrong with both ends alike is told
 * once. */
const struct expr *expr_check_between(struct expr_checker *c, const struct expr_node *node,
                                      struct value_kind expected) {
    (void)expected;
    const struct expr *value = expr_infer(c, node->children[0]);
    size_t n_errors = c->reading->n_errors;
    const struct expr *low = check_end(c, node, EXPR_GREATER_EQUAL, value, node->children[1]);
    if (value && c->reading->n_errors > n_errors) return NULL;
    const struct expr *high = check_end(c, node, EXPR_LESS_EQUAL, value, node->children[2]);
    if (!low || !high) return NULL;
    return expr_new(c, node, EXPR_AND, truth, (const struct expr *[]){low, high}, 2);
}

/* --- in, contains ------------------------------------------------------------------------------------------- */

static bool is_constant(const struct expr_node *node) {
    return node->kind == NODE_NUMBER || node->kind == NODE_TEXT || node->kind == NODE_DATE ||
           node->kind == NODE_TRUTH || node->kind == NODE_PARAMETER || node->kind == NODE_UNKNOWN;
}

/* One of the list. Kinds that differ are told at the constant: the list may be long. */
static const struct expr *check_member(struct expr_checker *c, const struct expr_node *node, struct value_kind kind,
                                       const struct expr_node *value) {
    if (node->kind == NODE_NULL) return tell_null(c, value, node, false);
    if (is_constant(node)) return expr_check(c, node, kind);
    const char *date_hint = kind.type == TYPE_DATE ? expr_date_hint(c, node) : NULL;
    EXPR_ERROR(c->reading, MSG_EXPR_NOT_CONSTANT, node->span, date_hint ? date_hint : "join comparisons with 'or'",
               expr_excerpt(c->reading, node->span));
    return NULL;
}

const struct expr *expr_check_in(struct expr_checker *c, const struct expr_node *node, struct value_kind expected) {
    (void)expected;
    const struct expr **parts = ARENA_ARRAY(c->reading->arena, const struct expr *, node->n_children);
    bool is_whole = true;
    parts[0] = expr_infer(c, node->children[0]);
    for (size_t i = 1; i < node->n_children; i++) {
        parts[i] = check_member(c, node->children[i], kind_beside(parts[0]), node->children[0]);
        is_whole = is_whole && parts[i];
    }
    if (parts[0] && parts[0]->kind.type == TYPE_CATEGORIES) {
        const char *hint = hint_contains(c, node->children[0], node->children[1]);
        return tell_several(c, node, node->children[0], parts[0], hint);
    }
    return parts[0] && is_whole ? expr_new(c, node, EXPR_IN, truth, parts, node->n_children) : NULL;
}

const struct expr *expr_check_contains(struct expr_checker *c, const struct expr_node *node,
                                       struct value_kind expected) {
    (void)expected;
    const struct expr_node *value = node->children[0], *member = node->children[1];
    const struct expr *whole = expr_infer(c, value);
    if (member->kind == NODE_NULL) return tell_null(c, value, member, false);
    if (whole && whole->kind.type != TYPE_CATEGORIES) {
        bool is_category = whole->kind.type == TYPE_CATEGORY;
        const char *hint = TEXT(c->reading->scratch, "write ", expr_excerpt(c->reading, value->span), " = ",
                                expr_excerpt(c->reading, member->span));
        expr_look_inside(c, member);
        return tell_several(c, node, value, whole, is_category ? hint : NULL);
    }
    const struct expr *part = expr_check(c, member, kind_beside(whole));
    return whole && part ? expr_new(c, node, EXPR_CONTAINS, truth, (const struct expr *[]){whole, part}, 2) : NULL;
}
