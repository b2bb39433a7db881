/* workbook/sheets/native_chart.h - Excel's own chart, drawn by Excel from cells of the workbook.
 *
 * Rules kept here: horizontal bars from zero, categories top to bottom, gap narrower than the bar; lines with their last figures,
 * and names, at their ends; slices with their names; horizontal text in Arial, colour never the only signal, alternative text.
 * Units     pixels of 1/96 inch; rows and columns from 0. */
#ifndef WORKBOOK_NATIVE_CHART_H
#define WORKBOOK_NATIVE_CHART_H

#include "result/chart.h"
#include "workbook/finish/finish.h"
#include "workbook/sheet_writer.h"

struct native_label {
    const char *text; /* shown instead of the cell's number, or NULL */
    bool is_hidden;   /* no room for it */
    bool is_gap;      /* the cell has no number */
};

struct native_series {
    uint32_t column;                   /* of its values */
    const char *name;                  /* or NULL: the header of this column */
    uint32_t colour, label_colour;     /* 0xRRGGBB */
    const uint32_t *point_colours;     /* one a category, or NULL */
    const char *label_format;          /* number format of the labels at the bars */
    const struct native_label *labels; /* one a category */
    bool is_guide;                     /* a mean or a limit: drawn thin and dashed */
};

struct native_chart {
    enum chart_kind kind;
    const char *tab;     /* sheet of the cells */
    uint32_t header_row; /* row of the series' names */
    uint32_t first_row;  /* of the categories, n_rows in all */
    uint32_t n_rows;
    uint32_t category_column;
    const struct native_series *series;
    size_t n_series;
    bool names_ends;     /* lines are named where they end, and need no legend */
    bool has_negative;
    bool may_start_above_zero;
    double least, most;  /* ends of the axis of values; both 0: Excel chooses */
    const char *title;   /* of a panel, or NULL */
    const char *axis_title; /* or NULL */
    const char *axis_format;
    const char *alternative_text;
    struct finish_chart place; /* its size, and where in it the bars stand */
    uint32_t above_px;         /* height of all above it */
    uint32_t right_px, below_px; /* from the cell that it is put into */
    uint32_t own_row, own_column; /* that cell, which is empty; filled in by sheet_chart */
};

/* Puts the chart's upper left corner into a cell. */
enum status sheet_chart(struct sheet *sheet, uint32_t row, uint32_t column, const struct native_chart *chart) MUST_USE;

#endif
