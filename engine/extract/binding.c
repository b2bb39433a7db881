/* extract/binding.c - names are matched exactly; likeness only gives hints. */
#include "extract/binding.h"

#include "base/text.h"
#include "extract/cells/alike.h"

#include <string.h>

/* How far down a header is looked for, to say where it stands. */
enum { ROWS_LOOKED_AT = 20 };

static size_t bind_columns(struct cells *cells, const struct header *header) {
    size_t n_bound = 0;
    for (size_t i = 0; i < cells->n; i++) {
        int field = header_find(header, cells->columns[i].column->header, 0);
        cells->columns[i].field = field < 0 ? CELLS_NO_FIELD : (size_t)field;
        n_bound += field >= 0;
    }
    return n_bound;
}

static bool is_declared(const struct cells *cells, const char *name) {
    for (size_t i = 0; i < cells->n; i++)
        if (strcmp(cells->columns[i].column->header, name) == 0) return true;
    return false;
}

static void note_lacking(const struct cells *cells, const struct header *header, const char *hint,
                         struct faults *faults) {
    struct arena *arena = faults_arena(faults);
    for (size_t i = 0; i < cells->n; i++) {
        if (cells->columns[i].field != CELLS_NO_FIELD) continue;
        const char *name = cells->columns[i].column->header,
                   *names = header_names_text(arena, header->names, header->n);
        struct fault *fault = faults_note(faults, MSG_DATA_NO_COLUMN, name, names, strlen(names), header->line);
        if (!fault) continue;
        fault->args[1] = names;
        fault->hint = hint ? hint : alike_nearest(arena, name, header->names, header->n);
    }
}

/* A column that nobody reads may stand twice; that is only told. */
static void check_twice(const struct cells *cells, const struct header *header, struct faults *faults) {
    for (size_t i = 0; i < header->n; i++) {
        bool is_first = header_find(header, header->names[i], 0) == (int)i;
        if (!*header->names[i] || !is_first) continue;
        faults_set_level(faults, MSG_DATA_COLUMN_TWICE,
                         is_declared(cells, header->names[i]) ? DIAG_ERROR : DIAG_WARNING);
        header_check_twice(header, header->names[i], faults);
    }
}

static void note_ignored(const struct cells *cells, const struct header *header, struct faults *faults) {
    struct arena *arena = faults_arena(faults);
    const char **names = ARENA_ARRAY(arena, const char *, header->n);
    size_t n = 0;
    for (size_t i = 0; i < header->n; i++)
        if (*header->names[i] && !is_declared(cells, header->names[i])) names[n++] = header->names[i];
    if (n > 0) faults_note(faults, MSG_DATA_COLUMNS_IGNORED, header_names_text(arena, names, n), NULL, 0, header->line);
}

static void want_fields(struct arena *arena, const struct cells *cells, const struct header *header,
                        struct records *records) {
    bool *is_wanted = ARENA_ARRAY(arena, bool, header->n);
    for (size_t i = 0; i < cells->n; i++)
        if (cells->columns[i].field != CELLS_NO_FIELD) is_wanted[cells->columns[i].field] = true;
    records_want(records, is_wanted, header->n);
}

static bool record_names_column(const struct cells *cells, const struct records *records, const struct record *record) {
    for (size_t i = 0; i < record->n_fields; i++) {
        struct view field = records_field(records, i);
        for (size_t k = 0; k < cells->n; k++)
            if (strlen(cells->columns[k].column->header) == field.n &&
                memcmp(cells->columns[k].column->header, field.bytes, field.n) == 0)
                return true;
    }
    return false;
}

/* A title above the header: says how many lines to skip. */
static enum status find_header_below(struct arena *arena, const struct cells *cells, struct records *records,
                                     struct diags *diags, const char **ret_hint) {
    *ret_hint = NULL;
    for (int i = 0; i < ROWS_LOOKED_AT && !*ret_hint; i++) {
        struct record record;
        bool has;
        TRY(records_next(records, diags, &record, &has));
        if (!has) return STATUS_OK;
        if (!record_names_column(cells, records, &record)) continue;
        *ret_hint = TEXT(arena, "the header seems to stand on line ", text_from_int(arena, record.line),
                         ": declare skip_lines: ", text_from_int(arena, (int64_t)record.line - 1));
    }
    return STATUS_OK;
}

enum status binding_make(struct arena *arena, struct cells *cells, const struct header *header, struct records *records,
                         struct faults *faults, struct diags *diags, bool *ret_is_usable) {
    const char *hint = NULL;
    size_t n_bound = bind_columns(cells, header);
    *ret_is_usable = n_bound > 0;
    if (n_bound == 0) TRY(find_header_below(faults_arena(faults), cells, records, diags, &hint));
    note_lacking(cells, header, hint, faults);
    if (n_bound == 0) return STATUS_OK;
    check_twice(cells, header, faults);
    note_ignored(cells, header, faults);
    want_fields(arena, cells, header, records);
    return STATUS_OK;
}

bool binding_is_header(const struct cells *cells, const struct records *records) {
    for (size_t i = 0; i < cells->n; i++) {
        const struct cell_column *column = &cells->columns[i];
        if (column->field == CELLS_NO_FIELD) continue;
        struct view cell = records_field(records, column->field);
        if (strlen(column->column->header) != cell.n || memcmp(column->column->header, cell.bytes, cell.n) != 0)
            return false;
    }
    return true;
}
