/* figure/figure.h - a chart laid out: numbers to marks in points. No cairo, no file format.
 *
 * The kinds of chart are the rows of one table; a new kind is a row and its layout. A layout knows positions in a table and
 * their cells; it shows a cell's own display and computes lengths only.
 * Size      of the letters is 12 pt, less (never below 10) where the figure would be higher than a page or leave no room for
 *           bars; one that is too high even so is made as high as it must be.
 * Lifetime  the arena given. Cannot fail. */
#ifndef FIGURE_FIGURE_H
#define FIGURE_FIGURE_H

#include "figure/marks.h"
#include "result/chart.h"

struct figure_kind {
    const char *name;         /* as specifications write it */
    const char *title;        /* "100% bars" */
    size_t max_series;        /* more cannot be told apart: whoever accepts a chart refuses them */
};

/* Facts of a kind of chart. */
const struct figure_kind *figure_kind(enum chart_kind kind);

/* width_pt: at least 300. The picture holds no title, number or base: these stand in the paper. */
const struct figure *figure_layout(struct arena *arena, const struct chart *chart, struct figure_measure measure,
                                   double width_pt);

/* The same, lower: `tight` from 0, as high as is pleasant, to 1, where categories stand as close as they can be read. The height falls in
 * proportion. For pages on which a chart just does not fit. */
const struct figure *figure_layout_tight(struct arena *arena, const struct chart *chart, struct figure_measure measure, double width_pt,
                                         double tight);

/* The marks one a line, for tests and for comparing two versions by eye:
 *     bar       box   120.00,10.00 300.25x14.00 #12436D */
const char *figure_listing(struct arena *arena, const struct figure *figure);

#endif
