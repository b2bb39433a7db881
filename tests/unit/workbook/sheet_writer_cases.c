/* sheet_writer_cases.c - what the door to the library refuses, and the parts it is made of. */
#include "workbook_cases.h"

#include "base/text.h"
#include "workbook/cell_text.h"
#include "workbook/sheet_writer.h"

#include <math.h>
#include <string.h>

static struct arena *arena;
static struct diags *diags;
static struct book *book;
static struct sheet *sheet;

/* Nothing is written: the book is never closed. */
static void setup(void) {
    arena = arena_open();
    diags = diags_new(arena);
    ck_assert_int_eq(book_open(arena, "/tmp/test-workbook-never-written.xlsx", diags, &book), STATUS_OK);
    ck_assert_int_eq(book_sheet(book, "Table_1", &sheet), STATUS_OK);
}

static void teardown(void) {
    arena_close(arena);
}

static void assert_refused(enum status status, const char *what) {
    ck_assert_int_eq(status, STATUS_FAULT);
    const struct diag *diag = diags_at(diags, diags_count(diags) - 1);
    ck_assert_int_eq(diag->message, MSG_WORKBOOK_REFUSED);
    ck_assert_msg(strstr(diag->sentence, what) != NULL, "'%s' does not say '%s'", diag->sentence, what);
}

START_TEST(numbers_must_be_finite) {
    assert_refused(sheet_number(sheet, 6, 1, (double)NAN, "0", LOOK_NUMBER),
                   "cell B7 of sheet 'Table_1': its number is not finite");
    assert_refused(sheet_number(sheet, 6, 1, (double)INFINITY, "0", LOOK_NUMBER), "not finite");
    assert_refused(sheet_number(sheet, SHEET_MAX_ROWS, 0, 1, "0", LOOK_NUMBER), "1,048,576 rows");
    assert_refused(sheet_number(sheet, 0, SHEET_MAX_COLUMNS, 1, "0", LOOK_NUMBER), "16,384 columns");
}
END_TEST

START_TEST(text_must_be_utf8_and_fit) {
    assert_refused(sheet_text(sheet, 0, 0, "a\xC3", LOOK_TEXT),
                   "cell A1 of sheet 'Table_1': its text is not valid UTF-8");
    assert_refused(sheet_text(sheet, 0, 0, "\xED\xA0\x80", LOOK_TEXT), "not valid UTF-8");
    char *longest = arena_alloc(arena, CELL_TEXT_LIMIT + 2, 1);
    memset(longest, 'a', CELL_TEXT_LIMIT);
    ck_assert_int_eq(sheet_text(sheet, 0, 0, longest, LOOK_TEXT), STATUS_OK);
    longest[CELL_TEXT_LIMIT] = 'a';
    assert_refused(sheet_text(sheet, 0, 0, longest, LOOK_TEXT), "32768 characters, and Excel allows 32767");
}
END_TEST

START_TEST(tabs_have_good_names_once) {
    struct sheet *other;
    assert_refused(book_sheet(book, "table_1", &other), "another sheet");
    assert_refused(book_sheet(book, "1_Table", &other), "begin with a letter");
    assert_refused(book_sheet(book, "", &other), "begin with a letter");
    assert_refused(book_sheet(book, "Q1", &other), "may be read as a cell");
    assert_refused(book_sheet(book, "Table/1", &other), "letters, digits");
    assert_refused(book_sheet(book, "A23456789_123456789_123456789_12", &other), "too long");
    assert_refused(sheet_link(sheet, 0, 0, "go", "a b", LOOK_LINK), "letters, digits");
}
END_TEST

static enum status add_table(struct sheet *to, const char *name, const char *first, const char *second,
                             uint32_t n_rows) {
    const struct sheet_table table = {.name = name,
                                      .n_rows = n_rows,
                                      .headers = (const char *const[]){first, second},
                                      .looks = (const enum look[]){LOOK_HEADER_TEXT, LOOK_HEADER_NUMBER},
                                      .n_columns = 2};
    to->has_table = false; /* each case is on its own */
    return sheet_table(to, &table);
}

START_TEST(tables_have_good_names_and_headers) {
    assert_refused(add_table(sheet, "S1", "a", "b", 1), "may be read as a cell");
    assert_refused(add_table(sheet, "C", "a", "b", 1), "may be read as a cell");
    assert_refused(add_table(sheet, "tbl x", "a", "b", 1), "letters, digits");
    assert_refused(add_table(sheet, "tbl_1", "Days", "DAYS", 1),
                   "cell B1 of sheet 'Table_1': another column has this header");
    assert_refused(add_table(sheet, "tbl_2", "Days", "", 1), "the header of a column is empty");
    assert_refused(add_table(sheet, "tbl_3", "a", "b", 0), "it has no cells");
    ck_assert_int_eq(add_table(sheet, "tbl_4", "a", "b", 1), STATUS_OK);
    assert_refused(add_table(sheet, "TBL_4", "a", "b", 1), "another table of this name");
    sheet->has_table = true;
    const struct sheet_table second = {.name = "tbl_5"};
    assert_refused(sheet_table(sheet, &second), "has a table already");
}
END_TEST

START_TEST(text_is_cleaned_visibly) {
    const char *text;
    ck_assert_ptr_null(cell_text_clean(arena,
                                       "a\tb\nc\x02"
                                       "d\xC2\x80\xEF\xBF\xBE_x0041_",
                                       100, &text));
    ck_assert_str_eq(text, "a b c\xEF\xBF\xBD"
                           "d\xEF\xBF\xBD\xEF\xBF\xBD_x005F_x0041_");
    ck_assert_ptr_null(plain_text_clean(arena, "one two three", 100, &text));
    ck_assert_str_eq(text, "one two three");
    ck_assert_ptr_null(plain_text_clean(arena, "one two three", 12, &text));
    ck_assert_str_eq(text, "one two\xE2\x80\xA6");
    /* No space to cut at: never inside a character. */
    ck_assert_ptr_null(plain_text_clean(arena, "\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9", 6, &text));
    ck_assert_str_eq(text, "\xC3\xA9\xE2\x80\xA6");
    /* Beyond the basic plane a character counts twice, as Excel counts it. */
    ck_assert_ptr_nonnull(cell_text_clean(arena, "\xF0\x9F\x98\x80", 1, &text));
}
END_TEST

START_TEST(names_are_plain_stable_and_unique) {
    struct name_set *names = name_set_new(arena);
    ck_assert_str_eq(tab_name(names, "Table", "Table 4", "furthest-stage"), "Table_4");
    ck_assert_str_eq(tab_name(names, "Table", NULL, "furthest-stage"), "Table_furthest_stage");
    ck_assert_str_eq(tab_name(names, "Table", NULL, "Furthest-Stage"), "Table_Furthest_Stage_2");
    ck_assert_str_eq(tab_name(names, "Chart", NULL, "furthest-stage"), "Chart_furthest_stage");
    ck_assert_str_eq(tab_name(names, "Table", "Q1", "q"), "Table_Q1");
    ck_assert_str_eq(tab_name(names, "Table", "4.2", "q"), "Table_4_2");
    ck_assert_str_eq(tab_name(names, "Table", NULL, "a-very-long-identifier-indeed"),
                     "Table_a_very_long_identifier_in");
    ck_assert_str_eq(tab_name(names, "Table", NULL, "a-very-long-identifier-in-2"), "Table_a_very_long_identifier__2");
    ck_assert_str_eq(excel_table_name(name_set_new(arena), "s1"), "tbl_s1");
}
END_TEST

/* Widths: the font's advance of '0' is 1139/2048 of its size; 16 pixels make 8.9. */
START_TEST(text_is_measured) {
    const struct face regular = {12, false}, bold = {12, true};
    ck_assert_uint_eq(text_width_px("0000000000", regular), 89);
    ck_assert_uint_eq(text_width_px("", regular), 0);
    ck_assert_uint_gt(text_width_px("Complaints", bold), text_width_px("Complaints", regular));
    ck_assert_uint_eq(text_word_px("0 00 0", regular), 18);
    ck_assert_uint_eq(text_lines("", regular, 100), 1);
    ck_assert_uint_eq(text_lines("00000 00000", regular, 100), 1);
    ck_assert_uint_eq(text_lines("00000 00000", regular, 90), 2);
    ck_assert_uint_eq(text_lines("0000000000000000000000", regular, 89), 3);
    ck_assert_uint_gt(text_width_px("\xE2\x80\x94\xE4\xB8\x80\xC3\xA9", regular), 30);
}
END_TEST

static const char *format_of_cell(enum unit unit, int64_t numerator, int64_t denominator, int decimals) {
    struct cell cell = {.kind = CELL_NUMBER, .unit = unit, .value = {numerator, denominator}, .decimals = decimals};
    ck_assert(cell_finish(arena, &cell));
    return number_format(arena, &cell);
}

START_TEST(formats_show_what_is_displayed) {
    ck_assert_str_eq(format_of_cell(UNIT_COUNT, 5, 1, 0), "#,##0");
    ck_assert_str_eq(format_of_cell(UNIT_COUNT, 0, 1, 0), "#,##0");
    ck_assert_str_eq(format_of_cell(UNIT_PERCENT, 3, 10000, 2), "0.00%");
    ck_assert_str_eq(format_of_cell(UNIT_PERCENT, 3, 10000, 0), "0%;0%;0%");
    ck_assert_str_eq(format_of_cell(UNIT_WORKING_DAYS, 57, 2, 1), "0.0");
    ck_assert_str_eq(format_of_cell(UNIT_DIFFERENCE, -51, 1, 0), "+#,##0;-#,##0;0");
    ck_assert_str_eq(format_of_cell(UNIT_POINTS, 1, 1000, 1), "+#,##0.0;-#,##0.0;0.0");
}
END_TEST

TCase *sheet_writer_cases(void) {
    TCase *tcase = tcase_create("sheet writer");
    tcase_add_checked_fixture(tcase, setup, teardown);
    tcase_add_test(tcase, numbers_must_be_finite);
    tcase_add_test(tcase, text_must_be_utf8_and_fit);
    tcase_add_test(tcase, tabs_have_good_names_once);
    tcase_add_test(tcase, tables_have_good_names_and_headers);
    tcase_add_test(tcase, text_is_cleaned_visibly);
    tcase_add_test(tcase, names_are_plain_stable_and_unique);
    tcase_add_test(tcase, text_is_measured);
    tcase_add_test(tcase, formats_show_what_is_displayed);
    return tcase;
}
