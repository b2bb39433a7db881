/* extract/reader.h - reads CSV extracts into batches; every refusal is placed.
 *
 * Two lanes: the fast one (extract/fast) as long as all is regular; else the careful one, row by row with libcsv: strict RFC 4180, memory
 * bounded by a batch, a field limit and the keys. What is wrong is gathered (kind, column, value; count and first lines) and told at the
 * end, all of it. Rows, values, lines and facts are the same whichever lane read them; where batches begin and end is not.
 * Refused     an empty, binary or UTF-16 file; bytes that are not valid UTF-8 (or the declared encoding); a NUL; a header without a
 *             declared column, or twice the same; a row with too few or too many fields; an unterminated quote (told with the line
 *             where it opened), text after a closing quote, a stray quote, a space between a separator and a quote; a missing
 *             value of a required column; a date that is none, or not in the declared form; a category that is not in its
 *             list; a number that is none; a key twice.
 * Told        blank lines and rows of separators only (skipped), mixed line ends, columns not declared or without a name, characters that
 *             cannot be seen, keys that differ only in letter case or spaces, empty and repeated parts of several categories.
 * Rule        spaces and tabs around an unquoted field are not part of it.
 * Errors      STATUS_DATA or STATUS_OUTSIDE, after as much as can be read was read. Batches given before an error was found are
 *             without meaning: the caller drops what it made of them. */
#ifndef EXTRACT_READER_H
#define EXTRACT_READER_H

#include "base/file.h"
#include "extract/batch.h"
#include "extract/progress.h"

struct extract_input {
    const char *path;                   /* "-" for standard input */
    const struct source_text *file;     /* names of it for messages */
    struct place named_at;              /* where the specification or option named it */
    struct extract_progress *progress;  /* readers add what they have read; one for all inputs; NULL: nobody looks */
};

/* A text that was read as a category of its column's list, and is neither its label nor its code: an alias, or the same letters in
 * another normal form or case. */
struct extract_wording {
    size_t column;                      /* of the schema */
    const char *text;                   /* as the extract has it */
    int32_t category;
    int64_t n_uses;                     /* cells, or parts of cells with several categories */
};

struct extract_facts {
    struct file_facts *files;           /* one an input; sha256 NULL unless asked for */
    int64_t *n_rows;                    /* one an input: data rows read */
    const struct extract_wording *wordings;   /* by column, then as they appear */
    size_t n_wordings;
};

/* Receives each batch. Any status but STATUS_OK ends the reading with that status. */
typedef enum status batch_receiver(void *context, const struct batch *batch);

/* Takes the batches of a source. Large files are read by several workers, each on a thread of its own.
 *
 * Who gets what   worker w gives its batches to contexts[w], from one thread at a time, those of a file in ascending order; which batch
 *                 goes to which worker depends on the clock, so what is made of them must not depend on it. contexts[0] gets batches on the
 *                 thread that called extract_read where there is one worker: small files, sources with keys, the careful lane.
 * Memory          what a receiver allocates for contexts[w] must come from an arena that no other context uses.
 * forget          called on the caller's thread, between batches, when everything given so far is void and will be given again:
 *                 each context goes back to where it was when the reading began. */
struct batch_sink {
    batch_receiver *receive;
    void *const *contexts;
    size_t n_workers;                   /* at least 1: workers are never more than this */
    void (*forget)(void *context);      /* called for each context; NULL: they cannot go back, so only the careful lane is used */
};

/* Reads the inputs one after the other as one source; columns are bound by name in each. Keys must be unique over all. */
enum status extract_read(struct arena *arena, const struct extract_schema *schema, const struct extract_input *inputs, size_t n_inputs,
                         bool hash, const struct batch_sink *sink, struct diags *diags, struct extract_facts *ret) MUST_USE;

#endif
