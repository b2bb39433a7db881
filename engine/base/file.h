/* base/file.h - reading files, and a folder that appears whole or not at all.
 *
 * Reading   whole files with a limit, or a stream of blocks. Only regular files, pipes and standard input are read; a folder
 *           or device is refused by name. A regular file that changes while it is read (size, time, inode before and after)
 *           is refused.
 * Writing   files go into a new folder beside the target (".NAME.new-XXXXXX"); out_commit makes it durable (fsync) and
 *           puts it in the target's place in one step (renameat2 exchange, then the old one is removed). Until then the
 *           target is untouched; out_abandon, and closing the arena, remove what was begun.
 * Errors    STATUS_OUTSIDE with a message that names the file, the cause and the remedy. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/diag.h"

struct file_facts {
    const char *sha256;   /* of the bytes that were used */
    int64_t n_bytes;
};

/* The whole file, with a NUL after it. `limit_bytes` bounds it. shown is the path in messages; place is where the path was
 * named (a specification's line) or NOWHERE. */
enum status file_read(struct arena *arena, const char *path, size_t limit_bytes, struct place place, struct diags *diags,
                      const char **ret_bytes, size_t *ret_n) MUST_USE;

/* A stream of blocks; path "-" is standard input. */
struct file_stream;
enum status file_stream_open(struct arena *arena, const char *path, struct place place, struct diags *diags,
                             struct file_stream **ret) MUST_USE;
/* Next block: *ret_n is 0 at the end. The block stays valid until the next call. At the end of a regular file it is
 * compared with what it was when opened. */
enum status file_stream_next(struct file_stream *stream, struct diags *diags, const char **ret_bytes, size_t *ret_n) MUST_USE;

/* All bytes of a file, new or in place of what it held: for a path that out_path gave. */
enum status file_write(const char *path, const char *bytes, size_t n, struct diags *diags) MUST_USE;

/* A regular file read at any place, by several threads at once. */
struct file_at;
/* NULL where the path is none (standard input, a pipe), or cannot be opened: a stream tells why. */
struct file_at *file_at_open(struct arena *arena, const char *path);
int64_t file_at_size(const struct file_at *file);
/* n bytes from `offset` on; false where they are not there (any more). */
bool file_at_read(const struct file_at *file, int64_t offset, void *bytes, size_t n);
/* Whether the open file is as it was when opened, and its name still leads to it. */
bool file_at_is_unchanged(const struct file_at *file);

bool file_exists(const char *path);

/* Lexical path work: no file system, no symbolic links. */
const char *path_join(struct arena *arena, const char *folder, const char *path);  /* normalised: no ".", "..", "//" inside */
const char *path_folder(struct arena *arena, const char *path);                    /* "." when there is none */
const char *path_name(struct arena *arena, const char *path);                      /* last part */
const char *path_stem(struct arena *arena, const char *path);                      /* last part without its last ending */
/* Absolute path with symbolic links resolved, or NULL when it does not exist. */
const char *path_real(struct arena *arena, const char *path);
/* Path of `path` below `root`, both absolute; NULL when it lies outside. "" for the root itself. */
const char *path_below(struct arena *arena, const char *root, const char *path);
/* The path of a file as it is written in a file of `folder`: "../data/log.csv". Text alone is looked at; NULL where it does not tell the
 * way (one is absolute and the other is not). */
const char *path_from(struct arena *arena, const char *folder, const char *path);

struct out_folder;

/* Begins a folder that will be `target`. Parent folders are made where missing. An existing target is accepted when it is
 * empty or was written by an earlier run (it holds evidence/manifest.json); anything else is refused, since replacing it
 * would lose somebody's files. Refused too: a target that is a file or a symbolic link, or a parent that cannot be
 * written. */
enum status out_begin(struct arena *arena, const char *target, struct diags *diags, struct out_folder **ret) MUST_USE;
/* Path inside the new folder at which a library may create `name` ("charts/x.pdf"); sub-folders are made. */
enum status out_path(struct out_folder *out, const char *name, struct diags *diags, const char **ret_path) MUST_USE;
enum status out_write(struct out_folder *out, const char *name, const char *bytes, size_t n, struct diags *diags) MUST_USE;
/* Names written so far (by out_path and out_write), sorted bytewise. */
size_t out_names(struct arena *arena, const struct out_folder *out, const char *const **ret_names);
/* SHA-256 and size of a file in the new folder. */
enum status out_facts(struct arena *arena, const struct out_folder *out, const char *name, struct diags *diags,
                      struct file_facts *ret) MUST_USE;
enum status out_commit(struct out_folder *out, struct diags *diags) MUST_USE;
void out_abandon(struct out_folder *out);

#endif
