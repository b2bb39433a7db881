/* base/files/out_tree.c - trees of folders, below an open folder: listing, making durable, removing, and telling whether a
 * run wrote them. A tree is listed first, as paths, and then worked through: no recursion, one descriptor at a time. */
#include "base/files/file_inner.h"
#include "base/json.h"
#include "base/text.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char manifest_path[] = "evidence/manifest.json";

enum { MANIFEST_LIMIT = 1 << 26 };

/* --- handles that arenas close --- */

static void close_fd(void *handle) {
    int *fd = handle;
    if (*fd >= 0) close(*fd);
    *fd = -1;
}

int *fd_hold(struct arena *arena) {
    int *fd = ARENA_NEW(arena, int);
    *fd = -1;
    arena_defer(arena, close_fd, fd);
    return fd;
}

struct open_folder {
    DIR *dir;
};

static void close_folder(void *handle) {
    struct open_folder *folder = handle;
    if (folder->dir) closedir(folder->dir);
    folder->dir = NULL;
}

int folder_open(int parent, const char *name) {
    return openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

/* NULL with errno. */
static struct open_folder *open_for_listing(struct arena *arena, int root, const char *path) {
    struct open_folder *folder = ARENA_NEW(arena, struct open_folder);
    arena_defer(arena, close_folder, folder);
    int fd = folder_open(root, path);
    if (fd < 0) return NULL;
    folder->dir = fdopendir(fd);
    if (folder->dir) return folder;
    int error = errno;
    close(fd);
    errno = error;
    return NULL;
}

/* --- listing --- */

/* Next name but "." and ".."; NULL at the end, and on an error, which goes to *error. */
static const char *next_name(struct open_folder *folder, int *error) {
    for (;;) {
        errno = 0;
        const struct dirent *entry = readdir(folder->dir);
        if (!entry) {
            *error = errno;
            return NULL;
        }
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0) return entry->d_name;
    }
}

static int compare_names(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

int folder_names(struct arena *arena, int folder, const char *prefix, const char *const **ret_names, size_t *ret_n) {
    const char **names = NULL, *name;
    size_t n = 0, capacity = 0;
    int error = 0;
    struct open_folder *listed = open_for_listing(arena, folder, ".");
    if (!listed) return errno;
    while ((name = next_name(listed, &error)))
        if (text_starts(name, prefix)) *ARENA_PUSH(arena, names, n, capacity) = text_copy(arena, name);
    close_folder(listed);
    if (error != 0) return error;
    if (n > 1) qsort(names, n, sizeof *names, compare_names);
    *ret_names = names;
    *ret_n = n;
    return 0;
}

struct tree_builder {
    struct arena *arena;
    int root;
    struct tree_entry *entries;
    size_t n, capacity;
};

static enum tree_kind kind_of(mode_t mode) {
    if (S_ISDIR(mode)) return TREE_FOLDER;
    return S_ISREG(mode) ? TREE_FILE : TREE_OTHER;
}

/* Adds what the folder `path` ("" for the root) holds. What vanishes meanwhile is not there. */
static int list_folder(struct tree_builder *tree, const char *path) {
    const char *name, *slash = *path ? "/" : "";
    int error = 0;
    struct open_folder *folder = open_for_listing(tree->arena, tree->root, *path ? path : ".");
    if (!folder) return errno == ENOENT ? 0 : errno;
    while ((name = next_name(folder, &error))) {
        struct stat facts;
        if (fstatat(dirfd(folder->dir), name, &facts, AT_SYMLINK_NOFOLLOW) != 0) {
            if (errno == ENOENT) continue;
            error = errno;
            break;
        }
        const char *below = TEXT(tree->arena, path, slash, name);
        struct tree_entry entry = {.path = below, .kind = kind_of(facts.st_mode)};
        *ARENA_PUSH(tree->arena, tree->entries, tree->n, tree->capacity) = entry;
    }
    close_folder(folder);
    return error;
}

static int compare_entries(const void *a, const void *b) {
    const struct tree_entry *left = a, *right = b;
    return strcmp(left->path, right->path);
}

int tree_list(struct arena *arena, int folder, struct tree *ret) {
    struct tree_builder tree = {.arena = arena, .root = folder};
    int error = list_folder(&tree, "");
    for (size_t i = 0; i < tree.n && error == 0; i++)
        if (tree.entries[i].kind == TREE_FOLDER) error = list_folder(&tree, tree.entries[i].path);
    if (error != 0) return error;
    if (tree.n > 1) qsort(tree.entries, tree.n, sizeof *tree.entries, compare_entries);
    *ret = (struct tree){.entries = tree.entries, .n = tree.n};
    return 0;
}

/* --- making durable --- */

/* Some file systems cannot sync folders, and say so with EINVAL: then there is nothing more to do. */
static int sync_fd(int fd) {
    return fsync(fd) == 0 || errno == EINVAL || errno == EROFS ? 0 : errno;
}

static int sync_at(int root, const char *path) {
    int fd = openat(root, path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (fd < 0) return errno;
    int error = sync_fd(fd);
    if (close(fd) != 0 && error == 0) error = errno;
    return error;
}

int tree_sync(struct arena *scratch, int folder, const char **ret_path) {
    struct tree tree;
    int error = tree_list(scratch, folder, &tree);
    *ret_path = "";
    if (error != 0) return error;
    for (size_t i = tree.n; i > 0; i--) { /* what a folder holds, then the folder */
        if (tree.entries[i - 1].kind == TREE_OTHER) continue;
        error = sync_at(folder, tree.entries[i - 1].path);
        if (error == 0) continue;
        *ret_path = tree.entries[i - 1].path;
        return error;
    }
    return sync_fd(folder);
}

/* --- removing --- */

static int remove_at(int root, const char *path, bool is_folder) {
    if (unlinkat(root, path, is_folder ? AT_REMOVEDIR : 0) == 0 || errno == ENOENT) return 0;
    return errno;
}

static int remove_all(struct arena *scratch, int parent, const char *name) {
    struct tree tree;
    int *folder = fd_hold(scratch);
    *folder = folder_open(parent, name);
    if (*folder < 0) return errno == ENOENT ? 0 : errno;
    int error = tree_list(scratch, *folder, &tree);
    for (size_t i = error == 0 ? tree.n : 0; i > 0 && error == 0; i--) {
        const struct tree_entry *entry = &tree.entries[i - 1];
        error = remove_at(*folder, entry->path, entry->kind == TREE_FOLDER);
    }
    return error == 0 ? remove_at(parent, name, true) : error;
}

int tree_remove(int parent, const char *name) {
    struct arena_guard guard;
    struct arena *scratch = arena_open();
    if (!scratch) return ENOMEM;
    if (arena_guard_enter(scratch, &guard)) {
        arena_close(scratch);
        return ENOMEM;
    }
    int error = remove_all(scratch, parent, name);
    arena_guard_leave(scratch, &guard);
    arena_close(scratch);
    return error;
}

/* --- whose is it? --- */

struct bytes {
    const char *bytes;
    size_t n;
};

static int read_manifest(struct arena *scratch, int folder, struct bytes *ret) {
    struct stat facts;
    int *fd = fd_hold(scratch);
    *fd = openat(folder, manifest_path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (*fd < 0 || fstat(*fd, &facts) != 0) return errno;
    if (facts.st_size > MANIFEST_LIMIT) return EFBIG;
    char *bytes = ARENA_ARRAY(scratch, char, (size_t)facts.st_size + 1);
    ssize_t n = read_fully(*fd, bytes, (size_t)facts.st_size);
    if (n < 0) return errno;
    *ret = (struct bytes){bytes, (size_t)n};
    return 0;
}

/* The path occurs in the manifest as a text of its own: "charts/x.pdf" with its quotes. */
static bool is_named(struct arena *scratch, struct bytes manifest, const char *path) {
    struct json json;
    json_begin(&json, scratch, true);
    json_text(&json, NULL, path);
    const char *quoted = json_done(&json);
    return memmem(manifest.bytes, manifest.n, quoted, strlen(quoted)) != NULL;
}

static bool has_manifest(const struct tree *tree) {
    for (size_t i = 0; i < tree->n; i++)
        if (tree->entries[i].kind == TREE_FILE && text_equal(tree->entries[i].path, manifest_path)) return true;
    return false;
}

/* Without a manifest: the first file, or the first folder where there are only folders. */
static const char *first_path(const struct tree *tree) {
    for (size_t i = 0; i < tree->n; i++)
        if (tree->entries[i].kind != TREE_FOLDER) return tree->entries[i].path;
    return tree->entries[0].path;
}

int tree_stray(struct arena *scratch, int folder, const char **ret_stray) {
    struct tree tree;
    struct bytes manifest = {0};
    int error = tree_list(scratch, folder, &tree);
    if (error != 0) return error;
    *ret_stray = NULL;
    if (tree.n == 0) return 0;
    if (!has_manifest(&tree)) {
        *ret_stray = first_path(&tree);
        return 0;
    }
    error = read_manifest(scratch, folder, &manifest);
    for (size_t i = 0; i < tree.n && error == 0; i++) {
        const struct tree_entry *entry = &tree.entries[i];
        if (entry->kind == TREE_FOLDER || text_equal(entry->path, manifest_path)) continue;
        if (entry->kind == TREE_FILE && is_named(scratch, manifest, entry->path)) continue;
        *ret_stray = entry->path;
        break;
    }
    return error;
}
