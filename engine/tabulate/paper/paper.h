/* tabulate/paper/paper.h - the paper while it is made: what is placed, how it is numbered, then its blocks.
 *
 * Steps     paper_open (commentary is read) -> paper_number (tables, charts) -> paper_number_notes (when the lines of tables are ordered)
 *           -> tables, charts and checks are finished -> paper_make. Without a paper in the specification each of them does what it can. */
#ifndef TABULATE_PAPER_H
#define TABULATE_PAPER_H

#include "tabulate/working.h"

struct paper_working {
    const struct model_paper *model;           /* NULL: none is written */
    const struct model_block *blocks;          /* with the commentary's in its place */
    size_t n_blocks;
    const struct model_typed *typed;
    size_t n_typed;
    const struct source_text **files;          /* commentary */
    size_t n_files;
    const char **table_numbers, **chart_numbers;   /* per model table and chart; NULL: none */
    bool *table_placed, *chart_placed;
    bool *table_quoted;                        /* words hold a figure of it */
    struct paper_section *sections;            /* of headings that have an id */
    size_t n_sections, section_capacity;
};

/* A cell that words name. */
struct quoted_cell {
    const struct table *table;
    const struct cell *cell;       /* also where the line is not shown */
    size_t row, column;            /* of the table; SIZE_MAX where the line is not shown */
    size_t plan_index;             /* of the plan's cell; NONE in a table of words */
};

enum status paper_open(struct working *working) MUST_USE;
void paper_number(struct working *working);
void paper_number_notes(struct working *working);
enum status paper_make(struct working *working) MUST_USE;

/* A heading that words can refer to. */
struct paper_section {
    const char *id;                /* as the specification names it */
    const char *target;            /* "section-timescales" */
    const char *words;             /* "section 2.1" */
};

/* paper_words.c: pieces into spans; what cannot be is told. */
struct words paper_words(struct working *working, const struct model_words *words);

/* quoted_cell.c: the cell that a piece's table, row and column name; false with a message. */
bool quoted_cell_find(struct working *working, const struct model_piece *at, struct quoted_cell *ret);
/* The two cells of a change; false with a message. The first is the later one. */
bool quoted_change_find(struct working *working, const struct model_piece *piece, struct quoted_cell ret[2]);

/* paper_warnings.c: numbers typed that tables compute; what is nowhere in the paper. */
void paper_warn(struct working *working);
/* Key messages are what a board reads first: one that shows no figure, because it is not available, is told. */
void paper_warn_of_message(struct working *working, const struct model_words *from, const struct words *message);

/* paper_notices.c: what stands before everything else in a draft: that it is one, every check that failed, and every category that is in no
 * list. */
struct block notice_of_draft(struct working *working);
/* Every check that did not hold and stops nothing; false where there is none. */
bool notice_of_warnings(struct working *working, struct block *ret);

/* colophon.c */
void colophon_make(struct working *working, struct paper *paper);

#endif
