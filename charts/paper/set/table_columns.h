/* paper/set/table_columns.h - how wide the columns of a table are, and how large its letters.
 *
 * Column 0 holds the labels of rows. A column of numbers is never narrower than its numbers; words break over lines.
 * Method     each column says what it needs at least, with ease, and what it would like; what is missing is taken from all alike. Letters
 *            become smaller until the columns fit, then the page is turned, then the columns are cut into panels.
 * Lifetime   the press's arena. */
#ifndef PAPER_TABLE_COLUMNS_H
#define PAPER_TABLE_COLUMNS_H

#include "paper/pages/press.h"

/* Widths for letters of 1 pt. */
struct column_need {
    double least;             /* no word and no number is cut */
    double easy;              /* labels on one line, headers on few */
    double wanted;
    double after[N_UNITS];    /* from the decimal point to the end, of the number that has most there: numbers of one unit are aligned */
    double mark;              /* of the widest mark beside a number: " [u]" */
    bool is_words;
};

struct column {
    size_t index;           /* 0 the labels, else 1 + the table's */
    double left_pt, width_pt;
    double after_pt[N_UNITS];
    double mark_pt;         /* what hangs over at the right of the numbers; headers end before it */
    bool is_words;
};

/* Some columns of a table, beneath one another if there are several panels; the labels are in each. */
struct panel {
    struct column *columns;
    size_t n_columns;
    double width_pt;
};

struct table_columns {
    double size_pt;         /* of the letters */
    bool is_wide;           /* on a page that is turned */
    struct panel *panels;
    size_t n_panels;
};

struct table_columns table_columns(struct press *press, const struct table *table);

/* A cell's text, with the mark beside it: "50.0% [u]". */
const char *cell_text(struct arena *arena, const struct cell *cell);
/* Where its decimal point is, or would be; SIZE_MAX where it is no number and ends with the column. */
size_t cell_point(const struct cell *cell, const char *text);
/* Words of a header or label with its note marks, without its group; and of its group. */
const struct words *line_words(struct press *press, const struct line *line);
const struct words *group_words(struct press *press, const struct line *line);

#define TABLE_INDENT_PT 12.0   /* of a row beneath the label of its group */

#endif
