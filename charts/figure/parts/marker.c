#include "figure/parts/marker.h"

#include <math.h>

#define DISC_CORNERS 24

/* Corners in units of the size, around the middle; nothing where the shape is a disc. The box around each is centred, so that a
 * marker's middle is that of its extent. */
static const struct outline {
    struct figure_point corners[12];
    size_t n;
} outlines[N_MARKERS + 1] = {
    {.n = 0},
    {.corners = {{-0.5, -0.5}, {0.5, -0.5}, {0.5, 0.5}, {-0.5, 0.5}}, .n = 4},
    {.corners = {{0.0, -0.6}, {0.68, 0.6}, {-0.68, 0.6}}, .n = 3},
    {.corners = {{-0.68, -0.6}, {0.68, -0.6}, {0.0, 0.6}}, .n = 3},
    {.corners = {{-0.6, -0.38}, {-0.38, -0.6}, {0.0, -0.22}, {0.38, -0.6}, {0.6, -0.38}, {0.22, 0.0},
                 {0.6, 0.38}, {0.38, 0.6}, {0.0, 0.22}, {-0.38, 0.6}, {-0.6, 0.38}, {-0.22, 0.0}},
     .n = 12},
    {.corners = {{-0.16, -0.68}, {0.16, -0.68}, {0.16, -0.16}, {0.68, -0.16}, {0.68, 0.16}, {0.16, 0.16},
                 {0.16, 0.68}, {-0.16, 0.68}, {-0.16, 0.16}, {-0.68, 0.16}, {-0.68, -0.16}, {-0.16, -0.16}},
     .n = 12},
    {.corners = {{0.0, -0.72}, {0.72, 0.0}, {0.0, 0.72}, {-0.72, 0.0}}, .n = 4},
};

static size_t disc(struct figure_point *corners) {
    for (int i = 0; i < DISC_CORNERS; i++) {
        double angle = 2.0 * M_PI * (double)i / DISC_CORNERS;
        corners[i] = (struct figure_point){0.56 * cos(angle), 0.56 * sin(angle)};
    }
    return DISC_CORNERS;
}

void marker_put(struct figure_builder *to, enum figure_role role, struct marker marker, double x, double y) {
    const struct outline *outline = &outlines[marker.shape == MARKER_DIAMOND ? N_MARKERS : marker.shape % N_MARKERS];
    struct figure_point corners[DISC_CORNERS];
    size_t n = outline->n;
    for (size_t i = 0; i < n; i++) corners[i] = outline->corners[i];
    if (n == 0) n = disc(corners);
    for (size_t i = 0; i < n; i++)
        corners[i] = (struct figure_point){x + marker.size_pt * corners[i].x, y + marker.size_pt * corners[i].y};
    figure_area(to, role, corners, n, marker.colour);
}
