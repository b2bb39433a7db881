/* audit/retyped/totals.h - which lines of a retyped paper are totals, and of what.
 *
 * Labels propose, figures decide. For a line that claims to be a total there are several readings of what it is the total of:
 * the lines since the total before it; all lines before it; the totals before it (of sub-totals); the lines after it
 * (a total that stands first); all others; everything before it, whatever the labels say. The reading that foots in most crossing
 * lines is taken, the first of these where none is better; where none foots, without lines that count others again (nets.h). So a line "Ongoing" under a total is no part of it, and one wrong figure
 * does not change what the others show.
 * A weak claim ("Total complaints") is dropped where the figures speak against it; a strong one stands.
 * Lines that are other periods, differences, averages or bases are parts only where the figures say so (the last reading). */
#ifndef AUDIT_RETYPED_TOTALS_H
#define AUDIT_RETYPED_TOTALS_H

#include "audit/retyped/retyped.h"

/* Finds the totals of every table; fills axes[].totals and total_of_line. */
void totals_find(struct retyped *paper);

/* The sum of figures of one quantity in some lines, where they cross line `cross`. */
struct line_sum {
    struct exact number;
    size_t n;         /* figures summed */
    size_t n_marks; /* lines that have a mark here in place of a number */
    size_t n_holes; /* lines that have no figure here at all */
    size_t n_nonzero;
    exact_t smallest, largest; /* of the figures; 0 where there is none */
    int decimals;    /* most that were printed */
};

struct line_sum lines_sum(const struct retyped *paper, const struct paper_table *table, enum axis_name axis,
                          const size_t *lines, size_t n, size_t cross, enum quantity quantity);

/* What of its parts a figure of the total adds up. */
enum quantity total_quantity(const struct total *total, const struct cell_figure *printed);

/* The total of the axis that has figures to compare in most crossing lines, or NULL. */
const struct total *totals_main(const struct paper_axis *axis);

#endif
