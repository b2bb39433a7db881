/* spec/expr.h - the expression language: parsed, named and typed when the specification is read.
 *
 * Small, typed, free of side effects, written as SQL writes it. Three-valued: a comparison with a missing value is unknown, and a
 * condition keeps a row only when it is true. Grammar (lowest precedence first):
 *
 *     or          a or b                       and      a and b                        not     not a
 *     comparison  = <> != < <= > >=            null     x is null, x is not null       between x between a and b
 *     in          x in ('A', 'B'), x not in (..), date in period                       contains  issues contains 'Communication'
 *     sum         a + b, a - b                 primary  12, 'text', date '2008-04-01', name, period.start, period.end, (..)
 *     parameters  param.threshold: a value that the specification names, and a run may set
 *     case        case when a then x when b then y else z end
 *     functions   working_days(from, to), days(from, to), year(d)         see expr_functions.c
 *     aggregates  over rows of a linked source: max(stages.stage where stages.started <= period.end),
 *                 min, sum, count(stages where ..), any(stages where ..), first(stages.outcome by stages.started where ..), last
 *
 * Limits     no tree is deeper than 100, and none has more than 10,000 nodes: whoever walks one may recurse (expr_node.h).
 * Steps      expr_parse (text -> tree with places) -> expr_check (names and types, in a scope). Read-only after; evaluated by count.
 * Lifetime   the arena given. */
#ifndef SPEC_EXPR_H
#define SPEC_EXPR_H

#include "base/code_list.h"
#include "base/diag.h"

enum value_type { TYPE_UNKNOWN, TYPE_BOOL, TYPE_INTEGER, TYPE_DATE, TYPE_CATEGORY, TYPE_CATEGORIES, TYPE_TEXT };

struct value_kind {
    enum value_type type;
    const struct code_list *list;   /* of TYPE_CATEGORY and TYPE_CATEGORIES */
};

enum expr_op {
    /* leaves */
    EXPR_CONSTANT,        /* integer, date, category code or truth value in `constant`; text in `text` */
    EXPR_NULL,
    EXPR_SLOT,            /* column or field of the scope's own source: `slot` */
    EXPR_PERIOD_START, EXPR_PERIOD_END,
    EXPR_AGGREGATE,       /* over rows of a linked source: `aggregate` */
    /* one child */
    EXPR_NOT, EXPR_IS_NULL, EXPR_IS_NOT_NULL,
    EXPR_YEAR,
    /* two children */
    EXPR_AND, EXPR_OR,
    EXPR_EQUAL, EXPR_NOT_EQUAL, EXPR_LESS, EXPR_LESS_EQUAL, EXPR_GREATER, EXPR_GREATER_EQUAL,
    EXPR_ADD, EXPR_SUBTRACT,
    EXPR_CONTAINS,        /* categories contains category */
    EXPR_WORKING_DAYS, EXPR_DAYS,
    /* many children */
    EXPR_IN,              /* first child in the others (constants) */
    EXPR_CASE,            /* when, then, when, then, .., else (odd count; the last may be EXPR_NULL) */
    N_EXPR_OPS
};

enum aggregate_kind { AGGREGATE_MAX, AGGREGATE_MIN, AGGREGATE_SUM, AGGREGATE_COUNT, AGGREGATE_ANY, AGGREGATE_FIRST, AGGREGATE_LAST };

struct expr;

/* An aggregate over the rows of a linked source that belong to one row of the scope's source. Its expressions are typed in the
 * linked source's scope. */
struct expr_aggregate {
    enum aggregate_kind kind;
    size_t source;               /* index of the linked source in the model */
    const struct expr *value;    /* NULL for count and any */
    const struct expr *by;       /* order of first and last; NULL otherwise */
    const struct expr *where;    /* condition, or NULL */
};

struct expr {
    enum expr_op op;
    struct value_kind kind;
    struct place place;          /* of the operator or leaf */
    const struct expr *const *children;
    size_t n_children;
    int64_t constant;            /* EXPR_CONSTANT: integer, day number, category code, 0/1 */
    const char *text;            /* EXPR_CONSTANT of TYPE_TEXT; names before checking */
    size_t slot;                 /* EXPR_SLOT: index in the scope's slots */
    const struct expr_aggregate *aggregate;
};

/* One name that expressions of a source may use: a column, or a field. A field whose definition changed has a slot for each version, of
 * one name; no two are in force on a day. */
struct slot {
    const char *name;
    const char *written;                 /* in canonical writing; NULL: the name */
    struct value_kind kind;
    const char *says;                    /* what changed when it came into force; NULL where nothing is said */
    bool is_version;                     /* in force from `since` to `until` only; DATE_NONE where open */
    date_t since, until;
};

/* A value that expressions name as param.NAME: to them it is a constant. */
struct expr_parameter {
    const char *name;
    struct value_kind kind;              /* TYPE_UNKNOWN: it could not be read */
    int64_t constant;                    /* as in struct expr */
    const char *text;                    /* of TYPE_TEXT */
};

/* What an expression can see. */
struct expr_scope {
    const struct expr_parameter *parameters;
    size_t n_parameters;
    size_t source;                       /* index of its own source in the model */
    const char *source_name;
    const struct slot *slots;            /* columns first, then fields */
    size_t n_slots;
    const struct expr_linked *linked;    /* sources whose rows belong to this one's */
    size_t n_linked;
    date_t day;                          /* names mean the versions that are in force on it, those of linked sources too */
};

struct expr_linked {
    const char *name;
    const struct expr_scope *scope;
};

/* Text as it stands in the specification, with the place of its first character. A folded or quoted YAML scalar may run over
 * lines: places inside are exact for text on one line, else the line of the scalar. */
struct expr_text {
    const char *text;
    struct place place;
};

/* Parses and types in one go; all errors of the text that can be told at once are. `expected` says what is needed
 * (TYPE_UNKNOWN: anything): a text constant becomes a category of expected.list. STATUS_SPEC with messages otherwise. */
enum status expr_read(struct arena *arena, struct expr_text text, const struct expr_scope *scope, struct value_kind expected,
                      struct diags *diags, const struct expr **ret) MUST_USE;

/* Index of the slot that a name means on a day, or SIZE_MAX: the one place where versions are chosen. */
size_t expr_slot(const struct expr_scope *scope, const char *name, date_t day);
/* How canonical writing names a slot. */
const char *expr_slot_written(const struct slot *slot);

/* Whether both work out the same from the same slots. */
bool expr_same(const struct expr *a, const struct expr *b);

/* The conditions that a condition joins with `and`, in order, each as it is written and with its place: those outside parentheses
 * ("between a and b" is one). One alone where nothing is joined, or where the text cannot be read. Returns how many. */
size_t expr_parts(struct arena *arena, struct expr_text text, const struct expr_text **ret);

/* Whether a word of the language stands in the way of a column, field or source of this name (in any letter case). */
bool expr_is_reserved(const char *name);

/* The expression in its canonical writing: equal texts mean equal expressions. For plans, evidence and tests. */
const char *expr_text_of(struct arena *arena, const struct expr *expr, const struct expr_scope *scope);

/* What an expression depends on, itself and below (fields are not followed). */
bool expr_uses(const struct expr *expr, enum expr_op op);

#endif
