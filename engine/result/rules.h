/* result/rules.h - how the figures are counted: for every population and measure the records that each condition left, and how many it
 * excluded.
 *
 * Steps      go on from each other: what a step leaves is what the next begins with, so left + excluded = what was there before. The
 *            results of a target (STEP_RESULT) stand side by side: each begins with what the last step of another kind left.
 *            The first step reads: STEP_READ leaves every row of the extract, STEP_POPULATION every record of a population that has a
 *            rule of its own. Both exclude nothing.
 * Exact      every number is a count of the records themselves; the last step of a population is its size in every table.
 * Units      records.
 * Who        made by tabulate; the workbook and the paper show it as a table and as definitions, `explain` can go on from a
 *            population's steps to those of one cell.
 * Lifetime   the report's arena. */
#ifndef RESULT_RULES_H
#define RESULT_RULES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum rule_step_kind {
    STEP_READ,           /* the rows of the extract */
    STEP_KNOWN,          /* recorded on or before the as-at day; only where there is one */
    STEP_POPULATION,     /* every record of the population */
    STEP_CONDITION,
    STEP_OUT_OF,         /* the base of a percentage */
    STEP_OF,             /* what is set against the base */
    STEP_HAS_VALUE,      /* what is summed or averaged is known */
    STEP_RESULT          /* one result of a target */
};

struct rule_step {
    enum rule_step_kind kind;
    const char *text;        /* the condition as written: "received in period"; of STEP_READ and STEP_POPULATION what is read */
    const char *meaning;     /* of STEP_RESULT, in words: "stopped on or before the deadline"; else NULL */
    const char *place;       /* "report-specs/annual.yaml:12": where it is written */
    int64_t left, excluded;  /* records */
};

enum rule_kind {
    RULE_POPULATION,
    RULE_PART,           /* a population and the conditions of a table's lines */
    RULE_PERCENT_OF,     /* lines as a percentage of a total: one step, the total's records */
    RULE_PERCENT,        /* records as a percentage of others */
    RULE_VALUE,          /* a sum or a mean */
    RULE_SHARE,          /* a line as a percentage of another: no steps of its own */
    RULE_TARGET,         /* one limit of a target: met, missed, not yet due */
    RULE_PARAMETER       /* a value that conditions name: no steps */
};

struct counting_rule {
    enum rule_kind kind;
    const char *id;          /* stable: "complaints-received", "complaints-closed.1" */
    const char *label;       /* "Complaints received" */
    const char *counted;     /* "Records of Request and feedback log" */
    const char *when;        /* "1 April 2007 to 31 March 2008", "On 31 March 2008" */
    const char *used_in;     /* "Table 2, Table 3"; a table without a number by its title, a check by its identifier */
    const char *place;       /* where the specification says it */
    bool is_available;       /* false: the extract does not hold what it needs, and all numbers are 0 and say nothing */
    const struct rule_step *steps;
    size_t n_steps;
};

#endif
