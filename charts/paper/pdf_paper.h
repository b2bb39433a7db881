/* paper/pdf_paper.h - the paper of a released report as a tagged PDF: A4 pages of headings, words, tables and charts.
 *
 * Reads only result (report->paper); lays out with Pango in the project's own fonts; a finishing pass through libqpdf adds what cairo
 * leaves out (docs/rooms.md).
 * Bytes      depend on the report, the fonts and `created` alone.
 * Errors     STATUS_OUTSIDE when a font or the disk fails; STATUS_FAULT when cairo or the finishing pass refuses the paper.
 * Time       4 ms a page. Memory ends as everywhere: base/arena.h. */
#ifndef PAPER_PDF_PAPER_H
#define PAPER_PDF_PAPER_H

#include "base/diag.h"
#include "result/report.h"

/* Writes the paper to `path`, a new file in a folder that is not yet public. */
enum status pdf_paper_write(struct arena *arena, const struct report *report, const char *path, date_t created, struct diags *diags) MUST_USE;

/* The font files that papers use, for the manifest: paths, ended by NULL. */
const char *const *pdf_paper_fonts(struct arena *arena);

#endif
