/* figure/kinds/marker.h - the small shapes at the points of a line: told apart without colour. */
#ifndef FIGURE_MARKER_H
#define FIGURE_MARKER_H

#include "figure/marks.h"

/* Disc, square, triangle, diamond, triangle on its tip, cross; then from the beginning. */
enum { N_MARKERS = 6, MARKER_DIAMOND = 3 };

struct marker {
    size_t shape;         /* modulo N_MARKERS */
    double size_pt;       /* width of a square as large: shapes look alike in weight */
    colour_t colour;
};

/* Centred on x, y. */
void marker_put(struct figure_builder *to, enum figure_role role, struct marker marker, double x, double y);

#endif
