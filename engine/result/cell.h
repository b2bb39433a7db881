/* result/cell.h - one finished figure, or the reason why there is none.
 *
 * A number is an exact ratio; its unit's scale (100 for percent) and its rounding belong to showing it. `display` is the
 * text that every presenter shows; presenters never format a number themselves. A cell without a number carries a mark.
 * Written by tabulate, read by presenters after release. Lifetime: the report's arena. */
#ifndef RESULT_CELL_H
#define RESULT_CELL_H

#include "base/number.h"

enum cell_kind {
    CELL_NUMBER,
    CELL_NONE,    /* no number: `mark` says why */
    CELL_TEXT     /* static text: `display` holds it; not a figure of the run */
};

enum unit {
    UNIT_COUNT,
    UNIT_PERCENT,       /* shown times 100 with '%' */
    UNIT_WORKING_DAYS,
    UNIT_DAYS,          /* of the calendar */
    UNIT_RATE,          /* shown times the cell's own `per`: complaints per 1,000 cases */
    UNIT_DIFFERENCE,    /* of counts, signed */
    UNIT_POINTS,        /* difference of percentages, signed, percentage points */
    UNIT_CHANGE,        /* a difference as a percentage of the earlier figure, signed, shown times 100 with '%' */
    N_UNITS
};

/* Symbols of the Government Analysis Function. The first three stand in place of a number, the others beside one. */
enum mark {
    MARK_NONE = 0,
    MARK_NOT_APPLICABLE,   /* [z] */
    MARK_NOT_AVAILABLE,    /* [x] */
    MARK_CONFIDENTIAL,     /* [c] */
    MARK_BREAK,            /* [b] */
    MARK_ESTIMATED,        /* [e] */
    MARK_LOW,              /* [low] */
    MARK_PROVISIONAL,      /* [p] */
    MARK_REVISED,          /* [r] */
    MARK_UNRELIABLE,       /* [u] */
    N_MARKS
};

struct cell {
    enum cell_kind kind;
    enum unit unit;
    struct ratio value;       /* CELL_NUMBER: exact, before the unit's scale; a count is n/1 */
    bool has_base;            /* numerator and denominator are counts of records, or a difference of counts over 1 (a count: its own numerator, over 1), or of a
                                 mean the sum and the records; false for a published percentage, of which only the digits are known */
    bool is_published;        /* from a ledger, shown with the digits it was published with */
    bool is_words;            /* on a small base: `display` says "1 of 2" in place of the percentage, "2 to 5" in place of a change, everywhere */
    int decimals;             /* places shown, 0..9 */
    enum mark mark;           /* why there is no number, or a mark beside it; MARK_NONE */
    int64_t per;              /* UNIT_RATE: 1,000 of "per 1,000"; else 0 */
    int64_t n_records;        /* a mean, median or percentile: of so many records that have a value; else 0 */
    const char *display;      /* "18.8%", "20,267", "+25", "[z]", or the text */
    uint32_t plan_key;        /* the plan's key of what made it (plan/plan.h), for explain */
};

/* Facts of a unit: one row each in cell.c. */
const char *unit_name(enum unit unit);       /* "count", "percent", "days", "rate", "difference", "points", "change": figures.csv */
int64_t unit_scale(enum unit unit);          /* 100 for percent, points and change, 0 for a rate, of which each cell has its own; else 1 */
enum number_style unit_style(enum unit unit);
const char *unit_suffix(enum unit unit);     /* "%" or "" */

const char *mark_symbol(enum mark mark);     /* "[z]"; "" for MARK_NONE */
const char *mark_meaning(enum mark mark);    /* "not applicable" */

/* What its value is multiplied by to be shown. */
int64_t cell_scale(const struct cell *cell);

/* A number of records, sums or the like, and nothing that is worked out of several (a mean of one record is whole too). */
bool cell_is_count(const struct cell *cell);

/* Fills `display` from the other members; also where the number cannot be shown (overflow): then false. */
bool cell_finish(struct arena *arena, struct cell *cell);

/* The integers behind a figure: a count over 1, a percentage's numerator and denominator. False (outputs untouched) where
 * they are not known: a mark, static text, a difference, a published percentage. */
bool cell_integers(const struct cell *cell, int64_t *ret_numerator, int64_t *ret_denominator);

/* Symbol of a mark that stands beside a number ("[r]"); "" where there is none, or where the mark is all the cell shows. */
const char *cell_side_mark(const struct cell *cell);

/* Unrounded value in the unit, as figures.csv writes it; "" for a cell without a number. */
const char *cell_exact(struct arena *arena, const struct cell *cell);

#endif
