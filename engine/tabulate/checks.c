/* tabulate/checks.c - what must hold: tables foot, tables over one population agree, and the specification's own checks.
 *
 * Sums are taken from the cells that will be shown, totals from counts of their own, so a record that fell through a table's lines
 * shows here. */
#include "tabulate/working.h"

#include "spec/spec.h"

#include <string.h>

void checks_add(struct working *working, struct check check) {
    *ARENA_PUSH(working->arena, working->checks, working->n_checks, working->check_capacity) = check;
}

static const char *count_text(struct arena *arena, int64_t value) {
    return number_text(arena, (struct decimal){value, 0}, NUMBER_THOUSANDS);
}

/* --- footing -------------------------------------------------------------------------------------------------------- */

/* Sum of a relation's parts over the target's denominator; false where it cannot be told. */
static bool sum_of_parts(const struct table *table, const struct relation *relation, int64_t *ret) {
    int64_t sum = 0;
    for (size_t i = 0; i < relation->n_parts; i++) {
        const struct cell *part = &table->cells[relation->parts[i]];
        if (part->kind != CELL_NUMBER || part->value.denominator != table->cells[relation->target].value.denominator ||
            !number_add(sum, part->value.numerator, &sum))
            return false;
    }
    *ret = sum;
    return true;
}

/* "row 'Total', column 'Comments': the lines add up to 135, the total is 136". */
static const char *gap_words(struct arena *arena, const struct table *table, const struct relation *relation, int64_t sum) {
    const struct line *row = &table->rows[relation->target / table->n_columns];
    const struct line *column = &table->columns[relation->target % table->n_columns];
    return TEXT(arena, "'", row->label, "', '", column->label, "': the lines add up to ", count_text(arena, sum), ", the total is ",
                count_text(arena, table->cells[relation->target].value.numerator));
}

/* Whether all relations of a table hold; words of the first that does not. */
static bool foots(struct arena *arena, const struct table *table, size_t *ret_n, const char **ret_detail) {
    *ret_n = 0;
    for (size_t i = 0; i < table->n_relations; i++) {
        const struct relation *relation = &table->relations[i];
        int64_t sum;
        if (relation->kind != RELATION_SUM || !relation->must_hold || table->rows[relation->target / table->n_columns].is_derived ||
            table->columns[relation->target % table->n_columns].is_derived || !sum_of_parts(table, relation, &sum))
            continue;
        ++*ret_n;
        if (sum == table->cells[relation->target].value.numerator) continue;
        *ret_detail = gap_words(arena, table, relation, sum);
        return false;
    }
    return true;
}

static void check_footing(struct working *working, const struct table *table) {
    size_t n = 0;
    const char *detail = NULL;
    bool holds = foots(working->arena, table, &n, &detail);
    if (n == 0) return;
    if (holds) detail = n == 1 ? "1 total" : TEXT(working->arena, text_from_int(working->arena, (int64_t)n), " totals");
    checks_add(working, (struct check){
                           .id = TEXT(working->arena, "foots:", table->id),
                           .sentence = TEXT(working->arena, "The lines of '", table->id, "' add up to their totals"),
                           .outcome = holds ? CHECK_PASSED : CHECK_FAILED,
                           .detail = detail,
                       });
}

/* --- agreement ------------------------------------------------------------------------------------------------------ */

/* What the lines of one table add up to, where their total is the size of a population. */
struct population_sum {
    const char *population;      /* canonical text of the cube without dimensions */
    const char *label;
    const char *table;
    int64_t sum;
};

struct population_sums {
    struct population_sum *items;
    size_t n, capacity;
};

/* The label of the population that the cube counts, all of it and nothing else; NULL where there is none. */
static const char *label_of(struct arena *arena, const struct plan *plan, const struct plan_cube *cube) {
    for (size_t i = 0; i < plan->model->n_populations; i++) {
        const struct model_population *population = &plan->model->populations[i];
        if (population->source != cube->source) continue;
        const struct expr *where = spec_where(population, plan->windows[cube->window].end);
        bool is_all = where == NULL && cube->n_conditions == 0;
        bool is_condition = cube->n_conditions == 1 && plan->conditions[cube->conditions[0]].where == where;
        if (!is_all && !is_condition) continue;
        return cube->window == 0 ? population->label
                                 : TEXT(arena, population->label, " in ", period_label(arena, plan->windows[cube->window]));
    }
    return NULL;
}

/* Rows and columns of one table that add up to the same say nothing that footing does not. */
static bool is_told(const struct population_sums *sums, const char *population, const char *table, int64_t sum) {
    for (size_t i = 0; i < sums->n; i++)
        if (sums->items[i].sum == sum && text_equal(sums->items[i].table, table) && text_equal(sums->items[i].population, population))
            return true;
    return false;
}

static void add_sum(struct working *working, struct population_sums *sums, const struct working_table *table,
                    const struct plan_footing *footing, size_t other) {
    const struct plan *plan = working->inputs->plan;
    size_t stride = footing->is_row_axis ? table->plan->n_columns : 1, step = footing->is_row_axis ? 1 : table->plan->n_columns;
    const struct plan_cell *total = &table->plan->cells[footing->total * stride + other * step];
    if (total->formula != FORMULA_COUNT || total->is_unavailable || plan->cubes[total->numerator.cube].n_dimensions > 0) return;
    int64_t sum = 0;
    for (size_t i = 0; i < footing->n_parts; i++) {
        const struct plan_cell *part = &table->plan->cells[footing->parts[i] * stride + other * step];
        if (part->formula == FORMULA_REST) continue; /* all that it may hold are parts themselves */
        /* A part that cannot be told may lack the very condition that would make it one: what it counts says nothing. */
        if (part->formula != FORMULA_COUNT || part->is_unavailable) return;
        sum += quantity_value(working, part->numerator);
    }
    if (is_told(sums, plan->cubes[total->numerator.cube].text, table->plan->model->id, sum)) return;
    *ARENA_PUSH(working->arena, sums->items, sums->n, sums->capacity) =
        (struct population_sum){.population = plan->cubes[total->numerator.cube].text,
                                .label = label_of(working->arena, plan, &plan->cubes[total->numerator.cube]),
                                .table = table->plan->model->id,
                                .sum = sum};
}

static void gather_sums(struct working *working, struct population_sums *sums) {
    for (size_t i = 0; i < working->inputs->plan->n_tables; i++) {
        const struct working_table *table = &working->tables[i];
        for (size_t f = 0; f < table->plan->n_footings; f++) {
            const struct plan_footing *footing = &table->plan->footings[f];
            if (!footing->must_hold) continue;
            size_t n_other = footing->is_row_axis ? table->plan->n_columns : table->plan->n_rows;
            for (size_t other = 0; other < n_other; other++) add_sum(working, sums, table, footing, other);
        }
    }
}

static void add_agreement(struct working *working, const struct population_sums *sums, size_t first) {
    struct text_builder detail = {.arena = working->arena};
    const char *label = NULL;
    bool agree = true;
    size_t n = 0;
    for (size_t i = first; i < sums->n; i++) {
        if (!text_equal(sums->items[i].population, sums->items[first].population)) continue;
        if (label == NULL) label = sums->items[i].label;
        if (sums->items[i].sum != sums->items[first].sum) agree = false;
        text_add(&detail, n++ == 0 ? "" : ", ");
        text_add(&detail, TEXT(working->arena, sums->items[i].table, " ", count_text(working->arena, sums->items[i].sum)));
    }
    if (n < 2) return;
    if (label == NULL) label = sums->items[first].population;
    checks_add(working, (struct check){
                           .id = TEXT(working->arena, "agree:", text_slug(working->arena, label)),
                           .sentence = TEXT(working->arena, "Tables of ", label, " count the same records"),
                           .outcome = agree ? CHECK_PASSED : CHECK_FAILED,
                           .detail = text_done(&detail),
                       });
}

static bool is_first(const struct population_sums *sums, size_t index) {
    for (size_t i = 0; i < index; i++)
        if (text_equal(sums->items[i].population, sums->items[index].population)) return false;
    return true;
}

static void check_agreement(struct working *working) {
    struct population_sums sums = {0};
    gather_sums(working, &sums);
    for (size_t i = 0; i < sums.n; i++)
        if (is_first(&sums, i)) add_agreement(working, &sums, i);
}

void checks_run(struct working *working) {
    const struct plan *plan = working->inputs->plan;
    for (size_t i = 0; i < plan->model->n_checks; i++) check_declared(working, i);
    for (size_t i = 0; i < plan->n_tables; i++) check_footing(working, working->tables[i].table);
    check_layers(working);
    check_agreement(working);
    working->report->checks = working->checks;
    working->report->n_checks = working->n_checks;
}
