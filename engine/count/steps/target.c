/* count/steps/target.c - timescales: met, missed or not yet due, for every row of a batch.
 *
 * Judged at the end of the period (of the step's window) by the limit in force when the stage began (docs/counting-rules.md):
 *   met          stopped on or before the deadline, and by the end of the period;
 *   missed       stopped after the deadline, or not stopped and the deadline was before the end of the period;
 *   not yet due  not stopped, and the deadline is the last day of the period or later.
 * A stop after the end of the period has not happened yet. A stage that begins after it has no result. The day on which it is due is the
 * deadline by the same limit. */
#include "count/steps/program.h"

static const struct model_limit *limit_in_force(const struct program *program, const struct step *step, size_t row, size_t *ret_index) {
    int32_t category = program->steps[step->children[0]].narrow[row];
    for (size_t i = 0; i < step->target->n_limits; i++) {
        const struct model_limit *limit = &step->target->limits[i];
        date_t began = program->steps[step->children[1 + 2 * i]].narrow[row];
        if (limit->category != category || began == DATE_NONE) continue;
        if (limit->since != DATE_NONE && began < limit->since) continue;
        if (limit->until != DATE_NONE && began > limit->until) continue;
        *ret_index = i;
        return limit;
    }
    return NULL;
}

static int32_t judge(date_t stop, date_t deadline, date_t end) {
    if (stop != DATE_NONE && stop <= end) return stop <= deadline ? TARGET_MET : TARGET_MISSED;
    return deadline < end ? TARGET_MISSED : TARGET_NOT_YET_DUE;
}

/* A row without a result matters when it had begun by the end of the period and had not stopped before its start: a table would lose
 * it silently. */
static bool matters(struct period period, date_t began, date_t stop) {
    return began != DATE_NONE && began <= period.end && (stop == DATE_NONE || stop >= period.start);
}

static void note_no_limit(const struct program *program, const struct step *step, size_t row) {
    for (size_t i = 0; i < step->target->n_limits; i++) {
        date_t began = program->steps[step->children[1 + 2 * i]].narrow[row];
        date_t stop = program->steps[step->children[2 + 2 * i]].narrow[row];
        if (!matters(step->period, began, stop)) continue;
        program_note_no_limit(program, step->target, row);
        return;
    }
}

/* A stage and its deadline. */
struct timed {
    date_t stop;
    date_t deadline;
};

/* False where no limit is in force, the stage begins after the period, or the calendar does not hold its deadline. */
static bool time_row(const struct program *program, const struct step *step, size_t row, struct timed *ret) {
    size_t index = 0;
    const struct model_limit *limit = limit_in_force(program, step, row, &index);
    if (limit == NULL) {
        note_no_limit(program, step, row);
        return false;
    }
    date_t began = program->steps[step->children[1 + 2 * index]].narrow[row];
    ret->stop = program->steps[step->children[2 + 2 * index]].narrow[row];
    if (began > step->period.end) return false;
    if (calendar_deadline(program->plan->calendar, began, limit->working_days, &ret->deadline)) return true;
    if (matters(step->period, began, ret->stop)) program_note_outside(program, row);
    return false;
}

void kernel_target(const struct program *program, struct step *step, size_t n) {
    struct timed timed;
    for (size_t i = 0; i < n; i++)
        step->narrow_buffer[i] = time_row(program, step, i, &timed) ? judge(timed.stop, timed.deadline, step->period.end) : VEC_NONE;
}

void kernel_due(const struct program *program, struct step *step, size_t n) {
    struct timed timed;
    for (size_t i = 0; i < n; i++) step->narrow_buffer[i] = time_row(program, step, i, &timed) ? timed.deadline : VEC_NONE;
}
