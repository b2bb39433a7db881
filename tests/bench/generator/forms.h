/* generator/forms.h - the forms in which the same records are written.
 *
 *   wide      one file of 28 columns (wide.csv)
 *   permuted  the same columns in another order and by other names, dates dd/mm/yyyy, and 300 offices in place of the
 * 21 areas (permuted.csv) linked    the log without its stages (log.csv) and a row for each stage that began
 * (stages.csv)
 *
 * All are RFC 4180 with line feeds: a header, fields in quotes where they need them, the summary always. */
#ifndef BENCH_FORMS_H
#define BENCH_FORMS_H

#include "record.h"

#include <stdio.h>

enum { N_OFFICES = 300 };

struct form {
    const char *name;
    const char *file;    /* of the records */
    const char *stages;  /* the file of the stages; NULL where they are columns */
    const char *columns; /* letters of columns, in order */
    bool is_renamed, has_british_dates;
};

/* NULL where there is no form of that name. */
const struct form *form_find(const char *name);

void form_write_header(const struct form *form, FILE *file);
void form_write(const struct form *form, const struct days *days, const struct record *record, FILE *file);

void stages_write_header(FILE *file);
void stages_write(const struct days *days, const struct record *record, FILE *file);

#endif
