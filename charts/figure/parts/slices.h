/* figure/parts/slices.h - geometry of a pie: slices as outlines, words inside them, leaders to words beside them.
 *
 * Units     points from the pie's centre, y downwards, and radians clockwise from 12 o'clock. */
#ifndef FIGURE_SLICES_H
#define FIGURE_SLICES_H

#include "figure/label.h"

struct slice {
    double from, to;           /* angles */
    colour_t colour;
    const char *text;
    struct label words;
    bool is_inside;
    bool is_right;             /* beside the pie: in the right column, else in the left */
    struct figure_point at;    /* middle of the words inside; where the leader begins, for words beside */
    double middle;             /* height of the middle of words beside */
};

/* The point at an angle of the pie, at a distance from its centre. */
struct figure_point slice_point(double angle, double distance);

/* Whether a rectangle around `middle` lies inside the slice, clear of its edges. */
bool slice_holds(const struct slice *slice, double radius, struct figure_point middle, double width, double height);

/* Looks for lines and a place that let the words stand inside: sets words, at, is_inside. */
void slice_fit_inside(const struct figure_builder *to, struct slice *slice, double radius, double size_pt);

/* The slice with its middle moved to `centre`. */
void slice_put(struct figure_builder *to, const struct slice *slice, double radius, struct figure_point centre);

#endif
