#include "figure/parts/slices.h"

#include <math.h>

#define FULL (2.0 * M_PI)
#define DEGREES_A_CORNER 1.5     /* a chord of so many degrees leaves the circle by less than a hundredth of a point */
#define EDGE_PT 4.0              /* between words and the edges of their slice */

struct figure_point slice_point(double angle, double distance) {
    return (struct figure_point){distance * sin(angle), -distance * cos(angle)};
}

static double extent(const struct slice *slice) {
    return slice->to - slice->from;
}

/* How far a point is from the ray at an angle, measured into the slice: positive on its clockwise side. */
static double beyond(struct figure_point point, double angle) {
    return point.x * cos(angle) + point.y * sin(angle);
}

bool slice_holds(const struct slice *slice, double radius, struct figure_point middle, double width, double height) {
    bool is_beyond = true, is_before = true, is_ahead = true; /* of the first edge, the last, the centre */
    struct figure_point outwards = slice_point((slice->from + slice->to) / 2.0, 1.0);
    for (int corner = 0; corner < 4; corner++) {
        struct figure_point point = {middle.x + (corner % 2 == 0 ? -width : width) / 2.0,
                                     middle.y + (corner / 2 == 0 ? -height : height) / 2.0};
        if (hypot(point.x, point.y) > radius - EDGE_PT) return false;
        if (beyond(point, slice->from) < EDGE_PT) is_beyond = false;
        if (-beyond(point, slice->to) < EDGE_PT) is_before = false;
        if (point.x * outwards.x + point.y * outwards.y < EDGE_PT) is_ahead = false;
    }
    if (extent(slice) >= FULL) return true;
    /* A slice of more than half a circle holds all that is on the right side of one of its edges, and the half around its middle. */
    return extent(slice) <= M_PI ? is_beyond && is_before : is_beyond || is_before || is_ahead;
}

static bool try_inside(struct slice *slice, struct label words, double radius, double distance, double size_pt) {
    struct figure_point at = slice_point((slice->from + slice->to) / 2.0, extent(slice) >= FULL ? 0.0 : distance * radius);
    if (!slice_holds(slice, radius, at, words.width_pt, label_height(&words, size_pt))) return false;
    slice->words = words;
    slice->at = at;
    slice->is_inside = true;
    return true;
}

/* The fewest lines first, and of places the one in the middle of the slice. */
void slice_fit_inside(const struct figure_builder *to, struct slice *slice, double radius, double size_pt) {
    static const double widths[] = {1.5, 1.2, 1.0, 0.8, 0.65, 0.5}, distances[] = {0.6, 0.66, 0.54, 0.72, 0.48, 0.4, 0.3};
    double widest_word = label_widest_word(to, slice->text, size_pt);
    for (size_t i = 0; i < sizeof widths / sizeof widths[0]; i++) {
        if (widest_word > widths[i] * radius) return;
        struct label words = label_wrap(to, slice->text, widths[i] * radius, size_pt);
        for (size_t k = 0; k < sizeof distances / sizeof distances[0]; k++)
            if (try_inside(slice, words, radius, distances[k], size_pt)) return;
    }
}

void slice_put(struct figure_builder *to, const struct slice *slice, double radius, struct figure_point centre) {
    size_t n_steps = (size_t)ceil(extent(slice) / FULL * 360.0 / DEGREES_A_CORNER), n = 0;
    if (n_steps == 0) return;
    struct figure_point *corners = ARENA_ARRAY(to->arena, struct figure_point, n_steps + 2);
    if (extent(slice) < FULL) corners[n++] = centre;
    for (size_t i = 0; i <= n_steps; i++) {
        struct figure_point point = slice_point(slice->from + extent(slice) * (double)i / (double)n_steps, radius);
        corners[n++] = (struct figure_point){centre.x + point.x, centre.y + point.y};
    }
    figure_area(to, FIGURE_SLICE, corners, n, slice->colour);
}
