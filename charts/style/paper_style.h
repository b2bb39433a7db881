/* style/paper_style.h - how a typeset paper looks: its page, its sizes of type, its rules, as plain data.
 *
 * Units     points, from the top left corner of the page. */
#ifndef STYLE_PAPER_STYLE_H
#define STYLE_PAPER_STYLE_H

#include "style/style.h"

#define PAPER_SHORT_PT 595.28      /* A4: 210 mm */
#define PAPER_LONG_PT 841.89       /* 297 mm */
#define PAPER_SIDE_PT ((PAPER_SHORT_PT - STYLE_WIDTH_PT) / 2.0)
#define PAPER_TOP_PT 64.0          /* where the text begins, and as much is left beneath it */
#define PAPER_RUNNING_PT 36.0      /* from the edge to the baseline of running heads and page numbers */
#define PAPER_THIN_PT 0.5          /* a rule */
#define PAPER_FIRM_PT 1.0          /* the rules that begin and end a table */
#define PAPER_INDENT_PT 18.0       /* of the words of a list */
#define PAPER_BAR_PT 4.0           /* at the left of a box */
#define PAPER_BOX_PT 12.0          /* from a box's side to its words */
#define PAPER_GAP_PT 16.0          /* between columns of a table */

enum paper_type_name {
    TYPE_TITLE,
    TYPE_SUBTITLE,
    TYPE_HEADING_1,
    TYPE_HEADING_2,
    TYPE_HEADING_3,
    TYPE_BODY,
    TYPE_STRONG,       /* body, bold */
    TYPE_CAPTION,
    TYPE_TABLE,        /* the largest; a wide table is set smaller */
    TYPE_CONTENTS,
    TYPE_NOTE,         /* beneath a table or chart */
    TYPE_RUNNING,
    TYPE_DRAFT,
    N_PAPER_TYPES
};

/* A size of type. */
struct paper_type {
    double size_pt;
    double line_pt;    /* from baseline to baseline */
    double before_pt;  /* space above, but not at the top of a page */
    bool is_bold;
    colour_t colour;
};

/* As papers have it, or as papers of few pages do. */
const struct paper_type *paper_type(enum paper_type_name name, bool is_compact);

struct paper_type paper_bold(struct paper_type type);

/* Sizes of a wide table's letters, largest first: portrait in each, then on a page turned. */
extern const double paper_table_sizes[];
extern const size_t n_paper_table_sizes;
#define PAPER_COMPACT_TABLE_PT 9.5   /* at most, in a compact paper */

#define PAPER_LINK STYLE_FOCUS
#define PAPER_RULE 0x0B0C0Cu
#define PAPER_TINT 0xEEF3F8u       /* of a box */
#define PAPER_FAINT 0xBFBFBFu     /* between rows: they guide the eye and say nothing */

#endif
