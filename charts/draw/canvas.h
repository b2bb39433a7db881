/* draw/canvas.h - marks on a cairo context: a page of its own, a picture, or a place in a paper. */
#ifndef DRAW_CANVAS_H
#define DRAW_CANVAS_H

#include "draw/fonts.h"

#include <cairo.h>

/* Draws the figure with its top left corner at the context's origin. With has_pixels, upright edges are moved to whole
 * pixels, which makes them sharp. The context's state is left as found; its status tells of errors. */
void canvas_draw(cairo_t *cairo, const struct fonts *fonts, const struct figure *figure, bool has_pixels);

#endif
