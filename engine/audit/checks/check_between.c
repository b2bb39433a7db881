/* audit/checks/check_between.c - the rate of a whole lies between the lowest and the highest rate of its parts.
 *
 * A percentage of the total, or an average over it, is a weighted mean of those of its parts, whatever the weights. Not
 * held against it: shares of one whole (checks/check_wholes.c), percentages that other figures hold to the digit, and
 * lines whose total is the sum of the parts. */
#include "audit/checks/percent.h"

struct range {
    struct cell_figure *lowest, *highest;
    exact_t low, high; /* lowest - half, highest + half */
    struct exact sum;
    size_t n;
    bool is_complete;
};

static struct range range_of(const struct retyped *paper, const struct paper_table *table, enum axis_name axis,
                             const struct total *total, size_t cross, enum quantity quantity) {
    struct range range = {.is_complete = true};
    for (size_t i = 0; i < total->n_parts; i++) {
        struct cell_figure *cell = retyped_cell(paper, table, axis, total->parts[i], cross);
        if (!cell || !cell->has_number || cell->quantity != quantity) {
            range.is_complete = false;
            continue;
        }
        exact_t low = cell->number.value - cell->number.half, high = cell->number.value + cell->number.half;
        if (range.n == 0 || low < range.low) {
            range.low = low;
            range.lowest = cell;
        }
        if (range.n == 0 || high > range.high) {
            range.high = high;
            range.highest = cell;
        }
        range.sum.value += cell->number.value;
        range.sum.half += cell->number.half;
        range.n++;
    }
    return range;
}

static void tell(struct findings *findings, const struct total *total, struct cell_figure *printed,
                 const struct range *range) {
    struct arena *arena = findings->paper->arena;
    struct finding *finding =
        finding_add(findings, total->is_partition ? FINDING_FAULT : FINDING_QUESTION, "not-between", printed);
    finding_name(findings, finding, range->lowest);
    finding_name(findings, finding, range->highest);
    finding->arithmetic = TEXT(arena, "the parts have from ", range->lowest->published->text, " to ",
                               range->highest->published->text, ", the whole ", printed->published->text);
    finding->why = "the rate of a whole lies between the lowest and the highest of its parts";
}

/* Averages, rates and percentages by label; not days and bases, which have their own reasons to differ. */
static bool is_rate(const struct paper_table *table, const struct cell_figure *cell) {
    const struct line_label *row = &table->axes[ROWS].lines[cell->line[ROWS]].label;
    const struct line_label *column = &table->axes[COLUMNS].lines[cell->line[COLUMNS]].label;
    if (!cell->has_number || row->is_change || column->is_change || *row->whole || *column->whole) return false;
    if (cell->quantity == QUANTITY_PERCENT) return true;
    return cell->quantity == QUANTITY_OTHER && (row->is_average || column->is_average);
}

/* 100 under "%" or "% of complaints" is all of a whole, and no rate: check_wholes.c asks about its shares. */
static bool is_all_of_whole(const struct paper_table *table, const struct cell_figure *cell) {
    const struct line_label *row = &table->axes[ROWS].lines[cell->line[ROWS]].label;
    const struct line_label *column = &table->axes[COLUMNS].lines[cell->line[COLUMNS]].label;
    return (row->may_be_of_whole || column->may_be_of_whole) && cell->number.value == 100 * EXACT_ONE;
}

static void check_figure(struct findings *findings, const struct paper_table *table, enum axis_name axis,
                         const struct total *total, struct cell_figure *printed) {
    const struct retyped *paper = findings->paper;
    if (!is_rate(table, printed) || is_all_of_whole(table, printed) || printed->reach == REACH_EXACT) return;
    struct range range = range_of(paper, table, axis, total, printed->line[1 - axis], printed->quantity);
    if (range.n < 2 || !range.is_complete || exact_meet(range.sum, printed->number)) return;
    cell_reached(printed, REACH_LOOSE);
    cell_reached(range.lowest, REACH_LOOSE);
    cell_reached(range.highest, REACH_LOOSE);
    bool is_below = printed->number.value + printed->number.half < range.low;
    bool is_above = printed->number.value - printed->number.half > range.high;
    if (is_below || is_above) tell(findings, total, printed, &range);
}

void check_between(struct findings *findings) {
    struct retyped *paper = findings->paper;
    for (size_t i = 0; i < 2 * paper->n_tables; i++) {
        const struct paper_table *table = &paper->tables[i / 2];
        const struct paper_axis *axis = &table->axes[i % 2];
        for (size_t j = 0; j < axis->n_totals; j++) {
            const struct paper_line *line = &axis->lines[axis->totals[j].line];
            for (size_t k = 0; k < line->n_cells; k++)
                check_figure(findings, table, i % 2 == 0 ? ROWS : COLUMNS, &axis->totals[j],
                             &paper->cells[line->cells[k]]);
        }
    }
}
