/* tests/unit/base/test_arena.c */
#include "base/arena_fail.h"
#include "test_base.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static bool is_filled(const unsigned char *bytes, size_t n, unsigned char with) {
    for (size_t i = 0; i < n; i++)
        if (bytes[i] != with) return false;
    return true;
}

START_TEST(objects_are_zeroed_aligned_and_apart) {
    unsigned char *objects[200];
    for (size_t i = 0; i < 200; i++) {
        size_t size = i * i; /* from 0 to some 40,000: within chunks, and with chunks of their own */
        objects[i] = arena_alloc(test_arena, 1, size);
        ck_assert_ptr_nonnull(objects[i]);
        ck_assert_uint_eq((uintptr_t)objects[i] % 16, 0);
        ck_assert(is_filled(objects[i], size, 0));
        memset(objects[i], (int)i, size);
    }
    for (size_t i = 0; i < 200; i++) ck_assert(is_filled(objects[i], i * i, (unsigned char)i));
}
END_TEST

START_TEST(bytes_count_objects_and_children) {
    arena_alloc(test_arena, 100, 10);
    struct arena *child = arena_child(test_arena);
    arena_alloc(child, 1, 500);
    ck_assert_uint_eq(arena_bytes(test_arena), 1500);
    ck_assert_uint_eq(arena_bytes(child), 500);
    arena_close(child);
    ck_assert_uint_eq(arena_bytes(test_arena), 1000);
}
END_TEST

START_TEST(growing_keeps_what_was_there) {
    size_t capacity = 0, n = 0;
    int *items = NULL;
    for (int i = 0; i < 10000; i++) *ARENA_PUSH(test_arena, items, n, capacity) = i;
    for (int i = 0; i < 10000; i++)
        if (items[i] != i) ck_abort_msg("item %d", i);
    ck_assert_uint_ge(capacity, 10000);
    ck_assert_uint_lt(capacity, 20000);
}
END_TEST

START_TEST(an_element_pushed_again_is_zeroed) {
    size_t capacity = 0, n = 0;
    int *items = NULL;
    *ARENA_PUSH(test_arena, items, n, capacity) = 7;
    n--;
    ck_assert_int_eq(*ARENA_PUSH(test_arena, items, n, capacity), 0);
}
END_TEST

static char closed_order[16];

static void note_closed(void *handle) {
    strcat(closed_order, handle);
}

START_TEST(deferred_closes_run_newest_first) {
    static char a[] = "a", b[] = "b", c[] = "c", d[] = "d";
    struct arena *arena = arena_open();
    arena_defer(arena, note_closed, a);
    struct arena *child = arena_child(arena);
    arena_defer(child, note_closed, b);
    struct arena *early = arena_child(arena);
    arena_defer(early, note_closed, c);
    arena_defer(arena, note_closed, d);
    arena_close(early);
    ck_assert_str_eq(closed_order, "c");
    arena_close(arena);
    ck_assert_str_eq(closed_order, "cdba");
    arena_close(NULL);
}
END_TEST

static bool ends_memory(struct arena *arena, size_t n, size_t size) {
    struct arena_guard guard;
    if (arena_guard_enter(arena, &guard)) return true;
    arena_alloc(arena, n, size);
    arena_guard_leave(arena, &guard);
    return false;
}

START_TEST(sizes_that_overflow_reach_the_guard) {
    ck_assert(ends_memory(test_arena, SIZE_MAX, 2));
    ck_assert(ends_memory(test_arena, SIZE_MAX, 1));
    ck_assert(ends_memory(test_arena, SIZE_MAX / 2, 1));
    ck_assert(ends_memory(arena_child(test_arena), SIZE_MAX / 4, 8));
    ck_assert(!ends_memory(test_arena, 3, 5));
    ck_assert(!ends_memory(test_arena, 0, 0));
}
END_TEST

/* The inner guard is reached first; what it does after is under the outer one. */
static int guards_reached(struct arena *arena) {
    struct arena_guard outer, inner;
    if (arena_guard_enter(arena, &outer)) return 2;
    if (arena_guard_enter(arena, &inner)) arena_exhausted(arena);
    arena_exhausted(arena_child(arena));
}

START_TEST(guards_nest) {
    ck_assert_int_eq(guards_reached(test_arena), 2);
}
END_TEST

START_TEST(the_nth_allocation_can_be_made_to_fail) {
    arena_fail_after(2);
    arena_alloc(test_arena, 1, 1);
    ck_assert(!ends_memory(test_arena, 1, 1));
    ck_assert(ends_memory(test_arena, 1, 1));
    ck_assert(!ends_memory(test_arena, 1, 1));
    arena_fail_after(0);
    ck_assert_ptr_null(arena_open());
    arena_fail_after(10);
    ck_assert_int_eq(arena_fail_after(-1), 10);
}
END_TEST

START_TEST(without_a_guard_the_program_ends_with_status_5) {
    int ends[2], status;
    char line[100] = {0};
    ck_assert_int_eq(pipe(ends), 0);
    pid_t child = fork();
    if (child == 0) {
        dup2(ends[1], STDERR_FILENO);
        arena_exhausted(test_arena);
    }
    close(ends[1]);
    ck_assert_int_gt(read(ends[0], line, sizeof line - 1), 0);
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    ck_assert(WIFEXITED(status) && WEXITSTATUS(status) == 5);
    ck_assert_str_eq(line, "boardpaper: error: out of memory  [OUT008]\n");
    close(ends[0]);
}
END_TEST

TCase *arena_case(void) {
    TCase *test_case = new_case("arena");
    tcase_add_test(test_case, objects_are_zeroed_aligned_and_apart);
    tcase_add_test(test_case, bytes_count_objects_and_children);
    tcase_add_test(test_case, growing_keeps_what_was_there);
    tcase_add_test(test_case, an_element_pushed_again_is_zeroed);
    tcase_add_test(test_case, deferred_closes_run_newest_first);
    tcase_add_test(test_case, sizes_that_overflow_reach_the_guard);
    tcase_add_test(test_case, guards_nest);
    tcase_add_test(test_case, the_nth_allocation_can_be_made_to_fail);
    tcase_add_test(test_case, without_a_guard_the_program_ends_with_status_5);
    return test_case;
}
