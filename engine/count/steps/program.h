/* count/steps/program.h - the expressions of one source, compiled to steps that work on a batch, a column at a time.
 *
 * A step is one node of an expression with a buffer for its results; equal expressions (by canonical text) are one step, so what
 * several conditions share is worked out once a batch. What depends on the period is a step for each window (plan/plan.h) that it is asked
 * for in; all else is shared by the windows. Steps stand in an order in which each comes after those it uses.
 * Values    truth values are bits (bits.h): those rows of which it is true, and those of which it is false; neither is "unknown". All
 *           others are narrow (32 bits) for dates, categories and small whole numbers, wide (64 bits) for the rest; VEC_NONE and
 *           VEC_NONE_WIDE are "unknown". Columns with many categories, and texts, are views of the batch.
 * Asked     only what somebody asked for is worked out of a truth value: conditions ask for what is true, rules for what is false.
 * Shapes    comparisons with constants are ranges of values; those of one column joined by `and` are one range (specialise.c).
 * Lifetime  the counter's arena. A program serves one thread. */
#ifndef COUNT_PROGRAM_H
#define COUNT_PROGRAM_H

#include "base/calendar.h"
#include "base/intern.h"
#include "count/steps/loops.h"
#include "plan/plan.h"

struct program;
struct step;
struct aggregate_state;

/* Works out `n` rows of a step; the steps it uses are done. */
typedef void step_kernel(const struct program *program, struct step *step, size_t n);

/* From `low` to `high`, both inside; nothing is in it when low > high. */
struct value_range {
    int64_t low, high;
};

/* What a case is where a condition is true and none before it was. */
struct case_arm {
    size_t when;                       /* step; NONE of the last arm */
    size_t value;                      /* step, or NONE: `constant` */
    int64_t constant;                  /* VEC_NONE_WIDE: unknown */
};

struct step {
    step_kernel *kernel;               /* NULL for columns: their values are set for each batch; and for what was filled when it was made */
    const struct expr *expr;           /* NULL for columns, targets and ranges */
    struct value_kind kind;
    const size_t *children;            /* steps */
    size_t n_children;
    const uint64_t *is_true, *is_false;   /* results of TYPE_BOOL, else NULL */
    uint64_t *yes, *no;                /* where a kernel writes them; NULL what nobody asked for */
    bool wants_true, wants_false;      /* somebody asked for it */
    const int32_t *narrow;             /* results, or NULL */
    const int64_t *wide;
    int32_t *narrow_buffer;            /* where a kernel writes; the views above point here */
    int64_t *wide_buffer;
    const struct vec *view;            /* TYPE_CATEGORIES and TYPE_TEXT */
    const struct intern *keys;         /* of a column whose texts are kept as keys, else NULL */
    struct period period;              /* of the step's window: for targets, period.start and period.end */
    const struct value_range *ranges;  /* of a step that asks whether its child is in one of them: ascending, apart */
    size_t n_ranges;
    const uint8_t *members;            /* the same of a child's categories, where there are many ranges: 0 or 1 for each */
    const struct case_arm *arms;       /* EXPR_CASE that is no truth value; the last is for all other rows */
    size_t n_arms;
    const struct model_target *target; /* of a target's step */
    const struct aggregate_state *aggregate;
};

/* Where a calendar or a limit had no answer: the first place in the order of rows. */
struct step_faults {
    size_t n_outside_calendar;
    struct place first_outside_calendar;
    size_t n_no_limit;
    struct place first_no_limit;
    const struct model_target *no_limit_target;
};

struct program {
    struct arena *arena;
    const struct plan *plan;
    const struct loops *loops;
    size_t source;
    struct step *steps;
    size_t n_steps, capacity;
    struct intern *texts;              /* canonical text -> index into text_steps */
    size_t *text_steps;
    size_t n_text_steps, text_capacity;
    size_t *slot_steps;                /* [window * n_slots + slot] -> step, or NONE; columns stand in window 0 */
    const struct batch *batch;         /* at work, for places */
    struct step_faults faults;
    /* finds the state of an aggregate that this program's expressions use */
    const struct aggregate_state *(*find_aggregate)(void *context, size_t parent, const struct expr *expr, size_t window);
    void *context;
};

void program_begin(struct program *program, struct arena *arena, const struct plan *plan, size_t source);

/* Steps for an expression or a slot, where `period` means the window; the step that holds the result. */
size_t program_add(struct program *program, const struct expr *expr, size_t window);
size_t program_add_slot(struct program *program, size_t slot, size_t window);
/* The same for a condition: its rows will be asked for, those of which it is true, or false. */
size_t program_add_condition(struct program *program, const struct expr *expr, size_t window);
size_t program_add_denial(struct program *program, const struct expr *expr, size_t window);
/* After the last step was added. */
void program_seal(struct program *program);

/* Works out all steps. columns: one vec per model column, as the records of this run see them. */
void program_run(struct program *program, const struct vec *columns, const struct batch *batch);

/* Value of a row as 64 bits, VEC_NONE_WIDE when unknown: for the kernels and aggregates that are not worth a loop for each width. */
int64_t step_value(const struct step *step, size_t row);

/* A row of the batch at work whose dates the calendar does not hold, or that no limit of a target governs. */
void program_note_outside(const struct program *program, size_t row);
void program_note_no_limit(const struct program *program, const struct model_target *target, size_t row);

/* --- for the files of this folder --- */

/* As program_add, asking for nothing yet. */
size_t program_step_of(struct program *program, const struct expr *expr, size_t window);
/* Puts the step at the end, with buffers for its kind: whole numbers in wide ones unless `is_small`. */
size_t program_push(struct program *program, struct step step, bool is_small);
/* The step of this name, or NONE; and gives a step a name. */
size_t program_find(const struct program *program, const char *name);
void program_name(struct program *program, const char *name, size_t step);

/* specialise.c: a step of a quicker kind for the expression, or NONE where there is none. */
size_t program_specialise(struct program *program, const struct expr *expr, size_t window);

/* truth_kernels.c, value_kernels.c: the kernel of an operator; NULL where it has none in that file. */
step_kernel *truth_kernel_of(const struct expr *expr);
step_kernel *value_kernel_of(const struct expr *expr);
step_kernel kernel_range, kernel_members, kernel_all, kernel_or, kernel_case;
/* target.c */
step_kernel kernel_target;
step_kernel kernel_due;
/* aggregate.c */
step_kernel kernel_aggregate;

#endif
