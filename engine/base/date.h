/* base/date.h - dates as day numbers, and periods.
 *
 * A date is the number of days since 1 January 1970 in the proleptic Gregorian calendar; DATE_NONE is "missing".
 * Years 1000 to 9999 exist. Month names are English whatever the locale. */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include "base/arena.h"

#include <stdint.h>

typedef int32_t date_t;

#define DATE_NONE INT32_MIN

struct date_parts {
    int year;    /* 1000..9999 */
    int month;   /* 1..12 */
    int day;     /* 1..31 */
};

/* False when there is no such day. */
bool date_from_parts(struct date_parts parts, date_t *ret);
struct date_parts date_to_parts(date_t date);
/* 0 Monday .. 6 Sunday. */
int date_weekday(date_t date);

/* "2008-03-31". */
const char *date_iso(struct arena *arena, date_t date);
/* "31 March 2008". */
const char *date_long(struct arena *arena, date_t date);
/* Reads YYYY-MM-DD exactly. */
bool date_parse_iso(const char *text, date_t *ret);

enum period_kind {
    PERIOD_FINANCIAL_YEAR,     /* 1 April to 31 March */
    PERIOD_FINANCIAL_QUARTER,
    PERIOD_YEAR,               /* calendar */
    PERIOD_QUARTER,            /* calendar */
    PERIOD_MONTH,
    PERIOD_CUSTOM              /* any two dates */
};

/* An interval of dates, both ends inside. */
struct period {
    enum period_kind kind;
    date_t start, end;    /* start <= end */
};

/* Reads the forms of --period: 2007/08, 2008/09 Q1, 2008, 2008 Q2, 2008-04, 2008-04-01..2008-06-30. False if none fits, if
 * the second year does not follow the first, or if the end is before the start. */
bool period_parse(const char *text, struct period *ret);
/* The period of the same kind just before; for PERIOD_CUSTOM as many days just before. */
struct period period_prior(struct period period);
/* The period of this kind that holds the day; false for PERIOD_CUSTOM, and at the edge of the years that exist. */
bool period_of_day(enum period_kind kind, date_t day, struct period *ret);
/* The same period a year earlier: of the same kind; for PERIOD_CUSTOM by its dates, where 29 February becomes 28 February, and an end on
 * the last day of February stays on its last day. */
struct period period_last_year(struct period period);
/* From the first day of the year that holds the last day of the period to that day. The year begins in `first_month` (1..12); 0: as the
 * period's kind has it, 4 for financial ones and 1 for all others. A whole year, or the period itself, keeps its kind; else
 * PERIOD_CUSTOM. */
struct period period_to_date(struct period period, int first_month);
/* For readers, spelled out (publishing rule 11): "2007/08", "2008", of quarters and of any whole months "April to June 2008", "April 2008";
 * of other days as period_long. The same days have the same label, whole years apart. */
const char *period_label(struct arena *arena, struct period period);
/* As --period reads it: "2007/08", "2008/09 Q1", "2008", "2008 Q2", "2008-04", "2008-04-01..2008-06-30". */
const char *period_text(struct arena *arena, struct period period);
/* "1 April 2007 to 31 March 2008"; the year once when both ends share it: "1 April to 30 June 2008". */
const char *period_long(struct arena *arena, struct period period);
/* For file names: 2007-to-2008, 2008-to-2009-q1, 2008, 2008-q2, 2008-04, 2008-04-01-to-2008-06-30. */
const char *period_slug(struct arena *arena, struct period period);
bool period_holds(struct period period, date_t date);

#endif
