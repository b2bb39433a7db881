/* extract/cells.c - one row of `kinds` a column type. */
#include "extract/cells.h"

#include "base/text.h"
#include "extract/cell_category.h"
#include "extract/cell_date.h"
#include "extract/cell_integer.h"
#include "extract/date_format.h"
#include "extract/odd_characters.h"

#include <assert.h>
#include <string.h>

/* A batch with more text than this is given before it is full. */
#define HEAVY_BYTES (32u << 20)

typedef void cell_make(struct arena *arena, struct cell_column *column);
typedef void cell_read(struct cells *cells, struct cell_column *column, size_t row, struct view cell, uint32_t line, struct faults *faults);

struct cell_kind {
    cell_make *make;
    cell_read *read;       /* a cell that is there */
    cell_read *missing;
    bool shows_text;       /* characters that cannot be seen are told */
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
    int *formats = ARENA_ARRAY(arena, int, column->column->n_date_formats);
    for (size_t i = 0; i < column->column->n_date_formats; i++) {
        formats[i] = date_format_find(column->column->date_formats[i]);
        assert(formats[i] >= 0);   /* the specification's reader knows the forms */
    }
    column->formats = formats;
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

static void read_text(struct cells *cells, struct cell_column *column, size_t row, struct view cell, uint32_t line, struct faults *faults) {
    (void)line, (void)faults;
    size_t n = column->n_bytes + cell.n;
    if (n > column->byte_capacity) column->bytes = arena_grow(cells->arena, column->bytes, column->n_bytes, n, 1, &column->byte_capacity);
    memcpy(column->bytes + column->n_bytes, cell.bytes, cell.n);
    column->n_bytes = n;
    column->offsets[row + 1] = (uint32_t)n;
}

static void read_integer(struct cells *cells, struct cell_column *column, size_t row, struct view cell, uint32_t line, struct faults *faults) {
    (void)cells;
    column->wide[row] = cell_integer(column->column, cell, line, faults);
}

static void read_date(struct cells *cells, struct cell_column *column, size_t row, struct view cell, uint32_t line, struct faults *faults) {
    (void)cells;
    column->codes[row] = cell_date(column, cell, line, faults);
}

static void read_category(struct cells *cells, struct cell_column *column, size_t row, struct view cell, uint32_t line, struct faults *faults) {
    column->codes[row] = cell_category(cells->arena, column, cell, line, faults);
}

static void read_categories(struct cells *cells, struct cell_column *column, size_t row, struct view cell, uint32_t line, struct faults *faults) {
    cell_categories(cells->arena, column, cell, line, faults);
    column->offsets[row + 1] = (uint32_t)column->n_many;
    if (column->is_required && column->offsets[row] == column->offsets[row + 1]) faults_note(faults, MSG_DATA_MISSING, column->column->header, NULL, 0, line);
}

static void read_key(struct cells *cells, struct cell_column *column, size_t row, struct view cell, uint32_t line, struct faults *faults) {
    (void)line, (void)faults;
    uint32_t code = intern_add(column->column->keys, cell.bytes, cell.n, NULL);
    if (code > INT32_MAX) arena_exhausted(cells->arena);
    column->codes[row] = (int32_t)code;
}

static void missing_code(struct cells *cells, struct cell_column *column, size_t row, struct view cell, uint32_t line, struct faults *faults) {
    (void)cells, (void)cell, (void)line, (void)faults;
    column->codes[row] = VEC_NONE;
}

static void missing_wide(struct cells *cells, struct cell_column *column, size_t row, struct view cell, uint32_t line, struct faults *faults) {
    (void)cells, (void)cell, (void)line, (void)faults;
    column->wide[row] = VEC_NONE_WIDE;
}

static void missing_many(struct cells *cells, struct cell_column *column, size_t row, struct view cell, uint32_t line, struct faults *faults) {
    (void)cells, (void)cell, (void)line, (void)faults;
    column->offsets[row + 1] = column->offsets[row];
}

static const struct cell_kind kinds[] = {
    [COLUMN_TEXT] = {make_offsets, read_text, missing_many, true},
    [COLUMN_INTEGER] = {make_wide, read_integer, missing_wide, false},
    [COLUMN_DATE] = {make_date, read_date, missing_code, false},
    [COLUMN_CATEGORY] = {make_category, read_category, missing_code, true},
    [COLUMN_CATEGORIES] = {make_categories, read_categories, missing_many, true},
    [COLUMN_KEY] = {make_codes, read_key, missing_code, true},
};

static bool is_key_part(const struct extract_schema *schema, size_t column) {
    for (size_t i = 0; i < schema->n_key; i++)
        if (schema->key[i] == column) return true;
    return false;
}

struct cells *cells_new(struct arena *arena, const struct extract_schema *schema) {
    struct cells *cells = ARENA_NEW(arena, struct cells);
    *cells = (struct cells){.arena = arena, .schema = schema, .n = schema->n_columns};
    cells->columns = ARENA_ARRAY(arena, struct cell_column, cells->n);
    for (size_t i = 0; i < cells->n; i++) {
        struct cell_column *column = &cells->columns[i];
        column->column = &schema->columns[i];
        column->kind = &kinds[column->column->type];
        column->is_required = column->column->is_required || is_key_part(schema, i);
        column->keeps_unknown = schema->keep_unknown;
        column->field = CELLS_NO_FIELD;
        column->kind->make(arena, column);
    }
    return cells;
}

static bool is_missing(const struct extract_column *column, struct view cell) {
    if (cell.n == 0) return true;
    for (size_t i = 0; i < column->n_missing; i++)
        if (strlen(column->missing[i]) == cell.n && memcmp(column->missing[i], cell.bytes, cell.n) == 0) return true;
    return false;
}

static void note_missing(const struct extract_column *column, struct view cell, uint32_t line, struct faults *faults) {
    struct fault *fault = faults_note(faults, MSG_DATA_MISSING, column->header, cell.bytes, cell.n, line);
    if (fault && cell.n > 0) fault->hint = TEXT(faults_arena(faults), "'", fault->args[1], "' is declared to mean missing");
}

void cells_read(struct cells *cells, const struct records *records, const struct record *record, size_t row, struct faults *faults) {
    for (size_t i = 0; i < cells->n; i++) {
        struct cell_column *column = &cells->columns[i];
        struct view cell = records_field(records, column->field);
        if (!record->is_plain && column->kind->shows_text) odd_characters_note(column->column->header, cell, record->line, faults);
        bool is_there = !is_missing(column->column, cell);
        (is_there ? column->kind->read : column->kind->missing)(cells, column, row, cell, record->line, faults);
        if (!is_there && column->is_required && column->field != CELLS_NO_FIELD) note_missing(column->column, cell, record->line, faults);
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
