/* base/files/file_write.c - bytes into a file, and what stood in the way. */
#include "base/file.h"
#include "base/files/file_inner.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

static const char *remedy(int error) {
    if (error == ENOSPC || error == EDQUOT) return "free some space, then run again";
    if (error == EACCES || error == EPERM || error == EROFS || error == ENOTDIR || error == ENOENT)
        return "name another folder";
    return NULL;
}

enum status file_unwritable(struct diags *diags, const char *path, int error) {
    DIAG(diags, MSG_OUT_UNWRITABLE, NOWHERE, remedy(error), path, file_cause(error));
    return STATUS_OUTSIDE;
}

static int write_fully(int fd, const char *bytes, size_t n) {
    for (size_t done = 0; done < n;) {
        ssize_t put = write(fd, bytes + done, n - done);
        if (put < 0 && errno == EINTR) continue;
        if (put < 0) return errno;
        done += (size_t)put;
    }
    return 0;
}

int file_fill(int folder, const char *name, int flags, const char *bytes, size_t n) {
    int fd = openat(folder, name, O_WRONLY | O_CREAT | O_CLOEXEC | flags, 0666);
    if (fd < 0) return errno;
    int error = write_fully(fd, bytes, n);
    if (close(fd) != 0 && error == 0) error = errno;
    return error;
}

enum status file_write(const char *path, const char *bytes, size_t n, struct diags *diags) {
    int error = file_fill(AT_FDCWD, path, O_TRUNC, bytes, n);
    return error == 0 ? STATUS_OK : file_unwritable(diags, path, error);
}
