/* figure/kinds/line_chart.h - series as lines over periods or categories, with a marker at each number and its name at its end.
 *
 * A line is broken where a cell has no number, and where a period is missing. Means, limits and targets (SERIES_CENTRE, ...) are level
 * steps without markers; points that a control chart picks out are larger, of another shape and colour, and a key says why.
 * The axis holds zero unless the chart allows another start and zero would leave the upper half of the plot to all the lines. */
#ifndef FIGURE_LINE_CHART_H
#define FIGURE_LINE_CHART_H

#include "figure/axes/frame.h"

void lines_layout(struct frame *frame);

#endif
