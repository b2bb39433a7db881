/* run/run_settings.c - what the command line asked for, in the terms of the specification. */
#include "base/text.h"
#include "run/run_state.h"

#include <string.h>

#define PERIOD_FORMS "write 2007/08, 2008/09 Q1, 2008, 2008 Q2, 2008-04 or 2008-04-01..2008-06-30"

/* --- names of sources --- */

static const char **source_names(const struct run_state *state) {
    const char **names = ARENA_ARRAY(state->arena, const char *, state->model->n_sources);
    for (size_t i = 0; i < state->model->n_sources; i++) names[i] = state->model->sources[i].name;
    return names;
}

static const char *list_of(struct arena *arena, const char *const *names, size_t n) {
    struct text_builder out = {.arena = arena};
    for (size_t i = 0; i < n; i++) {
        if (i > 0) text_add(&out, ", ");
        text_add(&out, names[i]);
    }
    return text_done(&out);
}

static void refuse_source(struct run_state *state, const char *option, const char *name) {
    const char *const *names = source_names(state);
    size_t n = state->model->n_sources;
    const char *nearest = text_nearest(state->arena, name, names, n);
    const char *hint = nearest ? TEXT(state->arena, "did you mean '", nearest, "'?") : NULL;
    DIAG(state->diags, MSG_RUN_SOURCE_UNKNOWN, NOWHERE, hint, option, name, list_of(state->arena, names, n));
}

/* Index in the model, or NONE after a message. */
static size_t find_source(struct run_state *state, const char *option, const char *name) {
    for (size_t i = 0; i < state->model->n_sources; i++)
        if (text_equal(state->model->sources[i].name, name)) return i;
    refuse_source(state, option, name);
    return NONE;
}

/* --- dates --- */

static date_t read_date(struct run_state *state, const char *option, const char *text) {
    date_t date = DATE_NONE;
    if (!date_parse_iso(text, &date)) DIAG(state->diags, MSG_RUN_DATE, NOWHERE, "write it as 2008-04-30", option, text);
    return date;
}

static void settle_taken(struct run_state *state, struct model_source *sources) {
    bool *is_given = ARENA_ARRAY(state->arena, bool, state->model->n_sources);
    for (size_t i = 0; i < state->options->n_taken; i++) {
        const struct run_setting *taken = &state->options->taken[i];
        date_t date = read_date(state, "--taken", taken->value);
        size_t source = find_source(state, "--taken", taken->name);
        if (source == NONE || date == DATE_NONE) continue;
        if (is_given[source] && sources[source].taken != date)
            DIAG(state->diags, MSG_RUN_TAKEN_TWICE, NOWHERE, "give one date for each source", taken->name);
        is_given[source] = true;
        sources[source].taken = date;
    }
}

/* 2007-08 is August 2007, and easily written for the year 2007/08. Where the specification's own period is a month,
 * months are what is meant. */
static void doubt_month(struct run_state *state, const char *text) {
    struct date_parts start = date_to_parts(state->period.start);
    bool is_of_months = state->model->has_period && state->model->period.kind == PERIOD_MONTH;
    if (state->period.kind != PERIOD_MONTH || start.month != (start.year + 1) % 100 || is_of_months) return;
    const char *year = TEXT(state->arena, text_copy_bytes(state->arena, text, 4), "/", text + 5);
    DIAG(state->diags, MSG_RUN_PERIOD_MONTH, NOWHERE, TEXT(state->arena, "for the financial year write ", year), text,
         period_label(state->arena, state->period));
}

static void settle_period(struct run_state *state) {
    const char *text = state->options->period;
    state->period = state->model->period;
    if (text && !period_parse(text, &state->period)) {
        DIAG(state->diags, MSG_RUN_PERIOD, NOWHERE, PERIOD_FORMS, text);
    } else if (text) {
        doubt_month(state, text);
    } else if (!state->model->has_period) {
        DIAG(state->diags, MSG_RUN_NO_PERIOD, NOWHERE, "give --period 2007/08, or write one under `report`", NULL);
    }
}

/* --- files --- */

/* A file named on the command line may lie anywhere: outputs then hold its bare name. */
static struct extract_input named_on_command_line(struct run_state *state, const char *path, bool *ret_is_outside) {
    struct source_text *file = ARENA_NEW(state->arena, struct source_text);
    bool is_standard_input = text_equal(path, "-");
    const char *real = is_standard_input ? NULL : path_real(state->arena, path);
    const char *below = real ? path_below(state->arena, state->run->root, real) : NULL;
    file->shown = is_standard_input ? "standard input" : path;
    file->rooted = below ? below : path_name(state->arena, path);
    *ret_is_outside = !below;
    return (struct extract_input){.path = path, .file = file};
}

static bool is_given(const struct run_state *state, size_t source) {
    for (size_t i = 0; i < state->options->n_sources; i++)
        if (text_equal(state->options->sources[i].name, state->model->sources[source].name)) return true;
    return false;
}

static void take_given(struct run_state *state, const char *name, struct run_extract *extract) {
    size_t n = state->options->n_sources;
    extract->inputs = ARENA_ARRAY(state->arena, struct extract_input, n);
    extract->is_outside = ARENA_ARRAY(state->arena, bool, n);
    for (size_t i = 0; i < n; i++) {
        const struct run_setting *given = &state->options->sources[i];
        if (!text_equal(given->name, name)) continue;
        extract->inputs[extract->n] = named_on_command_line(state, given->value, &extract->is_outside[extract->n]);
        extract->n++;
    }
}

static enum status take_written(struct run_state *state, const struct model_source *source,
                                struct run_extract *extract) {
    extract->inputs = ARENA_ARRAY(state->arena, struct extract_input, source->n_files);
    extract->is_outside = ARENA_ARRAY(state->arena, bool, source->n_files);
    extract->n = source->n_files;
    for (size_t i = 0; i < source->n_files; i++) {
        struct extract_input *input = &extract->inputs[i];
        input->named_at = source->files_place;
        const char *written = spec_dated_path(state->arena, state->model, state->period, source->files[i]);
        TRY(spec_path(state->arena, state->run->root, source->files_from, written, source->files_place, state->diags,
                      &input->path, &input->file));
    }
    return STATUS_OK;
}

static enum status settle_extracts(struct run_state *state) {
    enum status status = STATUS_OK;
    state->extracts = ARENA_ARRAY(state->arena, struct run_extract, state->model->n_sources);
    for (size_t i = 0; i < state->model->n_sources; i++) {
        const struct model_source *source = &state->model->sources[i];
        enum status one = STATUS_OK;
        if (is_given(state, i)) {
            take_given(state, source->name, &state->extracts[i]);
        } else {
            one = take_written(state, source, &state->extracts[i]);
        }
        if (status == STATUS_OK) status = one;
    }
    return status;
}

static void check_sources(struct run_state *state) {
    size_t n_standard_input = 0;
    for (size_t i = 0; i < state->options->n_sources; i++) {
        (void)find_source(state, "--source", state->options->sources[i].name);
        n_standard_input += text_equal(state->options->sources[i].value, "-");
    }
    if (n_standard_input > 1) DIAG(state->diags, MSG_RUN_STDIN_TWICE, NOWHERE, "give files for the others", NULL);
}

enum status run_settle(struct run_state *state) {
    struct arena *arena = state->arena;
    size_t n = state->model->n_sources;
    struct model_source *sources = ARENA_ARRAY(arena, struct model_source, n);
    if (n > 0) memcpy(sources, state->model->sources, n * sizeof *sources);
    size_t n_before = diags_count_level(state->diags, DIAG_ERROR);
    state->model->sources = sources;
    settle_taken(state, sources);
    settle_period(state);
    check_sources(state);
    state->as_at = state->options->as_at ? read_date(state, "--as-at", state->options->as_at) : DATE_NONE;
    if (diags_count_level(state->diags, DIAG_ERROR) > n_before) return STATUS_USAGE;
    return settle_extracts(state);
}

/* --- what the extracts can know --- */

date_t run_known_until(const struct run_state *state, size_t source) {
    date_t taken = state->model->sources[source].taken;
    if (taken == DATE_NONE) return state->as_at;
    return state->as_at != DATE_NONE && state->as_at < taken ? state->as_at : taken;
}

static struct place place_of_extract(const struct run_state *state, size_t source) {
    return is_given(state, source) ? NOWHERE : state->model->sources[source].files_place;
}

static void check_source_known(struct run_state *state, size_t index) {
    const struct model_source *source = &state->model->sources[index];
    struct arena *arena = state->arena;
    date_t until = run_known_until(state, index);
    struct place place = place_of_extract(state, index);
    const char *later =
        TEXT(arena, "a later extract with --source ", source->name, "=FILE --taken ", source->name, "=DATE");
    if (state->as_at != DATE_NONE && source->taken != DATE_NONE && state->as_at > source->taken) {
        const char *hint =
            TEXT(arena, "choose --as-at ", date_iso(arena, source->taken), " or earlier, or give ", later);
        DIAG(state->diags, MSG_RUN_AS_AT_LATE, place, hint, date_iso(arena, state->as_at), source->name,
             date_iso(arena, source->taken));
    } else if (until != DATE_NONE && state->period.end > until) {
        const char *hint = TEXT(arena, "choose an earlier --period, or give ", later);
        DIAG(state->diags, MSG_RUN_PERIOD_LATE, place, hint, date_iso(arena, state->period.end), source->name,
             date_iso(arena, until));
    }
}

enum status run_check_known(struct run_state *state) {
    size_t n_before = diags_count_level(state->diags, DIAG_ERROR);
    for (size_t i = 0; i < state->plan->n_sources; i++)
        if (state->plan->sources[i].is_needed) check_source_known(state, state->plan->sources[i].source);
    return diags_count_level(state->diags, DIAG_ERROR) > n_before ? STATUS_DATA : STATUS_OK;
}
