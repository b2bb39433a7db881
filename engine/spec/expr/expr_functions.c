/* spec/expr/expr_functions.c - the rows, and finding one. */
#include "spec/expr/expr_functions.h"

#include "base/text.h"
#include "spec/expr/expr_node.h"

#define BIT(type) (1u << (type))
#define ORDERED (BIT(TYPE_INTEGER) | BIT(TYPE_DATE) | BIT(TYPE_CATEGORY))

const struct expr_function expr_functions[] = {
    {"working_days", EXPR_WORKING_DAYS, 2, {TYPE_DATE, TYPE_DATE}, TYPE_INTEGER, "working_days(from, to)",
     "working days after the first date up to and including the second, by the calendar"},
    {"days", EXPR_DAYS, 2, {TYPE_DATE, TYPE_DATE}, TYPE_INTEGER, "days(from, to)",
     "days from the first date to the second"},
    {"year", EXPR_YEAR, 1, {TYPE_DATE}, TYPE_INTEGER, "year(date)", "calendar year of a date"},
};
const size_t n_expr_functions = sizeof expr_functions / sizeof *expr_functions;

const struct expr_aggregation expr_aggregations[] = {
    [AGGREGATE_MAX] = {"max", AGGREGATE_MAX, false, false, ORDERED, TYPE_UNKNOWN, "max(stages.stage where ..)",
                       "the largest value; of categories the last in the list's order"},
    [AGGREGATE_MIN] = {"min", AGGREGATE_MIN, false, false, ORDERED, TYPE_UNKNOWN, "min(stages.stage where ..)",
                       "the smallest value; of categories the first in the list's order"},
    [AGGREGATE_SUM] = {"sum", AGGREGATE_SUM, false, false, BIT(TYPE_INTEGER), TYPE_UNKNOWN,
                       "sum(payments.amount where ..)", "the sum of whole numbers"},
    [AGGREGATE_COUNT] = {"count", AGGREGATE_COUNT, true, false, 0, TYPE_INTEGER, "count(stages where ..)",
                         "how many records belong to this one"},
    [AGGREGATE_ANY] = {"any", AGGREGATE_ANY, true, false, 0, TYPE_BOOL, "any(stages where ..)",
                       "whether any record belongs to this one"},
    [AGGREGATE_FIRST] = {"first", AGGREGATE_FIRST, false, true, ORDERED | BIT(TYPE_BOOL), TYPE_UNKNOWN,
                         "first(stages.outcome by stages.started where ..)",
                         "the value of the record that is first by an order"},
    [AGGREGATE_LAST] = {"last", AGGREGATE_LAST, false, true, ORDERED | BIT(TYPE_BOOL), TYPE_UNKNOWN,
                        "last(stages.outcome by stages.started where ..)",
                        "the value of the record that is last by an order"},
};
const size_t n_expr_aggregations = sizeof expr_aggregations / sizeof *expr_aggregations;

const struct expr_function *expr_function_named(const char *name) {
    for (size_t i = 0; i < n_expr_functions; i++)
        if (expr_word_is(name, expr_functions[i].name)) return &expr_functions[i];
    return NULL;
}

const struct expr_aggregation *expr_aggregation_named(const char *name) {
    for (size_t i = 0; i < n_expr_aggregations; i++)
        if (expr_word_is(name, expr_aggregations[i].name)) return &expr_aggregations[i];
    return NULL;
}

const struct expr_function *expr_function_of(enum expr_op op) {
    for (size_t i = 0; i < n_expr_functions; i++)
        if (expr_functions[i].op == op) return &expr_functions[i];
    return NULL;
}

const char *expr_function_nearest(struct arena *scratch, const char *name) {
    const char **names = ARENA_ARRAY(scratch, const char *, n_expr_functions + n_expr_aggregations);
    size_t n = 0;
    for (size_t i = 0; i < n_expr_functions; i++) names[n++] = expr_functions[i].name;
    for (size_t i = 0; i < n_expr_aggregations; i++) names[n++] = expr_aggregations[i].name;
    return text_nearest(scratch, name, names, n);
}
