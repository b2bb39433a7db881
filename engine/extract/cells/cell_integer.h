/* extract/cells/cell_integer.h - a cell as an integer of 64 bits: an optional '-' and digits, nothing else. */
#ifndef EXTRACT_CELL_INTEGER_H
#define EXTRACT_CELL_INTEGER_H

#include "extract/cells/cells.h"

/* The number that a text is; false when it is none. *ret is set only where it does not overflow. */
bool cell_integer_read(struct view text, int64_t *ret, bool *ret_overflows);

/* VEC_NONE_WIDE when it is none; that is noted. */
int64_t cell_integer(const struct extract_column *column, const struct cell *cell);

#endif
