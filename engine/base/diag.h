/* base/diag.h - messages for people, with places.
 *
 * Each message is a row of base/messages.def: a stable identifier (SPEC012), a level, the exit status that it leads to and a
 * sentence with {0}, {1}.. for what was found. Rooms add messages; only the command line shows them.
 * Collecting   many are collected and shown together, in the order of files and lines; repeats of one kind with the same
 *              sentence are gathered by whoever adds them (diags_repeat).
 * Safety       whatever comes from data or a specification is made safe for a terminal when the message is shown.
 * Lifetime     the arena given to diags_new. Threads: one sink a thread, merged with diags_merge. */
#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include "base/arena.h"
#include "base/status.h"

#include <stdint.h>

enum diag_level { DIAG_NOTE, DIAG_WARNING, DIAG_ERROR };

enum message {
#define MESSAGE(name, id, level, status, sentence) name,
#include "base/messages.def"
#undef MESSAGE
    N_MESSAGES
};

/* A file that messages point into. */
struct source_text {
    const char *shown;    /* path as the user would write it */
    const char *rooted;   /* path below the root, or the bare name where it lies outside: what outputs may hold */
    const char *bytes;    /* whole text for excerpts, or NULL (extracts have no excerpts) */
    size_t n;
};

/* Where. file NULL: nowhere in particular. line 0: the whole file. column 0: the whole line. */
struct place {
    const struct source_text *file;
    uint32_t line;     /* of the file, from 1 */
    uint32_t column;   /* in code points, from 1 */
    uint32_t length;   /* code points underlined, 0 for one */
};

#define NOWHERE ((struct place){0})

struct diag {
    enum message message;
    enum diag_level level;   /* the row's level, or raised/lowered by the one who added it */
    struct place place;
    const char *sentence;    /* finished, in plain words, without a full stop */
    const char *hint;        /* what to do, or NULL: "did you mean 'region'?" */
    uint32_t count;          /* how many times it was found; 1 unless gathered */
    const uint32_t *more_lines;  /* further lines of the same file, the first few */
    uint32_t n_more_lines;
};

struct diags;

struct diags *diags_new(struct arena *arena);

/* Adds one message. args: texts for {0}, {1}, .. ended by NULL (may be NULL itself). hint may be NULL. */
void diags_add(struct diags *diags, enum message message, struct place place, const char *hint, const char *const *args);
#define DIAG(diags, message, place, hint, ...) \
    diags_add((diags), (message), (place), (hint), (const char *const[]){__VA_ARGS__, NULL})

/* The same, gathered: `lines` (n of them, at least the first few) are where it was found, `count` how often. */
void diags_add_gathered(struct diags *diags, enum message message, struct place first, const char *hint, const char *const *args,
                        uint32_t count, const uint32_t *lines, uint32_t n_lines);

/* Makes the last message added an error, warning or note. */
void diags_set_level(struct diags *diags, enum diag_level level);

size_t diags_count(const struct diags *diags);
size_t diags_count_level(const struct diags *diags, enum diag_level level);
const struct diag *diags_at(const struct diags *diags, size_t index);
/* Appends the messages of `from`. */
void diags_merge(struct diags *diags, const struct diags *from);
/* Orders by file (first appearance), line, column; messages without a place first. Stable. */
void diags_sort(struct diags *diags);

/* STATUS_OK without errors, else the status of the first error. */
enum status diags_status(const struct diags *diags) MUST_USE;

/* Static facts of a message. */
const char *message_id(enum message message);       /* "SPEC012" */
const char *message_sentence(enum message message); /* with {0} */
enum diag_level message_level(enum message message);
enum status message_status(enum message message) MUST_USE;

/* The message as the contract shows it, several lines ended by '\n':
 *     report-specs/annual.yaml:41:11: error: no column 'regoin' in source 'log'
 *        41 |     rows: {by: regoin}
 *           |                ^~~~~~ did you mean 'region'?  [SPEC012]
 * without an excerpt: "FILE:LINE: error: sentence (2 records: lines 4, 9); hint  [DATA007]". `colour`: ANSI colours. */
const char *diag_text(struct arena *arena, const struct diag *diag, bool colour);
/* One JSON object on one line: id, level, file, line, column, message, hint, count. */
const char *diag_json(struct arena *arena, const struct diag *diag);

#endif
