/* paper/set/set_table.h - a table in its place: number and title above it, base, remarks and notes beneath, a row a piece.
 *
 * The header is repeated where the table goes on over a page; at least three rows stand on each side of a page's end, and the last row
 * with what stands beneath. A short table is kept together where that leaves less than half a page empty. */
#ifndef PAPER_SET_TABLE_H
#define PAPER_SET_TABLE_H

#include "paper/set/table_columns.h"
#include "paper/set/text_set.h"

/* A header over the headers of several columns of a panel, `first` to `end` - 1. */
struct spanning {
    size_t first, end;
    const struct text_set *text;
};

/* One panel of a table, set. Cells are row-major; row 0 is the header, column 0 the labels. */
struct table_set {
    const struct table *table;
    const struct panel *panel;
    struct paper_type type;
    double pad_pt;                      /* above and beneath the words of a row */
    const struct text_set **texts;      /* (1 + rows) x columns; NULL where there is nothing */
    double *points_pt;                  /* of numbers: from the text's start to the decimal point; negative: the text ends with the column */
    double *heights_pt;                 /* 1 + rows; the header's with the row of groups */
    struct spanning *groups;            /* of nested columns; NULL where there are none */
    size_t n_groups;
    double beneath_pt;                  /* height of the headers beneath them */
    const struct text_set **row_groups; /* one a row: the label of its group, or NULL */
    const struct text_set *continued;   /* "Table 4 (continued)" */
};

void set_table(struct press *press, const struct block *block);

/* Lines of the cell that has most. */
size_t table_row_lines(const struct table_set *set, size_t row);

/* set_header.c: fills row 0, its height and the groups of columns. `head` is the structure's node of the header. */
void set_header(struct press *press, struct table_set *set, uint32_t head);
uint32_t set_header_node(struct press *press, uint32_t row, enum node_scope scope);

/* draw_table.c */
void draw_table_header(struct pen *pen, const struct piece *piece, double left, double top);
void draw_table_repeated(struct pen *pen, const struct piece *piece, double left, double top);
void draw_table_row(struct pen *pen, const struct piece *piece, double left, double top);
void draw_table_group(struct pen *pen, const struct piece *piece, double left, double top);

#define TABLE_PAD_PT 2.5                /* above and beneath the words of a row */
#define COMPACT_PAD_PT 1.4              /* the same in a compact paper */
#define TABLE_ABOVE_GROUP_PT 4.0        /* more, above the label of a group of rows */
#define TABLE_CONTINUED_PT 4.0          /* beneath "(continued)" */

#endif
