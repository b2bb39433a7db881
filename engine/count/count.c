/* count/count.c - opens a counter on a plan, takes batches, tells what was wrong.
 *
 * All programs are compiled before the first batch, since a source leaves in its aggregates what the expressions of another will ask. */
#include "count/count.h"

#include "base/text.h"
#include "count/counter.h"

/* Every source of the model has a state. */
static struct source_state *state_of(struct counter *counter, size_t source) {
    size_t i = 0;
    while (counter->sources[i].source != source) i++;
    return &counter->sources[i];
}

/* --- compiling ---------------------------------------------------------------------------------------------------- */

/* Called while the parent's program is compiled, once for each window that the aggregate depends on: the linked source's program gets the
 * steps that it needs. */
static const struct aggregate_state *find_aggregate(void *context, size_t parent, const struct expr *expr, size_t window) {
    const struct program_user *user = context;
    struct counter *counter = user->counter;
    struct source_state *source = state_of(counter, expr->aggregate->source);
    struct program *linked = user->is_for_rules ? &source->rule_program : &source->views[user->view].program;
    struct aggregate_state *state = ARENA_NEW(counter->arena, struct aggregate_state);
    const struct expr_aggregate *what = expr->aggregate;
    *state = (struct aggregate_state){
        .what = what,
        .parent = parent,
        .is_for_rules = user->is_for_rules,
        .view = user->view,
        .text = expr_text_of(counter->arena, expr, &counter->plan->model->sources[parent].scope),
        .value_step = what->value == NULL ? NONE : program_add(linked, what->value, window),
        .by_step = what->by == NULL ? NONE : program_add(linked, what->by, window),
        .where_step = what->where == NULL ? NONE : program_add_condition(linked, what->where, window),
    };
    *ARENA_PUSH(counter->arena, counter->aggregates, counter->n_aggregates, counter->aggregate_capacity) = state;
    return state;
}

static void begin_program(struct counter *counter, struct program *program, size_t source, bool is_for_rules, size_t view) {
    struct program_user *user = ARENA_NEW(counter->arena, struct program_user);
    *user = (struct program_user){.counter = counter, .is_for_rules = is_for_rules, .view = view};
    program_begin(program, counter->arena, counter->plan, source);
    program->find_aggregate = find_aggregate;
    program->context = user;
}

static void compile_cube(struct counter *counter, size_t index) {
    const struct plan_cube *cube = &counter->plan->cubes[index];
    struct source_view *view = &state_of(counter, cube->source)->views[cube->as_at];
    for (size_t i = 0; i < cube->n_conditions; i++) {
        size_t condition = cube->conditions[i];
        const struct plan_condition *planned = &counter->plan->conditions[condition];
        view->condition_steps[condition] = program_add_condition(&view->program, planned->where, planned->window);
    }
    for (size_t i = 0; i < cube->n_dimensions; i++)
        counter->cubes[index].steps[i] = program_add_slot(&view->program, cube->dimensions[i].slot, cube->window);
    if (cube->measured_slot != NONE) counter->cubes[index].measured_step = program_add_slot(&view->program, cube->measured_slot, cube->window);
    cubes_group(counter, view, index);
}

static void begin_views(struct counter *counter, struct source_state *state) {
    const struct plan *plan = counter->plan;
    state->views = ARENA_ARRAY(counter->arena, struct source_view, plan->n_as_at_days);
    for (size_t i = 0; i < plan->n_as_at_days; i++) {
        struct source_view *view = &state->views[i];
        view->condition_steps = ARENA_ARRAY(counter->arena, size_t, plan->n_conditions);
        view->known.as_at = plan->as_at_days[i];
        known_begin(counter, state, &view->known);
        begin_program(counter, &view->program, state->source, false, i);
    }
}

static void seal(struct counter *counter, struct source_state *state) {
    program_seal(&state->rule_program);
    for (size_t i = 0; i < counter->plan->n_as_at_days; i++) program_seal(&state->views[i].program);
}

struct counter *count_open(struct arena *arena, const struct plan *plan, struct diags *diags) {
    struct counter *counter = ARENA_NEW(arena, struct counter);
    *counter = (struct counter){.arena = arena, .plan = plan, .diags = diags};
    counter->sources = ARENA_ARRAY(arena, struct source_state, plan->n_sources);
    for (size_t i = 0; i < plan->n_sources; i++) {
        struct source_state *state = &counter->sources[i];
        state->source = plan->sources[i].source;
        state->latest = DATE_NONE;
        begin_views(counter, state);
        begin_program(counter, &state->rule_program, state->source, true, 0);
        missing_begin(counter, state);
    }
    cubes_begin(counter);
    links_begin(counter);
    for (size_t i = 0; i < plan->n_cubes; i++)
        if (plan->cubes[i].is_wanted) compile_cube(counter, i);
    for (size_t i = 0; i < plan->n_sources; i++) rules_begin(counter, &counter->sources[i]);
    for (size_t i = 0; i < plan->n_sources; i++) seal(counter, &counter->sources[i]);
    return counter;
}

/* --- batches -------------------------------------------------------------------------------------------------------- */

void count_source_begin(struct counter *counter, size_t plan_source) {
    counter->current = &counter->sources[plan_source];
    counter->n_errors_before = diags_count_level(counter->diags, DIAG_ERROR);
}

static void aggregates_add(struct counter *counter, const struct source_state *state, const struct batch *batch) {
    const struct model_source *model = &counter->plan->model->sources[state->source];
    if (model->link_column == NONE) return;
    const int32_t *keys = batch->columns[model->link_column].codes;
    uint64_t all[BATCH_WORDS];
    bits_fill_all(all, batch->n_rows);
    for (size_t i = 0; i < counter->n_aggregates; i++) {
        struct aggregate_state *aggregate = counter->aggregates[i];
        if (aggregate->what->source != state->source) continue;
        if (aggregate->is_for_rules)
            aggregate_add(counter->arena, aggregate, &state->rule_program, keys, all, batch->n_rows);
        else
            aggregate_add(counter->arena, aggregate, &state->views[aggregate->view].program, keys,
                          state->views[aggregate->view].known.is_visible, batch->n_rows);
    }
}

static void note_latest(const struct counter *counter, struct source_state *state, const struct batch *batch) {
    size_t known_from = counter->plan->model->sources[state->source].known_from;
    if (known_from == NONE) return;
    const int32_t *recorded = batch->columns[known_from].codes;
    for (size_t i = 0; i < batch->n_rows; i++)
        if (recorded[i] > state->latest) state->latest = recorded[i];
}

enum status count_batch(void *context, const struct batch *batch) {
    struct counter *counter = context;
    struct source_state *state = counter->current;
    state->n_rows += (int64_t)batch->n_rows;
    note_latest(counter, state, batch);
    for (size_t i = 0; i < counter->plan->n_as_at_days; i++) known_columns_of(counter, state, &state->views[i].known, batch);
    missing_add(counter, state, batch->n_rows);
    rules_add(counter, state, batch);
    links_add(counter, state, batch);
    for (size_t i = 0; i < counter->plan->n_as_at_days; i++) program_run(&state->views[i].program, state->views[i].known.columns, batch);
    aggregates_add(counter, state, batch);
    cubes_add(counter, state, batch->n_rows);
    return STATUS_OK;
}

/* --- the end -------------------------------------------------------------------------------------------------------- */

static void tell_faults(struct counter *counter, const struct program *program) {
    struct arena *arena = counter->arena;
    const struct step_faults *faults = &program->faults;
    if (faults->n_outside_calendar > 0)
        DIAG(counter->diags, MSG_COUNT_CALENDAR, faults->first_outside_calendar,
             "correct the dates, or add the missing years to the calendar", date_iso(arena, calendar_first(counter->plan->calendar)),
             date_iso(arena, calendar_last(counter->plan->calendar)));
    if (faults->n_no_limit > 0)
        DIAG(counter->diags, MSG_COUNT_NO_LIMIT, faults->first_no_limit, "add a limit with its `since` to the target",
             faults->no_limit_target->name);
}

static void tell_overflow(struct counter *counter, const struct source_state *state) {
    for (size_t i = 0; i < counter->plan->n_cubes; i++) {
        if (counter->plan->cubes[i].source != state->source || !counter->cubes[i].overflowed) continue;
        DIAG(counter->diags, MSG_COUNT_OVERFLOW, NOWHERE, NULL, counter->plan->cubes[i].text);
    }
    for (size_t i = 0; i < counter->n_aggregates; i++) {
        const struct aggregate_state *aggregate = counter->aggregates[i];
        if (aggregate->what->source == state->source && aggregate->overflowed)
            DIAG(counter->diags, MSG_COUNT_OVERFLOW, NOWHERE, NULL, aggregate->text);
    }
}

/* An extract that holds records of later days was not taken when it is said to have been. With an as-at day they are hidden. */
static void tell_after_taken(struct counter *counter, const struct source_state *state) {
    const struct model_source *source = &counter->plan->model->sources[state->source];
    bool is_later = source->taken != DATE_NONE && state->latest > source->taken;
    if (!is_later || counter->plan->options.as_at != DATE_NONE) return;
    struct arena *arena = counter->arena;
    const char *hint = TEXT(arena, "say when it was taken with --taken ", source->name, "=DATE, or in the specification");
    DIAG(counter->diags, MSG_COUNT_AFTER_TAKEN, source->files_place, hint, source->name, date_iso(arena, state->latest),
         date_iso(arena, source->taken));
}

enum status count_source_end(struct counter *counter) {
    const struct source_state *state = counter->current;
    cubes_end(counter, state);
    rules_tell(counter, state);
    for (size_t i = 0; i < counter->plan->n_as_at_days; i++) tell_faults(counter, &state->views[i].program);
    tell_faults(counter, &state->rule_program);
    tell_overflow(counter, state);
    tell_after_taken(counter, state);
    return diags_count_level(counter->diags, DIAG_ERROR) == counter->n_errors_before ? STATUS_OK : STATUS_DATA;
}

enum status count_finish(struct counter *counter) {
    size_t before = diags_count_level(counter->diags, DIAG_ERROR);
    links_tell(counter);
    return diags_count_level(counter->diags, DIAG_ERROR) == before ? STATUS_OK : STATUS_DATA;
}

const int64_t *count_cube(const struct counter *counter, size_t cube) {
    return counter->cubes[cube].values;
}

static const struct source_state *state_of_const(const struct counter *counter, size_t source) {
    size_t i = 0;
    while (counter->sources[i].source != source) i++;
    return &counter->sources[i];
}

int64_t count_rows(const struct counter *counter, size_t source) {
    return state_of_const(counter, source)->n_rows;
}

int64_t count_known(const struct counter *counter, size_t source) {
    return state_of_const(counter, source)->n_known;
}

const struct count_column *count_columns(const struct counter *counter, size_t source) {
    return state_of_const(counter, source)->missing;
}

int64_t count_broken(const struct counter *counter, size_t source, size_t rule) {
    return state_of_const(counter, source)->rules[rule].n_broken;
}

date_t count_latest(const struct counter *counter, size_t source) {
    return state_of_const(counter, source)->latest;
}
