/* tests/unit/extract/fast/test_fast_unique.c - keys by their hashes. */
#include "blocks.h"

#include "base/text.h"

#include <stdio.h>

static const size_t key_columns[] = {0, 1};

static struct extract_schema schema_of(struct arena *arena, enum column_type type, size_t n_key) {
    struct extract_column *columns = ARENA_ARRAY(arena, struct extract_column, 2);
    columns[0] = (struct extract_column){.header = "ref", .type = type, .keys = intern_new(arena)};
    columns[1] = (struct extract_column){.header = "n", .type = COLUMN_INTEGER};
    return (struct extract_schema){
        .source = "log", .columns = columns, .n_columns = 2, .delimiter = ',', .key = key_columns, .n_key = n_key};
}

/* Pairs of ref and n, given to two workers in turn; whether every key is distinct. */
static bool are_distinct(struct arena *arena, const struct extract_schema *schema, const char *const (*rows)[2], size_t n) {
    struct fast_cells *workers[2];
    struct vec columns[2];
    for (size_t i = 0; i < 2; i++) {
        workers[i] = fast_cells_new(arena, schema);
        fast_cells_bind(workers[i], (const size_t[]){0, 1}, 0);
    }
    for (size_t i = 0; i < n; i++) {
        struct fast_rows block = block_of(arena, rows[i], 1, 2, false, 'x');
        ck_assert(fast_cells_read(workers[i % 2], &block, columns));
    }
    return fast_cells_check_keys(workers, 2, 0) && fast_cells_check_keys(workers, 2, 1);
}

static const struct {
    enum column_type type;
    size_t n_key;
    const char *rows[2][2];
    bool are_distinct;
} cases[] = {
    {COLUMN_TEXT, 1, {{"A1", "1"}, {"A2", "1"}}, true},
    {COLUMN_TEXT, 1, {{"A1", "1"}, {"A1", "2"}}, false},
    {COLUMN_TEXT, 1, {{"A1", "1"}, {" A1 ", "2"}}, false},
    {COLUMN_TEXT, 1, {{"A1", "1"}, {"\"A1\"", "2"}}, false},
    {COLUMN_TEXT, 1, {{"\"A\"\"1\"", "1"}, {"\"A\"\"1\"", "2"}}, false},
    {COLUMN_TEXT, 1, {{"a1", "1"}, {"A1", "2"}}, true},
    {COLUMN_TEXT, 1, {{"a text of more than sixteen bytes", "1"}, {"a text of more than sixteen bytes ", "2"}}, false},
    {COLUMN_TEXT, 1, {{"a text of more than sixteen bytes", "1"}, {"a text of more thas sixteen bytes", "2"}}, true},
    {COLUMN_KEY, 1, {{"A1", "1"}, {"A2", "1"}}, true},
    {COLUMN_KEY, 1, {{"A1", "1"}, {"a1", "1"}}, false},
    {COLUMN_KEY, 1, {{"a 1", "1"}, {"A1", "1"}}, false},
    {COLUMN_KEY, 1, {{"a 1", "1"}, {"A 1", "1"}}, false},
    {COLUMN_KEY, 1, {{"a 1", "1"}, {"A 2", "1"}}, true},
    {COLUMN_KEY, 1, {{"@1", "1"}, {"`1", "1"}}, true},
    {COLUMN_KEY, 1, {{"Z[1", "1"}, {"z{1", "1"}}, true},
    {COLUMN_KEY, 1, {{"LONG-REFERENCE-0000000001", "1"}, {"LONG-reference-0000000001", "1"}}, false},
    {COLUMN_TEXT, 2, {{"A1", "1"}, {"A1", "2"}}, true},
    {COLUMN_TEXT, 2, {{"A1", "1"}, {"A1", "01"}}, false},
    {COLUMN_TEXT, 2, {{"A1", "1"}, {"A", "11"}}, true},
    {COLUMN_KEY, 2, {{"A1", "1"}, {"A1", "2"}}, true},
    {COLUMN_KEY, 2, {{"A1", "1"}, {"a1", "1"}}, true},
    {COLUMN_KEY, 2, {{"A1", "1"}, {"A1", "1"}}, false},
    {COLUMN_INTEGER, 1, {{"7", "1"}, {"007", "1"}}, false},
    {COLUMN_INTEGER, 1, {{"7", "1"}, {"70", "1"}}, true},
};

START_TEST(two_keys) {
    struct arena *arena = arena_open();
    struct extract_schema schema = schema_of(arena, cases[_i].type, cases[_i].n_key);
    ck_assert_msg(are_distinct(arena, &schema, cases[_i].rows, 2) == cases[_i].are_distinct, "[%s,%s] and [%s,%s]",
                  cases[_i].rows[0][0], cases[_i].rows[0][1], cases[_i].rows[1][0], cases[_i].rows[1][1]);
    arena_close(arena);
}
END_TEST

/* References that count up are the likeliest keys; one of half a million stands twice at the end. */
START_TEST(many_keys) {
    enum { ROWS = 4096, BLOCKS = 128 };
    struct arena *arena = arena_open();
    struct extract_schema schema = schema_of(arena, COLUMN_TEXT, 1);
    struct fast_cells *workers[2] = {fast_cells_new(arena, &schema), fast_cells_new(arena, &schema)};
    struct vec columns[2];
    for (size_t i = 0; i < BLOCKS; i++) {
        struct arena *scratch = arena_open();
        const char **fields = ARENA_ARRAY(scratch, const char *, 2 * ROWS);
        for (size_t k = 0; k < ROWS; k++) {
            char text[32];
            snprintf(text, sizeof text, "RFL-%09zu", i * ROWS + k);
            fields[2 * k] = text_copy(scratch, text);
            fields[2 * k + 1] = "";
        }
        struct fast_rows block = block_of(scratch, fields, ROWS, 2, false, ' ');
        fast_cells_bind(workers[i % 2], (const size_t[]){0, 1}, 0);
        ck_assert(fast_cells_read(workers[i % 2], &block, columns));
        arena_close(scratch);
    }
    ck_assert(fast_cells_check_keys(workers, 2, 0));
    ck_assert(fast_cells_check_keys(workers, 2, 1));
    const char *again[] = {"RFL-000004711", ""};
    struct fast_rows block = block_of(arena, again, 1, 2, false, ' ');
    ck_assert(fast_cells_read(workers[0], &block, columns));
    ck_assert(!(fast_cells_check_keys(workers, 2, 0) && fast_cells_check_keys(workers, 2, 1)));
    arena_close(arena);
}
END_TEST

START_TEST(a_key_without_a_part_is_irregular) {
    struct arena *arena = arena_open();
    struct extract_schema schema = schema_of(arena, COLUMN_TEXT, 2);
    struct fast_cells *cells = fast_cells_new(arena, &schema);
    struct vec columns[2];
    const char *row[] = {"A1", ""};
    struct fast_rows block = block_of(arena, row, 1, 2, false, ' ');
    fast_cells_bind(cells, (const size_t[]){0, 1}, 0);
    ck_assert(!fast_cells_read(cells, &block, columns));
    arena_close(arena);
}
END_TEST

Suite *fast_unique_suite(void);
Suite *fast_unique_suite(void) {
    Suite *suite = suite_create("fast_unique");
    TCase *tests = tcase_create("keys");
    tcase_set_timeout(tests, 60);
    tcase_add_loop_test(tests, two_keys, 0, sizeof cases / sizeof *cases);
    tcase_add_test(tests, many_keys);
    tcase_add_test(tests, a_key_without_a_part_is_irregular);
    suite_add_tcase(suite, tests);
    return suite;
}
