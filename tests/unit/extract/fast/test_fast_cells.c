/* tests/unit/extract/fast/test_fast_cells.c - the decoders of the fast lane against the careful cells: the same value for each field,
 * or "irregular" from both. */
#include "blocks.h"

#include "base/text.h"
#include "extract/date_format.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const aliases[] = {"Slow", "late, very", "Zo\xC3\xAB"};
static const struct category categories[] = {
    {.code = "OB", .label = "Officer Bias", .id = "bias", .since = DATE_NONE, .until = DATE_NONE},
    {.label = "Delay", .id = "delay", .aliases = aliases, .n_aliases = 3, .since = DATE_NONE, .until = DATE_NONE},
    {.label = "Child's Interest", .id = "interest", .since = DATE_NONE, .until = DATE_NONE},
    {.code = "8", .label = "Eight by8", .id = "eight", .since = DATE_NONE, .until = DATE_NONE},
    {.code = "12345678", .label = "Seventeen bytes 7", .id = "a17", .since = DATE_NONE, .until = DATE_NONE},
    {.code = "1234567812345678", .label = "Thirty-two bytes in this label 2", .id = "a32", .since = DATE_NONE, .until = DATE_NONE},
    {.label = "Thirty-three bytes in this label3", .id = "a33", .since = DATE_NONE, .until = DATE_NONE},
    {.label = "Not acting in the best interest (1) of the child, whose it is", .id = "a60", .since = DATE_NONE, .until = DATE_NONE},
    {.label = "Not acting in the best interest (2) of the child, whose it is", .id = "a61", .since = DATE_NONE, .until = DATE_NONE},
    {.label = "say \"no\"", .id = "no", .since = DATE_NONE, .until = DATE_NONE},
};

static const struct code_list *list_of(struct arena *arena, bool is_folded) {
    const char *word;
    struct code_list *list = ARENA_NEW(arena, struct code_list);
    *list = (struct code_list){.id = "issues",
                               .title = "issues",
                               .categories = categories,
                               .n_categories = sizeof categories / sizeof *categories,
                               .match_folded = is_folded};
    ck_assert(code_list_index(arena, list, &word));
    return list;
}

static struct extract_schema schema_of(struct arena *arena, struct extract_column column) {
    struct extract_column *copy = ARENA_NEW(arena, struct extract_column);
    if (!column.header) column.header = "a column";
    *copy = column;
    return (struct extract_schema){.source = "log", .columns = copy, .n_columns = 1, .delimiter = ','};
}

/* --- fields one by one, then together --- */

static const char *fast_text(struct arena *arena, const struct extract_schema *schema, const char *field, char fill) {
    struct fast_cells *cells = fast_cells_new(arena, schema);
    struct vec vec;
    const char *fields[] = {field};
    struct fast_rows rows = block_of(arena, fields, 1, 1, fill == '"', fill);
    fast_cells_bind(cells, (const size_t[]){0}, 0);
    return fast_cells_read(cells, &rows, &vec) ? vec_text(arena, &vec, 0) : "irregular";
}

static bool is_equal(const struct extract_column *column, const char *fast, const char *careful) {
    bool is_there = strcmp(careful, "missing") != 0 && strcmp(careful, "irregular") != 0;
    if (column->is_unread && is_there) return strcmp(fast, "missing") != 0 && strcmp(fast, "irregular") != 0;
    return strcmp(fast, careful) == 0;
}

static void check_one(struct arena *arena, const struct extract_schema *schema, const char *field, const char *careful, size_t i) {
    static const char fills[] = {'0', ' ', '"', ';'};
    const char *fast = fast_text(arena, schema, field, fills[i % 4]);
    ck_assert_msg(is_equal(schema->columns, fast, careful), "[%s]: fast %s, careful %s (padding '%c')", field, fast, careful, fills[i % 4]);
}

/* Fields that are not irregular in one block, as the first, the middle and the last of three fields, read several times. */
static void check_block(struct arena *arena, const struct extract_schema *schema, const char *const *fields,
                        const char *const *careful, size_t n, size_t field, bool has_returns) {
    struct fast_cells *cells = fast_cells_new(arena, schema);
    const char **rows = ARENA_ARRAY(arena, const char *, 3 * n);
    for (size_t i = 0; i < n; i++) {
        rows[3 * i] = i % 2 ? "" : "beside";
        rows[3 * i + 1] = i % 3 ? "\"be\"\"side\"" : "";
        rows[3 * i + 2] = i % 5 ? "12345678" : "";
        rows[3 * i + field] = fields[i];
    }
    fast_cells_bind(cells, &field, 0);
    for (int time = 0; time < 3; time++) {
        struct vec vec;
        struct fast_rows block = block_of(arena, rows, n, 3, has_returns, '7');
        ck_assert(fast_cells_read(cells, &block, &vec));
        for (size_t i = 0; i < n; i++) {
            const char *fast = vec_text(arena, &vec, i);
            ck_assert_msg(is_equal(schema->columns, fast, careful[i]), "[%s] in a block: fast %s, careful %s", fields[i], fast, careful[i]);
        }
    }
}

/* `alone`: each field is also read by itself, with one kind of padding or another. */
static void check_fields(const struct extract_schema *schema, const char *const *fields, size_t n, bool alone) {
    struct arena *arena = arena_open();
    const char **regular = ARENA_ARRAY(arena, const char *, n), **expected = ARENA_ARRAY(arena, const char *, n);
    size_t n_regular = 0;
    for (size_t i = 0; i < n; i++) {
        struct arena *scratch = arena_child(arena);
        const char *careful = text_copy(arena, careful_text(scratch, schema, 0, fields[i]));
        if (alone || strcmp(careful, "irregular") == 0) check_one(scratch, schema, fields[i], careful, i);
        arena_close(scratch);
        if (strcmp(careful, "irregular") == 0) continue;
        regular[n_regular] = fields[i];
        expected[n_regular++] = careful;
    }
    for (size_t from = 0; from < n_regular; from += BATCH_ROWS) {
        size_t n_rows = n_regular - from < BATCH_ROWS ? n_regular - from : BATCH_ROWS;
        for (size_t field = 0; field < 3; field++)
            check_block(arena, schema, regular + from, expected + from, n_rows, field, field == 2);
    }
    arena_close(arena);
}

/* --- fields at random --- */

static uint64_t state = 88172645463325252u;

static uint32_t random_below(uint32_t n) {
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (uint32_t)((state >> 32) * n >> 32);
}

/* A field as a writer of CSV may write the content. */
static const char *written(struct arena *arena, const char *content) {
    static const char *const spaces[] = {"", "", " ", "\t", "  "};
    bool needs_quotes = strpbrk(content, ",\"\n\r") != NULL;
    if (needs_quotes || random_below(4) == 0) return TEXT(arena, "\"", text_replace(arena, content, "\"", "\"\""), "\"");
    return TEXT(arena, spaces[random_below(5)], content, spaces[random_below(5)]);
}

/* One of the contents, sometimes cut, lengthened, or with a byte changed. */
static const char *altered(struct arena *arena, const char *const *contents, size_t n) {
    static const char bytes[] = "0123456789-/.: ;,\"aOnN\n";
    const char *content = contents[random_below((uint32_t)n)];
    size_t length = strlen(content);
    char *copy = ARENA_ARRAY(arena, char, length + 3);
    memcpy(copy, content, length);
    uint32_t what = random_below(12);
    char byte = bytes[random_below(sizeof bytes - 1)];
    if (what == 0 && length > 0) copy[random_below((uint32_t)length)] = byte;
    if (what == 1) copy[length] = byte;
    if (what == 2 && length > 0) copy[length - 1] = '\0';
    if (what == 3 && length > 0) copy[random_below((uint32_t)length)] ^= 0x20;
    for (char *at = copy; *at; at++)
        if ((unsigned char)*at < ' ' && *at != '\n') *at = '~';
    return written(arena, copy);
}

static void check_random(const struct extract_schema *schema, const char *const *contents, size_t n) {
    enum { FIELDS = 1000 };
    struct arena *arena = arena_open();
    const char **fields = ARENA_ARRAY(arena, const char *, FIELDS);
    for (size_t i = 0; i < FIELDS; i++) fields[i] = altered(arena, contents, n);
    check_fields(schema, fields, FIELDS, true);
    arena_close(arena);
}

/* --- dates --- */

static struct extract_schema dates_of(struct arena *arena, const char *const *forms, size_t n_forms) {
    return schema_of(arena, (struct extract_column){.type = COLUMN_DATE, .date_formats = forms, .n_date_formats = n_forms});
}

static const char *const short_months[] = {"Jan", "Feb", "Mar", "APR", "may", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
static const char *const long_months[] = {"January", "February", "March",     "April",   "May",      "JUNE",
                                          "July",    "August",   "September", "october", "November", "December"};

/* The date in form `index` of date_format.h. */
static const char *date_text(struct arena *arena, size_t index, int year, int month, int day) {
    static const char *const patterns[] = {"D/M/Y", "Y-M-D", "D-M-Y", "D.M.Y", "YMD", "M/D/Y", "Y-M-D 23:59:59", "D/M/Y 00:01", "D S Y", "D L Y"};
    struct text_builder text = {.arena = arena};
    for (const char *at = patterns[index]; *at; at++) {
        char number[8];
        snprintf(number, sizeof number, *at == 'Y' ? "%04d" : "%02d", *at == 'Y' ? year : *at == 'M' ? month : day);
        if (strchr("YMD", *at))
            text_add(&text, number);
        else if (*at == 'S')
            text_add(&text, short_months[month - 1]);
        else if (*at == 'L')
            text_add(&text, long_months[month - 1]);
        else
            text_add_char(&text, *at);
    }
    return text_done(&text);
}

/* Days of 1900 to 2100, those that do not exist among them: blocks for those that do, a few of the others alone. */
START_TEST(every_day_of_two_centuries_in_every_form) {
    struct arena *arena = arena_open();
    const char *form = date_format_name((size_t)_i);
    struct extract_schema schema = dates_of(arena, &form, 1);
    size_t n = 0;
    const char **fields = ARENA_ARRAY(arena, const char *, 201 * 12 * 32);
    for (int year = 1900; year <= 2100; year++)
        for (int month = 1; month <= 12; month++)
            for (int day = 1; day <= (year % 50 ? 28 : 32); day++) fields[n++] = date_text(arena, (size_t)_i, year, month, day);
    for (int year = 1900; year <= 2100; year++)
        for (int month = 1; month <= 12; month++)
            for (int day = 29; day <= 31; day++) {
                date_t date;
                if (date_from_parts((struct date_parts){year, month, day}, &date))
                    fields[n++] = date_text(arena, (size_t)_i, year, month, day);
            }
    check_fields(&schema, fields, n, false);
    arena_close(arena);
}
END_TEST

static const char *const date_contents[] = {
    "2007-04-05", "2008-02-29", "2007-02-29", "1900-02-29", "2007-13-01", "2007-00-10", "2007-04-31", "2007-04-00", "0999-12-31", "1000-01-01",
    "9999-12-31", "2007-4-5", "05/04/2007", "31/02/2008", "12/16/2007", "16/12/2007", "05-04-2007", "05.04.2007", "20070405", "20071305",
    "2007-04-05 23:59:59", "2007-04-05 99:99:99", "2007-04-05 23:59", "05/04/2007 12:30", "05/04/2007 12.30", "05 Apr 2007", "05 APR 2007",
    "05 April 2007", "05 Apri 2007", "5 Apr 2007", "31 Feb 2007", "", "n/a", "01/01/1900", "-", "39174", "2007-04-05T23:30:00", "2007/04/05",
    "\u00a02007-04-05"};

START_TEST(dates_are_the_careful_reader_s) {
    static const char *const missing[] = {"n/a", "01/01/1900", "-"};
    struct arena *arena = arena_open();
    size_t n_forms = date_format_count();
    for (size_t i = 0; i < n_forms * 4; i++) {
        const char *forms[2] = {date_format_name(i % n_forms), date_format_name((i * 7 + 1) % n_forms)};
        struct extract_schema schema = dates_of(arena, forms, 1 + i / n_forms % 2);
        struct extract_column *column = (struct extract_column *)(uintptr_t)schema.columns;
        column->is_required = i % 3 == 0;
        column->missing = missing;
        column->n_missing = i / n_forms < 2 ? 1 : 3;
        check_random(&schema, date_contents, sizeof date_contents / sizeof *date_contents);
    }
    arena_close(arena);
}
END_TEST

/* --- categories --- */

static const char *const category_contents[] = {
    "Officer Bias", "officer bias", "OB", "ob", "Delay", "Slow", "SLOW", "late, very", "Zo\xC3\xAB", "Zoe\xCC\x88", "Child's Interest", "8",
    "Eight by8", "12345678", "Seventeen bytes 7", "1234567812345678", "Thirty-two bytes in this label 2",
    "Thirty-three bytes in this label3", "Not acting in the best interest (1) of the child, whose it is",
    "Not acting in the best interest (2) of the child, whose it is", "Not acting in the best interest (3) of the child, whose it is",
    "say \"no\"", "", "-", "not known", "Somebody", "Officer  Bias"};

START_TEST(categories_are_the_careful_reader_s) {
    static const char *const missing[] = {"-", "not known"};
    struct arena *arena = arena_open();
    for (size_t i = 0; i < 8; i++) {
        struct extract_schema schema = schema_of(arena, (struct extract_column){.type = COLUMN_CATEGORY,
                                                                                .list = list_of(arena, i % 2),
                                                                                .is_required = i / 2 % 2,
                                                                                .missing = missing,
                                                                                .n_missing = i / 4 % 2 ? 2 : 0});
        schema.keep_unknown = i == 6;
        check_random(&schema, category_contents, sizeof category_contents / sizeof *category_contents);
    }
    arena_close(arena);
}
END_TEST

/* Labels of every length from 1 to 40, that differ in one byte. */
START_TEST(categories_of_every_length) {
    struct arena *arena = arena_open();
    enum { LONGEST = 40 };
    struct category *all = ARENA_ARRAY(arena, struct category, LONGEST * LONGEST);
    const char **labels = ARENA_ARRAY(arena, const char *, LONGEST * LONGEST);
    size_t n = 0;
    for (size_t length = 1; length <= LONGEST; length++)
        for (size_t at = 0; at < length; at++) {
            char *label = ARENA_ARRAY(arena, char, length + 1);
            memset(label, 'x', length);
            label[at] = 'y';
            labels[n] = label;
            all[n++] = (struct category){.label = label, .id = label, .since = DATE_NONE, .until = DATE_NONE};
        }
    struct code_list list = {.id = "lengths", .categories = all, .n_categories = n};
    const char *word;
    ck_assert(code_list_index(arena, &list, &word));
    struct extract_schema schema = schema_of(arena, (struct extract_column){.type = COLUMN_CATEGORY, .list = &list});
    check_fields(&schema, labels, n, true);
    schema = schema_of(arena, (struct extract_column){.type = COLUMN_CATEGORIES, .list = &list, .separator = ';'});
    check_fields(&schema, labels, n, false);
    arena_close(arena);
}
END_TEST

/* More texts than a column keeps, in another order each time. */
START_TEST(several_categories_are_the_careful_reader_s) {
    static const char *const missing[] = {"-"};
    struct arena *arena = arena_open();
    for (size_t i = 0; i < 4; i++) {
        const char *contents[400];
        struct extract_schema schema = schema_of(arena, (struct extract_column){.type = COLUMN_CATEGORIES,
                                                                                .list = list_of(arena, i % 2),
                                                                                .separator = ';',
                                                                                .is_required = i / 2,
                                                                                .missing = missing,
                                                                                .n_missing = 1});
        for (size_t k = 0; k < 400; k++) {
            struct text_builder text = {.arena = arena};
            for (uint32_t n = random_below(5); n > 0; n--) {
                text_add(&text, category_contents[random_below(22)]);
                if (n > 1) text_add(&text, random_below(3) ? ";" : " ; ");
            }
            contents[k] = k % 40 == 0 ? "-" : text_done(&text);
        }
        check_random(&schema, contents, 400);
    }
    arena_close(arena);
}
END_TEST

START_TEST(cells_of_several_categories_beyond_those_kept) {
    struct arena *arena = arena_open();
    struct extract_schema schema =
        schema_of(arena, (struct extract_column){.type = COLUMN_CATEGORIES, .list = list_of(arena, false), .separator = ';'});
    const char **fields = ARENA_ARRAY(arena, const char *, 10000);
    size_t n = 0;
    for (size_t a = 0; a < 10; a++)
        for (size_t b = 0; b < 10; b++)
            for (size_t c = 0; c < 10; c++)
                for (size_t d = 0; d < 7; d++)
                    if (a != b && b != c && a != c && a != d && b != d && c != d && n < 10000)
                        fields[n++] = written(arena, TEXT(arena, categories[a].label, ";", categories[b].label, ";", categories[c].label,
                                                          ";", categories[d].label));
    check_fields(&schema, fields, n, false);
    arena_close(arena);
}
END_TEST

/* --- integers and texts --- */

START_TEST(integers_are_the_careful_reader_s) {
    static const char *const contents[] = {
        "0", "7", "12", "123", "1234", "12345", "123456", "1234567", "12345678", "123456789", "-1", "-", "--1", "+5", "007", "-0",
        "9223372036854775807", "9223372036854775808", "-9223372036854775807", "-9223372036854775808", "-9223372036854775809",
        "99999999999999999999", "1 234", "1,234", "12.5", "1e5", "", "n/a", "99999999", "00000000", "000000000000000000000007"};
    static const char *const missing[] = {"n/a", "99999999", "7"};
    struct arena *arena = arena_open();
    for (size_t i = 0; i < 4; i++) {
        struct extract_schema schema = schema_of(arena, (struct extract_column){.type = COLUMN_INTEGER,
                                                                                .is_required = i % 2,
                                                                                .missing = missing,
                                                                                .n_missing = i / 2 ? 3 : 0});
        check_random(&schema, contents, sizeof contents / sizeof *contents);
    }
    arena_close(arena);
}
END_TEST

START_TEST(texts_are_the_careful_reader_s) {
    static const char *const contents[] = {"a", "a word", "with, separator", "with \"quotes\"", "\"", "\"\"", "two\nlines", "", "n/a", "none",
                                           " spaced ", "\t", "Zo\xC3\xAB", "a longer text of more than sixty-four bytes, which nobody reads to its end"};
    static const char *const missing[] = {"n/a", "none", " spaced "};
    struct arena *arena = arena_open();
    for (size_t i = 0; i < 8; i++) {
        struct extract_schema schema = schema_of(arena, (struct extract_column){.type = COLUMN_TEXT,
                                                                                .is_required = i % 2,
                                                                                .is_unread = i / 4,
                                                                                .missing = missing,
                                                                                .n_missing = i / 2 % 2 ? 3 : 0});
        check_random(&schema, contents, sizeof contents / sizeof *contents);
    }
    arena_close(arena);
}
END_TEST

/* --- wordings --- */

/* Two workers that read blocks of one file in turn tell what one careful reader would: by column, then by first appearance. */
START_TEST(wordings_of_several_workers_stand_in_the_order_of_the_file) {
    struct arena *arena = arena_open();
    struct extract_schema schema = schema_of(arena, (struct extract_column){.type = COLUMN_CATEGORY, .list = list_of(arena, true)});
    static const char *const first[] = {"OB", "slow", "Delay", "slow"}, *const second[] = {"delay", "Slow", " slow ", "ob", "\"delay\""};
    struct fast_cells *workers[2];
    struct vec vec;
    for (size_t i = 0; i < 2; i++) {
        workers[i] = fast_cells_new(arena, &schema);
        fast_cells_bind(workers[i], (const size_t[]){0}, 0);
    }
    struct fast_rows later = block_of(arena, second, 5, 1, false, ' '), earlier = block_of(arena, first, 4, 1, false, ' ');
    uint32_t *lines = ARENA_ARRAY(arena, uint32_t, 5);
    for (uint32_t i = 0; i < 5; i++) lines[i] = 6 + i;
    later.lines = lines;
    ck_assert(fast_cells_read(workers[0], &later, &vec));
    ck_assert(fast_cells_read(workers[1], &earlier, &vec));
    const struct extract_wording *wordings;
    size_t n;
    ck_assert(fast_cells_wordings(arena, workers, 2, &wordings, &n));
    static const struct {
        const char *text;
        int64_t n_uses;
    } expected[] = {{"slow", 3}, {"delay", 2}, {"Slow", 1}, {"ob", 1}};
    ck_assert_uint_eq(n, 4);
    for (size_t i = 0; i < n; i++) {
        ck_assert_str_eq(wordings[i].text, expected[i].text);
        ck_assert_int_eq(wordings[i].n_uses, expected[i].n_uses);
    }
    arena_close(arena);
}
END_TEST

/* --- the header again --- */

START_TEST(a_header_again_is_irregular) {
    struct arena *arena = arena_open();
    struct extract_schema schema = schema_of(arena, (struct extract_column){.header = "summary", .type = COLUMN_TEXT});
    ck_assert_str_eq(fast_text(arena, &schema, "summary", ' '), "irregular");
    ck_assert_str_eq(fast_text(arena, &schema, "\"summary\"", ' '), "irregular");
    ck_assert_str_eq(fast_text(arena, &schema, "summaries", ' '), "summaries");
    arena_close(arena);
}
END_TEST

Suite *fast_cells_suite(void);
Suite *fast_cells_suite(void) {
    Suite *suite = suite_create("fast_cells");
    TCase *tests = tcase_create("cells");
    tcase_set_timeout(tests, 120);
    tcase_add_loop_test(tests, every_day_of_two_centuries_in_every_form, 0, 10);
    tcase_add_test(tests, dates_are_the_careful_reader_s);
    tcase_add_test(tests, categories_are_the_careful_reader_s);
    tcase_add_test(tests, categories_of_every_length);
    tcase_add_test(tests, several_categories_are_the_careful_reader_s);
    tcase_add_test(tests, cells_of_several_categories_beyond_those_kept);
    tcase_add_test(tests, integers_are_the_careful_reader_s);
    tcase_add_test(tests, texts_are_the_careful_reader_s);
    tcase_add_test(tests, wordings_of_several_workers_stand_in_the_order_of_the_file);
    tcase_add_test(tests, a_header_again_is_irregular);
    suite_add_tcase(suite, tests);
    return suite;
}
