/* spec/expr/expr_text.c - the canonical writing of an expression, and what it depends on.
 *
 * Lower-case words, one blank between them, parentheses only where the reading would change without them. Reading the
 * text again, in the same scope and with the same kind expected, gives an equal tree. */
#include "base/date.h"
#include "base/text.h"
#include "spec/expr/expr_functions.h"

/* How tightly a form binds; the grammar's levels from the outermost. */
enum level { LEVEL_OR, LEVEL_AND, LEVEL_NOT, LEVEL_COMPARISON, LEVEL_SUM, LEVEL_PRIMARY };

struct writer {
    struct text_builder out;
    const struct expr_scope *scope;     /* whose slots are meant */
    const char *source;                 /* written before names: inside aggregates, else NULL */
    const struct expr_scope *own_scope; /* whose linked sources are meant */
};

typedef void write_fn(struct writer *w, const struct expr *expr);

static void write_at(struct writer *w, const struct expr *expr, enum level level);

static void write_quoted(struct writer *w, const char *text) {
    text_add_char(&w->out, '\'');
    text_add(&w->out, text_replace(w->out.arena, text, "'", "''"));
    text_add_char(&w->out, '\'');
}

/* --- leaves ------------------------------------------------------------------------------------------------- */

static void write_constant(struct writer *w, const struct expr *expr) {
    switch (expr->kind.type) {
    case TYPE_TEXT:
        write_quoted(w, expr->text);
        break;
    case TYPE_CATEGORY:
        write_quoted(w, code_list_label(expr->kind.list, (int32_t)expr->constant, NULL));
        break;
    case TYPE_BOOL:
        text_add(&w->out, expr->constant ? "true" : "false");
        break;
    case TYPE_DATE:
        text_add(&w->out, "date ");
        write_quoted(w, date_iso(w->out.arena, (date_t)expr->constant));
        break;
    case TYPE_INTEGER:
    case TYPE_CATEGORIES:
    case TYPE_UNKNOWN:
        text_add_int(&w->out, expr->constant);
        break;
    }
}

static void write_slot(struct writer *w, const struct expr *expr) {
    if (w->source) {
        text_add(&w->out, w->source);
        text_add_char(&w->out, '.');
    }
    text_add(&w->out, expr_slot_written(&w->scope->slots[expr->slot]));
}

static void write_null(struct writer *w, const struct expr *expr) {
    (void)expr;
    text_add(&w->out, "null");
}

static void write_period(struct writer *w, const struct expr *expr) {
    text_add(&w->out, expr->op == EXPR_PERIOD_START ? "period.start" : "period.end");
}

/* --- aggregates, calls, lists, case ------------------------------------------------------------------------- */

/* The check took the source from this very list, so it is there. */
static const struct expr_linked *linked_source(const struct writer *w, size_t source) {
    const struct expr_linked *linked = w->own_scope->linked;
    while (linked->scope->source != source) linked++;
    return linked;
}

static void write_part(struct writer *w, const char *word, const struct expr *expr) {
    if (!expr) return;
    text_add(&w->out, word);
    write_at(w, expr, LEVEL_OR);
}

static void write_aggregate(struct writer *w, const struct expr *expr) {
    const struct expr_aggregate *aggregate = expr->aggregate;
    const struct expr_linked *linked = linked_source(w, aggregate->source);
    struct writer inner = {.out = w->out, .scope = linked->scope, .source = linked->name, .own_scope = w->own_scope};
    text_add(&inner.out, expr_aggregations[aggregate->kind].name);
    text_add_char(&inner.out, '(');
    if (!aggregate->value) text_add(&inner.out, linked->name);
    write_part(&inner, "", aggregate->value);
    write_part(&inner, " by ", aggregate->by);
    write_part(&inner, " where ", aggregate->where);
    text_add_char(&inner.out, ')');
    w->out = inner.out;
}

static void write_list(struct writer *w, const struct expr *const *items, size_t n) {
    text_add_char(&w->out, '(');
    for (size_t i = 0; i < n; i++) {
        if (i > 0) text_add(&w->out, ", ");
        write_at(w, items[i], LEVEL_OR);
    }
    text_add_char(&w->out, ')');
}

static void write_call(struct writer *w, const struct expr *expr) {
    text_add(&w->out, expr_function_of(expr->op)->name);
    write_list(w, expr->children, expr->n_children);
}

static void write_in(struct writer *w, const struct expr *expr) {
    write_at(w, expr->children[0], LEVEL_SUM);
    text_add(&w->out, " in ");
    write_list(w, expr->children + 1, expr->n_children - 1);
}

/* A missing else is a null: it is not written. */
static void write_case(struct writer *w, const struct expr *expr) {
    size_t last = expr->n_children - 1;
    text_add(&w->out, "case");
    for (size_t i = 0; i < last; i += 2) {
        write_part(w, " when ", expr->children[i]);
        write_part(w, " then ", expr->children[i + 1]);
    }
    if (expr->children[last]->op != EXPR_NULL) write_part(w, " else ", expr->children[last]);
    text_add(&w->out, " end");
}

/* --- operators ---------------------------------------------------------------------------------------------- */

/* How an operation is written: by a function, or as words between or behind its children, who must bind as said. */
static const struct form {
    enum level level;
    const char *word; /* NULL: by the function */
    enum level left, right;
    write_fn *write;
} forms[] = {
    [EXPR_CONSTANT] = {LEVEL_PRIMARY, .write = write_constant},
    [EXPR_NULL] = {LEVEL_PRIMARY, .write = write_null},
    [EXPR_SLOT] = {LEVEL_PRIMARY, .write = write_slot},
    [EXPR_PERIOD_START] = {LEVEL_PRIMARY, .write = write_period},
    [EXPR_PERIOD_END] = {LEVEL_PRIMARY, .write = write_period},
    [EXPR_AGGREGATE] = {LEVEL_PRIMARY, .write = write_aggregate},
    [EXPR_NOT] = {LEVEL_NOT, "not ", LEVEL_NOT, LEVEL_NOT, NULL},
    [EXPR_IS_NULL] = {LEVEL_COMPARISON, " is null", LEVEL_SUM, LEVEL_SUM, NULL},
    [EXPR_IS_NOT_NULL] = {LEVEL_COMPARISON, " is not null", LEVEL_SUM, LEVEL_SUM, NULL},
    [EXPR_YEAR] = {LEVEL_PRIMARY, .write = write_call},
    [EXPR_AND] = {LEVEL_AND, " and ", LEVEL_AND, LEVEL_NOT, NULL},
    [EXPR_OR] = {LEVEL_OR, " or ", LEVEL_OR, LEVEL_AND, NULL},
    [EXPR_EQUAL] = {LEVEL_COMPARISON, " = ", LEVEL_SUM, LEVEL_SUM, NULL},
    [EXPR_NOT_EQUAL] = {LEVEL_COMPARISON, " <> ", LEVEL_SUM, LEVEL_SUM, NULL},
    [EXPR_LESS] = {LEVEL_COMPARISON, " < ", LEVEL_SUM, LEVEL_SUM, NULL},
    [EXPR_LESS_EQUAL] = {LEVEL_COMPARISON, " <= ", LEVEL_SUM, LEVEL_SUM, NULL},
    [EXPR_GREATER] = {LEVEL_COMPARISON, " > ", LEVEL_SUM, LEVEL_SUM, NULL},
    [EXPR_GREATER_EQUAL] = {LEVEL_COMPARISON, " >= ", LEVEL_SUM, LEVEL_SUM, NULL},
    [EXPR_ADD] = {LEVEL_SUM, " + ", LEVEL_SUM, LEVEL_PRIMARY, NULL},
    [EXPR_SUBTRACT] = {LEVEL_SUM, " - ", LEVEL_SUM, LEVEL_PRIMARY, NULL},
    [EXPR_CONTAINS] = {LEVEL_COMPARISON, " contains ", LEVEL_SUM, LEVEL_SUM, NULL},
    [EXPR_WORKING_DAYS] = {LEVEL_PRIMARY, .write = write_call},
    [EXPR_DAYS] = {LEVEL_PRIMARY, .write = write_call},
    [EXPR_IN] = {LEVEL_COMPARISON, .write = write_in},
    [EXPR_CASE] = {LEVEL_PRIMARY, .write = write_case},
};
_Static_assert(sizeof forms / sizeof *forms == N_EXPR_OPS, "a form for each operation");

static void write_words(struct writer *w, const struct expr *expr, const struct form *form) {
    if (expr->op != EXPR_NOT) write_at(w, expr->children[0], form->left);
    text_add(&w->out, form->word);
    if (expr->op == EXPR_NOT) write_at(w, expr->children[0], form->left);
    if (expr->n_children == 2) write_at(w, expr->children[1], form->right);
}

static bool compares_slot(const struct expr *expr, enum expr_op op, enum expr_op end) {
    return expr->op == op && expr->children[0]->op == EXPR_SLOT && expr->children[1]->op == end;
}

/* What `received in period` has become, however it was written. */
static bool is_in_period(const struct expr *expr) {
    return expr->op == EXPR_AND && compares_slot(expr->children[0], EXPR_GREATER_EQUAL, EXPR_PERIOD_START) &&
           compares_slot(expr->children[1], EXPR_LESS_EQUAL, EXPR_PERIOD_END) &&
           expr->children[0]->children[0]->slot == expr->children[1]->children[0]->slot;
}

static void write_in_period(struct writer *w, const struct expr *expr) {
    write_slot(w, expr->children[0]->children[0]);
    text_add(&w->out, " in period");
}

static const struct form in_period = {LEVEL_COMPARISON, .write = write_in_period};

static void write_at(struct writer *w, const struct expr *expr, enum level level) {
    const struct form *form = is_in_period(expr) ? &in_period : &forms[expr->op];
    bool is_wrapped = form->level < level;
    if (is_wrapped) text_add_char(&w->out, '(');
    if (form->write) {
        form->write(w, expr);
    } else {
        write_words(w, expr, form);
    }
    if (is_wrapped) text_add_char(&w->out, ')');
}

const char *expr_text_of(struct arena *arena, const struct expr *expr, const struct expr_scope *scope) {
    struct writer writer = {.out = {.arena = arena}, .scope = scope, .own_scope = scope};
    write_at(&writer, expr, LEVEL_OR);
    return text_done(&writer.out);
}

/* --- uses --------------------------------------------------------------------------------------------------- */

static bool aggregate_uses(const struct expr_aggregate *aggregate, enum expr_op op) {
    const struct expr *const parts[] = {aggregate->value, aggregate->by, aggregate->where};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (parts[i] && expr_uses(parts[i], op)) return true;
    return false;
}

bool expr_uses(const struct expr *expr, enum expr_op op) {
    if (expr->op == op) return true;
    for (size_t i = 0; i < expr->n_children; i++)
        if (expr_uses(expr->children[i], op)) return true;
    return expr->aggregate && aggregate_uses(expr->aggregate, op);
}
