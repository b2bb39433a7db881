/* spec/expr/expr_constants.c - text constants, which become what is expected: a category, a date, or text in normal form NFC
 * (as the text of extracts is). */
#include "base/date.h"
#include "base/number.h"
#include "base/text.h"
#include "base/utf8.h"
#include "spec/expr/expr_checker.h"

#include <string.h>

static const struct expr *constant(struct expr_checker *c, const struct expr_node *node, struct value_kind kind,
                                   int64_t value) {
    struct expr *expr = expr_new(c, node, EXPR_CONSTANT, kind, NULL, 0);
    expr->constant = value;
    return expr;
}

/* "'area' has it until 31 March 2008": the text is of a list that a name of the scope had, or will have, in place of this one; else NULL. */
static const char *version_with(struct expr_checker *c, const struct code_list *list, const char *text) {
    const struct slot *slots = c->scope->slots;
    struct arena *scratch = c->reading->scratch;
    for (size_t i = 0; i < c->scope->n_slots; i++) {
        bool is_of_list = slots[i].is_version && slots[i].kind.list == list;
        for (size_t k = 0; is_of_list && k < c->scope->n_slots; k++) {
            if (!slots[k].is_version || !text_equal(slots[k].name, slots[i].name) || slots[k].kind.list == NULL) continue;
            if (code_list_find(scratch, slots[k].kind.list, text) < 0) continue;
            bool is_earlier = slots[k].until != DATE_NONE && slots[i].since != DATE_NONE && slots[k].until < slots[i].since;
            return TEXT(scratch, "'", slots[i].name, "' has versions: '", text, "' is of the list '", slots[k].kind.list->id, "', in force ",
                        is_earlier ? "until " : "since ", date_long(scratch, is_earlier ? slots[k].until : slots[k].since));
        }
    }
    return NULL;
}

static const struct expr *category(struct expr_checker *c, const struct expr_node *node, struct value_kind kind) {
    int32_t found = code_list_find(c->reading->scratch, kind.list, node->text);
    if (found >= 0) return constant(c, node, kind, found);
    const char *nearest = code_list_nearest(c->reading->scratch, kind.list, node->text);
    const char *version = version_with(c, kind.list, node->text);
    EXPR_ERROR(c->reading, MSG_EXPR_CATEGORY, node->at, version ? version : expr_did_you_mean(c, nearest), node->text, kind.list->id);
    return NULL;
}

static bool looks_like_date(const char *text) {
    static const char shape[] = "0000-00-00";
    for (size_t i = 0; i < sizeof shape - 1; i++) {
        bool is_digit = text[i] >= '0' && text[i] <= '9';
        if (shape[i] == '-' ? text[i] != '-' : !is_digit) return false;
    }
    return text[sizeof shape - 1] == '\0';
}

/* 2007-04-01 without quotes is read as a sum: 2007 less 4 less 1. */
const char *expr_date_hint(struct expr_checker *c, const struct expr_node *node) {
    const char *text = expr_excerpt(c->reading, node->span);
    date_t date;
    if (node->kind != NODE_SUM || !looks_like_date(text)) return NULL;
    if (!date_parse_iso(text, &date)) return TEXT(c->reading->scratch, "there is no day ", text);
    return TEXT(c->reading->scratch, "write date '", text, "'");
}

const struct expr *expr_check_date(struct expr_checker *c, const struct expr_node *node, struct value_kind expected) {
    (void)expected;
    date_t date;
    if (date_parse_iso(node->text, &date)) return constant(c, node, (struct value_kind){.type = TYPE_DATE}, date);
    const char *hint = looks_like_date(node->text) ? "there is no such day" : "write a date as date '2008-03-31'";
    EXPR_ERROR(c->reading, MSG_EXPR_DATE, node->at, hint, node->text);
    return NULL;
}

static const struct expr *plain_text(struct expr_checker *c, const struct expr_node *node) {
    struct expr *expr = expr_new(c, node, EXPR_CONSTANT, (struct value_kind){.type = TYPE_TEXT}, NULL, 0);
    expr->text = text_copy(c->reading->arena, utf8_nfc(c->reading->scratch, node->text));
    return expr;
}

const struct expr *expr_check_text(struct expr_checker *c, const struct expr_node *node, struct value_kind expected) {
    int64_t number;
    if (expected.type == TYPE_CATEGORY) return category(c, node, expected);
    if (expected.type == TYPE_DATE) return expr_check_date(c, node, expected);
    if (expected.type == TYPE_TEXT || expected.type == TYPE_UNKNOWN) return plain_text(c, node);
    bool is_number = expected.type == TYPE_INTEGER && number_parse_int(node->text, &number);
    const char *hint = is_number ? TEXT(c->reading->scratch, "write ", node->text, " without quotes") : NULL;
    expr_tell_kind(c, node, (struct value_kind){.type = TYPE_TEXT}, expr_kind_words(c, expected), hint);
    return NULL;
}

/* --- parameters --------------------------------------------------------------------------------------------- */

static const struct expr *tell_no_parameter(struct expr_checker *c, const struct expr_node *node) {
    const struct expr_scope *scope = c->scope;
    const char **names = ARENA_ARRAY(c->reading->scratch, const char *, scope->n_parameters);
    for (size_t i = 0; i < scope->n_parameters; i++) names[i] = scope->parameters[i].name;
    const char *nearest = text_nearest(c->reading->scratch, node->text, names, scope->n_parameters);
    if (nearest) nearest = TEXT(c->reading->scratch, "param.", nearest);
    const char *hint = nearest ? expr_did_you_mean(c, nearest) : "parameters stand in the section `parameters`";
    EXPR_ERROR(c->reading, MSG_EXPR_PARAMETER, node->at, hint, node->text);
    return NULL;
}

/* One that could not be read was told where it stands: nothing more is said of what rests on it. */
const struct expr *expr_check_parameter(struct expr_checker *c, const struct expr_node *node, struct value_kind expected) {
    (void)expected;
    for (size_t i = 0; i < c->scope->n_parameters; i++) {
        const struct expr_parameter *parameter = &c->scope->parameters[i];
        if (!text_equal(parameter->name, node->text)) continue;
        if (parameter->kind.type == TYPE_UNKNOWN) {
            c->reading->n_errors++;
            return NULL;
        }
        struct expr *expr = expr_new(c, node, EXPR_CONSTANT, parameter->kind, NULL, 0);
        expr->constant = parameter->constant;
        expr->text = parameter->text;
        return expr;
    }
    return tell_no_parameter(c, node);
}
