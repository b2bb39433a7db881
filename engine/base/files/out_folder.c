/* base/files/out_folder.c - a folder that appears whole or not at all.
 *
 * The new folder stands beside the target and is locked (flock) as long as its run lives, so that a later run can tell
 * what a killed one left behind, and removes it. Only out_commit touches the target: the two change places in one step,
 * and what was displaced is looked at once more before it is removed.
 * Signals   are the command line's business: nothing here may be called from a handler. It notes SIGINT and SIGTERM and
 *           closes the arena in its own time; a run that is killed outright leaves its new folder to the next run. It
 *           ignores SIGXFSZ, so that a file too large is an error like others. */
#include "base/file.h"
#include "base/files/file_inner.h"
#include "base/intern.h"
#include "base/sha256.h"
#include "base/text.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/random.h>
#include <unistd.h>

enum { N_RANDOM = 6, ATTEMPTS = 32, BLOCK = 1 << 16 };

struct out_folder {
    struct arena *arena;
    const char *target; /* as it was named */
    const char *parent; /* path of the folder that holds it */
    const char *name;   /* its last part */
    const char *begun;  /* name of the new folder in the parent; NULL before there is one and after the commit */
    int *parent_fd, *new_fd;
    const char **made; /* parent folders that had to be made, outer ones first */
    size_t n_made, capacity_made;
    struct intern *names; /* of files written */
};

/* --- refusals --- */

static enum status refused(struct diags *diags, const char *path, const char *cause, const char *hint) {
    DIAG(diags, MSG_OUT_UNWRITABLE, NOWHERE, hint, path, cause);
    return STATUS_OUTSIDE;
}

static const char *inside(const struct out_folder *out, const char *name) {
    return path_join(out->arena, out->target, name);
}

/* --- the target --- */

static enum status report_stray(const struct out_folder *out, struct diags *diags, const char *stray) {
    const char *hint = "move them away, or name another folder";
    DIAG(diags, MSG_OUT_NOT_OURS, NOWHERE, hint, out->target, stray);
    return STATUS_OUTSIDE;
}

/* Whether the folder `name` beside the new one may be lost. */
static enum status check_replaceable(const struct out_folder *out, const char *name, struct diags *diags) {
    struct arena *scratch = arena_child(out->arena);
    const char *stray = NULL;
    int *fd = fd_hold(scratch);
    *fd = folder_open(*out->parent_fd, name);
    int error = *fd < 0 ? errno : tree_stray(scratch, *fd, &stray);
    enum status status = STATUS_OK;
    if (error != 0) status = file_unwritable(diags, out->target, error);
    if (stray) status = report_stray(out, diags, stray);
    arena_close(scratch);
    return status;
}

static enum status check_target(const struct out_folder *out, struct diags *diags) {
    struct stat facts;
    if (fstatat(*out->parent_fd, out->name, &facts, AT_SYMLINK_NOFOLLOW) != 0)
        return errno == ENOENT ? STATUS_OK : file_unwritable(diags, out->target, errno);
    if (S_ISLNK(facts.st_mode))
        return refused(diags, out->target, "it is a symbolic link", "name the folder that it leads to");
    if (!S_ISDIR(facts.st_mode)) return refused(diags, out->target, "it is a file", "name a folder");
    return check_replaceable(out, out->name, diags);
}

/* --- beginning --- */

static bool is_folder(const char *path) {
    struct stat facts;
    return stat(path, &facts) == 0 && S_ISDIR(facts.st_mode);
}

static enum status make_parents(struct out_folder *out, struct diags *diags) {
    const char *path = out->parent;
    for (size_t n = 1;; n++) {
        if (path[n] && path[n] != '/') continue;
        const char *part = text_copy_bytes(out->arena, path, n);
        if (!is_folder(part)) {
            const char **made = ARENA_PUSH(out->arena, out->made, out->n_made, out->capacity_made);
            *made = part;
            if (mkdir(part, 0777) != 0) {
                int error = errno;
                out->n_made--;
                if (error != EEXIST) return file_unwritable(diags, part, error);
            }
        }
        if (!path[n]) return STATUS_OK;
    }
}

static const char *begun_prefix(const struct out_folder *out) {
    return TEXT(out->arena, ".", out->name, ".new-");
}

/* Removes what killed runs left: folders of our naming that nobody holds a lock on. What cannot be removed is left. */
static void sweep(struct out_folder *out) {
    struct arena *scratch = arena_child(out->arena);
    const char *prefix = begun_prefix(out);
    const char *const *names;
    size_t n;
    if (folder_names(scratch, *out->parent_fd, prefix, &names, &n) != 0) n = 0;
    for (size_t i = 0; i < n; i++) {
        if (strlen(names[i]) != strlen(prefix) + N_RANDOM) continue;
        int fd = folder_open(*out->parent_fd, names[i]);
        if (fd < 0) continue;
        if (flock(fd, LOCK_EX | LOCK_NB) == 0) (void)tree_remove(*out->parent_fd, names[i]);
        close(fd);
    }
    arena_close(scratch);
}

static const char *random_name(struct out_folder *out, const char *prefix) {
    unsigned char random[N_RANDOM];
    char letters[N_RANDOM + 1] = {0};
    if (getentropy(random, sizeof random) != 0) memset(random, 0, sizeof random); /* a clash is found by mkdir */
    for (int i = 0; i < N_RANDOM; i++) letters[i] = "abcdefghijklmnopqrstuvwxyz234567"[random[i] & 31];
    return TEXT(out->arena, prefix, letters);
}

/* Locks the folder just made. False if a sweeping run was quicker: it takes a folder that nobody has locked yet for a
 * leftover. File systems without locks do without: sweeping does not happen there either. */
static bool lock_new(struct out_folder *out, const char *name) {
    struct stat opened, named;
    *out->new_fd = folder_open(*out->parent_fd, name);
    if (*out->new_fd < 0) return false;
    bool is_taken = flock(*out->new_fd, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK;
    bool is_there = fstatat(*out->parent_fd, name, &named, AT_SYMLINK_NOFOLLOW) == 0 &&
                    fstat(*out->new_fd, &opened) == 0 && opened.st_ino == named.st_ino;
    if (!is_taken && is_there) return true;
    close(*out->new_fd);
    *out->new_fd = -1;
    errno = EBUSY;
    return false;
}

static enum status make_new(struct out_folder *out, struct diags *diags) {
    const char *prefix = begun_prefix(out);
    int error = EEXIST;
    for (int i = 0; i < ATTEMPTS; i++) {
        const char *name = random_name(out, prefix);
        if (mkdirat(*out->parent_fd, name, 0777) != 0) {
            error = errno;
            if (error == EEXIST) continue;
            break;
        }
        if (lock_new(out, name)) {
            out->begun = name;
            return STATUS_OK;
        }
        error = errno;
        if (error != EBUSY && error != ENOENT) break;
    }
    return file_unwritable(diags, out->target, error);
}

static enum status begin(struct out_folder *out, struct diags *diags) {
    TRY(make_parents(out, diags));
    *out->parent_fd = open(out->parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (*out->parent_fd < 0) return file_unwritable(diags, out->parent, errno);
    TRY(check_target(out, diags));
    sweep(out);
    return make_new(out, diags);
}

static void close_out(void *handle) {
    out_abandon(handle);
}

static struct out_folder *out_new(struct arena *arena, const char *target) {
    struct out_folder *out = ARENA_NEW(arena, struct out_folder);
    const char *whole = path_join(arena, ".", target);
    *out = (struct out_folder){.arena = arena, .target = text_copy(arena, target)};
    out->parent = path_folder(arena, whole);
    out->name = path_name(arena, whole);
    out->names = intern_new(arena);
    out->parent_fd = fd_hold(arena);
    out->new_fd = fd_hold(arena);
    arena_defer(arena, close_out, out);
    return out;
}

/* "", "." and ".." stand for folders that are there already, and cannot change places with another. */
static bool is_name(const char *name) {
    return *name && !text_equal(name, ".") && !text_equal(name, "..");
}

enum status out_begin(struct arena *arena, const char *target, struct diags *diags, struct out_folder **ret) {
    struct out_folder *out = out_new(arena, target);
    if (!is_name(out->name)) return refused(diags, target, "it is not a folder with a name", "name a folder inside it");
    enum status status = begin(out, diags);
    if (status != STATUS_OK) {
        out_abandon(out);
        return status;
    }
    *ret = out;
    return STATUS_OK;
}

/* --- writing --- */

/* A path as it would be normalised, and below the folder. */
static bool is_inside(struct arena *arena, const char *name) {
    bool is_up = text_equal(name, "..") || text_starts(name, "../");
    return name[0] != '/' && !is_up && !text_equal(name, ".") && text_equal(path_join(arena, ".", name), name);
}

/* Makes the sub-folders that `name` needs, and takes note of it. */
static enum status claim(struct out_folder *out, const char *name, struct diags *diags) {
    if (!is_inside(out->arena, name)) return refused(diags, inside(out, name), "it is not inside the folder", NULL);
    for (const char *slash = strchr(name, '/'); slash; slash = strchr(slash + 1, '/')) {
        const char *folder = text_copy_bytes(out->arena, name, (size_t)(slash - name));
        if (mkdirat(*out->new_fd, folder, 0777) != 0 && errno != EEXIST)
            return file_unwritable(diags, inside(out, folder), errno);
    }
    intern_add(out->names, name, strlen(name), NULL);
    return STATUS_OK;
}

enum status out_path(struct out_folder *out, const char *name, struct diags *diags, const char **ret_path) {
    TRY(claim(out, name, diags));
    *ret_path = path_join(out->arena, out->parent, TEXT(out->arena, out->begun, "/", name));
    return STATUS_OK;
}

enum status out_write(struct out_folder *out, const char *name, const char *bytes, size_t n, struct diags *diags) {
    TRY(claim(out, name, diags));
    int error = file_fill(*out->new_fd, name, O_EXCL | O_NOFOLLOW, bytes, n);
    return error == 0 ? STATUS_OK : file_unwritable(diags, inside(out, name), error);
}

static int compare_texts(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

size_t out_names(struct arena *arena, const struct out_folder *out, const char *const **ret_names) {
    uint32_t n = intern_count(out->names);
    const char **names = ARENA_ARRAY(arena, const char *, n);
    for (uint32_t i = 0; i < n; i++) names[i] = text_copy(arena, intern_text(out->names, i));
    if (n > 1) qsort(names, n, sizeof *names, compare_texts);
    *ret_names = names;
    return n;
}

/* Returns 0 or an errno. */
static int read_facts(struct arena *scratch, struct arena *arena, int folder, const char *name,
                      struct file_facts *ret) {
    struct sha256 *hash = sha256_new(scratch);
    char *block = ARENA_ARRAY(scratch, char, BLOCK);
    int *fd = fd_hold(scratch);
    ssize_t n;
    *fd = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (*fd < 0) return errno;
    int64_t n_bytes = 0;
    while ((n = read_fully(*fd, block, BLOCK)) > 0) {
        sha256_add(hash, block, (size_t)n);
        n_bytes += n;
    }
    if (n < 0) return errno;
    *ret = (struct file_facts){.sha256 = sha256_hex(arena, hash), .n_bytes = n_bytes};
    return 0;
}

enum status out_facts(struct arena *arena, const struct out_folder *out, const char *name, struct diags *diags,
                      struct file_facts *ret) {
    struct arena *scratch = arena_child(arena);
    int error = read_facts(scratch, arena, *out->new_fd, name, ret);
    arena_close(scratch);
    return error == 0 ? STATUS_OK : file_unwritable(diags, inside(out, name), error);
}

/* --- ending --- */

static bool is_unsupported(int error) {
    return error == EINVAL || error == ENOSYS || error == EOPNOTSUPP;
}

static int exchange(const struct out_folder *out, const char *begun) {
    return renameat2(*out->parent_fd, begun, *out->parent_fd, out->name, RENAME_EXCHANGE) == 0 ? 0 : errno;
}

/* The commit is done: an old folder that cannot be removed is worth a warning. */
static void remove_displaced(const struct out_folder *out, const char *name, struct diags *diags) {
    int error = tree_remove(*out->parent_fd, name);
    if (error == 0) return;
    const char *hint = "the new folder is in place; this is what was there before, and can be removed";
    const char *path = path_join(out->arena, out->parent, name);
    DIAG(diags, MSG_OUT_UNWRITABLE, NOWHERE, hint, path, file_cause(error));
    diags_set_level(diags, DIAG_WARNING);
}

/* What came out, now called `name`, may not be what was checked before: then everything goes back. Until that is known
 * nothing counts as begun, so that nothing is removed if memory ends here. */
static enum status settle_exchange(struct out_folder *out, const char *name, struct diags *diags) {
    out->begun = NULL;
    enum status status = check_replaceable(out, name, diags);
    if (status == STATUS_OK) {
        remove_displaced(out, name, diags);
        return STATUS_OK;
    }
    int error = exchange(out, name);
    if (error != 0) return file_unwritable(diags, out->target, error);
    out->begun = name;
    return status;
}

/* Where the file system cannot exchange: two steps, with a moment without a target between them. The old folder's name
 * is not one that sweeping removes: if the program is killed in that moment, nothing is lost. */
static enum status replace_in_two_steps(struct out_folder *out, struct diags *diags) {
    int parent = *out->parent_fd;
    const char *old = random_name(out, TEXT(out->arena, ".", out->name, ".old-"));
    bool had_target = renameat(parent, out->name, parent, old) == 0;
    if (!had_target && errno != ENOENT) return file_unwritable(diags, out->target, errno);
    if (renameat(parent, out->begun, parent, out->name) != 0) {
        int error = errno;
        if (had_target && renameat(parent, old, parent, out->name) != 0)
            return refused(diags, out->target, file_cause(error), TEXT(out->arena, "what was there is now ", old));
        return file_unwritable(diags, out->target, error);
    }
    out->begun = NULL;
    if (had_target) remove_displaced(out, old, diags);
    return STATUS_OK;
}

static enum status put_in_place(struct out_folder *out, struct diags *diags) {
    int parent = *out->parent_fd, error = EBUSY;
    for (int i = 0; i < ATTEMPTS; i++) { /* another run may come between any two steps */
        TRY(check_target(out, diags));
        if (renameat2(parent, out->begun, parent, out->name, RENAME_NOREPLACE) == 0) {
            out->begun = NULL;
            return STATUS_OK;
        }
        error = errno == EEXIST ? exchange(out, out->begun) : errno;
        if (error == 0) return settle_exchange(out, out->begun, diags);
        if (is_unsupported(error)) return replace_in_two_steps(out, diags);
        if (error != ENOENT) break;
    }
    return file_unwritable(diags, out->target, error);
}

/* The names of the new folder and of parents that were made; what cannot be synced is not worth a failure now. */
static void sync_parents(struct out_folder *out) {
    (void)fsync(*out->parent_fd);
    for (size_t i = 0; i < out->n_made; i++) {
        const char *holder = path_folder(out->arena, out->made[i]);
        int fd = open(holder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        if (fd < 0) continue;
        (void)fsync(fd);
        close(fd);
    }
}

static void close_folders(struct out_folder *out) {
    if (*out->new_fd >= 0) close(*out->new_fd);
    if (*out->parent_fd >= 0) close(*out->parent_fd);
    *out->new_fd = *out->parent_fd = -1;
}

enum status out_commit(struct out_folder *out, struct diags *diags) {
    struct arena *scratch = arena_child(out->arena);
    const char *path;
    int error = tree_sync(scratch, *out->new_fd, &path);
    enum status status = error == 0 ? STATUS_OK : file_unwritable(diags, inside(out, path), error);
    arena_close(scratch);
    if (status != STATUS_OK) return status;
    TRY(put_in_place(out, diags));
    sync_parents(out);
    out->n_made = 0;
    close_folders(out);
    return STATUS_OK;
}

void out_abandon(struct out_folder *out) {
    if (*out->parent_fd >= 0 && out->begun) (void)tree_remove(*out->parent_fd, out->begun);
    out->begun = NULL;
    while (out->n_made > 0) (void)rmdir(out->made[--out->n_made]); /* only those that are empty go */
    close_folders(out);
}
