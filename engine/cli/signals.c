/* cli/signals.c - the program ends cleanly when it is told to.
 *
 * A thread waits for the signals, so that nothing is done inside a signal handler. Signals that were ignored when the
 * program began (nohup, background jobs of scripts) stay ignored. SIGPIPE and SIGXFSZ are ignored: writing then fails
 * with an error that is told like others. */
#include "cli/progress.h"

#include <pthread.h>
#include <signal.h>
#include <unistd.h>

static sigset_t watched;
static pthread_t watcher;
static bool is_watching;

static void *watch(void *unused) {
    int signal_number = 0;
    (void)unused;
    if (sigwait(&watched, &signal_number) != 0) return NULL;
    pthread_setcancelstate(PTHREAD_CANCEL_DISABLE, NULL);
    progress_interrupt();
    run_interrupt();
    _exit(128 + signal_number);
}

void signals_begin(void) {
    static const int ending[] = {SIGINT, SIGTERM, SIGHUP};
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
    sigemptyset(&watched);
    for (size_t i = 0; i < sizeof ending / sizeof ending[0]; i++) {
        struct sigaction before;
        if (sigaction(ending[i], NULL, &before) == 0 && before.sa_handler == SIG_IGN) continue;
        sigaddset(&watched, ending[i]);
    }
    pthread_sigmask(SIG_BLOCK, &watched, NULL);
    is_watching = pthread_create(&watcher, NULL, watch, NULL) == 0;
    if (!is_watching) pthread_sigmask(SIG_UNBLOCK, &watched, NULL); /* they end the program as they do by default */
}

/* A signal that arrived a moment ago still ends the program: joining waits for its thread. */
void signals_end(void) {
    if (!is_watching) return;
    pthread_cancel(watcher);
    pthread_join(watcher, NULL);
    is_watching = false;
}
