/* spec/expr/expr_parts.c - the conditions that a condition joins at its top, each as it is written. */
#include "base/text.h"
#include "spec/expr/expr_node.h"

struct parts {
    struct arena *arena;
    const struct expr_reading *reading;
    struct expr_text *items;
    size_t n, capacity;
};

static void add_part(struct parts *parts, struct expr_span span) {
    const char *text = text_copy_bytes(parts->arena, parts->reading->text + span.from, span.to - span.from);
    *ARENA_PUSH(parts->arena, parts->items, parts->n, parts->capacity) =
        (struct expr_text){.text = text, .place = expr_place(parts->reading, span)};
}

/* A node in parentheses has their span, its parts have not: what stands in parentheses stays together, as its writer meant it. */
static bool is_in_parentheses(const struct expr_node *node) {
    return node->span.from < node->children[0]->span.from;
}

static void add_node(struct parts *parts, const struct expr_node *node) {
    bool is_and = node->kind == NODE_CONDITION && node->op == EXPR_AND;
    if (!is_and || is_in_parentheses(node)) {
        add_part(parts, node->span);
        return;
    }
    for (size_t i = 0; i < node->n_children; i++) add_node(parts, node->children[i]);
}

size_t expr_parts(struct arena *arena, struct expr_text text, const struct expr_text **ret) {
    struct arena *scratch = arena_child(arena);
    struct expr_reading reading = {.arena = scratch, .scratch = scratch, .diags = diags_new(scratch)};
    struct parts parts = {.arena = arena, .reading = &reading};
    expr_reading_init(&reading, text);
    const struct expr_token *tokens = expr_tokens(&reading);
    const struct expr_node *node = tokens ? expr_parse(&reading, tokens) : NULL;
    if (node && reading.n_errors == 0)
        add_node(&parts, node);
    else
        *ARENA_PUSH(arena, parts.items, parts.n, parts.capacity) = text;
    arena_close(scratch);
    *ret = parts.items;
    return parts.n;
}
