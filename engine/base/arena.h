/* base/arena.h - memory with one lifetime.
 *
 * An arena owns every object allocated from it, and every foreign handle registered with arena_defer; arena_close
 * runs the deferred closes, newest first, then frees all objects. Nothing is freed singly.
 * Shape     chunks of growing size; with the build option `arena_debug` every object is its own malloc, so that
 *           sanitizers see overruns.
 * Errors    none are returned. When memory ends (or a size overflows) control returns to the nearest guard:
 *
 *               struct arena_guard guard;
 *               if (arena_guard_enter(arena, &guard)) return STATUS_OUTSIDE;   // reached again when memory ends
 *               ... work that allocates ...
 *               arena_guard_leave(arena, &guard);
 *
 *           Without a guard the program ends with exit status 5 after one line on standard error; main() always
 *           sets one. A child arena (arena_child) uses its parent's guard and is closed with its parent.
 * Threads   an arena belongs to one thread at a time. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <setjmp.h>
#include <stdbool.h>
#include <stddef.h>

struct arena;

struct arena_guard {
    jmp_buf place;              /* where control returns when memory ends */
    struct arena_guard *outer;  /* the guard in force before, or NULL */
};

/* A new arena; NULL when memory ends. */
struct arena *arena_open(void);

/* A new arena that is closed with `parent` at the latest, and shares its guard. Never NULL. */
struct arena *arena_child(struct arena *parent);

/* Runs the deferred closes, newest first, and frees everything. NULL is allowed. */
void arena_close(struct arena *arena);

/* `n` objects of `size` bytes, zeroed, aligned for any type. n * size is checked for overflow. Never NULL, also
 * when n is 0. */
void *arena_alloc(struct arena *arena, size_t n, size_t size);

/* Array that grows: returns storage for at least `need` elements, with the first `n` copied from `old` (which may be
 * NULL). *capacity is updated; growth is by doubling, so repeated use is linear. */
void *arena_grow(struct arena *arena, void *old, size_t n, size_t need, size_t size, size_t *capacity);

/* Calls close_fn(handle) when the arena is closed. */
void arena_defer(struct arena *arena, void (*close_fn)(void *handle), void *handle);

/* Bytes allocated so far, children included. */
size_t arena_bytes(const struct arena *arena);

/* Ends as if memory had ended: for callers whose own library allocation failed. */
_Noreturn void arena_exhausted(struct arena *arena);

void arena_guard_push(struct arena *arena, struct arena_guard *guard);
void arena_guard_leave(struct arena *arena, struct arena_guard *guard);

/* A macro, because setjmp must run in the frame that stays. False at first; true when memory ended. */
#define arena_guard_enter(arena, guard) (arena_guard_push((arena), (guard)), setjmp((guard)->place) != 0)

#define ARENA_NEW(arena, type) ((type *)arena_alloc((arena), 1, sizeof(type)))
#define ARENA_ARRAY(arena, type, n) ((type *)arena_alloc((arena), (n), sizeof(type)))

/* Appends one zeroed element to an arena array described by three lvalues, and yields a pointer to it:
 *     struct row *row = ARENA_PUSH(arena, rows, n_rows, capacity_rows); */
#define ARENA_PUSH(arena, items, n, capacity)                                                                    \
    ((items) = arena_grow((arena), (items), (n), (n) + 1, sizeof *(items), &(capacity)), &(items)[(n)++])

#endif
