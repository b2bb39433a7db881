/* extract/cells/cells.c - one row of `kinds` a column type. */
#include "extract/cells/cells.h"

#include "base/text.h"
#include "extract/cells/cell_category.h"
#include "extract/cells/cell_date.h"
#include "extract/cells/cell_integer.h"
#include "extract/records/odd_characters.h"

#include <string.h>

/* A batch with more text than this is given before it is full. */
#define HEAVY_BYTES (32u << 20)

typedef void cell_make(struct arena *arena, struct cell_column *column);
typedef void cell_read(struct cell_column *column, const struct cell *cell);

struct cell_kind {
    cell_make *make;
    cell_read *read; /* a cell that is there */
    cell_read *missing;
    bool shows_text; /* characters that cannot be seen are told */
};

/* --- making --- */

static void make_codes(struct arena *arena, struct cell_column *column) {
    column->codes = ARENA_ARRAY(arena, int32_t, BATCH_ROWS);
}

static void make_wide(struct arena *arena, struct cell_column *column) {
    column->wide = ARENA_ARRAY(arena, int64_t, BATCH_ROWS);
}

static void make_offsets(struct arena *arena, struct cell_column *column) {
    column->offsets = ARENA_ARRAY(arena, uint32_t, BATCH_ROWS + 1);
}

static void make_date(struct arena *arena, struct cell_column *column) {
    column->formats = cell_date_formats(arena, column->column);
    make_codes(arena, column);
}

static void make_category(struct arena *arena, struct cell_column *column) {
    column->words = intern_new(arena);
    make_codes(arena, column);
}

static void make_categories(struct arena *arena, struct cell_column *column) {
    column->words = intern_new(arena);
    make_offsets(arena, column);
}

/* --- reading --- */

static void read_text(struct cell_column *column, const struct cell *cell) {
    size_t n = column->n_bytes + cell->text.n;
    if (n > column->byte_capacity)
        column->bytes = arena_grow(cell->arena, column->bytes, column->n_bytes, n, 1, &column->byte_capacity);
    memcpy(column->bytes + column->n_bytes, cell->text.bytes, cell->text.n);
    column->n_bytes = n;
    column->offsets[cell->row + 1] = (uint32_t)n;
}

static void read_integer(struct cell_column *column, const struct cell *cell) {
    column->wide[cell->row] = cell_integer(column->column, cell);
}

static void read_date(struct cell_column *column, const struct cell *cell) {
    column->codes[cell->row] = cell_date(column, cell);
}

static void read_category(struct cell_column *column, const struct cell *cell) {
    column->codes[cell->row] = cell_category(column, cell);
}

/* A cell of separators alone has nothing in it. */
static void read_categories(struct cell_column *column, const struct cell *cell) {
    bool has_parts = cell_categories(column, cell);
    column->offsets[cell->row + 1] = (uint32_t)column->n_many;
    if (!has_parts && column->is_required)
        faults_note(cell->faults, MSG_DATA_MISSING, column->column->header, NULL, 0, cell->line);
}

static void read_key(struct cell_column *column, const struct cell *cell) {
    uint32_t code = intern_add(column->column->keys, cell->text.bytes, cell->text.n, NULL);
    if (code > INT32_MAX) arena_exhausted(cell->arena);
    column->codes[cell->row] = (int32_t)code;
}

static void missing_code(struct cell_column *column, const struct cell *cell) {
    column->codes[cell->row] = VEC_NONE;
}

static void missing_wide(struct cell_column *column, const struct cell *cell) {
    column->wide[cell->row] = VEC_NONE_WIDE;
}

static void missing_many(struct cell_column *column, const struct cell *cell) {
    column->offsets[cell->row + 1] = column->offsets[cell->row];
}

static const struct cell_kind kinds[] = {
    [COLUMN_TEXT] = {make_offsets, read_text, missing_many, true},
    [COLUMN_INTEGER] = {make_wide, read_integer, missing_wide, false},
    [COLUMN_DATE] = {make_date, read_date, missing_code, false},
    [COLUMN_CATEGORY] = {make_category, read_category, missing_code, true},
    [COLUMN_CATEGORIES] = {make_categories, read_categories, missing_many, true},
    [COLUMN_KEY] = {make_codes, read_key, missing_code, true},
};

bool cell_is_required(const struct extract_schema *schema, size_t column) {
    for (size_t i = 0; i < schema->n_key; i++)
        if (schema->key[i] == column) return true;
    return schema->columns[column].is_required;
}

struct cells *cells_new(struct arena *arena, const struct extract_schema *schema) {
    struct cells *cells = ARENA_NEW(arena, struct cells);
    *cells = (struct cells){.arena = arena, .schema = schema, .n = schema->n_columns};
    cells->columns = ARENA_ARRAY(arena, struct cell_column, cells->n);
    for (size_t i = 0; i < cells->n; i++) {
        struct cell_column *column = &cells->columns[i];
        column->column = &schema->columns[i];
        column->kind = &kinds[column->column->type];
        column->is_required = cell_is_required(schema, i);
        column->keeps_unknown = schema->keep_unknown;
        column->field = CELLS_NO_FIELD;
        column->kind->make(arena, column);
    }
    return cells;
}

bool cell_is_missing(const struct extract_column *column, struct view text) {
    if (text.n == 0) return true;
    for (size_t i = 0; i < column->n_missing; i++)
        if (strlen(column->missing[i]) == text.n && memcmp(column->missing[i], text.bytes, text.n) == 0) return true;
    return false;
}

static void note_missing(const struct extract_column *column, const struct cell *cell) {
    struct fault *fault =
        faults_note(cell->faults, MSG_DATA_MISSING, column->header, cell->text.bytes, cell->text.n, cell->line);
    if (fault && cell->text.n > 0)
        fault->hint = TEXT(faults_arena(cell->faults), "'", fault->args[1], "' is declared to mean missing");
}

static void read_cell(struct cell_column *column, const struct cell *cell, bool is_plain) {
    if (!is_plain && column->kind->shows_text)
        odd_characters_note(column->column->header, cell->text, cell->line, cell->faults);
    if (!cell_is_missing(column->column, cell->text)) {
        column->kind->read(column, cell);
        return;
    }
    column->kind->missing(column, cell);
    if (column->is_required && column->field != CELLS_NO_FIELD) note_missing(column->column, cell);
}

void cells_read(struct cells *cells, const struct records *records, const struct record *record, size_t row,
                struct faults *faults) {
    struct cell cell = {.row = row, .line = record->line, .arena = cells->arena, .faults = faults};
    for (size_t i = 0; i < cells->n; i++) {
        cell.text = records_field(records, cells->columns[i].field);
        read_cell(&cells->columns[i], &cell, record->is_plain);
    }
}

void cells_rewind(struct cells *cells) {
    for (size_t i = 0; i < cells->n; i++) cells->columns[i].n_many = cells->columns[i].n_bytes = 0;
}

bool cells_are_heavy(const struct cells *cells) {
    for (size_t i = 0; i < cells->n; i++)
        if (cells->columns[i].n_bytes > HEAVY_BYTES || cells->columns[i].n_many > HEAVY_BYTES / 4) return true;
    return false;
}

void cells_show(const struct cells *cells, struct vec *ret) {
    for (size_t i = 0; i < cells->n; i++) {
        const struct cell_column *column = &cells->columns[i];
        ret[i] = (struct vec){.type = column->column->type,
                              .codes = column->codes,
                              .wide = column->wide,
                              .offsets = column->offsets,
                              .many = column->many,
                              .bytes = column->bytes};
    }
}
