/* workbook/cell_format.h - the looks of a workbook's cells, one row of a table each.
 *
 * Rules kept here: Arial, 12 point or more, text left, numbers and their headers right, bold headings, no italics and
 * no underline; blue links say in words that they are links. Titles and headings have Excel's named styles, whose
 * definitions the finishing adds (finish/). Shape     a look and a number format make one format of
 * the library, made when first asked for. Lifetime  the book's. */
#ifndef WORKBOOK_CELL_FORMAT_H
#define WORKBOOK_CELL_FORMAT_H

#include "result/cell.h"
#include "workbook/fit/text_width.h"

enum look {
    LOOK_TITLE,         /* A1 of each sheet */
    LOOK_TITLE_WRAPPED, /* the same on a sheet whose column A is as wide as a page */
    LOOK_HEADING,       /* headings of the cover */
    LOOK_LINE,          /* a line of text that runs on over the empty cells to its right */
    LOOK_PARAGRAPH,     /* text wrapped in its cell */
    LOOK_LINK,          /* a link inside the workbook */
    LOOK_HEADER_TEXT,   /* header of the first column */
    LOOK_HEADER_WORDS,  /* header of a further column of text: kept off the numbers to its left */
    LOOK_HEADER_NUMBER, /* header of a column of numbers */
    LOOK_HEADER_MARK,   /* header of a column of marks, which stand right after the numbers to their left */
    LOOK_TEXT,          /* text in the first column of a table */
    LOOK_WORDS,         /* text in a further column */
    LOOK_TEXT_LINK,     /* a link in a table */
    LOOK_NUMBER,        /* number or symbol in a table */
    LOOK_MARK,
    LOOK_TOTAL_TEXT,
    LOOK_TOTAL_WORDS,
    LOOK_TOTAL_NUMBER,
    LOOK_TOTAL_MARK,
    N_LOOKS
};

struct lxw_workbook;
struct lxw_format;
struct cell_formats;

struct cell_formats *cell_formats_new(struct arena *arena, struct lxw_workbook *workbook);

/* The library's format; num_format NULL for "General". NULL when the library has no memory. */
struct lxw_format *cell_format(struct cell_formats *formats, enum look look, const char *num_format);

/* The face of a look, for measuring. */
struct face look_face(enum look look);

/* Does its text run on over the empty cells to the right? */
bool look_runs_on(enum look look);

/* Height of a row that holds n_lines of this look. */
uint32_t look_height_px(enum look look, uint32_t n_lines);

/* Does it show as a number? False for symbols, text, and figures on a small base that are told in words ("1 of 2"). */
bool cell_shows_number(const struct cell *cell);

/* Excel's number format that shows a number as `display` shows it: "#,##0", "0.0%", "+#,##0;-#,##0;0". */
const char *number_format(struct arena *arena, const struct cell *cell);

/* The value that goes with this format: a share for percentages (0.188 is shown as 18.8%), else the value in its unit.
 */
double number_value(const struct cell *cell);

#endif
