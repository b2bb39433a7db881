/* run/run_compute.c - specification -> plan -> one reading of each extract -> numbers -> checks -> release. */
#include "base/text.h"
#include "run/run_state.h"
#include "tabulate/tabulate.h"

#include <unistd.h>

/* --- reading and counting --- */

enum { MOST_WORKERS = 64 };

/* After a source was refused its counts mean nothing: the others are still read, so that all their faults are told. */
static enum status discard(void *context, const struct batch *batch) {
    (void)context;
    (void)batch;
    return STATUS_OK;
}

static enum status read_source(struct run_state *state, struct counter *counter, size_t index, bool is_counted) {
    const struct plan_source *planned = &state->plan->sources[index];
    struct run_extract *extract = &state->extracts[planned->source];
    void *nobody = NULL;
    struct batch_sink sink = {.receive = discard, .contexts = &nobody, .n_workers = 1};
    if (is_counted) sink = count_source_begin(counter, index, extract->inputs, extract->n);
    enum status read = extract_read(state->arena, &planned->schema, extract->inputs, extract->n, state->options->hash_inputs, &sink,
                                    state->diags, &extract->facts);
    return is_counted ? count_source_end(counter, read) : read;
}

static enum status count_all(struct run_state *state, struct counter *counter) {
    enum status status = STATUS_OK;
    for (size_t i = 0; i < state->plan->n_sources; i++) {
        if (!state->plan->sources[i].is_needed) continue;
        run_watch_begin(state, state->plan->sources[i].source);
        enum status one = read_source(state, counter, i, status == STATUS_OK);
        if (status == STATUS_OK) status = one;
    }
    run_watch_end(state);
    return status == STATUS_OK ? count_finish(counter) : status;
}

/* --- checks --- */

static void tell_check(struct run_state *state, const struct check *check) {
    const char *detail = check->detail ? check->detail : "";
    bool is_error = check->outcome == CHECK_FAILED && !state->options->is_draft;
    const char *hint = is_error ? "mend the data or the specification; --draft builds in spite of it" : NULL;
    enum message message = check->outcome == CHECK_UNKNOWN ? MSG_RUN_CHECK_UNKNOWN : MSG_RUN_CHECK;
    DIAG(state->diags, message, NOWHERE, hint, check->sentence, detail);
    if (!is_error) diags_set_level(state->diags, DIAG_WARNING);
}

static enum status tell_checks(struct run_state *state, const struct report *report) {
    struct run *run = state->run;
    for (size_t i = 0; i < report->n_checks; i++) {
        const struct check *check = &report->checks[i];
        run->n_checks_passed += check->outcome == CHECK_PASSED;
        run->checks_failed |= check->outcome == CHECK_FAILED;
        if (check->outcome != CHECK_PASSED && !check->is_excused) tell_check(state, check);
    }
    return run->checks_failed && !state->options->is_draft ? STATUS_NO : STATUS_OK;
}

/* --- the way --- */

static const struct spec_setting *settings_of(struct run_state *state) {
    const struct run_options *options = state->options;
    struct spec_setting *settings = ARENA_ARRAY(state->arena, struct spec_setting, options->n_parameters);
    for (size_t i = 0; i < options->n_parameters; i++)
        settings[i] = (struct spec_setting){options->parameters[i].name, options->parameters[i].value};
    return settings;
}

enum status run_read_specification(struct run_state *state) {
    const struct model *model = NULL;
    struct period period;
    bool has_period = state->options->period && period_parse(state->options->period, &period); /* run_settle tells what is wrong with it */
    TRY(run_find_root(state));
    TRY(spec_read_set(state->arena, state->options->spec_path, state->run->root, has_period ? &period : NULL, settings_of(state),
                      state->options->n_parameters, state->diags, &model));
    state->model = ARENA_NEW(state->arena, struct model);
    *state->model = *model;
    return run_settle(state);
}

static enum status begin_folder(struct run_state *state) {
    struct run *run = state->run;
    const char *slug = period_slug(state->arena, state->period);
    run->out = state->options->out ? state->options->out : TEXT(state->arena, "out/", state->model->id, "/", slug);
    if (!state->options->will_write) return STATUS_OK;
    run_folder_lock();
    enum status status = out_begin(state->arena, run->out, state->diags, &run->folder);
    run_folder_unlock(status == STATUS_OK ? run->folder : NULL);
    return status;
}

/* The days that files of published figures say they were counted up to. */
static const date_t *ledger_days(struct run_state *state) {
    date_t *days = ARENA_ARRAY(state->arena, date_t, state->model->n_ledgers);
    for (size_t i = 0; i < state->model->n_ledgers; i++) days[i] = state->ledgers[i]->as_at;
    return days;
}

/* How figures are counted, and the quality of the data, stand in the output folder, and in papers that have them. */
static bool tells_about(const struct run_state *state) {
    const struct model_paper *paper = state->model->paper;
    bool tells = state->options->will_write;
    for (size_t i = 0; paper != NULL && i < paper->n_blocks; i++)
        tells = tells || paper->blocks[i].kind == MODEL_COUNTING_RULES || paper->blocks[i].kind == MODEL_DATA_QUALITY;
    return tells;
}

enum status run_make_plan(struct run_state *state) {
    struct plan_options options = {.period = state->period, .as_at = state->as_at, .is_draft = state->options->is_draft,
                                   .without_about = !tells_about(state)};
    TRY(run_read_small_files(state));
    options.ledger_as_at = ledger_days(state);
    return plan_build(state->arena, state->model, options, state->calendar, state->diags, &state->plan);
}

static const struct extract_facts **facts_of(struct run_state *state) {
    const struct extract_facts **facts = ARENA_ARRAY(state->arena, const struct extract_facts *, state->model->n_sources);
    for (size_t i = 0; i < state->model->n_sources; i++) facts[i] = &state->extracts[i].facts;
    return facts;
}

/* As many as --threads allows, or else as there are processors. */
static size_t n_workers(const struct run_state *state) {
    long n = state->options->n_threads > 0 ? state->options->n_threads : sysconf(_SC_NPROCESSORS_ONLN);
    return n < 1 ? 1 : n > MOST_WORKERS ? MOST_WORKERS : (size_t)n;
}

static enum status make_report(struct run_state *state, struct report **ret) {
    struct counter *counter = count_open(state->arena, state->plan, n_workers(state), state->diags);
    TRY(count_all(state, counter));
    struct tabulate_inputs inputs = {.plan = state->plan, .counter = counter, .ledgers = state->ledgers, .facts = facts_of(state)};
    return tabulate(state->arena, &inputs, state->diags, ret);
}

static enum status compute(struct run_state *state) {
    struct report *computed = NULL;
    struct run *run = state->run;
    TRY(run_read_specification(state));
    TRY(begin_folder(state));
    if (run_needs_presenters(run) && run->options.n_threads != 1) run->presenters = presenters_foresee(state->arena);
    TRY(run_make_plan(state));
    TRY(run_check_extracts(state));
    TRY(run_check_known(state));
    TRY(run_check_memory(state));
    TRY(make_report(state, &computed));
    run_list_inputs(state, computed);
    run->model = state->model;
    run->period_text = period_text(state->arena, state->period);
    run->created = state->options->has_created ? state->options->created : state->period.end;
    run->report = report_release(state->arena, computed);
    return tell_checks(state, run->report);
}

enum status run_compute(struct arena *arena, const struct run_options *options, struct diags *diags, struct run **ret) {
    struct run_state state = {.arena = arena, .diags = diags, .options = options, .as_at = DATE_NONE};
    state.run = ARENA_NEW(arena, struct run);
    state.run->options = *options;
    enum status status = compute(&state);
    if (status == STATUS_OK || status == STATUS_NO) *ret = state.run;
    return status;
}
