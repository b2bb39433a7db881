/* paper/finish/pdf_finish.h - the finishing pass: what cairo leaves out of a tagged PDF, through libqpdf.
 *
 * Adds       the structure tree with alternative texts and scopes, artifacts, links, the language, the title shown in the window, XMP,
 *            dates in their right form, an identifier made from the content.
 * Bytes      depend on what was drawn alone. */
#ifndef PAPER_PDF_FINISH_H
#define PAPER_PDF_FINISH_H

#include "base/date.h"
#include "paper/pages/draw_pages.h"

/* The bytes live as long as the press's arena. MSG_PAPER_REFUSED when what was drawn cannot be read or written. */
enum status pdf_finish(struct press *press, const struct pdf_bytes *drawn, date_t created, struct diags *diags, struct pdf_bytes *ret) MUST_USE;

#endif
