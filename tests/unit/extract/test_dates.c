/* tests/unit/extract/test_dates.c - dates: class C of the list of bad inputs, as far as a single cell can be judged. */
#include "support.h"

#include "extract/date_format.h"

#include <string.h>

#define HEAD "ref,received,issue\n"
#define NOT(value, hint) "log.csv:2: error: received '" value "' is not a date in the form dd/mm/yyyy" hint "  [DATA024]\n"
#define NO_DAY(value, hint) "log.csv:2: error: received: " value " is no such day" hint "  [DATA025]\n"
#define FITS(form) "; it fits the form " form ": add that form to the column's dates if the extract is meant to have it"
#define ONE(value) .text = HEAD "A1," value ",\n"

static const struct read_case cases[] = {
    {.name = "C01 31 February", ONE("31/02/2008"), .status = STATUS_DATA, .messages = NO_DAY("31/02/2008", "")},
    {.name = "C02 29 February of a common year", ONE("29/02/2007"), .status = STATUS_DATA, .messages = NO_DAY("29/02/2007", "")},
    {.name = "C03 29 February 2000", ONE("29/02/2000"), .messages = "", .rows = "2: A1 2000-02-29 -\n"},
    {.name = "C03 29 February 1900", ONE("29/02/1900"), .status = STATUS_DATA, .messages = NO_DAY("29/02/1900", "")},
    {.name = "C04 American order", ONE("12/16/2007"), .status = STATUS_DATA,
     .messages = NO_DAY("12/16/2007", "; month and day seem to be in American order: if all of the extract is, declare mm/dd/yyyy instead; nothing is swapped")},
    {.name = "C05 ISO", ONE("2007-04-05"), .status = STATUS_DATA, .messages = NOT("2007-04-05", FITS("yyyy-mm-dd"))},
    {.name = "C05 ISO declared", ONE("2007-04-05"), .date_format = "yyyy-mm-dd", .messages = "", .rows = "2: A1 2007-04-05 -\n"},
    {.name = "C05 which of two forms cannot be known", ONE("05/04/2007"), .date_format = "yyyy-mm-dd", .status = STATUS_DATA,
     .messages = "log.csv:2: error: received '05/04/2007' is not a date in the form yyyy-mm-dd" FITS("dd/mm/yyyy or mm/dd/yyyy") "  [DATA024]\n"},
    {.name = "C06 two-digit year", ONE("05/04/07"), .status = STATUS_DATA, .messages = NOT("05/04/07", "; the year needs four digits")},
    {.name = "C07 single digits", ONE("5/4/2007"), .status = STATUS_DATA, .messages = NOT("5/4/2007", "; day and month need two digits each")},
    {.name = "C08 Excel serial", ONE("39174"), .status = STATUS_DATA,
     .messages = NOT("39174", "; it looks like an Excel serial number (2 April 2007): format the column as a date before exporting")},
    {.name = "C09 with a time", ONE("05/04/2007 23:59"), .status = STATUS_DATA, .messages = NOT("05/04/2007 23:59", FITS("dd/mm/yyyy hh:mm"))},
    {.name = "C09 with a time, declared", ONE("05/04/2007 23:59"), .date_format = "dd/mm/yyyy hh:mm", .messages = "", .rows = "2: A1 2007-04-05 -\n"},
    {.name = "C10 with a zone", ONE("2007-04-05T23:30:00-05:00"), .status = STATUS_DATA,
     .messages = NOT("2007-04-05T23:30:00-05:00", "; it has a time, perhaps of another zone: export the date alone, no time is ever converted")},
    {.name = "C11 month name", ONE("05 Apr 2007"), .status = STATUS_DATA, .messages = NOT("05 Apr 2007", FITS("dd mmm yyyy"))},
    {.name = "C11 month name, declared", ONE("05 apr 2007"), .date_format = "dd mmm yyyy", .messages = "", .rows = "2: A1 2007-04-05 -\n"},
    {.name = "C12 blank", ONE(""), .messages = "", .rows = "2: A1 - -\n"},
    {.name = "C13 a word", ONE("unknown"), .status = STATUS_DATA, .messages = NOT("unknown", "; if this word means missing, list it under the column's missing")},
    {.name = "C13 a declared word", ONE("n/a"), .messages = "", .rows = "2: A1 - -\n"},
    {.name = "C14 year 1", ONE("01/01/0001"), .status = STATUS_DATA, .messages = NO_DAY("01/01/0001", "")},
    {.name = "C14 year 9999", ONE("31/12/9999"), .messages = "", .rows = "2: A1 9999-12-31 -\n"},
    {.name = "C19 digits that are not ASCII", ONE("٠٥/٠٤/٢٠٠٧"), .status = STATUS_DATA,
     .messages = NOT("٠٥/٠٤/٢٠٠٧", "; if this word means missing, list it under the column's missing")},
    {.name = "C20 spaces", ONE(" 05/04/2007 "), .messages = "", .rows = "2: A1 2007-04-05 -\n"},
    {.name = "C20 spaces inside quotes", ONE("\"05/04/2007 \""), .status = STATUS_DATA, .messages = NOT("05/04/2007 ", "; there are spaces inside the quotes")},
    {.name = "C24 the edges of a year", .text = HEAD "A1,31/03/2008,\nA2,01/04/2008,\n", .messages = "", .rows = "2: A1 2008-03-31 -\n3: A2 2008-04-01 -\n"},
};

START_TEST(a_date) {
    check_case(&cases[_i]);
}
END_TEST

static const struct {
    const char *form, *text;
    enum date_outcome outcome;
} forms[] = {
    {"dd/mm/yyyy", "05/04/2007", DATE_READ},
    {"yyyy-mm-dd", "2007-04-05", DATE_READ},
    {"dd-mm-yyyy", "05-04-2007", DATE_READ},
    {"dd.mm.yyyy", "05.04.2007", DATE_READ},
    {"yyyymmdd", "20070405", DATE_READ},
    {"mm/dd/yyyy", "04/05/2007", DATE_READ},
    {"dd mmm yyyy", "05 APR 2007", DATE_READ},
    {"dd mmmm yyyy", "05 April 2007", DATE_READ},
    {"yyyy-mm-dd hh:mm:ss", "2007-04-05 00:00:00", DATE_READ},
    {"dd/mm/yyyy hh:mm", "05/04/2007 12:00", DATE_READ},
    {"dd/mm/yyyy", "05/04/2007 ", DATE_NOT_IN_FORM},
    {"dd/mm/yyyy", "05/04/200", DATE_NOT_IN_FORM},
    {"dd/mm/yyyy", "05/04/20071", DATE_NOT_IN_FORM},
    {"dd/mm/yyyy", "", DATE_NOT_IN_FORM},
    {"dd/mm/yyyy", "00/04/2007", DATE_NO_SUCH_DAY},
    {"dd/mm/yyyy", "05/13/2007", DATE_NO_SUCH_DAY},
    {"dd mmmm yyyy", "05 Apr 2007", DATE_NOT_IN_FORM},
    {"dd mmm yyyy", "05 Avr 2007", DATE_NOT_IN_FORM},
    {"yyyymmdd", "20070431", DATE_NO_SUCH_DAY},
};

START_TEST(a_form) {
    date_t date = 0, expected = 0;
    int form = date_format_find(forms[_i].form);
    ck_assert_int_ge(form, 0);
    ck_assert_str_eq(date_format_name((size_t)form), forms[_i].form);
    ck_assert_int_eq(date_format_read(form, forms[_i].text, strlen(forms[_i].text), &date), forms[_i].outcome);
    ck_assert(date_parse_iso("2007-04-05", &expected));
    ck_assert_int_eq(date, forms[_i].outcome == DATE_READ ? expected : 0);
}
END_TEST

START_TEST(every_form_is_found_by_its_name) {
    for (size_t i = 0; i < date_format_count(); i++) ck_assert_int_eq(date_format_find(date_format_name(i)), (int)i);
    ck_assert_int_eq(date_format_find("dd/mm/yy"), -1);
}
END_TEST

Suite *dates_suite(void) {
    Suite *suite = suite_create("dates");
    TCase *tcase = tcase_create("dates");
    tcase_add_loop_test(tcase, a_date, 0, sizeof cases / sizeof *cases);
    tcase_add_loop_test(tcase, a_form, 0, sizeof forms / sizeof *forms);
    tcase_add_test(tcase, every_form_is_found_by_its_name);
    suite_add_tcase(suite, tcase);
    return suite;
}
