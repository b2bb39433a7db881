/* plan/plan_measures.c - what each measure takes from the counts: a place in a cube, or a ratio of two.
 *
 * A cell's records are those of its population that meet every cut of its row and its column. A base leaves cuts out: those of one axis
 * or of both, or, of a subtable, the innermost alone. */
#include "plan/plan_state.h"

#include <string.h>

/* --- conditions as they are written -------------------------------------------------------------------------- */

/* Reads a condition in a source once, however many cells ask for it. */
const struct expr *plan_condition_read(struct plan_state *state, size_t source, struct expr_text text, size_t window) {
    size_t edition = spec_edition(state->model, plan_day(state, window));
    for (size_t i = 0; i < state->n_read; i++) {
        const struct read_condition *read = &state->read[i];
        if (read->source == source && read->text == text.text && read->edition == edition) return read->where;
    }
    const struct expr *where = NULL;
    if (spec_condition(state->arena, state->model, source, text, plan_day(state, window), state->diags, &where) != STATUS_OK) where = NULL;
    *ARENA_PUSH(state->arena, state->read, state->n_read, state->read_capacity) =
        (struct read_condition){.source = source, .text = text.text, .edition = edition, .where = where};
    return where;
}

struct expr_text plan_written(struct plan_state *state, const char *text, struct place place) {
    bool is_new;
    uint32_t index = intern_add(state->written, text, strlen(text), &is_new);
    return (struct expr_text){.text = intern_text(state->written, index), .place = place};
}

bool plan_cell_where(struct cell_walk *walk, struct plan_count *count, struct expr_text text) {
    if (text.text == NULL) return true;
    const struct expr *where = plan_condition_read(walk->state, count->source, text, count->window);
    if (where == NULL) return false;
    plan_break_of(walk, count->source, where);
    if (plan_count_where(walk->state, count, where)) return true;
    DIAG(walk->state->diags, MSG_PLAN_TOO_DEEP, text.place, NULL, walk->table->id);
    return false;
}

/* --- what both lines demand ----------------------------------------------------------------------------------- */

bool plan_has_cut(const struct line_draft *line, size_t level, enum cuts cuts) {
    if (cuts == ALL_CUTS) return true;
    return cuts == OUTER_CUTS && level < line->n_levels;
}

bool plan_has_where(const struct line_draft *line, size_t where, enum cuts cuts) {
    return !line->where[where].is_cut || plan_has_cut(line, line->where[where].level, cuts);
}

/* Whether the list is that of the column or field in the run's own period: then it is the period that makes the difference. */
static bool has_changed(const struct cell_walk *walk, const struct plan_count *count, const char *by, const struct code_list *list) {
    const struct plan_state *state = walk->state;
    size_t slot = plan_slot(state->model, count->source, by, plan_day(state, 0));
    return count->window != 0 && slot != NONE && state->model->sources[count->source].scope.slots[slot].kind.list == list;
}

static bool push_dimension(struct cell_walk *walk, struct plan_count *count, struct place place, size_t slot, size_t category) {
    const struct value_kind *kind = &walk->state->model->sources[count->source].scope.slots[slot].kind;
    plan_break_of_slot(walk, count->source, slot);
    plan_break_of_category(walk, kind->list, category);
    if (count->n_dimensions == PLAN_MAX_DIMENSIONS) {
        DIAG(walk->state->diags, MSG_PLAN_TOO_DEEP, place, NULL, walk->table->id);
        return false;
    }
    count->dimensions[count->n_dimensions] =
        (struct plan_dimension){.slot = slot, .list = kind->list, .is_many = kind->type == TYPE_CATEGORIES};
    count->places[count->n_dimensions++] = category;
    return true;
}

/* A category of another list; records without a value, or not in the list, are that in any. */
static bool cross_dimension(struct cell_walk *walk, struct plan_count *count, const struct line_dimension *wanted, size_t slot) {
    const struct code_list *list = walk->state->model->sources[count->source].scope.slots[slot].kind.list;
    size_t n = wanted->list->n_categories;
    if (wanted->category >= n) return push_dimension(walk, count, wanted->place, slot, list->n_categories + wanted->category - n);
    bool *is_wanted = ARENA_ARRAY(walk->state->arena, bool, n);
    is_wanted[wanted->category] = true;
    return plan_cross(walk, count, (struct plan_crossing){wanted->by, wanted->place, slot, wanted->list, is_wanted});
}

static bool add_dimension(struct cell_walk *walk, struct plan_count *count, const struct line_dimension *wanted) {
    struct plan_state *state = walk->state;
    size_t slot;
    if (!plan_need_slot(state, count->source, wanted->by, plan_day(state, count->window), wanted->place, &slot)) return false;
    const struct value_kind *kind = &state->model->sources[count->source].scope.slots[slot].kind;
    if (kind->list != wanted->list && has_changed(walk, count, wanted->by, wanted->list)) return cross_dimension(walk, count, wanted, slot);
    if (kind->list != wanted->list) {
        DIAG(state->diags, MSG_PLAN_OTHER_LIST, wanted->place, "two sources can share lines only when both columns have the same list",
             wanted->by, state->model->sources[count->source].name);
        return false;
    }
    return push_dimension(walk, count, wanted->place, slot, wanted->category);
}

static bool add_dimensions(struct cell_walk *walk, struct plan_count *count, const struct line_draft *line, enum cuts cuts) {
    for (size_t i = 0; i < line->n_dimensions; i++)
        if (plan_has_cut(line, line->dimensions[i].level, cuts) && !add_dimension(walk, count, &line->dimensions[i])) return false;
    return true;
}

bool plan_cell_population(struct cell_walk *walk, size_t *ret) {
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

/* Whether the count is of one category of the column or field. */
static bool is_cut_by(const struct line_draft *line, const char *by, enum cuts cuts) {
    for (size_t i = 0; i < line->n_dimensions; i++)
        if (text_equal(line->dimensions[i].by, by) && plan_has_cut(line, line->dimensions[i].level, cuts)) return true;
    return false;
}

/* The condition that a column or field has one of these categories; in a period in which it has another list, of what became them. */
static bool add_members(struct cell_walk *walk, struct plan_count *count, struct expr_text text, const struct plan_members *members) {
    const struct plan_state *state = walk->state;
    size_t slot = plan_slot(state->model, count->source, members->by, plan_day(state, count->window));
    const struct code_list *list = slot == NONE ? NULL : state->model->sources[count->source].scope.slots[slot].kind.list;
    if (list == NULL || list == members->list || !has_changed(walk, count, members->by, members->list)) return plan_cell_where(walk, count, text);
    return plan_cross(walk, count, (struct plan_crossing){members->by, text.place, slot, members->list, members->is_wanted});
}

static bool add_wheres(struct cell_walk *walk, struct plan_count *count, const struct line_draft *line, enum cuts cuts) {
    for (size_t i = 0; i < line->n_where; i++) {
        const struct line_where *where = &line->where[i];
        if (!plan_has_where(line, i, cuts)) continue;
        if (where->members.list != NULL ? !add_members(walk, count, where->text, &where->members) : !plan_cell_where(walk, count, where->text))
            return false;
    }
    return true;
}

static bool add_layer(struct cell_walk *walk, struct plan_count *count) {
    const struct model_layer *layer = &walk->table->layer;
    if (layer->where.text == NULL) return true;
    bool *is_wanted = ARENA_ARRAY(walk->state->arena, bool, layer->list->n_categories);
    for (size_t i = 0; i < layer->n_categories; i++)
        is_wanted[code_list_find(walk->state->arena, layer->list, layer->categories[i])] = true;
    return add_members(walk, count, layer->where, &(struct plan_members){layer->by, layer->list, is_wanted});
}

/* The records of the cell, or of a base of it. A category of the layered column is in the layer anyhow. */
bool plan_cell_count(struct cell_walk *walk, size_t population, enum cuts rows, enum cuts columns, struct plan_count *ret) {
    const struct model_layer *layer = &walk->table->layer;
    bool is_in_layer = is_cut_by(walk->row, layer->by, rows) || is_cut_by(walk->column, layer->by, columns);
    plan_count_begin(walk->state, walk->state->model->populations[population].source, population, walk->window, ret);
    plan_break_of_population(walk, population);
    if (!is_in_layer && !add_layer(walk, ret)) return false;
    return add_wheres(walk, ret, walk->row, rows) && add_wheres(walk, ret, walk->column, columns) &&
           add_dimensions(walk, ret, walk->row, rows) && add_dimensions(walk, ret, walk->column, columns);
}

/* --- measures: one function each ------------------------------------------------------------------------------- */

static bool measure_count(struct cell_walk *walk, const struct model_measure *measure, size_t population, struct plan_cell *ret) {
    (void)measure;
    struct plan_count count;
    if (!plan_cell_count(walk, population, ALL_CUTS, ALL_CUTS, &count)) return false;
    ret->formula = FORMULA_COUNT;
    ret->numerator = plan_quantity(walk->state, &count);
    return true;
}

/* The column or field that is summed, in the cell's source. */
static bool summed_slot(struct cell_walk *walk, const struct model_measure *measure, struct plan_count *count) {
    struct plan_state *state = walk->state;
    if (!plan_need_slot(state, count->source, measure->name, plan_day(state, count->window), measure->place, &count->measured_slot)) return false;
    plan_break_of_slot(walk, count->source, count->measured_slot);
    if (state->model->sources[count->source].scope.slots[count->measured_slot].kind.type == TYPE_INTEGER) return true;
    DIAG(state->diags, MSG_PLAN_NOT_A_NUMBER, measure->place, NULL, measure->name);
    return false;
}

static bool measure_sum(struct cell_walk *walk, const struct model_measure *measure, size_t population, struct plan_cell *ret) {
    struct plan_count count;
    if (!plan_cell_count(walk, population, ALL_CUTS, ALL_CUTS, &count) || !summed_slot(walk, measure, &count)) return false;
    ret->formula = FORMULA_SUM;
    ret->unit = plan_unit_of(walk->state, count.source, count.measured_slot);
    ret->numerator = plan_quantity(walk->state, &count);
    return true;
}

struct expr_text plan_has_value(struct plan_state *state, const struct model_measure *measure) {
    return plan_written(state, TEXT(state->arena, measure->name, " is not null"), measure->place);
}

/* The sum over the records that have a value, over their number. */
static bool measure_mean(struct cell_walk *walk, const struct model_measure *measure, size_t population, struct plan_cell *ret) {
    struct plan_count sum, records;
    if (!plan_cell_count(walk, population, ALL_CUTS, ALL_CUTS, &sum)) return false;
    records = sum;
    if (!summed_slot(walk, measure, &sum) || !plan_cell_where(walk, &records, plan_has_value(walk->state, measure))) return false;
    ret->formula = FORMULA_MEAN;
    ret->unit = plan_unit_of(walk->state, sum.source, sum.measured_slot);
    ret->numerator = plan_quantity(walk->state, &sum);
    ret->denominator = plan_quantity(walk->state, &records);
    return true;
}

static bool kept_values(struct cell_walk *walk, size_t population, struct plan_count *values) {
    if (!plan_cell_count(walk, population, ALL_CUTS, ALL_CUTS, values)) return false;
    values->keeps_values = true;
    return true;
}

/* The middle of the values, or the least of them that so many per cent do not exceed. */
static bool measure_order(struct cell_walk *walk, const struct model_measure *measure, size_t population, struct plan_cell *ret) {
    struct plan_count values;
    if (!kept_values(walk, population, &values) || !summed_slot(walk, measure, &values)) return false;
    ret->formula = measure->kind == MEASURE_MEDIAN ? FORMULA_MEDIAN : FORMULA_PERCENTILE;
    ret->unit = plan_unit_of(walk->state, values.source, values.measured_slot);
    ret->constant = measure->at;
    ret->numerator = plan_quantity(walk->state, &values);
    return true;
}

/* How many values differ, whatever they are; a column of many categories has no one value. */
static bool measure_distinct(struct cell_walk *walk, const struct model_measure *measure, size_t population, struct plan_cell *ret) {
    struct plan_state *state = walk->state;
    struct plan_count values;
    if (!kept_values(walk, population, &values) ||
        !plan_need_slot(state, values.source, measure->name, plan_day(state, values.window), measure->place, &values.measured_slot))
        return false;
    plan_break_of_slot(walk, values.source, values.measured_slot);
    if (state->model->sources[values.source].scope.slots[values.measured_slot].kind.type == TYPE_CATEGORIES) {
        DIAG(state->diags, MSG_PLAN_NOT_ONE_VALUE, measure->place, "cut the table `by` it instead", measure->name);
        return false;
    }
    ret->formula = FORMULA_DISTINCT;
    ret->numerator = plan_quantity(state, &values);
    return true;
}

void plan_base_cuts(enum percent_base base, enum cuts *ret_rows, enum cuts *ret_columns) {
    static const struct {
        enum cuts rows, columns;
    } bases[] = {
        [BASE_COLUMN_TOTAL] = {NO_CUTS, ALL_CUTS},    [BASE_SUBTABLE_COLUMN_TOTAL] = {OUTER_CUTS, ALL_CUTS},
        [BASE_ROW_TOTAL] = {ALL_CUTS, NO_CUTS},       [BASE_SUBTABLE_ROW_TOTAL] = {ALL_CUTS, OUTER_CUTS},
        [BASE_TABLE_TOTAL] = {NO_CUTS, NO_CUTS},      [BASE_SUBTABLE_TOTAL] = {OUTER_CUTS, OUTER_CUTS},
    };
    *ret_rows = bases[base].rows;
    *ret_columns = bases[base].columns;
}

/* Whether a total is taken across the periods of a series: what it would be of is one period all the same. */
static bool is_over_periods(const struct line_draft *line, enum cuts cuts) {
    return line->is_in_series && (cuts == NO_CUTS || (cuts == OUTER_CUTS && line->series_level >= line->n_levels));
}

static bool same_window(const struct model_window *a, const struct model_window *b) {
    if (a->kind != b->kind) return false;
    return a->kind != WINDOW_LITERAL || (a->period.start == b->period.start && a->period.end == b->period.end);
}

static bool is_cut(const struct line_draft *line) {
    for (size_t i = 0; i < line->n_where; i++)
        if (line->where[i].is_cut) return true;
    return line->n_dimensions > 0;
}

/* Whether the total of a line with a period of its own is that line alone: nothing that is cut stands beside it, or, where the line itself asks for
 * the percentage, nothing cut in its period. */
static bool is_its_own_total(const struct axis_draft *axis, const struct line_draft *line, const struct model_measure *measure) {
    if (line->kind != AXIS_LINE || line->is_again || line->window.kind == WINDOW_NONE || is_cut(line)) return false;
    for (size_t i = 0; i < axis->n; i++) {
        const struct line_draft *other = &axis->lines[i];
        if (is_cut(other) && (line->measure != measure || same_window(&other->window, &line->window))) return false;
    }
    return true;
}

static bool is_of_one_period(const struct cell_walk *walk, const struct model_measure *measure) {
    enum cuts rows, columns;
    plan_base_cuts(measure->base, &rows, &columns);
    if (is_over_periods(walk->row, rows) || is_over_periods(walk->column, columns)) return true;
    if (columns == ALL_CUTS) return rows == NO_CUTS && is_its_own_total(walk->rows, walk->row, measure);
    return rows == ALL_CUTS && columns == NO_CUTS && is_its_own_total(walk->columns, walk->column, measure);
}

static bool measure_percent_of(struct cell_walk *walk, const struct model_measure *measure, size_t population, struct plan_cell *ret) {
    struct plan_count records, base;
    enum cuts rows, columns;
    plan_base_cuts(measure->base, &rows, &columns);
    if (is_of_one_period(walk, measure)) {
        DIAG(walk->state->diags, MSG_PLAN_PERCENT_OF_PERIODS, measure->place,
             "take it of the other axis (`row_total`), of a line (`percent_of_line`), or within each period (`subtable_column_total`)", walk->table->id);
        return false;
    }
    if (!plan_cell_count(walk, population, ALL_CUTS, ALL_CUTS, &records) || !plan_cell_count(walk, population, rows, columns, &base)) return false;
    if (!plan_leave_out(walk, measure, &records) || !plan_leave_out(walk, measure, &base)) return false;
    ret->formula = FORMULA_PERCENT;
    ret->is_left_out = plan_is_left_out(walk, measure);
    ret->numerator = plan_quantity(walk->state, &records);
    ret->denominator = plan_quantity(walk->state, &base);
    return true;
}

static bool is_a_count(const struct line_draft *line) {
    if (!plan_is_counted(line) || line->line.is_rest) return false;
    return line->measure == NULL || line->measure->kind == MEASURE_COUNT || line->measure->kind == MEASURE_SUM;
}

/* The other line's number, in the same line of the other axis, is the base. */
static bool measure_percent_of_line(struct cell_walk *walk, const struct model_measure *measure, size_t population, struct plan_cell *ret) {
    struct cell_walk other = *walk;
    bool is_along_rows = walk->row->measure == measure;
    if (is_along_rows)
        other.row = &walk->rows->lines[walk->row->measure_of];
    else
        other.column = &walk->columns->lines[walk->column->measure_of];
    if (!is_a_count(is_along_rows ? other.row : other.column)) {
        DIAG(walk->state->diags, MSG_PLAN_NOT_COUNTED, measure->place, "a `share` is of any two lines", measure->line, walk->table->id);
        return false;
    }
    struct plan_count records;
    struct plan_cell base = {0};
    if (!plan_measured_cell(&other, &base) || !plan_cell_count(walk, population, ALL_CUTS, ALL_CUTS, &records)) return false;
    ret->formula = FORMULA_PERCENT;
    ret->numerator = plan_quantity(walk->state, &records);
    ret->denominator = base.numerator;
    walk->state->is_short |= base.is_unavailable;
    return true;
}

static bool measure_percent(struct cell_walk *walk, const struct model_measure *measure, size_t population, struct plan_cell *ret) {
    struct plan_count base;
    if (!plan_cell_count(walk, population, ALL_CUTS, ALL_CUTS, &base) || !plan_cell_where(walk, &base, measure->out_of)) return false;
    struct plan_count part = base;
    if (!plan_cell_where(walk, &part, measure->of)) return false;
    ret->formula = FORMULA_PERCENT;
    ret->numerator = plan_quantity(walk->state, &part);
    ret->denominator = plan_quantity(walk->state, &base);
    return true;
}

bool plan_fixed_category(const struct line_draft *line, const char *by, size_t *ret) {
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
    ret->unit = PLAN_UNIT_WORKING_DAYS;
    if (!plan_fixed_category(walk->row, by, &category) && !plan_fixed_category(walk->column, by, &category)) return true;
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
    [MEASURE_NONE] = measure_count,
    [MEASURE_COUNT] = measure_count,
    [MEASURE_SUM] = measure_sum,
    [MEASURE_MEAN] = measure_mean,
    [MEASURE_DISTINCT] = measure_distinct,
    [MEASURE_MEDIAN] = measure_order,
    [MEASURE_PERCENTILE] = measure_order,
    [MEASURE_PERCENT_OF] = measure_percent_of,
    [MEASURE_PERCENT_OF_LINE] = measure_percent_of_line,
    [MEASURE_PERCENT] = measure_percent,
    [MEASURE_LIMIT] = measure_limit,
};

static bool cell_measure(struct cell_walk *walk, const struct model_measure **ret) {
    static const struct model_measure records = {.kind = MEASURE_COUNT};
    const struct model_measure *row = walk->row->measure, *column = walk->column->measure;
    *ret = row != NULL ? row : column != NULL ? column : &records;
    if (row == NULL || column == NULL) return true;
    DIAG(walk->state->diags, MSG_PLAN_TWO_MEASURES, column->place, "only rows or only columns can say what is measured",
         walk->table->id, walk->row->line.label, walk->column->line.label);
    return false;
}

/* What stands to what: a period that is written out is the base of all others; a comparison takes the run's place for what the other line
 * says. */
static int window_rank(const struct line_draft *line) {
    if (line->window.kind == WINDOW_NONE) return -1;
    return line->is_again ? 1 : line->window.kind == WINDOW_LITERAL ? 2 : 0;
}

static bool are_one_window(struct model_window a, struct model_window b) {
    return a.kind == b.kind && a.period.start == b.period.start && a.period.end == b.period.end;
}

/* The period of the cell: that of its row or of its column. Where both give one, one of them stands to the other: the same period last year
 * of each line of a series. A comparison with what was published counts a line of a series in its own period. */
bool plan_cell_window(struct cell_walk *walk) {
    struct plan_state *state = walk->state;
    bool row_is_first = window_rank(walk->row) > window_rank(walk->column);
    const struct line_draft *first = row_is_first ? walk->row : walk->column, *second = row_is_first ? walk->column : walk->row;
    struct model_window inner = second->window;
    bool is_same = first->is_again && second->is_again && are_one_window(first->window, inner);
    if (is_same || (first->window.kind == WINDOW_LITERAL && second->is_for_ledger)) inner.kind = WINDOW_NONE;
    if (inner.kind != WINDOW_NONE && (window_rank(first) == window_rank(second) || inner.kind == WINDOW_LITERAL)) return false;
    struct period base = spec_window(state->model, state->plan->options.period, first->window);
    walk->window = plan_window(state, spec_window(state->model, base, inner));
    return true;
}

/* What is only there to hold a published figure against it is left alone where there is no such count. */
static bool without_window(const struct cell_walk *walk, struct plan_cell *ret) {
    ret->formula = FORMULA_NOT_APPLICABLE;
    if (walk->row->is_for_ledger || walk->column->is_for_ledger) return true;
    DIAG(walk->state->diags, MSG_PLAN_TWO_PERIODS, walk->column->window.place, "leave one of them out", walk->table->id,
         walk->row->line.label, walk->column->line.label);
    return false;
}

/* Without a word from when its extract is complete nobody can say that a published figure was not right. */
static bool is_beyond_telling(const struct cell_walk *walk, size_t population) {
    const struct model *model = walk->state->model;
    bool is_for_ledger = walk->row->is_for_ledger || walk->column->is_for_ledger;
    return is_for_ledger && model->sources[model->populations[population].source].complete_from == DATE_NONE;
}

bool plan_measured_cell(struct cell_walk *walk, struct plan_cell *ret) {
    size_t population;
    const struct model_measure *measure;
    if (!plan_cell_population(walk, &population) || !cell_measure(walk, &measure)) return false;
    if (!plan_cell_window(walk)) return without_window(walk, ret);
    walk->state->is_short = walk->state->is_unsaid = false;
    walk->state->broken_by = NULL;
    ret->window = walk->window;
    if (!measures[measure->kind](walk, measure, population, ret)) return false;
    ret->is_unavailable = walk->state->is_short || is_beyond_telling(walk, population);
    ret->is_unsaid = walk->state->is_unsaid;
    ret->broken_by = walk->state->broken_by;
    return true;
}
