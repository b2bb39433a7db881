/* figure/parts/marker.h - the small shapes at the points of a line: told apart without colour. */
#ifndef FIGURE_MARKER_H
#define FIGURE_MARKER_H

#include "figure/marks.h"

/* Of series: disc, square, triangle, triangle on its tip, cross, plus; then from the beginning. The diamond is kept for points that are
 * picked out. */
enum { N_MARKERS = 6 };
#define MARKER_DIAMOND SIZE_MAX

struct marker {
    size_t shape;         /* modulo N_MARKERS, or MARKER_DIAMOND */
    double size_pt;       /* width of a square as large: shapes look alike in weight */
    colour_t colour;
};

/* Centred on x, y. */
void marker_put(struct figure_builder *to, enum figure_role role, struct marker marker, double x, double y);

#endif
