/* count/count.h - runs a plan over batches and leaves cubes of integers.
 *
 * Steps      count_open -> for each source in the plan's order: count_source_begin, then count_batch for every batch, then
 *            count_source_end -> count_cube. One counter serves one run.
 * Batches    are taken a column at a time: expressions are compiled to steps with a buffer each; conditions are masks; cubes are
 *            dense arrays. Linked sources come first and leave per-key state.
 * As at      records recorded after the day do not exist; values known only after it are missing. Links are checked first, so hidden
 *            records leave no orphans.
 * Errors     STATUS_DATA after count_source_end: rows that break a rule, rows that belong to no record, dates outside the calendar. */
#ifndef COUNT_COUNT_H
#define COUNT_COUNT_H

#include "extract/batch.h"
#include "plan/plan.h"

struct counter;

struct counter *count_open(struct arena *arena, const struct plan *plan, struct diags *diags);
void count_source_begin(struct counter *counter, size_t plan_source);
/* A batch_receiver (extract/reader.h): context is the counter. */
enum status count_batch(void *counter, const struct batch *batch) MUST_USE;
enum status count_source_end(struct counter *counter) MUST_USE;
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
