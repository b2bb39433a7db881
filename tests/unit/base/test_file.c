/* tests/unit/base/test_file.c - reading. */
#include "base/arena_fail.h"
#include "base/file.h"
#include "base/text.h"
#include "test_base.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static struct diags *sink;
static const char *bytes;
static size_t n_bytes;

static enum status read_it(const char *path, size_t limit) {
    sink = diags_new(test_arena);
    bytes = NULL;
    n_bytes = 0;
    return file_read(test_arena, path, limit, NOWHERE, sink, &bytes, &n_bytes);
}

static void assert_message(const char *text) {
    ck_assert_uint_eq(diags_count(sink), 1);
    ck_assert_str_eq(diag_text(test_arena, diags_at(sink, 0), false), text);
}

START_TEST(whole_files_are_read) {
    write_file("empty", "");
    write_file("five", "12345");
    ck_assert_int_eq(read_it("empty", 0), STATUS_OK);
    ck_assert(n_bytes == 0 && bytes[0] == '\0');
    ck_assert_int_eq(read_it("five", 5), STATUS_OK);
    ck_assert(n_bytes == 5 && strcmp(bytes, "12345") == 0);
    ck_assert_uint_eq(diags_count(sink), 0);
}
END_TEST

START_TEST(files_above_the_limit_are_refused) {
    write_file("long", TEXT(test_arena, "1234567890", "1234567890"));
    ck_assert_int_eq(read_it("long", 19), STATUS_OUTSIDE);
    assert_message("error: 'long' is larger than the limit of 19 bytes; is it the right file?  [OUT004]\n");
    ck_assert_ptr_null(bytes);
}
END_TEST

START_TEST(what_is_no_file_is_refused_by_name) {
    ck_assert_int_eq(read_it("missing", 9), STATUS_OUTSIDE);
    assert_message("error: there is no file 'missing'  [OUT001]\n");
    ck_assert_int_eq(read_it(".", 9), STATUS_OUTSIDE);
    assert_message("error: '.' is a folder, not a file; name a file  [OUT003]\n");
    ck_assert_int_eq(read_it("/dev/null", 9), STATUS_OUTSIDE);
    assert_message("error: '/dev/null' is a device, not a file; name a file  [OUT003]\n");
    write_file("plain", "");
    ck_assert_int_eq(read_it("plain/below", 9), STATUS_OUTSIDE);
    assert_message("error: cannot read 'plain/below': a part of its path is not a folder  [OUT002]\n");
    ck_assert_int_eq(symlink("loop", "loop"), 0);
    ck_assert_int_eq(read_it("loop", 9), STATUS_OUTSIDE);
    assert_message("error: cannot read 'loop': it is a symbolic link, or has too many in its path  [OUT002]\n");
}
END_TEST

START_TEST(a_file_that_is_missing_may_have_a_near_name) {
    write_file("data/log.csv", "x");
    ck_assert_int_eq(read_it("data/lgo.csv", 9), STATUS_OUTSIDE);
    assert_message("error: there is no file 'data/lgo.csv'; did you mean 'data/log.csv'?  [OUT001]\n");
    ck_assert_int_eq(read_it("none/log.csv", 9), STATUS_OUTSIDE);
    assert_message("error: there is no file 'none/log.csv'  [OUT001]\n");
}
END_TEST

/* A suggestion can be put where the word stood: in a file, from that file's folder. */
START_TEST(a_near_name_is_written_as_the_file_would) {
    static const struct {
        const char *in, *message;
    } rows[] = {
        {"data/spec.yaml", "data/spec.yaml:7: error: there is no file 'data/lgo.csv'; did you mean 'log.csv'?  [OUT001]\n"},
        {"spec.yaml", "spec.yaml:7: error: there is no file 'data/lgo.csv'; did you mean 'data/log.csv'?  [OUT001]\n"},
        {"a/b.yaml", "a/b.yaml:7: error: there is no file 'data/lgo.csv'; did you mean '../data/log.csv'?  [OUT001]\n"},
        {"/b.yaml", "/b.yaml:7: error: there is no file 'data/lgo.csv'; did you mean 'log.csv'?  [OUT001]\n"},
    };
    write_file("data/log.csv", "x");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct source_text file = {.shown = rows[i].in};
        struct place place = {&file, 7, 0, 0};
        sink = diags_new(test_arena);
        ck_assert_int_eq(file_read(test_arena, "data/lgo.csv", 9, place, sink, &bytes, &n_bytes), STATUS_OUTSIDE);
        assert_message(rows[i].message);
    }
}
END_TEST

START_TEST(permission_is_needed) {
    write_file("secret", "x");
    ck_assert_int_eq(chmod("secret", 0), 0);
    if (geteuid() == 0) return; /* who may read everything */
    ck_assert_int_eq(read_it("secret", 9), STATUS_OUTSIDE);
    assert_message("error: cannot read 'secret': permission denied  [OUT002]\n");
}
END_TEST

START_TEST(messages_point_to_where_the_path_was_named) {
    static const struct source_text file = {.shown = "spec.yaml"};
    struct place place = {&file, 7, 0, 0};
    sink = diags_new(test_arena);
    ck_assert_int_eq(file_read(test_arena, "missing", 9, place, sink, &bytes, &n_bytes), STATUS_OUTSIDE);
    assert_message("spec.yaml:7: error: there is no file 'missing'  [OUT001]\n");
}
END_TEST

/* Starts a process that writes n times "0123456789" into the pipe. */
static pid_t start_writer(const char *path, int n) {
    pid_t child = fork();
    if (child != 0) return child;
    int fd = open(path, O_WRONLY);
    for (int i = 0; i < n; i++)
        if (write(fd, "0123456789", 10) != 10) _exit(1);
    _exit(0);
}

static void end_writer(pid_t child) {
    int status;
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    ck_assert(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

START_TEST(pipes_are_read) {
    ck_assert_int_eq(mkfifo("pipe", 0666), 0);
    pid_t child = start_writer("pipe", 30000);
    ck_assert_int_eq(read_it("pipe", 300000), STATUS_OK);
    end_writer(child);
    ck_assert_uint_eq(n_bytes, 300000);
    ck_assert(memcmp(bytes + 299990, "0123456789", 11) == 0);
    child = start_writer("pipe", 3);
    ck_assert_int_eq(read_it("pipe", 29), STATUS_OUTSIDE);
    end_writer(child);
    assert_message("error: 'pipe' is larger than the limit of 29 bytes; is it the right file?  [OUT004]\n");
}
END_TEST

/* --- streams --- */

static struct file_stream *stream;

static enum status open_stream(const char *path) {
    sink = diags_new(test_arena);
    return file_stream_open(test_arena, path, NOWHERE, sink, &stream);
}

/* Reads to the end; the sum of block sizes, each byte checked against the pattern of ten digits. */
static size_t read_digits(void) {
    size_t total = 0, n;
    const char *block;
    do {
        ck_assert_int_eq(file_stream_next(stream, sink, &block, &n), STATUS_OK);
        for (size_t i = 0; i < n; i++)
            if (block[i] != (char)('0' + (total + i) % 10)) ck_abort_msg("byte %zu", total + i);
        total += n;
    } while (n > 0);
    return total;
}

static void write_digits(const char *path, size_t n) {
    char *text = ARENA_ARRAY(test_arena, char, n + 1);
    for (size_t i = 0; i < n; i++) text[i] = (char)('0' + i % 10);
    write_file(path, text);
}

static const size_t lengths[] = {0, 1, 262143, 262144, 262145, 524288, 1000000};

START_TEST(streams_give_every_byte) {
    write_digits("digits", lengths[_i]);
    ck_assert_int_eq(open_stream("digits"), STATUS_OK);
    ck_assert_uint_eq(read_digits(), lengths[_i]);
    ck_assert_uint_eq(read_digits(), 0); /* the end stays the end */
}
END_TEST

START_TEST(streams_read_standard_input) {
    int ends[2];
    write_digits("digits", 12345);
    int fd = open("digits", O_RDONLY);
    ck_assert_int_eq(dup2(fd, 0), 0);
    ck_assert_int_eq(open_stream("-"), STATUS_OK);
    ck_assert_uint_eq(read_digits(), 12345);
    ck_assert_int_eq(pipe(ends), 0);
    ck_assert_int_eq(dup2(ends[0], 0), 0);
    ck_assert_int_eq(write(ends[1], "012", 3), 3);
    close(ends[1]);
    ck_assert_int_eq(open_stream("-"), STATUS_OK);
    ck_assert_uint_eq(read_digits(), 3);
    ck_assert_int_eq(dup2(open(".", O_RDONLY), 0), 0);
    ck_assert_int_eq(open_stream("-"), STATUS_OUTSIDE);
    assert_message("error: 'standard input' is a folder, not a file; name a file  [OUT003]\n");
    close(0);
    ck_assert_int_eq(open_stream("-"), STATUS_OUTSIDE);
    assert_message("error: cannot read 'standard input': it is closed  [OUT002]\n");
}
END_TEST

START_TEST(streams_refuse_what_is_no_file) {
    ck_assert_int_eq(open_stream("missing"), STATUS_OUTSIDE);
    assert_message("error: there is no file 'missing'  [OUT001]\n");
    ck_assert_int_eq(open_stream("."), STATUS_OUTSIDE);
    assert_message("error: '.' is a folder, not a file; name a file  [OUT003]\n");
}
END_TEST

static void append(void) {
    int fd = open("digits", O_WRONLY | O_APPEND);
    ck_assert_int_eq(write(fd, "x", 1), 1);
    close(fd);
}

static void shorten(void) {
    ck_assert_int_eq(truncate("digits", 400000), 0);
}

static void replace(void) {
    write_digits("other", 524288);
    ck_assert_int_eq(rename("other", "digits"), 0);
}

static void touch(void) {
    const struct timespec times[2] = {{.tv_sec = 1}, {.tv_sec = 1}};
    ck_assert_int_eq(utimensat(AT_FDCWD, "digits", times, 0), 0);
}

static void take_away(void) {
    ck_assert_int_eq(unlink("digits"), 0);
}

static void (*const changes[])(void) = {append, shorten, replace, touch, take_away};

START_TEST(a_file_that_changes_meanwhile_is_refused) {
    const char *block;
    size_t n = 1;
    enum status status = STATUS_OK;
    write_digits("digits", 524288);
    ck_assert_int_eq(open_stream("digits"), STATUS_OK);
    ck_assert_int_eq(file_stream_next(stream, sink, &block, &n), STATUS_OK);
    changes[_i]();
    while (status == STATUS_OK && n > 0) status = file_stream_next(stream, sink, &block, &n);
    ck_assert_int_eq(status, STATUS_OUTSIDE);
    assert_message(
        "error: 'digits' changed while it was read; run again once nothing writes to it any more  [OUT005]\n");
}
END_TEST

START_TEST(files_are_read_at_any_place) {
    char got[4] = "";
    write_file("letters", "abcdefgh");
    const struct file_at *file = file_at_open(test_arena, "letters");
    ck_assert_ptr_nonnull(file);
    ck_assert_int_eq(file_at_size(file), 8);
    ck_assert(file_at_read(file, 5, got, 3));
    ck_assert_str_eq(got, "fgh");
    ck_assert(!file_at_read(file, 6, got, 3));
    ck_assert(file_at_is_unchanged(file));
    ck_assert_ptr_null(file_at_open(test_arena, "missing"));
    ck_assert_ptr_null(file_at_open(test_arena, "."));
    ck_assert_ptr_null(file_at_open(test_arena, "-"));
    ck_assert_int_eq(mkfifo("fifo", 0600), 0);
    ck_assert_ptr_null(file_at_open(test_arena, "fifo"));
}
END_TEST

START_TEST(a_file_read_at_any_place_changes) {
    write_digits("digits", 524288);
    const struct file_at *file = file_at_open(test_arena, "digits");
    ck_assert(file_at_is_unchanged(file));
    changes[_i]();
    ck_assert(!file_at_is_unchanged(file));
}
END_TEST

/* 1 when memory ended. */
static int read_under_guard(long n_allocations) {
    struct arena_guard guard;
    struct arena *arena = arena_open();
    if (arena_guard_enter(arena, &guard)) {
        arena_close(arena);
        return 1;
    }
    arena_fail_after(n_allocations);
    sink = diags_new(arena);
    enum status status = file_read(arena, "digits", 100, NOWHERE, sink, &bytes, &n_bytes);
    enum status missing = file_read(arena, "missing", 100, NOWHERE, sink, &bytes, &n_bytes);
    ck_assert(status == STATUS_OK && missing == STATUS_OUTSIDE);
    arena_guard_leave(arena, &guard);
    arena_close(arena);
    return 0;
}

START_TEST(nothing_stays_open_when_memory_ends) {
    write_digits("digits", 50);
    int n_open = count_open();
    long n = 0;
    while (read_under_guard(n)) {
        ck_assert_int_eq(count_open(), n_open);
        n++;
    }
    ck_assert_int_gt(n, 5);
    ck_assert_int_ge(arena_fail_after(-1), 0);
    ck_assert_int_eq(count_open(), n_open);
}
END_TEST

START_TEST(files_are_written_whole) {
    sink = diags_new(test_arena);
    ck_assert_int_eq(file_write("written", "longer than what follows", 24, sink), STATUS_OK);
    ck_assert_int_eq(file_write("written", "short", 5, sink), STATUS_OK);
    ck_assert_int_eq(read_it("written", 99), STATUS_OK);
    ck_assert_uint_eq(n_bytes, 5);
    ck_assert_int_eq(memcmp(bytes, "short", 5), 0);
    sink = diags_new(test_arena);
    ck_assert_int_eq(file_write("nowhere/written", "x", 1, sink), STATUS_OUTSIDE);
    assert_message("error: cannot write 'nowhere/written': there is no such file or folder; name another folder  [OUT006]\n");
}
END_TEST

TCase *file_case(void) {
    TCase *test_case = new_folder_case("file");
    tcase_add_test(test_case, whole_files_are_read);
    tcase_add_test(test_case, files_above_the_limit_are_refused);
    tcase_add_test(test_case, what_is_no_file_is_refused_by_name);
    tcase_add_test(test_case, a_file_that_is_missing_may_have_a_near_name);
    tcase_add_test(test_case, a_near_name_is_written_as_the_file_would);
    tcase_add_test(test_case, permission_is_needed);
    tcase_add_test(test_case, messages_point_to_where_the_path_was_named);
    tcase_add_test(test_case, pipes_are_read);
    tcase_add_loop_test(test_case, streams_give_every_byte, 0, (int)(sizeof lengths / sizeof *lengths));
    tcase_add_test(test_case, streams_read_standard_input);
    tcase_add_test(test_case, streams_refuse_what_is_no_file);
    tcase_add_loop_test(test_case, a_file_that_changes_meanwhile_is_refused, 0,
                        (int)(sizeof changes / sizeof *changes));
    tcase_add_test(test_case, files_are_read_at_any_place);
    tcase_add_loop_test(test_case, a_file_read_at_any_place_changes, 0, (int)(sizeof changes / sizeof *changes));
    tcase_add_test(test_case, files_are_written_whole);
    tcase_add_test(test_case, nothing_stays_open_when_memory_ends);
    return test_case;
}
