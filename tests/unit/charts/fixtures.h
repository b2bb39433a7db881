/* fixtures.h - charts made by hand, one for each kind and edge, mostly with the figures of the published papers.
 *
 * Cells are written as they are shown ("133", "18.8%", "+25", "[z]"), and their values are read from that. */
#ifndef CHARTS_FIXTURES_H
#define CHARTS_FIXTURES_H

#include "result/report.h"

extern const size_t n_fixtures;

const char *fixture_name(size_t index);
/* A released report whose only chart is the fixture. */
const struct report *fixture_report(struct arena *arena, size_t index);
/* The same by name; ends the program where there is none. */
const struct report *fixture_named(struct arena *arena, const char *name);

/* Fills the last column with the sums of those before it, and says so in relations. */
void fixture_totals(struct arena *arena, struct table *table);

#endif
