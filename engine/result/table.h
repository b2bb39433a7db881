/* result/table.h - the finished numbers of one table, before any layout.
 *
 * Rows and columns in publication order; cells dense, row-major: cells[row * n_columns + column].
 * Written by tabulate (table_new, then every cell once), sealed when the report is; read-only after.
 * Relations say how cells come from other cells of the same table: footing checks, audit and disclosure control read
 * them, nobody recomputes.
 * Lifetime     the arena given to table_new. */
#ifndef RESULT_TABLE_H
#define RESULT_TABLE_H

#include "base/date.h"
#include "result/cell.h"

/* A row or a column. */
struct line {
    const char *id;         /* stable; nested ones joined by '.', unique on its axis */
    const char *label;      /* without note marks; nested ones joined by " > ", as files and sheets of one header row show them */
    const uint32_t *notes;  /* numbers of notes, in the report's order (1-based); NULL when none */
    size_t n_notes;
    bool is_total;
    bool is_subtotal;       /* a net, or a group's subtotal: counts again what lines beside it count, and is never part of a total */
    bool is_derived;        /* comparison or arithmetic on other lines: never part of a total */
    enum unit unit;         /* columns: unit of most cells, for widths and formats */
    bool has_period;        /* it counts in a period of its own: one of a series, or the one before */
    struct period period;
    const char *group;      /* of a nested one: what stands outside ("2007/08", "2007/08 > North"), a header that spans its lines; else NULL */
    const char *own;        /* of a nested one: the rest of the label; else NULL */
    size_t n_group_notes;   /* the first of the notes belong to the group */
};

enum relation_kind {
    RELATION_SUM,         /* target = sum of parts */
    RELATION_SHARE,       /* target = parts[0] / parts[1] */
    RELATION_DIFFERENCE,  /* target = parts[0] - parts[1] */
    RELATION_CHANGE       /* target = (parts[0] - parts[1]) / parts[1] */
};

/* "This cell = the sum of those": indices are into table->cells. */
struct relation {
    enum relation_kind kind;
    uint32_t target;
    const uint32_t *parts;
    size_t n_parts;
    bool must_hold;       /* false: many per record, where a total counts records and need not foot */
};

struct table {
    const char *id;            /* "furthest-stage" */
    const char *definition;    /* "summary", where this is one of several tables made of it; else NULL */
    const char *number;        /* "Table 4", "Figure 6", or NULL */
    const char *title;         /* without number: "Complaints closed, by region and furthest stage reached" */
    const char *about;         /* what the table holds, a sentence or two; or NULL */
    const char *base;          /* what is counted and how many: "Base: 709 complaints received"; or NULL */
    const char *source;        /* "Request and feedback log, extract taken on 30 April 2008" */
    const char *corner;        /* header of the column of row labels: "Lead issue" */
    const uint32_t *notes;     /* of the title */
    size_t n_notes;
    const char *const *remarks;  /* finished sentences under the table: "May not sum to 100 because of rounding" */
    size_t n_remarks;
    const struct line *rows;
    size_t n_rows;
    const struct line *columns;
    size_t n_columns;
    struct cell *cells;
    const struct relation *relations;
    size_t n_relations;
};

/* Cell by position. */
struct cell *table_cell(const struct table *table, size_t row, size_t column);
/* Index of a row or column by its identifier, or SIZE_MAX. */
size_t table_row(const struct table *table, const char *id);
size_t table_column(const struct table *table, const char *id);
/* What a line is called beneath its group: `own`, or the label where there is no group. */
const char *line_own(const struct line *line);
/* How many lines from `at` on stand under one group's header; 1 where there is no group. */
size_t line_span(const struct line *lines, size_t n, size_t at);
/* Whether any of them has a group. */
bool lines_are_nested(const struct line *lines, size_t n);
/* Bit set (1u << mark) of the marks that its cells show. */
uint32_t table_marks(const struct table *table);

#endif
