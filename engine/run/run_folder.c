/* run/run_folder.c - who may touch the output folder: the run, or the one who ends it, never both.
 *
 * The run holds the lock for as long as one step of writing takes; run_interrupt waits for that step, removes the
 * folder and keeps the lock, so that no further step begins. While extracts are read nobody holds it: a program that
 * waits for standard input can be ended at once. */
#include "run/run_state.h"

#include <pthread.h>

static pthread_mutex_t folder_lock = PTHREAD_MUTEX_INITIALIZER;
static struct out_folder *current; /* what run_interrupt removes; NULL while there is none */

void run_folder_lock(void) {
    pthread_mutex_lock(&folder_lock);
}

void run_folder_unlock(struct out_folder *folder) {
    current = folder;
    pthread_mutex_unlock(&folder_lock);
}

void run_interrupt(void) {
    pthread_mutex_lock(&folder_lock);
    if (current) out_abandon(current);
}
