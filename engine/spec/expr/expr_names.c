/* spec/expr/expr_names.c - names of columns, fields and sources.
 *
 * Outside aggregates a name is one of the scope's own (its source may stand before it); inside, every name says the
 * source that the aggregate runs over, so that reading aloud leaves no doubt. */
#include "base/text.h"
#include "spec/expr/expr_checker.h"

static bool is_in_force(const struct slot *slot, date_t day) {
    return !slot->is_version || ((slot->since == DATE_NONE || slot->since <= day) && (slot->until == DATE_NONE || day <= slot->until));
}

size_t expr_slot(const struct expr_scope *scope, const char *name, date_t day) {
    for (size_t i = 0; i < scope->n_slots; i++)
        if (text_equal(scope->slots[i].name, name) && is_in_force(&scope->slots[i], day)) return i;
    return NONE_SLOT;
}

const char *expr_slot_written(const struct slot *slot) {
    return slot->written ? slot->written : slot->name;
}

static const char *nearest_slot(struct expr_checker *c, const struct expr_scope *scope, const char *name) {
    const char **names = ARENA_ARRAY(c->reading->scratch, const char *, scope->n_slots);
    for (size_t i = 0; i < scope->n_slots; i++) names[i] = scope->slots[i].name;
    return text_nearest(c->reading->scratch, name, names, scope->n_slots);
}

/* Whether a name that is none would be a category, had it stood in quotes. */
static bool is_category(struct expr_checker *c, const struct expr_scope *scope, const char *name) {
    for (size_t i = 0; i < scope->n_slots; i++) {
        const struct code_list *list = scope->slots[i].kind.list;
        if (list && code_list_find(c->reading->scratch, list, name) >= 0) return true;
    }
    return false;
}

static const struct expr *tell_unknown(struct expr_checker *c, const struct expr_scope *scope,
                                       const struct expr_node *node) {
    struct arena *scratch = c->reading->scratch;
    const char *hint = NULL;
    if (!node->source && is_category(c, scope, node->text)) {
        hint = TEXT(scratch, "text stands in quotes: '", node->text, "'");
    } else {
        const char *nearest = nearest_slot(c, scope, node->text);
        if (nearest && node->source) nearest = TEXT(scratch, node->source, ".", nearest);
        hint = expr_did_you_mean(c, nearest);
    }
    EXPR_ERROR(c->reading, MSG_EXPR_NAME, node->at, hint, node->text, scope->source_name);
    return NULL;
}

static const struct expr *check_slot(struct expr_checker *c, const struct expr_scope *scope,
                                     const struct expr_node *node) {
    size_t slot = expr_slot(scope, node->text, c->scope->day);
    if (slot == NONE_SLOT) return tell_unknown(c, scope, node);
    struct expr *expr = expr_new(c, node, EXPR_SLOT, scope->slots[slot].kind, NULL, 0);
    expr->slot = slot;
    return expr;
}

const struct expr_linked *expr_find_linked(struct expr_checker *c, const char *name, struct expr_span span) {
    const char **names = ARENA_ARRAY(c->reading->scratch, const char *, c->scope->n_linked);
    for (size_t i = 0; i < c->scope->n_linked; i++) {
        names[i] = c->scope->linked[i].name;
        if (text_equal(names[i], name)) return &c->scope->linked[i];
    }
    const char *nearest = text_nearest(c->reading->scratch, name, names, c->scope->n_linked);
    EXPR_ERROR(c->reading, MSG_EXPR_SOURCE, span, expr_did_you_mean(c, nearest), name, c->scope->source_name);
    return NULL;
}

static const struct expr *check_outside(struct expr_checker *c, const struct expr_node *node) {
    if (!node->source || text_equal(node->source, c->scope->source_name)) return check_slot(c, c->scope, node);
    const struct expr_linked *linked = expr_find_linked(c, node->source, node->at);
    if (!linked) return NULL;
    if (expr_slot(linked->scope, node->text, c->scope->day) == NONE_SLOT) return tell_unknown(c, linked->scope, node);
    const char *name = TEXT(c->reading->scratch, node->source, ".", node->text);
    const char *hint = TEXT(c->reading->scratch, "write max(", name, " where ..), or the like");
    EXPR_ERROR(c->reading, MSG_EXPR_LINKED, node->at, hint, name, c->scope->source_name, node->source);
    return NULL;
}

static const struct expr *tell_unqualified(struct expr_checker *c, const struct expr_node *node) {
    bool is_known = expr_slot(c->linked->scope, node->text, c->scope->day) != NONE_SLOT;
    const char *name = is_known ? node->text : nearest_slot(c, c->linked->scope, node->text);
    const char *full = name ? TEXT(c->reading->scratch, c->linked->name, ".", name) : NULL;
    EXPR_ERROR(c->reading, MSG_EXPR_UNQUALIFIED, node->at, expr_did_you_mean(c, full), node->text,
               c->aggregation->name);
    return NULL;
}

static const struct expr *check_inside(struct expr_checker *c, const struct expr_node *node) {
    if (!node->source) return tell_unqualified(c, node);
    if (text_equal(node->source, c->linked->name)) return check_slot(c, c->linked->scope, node);
    const char *name = TEXT(c->reading->scratch, node->source, ".", node->text);
    EXPR_ERROR(c->reading, MSG_EXPR_OTHER_SOURCE, node->at, NULL, name, c->aggregation->name, c->linked->name);
    return NULL;
}

const struct expr *expr_check_name(struct expr_checker *c, const struct expr_node *node, struct value_kind expected) {
    (void)expected;
    return c->linked ? check_inside(c, node) : check_outside(c, node);
}
