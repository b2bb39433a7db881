/* workbook/finish/finish.h - what the library cannot write, added to the finished file.
 *
 * The library knows no named cell styles, no language of a document, no alternative text of tables, no place of a
 * chart's plot within it, and reckons a chart's size in columns that are narrower than ours. So the zip is read, a few
 * parts are altered as text, and all parts are written again in their order, with the one date that the library uses:
 * bytes depend on the workbook alone.
 * Shape     facts in the order in which the sheets hold tables and charts: the library numbers its parts so. A sheet has one table at
 * most; its charts share one drawing.
 * Errors    STATUS_OUTSIDE with MSG_OUT_UNWRITABLE. */
#ifndef WORKBOOK_FINISH_H
#define WORKBOOK_FINISH_H

#include "base/diag.h"

struct finish_table {
    const char *title, *size; /* alternative text: "Table 3: Lead issue", "22 rows, 3 columns" */
};

/* Pixels of 1/96 inch: the chart, and where in it the plot stands. */
struct finish_chart {
    uint32_t width, height;
    uint32_t left, top, plot_width, plot_height;
    uint32_t label_interval;  /* of lines: every so manyth category is named */
    bool has_title_above;     /* its title says what its axis of values measures, and stands above that */
    size_t drawing;           /* of its sheet, from 0 */
};

struct finish_facts {
    struct finish_table *tables;
    size_t n_tables, capacity_tables;
    struct finish_chart *charts;
    size_t n_charts, capacity_charts;
};

enum status finish_workbook(struct arena *arena, const char *path, const struct finish_facts *facts,
                            struct diags *diags) MUST_USE;

/* One part as it should be: `text` itself where nothing is to be added. */
const char *finish_part(struct arena *arena, const char *name, const char *text, const struct finish_facts *facts);

#endif
