/* base/csv_text.h - writes CSV: RFC 4180 quoting where needed, LF line ends, UTF-8 without a byte-order mark. */
#ifndef BASE_CSV_TEXT_H
#define BASE_CSV_TEXT_H

#include "base/text.h"

/* One row of n fields; NULL fields are empty. */
void csv_text_row(struct text_builder *out, const char *const *fields, size_t n);

#endif
