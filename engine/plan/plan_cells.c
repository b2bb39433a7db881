/* plan/plan_cells.c - the formula of every cell: what the row and the column demand, joined.
 *
 * A comparison or arithmetic line works on other lines of its own axis, in the same line of the other axis; a comparison with a ledger
 * goes first, since a ledger knows derived lines too. Every other cell is measured (plan_measures.c). */
#include "plan/plan_state.h"

static enum formula derived_formula(enum axis_kind kind) {
    static const enum formula formulas[] = {
        [AXIS_BY] = FORMULA_COUNT,
        [AXIS_BY_PERIOD] = FORMULA_COUNT,
        [AXIS_LINE] = FORMULA_COUNT,
        [AXIS_AS_PUBLISHED] = FORMULA_AS_PUBLISHED,
        [AXIS_REVISED] = FORMULA_COUNT,
        [AXIS_DIFFERENCE] = FORMULA_DIFFERENCE,
        [AXIS_PERCENT_CHANGE] = FORMULA_CHANGE,
        [AXIS_SHARE] = FORMULA_SHARE,
        [AXIS_RATE] = FORMULA_RATE,
        [AXIS_SUM] = FORMULA_ADD,
        [AXIS_CONTROL] = FORMULA_CONTROL,
    };
    return formulas[kind];
}

/* Cells of the same table that a derived line works on: along its own axis. */
static void derived_cells(struct cell_walk *walk, bool along_rows, struct plan_cell *ret) {
    const struct line_draft *line = along_rows ? walk->row : walk->column;
    size_t *of = ARENA_ARRAY(walk->state->arena, size_t, line->n_of);
    for (size_t i = 0; i < line->n_of; i++)
        of[i] = along_rows ? line->of[i] * walk->columns->n + walk->column_index
                           : walk->row_index * walk->columns->n + line->of[i];
    ret->of = of;
    ret->n_of = line->n_of;
}

static bool is_published(const struct line_draft *line) {
    return line->kind == AXIS_AS_PUBLISHED;
}

/* The cell that counts a published one now. None where both lines are published. */
static size_t cell_again(const struct cell_walk *walk, bool along_rows) {
    size_t again = along_rows ? walk->row->again : walk->column->again;
    if (again == NONE || (is_published(walk->row) && is_published(walk->column))) return NONE;
    return along_rows ? again * walk->columns->n + walk->column_index : walk->row_index * walk->columns->n + again;
}

/* Whether it is a rest, or arithmetic on one. */
static bool holds_rest(const struct axis_draft *axis, size_t line) {
    if (axis->lines[line].line.is_rest) return true;
    for (size_t i = 0; axis->lines[line].line.is_derived && i < axis->lines[line].n_of; i++)
        if (holds_rest(axis, axis->lines[line].of[i])) return true;
    return false;
}

static void published_cell(struct cell_walk *walk, struct plan_cell *ret) {
    bool along_rows = is_published(walk->row);
    const struct line_draft *line = along_rows ? walk->row : walk->column;
    struct period wanted = line->line.period, found = walk->state->plan->ledger_periods[line->line.entry->ledger];
    ret->formula = FORMULA_AS_PUBLISHED;
    ret->ledger = line->line.entry->ledger;
    ret->published_row = along_rows ? line->of[0] : walk->row_index;
    ret->published_column = along_rows ? walk->column_index : line->of[0];
    /* Where both say so, the figure that both are of: a ledger's own comparison is of a period before it. */
    if (along_rows && is_published(walk->column) && walk->column->line.entry->ledger == ret->ledger)
        ret->published_column = walk->column->of[0];
    ret->is_of_others = holds_rest(walk->rows, ret->published_row) || holds_rest(walk->columns, ret->published_column);
    ret->is_stale_period = found.start != wanted.start || found.end != wanted.end;
    ret->again = cell_again(walk, along_rows);
    derived_cells(walk, along_rows, ret);
}

/* Where both lines are arithmetic: a difference is of shares, and a share is of sums. (Totals of rates are ratios of sums.) */
static int derived_rank(const struct line_draft *line) {
    static const int ranks[] = {[AXIS_BY] = -1, [AXIS_BY_PERIOD] = -1, [AXIS_LINE] = -1, [AXIS_AS_PUBLISHED] = 0, [AXIS_REVISED] = -1, [AXIS_SUM] = 1,
                                [AXIS_SHARE] = 2, [AXIS_RATE] = 2, [AXIS_DIFFERENCE] = 3, [AXIS_PERCENT_CHANGE] = 3, [AXIS_CONTROL] = 4};
    return ranks[line->kind];
}

static bool cell_formula(struct cell_walk *walk, struct plan_cell *ret) {
    ret->decimals = walk->row->decimals >= 0 ? walk->row->decimals : walk->column->decimals;
    if (is_published(walk->row) || is_published(walk->column)) {
        published_cell(walk, ret);
        return true;
    }
    bool is_counted = plan_is_counted(walk->row) && plan_is_counted(walk->column);
    if (is_counted && (walk->row->line.is_rest || walk->column->line.is_rest)) {
        ret->formula = FORMULA_REST;
        ret->is_along_rows = walk->row->line.is_rest;
        derived_cells(walk, ret->is_along_rows, ret);
        return true;
    }
    if (is_counted) return plan_measured_cell(walk, ret);
    bool along_rows = derived_rank(walk->row) >= derived_rank(walk->column);
    const struct line_draft *line = along_rows ? walk->row : walk->column;
    if (line->kind == AXIS_CONTROL) return plan_control_cell(walk, along_rows, ret);
    ret->formula = derived_formula(line->kind);
    ret->per = line->line.entry->per;
    derived_cells(walk, along_rows, ret);
    return true;
}

static struct plan_line *lines_of(struct plan_state *state, const struct axis_draft *axis) {
    struct plan_line *lines = ARENA_ARRAY(state->arena, struct plan_line, axis->n);
    for (size_t i = 0; i < axis->n; i++) lines[i] = axis->lines[i].line;
    return lines;
}

/* --- what gives the lines their order --------------------------------------------------------------------------- */

static bool find_sort_line(const struct cell_walk *walk, const struct axis_draft *other, struct plan_block *block) {
    const struct model_entry *entry = block->entry;
    if (entry->sort_line == NULL) return true;
    block->sort_line = plan_axis_line(walk->state, walk->table, other, other == walk->rows, entry->sort_line, entry->sort_place);
    if (block->sort_line == NONE) return false;
    if (!holds_rest(other, block->sort_line)) return true;
    DIAG(walk->state->diags, MSG_PLAN_SORT_BY_REST, entry->sort_place, NULL, entry->sort_line);
    return false;
}

/* The line of the other axis that each block is sorted by: the first where none is named. */
static enum status plan_blocks(const struct cell_walk *walk, struct plan_table *ret) {
    for (size_t i = 0; i < walk->rows->n_blocks; i++)
        if (!find_sort_line(walk, walk->columns, &walk->rows->blocks[i])) return STATUS_SPEC;
    for (size_t i = 0; i < walk->columns->n_blocks; i++)
        if (!find_sort_line(walk, walk->rows, &walk->columns->blocks[i])) return STATUS_SPEC;
    ret->row_blocks = walk->rows->blocks;
    ret->n_row_blocks = walk->rows->n_blocks;
    ret->column_blocks = walk->columns->blocks;
    ret->n_column_blocks = walk->columns->n_blocks;
    return STATUS_OK;
}

static void add_footings(struct plan_state *state, const struct axis_draft *rows, const struct axis_draft *columns, struct plan_table *ret) {
    struct plan_footing *footings = ARENA_ARRAY(state->arena, struct plan_footing, rows->n_footings + columns->n_footings);
    for (size_t i = 0; i < rows->n_footings; i++) footings[ret->n_footings++] = rows->footings[i];
    for (size_t i = 0; i < columns->n_footings; i++) footings[ret->n_footings++] = columns->footings[i];
    ret->footings = footings;
}

enum status plan_cells(struct plan_state *state, const struct model_table *table, const struct axis_draft *rows,
                       const struct axis_draft *columns, struct plan_table *ret) {
    struct plan_cell *cells = ARENA_ARRAY(state->arena, struct plan_cell, rows->n * columns->n);
    struct cell_walk walk = {.state = state, .table = table, .rows = rows, .columns = columns};
    if (!plan_check_left_out(&walk)) return STATUS_SPEC;
    for (size_t i = 0; i < rows->n * columns->n; i++) {
        walk.row_index = i / columns->n;
        walk.column_index = i % columns->n;
        walk.row = &rows->lines[walk.row_index];
        walk.column = &columns->lines[walk.column_index];
        /* One message a table: the same fault would repeat in every cell. */
        if (!cell_formula(&walk, &cells[i])) return STATUS_SPEC;
    }
    TRY(plan_check_kinds(&walk, cells));
    if (!plan_breaks(&walk, cells)) return STATUS_SPEC;
    TRY(plan_blocks(&walk, ret));
    ret->model = table;
    ret->rows = lines_of(state, rows);
    ret->n_rows = rows->n;
    ret->columns = lines_of(state, columns);
    ret->n_columns = columns->n;
    ret->cells = cells;
    add_footings(state, rows, columns, ret);
    plan_left_out(&walk, ret);
    return STATUS_OK;
}
