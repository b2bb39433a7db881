/* base/dates/calendar.c - a running count of working days, and the list of them. */
#include "base/calendar.h"

#include <assert.h>

struct calendar {
    date_t first, last;
    int32_t *count;   /* per day of the span: working days from `first` up to and including it */
    date_t *workdays; /* the k-th working day of the span, from 0 */
    int32_t n_workdays;
};

struct calendar *calendar_new(struct arena *arena, date_t first, date_t last, const date_t *closed, size_t n) {
    assert(first != DATE_NONE && first <= last);
    size_t n_days = (size_t)((int64_t)last - first) + 1;
    struct calendar *calendar = ARENA_NEW(arena, struct calendar);
    bool *is_closed = ARENA_ARRAY(arena, bool, n_days);
    *calendar = (struct calendar){.first = first,
                                  .last = last,
                                  .count = ARENA_ARRAY(arena, int32_t, n_days),
                                  .workdays = ARENA_ARRAY(arena, date_t, n_days)};
    for (size_t i = 0; i < n; i++)
        if (closed[i] >= first && closed[i] <= last) is_closed[closed[i] - first] = true;
    for (size_t i = 0; i < n_days; i++) {
        date_t day = first + (date_t)i;
        if (date_weekday(day) < 5 && !is_closed[i]) calendar->workdays[calendar->n_workdays++] = day;
        calendar->count[i] = calendar->n_workdays;
    }
    return calendar;
}

date_t calendar_first(const struct calendar *calendar) {
    return calendar->first;
}

date_t calendar_last(const struct calendar *calendar) {
    return calendar->last;
}

const int32_t *calendar_counts(const struct calendar *calendar) {
    return calendar->count;
}

static bool holds(const struct calendar *calendar, date_t date) {
    return date >= calendar->first && date <= calendar->last;
}

static int32_t count_to(const struct calendar *calendar, date_t date) {
    return calendar->count[date - calendar->first];
}

bool calendar_is_working(const struct calendar *calendar, date_t date) {
    if (!holds(calendar, date)) return false;
    int32_t count = count_to(calendar, date);
    return count > 0 && calendar->workdays[count - 1] == date;
}

bool calendar_working_days(const struct calendar *calendar, date_t from, date_t to, int32_t *ret) {
    if (!holds(calendar, from) || !holds(calendar, to)) return false;
    *ret = count_to(calendar, to) - count_to(calendar, from);
    return true;
}

bool calendar_deadline(const struct calendar *calendar, date_t from, int32_t n, date_t *ret) {
    assert(n >= 0);
    if (!holds(calendar, from)) return false;
    if (n == 0) {
        *ret = from;
        return true;
    }
    int32_t passed = count_to(calendar, from);
    if (n > calendar->n_workdays - passed) return false;
    *ret = calendar->workdays[passed + n - 1];
    return true;
}
