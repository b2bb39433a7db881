/* tests/unit/base/test_calendar.c - deadlines worked by hand on a wall calendar.
 *
 * Bank holidays of England and Wales as published at gov.uk/bank-holidays and in the London Gazette; only those that
 * the cases need. */
#include "base/calendar.h"
#include "test_base.h"

static const char *const holidays[] = {
    "2002-05-06", "2002-06-03", "2002-06-04",                                           /* Golden Jubilee on the 3rd */
    "2004-12-27", "2004-12-28", "2005-01-03",                                           /* substitutes */
    "2005-12-26", "2005-12-27", "2006-01-02",                                           /* substitutes */
    "2006-04-14", "2006-04-17", "2006-05-01", "2006-05-29", "2006-08-28",               /* 2006/07 */
    "2006-12-25", "2006-12-26", "2007-01-01",                                           /* to here */
    "2007-04-06", "2007-04-09", "2007-05-07", "2007-05-28", "2007-08-27",               /* 2007/08 */
    "2007-12-25", "2007-12-26", "2008-01-01", "2008-03-21", "2008-03-24",               /* to here, with two Easters */
    "2008-05-05", "2008-05-26", "2008-08-25", "2008-12-25", "2008-12-26", "2009-01-01", /* 2008/09, with none */
    "2010-12-27", "2010-12-28", "2011-01-03",                                           /* substitutes */
    "2011-04-22", "2011-04-25", "2011-04-29", "2011-05-02", /* Easter, royal wedding, May Day */
    "2011-12-26", "2011-12-27", "2012-01-02",               /* substitutes */
    "2012-06-04", "2012-06-05",                             /* Diamond Jubilee on the 5th */
    "2020-05-08",                                           /* May Day moved for VE Day */
    "2021-12-27", "2021-12-28", "2022-01-03",               /* substitutes */
    "2022-06-02", "2022-06-03", "2022-09-19",               /* Platinum Jubilee, state funeral */
    "2022-12-26", "2022-12-27", "2023-01-02",               /* substitutes */
    "2023-05-01", "2023-05-08",                             /* coronation */
};

static date_t day(const char *text) {
    date_t date;
    ck_assert_msg(date_parse_iso(text, &date), "%s", text);
    return date;
}

static struct calendar *new_calendar(void) {
    size_t n = sizeof holidays / sizeof *holidays;
    date_t *closed = ARENA_ARRAY(test_arena, date_t, n + 2);
    for (size_t i = 0; i < n; i++) closed[i] = day(holidays[n - 1 - i]); /* any order */
    closed[n] = closed[0];                                               /* repeats */
    closed[n + 1] = day("1990-12-25");                                   /* outside the span */
    return calendar_new(test_arena, day("2000-01-01"), day("2024-12-31"), closed, n + 2);
}

/* The weekday of receipt, and days 1.. as they were counted. */
static const struct deadline_row {
    const char *received;
    int32_t n;
    const char *deadline;
} deadlines[] = {
    {"2007-04-04", 5, "2007-04-13"},  /* Wed; Thu 5, Tue 10 (Easter between), 11, 12, Fri 13 */
    {"2008-03-19", 5, "2008-03-28"},  /* Wed; Thu 20, Tue 25 (Easter between), 26, 27, Fri 28 */
    {"2008-03-03", 20, "2008-04-02"}, /* Mon; 4-7 (4), 10-14 (9), 17-20 (13), 25-28 (17), 31, 1, 2 April */
    {"2004-12-23", 5, "2005-01-04"},  /* Thu; Fri 24, Wed 29, 30, 31, Tue 4 */
    {"2005-12-23", 5, "2006-01-04"},  /* Fri; Wed 28, 29, 30, Tue 3, Wed 4 */
    {"2010-12-24", 5, "2011-01-05"},  /* Fri; Wed 29, 30, 31, Tue 4, Wed 5 */
    {"2011-12-22", 5, "2012-01-03"},  /* Thu; Fri 23, Wed 28, 29, 30, Tue 3 */
    {"2021-12-24", 5, "2022-01-05"},  /* Fri; Wed 29, 30, 31, Tue 4, Wed 5 */
    {"2022-12-23", 5, "2023-01-04"},  /* Fri; Wed 28, 29, 30, Tue 3, Wed 4 */
    {"2002-05-30", 5, "2002-06-10"},  /* Thu; Fri 31, Wed 5, 6, 7, Mon 10 */
    {"2002-05-24", 1, "2002-05-27"},  /* Fri; the usual Monday was worked in 2002 */
    {"2011-04-20", 5, "2011-05-03"},  /* Wed; Thu 21, Tue 26, 27, 28, Tue 3 May */
    {"2012-06-01", 5, "2012-06-12"},  /* Fri; Wed 6, 7, 8, Mon 11, Tue 12 */
    {"2020-05-01", 5, "2020-05-11"},  /* Fri; Mon 4 - Thu 7 are four, Mon 11 */
    {"2022-06-01", 1, "2022-06-06"},  /* Wed; Thu and Fri closed, Mon 6 */
    {"2022-05-27", 1, "2022-05-30"},  /* Fri; the usual Monday was worked in 2022 */
    {"2022-09-16", 1, "2022-09-20"},  /* Fri; Mon 19 closed */
    {"2023-04-28", 5, "2023-05-09"},  /* Fri; Tue 2 - Fri 5 are four, Mon 8 closed, Tue 9 */
    {"2008-04-05", 1, "2008-04-07"},  /* Saturday: day 1 is the next working day */
    {"2008-04-06", 1, "2008-04-07"},  /* Sunday */
    {"2008-05-05", 1, "2008-05-06"},  /* a bank holiday */
    {"2008-05-03", 1, "2008-05-06"},  /* the Saturday before it */
    {"2007-04-06", 1, "2007-04-10"},  /* Good Friday */
    {"2008-04-05", 0, "2008-04-05"},  /* day 0, whatever day it is */
};

START_TEST(deadlines_fall_where_they_should) {
    const struct deadline_row *row = &deadlines[_i];
    date_t found;
    int32_t n;
    struct calendar *calendar = new_calendar();
    ck_assert(calendar_deadline(calendar, day(row->received), row->n, &found));
    ck_assert_str_eq(date_iso(test_arena, found), row->deadline);
    ck_assert(calendar_working_days(calendar, day(row->received), found, &n));
    ck_assert_int_eq(n, row->n);
}
END_TEST

/* Received Wednesday 4 April 2007, to be done within 5 working days: by Friday 13. Saturday 14 is late, although no
 * more than five working days have passed. */
START_TEST(the_weekend_after_the_last_day_is_late) {
    struct calendar *calendar = new_calendar();
    date_t deadline;
    int32_t n;
    ck_assert(calendar_deadline(calendar, day("2007-04-04"), 5, &deadline));
    ck_assert(day("2007-04-13") <= deadline);
    ck_assert(day("2007-04-14") > deadline && day("2007-04-15") > deadline);
    ck_assert(calendar_working_days(calendar, day("2007-04-04"), day("2007-04-14"), &n));
    ck_assert_int_eq(n, 5);
}
END_TEST

/* 1 April 2007 was a Sunday: 52 weeks to Saturday 29 March 2008 are 260 weekdays, Monday 31 is one more; ten holidays.
 * 2006/07: Monday 3 April 2006 to Friday 30 March 2007 are 52 weeks; eight holidays. 2008/09: Tuesday to Tuesday, 52
 * weeks and a day; six, since both Easters lie outside. */
START_TEST(two_easters_fall_in_2007_08) {
    struct calendar *calendar = new_calendar();
    int32_t n;
    ck_assert(calendar_working_days(calendar, day("2007-03-31"), day("2008-03-31"), &n));
    ck_assert_int_eq(n, 260 + 1 - 10);
    ck_assert(calendar_working_days(calendar, day("2006-03-31"), day("2007-03-31"), &n));
    ck_assert_int_eq(n, 260 - 8);
    ck_assert(calendar_working_days(calendar, day("2008-03-31"), day("2009-03-31"), &n));
    ck_assert_int_eq(n, 261 - 6);
}
END_TEST

START_TEST(days_are_counted_both_ways) {
    struct calendar *calendar = new_calendar();
    int32_t n;
    ck_assert(calendar_working_days(calendar, day("2007-04-05"), day("2007-04-10"), &n));
    ck_assert_int_eq(n, 1);
    ck_assert(calendar_working_days(calendar, day("2007-04-10"), day("2007-04-05"), &n));
    ck_assert_int_eq(n, -1);
    ck_assert(calendar_working_days(calendar, day("2007-04-05"), day("2007-04-05"), &n));
    ck_assert_int_eq(n, 0);
    ck_assert(calendar_working_days(calendar, day("2007-04-06"), day("2007-04-09"), &n));
    ck_assert_int_eq(n, 0);
}
END_TEST

START_TEST(outside_the_span_nothing_is_known) {
    struct calendar *calendar = new_calendar();
    date_t first = calendar_first(calendar), last = calendar_last(calendar), date = 5;
    int32_t n = 5;
    ck_assert(first == day("2000-01-01") && last == day("2024-12-31"));
    ck_assert(!calendar_working_days(calendar, first - 1, last, &n));
    ck_assert(!calendar_working_days(calendar, first, last + 1, &n));
    ck_assert(!calendar_working_days(calendar, DATE_NONE, last, &n));
    ck_assert(!calendar_deadline(calendar, first - 1, 1, &date));
    ck_assert(!calendar_deadline(calendar, last, 1, &date));
    ck_assert(!calendar_deadline(calendar, first, INT32_MAX, &date));
    ck_assert(!calendar_is_working(calendar, last + 1));
    ck_assert(n == 5 && date == 5);
    ck_assert(calendar_deadline(calendar, last - 1, 1, &date) && date == last);
    ck_assert(calendar_working_days(calendar, first, last, &n));
}
END_TEST

/* Working days from `from` to each of the 60 days after it, counted one by one. */
static bool agrees_with_counting(const struct calendar *calendar, date_t from) {
    int32_t counted = 0, there, back;
    date_t deadline;
    for (date_t to = from; to <= from + 60; to++) {
        bool is_counted = to > from && calendar_is_working(calendar, to);
        if (is_counted) counted++;
        if (!calendar_working_days(calendar, from, to, &there) || there != counted) return false;
        if (!calendar_working_days(calendar, to, from, &back) || back != -counted) return false;
        if (is_counted && !calendar_deadline(calendar, from, counted, &deadline)) return false;
        if (is_counted && deadline != to) return false;
    }
    return true;
}

START_TEST(every_question_agrees_with_counting) {
    struct calendar *calendar = new_calendar();
    for (date_t from = day("2007-01-01"); from <= day("2008-12-31"); from++)
        if (!agrees_with_counting(calendar, from)) ck_abort_msg("from %s", date_iso(test_arena, from));
}
END_TEST

START_TEST(a_span_of_one_day_works) {
    date_t monday = day("2008-03-31"), found;
    struct calendar *open = calendar_new(test_arena, monday, monday, NULL, 0);
    struct calendar *shut = calendar_new(test_arena, monday, monday, &monday, 1);
    ck_assert(calendar_is_working(open, monday) && !calendar_is_working(shut, monday));
    ck_assert(calendar_deadline(open, monday, 0, &found) && !calendar_deadline(open, monday, 1, &found));
}
END_TEST

TCase *calendar_case(void) {
    TCase *test_case = new_case("calendar");
    tcase_add_loop_test(test_case, deadlines_fall_where_they_should, 0, (int)(sizeof deadlines / sizeof *deadlines));
    tcase_add_test(test_case, the_weekend_after_the_last_day_is_late);
    tcase_add_test(test_case, two_easters_fall_in_2007_08);
    tcase_add_test(test_case, days_are_counted_both_ways);
    tcase_add_test(test_case, outside_the_span_nothing_is_known);
    tcase_add_test(test_case, every_question_agrees_with_counting);
    tcase_add_test(test_case, a_span_of_one_day_works);
    return test_case;
}
