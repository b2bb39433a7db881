/* workbook/sheets/native_chart.h - Excel's own bar chart, drawn by Excel from cells of the workbook.
 *
 * Rules kept here: horizontal bars from zero, categories top to bottom, gap narrower than the bar, horizontal text in
 * Arial, values at the bars, colour never the only signal, alternative text. Units     pixels of 1/96 inch; rows and
 * columns from 0. */
#ifndef WORKBOOK_NATIVE_CHART_H
#define WORKBOOK_NATIVE_CHART_H

#include "workbook/sheet_writer.h"

enum { CHART_WIDTH_PX = 800, CHART_COLUMN_PX = 1040 };

struct native_label {
    const char *text; /* shown instead of the cell's number, or NULL */
    bool is_hidden;   /* no room for it */
};

struct native_series {
    uint32_t column;                   /* of its values; its name is the header of this column */
    uint32_t colour, label_colour;     /* 0xRRGGBB */
    const uint32_t *point_colours;     /* one a category, or NULL */
    const char *label_format;          /* number format of the labels at the bars */
    const struct native_label *labels; /* one a category, or NULL: all by the format */
};

struct native_chart {
    bool is_stacked;     /* 100% bars */
    const char *tab;     /* sheet of the cells */
    uint32_t header_row; /* row of the series' names */
    uint32_t first_row;  /* of the categories, n_rows in all */
    uint32_t n_rows;
    uint32_t category_column;
    const struct native_series *series;
    size_t n_series;
    bool has_negative;
    const char *axis_title; /* or NULL */
    const char *axis_format;
    const char *alternative_text;
    uint32_t height_px; /* its width is CHART_WIDTH_PX */
};

/* Puts the chart's upper left corner into a cell, whose column must be CHART_COLUMN_PX wide or more: the library
 * reckons with columns of 7/9 of their real width (sheet_writer.c), so a chart in a narrower one would be drawn too
 * wide. */
enum status sheet_chart(struct sheet *sheet, uint32_t row, uint32_t column, const struct native_chart *chart) MUST_USE;

#endif
