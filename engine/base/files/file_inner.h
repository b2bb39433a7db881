/* base/files/file_inner.h - what the files of this room that touch the file system share. */
#ifndef BASE_FILE_INNER_H
#define BASE_FILE_INNER_H

#include "base/diag.h"

#include <sys/stat.h>
#include <sys/types.h>

/* Plain words for an errno: "permission denied". Never translated. */
const char *file_cause(int error);
/* Says that `path` cannot be written, why, and what to do about it. */
enum status file_unwritable(struct diags *diags, const char *path, int error);
/* Bytes into the file `name` of a folder, which is made where it is not there; `flags` of open() besides. Returns 0 or an errno. */
int file_fill(int folder, const char *name, int flags, const char *bytes, size_t n);
/* What is there in place of a file: "a folder", "a device", "a socket"; NULL for a regular file, a pipe or a link. */
const char *file_kind(mode_t mode);

/* Whether nothing was written between the two, and they are of one file. */
bool file_is_same_version(const struct stat *a, const struct stat *b);

/* A descriptor that the arena closes: *fd_hold(arena) is -1 until something is opened into it. */
int *fd_hold(struct arena *arena);

/* read() that goes on after signals; -1 with errno, else the bytes read, fewer than n only at the end. */
ssize_t read_fully(int fd, void *bytes, size_t n);

/* --- trees, all relative to an open folder and never through a symbolic link --- */

enum tree_kind { TREE_FILE, TREE_FOLDER, TREE_OTHER };

struct tree_entry {
    const char *path; /* relative: "charts/x.pdf" */
    enum tree_kind kind;
};

struct tree {
    const struct tree_entry *entries; /* bytewise, so that a folder stands before what it holds */
    size_t n;
};

/* Opens the folder `name` in `parent`, which must not be a link; -1 with errno. */
int folder_open(int parent, const char *name);
/* Names in the folder that begin with `prefix`, sorted bytewise. Returns 0 or an errno. */
int folder_names(struct arena *arena, int folder, const char *prefix, const char *const **ret_names, size_t *ret_n);
/* Everything below the folder. Returns 0 or an errno. */
int tree_list(struct arena *arena, int folder, struct tree *ret);
/* Makes all of the tree durable. Returns 0 or an errno; *ret_path is where. */
int tree_sync(struct arena *scratch, int folder, const char **ret_path);
/* Removes the folder `name` and all it holds; what is gone already is no error. Returns 0 or an errno. Memory of its
 * own, so that it can be used when the arena closes or memory has ended. */
int tree_remove(int parent, const char *name);
/* Whether a run may replace the folder: it is empty, or evidence/manifest.json is there and names every file. Returns 0
 * or an errno; *ret_stray is NULL, or the first thing that no run wrote. */
int tree_stray(struct arena *scratch, int folder, const char **ret_stray);

#endif
