#include "tabulate/measured.h"

#include <stdlib.h>

#define DEFAULT_RATIO_DECIMALS 1

int64_t quantity_value(const struct working *working, struct quantity quantity) {
    return count_cube(working->inputs->counter, quantity.cube)[quantity.place];
}

/* --- cells ---------------------------------------------------------------------------------------------------------- */

struct cell made_number(enum unit unit, int64_t value) {
    return (struct cell){.kind = CELL_NUMBER, .unit = unit, .value = {value, 1}, .has_base = true};
}

struct cell made_none(enum unit unit, enum mark mark) {
    return (struct cell){.kind = CELL_NONE, .unit = unit, .value = {0, 1}, .mark = mark};
}

int made_decimals(const struct plan_cell *plan) {
    return plan->decimals >= 0 ? plan->decimals : DEFAULT_RATIO_DECIMALS;
}

enum unit made_unit(enum plan_unit unit) {
    static const enum unit units[] = {
        [PLAN_UNIT_NUMBER] = UNIT_COUNT, [PLAN_UNIT_WORKING_DAYS] = UNIT_WORKING_DAYS, [PLAN_UNIT_DAYS] = UNIT_DAYS};
    return units[unit];
}

/* 0 of 0 is not 0 %. */
struct cell made_percentage(const struct plan_cell *plan, int64_t numerator, int64_t denominator) {
    if (denominator == 0) return made_none(UNIT_PERCENT, MARK_NOT_APPLICABLE);
    if (denominator < 0) {
        numerator = -numerator;
        denominator = -denominator;
    }
    return (struct cell){.kind = CELL_NUMBER, .unit = UNIT_PERCENT, .value = {numerator, denominator}, .has_base = true,
                         .decimals = made_decimals(plan)};
}

/* --- counts, sums, means, percentages --------------------------------------------------------------------------------- */

static bool sum_of(const struct working *working, const struct operands *operands, bool of_denominators, int64_t *ret) {
    *ret = 0;
    for (size_t i = 0; i < operands->n; i++) {
        const struct plan_cell *cell = operands->cells[i];
        if (!number_add(*ret, quantity_value(working, of_denominators ? cell->denominator : cell->numerator), ret)) return false;
    }
    return true;
}

static bool count_of(struct working *working, const struct operands *operands, struct cell *ret) {
    *ret = made_number(made_unit(operands->like->unit), 0);
    return sum_of(working, operands, false, &ret->value.numerator);
}

/* The mean of no records is not 0. */
static bool mean_of(struct working *working, const struct operands *operands, struct cell *ret) {
    int64_t sum, n_records;
    enum unit unit = made_unit(operands->like->unit);
    if (!sum_of(working, operands, false, &sum) || !sum_of(working, operands, true, &n_records)) return false;
    *ret = made_none(unit, MARK_NOT_APPLICABLE);
    if (n_records == 0) return true;
    *ret = (struct cell){.kind = CELL_NUMBER, .unit = unit, .value = {sum, n_records}, .has_base = true, .n_records = n_records,
                         .decimals = made_decimals(operands->like)};
    return true;
}

static bool same_quantity(struct quantity a, struct quantity b) {
    return a.cube == b.cube && a.place == b.place;
}

/* Whether an earlier cell has the same base. */
static bool has_base_before(const struct operands *operands, size_t index) {
    for (size_t i = 0; i < index; i++)
        if (same_quantity(operands->cells[i]->denominator, operands->cells[index]->denominator)) return true;
    return false;
}

/* Over one base percentages add up; over several the ratio is that of the sums, with each base once. */
static bool percent_of(struct working *working, const struct operands *operands, struct cell *ret) {
    int64_t numerator, denominator = 0;
    if (!sum_of(working, operands, false, &numerator)) return false;
    for (size_t i = 0; i < operands->n; i++)
        if (!has_base_before(operands, i) && !number_add(denominator, quantity_value(working, operands->cells[i]->denominator), &denominator)) return false;
    if (operands->n == 0) denominator = quantity_value(working, operands->like->denominator);
    *ret = made_percentage(operands->like, numerator, denominator);
    return true;
}

/* --- values in their order -------------------------------------------------------------------------------------------- */

/* All values of the operands, ascending, each once; n records have one. */
struct values {
    const struct value_count *pairs;
    size_t n_pairs;
    int64_t n;
};

static int compare_values(const void *a, const void *b) {
    int64_t left = ((const struct value_count *)a)->value, right = ((const struct value_count *)b)->value;
    return (left > right) - (left < right);
}

static const struct value_count *joined(struct working *working, const struct operands *operands, size_t *ret_n) {
    struct value_count *all = NULL;
    size_t n = 0, capacity = 0;
    for (size_t i = 0; i < operands->n; i++) {
        struct quantity from = operands->cells[i]->numerator;
        size_t n_pairs;
        const struct value_count *pairs = count_values(working->inputs->counter, from.cube, from.place, &n_pairs);
        for (size_t k = 0; k < n_pairs; k++) *ARENA_PUSH(working->arena, all, n, capacity) = pairs[k];
    }
    if (n > 1) qsort(all, n, sizeof *all, compare_values);
    *ret_n = 0;
    for (size_t i = 0; i < n; i++) {
        if (*ret_n > 0 && all[*ret_n - 1].value == all[i].value)
            all[*ret_n - 1].n += all[i].n;
        else
            all[(*ret_n)++] = all[i];
    }
    return all;
}

static struct values values_of(struct working *working, const struct operands *operands) {
    struct values values = {0};
    if (operands->n == 1) {
        struct quantity from = operands->cells[0]->numerator;
        values.pairs = count_values(working->inputs->counter, from.cube, from.place, &values.n_pairs);
    } else {
        values.pairs = joined(working, operands, &values.n_pairs);
    }
    for (size_t i = 0; i < values.n_pairs; i++) values.n += values.pairs[i].n;
    return values;
}

/* The value of a rank, from 1. */
static int64_t value_at(const struct values *values, int64_t rank) {
    const struct value_count *pair = values->pairs;
    while (rank > pair->n) rank -= (pair++)->n;
    return pair->value;
}

/* Texts have numbers of their own in each cube, so values of two cubes cannot be told to be the same. */
static bool is_one_cube(const struct operands *operands) {
    for (size_t i = 1; i < operands->n; i++)
        if (operands->cells[i]->numerator.cube != operands->cells[0]->numerator.cube) return false;
    return true;
}

static bool distinct_of(struct working *working, const struct operands *operands, struct cell *ret) {
    *ret = made_none(UNIT_COUNT, MARK_NOT_APPLICABLE);
    if (is_one_cube(operands)) *ret = made_number(UNIT_COUNT, (int64_t)values_of(working, operands).n_pairs);
    return true;
}

/* Nearest rank: the value of rank ceil(at * n / 100) (docs/counting-rules.md). */
static bool percentile_of(struct working *working, const struct operands *operands, struct cell *ret) {
    struct values values = values_of(working, operands);
    enum unit unit = made_unit(operands->like->unit);
    int64_t up_to;
    *ret = made_none(unit, MARK_NOT_APPLICABLE);
    if (values.n == 0) return true;
    if (!number_multiply(values.n, operands->like->constant, &up_to)) return false;
    *ret = (struct cell){.kind = CELL_NUMBER, .unit = unit, .value = {value_at(&values, (up_to + 99) / 100), 1}, .n_records = values.n};
    return true;
}

static bool median_of(struct working *working, const struct operands *operands, struct cell *ret) {
    struct values values = values_of(working, operands);
    enum unit unit = made_unit(operands->like->unit);
    int64_t sum;
    *ret = made_none(unit, MARK_NOT_APPLICABLE);
    if (values.n == 0) return true;
    if (!number_add(value_at(&values, (values.n + 1) / 2), value_at(&values, values.n / 2 + 1), &sum)) return false;
    *ret = (struct cell){.kind = CELL_NUMBER, .unit = unit, .value = {sum, 2}, .n_records = values.n, .decimals = made_decimals(operands->like)};
    return true;
}

/* --- all of them ------------------------------------------------------------------------------------------------------ */

typedef bool measured_function(struct working *working, const struct operands *operands, struct cell *ret);

static measured_function *const measured[] = {
    [FORMULA_COUNT] = count_of,       [FORMULA_SUM] = count_of,             [FORMULA_MEAN] = mean_of,       [FORMULA_PERCENT] = percent_of,
    [FORMULA_DISTINCT] = distinct_of, [FORMULA_PERCENTILE] = percentile_of, [FORMULA_MEDIAN] = median_of,
};

bool is_measured(enum formula formula) {
    return (size_t)formula < sizeof measured / sizeof *measured && measured[formula] != NULL;
}

bool measured_cell(struct working *working, const struct operands *operands, struct cell *ret) {
    return measured[operands->like->formula](working, operands, ret);
}
