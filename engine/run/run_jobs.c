/* run/run_jobs.c - documents written beside each other.
 *
 * Workers take jobs in their order from a shared counter: the caller is one, the others are threads. Nothing is shared between them but
 * what is read-only by now: the report and the jobs. Messages and statuses are those of the jobs in their order, whoever did them: once
 * a job has failed no further one is begun, all before it were, and the first that failed is told. Memory that ends in a job ends that
 * job alone; then the caller tells. When the caller's own arena is closed early, that waits for the threads: nobody frees what is in use. */
#include "run/run_state.h"

#include <pthread.h>
#include <stdatomic.h>
#include <unistd.h>

struct result {
    struct diags *diags; /* NULL until the job has begun */
    enum status status;
};

struct jobs {
    const struct run_job *jobs;
    struct result *results;
    size_t n;
    atomic_size_t next;
    atomic_bool is_over; /* a job has failed */
};

struct crew_member {
    struct run_worker worker;
    struct jobs *jobs;
    pthread_t thread;
    bool has_thread; /* one that nobody has waited for */
};

static void do_job(struct run_worker *worker, const struct run_job *job, struct result *result) {
    struct arena_guard guard;
    result->status = STATUS_OUTSIDE;
    if (arena_guard_enter(worker->arena, &guard)) return;
    result->diags = worker->diags = diags_new(worker->arena);
    result->status = job->work(worker, job);
    arena_guard_leave(worker->arena, &guard);
}

static void *work(void *context) {
    struct crew_member *member = context;
    struct jobs *jobs = member->jobs;
    while (!atomic_load(&jobs->is_over)) {
        size_t i = atomic_fetch_add(&jobs->next, 1);
        if (i >= jobs->n) break;
        do_job(&member->worker, &jobs->jobs[i], &jobs->results[i]);
        if (jobs->results[i].status != STATUS_OK) atomic_store(&jobs->is_over, true);
    }
    return NULL;
}

static void wait_for(struct crew_member *member) {
    if (member->has_thread) pthread_join(member->thread, NULL);
    member->has_thread = false;
}

static void close_member(void *context) {
    struct crew_member *member = context;
    wait_for(member);
    arena_close(member->worker.arena);
}

enum { STACK_BYTES = 1 << 20, MOST_WORKERS = 8 };

/* A small stack, so that a worker costs little where memory is short. Where no thread can be had, others do the work: the bytes are
 * the same. */
static void start_thread(struct crew_member *member) {
    pthread_attr_t attributes;
    presenters_heaps();
    if (pthread_attr_init(&attributes) != 0) return;
    member->has_thread = pthread_attr_setstacksize(&attributes, STACK_BYTES) == 0 &&
                         pthread_create(&member->thread, &attributes, work, member) == 0;
    pthread_attr_destroy(&attributes);
}

static void open_member(struct arena *arena, struct crew_member *member, const struct run *run, struct jobs *jobs) {
    *member = (struct crew_member){.worker = {.run = run}, .jobs = jobs};
    arena_defer(arena, close_member, member); /* first: memory may end in between */
    member->worker.arena = arena_open();
    if (member->worker.arena == NULL) arena_exhausted(arena);
}

static size_t count_workers(const struct run *run, size_t n_jobs) {
    long n_processors = sysconf(_SC_NPROCESSORS_ONLN);
    size_t n = run->options.n_threads > 0 ? (size_t)run->options.n_threads : n_processors > 0 ? (size_t)n_processors : 1;
    if (n > MOST_WORKERS) n = MOST_WORKERS;
    return n < n_jobs ? n : n_jobs;
}

static enum status merge(struct arena *arena, const struct jobs *jobs, struct diags *diags) {
    for (size_t i = 0; i < jobs->n; i++) {
        const struct result *result = &jobs->results[i];
        bool is_memory = result->diags == NULL || (result->status == STATUS_OUTSIDE && diags_count(result->diags) == 0);
        if (is_memory) arena_exhausted(arena);
        diags_merge(diags, result->diags);
        TRY(result->status);
    }
    return STATUS_OK;
}

enum status run_jobs(struct arena *arena, const struct run *run, const struct run_job *jobs, size_t n, struct diags *diags) {
    size_t n_workers = count_workers(run, n);
    struct jobs *all = ARENA_NEW(arena, struct jobs);
    struct crew_member *crew = ARENA_ARRAY(arena, struct crew_member, n_workers);
    all->jobs = jobs;
    all->n = n;
    all->results = ARENA_ARRAY(arena, struct result, n);
    for (size_t i = 0; i < n_workers; i++) open_member(arena, &crew[i], run, all);
    for (size_t i = 1; i < n_workers; i++) start_thread(&crew[i]);
    if (n > 0) work(&crew[0]);
    for (size_t i = 0; i < n_workers; i++) wait_for(&crew[i]);
    return merge(arena, all, diags);
}
