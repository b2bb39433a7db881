/* result/chart.h - what a chart shows: references to cells of a table, in drawing order, with no shape or colour.
 *
 * A chart never holds a number: each value is a position in its table, so the picture cannot disagree with the table.
 * The words (alternative text) are made by result/words.h from the same cells.
 * Lifetime     the report's arena. */
#ifndef RESULT_CHART_H
#define RESULT_CHART_H

#include "result/table.h"

enum chart_kind {
    CHART_BAR,              /* one series: horizontal bars in the order of the categories, the value at each bar */
    CHART_GROUPED,          /* two or more series side by side in each category */
    CHART_STACKED_PERCENT,  /* 100% bars: the series' shares of each category's whole */
    CHART_STACKED,          /* stacked bars: the series' numbers end to end, as long as their sum */
    CHART_LINE,             /* a line for each series over the categories: periods in order of time, or others in their order */
    CHART_PIE,              /* one series, at most five slices */
    N_CHART_KINDS
};

/* What a series is, where a chart draws more than the data: the lines of a control chart. */
enum series_role { SERIES_DATA, SERIES_CENTRE, SERIES_UPPER_LIMIT, SERIES_LOWER_LIMIT, SERIES_TARGET };

struct chart_series {
    const char *label;      /* column label */
    size_t column;          /* of the table */
    enum series_role role;
    bool is_focus;          /* picked out in colour; the others stand back */
    bool has_colour;        /* it keeps a place in the palette through the paper: `colour`; else its order here gives it one */
    size_t colour;
};

struct chart {
    const char *id;                 /* file name of charts/ID.pdf: letters, digits, '-' */
    const char *number;             /* "Figure 1" or NULL */
    const char *title;
    enum chart_kind kind;
    const struct table *table;
    const struct chart_series *series;
    size_t n_series;
    const size_t *rows;             /* rows of the table: the categories, top to bottom */
    size_t n_rows;
    const char *axis_title;         /* "Number of complaints" */
    const char *base;               /* "Base: 709 complaints received" or NULL */
    const char *alternative_text;   /* what it shows, the largest, the smallest, the total */
    size_t focus_row;               /* row picked out in colour, or SIZE_MAX */
    const size_t *row_colours;      /* one a row: places in the palette, where rows have colours of their own (slices); else NULL */
    const char *const *signals;     /* one a row: what a control chart says of its point ("above the upper limit"); NULL inside; or NULL */
    bool is_multiples;              /* a panel for each series, all on one scale */
    bool may_start_above_zero;      /* lines only: the axis need not hold zero, and then says so */
};

#endif
