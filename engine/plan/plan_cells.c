/* plan/plan_cells.c - the formula of every cell: what the row and the column demand, joined.
 *
 * A comparison or arithmetic line works on other lines of its own axis, in the same line of the other axis; a comparison with a ledger
 * goes first, since a ledger knows derived lines too. Every other cell is a place in a cube, or a ratio of two. */
#include "plan/plan_state.h"

/* One cell while its formula is made. */
struct cell_walk {
    struct plan_state *state;
    const struct model_table *table;
    const struct axis_draft *rows, *columns;
    const struct line_draft *row, *column;
    size_t row_index, column_index;
    size_t window;                 /* of the cell at hand */
};

/* --- conditions as they are written -------------------------------------------------------------------------- */

/* Reads a condition in a source once, however many cells ask for it. NULL after an error that was told. */
static const struct expr *condition(struct plan_state *state, size_t source, struct expr_text text) {
    for (size_t i = 0; i < state->n_read; i++)
        if (state->read[i].source == source && state->read[i].text == text.text) return state->read[i].where;
    const struct expr *where = NULL;
    if (spec_condition(state->arena, state->model, source, text, state->diags, &where) != STATUS_OK) where = NULL;
    *ARENA_PUSH(state->arena, state->read, state->n_read, state->read_capacity) =
        (struct read_condition){.source = source, .text = text.text, .where = where};
    return where;
}

static bool add_condition(struct cell_walk *walk, struct plan_count *count, struct expr_text text) {
    if (text.text == NULL) return true;
    const struct expr *where = condition(walk->state, count->source, text);
    if (where == NULL) return false;
    if (plan_count_where(walk->state, count, where)) return true;
    DIAG(walk->state->diags, MSG_PLAN_TOO_DEEP, text.place, NULL, walk->table->id);
    return false;
}

/* --- what both lines demand ----------------------------------------------------------------------------------- */

static bool add_wheres(struct cell_walk *walk, struct plan_count *count, const struct line_draft *line, bool with_lines) {
    for (size_t i = 0; i < line->n_where; i++)
        if ((with_lines || !line->is_of_line[i]) && !add_condition(walk, count, line->where[i])) return false;
    return true;
}

static bool add_dimension(struct cell_walk *walk, struct plan_count *count, const struct line_dimension *wanted) {
    struct plan_state *state = walk->state;
    size_t slot;
    if (!plan_need_slot(state, count->source, wanted->by, wanted->place, &slot)) return false;
    const struct value_kind *kind = &state->model->sources[count->source].scope.slots[slot].kind;
    if (kind->list != wanted->list) {
        DIAG(state->diags, MSG_PLAN_OTHER_LIST, wanted->place, "two sources can share lines only when both columns have the same list",
             wanted->by, state->model->sources[count->source].name);
        return false;
    }
    if (count->n_dimensions == PLAN_MAX_DIMENSIONS) {
        DIAG(state->diags, MSG_PLAN_TOO_DEEP, wanted->place, NULL, walk->table->id);
        return false;
    }
    count->dimensions[count->n_dimensions] =
        (struct plan_dimension){.slot = slot, .list = kind->list, .is_many = kind->type == TYPE_CATEGORIES};
    count->places[count->n_dimensions++] = wanted->category;
    return true;
}

static bool add_dimensions(struct cell_walk *walk, struct plan_count *count, const struct line_draft *line) {
    for (size_t i = 0; i < line->n_dimensions; i++)
        if (!add_dimension(walk, count, &line->dimensions[i])) return false;
    return true;
}

static bool cell_population(struct cell_walk *walk, size_t *ret) {
    size_t row = walk->row->population, column = walk->column->population;
    if (row != NONE && column != NONE) {
        DIAG(walk->state->diags, MSG_PLAN_TWO_POPULATIONS, walk->column->line.entry->place,
             "leave one of them out, or write it as a `where`", walk->table->id, walk->row->line.label, walk->column->line.label);
        return false;
    }
    *ret = row != NONE ? row : column != NONE ? column : walk->table->population;
    if (*ret != NONE) return true;
    DIAG(walk->state->diags, MSG_PLAN_NO_POPULATION, walk->row->line.entry->place,
         "give the table, the row or the column a `population`", walk->table->id, walk->row->line.label, walk->column->line.label);
    return false;
}

/* The records of the cell; with_rows and with_columns say whose categories and lines restrict them (a base leaves one side out, but not
 * the condition that stands over all categories of a `by`: its total has it too). */
static bool cell_count(struct cell_walk *walk, size_t population, bool with_rows, bool with_columns, struct plan_count *ret) {
    plan_count_begin(walk->state, walk->state->model->populations[population].source, population, walk->window, ret);
    return add_wheres(walk, ret, walk->row, with_rows) && add_wheres(walk, ret, walk->column, with_columns) &&
           (!with_rows || add_dimensions(walk, ret, walk->row)) && (!with_columns || add_dimensions(walk, ret, walk->column));
}

/* --- measures: one function each ------------------------------------------------------------------------------- */

static bool measure_count(struct cell_walk *walk, const struct model_measure *measure, size_t population, struct plan_cell *ret) {
    (void)measure;
    struct plan_count count;
    if (!cell_count(walk, population, true, true, &count)) return false;
    ret->formula = FORMULA_COUNT;
    ret->numerator = plan_quantity(walk->state, &count);
    return true;
}

static bool measure_sum(struct cell_walk *walk, const struct model_measure *measure, size_t population, struct plan_cell *ret) {
    struct plan_count count;
    if (!cell_count(walk, population, true, true, &count)) return false;
    if (!plan_need_slot(walk->state, count.source, measure->sum_name, measure->place, &count.sum_slot)) return false;
    if (walk->state->model->sources[count.source].scope.slots[count.sum_slot].kind.type != TYPE_INTEGER) {
        DIAG(walk->state->diags, MSG_PLAN_NOT_A_NUMBER, measure->place, NULL, measure->sum_name);
        return false;
    }
    ret->formula = FORMULA_SUM;
    ret->numerator = plan_quantity(walk->state, &count);
    return true;
}

static bool measure_percent_of(struct cell_walk *walk, const struct model_measure *measure, size_t population, struct plan_cell *ret) {
    struct plan_count records, base;
    if (!cell_count(walk, population, true, true, &records) ||
        !cell_count(walk, population, measure->base == BASE_ROW_TOTAL, measure->base == BASE_COLUMN_TOTAL, &base))
        return false;
    ret->formula = FORMULA_PERCENT;
    ret->numerator = plan_quantity(walk->state, &records);
    ret->denominator = plan_quantity(walk->state, &base);
    return true;
}

static bool measure_percent(struct cell_walk *walk, const struct model_measure *measure, size_t population, struct plan_cell *ret) {
    struct plan_count base;
    if (!cell_count(walk, population, true, true, &base) || !add_condition(walk, &base, measure->out_of)) return false;
    struct plan_count part = base;
    if (!add_condition(walk, &part, measure->of)) return false;
    ret->formula = FORMULA_PERCENT;
    ret->numerator = plan_quantity(walk->state, &part);
    ret->denominator = plan_quantity(walk->state, &base);
    return true;
}

/* Category that a line fixes for a column, or false. */
static bool fixed_category(const struct line_draft *line, const char *by, size_t *ret) {
    for (size_t i = 0; i < line->n_dimensions; i++)
        if (text_equal(line->dimensions[i].by, by)) {
            *ret = line->dimensions[i].category;
            return true;
        }
    return false;
}

static bool measure_limit(struct cell_walk *walk, const struct model_measure *measure, size_t population, struct plan_cell *ret) {
    (void)population;
    const struct model_target *target = &walk->state->model->targets[measure->target];
    const char *by = walk->state->model->sources[target->source].columns[target->by].name;
    date_t day = walk->state->plan->windows[walk->window].end;
    size_t category;
    ret->formula = FORMULA_NOT_APPLICABLE;
    if (!fixed_category(walk->row, by, &category) && !fixed_category(walk->column, by, &category)) return true;
    for (size_t i = 0; i < target->n_limits; i++) {
        const struct model_limit *limit = &target->limits[i];
        bool has_begun = limit->since == DATE_NONE || limit->since <= day;
        bool has_ended = limit->until != DATE_NONE && limit->until < day;
        if ((size_t)limit->category != category || !has_begun || has_ended) continue;
        ret->formula = FORMULA_CONSTANT;
        ret->constant = limit->working_days;
    }
    return true;
}

typedef bool measure_function(struct cell_walk *walk, const struct model_measure *measure, size_t population, struct plan_cell *ret);

static measure_function *const measures[] = {
    [MEASURE_NONE] = measure_count,           [MEASURE_COUNT] = measure_count,     [MEASURE_SUM] = measure_sum,
    [MEASURE_PERCENT_OF] = measure_percent_of, [MEASURE_PERCENT] = measure_percent, [MEASURE_LIMIT] = measure_limit,
};

/* --- cells ------------------------------------------------------------------------------------------------------ */

static bool cell_measure(struct cell_walk *walk, const struct model_measure **ret) {
    static const struct model_measure records = {.kind = MEASURE_COUNT};
    const struct model_measure *row = walk->row->measure, *column = walk->column->measure;
    *ret = row != NULL ? row : column != NULL ? column : &records;
    if (row == NULL || column == NULL) return true;
    DIAG(walk->state->diags, MSG_PLAN_TWO_MEASURES, column->place, "only rows or only columns can say what is measured",
         walk->table->id, walk->row->line.label, walk->column->line.label);
    return false;
}

/* The period of the cell: that of its row or of its column. Where one of them is written out (a line of a series), the other may stand to
 * it in a way of its own: the same period last year of each. */
static bool cell_window(struct cell_walk *walk) {
    struct plan_state *state = walk->state;
    struct model_window row = walk->row->window, column = walk->column->window;
    struct period base = state->plan->options.period;
    bool both = row.kind != WINDOW_NONE && column.kind != WINDOW_NONE;
    if (both && (row.kind == WINDOW_LITERAL) == (column.kind == WINDOW_LITERAL)) {
        DIAG(state->diags, MSG_PLAN_TWO_PERIODS, column.place, "leave one of them out", walk->table->id, walk->row->line.label,
             walk->column->line.label);
        return false;
    }
    struct model_window first = row.kind == WINDOW_LITERAL ? row : column, second = row.kind == WINDOW_LITERAL ? column : row;
    walk->window = plan_window(state, plan_period(state->plan, plan_period(state->plan, base, first), second));
    return true;
}

static bool counted_cell(struct cell_walk *walk, struct plan_cell *ret) {
    size_t population;
    const struct model_measure *measure;
    if (!cell_population(walk, &population) || !cell_measure(walk, &measure) || !cell_window(walk)) return false;
    walk->state->is_short = false;
    ret->window = walk->window;
    if (!measures[measure->kind](walk, measure, population, ret)) return false;
    ret->is_unavailable = walk->state->is_short;
    return true;
}

static enum formula derived_formula(enum axis_kind kind) {
    static const enum formula formulas[] = {
        [AXIS_BY] = FORMULA_COUNT,           [AXIS_LINE] = FORMULA_COUNT,   [AXIS_AS_PUBLISHED] = FORMULA_AS_PUBLISHED,
        [AXIS_DIFFERENCE] = FORMULA_DIFFERENCE, [AXIS_SHARE] = FORMULA_SHARE, [AXIS_SUM] = FORMULA_ADD,
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
    return line->line.is_derived && line->line.entry->kind == AXIS_AS_PUBLISHED;
}

static void published_cell(struct cell_walk *walk, struct plan_cell *ret) {
    bool along_rows = is_published(walk->row);
    const struct line_draft *line = along_rows ? walk->row : walk->column;
    const struct model_ledger *ledger = &walk->state->model->ledgers[line->line.entry->ledger];
    struct period prior = walk->state->plan->prior;
    ret->formula = FORMULA_AS_PUBLISHED;
    ret->ledger = line->line.entry->ledger;
    ret->published_row = along_rows ? line->of[0] : walk->row_index;
    ret->published_column = along_rows ? walk->column_index : line->of[0];
    /* Where both say so, the figure that both are of: a ledger's own comparison is of a period before it. */
    if (along_rows && is_published(walk->column) && walk->column->line.entry->ledger == ret->ledger)
        ret->published_column = walk->column->of[0];
    ret->is_stale_period = ledger->period.start != prior.start || ledger->period.end != prior.end;
    derived_cells(walk, along_rows, ret);
}

/* Where both lines are arithmetic: a difference is of shares, and a share is of sums. (Totals of rates are ratios of sums.) */
static int derived_rank(const struct line_draft *line) {
    static const int ranks[] = {[AXIS_BY] = 0, [AXIS_LINE] = 0, [AXIS_AS_PUBLISHED] = 0, [AXIS_SUM] = 1, [AXIS_SHARE] = 2, [AXIS_DIFFERENCE] = 3};
    return line->line.is_derived ? ranks[line->line.entry->kind] : -1;
}

static bool cell_formula(struct cell_walk *walk, struct plan_cell *ret) {
    ret->decimals = walk->row->decimals >= 0 ? walk->row->decimals : walk->column->decimals;
    if (is_published(walk->row) || is_published(walk->column)) {
        published_cell(walk, ret);
        return true;
    }
    if (!walk->row->line.is_derived && !walk->column->line.is_derived) return counted_cell(walk, ret);
    bool along_rows = derived_rank(walk->row) >= derived_rank(walk->column);
    ret->formula = derived_formula((along_rows ? walk->row : walk->column)->line.entry->kind);
    derived_cells(walk, along_rows, ret);
    return true;
}

static struct plan_line *lines_of(struct plan_state *state, const struct axis_draft *axis) {
    struct plan_line *lines = ARENA_ARRAY(state->arena, struct plan_line, axis->n);
    for (size_t i = 0; i < axis->n; i++) lines[i] = axis->lines[i].line;
    return lines;
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
    for (size_t i = 0; i < rows->n * columns->n; i++) {
        walk.row_index = i / columns->n;
        walk.column_index = i % columns->n;
        walk.row = &rows->lines[walk.row_index];
        walk.column = &columns->lines[walk.column_index];
        /* One message a table: the same fault would repeat in every cell. */
        if (!cell_formula(&walk, &cells[i])) return STATUS_SPEC;
    }
    ret->model = table;
    ret->rows = lines_of(state, rows);
    ret->n_rows = rows->n;
    ret->columns = lines_of(state, columns);
    ret->n_columns = columns->n;
    ret->cells = cells;
    add_footings(state, rows, columns, ret);
    return STATUS_OK;
}

static bool is_about_more(const struct model_entry *entries, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (entries[i].population != NONE || entries[i].window.kind != WINDOW_NONE || is_about_more(entries[i].each, entries[i].n_each))
            return true;
    return false;
}

/* Records that the whole table is about: its population, and the condition of its rows where they are one entry. There are none where
 * some line counts another population, or in another period. */
void plan_base(struct plan_state *state, const struct model_table *table, struct plan_table *ret) {
    if (table->population == NONE || !plan_is_available(state, table->population, 0) ||
        is_about_more(table->rows.entries, table->rows.n_entries) || is_about_more(table->columns.entries, table->columns.n_entries))
        return;
    struct plan_count count;
    plan_count_begin(state, state->model->populations[table->population].source, table->population, 0, &count);
    ret->has_whole = table->rows.n_entries == 1 && table->rows.entries[0].where.text != NULL;
    if (ret->has_whole) {
        ret->whole = plan_quantity(state, &count);
        const struct expr *where = condition(state, count.source, table->rows.entries[0].where);
        if (where == NULL || !plan_count_where(state, &count, where)) return;
    }
    ret->base = plan_quantity(state, &count);
    ret->base_label = state->model->populations[table->population].label;
    ret->has_base = true;
}
