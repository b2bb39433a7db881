/* tabulate/charts/chart_roles.c - what each series of a control chart is, and which of its points signal a change. */
#include "tabulate/charts/charting.h"
#include "tabulate/control/control_chart.h"

static const struct plan_line *line_of(const struct charting *charting, const struct chart_series *series) {
    return &charting->from->plan->columns[charting->from->columns[series->column]];
}

static bool is_control(const struct charting *charting, const struct chart_series *series) {
    return line_of(charting, series)->entry->kind == AXIS_CONTROL;
}

static enum series_role role_of(enum control_line line) {
    static const enum series_role roles[] = {[CONTROL_MEAN] = SERIES_CENTRE, [CONTROL_MEDIAN] = SERIES_CENTRE,
                                             [CONTROL_UPPER] = SERIES_UPPER_LIMIT, [CONTROL_LOWER] = SERIES_LOWER_LIMIT};
    return roles[line];
}

/* The cell of a series' line that was worked from points; NULL where there is none. */
static const struct plan_cell *worked_cell(const struct charting *charting, const struct chart_series *series) {
    const struct plan_table *plan = charting->from->plan;
    size_t column = charting->from->columns[series->column];
    for (size_t i = 0; i < plan->n_rows; i++)
        if (plan->cells[i * plan->n_columns + column].formula == FORMULA_CONTROL) return &plan->cells[i * plan->n_columns + column];
    return NULL;
}

/* The point that a row of the chart is, or NONE. */
static size_t point_of(const struct charting *charting, const struct plan_cell *plan, size_t row) {
    size_t line = charting->from->rows[charting->chart->rows[row]];
    for (size_t i = 0; i < plan->n_of; i++)
        if (plan->of[i] / charting->from->plan->n_columns == line) return i;
    return NONE;
}

static bool give_signals(struct charting *charting, const struct plan_cell *plan) {
    struct chart *chart = charting->chart;
    const char **signals = ARENA_ARRAY(charting->working->arena, const char *, chart->n_rows);
    enum control_signal *found;
    if (!control_signals_of(charting->working, charting->from, plan, &found)) return false;
    for (size_t i = 0; i < chart->n_rows; i++) {
        size_t point = point_of(charting, plan, i);
        if (point != NONE) signals[i] = control_signal_words(found[point]);
    }
    chart->signals = signals;
    return true;
}

bool chart_roles_give(struct charting *charting) {
    struct chart *chart = charting->chart;
    struct chart_series *series = ARENA_ARRAY(charting->working->arena, struct chart_series, chart->n_series);
    const struct plan_cell *worked = NULL;
    for (size_t i = 0; i < chart->n_series; i++) {
        series[i] = chart->series[i];
        if (!is_control(charting, &series[i])) continue;
        series[i].role = role_of(line_of(charting, &series[i])->entry->control);
        /* Limits say more than a centre does. */
        if (worked == NULL || series[i].role != SERIES_CENTRE) worked = worked_cell(charting, &series[i]);
    }
    chart->series = series;
    return worked == NULL || give_signals(charting, worked);
}
