/* result/table.c - look-ups in a finished table. */
#include "result/table.h"

#include "base/text.h"

#include <assert.h>

struct cell *table_cell(const struct table *table, size_t row, size_t column) {
    assert(row < table->n_rows && column < table->n_columns);
    return &table->cells[row * table->n_columns + column];
}

static size_t line_of_id(const struct line *lines, size_t n, const char *id) {
    for (size_t i = 0; i < n; i++) {
        if (text_equal(lines[i].id, id)) return i;
    }
    return SIZE_MAX;
}

size_t table_row(const struct table *table, const char *id) {
    return line_of_id(table->rows, table->n_rows, id);
}

size_t table_column(const struct table *table, const char *id) {
    return line_of_id(table->columns, table->n_columns, id);
}

const char *line_own(const struct line *line) {
    return line->group == NULL ? line->label : line->own;
}

static bool same_group(const struct line *a, const struct line *b) {
    if (!text_equal(a->group, b->group) || a->n_group_notes != b->n_group_notes) return false;
    for (size_t i = 0; i < a->n_group_notes; i++)
        if (a->notes[i] != b->notes[i]) return false;
    return true;
}

size_t line_span(const struct line *lines, size_t n, size_t at) {
    size_t end = at + 1;
    while (lines[at].group != NULL && end < n && lines[end].group != NULL && same_group(&lines[end], &lines[at])) end++;
    return end - at;
}

bool lines_are_nested(const struct line *lines, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (lines[i].group != NULL) return true;
    return false;
}

uint32_t table_marks(const struct table *table) {
    uint32_t shown = 0;
    for (size_t i = 0; i < table->n_rows * table->n_columns; i++) {
        enum mark mark = table->cells[i].mark;
        if (mark != MARK_NONE) shown |= 1u << mark;
    }
    return shown;
}
