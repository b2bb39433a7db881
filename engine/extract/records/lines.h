/* extract/records/lines.h - a file as physical lines of valid UTF-8: encoding, byte-order mark, line ends, line numbers.
 *
 * Lines end with LF, CRLF or CR (old Mac), and are whole: one that lies across two blocks of the file is put together.
 * A line break inside quotes ends a physical line as well; putting rows together is the work of extract/records.
 * Refused    what is no text (ZIP, XLSX, gzip, ...), UTF-16, a NUL, bytes that are not in the encoding, a line above
 * LINES_MAX_BYTES. Such a fault is noted and ends the file: nothing after it can be trusted. Lifetime   a line's bytes
 * are valid until the next call. */
#ifndef EXTRACT_LINES_H
#define EXTRACT_LINES_H

#include "base/file.h"
#include "extract/faults.h"
#include "extract/progress.h"

#define LINES_MAX_BYTES (16u << 20)

enum line_end { LINE_END_NONE, LINE_END_LF, LINE_END_CRLF, LINE_END_CR, N_LINE_ENDS };

struct line {
    const char *bytes;
    size_t n;          /* bytes, with those of the line end */
    enum line_end end; /* LINE_END_NONE: the file ends without one */
    uint32_t number;   /* from 1 */
    bool is_plain;     /* ASCII without control characters */
};

/* What to read, and how. */
struct lines_source {
    const char *path;            /* "-" for standard input */
    struct place named_at;       /* where a specification named the path */
    const char *encoding;        /* NULL: UTF-8 */
    struct place encoding_place; /* where a specification named the encoding */
    struct extract_progress *progress; /* bytes are added to it as they are read; may be NULL */
    bool hash;                   /* facts get a SHA-256 */
    size_t block_limit;          /* for tests: blocks no longer than this; 0: as they come */
    bool only_parser;            /* for tests: extract/records takes no short way round libcsv */
};

struct lines;

enum status lines_open(struct arena *arena, const struct lines_source *source, struct faults *faults,
                       struct diags *diags, struct lines **ret) MUST_USE;

/* Next line; *ret_has is false at the end of the file and after a fault that ends it. Only STATUS_OUTSIDE is returned
 * as an error. */
enum status lines_next(struct lines *lines, struct diags *diags, struct line *ret, bool *ret_has) MUST_USE;

/* Bytes of the file up to the end of the line last given, where nothing is converted from another encoding. */
int64_t lines_n_bytes(const struct lines *lines);

/* Whether a fault ended the file. */
bool lines_are_broken(const struct lines *lines);

/* Facts of what was read so far; complete when lines_next gave false. sha256 is NULL unless asked for. To be called
 * once. */
struct file_facts lines_facts(struct arena *arena, struct lines *lines);

#endif
