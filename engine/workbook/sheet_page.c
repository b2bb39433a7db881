/* workbook/sheet_page.c - the page of each sheet, from what was measured while it was written. */
#include "workbook/sheet_page.h"

#include <xlsxwriter.h>

enum { PAPER_A4 = 9 };

#define MARGIN_INCHES 0.5

uint32_t page_width_px(uint32_t width_px) {
    return width_px <= PAGE_SHORT_PX ? PAGE_SHORT_PX : PAGE_LONG_PX;
}

static uint32_t columns_width(const struct sheet *sheet) {
    uint32_t width = 0;
    for (size_t i = 0; i < sheet->n_columns; i++) width += sheet->column_px[i];
    return width;
}

/* One column more holds what runs on beyond the last: its width is the printed area's. */
static enum status cover_running_text(struct sheet *sheet) {
    uint32_t width = columns_width(sheet);
    if (sheet->running_px <= width) return STATUS_OK;
    return sheet_column_width(sheet, (uint32_t)sheet->n_columns, sheet->running_px - width);
}

/* Does it all fit on a page of this size when shrunk to 10 point? */
static bool fits(const struct sheet *sheet, uint32_t width, uint32_t height) {
    return columns_width(sheet) <= width && sheet->height_px <= height;
}

/* Wide sheets lie; so do charts that a lying page holds and an upright one does not. */
static bool is_landscape(const struct sheet *sheet) {
    if (columns_width(sheet) <= PAGE_SHORT_PX) return false;
    /* Where neither holds all, a chart takes the page that it overflows less. */
    return !sheet->has_chart || fits(sheet, PAGE_LONG_PX, PAGE_SHORT_PX) ||
           columns_width(sheet) * PAGE_LONG_PX > sheet->height_px * PAGE_SHORT_PX;
}

enum status book_pages(struct book *book) {
    for (size_t i = 0; i < book->n_sheets; i++) {
        struct sheet *sheet = book->sheets[i];
        TRY(cover_running_text(sheet));
        bool is_lying = is_landscape(sheet);
        bool is_one = sheet->has_chart ||
                      (is_lying ? fits(sheet, PAGE_LONG_PX, PAGE_SHORT_PX) : fits(sheet, PAGE_SHORT_PX, PAGE_LONG_PX));
        worksheet_set_paper(sheet->library, PAPER_A4);
        worksheet_set_margins(sheet->library, MARGIN_INCHES, MARGIN_INCHES, MARGIN_INCHES, MARGIN_INCHES);
        if (is_lying) worksheet_set_landscape(sheet->library);
        worksheet_fit_to_pages(sheet->library, 1, is_one ? 1 : 0);
        if (sheet->n_rows == 0 || sheet->n_columns == 0) continue;
        lxw_error error =
            worksheet_print_area(sheet->library, 0, 0, sheet->n_rows - 1, (lxw_col_t)(sheet->n_columns - 1));
        if (error != LXW_NO_ERROR) return sheet_refuse(sheet, "the printed area", lxw_strerror(error));
    }
    return STATUS_OK;
}
