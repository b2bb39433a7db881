/* paper/set/set_table.h - a table in its place: number and title above it, base, remarks and notes beneath, a row a piece.
 *
 * The header is repeated where the table goes on over a page; at least three rows stand on each side of a page's end, and the last row
 * with what stands beneath. A short table is kept together where that leaves less than half a page empty. */
#ifndef PAPER_SET_TABLE_H
#define PAPER_SET_TABLE_H

#include "paper/set/table_columns.h"
#include "paper/set/text_set.h"

/* One panel of a table, set. Cells are row-major; row 0 is the header, column 0 the labels. */
struct table_set {
    const struct table *table;
    const struct panel *panel;
    struct paper_type type;
    const struct text_set **texts;      /* (1 + rows) x columns; NULL where there is nothing */
    double *points_pt;                  /* of numbers: from the text's start to the decimal point; negative: the text ends with the column */
    double *heights_pt;                 /* 1 + rows */
    const struct text_set *continued;   /* "Table 4 (continued)" */
};

void set_table(struct press *press, const struct block *block);

/* Lines of the cell that has most. */
size_t table_row_lines(const struct table_set *set, size_t row);

/* draw_table.c */
void draw_table_header(struct pen *pen, const struct piece *piece, double left, double top);
void draw_table_repeated(struct pen *pen, const struct piece *piece, double left, double top);
void draw_table_row(struct pen *pen, const struct piece *piece, double left, double top);

#define TABLE_PAD_PT 2.5                /* above and beneath the words of a row */
#define TABLE_CONTINUED_PT 4.0          /* beneath "(continued)" */

#endif
