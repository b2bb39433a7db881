/* tabulate/about/fact_table.h - a table that is built row by row: what the tables about the figures are made with.
 *
 * Steps     fact_table_begin -> fact_table_row and a fact_* for each column, row by row -> fact_table_end.
 * Lifetime  the arena. */
#ifndef TABULATE_FACT_TABLE_H
#define TABULATE_FACT_TABLE_H

#include "result/table.h"

struct fact_column {
    const char *id, *label;
};

struct fact_table {
    struct arena *arena;
    struct table *table;
    struct line *rows;
    struct cell *cells;
    size_t row_capacity, n_cells, cell_capacity;
    int small_base;        /* percentages of fewer say "1 of 2" */
};

/* What is known of the table before its rows: all but rows, columns and cells. */
void fact_table_begin(struct fact_table *facts, struct arena *arena, struct table shape, const struct fact_column *columns, size_t n_columns,
                      int small_base);
/* `group` NULL: it stands for itself. */
void fact_table_row(struct fact_table *facts, const char *id, const char *group, const char *label);
void fact_number(struct fact_table *facts, int64_t n);
/* [z] of nothing. */
void fact_percent(struct fact_table *facts, int64_t n, int64_t of);
void fact_mark(struct fact_table *facts, enum mark mark);
void fact_text(struct fact_table *facts, const char *text);
struct table *fact_table_end(struct fact_table *facts);

#endif
