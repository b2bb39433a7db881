/* extract/cells/cell_integer.h - a cell as an integer of 64 bits: an optional '-' and digits, nothing else. */
#ifndef EXTRACT_CELL_INTEGER_H
#define EXTRACT_CELL_INTEGER_H

#include "extract/cells/cells.h"

/* VEC_NONE_WIDE when it is none; that is noted. */
int64_t cell_integer(const struct extract_column *column, const struct cell *cell);

#endif
