/* text/csv_table.c - one table as it reads, in CSV. */
#include "base/csv_text.h"
#include "text/formats.h"
#include "text/shown.h"

static bool has_side_marks(const struct table *table, size_t column) {
    for (size_t row = 0; row < table->n_rows; row++) {
        if (*cell_side_mark(table_cell(table, row, column)) != '\0') return true;
    }
    return false;
}

/* The header when row is SIZE_MAX. `fields` has room for a mark beside every column. */
static size_t csv_fields(struct arena *arena, const struct table *table, size_t row, const char **fields) {
    bool is_header = row == SIZE_MAX;
    size_t n = 0;
    fields[n++] = shown_line(arena, is_header ? table->corner : table->rows[row].label);
    for (size_t column = 0; column < table->n_columns; column++) {
        const char *label = shown_line(arena, table->columns[column].label);
        const struct cell *cell = is_header ? NULL : table_cell(table, row, column);
        fields[n++] = cell == NULL ? label : shown_line(arena, cell->display);
        if (has_side_marks(table, column))
            fields[n++] = cell == NULL ? TEXT(arena, label, ": mark") : cell_side_mark(cell);
    }
    return n;
}

const char *csv_table(struct arena *arena, const struct table *table) {
    struct text_builder out = {.arena = arena};
    const char **fields = ARENA_ARRAY(arena, const char *, 1 + 2 * table->n_columns);
    csv_text_row(&out, fields, csv_fields(arena, table, SIZE_MAX, fields));
    for (size_t row = 0; row < table->n_rows; row++) csv_text_row(&out, fields, csv_fields(arena, table, row, fields));
    return text_done(&out);
}
