/* base/files/file_at.c - a regular file by pread. */
#include "base/file.h"
#include "base/files/file_inner.h"
#include "base/text.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

struct file_at {
    const char *path;
    int *fd;
    struct stat opened;
};

/* O_NONBLOCK, so that what has turned into a pipe meanwhile cannot hold the program up. */
static bool open_regular(struct file_at *file) {
    if (stat(file->path, &file->opened) != 0 || !S_ISREG(file->opened.st_mode)) return false;
    do *file->fd = open(file->path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    while (*file->fd < 0 && errno == EINTR);
    return *file->fd >= 0 && fstat(*file->fd, &file->opened) == 0 && S_ISREG(file->opened.st_mode);
}

struct file_at *file_at_open(struct arena *arena, const char *path) {
    if (strcmp(path, "-") == 0) return NULL;
    struct file_at *file = ARENA_NEW(arena, struct file_at);
    *file = (struct file_at){.path = text_copy(arena, path), .fd = fd_hold(arena)};
    return open_regular(file) ? file : NULL;
}

int64_t file_at_size(const struct file_at *file) {
    return file->opened.st_size;
}

bool file_at_read(const struct file_at *file, int64_t offset, void *bytes, size_t n) {
    size_t done = 0;
    while (done < n) {
        ssize_t got = pread(*file->fd, (char *)bytes + done, n - done, offset + (off_t)done);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return false;
        done += (size_t)got;
    }
    return true;
}

bool file_at_is_unchanged(const struct file_at *file) {
    struct stat now;
    if (fstat(*file->fd, &now) != 0 || !file_is_same_version(&file->opened, &now)) return false;
    return stat(file->path, &now) == 0 && file_is_same_version(&file->opened, &now);
}
