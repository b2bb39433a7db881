/* page/page.h - the paper of a released report as one self-contained HTML page: the same words, tables and numbers as the PDF.
 *
 * No script, no font and no picture from elsewhere; charts as inline SVG with real text (charts/figure); each table's CSV as a data link.
 * Bytes      depend on the report alone. Lifetime: the arena. Cannot fail. */
#ifndef PAGE_PAGE_H
#define PAGE_PAGE_H

#include "result/report.h"

const char *page_html(struct arena *arena, const struct report *report);

#endif
