/* plan/plan_base.c - the records that a whole table is about: "Base: 105 of 181 complaints received".
 *
 * They are those of its population, in its layer, that meet what all its percentages are out of; and every condition that its lines have
 * in common: where it shows percentages, the conditions that all their bases have, since it is they that need a base. */
#include "plan/plan_state.h"

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

/* What the percentages of some entries are out of, in *ret, where they have one condition; false where two differ. */
static bool find_out_of(const struct model_entry *entries, size_t n, struct expr_text *ret) {
    for (size_t i = 0; i < n; i++) {
        const struct model_measure *measure = &entries[i].measure;
        if (!find_out_of(entries[i].each, entries[i].n_each, ret)) return false;
        if (measure->kind != MEASURE_PERCENT) continue;
        if (measure->out_of.text == NULL || (ret->text != NULL && !text_equal(ret->text, measure->out_of.text))) return false;
        *ret = measure->out_of;
    }
    return true;
}

/* The condition that all percentages of a table are out of; its text is NULL where there is no such one. */
static struct expr_text out_of_all(const struct model_table *table) {
    struct expr_text found = {.text = NULL};
    bool is_one = find_out_of(table->rows.entries, table->rows.n_entries, &found) &&
                  find_out_of(table->columns.entries, table->columns.n_entries, &found);
    return is_one ? found : (struct expr_text){.text = NULL};
}

/* --- conditions that lines have in common -------------------------------------------------------------------------- */

/* At most a condition of the layer, one that percentages are out of, and those of one row and one column. */
#define MAX_COMMON (2 * (PLAN_MAX_WHERE + PLAN_MAX_DIMENSIONS) + 2)

struct common {
    const struct axis_draft *rows, *columns;
    bool is_of_percentages;                /* only cells that hold percentages are looked at */
    bool is_begun;                         /* the conditions of a first cell stand in `where` */
    struct expr_text where[MAX_COMMON];
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
static size_t conditions_of(const struct line_draft *line, enum cuts cuts, struct expr_text *ret) {
    size_t n = 0;
    for (size_t i = 0; i < line->n_where; i++)
        if (plan_has_where(line, i, cuts)) ret[n++] = line->where[i].text;
    for (size_t i = 0; i < line->n_bys; i++)
        if (line->bys[i].chosen.text != NULL && plan_has_cut(line, line->bys[i].level, cuts)) ret[n++] = line->bys[i].chosen;
    return n;
}

/* Of a percentage the conditions of its base, of any other cell its own. */
static size_t conditions_of_cell(const struct common *common, const struct line_draft *row, const struct line_draft *column, struct expr_text *ret) {
    const struct model_measure *measure = measure_of(row, column);
    enum cuts row_cuts = ALL_CUTS, column_cuts = ALL_CUTS;
    if (measure != NULL && measure->kind == MEASURE_PERCENT_OF) plan_base_cuts(measure->base, &row_cuts, &column_cuts);
    if (measure != NULL && measure->kind == MEASURE_PERCENT_OF_LINE) {
        bool is_along_rows = row->measure == measure;
        if (is_along_rows) row = &common->rows->lines[row->measure_of];
        else column = &common->columns->lines[column->measure_of];
    }
    size_t n = conditions_of(row, row_cuts, ret);
    return n + conditions_of(column, column_cuts, ret + n);
}

static bool has_condition(const struct expr_text *where, size_t n, const char *text) {
    for (size_t i = 0; i < n; i++)
        if (text_equal(where[i].text, text)) return true;
    return false;
}

/* Keeps of what earlier cells have in common what this one has too. */
static void meet_cell(struct common *common, const struct line_draft *row, const struct line_draft *column) {
    struct expr_text own[MAX_COMMON];
    size_t n_own = conditions_of_cell(common, row, column, own), n = 0;
    if (!common->is_begun) {
        for (size_t i = 0; i < n_own; i++)
            if (!has_condition(common->where, n, own[i].text)) common->where[n++] = own[i];
    } else {
        for (size_t i = 0; i < common->n; i++)
            if (has_condition(own, n_own, common->where[i].text)) common->where[n++] = common->where[i];
    }
    common->is_begun = true;
    common->n = n;
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

/* Those and the table's own: of its layer, and of what its percentages are out of. */
static void conditions_in_common(const struct model_table *table, const struct axis_draft *rows, const struct axis_draft *columns,
                                 struct common *ret) {
    struct expr_text out_of = out_of_all(table);
    lines_in_common(rows, columns, ret);
    if (table->layer.where.text != NULL) ret->where[ret->n++] = table->layer.where;
    if (out_of.text != NULL) ret->where[ret->n++] = out_of;
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
    conditions_in_common(table, rows, columns, &common);
    ret->has_whole = common.n > 0;
    if (ret->has_whole) ret->whole = plan_quantity(state, &count);
    for (size_t i = 0; i < common.n; i++) {
        const struct expr *where = plan_condition_read(state, count.source, common.where[i], count.window);
        if (where == NULL || !plan_count_where(state, &count, where)) return;
    }
    ret->base = plan_quantity(state, &count);
    ret->base_label = state->model->populations[table->population].label;
    ret->has_base = !state->is_short;
}
