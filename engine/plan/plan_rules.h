/* plan/plan_rules.h - how figures are counted, a step at a time: what each condition leaves of the records before it.
 *
 * A rule for each population that a table or a check uses, for each part of one that a table's lines cut out, for each measure that
 * is more than a count, and for each limit of a target. Its steps go on from each other: the first starts from every record that the
 * run knows, or from a population that has a rule of its own. Every step is a place in a cube, so nothing is worked out twice in
 * different ways; the last step of a population and the population counted whole must agree (tabulate asserts it).
 * Steps follow the conditions that a specification joins with `and`, in the order and the words in which they are written.
 * Periods   a rule is of one window: what is counted in two periods has two rules.
 * Read-only after plan_build; lifetime: the plan's arena. */
#ifndef PLAN_PLAN_RULES_H
#define PLAN_PLAN_RULES_H

#include "base/date.h"
#include "base/diag.h"
#include "plan/plan_quality.h"

struct model_table;
struct model_entry;

enum plan_rule_kind {
    PLAN_RULE_POPULATION,
    PLAN_RULE_PART,          /* a population and the conditions of a line */
    PLAN_RULE_PERCENT_OF,    /* lines as a percentage of their total */
    PLAN_RULE_PERCENT,       /* records where `of`, as a percentage of those where `out_of` */
    PLAN_RULE_VALUE,         /* the sum or the mean of a column or field */
    PLAN_RULE_SHARE,         /* a line, or the records of one, as a percentage of another line: no steps */
    PLAN_RULE_TARGET         /* one limit of a target */
};

enum plan_step_kind {
    PLAN_STEP_READ,          /* every record of the source that the run knows */
    PLAN_STEP_POPULATION,    /* every record of the population */
    PLAN_STEP_CONDITION,
    PLAN_STEP_OUT_OF,        /* condition of a percentage's base */
    PLAN_STEP_OF,            /* condition of what is set against the base */
    PLAN_STEP_HAS_VALUE,     /* what is measured is known */
    PLAN_STEP_RESULT         /* one of the results of the records that the last other step left: these stand side by side */
};

struct plan_step {
    enum plan_step_kind kind;
    const char *text;        /* the condition as written, on one line; NULL where there is none */
    struct place place;      /* where it is written; of a source or population where it is declared */
    struct quantity left;    /* records */
};

struct plan_rule {
    enum plan_rule_kind kind;
    size_t population;                 /* in the model; NONE of a share, and of a target that only aggregates ask for */
    size_t window;                     /* in plan->windows */
    date_t stock_day;                  /* of a stock, the day that it tells; DATE_NONE of all others */
    size_t target, limit;              /* PLAN_RULE_TARGET: in the model, in the target */
    const struct model_table *table;   /* the first whose line says it; NULL of populations and targets */
    const struct model_entry *entry;   /* the line; NULL likewise */
    struct place place;
    const struct plan_step *steps;
    size_t n_steps;
    bool *used_by;                     /* per model table */
    bool *checked_by;                  /* per model check */
    bool is_available;                 /* false: the extract does not hold what it needs */
    struct quantity whole;             /* PLAN_RULE_POPULATION: its records, counted by its condition as one */
};

#endif
