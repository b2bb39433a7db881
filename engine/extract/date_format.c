/* extract/date_format.c - most forms have their digits at fixed places, so reading one is a comparison with a pattern
 * and three numbers; those with a month's name are read from left to right. */
#include "extract/date_format.h"

#include <string.h>
#include <strings.h>

static const struct form {
    const char *name;
    const char *pattern;            /* '0' is any digit; NULL: the month is a name */
    size_t n;                       /* bytes of the pattern */
    unsigned char year, month, day; /* where they begin */
    bool is_short;                  /* Apr, not April */
} forms[] = {
#define DIGITS(name, pattern, year, month, day)                                                                        \
    { name, pattern, sizeof(pattern) - 1, year, month, day, false }
    DIGITS("dd/mm/yyyy", "00/00/0000", 6, 3, 0),
    DIGITS("yyyy-mm-dd", "0000-00-00", 0, 5, 8),
    DIGITS("dd-mm-yyyy", "00-00-0000", 6, 3, 0),
    DIGITS("dd.mm.yyyy", "00.00.0000", 6, 3, 0),
    DIGITS("yyyymmdd", "00000000", 0, 4, 6),
    DIGITS("mm/dd/yyyy", "00/00/0000", 6, 0, 3),
    DIGITS("yyyy-mm-dd hh:mm:ss", "0000-00-00 00:00:00", 0, 5, 8),
    DIGITS("dd/mm/yyyy hh:mm", "00/00/0000 00:00", 6, 3, 0),
#undef DIGITS
    {.name = "dd mmm yyyy", .is_short = true},
    {.name = "dd mmmm yyyy"},
};

static const char *const months[] = {"January", "February", "March",     "April",   "May",      "June",
                                     "July",    "August",   "September", "October", "November", "December"};

enum { SHORT_NAME = 3 };

int date_format_find(const char *name) {
    for (size_t i = 0; i < date_format_count(); i++)
        if (strcmp(forms[i].name, name) == 0) return (int)i;
    return -1;
}

size_t date_format_count(void) {
    return sizeof forms / sizeof *forms;
}

const char *date_format_name(size_t index) {
    return forms[index].name;
}

/* --- digits --- */

static bool fits(const char *pattern, const char *bytes, size_t n) {
    for (size_t i = 0; i < n; i++) {
        bool is_digit = bytes[i] >= '0' && bytes[i] <= '9';
        if (pattern[i] == '0' ? !is_digit : bytes[i] != pattern[i]) return false;
    }
    return true;
}

static int two_digits(const char *bytes) {
    return (bytes[0] - '0') * 10 + (bytes[1] - '0');
}

static int four_digits(const char *bytes) {
    return two_digits(bytes) * 100 + two_digits(bytes + 2);
}

static bool read_digits(const struct form *form, const char *bytes, size_t n, struct date_parts *ret) {
    if (n != form->n || !fits(form->pattern, bytes, n)) return false;
    *ret = (struct date_parts){four_digits(bytes + form->year), two_digits(bytes + form->month),
                               two_digits(bytes + form->day)};
    return true;
}

/* --- names of months --- */

/* Bytes of the month name at `bytes`, 0 when there is none. Letter case does not matter: "APR" is what many systems
 * write. */
static size_t read_month(const char *bytes, size_t n, bool is_short, int *ret_month) {
    for (int i = 0; i < 12; i++) {
        size_t length = is_short ? SHORT_NAME : strlen(months[i]);
        if (n < length || strncasecmp(bytes, months[i], length) != 0) continue;
        *ret_month = i + 1;
        return length;
    }
    return 0;
}

/* "05 April 2007". */
static bool read_named(const struct form *form, const char *bytes, size_t n, struct date_parts *ret) {
    enum { BEFORE = 3, AFTER = 5 };
    if (n < BEFORE + AFTER || !fits("00 ", bytes, BEFORE)) return false;
    size_t length = read_month(bytes + BEFORE, n - BEFORE, form->is_short, &ret->month);
    const char *after = bytes + BEFORE + length;
    if (length == 0 || n != BEFORE + length + AFTER || !fits(" 0000", after, AFTER)) return false;
    ret->day = two_digits(bytes);
    ret->year = four_digits(after + 1);
    return true;
}

enum date_outcome date_format_read(int format, const char *bytes, size_t n, date_t *ret) {
    const struct form *form = &forms[format];
    struct date_parts parts;
    bool is_in_form = (form->pattern ? read_digits : read_named)(form, bytes, n, &parts);
    if (!is_in_form) return DATE_NOT_IN_FORM;
    return date_from_parts(parts, ret) ? DATE_READ : DATE_NO_SUCH_DAY;
}
