/* tests/unit/extract/fast/test_lanes.c - which files the fast lane reads, and that nobody can tell. */
#include "../support.h"

#include "base/arena_fail.h"
#include "base/text.h"
#include "extract/fast/fast_rows.h"
#include "extract/records/reader_blocks.h"

#include <stdio.h>
#include <string.h>

#define HEAD "ref,received,issue,issues,n,summary\n"
#define HEAD_CRLF "ref,received,issue,issues,n,summary\r\n"
#define ROW "A1,05/04/2007,Delay,OB;Delay,7,\"a, \"\"b\"\"\nc\"\n"

struct lane_case {
    const char *name;
    const char *text;
    bool is_fast;
};

static const struct lane_case cases[] = {
    {"all types", HEAD ROW, true},
    {"byte-order mark", "\xEF\xBB\xBF" HEAD ROW, true},
    {"CRLF, LF inside quotes", HEAD_CRLF "A1,,,,,\"a\nb\r\nc\"\r\nA2,,,,,\r\n", true},
    {"LF, CRLF inside quotes", HEAD "A1,,,,,\"a\r\nb\"\n", true},
    {"no final line end", HEAD "A1,,,,,x", true},
    {"no final line end, CRLF", HEAD_CRLF "A1,,,,,x", true},
    {"no final line end, an empty field", HEAD "A1,,,,,", true},
    {"no final line end, a quote", HEAD "A1,,,,,\"x\"", true},
    {"spaces and tabs around fields", HEAD " A1 ,\t05/04/2007 , Delay, OB ; Delay , 7 , x \n", true},
    {"aliases", HEAD "A1,,Slow,Slow;OB,,\n", true},
    {"words that mean missing", HEAD "A1,n/a,,,,\n", true},
    {"characters of two to four bytes", HEAD "A1,,,,,\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80\n", true},
    {"a family of emoji", HEAD "A1,,,,,\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7\n", true},
    {"columns in another order, and one that is not declared", "x,summary,n,issues,issue,received,ref\n1,s,2,OB,Delay,05/04/2007,A1\n", true},
    {"the first field is empty, the row not", "summary,ref,received,issue,issues,n\n,A1,,,,\n", true},
    {"a header on two lines", "ref,received,issue,issues,n,summary,\"x\ny\"\nA1,,,,,,\n", true},

    {"header only", HEAD, false},
    {"blank line", HEAD "A1,,,,,\n\nA2,,,,,\n", false},
    {"blank line at the end", HEAD "A1,,,,,\n\n", false},
    {"blank row", HEAD "A1,,,,,\n,,,,,\n", false},
    {"blank row of spaces", HEAD "A1,,,,,\n , ,\t,,,\n", false},
    {"mixed line ends", HEAD "A1,,,,,\r\nA2,,,,,\n", false},
    {"mixed line ends, the header's", HEAD_CRLF "A1,,,,,\n", false},
    {"CR alone", "ref,received,issue,issues,n,summary\rA1,,,,,\r", false},
    {"CR inside quotes", HEAD "A1,,,,,\"a\rb\"\n", false},
    {"CR at the end", HEAD "A1,,,,,\r", false},
    {"a field too few", HEAD "A1,,,,\n", false},
    {"a field too many", HEAD "A1,,,,,,\n", false},
    {"one too few, then one too many", HEAD "A1,,,,\nA2,,,,,,\n", false},
    {"unterminated quote", HEAD "A1,,,,,\"x\n", false},
    {"unterminated quote, no line end", HEAD "A1,,,,,\"x", false},
    {"stray quote", HEAD "A1,,,,,x\"y\"\n", false},
    {"text after a quote", HEAD "A1,,,,,\"x\"y\n", false},
    {"space before a quote", HEAD "A1,,,,, \"x\"\n", false},
    {"space after a quote", HEAD "A1,,,,,\"x\" \n", false},
    {"header again", HEAD "A1,,,,,\n" HEAD, false},
    {"control", HEAD "A1,,,,,a\x01\n", false},
    {"delete", HEAD "A1,,,,,a\x7F\n", false},
    {"not UTF-8", HEAD "A1,,,,,\xC3\n", false},
    {"overlong", HEAD "A1,,,,,\xC0\xAF\n", false},
    {"surrogate", HEAD "A1,,,,,\xED\xA0\x80\n", false},
    {"beyond Unicode", HEAD "A1,,,,,\xF4\x90\x80\x80\n", false},
    {"zero width", HEAD "A1,,,,,a\xE2\x80\x8B\n", false},
    {"override of direction", HEAD "A1,,,,,a\xE2\x80\xAE\n", false},
    {"C1 control", HEAD "A1,,,,,\xC2\x85\n", false},
    {"unknown category", HEAD "A1,,Nobody,,,\n", false},
    {"no date", HEAD "A1,x,,,,\n", false},
    {"no number", HEAD "A1,,,,x,\n", false},
    {"a required value is missing", HEAD ",05/04/2007,,,,\n", false},
    {"a category twice in a cell", HEAD "A1,,,OB;OB,,\n", false},
};

/* Both schemas: with a key, which one worker reads, and without. */
START_TEST(lanes_agree) {
    const struct lane_case *lane_case = &cases[_i];
    for (int keyless = 0; keyless < 2; keyless++) {
        struct read_case test = {.name = lane_case->name, .text = lane_case->text, .schema = FULL, .is_keyless = keyless};
        for (size_t i = 0; i < n_fast_ways; i++) {
            struct arena *arena = arena_open();
            struct outcome careful = read_files(arena, &test, &test.text, 1, CAREFUL), fast = read_files(arena, &test, &test.text, 1, fast_ways[i]);
            ck_assert_msg(fast.was_fast == lane_case->is_fast, "%s (way %zu): %s", test.name, i, fast.was_fast ? "fast" : "not fast");
            ck_assert_int_eq(fast.status, careful.status);
            ck_assert_str_eq(fast.messages, careful.messages);
            if (careful.status == STATUS_OK) ck_assert_str_eq(fast.rows, careful.rows);
            if (careful.status == STATUS_OK) ck_assert_str_eq(fast.facts, careful.facts);
            arena_close(arena);
        }
    }
}
END_TEST

/* The second file is irregular: the rows of the first are given again, and counted once. */
START_TEST(a_source_is_read_again_whole) {
    static const char *const texts[] = {HEAD "A1,,Slow,,,\n", HEAD "A2,,Slow,,,\n\n"};
    static const struct read_case test = {.schema = FULL, .is_keyless = true};
    struct arena *arena = arena_open();
    struct outcome careful = read_files(arena, &test, texts, 2, CAREFUL), fast = read_files(arena, &test, texts, 2, USUAL);
    ck_assert(!fast.was_fast);
    ck_assert_str_eq(fast.messages, careful.messages);
    ck_assert_str_eq(fast.rows, "2: <A1> - Delay {} - <>\n2: <A2> - Delay {} - <>\n");
    ck_assert_str_eq(fast.facts, careful.facts);
    arena_close(arena);
}
END_TEST

START_TEST(several_files_by_several_workers) {
    static const char *const texts[] = {HEAD "A1,,Slow,,,\nA2,,,,,\"x\ny\"\n", HEAD "A3,,Slow,,,\n", "n,ref,received,issue,issues,summary\n3,A4,,,,\n"};
    static const struct read_case test = {.schema = FULL, .is_keyless = true};
    for (size_t i = 0; i < n_fast_ways; i++) {
        struct arena *arena = arena_open();
        struct outcome careful = read_files(arena, &test, texts, 3, CAREFUL), fast = read_files(arena, &test, texts, 3, fast_ways[i]);
        ck_assert(fast.was_fast);
        ck_assert_str_eq(fast.rows, careful.rows);
        ck_assert_str_eq(fast.facts, careful.facts);
        arena_close(arena);
    }
}
END_TEST

/* A row above FAST_ROW_BYTES is the careful reader's; one just below goes over many steps beyond its block. */
START_TEST(long_rows) {
    static const struct {
        size_t n;
        bool is_fast;
    } rows[] = {{200000, true}, {FAST_ROW_BYTES + 100000, false}};
    for (size_t i = 0; i < 2; i++) {
        struct arena *arena = arena_open();
        char *filler = ARENA_ARRAY(arena, char, rows[i].n + 1);
        memset(filler, 'x', rows[i].n);
        const char *text = TEXT(arena, HEAD, "A1,,,,,", filler, "\nA2,,,,,\n");
        static const struct read_case test = {.schema = FULL, .is_keyless = true};
        struct outcome careful = read_files(arena, &test, &text, 1, CAREFUL), fast = read_files(arena, &test, &text, 1, (struct way){4096, false, 2, NULL});
        ck_assert(fast.was_fast == rows[i].is_fast);
        ck_assert_str_eq(fast.rows, careful.rows);
        arena_close(arena);
    }
}
END_TEST

/* What is given of a file that is written to meanwhile is void; it is read again as it is then. */
static const char *growing;

static enum status append_a_row(void *context, const struct batch *batch) {
    size_t *n_rows = context;
    *n_rows += batch->n_rows;
    if (!growing) return STATUS_OK;
    FILE *file = fopen(growing, "a");
    ck_assert(file && fputs("A9,,,,,\n", file) >= 0 && fclose(file) == 0);
    growing = NULL;
    return STATUS_OK;
}

static void forget_count(void *context) {
    *(size_t *)context = 0;
}

START_TEST(a_file_that_changes_is_read_again) {
    struct arena *arena = arena_open();
    static const struct read_case test = {.schema = FULL, .is_keyless = true};
    struct extract_schema schema = schema_for(arena, &test);
    struct source_text file = {.shown = "log.csv", .rooted = "log.csv"};
    struct extract_input input = {.path = write_file(arena, HEAD ROW, strlen(HEAD ROW)), .file = &file};
    size_t n_rows = 0;
    void *context = &n_rows;
    struct batch_sink sink = {.receive = append_a_row, .contexts = &context, .n_workers = 1, .forget = forget_count};
    struct extract_facts facts;
    growing = input.path;
    ck_assert_int_eq(extract_read(arena, &schema, &input, 1, false, &sink, diags_new(arena), &facts), STATUS_OK);
    ck_assert_uint_eq(n_rows, 2);
    ck_assert_int_eq(facts.n_rows[0], 2);
    arena_close(arena);
}
END_TEST

static void read_with(struct arena *arena, const struct extract_input *input, size_t n_workers) {
    static const struct read_case test = {.schema = FULL, .is_keyless = true};
    struct extract_schema schema = schema_for(arena, &test);
    size_t n_rows[3] = {0};
    void *const contexts[] = {&n_rows[0], &n_rows[1], &n_rows[2]};
    struct batch_sink sink = {.receive = append_a_row, .contexts = contexts, .n_workers = n_workers, .forget = forget_count};
    struct extract_facts facts;
    enum status status = extract_read_blocks(arena, &schema, input, 1, true, (struct reader_way){.block_limit = 64, .always_threads = true},
                                             &sink, diags_new(arena), &facts);
    ck_assert_int_eq(status, STATUS_OK);
    ck_assert_uint_eq(n_rows[0] + n_rows[1] + n_rows[2], 3);
}

/* 1 when memory ended. */
static int read_under_guard(long n_allocations, const struct extract_input *input, size_t n_workers) {
    struct arena_guard guard;
    struct arena *arena = arena_open();
    if (arena_guard_enter(arena, &guard)) {
        arena_close(arena);
        return 1;
    }
    arena_fail_after(n_allocations);
    read_with(arena, input, n_workers);
    arena_fail_after(-1);
    arena_guard_leave(arena, &guard);
    arena_close(arena);
    return 0;
}

/* Wherever memory ends on the caller's thread, which is that of a worker too: nothing hangs, nothing leaks. */
START_TEST(memory_may_end) {
    struct arena *arena = arena_open();
    const char *text = HEAD ROW "A2,,Slow,,,\n" ROW;
    struct source_text file = {.shown = "log.csv", .rooted = "log.csv"};
    struct extract_input input = {.path = write_file(arena, text, strlen(text)), .file = &file};
    long n = 0;
    while (read_under_guard(n, &input, (size_t)_i)) n++;
    ck_assert_int_gt(n, 20);
    arena_close(arena);
}
END_TEST

static enum status refuse(void *context, const struct batch *batch) {
    (void)batch;
    *(int *)context += 1;
    return STATUS_NO;
}

static void forget_nothing(void *context) {
    (void)context;
}

START_TEST(a_receiver_ends_the_lane) {
    struct arena *arena = arena_open();
    static const struct read_case test = {.schema = FULL, .is_keyless = true};
    struct extract_schema schema = schema_for(arena, &test);
    struct source_text file = {.shown = "log.csv", .rooted = "log.csv"};
    struct extract_input input = {.path = write_file(arena, HEAD ROW, strlen(HEAD ROW)), .file = &file};
    int n_batches = 0;
    void *context = &n_batches;
    struct batch_sink sink = {.receive = refuse, .contexts = &context, .n_workers = 1, .forget = forget_nothing};
    struct extract_facts facts;
    ck_assert_int_eq(extract_read(arena, &schema, &input, 1, false, &sink, diags_new(arena), &facts), STATUS_NO);
    ck_assert_int_eq(n_batches, 1);
    arena_close(arena);
}
END_TEST

START_TEST(ways_have_names) {
    struct reader_way way = reader_way_named("fast,threads,blocks=64");
    ck_assert(way.only_fast && way.always_threads && !way.only_careful && !way.only_parser);
    ck_assert_uint_eq(way.block_limit, 64);
    way = reader_way_named("careful");
    ck_assert(way.only_careful && !way.only_fast && !way.only_parser && !way.always_threads);
    ck_assert_uint_eq(way.block_limit, 0);
    ck_assert(reader_way_named("blocks=7,parser").only_parser);
    way = reader_way_named(NULL);
    ck_assert(!way.only_fast && !way.only_careful && !way.only_parser && !way.always_threads && way.block_limit == 0);
}
END_TEST

Suite *lanes_suite(void) {
    Suite *suite = suite_create("lanes");
    TCase *tcase = tcase_create("lanes");
    tcase_set_timeout(tcase, 60);
    tcase_add_loop_test(tcase, lanes_agree, 0, sizeof cases / sizeof *cases);
    tcase_add_test(tcase, a_source_is_read_again_whole);
    tcase_add_test(tcase, several_files_by_several_workers);
    tcase_add_test(tcase, long_rows);
    tcase_add_test(tcase, a_receiver_ends_the_lane);
    tcase_add_test(tcase, a_file_that_changes_is_read_again);
    tcase_add_test(tcase, ways_have_names);
    tcase_add_loop_test(tcase, memory_may_end, 1, 4);
    suite_add_tcase(suite, tcase);
    return suite;
}
