/* cli/progress.h - a line on the terminal that tells how far a run has come.
 *
 * "log: 4,120,000 rows, 45%, 1,204,000 rows a second, 7 s left" on standard error, from the first second of reading on, redrawn ten times
 * a second, and wiped when the reading ends. Only where standard error is a terminal that can move its cursor, and messages are for a
 * person (neither -q nor --messages json). */
#ifndef CLI_PROGRESS_H
#define CLI_PROGRESS_H

#include "cli/session.h"
#include "run/run_watch.h"

/* Sets session->run.watch: the line, where there is a terminal to show it on; with -v what a long run will take. */
void progress_open(struct session *session);
/* Wipes the line and stops its thread, if that has not been done. */
void progress_close(void);
/* Wipes the line, for a program that is about to end. From any thread. */
void progress_interrupt(void);

/* The line, for `columns` of a terminal; seconds since reading began. Bounded by n, ended by NUL. */
struct progress_facts {
    const char *source;
    int64_t n_rows, n_bytes, n_bytes_total; /* n_bytes_total: -1 where it is not known */
    double seconds;
};
void progress_line(char *line, size_t n, size_t columns, const struct progress_facts *facts);

#endif
