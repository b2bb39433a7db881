/* count/steps/target.c - timescales: met, missed or not yet due, for every row of a batch.
 *
 * Judged at the end of the period (of the step's window) by the limit in force when the stage began (docs/counting-rules.md):
 *   met          stopped on or before the deadline, and by the end of the period;
 *   missed       stopped after the deadline, or not stopped and the deadline was before the end of the period;
 *   not yet due  not stopped, and the deadline is the last day of the period or later.
 * A stop after the end of the period has not happened yet. A stage that begins after it has no result. The day on which it is due is the
 * deadline by the same limit. */
#include "count/steps/program.h"

/* Columns of one limit. */
struct limit_columns {
    const struct model_limit *limit;
    const date_t *began, *stop;
};

static struct limit_columns columns_of(const struct program *program, const struct step *step, size_t limit) {
    return (struct limit_columns){.limit = &step->target->limits[limit],
                                  .began = program->steps[step->children[1 + 2 * limit]].narrow,
                                  .stop = program->steps[step->children[2 + 2 * limit]].narrow};
}

static void keep_only(uint64_t *bits, const uint64_t *others, size_t n_words) {
    for (size_t i = 0; i < n_words; i++) bits[i] &= others[i];
}

/* --- which limit ---------------------------------------------------------------------------------------------------- */

/* Rows of the limit's category that began while it was in force; of those that no limit before it has taken, which `is_free` is left
 * with. */
static void take_rows(const struct program *program, const struct step *step, struct limit_columns columns, size_t n, uint64_t *is_free, uint64_t *ret) {
    const int32_t *categories = program->steps[step->children[0]].narrow;
    const struct model_limit *limit = columns.limit;
    uint64_t in_force[BATCH_WORDS];
    date_t since = limit->since == DATE_NONE ? DATE_NONE + 1 : limit->since, until = limit->until == DATE_NONE ? INT32_MAX : limit->until;
    program->loops->in_range(categories, limit->category, limit->category, n, ret);
    program->loops->in_range(columns.began, since, until, n, in_force);
    keep_only(ret, in_force, bits_words(n));
    keep_only(ret, is_free, bits_words(n));
    for (size_t i = 0; i < bits_words(n); i++) is_free[i] &= ~ret[i];
}

/* A row without a result matters when it had begun by the end of the period and had not stopped before its start: a table would lose
 * it silently. */
static bool matters(struct period period, date_t began, date_t stop) {
    return began != DATE_NONE && began <= period.end && (stop == DATE_NONE || stop >= period.start);
}

static void note_without_limit(const struct program *program, const struct step *step, const uint64_t *is_free, size_t n) {
    uint64_t lost[BATCH_WORDS] = {0};
    for (size_t k = 0; k < step->target->n_limits; k++) {
        struct limit_columns columns = columns_of(program, step, k);
        uint64_t one[BATCH_WORDS];
        struct period period = step->period;
        BITS_FILL(one, n, row, matters(period, columns.began[row], columns.stop[row]));
        for (size_t i = 0; i < bits_words(n); i++) lost[i] |= one[i] & is_free[i];
    }
    for (size_t i = 0; i < bits_words(n); i++)
        for (uint64_t word = lost[i]; word != 0; word &= word - 1)
            program_note_no_limit(program, step->target, i * WORD_BITS + bit_lowest(word));
}

/* --- results -------------------------------------------------------------------------------------------------------- */

static int32_t judge(date_t stop, date_t deadline, date_t end) {
    if (stop != DATE_NONE && stop <= end) return stop <= deadline ? TARGET_MET : TARGET_MISSED;
    return deadline < end ? TARGET_MISSED : TARGET_NOT_YET_DUE;
}

/* What a row comes to, of its stop, its deadline and the end of the period. */
typedef int32_t row_result(date_t stop, date_t deadline, date_t end);

static int32_t due(date_t stop, date_t deadline, date_t end) {
    (void)stop;
    (void)end;
    return deadline;
}

/* Left unknown where the stage begins after the period, or the calendar does not hold its deadline. */
static void put_row(const struct program *program, struct step *step, struct limit_columns columns, size_t row, row_result *result) {
    date_t began = columns.began[row], stop = columns.stop[row], deadline;
    if (began > step->period.end) return;
    if (calendar_deadline(program->plan->calendar, began, columns.limit->working_days, &deadline))
        step->narrow_buffer[row] = result(stop, deadline, step->period.end);
    else if (matters(step->period, began, stop))
        program_note_outside(program, row);
}

static void put_all(const struct program *program, struct step *step, size_t n, row_result *result) {
    uint64_t is_free[BATCH_WORDS], taken[BATCH_WORDS];
    bits_fill_all(is_free, n);
    for (size_t i = 0; i < n; i++) step->narrow_buffer[i] = VEC_NONE;
    for (size_t k = 0; k < step->target->n_limits; k++) {
        struct limit_columns columns = columns_of(program, step, k);
        take_rows(program, step, columns, n, is_free, taken);
        for (size_t i = 0; i < bits_words(n); i++)
            for (uint64_t word = taken[i]; word != 0; word &= word - 1)
                put_row(program, step, columns, i * WORD_BITS + bit_lowest(word), result);
    }
    note_without_limit(program, step, is_free, n);
}

void kernel_target(const struct program *program, struct step *step, size_t n) {
    put_all(program, step, n, judge);
}

void kernel_due(const struct program *program, struct step *step, size_t n) {
    put_all(program, step, n, due);
}
