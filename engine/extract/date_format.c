/* extract/date_format.c - each form is a pattern: y, m, d stand for one digit of the year, month, day; 'b' for a short
 * English month name, 'B' for a long one; '0' for a digit that is read over (a time); anything else stands for itself.
 */
#include "extract/date_format.h"

#include "base/text.h"

#include <string.h>
#include <strings.h>

static const struct form {
    const char *name;
    const char *pattern;
} forms[] = {
    {"dd/mm/yyyy", "dd/mm/yyyy"},
    {"yyyy-mm-dd", "yyyy-mm-dd"},
    {"dd-mm-yyyy", "dd-mm-yyyy"},
    {"dd.mm.yyyy", "dd.mm.yyyy"},
    {"yyyymmdd", "yyyymmdd"},
    {"mm/dd/yyyy", "mm/dd/yyyy"},
    {"dd mmm yyyy", "dd b yyyy"},
    {"dd mmmm yyyy", "dd B yyyy"},
    {"yyyy-mm-dd hh:mm:ss", "yyyy-mm-dd 00:00:00"},
    {"dd/mm/yyyy hh:mm", "dd/mm/yyyy 00:00"},
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

/* Reads one place of the pattern; returns bytes taken, 0 when the text does not fit. */
static size_t read_place(char place, const char *bytes, size_t n, struct date_parts *parts) {
    if (n == 0) return 0;
    if (place == 'b' || place == 'B') return read_month(bytes, n, place == 'b', &parts->month);
    int *number = place == 'y' ? &parts->year : place == 'm' ? &parts->month : place == 'd' ? &parts->day : NULL;
    if (!number && place != '0') return *bytes == place;
    if (*bytes < '0' || *bytes > '9') return 0;
    if (number) *number = *number * 10 + (*bytes - '0');
    return 1;
}

enum date_outcome date_format_read(int format, const char *bytes, size_t n, date_t *ret) {
    struct date_parts parts = {0};
    for (const char *place = forms[format].pattern; *place; place++) {
        size_t taken = read_place(*place, bytes, n, &parts);
        if (taken == 0) return DATE_NOT_IN_FORM;
        bytes += taken;
        n -= taken;
    }
    if (n > 0) return DATE_NOT_IN_FORM;
    return date_from_parts(parts, ret) ? DATE_READ : DATE_NO_SUCH_DAY;
}
