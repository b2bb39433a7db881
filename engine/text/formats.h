/* text/formats.h - tables of a released report as text: drawn for the terminal, markdown, CSV, JSON.
 *
 * One row of the catalogue is one value of `show --format`. Each function is given the tables to show, in order, and
 * returns finished UTF-8 ended by '\n'; nothing is measured from the terminal, so the bytes depend on the report alone.
 * Safety       text, markdown and CSV may reach a terminal: control characters in labels are shown as \xNN there.
 * Lifetime     the arena. Errors: none; the report must be released. */
#ifndef TEXT_FORMATS_H
#define TEXT_FORMATS_H

#include "result/report.h"

typedef const char *text_format_fn(struct arena *arena, const struct report *report, const struct table *const *tables,
                                   size_t n_tables);

struct text_format {
    const char *name; /* "markdown" */
    const char *help; /* one line for help and manual */
    text_format_fn *show;
};

/* Row i of the catalogue, in the order of the help; NULL after the last. The first is the default. */
const struct text_format *text_format_at(size_t i);
/* By name, or NULL. */
const struct text_format *text_format_find(const char *name);

/* Columns that the drawn form keeps to where the table allows it. */
enum { TEXT_TABLE_COLUMNS = 100 };

/* One table for the terminal: title, what it holds, base; the table between rules, labels left and numbers right;
 * remarks, symbols, source and notes beneath. Labels and headers wrap to fit TEXT_TABLE_COLUMNS, numbers never. */
const char *text_table(struct arena *arena, const struct report *report, const struct table *table);

/* The same as a markdown heading, pipe table and paragraphs. */
const char *markdown_table(struct arena *arena, const struct report *report, const struct table *table);

/* tables/NAME.csv: the table as it reads. A header row (corner, column labels), then each row's label and the display
 * texts ("18.8%", "20,267", "[z]"). Labels stand without note marks, since the notes are not in the file. Where marks
 * stand beside numbers of a column, a column "LABEL: mark" follows it. Unrounded values: evidence/figures.csv. */
const char *csv_table(struct arena *arena, const struct table *table);

/* The machine's form: one object with the report's id, title, period and tables, each with rows, columns and cells. */
const char *json_tables(struct arena *arena, const struct report *report, const struct table *const *tables,
                        size_t n_tables);

#endif
