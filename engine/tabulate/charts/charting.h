/* tabulate/charts/charting.h - charts while they are made: shared by the files of this folder alone.
 *
 * A chart refers to cells of its table and holds no number. First its lines are found, then whether its kind can show them,
 * then, when all charts are there, the colours that belong to what they show. */
#ifndef TABULATE_CHARTING_H
#define TABULATE_CHARTING_H

#include "tabulate/working.h"

struct charting {
    struct working *working;
    const struct model_chart *model;
    const struct working_table *from;
    struct chart *chart;
    const char *top_words;   /* "The 10 largest of 24 are shown"; NULL where all rows are */
    const char *shared;      /* end that all labels of its series had and have no longer: "Number of complaints"; or NULL */
};

/* chart_lines.c: the series, rows and focus that the specification names; false with a message. */
bool chart_lines_find(struct charting *charting);

/* chart_fitness.c: whether the chart's kind can show these cells; false with a message. */
bool chart_fits(const struct charting *charting);

/* chart_roles.c: what the series of a control chart are, and what its points signal; false where a number does not fit. */
bool chart_roles_give(struct charting *charting);

/* chart_colours.c: gives what several charts of a report show one place in the palette. The series and row_colours of the
 * charts are written anew. */
void chart_colours_give(struct working *working, struct chart *charts);

/* The cell that a series shows in a row of the chart. */
const struct cell *charting_cell(const struct chart *chart, size_t row, size_t series);

#endif
