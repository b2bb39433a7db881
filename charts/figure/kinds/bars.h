/* figure/kinds/bars.h - one or more series as horizontal bars from zero, each with its value; or a panel for each. */
#ifndef FIGURE_BARS_H
#define FIGURE_BARS_H

#include "figure/axes/frame.h"

void bars_layout(struct frame *frame);

#endif
