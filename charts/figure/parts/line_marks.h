/* figure/parts/line_marks.h - the marks of one series of a line chart: its line, its markers, or the steps of a mean or limit. */
#ifndef FIGURE_LINE_MARKS_H
#define FIGURE_LINE_MARKS_H

#include "figure/axes/foot.h"
#include "figure/axes/frame.h"

/* plot_left .. plot_height and scale are set, and the foot is fitted. */
void line_marks_put(struct frame *frame, const struct foot *foot, size_t series);

/* Colour of the line. */
colour_t line_marks_colour(const struct chart *chart, size_t series);

/* The row of the last number in order of the foot, or SIZE_MAX. */
size_t line_marks_last(const struct frame *frame, const struct foot *foot, size_t series);

/* Diamond of a point picked out. */
void line_marks_signal(struct frame *frame, enum figure_role role, double x, double y);

#endif
