/* spec/prose.h - words of the paper: paragraphs and lists, with tokens, live figures and references.
 *
 *     {{table | row | column}}            the figure, as its table shows it; identifiers as in figures.csv
 *     {{change: table | row | column}}    of a difference line: "up 25 (12%)"
 *     {{change: table | row | column from COLUMN}}, .. from row ROW}}
 *                                         between two figures of one table: the second is the earlier one
 *     {{see: table-ID}}, chart-ID, section-ID    "Table 4", "Figure 6", "section 2.1"; an ID alone where only one is meant
 *     {{note: ID}}                        the mark of a note
 *
 * An empty line ends a paragraph; a line that begins with "- " is an item of a list. Where YAML has folded the lines already, every line
 * is a paragraph. Numbers that are typed are gathered, for tabulate to compare with the figures; a typed "Table 4" is warned of here.
 * Errors    are told at the word that is wrong; the piece is left out. Lifetime: the arena. */
#ifndef SPEC_PROSE_H
#define SPEC_PROSE_H

#include "spec/model.h"

/* What is gathered: zero but for the first three members. */
struct prose {
    struct arena *arena;
    struct diags *diags;
    const struct model *model;         /* its tables, charts, notes and section ids can be referred to */
    bool is_lost;                      /* some of those could not be read: names of nothing are not told */
    struct model_block *blocks;
    size_t n_blocks, block_capacity;
    struct model_typed *typed;
    size_t n_typed, typed_capacity;
};

struct prose_text {
    const char *text;
    struct place place;                /* of its first character; column 0: somewhere on the line or below */
    bool is_literal;                   /* lines are as written: only an empty one ends a paragraph */
    bool has_headings;                 /* "# Words" is one, a level below `level`; "## Words" two */
    int level;
};

/* One run of words. */
struct model_words prose_words(struct prose *prose, struct prose_text text);

/* Paragraphs, lists and headings, appended to prose->blocks. */
void prose_blocks(struct prose *prose, struct prose_text text);

#endif
