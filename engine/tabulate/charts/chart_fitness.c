/* tabulate/charts/chart_fitness.c - charts that would mislead are refused: numbers of two units on one axis, slices that are
 * no whole, lines through rows that do not follow each other. The rules are those of docs/publishing-rules.md. */
#include "tabulate/charts/charting.h"

enum { MOST_SLICES = 5 };

/* --- one axis ----------------------------------------------------------------------------------------------- */

static const char *const unit_words[N_UNITS] = {[UNIT_COUNT] = "counts",
                                                [UNIT_PERCENT] = "percentages",
                                                [UNIT_WORKING_DAYS] = "working days",
                                                [UNIT_DAYS] = "days",
                                                [UNIT_RATE] = "rates",
                                                [UNIT_DIFFERENCE] = "differences",
                                                [UNIT_POINTS] = "percentage points"};

/* A difference of counts is measured as counts are. */
static enum unit axis_unit(enum unit unit) {
    return unit == UNIT_DIFFERENCE ? UNIT_COUNT : unit;
}

static bool has_one_unit(const struct charting *charting) {
    const struct chart *chart = charting->chart;
    const struct cell *first = NULL;
    for (size_t i = 0; i < chart->n_rows * chart->n_series; i++) {
        const struct cell *cell = charting_cell(chart, i / chart->n_series, i % chart->n_series);
        if (cell->kind != CELL_NUMBER) continue;
        if (first == NULL) first = cell;
        if (axis_unit(cell->unit) == axis_unit(first->unit) && cell->per == first->per) continue;
        DIAG(charting->working->diags, MSG_CHART_UNITS, charting->model->place, "make a chart of each",
             charting->model->id, unit_words[first->unit], unit_words[cell->unit]);
        return false;
    }
    return true;
}

/* --- pies --------------------------------------------------------------------------------------------------- */

static size_t plan_row(const struct charting *charting, size_t row) {
    return charting->from->rows[charting->chart->rows[row]];
}

static bool draws_plan_row(const struct charting *charting, size_t line) {
    for (size_t i = 0; i < charting->chart->n_rows; i++)
        if (plan_row(charting, i) == line) return true;
    return false;
}

/* Are the rows drawn exactly these parts, those that were dropped left out? */
static bool draws_all(const struct charting *charting, const size_t *parts, size_t n) {
    size_t n_shown = 0;
    for (size_t i = 0; i < n; i++) {
        if (charting->from->shown_row[parts[i]] == NONE) continue;
        if (!draws_plan_row(charting, parts[i])) return false;
        n_shown++;
    }
    return n_shown == charting->chart->n_rows;
}

static const struct plan_cell *plan_cell_at(const struct charting *charting, size_t line) {
    size_t column = charting->from->columns[charting->chart->series[0].column];
    return &charting->from->plan->cells[line * charting->from->plan->n_columns + column];
}

static bool is_whole(const struct charting *charting, const struct plan_footing *footing) {
    if (!footing->is_row_axis || !footing->must_hold) return false;
    for (size_t i = 0; i < footing->n_parts; i++)
        if (!relations_add_up(charting->from->plan, plan_cell_at(charting, footing->total), plan_cell_at(charting, footing->parts[i])))
            return false;
    return draws_all(charting, footing->parts, footing->n_parts);
}

/* A line that adds up other lines is a whole too: its author says so. */
static bool is_sum(const struct charting *charting, size_t line) {
    const struct plan_cell *cell = plan_cell_at(charting, line);
    if (cell->formula != FORMULA_ADD) return false;
    size_t *parts = ARENA_ARRAY(charting->working->arena, size_t, cell->n_of);
    for (size_t i = 0; i < cell->n_of; i++) parts[i] = cell->of[i] / charting->from->plan->n_columns;
    return draws_all(charting, parts, cell->n_of);
}

/* Asked of the plan, so that figures which are not available do not make another chart of it. */
static bool is_of_a_whole(const struct charting *charting) {
    const struct plan_table *plan = charting->from->plan;
    for (size_t i = 0; i < plan->n_footings; i++)
        if (is_whole(charting, &plan->footings[i])) return true;
    for (size_t i = 0; i < plan->n_rows; i++)
        if (is_sum(charting, i)) return true;
    return false;
}

static bool has_no_negative(const struct charting *charting) {
    const struct chart *chart = charting->chart;
    for (size_t i = 0; i < chart->n_rows; i++) {
        const struct cell *cell = charting_cell(chart, i, 0);
        if (cell->kind != CELL_NUMBER || cell->value.numerator >= 0) continue;
        DIAG(charting->working->diags, MSG_CHART_PIE_NEGATIVE, charting->model->place, "draw bars",
             charting->model->id, chart->table->rows[chart->rows[i]].label, cell->display);
        return false;
    }
    return true;
}

static bool pie_fits(const struct charting *charting) {
    struct working *working = charting->working;
    const struct model_chart *model = charting->model;
    if (charting->chart->n_rows > MOST_SLICES) {
        DIAG(working->diags, MSG_CHART_PIE_SLICES, model->place, "draw bars, or put categories of the table together",
             model->id, text_from_int(working->arena, (int64_t)charting->chart->n_rows),
             text_from_int(working->arena, MOST_SLICES));
        return false;
    }
    if (!is_of_a_whole(charting)) {
        DIAG(working->diags, MSG_CHART_PIE_WHOLE, model->place,
             "draw bars; or give the table's rows a total, and draw all that it is the total of", model->id);
        return false;
    }
    return has_no_negative(charting);
}

/* --- lines -------------------------------------------------------------------------------------------------- */

static bool is_sorted_by_size(const struct charting *charting) {
    for (size_t i = 0; i < charting->chart->n_rows; i++) {
        const struct plan_line *line = &charting->from->plan->rows[plan_row(charting, i)];
        const struct plan_block *blocks = charting->from->plan->row_blocks;
        for (size_t level = 0; level < line->n_places; level++)
            if (line->places[level].kind == GROUP_CATEGORY && blocks[line->places[level].block].entry->sort != SORT_LIST) return true;
    }
    return false;
}

/* The first day that a row counts: a row without a period of its own counts in the run's. */
static date_t row_start(const struct charting *charting, size_t row) {
    const struct line *line = &charting->chart->table->rows[charting->chart->rows[row]];
    return line->has_period ? line->period.start : charting->working->inputs->plan->options.period.start;
}

static bool runs_backwards(const struct charting *charting) {
    for (size_t i = 1; i < charting->chart->n_rows; i++)
        if (row_start(charting, i) < row_start(charting, i - 1)) return true;
    return false;
}

/* A line from one row to the next says that the one leads to the other. Whether categories in the order of their list have an
 * order of their own, only their author knows. */
static bool line_fits(const struct charting *charting) {
    const char *what = is_sorted_by_size(charting)       ? "rows that are sorted by size"
                       : runs_backwards(charting) ? "periods that are not in the order of time"
                                                         : NULL;
    if (what == NULL) return true;
    DIAG(charting->working->diags, MSG_CHART_LINE_ORDER, charting->model->place,
         "draw bars, or rows that follow each other: periods, ages, stages", charting->model->id, what);
    return false;
}

bool chart_fits(const struct charting *charting) {
    if (!has_one_unit(charting)) return false;
    if (charting->chart->kind == CHART_PIE) return pie_fits(charting);
    return charting->chart->kind != CHART_LINE || line_fits(charting);
}
