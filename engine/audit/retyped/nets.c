/* audit/retyped/nets.c - runs of lines whose sum is a line beside them.
 *
 * The parts are walked once, towards the nets: forwards where a net stands after its lines, backwards where it stands before
 * them. `open` is where the lines begin that no net has taken; a net takes the longest run beside it that it adds up. */
#include "audit/retyped/nets.h"

/* Above so many parts nets are not looked for: every run beside every line would be tried. */
enum { MOST_PARTS = 200 };

struct nets {
    const struct retyped *paper;
    const struct paper_table *table;
    enum axis_name axis;
    const size_t *lines; /* the parts in the order of the walk */
    size_t n;
};

/* Is the line the sum of lines[from .. at) in more crossing lines than it is not, two of them not 0? */
static bool is_net(const struct nets *nets, size_t from, size_t at) {
    const struct retyped *paper = nets->paper;
    const struct paper_line *line = &nets->table->axes[nets->axis].lines[nets->lines[at]];
    size_t n_fits = 0, n_misfits = 0;
    for (size_t i = 0; i < line->n_cells; i++) {
        const struct cell_figure *cell = &paper->cells[line->cells[i]];
        if (!cell->has_number || cell->quantity != QUANTITY_AMOUNT) continue;
        struct line_sum sum = lines_sum(paper, nets->table, nets->axis, nets->lines + from, at - from,
                                        cell->line[1 - nets->axis], QUANTITY_AMOUNT);
        bool foots = sum.n_marks + sum.n_holes == 0 && exact_meet(sum.number, cell->number);
        n_fits += foots && sum.n_nonzero >= 2;
        n_misfits += !foots;
    }
    return n_fits > n_misfits;
}

static bool takes_a_run(const struct nets *nets, size_t open, size_t at, bool is_all) {
    for (size_t from = open; from + 2 <= at; from++) {
        if (is_net(nets, from, at)) return true;
        if (is_all) return false;
    }
    return false;
}

static size_t turned(size_t n, size_t i, bool is_backwards) {
    return is_backwards ? n - 1 - i : i;
}

struct total total_without_nets(struct arena *arena, const struct retyped *paper, const struct paper_table *table,
                                enum axis_name axis, const struct total *total, enum net_reading reading) {
    bool is_backwards = reading == NETS_BEFORE || reading == NETS_BEFORE_ALL;
    bool is_all = reading == NETS_AFTER_ALL || reading == NETS_BEFORE_ALL;
    struct total without = {.line = total->line, .claim = total->claim};
    size_t n = total->n_parts, open = 0, kept = 0;
    size_t *lines = ARENA_ARRAY(arena, size_t, n);
    bool *is_taken = ARENA_ARRAY(arena, bool, n);
    for (size_t i = 0; i < n; i++) lines[i] = total->parts[turned(n, i, is_backwards)];
    struct nets nets = {paper, table, axis, lines, n};
    for (size_t i = 0; i < n && n <= MOST_PARTS; i++) {
        is_taken[i] = takes_a_run(&nets, open, i, is_all);
        if (is_taken[i]) open = i + 1;
    }
    without.parts = ARENA_ARRAY(arena, size_t, n);
    for (size_t i = 0; i < n; i++)
        if (!is_taken[turned(n, i, is_backwards)]) without.parts[kept++] = total->parts[i];
    without.n_parts = kept;
    return without;
}
