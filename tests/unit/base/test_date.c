/* tests/unit/base/test_date.c */
#include "base/date.h"
#include "test_base.h"

/* Day numbers and weekdays by Python 3.11, datetime.date. */
static const struct day_row {
    struct date_parts parts;
    date_t date;
    int weekday;
} days[] = {
    {{1970, 1, 1}, 0, 3},         {{1000, 1, 1}, -354285, 2}, {{9999, 12, 31}, 2932896, 4}, {{2000, 2, 29}, 11016, 1},
    {{1900, 2, 28}, -25509, 2},   {{1900, 3, 1}, -25508, 3},  {{2008, 3, 31}, 13969, 0},    {{1969, 12, 31}, -1, 2},
    {{1582, 10, 15}, -141427, 4}, {{2026, 11, 21}, 20778, 5},
};

START_TEST(days_have_their_numbers) {
    date_t date;
    ck_assert(date_from_parts(days[_i].parts, &date));
    ck_assert_int_eq(date, days[_i].date);
    ck_assert_int_eq(date_weekday(date), days[_i].weekday);
}
END_TEST

/* Walks through all days of all years by the rules of the calendar alone. */
START_TEST(every_day_follows_the_one_before) {
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    date_t expected = -354285;
    for (int year = 1000; year <= 9999; year++) {
        bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
        for (int month = 1; month <= 12; month++) {
            int length = lengths[month - 1] + (month == 2 && is_leap);
            for (int day = 1; day <= length; day++, expected++) {
                date_t date = DATE_NONE;
                bool exists = date_from_parts((struct date_parts){year, month, day}, &date);
                struct date_parts back = date_to_parts(expected);
                if (!exists || date != expected || back.year != year || back.month != month || back.day != day)
                    ck_abort_msg("%d-%d-%d", year, month, day);
            }
            date_t none;
            if (date_from_parts((struct date_parts){year, month, length + 1}, &none)) ck_abort_msg("too long a month");
        }
    }
    ck_assert_int_eq(expected - 1, 2932896);
}
END_TEST

START_TEST(days_that_are_not_are_refused) {
    static const struct date_parts none[] = {{999, 12, 31}, {10000, 1, 1}, {2008, 0, 1},  {2008, 13, 1}, {2008, 1, 0},
                                             {2007, 2, 29}, {1900, 2, 29}, {2008, 4, 31}, {2008, 1, 32}, {-1, 1, 1}};
    date_t date = 5;
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) ck_assert(!date_from_parts(none[i], &date));
    ck_assert_int_eq(date, 5);
}
END_TEST

START_TEST(dates_are_written_and_read) {
    date_t date;
    ck_assert(date_parse_iso("2008-03-31", &date));
    ck_assert_int_eq(date, 13969);
    ck_assert_str_eq(date_iso(test_arena, date), "2008-03-31");
    ck_assert_str_eq(date_long(test_arena, date), "31 March 2008");
    ck_assert(date_parse_iso("1000-01-01", &date));
    ck_assert_str_eq(date_iso(test_arena, date), "1000-01-01");
    ck_assert_str_eq(date_long(test_arena, date), "1 January 1000");
    ck_assert_str_eq(date_iso(test_arena, DATE_NONE), "");
    ck_assert_str_eq(date_long(test_arena, DATE_NONE), "");
}
END_TEST

static const char *const no_dates[] = {
    "",           "2008-3-31",  "2008-02-30", "2007-02-29", "2008/03/31",  "20080331",   "2008-03-31 ", " 2008-03-31",
    "2008-03-3x", "+008-03-31", "0999-12-31", "31-03-2008", "2008-03-311", "2008-00-10", "2008-13-01",  "2008-03",
};

START_TEST(other_texts_are_no_dates) {
    date_t date = 5;
    ck_assert_msg(!date_parse_iso(no_dates[_i], &date), "'%s' was read", no_dates[_i]);
    ck_assert_int_eq(date, 5);
}
END_TEST

TCase *date_case(void) {
    TCase *test_case = new_case("date");
    tcase_add_loop_test(test_case, days_have_their_numbers, 0, (int)(sizeof days / sizeof *days));
    tcase_add_test(test_case, every_day_follows_the_one_before);
    tcase_add_test(test_case, days_that_are_not_are_refused);
    tcase_add_test(test_case, dates_are_written_and_read);
    tcase_add_loop_test(test_case, other_texts_are_no_dates, 0, (int)(sizeof no_dates / sizeof *no_dates));
    return test_case;
}
