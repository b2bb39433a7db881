/* spec/expr/expr_aggregate.c - aggregates: over which linked source, and of what kind. */
#include "base/text.h"
#include "spec/expr/expr_checker.h"

enum { ORDERED_TYPES = 1u << TYPE_INTEGER | 1u << TYPE_DATE | 1u << TYPE_CATEGORY };

/* The first name inside that says its source: that source is meant. */
static const struct expr_node *first_with_source(const struct expr_node *node) {
    const struct expr_node *found = NULL;
    if (!node || node->kind == NODE_AGGREGATE) return NULL;
    if (node->kind == NODE_NAME && node->source) return node;
    for (size_t i = 0; i < node->n_children && !found; i++) found = first_with_source(node->children[i]);
    return found;
}

/* max(stage): the first linked source with a column of this name, for the hint. */
static const char *hint_source(struct expr_checker *c, const struct expr_node *node) {
    const struct expr_node *value = node->children[0];
    for (size_t i = 0; value->kind == NODE_NAME && i < c->scope->n_linked; i++) {
        const struct expr_linked *linked = &c->scope->linked[i];
        if (expr_slot(linked->scope, value->text, c->scope->day) != NONE_SLOT)
            return expr_did_you_mean(c, TEXT(c->reading->scratch, linked->name, ".", value->text));
    }
    return TEXT(c->reading->scratch, "write it as in ", node->aggregation->writing);
}

static const struct expr_linked *find_source(struct expr_checker *c, const struct expr_node *node) {
    if (node->aggregation->takes_source) return expr_find_linked(c, node->children[0]->text, node->children[0]->at);
    const struct expr_node *name = NULL;
    for (size_t i = 0; i < node->n_children && !name; i++) name = first_with_source(node->children[i]);
    if (name) return expr_find_linked(c, name->source, name->at);
    EXPR_ERROR(c->reading, MSG_EXPR_NO_SOURCE, node->children[0]->span, hint_source(c, node), node->aggregation->name,
               c->scope->source_name);
    return NULL;
}

/* Of one of the types, or told. */
static const struct expr *check_of_types(struct expr_checker *c, const struct expr_node *node, unsigned types) {
    const struct expr *expr = expr_infer(c, node);
    if (!expr || types >> expr->kind.type & 1) return expr;
    expr_tell_kind(c, node, expr->kind, expr_types_words(c, types), NULL);
    return NULL;
}

static const struct expr *check_order(struct expr_checker *c, const struct expr_node *node) {
    const struct expr_aggregation *aggregation = node->aggregation;
    const struct expr_node *by = node->children[1];
    if (!by && aggregation->takes_order) {
        const char *hint = TEXT(c->reading->scratch, "write ", aggregation->writing);
        EXPR_ERROR(c->reading, MSG_EXPR_NEEDS_ORDER, node->at, hint, aggregation->name);
    }
    if (by && !aggregation->takes_order)
        EXPR_ERROR(c->reading, MSG_EXPR_NO_ORDER, by->span, "only first and last take one", aggregation->name);
    return by ? check_of_types(c, by, ORDERED_TYPES) : NULL;
}

/* Inside, in the linked source's scope. NULL when anything was told. */
static const struct expr_aggregate *check_inside(struct expr_checker *c, const struct expr_node *node) {
    struct expr_aggregate *aggregate = ARENA_NEW(c->reading->arena, struct expr_aggregate);
    size_t n_errors = c->reading->n_errors;
    aggregate->kind = node->aggregation->kind;
    aggregate->source = c->linked->scope->source;
    if (!node->aggregation->takes_source)
        aggregate->value = check_of_types(c, node->children[0], node->aggregation->value_types);
    aggregate->by = check_order(c, node);
    if (node->children[2]) aggregate->where = expr_check(c, node->children[2], (struct value_kind){.type = TYPE_BOOL});
    return c->reading->n_errors == n_errors ? aggregate : NULL;
}

const struct expr *expr_check_aggregate(struct expr_checker *c, const struct expr_node *node,
                                        struct value_kind expected) {
    (void)expected;
    if (c->linked) {
        EXPR_ERROR(c->reading, MSG_EXPR_NESTED, node->at, NULL, node->aggregation->name, c->aggregation->name);
        return NULL;
    }
    const struct expr_linked *linked = find_source(c, node);
    if (!linked) return NULL;
    struct expr_checker inner = {
        .reading = c->reading, .scope = c->scope, .linked = linked, .aggregation = node->aggregation};
    const struct expr_aggregate *aggregate = check_inside(&inner, node);
    if (!aggregate) return NULL;
    struct value_kind kind = {.type = node->aggregation->result};
    struct expr *expr =
        expr_new(c, node, EXPR_AGGREGATE, kind.type == TYPE_UNKNOWN ? aggregate->value->kind : kind, NULL, 0);
    expr->aggregate = aggregate;
    return expr;
}
