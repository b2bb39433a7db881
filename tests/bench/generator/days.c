/* generator/days.c - see days.h. */
#include "days.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

static const char *const bank_holidays[] = {
    "2005-01-03", "2005-03-25", "2005-03-28", "2005-05-02", "2005-05-30", "2005-08-29", "2005-12-26", "2005-12-27",
    "2006-01-02", "2006-04-14", "2006-04-17", "2006-05-01", "2006-05-29", "2006-08-28", "2006-12-25", "2006-12-26",
    "2007-01-01", "2007-04-06", "2007-04-09", "2007-05-07", "2007-05-28", "2007-08-27", "2007-12-25", "2007-12-26",
    "2008-01-01", "2008-03-21", "2008-03-24", "2008-05-05", "2008-05-26", "2008-08-25", "2008-12-25", "2008-12-26",
    "2009-01-01", "2009-04-10", "2009-04-13", "2009-05-04", "2009-05-25", "2009-08-31", "2009-12-25", "2009-12-28"};

static bool is_bank_holiday(const char *iso) {
    for (size_t i = 0; i < sizeof bank_holidays / sizeof *bank_holidays; i++)
        if (strcmp(bank_holidays[i], iso) == 0) return true;
    return false;
}

static int days_of_month(int year, int month) {
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return lengths[month - 1] + (month == 2 && year % 4 == 0);
}

/* 1 January 2005 was a Saturday. */
static bool is_weekend(int day) {
    return day % 7 < 2;
}

void days_init(struct days *days) {
    int day = 0;
    int n_working = 0;
    for (int year = 2005; year < 2010; year++) {
        for (int month = 1; month <= 12; month++) {
            for (int date = 1; date <= days_of_month(year, month); date++, day++) {
                /* The remainders say to the compiler how long the numbers are. */
                snprintf(days->iso[day], DAY_LENGTH + 1, "%04u-%02u-%02u", (unsigned)year % 10000, (unsigned)month % 100, (unsigned)date % 100);
                snprintf(days->british[day], DAY_LENGTH + 1, "%02u/%02u/%04u", (unsigned)date % 100, (unsigned)month % 100, (unsigned)year % 10000);
                n_working += !is_weekend(day) && !is_bank_holiday(days->iso[day]);
                days->working[day] = n_working;
            }
        }
    }
}

int days_find(const struct days *days, const char *iso) {
    for (int day = 0; day < N_DAYS; day++)
        if (strcmp(days->iso[day], iso) == 0) return day;
    return NO_DAY;
}
