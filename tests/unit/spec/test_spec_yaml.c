/* Files that are not YAML, or use what specifications do not (E01, E02, E07 to E19, E24 to E26). */
#include "base/text.h"
#include "spec_fixture.h"

#include <string.h>
#include <time.h>

static const struct spec_expectation refusals[] = {
    {"", MSG_SPEC_EMPTY, 0, 0, 0, "boardpaper: 1"},
    {"# only a remark\n", MSG_SPEC_EMPTY, 0, 0, 0, NULL},
    {"report:\n\t- b\n", MSG_SPEC_TAB, 2, 1, 1, "spaces"},
    {"report:\n  \tb: 1\n", MSG_SPEC_TAB, 2, 3, 1, "spaces"},
    {"include: [a, b\n", MSG_SPEC_YAML, 1, 10, 1, "']'"},
    {"report: {title: T\n", MSG_SPEC_YAML, 1, 9, 1, "'}'"},
    {"boardpaper: 1\nreport: \"x\n  y\n", MSG_SPEC_YAML, 2, 9, 1, "close the quote"},
    {"boardpaper: 1\nreport: 'x\n", MSG_SPEC_YAML, 2, 9, 1, "close the quote"},
    {"boardpaper: 1\nreport: T\n  publisher: P\n", MSG_SPEC_YAML, 3, 12, 1, "indentation"},
    {"boardpaper: 1\nreport:\n   title: T\n  publisher: P\n", MSG_SPEC_YAML, 4, 3, 1, "alike"},
    {"boardpaper: 1\nreport: @x\n", MSG_SPEC_YAML, 2, 9, 1, "quotes"},
    {"boardpaper: 1\nreport: a: b\n", MSG_SPEC_YAML, 2, 10, 1, "quotes"},
    {"boardpaper: 1\nreport\n", MSG_SPEC_YAML, 2, 1, 1, "key: value"},
    {"boardpaper: 1\nreport: \"\\q\"\n", MSG_SPEC_YAML, 2, 10, 1, "single quotes"},
    {"%x\n", MSG_SPEC_YAML, 1, 0, 1, NULL},
    {"boardpaper: 1\nreport: * x\n", MSG_SPEC_YAML, 2, 9, 1, "quotes"},
    {"boardpaper: 1\nreport: {title: T, publisher: P}\n---\nboardpaper: 1\n", MSG_SPEC_DOCUMENTS, 3, 1, 3, "include"},
    {"boardpaper: 1\nreport: {title: &x T, publisher: *x}\n", MSG_SPEC_ALIAS, 2, 17, 1, "write the value out"},
    {"boardpaper: 1\nreport: {title: T, publisher: P, summary: *y}\n", MSG_SPEC_ALIAS, 2, 43, 1, NULL},
    {"boardpaper: 1\nreport: &r {title: T, publisher: P, summary: *r}\n", MSG_SPEC_ALIAS, 2, 9, 1, NULL},
    {"boardpaper: 1\nreport: {title: !!python/object:os.system T, publisher: P}\n", MSG_SPEC_TAG, 2, 17, 1, NULL},
    {"boardpaper: 1\nreport: {title: T, publisher: P, <<: {status: S}}\n", MSG_SPEC_MERGE_KEY, 2, 34, 2, "include"},
    {"boardpaper: 1\nreport: {title: T, publisher: P, ? [a] : b}\n", MSG_SPEC_COMPLEX_KEY, 2, 36, 1, NULL},
    {"boardpaper: 1\nreport: {title: T, publisher: P, \"title\": U}\n", MSG_SPEC_DUPLICATE_KEY, 2, 34, 7, NULL},
    {"boardpaper: 1\nreport: {title: T\xff, publisher: P}\n", MSG_SPEC_ENCODING, 2, 18, 1, "UTF-8"},
    {"boardpaper: 1\nreport: {title: \xc3\xa9\x07, publisher: P}\n", MSG_SPEC_CONTROL, 2, 18, 1, "remove"},
    {"boardpaper: 1\nreport: {title: \"T\\0\", publisher: P}\n", MSG_SPEC_CONTROL, 2, 17, 5, "remove"},
    {"boardpaper: 1\nreport: {title: T\xc2\x9b, publisher: P}\n", MSG_SPEC_CONTROL, 2, 18, 1, NULL},
};

START_TEST(test_refusal) {
    struct spec_expectation expected = refusals[_i];
    spec_write("a.yaml", expected.text);
    enum status status = spec_try();
    if (expected.column == 0 && diags_count(spec_diags) > 0) expected.column = diags_at(spec_diags, 0)->place.column;
    spec_expect(&expected, status);
}
END_TEST

START_TEST(test_utf16) {
    static const char little[] = "\xff\xfe"
                                 "b\0o\0",
                      big[] = "\0b\0o\0a\0r\0d";
    struct spec_expectation expected = {"UTF-16", MSG_SPEC_ENCODING, 0, 0, 0, "UTF-8"};
    spec_write_bytes("a.yaml", little, sizeof little - 1);
    spec_expect(&expected, spec_try());
    spec_write_bytes("a.yaml", big, sizeof big - 1);
    spec_expect(&expected, spec_try());
}
END_TEST

START_TEST(test_byte_order_mark) {
    spec_write("a.yaml", "\xef\xbb\xbf"
                         "boardpaper: 1\nreport: {title: T, publisher: P}\n");
    ck_assert_msg(spec_try() == STATUS_OK, "%s", spec_messages());
}
END_TEST

static const char *repeated(const char *text, size_t n) {
    struct text_builder out = {.arena = spec_arena};
    for (size_t i = 0; i < n; i++) text_add(&out, text);
    return text_done(&out);
}

static double seconds_of(enum status *ret) {
    struct timespec begin, end;
    clock_gettime(CLOCK_MONOTONIC, &begin);
    *ret = spec_try();
    clock_gettime(CLOCK_MONOTONIC, &end);
    return (double)(end.tv_sec - begin.tv_sec) + (double)(end.tv_nsec - begin.tv_nsec) / 1e9;
}

/* E10: nothing is expanded, so it costs nothing. E13: refused at level 65, whatever follows. */
START_TEST(test_bombs) {
    enum status status;
    spec_write(
        "a.yaml",
        TEXT(spec_arena,
             "boardpaper: 1\nreport: {title: T, publisher: P}\nnotes:\n  a: &a [lol, lol]\n  b: &b [*a, *a, *a]\n",
             "  c: &c [*b, *b, *b]\n  d: [*c, *c, *c]\n"));
    ck_assert_double_lt(seconds_of(&status), 1.0);
    ck_assert_int_eq(status, STATUS_SPEC);
    ck_assert_int_eq(diags_at(spec_diags, 0)->message, MSG_SPEC_ALIAS);
    struct spec_expectation deep = {"deep", MSG_SPEC_DEPTH, 1, 73, 1, NULL};
    spec_write("a.yaml", TEXT(spec_arena, "report: ", repeated("[", 100000)));
    ck_assert_double_lt(seconds_of(&status), 5.0);
    deep.column = diags_at(spec_diags, 0)->place.column;
    spec_expect(&deep, status);
}
END_TEST

START_TEST(test_limits) {
    struct spec_expectation many = {"many", MSG_SPEC_NODES, 1, 0, 1, NULL};
    spec_write("a.yaml", TEXT(spec_arena, "include: [", repeated("a, ", 100001), "a]"));
    enum status status = spec_try();
    many.column = diags_at(spec_diags, 0)->place.column;
    spec_expect(&many, status);
    struct spec_expectation large = {"large", MSG_FILE_TOO_LARGE, 0, 0, 0, NULL};
    spec_write("a.yaml", TEXT(spec_arena, "report: ", repeated("0123456789abcdef", 300000)));
    spec_expect(&large, spec_try());
}
END_TEST

/* A long mapping is searched for repeats in reasonable time, and both lines of a repeat are named. */
START_TEST(test_repeats) {
    struct text_builder out = {.arena = spec_arena};
    text_add(&out, "boardpaper: 1\nreport: {title: T, publisher: P}\nnotes:\n");
    for (int64_t i = 0; i < 30000; i++)
        text_add(&out, TEXT(spec_arena, "  n", text_from_int(spec_arena, i % 29999), ": x\n"));
    spec_write("a.yaml", text_done(&out));
    struct spec_expectation repeat = {"repeat", MSG_SPEC_DUPLICATE_KEY, 30003, 3, 2, "remove"};
    enum status status;
    ck_assert_double_lt(seconds_of(&status), 5.0);
    spec_expect(&repeat, status);
    ck_assert_ptr_nonnull(strstr(diags_at(spec_diags, 0)->sentence, "line 4"));
}
END_TEST

TCase *spec_yaml_case(void) {
    TCase *test_case = spec_case("yaml");
    tcase_add_loop_test(test_case, test_refusal, 0, sizeof refusals / sizeof *refusals);
    tcase_add_test(test_case, test_utf16);
    tcase_add_test(test_case, test_byte_order_mark);
    tcase_add_test(test_case, test_bombs);
    tcase_add_test(test_case, test_limits);
    tcase_add_test(test_case, test_repeats);
    return test_case;
}
