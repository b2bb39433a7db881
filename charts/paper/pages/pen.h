/* paper/pages/pen.h - draws on the pages of a paper and says what is drawn: every stroke is part of a node of the structure.
 *
 * The status of the cairo context tells of errors. */
#ifndef PAPER_PEN_H
#define PAPER_PEN_H

#include "paper/set/text_set.h"

#include <cairo.h>

struct pen {
    struct press *press;
    cairo_t *cairo;
    size_t page;          /* from 0 */
    double ease;          /* of the page: page_breaks.h */
    uint32_t node;        /* whose mark is open */
    bool is_open;
};

/* Opens a mark of `node`, unless one is open. */
void pen_take(struct pen *pen, uint32_t node);
/* Ends the mark that is open. */
void pen_rest(struct pen *pen);

/* One line of a text, its top left corner at x, top. */
void pen_line(struct pen *pen, const struct text_set *text, size_t line, double x, double top);
/* The same, ending at `right`. */
void pen_line_right(struct pen *pen, const struct text_set *text, size_t line, double right, double top);
/* A level rule whose middle is at y. */
void pen_rule(struct pen *pen, double x, double y, double width_pt, double thickness_pt, colour_t colour);
/* A filled box whose top left corner is at x, top. */
void pen_box(struct pen *pen, double x, double top, double width_pt, double height_pt, colour_t colour);
/* Links that name `id` lead here. */
void pen_place(struct pen *pen, const char *id, double x, double y);
void pen_colour(struct pen *pen, colour_t colour);

#endif
