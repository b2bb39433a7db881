/* result/words.h - sentences made from the cells that will be shown, so that words and tables cannot disagree. */
#ifndef RESULT_WORDS_H
#define RESULT_WORDS_H

#include "result/chart.h"

/* Alternative text of a chart: what it shows, the largest, the smallest, the total where the table has one; of lines also the first
 * and the last; of slices each with its share, but of fewer records than `small_base` no percentages; what is picked out; limits and
 * signals of control charts. `shown` says which of the rows are drawn ("The 10 largest of 24 are shown"); NULL: all. */
const char *words_of_chart(struct arena *arena, const struct chart *chart, const char *shown, int small_base);

/* "Percentages may not sum to 100 because of rounding", or NULL: only where it is true, that is where the parts of a sum
 * (RELATION_SUM that must hold) are exact shares that make 100%, and their rounded texts add to something else. */
const char *words_of_rounding(struct arena *arena, const struct table *table);

/* The symbols that a table uses: "[x] not available, [z] not applicable", or NULL when it uses none. */
const char *words_of_marks(struct arena *arena, const struct table *table);

/* How a figure changed from an earlier one, with the percentage of the earlier value, exact and rounded half away from zero to a whole one:
 * "up 25 (12%)", "down 51 (27%)", "unchanged". Two percentages: "up 1.6 percentage points", the difference of the exact values. No
 * percentage of zero; of an earlier value below `small_base` (or of a percentage of so few) the figures alone: "from 2 to 5". Where either
 * has no number, its mark. */
const char *words_of_change(struct arena *arena, const struct cell *now, const struct cell *then, int small_base);

#endif
