/* Which extracts are read, in what order, with what schema. */
#include "test_plan.h"

#include "base/text.h"
#include "little.h"

#define TABLE_OF(source)                                                                                               \
    "populations: {all: {from: " source                                                                                \
    "}}\ntables:\n  t: {title: T, corner: C, population: all, rows: {label: R}, columns: {label: N}}\n"

static const struct plan_source *source_named(const struct little *little, const char *name, size_t *ret_place) {
    for (size_t i = 0; i < little->plan->n_sources; i++) {
        if (!text_equal(little->model->sources[little->plan->sources[i].source].name, name)) continue;
        *ret_place = i;
        return &little->plan->sources[i];
    }
    ck_abort_msg("no source %s", name);
    return NULL;
}

START_TEST(sources_that_belong_to_another_come_before_it) {
    static const struct little_case given = {.spec = TABLE_OF("log")};
    struct little *little = little_plan(&given);
    size_t log, stages, actions, letters;
    little_fine(little);
    ck_assert_uint_eq(little->plan->n_sources, 5);
    source_named(little, "log", &log);
    source_named(little, "stages", &stages);
    source_named(little, "actions", &actions);
    source_named(little, "letters", &letters);
    ck_assert(stages < log && actions < log && letters < actions);
    little_close(little);
}
END_TEST

static void needed(const char *spec, const char *wanted) {
    const struct little_case given = {.spec = spec};
    struct little *little = little_plan(&given);
    little_fine(little);
    struct text_builder found = {.arena = little->arena};
    for (size_t i = 0; i < little->model->n_sources; i++) {
        size_t place;
        if (source_named(little, little->model->sources[i].name, &place)->is_needed)
            text_add(&found, TEXT(little->arena, " ", little->model->sources[i].name));
    }
    ck_assert_str_eq(text_done(&found), wanted);
    little_close(little);
}

START_TEST(what_is_linked_is_read_together_over_all_links) {
    needed(TABLE_OF("log"), " log stages actions letters");
    needed(TABLE_OF("stages"), " log stages actions letters");
    needed(TABLE_OF("letters"), " log stages actions letters");
    needed(TABLE_OF("cases"), " cases");
}
END_TEST

START_TEST(linked_columns_share_their_keys) {
    static const struct little_case given = {.spec = TABLE_OF("log")};
    struct little *little = little_plan(&given);
    size_t place;
    little_fine(little);
    const struct extract_schema *log = &source_named(little, "log", &place)->schema,
                                *stages = &source_named(little, "stages", &place)->schema;
    ck_assert_int_eq(log->columns[0].type, COLUMN_KEY);
    ck_assert_int_eq(stages->columns[0].type, COLUMN_KEY);
    ck_assert_ptr_nonnull(log->columns[0].keys);
    ck_assert_ptr_eq(log->columns[0].keys, stages->columns[0].keys);
    /* a row that names no record is refused when it is read */
    ck_assert(stages->columns[0].is_required);
    ck_assert(log->columns[0].is_required);
    ck_assert(!stages->columns[2].is_required);
    ck_assert(!log->keep_unknown);
    little_close(little);
}
END_TEST

START_TEST(a_draft_keeps_what_is_not_in_a_list) {
    static const struct little_case given = {.spec = TABLE_OF("log"), .is_draft = true};
    struct little *little = little_plan(&given);
    little_fine(little);
    for (size_t i = 0; i < little->plan->n_sources; i++) ck_assert(little->plan->sources[i].schema.keep_unknown);
    little_close(little);
}
END_TEST

START_TEST(the_schema_is_that_of_the_specification) {
    static const struct little_case given = {
        .spec = "sources:\n  more:\n    title: More\n    key: id\n    dates: [dd/mm/yyyy, yyyy-mm-dd]\n    encoding: "
                "windows-1252\n    delimiter: \";\"\n    skip_lines: 2\n"
                "    missing: [n/a]\n    columns: {id: {type: text, header: Number}, day: {type: date}, colour: {type: "
                "categories, list: regions, separator: \"|\"}}\n" TABLE_OF("more")};
    struct little *little = little_plan(&given);
    size_t place;
    little_fine(little);
    const struct extract_schema *schema = &source_named(little, "more", &place)->schema;
    ck_assert_str_eq(schema->source, "more");
    ck_assert_str_eq(schema->encoding, "windows-1252");
    ck_assert_int_eq(schema->delimiter, ';');
    ck_assert_uint_eq(schema->skip_lines, 2);
    ck_assert_uint_eq(schema->n_key, 1);
    ck_assert_str_eq(schema->columns[0].header, "Number");
    ck_assert_int_eq(schema->columns[0].type, COLUMN_TEXT);
    ck_assert_int_eq(schema->columns[1].type, COLUMN_DATE);
    ck_assert_uint_eq(schema->columns[1].n_date_formats, 2);
    ck_assert_str_eq(schema->columns[1].missing[0], "n/a");
    ck_assert_int_eq(schema->columns[2].type, COLUMN_CATEGORIES);
    ck_assert_int_eq(schema->columns[2].separator, '|');
    little_close(little);
}
END_TEST

TCase *source_tests(void) {
    TCase *tests = tcase_create("sources");
    tcase_add_test(tests, sources_that_belong_to_another_come_before_it);
    tcase_add_test(tests, what_is_linked_is_read_together_over_all_links);
    tcase_add_test(tests, linked_columns_share_their_keys);
    tcase_add_test(tests, a_draft_keeps_what_is_not_in_a_list);
    tcase_add_test(tests, the_schema_is_that_of_the_specification);
    return tests;
}
