/* audit/retyped/retyped.h - a published paper, retyped a figure a line, as tables with rows and columns.
 *
 * Shape     tables, rows and columns in the order in which the file first names them. A table may have holes: a figure that
 *           was quoted in the text is a cell without neighbours. Both axes are treated alike: a *line* is a row or a column,
 *           and it *crosses* the lines of the other axis.
 * Names     a line is known by its identifier where the file has them, else by its label, folded.
 * Repeats   a figure that stands again is kept apart from the table (repeats).
 * Steps     retyped_from -> totals_find (totals.h) -> the checks (checks/checks.h), which only read but for `reach`.
 * Lifetime  the arena. */
#ifndef AUDIT_RETYPED_RETYPED_H
#define AUDIT_RETYPED_RETYPED_H

#include "audit/retyped/exact.h"
#include "audit/retyped/line_label.h"
#include "extract/published.h"

enum axis_name { ROWS, COLUMNS };

/* What a figure is, by its unit, its text, its labels. Only amounts and changes of amounts are ever summed. */
enum quantity {
    QUANTITY_AMOUNT,
    QUANTITY_CHANGE,  /* difference between two amounts */
    QUANTITY_PERCENT, /* of something */
    QUANTITY_OTHER,   /* averages, rates, days, bases, changes in per cent or points */
    QUANTITY_LABELLED /* asked for, never had: amounts, and whatever is no amount by its label alone */
};

/* How near a check holds a figure to what it should be. */
enum reach { REACH_NONE, REACH_LOOSE, REACH_EXACT };

struct cell_figure {
    const struct published_figure *published;
    size_t table;
    size_t line[2]; /* row, column */
    enum quantity quantity;
    bool has_number;     /* false for marks, and for numbers out of bounds */
    struct exact number; /* when has_number */
    enum reach reach;    /* the nearest of the checks that it stood in */
};

struct paper_line {
    const char *name;  /* label as the file has it */
    const char *id;    /* folded identifier or label: what it is known by */
    struct line_label label;
    size_t *cells; /* indexes of cells in the order of the crossing lines' first appearance in this line */
    size_t n_cells, capacity;
};

/* A line that is the sum of others of its axis (totals.h). */
struct total {
    size_t line;
    size_t *parts; /* lines */
    size_t n_parts;
    enum total_claim claim;
    size_t n_fits;     /* crossing lines in which it foots, with two or more parts that are not 0 (one, where it has one part) */
    size_t n_misfits;  /* in which it does not */
    bool is_partition; /* it foots elsewhere, here or in another table with the same parts: no record is in two parts */
    bool has_whole_shares; /* the shares of its parts are printed, and sum to the 100 printed for it */
    bool has_odd_parts; /* some are no parts by their labels, "Change of address"; the figures say that they are */
    bool is_unlikely;      /* no figure bears it out, and its parts do not stand before it; or nets were left out (nets.h) */
};

struct paper_axis {
    struct paper_line *lines;
    size_t n, capacity;
    struct total *totals;
    size_t n_totals, capacity_totals;
    size_t *plain; /* lines that are parts by their label: no totals, other periods, differences, averages, bases; set by totals_find */
    size_t n_plain;
    size_t *total_of_line; /* of each line: index of its total, or SIZE_MAX; set by totals_find */
};

struct paper_table {
    const char *id;
    const char *folded;    /* id, folded */
    const char *last_word; /* of folded: "north" of "summary-north"; what stands before it is its family */
    const char *printed_in; /* of its first figure, or NULL */
    struct paper_axis axes[2];
    size_t *cells;
    size_t n_cells, capacity;
    const char *multi_response; /* "line 3 of FILE" where a structure file declares it, or NULL */
};

struct repeat {
    size_t cell;
    const struct published_figure *published;
};

struct retyped {
    struct arena *arena;
    const struct published *published;
    struct paper_table *tables;
    size_t n_tables, capacity_tables;
    struct cell_figure *cells;
    size_t n_cells, capacity_cells;
    struct repeat *repeats;
    size_t n_repeats, capacity_repeats;
    const struct structure *structure; /* declarations (audit_structure.h), or NULL */
    struct intern *keys; /* of cells: table, row, column */
    struct intern *names; /* of tables and lines; a word leads to index_of_name */
    size_t *index_of_name;
    size_t n_names, capacity_names;
};

struct retyped *retyped_from(struct arena *arena, const struct published *published);

/* The figure where line `line` of `axis` crosses line `cross`; NULL where the paper has none. */
struct cell_figure *retyped_cell(const struct retyped *paper, const struct paper_table *table, enum axis_name axis,
                                 size_t line, size_t cross);

/* Index of a table or line by its label or identifier; SIZE_MAX when there is none. */
size_t retyped_table(const struct retyped *paper, const char *id);
size_t retyped_line(const struct retyped *paper, size_t table, enum axis_name name, const char *label);

/* Are their names one but for the last word, as summary-north and summary-south? */
bool tables_are_family(const struct paper_table *a, const struct paper_table *b);

/* Is the figure one of the quantity? One of a table is only ever asked for itself or QUANTITY_LABELLED. */
bool cell_is(const struct cell_figure *cell, enum quantity quantity);

/* Raises the reach of a figure. */
void cell_reached(struct cell_figure *cell, enum reach reach);

#endif
