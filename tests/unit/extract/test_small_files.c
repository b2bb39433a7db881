/* tests/unit/extract/test_small_files.c - small files kept whole: csv_small, calendars, published figures. */
#include "support.h"

#include "base/date.h"
#include "extract/calendar_file.h"
#include "extract/csv_small.h"
#include "extract/published.h"

#include <string.h>

static struct arena *arena;
static struct diags *diags;
static const struct source_text file = {.shown = "small.csv", .rooted = "small.csv"};
static const struct source_text closures = {.shown = "closures.csv", .rooted = "closures.csv"};

static void open_world(void) {
    arena = arena_open();
    diags = diags_new(arena);
}

static void close_world(void) {
    arena_close(arena);
}

static const char *path_of(const char *text) {
    return write_file(arena, text, strlen(text));
}

static void check_messages(const char *expected) {
    ck_assert_str_eq(messages_text(arena, diags), expected);
}

START_TEST(small_rows_and_lines) {
    struct csv_small *csv;
    int column;
    ck_assert_int_eq(csv_small_read(arena, &file, path_of("a,b\n1,\"x\ny\"\n\n2, z \n,\n"), NOWHERE, diags, &csv), STATUS_OK);
    ck_assert_uint_eq(csv->n_rows, 2);
    ck_assert_str_eq(csv->rows[0].fields[1], "x\ny");
    ck_assert_str_eq(csv->rows[1].fields[1], "z");
    ck_assert_uint_eq(csv->rows[0].line, 2);
    ck_assert_uint_eq(csv->rows[1].line, 5);
    ck_assert_int_eq(csv_small_column(csv, "b"), 1);
    ck_assert_int_eq(csv_small_column(csv, "c"), -1);
    ck_assert_int_eq(csv_small_need(csv, "b", diags, &column), STATUS_OK);
    ck_assert_int_eq(column, 1);
    ck_assert_uint_eq(strlen(csv->facts.sha256), 64);
    check_messages("small.csv:4: warning: blank line, skipped  [DATA015]\nsmall.csv:6: warning: row of empty fields, skipped  [DATA016]\n");
}
END_TEST

START_TEST(small_column_that_is_not_there) {
    struct csv_small *csv;
    int column = 7;
    ck_assert_int_eq(csv_small_read(arena, &file, path_of("label,code\nx,y\n"), NOWHERE, diags, &csv), STATUS_OK);
    ck_assert_int_eq(csv_small_need(csv, "labels", diags, &column), STATUS_DATA);
    ck_assert_int_eq(column, 7);
    check_messages("small.csv:1: error: no column 'labels' in the header, which has 'label', 'code'; did you mean 'label'?  [DATA018]\n");
}
END_TEST

static const struct {
    const char *text, *messages;
} bad_small[] = {
    {"", "small.csv: error: the file is empty: it has no header; export it again  [DATA001]\n"},
    {"a,b\n1\n", "small.csv:2: error: expected 2 fields, found 1  [DATA013]\n"},
    {"a,a\n1,2\n", "small.csv:1: error: the header has 'a' twice: columns 1 and 2; rename one of them in the extract  [DATA019]\n"},
};

START_TEST(small_files_that_are_wrong) {
    struct csv_small *csv = NULL;
    ck_assert_int_eq(csv_small_read(arena, &file, path_of(bad_small[_i].text), NOWHERE, diags, &csv), STATUS_DATA);
    ck_assert_ptr_null(csv);
    check_messages(bad_small[_i].messages);
}
END_TEST

START_TEST(small_file_that_is_not_there) {
    struct csv_small *csv;
    ck_assert_int_eq(csv_small_read(arena, &file, "/no/such/file.csv", NOWHERE, diags, &csv), STATUS_OUTSIDE);
    ck_assert_uint_eq(diags_count(diags), 1);
}
END_TEST

/* --- calendars --- */

static date_t day(const char *iso) {
    date_t date;
    ck_assert(date_parse_iso(iso, &date));
    return date;
}

START_TEST(calendar_spans_whole_years) {
    struct calendar *calendar;
    struct file_facts facts;
    const char *path = path_of("date,title\n2007-12-25,Christmas\n2008-12-25,Christmas\n");
    ck_assert_int_eq(calendar_read(arena, &file, path, NOWHERE, diags, &calendar, &facts), STATUS_OK);
    ck_assert_int_eq(calendar_first(calendar), day("2007-01-01"));
    ck_assert_int_eq(calendar_last(calendar), day("2008-12-31"));
    ck_assert(!calendar_is_working(calendar, day("2007-12-25")));
    ck_assert(calendar_is_working(calendar, day("2007-12-26")));
    ck_assert_uint_eq(strlen(facts.sha256), 64);
    check_messages("");
}
END_TEST

START_TEST(calendar_with_closures) {
    struct calendar *calendar;
    struct file_facts facts[2];
    const struct calendar_input inputs[] = {{&file, path_of("date,title\n2007-12-25,Christmas\n"), NOWHERE},
                                            {&closures, path_of("date,title\n2007-12-27,Closed\n2009-01-02,Closed\n"), NOWHERE}};
    ck_assert_int_eq(calendar_read_all(arena, inputs, 2, diags, &calendar, facts), STATUS_OK);
    ck_assert_int_eq(calendar_last(calendar), day("2007-12-31"));
    ck_assert(!calendar_is_working(calendar, day("2007-12-27")));
    ck_assert_str_ne(facts[0].sha256, facts[1].sha256);
}
END_TEST

static const struct {
    const char *text, *messages;
} bad_calendars[] = {
    {"date,title\n2007-12-25,x\n25/12/2008,y\n", "small.csv:3: error: '25/12/2008' is not a date in the form yyyy-mm-dd; write it as 2008-12-25  [DATA040]\n"},
    {"date,title\n2007-12-25,x\n2010-12-25,y\n",
     "small.csv: error: the calendar has no holiday in 2008, though it runs from 2007 to 2010; add the bank holidays of that year  [DATA041]\n"},
    {"date,title\n", "small.csv: error: the calendar has no dates; list the bank holidays of every year, one a line  [DATA042]\n"},
    {"day,title\n2007-12-25,x\n", "small.csv:1: error: no column 'date' in the header, which has 'day', 'title'  [DATA018]\n"},
};

START_TEST(calendars_that_are_wrong) {
    struct calendar *calendar;
    struct file_facts facts;
    ck_assert_int_eq(calendar_read(arena, &file, path_of(bad_calendars[_i].text), NOWHERE, diags, &calendar, &facts), STATUS_DATA);
    check_messages(bad_calendars[_i].messages);
}
END_TEST

/* --- published figures --- */

START_TEST(published_by_labels) {
    struct published *published;
    const char *text = "table,row,column,published,printed_in\nt,Total,Private,\"1,556\",Table 2\nt,Total,Change,-/+0,\nt,Total,Share,18.8%,\nt,x,y,[x],\n";
    ck_assert_int_eq(published_read(arena, &file, path_of(text), NOWHERE, diags, &published), STATUS_OK);
    check_messages("");
    ck_assert_uint_eq(published->n, 4);
    const struct published_figure *figure = published_find(arena, published, "t", "total", "Total", "private", "Private");
    ck_assert_ptr_nonnull(figure);
    ck_assert_int_eq(figure->value.units, 1556);
    ck_assert_uint_eq(figure->place.line, 2);
    figure = published_find(arena, published, "t", NULL, "Total", NULL, "Change");
    ck_assert(figure->has_value && figure->value.units == 0);
    figure = published_find(arena, published, "t", NULL, "Total", "Share", NULL);
    ck_assert(figure->value.units == 188 && figure->value.decimals == 1);
    figure = published_find(arena, published, "t", NULL, "x", NULL, "y");
    ck_assert(!figure->has_value);
    ck_assert_str_eq(figure->text, "[x]");
    ck_assert_ptr_null(published_find(arena, published, "u", NULL, "Total", NULL, "Private"));
}
END_TEST

/* Identifiers join runs; a label that two figures have finds neither. */
START_TEST(published_by_identifiers) {
    struct published *published;
    const char *text = "table,row,column,row_id,column_id,value,display\nt,Total,2006/07,total,prior,1,1\nt,Total,2006/07,total,other,2,2\n";
    ck_assert_int_eq(published_read(arena, &file, path_of(text), NOWHERE, diags, &published), STATUS_OK);
    ck_assert_int_eq(published_find(arena, published, "t", "total", "Total", "prior", "2007/08")->value.units, 1);
    ck_assert_int_eq(published_find(arena, published, "t", "total", "Total", "other", "2006/07")->value.units, 2);
    ck_assert_ptr_null(published_find(arena, published, "t", "x", "Total", "y", "2006/07"));
}
END_TEST

static const struct {
    const char *text, *messages;
} bad_published[] = {
    {"table,row,column,published\nt,a,b,1\nt,a,b,1\n", "small.csv:3: error: the figure t, a, b stands twice: first on line 2; keep the one that the paper has  [DATA043]\n"},
    {"table,row,column,published\nt,a,b,about 5\n",
     "small.csv:2: error: the published figure 'about 5' is neither a number nor a mark; write the number as it was printed, or a mark such as [x]  [DATA044]\n"},
    {"table,row,column,published\nt,a,b,1 of 0\n",
     "small.csv:2: error: the published figure '1 of 0' is neither a number nor a mark; write the number as it was printed, or a mark such as [x]  [DATA044]\n"},
    {"table,row,column\nt,a,b\n", "small.csv:1: error: no column 'published' in the header, which has 'table', 'row', 'column'  [DATA018]\n"},
};

START_TEST(published_by_an_earlier_run) {
    struct published *published;
    const char *text = "report,period_start,period_end,table,row,column,row_id,column_id,display,mark\n"
                       "r,2007-04-01,2008-03-31,t,Total,Share,total,share,1 of 2,\n"
                       "r,2007-04-01,2008-03-31,t,Total,Change,total,change,\"1,200 to 0\",\n"
                       "r,2007-04-01,2008-03-31,t,Total,Few,total,few,18.8%,[u]\n";
    ck_assert_int_eq(published_read(arena, &file, path_of(text), NOWHERE, diags, &published), STATUS_OK);
    const struct published_figure *figures = published->figures;
    ck_assert(!figures[0].has_value && figures[0].is_words && figures[0].first == 1 && figures[0].second == 2);
    ck_assert(!figures[1].has_value && figures[1].is_words && figures[1].first == 1200 && figures[1].second == 0);
    ck_assert(figures[2].has_value && !figures[2].is_words);
    ck_assert_str_eq(figures[2].mark, "[u]");
    ck_assert(published->has_period);
    ck_assert_str_eq(period_long(arena, published->period), "1 April 2007 to 31 March 2008");
}
END_TEST

START_TEST(published_that_are_wrong) {
    struct published *published;
    ck_assert_int_eq(published_read(arena, &file, path_of(bad_published[_i].text), NOWHERE, diags, &published), STATUS_DATA);
    check_messages(bad_published[_i].messages);
}
END_TEST

#define N(array) (sizeof(array) / sizeof *(array))

Suite *small_files_suite(void) {
    Suite *suite = suite_create("small files");
    TCase *tcase = tcase_create("small files");
    tcase_add_checked_fixture(tcase, open_world, close_world);
    tcase_add_test(tcase, small_rows_and_lines);
    tcase_add_test(tcase, small_column_that_is_not_there);
    tcase_add_loop_test(tcase, small_files_that_are_wrong, 0, N(bad_small));
    tcase_add_test(tcase, small_file_that_is_not_there);
    tcase_add_test(tcase, calendar_spans_whole_years);
    tcase_add_test(tcase, calendar_with_closures);
    tcase_add_loop_test(tcase, calendars_that_are_wrong, 0, N(bad_calendars));
    tcase_add_test(tcase, published_by_labels);
    tcase_add_test(tcase, published_by_identifiers);
    tcase_add_test(tcase, published_by_an_earlier_run);
    tcase_add_loop_test(tcase, published_that_are_wrong, 0, N(bad_published));
    suite_add_tcase(suite, tcase);
    return suite;
}
