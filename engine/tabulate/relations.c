/* tabulate/relations.c - how cells come from other cells of their table, as data: footing checks, audit and release read it. */
#include "tabulate/working.h"

/* The relations of one table while they are gathered. */
struct relation_list {
    struct relation *items;
    size_t n, capacity;
};

static size_t shown_cell(const struct working_table *table, size_t plan_row, size_t plan_column) {
    size_t row = table->shown_row[plan_row], column = table->shown_column[plan_column];
    return row == NONE || column == NONE ? NONE : row * table->n_columns + column;
}

static bool same_quantity(struct quantity a, struct quantity b) {
    return a.cube == b.cube && a.place == b.place;
}

/* Counts and sums add up; percentages do when they have one base. */
bool relations_add_up(const struct plan_table *plan, const struct plan_cell *total, const struct plan_cell *part) {
    total = rest_root(plan, total);
    part = rest_root(plan, part);
    if (total->formula != part->formula) return false;
    if (total->formula == FORMULA_PERCENT) return same_quantity(total->denominator, part->denominator);
    return total->formula == FORMULA_COUNT || total->formula == FORMULA_SUM;
}

static size_t plan_index(const struct working_table *table, const struct plan_footing *footing, size_t line, size_t other) {
    return footing->is_row_axis ? line * table->plan->n_columns + other : other * table->plan->n_columns + line;
}

static size_t shown_index(const struct working_table *table, size_t plan_index) {
    return shown_cell(table, plan_index / table->plan->n_columns, plan_index % table->plan->n_columns);
}

/* Lines that were dropped are zero, so they are left out of the sum; those in a rest are in its line, which is one
 * of a total's parts and none of a net's. */
static void add_footing(struct working *working, struct working_table *table, struct relation_list *list,
                        const struct plan_footing *footing, size_t other) {
    size_t total = plan_index(table, footing, footing->total, other);
    size_t target = shown_index(table, total);
    if (target == NONE || table->cells[total].kind != CELL_NUMBER) return;
    uint32_t *parts = ARENA_ARRAY(working->arena, uint32_t, footing->n_parts);
    size_t n = 0;
    for (size_t i = 0; i < footing->n_parts; i++) {
        size_t part = plan_index(table, footing, footing->parts[i], other);
        if (!relations_add_up(table->plan, &table->plan->cells[total], &table->plan->cells[part])) return;
        if (footing->is_net && line_is_in_rest(table, footing->is_row_axis, footing->parts[i])) return;
        if (table->plan->cells[part].is_left_out) continue;
        if (shown_index(table, part) != NONE) parts[n++] = (uint32_t)shown_index(table, part);
    }
    *ARENA_PUSH(working->arena, list->items, list->n, list->capacity) = (struct relation){
        .kind = RELATION_SUM, .target = (uint32_t)target, .parts = parts, .n_parts = n, .must_hold = footing->must_hold};
}

static bool derived_kind(enum formula formula, enum relation_kind *ret) {
    static const struct {
        enum formula formula;
        enum relation_kind kind;
    } rows[] = {{FORMULA_DIFFERENCE, RELATION_DIFFERENCE}, {FORMULA_CHANGE, RELATION_CHANGE}, {FORMULA_SHARE, RELATION_SHARE},
                {FORMULA_RATE, RELATION_SHARE},            {FORMULA_ADD, RELATION_SUM}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (rows[i].formula != formula) continue;
        *ret = rows[i].kind;
        return true;
    }
    return false;
}

static void add_derived(struct working *working, struct working_table *table, struct relation_list *list, size_t index) {
    const struct plan_cell *plan = &table->plan->cells[index];
    enum relation_kind kind;
    size_t target = shown_index(table, index);
    if (!derived_kind(plan->formula, &kind) || target == NONE || table->cells[index].kind != CELL_NUMBER) return;
    uint32_t *parts = ARENA_ARRAY(working->arena, uint32_t, plan->n_of);
    for (size_t i = 0; i < plan->n_of; i++) {
        if (shown_index(table, plan->of[i]) == NONE) return;
        parts[i] = (uint32_t)shown_index(table, plan->of[i]);
    }
    *ARENA_PUSH(working->arena, list->items, list->n, list->capacity) =
        (struct relation){.kind = kind, .target = (uint32_t)target, .parts = parts, .n_parts = plan->n_of, .must_hold = true};
}

void relations_make(struct working *working, struct working_table *table) {
    const struct plan_table *plan = table->plan;
    struct relation_list list = {0};
    for (size_t i = 0; i < plan->n_footings; i++) {
        size_t n_other = plan->footings[i].is_row_axis ? plan->n_columns : plan->n_rows;
        for (size_t other = 0; other < n_other; other++) add_footing(working, table, &list, &plan->footings[i], other);
    }
    for (size_t i = 0; i < plan->n_rows * plan->n_columns; i++) add_derived(working, table, &list, i);
    table->table->relations = list.items;
    table->table->n_relations = list.n;
}
