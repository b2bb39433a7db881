/* tests/unit/base/test_diag.c - the shape of messages is a contract: docs/command-line.md, "Messages". */
#include "base/diag.h"
#include "base/text.h"
#include "test_base.h"

#include <string.h>

static const struct source_text spec = {
    .shown = "report-specs/annual.yaml",
    .rooted = "annual.yaml",
    .bytes = "tables:\r\n  - id: one\n\trows: {by: regoin}\n    \u6F22 \x1B[31m bad\n\nlast",
    .n = sizeof "tables:\r\n  - id: one\n\trows: {by: regoin}\n    \u6F22 \x1B[31m bad\n\nlast" - 1,
};
static const struct source_text log_file = {.shown = "data/log.csv", .rooted = "data/log.csv"};

static struct diags *sink;

static const char *shown(void) {
    return diag_text(test_arena, diags_at(sink, diags_count(sink) - 1), false);
}

static void add(struct place place, const char *hint, const char *what) {
    sink = diags_new(test_arena);
    DIAG(sink, MSG_FILE_MISSING, place, hint, what);
}

START_TEST(a_message_has_an_excerpt) {
    add((struct place){&spec, 3, 13, 6}, "did you mean 'region'?", "regoin");
    ck_assert_str_eq(shown(), "report-specs/annual.yaml:3:13: error: there is no file 'regoin'\n"
                              "    3 |  rows: {by: regoin}\n"
                              "      |             ^~~~~~ did you mean 'region'?  [OUT001]\n");
    add((struct place){&spec, 1, 1, 0}, NULL, "x");
    ck_assert_str_eq(shown(), "report-specs/annual.yaml:1:1: error: there is no file 'x'\n"
                              "    1 | tables:\n"
                              "      | ^  [OUT001]\n");
}
END_TEST

START_TEST(a_whole_line_is_marked_without_a_column) {
    add((struct place){&spec, 2, 0, 0}, "why", "x");
    ck_assert_str_eq(shown(), "report-specs/annual.yaml:2: error: there is no file 'x'\n"
                              "    2 |   - id: one\n"
                              "      |   ^~~~~~~~~ why  [OUT001]\n");
    add((struct place){&spec, 5, 0, 0}, NULL, "x");
    ck_assert_str_eq(shown(), "report-specs/annual.yaml:5: error: there is no file 'x'\n"
                              "    5 | \n"
                              "      | ^  [OUT001]\n");
}
END_TEST

START_TEST(excerpts_are_safe_and_aligned) {
    add((struct place){&spec, 4, 7, 4}, NULL, "x"); /* 4 blanks, a wide character, a blank, then ESC [ 3 1 */
    ck_assert_str_eq(shown(), "report-specs/annual.yaml:4:7: error: there is no file 'x'\n"
                              "    4 |     \u6F22 \\x1B[31m bad\n"
                              "      |        ^~~~~~~  [OUT001]\n");
}
END_TEST

START_TEST(marks_reach_no_further_than_the_line) {
    add((struct place){&spec, 6, 3, 50}, NULL, "x");
    ck_assert_str_eq(shown(), "report-specs/annual.yaml:6:3: error: there is no file 'x'\n"
                              "    6 | last\n"
                              "      |   ^~  [OUT001]\n");
    add((struct place){&spec, 6, 99, 2}, NULL, "x");
    ck_assert_str_eq(shown(), "report-specs/annual.yaml:6:99: error: there is no file 'x'\n"
                              "    6 | last\n"
                              "      |     ^  [OUT001]\n");
    add((struct place){&spec, 7, 1, 1}, NULL, "x"); /* there is no line 7 */
    ck_assert_str_eq(shown(), "report-specs/annual.yaml:7:1: error: there is no file 'x'  [OUT001]\n");
}
END_TEST

START_TEST(long_lines_are_cut_around_the_place) {
    size_t n = 1 << 20;
    char *bytes = ARENA_ARRAY(test_arena, char, n + 1);
    memset(bytes, 'a', n);
    memcpy(bytes + 500000, "HERE", 4);
    const struct source_text file = {.shown = "long.yaml", .bytes = bytes, .n = n};
    add((struct place){&file, 1, 500001, 4}, NULL, "x");
    const char *text = shown();
    ck_assert_uint_lt(strlen(text), 400);
    ck_assert_ptr_nonnull(strstr(text, "\n    1 | \u2026aaaa"));
    ck_assert_ptr_nonnull(strstr(text, "aaaHEREaaa"));
    ck_assert_ptr_nonnull(strstr(text, "aaa\u2026\n      | "));
    const char *mark = strchr(text, '^'), *line = strstr(text, "\n      | ") + 1;
    ck_assert_int_eq(mark - line, 8 + 1 + 40); /* gutter, ellipsis, 40 code points before */
}
END_TEST

START_TEST(without_an_excerpt_a_message_is_one_line) {
    add((struct place){&log_file, 1204, 0, 0}, NULL, "x");
    ck_assert_str_eq(shown(), "data/log.csv:1204: error: there is no file 'x'  [OUT001]\n");
    add((struct place){&log_file, 0, 0, 0}, "look again", "x");
    ck_assert_str_eq(shown(), "data/log.csv: error: there is no file 'x'; look again  [OUT001]\n");
    add(NOWHERE, "look again", "x");
    ck_assert_str_eq(shown(), "error: there is no file 'x'; look again  [OUT001]\n");
}
END_TEST

static void add_gathered(struct place place, uint32_t count, const uint32_t *lines, uint32_t n) {
    sink = diags_new(test_arena);
    diags_add_gathered(sink, MSG_FILE_MISSING, place, "look", (const char *const[]){"x", NULL}, count, lines, n);
}

START_TEST(gathered_messages_count) {
    const struct place first = {&log_file, 4, 0, 0};
    add_gathered(first, 2, (const uint32_t[]){4, 9}, 2);
    ck_assert_str_eq(shown(), "data/log.csv:4: error: there is no file 'x' (2 records: lines 4, 9); look  [OUT001]\n");
    add_gathered(first, 2051, (const uint32_t[]){4, 9, 12}, 3);
    ck_assert_str_eq(
        shown(), "data/log.csv:4: error: there is no file 'x' (2,051 records: lines 4, 9, 12, ...); look  [OUT001]\n");
    add_gathered(first, 2, NULL, 0);
    ck_assert_str_eq(shown(), "data/log.csv:4: error: there is no file 'x' (2 records); look  [OUT001]\n");
    add_gathered(first, 1, (const uint32_t[]){4}, 1);
    ck_assert_str_eq(shown(), "data/log.csv:4: error: there is no file 'x'; look  [OUT001]\n");
    add_gathered(first, 2, (const uint32_t[]){4, 4}, 2); /* two records of one line */
    ck_assert_str_eq(shown(), "data/log.csv:4: error: there is no file 'x' (2 records); look  [OUT001]\n");
    add_gathered(first, 9, (const uint32_t[]){4, 5, 6, 7, 8, 9, 10, 11, 12}, 9); /* the first few are enough */
    ck_assert_str_eq(
        shown(), "data/log.csv:4: error: there is no file 'x' (9 records: lines 4, 5, 6, 7, 8, ...); look  [OUT001]\n");
    add_gathered((struct place){&log_file, 0, 0, 0}, 2, (const uint32_t[]){7, 9}, 2);
    ck_assert_str_eq(shown(), "data/log.csv: error: there is no file 'x' (2 records: lines 7, 9); look  [OUT001]\n");
}
END_TEST

START_TEST(what_was_found_stays_what_it_is) {
    sink = diags_new(test_arena);
    DIAG(sink, MSG_FILE_UNREADABLE, NOWHERE, NULL, "{1}", "{0}");
    ck_assert_str_eq(diags_at(sink, 0)->sentence, "cannot read '{1}': {0}");
    DIAG(sink, MSG_FILE_UNREADABLE, NOWHERE, NULL, "only one");
    ck_assert_str_eq(diags_at(sink, 1)->sentence, "cannot read 'only one': {1}");
    diags_add(sink, MSG_OUT_OF_MEMORY, NOWHERE, NULL, NULL);
    ck_assert_str_eq(shown(), "error: out of memory  [OUT008]\n");
    add(NOWHERE, NULL, "a\x1B[2J\u202E\nb");
    ck_assert_str_eq(shown(), "error: there is no file 'a\\x1B[2J\\u{202E}\\x0Ab'  [OUT001]\n");
}
END_TEST

START_TEST(endless_values_are_cut) {
    char *value = ARENA_ARRAY(test_arena, char, 1000001);
    memset(value, 'v', 1000000);
    add(NOWHERE, NULL, value);
    ck_assert_uint_lt(strlen(shown()), 1100);
    ck_assert_ptr_nonnull(strstr(shown(), "vvv\u2026'"));
}
END_TEST

START_TEST(colours_change_nothing_else) {
    add((struct place){&spec, 3, 13, 6}, "hint", "x");
    const char *text = diag_text(test_arena, diags_at(sink, 0), true);
    ck_assert_ptr_nonnull(strstr(text, "\x1B[1;31merror:\x1B[0m"));
    static const char *const codes[] = {"\x1B[1m", "\x1B[0m", "\x1B[1;31m", "\x1B[1;32m"};
    for (size_t i = 0; i < 4; i++) text = text_replace(test_arena, text, codes[i], "");
    ck_assert_str_eq(text, shown());
}
END_TEST

START_TEST(levels_can_be_set_and_statuses_follow) {
    sink = diags_new(test_arena);
    ck_assert_int_eq(diags_status(sink), STATUS_OK);
    DIAG(sink, MSG_FILE_MISSING, NOWHERE, NULL, "a");
    diags_set_level(sink, DIAG_WARNING);
    ck_assert_int_eq(diags_status(sink), STATUS_OK);
    DIAG(sink, MSG_FILE_MISSING, NOWHERE, NULL, "b");
    ck_assert_int_eq(diags_status(sink), STATUS_OUTSIDE);
    ck_assert_uint_eq(diags_count(sink), 2);
    ck_assert_uint_eq(diags_count_level(sink, DIAG_WARNING), 1);
    ck_assert_uint_eq(diags_count_level(sink, DIAG_ERROR), 1);
    ck_assert_uint_eq(diags_count_level(sink, DIAG_NOTE), 0);
    ck_assert_str_eq(diag_text(test_arena, diags_at(sink, 0), false), "warning: there is no file 'a'  [OUT001]\n");
}
END_TEST

static void add_at(struct diags *diags, const struct source_text *file, uint32_t line, uint32_t column,
                   const char *what) {
    DIAG(diags, MSG_FILE_MISSING, ((struct place){file, line, column, 0}), NULL, what);
}

START_TEST(messages_are_ordered_by_place) {
    static const char *const expected[] = {"nowhere", "nowhere too", "log, whole", "log 4", "log 4 too",
                                           "log 20",  "spec 1:2",    "spec 1:3",   "spec 2"};
    const struct source_text same_log = log_file; /* another description of the same file */
    sink = diags_new(test_arena);
    add_at(sink, &log_file, 20, 0, "log 20");
    add_at(sink, &spec, 2, 0, "spec 2");
    add_at(sink, NULL, 0, 0, "nowhere");
    add_at(sink, &spec, 1, 3, "spec 1:3");
    add_at(sink, &same_log, 4, 0, "log 4");
    add_at(sink, &log_file, 4, 0, "log 4 too");
    add_at(sink, &spec, 1, 2, "spec 1:2");
    add_at(sink, NULL, 0, 0, "nowhere too");
    add_at(sink, &log_file, 0, 0, "log, whole");
    diags_sort(sink);
    for (size_t i = 0; i < 9; i++) ck_assert_ptr_nonnull(strstr(diags_at(sink, i)->sentence, expected[i]));
}
END_TEST

START_TEST(sinks_are_merged_with_their_texts) {
    struct arena *other = arena_open();
    struct diags *from = diags_new(other);
    const uint32_t lines[] = {4, 9};
    diags_add_gathered(from, MSG_FILE_MISSING, (struct place){&log_file, 4, 0, 0}, "look",
                       (const char *const[]){"x", NULL}, 2, lines, 2);
    sink = diags_new(test_arena);
    diags_merge(sink, from);
    arena_close(other);
    ck_assert_str_eq(shown(), "data/log.csv:4: error: there is no file 'x' (2 records: lines 4, 9); look  [OUT001]\n");
}
END_TEST

START_TEST(messages_become_json) {
    add((struct place){&log_file, 4, 2, 0}, NULL, "a\"\x1B");
    ck_assert_str_eq(diag_json(test_arena, diags_at(sink, 0)),
                     "{\"id\":\"OUT001\",\"level\":\"error\",\"file\":\"data/log.csv\",\"line\":4,\"column\":2,"
                     "\"message\":\"there is no file 'a\\\"\\\\x1B'\",\"hint\":null,\"count\":1}\n");
    add(NOWHERE, "look", "x");
    ck_assert_str_eq(diag_json(test_arena, diags_at(sink, 0)),
                     "{\"id\":\"OUT001\",\"level\":\"error\",\"file\":null,\"line\":null,\"column\":null,"
                     "\"message\":\"there is no file 'x'\",\"hint\":\"look\",\"count\":1}\n");
}
END_TEST

static const enum diag_level row_levels[] = {
#define MESSAGE(name, id, level, status, sentence) level,
#include "base/messages.def"
#undef MESSAGE
};

/* Three to five capitals and three digits, unique; a sentence does not end in a full stop, an error not in success. */
START_TEST(every_row_of_the_table_is_sound) {
    for (int i = 0; i < N_MESSAGES; i++) {
        const char *id = message_id((enum message)i), *sentence = message_sentence((enum message)i);
        size_t n_letters = strspn(id, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
        ck_assert_msg(n_letters >= 3 && n_letters <= 5 && strspn(id + n_letters, "0123456789") == 3, "%s", id);
        ck_assert_msg(strlen(id) == n_letters + 3, "%s", id);
        ck_assert_msg(*sentence && !text_ends(sentence, "."), "%s", id);
        ck_assert_msg(row_levels[i] != DIAG_ERROR || message_status((enum message)i) != STATUS_OK, "%s", id);
        for (int k = 0; k < i; k++) ck_assert_msg(!text_equal(id, message_id((enum message)k)), "%s twice", id);
    }
}
END_TEST

TCase *diag_case(void) {
    TCase *test_case = new_case("diag");
    tcase_add_test(test_case, a_message_has_an_excerpt);
    tcase_add_test(test_case, a_whole_line_is_marked_without_a_column);
    tcase_add_test(test_case, excerpts_are_safe_and_aligned);
    tcase_add_test(test_case, marks_reach_no_further_than_the_line);
    tcase_add_test(test_case, long_lines_are_cut_around_the_place);
    tcase_add_test(test_case, without_an_excerpt_a_message_is_one_line);
    tcase_add_test(test_case, gathered_messages_count);
    tcase_add_test(test_case, what_was_found_stays_what_it_is);
    tcase_add_test(test_case, endless_values_are_cut);
    tcase_add_test(test_case, colours_change_nothing_else);
    tcase_add_test(test_case, levels_can_be_set_and_statuses_follow);
    tcase_add_test(test_case, messages_are_ordered_by_place);
    tcase_add_test(test_case, sinks_are_merged_with_their_texts);
    tcase_add_test(test_case, messages_become_json);
    tcase_add_test(test_case, every_row_of_the_table_is_sound);
    return test_case;
}
