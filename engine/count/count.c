/* count/count.c - opens a counter on a plan, puts together what its workers came to, tells what was wrong. */
#include "count/count.h"

#include "base/text.h"
#include "count/counter.h"

/* --- begin ---------------------------------------------------------------------------------------------------------- */

static void close_workers(void *context) {
    struct counter *counter = context;
    for (size_t i = 0; i < counter->n_workers; i++) arena_close(counter->workers[i].arena);
}

/* Memory of a worker that ended is memory of the run. */
static void check_memory(struct counter *counter) {
    for (size_t i = 0; i < counter->n_workers; i++)
        if (counter->workers[i].is_exhausted) arena_exhausted(counter->arena);
}

struct counter *count_open(struct arena *arena, const struct plan *plan, size_t n_workers, struct diags *diags) {
    struct counter *counter = ARENA_NEW(arena, struct counter);
    *counter = (struct counter){.arena = arena, .plan = plan, .diags = diags, .n_workers = n_workers};
    counter->workers = ARENA_ARRAY(arena, struct worker, n_workers);
    counter->contexts = ARENA_ARRAY(arena, void *, n_workers);
    counter->tallies = ARENA_ARRAY(arena, struct source_tally, plan->n_sources);
    counter->cubes = cubes_begin(arena, plan);
    for (size_t i = 0; i < plan->n_sources; i++) tally_begin(arena, plan, &plan->sources[i], &counter->tallies[i]);
    for (size_t i = 0; i < n_workers; i++) {
        counter->workers[i] = (struct worker){.counter = counter, .plan = plan};
        counter->contexts[i] = &counter->workers[i];
    }
    arena_defer(arena, close_workers, counter);
    worker_open(&counter->workers[0]);
    check_memory(counter);
    return counter;
}

struct batch_sink count_source_begin(struct counter *counter, size_t plan_source, const struct extract_input *inputs, size_t n_inputs) {
    counter->current = plan_source;
    counter->inputs = inputs;
    counter->n_inputs = n_inputs;
    counter->n_errors_before = diags_count_level(counter->diags, DIAG_ERROR);
    size_t n_workers = count_has_keys(&counter->plan->sources[plan_source]) ? 1 : counter->n_workers;
    return (struct batch_sink){.receive = worker_batch, .contexts = counter->contexts, .n_workers = n_workers, .forget = worker_forget};
}

/* --- the end -------------------------------------------------------------------------------------------------------- */

/* Of all workers that had rows; faults of the views are told in their order, then those of the rules. */
static void merge_worker(struct counter *counter, struct worker *worker, struct step_faults *faults) {
    const struct plan *plan = counter->plan;
    struct source_state *state = &worker->sources[counter->current];
    tally_merge(counter, &counter->tallies[counter->current], &state->tally);
    for (size_t i = 0; i < plan->n_as_at_days; i++) faults_merge(counter, &faults[i], &state->views[i].program.faults);
    faults_merge(counter, &faults[plan->n_as_at_days], &state->rule_program.faults);
    for (size_t i = 0; i < plan->n_cubes; i++)
        if (plan->cubes[i].source == state->source) cube_merge(&counter->cubes[i], &worker->cubes[i]);
}

static void tell_faults(struct counter *counter, const struct step_faults *faults) {
    struct arena *arena = counter->arena;
    if (faults->n_outside_calendar > 0)
        DIAG(counter->diags, MSG_COUNT_CALENDAR, faults->first_outside_calendar,
             "correct the dates, or add the missing years to the calendar", date_iso(arena, calendar_first(counter->plan->calendar)),
             date_iso(arena, calendar_last(counter->plan->calendar)));
    if (faults->n_no_limit > 0)
        DIAG(counter->diags, MSG_COUNT_NO_LIMIT, faults->first_no_limit, "add a limit with its `since` to the target",
             faults->no_limit_target->name);
}

static void tell_overflow(struct counter *counter, size_t source) {
    const struct worker *worker = &counter->workers[0];
    for (size_t i = 0; i < counter->plan->n_cubes; i++) {
        if (counter->plan->cubes[i].source != source || !counter->cubes[i].overflowed) continue;
        DIAG(counter->diags, MSG_COUNT_OVERFLOW, NOWHERE, NULL, counter->plan->cubes[i].text);
    }
    for (size_t i = 0; i < worker->n_aggregates; i++) {
        const struct aggregate_state *aggregate = worker->aggregates[i];
        if (aggregate->what->source == source && aggregate->overflowed)
            DIAG(counter->diags, MSG_COUNT_OVERFLOW, NOWHERE, NULL, aggregate->text);
    }
}

/* An extract that holds records of later days was not taken when it is said to have been. With an as-at day they are hidden. */
static void tell_after_taken(struct counter *counter, size_t model_source, date_t latest) {
    const struct model_source *source = &counter->plan->model->sources[model_source];
    bool is_later = source->taken != DATE_NONE && latest > source->taken;
    if (!is_later || counter->plan->options.as_at != DATE_NONE) return;
    struct arena *arena = counter->arena;
    const char *hint = TEXT(arena, "say when it was taken with --taken ", source->name, "=DATE, or in the specification");
    DIAG(counter->diags, MSG_COUNT_AFTER_TAKEN, source->files_place, hint, source->name, date_iso(arena, latest),
         date_iso(arena, source->taken));
}

enum status count_source_end(struct counter *counter, enum status read) {
    const struct plan *plan = counter->plan;
    size_t source = plan->sources[counter->current].source;
    check_memory(counter);
    if (read != STATUS_OK) return read;
    struct step_faults *faults = ARENA_ARRAY(counter->arena, struct step_faults, plan->n_as_at_days + 1);
    for (size_t i = 0; i < counter->n_workers; i++)
        if (counter->workers[i].arena != NULL) merge_worker(counter, &counter->workers[i], faults);
    for (size_t i = 0; i < plan->n_cubes; i++)
        if (plan->cubes[i].source == source) cube_end(&counter->cubes[i]);
    links_tell_early(counter, source);
    rules_tell(counter, counter->current);
    for (size_t i = 0; i <= plan->n_as_at_days; i++) tell_faults(counter, &faults[i]);
    tell_overflow(counter, source);
    tell_after_taken(counter, source, counter->tallies[counter->current].latest);
    return diags_count_level(counter->diags, DIAG_ERROR) == counter->n_errors_before ? STATUS_OK : STATUS_DATA;
}

enum status count_finish(struct counter *counter) {
    size_t before = diags_count_level(counter->diags, DIAG_ERROR);
    links_tell(counter);
    return diags_count_level(counter->diags, DIAG_ERROR) == before ? STATUS_OK : STATUS_DATA;
}

/* --- numbers -------------------------------------------------------------------------------------------------------- */

const int64_t *count_cube(const struct counter *counter, size_t cube) {
    return counter->cubes[cube].values;
}

const struct value_count *count_values(const struct counter *counter, size_t cube, size_t place, size_t *ret_n) {
    struct distribution *distribution = counter->cubes[cube].distributions[place];
    *ret_n = 0;
    return distribution == NULL ? NULL : distribution_pairs(distribution, ret_n);
}

/* Every source of the model has one. */
static const struct source_tally *tally_of(const struct counter *counter, size_t source) {
    size_t i = 0;
    while (counter->plan->sources[i].source != source) i++;
    return &counter->tallies[i];
}

int64_t count_rows(const struct counter *counter, size_t source) {
    return tally_of(counter, source)->n_rows;
}

int64_t count_known(const struct counter *counter, size_t source) {
    return tally_of(counter, source)->n_known;
}

const struct count_column *count_columns(const struct counter *counter, size_t source) {
    return tally_of(counter, source)->missing;
}

int64_t count_broken(const struct counter *counter, size_t source, size_t rule) {
    return tally_of(counter, source)->rules[rule].n_broken;
}

date_t count_latest(const struct counter *counter, size_t source) {
    return tally_of(counter, source)->latest;
}
