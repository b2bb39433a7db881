/* run/run_memory.c - the estimate of run_memory.h; and the refusal of what cannot fit. */
#include "run/run_memory.h"

#include "base/number.h"
#include "base/text.h"
#include "run/run_state.h"
#include "run/run_watch.h"

#include <sys/stat.h>
#include <unistd.h>

/* --- keys --- */

static int64_t rounded(int64_t n_bytes) {
    return (n_bytes + 16) / 16 * 16;
}

static int64_t key_text_bytes(const struct source_heads *heads, size_t n_files) {
    int64_t n_bytes = 0, n_rows = 0;
    for (size_t i = 0; i < n_files; i++) {
        n_bytes += heads->files[i].key_bytes;
        n_rows += heads->files[i].n_head_rows;
    }
    return n_rows == 0 ? 16 : rounded(n_bytes / n_rows);
}

static bool has_children(const struct model *model, size_t source) {
    for (size_t i = 0; i < model->n_sources; i++)
        if (model->sources[i].parent == source) return true;
    return false;
}

static int64_t kept_bytes(const struct plan_needs *needs, size_t parent) {
    int64_t n_bytes = 0;
    for (size_t i = 0; i < needs->n_kept; i++)
        if (needs->kept[i].parent == parent) n_bytes += MEMORY_KEPT;
    return n_bytes;
}

static int64_t values_bytes(const struct plan *plan, size_t source, int64_t n_rows) {
    int64_t n_bytes = 0;
    for (size_t i = 0; i < plan->n_cubes; i++) {
        const struct plan_cube *cube = &plan->cubes[i];
        if (cube->source != source || !cube->is_wanted || !cube->keeps_values) continue;
        bool is_text = plan->model->sources[source].scope.slots[cube->measured_slot].kind.type == TYPE_TEXT;
        int64_t n_values = is_text || n_rows < MEMORY_VALUES ? n_rows : MEMORY_VALUES;
        n_bytes += n_values * (is_text ? MEMORY_KEY + MEMORY_VALUE : MEMORY_VALUE);
    }
    return n_bytes;
}

/* What a source keeps for its rows. */
static int64_t keys_of(const struct plan *plan, const struct plan_needs *needs, size_t source, const struct source_heads *heads) {
    const struct model_source *model = &plan->model->sources[source];
    bool is_parent = has_children(plan->model, source);
    bool is_careful = model->encoding != NULL, has_texts = is_parent || (is_careful && model->n_key > 0);
    int64_t each = 0;
    if (model->n_key > 0 && !is_careful) each += MEMORY_UNIQUE;
    if (has_texts) each += MEMORY_KEY + key_text_bytes(heads, heads->n_files);
    if (is_parent) each += MEMORY_LINK + kept_bytes(needs, source);
    return heads->n_rows * each + values_bytes(plan, source, heads->n_rows);
}

static void add_keys(const struct plan *plan, const struct plan_needs *needs, const struct source_heads *heads, struct run_memory *ret) {
    for (size_t i = 0; i < plan->n_sources; i++) {
        size_t source = plan->sources[i].source;
        if (!plan->sources[i].is_needed) continue;
        const struct source_heads *own = &heads[source];
        for (size_t k = 0; k < own->n_files; k++) ret->n_bytes += own->files[k].n_bytes < 0 ? 0 : own->files[k].n_bytes;
        if (own->n_rows < 0) {
            ret->is_known = false;
            continue;
        }
        int64_t n_bytes = keys_of(plan, needs, source, own);
        ret->n_rows += own->n_rows;
        ret->keys += n_bytes;
        if (n_bytes <= ret->heaviest_keys) continue;
        ret->heaviest_keys = n_bytes;
        ret->heaviest = source;
    }
}

/* --- the rest --- */

static int64_t widest_batch(const struct plan *plan) {
    size_t widest = 0;
    for (size_t i = 0; i < plan->n_sources; i++)
        if (plan->sources[i].is_needed && plan->sources[i].schema.n_columns > widest) widest = plan->sources[i].schema.n_columns;
    return (int64_t)widest * (int64_t)BATCH_ROWS * 8;
}

static int64_t cube_bytes(const struct plan *plan) {
    int64_t n_places = 0;
    for (size_t i = 0; i < plan->n_cubes; i++) n_places += (int64_t)plan->cubes[i].n_places;
    return n_places * 8;
}

struct run_memory run_memory(const struct plan *plan, const struct plan_needs *needs, const struct source_heads *heads, int64_t n_workers,
                             bool is_written) {
    struct run_memory memory = {.program = MEMORY_PROGRAM, .is_known = true, .heaviest = NONE};
    memory.batches = (MEMORY_WORKER + widest_batch(plan)) * n_workers;
    memory.cubes = cube_bytes(plan) * n_workers;
    memory.writing = is_written ? MEMORY_WRITING + MEMORY_WRITER * (n_workers < MEMORY_WRITERS ? n_workers : MEMORY_WRITERS) : 0;
    add_keys(plan, needs, heads, &memory);
    memory.total = memory.program + memory.batches + memory.cubes + memory.keys + memory.writing;
    return memory;
}

const char *run_memory_text(struct arena *arena, int64_t n_bytes) {
    static const struct {
        int64_t least, unit;
        int decimals;
        const char *name;
    } rows[] = {{1ll << 30, 1ll << 30, 1, " GB"}, {1ll << 20, 1ll << 20, 0, " MB"}, {0, 1ll << 10, 0, " KB"}};
    size_t i = 0;
    while (n_bytes < rows[i].least) i++;
    struct decimal value = {0, 0};
    if (!number_round((struct ratio){n_bytes, rows[i].unit}, 1, rows[i].decimals, &value)) return "";
    return TEXT(arena, number_text(arena, value, NUMBER_THOUSANDS), rows[i].name);
}

/* --- heads --- */

enum status run_read_heads(struct run_state *state, const struct plan_source *source, struct diags *diags, struct source_heads *ret) {
    const struct run_extract *extract = &state->extracts[source->source];
    enum status status = STATUS_OK;
    *ret = (struct source_heads){.files = ARENA_ARRAY(state->arena, struct extract_head, extract->n), .n_files = extract->n, .is_exact = true};
    for (size_t i = 0; i < extract->n; i++) {
        enum status one = extract_head(state->arena, &source->schema, &extract->inputs[i], diags, &ret->files[i]);
        if (status == STATUS_OK) status = one;
        bool is_known = ret->n_rows >= 0 && ret->files[i].n_rows >= 0;
        ret->n_rows = is_known ? ret->n_rows + ret->files[i].n_rows : -1;
        ret->is_exact &= ret->files[i].is_all_seen;
    }
    if (extract->n == 0) ret->n_rows = -1;
    return status;
}

/* --- before a run --- */

int64_t run_n_workers(const struct run_options *options) {
    long n = options->n_threads > 0 ? options->n_threads : sysconf(_SC_NPROCESSORS_ONLN);
    return n < 1 ? 1 : n;
}

static bool is_long(const struct run_state *state) {
    int64_t n_bytes = 0;
    for (size_t i = 0; i < state->plan->n_sources; i++) {
        const struct run_extract *extract = &state->extracts[state->plan->sources[i].source];
        for (size_t k = 0; state->plan->sources[i].is_needed && k < extract->n; k++) {
            struct stat facts;
            if (stat(extract->inputs[k].path, &facts) == 0 && S_ISREG(facts.st_mode)) n_bytes += (int64_t)facts.st_size;
        }
    }
    return n_bytes > MEMORY_LONG_RUN;
}

static const char *why_so_much(struct run_state *state, const struct run_memory *memory) {
    struct arena *arena = state->arena;
    const char *allow = TEXT(arena, "allow ", run_memory_text(arena, memory->total + (memory->total >> 3)));
    if (memory->heaviest == NONE || memory->heaviest_keys * 2 < memory->total) return TEXT(arena, allow, "; most of it is the program itself, with one batch of rows a thread");
    return TEXT(arena, allow, ", or give fewer rows: what is kept for each row of '", state->model->sources[memory->heaviest].name,
                "', to find records by its key or to see that it is unique, takes ", run_memory_text(arena, memory->heaviest_keys));
}

enum status run_check_memory(struct run_state *state) {
    const struct run_options *options = state->options;
    const struct run_watch *watch = options->watch;
    bool is_told = watch != NULL && watch->estimate != NULL && is_long(state);
    if (options->memory_limit == 0 && !is_told) return STATUS_OK;
    struct plan_needs needs = plan_needs(state->arena, state->plan);
    struct source_heads *heads = ARENA_ARRAY(state->arena, struct source_heads, state->model->n_sources);
    struct diags *unheard = diags_new(state->arena); /* the reading itself will tell what is wrong with a header */
    for (size_t i = 0; i < state->plan->n_sources; i++)
        if (state->plan->sources[i].is_needed && run_read_heads(state, &state->plan->sources[i], unheard, &heads[state->plan->sources[i].source]) != STATUS_OK)
            return STATUS_OK;
    struct run_memory memory = run_memory(state->plan, &needs, heads, run_n_workers(options), options->will_write);
    if (is_told) watch->estimate(watch->context, run_memory_text(state->arena, memory.total), run_memory_text(state->arena, memory.n_bytes));
    if (options->memory_limit == 0 || memory.total <= options->memory_limit) return STATUS_OK;
    DIAG(state->diags, MSG_RUN_MEMORY, NOWHERE, why_so_much(state, &memory), run_memory_text(state->arena, memory.total),
         run_memory_text(state->arena, options->memory_limit));
    return message_status(MSG_RUN_MEMORY);
}
