/* spec/spec_path.c - paths that a specification writes: relative to the file that writes them, below the root.
 *
 * The path is looked at twice: as text, and with symbolic links resolved where it exists. It is opened under the name
 * that the user would write, if that leads to the same file. */
#include "spec/spec.h"

#include "base/text.h"

#include <string.h>

/* NULL, or why the writing alone is refused. */
static const char *path_fault(const char *path) {
    if (path[0] == '/') return "an absolute path";
    if (path[0] == '~') return "a path that begins with '~'";
    if (strchr(path, '$')) return "a path with '$'";
    return NULL;
}

static bool is_below(struct arena *arena, const char *root, const char *path) {
    const char *real = path_real(arena, path);
    return path_below(arena, root, path) && (real == NULL || path_below(arena, root, real));
}

enum status spec_path(struct arena *arena, const char *root, const struct source_text *from, const char *path,
                      struct place place, struct diags *diags, const char **ret_path,
                      const struct source_text **ret_file) {
    const char *fault = path_fault(path);
    if (fault) {
        DIAG(diags, MSG_SPEC_PATH_FORM, place, "write it relative to this file", path, fault);
        return STATUS_SPEC;
    }
    const char *shown = path_join(arena, path_folder(arena, from->shown), path);
    const char *folder = path_join(arena, root, path_folder(arena, from->rooted));
    const char *absolute = path_join(arena, folder, path);
    if (!is_below(arena, root, absolute)) {
        DIAG(diags, MSG_SPEC_PATH_LEAVES, place, "move the file below the root, or name another root with --root", path,
             root);
        return STATUS_SPEC;
    }
    struct source_text *file = ARENA_NEW(arena, struct source_text);
    *file = (struct source_text){.shown = shown, .rooted = path_below(arena, root, absolute)};
    *ret_path = text_equal(path_real(arena, shown), path_real(arena, absolute)) ? shown : absolute;
    *ret_file = file;
    return STATUS_OK;
}
