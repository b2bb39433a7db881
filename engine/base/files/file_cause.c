/* base/files/file_cause.c - the operating system's errors in plain words. */
#include "base/files/file_inner.h"

#include <errno.h>
#include <string.h>

static const struct cause {
    int error;
    const char *words;
} causes[] = {
    {EACCES, "permission denied"},
    {EPERM, "the system does not permit it"},
    {ENOENT, "there is no such file or folder"},
    {ENOTDIR, "a part of its path is not a folder"},
    {EISDIR, "it is a folder"},
    {EEXIST, "it exists already"},
    {ENOTEMPTY, "the folder is not empty"},
    {ENOSPC, "no space left on the disk"},
    {EDQUOT, "the disk quota is used up"},
    {EFBIG, "larger than a file may be here"},
    {EROFS, "the disk can only be read"},
    {EIO, "the disk reports an error"},
    {ENAMETOOLONG, "the name is too long"},
    {ELOOP, "it is a symbolic link, or has too many in its path"},
    {EMFILE, "too many open files"},
    {ENFILE, "too many open files in the whole system"},
    {ENOMEM, "out of memory"},
    {EBUSY, "it is in use"},
    {ETXTBSY, "it is in use"},
    {EBADF, "it is closed"},
    {EINVAL, "the file system does not support it"},
    {ENOSYS, "the file system does not support it"},
    {EOPNOTSUPP, "the file system does not support it"},
};

/* strerrordesc_np rather than strerror: the same words in every locale, and safe in threads. */
const char *file_cause(int error) {
    for (size_t i = 0; i < sizeof causes / sizeof *causes; i++)
        if (causes[i].error == error) return causes[i].words;
    const char *words = strerrordesc_np(error);
    return words ? words : "an error that the system has no words for";
}

const char *file_kind(mode_t mode) {
    if (S_ISDIR(mode)) return "a folder";
    if (S_ISCHR(mode) || S_ISBLK(mode)) return "a device";
    if (S_ISSOCK(mode)) return "a socket";
    return NULL;
}
