/* paper_fixtures.h - papers made by hand and at random, with every kind of block. */
#ifndef CHARTS_PAPER_FIXTURES_H
#define CHARTS_PAPER_FIXTURES_H

#include "result/report.h"

/* A paper of three sections: every kind of block, a long table, a wide one, charts. Released. */
struct report *paper_fixture(struct arena *arena);
/* Blocks in any order and size, from a seed. Released. */
struct report *paper_random(struct arena *arena, uint32_t seed);

/* "T" rows x columns of numbers, with a total. */
struct table *paper_table(struct arena *arena, const char *id, size_t n_rows, size_t n_columns);

#endif
