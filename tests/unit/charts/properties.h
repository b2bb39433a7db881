/* properties.h - what must hold of every figure, whatever the chart and the fonts. */
#ifndef CHARTS_PROPERTIES_H
#define CHARTS_PROPERTIES_H

#include "figure/figure.h"

/* A chart of small multiples taken apart: a panel as a chart of one series, and its marks. Any other chart is its own only panel. */
struct panel_view {
    struct chart chart;
    struct figure figure;
    size_t n_seen, end;   /* zero to begin with */
};
/* False after the last. */
bool next_panel(const struct chart *chart, const struct figure *figure, struct panel_view *view);

/* Fail the running test unless it holds; `name` says which figure. */
void check_inside(const char *name, const struct figure *figure);            /* nothing sticks out of the figure */
void check_bars_in_plot(const char *name, const struct figure *figure);      /* between the first and the last tick */
void check_bars_seen(const char *name, const struct chart *chart, const struct figure *figure); /* from zero, a point long at least */
void check_texts_apart(const char *name, const struct figure *figure);       /* no text touches another, or the edge of a bar */
void check_legible(const char *name, const struct figure *figure);           /* 10 points at least, contrast 4.5 at least */
void check_gaps(const char *name, const struct chart *chart, const struct figure *figure); /* narrower than the bars */
void check_texts_clear(const char *name, const struct figure *figure);       /* no line of a series, mean or leader runs through a text */
void check_leaders(const char *name, const struct chart *chart, const struct figure *figure); /* of pies: none enters the pie or crosses */

/* picture_numbers.c: bars, segments, corners, markers and slices are where and as large as their numbers, read back from the labels of the
 * axis, and no value is lost. */
void check_numbers(const char *name, const struct chart *chart, const struct figure *figure);

/* All of these. */
void check_all(const char *name, const struct chart *chart, const struct figure *figure);

#endif
