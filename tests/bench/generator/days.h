/* generator/days.h - the days that extracts speak of: 2005 to 2009, numbered from 0 on 1 January 2005.
 *
 * working[d] is the number of working days from the first day up to and including d: Monday to Friday, without the bank
 * holidays of England and Wales. So the working days after a start up to a completion are a difference of two. */
#ifndef BENCH_DAYS_H
#define BENCH_DAYS_H

enum { N_DAYS = 5 * 365 + 1, DAY_LENGTH = 10, NO_DAY = -1 };

struct days {
    char iso[N_DAYS][DAY_LENGTH + 1];     /* 2005-01-01 */
    char british[N_DAYS][DAY_LENGTH + 1]; /* 01/01/2005 */
    int working[N_DAYS];
};

void days_init(struct days *days);

/* The number of a day written 2005-01-01; NO_DAY where it is none of them. */
int days_find(const struct days *days, const char *iso);

#endif
