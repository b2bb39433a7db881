/* tests/unit/extract/test_reading.c - what holds for any file: batches, receivers, facts, independence of how it is written. */
#include "support.h"

#include "base/sha256.h"
#include "base/text.h"

#include <stdio.h>
#include <string.h>

static const struct read_case small = {.schema = SMALL};
static const struct read_case full = {.schema = FULL};

/* A file of n rows with line breaks, quotes and several categories; `end` ends its lines. */
static const char *many_rows(struct arena *arena, int n, const char *end) {
    static const char *const issues[] = {"Delay", "OB", "Child's Interest", ""};
    struct text_builder text = {.arena = arena};
    text_add(&text, TEXT(arena, "ref,received,issue,issues,n,summary", end));
    for (int i = 0; i < n; i++) {
        char row[128];
        snprintf(row, sizeof row, "A%d,%02d/%02d/2007,%s,%s;%s,%d,\"says \"\"%d\"\", é\"", i, i % 28 + 1, i % 12 + 1, issues[i % 4], issues[i % 3], issues[(i + 1) % 3], i * 7, i);
        text_add(&text, TEXT(arena, row, end));
    }
    return text_done(&text);
}

START_TEST(line_ends_do_not_matter) {
    struct arena *arena = arena_open();
    const char *lf = many_rows(arena, 500, "\n"), *crlf = many_rows(arena, 500, "\r\n"), *cr = many_rows(arena, 500, "\r");
    struct outcome expected = read_files(arena, &full, &lf, 1, USUAL);
    ck_assert_str_eq(expected.messages, "");
    ck_assert_str_eq(read_files(arena, &full, &crlf, 1, USUAL).rows, expected.rows);
    ck_assert_str_eq(read_files(arena, &full, &cr, 1, USUAL).rows, expected.rows);
    arena_close(arena);
}
END_TEST

START_TEST(blocks_do_not_matter) {
    static const size_t limits[] = {1, 2, 3, 63, 64, 100, 4093};
    struct arena *arena = arena_open();
    const char *text = many_rows(arena, 500, "\r\n");
    struct outcome expected = read_files(arena, &full, &text, 1, USUAL);
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++) {
        struct outcome got = read_files(arena, &full, &text, 1, (struct way){limits[i], i % 2 == 1, i % 3, NULL});
        ck_assert_str_eq(got.messages, expected.messages);
        ck_assert_str_eq(got.rows, expected.rows);
        ck_assert_str_eq(got.sha256, expected.sha256);
    }
    arena_close(arena);
}
END_TEST

/* Every field quoted goes through libcsv byte by byte; the values must be the same. */
START_TEST(quotes_do_not_matter) {
    struct arena *arena = arena_open();
    const char *plain = "ref,received,issue\nA1,05/04/2007,Delay\nA2,,Officer Bias\nA3, 06/04/2007 ,\n";
    const char *quoted = "\"ref\",\"received\",\"issue\"\n\"A1\",\"05/04/2007\",\"Delay\"\n\"A2\",\"\",\"Officer Bias\"\n\"A3\",\"06/04/2007\",\"\"\n";
    struct outcome expected = read_files(arena, &small, &plain, 1, USUAL);
    ck_assert_str_eq(read_files(arena, &small, &quoted, 1, USUAL).rows, expected.rows);
    arena_close(arena);
}
END_TEST

/* --- texts that nobody would write --- */

static const char *random_text(struct arena *arena, uint64_t *seed) {
    static const char *const pieces[] = {",", ",", ",", "\"", "\"", "\n", "\n", "\r", "\r\n", " ", "\t", "A1", "B2", "x", "\xC3\xA9", "\xE2\x80", "\x16",
                                         "Delay", "05/04/2007", ";", "\"\"", "\",\""};
    struct text_builder text = {.arena = arena};
    text_add(&text, "ref,received,issue,issues,n,summary\n");
    for (int i = 0; i < 60; i++) {
        *seed = *seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
        text_add(&text, pieces[(*seed >> 33) % (sizeof pieces / sizeof *pieces)]);
    }
    return text_done(&text);
}

START_TEST(ways_of_reading_agree) {
    static const struct way ways[] = {{0, true, 0, NULL}, {1, false, 0, NULL}, {3, true, 0, NULL}, {64, false, 0, NULL}, {0, false, 1, NULL}};
    uint64_t seed = (uint64_t)_i;
    for (int i = 0; i < 100; i++) {
        struct arena *arena = arena_open();
        const char *text = random_text(arena, &seed);
        struct outcome expected = read_files(arena, &full, &text, 1, CAREFUL);
        for (size_t k = 0; k < sizeof ways / sizeof *ways; k++) {
            struct outcome got = read_files(arena, &full, &text, 1, ways[k]);
            ck_assert_msg(strcmp(got.messages, expected.messages) == 0, "way %zu of\n%s\n--- usual\n%s--- found\n%s", k, text, expected.messages, got.messages);
            ck_assert_str_eq(got.rows, expected.rows);
        }
        arena_close(arena);
    }
}
END_TEST

START_TEST(facts_are_those_of_the_bytes) {
    struct arena *arena = arena_open();
    const char *text = "ref,received,issue\nA1,,\n";
    struct outcome got = read_files(arena, &small, &text, 1, USUAL);
    ck_assert_str_eq(got.sha256, sha256_of(arena, text, strlen(text)));
    arena_close(arena);
}
END_TEST

/* --- batches --- */

struct count {
    size_t n_batches, n_rows, largest;
    enum status answer;
    const struct source_text *files[8];
};

static enum status count_batch(void *context, const struct batch *batch) {
    struct count *count = context;
    count->files[count->n_batches++ % 8] = batch->file;
    count->n_rows += batch->n_rows;
    if (batch->n_rows > count->largest) count->largest = batch->n_rows;
    return count->answer;
}

static enum status count_rows(struct arena *arena, const char *const *texts, size_t n, struct count *count, struct extract_facts *facts) {
    struct extract_schema schema = schema_for(arena, &full);
    struct extract_input *inputs = ARENA_ARRAY(arena, struct extract_input, n);
    struct source_text *files = ARENA_ARRAY(arena, struct source_text, n);
    for (size_t i = 0; i < n; i++) {
        files[i].shown = files[i].rooted = "log.csv";
        inputs[i] = (struct extract_input){.path = write_file(arena, texts[i], strlen(texts[i])), .file = &files[i]};
    }
    void *context = count;
    struct batch_sink sink = {.receive = count_batch, .contexts = &context, .n_workers = 1};
    return extract_read(arena, &schema, inputs, n, false, &sink, diags_new(arena), facts);
}

START_TEST(batches_are_bounded) {
    struct arena *arena = arena_open();
    struct count count = {0};
    struct extract_facts facts;
    const char *text = many_rows(arena, 20000, "\n");
    ck_assert_int_eq(count_rows(arena, &text, 1, &count, &facts), STATUS_OK);
    ck_assert_uint_eq(count.n_batches, 3);
    ck_assert_uint_eq(count.n_rows, 20000);
    ck_assert_uint_eq(count.largest, BATCH_ROWS);
    ck_assert_int_eq(facts.n_rows[0], 20000);
    ck_assert_int_eq(facts.files[0].n_bytes, (int64_t)strlen(text));
    ck_assert_ptr_null(facts.files[0].sha256);
    arena_close(arena);
}
END_TEST

START_TEST(batches_hold_rows_of_one_file) {
    struct arena *arena = arena_open();
    struct count count = {0};
    struct extract_facts facts;
    const char *const texts[] = {many_rows(arena, 10, "\n"), "ref,received,issue,issues,n,summary\nB1,,,,,\n"};
    ck_assert_int_eq(count_rows(arena, texts, 2, &count, &facts), STATUS_OK);
    ck_assert_uint_eq(count.n_batches, 2);
    ck_assert_ptr_ne(count.files[0], count.files[1]);
    ck_assert_int_eq(facts.n_rows[0], 10);
    ck_assert_int_eq(facts.n_rows[1], 1);
    arena_close(arena);
}
END_TEST

/* Label and code are wordings of their own; parts of a cell count each. Over all files of the source. */
START_TEST(other_wordings_are_counted) {
    struct arena *arena = arena_open();
    struct count count = {0};
    struct extract_facts facts;
    const char *const texts[] = {"ref,received,issue,issues,n,summary\nA1,,Slow,Delay;OB,,\nA2,,Delay,Slow;OB,,\nA3,,Slow,,,\n",
                                 "ref,received,issue,issues,n,summary\nB1,,Slow,Slow,,\n"};
    ck_assert_int_eq(count_rows(arena, texts, 2, &count, &facts), STATUS_OK);
    ck_assert_uint_eq(facts.n_wordings, 2);
    for (size_t i = 0; i < 2; i++) {
        ck_assert_uint_eq(facts.wordings[i].column, 2 + i);
        ck_assert_str_eq(facts.wordings[i].text, "Slow");
        ck_assert_int_eq(facts.wordings[i].category, 1);
        ck_assert_int_eq(facts.wordings[i].n_uses, i == 0 ? 3 : 2);
    }
    arena_close(arena);
}
END_TEST

START_TEST(a_receiver_ends_the_reading) {
    struct arena *arena = arena_open();
    struct count count = {.answer = STATUS_NO};
    struct extract_facts facts = {0};
    const char *text = many_rows(arena, 20000, "\n");
    ck_assert_int_eq(count_rows(arena, &text, 1, &count, &facts), STATUS_NO);
    ck_assert_uint_eq(count.n_batches, 1);
    ck_assert_ptr_null(facts.files);
    arena_close(arena);
}
END_TEST

START_TEST(no_batch_after_an_error) {
    struct arena *arena = arena_open();
    struct count count = {0};
    struct extract_facts facts;
    const char *const texts[] = {"ref,received,issue,issues,n,summary\nB1,x,,,,\n", many_rows(arena, 10, "\n")};
    ck_assert_int_eq(count_rows(arena, texts, 2, &count, &facts), STATUS_DATA);
    ck_assert_uint_eq(count.n_batches, 0);
    arena_close(arena);
}
END_TEST

START_TEST(a_file_that_is_not_there) {
    struct arena *arena = arena_open();
    struct extract_schema schema = schema_for(arena, &small);
    struct source_text file = {.shown = "none.csv", .rooted = "none.csv"};
    struct extract_input input = {.path = "/no/such/none.csv", .file = &file};
    struct diags *diags = diags_new(arena);
    struct count count = {0};
    void *context = &count;
    struct batch_sink sink = {.receive = count_batch, .contexts = &context, .n_workers = 1};
    struct extract_facts facts;
    ck_assert_int_eq(extract_read(arena, &schema, &input, 1, true, &sink, diags, &facts), STATUS_OUTSIDE);
    ck_assert_uint_eq(diags_count(diags), 1);
    arena_close(arena);
}
END_TEST

/* A key of several columns is compared by value: ("1", "11") is not ("11", "1"). */
START_TEST(a_key_of_two_columns) {
    struct arena *arena = arena_open();
    static const size_t key[] = {0, 1};
    const struct extract_column columns[] = {{.header = "a", .name = "a", .type = COLUMN_TEXT}, {.header = "n", .name = "n", .type = COLUMN_INTEGER}};
    const struct extract_schema schema = {.source = "s", .columns = columns, .n_columns = 2, .key = key, .n_key = 2, .delimiter = ','};
    const char *text = "a,n\n1,11\n11,1\n1,011\n1,\n";
    struct source_text file = {.shown = "s.csv", .rooted = "s.csv"};
    struct extract_input input = {.path = write_file(arena, text, strlen(text)), .file = &file};
    struct diags *diags = diags_new(arena);
    struct count count = {0};
    void *context = &count;
    struct batch_sink sink = {.receive = count_batch, .contexts = &context, .n_workers = 1};
    struct extract_facts facts;
    ck_assert_int_eq(extract_read(arena, &schema, &input, 1, true, &sink, diags, &facts), STATUS_DATA);
    ck_assert_str_eq(messages_text(arena, diags), "s.csv:4: error: a, n '1, 011' stands twice: first on line 2; keep the row that is right  [DATA028]\n"
                                                  "s.csv:5: error: n is missing  [DATA023]\n");
    arena_close(arena);
}
END_TEST

Suite *reading_suite(void) {
    Suite *suite = suite_create("reading");
    TCase *tcase = tcase_create("reading");
    tcase_set_timeout(tcase, 60);
    tcase_add_test(tcase, line_ends_do_not_matter);
    tcase_add_test(tcase, blocks_do_not_matter);
    tcase_add_test(tcase, quotes_do_not_matter);
    tcase_add_loop_test(tcase, ways_of_reading_agree, 0, 10);
    tcase_add_test(tcase, facts_are_those_of_the_bytes);
    tcase_add_test(tcase, batches_are_bounded);
    tcase_add_test(tcase, batches_hold_rows_of_one_file);
    tcase_add_test(tcase, a_receiver_ends_the_reading);
    tcase_add_test(tcase, other_wordings_are_counted);
    tcase_add_test(tcase, no_batch_after_an_error);
    tcase_add_test(tcase, a_file_that_is_not_there);
    tcase_add_test(tcase, a_key_of_two_columns);
    suite_add_tcase(suite, tcase);
    return suite;
}
