/* tests/unit/base/test_text.c */
#include "base/text.h"
#include "test_base.h"

#include <string.h>

START_TEST(builders_build) {
    struct text_builder out = {.arena = test_arena};
    ck_assert_str_eq(text_done(&out), "");
    text_add(&out, "");
    ck_assert_str_eq(text_done(&out), "");
    text_add(&out, "ab");
    text_add_char(&out, 'c');
    text_add_bytes(&out, "defg", 2);
    text_add_int(&out, -40);
    ck_assert_str_eq(text_done(&out), "abcde-40");
    for (int i = 0; i < 10000; i++) text_add_char(&out, 'x');
    ck_assert_uint_eq(strlen(text_done(&out)), 10008);
    ck_assert_uint_eq(out.n, 10008);
}
END_TEST

START_TEST(integers_become_text) {
    ck_assert_str_eq(text_from_int(test_arena, 0), "0");
    ck_assert_str_eq(text_from_int(test_arena, INT64_MAX), "9223372036854775807");
    ck_assert_str_eq(text_from_int(test_arena, INT64_MIN), "-9223372036854775808");
}
END_TEST

START_TEST(texts_are_joined_copied_trimmed_replaced) {
    ck_assert_str_eq(TEXT(test_arena, "a", "", "bc"), "abc");
    ck_assert_str_eq(text_copy_bytes(test_arena, "abcdef", 3), "abc");
    ck_assert_str_eq(text_trim(test_arena, " \t a b\t "), "a b");
    ck_assert_str_eq(text_trim(test_arena, " \t"), "");
    ck_assert_str_eq(text_trim(test_arena, ""), "");
    ck_assert_str_eq(text_replace(test_arena, "aXbXX", "X", "--"), "a--b----");
    ck_assert_str_eq(text_replace(test_arena, "aaa", "aa", "b"), "ba");
    ck_assert_str_eq(text_replace(test_arena, "abc", "", "x"), "abc");
}
END_TEST

START_TEST(texts_are_compared_bytewise) {
    ck_assert(text_equal(NULL, NULL) && text_equal("a", "a"));
    ck_assert(!text_equal(NULL, "") && !text_equal("", NULL) && !text_equal("a", "A"));
    ck_assert(text_starts("abc", "ab") && text_starts("abc", "") && !text_starts("ab", "abc"));
    ck_assert(text_ends("abc", "bc") && text_ends("abc", "") && !text_ends("bc", "abc"));
}
END_TEST

static const struct slug_row {
    const char *label, *slug;
} slugs[] = {
    /* the examples of text.h */
    {"Not Acting in Child's Best Interest", "not-acting-in-childs-best-interest"},
    {"% of total", "percent-of-total"},
    {"2006/07 total", "2006-07-total"},
    {"na\u00EFve", "naive"},
    /* marks as letters of their own, and letters that Unicode does not take apart */
    {"nai\u0308ve", "naive"},
    {"\u00C5sa \u00D8rsted \u0141\u00F3d\u017A stra\u00DFe \u00C6on", "asa-orsted-lodz-strasse-aeon"},
    {"Child\u2019s \u2018quoted\u2019 name", "childs-quoted-name"},
    {"R&D", "r-and-d"},
    {"5%", "5-percent"},
    {"  -- a -- b --  ", "a-b"},
    {"m\u00B2", "m2"},
    {"\uFB01le \uFF11", "file-1"},
    {"soft\u00ADhyphen", "softhyphen"},
    {"ABC_def.ghi", "abc-def-ghi"},
    {"", "item"},
    {"---", "item"},
    {"\u0416\u0438\u0437\u043D\u044C", "item"},
    {"\xFF\xFE", "item"},
};

START_TEST(labels_become_slugs) {
    ck_assert_str_eq(text_slug(test_arena, slugs[_i].label), slugs[_i].slug);
}
END_TEST

/* Ascending, each against each. */
static const char *const natural[] = {"",
                                      "1",
                                      "2",
                                      "10",
                                      "10a",
                                      "10b",
                                      "100",
                                      "A",
                                      "N02",
                                      "N2",
                                      "N2.9",
                                      "N2.10",
                                      "N10",
                                      "a",
                                      "a99999999999999999999998",
                                      "a99999999999999999999999",
                                      "b",
                                      "\xC3\xA9"};

START_TEST(natural_order_is_total) {
    size_t n = sizeof natural / sizeof *natural;
    for (size_t i = 0; i < n; i++) {
        for (size_t k = 0; k < n; k++) {
            int order = text_compare_natural(natural[i], natural[k]);
            if (i < k) ck_assert_msg(order < 0, "'%s' before '%s'", natural[i], natural[k]);
            if (i == k) ck_assert_int_eq(order, 0);
            if (i > k) ck_assert_msg(order > 0, "'%s' after '%s'", natural[i], natural[k]);
        }
    }
}
END_TEST

static const char *const names[] = {"region", "regions", "reign", "lead_issue", "x", "\u00E9t\u00E9"};

/* Distances by hand: regoin-region one transposition; regio-region one letter; leadissue one letter of nine. */
static const struct nearest_row {
    const char *text, *nearest;
} nearest[] = {
    {"regoin", "region"},
    {"regio", "region"},
    {"REGIONS", "regions"},
    {"region", "region"},
    {"leadissue", "lead_issue"},
    {"officer", NULL},
    {"y", NULL},
    {"xy", "x"},
    {"", NULL},
    {"ete", NULL},
    {"\u00E9te", "\u00E9t\u00E9"},
};

START_TEST(the_nearest_name_is_found) {
    const char *found = text_nearest(test_arena, nearest[_i].text, names, sizeof names / sizeof *names);
    if (nearest[_i].nearest) {
        ck_assert_ptr_nonnull(found);
        ck_assert_str_eq(found, nearest[_i].nearest);
    } else {
        ck_assert_ptr_null(found);
    }
}
END_TEST

START_TEST(of_equally_near_names_the_first_is_taken) {
    const char *const equal[] = {"cat", "bat", "hat"};
    ck_assert_str_eq(text_nearest(test_arena, "rat", equal, 3), "cat");
    ck_assert_str_eq(text_nearest(test_arena, "BAT", equal, 3), "bat");
    ck_assert_ptr_null(text_nearest(test_arena, "rat", equal, 0));
}
END_TEST

START_TEST(endless_names_have_no_nearest) {
    char *longest = ARENA_ARRAY(test_arena, char, 1000001);
    memset(longest, 'a', 1000000);
    const char *const candidates[] = {longest};
    ck_assert_ptr_null(text_nearest(test_arena, longest, candidates, 1));
    ck_assert_ptr_null(text_nearest(test_arena, "a", candidates, 1));
}
END_TEST

TCase *text_case(void) {
    TCase *test_case = new_case("text");
    tcase_add_test(test_case, builders_build);
    tcase_add_test(test_case, integers_become_text);
    tcase_add_test(test_case, texts_are_joined_copied_trimmed_replaced);
    tcase_add_test(test_case, texts_are_compared_bytewise);
    tcase_add_loop_test(test_case, labels_become_slugs, 0, (int)(sizeof slugs / sizeof *slugs));
    tcase_add_test(test_case, natural_order_is_total);
    tcase_add_loop_test(test_case, the_nearest_name_is_found, 0, (int)(sizeof nearest / sizeof *nearest));
    tcase_add_test(test_case, of_equally_near_names_the_first_is_taken);
    tcase_add_test(test_case, endless_names_have_no_nearest);
    return test_case;
}
