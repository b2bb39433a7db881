/* random_charts.h - charts that nobody would make: any kind, labels, values and marks, from a seed. */
#ifndef CHARTS_RANDOM_CHARTS_H
#define CHARTS_RANDOM_CHARTS_H

#include "result/chart.h"

/* The same chart for the same seed. Numbers of a stacked chart are not negative. */
const struct chart *random_chart(struct arena *arena, uint32_t seed);

#endif
