/* presenters/presenters.h - what writes documents with foreign libraries, loaded when a run first needs it.
 *
 * Loading cairo, pango, fontconfig, libqpdf and libxlsxwriter takes longer than `show` of a thousand rows. So workbook, draw and paper
 * are no part of the program: they stand in a module beside it (boardpaper-presenters.so), and this table is all that is seen of them.
 * Steps      presenters_foresee where documents will be written (loads beside the caller, on a thread), then presenters_open; or
 *            presenters_open(NULL) at once.
 * Lifetime   a module stays as long as the program.
 * Errors     MSG_NO_PRESENTERS where the module is not there or is another build's. */
#ifndef PRESENTERS_PRESENTERS_H
#define PRESENTERS_PRESENTERS_H

#include "draw/draw.h"
#include "paper/pdf_paper.h"
#include "workbook/lint/workbook_lint.h"
#include "workbook/workbook.h"

/* The functions of the rooms' own headers, which tell what they do. */
struct presenters {
    const char *version; /* of the build, and the size of this table: the program and its module are of one build */
    size_t n_bytes;
    __typeof__(workbook_write) *workbook_write;
    __typeof__(workbook_lint) *workbook_lint;
    __typeof__(draw_open) *draw_open;
    __typeof__(draw_chart) *draw_chart;
    __typeof__(draw_ending) *draw_ending;
    __typeof__(draw_fonts) *draw_fonts;
    __typeof__(pdf_paper_write) *pdf_paper_write;
    __typeof__(pdf_paper_fonts) *pdf_paper_fonts;
};

/* How many heaps threads may have between them; before the first thread that calls presenters. */
void presenters_heaps(void);

struct presenters_loading;

/* Begins to load; the arena's close waits for it. NULL where no thread can be had, which only takes longer. */
struct presenters_loading *presenters_foresee(struct arena *arena);

enum status presenters_open(struct arena *arena, struct presenters_loading *begun, struct diags *diags, const struct presenters **ret) MUST_USE;

#endif
