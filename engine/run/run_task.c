/* run/run_task.c - a document written beside the others.
 *
 * Nothing is shared with the caller but what is read-only by now: the report and the path. Memory that ends in a task ends the task
 * alone; the caller tells. When the caller's own arena is closed early, that waits for the task: nobody frees what is in use. */
#include "run/run_state.h"

#include <malloc.h>
#include <pthread.h>

struct run_task {
    run_work *work;
    const struct run *run;
    const char *path;
    struct arena *caller, *own;
    struct diags *diags;    /* NULL until the task has begun */
    enum status status;
    pthread_t thread;
    bool has_thread;        /* one that nobody has waited for */
};

static enum status guarded(struct run_task *task) {
    struct arena_guard guard;
    if (arena_guard_enter(task->own, &guard)) return STATUS_OUTSIDE;
    task->diags = diags_new(task->own);
    enum status status = task->work(task->own, task->run, task->path, task->diags);
    arena_guard_leave(task->own, &guard);
    return status;
}

static void *run_thread(void *context) {
    struct run_task *task = context;
    task->status = guarded(task);
    return NULL;
}

static void wait_for(struct run_task *task) {
    if (task->has_thread) pthread_join(task->thread, NULL);
    task->has_thread = false;
}

static void close_task(void *context) {
    struct run_task *task = context;
    wait_for(task);
    arena_close(task->own);
}

enum { STACK_BYTES = 1 << 20 };

/* A small stack, so that a task costs little where memory is short. */
static bool start_thread(struct run_task *task) {
    pthread_attr_t attributes;
    /* One heap for all threads: a heap of its own would ask for 64 MB of addresses, and libraries fall over where those end. */
    mallopt(M_ARENA_MAX, 1);
    if (pthread_attr_init(&attributes) != 0) return false;
    bool is_started = pthread_attr_setstacksize(&attributes, STACK_BYTES) == 0 &&
                      pthread_create(&task->thread, &attributes, run_thread, task) == 0;
    pthread_attr_destroy(&attributes);
    return is_started;
}

struct run_task *run_task_start(struct arena *arena, const struct run *run, run_work *work, const char *path) {
    struct run_task *task = ARENA_NEW(arena, struct run_task);
    *task = (struct run_task){.work = work, .run = run, .path = path, .caller = arena, .own = arena_open()};
    if (task->own == NULL) arena_exhausted(arena);
    arena_defer(arena, close_task, task);
    /* Where no thread can be had, the caller does the work itself: the bytes are the same. */
    task->has_thread = run->options.n_threads != 1 && start_thread(task);
    if (!task->has_thread) run_thread(task);
    return task;
}

enum status run_task_end(struct run_task *task, struct diags *diags) {
    wait_for(task);
    bool is_memory = task->diags == NULL || (task->status == STATUS_OUTSIDE && diags_count(task->diags) == 0);
    if (is_memory) arena_exhausted(task->caller);
    diags_merge(diags, task->diags);
    return task->status;
}
