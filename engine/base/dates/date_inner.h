/* base/dates/date_inner.h - what date.c and period.c share. */
#ifndef BASE_DATE_INNER_H
#define BASE_DATE_INNER_H

#include "base/date.h"

/* "April" for 4. */
const char *date_month_name(int month);
/* The number that the first n characters write in digits; false if one of them is no digit (n <= 9). */
bool date_take_digits(const char *text, int n, int *ret);

#endif
