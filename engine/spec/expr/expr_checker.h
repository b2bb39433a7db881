/* spec/expr/expr_checker.h - inside the expression language: what the parts of the type check share.
 *
 * Each function for a kind of node gets the kind that is expected where the node stands, and returns the finished
 * expression, or NULL once something was told. Only text constants, null and cases of them ("open" nodes) take the
 * expected kind; all others have their own, and expr_check compares the two. A NULL is passed up without another word,
 * so one mistake makes one message. */
#ifndef SPEC_EXPR_CHECKER_H
#define SPEC_EXPR_CHECKER_H

#include "spec/expr/expr_node.h"

struct expr_checker {
    struct expr_reading *reading;
    const struct expr_scope *scope;
    const struct expr_linked *linked;             /* inside an aggregate: its source; else NULL */
    const struct expr_aggregation *aggregation;   /* inside an aggregate: which; else NULL */
};

#define ANY_KIND ((struct value_kind){.type = TYPE_UNKNOWN})

/* Of the expected kind, or told. With ANY_KIND the result's kind is TYPE_UNKNOWN where only null was written. */
const struct expr *expr_check(struct expr_checker *checker, const struct expr_node *node, struct value_kind expected);
/* Of any kind, but of one. */
const struct expr *expr_infer(struct expr_checker *checker, const struct expr_node *node);
/* Tells what is wrong inside a node whose surroundings are wrong already. */
void expr_look_inside(struct expr_checker *checker, const struct expr_node *node);

/* Whether the node takes its kind from where it stands. */
bool expr_is_open(const struct expr_node *node);
bool expr_kinds_equal(struct value_kind a, struct value_kind b);

/* New expression with the node's place. */
struct expr *expr_new(struct expr_checker *checker, const struct expr_node *node, enum expr_op op,
                      struct value_kind kind, const struct expr *const *children, size_t n);

/* "a date", "a category of 'regions'"; and of several types (bits 1u << TYPE_..): "a number, a date or a category". */
const char *expr_kind_words(struct expr_checker *checker, struct value_kind kind);
const char *expr_types_words(struct expr_checker *checker, unsigned types);
/* "received (a date)". */
const char *expr_described(struct expr_checker *checker, const struct expr_node *node, struct value_kind kind);
/* "did you mean 'region'?", or NULL for NULL. */
const char *expr_did_you_mean(struct expr_checker *checker, const char *name);
/* "write date '2007-04-01'" for a date that was written without quotes; NULL for anything else. expr_constants.c. */
const char *expr_date_hint(struct expr_checker *checker, const struct expr_node *node);
/* "expected a date, found kind (a category of 'kinds')", at all of the node. */
void expr_tell_kind(struct expr_checker *checker, const struct expr_node *node, struct value_kind kind,
                    const char *expected, const char *hint);

/* One for each kind of node. */
typedef const struct expr *expr_check_fn(struct expr_checker *checker, const struct expr_node *node,
                                         struct value_kind expected);

expr_check_fn expr_check_name;          /* expr_names.c */
expr_check_fn expr_check_aggregate;     /* expr_aggregate.c */
expr_check_fn expr_check_comparison;    /* expr_compare.c */
expr_check_fn expr_check_between;
expr_check_fn expr_check_in;
expr_check_fn expr_check_contains;
expr_check_fn expr_check_text;          /* expr_constants.c */
expr_check_fn expr_check_date;
expr_check_fn expr_check_parameter;

/* expr_names.c: the source of this name among those whose records belong to the scope's, or NULL once told. */
const struct expr_linked *expr_find_linked(struct expr_checker *checker, const char *name, struct expr_span span);
#define NONE_SLOT SIZE_MAX

#endif
