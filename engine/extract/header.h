/* extract/header.h - the first row of a CSV file: names of columns, and what is wrong with them.
 *
 * Names are trimmed of spaces and then matched exactly. Used by extract/reader and extract/csv_small. */
#ifndef EXTRACT_HEADER_H
#define EXTRACT_HEADER_H

#include "extract/records/records.h"

#define HEADER_MAX_COLUMNS 16384u

struct header {
    const char *const *names;
    size_t n;
    uint32_t line;
};

/* Reads the header. *ret_is_usable is false when there is none, when it has too many columns, or when the delimiter is
 * plainly another one: the fault is noted, and reading on would only add noise. Columns without a name are noted. */
enum status header_read(struct arena *arena, struct records *records, char delimiter, struct faults *faults,
                        struct diags *diags, struct header *ret, bool *ret_is_usable) MUST_USE;

/* Index of the first column of this name at or after `from`, or -1. */
int header_find(const struct header *header, const char *name, size_t from);

/* Notes that a column stands twice, if it does. */
void header_check_twice(const struct header *header, const char *name, struct faults *faults);

/* "'ref', 'kind', 'received' and 16 more". */
const char *header_names_text(struct arena *arena, const char *const *names, size_t n);

#endif
