/* audit/retyped/unmarked.c - percentages by their sums. */
#include "audit/retyped/unmarked.h"

struct beside {
    struct retyped *paper;
    struct paper_table *table;
    enum axis_name axis;
    size_t cross;
    exact_t sum, half;
    size_t n;
};

/* Figures of the line that may be such percentages: amounts under labels of no period, total or other kind. */
static bool is_candidate(const struct beside *beside, const struct cell_figure *cell) {
    const struct line_label *label = &beside->table->axes[beside->axis].lines[cell->line[beside->axis]].label;
    bool is_odd = label->total != TOTAL_NONE || label->is_change || label->is_base || *label->period;
    bool is_unit_known = cell->published->unit && *cell->published->unit;
    return cell->has_number && cell->quantity == QUANTITY_AMOUNT && !is_odd && !is_unit_known;
}

typedef void candidate_fn(struct beside *beside, struct cell_figure *cell);

static void add(struct beside *beside, struct cell_figure *cell) {
    beside->sum += cell->number.value;
    beside->half += exact_half(cell->published->value.decimals);
    beside->n++;
}

static void mark(struct beside *beside, struct cell_figure *cell) {
    (void)beside;
    cell->quantity = QUANTITY_PERCENT;
    cell->number.half = exact_half(cell->published->value.decimals);
}

static void each_candidate(struct beside *beside, candidate_fn *visit) {
    const struct paper_line *line = &beside->table->axes[1 - beside->axis].lines[beside->cross];
    for (size_t i = 0; i < line->n_cells; i++) {
        struct cell_figure *cell = &beside->paper->cells[line->cells[i]];
        if (is_candidate(beside, cell)) visit(beside, cell);
    }
}

static bool has_pointer(const struct beside *beside) {
    const struct paper_axis *axis = &beside->table->axes[beside->axis];
    for (size_t i = 0; i < axis->n; i++)
        if (axis->lines[i].label.is_percent) return true;
    for (size_t i = 0; i < beside->table->n_cells; i++) {
        const struct cell_figure *cell = &beside->paper->cells[beside->table->cells[i]];
        if (is_candidate(beside, cell) && cell->published->value.decimals > 0) return true;
    }
    return false;
}

static void find_on_axis(struct beside beside) {
    size_t n_fits = 0, n_misfits = 0, n_lines = beside.table->axes[1 - beside.axis].n;
    if (!has_pointer(&beside)) return;
    for (beside.cross = 0; beside.cross < n_lines; beside.cross++) {
        beside.sum = beside.half = 0;
        beside.n = 0;
        each_candidate(&beside, add);
        bool fits = exact_meet((struct exact){beside.sum, beside.half}, (struct exact){100 * EXACT_ONE, 0});
        n_fits += fits && beside.n > 1;
        n_misfits += !fits && beside.sum != 0;
    }
    if (n_fits < 2 || n_fits <= n_misfits) return;
    for (beside.cross = 0; beside.cross < n_lines; beside.cross++) each_candidate(&beside, mark);
}

void unmarked_find(struct retyped *paper) {
    for (size_t i = 0; i < paper->n_tables; i++) {
        find_on_axis((struct beside){.paper = paper, .table = &paper->tables[i], .axis = ROWS});
        find_on_axis((struct beside){.paper = paper, .table = &paper->tables[i], .axis = COLUMNS});
    }
}
