/* base/arena.c - chunks in a list, the current one first; objects are taken from it in turn.
 *
 * Large objects get a chunk of their own behind the current one, so that its rest is not lost. With ARENA_DEBUG every
 * object does, and a chunk is then exactly as long as its object. A child arena is an entry in its parent's list of
 * deferred closes, which keeps "newest first" true across both. */
#include "base/arena.h"

#include "base/arena_fail.h"
#include "base/status.h"

#include <assert.h>
#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { FIRST_CHUNK = 4096, LAST_CHUNK = 1 << 20, ALIGNMENT = 16 };

#ifdef ARENA_DEBUG
static const bool one_chunk_each = true;
#else
static const bool one_chunk_each = false;
#endif

struct chunk {
    struct chunk *next;
    size_t capacity, used;
    alignas(ALIGNMENT) unsigned char bytes[];
};

struct deferred {
    struct deferred *next;
    struct deferred **link; /* what points here */
    void (*close_fn)(void *handle);
    void *handle;
};

struct arena {
    struct chunk *chunks;
    size_t next_capacity;
    size_t n_bytes; /* of objects, without children */
    struct deferred *deferred;
    struct arena *parent;
    struct deferred as_child;  /* entry in the parent's list */
    struct arena_guard *guard; /* of a root only */
};

static _Thread_local long allocations_left = -1;

long arena_fail_after(long n) {
    long left = allocations_left;
    allocations_left = n;
    return left;
}

static bool is_made_to_fail(void) {
    if (allocations_left < 0) return false;
    return allocations_left-- == 0;
}

static struct arena *root_of(struct arena *arena) {
    while (arena->parent) arena = arena->parent;
    return arena;
}

static void defer_link(struct arena *arena, struct deferred *deferred) {
    deferred->next = arena->deferred;
    deferred->link = &arena->deferred;
    if (deferred->next) deferred->next->link = &deferred->next;
    arena->deferred = deferred;
}

static void defer_unlink(struct deferred *deferred) {
    *deferred->link = deferred->next;
    if (deferred->next) deferred->next->link = deferred->link;
}

struct arena *arena_open(void) {
    if (is_made_to_fail()) return NULL;
    struct arena *arena = calloc(1, sizeof *arena);
    if (arena) arena->next_capacity = FIRST_CHUNK;
    return arena;
}

static void close_child(void *handle) {
    struct arena *child = handle;
    child->parent = NULL; /* already out of the parent's list */
    arena_close(child);
}

struct arena *arena_child(struct arena *parent) {
    struct arena *child = arena_open();
    if (!child) arena_exhausted(parent);
    child->parent = parent;
    child->as_child.close_fn = close_child;
    child->as_child.handle = child;
    defer_link(parent, &child->as_child);
    return child;
}

void arena_close(struct arena *arena) {
    if (!arena) return;
    if (arena->parent) defer_unlink(&arena->as_child);
    while (arena->deferred) {
        struct deferred *newest = arena->deferred;
        defer_unlink(newest);
        newest->close_fn(newest->handle);
    }
    for (struct chunk *chunk = arena->chunks, *next; chunk; chunk = next) {
        next = chunk->next;
        free(chunk);
    }
    free(arena);
}

static struct chunk *chunk_new(struct arena *arena, size_t capacity) {
    if (capacity > PTRDIFF_MAX - sizeof(struct chunk)) arena_exhausted(arena);
    struct chunk *chunk = calloc(1, sizeof *chunk + capacity);
    if (!chunk) arena_exhausted(arena);
    chunk->capacity = capacity;
    return chunk;
}

static void *own_chunk(struct arena *arena, size_t bytes) {
    struct chunk *chunk = chunk_new(arena, bytes);
    chunk->used = bytes;
    struct chunk **link = arena->chunks ? &arena->chunks->next : &arena->chunks;
    chunk->next = *link;
    *link = chunk;
    return chunk->bytes;
}

static void *current_chunk(struct arena *arena, size_t bytes) {
    struct chunk *chunk = arena->chunks;
    if (!chunk || bytes > chunk->capacity - chunk->used) {
        chunk = chunk_new(arena, arena->next_capacity);
        chunk->next = arena->chunks;
        arena->chunks = chunk;
        if (arena->next_capacity < LAST_CHUNK) arena->next_capacity *= 2;
    }
    void *object = chunk->bytes + chunk->used;
    chunk->used += bytes;
    return object;
}

void *arena_alloc(struct arena *arena, size_t n, size_t size) {
    size_t bytes;
    if (__builtin_mul_overflow(n, size, &bytes) || bytes > PTRDIFF_MAX - ALIGNMENT || is_made_to_fail())
        arena_exhausted(arena);
    arena->n_bytes += bytes;
    if (one_chunk_each) return own_chunk(arena, bytes);
    if (bytes > arena->next_capacity / 4) return own_chunk(arena, bytes);
    return current_chunk(arena, (bytes + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1));
}

/* Elements from `n` on are cleared even where the storage is kept: an element that was dropped and is pushed again must
 * come back zeroed. */
void *arena_grow(struct arena *arena, void *old, size_t n, size_t need, size_t size, size_t *capacity) {
    assert(n <= need && (old || n == 0));
    if (old && need <= *capacity) {
        memset((char *)old + n * size, 0, (need - n) * size);
        return old;
    }
    size_t wanted = *capacity < 8 ? 8 : *capacity;
    while (wanted < need) {
        if (wanted > SIZE_MAX / 2) arena_exhausted(arena);
        wanted *= 2;
    }
    void *storage = arena_alloc(arena, wanted, size);
    if (n > 0) memcpy(storage, old, n * size);
    *capacity = wanted;
    return storage;
}

void arena_defer(struct arena *arena, void (*close_fn)(void *handle), void *handle) {
    struct deferred *deferred = ARENA_NEW(arena, struct deferred);
    deferred->close_fn = close_fn;
    deferred->handle = handle;
    defer_link(arena, deferred);
}

size_t arena_bytes(const struct arena *arena) {
    size_t n = arena->n_bytes;
    for (const struct deferred *entry = arena->deferred; entry; entry = entry->next)
        if (entry->close_fn == close_child) n += arena_bytes(entry->handle);
    return n;
}

static _Noreturn void end_without_guard(void) {
    static const char line[] = "boardpaper: error: out of memory  [OUT008]\n";
    ssize_t n = write(STDERR_FILENO, line, sizeof line - 1);
    (void)n; /* nothing is left to be done about it */
    _Exit(STATUS_OUTSIDE);
}

/* The guard is taken down before the jump: the frame that set it is about to return, and what it does first must reach
 * the guard outside it. */
_Noreturn void arena_exhausted(struct arena *arena) {
    struct arena *root = root_of(arena);
    struct arena_guard *guard = root->guard;
    if (!guard) end_without_guard();
    root->guard = guard->outer;
    longjmp(guard->place, 1);
}

void arena_guard_push(struct arena *arena, struct arena_guard *guard) {
    struct arena *root = root_of(arena);
    guard->outer = root->guard;
    root->guard = guard;
}

void arena_guard_leave(struct arena *arena, struct arena_guard *guard) {
    root_of(arena)->guard = guard->outer;
}
