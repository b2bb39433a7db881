/* tabulate/comparisons.c - which lines of the report compare, with what, and where that comes from: for evidence. */
#include "tabulate/working.h"

static const char *const kind_names[] = {
    [COMPARISON_NONE] = "", [COMPARISON_AS_PUBLISHED] = "as_published", [COMPARISON_REVISED] = "revised", [COMPARISON_COUNTED] = "counted"};

struct comparison_list {
    struct comparison *items;
    size_t n, capacity;
};

/* A ledger of another period gives no figure, so nothing is compared with it. */
static bool is_stale(const struct plan *plan, const struct plan_line *line) {
    const struct period *has = &plan->ledger_periods[line->entry->ledger];
    return has->start != line->period.start || has->end != line->period.end;
}

static void add_line(struct working *working, struct comparison_list *list, const struct working_table *table, const struct plan_line *line,
                     bool is_row) {
    if (line->comparison == COMPARISON_NONE) return;
    struct comparison comparison = {.table = table->table->id, .line = line->id, .is_row = is_row, .kind = kind_names[line->comparison],
                                    .period = line->period};
    if (line->comparison == COMPARISON_AS_PUBLISHED) {
        if (is_stale(working->inputs->plan, line)) return;
        const struct published *ledger = working->inputs->ledgers[line->entry->ledger];
        if (ledger->is_absent) return;
        comparison.file = ledger->file->rooted;
        comparison.sha256 = ledger->facts.sha256;
    }
    *ARENA_PUSH(working->arena, list->items, list->n, list->capacity) = comparison;
}

void comparisons_list(struct working *working) {
    struct comparison_list list = {0};
    for (size_t i = 0; i < working->inputs->plan->n_tables; i++) {
        const struct working_table *table = &working->tables[i];
        for (size_t k = 0; k < table->n_rows; k++) add_line(working, &list, table, &table->plan->rows[table->rows[k]], true);
        for (size_t k = 0; k < table->n_columns; k++) add_line(working, &list, table, &table->plan->columns[table->columns[k]], false);
    }
    working->report->comparisons = list.items;
    working->report->n_comparisons = list.n;
}
