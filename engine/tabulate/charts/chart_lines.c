/* tabulate/charts/chart_lines.c - the columns and rows of its table that a chart draws, and which of them it picks out. */
#include "tabulate/charts/charting.h"

void tell_no_line(struct working *working, const struct table *table, bool is_row, const char *id, struct place place) {
    size_t n = is_row ? table->n_rows : table->n_columns;
    const struct line *lines = is_row ? table->rows : table->columns;
    const char **ids = ARENA_ARRAY(working->arena, const char *, n);
    for (size_t i = 0; i < n; i++) ids[i] = lines[i].id;
    const char *nearest = text_nearest(working->arena, id, ids, n);
    DIAG(working->diags, MSG_TABULATE_NO_LINE, place,
         nearest == NULL ? NULL : TEXT(working->arena, "did you mean '", nearest, "'?"), is_row ? "row" : "column", id, table->id);
}

/* A line that the plan has was dropped, because it is empty, or is in a rest: it can be named. */
static size_t planned_line(const struct working_table *from, bool is_row, const char *id) {
    const struct plan_line *lines = is_row ? from->plan->rows : from->plan->columns;
    size_t n = is_row ? from->plan->n_rows : from->plan->n_columns;
    for (size_t i = 0; i < n; i++)
        if (text_equal(lines[i].id, id)) return i;
    return SIZE_MAX;
}

/* Index of a named line, SIZE_MAX for one that was dropped; told where the table has none. */
static bool find_line(const struct charting *charting, bool is_row, const char *id, struct place place, size_t *ret) {
    const struct table *table = charting->from->table;
    *ret = is_row ? table_row(table, id) : table_column(table, id);
    if (*ret != SIZE_MAX) return true;
    size_t line = planned_line(charting->from, is_row, id);
    if (line != SIZE_MAX && line_is_in_rest(charting->from, is_row, line))
        DIAG(charting->working->diags, MSG_TABULATE_IN_REST, place, "show more with `top`, or leave it out of the chart", id, table->id,
             charting->model->id);
    if (line != SIZE_MAX) return true;
    tell_no_line(charting->working, table, is_row, id, place);
    return false;
}

/* --- series ------------------------------------------------------------------------------------------------- */

/* What all columns share of `text`; NULL where they differ, or one stands under nothing. */
static const char *shared_text(const struct chart *chart, const struct chart_series *series, bool is_group) {
    const char *shared = NULL;
    for (size_t i = 0; i < chart->n_series; i++) {
        const struct line *column = &chart->table->columns[series[i].column];
        const char *text = is_group ? column->group : column->own;
        if (column->group == NULL || (i > 0 && !text_equal(text, shared))) return NULL;
        shared = text;
    }
    return shared;
}

/* Columns that end alike are called by what they stand under: "North" and "South", both numbers. Columns that stand under one header
 * are called by their own names. Else both stand, and no sign between them that reads as "greater than". */
static void shorten_labels(struct charting *charting, struct chart_series *series) {
    const struct chart *chart = charting->chart;
    if (chart->n_series < 2) return;
    const char *group = shared_text(chart, series, true);
    charting->shared = shared_text(chart, series, false);
    for (size_t i = 0; i < chart->n_series; i++) {
        const struct line *column = &chart->table->columns[series[i].column];
        if (charting->shared != NULL) series[i].label = column->group;
        else if (group != NULL) series[i].label = column->own;
        else if (column->group != NULL) series[i].label = TEXT(charting->working->arena, text_replace(charting->working->arena, column->group, " > ", ": "), ": ", column->own);
    }
}

static bool find_series(struct charting *charting) {
    const struct model_chart *model = charting->model;
    struct chart *chart = charting->chart;
    struct chart_series *series = ARENA_ARRAY(charting->working->arena, struct chart_series, model->n_columns);
    for (size_t i = 0; i < model->n_columns; i++) {
        size_t column;
        if (!find_line(charting, false, model->columns[i], model->columns_places[i], &column)) return false;
        if (column == SIZE_MAX) continue;
        bool is_focus = model->kind == MODEL_CHART_LINE && text_equal(model->focus, model->columns[i]);
        series[chart->n_series++] = (struct chart_series){
            .label = chart->table->columns[column].label, .column = column, .is_focus = is_focus};
    }
    chart->series = series;
    if (chart->n_series == 0) {
        tell_no_line(charting->working, chart->table, false, model->columns[0], model->columns_places[0]);
        return false;
    }
    shorten_labels(charting, series);
    return true;
}

/* --- rows --------------------------------------------------------------------------------------------------- */

/* Where no rows are named: what adds up others would stand beside them as if it were one of them. */
static bool is_drawn(const struct line *row) {
    return !row->is_total && !row->is_subtotal && !row->is_derived;
}

static bool find_rows(const struct charting *charting) {
    const struct model_chart *model = charting->model;
    struct chart *chart = charting->chart;
    size_t *rows = ARENA_ARRAY(charting->working->arena, size_t, chart->table->n_rows + model->n_rows);
    for (size_t i = 0; i < model->n_rows; i++) {
        size_t row;
        if (!find_line(charting, true, model->rows[i], model->rows_places[i], &row)) return false;
        if (row != SIZE_MAX) rows[chart->n_rows++] = row;
    }
    for (size_t i = 0; model->rows == NULL && i < chart->table->n_rows; i++)
        if (is_drawn(&chart->table->rows[i])) rows[chart->n_rows++] = i;
    chart->rows = rows;
    return true;
}

/* Whether the rows go down from the largest number of the first series (direction -1), or up from the smallest (1). */
static bool is_sorted(const struct chart *chart, int direction) {
    for (size_t i = 0; i < chart->n_rows; i++) {
        const struct cell *cell = charting_cell(chart, i, 0), *before = i > 0 ? charting_cell(chart, i - 1, 0) : NULL;
        if (cell->kind != CELL_NUMBER) return false;
        if (before != NULL && ratio_compare(cell->value, before->value) * direction < 0) return false;
    }
    return true;
}

/* Rows behind the last one shown that have the same number: they are as large. */
static size_t n_tied(const struct chart *chart, size_t n_shown) {
    size_t n = 0;
    const struct cell *last = charting_cell(chart, n_shown - 1, 0);
    for (size_t i = n_shown; i < chart->n_rows; i++)
        if (ratio_compare(charting_cell(chart, i, 0)->value, last->value) == 0) n++;
    return n;
}

/* "The 10 largest of 24 are shown; 2 more equal the last of them" */
static const char *words_of_top(const struct charting *charting, size_t n_shown) {
    struct arena *arena = charting->working->arena;
    const struct chart *chart = charting->chart;
    bool is_down = is_sorted(chart, -1), is_up = is_sorted(chart, 1), is_sized = is_down != is_up;
    const char *which = is_sized && is_down ? " largest" : is_sized ? " smallest" : "";
    const char *shown = n_shown > 1 || !is_sized ? TEXT(arena, " ", text_from_int(arena, (int64_t)n_shown)) : "";
    const char *words = TEXT(arena, is_sized ? "The" : "The first", shown, which, " of ",
                             text_from_int(arena, (int64_t)chart->n_rows), n_shown == 1 ? " is shown" : " are shown");
    size_t tied = is_sized ? n_tied(chart, n_shown) : 0;
    if (tied == 0) return words;
    return TEXT(arena, words, "; ", text_from_int(arena, (int64_t)tied), " more equal", tied == 1 ? "s " : " ",
                n_shown == 1 ? "it" : "the last of them");
}

/* The rest is left out, and the chart says so. */
static void keep_top(struct charting *charting) {
    size_t top = charting->model->top;
    if (top == 0 || top >= charting->chart->n_rows) return;
    charting->top_words = words_of_top(charting, top);
    charting->chart->n_rows = top;
}

/* --- focus -------------------------------------------------------------------------------------------------- */

static bool draws_row(const struct chart *chart, size_t row) {
    for (size_t i = 0; i < chart->n_rows; i++)
        if (chart->rows[i] == row) return true;
    return false;
}

static bool names(const char *const *ids, size_t n, const char *id) {
    for (size_t i = 0; i < n; i++)
        if (text_equal(ids[i], id)) return true;
    return false;
}

static bool tell_not_drawn(const struct charting *charting, const char *hint) {
    DIAG(charting->working->diags, MSG_CHART_FOCUS, charting->model->focus_place, hint, charting->model->id,
         charting->model->focus);
    return false;
}

/* Before the top is taken: a row that is not among it in one period is simply not picked out. */
static bool find_focus(const struct charting *charting) {
    const struct model_chart *model = charting->model;
    bool is_row = model->kind == MODEL_CHART_BAR;
    size_t line;
    if (model->focus == NULL) return true;
    if (!find_line(charting, is_row, model->focus, model->focus_place, &line)) return false;
    if (!is_row) {
        bool is_named = names(model->columns, model->n_columns, model->focus);
        return is_named || tell_not_drawn(charting, "name it among the columns");
    }
    if (line == SIZE_MAX) return true;
    if (!draws_row(charting->chart, line)) return tell_not_drawn(charting, "name it among the rows");
    charting->chart->focus_row = line;
    return true;
}

bool chart_lines_find(struct charting *charting) {
    if (!find_series(charting) || !find_rows(charting) || !find_focus(charting)) return false;
    keep_top(charting);
    if (!draws_row(charting->chart, charting->chart->focus_row)) charting->chart->focus_row = SIZE_MAX;
    return true;
}
