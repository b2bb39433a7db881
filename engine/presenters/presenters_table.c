/* presenters/presenters_table.c - the module's side: the one name that it shows. */
#include "presenters/presenters.h"

extern const struct presenters boardpaper_presenters;

__attribute__((visibility("default"))) const struct presenters boardpaper_presenters = {
    .version = BOARDPAPER_VERSION,
    .n_bytes = sizeof(struct presenters),
    .workbook_write = workbook_write,
    .workbook_lint = workbook_lint,
    .draw_open = draw_open,
    .draw_chart = draw_chart,
    .draw_ending = draw_ending,
    .draw_fonts = draw_fonts,
    .pdf_paper_write = pdf_paper_write,
    .pdf_paper_fonts = pdf_paper_fonts,
};
