/* spec/expr/expr_words.c - kinds of values in plain words, for messages. */
#include "base/text.h"
#include "spec/expr/expr_checker.h"

static const char *const type_words[] = {
    [TYPE_UNKNOWN] = "a missing value",
    [TYPE_BOOL] = "a condition",
    [TYPE_INTEGER] = "a number",
    [TYPE_DATE] = "a date",
    [TYPE_CATEGORY] = "a category",
    [TYPE_CATEGORIES] = "several categories",
    [TYPE_TEXT] = "text",
};
enum { N_TYPES = sizeof type_words / sizeof *type_words };

const char *expr_kind_words(struct expr_checker *c, struct value_kind kind) {
    if (!kind.list) return type_words[kind.type];
    return TEXT(c->reading->scratch, type_words[kind.type], " of '", kind.list->id, "'");
}

const char *expr_types_words(struct expr_checker *c, unsigned types) {
    struct text_builder out = {.arena = c->reading->scratch};
    for (unsigned type = 0; type < N_TYPES; type++) {
        unsigned later = types >> (type + 1);
        if (!(types >> type & 1)) continue;
        text_add(&out, type_words[type]);
        if (later) text_add(&out, (later & (later - 1)) ? ", " : " or ");
    }
    return text_done(&out);
}

const char *expr_described(struct expr_checker *c, const struct expr_node *node, struct value_kind kind) {
    return TEXT(c->reading->scratch, expr_excerpt(c->reading, node->span), " (", expr_kind_words(c, kind), ")");
}

const char *expr_did_you_mean(struct expr_checker *c, const char *name) {
    return name ? TEXT(c->reading->scratch, "did you mean '", name, "'?") : NULL;
}

void expr_tell_kind(struct expr_checker *c, const struct expr_node *node, struct value_kind kind, const char *expected,
                    const char *hint) {
    EXPR_ERROR(c->reading, MSG_EXPR_KIND, node->span, hint, expected, expr_described(c, node, kind));
}
