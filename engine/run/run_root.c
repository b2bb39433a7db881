/* run/run_root.c - the folder that every path of the specification must lie below. */
#include "base/text.h"
#include "run/run_state.h"

#include <sys/stat.h>

static bool is_folder(const char *path) {
    struct stat facts;
    return stat(path, &facts) == 0 && S_ISDIR(facts.st_mode);
}

static enum status given_root(struct run_state *state) {
    const char *given = state->options->root;
    const char *real = is_folder(given) ? path_real(state->arena, given) : NULL;
    if (!real) {
        DIAG(state->diags, MSG_RUN_NO_ROOT, NOWHERE, "--root names the folder that holds specification and extracts",
             given);
        return STATUS_OUTSIDE;
    }
    state->run->root = real;
    return STATUS_OK;
}

/* A specification that does not exist has no real path; spec_read tells that, whatever the root. */
enum status run_find_root(struct run_state *state) {
    struct arena *arena = state->arena;
    if (state->options->root) return given_root(state);
    const char *spec = path_real(arena, state->options->spec_path);
    const char *here = path_real(arena, ".");
    bool is_below = here && (!spec || path_below(arena, here, spec));
    const char *folder = spec ? path_folder(arena, spec) : "/";
    state->run->root = is_below ? here : folder;
    return STATUS_OK;
}
