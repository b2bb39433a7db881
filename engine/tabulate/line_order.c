/* tabulate/line_order.c - which lines are shown and in what order.
 *
 * The groups of a block (a category with all that is nested in it) are sorted by the number in one line of the other axis: of the total
 * among the lines of the group, else of its first. Level ones keep the order of the list, those without a number come after those with
 * one, then the rest, then records without a value. Totals, nets and subtotals stay where they are. Inside a group the same begins again.
 * Where `top` shows only the first groups, the others are in the rest. Lines that may be dropped are, when nothing in their group is
 * other than zero.
 * What gives a block its order never rests on a rest (the plan sees to it), so rests can be worked out while the cells are. */
#include "tabulate/working.h"

#include <stdlib.h>

/* One axis of a table. */
struct axis_view {
    struct working *working;
    struct working_table *table;
    bool is_rows;
    const struct plan_line *lines, *others;
    size_t n, n_other;
    const struct plan_block *blocks;
    struct block_order *orders;
};

static struct axis_view view_of(struct working *working, struct working_table *table, bool is_rows) {
    const struct plan_table *plan = table->plan;
    if (is_rows)
        return (struct axis_view){working, table, true, plan->rows, plan->columns, plan->n_rows, plan->n_columns, plan->row_blocks, table->row_orders};
    return (struct axis_view){working, table, false, plan->columns, plan->rows, plan->n_columns, plan->n_rows, plan->column_blocks, table->column_orders};
}

static size_t cell_index(const struct axis_view *axis, size_t line, size_t other) {
    return axis->is_rows ? line * axis->table->plan->n_columns + other : other * axis->table->plan->n_columns + line;
}

static const struct cell *cell_at(const struct axis_view *axis, size_t line, size_t other) {
    return &axis->table->cells[cell_index(axis, line, other)];
}

static bool in_one_group(const struct axis_view *axis, size_t a, size_t b, size_t level) {
    const struct plan_line *left = &axis->lines[a], *right = &axis->lines[b];
    return left->n_places > level && right->n_places > level && left->places[level].block == right->places[level].block &&
           left->places[level].group == right->places[level].group;
}

/* Lines of a group stand together in the plan. */
static size_t end_of_group(const struct axis_view *axis, size_t first, size_t level) {
    size_t end = first;
    while (end < axis->n && in_one_group(axis, first, end, level)) end++;
    return end;
}

/* --- empty lines --------------------------------------------------------------------------------------------------- */

static bool is_zero(const struct cell *cell) {
    return cell->kind == CELL_NONE || cell->value.numerator == 0;
}

static bool is_empty(const struct axis_view *axis, size_t line) {
    for (size_t i = 0; i < axis->n_other; i++)
        if (!is_zero(cell_at(axis, line, i))) return false;
    return true;
}

static bool is_empty_group(const struct axis_view *axis, size_t line, size_t level) {
    size_t first = line;
    while (first > 0 && in_one_group(axis, first - 1, line, level)) first--;
    for (size_t i = first; i < end_of_group(axis, first, level); i++)
        if (!is_empty(axis, i)) return false;
    return true;
}

static bool has_rest(const struct axis_view *axis, const struct plan_place *place) {
    const struct block_order *order = &axis->orders[place->block];
    for (size_t i = 0; i < axis->blocks[place->block].n_groups; i++)
        if (order->is_in_rest[i]) return true;
    return false;
}

static bool is_dropped(const struct axis_view *axis, size_t line) {
    const struct plan_line *own = &axis->lines[line];
    if (own->is_hidden || line_is_in_rest(axis->table, axis->is_rows, line)) return true;
    for (size_t level = 0; level < own->n_places; level++) {
        const struct plan_place *place = &own->places[level];
        if (place->can_drop && is_empty_group(axis, line, level)) return true;
        if (place->kind == GROUP_REST && !has_rest(axis, place)) return true;
    }
    return false;
}

/* --- the order of a block ------------------------------------------------------------------------------------------ */

/* A group of a block. */
struct line_group {
    size_t first;
    size_t number;     /* in the plan */
    int rank;          /* categories, then the rest, then records without a value */
    struct ratio value;
    bool has_number;
    bool is_empty;     /* and goes for it */
    int direction;     /* -1 largest first, 1 smallest first, 0 in the order of the list */
};

static int compare_groups(const void *a, const void *b) {
    const struct line_group *left = a, *right = b;
    if (left->rank != right->rank) return left->rank - right->rank;
    if (left->direction != 0 && left->has_number != right->has_number) return left->has_number ? -1 : 1;
    int by_value = left->direction == 0 ? 0 : ratio_compare(left->value, right->value) * left->direction;
    if (by_value != 0) return by_value;
    return left->first < right->first ? -1 : 1;
}

/* The line of a group by which it is sorted. */
static size_t key_line(const struct axis_view *axis, size_t first, size_t level) {
    for (size_t i = first; i < end_of_group(axis, first, level); i++)
        if (axis->lines[i].is_total) return i;
    return first;
}

/* Cells that hold no rest: what `top` counts must not rest on what it leaves out. */
static bool is_plain(const struct axis_view *axis, size_t line, size_t other) {
    const struct plan_cell *cell = &axis->table->plan->cells[cell_index(axis, line, other)];
    return cell->formula != FORMULA_REST && cell->n_of == 0;
}

static bool counts_nothing(const struct axis_view *axis, size_t first, size_t level, bool *ret) {
    *ret = true;
    for (size_t i = first; i < end_of_group(axis, first, level); i++)
        for (size_t k = 0; k < axis->n_other; k++) {
            if (!is_plain(axis, i, k)) continue;
            if (!formulas_cell(axis->working, axis->table, cell_index(axis, i, k))) return false;
            if (!is_zero(cell_at(axis, i, k))) *ret = false;
        }
    return true;
}

static bool group_from(const struct axis_view *axis, size_t first, size_t level, struct line_group *ret) {
    static const int directions[] = {[SORT_LIST] = 0, [SORT_LARGEST] = -1, [SORT_SMALLEST] = 1};
    static const int ranks[] = {[GROUP_CATEGORY] = 0, [GROUP_REST] = 1, [GROUP_LAST] = 2, [GROUP_FIXED] = 3};
    const struct plan_place *place = &axis->lines[first].places[level];
    const struct plan_block *block = &axis->blocks[place->block];
    *ret = (struct line_group){.first = first, .number = place->group, .rank = ranks[place->kind], .direction = directions[block->entry->sort],
                               .value = {0, 1}};
    if (place->kind == GROUP_CATEGORY && ret->direction != 0 && axis->n_other > 0) {
        size_t key = key_line(axis, first, level);
        if (!formulas_cell(axis->working, axis->table, cell_index(axis, key, block->sort_line))) return false;
        const struct cell *cell = cell_at(axis, key, block->sort_line);
        ret->has_number = cell->kind == CELL_NUMBER;
        if (ret->has_number) ret->value = cell->value;
    }
    return !place->can_drop || block->entry->top == 0 || counts_nothing(axis, first, level, &ret->is_empty);
}

static bool find_groups(const struct axis_view *axis, size_t block, struct line_group *groups, size_t *ret_n) {
    *ret_n = 0;
    for (size_t i = 0; i < axis->n; i++)
        for (size_t level = 0; level < axis->lines[i].n_places; level++) {
            const struct plan_place *place = &axis->lines[i].places[level];
            bool is_first = place->block == block && (i == 0 || !in_one_group(axis, i - 1, i, level));
            if (is_first && place->kind != GROUP_FIXED && !group_from(axis, i, level, &groups[(*ret_n)++])) return false;
        }
    return true;
}

/* Works out the order of a block, unless it is known. */
static bool order_block(const struct axis_view *axis, size_t block) {
    struct block_order *order = &axis->orders[block];
    struct arena *arena = axis->working->arena;
    if (order->is_known) return true;
    size_t n_groups = axis->blocks[block].n_groups, top = axis->blocks[block].entry->top, n_shown = 0;
    struct line_group *groups = ARENA_ARRAY(arena, struct line_group, n_groups);
    size_t *firsts = ARENA_ARRAY(arena, size_t, n_groups);
    bool *is_in_rest = ARENA_ARRAY(arena, bool, n_groups);
    if (!find_groups(axis, block, groups, &order->n)) return false;
    qsort(groups, order->n, sizeof *groups, compare_groups);
    for (size_t i = 0; i < order->n; i++) {
        firsts[i] = groups[i].first;
        if (top == 0 || groups[i].rank != 0 || groups[i].is_empty) continue;
        is_in_rest[groups[i].number] = n_shown++ >= top;
    }
    order->firsts = firsts;
    order->is_in_rest = is_in_rest;
    order->is_known = true;
    return true;
}

/* --- the rest -------------------------------------------------------------------------------------------------------- */

bool line_is_in_rest(const struct working_table *table, bool is_row, size_t line) {
    const struct plan_line *own = is_row ? &table->plan->rows[line] : &table->plan->columns[line];
    const struct block_order *orders = is_row ? table->row_orders : table->column_orders;
    for (size_t level = 0; level < own->n_places; level++)
        if (orders[own->places[level].block].is_in_rest[own->places[level].group]) return true;
    return false;
}

const struct plan_cell *rest_root(const struct plan_table *plan, const struct plan_cell *cell) {
    while (cell->formula == FORMULA_REST) cell = &plan->cells[cell->of[0]];
    return cell;
}

struct operand_list {
    const struct plan_cell **items;
    size_t n, capacity;
};

/* Adds the cells that one rest takes together; of a rest of rests those of each. */
static bool gather_rest(struct working *working, struct working_table *table, const struct plan_cell *rest, struct operand_list *list) {
    struct axis_view axis = view_of(working, table, rest->is_along_rows);
    size_t index = (size_t)(rest - table->plan->cells), n_columns = table->plan->n_columns;
    const struct plan_line *line = &axis.lines[axis.is_rows ? index / n_columns : index % n_columns];
    if (!order_block(&axis, line->places[line->rest_level].block)) return false;
    for (size_t i = 0; i < rest->n_of; i++) {
        const struct plan_cell *part = &table->plan->cells[rest->of[i]];
        size_t part_line = axis.is_rows ? rest->of[i] / n_columns : rest->of[i] % n_columns;
        const struct plan_place *place = &axis.lines[part_line].places[line->rest_level];
        if (!axis.orders[place->block].is_in_rest[place->group]) continue;
        if (part->formula != FORMULA_REST)
            *ARENA_PUSH(working->arena, list->items, list->n, list->capacity) = part;
        else if (!gather_rest(working, table, part, list))
            return false;
    }
    return true;
}

bool line_order_rest(struct working *working, struct working_table *table, const struct plan_cell *rest, struct operands *ret) {
    struct operand_list list = {0};
    if (!gather_rest(working, table, rest, &list)) return false;
    *ret = (struct operands){.like = rest_root(table->plan, rest), .cells = list.items, .n = list.n};
    return true;
}

/* --- the whole axis --------------------------------------------------------------------------------------------------- */

/* Lines as they are put in order. */
struct ordering {
    size_t *lines;
    size_t n;
};

static void order_lines(const struct axis_view *axis, size_t first, size_t end, size_t level, struct ordering *ret);

static bool is_sorted(const struct axis_view *axis, const struct plan_place *place) {
    return place->kind != GROUP_FIXED && axis->blocks[place->block].entry->sort != SORT_LIST;
}

/* The groups of a sorted block stand together in the plan; returns the line after the last. */
static size_t order_groups(const struct axis_view *axis, size_t first, size_t end, size_t level, struct ordering *ret) {
    size_t block = axis->lines[first].places[level].block;
    const struct block_order *order = &axis->orders[block];
    for (size_t i = 0; i < order->n; i++) order_lines(axis, order->firsts[i], end_of_group(axis, order->firsts[i], level), level + 1, ret);
    while (first < end && axis->lines[first].n_places > level && axis->lines[first].places[level].block == block &&
           axis->lines[first].places[level].kind != GROUP_FIXED)
        first++;
    return first;
}

static void order_lines(const struct axis_view *axis, size_t first, size_t end, size_t level, struct ordering *ret) {
    while (first < end) {
        const struct plan_line *line = &axis->lines[first];
        if (line->n_places <= level) {
            ret->lines[ret->n++] = first++;
        } else if (is_sorted(axis, &line->places[level])) {
            first = order_groups(axis, first, end, level, ret);
        } else {
            size_t after = end_of_group(axis, first, level);
            order_lines(axis, first, after, level + 1, ret);
            first = after;
        }
    }
}

/* All lines in the order shown, then without those that are dropped. */
static size_t order_axis(const struct axis_view *axis, size_t **ret_order, size_t **ret_shown) {
    struct arena *arena = axis->working->arena;
    struct ordering order = {.lines = ARENA_ARRAY(arena, size_t, axis->n)};
    size_t *shown = ARENA_ARRAY(arena, size_t, axis->n), n = 0;
    order_lines(axis, 0, axis->n, 0, &order);
    for (size_t i = 0; i < axis->n; i++) {
        size_t line = order.lines[i];
        bool is_gone = is_dropped(axis, line);
        shown[line] = is_gone ? NONE : n;
        if (!is_gone) order.lines[n++] = line;
    }
    *ret_order = order.lines;
    *ret_shown = shown;
    return n;
}

/* Every cell is worked out by now, so none of these can fail. */
static void order_blocks(const struct axis_view *axis, size_t n_blocks) {
    for (size_t i = 0; i < n_blocks; i++)
        if (!order_block(axis, i)) return;
}

void line_order(struct working *working, struct working_table *table) {
    struct axis_view rows = view_of(working, table, true), columns = view_of(working, table, false);
    order_blocks(&rows, table->plan->n_row_blocks);
    order_blocks(&columns, table->plan->n_column_blocks);
    table->n_rows = order_axis(&rows, &table->rows, &table->shown_row);
    table->n_columns = order_axis(&columns, &table->columns, &table->shown_column);
}
