/* count/count.h - runs a plan over batches and leaves cubes of integers.
 *
 * Steps      count_open -> for each source in the plan's order: count_source_begin, whose sink extract_read fills, then count_source_end
 *            -> count_finish -> count_cube. One counter serves one run.
 * Batches    are taken a column at a time: expressions are compiled to steps with a buffer each; conditions are masks; cubes are
 *            dense arrays. Linked sources come first and leave per-key state.
 * Workers    programs and cubes of their own, put together when a source has ended: no number and no message depends on how many there
 *            are, nor on which batch went to which. Sources with keys (linked ones, and those that they belong to) have one.
 * Memory     a worker's is its own; where it ends, that is told by count_source_end, on the thread and in the arena of count_open.
 * As at      records recorded after the day do not exist; values known only after it are missing. Links are checked first, so hidden
 *            records leave no orphans.
 * Errors     STATUS_DATA after count_source_end: rows that break a rule, rows that belong to no record, dates outside the calendar. */
#ifndef COUNT_COUNT_H
#define COUNT_COUNT_H

#include "extract/reader.h"
#include "plan/plan.h"

struct counter;

/* n_workers: at least 1. */
struct counter *count_open(struct arena *arena, const struct plan *plan, size_t n_workers, struct diags *diags);
/* `inputs` are those that will be read into the sink, in their order; they must last until the source has ended. */
struct batch_sink count_source_begin(struct counter *counter, size_t plan_source, const struct extract_input *inputs, size_t n_inputs);
/* `read`: what reading came to; where that is not STATUS_OK, nothing is counted, and it is returned. */
enum status count_source_end(struct counter *counter, enum status read) MUST_USE;
/* After the last source: orphans. */
enum status count_finish(struct counter *counter) MUST_USE;

/* The finished numbers of a cube: plan->cubes[cube].n_places of them. */
const int64_t *count_cube(const struct counter *counter, size_t cube);

/* Rows of a model's source as they were read, whatever an as-at day hides; and those that it does not hide. */
int64_t count_rows(const struct counter *counter, size_t source);
int64_t count_known(const struct counter *counter, size_t source);

/* Values of one column, of the records that the as-at day knows, as it knows them. */
struct count_column {
    int64_t n_missing;
    int64_t n_unlisted;    /* drafts: records with a value that is not in its list */
};
/* One per column of a model's source. */
const struct count_column *count_columns(const struct counter *counter, size_t source);

/* Rows that break a rule of a model's source, as the extract stands. */
int64_t count_broken(const struct counter *counter, size_t source, size_t rule);

/* A value and how many records have it. */
struct value_count {
    int64_t value;
    int64_t n;
};

/* The values at a place of a cube that keeps them, ascending; none where no record has one. */
const struct value_count *count_values(const struct counter *counter, size_t cube, size_t place, size_t *ret_n);

/* The latest day on which a record of a model's source was recorded, as the extract stands; DATE_NONE where that is not known. */
date_t count_latest(const struct counter *counter, size_t source);

#endif
