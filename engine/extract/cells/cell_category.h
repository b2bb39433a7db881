/* extract/cells/cell_category.h - a cell as a category of a list, or as several. */
#ifndef EXTRACT_CELL_CATEGORY_H
#define EXTRACT_CELL_CATEGORY_H

#include "extract/cells/cells.h"

/* Texts of a column that are kept and counted: a column that was called a category and holds free text must not fill memory. */
enum { CELL_WORDS_KEPT = 1 << 16 };

/* The category that a list has for a text, or VEC_NONE. */
int32_t cell_category_find(struct arena *arena, const struct code_list *list, struct view text);

/* The category; VEC_NONE where the list has none, which is noted (a draft: the code after the last category). */
int32_t cell_category(struct cell_column *column, const struct cell *cell);

/* Adds the distinct categories of a cell to column->many, in order of appearance. Each part is trimmed of spaces; an
 * empty part and a repeated one are noted. False when every part is empty. */
bool cell_categories(struct cell_column *column, const struct cell *cell);

#endif
