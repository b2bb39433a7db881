/* paper/pages/arrange.h - pieces on pages, in the order that leaves least of them empty.
 *
 * A chart that does not fit leaves the end of a page empty; what follows it, up to the next heading or chart, may
 * come first, and so may a chart come before the table that it shows. */
#ifndef PAPER_ARRANGE_H
#define PAPER_ARRANGE_H

#include "paper/pages/press.h"

struct arrangement {
    const struct piece **pieces;   /* in the order of reading */
    size_t n;
    const struct page_range *pages;
    size_t n_pages;
};

/* Fills pages_of_parts and n_pages of the press as well. */
struct arrangement arrange(struct press *press);

#endif
