/* workbook/sheet_name.h - names of tabs and of Excel tables: allowed, unique, the same from one release to the next.
 *
 * A tab is named after the number of what it holds ("Table_4", "Figure_1"), else after its kind and identifier
 * ("Table_lead_issue"); an Excel table after the identifier, behind "tbl_". The underscore keeps "S1" or "Q1" from
 * being read as a cell, in formulas and links. Excel compares names without case; so does this set. */
#ifndef WORKBOOK_SHEET_NAME_H
#define WORKBOOK_SHEET_NAME_H

#include "base/arena.h"

struct name_set;

enum { TAB_NAME_LIMIT = 31, TABLE_NAME_LIMIT = 255 };

struct name_set *name_set_new(struct arena *arena);

/* False when the name is taken, whatever its case; else takes it. */
bool name_take(struct name_set *names, const char *name);

/* Tab for something with this number (may be NULL) and identifier, of kind "Table" or "Chart". Takes the name. */
const char *tab_name(struct name_set *names, const char *kind, const char *number, const char *id);

/* "tbl_" and the identifier. Takes the name. */
const char *excel_table_name(struct name_set *names, const char *id);

/* Why a tab or an Excel table cannot have this name, or NULL when it can. */
const char *tab_name_fault(const char *name);
const char *excel_table_name_fault(const char *name);

#endif
