/* tabulate/charts/charts_make.c - charts as references to the cells of their tables. */
#include "tabulate/charts/charting.h"
#include "tabulate/paper/paper.h"

#include "result/words.h"

const struct cell *charting_cell(const struct chart *chart, size_t row, size_t series) {
    return table_cell(chart->table, chart->rows[row], chart->series[series].column);
}

static enum chart_kind kind_of(enum model_chart_kind kind) {
    static const enum chart_kind kinds[N_MODEL_CHART_KINDS] = {
        [MODEL_CHART_BAR] = CHART_BAR,         [MODEL_CHART_GROUPED] = CHART_GROUPED,
        [MODEL_CHART_STACKED] = CHART_STACKED, [MODEL_CHART_STACKED_PERCENT] = CHART_STACKED_PERCENT,
        [MODEL_CHART_LINE] = CHART_LINE,       [MODEL_CHART_PIE] = CHART_PIE,
    };
    return kinds[kind];
}

static const char *filled_in(const struct charting *charting, const char *text) {
    return plan_tokens(charting->working->arena, charting->working->inputs->plan, text);
}

/* The one series that is not a mean or a limit; NULL where there are more. */
static const struct chart_series *only_data(const struct chart *chart) {
    const struct chart_series *only = NULL;
    for (size_t i = 0; i < chart->n_series; i++) {
        if (chart->series[i].role != SERIES_DATA) continue;
        if (only != NULL) return NULL;
        only = &chart->series[i];
    }
    return only;
}

static const char *axis_title(const struct charting *charting) {
    static const char *const of_unit[N_UNITS] = {[UNIT_COUNT] = "Number",
                                                 [UNIT_PERCENT] = "Percentage",
                                                 [UNIT_WORKING_DAYS] = "Working days",
                                                 [UNIT_DAYS] = "Days",
                                                 [UNIT_RATE] = "Rate",
                                                 [UNIT_DIFFERENCE] = "Difference",
                                                 [UNIT_POINTS] = "Percentage points",
                                                 [UNIT_CHANGE] = "Change in per cent"};
    const struct chart *chart = charting->chart;
    const struct chart_series *only = only_data(chart);
    if (charting->model->axis_title != NULL) return filled_in(charting, charting->model->axis_title);
    if (only != NULL) return only->label;
    if (charting->shared != NULL) return charting->shared;
    return of_unit[chart->table->columns[chart->series[0].column].unit];
}

/* "Base: 709 complaints received. The 10 largest of 24 are shown" */
static const char *base_of(const struct charting *charting) {
    const char *base = charting->chart->table->base;
    if (charting->top_words == NULL || base == NULL) return base != NULL ? base : charting->top_words;
    return TEXT(charting->working->arena, base, ". ", charting->top_words);
}

static bool make_chart(struct working *working, const struct model_chart *model, struct chart *ret) {
    struct charting charting = {
        .working = working, .model = model, .from = &working->tables[model->table], .chart = ret};
    *ret = (struct chart){.id = model->id,
                          .kind = kind_of(model->kind),
                          .table = charting.from->table,
                          .number = working->paper->chart_numbers[model - working->inputs->plan->model->charts],
                          .is_multiples = model->is_multiples,
                          .may_start_above_zero = model->may_start_above_zero,
                          .focus_row = SIZE_MAX};
    ret->title = model->title != NULL ? filled_in(&charting, model->title) : ret->table->title;
    if (!chart_lines_find(&charting) || !chart_fits(&charting) || !chart_roles_give(&charting)) return false;
    ret->base = base_of(&charting);
    ret->axis_title = axis_title(&charting);
    ret->alternative_text =
        words_of_chart(working->arena, ret, charting.top_words, working->inputs->plan->model->small_base);
    return true;
}

enum status charts_make(struct working *working) {
    const struct model *model = working->inputs->plan->model;
    struct chart *charts = ARENA_ARRAY(working->arena, struct chart, model->n_charts);
    bool all = true;
    for (size_t i = 0; i < model->n_charts; i++) all = make_chart(working, &model->charts[i], &charts[i]) && all;
    if (!all) return STATUS_SPEC;
    chart_colours_give(working, charts);
    working->report->charts = charts;
    working->report->n_charts = model->n_charts;
    return STATUS_OK;
}
