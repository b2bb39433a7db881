/* base/files/path.c - paths as text, and the two questions about them that need the file system. */
#include "base/file.h"
#include "base/text.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* --- lexical --- */

/* A path under construction: its parts one after the other, n_up of them "..". */
struct parts {
    struct text_builder out;
    size_t n_root; /* bytes that ".." cannot take away: 1 for "/", 0 without */
    size_t n_kept; /* the same with leading ".." of a relative path */
};

static void drop_last(struct parts *parts) {
    size_t n = parts->out.n;
    while (n > parts->n_kept && parts->out.bytes[n - 1] != '/') n--;
    if (n > parts->n_kept) n--; /* the '/' before it */
    parts->out.n = n;
    if (parts->out.bytes) parts->out.bytes[n] = '\0';
}

static void add_part(struct parts *parts, const char *part, size_t n) {
    bool is_up = n == 2 && part[0] == '.' && part[1] == '.';
    if (n == 0 || (n == 1 && part[0] == '.')) return;
    if (is_up && parts->out.n > parts->n_kept) {
        drop_last(parts);
        return;
    }
    if (is_up && parts->n_root > 0) return; /* above "/" is "/" */
    if (parts->out.n > parts->n_root) text_add_char(&parts->out, '/');
    text_add_bytes(&parts->out, part, n);
    if (is_up) parts->n_kept = parts->out.n;
}

static void add_parts(struct parts *parts, const char *path) {
    while (*path) {
        size_t n = strcspn(path, "/");
        add_part(parts, path, n);
        path += path[n] ? n + 1 : n;
    }
}

const char *path_join(struct arena *arena, const char *folder, const char *path) {
    struct parts parts = {.out = {.arena = arena}};
    bool is_absolute = path[0] == '/';
    if (is_absolute || folder[0] == '/') {
        text_add_char(&parts.out, '/');
        parts.n_root = parts.n_kept = 1;
    }
    if (!is_absolute) add_parts(&parts, folder);
    add_parts(&parts, path);
    return parts.out.n > 0 ? text_done(&parts.out) : ".";
}

/* The last part as start and length; slashes at the end do not count. */
static size_t last_part(const char *path, size_t *ret_start) {
    size_t end = strlen(path);
    while (end > 1 && path[end - 1] == '/') end--;
    size_t start = end;
    while (start > 0 && path[start - 1] != '/') start--;
    *ret_start = start;
    return end - start;
}

const char *path_folder(struct arena *arena, const char *path) {
    size_t start;
    last_part(path, &start);
    if (start == 0) return ".";
    while (start > 1 && path[start - 1] == '/') start--;
    return text_copy_bytes(arena, path, start);
}

const char *path_name(struct arena *arena, const char *path) {
    size_t start, n = last_part(path, &start);
    return text_copy_bytes(arena, path + start, n);
}

/* A dot in front makes a hidden file, not an ending. */
const char *path_stem(struct arena *arena, const char *path) {
    const char *name = path_name(arena, path);
    const char *dot = strrchr(name, '.');
    return dot && dot > name ? text_copy_bytes(arena, name, (size_t)(dot - name)) : name;
}

const char *path_below(struct arena *arena, const char *root, const char *path) {
    root = path_join(arena, "/", root);
    path = path_join(arena, "/", path);
    size_t n = strlen(root);
    if (n == 1) return path + 1;
    if (strncmp(root, path, n) != 0) return NULL;
    if (!path[n]) return "";
    return path[n] == '/' ? path + n + 1 : NULL;
}

/* Bytes that two normalised paths share in whole parts. */
static size_t shared_parts(const char *a, const char *b) {
    size_t shared = 0;
    for (size_t i = 0;; i++) {
        bool a_ends = a[i] == '\0' || a[i] == '/', b_ends = b[i] == '\0' || b[i] == '/';
        if (a_ends && b_ends) shared = i;
        if (a[i] != b[i] || !a[i]) return shared;
    }
}

const char *path_from(struct arena *arena, const char *folder, const char *path) {
    struct text_builder out = {.arena = arena};
    folder = path_join(arena, folder, "");
    path = path_join(arena, path, "");
    if ((folder[0] == '/') != (path[0] == '/')) return NULL;
    if (text_equal(folder, ".")) return path;
    size_t shared = shared_parts(folder, path);
    folder += shared;
    path += shared;
    while (*folder) {
        size_t n = strcspn(folder, "/");
        if (n == 2 && folder[0] == '.' && folder[1] == '.') return NULL; /* nobody knows what that folder is called */
        if (n > 0) text_add(&out, "../");
        folder += folder[n] ? n + 1 : n;
    }
    text_add(&out, *path == '/' ? path + 1 : path);
    return out.n > 0 ? text_done(&out) : ".";
}

/* --- of the file system --- */

const char *path_real(struct arena *arena, const char *path) {
    char *real = ARENA_ARRAY(arena, char, PATH_MAX);
    if (realpath(path, real)) return real;
    if (errno == ENOMEM) arena_exhausted(arena);
    return NULL;
}

bool file_exists(const char *path) {
    struct stat facts;
    return stat(path, &facts) == 0 && !S_ISDIR(facts.st_mode);
}
