/* paper/set/set_words.h - words as pieces: a piece a line, with what must stay together.
 *
 * No line of a paragraph stands alone on a page, and a heading stands with what it heads. */
#ifndef PAPER_SET_WORDS_H
#define PAPER_SET_WORDS_H

#include "paper/set/text_set.h"

/* Costs of a page's end, see page_breaks.h. */
#define COST_IN_PARAGRAPH 3.0
#define COST_BEFORE_LIST 6.0
#define COST_BETWEEN_ITEMS 1.0
#define COST_LONE_ITEM 15.0
#define COST_BETWEEN_MESSAGES 300.0  /* what a board must see at one glance */

struct words_how {
    enum paper_type_name type;
    double left_pt;            /* of the label */
    double indent_pt;          /* of the words, from there */
    double width_pt;           /* 0: to the end of the text column */
    double before_pt;          /* negative: the type's own */
    double cost_after;         /* of a page's end beneath the last line */
    bool is_whole;             /* no page ends within */
    bool is_wide;              /* on a page that is turned */
    bool is_boxed;
    uint32_t node;
    const char *label;         /* at the left of the first line: "1.", or NULL */
    uint32_t label_node;
    bool is_label_bold;
    const char *id;
};

/* Adds lines to the last part. */
void set_words(struct press *press, const struct words *words, struct words_how how);

/* Blocks: each adds parts. */
void set_heading(struct press *press, const struct block *block);
void set_paragraph(struct press *press, const struct block *block);
void set_list(struct press *press, const struct block *block);
void set_definitions(struct press *press, const struct block *block);
void set_notes(struct press *press, const struct block *block);

/* A heading of the paper's own: "Contents". */
void set_own_heading(struct press *press, const char *text, const char *id);

#endif
