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

/* The cell of a series in a row of the chart that is worked from points; NULL where there is none. */
static const struct plan_cell *worked_cell(const struct charting *charting, const struct chart_series *series, size_t row) {
    const struct plan_table *plan = charting->from->plan;
    size_t line = charting->from->rows[charting->chart->rows[row]];
    const struct plan_cell *cell = &plan->cells[line * plan->n_columns + charting->from->columns[series->column]];
    return cell->formula == FORMULA_CONTROL ? cell : NULL;
}

/* The point that a row of the chart is, or NONE. */
static size_t point_of(const struct charting *charting, const struct plan_cell *plan, size_t row) {
    size_t line = charting->from->rows[charting->chart->rows[row]];
    for (size_t i = 0; i < plan->n_of; i++)
        if (plan->of[i] / charting->from->plan->n_columns == line) return i;
    return NONE;
}

/* Each row asks the cell beside it: on both sides of a break there are limits of their own. */
static bool give_signals(struct charting *charting, const struct chart_series *series) {
    struct chart *chart = charting->chart;
    const char **signals = ARENA_ARRAY(charting->working->arena, const char *, chart->n_rows);
    for (size_t i = 0; i < chart->n_rows; i++) {
        enum control_signal *found;
        const struct plan_cell *plan = worked_cell(charting, series, i);
        size_t point = plan == NULL ? NONE : point_of(charting, plan, i);
        if (point == NONE) continue;
        if (!control_signals_of(charting->working, charting->from, plan, &found)) return false;
        signals[i] = control_signal_words(found[point]);
    }
    chart->signals = signals;
    return true;
}

bool chart_roles_give(struct charting *charting) {
    struct chart *chart = charting->chart;
    struct chart_series *series = ARENA_ARRAY(charting->working->arena, struct chart_series, chart->n_series);
    const struct chart_series *worked = NULL;
    for (size_t i = 0; i < chart->n_series; i++) {
        series[i] = chart->series[i];
        if (!is_control(charting, &series[i])) continue;
        series[i].role = role_of(line_of(charting, &series[i])->entry->control);
        /* Limits say more than a centre does. */
        if (worked == NULL || series[i].role != SERIES_CENTRE) worked = &series[i];
    }
    chart->series = series;
    return worked == NULL || give_signals(charting, worked);
}
