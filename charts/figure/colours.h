/* figure/colours.h - which colour a series or a row of a chart has, and which marker.
 *
 * In this order: a series in focus stands out and the others stand back; one that keeps its colour through the paper has it;
 * else the order in the chart decides. Colour never stands alone: labels name every series, and markers differ in shape. */
#ifndef FIGURE_COLOURS_H
#define FIGURE_COLOURS_H

#include "result/chart.h"
#include "style/style.h"

/* Of its bars and segments. */
colour_t series_colour(const struct chart *chart, size_t series);
/* Of its line and markers: what stands back is darker, for lines are thin. */
colour_t series_line_colour(const struct chart *chart, size_t series);
/* Place of its marker's shape: it goes with the colour. */
size_t series_marker(const struct chart *chart, size_t series);
/* Of the bar or slice at chart->rows[row] of a chart of one series. */
colour_t row_colour(const struct chart *chart, size_t row);

/* The first series that is data, to which the signals of a control chart belong; SIZE_MAX where there is none. */
size_t chart_first_data(const struct chart *chart);

#endif
