/* workbook/sheets/table_grid.h - rows and columns of a finished table as an Excel table.
 *
 * The sheet of a table holds all of it; a chart's own sheet may hold some rows and columns in the chart's order.
 * Shape     row labels first, then each column; a column with marks beside numbers ([p], [r], [u]) is followed by a
 * column of its marks, so that the numbers stay numbers. Lifetime  the book's arena. */
#ifndef WORKBOOK_TABLE_GRID_H
#define WORKBOOK_TABLE_GRID_H

#include "result/table.h"
#include "workbook/sheet_writer.h"

struct grid_column {
    size_t column;      /* of the table */
    const char *header; /* without note marks */
};

struct grid {
    const struct table *table;
    const char *name;   /* of the Excel table */
    const char *title;  /* its alternative text */
    const size_t *rows; /* of the table, in order; at least one */
    size_t n_rows;
    const struct grid_column *columns;
    size_t n_columns;
    bool has_notes_apart; /* notes of the rows stand in a last column, not in the labels */
};

/* Where it went. */
struct grid_place {
    const char *tab;
    uint32_t header_row;           /* the labels stand in column 0 below it */
    const uint32_t *sheet_columns; /* sheet column of each grid column */
    uint32_t n_sheet_columns;      /* in all, with the labels and the marks */
};

/* All rows and columns of a table. */
struct grid grid_of_table(struct arena *arena, const struct table *table, const char *name, const char *title);

/* Its columns, laid out: so that what stands above can be as wide. */
struct grid_plan *grid_plan(struct arena *arena, const struct grid *grid);
uint32_t grid_width_px(const struct grid_plan *plan);

/* Writes it from column A, header at `row`, and sets widths and heights. */
enum status grid_write(struct sheet *sheet, uint32_t row, struct grid_plan *plan, struct grid_place *ret) MUST_USE;

/* "label [note 1] [note 2]". */
const char *with_notes(struct arena *arena, const char *label, const uint32_t *notes, size_t n_notes);

#endif
