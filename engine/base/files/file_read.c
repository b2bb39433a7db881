/* base/files/file_read.c - reading whole files and streams.
 *
 * Every descriptor belongs to a stream that its arena closes, so that nothing is left open when memory ends. The kind
 * is looked at before a path is opened, since opening a device can have effects, and again on what was opened. */
#include "base/file.h"
#include "base/files/file_inner.h"
#include "base/number.h"
#include "base/text.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

enum { BLOCK = 1 << 18 };

struct file_stream {
    struct arena *arena;
    const char *shown; /* path as messages name it */
    const char *path;  /* NULL for standard input */
    struct place place;
    int fd;
    struct stat opened;
    int64_t n_read;
    char *block;
};

ssize_t read_fully(int fd, void *bytes, size_t n) {
    size_t done = 0;
    while (done < n) {
        ssize_t got = read(fd, (char *)bytes + done, n - done);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return -1;
        if (got == 0) break;
        done += (size_t)got;
    }
    return (ssize_t)done;
}

static void close_stream(void *handle) {
    struct file_stream *stream = handle;
    if (stream->fd >= 0 && stream->path) close(stream->fd); /* only read from: nothing can be lost */
    stream->fd = -1;
}

/* --- refusals --- */

/* A path as whoever wrote it would write it: on the command line from where they stand, in a file from that file's
 * folder. */
static const char *as_written(struct arena *arena, const char *path, struct place place) {
    if (!place.file) return path;
    const char *from = path_from(arena, path_folder(arena, place.file->shown), path);
    return from ? from : path_name(arena, path);
}

/* "did you mean" a file of the same folder, or NULL. */
static const char *nearest_file(struct arena *arena, const char *path, struct place place) {
    struct arena *scratch = arena_child(arena);
    const char *const *names;
    const char *hint = NULL, *folder = path_folder(scratch, path);
    size_t n;
    int *fd = fd_hold(scratch);
    *fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (*fd >= 0 && folder_names(scratch, *fd, "", &names, &n) == 0) {
        const char *name = text_nearest(scratch, path_name(scratch, path), names, n);
        const char *near = name ? as_written(scratch, path_join(scratch, folder, name), place) : NULL;
        if (near) hint = TEXT(arena, "did you mean '", near, "'?");
    }
    arena_close(scratch);
    return hint;
}

static enum status unreadable(const struct file_stream *stream, struct diags *diags, int error) {
    if (error == ENOENT) {
        const char *hint = nearest_file(stream->arena, stream->shown, stream->place);
        DIAG(diags, MSG_FILE_MISSING, stream->place, hint, stream->shown);
    } else {
        DIAG(diags, MSG_FILE_UNREADABLE, stream->place, NULL, stream->shown, file_cause(error));
    }
    return STATUS_OUTSIDE;
}

static enum status not_regular(const struct file_stream *stream, struct diags *diags, const char *kind) {
    DIAG(diags, MSG_FILE_NOT_REGULAR, stream->place, "name a file", stream->shown, kind);
    return STATUS_OUTSIDE;
}

static enum status too_large(const struct file_stream *stream, struct diags *diags, size_t limit) {
    int64_t shown = limit > INT64_MAX ? INT64_MAX : (int64_t)limit;
    const char *bytes = number_text(stream->arena, (struct decimal){shown, 0}, NUMBER_THOUSANDS);
    DIAG(diags, MSG_FILE_TOO_LARGE, stream->place, "is it the right file?", stream->shown, bytes);
    return STATUS_OUTSIDE;
}

static enum status changed(const struct file_stream *stream, struct diags *diags) {
    DIAG(diags, MSG_FILE_CHANGED, stream->place, "run again once nothing writes to it any more", stream->shown);
    return STATUS_OUTSIDE;
}

/* --- opening --- */

static int open_retrying(const char *path, int flags) {
    int fd;
    do fd = open(path, flags | O_CLOEXEC | O_NOCTTY);
    while (fd < 0 && errno == EINTR);
    return fd;
}

/* O_NONBLOCK, so that what turned into a pipe or device since it was looked at cannot hold the program up; a real pipe
 * is opened without it, since only then does opening wait for the one who writes. */
static enum status open_path(struct file_stream *stream, struct diags *diags) {
    if (stat(stream->path, &stream->opened) != 0) return unreadable(stream, diags, errno);
    const char *kind = file_kind(stream->opened.st_mode);
    if (kind) return not_regular(stream, diags, kind);
    bool is_pipe = S_ISFIFO(stream->opened.st_mode);
    stream->fd = open_retrying(stream->path, O_RDONLY | (is_pipe ? 0 : O_NONBLOCK));
    if (stream->fd < 0) return unreadable(stream, diags, errno);
    if (fstat(stream->fd, &stream->opened) != 0) return unreadable(stream, diags, errno);
    kind = file_kind(stream->opened.st_mode);
    if (kind) return not_regular(stream, diags, kind);
    if (is_pipe != S_ISFIFO(stream->opened.st_mode)) return changed(stream, diags);
    return STATUS_OK;
}

/* Standard input is read whatever it is, but for a folder. */
static enum status open_standard_input(struct file_stream *stream, struct diags *diags) {
    stream->fd = STDIN_FILENO;
    if (fstat(stream->fd, &stream->opened) != 0) return unreadable(stream, diags, errno);
    if (S_ISDIR(stream->opened.st_mode)) return not_regular(stream, diags, "a folder");
    return STATUS_OK;
}

static struct file_stream *stream_new(struct arena *arena, const char *path, struct place place) {
    struct file_stream *stream = ARENA_NEW(arena, struct file_stream);
    *stream = (struct file_stream){.arena = arena, .place = place, .fd = -1};
    stream->shown = text_copy(arena, path ? path : "standard input");
    stream->path = path ? stream->shown : NULL;
    arena_defer(arena, close_stream, stream);
    return stream;
}

enum status file_stream_open(struct arena *arena, const char *path, struct place place, struct diags *diags,
                             struct file_stream **ret) {
    bool is_standard_input = strcmp(path, "-") == 0;
    struct file_stream *stream = stream_new(arena, is_standard_input ? NULL : path, place);
    stream->block = ARENA_ARRAY(arena, char, BLOCK);
    TRY(is_standard_input ? open_standard_input(stream, diags) : open_path(stream, diags));
    *ret = stream;
    return STATUS_OK;
}

/* --- reading --- */

bool file_is_same_version(const struct stat *a, const struct stat *b) {
    return a->st_dev == b->st_dev && a->st_ino == b->st_ino && a->st_size == b->st_size &&
           a->st_mtim.tv_sec == b->st_mtim.tv_sec && a->st_mtim.tv_nsec == b->st_mtim.tv_nsec;
}

/* At the end of a regular file: the open file is as it was, its name still leads to it, and all of it was read.
 * Standard input may have been read in part before. */
static enum status check_unchanged(struct file_stream *stream, struct diags *diags) {
    struct stat now;
    if (!S_ISREG(stream->opened.st_mode)) return STATUS_OK;
    if (fstat(stream->fd, &now) != 0) return unreadable(stream, diags, errno);
    if (!file_is_same_version(&stream->opened, &now)) return changed(stream, diags);
    if (!stream->path) return STATUS_OK;
    if (stat(stream->path, &now) != 0 || !file_is_same_version(&stream->opened, &now)) return changed(stream, diags);
    return stream->n_read == stream->opened.st_size ? STATUS_OK : changed(stream, diags);
}

static enum status read_some(struct file_stream *stream, struct diags *diags, char *bytes, size_t n, size_t *ret_n) {
    ssize_t got = read_fully(stream->fd, bytes, n);
    if (got < 0) return unreadable(stream, diags, errno);
    stream->n_read += got;
    *ret_n = (size_t)got;
    return STATUS_OK;
}

enum status file_stream_next(struct file_stream *stream, struct diags *diags, const char **ret_bytes, size_t *ret_n) {
    size_t n = 0;
    if (stream->fd >= 0) TRY(read_some(stream, diags, stream->block, BLOCK, &n));
    if (stream->fd >= 0 && n < BLOCK) { /* the end: fewer bytes than asked for */
        TRY(check_unchanged(stream, diags));
        close_stream(stream);
    }
    *ret_bytes = stream->block;
    *ret_n = n;
    return STATUS_OK;
}

/* One byte more than there should be is asked for, to see whether the file has grown. */
static enum status read_regular(struct file_stream *stream, size_t limit, struct diags *diags, char **ret,
                                size_t *ret_n) {
    uint64_t size = (uint64_t)stream->opened.st_size;
    size_t n = 0;
    if (size > limit || size > SIZE_MAX - 2) return too_large(stream, diags, limit);
    char *bytes = ARENA_ARRAY(stream->arena, char, (size_t)size + 2);
    TRY(read_some(stream, diags, bytes, (size_t)size + 1, &n));
    if (n != size) return changed(stream, diags);
    *ret = bytes;
    *ret_n = n;
    return check_unchanged(stream, diags);
}

static enum status read_pipe(struct file_stream *stream, size_t limit, struct diags *diags, char **ret, size_t *ret_n) {
    size_t capacity = 0, n = 0, got;
    char *bytes = NULL;
    do {
        bytes = arena_grow(stream->arena, bytes, n, n + BLOCK + 1, 1, &capacity);
        TRY(read_some(stream, diags, bytes + n, BLOCK, &got));
        n += got;
        if (n > limit) return too_large(stream, diags, limit);
    } while (got == BLOCK);
    bytes[n] = '\0';
    *ret = bytes;
    *ret_n = n;
    return STATUS_OK;
}

enum status file_read(struct arena *arena, const char *path, size_t limit_bytes, struct place place,
                      struct diags *diags, const char **ret_bytes, size_t *ret_n) {
    struct file_stream *stream = stream_new(arena, path, place);
    char *bytes = NULL;
    size_t n = 0;
    TRY(open_path(stream, diags));
    bool is_regular = S_ISREG(stream->opened.st_mode);
    enum status status = is_regular ? read_regular(stream, limit_bytes, diags, &bytes, &n)
                                    : read_pipe(stream, limit_bytes, diags, &bytes, &n);
    close_stream(stream);
    if (status != STATUS_OK) return status;
    *ret_bytes = bytes;
    *ret_n = n;
    return STATUS_OK;
}
