/* paper/pages/press.h - a paper being set: what all files of this room share, and the pieces that flow over the pages.
 *
 * Steps      set_*.c turn blocks into parts, and parts are rows of pieces -> arrange.c puts them on pages -> pen.c and draw_pages.c draw
 *            them -> pdf_finish.c writes the file.
 * Lifetime   the arena of one paper. */
#ifndef PAPER_PRESS_H
#define PAPER_PRESS_H

#include "draw/fonts.h"
#include "paper/pages/page_breaks.h"
#include "result/report.h"
#include "paper/finish/structure.h"
#include "style/paper_style.h"

struct pen;
struct piece;

typedef void piece_draw_fn(struct pen *pen, const struct piece *piece, double left, double top);

/* What cannot be cut. */
struct piece {
    struct piece_size size;
    piece_draw_fn *draw;           /* or NULL: a space */
    piece_draw_fn *draw_repeated;  /* what stands above it at the top of a page: of height size.repeat_pt; NULL for nothing */
    const void *what;              /* the text_lines, table_set, chart_set it is of */
    size_t index, n;               /* which lines or row of it */
    const char *id;                /* links lead here; or NULL */
    bool is_boxed;                 /* on a tint, with its neighbours that are */
    uint32_t part;
};

/* A block as pieces. */
struct part {
    struct piece *pieces;
    size_t n, capacity;
    bool may_move;          /* a table on a turned page: what follows it may come first, to fill the page before */
    bool is_heading;
    const struct table *table;   /* that it shows, as a table or a chart; or NULL */
    const char *id;         /* of the bookmark */
    const char *bookmark;   /* or NULL */
    int level;              /* of the bookmark, from 1 */
};

struct press {
    struct arena *arena;
    const struct report *report;
    struct fonts *fonts;
    PangoContext *context;
    struct structure structure;
    struct part *parts;
    size_t n_parts, capacity_parts;
    size_t *pages_of_parts;    /* page on which each part begins, from 0; once arranged */
    size_t n_pages;
};

/* How the paper sets it. */
const struct paper_type *press_type(const struct press *press, enum paper_type_name name);

struct part *press_part(struct press *press);
/* A new last piece of the last part. */
struct piece *press_piece(struct press *press);
/* The last piece so far. */
struct piece *press_last(struct press *press);

/* Something that a link may lead to. */
bool press_has_target(const struct press *press, const char *id);

#endif
