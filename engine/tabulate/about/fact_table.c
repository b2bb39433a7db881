/* tabulate/about/fact_table.c - rows and cells pushed one after the other. */
#include "tabulate/about/fact_table.h"

#include "base/text.h"

#include <assert.h>

void fact_table_begin(struct fact_table *facts, struct arena *arena, struct table shape, const struct fact_column *columns, size_t n_columns,
                      int small_base) {
    struct line *lines = ARENA_ARRAY(arena, struct line, n_columns);
    for (size_t i = 0; i < n_columns; i++) lines[i] = (struct line){.id = columns[i].id, .label = columns[i].label};
    *facts = (struct fact_table){.arena = arena, .table = ARENA_NEW(arena, struct table), .small_base = small_base};
    *facts->table = shape;
    facts->table->columns = lines;
    facts->table->n_columns = n_columns;
}

void fact_table_row(struct fact_table *facts, const char *id, const char *group, const char *label) {
    assert(facts->n_cells == facts->table->n_rows * facts->table->n_columns);
    struct line *row = ARENA_PUSH(facts->arena, facts->rows, facts->table->n_rows, facts->row_capacity);
    *row = (struct line){.id = id, .label = label};
    if (group == NULL) return;
    row->label = TEXT(facts->arena, group, " > ", label);
    row->group = group;
    row->own = label;
}

static void push(struct fact_table *facts, struct cell cell) {
    cell_finish(facts->arena, &cell);
    *ARENA_PUSH(facts->arena, facts->cells, facts->n_cells, facts->cell_capacity) = cell;
}

void fact_number(struct fact_table *facts, int64_t n) {
    push(facts, (struct cell){.kind = CELL_NUMBER, .unit = UNIT_COUNT, .value = {n, 1}, .has_base = true});
}

void fact_percent(struct fact_table *facts, int64_t n, int64_t of) {
    if (of == 0)
        push(facts, (struct cell){.kind = CELL_NONE, .unit = UNIT_PERCENT, .value = {0, 1}, .mark = MARK_NOT_APPLICABLE});
    else
        push(facts, (struct cell){.kind = CELL_NUMBER, .unit = UNIT_PERCENT, .value = {n, of}, .has_base = true, .decimals = 1,
                                  .is_words = of < facts->small_base});
}

void fact_mark(struct fact_table *facts, enum mark mark) {
    push(facts, (struct cell){.kind = CELL_NONE, .value = {0, 1}, .mark = mark});
}

void fact_text(struct fact_table *facts, const char *text) {
    push(facts, (struct cell){.kind = CELL_TEXT, .value = {0, 1}, .display = text});
}

/* Of most cells of a column: of the first that has a number, else of the first. */
static enum unit unit_of(const struct table *table, size_t column) {
    for (size_t row = 0; row < table->n_rows; row++)
        if (table_cell(table, row, column)->kind == CELL_NUMBER) return table_cell(table, row, column)->unit;
    return table->n_rows > 0 ? table_cell(table, 0, column)->unit : UNIT_COUNT;
}

struct table *fact_table_end(struct fact_table *facts) {
    struct table *table = facts->table;
    assert(facts->n_cells == table->n_rows * table->n_columns);
    struct line *columns = ARENA_ARRAY(facts->arena, struct line, table->n_columns);
    table->rows = facts->rows;
    table->cells = facts->cells;
    for (size_t i = 0; i < table->n_columns; i++) {
        columns[i] = table->columns[i];
        columns[i].unit = unit_of(table, i);
    }
    table->columns = columns;
    return table;
}
