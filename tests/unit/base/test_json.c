/* tests/unit/base/test_json.c - the three formats that are only written: JSON, CSV, SHA-256. */
#include "base/csv_text.h"
#include "base/json.h"
#include "base/sha256.h"
#include "test_base.h"

#include <string.h>

static void write_sample(struct json *json) {
    json_object(json, NULL);
    json_text(json, "name", "a \"quoted\" \\ text");
    json_text(json, "none", NULL);
    json_array(json, "items");
    json_int(json, NULL, -5);
    json_bool(json, NULL, true);
    json_raw(json, NULL, "18.5");
    json_object(json, NULL);
    json_end(json);
    json_end(json);
    json_array(json, "empty");
    json_end(json);
    json_end(json);
}

START_TEST(json_is_indented) {
    struct json json;
    json_begin(&json, test_arena, false);
    write_sample(&json);
    ck_assert_str_eq(json_done(&json), "{\n"
                                       "  \"name\": \"a \\\"quoted\\\" \\\\ text\",\n"
                                       "  \"none\": null,\n"
                                       "  \"items\": [\n"
                                       "    -5,\n"
                                       "    true,\n"
                                       "    18.5,\n"
                                       "    {}\n"
                                       "  ],\n"
                                       "  \"empty\": []\n"
                                       "}\n");
}
END_TEST

START_TEST(json_can_be_compact) {
    struct json json;
    json_begin(&json, test_arena, true);
    write_sample(&json);
    ck_assert_str_eq(json_done(&json), "{\"name\":\"a \\\"quoted\\\" \\\\ text\",\"none\":null,"
                                       "\"items\":[-5,true,18.5,{}],\"empty\":[]}");
}
END_TEST

START_TEST(json_escapes_what_it_must) {
    struct json json;
    json_begin(&json, test_arena, true);
    json_text(&json, NULL, "\b\f\n\r\t\x01\x1F\x7F/caf\u00E9\u2028");
    ck_assert_str_eq(json_done(&json), "\"\\b\\f\\n\\r\\t\\u0001\\u001f\\u007f/caf\u00E9\u2028\"");
    json_begin(&json, test_arena, true);
    json_text(&json, NULL, "x\xFF\xC3");
    ck_assert_str_eq(json_done(&json), "\"x\uFFFD\uFFFD\"");
}
END_TEST

START_TEST(json_nests_to_its_depth) {
    struct json json;
    json_begin(&json, test_arena, true);
    for (int i = 0; i < JSON_MAX_DEPTH; i++) json_array(&json, NULL);
    for (int i = 0; i < JSON_MAX_DEPTH; i++) json_end(&json);
    ck_assert_str_eq(json_done(&json), "[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]");
}
END_TEST

START_TEST(csv_quotes_where_needed) {
    struct text_builder out = {.arena = test_arena};
    csv_text_row(&out, (const char *const[]){"plain", "a,b", "say \"x\"", NULL, ""}, 5);
    csv_text_row(&out, (const char *const[]){"two\nlines", "cr\r", " lead", "trail\t", "in side"}, 5);
    csv_text_row(&out, (const char *const[]){""}, 1);
    csv_text_row(&out, (const char *const[]){NULL, NULL}, 2);
    ck_assert_str_eq(text_done(&out), "plain,\"a,b\",\"say \"\"x\"\"\",,\n"
                                      "\"two\nlines\",\"cr\r\",\" lead\",\"trail\t\",in side\n"
                                      "\"\"\n"
                                      ",\n");
}
END_TEST

/* FIPS 180-4 examples (NIST): "abc", the empty text, and a million times 'a'. */
START_TEST(sha256_meets_the_examples_of_its_standard) {
    struct sha256 *hash = sha256_new(test_arena);
    char block[1000];
    memset(block, 'a', sizeof block);
    for (int i = 0; i < 1000; i++) sha256_add(hash, block, sizeof block);
    ck_assert_str_eq(sha256_hex(test_arena, hash), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    ck_assert_str_eq(sha256_of(test_arena, "abc", 3),
                     "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    ck_assert_str_eq(sha256_of(test_arena, "", 0), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}
END_TEST

TCase *json_case(void) {
    TCase *test_case = new_case("json");
    tcase_add_test(test_case, json_is_indented);
    tcase_add_test(test_case, json_can_be_compact);
    tcase_add_test(test_case, json_escapes_what_it_must);
    tcase_add_test(test_case, json_nests_to_its_depth);
    tcase_add_test(test_case, csv_quotes_where_needed);
    tcase_add_test(test_case, sha256_meets_the_examples_of_its_standard);
    return test_case;
}
