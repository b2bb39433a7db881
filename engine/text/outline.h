/* text/outline.h - what a command has to say in facts and lists, apart from how it is set: as aligned text, or as JSON.
 *
 * Shape      blocks, each with a title, facts ("rows  about 1,200") and lists with columns. The last column of a list may be long: it
 *            is broken over lines where the text is set, the others never.
 * Who        run fills one, cli shows it. Lifetime: the arena of whoever fills it. */
#ifndef TEXT_OUTLINE_H
#define TEXT_OUTLINE_H

#include "base/arena.h"

#include <stddef.h>
#include <stdint.h>

/* A text, or a number with the text that shows it: JSON has the number. */
struct outline_value {
    const char *text;
    bool is_number;
    int64_t number;
};

struct outline_fact {
    const char *id;    /* in JSON: "n_rows" */
    const char *label; /* in text: "rows" */
    struct outline_value value;
};

struct outline_column {
    const char *id;
    const char *label;
    bool is_number; /* set right */
};

struct outline_list {
    const char *id;
    const char *title; /* above it; NULL: the column labels say enough */
    const struct outline_column *columns;
    size_t n_columns;
    const struct outline_value *values; /* row-major */
    size_t n_rows;                      /* 0: the list is left out of the text */
};

struct outline_block {
    const char *id;
    const char *title;
    const struct outline_fact *facts;
    size_t n_facts;
    const struct outline_list *lists;
    size_t n_lists;
};

struct outline {
    const struct outline_block *blocks;
    size_t n_blocks;
};

const char *outline_text(struct arena *arena, const struct outline *outline);
/* {"blocks": [{"block": id, "title": .., FACT: .., LIST: [{COLUMN: ..}, ..]}, ..]} */
const char *outline_json(struct arena *arena, const struct outline *outline);

#endif
