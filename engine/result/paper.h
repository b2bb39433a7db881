/* result/paper.h - the paper in reading order: headings, words with live figures, tables, charts, notes; no fonts and no pages.
 *
 * Shape        blocks in reading order. Words are spans; a span that shows a figure holds the cell that it came from, so that a figure in a
 *              sentence and in a table are one and the same, and every presenter can say which cell a number is.
 * Numbers      sections, tables and figures are numbered here, once: "2.1", "Table 4", "Figure 6", with the paper's prefix where it has one.
 *              References to them are spans with a target, made from the same numbers.
 * Headings     are blocks of their own: no other block brings one. What a specification heads "Key messages" or "Notes" has a heading before
 *              it; `about` and `changes` are a heading and paragraphs.
 * Empty lines  a figure of a line that a table leaves out, because it is empty, is plain words: there is no cell to point to. A mark beside
 *              a figure (" [u]") is plain words after it.
 * Written by   tabulate, after all tables are finished; presenters read it after release. Lifetime: the report's arena. */
#ifndef RESULT_PAPER_H
#define RESULT_PAPER_H

#include "base/diag.h"
#include "result/chart.h"

enum span_kind {
    SPAN_WORDS,       /* plain words */
    SPAN_FIGURE,      /* a cell's display text: `table`, `row`, `column` say which */
    SPAN_CHANGE,      /* "up 25 (12%)": made of the cells of two lines; the first is in `table`, `row`, `column` */
    SPAN_REFERENCE,   /* "Table 4": `target` is the identifier of what it points to */
    SPAN_NOTE         /* a note's mark: `note` is its number */
};

struct span {
    enum span_kind kind;
    const char *text;              /* as shown */
    const struct table *table;     /* SPAN_FIGURE, SPAN_CHANGE; else NULL */
    size_t row, column;            /* of the table */
    const char *target;            /* SPAN_REFERENCE: "table-lead-issue", "chart-lead-issue", "section-3" */
    uint32_t note;                 /* SPAN_NOTE */
};

struct words {
    const struct span *spans;
    size_t n;
};

enum block_kind {
    BLOCK_HEADING,          /* `words`; `level` 1.. ; `number` or NULL */
    BLOCK_PARAGRAPH,        /* `words` */
    BLOCK_KEY_MESSAGES,     /* `items`: a list of sentences */
    BLOCK_RECOMMENDATIONS,  /* `items`, numbered */
    BLOCK_LIST,             /* `items`, bulleted */
    BLOCK_DEFINITIONS,      /* `items`: term in `terms`, meaning in `items` */
    BLOCK_TABLE,            /* `table`, with its number, title, base, remarks, notes beneath */
    BLOCK_CHART,            /* `chart`, with its number, title and base */
    BLOCK_NOTES             /* all notes of the report, numbered */
};

struct block {
    enum block_kind kind;
    const char *id;                /* target of references and bookmarks; unique; NULL where nothing points to it */
    int level;                     /* BLOCK_HEADING: 1 is a section */
    const char *number;            /* "2.1", "Table 4", "Figure 6" or NULL */
    struct words words;
    const struct words *items;
    const char *const *terms;      /* BLOCK_DEFINITIONS: one an item */
    size_t n_items;
    const struct table *table;
    const struct chart *chart;
};

/* A line of the colophon: "Source", "Request and feedback log, extract taken on 30 April 2008". */
struct colophon_line {
    const char *label;
    const char *text;
};

struct paper {
    const struct block *blocks;
    size_t n_blocks;
    const struct source_text *const *files;   /* commentary that was read: rooted path, bytes and their number, for the list of inputs */
    size_t n_files;
    bool is_compact;               /* tables take little room: a paper of few pages */
    struct colophon_line *colophon;   /* the content digest's line is filled in by run when the inputs are hashed: text "" until then */
    size_t n_colophon;
};

/* How many blocks stand before the contents: key messages and recommendations with the headings over them, where the paper begins with them. */
size_t paper_front(const struct paper *paper);

/* Plain text of words: the spans' texts joined. */
const char *words_text(struct arena *arena, const struct words *words);

#endif
