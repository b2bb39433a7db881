/* text/shown.h - titles, labels and notes as the text formats show them.
 *
 * Every text comes out as one line that is safe for a terminal: white space collapsed (specifications fold long texts
 * over lines), control characters visible. Lifetime: the arena. */
#ifndef TEXT_SHOWN_H
#define TEXT_SHOWN_H

#include "base/text.h"
#include "result/report.h"

/* One safe line; NULL gives "". */
const char *shown_line(struct arena *arena, const char *text);

/* "Table 4: Complaints closed, by region [note 1]"; without the number where there is none, without marks unless
 * has_marks. */
const char *shown_title(struct arena *arena, const struct table *table, bool has_marks);

/* Label of a row or column with its note marks: "1 Safeguarding [note 2]". */
const char *shown_label(struct arena *arena, const struct line *line);

/* "[note 2]". */
const char *shown_note_mark(struct arena *arena, uint32_t number);

/* "Notes" of the table in ascending order, each once: numbers as in struct line. Returns how many. */
size_t shown_note_numbers(struct arena *arena, const struct report *report, const struct table *table,
                          const uint32_t **ret);

/* Sentences beneath a table in order: remarks, the legend of symbols, the source. Returns how many. */
size_t shown_remarks(struct arena *arena, const struct table *table, const char *const **ret);

#endif
