/* tests/unit/base/test_period.c - forms, labels and slugs as docs/command-line.md has them; a financial year runs from
 * 1 April to 31 March. */
#include "base/date.h"
#include "test_base.h"

static const struct period_row {
    const char *text;
    enum period_kind kind;
    const char *start, *end, *label, *in_full, *slug, *prior;
} periods[] = {
    {"2007/08", PERIOD_FINANCIAL_YEAR, "2007-04-01", "2008-03-31", "2007/08", "1 April 2007 to 31 March 2008",
     "2007-to-2008", "2006/07"},
    {"1999/00", PERIOD_FINANCIAL_YEAR, "1999-04-01", "2000-03-31", "1999/00", "1 April 1999 to 31 March 2000",
     "1999-to-2000", "1998/99"},
    {"2000/01", PERIOD_FINANCIAL_YEAR, "2000-04-01", "2001-03-31", "2000/01", "1 April 2000 to 31 March 2001",
     "2000-to-2001", "1999/00"},
    {"2008/09 Q1", PERIOD_FINANCIAL_QUARTER, "2008-04-01", "2008-06-30", "April to June 2008", "1 April to 30 June 2008",
     "2008-to-2009-q1", "2007/08 Q4"},
    {"2008/09 Q3", PERIOD_FINANCIAL_QUARTER, "2008-10-01", "2008-12-31", "October to December 2008", "1 October to 31 December 2008",
     "2008-to-2009-q3", "2008/09 Q2"},
    {"2007/08 Q4", PERIOD_FINANCIAL_QUARTER, "2008-01-01", "2008-03-31", "January to March 2008", "1 January to 31 March 2008",
     "2007-to-2008-q4", "2007/08 Q3"},
    {"2008", PERIOD_YEAR, "2008-01-01", "2008-12-31", "2008", "1 January to 31 December 2008", "2008", "2007"},
    {"2008 Q1", PERIOD_QUARTER, "2008-01-01", "2008-03-31", "January to March 2008", "1 January to 31 March 2008", "2008-q1",
     "2007 Q4"},
    {"2008 Q2", PERIOD_QUARTER, "2008-04-01", "2008-06-30", "April to June 2008", "1 April to 30 June 2008", "2008-q2", "2008 Q1"},
    {"2008-04", PERIOD_MONTH, "2008-04-01", "2008-04-30", "April 2008", "1 April to 30 April 2008", "2008-04",
     "2008-03"},
    {"2008-01", PERIOD_MONTH, "2008-01-01", "2008-01-31", "January 2008", "1 January to 31 January 2008", "2008-01",
     "2007-12"},
    {"2008-03", PERIOD_MONTH, "2008-03-01", "2008-03-31", "March 2008", "1 March to 31 March 2008", "2008-03",
     "2008-02"}, /* the month before has 29 days */
    {"2007-02", PERIOD_MONTH, "2007-02-01", "2007-02-28", "February 2007", "1 February to 28 February 2007", "2007-02",
     "2007-01"},
    {"2008-04-01..2008-06-30", PERIOD_CUSTOM, "2008-04-01", "2008-06-30", "April to June 2008",
     "1 April to 30 June 2008", "2008-04-01-to-2008-06-30",
     "2008-01-01..2008-03-31"}, /* 91 days, as Q1 of a leap year */
    {"2007-12-31..2008-01-01", PERIOD_CUSTOM, "2007-12-31", "2008-01-01", "31 December 2007 to 1 January 2008",
     "31 December 2007 to 1 January 2008", "2007-12-31-to-2008-01-01", "2007-12-29..2007-12-30"},
    {"2008-02-29..2008-02-29", PERIOD_CUSTOM, "2008-02-29", "2008-02-29", "29 February 2008", "29 February 2008",
     "2008-02-29-to-2008-02-29", "2008-02-28..2008-02-28"},
    {"2007-10-01..2008-03-31", PERIOD_CUSTOM, "2007-10-01", "2008-03-31", "October 2007 to March 2008",
     "1 October 2007 to 31 March 2008", "2007-10-01-to-2008-03-31",
     "2007-04-01..2007-09-30"}, /* 183 days, as the half year before */
    {"2008-02-01..2008-02-29", PERIOD_CUSTOM, "2008-02-01", "2008-02-29", "February 2008",
     "1 February to 29 February 2008", "2008-02-01-to-2008-02-29", "2008-01-03..2008-01-31"},
    {"2008-02-01..2008-02-28", PERIOD_CUSTOM, "2008-02-01", "2008-02-28", "1 February to 28 February 2008",
     "1 February to 28 February 2008", "2008-02-01-to-2008-02-28", "2008-01-04..2008-01-31"},
    {"9999", PERIOD_YEAR, "9999-01-01", "9999-12-31", "9999", "1 January to 31 December 9999", "9999", "9998"},
};

START_TEST(periods_are_read_and_written) {
    const struct period_row *row = &periods[_i];
    struct period period;
    ck_assert(period_parse(row->text, &period));
    ck_assert_int_eq(period.kind, row->kind);
    ck_assert_str_eq(date_iso(test_arena, period.start), row->start);
    ck_assert_str_eq(date_iso(test_arena, period.end), row->end);
    ck_assert_str_eq(period_label(test_arena, period), row->label);
    ck_assert_str_eq(period_long(test_arena, period), row->in_full);
    ck_assert_str_eq(period_slug(test_arena, period), row->slug);
    ck_assert_str_eq(period_text(test_arena, period), row->text);
}
END_TEST

START_TEST(periods_have_one_before) {
    struct period period, prior, found;
    ck_assert(period_parse(periods[_i].text, &period));
    ck_assert(period_parse(periods[_i].prior, &prior));
    found = period_prior(period);
    ck_assert_int_eq(found.kind, prior.kind);
    ck_assert_int_eq(found.start, prior.start);
    ck_assert_int_eq(found.end, prior.end);
}
END_TEST

static const char *const no_periods[] = {
    "",
    "2007/09",
    "2007/07",
    "2007/8",
    "2007/2008",
    "2007/08 ",
    " 2007/08",
    "07/08",
    "2007-08/09",
    "2008/09 Q5",
    "2008/09 Q0",
    "2008/09  Q1",
    "2008/09-Q1",
    "2008/09q5",
    "2008/09 Q11",
    "2008 Q5",
    "2008-13",
    "2008-00",
    "2008-4",
    "2008-04-",
    "200",
    "20080",
    "0999",
    "9999/00",
    "9999/00 Q4",
    "1999/2000",
    "2008-04-01",
    "2008-04-01..",
    "2008-04-01..2008-03-31",
    "2008-04-01-2008-06-30",
    "2008-04-01..2008-06-31",
    "2008-04-01..2008-06-30x",
    "latest",
};

START_TEST(other_texts_are_no_periods) {
    struct period period = {.start = 5};
    ck_assert_msg(!period_parse(no_periods[_i], &period), "'%s' was read", no_periods[_i]);
    ck_assert_int_eq(period.start, 5);
}
END_TEST

START_TEST(both_ends_are_inside) {
    struct period period;
    ck_assert(period_parse("2007/08", &period));
    ck_assert(period_holds(period, period.start) && period_holds(period, period.end));
    ck_assert(!period_holds(period, period.start - 1) && !period_holds(period, period.end + 1));
    ck_assert(!period_holds(period, DATE_NONE));
}
END_TEST

START_TEST(the_first_period_of_all_has_days_before_it) {
    struct period period;
    ck_assert(period_parse("1000-01", &period));
    struct period prior = period_prior(period);
    ck_assert_int_eq(prior.end, period.start - 1);
    ck_assert_int_eq(prior.start, period.start - 31);
}
END_TEST

/* Each is the period that its first form names. */
START_TEST(quarters_as_people_type_them) {
    static const char *const forms[][2] = {
        {"2008/09 Q1", "2008/09Q1"}, {"2008/09 Q1", "2008/09 q1"}, {"2008/09 Q4", "2008/09q4"}, {"2008 Q2", "2008Q2"}};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        struct period wanted, found;
        ck_assert(period_parse(forms[i][0], &wanted));
        ck_assert_msg(period_parse(forms[i][1], &found), "'%s' was not read", forms[i][1]);
        ck_assert(found.kind == wanted.kind && found.start == wanted.start && found.end == wanted.end);
    }
}
END_TEST

static const struct window_row {
    const char *text, *last_year, *to_date, *to_date_from_april;
} windows[] = {
    {"2007/08", "2006/07", "2007/08", "2007/08"},
    {"2008/09 Q1", "2007/08 Q1", "2008/09 Q1", "2008/09 Q1"},
    {"2008/09 Q2", "2007/08 Q2", "2008-04-01..2008-09-30", "2008-04-01..2008-09-30"},
    {"2008/09 Q4", "2007/08 Q4", "2008/09", "2008/09"},
    {"2008", "2007", "2008", "2008-04-01..2008-12-31"},
    {"2008 Q1", "2007 Q1", "2008 Q1", "2007/08"},
    {"2008 Q4", "2007 Q4", "2008", "2008-04-01..2008-12-31"},
    {"2008-02", "2007-02", "2008-01-01..2008-02-29", "2007-04-01..2008-02-29"},
    {"2009-02", "2008-02", "2009-01-01..2009-02-28", "2008-04-01..2009-02-28"},
    {"2008-04", "2007-04", "2008-01-01..2008-04-30", "2008-04"},
    /* 29 February becomes 28 February; an end on the last day of February stays there */
    {"2008-02-29..2008-02-29", "2007-02-28..2007-02-28", "2008-01-01..2008-02-29", "2007-04-01..2008-02-29"},
    {"2008-02-01..2008-02-29", "2007-02-01..2007-02-28", "2008-01-01..2008-02-29", "2007-04-01..2008-02-29"},
    {"2009-02-01..2009-02-28", "2008-02-01..2008-02-29", "2009-01-01..2009-02-28", "2008-04-01..2009-02-28"},
    {"2008-02-01..2008-02-28", "2007-02-01..2007-02-28", "2008-01-01..2008-02-28", "2007-04-01..2008-02-28"},
    {"2007-03-01..2008-02-29", "2006-03-01..2007-02-28", "2008-01-01..2008-02-29", "2007-04-01..2008-02-29"},
    {"2008-03-15..2008-04-14", "2007-03-15..2007-04-14", "2008-01-01..2008-04-14", "2008-04-01..2008-04-14"},
    {"2008-01-01..2008-03-31", "2007-01-01..2007-03-31", "2008-01-01..2008-03-31", "2007/08"},
};

static void is_period(struct period found, const char *text) {
    struct period wanted;
    ck_assert(period_parse(text, &wanted));
    ck_assert_msg(found.start == wanted.start && found.end == wanted.end && found.kind == wanted.kind,
                  "%s to %s (kind %d) in place of %s", date_iso(test_arena, found.start),
                  date_iso(test_arena, found.end), found.kind, text);
}

START_TEST(periods_have_one_a_year_ago_and_a_year_to_date) {
    const struct window_row *row = &windows[_i];
    struct period period;
    ck_assert(period_parse(row->text, &period));
    is_period(period_last_year(period), row->last_year);
    is_period(period_to_date(period, 0), row->to_date);
    is_period(period_to_date(period, 4), row->to_date_from_april);
}
END_TEST

START_TEST(a_day_is_in_one_period_of_each_kind) {
    const struct {
        enum period_kind kind;
        const char *day, *text;
    } rows[] = {
        {PERIOD_FINANCIAL_YEAR, "2008-03-31", "2007/08"},       {PERIOD_FINANCIAL_YEAR, "2008-04-01", "2008/09"},
        {PERIOD_FINANCIAL_QUARTER, "2008-03-31", "2007/08 Q4"}, {PERIOD_FINANCIAL_QUARTER, "2008-04-01", "2008/09 Q1"},
        {PERIOD_YEAR, "2008-01-01", "2008"},                    {PERIOD_QUARTER, "2008-06-30", "2008 Q2"},
        {PERIOD_MONTH, "2008-02-29", "2008-02"},                {PERIOD_FINANCIAL_QUARTER, "2008-02-29", "2007/08 Q4"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        date_t day;
        struct period found;
        ck_assert(date_parse_iso(rows[i].day, &day) && period_of_day(rows[i].kind, day, &found));
        is_period(found, rows[i].text);
    }
    struct period untouched = {.start = 5};
    ck_assert(!period_of_day(PERIOD_CUSTOM, 0, &untouched));
    ck_assert_int_eq(untouched.start, 5);
}
END_TEST

START_TEST(the_first_year_of_all_has_none_before_it) {
    struct period period;
    ck_assert(period_parse("1000-01", &period));
    ck_assert_int_eq(period_last_year(period).end, period.start - 1);
    ck_assert_int_eq(period_to_date(period, 4).start, period.start);
}
END_TEST

TCase *period_case(void) {
    TCase *test_case = new_case("period");
    int n = (int)(sizeof periods / sizeof *periods);
    tcase_add_test(test_case, quarters_as_people_type_them);
    tcase_add_loop_test(test_case, periods_are_read_and_written, 0, n);
    tcase_add_loop_test(test_case, periods_have_one_before, 0, n);
    tcase_add_loop_test(test_case, other_texts_are_no_periods, 0, (int)(sizeof no_periods / sizeof *no_periods));
    tcase_add_test(test_case, both_ends_are_inside);
    tcase_add_test(test_case, the_first_period_of_all_has_days_before_it);
    tcase_add_loop_test(test_case, periods_have_one_a_year_ago_and_a_year_to_date, 0,
                        (int)(sizeof windows / sizeof *windows));
    tcase_add_test(test_case, a_day_is_in_one_period_of_each_kind);
    tcase_add_test(test_case, the_first_year_of_all_has_none_before_it);
    return test_case;
}
