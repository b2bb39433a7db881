/* tabulate/paper/quoted_cell.c - the cells that words name, by the identifiers of figures.csv.
 *
 * Lines are looked up in the plan: one that a table leaves out because it is empty can still be named, and is zero. */
#include "tabulate/paper/paper.h"

static size_t plan_line(const struct plan_line *lines, size_t n, const char *id) {
    for (size_t i = 0; i < n; i++)
        if (text_equal(lines[i].id, id)) return i;
    return NONE;
}

/* "did you mean" looks through all lines of the plan, also those that are not shown. */
static void tell_no_plan_line(struct working *working, const struct working_table *table, bool is_row, const char *id, struct place place) {
    const struct plan_line *lines = is_row ? table->plan->rows : table->plan->columns;
    size_t n = is_row ? table->plan->n_rows : table->plan->n_columns;
    struct line *all = ARENA_ARRAY(working->arena, struct line, n);
    for (size_t i = 0; i < n; i++) all[i].id = lines[i].id;
    const struct table every = {.id = table->table->id, .rows = all, .n_rows = n, .columns = all, .n_columns = n};
    tell_no_line(working, &every, is_row, id, place);
}

static bool find_static(struct working *working, const struct table *table, const struct model_piece *at, struct quoted_cell *ret) {
    ret->row = table_row(table, at->row);
    ret->column = table_column(table, at->column);
    if (ret->row == SIZE_MAX) tell_no_line(working, table, true, at->row, at->row_place);
    if (ret->column == SIZE_MAX) tell_no_line(working, table, false, at->column, at->column_place);
    if (ret->row == SIZE_MAX || ret->column == SIZE_MAX) return false;
    ret->plan_index = NONE;
    ret->cell = table_cell(table, ret->row, ret->column);
    return true;
}

static void point_to(const struct working_table *table, size_t plan_index, struct quoted_cell *ret) {
    size_t row = table->shown_row[plan_index / table->plan->n_columns], column = table->shown_column[plan_index % table->plan->n_columns];
    bool is_shown = row != NONE && column != NONE;
    *ret = (struct quoted_cell){.table = table->table, .cell = &table->cells[plan_index], .plan_index = plan_index,
                                .row = is_shown ? row : SIZE_MAX, .column = is_shown ? column : SIZE_MAX};
}

bool quoted_cell_find(struct working *working, const struct model_piece *at, struct quoted_cell *ret) {
    const struct working_table *table = &working->tables[at->table];
    working->paper->table_quoted[at->table] = true;
    *ret = (struct quoted_cell){.table = table->table};
    if (table->plan->model->n_static_rows > 0) return find_static(working, table->table, at, ret);
    size_t row = plan_line(table->plan->rows, table->plan->n_rows, at->row);
    size_t column = plan_line(table->plan->columns, table->plan->n_columns, at->column);
    if (row == NONE) tell_no_plan_line(working, table, true, at->row, at->row_place);
    if (column == NONE) tell_no_plan_line(working, table, false, at->column, at->column_place);
    if (row == NONE || column == NONE) return false;
    point_to(table, row * table->plan->n_columns + column, ret);
    return true;
}

/* --- changes ------------------------------------------------------------------------------------------------------ */

static const char *cell_name(struct working *working, const struct model_piece *at) {
    return TEXT(working->arena, working->tables[at->table].plan->model->id, " | ", at->row, " | ", at->column);
}

/* A change in per cent is one already; of anything else it must be said what it changed from. Also of a table of words. */
static void tell_no_difference(struct working *working, const struct model_piece *piece, const struct plan_cell *plan) {
    const char *name = cell_name(working, piece);
    const char *hint = plan != NULL && plan->formula == FORMULA_CHANGE
                           ? TEXT(working->arena, "it is a change in per cent already: quote it as {{", name, "}}, or name the line that it is a change of")
                           : TEXT(working->arena, "say what it changed from: {{change: ", name, " from COLUMN}}, or from row ROW");
    DIAG(working->diags, MSG_PAPER_NOT_A_DIFFERENCE, piece->place, hint, name);
}

/* The two lines that a difference is made of. */
static bool parts_of_difference(struct working *working, const struct model_piece *piece, struct quoted_cell found[2]) {
    const struct working_table *table = &working->tables[piece->table];
    size_t index = found[0].plan_index;
    const struct plan_cell *plan = index == NONE ? NULL : &table->plan->cells[index];
    if (plan == NULL || plan->formula != FORMULA_DIFFERENCE) {
        tell_no_difference(working, piece, plan);
        return false;
    }
    point_to(table, plan->of[1], &found[1]);
    point_to(table, plan->of[0], &found[0]);
    return true;
}

/* What has no number changes with nothing: its mark is shown. */
static bool are_alike(struct working *working, const struct model_piece *piece, const struct quoted_cell found[2]) {
    const struct cell *now = found[0].cell, *then = found[1].cell;
    bool are_numbers = now->kind == CELL_NUMBER && then->kind == CELL_NUMBER;
    if (!are_numbers || cell_scale(now) == cell_scale(then)) return true;
    DIAG(working->diags, MSG_PAPER_UNLIKE, piece->place, NULL, cell_name(working, piece), piece->from == NULL ? "the other line" : piece->from);
    return false;
}

bool quoted_change_find(struct working *working, const struct model_piece *piece, struct quoted_cell ret[2]) {
    struct model_piece then = *piece;
    if (!quoted_cell_find(working, piece, &ret[0])) return false;
    if (piece->from == NULL) return parts_of_difference(working, piece, ret) && are_alike(working, piece, ret);
    if (piece->is_from_row) {
        then.row = piece->from;
        then.row_place = piece->from_place;
    } else {
        then.column = piece->from;
        then.column_place = piece->from_place;
    }
    return quoted_cell_find(working, &then, &ret[1]) && are_alike(working, piece, ret);
}
