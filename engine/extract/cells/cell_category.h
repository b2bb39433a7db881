/* extract/cells/cell_category.h - a cell as a category of a list, or as several. */
#ifndef EXTRACT_CELL_CATEGORY_H
#define EXTRACT_CELL_CATEGORY_H

#include "extract/cells/cells.h"

/* The category; VEC_NONE where the list has none, which is noted (a draft: the code after the last category). */
int32_t cell_category(struct cell_column *column, const struct cell *cell);

/* Adds the distinct categories of a cell to column->many, in order of appearance. Each part is trimmed of spaces; an
 * empty part and a repeated one are noted. False when every part is empty. */
bool cell_categories(struct cell_column *column, const struct cell *cell);

#endif
