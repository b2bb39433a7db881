/* workbook/sheets/chart_facts.h - a chart of the report as the facts of one native chart, and the room it takes.
 *
 * A chart of small multiples becomes a chart for each of its series, all on one scale.
 * Units     pixels of 1/96 inch. Lifetime  the arena's. */
#ifndef WORKBOOK_CHART_FACTS_H
#define WORKBOOK_CHART_FACTS_H

#include "result/chart.h"
#include "workbook/sheets/native_chart.h"

/* All that does not depend on where it stands: series but for their columns, axes, words. */
struct native_chart chart_facts(struct arena *arena, const struct chart *chart);

/* Its size: as high as it would like, and no higher than the room on the page, but never so low that bars are threads. */
struct finish_chart chart_place(const struct chart *chart, uint32_t width_px, uint32_t room_px);
/* The same with room for the panel's name above it. */
struct finish_chart chart_panel_place(const struct chart *panel, uint32_t width_px, uint32_t room_px);

/* One series of a chart as a chart: "Complaints received: North". */
struct chart chart_panel(struct arena *arena, const struct chart *chart, size_t series);

/* Ends of the axis that all panels share; both 0 where Excel may choose, since nothing has a number. */
void chart_scale(const struct chart *chart, double *ret_least, double *ret_most);

const struct cell *chart_cell(const struct chart *chart, size_t series, size_t row);

#endif
