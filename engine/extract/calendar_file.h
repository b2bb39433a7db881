/* extract/calendar_file.h - a calendar of working days from a file of bank holidays (date,title; dates YYYY-MM-DD).
 *
 * The span is from 1 January of the first year in the file to 31 December of the last; years between without any holiday are
 * refused. Further files (closure days of the body) add closed days without widening the span. */
#ifndef EXTRACT_CALENDAR_FILE_H
#define EXTRACT_CALENDAR_FILE_H

#include "base/calendar.h"
#include "extract/csv_small.h"

enum status calendar_read(struct arena *arena, const struct source_text *file, const char *path, struct place named_at, struct diags *diags,
                          struct calendar **ret, struct file_facts *ret_facts) MUST_USE;

/* The same from several files: the first gives the span, the others (closure days of the body) add closed days.
 * ret_facts has room for n. */
struct calendar_input {
    const struct source_text *file;
    const char *path;
    struct place named_at;
};
enum status calendar_read_all(struct arena *arena, const struct calendar_input *inputs, size_t n, struct diags *diags, struct calendar **ret,
                              struct file_facts *ret_facts) MUST_USE;

#endif
