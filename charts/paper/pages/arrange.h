/* paper/pages/arrange.h - pieces on pages, in the order of the specification.
 *
 * One thing may be passed: a table on a page that is turned. It leaves the end of the page before it empty, and the words that follow
 * it, up to the next heading, table or chart, may fill that. It is still read aloud in its own place (structure.h). */
#ifndef PAPER_ARRANGE_H
#define PAPER_ARRANGE_H

#include "paper/pages/press.h"

struct arrangement {
    const struct piece **pieces;   /* in the order of drawing */
    size_t n;
    const struct page_range *pages;
    size_t n_pages;
};

/* Fills pages_of_parts and n_pages of the press as well. */
struct arrangement arrange(struct press *press);

#endif
