/* paper/pages/draw_pages.h - arranged pieces as the pages of a PDF in memory, with bookmarks and page labels, before the finishing pass. */
#ifndef PAPER_DRAW_PAGES_H
#define PAPER_DRAW_PAGES_H

#include "paper/pages/arrange.h"

struct pdf_bytes {
    const unsigned char *bytes;
    size_t n;
};

/* The bytes live as long as the press's arena. MSG_PAPER_REFUSED when cairo finds fault with it. */
enum status draw_pages(struct press *press, const struct arrangement *arranged, struct diags *diags, struct pdf_bytes *ret) MUST_USE;

#endif
