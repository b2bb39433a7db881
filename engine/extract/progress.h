/* extract/progress.h - how far a reading has come, for somebody who looks on from another thread.
 *
 * Every reader adds what it has read, a block or a batch at a time; a source that is read again takes back what it had added. The numbers
 * are for people: no result may depend on them. */
#ifndef EXTRACT_PROGRESS_H
#define EXTRACT_PROGRESS_H

#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>

struct extract_progress {
    atomic_int_fast64_t n_bytes; /* of files, as they stand on the disk */
    atomic_int_fast64_t n_rows;
};

/* `progress` may be NULL: nobody looks. */
static inline void extract_progress_add(struct extract_progress *progress, int64_t n_bytes, int64_t n_rows) {
    if (progress == NULL) return;
    if (n_bytes != 0) atomic_fetch_add_explicit(&progress->n_bytes, n_bytes, memory_order_relaxed);
    if (n_rows != 0) atomic_fetch_add_explicit(&progress->n_rows, n_rows, memory_order_relaxed);
}

#endif
