/* paper/set/set_chart.h - a chart in its place: number and title above it, the picture at the width of the text, the base beneath. */
#ifndef PAPER_SET_CHART_H
#define PAPER_SET_CHART_H

#include "paper/pages/press.h"

void set_chart(struct press *press, const struct block *block);

#endif
