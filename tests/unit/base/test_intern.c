/* tests/unit/base/test_intern.c */
#include "base/intern.h"
#include "base/text.h"
#include "test_base.h"

#include <string.h>

START_TEST(indexes_follow_first_appearance) {
    struct intern *set = intern_new(test_arena);
    bool is_new;
    ck_assert_uint_eq(intern_add(set, "b", 1, &is_new), 0);
    ck_assert(is_new);
    ck_assert_uint_eq(intern_add(set, "a", 1, NULL), 1);
    ck_assert_uint_eq(intern_add(set, "b", 1, &is_new), 0);
    ck_assert(!is_new);
    ck_assert_uint_eq(intern_add(set, "", 0, NULL), 2);
    ck_assert_uint_eq(intern_add(set, "a\0b", 3, NULL), 3);
    ck_assert_uint_eq(intern_count(set), 4);
    ck_assert_uint_eq(intern_find(set, "a", 1), 1);
    ck_assert_uint_eq(intern_find(set, "a\0b", 3), 3);
    ck_assert_uint_eq(intern_find(set, "a\0c", 3), INTERN_NONE);
    ck_assert_uint_eq(intern_find(set, "c", 1), INTERN_NONE);
    ck_assert_str_eq(intern_text(set, 0), "b");
    ck_assert_str_eq(intern_text(set, 2), "");
}
END_TEST

START_TEST(an_empty_set_finds_nothing) {
    const struct intern *set = intern_new(test_arena);
    ck_assert_uint_eq(intern_find(set, "", 0), INTERN_NONE);
    ck_assert_uint_eq(intern_count(set), 0);
}
END_TEST

START_TEST(texts_are_copied) {
    struct intern *set = intern_new(test_arena);
    char text[] = "changing";
    intern_add(set, text, 4, NULL);
    text[0] = 'X';
    ck_assert_str_eq(intern_text(set, 0), "chan");
}
END_TEST

START_TEST(many_texts_keep_their_indexes) {
    struct intern *set = intern_new(test_arena);
    const int n = 100000;
    for (int i = 0; i < n; i++) {
        const char *text = text_from_int(test_arena, i * INT64_C(7919));
        if (intern_add(set, text, strlen(text), NULL) != (uint32_t)i) ck_abort_msg("adding %s", text);
    }
    for (int i = 0; i < n; i++) {
        const char *text = text_from_int(test_arena, i * INT64_C(7919));
        if (intern_find(set, text, strlen(text)) != (uint32_t)i) ck_abort_msg("finding %s", text);
        if (strcmp(intern_text(set, (uint32_t)i), text) != 0) ck_abort_msg("text of %s", text);
    }
    ck_assert_uint_eq(intern_count(set), (uint32_t)n);
}
END_TEST

TCase *intern_case(void) {
    TCase *test_case = new_case("intern");
    tcase_add_test(test_case, indexes_follow_first_appearance);
    tcase_add_test(test_case, an_empty_set_finds_nothing);
    tcase_add_test(test_case, texts_are_copied);
    tcase_add_test(test_case, many_texts_keep_their_indexes);
    return test_case;
}
