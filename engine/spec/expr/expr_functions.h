/* spec/expr/expr_functions.h - the functions and aggregates of expressions, a row each: the only place to add one.
 *
 * The parser, the types, the canonical writing, messages and the manual walk these tables. */
#ifndef SPEC_EXPR_FUNCTIONS_H
#define SPEC_EXPR_FUNCTIONS_H

#include "spec/expr.h"

enum { FUNCTION_MAX_ARGUMENTS = 2 };

/* Each kind of argument and result is a simple one: none has a list. */
struct expr_function {
    const char *name;
    enum expr_op op;
    size_t n_arguments;
    enum value_type arguments[FUNCTION_MAX_ARGUMENTS];
    enum value_type result;
    const char *writing;       /* "days(from, to)" */
    const char *help;
};

struct expr_aggregation {
    const char *name;
    enum aggregate_kind kind;
    bool takes_source;         /* count(stages ..), not max(stages.stage ..) */
    bool takes_order;          /* by .. */
    unsigned value_types;      /* bits 1u << TYPE_..; 0 where there is no value */
    enum value_type result;    /* TYPE_UNKNOWN: the value's kind */
    const char *writing;       /* "max(stages.stage where ..)" */
    const char *help;
};

extern const struct expr_function expr_functions[];
extern const size_t n_expr_functions;
/* In the order of enum aggregate_kind. */
extern const struct expr_aggregation expr_aggregations[];
extern const size_t n_expr_aggregations;

/* By name in any letter case, or NULL. */
const struct expr_function *expr_function_named(const char *name);
const struct expr_aggregation *expr_aggregation_named(const char *name);
/* By the operation that it becomes; NULL where the operation is no function. */
const struct expr_function *expr_function_of(enum expr_op op);

/* Nearest name of either table, or NULL. */
const char *expr_function_nearest(struct arena *scratch, const char *name);

#endif
