/* Reader, schema and manual come from one table and agree. */
#include "base/file.h"
#include "base/text.h"
#include "spec/keys/keys.h"
#include "spec_fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char begin_mark[] =
    "<!-- keys: written by tests/unit/spec with BOARDPAPER_REWRITE=1, from engine/spec/keys_tables.c -->\n";
static const char end_mark[] = "<!-- end of keys -->\n";
static const char manual_path[] = SOURCE_ROOT "/docs/specification.md";

static const char *read_manual(void) {
    const char *bytes = NULL;
    size_t n = 0;
    spec_diags = diags_new(spec_arena);
    enum status status = file_read(spec_arena, manual_path, 1 << 20, NOWHERE, spec_diags, &bytes, &n);
    ck_assert_msg(status == STATUS_OK, "%s", spec_messages());
    return text_copy_bytes(spec_arena, bytes, n);
}

static void rewrite_manual(const char *manual, const char *begin, const char *end) {
    FILE *file = fopen(manual_path, "wb");
    ck_assert_ptr_nonnull(file);
    fwrite(manual, 1, (size_t)(begin - manual), file);
    fputs(spec_manual(spec_arena), file);
    fputs(end, file);
    ck_assert_int_eq(fclose(file), 0);
}

START_TEST(test_manual) {
    const char *manual = read_manual();
    const char *begin = strstr(manual, begin_mark), *end = strstr(manual, end_mark);
    ck_assert_ptr_nonnull(begin);
    ck_assert_ptr_nonnull(end);
    begin += strlen(begin_mark);
    if (getenv("BOARDPAPER_REWRITE")) {
        rewrite_manual(manual, begin, end);
        return;
    }
    const char *written = text_copy_bytes(spec_arena, begin, (size_t)(end - begin));
    ck_assert_msg(text_equal(written, spec_manual(spec_arena)),
                  "docs/specification.md is behind the table of keys: run BOARDPAPER_REWRITE=1 test-spec");
}
END_TEST

/* The example that the manual opens with is a whole specification. */
START_TEST(test_example) {
    const char *begin = strstr(read_manual(), "```yaml\n");
    ck_assert_ptr_nonnull(begin);
    begin += strlen("```yaml\n");
    const char *end = strstr(begin, "```");
    ck_assert_ptr_nonnull(end);
    spec_write_bytes("a.yaml", begin, (size_t)(end - begin));
    ck_assert_msg(spec_try() == STATUS_OK && diags_count(spec_diags) == 0, "%s", spec_messages());
}
END_TEST

START_TEST(test_schema) {
    const char *schema = spec_schema(spec_arena);
    for (size_t i = 0; i < n_key_tables; i++) {
        for (size_t k = 0; k < all_key_tables[i]->n_keys; k++) {
            const struct key *key = &all_key_tables[i]->keys[k];
            ck_assert_msg(strstr(schema, TEXT(spec_arena, "\"", key->name, "\": {")), "no %s", key->name);
        }
    }
    ck_assert_ptr_nonnull(strstr(schema, "\"$ref\": \"#/$defs/column\""));
}
END_TEST

/* Every row says what it is for, and every mapping has its table in the list that schema and manual walk. */
START_TEST(test_rows) {
    for (size_t i = 0; i < n_key_tables; i++) {
        for (size_t k = 0; k < all_key_tables[i]->n_keys; k++) {
            const struct key *key = &all_key_tables[i]->keys[k];
            ck_assert_msg(key->help && key->help[0] && key->example && key->example[0], "%s has no help", key->name);
            ck_assert_msg(key->kind != KEY_CHOICE || key->choices, "%s has no choices", key->name);
            bool needs_table = key->kind == KEY_MAPPING || key->kind == KEY_NAMED || key->kind == KEY_NAMED_IDS ||
                               key->kind == KEY_TEXT_OR_MAPPING || key->kind == KEY_CHOICE_OR_MAPPING;
            bool is_listed = false;
            for (size_t j = 0; j < n_key_tables; j++) is_listed |= all_key_tables[j] == key->of;
            ck_assert_msg(needs_table == is_listed, "%s has no table", key->name);
        }
    }
}
END_TEST

TCase *spec_manual_case(void) {
    TCase *test_case = spec_case("manual");
    tcase_add_test(test_case, test_manual);
    tcase_add_test(test_case, test_example);
    tcase_add_test(test_case, test_schema);
    tcase_add_test(test_case, test_rows);
    return test_case;
}
