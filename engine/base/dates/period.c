/* base/dates/period.c - periods: reading them, the one before, and how they are written.
 *
 * A financial year runs from 1 April; its quarters are April to June (Q1) .. January to March of the next year (Q4). */
#include "base/dates/date_inner.h"
#include "base/text.h"

#include <assert.h>
#include <string.h>

/* Length of each kind in months, 0 for one that has none; and the month its year starts in. */
static const struct kind_facts {
    int n_months, first_month;
} kinds[] = {
    [PERIOD_FINANCIAL_YEAR] = {12, 4}, [PERIOD_FINANCIAL_QUARTER] = {3, 4},
    [PERIOD_YEAR] = {12, 1},           [PERIOD_QUARTER] = {3, 1},
    [PERIOD_MONTH] = {1, 1},           [PERIOD_CUSTOM] = {0, 1},
};

/* Months are counted through: year * 12 + month - 1. False outside the years that exist. */
static bool span_of_months(enum period_kind kind, int first, struct period *ret) {
    int next = first + kinds[kind].n_months;
    date_t start, end;
    if (!date_from_parts((struct date_parts){first / 12, first % 12 + 1, 1}, &start)) return false;
    if (!date_from_parts((struct date_parts){(next - 1) / 12, (next - 1) % 12 + 1, 28}, &end)) return false;
    while (date_to_parts(end + 1).day != 1) end++;
    *ret = (struct period){kind, start, end};
    return true;
}

/* " Q1"; also "Q1" and " q1", as people type it. */
static bool parse_quarter(const char *text, int *ret) {
    const char *letter = text[0] == ' ' ? text + 1 : text;
    if ((letter[0] != 'Q' && letter[0] != 'q') || letter[1] < '1' || letter[1] > '4' || letter[2]) return false;
    *ret = letter[1] - '1';
    return true;
}

/* What follows "2007/": "08" or "08 Q1". */
static bool parse_financial(const char *text, int year, struct period *ret) {
    int second, quarter, april = year * 12 + 3;
    if (!date_take_digits(text, 2, &second) || second != (year + 1) % 100) return false;
    if (!text[2]) return span_of_months(PERIOD_FINANCIAL_YEAR, april, ret);
    if (!parse_quarter(text + 2, &quarter)) return false;
    return span_of_months(PERIOD_FINANCIAL_QUARTER, april + 3 * quarter, ret);
}

static bool parse_month(const char *text, int year, struct period *ret) {
    int month;
    if (!date_take_digits(text, 2, &month) || text[2] || month < 1 || month > 12) return false;
    return span_of_months(PERIOD_MONTH, year * 12 + month - 1, ret);
}

static bool parse_custom(const char *text, struct period *ret) {
    char first[11] = {0};
    struct period period = {.kind = PERIOD_CUSTOM};
    memcpy(first, text, 10);
    if (text[10] != '.' || text[11] != '.') return false;
    if (!date_parse_iso(first, &period.start) || !date_parse_iso(text + 12, &period.end)) return false;
    if (period.end < period.start) return false;
    *ret = period;
    return true;
}

bool period_parse(const char *text, struct period *ret) {
    int year, quarter;
    if (!date_take_digits(text, 4, &year)) return false;
    const char *rest = text + 4;
    if (!*rest) return span_of_months(PERIOD_YEAR, year * 12, ret);
    if (*rest == '/') return parse_financial(rest + 1, year, ret);
    if (parse_quarter(rest, &quarter)) return span_of_months(PERIOD_QUARTER, year * 12 + 3 * quarter, ret);
    if (strnlen(text, 12) == 12) return parse_custom(text, ret);
    return *rest == '-' && parse_month(rest + 1, year, ret);
}

static int months_of(date_t date) {
    struct date_parts parts = date_to_parts(date);
    return parts.year * 12 + parts.month - 1;
}

/* Only the first period of year 1000 has none before it that exists; it is answered like a custom one. */
struct period period_prior(struct period period) {
    struct period prior;
    int n_months = kinds[period.kind].n_months;
    if (n_months > 0 && span_of_months(period.kind, months_of(period.start) - n_months, &prior)) return prior;
    int32_t n_days = period.end - period.start + 1;
    return (struct period){period.kind, period.start - n_days, period.start - 1};
}

bool period_of_day(enum period_kind kind, date_t day, struct period *ret) {
    const struct kind_facts *facts = &kinds[kind];
    if (facts->n_months == 0) return false;
    int months = months_of(day) - (facts->first_month - 1);
    return span_of_months(kind, months - months % facts->n_months + facts->first_month - 1, ret);
}

/* The day of the same name a year earlier; 29 February has none. */
static date_t day_last_year(date_t date) {
    struct date_parts parts = date_to_parts(date);
    date_t day = date;
    parts.year--;
    if (parts.month == 2 && parts.day == 29) parts.day = 28;
    return date_from_parts(parts, &day) ? day : date;
}

static bool ends_february(date_t date) {
    struct date_parts next = date_to_parts(date + 1);
    return next.month == 3 && next.day == 1;
}

/* In the first year of all there is none; it is answered like the period before. */
struct period period_last_year(struct period period) {
    struct period found;
    if (date_to_parts(period.start).year <= 1000) return period_prior(period);
    if (kinds[period.kind].n_months > 0 && span_of_months(period.kind, months_of(period.start) - 12, &found)) return found;
    found = (struct period){period.kind, day_last_year(period.start), day_last_year(period.end)};
    if (ends_february(period.end) && !ends_february(found.end)) found.end++;
    return found;
}

struct period period_to_date(struct period period, int first_month) {
    struct date_parts end = date_to_parts(period.end);
    struct period year;
    if (first_month == 0) first_month = kinds[period.kind].first_month;
    int first = (end.month < first_month ? end.year - 1 : end.year) * 12 + first_month - 1;
    enum period_kind kind = first_month == 4 ? PERIOD_FINANCIAL_YEAR : PERIOD_YEAR;
    if (!span_of_months(kind, first, &year) || year.start == period.start) return period;
    bool is_whole = year.end == period.end && first_month == kinds[kind].first_month;
    return (struct period){is_whole ? kind : PERIOD_CUSTOM, year.start, period.end};
}

/* Year in which the (financial) year of the period began, and its quarter 1..4. */
static int first_year(struct period period, int *ret_quarter) {
    int months = months_of(period.start) - (kinds[period.kind].first_month - 1);
    *ret_quarter = months % 12 / 3 + 1;
    return months / 12;
}

static void add_two_digits(struct text_builder *out, int value) {
    text_add_char(out, (char)('0' + value / 10 % 10));
    text_add_char(out, (char)('0' + value % 10));
}

static void add_quarter(struct text_builder *out, const char *before, int quarter) {
    text_add(out, before);
    text_add_int(out, quarter);
}

static bool is_whole_months(struct period period) {
    return date_to_parts(period.start).day == 1 && date_to_parts(period.end + 1).day == 1;
}

/* "April to June 2008", "April 2008", "October 2007 to March 2008". */
static const char *months_label(struct arena *arena, struct period period) {
    struct date_parts start = date_to_parts(period.start), end = date_to_parts(period.end);
    struct text_builder out = {.arena = arena};
    if (months_of(period.start) != months_of(period.end)) {
        text_add(&out, date_month_name(start.month));
        if (start.year != end.year) text_add(&out, TEXT(arena, " ", text_from_int(arena, start.year)));
        text_add(&out, " to ");
    }
    text_add(&out, TEXT(arena, date_month_name(end.month), " ", text_from_int(arena, end.year)));
    return text_done(&out);
}

static bool is_year(struct period period) {
    return kinds[period.kind].n_months == 12;
}

const char *period_label(struct arena *arena, struct period period) {
    if (is_year(period)) return period_text(arena, period);
    return is_whole_months(period) ? months_label(arena, period) : period_long(arena, period);
}

const char *period_text(struct arena *arena, struct period period) {
    struct text_builder out = {.arena = arena};
    int quarter, year = first_year(period, &quarter);
    if (period.kind == PERIOD_CUSTOM) return TEXT(arena, date_iso(arena, period.start), "..", date_iso(arena, period.end));
    if (period.kind == PERIOD_MONTH) return period_slug(arena, period);
    text_add_int(&out, year);
    if (kinds[period.kind].first_month == 4) {
        text_add_char(&out, '/');
        add_two_digits(&out, year + 1);
    }
    if (kinds[period.kind].n_months == 3) add_quarter(&out, " Q", quarter);
    return text_done(&out);
}

const char *period_long(struct arena *arena, struct period period) {
    struct date_parts start = date_to_parts(period.start), end = date_to_parts(period.end);
    const char *last = date_long(arena, period.end);
    if (period.start == period.end) return last;
    if (start.year != end.year) return TEXT(arena, date_long(arena, period.start), " to ", last);
    return TEXT(arena, text_from_int(arena, start.day), " ", date_month_name(start.month), " to ", last);
}

const char *period_slug(struct arena *arena, struct period period) {
    struct text_builder out = {.arena = arena};
    int quarter, year = first_year(period, &quarter);
    if (period.kind == PERIOD_CUSTOM)
        return TEXT(arena, date_iso(arena, period.start), "-to-", date_iso(arena, period.end));
    text_add_int(&out, year);
    if (kinds[period.kind].first_month == 4) {
        text_add(&out, "-to-");
        text_add_int(&out, year + 1);
    }
    if (kinds[period.kind].n_months == 3) add_quarter(&out, "-q", quarter);
    if (period.kind == PERIOD_MONTH) {
        text_add_char(&out, '-');
        add_two_digits(&out, date_to_parts(period.start).month);
    }
    return text_done(&out);
}

bool period_holds(struct period period, date_t date) {
    return date != DATE_NONE && date >= period.start && date <= period.end;
}
