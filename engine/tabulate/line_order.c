/* tabulate/line_order.c - which lines are shown and in what order.
 *
 * The lines of one `by` entry are a block; within it, groups (a category with all that is nested in it) are sorted by the number in
 * the first line of the other axis; level ones keep the order of the list, those without a number come after those with one, and records
 * without a value stand last. Totals stay where they are. Lines that may be dropped are, when nothing in them is other than zero; a
 * group goes as a whole. */
#include "tabulate/working.h"

#include <stdlib.h>

/* One axis of a table. */
struct axis_view {
    const struct working_table *table;
    bool is_rows;
    const struct plan_line *lines;
    size_t n, n_other;
};

static const struct cell *cell_at(const struct axis_view *axis, size_t line, size_t other) {
    size_t n_columns = axis->table->plan->n_columns;
    return &axis->table->cells[axis->is_rows ? line * n_columns + other : other * n_columns + line];
}

static bool is_zero(const struct cell *cell) {
    return cell->kind == CELL_NONE || cell->value.numerator == 0;
}

static bool is_empty(const struct axis_view *axis, size_t line) {
    for (size_t i = 0; i < axis->n_other; i++)
        if (!is_zero(cell_at(axis, line, i))) return false;
    return true;
}

static bool in_one_group(const struct plan_line *a, const struct plan_line *b) {
    return a->block == b->block && a->group == b->group;
}

/* Lines of a group stand together in the plan. */
static bool is_empty_group(const struct axis_view *axis, size_t line) {
    const struct plan_line *own = &axis->lines[line];
    size_t first = line;
    while (first > 0 && in_one_group(&axis->lines[first - 1], own)) first--;
    for (size_t i = first; i < axis->n && in_one_group(&axis->lines[i], own); i++)
        if (!is_empty(axis, i)) return false;
    return true;
}

static bool is_dropped(const struct axis_view *axis, size_t line) {
    const struct plan_line *own = &axis->lines[line];
    return own->is_hidden || (own->can_drop && is_empty(axis, line)) || (own->can_drop_group && is_empty_group(axis, line));
}

/* A group of a block: its lines are first .. first + n - 1. */
struct line_group {
    size_t first, n;
    struct ratio value;
    bool has_number;
    bool is_last;      /* records without a value, or not in the list */
    int direction;     /* -1 largest first, 1 smallest first */
};

static int compare_groups(const void *a, const void *b) {
    const struct line_group *left = a, *right = b;
    if (left->is_last != right->is_last) return left->is_last ? 1 : -1;
    if (left->has_number != right->has_number) return left->has_number ? -1 : 1;
    int by_value = ratio_compare(left->value, right->value) * left->direction;
    if (by_value != 0) return by_value;
    return left->first < right->first ? -1 : 1;
}

static struct line_group group_from(const struct axis_view *axis, size_t first) {
    const struct plan_line *line = &axis->lines[first];
    struct line_group group = {.first = first, .is_last = line->is_last, .direction = line->sort_largest ? -1 : 1, .value = {0, 1}};
    while (first + group.n < axis->n && in_one_group(line, &axis->lines[first + group.n])) group.n++;
    const struct cell *cell = axis->n_other > 0 ? cell_at(axis, first, 0) : NULL;
    group.has_number = cell != NULL && cell->kind == CELL_NUMBER;
    if (group.has_number) group.value = cell->value;
    return group;
}

static bool is_sorted_block(const struct plan_line *line) {
    return line->block != SIZE_MAX && line->group != SIZE_MAX && (line->sort_largest || line->sort_smallest);
}

/* Sorts the groups of a block that begins at `first`; returns the line after its last. */
static size_t sort_block(struct working *working, const struct axis_view *axis, size_t first, size_t *order, size_t at) {
    struct line_group *groups = ARENA_ARRAY(working->arena, struct line_group, axis->n);
    size_t n = 0, line = first;
    while (line < axis->n && axis->lines[line].block == axis->lines[first].block && is_sorted_block(&axis->lines[line])) {
        groups[n] = group_from(axis, line);
        line += groups[n++].n;
    }
    qsort(groups, n, sizeof *groups, compare_groups);
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < groups[i].n; k++) order[at++] = groups[i].first + k;
    return line;
}

/* All lines in the order shown, then without those that are dropped. */
static size_t order_axis(struct working *working, const struct axis_view *axis, size_t **ret_order, size_t **ret_shown) {
    size_t *order = ARENA_ARRAY(working->arena, size_t, axis->n), *shown = ARENA_ARRAY(working->arena, size_t, axis->n);
    for (size_t i = 0; i < axis->n;) {
        if (is_sorted_block(&axis->lines[i])) {
            i = sort_block(working, axis, i, order, i);
            continue;
        }
        order[i] = i;
        i++;
    }
    size_t n = 0;
    for (size_t i = 0; i < axis->n; i++) {
        size_t line = order[i];
        bool is_gone = is_dropped(axis, line);
        shown[line] = is_gone ? NONE : n;
        if (!is_gone) order[n++] = line;
    }
    *ret_order = order;
    *ret_shown = shown;
    return n;
}

void line_order(struct working *working, struct working_table *table) {
    const struct plan_table *plan = table->plan;
    struct axis_view rows = {.table = table, .is_rows = true, .lines = plan->rows, .n = plan->n_rows, .n_other = plan->n_columns};
    struct axis_view columns = {.table = table, .is_rows = false, .lines = plan->columns, .n = plan->n_columns, .n_other = plan->n_rows};
    table->n_rows = order_axis(working, &rows, &table->rows, &table->shown_row);
    table->n_columns = order_axis(working, &columns, &table->columns, &table->shown_column);
}
