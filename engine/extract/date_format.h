/* extract/date_format.h - the forms in which extracts may write dates: a table of names and readers.
 *
 * "dd/mm/yyyy", "yyyy-mm-dd", "dd-mm-yyyy", "dd.mm.yyyy", "yyyymmdd", "mm/dd/yyyy", "dd mmm yyyy", "dd mmmm yyyy" (English month names,
 * whatever the locale) and, with a time that is dropped and never shifts the date, "yyyy-mm-dd hh:mm:ss", "dd/mm/yyyy hh:mm". Day and
 * month have exactly the digits written. */
#ifndef EXTRACT_DATE_FORMAT_H
#define EXTRACT_DATE_FORMAT_H

#include "base/date.h"

enum date_outcome {
    DATE_READ,
    DATE_NOT_IN_FORM,     /* "2007-04-05" where dd/mm/yyyy is declared */
    DATE_NO_SUCH_DAY      /* 31/02/2007, 12/16/2007 */
};

/* Index of a format by name, or -1. */
int date_format_find(const char *name);
size_t date_format_count(void);
const char *date_format_name(size_t index);
enum date_outcome date_format_read(int format, const char *bytes, size_t n, date_t *ret);

#endif
