/* draw/draft_figure.h - a picture of a draft: the same picture beneath the word DRAFT.
 *
 * Papers and sheets say DRAFT on each page; a chart that is a file of its own goes its own ways and says so itself. */
#ifndef DRAW_DRAFT_FIGURE_H
#define DRAW_DRAFT_FIGURE_H

#include "figure/figure.h"

const struct figure *draft_figure(struct arena *arena, const struct figure *figure, struct figure_measure measure);

#endif
