/* paper/pages/page_breaks.h - where pages end: pieces that cannot be cut, put on pages so that little is empty and little is torn apart.
 *
 * Piece      a line of text, a row of a table, a chart: a height, a space above (which a page's first piece does not have), and what a
 *            page's end beneath it costs. A page that begins with a row of a table repeats its header.
 * Ease       the spaces of a page, and its charts, give way a little: -1 as tight as can be, 0 as they are meant, 1 as loose as can be. All
 *            of one page give way alike, so that it ends at the foot of the text.
 * Method     the cheapest way through all places where a page may end (dynamic programming, as Knuth and Plass, "Breaking Paragraphs
 *            into Lines", 1981): for each page the square of its empty share and the cube of its ease, and the costs of the ends.
 * No fonts and no cairo here. Lifetime: the arena. Cannot fail: a piece higher than a page has a page to itself. */
#ifndef PAPER_PAGE_BREAKS_H
#define PAPER_PAGE_BREAKS_H

#include "base/arena.h"

/* Costs of a page's end. An empty page costs 100, half a page 25. */
#define BREAK_NEVER 1e6
#define BREAK_FREE 0.0

struct piece_size {
    double before_pt, height_pt;
    double shrink_pt;      /* how much lower it may be: charts */
    double repeat_pt;      /* height of what is repeated above it where it begins a page */
    double break_cost;     /* of a page's end beneath it */
    bool is_wide;          /* on a page that is turned: it shares a page with its like alone */
};

/* What a page holds: pieces first to end - 1. */
struct page_range {
    size_t first, end;
    double ease;           /* -1..1 */
    bool is_wide;
};

struct page_room {
    double upright_pt, wide_pt;   /* heights of the text */
};

struct page_breaks {
    struct page_range *pages;
    size_t n_pages;
    double cost;
};

struct page_breaks page_breaks(struct arena *arena, const struct piece_size *pieces, size_t n, struct page_room room);

/* Heights at an ease: of the space above, and of the piece itself. */
double piece_before_pt(const struct piece_size *piece, double ease);
double piece_height_pt(const struct piece_size *piece, double ease);

#endif
