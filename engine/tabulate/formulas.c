/* tabulate/formulas.c - a function for each formula of the plan: counts and ledgers in, exact cells out.
 *
 * A cell without a number keeps its unit, so that a column reads alike; what is computed from a cell without a number has none either:
 * not available goes before not applicable. */
#include "tabulate/control/control_chart.h"
#include "tabulate/measured.h"

#include <assert.h>

static const struct model *model_of(const struct working *working) {
    return working->inputs->plan->model;
}

static bool work_measured(struct working *working, struct working_table *table, const struct plan_cell *plan, struct cell *ret) {
    (void)table;
    const struct operands alone = {.like = plan, .cells = &plan, .n = 1};
    return measured_cell(working, &alone, ret);
}

/* All that is not shown, taken together. Limits and the like have no rest. */
static bool work_rest(struct working *working, struct working_table *table, const struct plan_cell *plan, struct cell *ret) {
    struct operands operands;
    if (!line_order_rest(working, table, plan, &operands)) return false;
    enum unit unit = operands.like->formula == FORMULA_PERCENT ? UNIT_PERCENT : made_unit(operands.like->unit);
    bool is_unavailable = operands.like->is_unavailable, is_left_out = operands.n > 0;
    for (size_t i = 0; i < operands.n; i++) {
        is_unavailable |= operands.cells[i]->is_unavailable;
        is_left_out &= operands.cells[i]->is_left_out;
    }
    if (!is_measured(operands.like->formula) || is_unavailable || is_left_out) {
        *ret = made_none(unit, is_unavailable ? MARK_NOT_AVAILABLE : MARK_NOT_APPLICABLE);
        return true;
    }
    return measured_cell(working, &operands, ret);
}

static bool work_constant(struct working *working, struct working_table *table, const struct plan_cell *plan, struct cell *ret) {
    (void)working;
    (void)table;
    *ret = made_number(UNIT_WORKING_DAYS, plan->constant);
    return true;
}

static bool work_not_applicable(struct working *working, struct working_table *table, const struct plan_cell *plan, struct cell *ret) {
    (void)working;
    (void)table;
    (void)plan;
    *ret = made_none(made_unit(plan->unit), MARK_NOT_APPLICABLE);
    return true;
}

/* --- as published ------------------------------------------------------------------------------------------------- */

static int64_t power_of_ten(int exponent) {
    int64_t power = 1;
    for (int i = 0; i < exponent; i++) power *= 10;
    return power;
}

static struct cell working_cell(struct working *working, struct working_table *table, size_t index);

/* Why the paper had no number, where it said so. */
static enum mark published_mark(const char *text) {
    static const enum mark reasons[] = {MARK_NOT_APPLICABLE, MARK_CONFIDENTIAL};
    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
        if (text_equal(text, mark_symbol(reasons[i]))) return reasons[i];
    return MARK_NOT_AVAILABLE;
}

/* A mark that stood beside the number. */
static enum mark side_mark(const struct published_figure *figure) {
    for (int mark = MARK_BREAK; figure->mark != NULL && mark < N_MARKS; mark++)
        if (text_equal(figure->mark, mark_symbol((enum mark)mark))) return (enum mark)mark;
    return MARK_NONE;
}

/* "1 of 2" in place of a percentage or a rate, "2 to 5" in place of a change: shown as such again. */
static void published_words(const struct published_figure *figure, struct cell *ret) {
    bool is_change = ret->unit == UNIT_CHANGE, is_ratio = ret->unit == UNIT_PERCENT || ret->unit == UNIT_RATE;
    int64_t numerator = figure->first, denominator = figure->second;
    if (is_change) {
        denominator = figure->first;
        numerator = figure->second - figure->first;
    }
    if ((!is_change && !is_ratio) || denominator <= 0) return;
    ret->kind = CELL_NUMBER;
    ret->mark = MARK_NONE;
    ret->value = (struct ratio){numerator, denominator};
    ret->is_words = ret->is_published = ret->has_base = true;
}

/* The digits that were printed, in the unit of the line that it is compared with. */
static bool work_published(struct working *working, struct working_table *table, const struct plan_cell *plan, struct cell *ret) {
    const struct published_figure *figure = ledger_figure(working, table->plan, plan);
    struct cell own = working_cell(working, table, plan->of[0]);
    enum unit unit = own.unit;
    if (figure == NULL || !figure->has_value) {
        *ret = made_none(unit, figure == NULL ? MARK_NOT_AVAILABLE : published_mark(figure->text));
        ret->per = own.per;
        if (figure != NULL && figure->is_words) published_words(figure, ret);
        return true;
    }
    int64_t denominator;
    if (!number_multiply(power_of_ten(figure->value.decimals), cell_scale(&own), &denominator)) return false;
    *ret = (struct cell){.kind = CELL_NUMBER, .unit = unit, .value = {figure->value.units, denominator}, .is_published = true,
                         .decimals = figure->value.decimals, .has_base = denominator == 1 && own.n_records == 0, .per = own.per,
                         .mark = side_mark(figure)};
    return true;
}

/* --- arithmetic on other cells -------------------------------------------------------------------------------------- */

/* False, with the cell that has no number either, when one of those it is made of has none. */
static bool all_numbers(struct working *working, struct working_table *table, const struct plan_cell *plan, enum unit unit, struct cell *ret) {
    enum mark mark = MARK_NONE;
    for (size_t i = 0; i < plan->n_of; i++) {
        struct cell part = working_cell(working, table, plan->of[i]);
        if (part.kind == CELL_NUMBER) continue;
        if (mark != MARK_NOT_AVAILABLE) mark = part.mark;
    }
    if (mark == MARK_NONE) return true;
    *ret = made_none(unit, mark);
    return false;
}

/* a + sign * b, exactly. */
static bool combine(struct ratio a, struct ratio b, int64_t sign, struct ratio *ret) {
    int64_t left, right;
    if (a.denominator == b.denominator) {
        if (!number_multiply(b.numerator, sign, &right) || !number_add(a.numerator, right, &ret->numerator)) return false;
        ret->denominator = a.denominator;
        return true;
    }
    return number_multiply(a.numerator, b.denominator, &left) && number_multiply(b.numerator, a.denominator, &right) &&
           number_multiply(right, sign, &right) && number_add(left, right, &ret->numerator) &&
           number_multiply(a.denominator, b.denominator, &ret->denominator);
}

static bool is_of_small_base(const struct cell *cell) {
    return cell->is_words || cell->mark == MARK_UNRELIABLE;
}

static int decimals_of_difference(const struct plan_cell *plan, const struct cell *a, const struct cell *b) {
    if (plan->decimals >= 0 && !(cell_is_count(a) && cell_is_count(b))) return plan->decimals;
    return a->decimals > b->decimals ? a->decimals : b->decimals;
}

static bool work_difference(struct working *working, struct working_table *table, const struct plan_cell *plan, struct cell *ret) {
    struct cell a = working_cell(working, table, plan->of[0]), b = working_cell(working, table, plan->of[1]);
    enum unit unit = a.unit == UNIT_PERCENT ? UNIT_POINTS : UNIT_DIFFERENCE;
    if (!all_numbers(working, table, plan, unit, ret)) return true;
    struct cell difference = {.kind = CELL_NUMBER, .unit = unit, .has_base = cell_is_count(&a) && cell_is_count(&b) && a.has_base && b.has_base};
    difference.decimals = unit == UNIT_POINTS ? made_decimals(plan) : decimals_of_difference(plan, &a, &b);
    if (is_of_small_base(&a) || is_of_small_base(&b)) difference.mark = MARK_UNRELIABLE;
    if (!combine(a.value, b.value, -1, &difference.value)) return false;
    if (a.unit == UNIT_RATE && !number_multiply(difference.value.numerator, a.per, &difference.value.numerator)) return false;
    *ret = difference;
    return true;
}

/* Of what is a ratio or a difference already a change in per cent would mislead. */
static bool can_change(enum unit unit) {
    return unit == UNIT_COUNT || unit == UNIT_WORKING_DAYS || unit == UNIT_DAYS || unit == UNIT_RATE;
}

/* The exact difference over the earlier figure. Of nothing, or of less, there is none. */
static bool work_change(struct working *working, struct working_table *table, const struct plan_cell *plan, struct cell *ret) {
    struct cell a = working_cell(working, table, plan->of[0]), b = working_cell(working, table, plan->of[1]);
    if (!all_numbers(working, table, plan, UNIT_CHANGE, ret)) return true;
    *ret = made_none(UNIT_CHANGE, MARK_NOT_APPLICABLE);
    if (!can_change(a.unit) || !can_change(b.unit) || b.value.numerator <= 0) return true;
    struct ratio difference, change;
    if (!combine(a.value, b.value, -1, &difference) || !number_multiply(difference.numerator, b.value.denominator, &change.numerator) ||
        !number_multiply(difference.denominator, b.value.numerator, &change.denominator))
        return false;
    *ret = (struct cell){.kind = CELL_NUMBER, .unit = UNIT_CHANGE, .value = change, .decimals = made_decimals(plan)};
    ret->has_base = cell_is_count(&a) && cell_is_count(&b);
    if (is_of_small_base(&a) || is_of_small_base(&b)) ret->mark = MARK_UNRELIABLE;
    return true;
}

/* Whether two percentages are of the same base: not only of as many records. */
static bool have_one_base(const struct working_table *table, size_t a, size_t b) {
    const struct plan_cell *left = rest_root(table->plan, &table->plan->cells[table->bases[a]]);
    const struct plan_cell *right = rest_root(table->plan, &table->plan->cells[table->bases[b]]);
    if (left == right) return true;
    if (left->formula != right->formula) return false;
    if (left->formula == FORMULA_SHARE) return left->of[1] == right->of[1];
    return left->formula == FORMULA_PERCENT && left->denominator.cube == right->denominator.cube &&
           left->denominator.place == right->denominator.place;
}

/* How many pairs of the parts have one base, of n * (n - 1) / 2. */
static size_t n_pairs_alike(const struct working_table *table, const struct plan_cell *plan) {
    size_t n = 0;
    for (size_t i = 0; i < plan->n_of; i++)
        for (size_t k = 0; k < i; k++) n += have_one_base(table, plan->of[i], plan->of[k]);
    return n;
}

/* Percentages add up over one base; of bases that all differ the sum is the ratio of the sums. Else there is none: [z], and [x] where a
 * paper's percentage does not tell its base. */
static bool add_percentages(struct working *working, struct working_table *table, const struct plan_cell *plan, struct cell *ret) {
    size_t n_alike = n_pairs_alike(table, plan);
    bool is_one_base = n_alike == plan->n_of * (plan->n_of - 1) / 2;
    int64_t numerator = 0, denominator = 0;
    for (size_t i = 0; i < plan->n_of; i++) {
        struct cell part = working_cell(working, table, plan->of[i]);
        if (!part.has_base) {
            *ret = made_none(UNIT_PERCENT, MARK_NOT_AVAILABLE);
            return true;
        }
        if (!number_add(numerator, part.value.numerator, &numerator)) return false;
        if ((i == 0 || !is_one_base) && !number_add(denominator, part.value.denominator, &denominator)) return false;
    }
    if (is_one_base) table->bases[plan - table->plan->cells] = table->bases[plan->of[0]];
    *ret = is_one_base || n_alike == 0 ? made_percentage(plan, numerator, denominator) : made_none(UNIT_PERCENT, MARK_NOT_APPLICABLE);
    return true;
}

static bool work_add(struct working *working, struct working_table *table, const struct plan_cell *plan, struct cell *ret) {
    struct cell sum = working_cell(working, table, plan->of[0]);
    if (!all_numbers(working, table, plan, sum.unit, ret)) return true;
    if (sum.unit == UNIT_PERCENT) return add_percentages(working, table, plan, ret);
    for (size_t i = 1; i < plan->n_of; i++) {
        struct cell part = working_cell(working, table, plan->of[i]);
        sum.has_base = sum.has_base && part.has_base;
        sum.is_published = sum.is_published || part.is_published;
        if (part.decimals > sum.decimals) sum.decimals = part.decimals;
        if (!combine(sum.value, part.value, 1, &sum.value)) return false;
    }
    sum.mark = MARK_NONE;
    *ret = sum;
    return true;
}

/* Of two counts: their ratio, with both as its base. Of anything else: the exact quotient, without one; as a percentage of few records
 * it is marked. */
static bool work_share(struct working *working, struct working_table *table, const struct plan_cell *plan, struct cell *ret) {
    if (!all_numbers(working, table, plan, UNIT_PERCENT, ret)) return true;
    struct cell part = working_cell(working, table, plan->of[0]), whole = working_cell(working, table, plan->of[1]);
    int64_t numerator, denominator;
    if (!number_multiply(part.value.numerator, whole.value.denominator, &numerator) ||
        !number_multiply(part.value.denominator, whole.value.numerator, &denominator))
        return false;
    if (numerator == INT64_MIN || denominator == INT64_MIN) return false;
    *ret = made_percentage(plan, numerator, denominator);
    ret->has_base = ret->has_base && cell_is_count(&part) && cell_is_count(&whole);
    bool is_small = cell_is_count(&whole) && whole.value.numerator < model_of(working)->small_base;
    if (ret->kind == CELL_NUMBER && !ret->has_base && is_small) ret->mark = MARK_UNRELIABLE;
    return true;
}

/* Of two counts or sums: their ratio, shown for every so many. */
static bool work_rate(struct working *working, struct working_table *table, const struct plan_cell *plan, struct cell *ret) {
    if (!work_share(working, table, plan, ret)) return false;
    ret->unit = UNIT_RATE;
    ret->per = plan->per;
    return true;
}

/* --- all cells ------------------------------------------------------------------------------------------------------ */

typedef bool formula_function(struct working *working, struct working_table *table, const struct plan_cell *plan, struct cell *ret);

static formula_function *const formulas[] = {
    [FORMULA_COUNT] = work_measured,
    [FORMULA_SUM] = work_measured,
    [FORMULA_MEAN] = work_measured,
    [FORMULA_DISTINCT] = work_measured,
    [FORMULA_PERCENTILE] = work_measured,
    [FORMULA_MEDIAN] = work_measured,
    [FORMULA_PERCENT] = work_measured,
    [FORMULA_REST] = work_rest,
    [FORMULA_CONSTANT] = work_constant,
    [FORMULA_AS_PUBLISHED] = work_published,
    [FORMULA_DIFFERENCE] = work_difference,
    [FORMULA_CHANGE] = work_change,
    [FORMULA_SHARE] = work_share,
    [FORMULA_RATE] = work_rate,
    [FORMULA_ADD] = work_add,
    [FORMULA_CONTROL] = control_cell,
    [FORMULA_NOT_APPLICABLE] = work_not_applicable,
};

/* A percentage or a rate on few records is marked, or "1 of 2" stands in its place, as the table asks. A mean of few is marked: no words
 * of counts could stand for it. */
static void mind_small_base(struct working *working, const struct working_table *table, struct cell *cell) {
    if (cell->kind != CELL_NUMBER || (cell->is_published && cell->is_words)) return;
    bool is_ratio = (cell->unit == UNIT_PERCENT || cell->unit == UNIT_RATE || cell->unit == UNIT_CHANGE) && cell->has_base;
    int64_t n_records = is_ratio ? cell->value.denominator : cell->n_records;
    if (n_records >= model_of(working)->small_base || (!is_ratio && n_records == 0)) return;
    if (!is_ratio || table->plan->model->small_base == SMALL_BASE_MARK)
        cell->mark = MARK_UNRELIABLE;
    else
        cell->is_words = true;
}

/* First those that it is made of: the plan has no circles, so this ends. */
bool formulas_cell(struct working *working, struct working_table *table, size_t index) {
    if (table->progress[index] != 0) return true;
    table->progress[index] = 1;
    table->bases[index] = index;
    const struct plan_cell *plan = &table->plan->cells[index];
    for (size_t i = 0; i < plan->n_of; i++)
        if (!formulas_cell(working, table, plan->of[i])) return false;
    struct cell *cell = &table->cells[index];
    if (plan->is_unavailable)
        *cell = made_none(plan->formula == FORMULA_PERCENT ? UNIT_PERCENT : made_unit(plan->unit), MARK_NOT_AVAILABLE);
    else if (plan->is_left_out)
        *cell = made_none(UNIT_PERCENT, MARK_NOT_APPLICABLE);
    else if (!formulas[plan->formula](working, table, plan, cell))
        return false;
    cell->plan_key = (uint32_t)(table->plan->first_key + index);
    mind_small_base(working, table, cell);
    if (plan->broken_by != NULL && cell->kind == CELL_NUMBER) cell->mark = MARK_BREAK;
    return cell_finish(working->arena, cell);
}

static struct cell working_cell(struct working *working, struct working_table *table, size_t index) {
    (void)working;
    assert(table->progress[index] != 0);
    return table->cells[index];
}

enum status formulas_work(struct working *working, struct working_table *table) {
    size_t n = table->plan->n_rows * table->plan->n_columns;
    table->cells = ARENA_ARRAY(working->arena, struct cell, n);
    table->progress = ARENA_ARRAY(working->arena, unsigned char, n);
    table->bases = ARENA_ARRAY(working->arena, size_t, n);
    table->row_orders = ARENA_ARRAY(working->arena, struct block_order, table->plan->n_row_blocks);
    table->column_orders = ARENA_ARRAY(working->arena, struct block_order, table->plan->n_column_blocks);
    for (size_t i = 0; i < n; i++) {
        if (formulas_cell(working, table, i)) continue;
        DIAG(working->diags, MSG_TABULATE_OVERFLOW, table->plan->model->place, NULL, table->plan->model->id);
        return STATUS_DATA;
    }
    return STATUS_OK;
}
