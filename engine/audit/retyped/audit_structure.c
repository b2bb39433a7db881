/* audit/retyped/audit_structure.c - declarations, each held against the paper. */
#include "audit/retyped/audit_structure.h"

#include "base/intern.h"
#include "base/utf8.h"
#include "extract/csv_small.h"

#include <string.h>

/* --- kinds --- */

enum need { NONE, MAY, MUST };

/* What a kind is given. One of row and column means exactly one of them. */
static const struct kind {
    const char *name;
    enum need row, column, value;
    bool is_one_of_row_and_column;
    const char *form; /* for messages */
} kinds[N_DECLARATION_KINDS] = {
    [DECLARE_TOTAL] = {"total", MAY, MAY, MAY, true, "a table, a row or a column, and perhaps a part as value"},
    [DECLARE_BASE] = {"base", MAY, MAY, MUST, false, "a table, perhaps a row and a column, and a number as value"},
    [DECLARE_MULTI_RESPONSE] = {"multi-response", NONE, NONE, NONE, false, "a table, and nothing else"},
    [DECLARE_ROLL_UP] = {"roll-up", NONE, NONE, MUST, false, "a table, and another table as value"},
    [DECLARE_SHARES] = {"shares", MAY, MAY, NONE, true, "a table, and a row or a column"},
    [DECLARE_SUM] = {"sum", MUST, MUST, MUST, false, "a table, a row, a column, and a figure as value"},
    [DECLARE_LESS] = {"less", MUST, MUST, MUST, false, "a table, a row, a column, and a figure as value"},
};

/* One line of the file while it is read. */
struct reader {
    struct arena *arena;
    struct retyped *paper;
    struct diags *diags;
    struct place place;
    const char *kind, *table, *names[2], *value;
};

static bool find_kind(const struct reader *reader, enum declaration_kind *ret) {
    const char *names[N_DECLARATION_KINDS];
    struct text_builder all = {.arena = reader->arena};
    for (enum declaration_kind kind = DECLARE_TOTAL; kind < N_DECLARATION_KINDS; kind++) {
        names[kind] = kinds[kind].name;
        text_add(&all, TEXT(reader->arena, kind > 0 ? ", " : "", names[kind]));
        if (!text_equal(reader->kind, names[kind])) continue;
        *ret = kind;
        return true;
    }
    const char *nearest = text_nearest(reader->arena, reader->kind, names, N_DECLARATION_KINDS);
    const char *hint = nearest ? TEXT(reader->arena, "did you mean '", nearest, "'?") : NULL;
    DIAG(reader->diags, MSG_STRUCTURE_KIND, reader->place, hint, reader->kind, text_done(&all));
    return false;
}

static bool is_allowed(enum need need, const char *field) {
    return need == MAY || (need == MUST) == (*field != '\0');
}

static bool check_form(const struct reader *reader, const struct kind *kind) {
    bool has_row = *reader->names[ROWS], has_column = *reader->names[COLUMNS];
    bool is_right = is_allowed(kind->row, reader->names[ROWS]) && is_allowed(kind->column, reader->names[COLUMNS]) &&
                    is_allowed(kind->value, reader->value) && *reader->table &&
                    (!kind->is_one_of_row_and_column || has_row != has_column);
    if (!is_right) DIAG(reader->diags, MSG_STRUCTURE_FORM, reader->place, NULL, kind->name, kind->form);
    return is_right;
}

/* --- names --- */

static bool find_table(const struct reader *reader, const char *name, size_t *ret) {
    const struct retyped *paper = reader->paper;
    *ret = retyped_table(paper, name);
    if (*ret != SIZE_MAX) return true;
    const char **ids = ARENA_ARRAY(reader->arena, const char *, paper->n_tables);
    for (size_t i = 0; i < paper->n_tables; i++) ids[i] = paper->tables[i].id;
    const char *nearest = text_nearest(reader->arena, name, ids, paper->n_tables);
    const char *hint = nearest ? TEXT(reader->arena, "did you mean '", nearest, "'?") : NULL;
    DIAG(reader->diags, MSG_STRUCTURE_TABLE, reader->place, hint, name);
    return false;
}

static bool find_line(const struct reader *reader, size_t table, enum axis_name axis, const char *name, size_t *ret) {
    const struct paper_axis *lines = &reader->paper->tables[table].axes[axis];
    *ret = SIZE_MAX;
    if (!*name) return true;
    *ret = retyped_line(reader->paper, table, axis, name);
    if (*ret != SIZE_MAX) return true;
    const char **names = ARENA_ARRAY(reader->arena, const char *, lines->n);
    for (size_t i = 0; i < lines->n; i++) names[i] = lines->lines[i].name;
    const char *nearest = text_nearest(reader->arena, name, names, lines->n);
    const char *hint = nearest ? TEXT(reader->arena, "did you mean '", nearest, "'?") : NULL;
    DIAG(reader->diags, MSG_STRUCTURE_LINE, reader->place, hint, reader->paper->tables[table].id,
         axis == ROWS ? "row" : "column", name);
    return false;
}

static bool find_figure(const struct reader *reader, const char *name, size_t *ret) {
    const struct retyped *paper = reader->paper;
    const char *folded = utf8_folded(reader->arena, name);
    for (size_t i = 0; i < paper->n_cells; i++) {
        const struct published_figure *figure = paper->cells[i].published;
        const char *own = TEXT(reader->arena, figure->table, " > ", figure->row, " > ", figure->column);
        *ret = i;
        if (text_equal(utf8_folded(reader->arena, own), folded)) return true;
    }
    DIAG(reader->diags, MSG_STRUCTURE_FIGURE, reader->place,
         "write 'table > row > column', as the paper's file has them", name);
    return false;
}

static bool find_value(const struct reader *reader, struct declaration *declaration) {
    enum axis_name axis = declaration->line[ROWS] != SIZE_MAX ? ROWS : COLUMNS;
    declaration->target = SIZE_MAX;
    switch (declaration->kind) {
    case DECLARE_TOTAL:
        return find_line(reader, declaration->table, axis, reader->value, &declaration->target);
    case DECLARE_ROLL_UP:
        return find_table(reader, reader->value, &declaration->target);
    case DECLARE_SUM:
    case DECLARE_LESS:
        return find_figure(reader, reader->value, &declaration->target);
    case DECLARE_BASE:
        if (number_parse_int(reader->value, &declaration->base) && declaration->base > 0 &&
            declaration->base <= 1000000000000)
            return true;
        DIAG(reader->diags, MSG_STRUCTURE_BASE, reader->place, "write digits alone: 709", reader->value);
        return false;
    case DECLARE_MULTI_RESPONSE:
    case DECLARE_SHARES:
    case N_DECLARATION_KINDS:
        break;
    }
    return true;
}

static bool check_cell(const struct reader *reader, const struct declaration *declaration) {
    bool needs_cell = declaration->kind == DECLARE_SUM || declaration->kind == DECLARE_LESS;
    const struct paper_table *table = &reader->paper->tables[declaration->table];
    if (!needs_cell || retyped_cell(reader->paper, table, ROWS, declaration->line[ROWS], declaration->line[COLUMNS]))
        return true;
    DIAG(reader->diags, MSG_STRUCTURE_FIGURE, reader->place, NULL,
         TEXT(reader->arena, reader->table, " > ", reader->names[ROWS], " > ", reader->names[COLUMNS]));
    return false;
}

static bool read_declaration(const struct reader *reader, struct declaration *ret) {
    struct declaration declaration = {.place = reader->place};
    if (!find_kind(reader, &declaration.kind) || !check_form(reader, &kinds[declaration.kind])) return false;
    if (!find_table(reader, reader->table, &declaration.table)) return false;
    bool has_row = find_line(reader, declaration.table, ROWS, reader->names[ROWS], &declaration.line[ROWS]);
    bool has_column = find_line(reader, declaration.table, COLUMNS, reader->names[COLUMNS], &declaration.line[COLUMNS]);
    if (!has_row || !has_column || !find_value(reader, &declaration) || !check_cell(reader, &declaration)) return false;
    *ret = declaration;
    return true;
}

/* --- the file --- */

/* A base is declared once for a place; anything else once with its value. */
static const char *declaration_key(struct arena *arena, const struct declaration *declaration) {
    struct text_builder key = {.arena = arena};
    const size_t parts[] = {declaration->kind, declaration->table, declaration->line[ROWS], declaration->line[COLUMNS],
                            declaration->kind == DECLARE_BASE ? 0 : declaration->target};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        text_add_int(&key, (int64_t)parts[i]);
        text_add_char(&key, ' ');
    }
    return text_done(&key);
}

static bool is_first(struct reader *reader, struct intern *seen, const struct structure *structure,
                     const struct declaration *declaration) {
    bool is_new;
    const char *key = declaration_key(reader->arena, declaration);
    uint32_t index = intern_add(seen, key, strlen(key), &is_new);
    if (!is_new)
        DIAG(reader->diags, MSG_STRUCTURE_TWICE, reader->place, "keep one of the two",
             text_from_int(reader->arena, structure->items[index].place.line));
    return is_new;
}

static enum status find_columns(const struct csv_small *csv, struct diags *diags, int columns[5]) {
    static const char *const names[] = {"kind", "table", "row", "column", "value"};
    for (size_t i = 0; i < 5; i++) TRY(csv_small_need(csv, names[i], diags, &columns[i]));
    return STATUS_OK;
}

static enum status read_lines(struct reader *reader, const struct csv_small *csv, struct structure *structure) {
    struct intern *seen = intern_new(reader->arena);
    enum status status = STATUS_OK;
    int at[5];
    TRY(find_columns(csv, reader->diags, at));
    structure->items = ARENA_ARRAY(reader->arena, struct declaration, csv->n_rows);
    for (size_t i = 0; i < csv->n_rows; i++) {
        const char *const *fields = csv->rows[i].fields;
        struct declaration declaration;
        reader->place.line = csv->rows[i].line;
        reader->kind = fields[at[0]];
        reader->table = fields[at[1]];
        reader->names[ROWS] = fields[at[2]];
        reader->names[COLUMNS] = fields[at[3]];
        reader->value = fields[at[4]];
        if (read_declaration(reader, &declaration) && is_first(reader, seen, structure, &declaration))
            structure->items[structure->n++] = declaration;
        else
            status = STATUS_DATA;
    }
    return status;
}

/* Columns Yes and No of 81 and 19 say nowhere that they are percentages. */
static void take_as_shares(struct retyped *paper, const struct paper_line *line) {
    for (size_t i = 0; i < line->n_cells; i++) {
        struct cell_figure *cell = &paper->cells[line->cells[i]];
        if (!cell->has_number || cell->quantity != QUANTITY_AMOUNT) continue;
        cell->quantity = QUANTITY_PERCENT;
        cell->number.half = exact_half(cell->published->value.decimals);
    }
}

static void tell_paper(struct retyped *paper, const struct declaration *declaration) {
    struct paper_table *table = &paper->tables[declaration->table];
    struct arena *arena = paper->arena;
    if (declaration->kind == DECLARE_MULTI_RESPONSE)
        table->multi_response =
            TEXT(arena, "line ", text_from_int(arena, declaration->place.line), " of ", declaration->place.file->shown);
    enum axis_name axis = declaration->line[ROWS] != SIZE_MAX ? ROWS : COLUMNS;
    if (declaration->kind == DECLARE_TOTAL)
        table->axes[axis].lines[declaration->line[axis]].label.total = TOTAL_DECLARED;
    if (declaration->kind == DECLARE_SHARES) take_as_shares(paper, &table->axes[axis].lines[declaration->line[axis]]);
}

enum status structure_read(struct arena *arena, const char *path, struct retyped *paper, struct diags *diags) {
    struct source_text *file = ARENA_NEW(arena, struct source_text);
    struct structure *structure = ARENA_NEW(arena, struct structure);
    struct reader reader = {.arena = arena, .paper = paper, .diags = diags, .place = {.file = file}};
    struct csv_small *csv;
    *file = (struct source_text){.shown = path, .rooted = path_name(arena, path)};
    TRY(csv_small_read(arena, file, path, NOWHERE, diags, &csv));
    structure->file = file;
    TRY(read_lines(&reader, csv, structure));
    for (size_t i = 0; i < structure->n; i++) tell_paper(paper, &structure->items[i]);
    paper->structure = structure;
    return STATUS_OK;
}

/* --- asking --- */

static bool covers(const struct declaration *declaration, const struct cell_figure *cell) {
    bool has_row = declaration->line[ROWS] == SIZE_MAX || declaration->line[ROWS] == cell->line[ROWS];
    bool has_column = declaration->line[COLUMNS] == SIZE_MAX || declaration->line[COLUMNS] == cell->line[COLUMNS];
    return declaration->table == cell->table && has_row && has_column;
}

int64_t structure_base(const struct retyped *paper, const struct cell_figure *cell) {
    const struct structure *structure = paper->structure;
    int best = -1;
    int64_t base = 0;
    for (size_t i = 0; structure && i < structure->n; i++) {
        const struct declaration *declaration = &structure->items[i];
        int n_named = (declaration->line[ROWS] != SIZE_MAX) + (declaration->line[COLUMNS] != SIZE_MAX);
        if (declaration->kind != DECLARE_BASE || n_named <= best || !covers(declaration, cell)) continue;
        best = n_named;
        base = declaration->base;
    }
    return base;
}

size_t structure_parts(const struct retyped *paper, size_t table, enum axis_name axis, size_t line, size_t *parts) {
    const struct structure *structure = paper->structure;
    size_t n = 0;
    for (size_t i = 0; structure && i < structure->n; i++) {
        const struct declaration *declaration = &structure->items[i];
        bool is_of_line = declaration->kind == DECLARE_TOTAL && declaration->table == table &&
                          declaration->line[axis] == line && declaration->target != SIZE_MAX;
        if (is_of_line) parts[n++] = declaration->target;
    }
    return n;
}
