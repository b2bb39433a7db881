/* extract/cells/cell_date.h - a cell as a date, in the first declared form that fits. */
#ifndef EXTRACT_CELL_DATE_H
#define EXTRACT_CELL_DATE_H

#include "extract/cells/cells.h"

/* The column's declared forms, as indexes of date_format.h. */
const int *cell_date_formats(struct arena *arena, const struct extract_column *column);

/* VEC_NONE when it is none; that is noted with a hint of what it looks like. Never swapped, shifted or guessed. */
int32_t cell_date(const struct cell_column *column, const struct cell *cell);

#endif
