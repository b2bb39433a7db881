/* run/run_watch.h - whoever wants to see how far a run has come.
 *
 * Calls come from the thread that called run_compute: `begin` before each source is read, `end` once all are, or reading was given up.
 * `estimate` comes first, where a run is a long one: about how much memory it needs, and the size of its extracts, as texts.
 * Any of them may be NULL. Where memory runs out run_compute does not return, and `end` is not called. The counts grow meanwhile, on any thread. */
#ifndef RUN_RUN_WATCH_H
#define RUN_RUN_WATCH_H

#include "extract/progress.h"

struct run_watch {
    void (*begin)(void *context, const char *source, int64_t n_bytes, const struct extract_progress *counts);  /* n_bytes: of all sources; -1: not known */
    void (*estimate)(void *context, const char *memory, const char *extracts);
    void (*end)(void *context);
    void *context;
};

#endif
