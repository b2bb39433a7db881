/* cli/progress.c - one thread that sleeps, looks at the counts, and draws. It starts only where there is a terminal, and writes nothing in
 * the first second, so that a short run has no line. No number here reaches a result. */
#include "cli/progress.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

enum { FIRST_MS = 1000, NEXT_MS = 100, USUAL_COLUMNS = 80, LINE_BYTES = 256, SOURCE_BYTES = 64 };

static struct {
    pthread_mutex_t mutex;
    pthread_cond_t ended;
    pthread_t thread;
    bool has_thread, has_ended;
    char source[SOURCE_BYTES];
    int64_t n_bytes_total;
    const struct extract_progress *counts;
    struct timespec began;
} progress = {.mutex = PTHREAD_MUTEX_INITIALIZER};

static atomic_bool is_drawn; /* something stands on the terminal's line */

/* --- the line --- */

/* "1,204,000"; the locale has no say in it. */
static const char *thousands(char *text, size_t n, int64_t number) {
    char digits[24];
    int n_digits = snprintf(digits, sizeof digits, "%lld", (long long)number);
    size_t at = 0;
    for (int i = 0; i < n_digits && at + 2 < n; i++) {
        if (i > 0 && (n_digits - i) % 3 == 0) text[at++] = ',';
        text[at++] = digits[i];
    }
    text[at] = '\0';
    return text;
}

static void add(char *line, size_t n, const char *text) {
    size_t at = strlen(line);
    if (at < n) snprintf(line + at, n - at, "%s", text);
}

static void add_time_left(char *line, size_t n, const struct progress_facts *facts) {
    char text[48];
    double left = facts->seconds * (double)(facts->n_bytes_total - facts->n_bytes) / (double)facts->n_bytes;
    long long seconds = left < 0 ? 1 : left > 1e9 ? 1000000000 : (long long)left + 1;
    if (seconds < 60)
        snprintf(text, sizeof text, ", %lld s left", seconds);
    else if (seconds < 3600)
        snprintf(text, sizeof text, ", %lld min %02lld s left", seconds / 60, seconds % 60);
    else
        snprintf(text, sizeof text, ", %lld h %02lld min left", seconds / 3600, seconds / 60 % 60);
    add(line, n, text);
}

/* Names of sources are short words; a byte that is no ASCII letter or the like could upset the width. */
static void add_source(char *line, size_t n, const char *source) {
    size_t at = 0;
    for (; source[at] != '\0' && at + 1 < n && at + 1 < SOURCE_BYTES; at++) line[at] = source[at] > ' ' && source[at] < 127 ? source[at] : '?';
    line[at] = '\0';
}

/* Thousands are enough: the last digits would only flicker. */
static int64_t rate_of(const struct progress_facts *facts) {
    int64_t rate = (int64_t)((double)facts->n_rows / facts->seconds);
    return rate < 10000 ? rate : rate - rate % 1000;
}

void progress_line(char *line, size_t n, size_t columns, const struct progress_facts *facts) {
    char number[32], share[16];
    add_source(line, n, facts->source);
    add(line, n, ": ");
    add(line, n, thousands(number, sizeof number, facts->n_rows));
    add(line, n, " rows");
    if (facts->n_bytes_total > 0) {
        int64_t percent = facts->n_bytes * 100 / facts->n_bytes_total;
        snprintf(share, sizeof share, ", %d%%", percent > 100 ? 100 : (int)percent);
        add(line, n, share);
    }
    if (facts->seconds > 0) {
        add(line, n, ", ");
        add(line, n, thousands(number, sizeof number, rate_of(facts)));
        add(line, n, " rows a second");
    }
    if (facts->n_bytes_total > 0 && facts->n_bytes > 0) add_time_left(line, n, facts);
    if (columns < n) line[columns] = '\0';
}

/* --- the terminal --- */

static void put(const char *text) {
    ssize_t put = write(STDERR_FILENO, text, strlen(text));
    (void)put; /* a line that could not be drawn is no fault of the run */
}

static void wipe(void) {
    if (atomic_exchange(&is_drawn, false)) put("\r\033[K");
}

/* One column is left free: a terminal may go to the next line once the last is written. */
static size_t columns_of_terminal(void) {
    struct winsize size;
    size_t columns = ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 1 ? size.ws_col : USUAL_COLUMNS;
    return columns - 1;
}

static double seconds_since(struct timespec began) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - began.tv_sec) + (double)(now.tv_nsec - began.tv_nsec) / 1e9;
}

static void draw(void) {
    char line[LINE_BYTES + 16] = "\r\033[K";
    const struct progress_facts facts = {.source = progress.source,
                                         .n_rows = atomic_load_explicit(&progress.counts->n_rows, memory_order_relaxed),
                                         .n_bytes = atomic_load_explicit(&progress.counts->n_bytes, memory_order_relaxed),
                                         .n_bytes_total = progress.n_bytes_total,
                                         .seconds = seconds_since(progress.began)};
    size_t start = strlen(line);
    progress_line(line + start, LINE_BYTES, columns_of_terminal(), &facts);
    atomic_store(&is_drawn, true);
    put(line);
}

/* --- the thread --- */

static struct timespec after(struct timespec time, long milliseconds) {
    time.tv_nsec += milliseconds % 1000 * 1000000;
    time.tv_sec += milliseconds / 1000 + time.tv_nsec / 1000000000;
    time.tv_nsec %= 1000000000;
    return time;
}

static void *look_on(void *unused) {
    (void)unused;
    pthread_mutex_lock(&progress.mutex);
    struct timespec next = after(progress.began, FIRST_MS);
    while (!progress.has_ended) {
        if (pthread_cond_timedwait(&progress.ended, &progress.mutex, &next) == 0) continue;
        if (progress.has_ended) break;
        draw();
        clock_gettime(CLOCK_MONOTONIC, &next);
        next = after(next, NEXT_MS);
    }
    wipe();
    pthread_mutex_unlock(&progress.mutex);
    return NULL;
}

static void start_thread(void) {
    pthread_condattr_t attributes;
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    pthread_cond_init(&progress.ended, &attributes);
    pthread_condattr_destroy(&attributes);
    clock_gettime(CLOCK_MONOTONIC, &progress.began);
    progress.has_ended = false;
    progress.has_thread = pthread_create(&progress.thread, NULL, look_on, NULL) == 0; /* without one there is no line, and no harm */
}

static void begin(void *context, const char *source, int64_t n_bytes, const struct extract_progress *counts) {
    (void)context;
    pthread_mutex_lock(&progress.mutex);
    snprintf(progress.source, sizeof progress.source, "%s", source);
    progress.n_bytes_total = n_bytes;
    progress.counts = counts;
    pthread_mutex_unlock(&progress.mutex);
    if (!progress.has_thread) start_thread();
}

static void end(void *context) {
    (void)context;
    progress_close();
}

void progress_close(void) {
    if (!progress.has_thread) return;
    pthread_mutex_lock(&progress.mutex);
    progress.has_ended = true;
    pthread_cond_signal(&progress.ended);
    pthread_mutex_unlock(&progress.mutex);
    pthread_join(progress.thread, NULL);
    pthread_cond_destroy(&progress.ended);
    progress.has_thread = false;
}

void progress_interrupt(void) {
    wipe();
}

/* With -v, at once: what a long run will take is told before it. */
static void estimate(void *context, const char *memory, const char *extracts) {
    struct session *session = context;
    struct diags *diags = diags_new(session->arena);
    DIAG(diags, MSG_RUN_MEMORY_NOTE, NOWHERE, NULL, memory, extracts);
    const struct diag *diag = diags_at(diags, 0);
    put(session->is_json ? diag_json(session->arena, diag) : diag_text(session->arena, diag, false));
}

static bool has_line(const struct session *session) {
    const char *terminal = getenv("TERM");
    bool can_move = terminal && *terminal && !text_equal(terminal, "dumb");
    return !session->is_quiet && !session->is_json && can_move && isatty(STDERR_FILENO);
}

void progress_open(struct session *session) {
    struct run_watch *watch = ARENA_NEW(session->arena, struct run_watch);
    *watch = (struct run_watch){.context = session};
    if (has_line(session)) watch->begin = begin;
    if (has_line(session)) watch->end = end;
    if (session->is_verbose && !session->is_quiet) watch->estimate = estimate;
    session->run.watch = watch;
}
