/* count/little_count.h - little cases, counted. */
#ifndef LITTLE_COUNT_H
#define LITTLE_COUNT_H

#include "../plan/little.h"
#include "count/count.h"

/* Plans, reads all needed extracts and counts. */
struct little *little_count(const struct little_case *given);
/* How many records of the log meet the condition. */
int64_t little_number(const struct little_case *given, const char *where);
/* The counts of a table in the plan's order, a row a line: "North 2 0\nSouth 1 1\n". */
const char *little_counts(const struct little *little, const char *table);

#endif
