/* workbook/sheet_writer.h - the one door to the library that writes XLSX: everything is checked before it passes.
 *
 * The library returns OK and writes a broken file for NaN, invalid UTF-8, repeated names or headers and more
 * (docs/decisions): each is refused here with the sheet and the cell. Text that begins with = + - @ is text.
 * Steps     book_open -> book_properties -> book_sheet for each tab, in order, and what it holds -> book_pages
 * (sheet_page.h) -> book_close.
 * Units     rows and columns from 0; widths and heights in pixels of 1/96 inch.
 * Lifetime  the arena's. Closing the arena without book_close frees the library's memory and writes no file.
 * Errors    STATUS_FAULT with MSG_WORKBOOK_REFUSED; book_open and book_close: STATUS_OUTSIDE with MSG_OUT_UNWRITABLE.
 */
#ifndef WORKBOOK_SHEET_WRITER_H
#define WORKBOOK_SHEET_WRITER_H

#include "base/date.h"
#include "base/diag.h"
#include "workbook/cell_format.h"
#include "workbook/sheet_name.h"

struct lxw_workbook;
struct lxw_worksheet;
struct finish_facts;

struct book {
    struct arena *arena;
    struct diags *diags;
    const char *path;
    struct lxw_workbook *library; /* NULL once closed */
    struct cell_formats *formats;
    struct name_set *tab_names;   /* tabs written */
    struct name_set *table_names; /* Excel tables written */
    struct sheet **sheets;        /* in order */
    size_t n_sheets, capacity_sheets;
    struct finish_facts *finish; /* what the library cannot write (finish/finish.h) */
};

enum { SHEET_MAX_COLUMNS = 16384, SHEET_MAX_ROWS = 1048576, SHEET_MAX_HEIGHT_PX = 545 };

struct sheet {
    struct book *book;
    const char *name;
    struct lxw_worksheet *library;
    uint32_t *column_px; /* widths set, by column; 0 where not set */
    size_t n_columns;
    size_t capacity_columns;
    uint32_t running_px; /* the widest text that runs on over the cells to its right */
    uint32_t n_rows;     /* that have a height, or are under a chart */
    uint32_t height_px;  /* of them all */
    bool has_table, has_chart;
};

struct book_properties {
    const char *title, *subject, *author, *keywords, *status;
    date_t created;
};

enum status book_open(struct arena *arena, const char *path, struct diags *diags, struct book **ret) MUST_USE;
enum status book_properties(struct book *book, const struct book_properties *properties) MUST_USE;
enum status book_sheet(struct book *book, const char *name, struct sheet **ret) MUST_USE;
/* Writes the file. */
enum status book_close(struct book *book) MUST_USE;

enum status sheet_text(struct sheet *sheet, uint32_t row, uint32_t column, const char *text, enum look look) MUST_USE;
enum status sheet_number(struct sheet *sheet, uint32_t row, uint32_t column, double value, const char *num_format,
                         enum look look) MUST_USE;
/* An empty cell with a look. */
enum status sheet_blank(struct sheet *sheet, uint32_t row, uint32_t column, enum look look) MUST_USE;
/* Text that leads to A1 of another tab of this book. */
enum status sheet_link(struct sheet *sheet, uint32_t row, uint32_t column, const char *text, const char *tab,
                       enum look look) MUST_USE;
enum status sheet_column_width(struct sheet *sheet, uint32_t column, uint32_t width_px) MUST_USE;
/* Clamped to Excel's highest row. */
enum status sheet_row_height(struct sheet *sheet, uint32_t row, uint32_t height_px) MUST_USE;

/* An Excel table, one a sheet at most: header row at `row`, below it n_rows >= 1 rows of data, which the caller writes
 * afterwards. */
struct sheet_table {
    const char *name;
    const char *title; /* for those who hear the table: its alternative text */
    uint32_t row, column;
    uint32_t n_rows;
    const char *const *headers; /* unique whatever their case, not empty */
    const enum look *looks;     /* of the headers */
    uint32_t n_columns;
};
enum status sheet_table(struct sheet *sheet, const struct sheet_table *table) MUST_USE;

/* A text for the library's structs, which lack const; the library copies what it is given. */
char *library_text(const char *text);

/* Adds MSG_WORKBOOK_REFUSED for something on a sheet ("the chart", "the table 'tbl_x'") and returns its status. */
enum status sheet_refuse(const struct sheet *sheet, const char *what, const char *why) MUST_USE;

#endif
