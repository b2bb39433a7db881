/* extract/faults.h - what is wrong in one file, gathered, and told at the end.
 *
 * A fault is a message, a subject (mostly a column) and a value; the same three again only raise a count. So a million
 * rows with one misspelling are one message with a count and its first lines. Bounded    FAULTS_DISTINCT values a
 * message and subject; what is beyond is counted under one "further values" message. A broken file of any size fills
 * neither memory nor the terminal. Steps      faults_new -> faults_note for each find -> faults_tell once. Lifetime the
 * arena given to faults_new; it must live as long as the diags (hints are kept by reference). */
#ifndef EXTRACT_FAULTS_H
#define EXTRACT_FAULTS_H

#include "base/diag.h"

#define FAULTS_DISTINCT 20u
#define FAULTS_LINES 5u

struct fault {
    enum message message;
    const char *args[4]; /* {0} subject, {1} value, {2} what the finder adds; ended by NULL */
    const char *hint;    /* what to do, or NULL; the finder sets it when the fault is new */
    enum diag_level level;
    uint32_t column; /* of the first find, in code points; 0 for none */
    uint32_t count;
    uint32_t lines[FAULTS_LINES];
};

struct faults;

struct faults *faults_new(struct arena *arena, const struct source_text *file);

/* From now on finds of `message` have this level: a draft makes unknown categories warnings, an unused column's fault
 * is one. */
void faults_set_level(struct faults *faults, enum message message, enum diag_level level);

/* One find. `subject` may be NULL when the message takes no arguments. Returns the fault only when it is new, so that
 * the finder adds {2} and a hint (which cost time) once; else NULL. */
struct fault *faults_note(struct faults *faults, enum message message, const char *subject, const char *value,
                          size_t n_value, uint32_t line);

/* Number of finds that are errors. */
uint64_t faults_errors(const struct faults *faults);

/* Where finds are put, for hints made by the finder. */
struct arena *faults_arena(const struct faults *faults);

/* Adds everything to diags, in order of first appearance. */
void faults_tell(const struct faults *faults, struct diags *diags);

#endif
