/* audit/retyped/audit_structure.h - a structure file: what the labels of a paper do not tell.
 *
 * CSV with the columns kind,table,row,column,value, a declaration a line:
 *
 *     total           table and a row or a column: it is the total of the lines before it (or after, where it stands first);
 *                     with a value, of the line of that name: one declaration a part
 *     base            table, perhaps a row, a column: percentages there are of so many (value: a whole number above 0)
 *     multi-response  table: a record may be in several of its lines
 *     roll-up         table: it adds up the table of that name (value): one declaration a table
 *     shares          table and a row or a column: its percentages are shares of one whole
 *     sum, less       table, row, column: the figure is the sum of figures (value: "table > row > column"), less others
 *
 * It adds to what is checked and takes nothing away: audit.c runs the checks without the file too, and what they find stays.
 * Errors    STATUS_DATA with a message for each line that names what the paper does not have, or has a field too many or too few. */
#ifndef AUDIT_RETYPED_AUDIT_STRUCTURE_H
#define AUDIT_RETYPED_AUDIT_STRUCTURE_H

#include "audit/retyped/retyped.h"

enum declaration_kind {
    DECLARE_TOTAL,
    DECLARE_BASE,
    DECLARE_MULTI_RESPONSE,
    DECLARE_ROLL_UP,
    DECLARE_SHARES,
    DECLARE_SUM,
    DECLARE_LESS,
    N_DECLARATION_KINDS
};

struct declaration {
    enum declaration_kind kind;
    size_t table;
    size_t line[2];     /* row, column; SIZE_MAX where the field is empty */
    size_t target;      /* of a part: its line; of a roll-up: a table; of a sum: a cell; SIZE_MAX where there is no value */
    int64_t base;       /* of a base */
    struct place place; /* its line in the structure file */
};

struct structure {
    const struct source_text *file;
    struct declaration *items;
    size_t n;
};

/* Reads the file against the paper, and tells the paper of its totals and multi-response tables. */
enum status structure_read(struct arena *arena, const char *path, struct retyped *paper, struct diags *diags) MUST_USE;

/* The base declared for a figure, by the declaration that names most; 0 where there is none. */
int64_t structure_base(const struct retyped *paper, const struct cell_figure *cell);

/* Parts declared for a total: lines of its axis, in the order of the file; returns how many. */
size_t structure_parts(const struct retyped *paper, size_t table, enum axis_name axis, size_t line, size_t *parts);

#endif
