/* run/run_progress.c - the way to whoever looks on (run_watch.h). */
#include "run/run_state.h"
#include "run/run_watch.h"

#include "base/text.h"

#include <sys/stat.h>

/* Bytes of all extracts that are read; -1 where one has no size. */
static int64_t total_bytes(const struct run_state *state) {
    int64_t n_bytes = 0;
    for (size_t i = 0; i < state->plan->n_sources; i++) {
        const struct run_extract *extract = &state->extracts[state->plan->sources[i].source];
        for (size_t k = 0; state->plan->sources[i].is_needed && k < extract->n; k++) {
            struct stat facts;
            if (text_equal(extract->inputs[k].path, "-") || stat(extract->inputs[k].path, &facts) != 0 || !S_ISREG(facts.st_mode)) return -1;
            n_bytes += (int64_t)facts.st_size;
        }
    }
    return n_bytes;
}

void run_watch_begin(struct run_state *state, size_t source) {
    const struct run_watch *watch = state->options->watch;
    struct run_extract *extract = &state->extracts[source];
    if (watch == NULL || watch->begin == NULL) return;
    if (state->progress == NULL) {
        state->progress = ARENA_NEW(state->arena, struct extract_progress);
        state->n_bytes_total = total_bytes(state);
    }
    for (size_t i = 0; i < extract->n; i++) extract->inputs[i].progress = state->progress;
    watch->begin(watch->context, state->model->sources[source].name, state->n_bytes_total, state->progress);
}

void run_watch_end(struct run_state *state) {
    const struct run_watch *watch = state->options->watch;
    if (watch != NULL && watch->end != NULL) watch->end(watch->context);
}
