/* plan/needs/plan_needs.h - what each column of a source is read for, and how many tables share each condition and cube.
 *
 * For `plan`, which says before a run what it will take; nothing is counted by it. Fields are followed to their columns, aggregates to
 * those of the linked source, targets to the dates and the category that they judge by.
 * Lifetime   the arena given. Read-only. */
#ifndef PLAN_NEEDS_PLAN_NEEDS_H
#define PLAN_NEEDS_PLAN_NEEDS_H

#include "plan/plan.h"

/* Why a column is read, bits. A column without any is checked, as its specification declares it, and used by nothing. */
enum plan_need {
    NEED_TABLE = 1,    /* a cell of a table is counted by it */
    NEED_CHECK = 2,    /* a term of a check */
    NEED_RULE = 4,     /* a row rule of its source */
    NEED_LINK = 8,     /* finds the record that a row belongs to, or is found by such rows */
    NEED_KEY = 16,     /* no two rows have the same */
    NEED_AS_AT = 32,   /* when a record or a value was known, where the run is as at an earlier day */
    NEED_EVIDENCE = 64 /* counting rules and quality of data */
};

/* What the rows of a linked source come to for each record that they belong to: kept for every key. */
struct plan_kept {
    size_t source, parent;             /* in the model */
    const char *text;                  /* canonical: "max(stages.stage where stages.started <= period.end)" */
};

struct plan_needs {
    unsigned *const *columns;          /* per model source and column */
    const size_t *condition_tables;    /* per plan condition: tables of which some cell rests on it */
    const size_t *cube_tables;         /* per plan cube */
    const bool *const *is_of_table;    /* per model table and plan cube */
    const struct plan_kept *kept;      /* each once, however many windows ask for it */
    size_t n_kept;
};

struct plan_needs plan_needs(struct arena *arena, const struct plan *plan);

#endif
