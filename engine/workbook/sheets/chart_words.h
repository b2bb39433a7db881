/* workbook/sheets/chart_words.h - what a chart's picture leaves unsaid, for the lines above it. NULL: nothing.
 *
 * Lifetime  the arena's. */
#ifndef WORKBOOK_CHART_WORDS_H
#define WORKBOOK_CHART_WORDS_H

#include "result/chart.h"

/* "Stage 3 [z]; Stage 5, Yes [x]": categories where no bar or point stands, and why; a series is named unless all are alike. */
const char *chart_words_missing(struct arena *arena, const struct chart *chart);

/* "Stage 4 [u]": categories whose bar or point has a mark beside its number. */
const char *chart_words_marked(struct arena *arena, const struct chart *chart);

/* In which order the bars of a category stand. Excel's legend has the same order; LibreOffice turns the legend of
 * horizontal bars round, so the order is told in words, and colour is not the only signal. */
const char *chart_words_order(struct arena *arena, const struct chart *chart);

/* That the axis need not begin at zero, since Excel chooses where it does. */
const char *chart_words_axis(const struct chart *chart);

#endif
