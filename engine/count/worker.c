/* count/worker.c - a worker: compiles the plan for itself, and takes batches.
 *
 * All programs are compiled before the first batch, since a source leaves in its aggregates what the expressions of another will ask. Workers
 * behind the first get no source with keys, and nothing at all before their first batch: small runs have one. */
#include "base/text.h"
#include "count/counter.h"

/* Every source of the model has a state. */
static struct source_state *state_of(struct worker *worker, size_t source) {
    size_t i = 0;
    while (worker->sources[i].source != source) i++;
    return &worker->sources[i];
}

bool count_has_keys(const struct plan_source *source) {
    bool has_keys = false;
    for (size_t i = 0; i < source->schema.n_columns; i++) has_keys |= source->schema.columns[i].type == COLUMN_KEY;
    return has_keys;
}

/* --- compiling ---------------------------------------------------------------------------------------------------- */

/* Called while the parent's program is compiled, once for each window that the aggregate depends on: the linked source's program gets the
 * steps that it needs. */
static const struct aggregate_state *find_aggregate(void *context, size_t parent, const struct expr *expr, size_t window) {
    const struct program_user *user = context;
    struct worker *worker = user->worker;
    struct source_state *source = state_of(worker, expr->aggregate->source);
    struct program *linked = user->is_for_rules ? &source->rule_program : &source->views[user->view].program;
    struct aggregate_state *state = ARENA_NEW(worker->arena, struct aggregate_state);
    const struct expr_aggregate *what = expr->aggregate;
    *state = (struct aggregate_state){
        .what = what,
        .parent = parent,
        .is_for_rules = user->is_for_rules,
        .view = user->view,
        .text = expr_text_of(worker->arena, expr, &worker->plan->model->sources[parent].scope),
        .value_step = what->value == NULL ? NONE : program_add(linked, what->value, window),
        .by_step = what->by == NULL ? NONE : program_add(linked, what->by, window),
        .where_step = what->where == NULL ? NONE : program_add_condition(linked, what->where, window),
    };
    aggregate_begin(worker->arena, state, linked);
    *ARENA_PUSH(worker->arena, worker->aggregates, worker->n_aggregates, worker->aggregate_capacity) = state;
    return state;
}

static void begin_program(struct worker *worker, struct program *program, size_t source, bool is_for_rules, size_t view) {
    struct program_user *user = ARENA_NEW(worker->arena, struct program_user);
    *user = (struct program_user){.worker = worker, .is_for_rules = is_for_rules, .view = view};
    program_begin(program, worker->arena, worker->plan, source);
    program->find_aggregate = find_aggregate;
    program->context = user;
}

static void compile_cube(struct worker *worker, size_t index) {
    const struct plan_cube *cube = &worker->plan->cubes[index];
    struct source_view *view = &state_of(worker, cube->source)->views[cube->as_at];
    for (size_t i = 0; i < cube->n_conditions; i++) {
        size_t condition = cube->conditions[i];
        const struct plan_condition *planned = &worker->plan->conditions[condition];
        view->condition_steps[condition] = program_add_condition(&view->program, planned->where, planned->window);
    }
    for (size_t i = 0; i < cube->n_dimensions; i++)
        worker->cubes[index].steps[i] = program_add_slot(&view->program, cube->dimensions[i].slot, cube->window);
    if (cube->measured_slot != NONE) worker->cubes[index].measured_step = program_add_slot(&view->program, cube->measured_slot, cube->window);
    cubes_group(worker, view, index);
}

static void begin_views(struct worker *worker, struct source_state *state) {
    const struct plan *plan = worker->plan;
    state->views = ARENA_ARRAY(worker->arena, struct source_view, plan->n_as_at_days);
    for (size_t i = 0; i < plan->n_as_at_days; i++) {
        struct source_view *view = &state->views[i];
        view->condition_steps = ARENA_ARRAY(worker->arena, size_t, plan->n_conditions);
        view->known.as_at = plan->as_at_days[i];
        known_begin(worker, state, &view->known);
        begin_program(worker, &view->program, state->source, false, i);
    }
}

static void seal(struct worker *worker, struct source_state *state) {
    program_seal(&state->rule_program);
    for (size_t i = 0; i < worker->plan->n_as_at_days; i++) program_seal(&state->views[i].program);
}

static bool counts(const struct worker *worker, size_t plan_source) {
    return worker == worker->counter->workers || !count_has_keys(&worker->plan->sources[plan_source]);
}

static bool counts_cube(struct worker *worker, const struct plan_cube *cube) {
    return cube->is_wanted && counts(worker, (size_t)(state_of(worker, cube->source) - worker->sources));
}

static void compile(struct worker *worker) {
    const struct plan *plan = worker->plan;
    worker->sources = ARENA_ARRAY(worker->arena, struct source_state, plan->n_sources);
    for (size_t i = 0; i < plan->n_sources; i++) {
        struct source_state *state = &worker->sources[i];
        state->source = plan->sources[i].source;
        tally_begin(worker->arena, plan, &plan->sources[i], &state->tally);
        begin_views(worker, state);
        begin_program(worker, &state->rule_program, state->source, true, 0);
    }
    worker->cubes = cubes_begin(worker->arena, plan);
    links_begin(worker);
    for (size_t i = 0; i < plan->n_cubes; i++)
        if (counts_cube(worker, &plan->cubes[i])) compile_cube(worker, i);
    for (size_t i = 0; i < plan->n_sources; i++)
        if (counts(worker, i)) rules_begin(worker, &worker->sources[i]);
    for (size_t i = 0; i < plan->n_sources; i++) seal(worker, &worker->sources[i]);
}

/* --- memory of its own ---------------------------------------------------------------------------------------------- */

/* Work on whichever thread. Where memory ends, the caller of the counter is told when the source has ended: control cannot go there from
 * another thread. */
static void guarded(struct worker *worker, void (*work)(struct worker *worker, const struct batch *batch), const struct batch *batch) {
    struct arena_guard guard;
    if (arena_guard_enter(worker->arena, &guard)) {
        worker->is_exhausted = true;
        return;
    }
    work(worker, batch);
    arena_guard_leave(worker->arena, &guard);
}

static void open_work(struct worker *worker, const struct batch *batch) {
    (void)batch;
    compile(worker);
}

void worker_open(struct worker *worker) {
    worker->arena = arena_open();
    if (worker->arena == NULL)
        worker->is_exhausted = true;
    else
        guarded(worker, open_work, NULL);
}

/* --- batches -------------------------------------------------------------------------------------------------------- */

static void aggregates_add(struct worker *worker, const struct source_state *state, const struct batch *batch) {
    const struct model_source *model = &worker->plan->model->sources[state->source];
    if (model->link_column == NONE) return;
    const int32_t *keys = batch->columns[model->link_column].codes;
    uint64_t all[BATCH_WORDS];
    bits_fill_all(all, batch->n_rows);
    for (size_t i = 0; i < worker->n_aggregates; i++) {
        struct aggregate_state *aggregate = worker->aggregates[i];
        if (aggregate->what->source != state->source) continue;
        if (aggregate->is_for_rules)
            aggregate_add(aggregate, &state->rule_program, keys, all, batch->n_rows);
        else
            aggregate_add(aggregate, &state->views[aggregate->view].program, keys,
                          state->views[aggregate->view].known.is_visible, batch->n_rows);
    }
}

static void note_latest(const struct worker *worker, struct source_state *state, const struct batch *batch) {
    size_t known_from = worker->plan->model->sources[state->source].known_from;
    if (known_from == NONE) return;
    const int32_t *recorded = batch->columns[known_from].codes;
    for (size_t i = 0; i < batch->n_rows; i++)
        if (recorded[i] > state->tally.latest) state->tally.latest = recorded[i];
}

static void batch_work(struct worker *worker, const struct batch *batch) {
    struct source_state *state = &worker->sources[worker->counter->current];
    size_t n_views = worker->plan->n_as_at_days;
    state->tally.n_rows += (int64_t)batch->n_rows;
    note_latest(worker, state, batch);
    for (size_t i = 0; i < n_views; i++) known_columns_of(worker, state, &state->views[i].known, batch);
    missing_add(worker, state, batch->n_rows);
    rules_add(state, worker->plan, batch);
    links_add(worker, state, batch);
    for (size_t i = 0; i < n_views; i++) program_run(&state->views[i].program, state->views[i].known.columns, batch);
    aggregates_add(worker, state, batch);
    cubes_add(worker, state, batch->n_rows);
}

enum status worker_batch(void *context, const struct batch *batch) {
    struct worker *worker = context;
    if (worker->arena == NULL) worker_open(worker);
    if (!worker->is_exhausted) guarded(worker, batch_work, batch);
    return worker->is_exhausted ? STATUS_OUTSIDE : STATUS_OK;
}

/* --- again ---------------------------------------------------------------------------------------------------------- */

static void forget_work(struct worker *worker, const struct batch *batch) {
    (void)batch;
    const struct plan *plan = worker->plan;
    size_t current = worker->counter->current;
    struct source_state *state = &worker->sources[current];
    tally_forget(plan, &plan->sources[current], &state->tally);
    state->rule_program.faults = (struct step_faults){.n_no_limit = 0};
    for (size_t i = 0; i < plan->n_as_at_days; i++) state->views[i].program.faults = (struct step_faults){.n_no_limit = 0};
    for (size_t i = 0; i < plan->n_cubes; i++)
        if (plan->cubes[i].source == state->source) cube_forget(&worker->cubes[i]);
    for (size_t i = 0; i < worker->n_aggregates; i++) {
        if (worker->aggregates[i]->what->source != state->source) continue;
        aggregate_forget(worker->aggregates[i]);
    }
    links_forget(worker, state->source);
}

void worker_forget(void *context) {
    struct worker *worker = context;
    if (worker->arena != NULL && !worker->is_exhausted) guarded(worker, forget_work, NULL);
}
