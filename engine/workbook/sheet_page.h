/* workbook/sheet_page.h - how sheets are printed: on A4, never cut off, at 10 point or more where that can be.
 *
 * Everything is 12 point and may be shrunk to 10, so a page holds a fifth more than its size at full scale.
 * Units     pixels of 1/96 inch at full scale. */
#ifndef WORKBOOK_SHEET_PAGE_H
#define WORKBOOK_SHEET_PAGE_H

#include "workbook/sheet_writer.h"

/* What the short and the long side of a page hold at 10 point within margins of half an inch; and the short side at
 * full scale, for sheets of one column: LibreOffice shrinks a sheet where that saves a page, and one column is never
 * parted. */
enum { PAGE_SHORT_PX = 820, PAGE_LONG_PX = 1210, PAGE_COLUMN_PX = 690 };

/* The width that the lines above a table or chart may take: that of the page on which `width_px` fits. */
uint32_t page_width_px(uint32_t width_px);

/* Sets paper, direction, scale and printed area of every sheet, once all are written: texts that run on beyond the last
 * column are within it, headers of tables are repeated (sheet_table), a chart and its words stand on one page. */
enum status book_pages(struct book *book) MUST_USE;

#endif
