/* plan/plan_base.c - the records that a whole table is about: "Base: 105 of 181 complaints received".
 *
 * They are those of its population, in its layer, that meet every condition that its lines have in common: where it shows percentages, the
 * conditions that all their bases have, since it is they that need a base. Where some bases have a condition that others have not, no number
 * of records is the base of them all, which the plan says. */
#include "plan/plan_state.h"

#include <string.h>

static bool is_of_other_periods(const struct model_entry *entry) {
    bool is_counted = entry->kind == AXIS_BY || entry->kind == AXIS_LINE;
    return entry->kind == AXIS_BY_PERIOD || (is_counted && entry->window.kind != WINDOW_NONE);
}

static bool is_about_more(const struct model_entry *entries, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (entries[i].population != NONE || is_of_other_periods(&entries[i]) || is_about_more(entries[i].each, entries[i].n_each))
            return true;
    return false;
}

/* --- conditions that lines have in common -------------------------------------------------------------------------- */

/* A net is one more category of its `by`: as with the others, that its line is of fewer records is seen from its label. */
struct condition {
    struct expr_text text;
    bool is_net;
};

/* At most a condition of the layer, one that a percentage is out of, and those of one row and one column. */
#define MAX_COMMON (2 * (PLAN_MAX_WHERE + PLAN_MAX_DIMENSIONS) + 2)

struct common {
    const struct axis_draft *rows, *columns;
    bool is_of_percentages;                /* only cells that hold percentages are looked at */
    bool is_begun;                         /* the conditions of a first cell stand in `where` */
    bool has_others;                       /* some cell has a condition that another has not */
    struct condition where[MAX_COMMON];
    size_t n;
};

static bool is_shown_count(const struct line_draft *line) {
    return plan_is_counted(line) && !line->line.is_hidden && !line->is_again;
}

static const struct model_measure *measure_of(const struct line_draft *row, const struct line_draft *column) {
    return row->measure != NULL ? row->measure : column->measure;
}

static bool is_percentage(const struct model_measure *measure) {
    if (measure == NULL) return false;
    return measure->kind == MEASURE_PERCENT || measure->kind == MEASURE_PERCENT_OF || measure->kind == MEASURE_PERCENT_OF_LINE;
}

/* Categories that are cut out leave those that were chosen. */
static size_t conditions_of(const struct line_draft *line, enum cuts cuts, struct condition *ret) {
    size_t n = 0;
    for (size_t i = 0; i < line->n_where; i++)
        if (plan_has_where(line, i, cuts))
            ret[n++] = (struct condition){.text = line->where[i].text, .is_net = line->where[i].is_cut && line->where[i].members.list != NULL};
    for (size_t i = 0; i < line->n_bys; i++)
        if (line->bys[i].chosen.text != NULL && plan_has_cut(line, line->bys[i].level, cuts))
            ret[n++] = (struct condition){.text = line->bys[i].chosen};
    return n;
}

/* Of a percentage the conditions of its base, of any other cell its own. */
static size_t conditions_of_cell(const struct common *common, const struct line_draft *row, const struct line_draft *column, struct condition *ret) {
    const struct model_measure *measure = measure_of(row, column);
    enum cuts row_cuts = ALL_CUTS, column_cuts = ALL_CUTS;
    if (measure != NULL && measure->kind == MEASURE_PERCENT_OF) plan_base_cuts(measure->base, &row_cuts, &column_cuts);
    if (measure != NULL && measure->kind == MEASURE_PERCENT_OF_LINE) {
        bool is_along_rows = row->measure == measure;
        if (is_along_rows) row = &common->rows->lines[row->measure_of];
        else column = &common->columns->lines[column->measure_of];
    }
    size_t n = conditions_of(row, row_cuts, ret);
    n += conditions_of(column, column_cuts, ret + n);
    if (measure != NULL && measure->kind == MEASURE_PERCENT && measure->out_of.text != NULL) ret[n++] = (struct condition){.text = measure->out_of};
    return n;
}

static bool has_condition(const struct condition *where, size_t n, const struct condition *wanted) {
    for (size_t i = 0; i < n; i++)
        if (text_equal(where[i].text.text, wanted->text.text)) return true;
    return false;
}

/* Keeps those of `where` that are among others too, once each; returns their number, and whether others than nets went. */
static size_t keep_those_of(struct condition *where, size_t n, const struct condition *others, size_t n_others, bool *has_gone) {
    size_t n_kept = 0;
    for (size_t i = 0; i < n; i++) {
        bool is_of_both = has_condition(others, n_others, &where[i]);
        if (is_of_both && !has_condition(where, n_kept, &where[i])) where[n_kept++] = where[i];
        if (!is_of_both && !where[i].is_net) *has_gone = true;
    }
    return n_kept;
}

/* Keeps of what earlier cells have in common what this one has too. */
static void meet_cell(struct common *common, const struct line_draft *row, const struct line_draft *column) {
    struct condition own[MAX_COMMON];
    size_t n_own = conditions_of_cell(common, row, column, own);
    if (common->is_begun) n_own = keep_those_of(own, n_own, common->where, common->n, &common->has_others);
    else {
        memcpy(common->where, own, n_own * sizeof *own);
        common->n = n_own;
    }
    common->n = keep_those_of(common->where, common->n, own, n_own, &common->has_others);
    common->is_begun = true;
}

static void meet_cells(struct common *common) {
    for (size_t i = 0; i < common->rows->n * common->columns->n; i++) {
        const struct line_draft *row = &common->rows->lines[i / common->columns->n], *column = &common->columns->lines[i % common->columns->n];
        if (!is_shown_count(row) || !is_shown_count(column)) continue;
        if (!common->is_of_percentages || is_percentage(measure_of(row, column))) meet_cell(common, row, column);
    }
}

/* The conditions that all percentages have in common; where there are none, those of all cells. */
static void lines_in_common(const struct axis_draft *rows, const struct axis_draft *columns, struct common *ret) {
    *ret = (struct common){.rows = rows, .columns = columns, .is_of_percentages = true};
    meet_cells(ret);
    if (ret->is_begun) return;
    ret->is_of_percentages = false;
    meet_cells(ret);
}

/* Records that the whole table is about: its population with these conditions. None where some line counts another population, or in
 * another period. */
void plan_base(struct plan_state *state, const struct model_table *table, const struct axis_draft *rows, const struct axis_draft *columns,
               struct plan_table *ret) {
    if (table->population == NONE || !plan_is_available(state, table->population, 0) ||
        is_about_more(table->rows.entries, table->rows.n_entries) || is_about_more(table->columns.entries, table->columns.n_entries))
        return;
    struct plan_count count;
    struct common common;
    state->is_short = false;
    plan_count_begin(state, state->model->populations[table->population].source, table->population, 0, &count);
    lines_in_common(rows, columns, &common);
    if (table->layer.where.text != NULL) common.where[common.n++] = (struct condition){.text = table->layer.where};
    ret->has_whole = common.n > 0;
    if (ret->has_whole) ret->whole = plan_quantity(state, &count);
    for (size_t i = 0; i < common.n; i++) {
        const struct expr *where = plan_condition_read(state, count.source, common.where[i].text, count.window);
        if (where == NULL || !plan_count_where(state, &count, where)) return;
    }
    ret->base = plan_quantity(state, &count);
    ret->has_bases = common.is_of_percentages && common.has_others;
    ret->base_label = state->model->populations[table->population].label;
    ret->has_base = !state->is_short;
}
