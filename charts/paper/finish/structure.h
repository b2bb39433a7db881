/* paper/finish/structure.h - the tags of a paper: what each thing on its pages is, as a tree in reading order.
 *
 * Shape      node 1 is the document; NODE_ARTIFACT is what nobody reads aloud: rules, running heads, repeated headers. A node joins its
 *            parent when it is first drawn, and a thing that runs over two pages is one node with marks on both. The order of
 *            reading is that of drawing, and of the document's own parts that in which they were made.
 * Marks      a page's drawing is cut into marked stretches, numbered from 0; cairo numbers them alike, because each is one tag of its.
 * Lifetime   the arena given. Written by pen.c, read by pdf_finish.c. */
#ifndef PAPER_STRUCTURE_H
#define PAPER_STRUCTURE_H

#include "base/arena.h"

#include <stdint.h>

#define NODE_ARTIFACT 0u
#define NODE_DOCUMENT 1u

enum node_scope { SCOPE_NONE, SCOPE_COLUMN, SCOPE_ROW };

enum kid_kind { KID_NODE, KID_MARK, KID_LINK };

struct kid {
    enum kid_kind kind;
    uint32_t index;      /* of the node, the mark on its page, or the link */
    uint32_t page;       /* KID_MARK */
};

struct node {
    const char *role;              /* "P", "H1", "TD": the names of ISO 32000-1, 14.8.4 */
    const char *alternative_text;  /* Figure, else NULL */
    double left, top, right, bottom;   /* Figure: its box on the page, in points from the top left corner */
    enum node_scope scope;         /* TH */
    uint32_t n_columns, n_rows;    /* that a header spans; 0 for one */
    uint32_t parent;
    bool is_drawn;
    struct kid *kids;
    size_t n_kids, capacity;
};

/* A rectangle on a page that leads to a named place. */
struct link {
    uint32_t page;
    double left, top, right, bottom;   /* points from the page's top left corner */
    const char *target;
    uint32_t node;                     /* its Link */
};

/* The marks of a page: which node each belongs to. */
struct page_marks {
    double height_pt;
    uint32_t *nodes;
    size_t n, capacity;
};

struct structure {
    struct arena *arena;
    struct node *nodes;
    size_t n_nodes, capacity_nodes;
    struct page_marks *pages;
    size_t n_pages, capacity_pages;
    struct link *links;
    size_t n_links, capacity_links;
};

void structure_init(struct arena *arena, struct structure *structure);

/* A new node below `parent`; it joins when it is drawn. */
uint32_t structure_node(struct structure *structure, uint32_t parent, const char *role);
/* Joins without being drawn: an empty cell of a table. */
void structure_join(struct structure *structure, uint32_t node);

void structure_page(struct structure *structure, double height_pt);
/* The next mark of the last page belongs to `node`. */
void structure_mark(struct structure *structure, uint32_t node);
void structure_link(struct structure *structure, struct link link);

#endif
