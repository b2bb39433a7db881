/* draw/svg.h - marks as SVG with real text: it can be searched, read aloud and put inline into a page.
 *
 * Written directly, since cairo's SVG turns text to outlines. Links without cairo, so HTML pages may use it.
 * Accessible   role="img" named by its <title> and described by its <desc>; ids begin with the chart's id, so several can
 *              stand in one page. */
#ifndef DRAW_SVG_H
#define DRAW_SVG_H

#include "base/text.h"
#include "figure/marks.h"

struct svg_about {
    const char *id;            /* letters, digits, '-' */
    const char *title;
    const char *description;   /* alternative text */
    double margin_pt;          /* ground around the figure; 0 inside a page */
};

/* Adds one <svg> element, ended by a line end. Characters that XML cannot hold become U+FFFD. */
void svg_add(struct text_builder *out, const struct figure *figure, const struct svg_about *about);

#endif
