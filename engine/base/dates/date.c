/* base/dates/date.c - the Gregorian calendar in integers, and dates as text.
 *
 * Years are counted from 1 March, so that the leap day is the last of its year and months have a regular pattern of
 * 153 days in five (the method is Howard Hinnant's "chrono-compatible low-level date algorithms", 2013). */
#include "base/dates/date_inner.h"

#include "base/text.h"

#include <assert.h>
#include <string.h>

enum {
    DAYS_IN_ERA = 146097,       /* 400 years */
    DAYS_BEFORE_EPOCH = 719468, /* from 1 March of year 0 to 1 January 1970 */
    FIRST_YEAR = 1000,
    LAST_YEAR = 9999
};

static const char *const month_names[] = {"January", "February", "March",     "April",   "May",      "June",
                                          "July",    "August",   "September", "October", "November", "December"};

static bool is_leap(int year) {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int days_in_month(int year, int month) {
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

bool date_from_parts(struct date_parts parts, date_t *ret) {
    if (parts.year < FIRST_YEAR || parts.year > LAST_YEAR || parts.month < 1 || parts.month > 12) return false;
    if (parts.day < 1 || parts.day > days_in_month(parts.year, parts.month)) return false;
    int year = parts.month > 2 ? parts.year : parts.year - 1;
    int era = year / 400, year_of_era = year % 400;
    int month_from_march = (parts.month + 9) % 12;
    int day_of_year = (153 * month_from_march + 2) / 5 + parts.day - 1;
    int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    *ret = era * DAYS_IN_ERA + day_of_era - DAYS_BEFORE_EPOCH;
    return true;
}

struct date_parts date_to_parts(date_t date) {
    assert(date != DATE_NONE);
    int64_t days = (int64_t)date + DAYS_BEFORE_EPOCH;
    int64_t era = (days >= 0 ? days : days - (DAYS_IN_ERA - 1)) / DAYS_IN_ERA;
    int day_of_era = (int)(days - era * DAYS_IN_ERA);
    int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int month_from_march = (5 * day_of_year + 2) / 153;
    int month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
    int year = (int)(era * 400) + year_of_era + (month <= 2 ? 1 : 0);
    return (struct date_parts){year, month, day_of_year - (153 * month_from_march + 2) / 5 + 1};
}

/* 1 January 1970 was a Thursday. */
int date_weekday(date_t date) {
    assert(date != DATE_NONE);
    int weekday = (date % 7 + 3) % 7;
    return weekday < 0 ? weekday + 7 : weekday;
}

static void add_padded(struct text_builder *out, int value, int n_digits) {
    char digits[10];
    for (int i = n_digits - 1; i >= 0; i--, value /= 10) digits[i] = (char)('0' + value % 10);
    text_add_bytes(out, digits, (size_t)n_digits);
}

/* A missing date is shown as nothing. */
const char *date_iso(struct arena *arena, date_t date) {
    if (date == DATE_NONE) return "";
    struct date_parts parts = date_to_parts(date);
    struct text_builder out = {.arena = arena};
    add_padded(&out, parts.year, 4);
    text_add_char(&out, '-');
    add_padded(&out, parts.month, 2);
    text_add_char(&out, '-');
    add_padded(&out, parts.day, 2);
    return text_done(&out);
}

const char *date_long(struct arena *arena, date_t date) {
    if (date == DATE_NONE) return "";
    struct date_parts parts = date_to_parts(date);
    struct text_builder out = {.arena = arena};
    text_add_int(&out, parts.day);
    text_add_char(&out, ' ');
    text_add(&out, date_month_name(parts.month));
    text_add_char(&out, ' ');
    text_add_int(&out, parts.year);
    return text_done(&out);
}

const char *date_month_name(int month) {
    assert(month >= 1 && month <= 12);
    return month_names[month - 1];
}

/* n digits at `text`; false if one of them is something else, the end among them. */
bool date_take_digits(const char *text, int n, int *ret) {
    int value = 0;
    for (int i = 0; i < n; i++) {
        if (text[i] < '0' || text[i] > '9') return false;
        value = value * 10 + (text[i] - '0');
    }
    *ret = value;
    return true;
}

bool date_parse_iso(const char *text, date_t *ret) {
    struct date_parts parts;
    if (strnlen(text, 11) != 10 || text[4] != '-' || text[7] != '-') return false;
    if (!date_take_digits(text, 4, &parts.year) || !date_take_digits(text + 5, 2, &parts.month)) return false;
    return date_take_digits(text + 8, 2, &parts.day) && date_from_parts(parts, ret);
}
