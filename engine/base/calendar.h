/* base/calendar.h - working days: Monday to Friday, less bank holidays and closure days.
 *
 * The day something is received is day 0. "Within N working days" is on or before the N-th working day after day 0, so a
 * completion on the weekend after day N is late (domain rules; docs/counting-rules.md).
 * Shape     a running count of working days for every day of the span, so that each question is two look-ups.
 * Errors    a date outside the span is never a year without holidays: the functions return false.
 * Lifetime  the arena given to calendar_new; read-only after. */
#ifndef BASE_CALENDAR_H
#define BASE_CALENDAR_H

#include "base/date.h"

struct calendar;

/* Span first..last inclusive; `closed` holds n dates in any order, repeats allowed; those outside the span are ignored. */
struct calendar *calendar_new(struct arena *arena, date_t first, date_t last, const date_t *closed, size_t n);
date_t calendar_first(const struct calendar *calendar);
date_t calendar_last(const struct calendar *calendar);
bool calendar_is_working(const struct calendar *calendar, date_t date);

/* The running count itself, for loops over many dates: of day d at [d - calendar_first]. */
const int32_t *calendar_counts(const struct calendar *calendar);

/* Working days after `from` up to and including `to`; negative when `to` is before `from`; 0 for the same day. */
bool calendar_working_days(const struct calendar *calendar, date_t from, date_t to, int32_t *ret);
/* The n-th working day after `from` (n >= 0; n = 0 gives `from` itself). False if it falls outside the span. */
bool calendar_deadline(const struct calendar *calendar, date_t from, int32_t n, date_t *ret);

#endif
