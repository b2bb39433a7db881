/* extract/fast/fast_crew.c - threads that begin and end with one piece of work. */
#include "extract/fast/fast_crew.h"

#include <malloc.h>
#include <pthread.h>

enum { STACK_BYTES = 1 << 19 };

struct crew_member {
    const struct crew_task *task;
    struct arena *arena;
    size_t worker;
    pthread_t thread;
    bool has_thread; /* one that nobody has waited for */
    bool has_failed; /* its memory ended */
};

struct crew {
    struct crew_member *members;
    size_t n;
};

static void work_guarded(struct crew_member *member) {
    struct arena_guard guard;
    if (arena_guard_enter(member->arena, &guard)) {
        member->has_failed = true;
        member->task->stop(member->task->context);
        return;
    }
    member->task->work(member->task->context, member->worker);
    arena_guard_leave(member->arena, &guard);
}

static void *run_thread(void *context) {
    work_guarded(context);
    return NULL;
}

static bool start_thread(struct crew_member *member) {
    pthread_attr_t attributes;
    /* One heap for all threads: a heap of its own would ask for 64 MB of addresses. */
    mallopt(M_ARENA_MAX, 1);
    if (pthread_attr_init(&attributes) != 0) return false;
    bool is_started = pthread_attr_setstacksize(&attributes, STACK_BYTES) == 0 &&
                      pthread_create(&member->thread, &attributes, run_thread, member) == 0;
    pthread_attr_destroy(&attributes);
    return is_started;
}

/* Also when memory ends in what the caller does for a receiver, and its arena is closed early. */
static void wait_for_all(void *handle) {
    struct crew *crew = handle;
    for (size_t i = 0; i < crew->n; i++) {
        struct crew_member *member = &crew->members[i];
        if (member->has_thread) pthread_join(member->thread, NULL);
        member->has_thread = false;
    }
}

void fast_crew_run(struct arena *arena, struct arena *const *arenas, size_t n, const struct crew_task *task) {
    if (n == 1) {
        task->work(task->context, 0);
        return;
    }
    struct crew *crew = ARENA_NEW(arena, struct crew);
    *crew = (struct crew){.members = ARENA_ARRAY(arena, struct crew_member, n), .n = n};
    arena_defer(arena, wait_for_all, crew);
    for (size_t i = 0; i < n; i++) {
        struct crew_member *member = &crew->members[i];
        *member = (struct crew_member){.task = task, .arena = arenas[i], .worker = i};
        member->has_thread = i > 0 && start_thread(member);
    }
    for (size_t i = 0; i < n; i++)
        if (!crew->members[i].has_thread) work_guarded(&crew->members[i]);
    wait_for_all(crew);
    for (size_t i = 0; i < n; i++)
        if (crew->members[i].has_failed) arena_exhausted(arena);
}
