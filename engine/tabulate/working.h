/* tabulate/working.h - tables while they are worked out: shared by the files of this room alone.
 *
 * First every cell of a plan table in the plan's order, then the order in which lines are shown, then the finished table. */
#ifndef TABULATE_WORKING_H
#define TABULATE_WORKING_H

#include "base/text.h"
#include "tabulate/tabulate.h"

/* The groups of a plan block in the order shown (tabulate/line_order.c). */
struct block_order {
    bool is_known;
    const size_t *firsts;          /* first line of each group, in order */
    size_t n;
    const bool *is_in_rest;        /* per group of the plan: `top` leaves it out */
};

/* What a measure is worked out of: the cell itself, or several whose records are taken together. */
struct operands {
    const struct plan_cell *like;  /* that has the formula, unit and decimals */
    const struct plan_cell *const *cells;
    size_t n;
};

struct working_table {
    const struct plan_table *plan;
    struct cell *cells;            /* in the plan's order, row-major */
    unsigned char *progress;       /* per cell: 0 not begun, 1 begun */
    size_t *bases;                 /* per cell: the cell whose base it has; a sum of percentages over one base has that of its parts */
    size_t *rows;                  /* lines shown, in order: indices of plan rows */
    size_t n_rows;
    size_t *columns;
    size_t n_columns;
    size_t *shown_row;             /* plan row -> place in `rows`, or NONE when dropped, or in a rest */
    size_t *shown_column;
    struct block_order *row_orders, *column_orders;   /* per plan block */
    struct table *table;           /* finished */
};

/* A note's number in reading order: 0 while nobody has used it. */
struct working {
    struct arena *arena;
    const struct tabulate_inputs *inputs;
    struct diags *diags;
    struct working_table *tables;  /* one per plan table */
    uint32_t *note_numbers;        /* per model note */
    uint32_t n_notes_used;
    struct check *checks;
    size_t n_checks, check_capacity;
    struct paper_working *paper;   /* paper.h */
    struct report *report;
};

/* formulas.c: works out all cells of a table. */
enum status formulas_work(struct working *working, struct working_table *table) MUST_USE;

/* One of them, unless it has been; false where it does not fit in 64 bits. */
bool formulas_cell(struct working *working, struct working_table *table, size_t index);

/* line_order.c: which lines are shown, in what order. */
void line_order(struct working *working, struct working_table *table);
/* The cells that a cell of a rest takes together; works out what gives the order. */
bool line_order_rest(struct working *working, struct working_table *table, const struct plan_cell *rest, struct operands *ret);
/* Whether a line is one of those that a rest holds. */
bool line_is_in_rest(const struct working_table *table, bool is_row, size_t line);
/* The cell that says of what kind a rest is: itself, where it is none. */
const struct plan_cell *rest_root(const struct plan_table *plan, const struct plan_cell *cell);

/* finish_table.c: the table as it will be shown. */
void finish_table(struct working *working, struct working_table *table);

/* comparisons.c: lists the lines that compare, once all tables are finished. */
void comparisons_list(struct working *working);

/* ledgers.c: the figure that a cell as published shows; NULL where its file has none, or none of the cell's period. */
const struct published_figure *ledger_figure(struct working *working, const struct plan_table *table, const struct plan_cell *plan);
/* Refuses figures of another kind than their lines; warns of a table of which a file holds nothing. After the cells. */
enum status ledgers_check(struct working *working, const struct working_table *table) MUST_USE;

/* revisions.c: where a published line differs from what is counted now; NULL where it does not, or nobody can tell. */
const char *revision_words(struct working *working, const struct working_table *table, bool is_row, size_t line);
/* The label of the first rest that a published line has no figures of, since what it took together was chosen anew; NULL where there is none. */
const char *rest_as_published(const struct working_table *table, bool is_row, size_t line);

/* relations.c */
void relations_make(struct working *working, struct working_table *table);
/* Whether cells of the one kind are the sum of cells of the other: counts and sums are, percentages over one base are. */
bool relations_add_up(const struct plan_table *plan, const struct plan_cell *total, const struct plan_cell *part);

/* remarks.c: the sentences under a table that say how to read it. */
void remarks_make(struct working *working, struct working_table *table);

/* notes.c: numbers of notes in reading order; the same note keeps its number. */
const uint32_t *notes_number(struct working *working, const size_t *notes, size_t n);
/* All notes of a table, in the order in which it is read. */
void notes_number_table(struct working *working, const struct working_table *table);
void notes_finish(struct working *working);

/* checks.c */
void checks_run(struct working *working);
void checks_add(struct working *working, struct check check);
/* check_declared.c: a check of the specification. */
void check_declared(struct working *working, size_t index);
/* check_layers.c */
void check_layers(struct working *working);

/* charts/chart_lines.c */
/* A name that no line of the table has: "did you mean". */
void tell_no_line(struct working *working, const struct table *table, bool is_row, const char *id, struct place place);
/* charts/charts_make.c: after all tables. */
enum status charts_make(struct working *working) MUST_USE;

/* base_words.c: the words about sources and bases. */
const char *words_of_source(struct working *working, const struct plan_table *table);
/* "Request and feedback log, extract taken on 30 April 2008". */
const char *words_of_extract(struct working *working, const struct model_source *source);
const char *words_of_base(struct working *working, const struct plan_table *table);

/* The number of a quantity. */
int64_t quantity_value(const struct working *working, struct quantity quantity);

#endif
