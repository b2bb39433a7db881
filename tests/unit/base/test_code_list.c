/* tests/unit/base/test_code_list.c */
#include "base/code_list.h"
#include "test_base.h"

static const struct label_variant variants[] = {{"long", "Stage 1: Received"}, {"short", "S1"}};
static const char *const aliases[] = {"recd", "Cafe\u0301"};

static const struct category categories[] = {
    {.code = "1",
     .label = "Received",
     .id = "received",
     .variants = variants,
     .n_variants = 2,
     .aliases = aliases,
     .n_aliases = 2,
     .since = DATE_NONE,
     .until = DATE_NONE},
    {.code = NULL, .label = "Officer Bias", .id = "officer-bias", .since = DATE_NONE, .until = DATE_NONE},
    {.code = "3", .label = "3", .id = "3", .since = DATE_NONE, .until = DATE_NONE}, /* label and code alike are no clash */
};

static struct code_list *new_list(bool match_folded) {
    struct code_list *list = ARENA_NEW(test_arena, struct code_list);
    const char *word = NULL;
    *list = (struct code_list){
        .id = "stages", .title = "stages", .categories = categories, .n_categories = 3, .match_folded = match_folded};
    ck_assert(code_list_index(test_arena, list, &word));
    ck_assert_ptr_null(word);
    return list;
}

START_TEST(values_match_exactly) {
    const struct code_list *list = new_list(false);
    ck_assert_int_eq(code_list_find(test_arena, list, "Received"), 0);
    ck_assert_int_eq(code_list_find(test_arena, list, "1"), 0);
    ck_assert_int_eq(code_list_find(test_arena, list, "recd"), 0);
    ck_assert_int_eq(code_list_find(test_arena, list, "Caf\u00E9"), 0); /* the same in NFC */
    ck_assert_int_eq(code_list_find(test_arena, list, "3"), 2);
    ck_assert_int_eq(code_list_find(test_arena, list, "received"), -1);
    ck_assert_int_eq(code_list_find(test_arena, list, "Officer Bias "), -1);
    ck_assert_int_eq(code_list_find(test_arena, list, ""), -1);
    ck_assert_uint_eq(list->n_words, 6);
}
END_TEST

START_TEST(values_match_folded_where_asked) {
    const struct code_list *list = new_list(true);
    ck_assert_int_eq(code_list_find(test_arena, list, "RECEIVED"), 0);
    ck_assert_int_eq(code_list_find(test_arena, list, " officer \u00A0 bias"), 1);
    ck_assert_int_eq(code_list_find(test_arena, list, "officerbias"), -1);
}
END_TEST

START_TEST(a_text_with_two_categories_is_named) {
    static const char *const other[] = {"Officer bias"};
    const struct category two[] = {{.label = "Officer Bias"}, {.label = "Bias", .aliases = other, .n_aliases = 1}};
    struct code_list list = {.categories = two, .n_categories = 2, .match_folded = true};
    const char *word = NULL;
    ck_assert(!code_list_index(test_arena, &list, &word));
    ck_assert_str_eq(word, "Officer bias");
    list.match_folded = false;
    ck_assert(code_list_index(test_arena, &list, &word));
}
END_TEST

START_TEST(labels_have_variants) {
    const struct code_list *list = new_list(false);
    ck_assert_str_eq(code_list_label(list, 0, NULL), "Received");
    ck_assert_str_eq(code_list_label(list, 0, "long"), "Stage 1: Received");
    ck_assert_str_eq(code_list_label(list, 0, "none"), "Received");
    ck_assert_str_eq(code_list_label(list, 1, "long"), "Officer Bias");
}
END_TEST

START_TEST(the_nearest_label_is_found) {
    const struct code_list *list = new_list(false);
    ck_assert_str_eq(code_list_nearest(test_arena, list, "Offcer Bias"), "Officer Bias");
    ck_assert_str_eq(code_list_nearest(test_arena, list, "OFFICER\u00A0BIAS"), "Officer Bias");
    ck_assert_ptr_null(code_list_nearest(test_arena, list, "something else"));
}
END_TEST

START_TEST(an_empty_list_matches_nothing) {
    struct code_list list = {.id = "none"};
    const char *word;
    ck_assert(code_list_index(test_arena, &list, &word));
    ck_assert_int_eq(code_list_find(test_arena, &list, "a"), -1);
    ck_assert_ptr_null(code_list_nearest(test_arena, &list, "a"));
}
END_TEST

TCase *code_list_case(void) {
    TCase *test_case = new_case("code_list");
    tcase_add_test(test_case, values_match_exactly);
    tcase_add_test(test_case, values_match_folded_where_asked);
    tcase_add_test(test_case, a_text_with_two_categories_is_named);
    tcase_add_test(test_case, labels_have_variants);
    tcase_add_test(test_case, the_nearest_label_is_found);
    tcase_add_test(test_case, an_empty_list_matches_nothing);
    return test_case;
}
