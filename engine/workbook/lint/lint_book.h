/* workbook/lint/lint_book.h - any workbook as the rules look at it: sheets of cells with their looks, tables, links.
 *
 * Units     rows and columns from 0.
 * Lifetime  the arena's. */
#ifndef WORKBOOK_LINT_BOOK_H
#define WORKBOOK_LINT_BOOK_H

#include "workbook/lint/package.h"

struct lint_style {
    const char *num_format; /* "General", "#,##0" */
    const char *horizontal; /* "left", "right", .. or NULL: by what the cell holds */
    const char *font;
    double size_pt;
    bool is_italic, is_underlined, is_serif, is_wrapped;
};

enum lint_kind { LINT_BLANK, LINT_TEXT, LINT_NUMBER, LINT_OTHER /* truth values, errors */ };

struct lint_cell {
    uint32_t row, column;
    enum lint_kind kind;
    const char *text; /* "" for numbers */
    double number;
    bool has_formula;
    const struct lint_style *style;
};

struct lint_area {
    uint32_t top, left, bottom, right;
};

struct lint_table {
    const char *name;
    const struct xml *xml;
    struct lint_area area; /* with the header */
};

struct lint_sheet {
    const char *name;
    bool is_hidden;
    const struct xml *xml;
    struct lint_cell *cells; /* row by row */
    size_t n_cells, capacity_cells;
    struct lint_table *tables;
    size_t n_tables, capacity_tables;
    const struct xml *drawing; /* or NULL */
};

struct lint_book {
    struct arena *arena;
    const struct xml *xml; /* xl/workbook.xml */
    const struct xml *core;
    bool has_macros;
    struct lint_sheet *sheets;
    size_t n_sheets, capacity_sheets;
    const char **strings;
    size_t n_strings, capacity_strings;
    struct lint_style *styles;
    size_t n_styles, capacity_styles;
};

enum status lint_book_read(struct arena *arena, const char *path, struct diags *diags, struct lint_book **ret) MUST_USE;

/* The cell at a place, or NULL. */
const struct lint_cell *lint_cell_at(const struct lint_sheet *sheet, uint32_t row, uint32_t column);
bool lint_is_inside(const struct lint_area *area, const struct lint_cell *cell);
/* Sheet by name, whatever its case; NULL where there is none. */
const struct lint_sheet *lint_sheet_named(const struct lint_book *book, const char *name);
/* Width of a column in widths of a digit. */
double lint_column_width(const struct lint_sheet *sheet, uint32_t column);

#endif
