/* run/run_files.c - the files beside the extracts, what is missing, and the list of all that went in. */
#include "base/sha256.h"
#include "base/text.h"
#include "extract/calendar_file.h"
#include "run/run_state.h"

#include <errno.h>
#include <sys/stat.h>

/* A file that the specification names, resolved. */
struct named_file {
    const char *path;
    const struct source_text *file;
    struct place place;
    bool is_optional;
};

static enum status resolve(struct run_state *state, const struct source_text *from, const char *written,
                           struct place place, struct named_file *ret) {
    ret->place = place;
    return spec_path(state->arena, state->run->root, from, written, place, state->diags, &ret->path, &ret->file);
}

/* --- what is missing --- */

#define MEND_PATH "mend the path, which starts from the folder of the file that names it"

/* What is there but cannot be read (a folder, a device, no permission) is for its reader to tell. */
static bool is_missing(const char *path) {
    struct stat facts;
    return !text_equal(path, "-") && stat(path, &facts) != 0 && errno == ENOENT;
}

static void check_there(struct run_state *state, const char *path, const char *shown, struct place place,
                        const char *hint) {
    if (is_missing(path)) DIAG(state->diags, MSG_FILE_MISSING, place, hint, shown);
}

/* An extract named on the command line has no place. */
static void check_extract(struct run_state *state, size_t source) {
    const struct run_extract *extract = &state->extracts[source];
    const char *other = TEXT(state->arena, ", or give --source ", state->model->sources[source].name, "=FILE");
    const char *here = path_real(state->arena, ".");
    for (size_t i = 0; i < extract->n; i++) {
        const struct extract_input *input = &extract->inputs[i];
        const char *hint = input->named_at.file
                               ? TEXT(state->arena, MEND_PATH, other)
                               : TEXT(state->arena, "looked from ", here ? here : "a folder that is gone");
        check_there(state, input->path, input->file->shown, input->named_at, hint);
    }
}

enum status run_check_extracts(struct run_state *state) {
    size_t n_before = diags_count_level(state->diags, DIAG_ERROR);
    enum status status = STATUS_OUTSIDE;
    for (size_t i = 0; i < state->plan->n_sources; i++) {
        size_t index = state->plan->sources[i].source;
        const struct model_source *source = &state->model->sources[index];
        if (!state->plan->sources[i].is_needed) continue;
        check_extract(state, index);
        if (state->extracts[index].n > 0) continue;
        const char *hint =
            TEXT(state->arena, "name its file under `extracts`, or give --source ", source->name, "=FILE");
        DIAG(state->diags, MSG_RUN_NO_EXTRACT, source->place, hint, source->name);
        status = STATUS_USAGE;
    }
    return diags_count_level(state->diags, DIAG_ERROR) > n_before ? status : STATUS_OK;
}

/* Before a plan can be made nobody knows which sources it needs: all of them are looked at. */
static void check_all(struct run_state *state, const struct named_file *files, size_t n) {
    size_t n_before = diags_count_level(state->diags, DIAG_ERROR);
    for (size_t i = 0; i < n; i++)
        if (!files[i].is_optional) check_there(state, files[i].path, files[i].file->shown, files[i].place, MEND_PATH);
    if (diags_count_level(state->diags, DIAG_ERROR) == n_before) return;
    for (size_t i = 0; i < state->model->n_sources; i++) check_extract(state, i);
}

/* --- calendar and published figures --- */

static struct run_input *add_input(struct run_state *state, const char *role, const char *name,
                                   const struct source_text *file) {
    struct run_input *input = ARENA_PUSH(state->arena, state->inputs, state->n_inputs, state->capacity_inputs);
    *input = (struct run_input){.role = role, .name = name, .path = file->rooted, .n_rows = -1};
    return input;
}

/* The body's own closure days are closed beside the holidays of the file. */
static const struct calendar *with_closures(struct arena *arena, const struct calendar *calendar,
                                            const struct model_calendar *model) {
    date_t first = calendar_first(calendar), last = calendar_last(calendar);
    size_t n = 0;
    if (model->n_closure_days == 0) return calendar;
    date_t *closed = ARENA_ARRAY(arena, date_t, (size_t)(last - first) + 1 + model->n_closure_days);
    for (date_t day = first; day <= last; day++)
        if (!calendar_is_working(calendar, day)) closed[n++] = day;
    for (size_t i = 0; i < model->n_closure_days; i++) closed[n++] = model->closure_days[i];
    return calendar_new(arena, first, last, closed, n);
}

static enum status read_calendar(struct run_state *state, const struct named_file *from) {
    struct calendar *calendar = NULL;
    struct file_facts facts = {0};
    TRY(calendar_read(state->arena, from->file, from->path, from->place, state->diags, &calendar, &facts));
    state->calendar = with_closures(state->arena, calendar, &state->model->calendar);
    add_input(state, "calendar", NULL, from->file)->facts = facts;
    return STATUS_OK;
}

/* What may be absent and is, is told of: nothing is silently compared with nothing. */
static struct published *absent_ledger(struct run_state *state, size_t index, const struct named_file *from) {
    DIAG(state->diags, MSG_RUN_LEDGER_ABSENT, from->place, "what is compared with it is not available", from->file->shown,
         state->model->ledgers[index].title);
    return published_none(state->arena, from->file);
}

static enum status read_ledger(struct run_state *state, size_t index, const struct named_file *from) {
    struct published *published = NULL;
    if (from->is_optional && is_missing(from->path)) {
        state->ledgers[index] = absent_ledger(state, index, from);
        return STATUS_OK;
    }
    TRY(published_read(state->arena, from->file, from->path, from->place, state->diags, &published));
    state->ledgers[index] = published;
    add_input(state, "published", state->model->ledgers[index].id, from->file)->facts = published->facts;
    return STATUS_OK;
}

/* Resolves the calendar (first, when there is one) and the ledgers. */
static enum status resolve_all(struct run_state *state, struct named_file *files, size_t *ret_n) {
    const struct model *model = state->model;
    enum status status = STATUS_OK;
    size_t n = 0;
    if (model->calendar.file)
        status = resolve(state, model->calendar.file_from, model->calendar.file, model->calendar.place, &files[n++]);
    for (size_t i = 0; i < model->n_ledgers; i++) {
        const struct model_ledger *ledger = &model->ledgers[i];
        const char *written = spec_dated_path(state->arena, model, state->period, ledger->file);
        enum status one = resolve(state, ledger->file_from, written, ledger->place, &files[n]);
        files[n++].is_optional = ledger->is_optional;
        if (status == STATUS_OK) status = one;
    }
    *ret_n = n;
    return status;
}

enum status run_read_small_files(struct run_state *state) {
    size_t n_ledgers = state->model->n_ledgers, n = 0, n_before = diags_count_level(state->diags, DIAG_ERROR);
    struct named_file *files = ARENA_ARRAY(state->arena, struct named_file, n_ledgers + 1);
    TRY(resolve_all(state, files, &n));
    check_all(state, files, n);
    if (diags_count_level(state->diags, DIAG_ERROR) > n_before) return STATUS_OUTSIDE;

    state->ledgers = ARENA_ARRAY(state->arena, const struct published *, n_ledgers);
    const struct named_file *ledger_files = files + (n - n_ledgers);
    enum status status = n > n_ledgers ? read_calendar(state, &files[0]) : STATUS_OK;
    for (size_t i = 0; i < n_ledgers; i++) {
        enum status one = read_ledger(state, i, &ledger_files[i]);
        if (status == STATUS_OK) status = one;
    }
    return status;
}

/* --- the list --- */

static void list_texts(struct run_state *state, const char *role, const struct source_text *const *files, size_t n) {
    for (size_t i = 0; i < n; i++) {
        struct run_input *input = add_input(state, role, NULL, files[i]);
        input->facts.n_bytes = (int64_t)files[i]->n;
        if (state->options->hash_inputs) input->facts.sha256 = sha256_of(state->arena, files[i]->bytes, files[i]->n);
    }
}

static void list_extract(struct run_state *state, size_t index) {
    const struct run_extract *extract = &state->extracts[index];
    for (size_t i = 0; i < extract->n; i++) {
        struct run_input *input =
            add_input(state, "extract", state->model->sources[index].name, extract->inputs[i].file);
        input->is_outside = extract->is_outside[i];
        input->facts = extract->facts.files[i];
        input->n_rows = extract->facts.n_rows[i];
    }
}

/* The calendar and the ledgers are listed already, when they were read: they move behind the rest. */
void run_list_inputs(struct run_state *state, const struct report *report) {
    const struct run_input *small = state->inputs;
    size_t n_small = state->n_inputs;
    state->inputs = NULL;
    state->n_inputs = state->capacity_inputs = 0;
    list_texts(state, "specification", state->model->files, state->model->n_files);
    for (size_t i = 0; i < state->plan->n_sources; i++)
        if (state->plan->sources[i].is_needed) list_extract(state, state->plan->sources[i].source);
    for (size_t i = 0; i < n_small; i++)
        *ARENA_PUSH(state->arena, state->inputs, state->n_inputs, state->capacity_inputs) = small[i];
    if (report->paper != NULL) list_texts(state, "commentary", report->paper->files, report->paper->n_files);
    state->run->inputs = state->inputs;
    state->run->n_inputs = state->n_inputs;
}
