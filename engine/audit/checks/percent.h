/* audit/checks/percent.h - what a percentage is of, and whether it is.
 *
 * A printed percentage agrees with part / whole where 100 * part / whole, rounded half away from zero to the decimals that were
 * printed, is what was printed. Where the amounts were rounded themselves, any true values will do.
 * A line of percentages is *read* as shares of a line of amounts (each of that line's total), or as one line of amounts divided by
 * another. Labels propose; the reading that agrees with most figures is taken, and counts as shown where it agrees with two or
 * more and with more than it does not. 0% and 100% agree with too much to show anything. */
#ifndef AUDIT_CHECKS_PERCENT_H
#define AUDIT_CHECKS_PERCENT_H

#include "audit/checks/checks.h"

enum agreement {
    AGREES,
    DISAGREES,
    NOTHING_OF_NOTHING, /* the whole is 0, so there is no percentage */
    NOT_COMPARABLE      /* negative or too large */
};

/* *ret_computed is the percentage with the printed decimals, where it agrees or disagrees. */
enum agreement percent_agrees(struct exact part, struct exact whole, struct decimal printed, struct decimal *ret_computed);

struct percent_reading {
    bool is_ratio;                       /* part line / whole line; else part / whole */
    size_t part_line;                    /* on the axis of the percentages; SIZE_MAX: there is no reading */
    size_t whole_line;                   /* of a ratio */
    bool is_declared;                    /* the whole is a declared base */
    struct exact whole;                  /* of shares */
    const struct cell_figure *whole_cell; /* of shares: the printed total, or NULL where it is the sum of the parts */
    size_t n_fits, n_misfits;
    bool has_hundred; /* of shares: 100 is printed for the whole */
};

/* A line of percentages of one table. */
struct percent_line {
    struct findings *findings;
    const struct paper_table *table;
    enum axis_name axis;
    size_t line;
    const struct line_label *label;
    bool is_of_whole; /* claims to be shares: "% of total", or "% of all complaints" beside "Number of complaints" */
};

/* The line as percentages; false where it has none. */
bool percent_line_at(struct findings *findings, const struct paper_table *table, enum axis_name axis, size_t line,
                     struct percent_line *ret);

/* Every line of percentages in the paper, rows and columns. */
typedef void percent_line_fn(const struct percent_line *line);
void percent_each_line(struct findings *findings, percent_line_fn *visit);

/* The best reading. */
struct percent_reading percent_read(const struct percent_line *line);
bool percent_is_shown(const struct percent_reading *reading);

/* Amounts that the percentage of crossing line `cross` is made of by a reading; false where one is not printed. */
bool percent_terms(const struct percent_line *line, const struct percent_reading *reading, size_t cross,
                   struct cell_figure **ret_part, struct exact *ret_whole, const struct cell_figure **ret_whole_cell);

/* The nearest line of amounts of the same period, before it rather than after; SIZE_MAX when there is none. */
size_t percent_amounts(const struct percent_line *line);

#endif
