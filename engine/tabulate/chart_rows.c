/* tabulate/chart_rows.c - charts as references to the cells of their tables. */
#include "tabulate/paper.h"

#include "result/words.h"

static const struct table *table_of(struct working *working, const struct model_chart *model) {
    return working->tables[model->table].table;
}

void tell_no_line(struct working *working, const struct table *table, bool is_row, const char *id, struct place place) {
    size_t n = is_row ? table->n_rows : table->n_columns;
    const struct line *lines = is_row ? table->rows : table->columns;
    const char **ids = ARENA_ARRAY(working->arena, const char *, n);
    for (size_t i = 0; i < n; i++) ids[i] = lines[i].id;
    const char *nearest = text_nearest(working->arena, id, ids, n);
    DIAG(working->diags, MSG_TABULATE_NO_LINE, place,
         nearest == NULL ? NULL : TEXT(working->arena, "did you mean '", nearest, "'?"), is_row ? "row" : "column", id, table->id);
}

/* A line that the plan has was dropped, because it is empty: it can be named. */
static bool is_planned(const struct working_table *from, bool is_row, const char *id) {
    const struct plan_line *lines = is_row ? from->plan->rows : from->plan->columns;
    size_t n = is_row ? from->plan->n_rows : from->plan->n_columns;
    for (size_t i = 0; i < n; i++)
        if (text_equal(lines[i].id, id)) return true;
    return false;
}

/* Index of a named line, SIZE_MAX for one that was dropped; told where the table has none. */
static bool find_line(struct working *working, const struct working_table *from, bool is_row, const char *id, struct place place,
                      size_t *ret) {
    const struct table *table = from->table;
    *ret = is_row ? table_row(table, id) : table_column(table, id);
    if (*ret != SIZE_MAX || is_planned(from, is_row, id)) return true;
    tell_no_line(working, table, is_row, id, place);
    return false;
}

/* More series than there are colours that can be told apart would show two in one. */
static bool has_colours(struct working *working, const struct model_chart *model) {
    static const size_t most[] = {[MODEL_CHART_BAR] = 1, [MODEL_CHART_GROUPED] = 6, [MODEL_CHART_STACKED_PERCENT] = 6};
    if (model->n_columns <= most[model->kind]) return true;
    DIAG(working->diags, MSG_TABULATE_SERIES, model->place, "draw fewer columns, or make two charts of it", model->id,
         text_from_int(working->arena, (int64_t)model->n_columns), text_from_int(working->arena, (int64_t)most[model->kind]));
    return false;
}

static bool make_series(struct working *working, const struct model_chart *model, struct chart *chart) {
    const struct working_table *from = &working->tables[model->table];
    struct chart_series *series = ARENA_ARRAY(working->arena, struct chart_series, model->n_columns);
    for (size_t i = 0; i < model->n_columns; i++) {
        size_t column;
        if (!find_line(working, from, false, model->columns[i], model->columns_places[i], &column)) return false;
        if (column == SIZE_MAX) continue;
        series[chart->n_series++] = (struct chart_series){.label = chart->table->columns[column].label, .column = column};
    }
    chart->series = series;
    if (chart->n_series > 0) return true;
    tell_no_line(working, chart->table, false, model->columns[0], model->columns_places[0]);
    return false;
}

static bool make_rows(struct working *working, const struct model_chart *model, struct chart *chart) {
    size_t *rows = ARENA_ARRAY(working->arena, size_t, chart->table->n_rows + model->n_rows);
    for (size_t i = 0; i < model->n_rows; i++) {
        size_t row;
        if (!find_line(working, &working->tables[model->table], true, model->rows[i], model->rows_places[i], &row)) return false;
        if (row != SIZE_MAX) rows[chart->n_rows++] = row;
    }
    for (size_t i = 0; model->rows == NULL && i < chart->table->n_rows; i++)
        if (!chart->table->rows[i].is_total && !chart->table->rows[i].is_derived) rows[chart->n_rows++] = i;
    chart->rows = rows;
    return true;
}

static enum chart_kind kind_of(enum model_chart_kind kind) {
    static const enum chart_kind kinds[] = {
        [MODEL_CHART_BAR] = CHART_BAR, [MODEL_CHART_GROUPED] = CHART_GROUPED, [MODEL_CHART_STACKED_PERCENT] = CHART_STACKED_PERCENT};
    return kinds[kind];
}

static const char *axis_title(struct working *working, const struct model_chart *model, const struct chart *chart) {
    static const char *const of_unit[N_UNITS] = {[UNIT_COUNT] = "Number", [UNIT_PERCENT] = "Percentage", [UNIT_WORKING_DAYS] = "Working days",
                                                 [UNIT_DIFFERENCE] = "Difference", [UNIT_POINTS] = "Percentage points"};
    const struct plan *plan = working->inputs->plan;
    if (model->axis_title != NULL) return plan_tokens(working->arena, plan, model->axis_title);
    if (chart->n_series == 1) return chart->series[0].label;
    return of_unit[chart->table->columns[chart->series[0].column].unit];
}

static bool make_chart(struct working *working, const struct model_chart *model, struct chart *ret) {
    const struct plan *plan = working->inputs->plan;
    const struct table *table = table_of(working, model);
    *ret = (struct chart){.id = model->id, .kind = kind_of(model->kind), .table = table, .base = table->base, .focus_row = SIZE_MAX};
    ret->number = working->paper->chart_numbers[model - plan->model->charts];
    ret->title = model->title != NULL ? plan_tokens(working->arena, plan, model->title) : table->title;
    if (!has_colours(working, model) || !make_series(working, model, ret) || !make_rows(working, model, ret)) return false;
    ret->axis_title = axis_title(working, model, ret);
    ret->alternative_text = words_of_chart(working->arena, ret);
    return true;
}

enum status charts_make(struct working *working) {
    const struct model *model = working->inputs->plan->model;
    struct chart *charts = ARENA_ARRAY(working->arena, struct chart, model->n_charts);
    bool all = true;
    for (size_t i = 0; i < model->n_charts; i++) all = make_chart(working, &model->charts[i], &charts[i]) && all;
    if (!all) return STATUS_SPEC;
    working->report->charts = charts;
    working->report->n_charts = model->n_charts;
    return STATUS_OK;
}
