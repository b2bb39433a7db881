/* text/paper_text.h - the paper of a released report as plain text in reading order, with its live figures marked: for proof-reading.
 *
 * Headings with their numbers, words wrapped at 100 columns, tables and charts as their captions (text_table draws a table), notes, and
 * the colophon.
 * Marks      "<709>" a figure of a table, "<up 25 (12%)>" a change, "<<Table 4>>" a reference. Names of the cells: paper_figures.
 * Lifetime   the arena. */
#ifndef TEXT_PAPER_TEXT_H
#define TEXT_PAPER_TEXT_H

#include "result/report.h"

/* "" where the specification writes no paper. */
const char *paper_text(struct arena *arena, const struct report *report);

/* Every live figure and change in reading order, a line each: "709  complaints-and-cases | total-complaints | total". */
const char *paper_figures(struct arena *arena, const struct report *report);

#endif
