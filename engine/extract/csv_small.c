/* extract/csv_small.c - every field of a small file, copied into the arena. */
#include "extract/csv_small.h"

#include "base/text.h"
#include "extract/cells/alike.h"
#include "extract/header.h"

struct small_rows {
    struct csv_row *items;
    size_t n, capacity;
};

static void keep_row(struct arena *arena, const struct records *records, const struct record *record,
                     struct small_rows *rows) {
    const char **fields = ARENA_ARRAY(arena, const char *, record->n_fields);
    for (size_t i = 0; i < record->n_fields; i++) {
        struct view field = records_field(records, i);
        fields[i] = text_copy_bytes(arena, field.bytes, field.n);
    }
    *ARENA_PUSH(arena, rows->items, rows->n, rows->capacity) = (struct csv_row){.fields = fields, .line = record->line};
}

static enum status read_rows(struct arena *arena, struct records *records, const struct header *header,
                             struct faults *faults, struct diags *diags, struct small_rows *rows) {
    for (;;) {
        struct record record;
        bool has;
        TRY(records_next(records, diags, &record, &has));
        if (!has) return STATUS_OK;
        if (record.is_blank)
            faults_note(faults, MSG_DATA_BLANK_ROW, NULL, NULL, 0, record.line);
        else if (record.n_fields != header->n)
            records_note_count(faults, &record, header->n);
        else
            keep_row(arena, records, &record, rows);
    }
}

static enum status read_all(struct arena *arena, struct records *records, struct faults *faults, struct diags *diags,
                            struct csv_small *csv) {
    struct header header;
    struct small_rows rows = {0};
    bool is_usable;
    TRY(header_read(arena, records, ',', faults, diags, &header, &is_usable));
    if (!is_usable) return STATUS_OK;
    for (size_t i = 0; i < header.n; i++)
        if (*header.names[i] && header_find(&header, header.names[i], 0) == (int)i)
            header_check_twice(&header, header.names[i], faults);
    TRY(read_rows(arena, records, &header, faults, diags, &rows));
    csv->header_line = header.line;
    csv->columns = header.names;
    csv->n_columns = header.n;
    csv->rows = rows.items;
    csv->n_rows = rows.n;
    return STATUS_OK;
}

enum status csv_small_read(struct arena *arena, const struct source_text *file, const char *path, struct place named_at,
                           struct diags *diags, struct csv_small **ret) {
    struct faults *faults = faults_new(arena, file);
    struct lines_source source = {.path = path, .named_at = named_at, .hash = true};
    struct csv_small *csv = ARENA_NEW(arena, struct csv_small);
    struct arena *own = arena_child(arena);
    struct records *records;
    csv->arena = arena;
    csv->file = file;
    enum status status = records_open(own, &source, ',', 0, faults, diags, &records);
    if (status == STATUS_OK) status = read_all(arena, records, faults, diags, csv);
    if (status == STATUS_OK) csv->facts = records_facts(arena, records);
    arena_close(own);
    faults_tell(faults, diags);
    TRY(status);
    if (faults_errors(faults) > 0) return STATUS_DATA;
    *ret = csv;
    return STATUS_OK;
}

int csv_small_column(const struct csv_small *csv, const char *name) {
    struct header header = {.names = csv->columns, .n = csv->n_columns};
    return header_find(&header, name, 0);
}

enum status csv_small_need(const struct csv_small *csv, const char *name, struct diags *diags, int *ret) {
    int column = csv_small_column(csv, name);
    if (column < 0) {
        struct place place = {.file = csv->file, .line = csv->header_line};
        DIAG(diags, MSG_DATA_NO_COLUMN, place, alike_nearest(csv->arena, name, csv->columns, csv->n_columns), name,
             header_names_text(csv->arena, csv->columns, csv->n_columns));
        return STATUS_DATA;
    }
    *ret = column;
    return STATUS_OK;
}
