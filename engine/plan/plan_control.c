/* plan/plan_control.c - lines of control charts: the points they are worked from, and what they may be worked from.
 *
 * Limits are lawful for what happened in a period: counts, sums and means of flows. Not for stocks, which depend on their own past, and
 * not for percentages and rates, whose base varies (docs/publishing-rules.md, "Control charts"). The median of a run chart is lawful for all. */
#include "plan/plan_state.h"

static const struct line_draft *other_line(const struct cell_walk *walk, bool along_rows, size_t index) {
    return along_rows ? &walk->columns->lines[index] : &walk->rows->lines[index];
}

static bool is_point(const struct line_draft *line) {
    return line->kind == AXIS_BY_PERIOD && !line->is_again;
}

static bool tell(const struct cell_walk *walk, const struct line_draft *line, const char *why, const char *hint) {
    DIAG(walk->state->diags, MSG_PLAN_CONTROL, line->line.entry->of_places[0], hint, walk->table->id, line->line.label, why);
    return false;
}

/* One series of periods stands across from the line, and nothing cuts it. */
static bool has_one_series(const struct cell_walk *walk, bool along_rows, const struct line_draft *line) {
    const struct axis_draft *other = along_rows ? walk->columns : walk->rows;
    size_t n_points = 0;
    for (size_t i = 0; i < other->n; i++) {
        const struct line_draft *across = other_line(walk, along_rows, i);
        if (!is_point(across)) continue;
        n_points++;
        if (across->n_dimensions > 0) return tell(walk, line, "the periods across from it are more than one series", "draw each in a table of its own");
    }
    return n_points > 0 || tell(walk, line, "no periods stand across from it", "give the other axis a `by_period`");
}

static const char *why_unlawful(const struct cell_walk *walk, const struct line_draft *of, const struct line_draft *across) {
    static const char varies[] = "it is of percentages or rates, whose base varies";
    if (!plan_is_counted(of)) return of->kind == AXIS_SHARE || of->kind == AXIS_RATE ? varies : "it is arithmetic on other lines";
    const struct model_measure *measure = of->measure != NULL ? of->measure : across->measure;
    enum measure_kind kind = measure == NULL ? MEASURE_COUNT : measure->kind;
    if (kind == MEASURE_PERCENT || kind == MEASURE_PERCENT_OF || kind == MEASURE_PERCENT_OF_LINE) return varies;
    if (kind == MEASURE_LIMIT) return "it is a limit, not a measurement";
    size_t population = of->population != NONE ? of->population : across->population != NONE ? across->population : walk->table->population;
    bool is_flow = population != NONE && walk->state->model->populations[population].kind == POPULATION_FLOW;
    return is_flow ? NULL : "it counts a stock, which depends on its own past";
}

static bool is_lawful(const struct cell_walk *walk, bool along_rows, const struct line_draft *line) {
    const struct axis_draft *own = along_rows ? walk->rows : walk->columns;
    const struct line_draft *of = &own->lines[line->of[0]];
    const struct line_draft *across = along_rows ? walk->column : walk->row;
    const char *why = line->line.entry->control == CONTROL_MEDIAN ? NULL : why_unlawful(walk, of, across);
    return why == NULL || tell(walk, line, why, "draw a run chart: `control: median`");
}

/* The cells of the line that it is of, one for each period. */
static void points_of(const struct cell_walk *walk, bool along_rows, const struct line_draft *line, struct plan_cell *ret) {
    size_t n = along_rows ? walk->columns->n : walk->rows->n;
    size_t *of = ARENA_ARRAY(walk->state->arena, size_t, n);
    for (size_t i = 0; i < n; i++) {
        if (!is_point(other_line(walk, along_rows, i))) continue;
        of[ret->n_of++] = along_rows ? line->of[0] * walk->columns->n + i : i * walk->columns->n + line->of[0];
    }
    ret->of = of;
}

bool plan_control_cell(const struct cell_walk *walk, bool along_rows, struct plan_cell *ret) {
    const struct line_draft *line = along_rows ? walk->row : walk->column;
    if (!has_one_series(walk, along_rows, line)) return false;
    ret->formula = FORMULA_NOT_APPLICABLE;
    if (!is_point(along_rows ? walk->column : walk->row)) return true;
    if (!is_lawful(walk, along_rows, line)) return false;
    ret->formula = FORMULA_CONTROL;
    ret->control = line->line.entry->control;
    ret->is_screened = line->line.entry->is_screened;
    points_of(walk, along_rows, line, ret);
    return true;
}
