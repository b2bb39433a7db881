/* tests/unit/base/test_out_fault.c - the folder when something fails: memory, disk, a file system that cannot exchange.
 *
 * renameat2 and fsync are wrapped by the linker (meson.build), so that they fail as wanted, in this whole suite. */
#include "base/arena_fail.h"
#include "base/file.h"
#include "test_base.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>

int __real_renameat2(int, const char *, int, const char *, unsigned int);
int __wrap_renameat2(int, const char *, int, const char *, unsigned int);
int __wrap_fsync(int);

static int rename_error;              /* what every renameat2 fails with, or 0 */
static void (*before_exchange)(void); /* called once, just before the next exchange */
static int fsyncs_left = -1;          /* fails after so many, once; negative: never */

int __wrap_renameat2(int from, const char *old, int to, const char *new, unsigned int flags) {
    if (rename_error != 0) {
        errno = rename_error;
        return -1;
    }
    if (before_exchange && flags == RENAME_EXCHANGE) {
        void (*call)(void) = before_exchange;
        before_exchange = NULL;
        call();
    }
    return __real_renameat2(from, old, to, new, flags);
}

int __wrap_fsync(int fd) {
    if (fsyncs_left >= 0 && fsyncs_left-- == 0) {
        errno = EIO;
        return -1;
    }
    return fd >= 0 ? 0 : -1; /* what is durable cannot be seen here, and waiting for disks is slow */
}

static struct diags *sink;
static struct out_folder *out;

static enum status write_run(struct arena *arena, const char *text) {
    TRY(out_begin(arena, "a/out", sink, &out));
    TRY(out_write(out, "x.csv", text, strlen(text), sink));
    TRY(out_write(out, "charts/y.svg", text, strlen(text), sink));
    const char *manifest = "[\"x.csv\", \"charts/y.svg\"]";
    TRY(out_write(out, "evidence/manifest.json", manifest, strlen(manifest), sink));
    return out_commit(out, sink);
}

static enum status run(const char *text) {
    sink = diags_new(test_arena);
    return write_run(test_arena, text);
}

/* The one message, as it is shown. */
static const char *message(void) {
    ck_assert_uint_eq(diags_count(sink), 1);
    return diag_text(test_arena, diags_at(sink, 0), false);
}

/* All of the target is of one run. */
static void assert_target(const char *text) {
    ck_assert_str_eq(read_file("a/out/x.csv"), text);
    ck_assert_str_eq(read_file("a/out/charts/y.svg"), text);
    ck_assert_int_eq(count_names("a/out", ""), 3);
}

START_TEST(without_exchange_it_takes_two_steps) {
    rename_error = EINVAL;
    ck_assert_int_eq(run("old"), STATUS_OK);
    assert_target("old");
    ck_assert_int_eq(run("new"), STATUS_OK);
    assert_target("new");
    ck_assert_int_eq(count_names("a", ""), 1);
    ck_assert_uint_eq(diags_count(sink), 0);
}
END_TEST

START_TEST(a_commit_that_fails_leaves_the_target) {
    ck_assert_int_eq(run("old"), STATUS_OK);
    rename_error = EACCES;
    ck_assert_int_eq(run("new"), STATUS_OUTSIDE);
    ck_assert_str_eq(message(), "error: cannot write 'a/out': permission denied; name another folder  [OUT006]\n");
    out_abandon(out);
    assert_target("old");
    ck_assert_int_eq(count_names("a", ""), 1);
}
END_TEST

START_TEST(a_disk_that_fails_is_no_success) {
    ck_assert_int_eq(run("old"), STATUS_OK);
    fsyncs_left = _i;
    ck_assert_int_eq(run("new"), STATUS_OUTSIDE);
    static const char *const places[] = {"x.csv", "evidence/manifest.json", "evidence", "charts/y.svg", "charts", ""};
    char expected[200];
    snprintf(expected, sizeof expected, "error: cannot write 'a/out%s%s': the disk reports an error  [OUT006]\n",
             *places[_i] ? "/" : "", places[_i]);
    ck_assert_str_eq(message(), expected);
    out_abandon(out);
    assert_target("old");
}
END_TEST

/* The target becomes somebody's between the last look and the exchange. */
static void add_notes(void) {
    write_file("a/out/notes.txt", "mine");
}

START_TEST(what_was_displaced_is_looked_at_again) {
    ck_assert_int_eq(run("old"), STATUS_OK);
    before_exchange = add_notes;
    ck_assert_int_eq(run("new"), STATUS_OUTSIDE);
    ck_assert_str_eq(message(), "error: 'a/out' holds files that no earlier run wrote (notes.txt); "
                                "move them away, or name another folder  [OUT007]\n");
    out_abandon(out);
    ck_assert_str_eq(read_file("a/out/notes.txt"), "mine");
    ck_assert_str_eq(read_file("a/out/x.csv"), "old");
    ck_assert_int_eq(count_names("a", ""), 1);
}
END_TEST

/* The target goes away between the last look and the exchange. */
static void move_away(void) {
    ck_assert_int_eq(rename("a/out", "a/moved"), 0);
}

START_TEST(a_target_that_goes_away_is_no_obstacle) {
    ck_assert_int_eq(run("old"), STATUS_OK);
    before_exchange = move_away;
    ck_assert_int_eq(run("new"), STATUS_OK);
    assert_target("new");
    ck_assert_str_eq(read_file("a/moved/x.csv"), "old");
}
END_TEST

START_TEST(a_file_too_large_is_an_error_like_others) {
    struct rlimit before, limit;
    char large[5001];
    memset(large, 'x', 5000);
    large[5000] = '\0';
    ck_assert_int_eq(getrlimit(RLIMIT_FSIZE, &before), 0);
    limit = (struct rlimit){4000, before.rlim_max};
    signal(SIGXFSZ, SIG_IGN); /* as the command line does */
    ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &limit), 0);
    enum status status = run(large);
    ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &before), 0);
    ck_assert_int_eq(status, STATUS_OUTSIDE);
    ck_assert_str_eq(message(), "error: cannot write 'a/out/x.csv': larger than a file may be here  [OUT006]\n");
    out_abandon(out);
    ck_assert_int_eq(count_names(".", ""), 0);
}
END_TEST

/* True when memory ended. */
static bool run_out_of_memory(long n_allocations) {
    struct arena_guard guard;
    struct arena *arena = arena_open();
    if (arena_guard_enter(arena, &guard)) {
        arena_close(arena);
        return true;
    }
    arena_fail_after(n_allocations);
    sink = diags_new(arena);
    ck_assert_int_eq(write_run(arena, "new"), STATUS_OK);
    arena_guard_leave(arena, &guard);
    arena_close(arena);
    return false;
}

/* Every allocation fails once: the target is of one run, nothing stays open, and nothing is left beside it but an old
 * folder that was displaced already. */
START_TEST(memory_may_end_anywhere) {
    ck_assert_int_eq(run("old"), STATUS_OK);
    int n_open = count_open(), n_failed = 0;
    for (long n = 0;; n++) {
        bool has_failed = run_out_of_memory(n);
        bool is_reached = arena_fail_after(-1) < 0;
        bool is_new = strcmp(read_file("a/out/x.csv"), "new") == 0;
        n_failed += has_failed;
        assert_target(is_new ? "new" : "old");
        ck_assert_int_eq(count_open(), n_open);
        ck_assert_int_le(count_names("a", ""), is_new ? 2 : 1);
        if (is_new) ck_assert_int_eq(run("old"), STATUS_OK); /* also sweeps */
        if (!is_reached) break;
    }
    ck_assert_int_gt(n_failed, 50);
    ck_assert_int_eq(count_names("a", ""), 1);
}
END_TEST

/* Under valgrind all cases share a process (scripts/test). */
static void nothing_fails(void) {
    rename_error = 0;
    before_exchange = NULL;
    fsyncs_left = -1;
}

TCase *out_fault_case(void) {
    TCase *test_case = new_folder_case("out_fault");
    tcase_add_checked_fixture(test_case, nothing_fails, NULL);
    tcase_add_test(test_case, without_exchange_it_takes_two_steps);
    tcase_add_test(test_case, a_commit_that_fails_leaves_the_target);
    tcase_add_loop_test(test_case, a_disk_that_fails_is_no_success, 0, 6);
    tcase_add_test(test_case, what_was_displaced_is_looked_at_again);
    tcase_add_test(test_case, a_target_that_goes_away_is_no_obstacle);
    tcase_add_test(test_case, a_file_too_large_is_an_error_like_others);
    tcase_add_test(test_case, memory_may_end_anywhere);
    return test_case;
}
