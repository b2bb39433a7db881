/* tests/unit/extract/fast/blocks.c - see blocks.h. */
#include "blocks.h"

#include "base/text.h"
#include "extract/cells/cell_category.h"
#include "extract/cells/cell_date.h"
#include "extract/cells/cell_integer.h"
#include "extract/faults.h"

#include <stdlib.h>
#include <string.h>

struct fast_rows block_of(struct arena *arena, const char *const *fields, size_t n_rows, size_t n_fields, bool has_returns, char fill) {
    size_t n = 0, at = FAST_PADDING;
    for (size_t i = 0; i < n_rows * n_fields; i++) n += strlen(fields[i]) + 1;
    if (has_returns) n += n_rows;
    char *bytes = malloc(n + 2 * FAST_PADDING);
    uint32_t *separators = ARENA_ARRAY(arena, uint32_t, n_rows * n_fields + 1), *lines = ARENA_ARRAY(arena, uint32_t, n_rows);
    arena_defer(arena, free, bytes);
    memset(bytes, fill, n + 2 * FAST_PADDING);
    separators[0] = FAST_PADDING - 1;
    for (size_t i = 0; i < n_rows * n_fields; i++) {
        bool is_last = (i + 1) % n_fields == 0;
        size_t length = strlen(fields[i]);
        memcpy(bytes + at, fields[i], length);
        at += length;
        if (is_last && has_returns) bytes[at++] = '\r';
        bytes[at] = is_last ? '\n' : ',';
        separators[i + 1] = (uint32_t)at++;
        lines[i / n_fields] = (uint32_t)(i / n_fields) + 2;
    }
    return (struct fast_rows){.bytes = bytes,
                              .separators = separators + 1,
                              .n_fields = n_fields,
                              .n_rows = n_rows,
                              .has_returns = has_returns,
                              .lines = lines};
}

/* --- the careful cells --- */

/* The content of a field by the rules of extract/reader.h, written in the plainest way. */
static struct view content_of(struct arena *arena, const char *field) {
    size_t n = strlen(field);
    if (field[0] != '"') {
        const char *trimmed = text_trim(arena, field);
        return (struct view){trimmed, strlen(trimmed)};
    }
    const char *inner = text_copy_bytes(arena, field + 1, n - 2);
    inner = text_replace(arena, inner, "\"\"", "\"");
    return (struct view){inner, strlen(inner)};
}

static const char *several(struct arena *arena, struct cell_column *column, const struct cell *cell) {
    struct text_builder text = {.arena = arena};
    cell_categories(column, cell);
    for (size_t i = 0; i < column->n_many; i++) {
        text_add(&text, i ? " " : "");
        text_add_int(&text, column->many[i]);
    }
    return text.n ? text_done(&text) : "missing";
}

static const char *value_text(struct arena *arena, struct cell_column *column, const struct cell *cell) {
    switch (column->column->type) {
    case COLUMN_INTEGER:
        return text_from_int(arena, cell_integer(column->column, cell));
    case COLUMN_DATE:
        return text_from_int(arena, cell_date(column, cell));
    case COLUMN_CATEGORY:
        return text_from_int(arena, cell_category(column, cell));
    case COLUMN_CATEGORIES:
        return several(arena, column, cell);
    case COLUMN_KEY:
    case COLUMN_TEXT:
        break;
    }
    return text_copy_bytes(arena, cell->text.bytes, cell->text.n);
}

const char *careful_text(struct arena *arena, const struct extract_schema *schema, size_t index, const char *field) {
    static const struct source_text file = {.shown = "log.csv"};
    struct cells *cells = cells_new(arena, schema);
    struct cell cell = {
        .text = content_of(arena, field), .line = 2, .arena = arena, .faults = faults_new(arena, &file)};
    if (cell_is_missing(&schema->columns[index], cell.text)) return cell_is_required(schema, index) ? "irregular" : "missing";
    const char *text = value_text(arena, &cells->columns[index], &cell);
    struct diags *diags = diags_new(arena);
    faults_tell(cell.faults, diags);
    return diags_count(diags) > 0 ? "irregular" : text;
}

const char *vec_text(struct arena *arena, const struct vec *vec, size_t row) {
    struct text_builder text = {.arena = arena};
    if (vec->wide) return vec->wide[row] == VEC_NONE_WIDE ? "missing" : text_from_int(arena, vec->wide[row]);
    if (vec->codes) return vec->codes[row] == VEC_NONE ? "missing" : text_from_int(arena, vec->codes[row]);
    uint32_t from = vec->offsets[row], n = vec->offsets[row + 1] - from;
    if (n == 0) return "missing";
    if (vec->type == COLUMN_TEXT) return text_copy_bytes(arena, vec->bytes + from, n);
    for (uint32_t i = from; i < from + n; i++) {
        text_add(&text, i > from ? " " : "");
        text_add_int(&text, vec->many[i]);
    }
    return text_done(&text);
}
