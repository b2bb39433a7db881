/* audit/retyped/retyped.c - figures into tables. */
#include "audit/retyped/retyped.h"

#include "base/intern.h"
#include "base/utf8.h"

#include <string.h>

/* What a table is known by: "t" and its name; a line: "r" or "c", the table's index and its name. */
static const char *table_key(struct arena *arena, const char *folded) {
    return TEXT(arena, "t", folded);
}

static const char *line_key(struct arena *arena, size_t table, enum axis_name axis, const char *folded) {
    return TEXT(arena, axis == ROWS ? "r" : "c", text_from_int(arena, (int64_t)table), " ", folded);
}

/* Where the name leads; `next` when it is new. */
static size_t name_index(struct retyped *paper, const char *key, size_t next, bool *ret_is_new) {
    uint32_t word = intern_add(paper->names, key, strlen(key), ret_is_new);
    if (*ret_is_new) *ARENA_PUSH(paper->arena, paper->index_of_name, paper->n_names, paper->capacity_names) = next;
    return paper->index_of_name[word];
}

static size_t name_find(const struct retyped *paper, const char *key) {
    uint32_t word = intern_find(paper->names, key, strlen(key));
    return word == INTERN_NONE ? SIZE_MAX : paper->index_of_name[word];
}

static const char *last_word(const char *id) {
    const char *word = id;
    for (const char *at = id; *at; at++)
        if (strchr("-_ .:", *at) && at[1]) word = at + 1;
    return word;
}

static size_t table_of(struct retyped *paper, const struct published_figure *figure) {
    bool is_new;
    const char *folded = utf8_folded(paper->arena, figure->table);
    size_t index = name_index(paper, table_key(paper->arena, folded), paper->n_tables, &is_new);
    if (!is_new) return index;
    struct paper_table *table = ARENA_PUSH(paper->arena, paper->tables, paper->n_tables, paper->capacity_tables);
    table->id = figure->table;
    table->folded = folded;
    table->last_word = last_word(folded);
    table->printed_in = figure->printed_in && *figure->printed_in ? figure->printed_in : NULL;
    return index;
}

static size_t line_of(struct retyped *paper, size_t table, enum axis_name name, const char *label, const char *id) {
    struct paper_axis *axis = &paper->tables[table].axes[name];
    bool is_new;
    const char *known = utf8_folded(paper->arena, id && *id ? id : label);
    size_t index = name_index(paper, line_key(paper->arena, table, name, known), axis->n, &is_new);
    if (!is_new) return index;
    struct paper_line *line = ARENA_PUSH(paper->arena, axis->lines, axis->n, axis->capacity);
    line->name = label;
    line->id = known;
    line->label = line_label_read(paper->arena, label);
    return index;
}

/* --- what a figure is --- */

static enum quantity quantity_of_unit(const char *unit) {
    static const struct {
        const char *unit;
        enum quantity quantity;
    } rows[] = {{"count", QUANTITY_AMOUNT}, {"difference", QUANTITY_CHANGE}, {"percent", QUANTITY_PERCENT}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (text_equal(rows[i].unit, unit)) return rows[i].quantity;
    return QUANTITY_OTHER;
}

static enum quantity quantity_of(const struct published_figure *figure, const struct line_label *row,
                                 const struct line_label *column) {
    if (figure->unit && *figure->unit) return quantity_of_unit(figure->unit);
    bool has_sign = text_ends(figure->text, "%");
    bool is_percent = has_sign || row->is_percent || column->is_percent;
    if (row->is_change || column->is_change) return is_percent ? QUANTITY_OTHER : QUANTITY_CHANGE;
    if (is_percent) return QUANTITY_PERCENT;
    bool is_other = row->is_average || column->is_average || row->is_base || column->is_base;
    return is_other ? QUANTITY_OTHER : QUANTITY_AMOUNT;
}

/* Whole amounts were counted; anything else may have been rounded to the digits that were printed. */
static void read_number(struct cell_figure *cell, const struct line_label *row, const struct line_label *column) {
    const struct published_figure *figure = cell->published;
    bool is_counted = cell->quantity == QUANTITY_AMOUNT || cell->quantity == QUANTITY_CHANGE;
    bool is_rounded = !is_counted || figure->value.decimals > 0 || row->is_in_units || column->is_in_units;
    cell->has_number = figure->has_value && exact_from(figure->value, is_rounded, &cell->number);
}

/* --- cells --- */

static size_t cell_key(struct retyped *paper, size_t table, size_t row, size_t column, bool *ret_is_new) {
    const size_t key[] = {table, row, column};
    return intern_add(paper->keys, (const char *)key, sizeof key, ret_is_new);
}

static void add_to_line(struct arena *arena, struct paper_line *line, size_t cell) {
    *ARENA_PUSH(arena, line->cells, line->n_cells, line->capacity) = cell;
}

static void add_figure(struct retyped *paper, const struct published_figure *figure) {
    struct arena *arena = paper->arena;
    bool is_new;
    size_t table = table_of(paper, figure);
    size_t row = line_of(paper, table, ROWS, figure->row, figure->row_id);
    size_t column = line_of(paper, table, COLUMNS, figure->column, figure->column_id);
    size_t index = cell_key(paper, table, row, column, &is_new);
    if (!is_new) {
        *ARENA_PUSH(arena, paper->repeats, paper->n_repeats, paper->capacity_repeats) = (struct repeat){index, figure};
        return;
    }
    struct paper_table *in = &paper->tables[table];
    struct paper_line *lines[] = {&in->axes[ROWS].lines[row], &in->axes[COLUMNS].lines[column]};
    struct cell_figure *cell = ARENA_PUSH(arena, paper->cells, paper->n_cells, paper->capacity_cells);
    *cell = (struct cell_figure){.published = figure, .table = table, .line = {row, column}};
    cell->quantity = quantity_of(figure, &lines[ROWS]->label, &lines[COLUMNS]->label);
    read_number(cell, &lines[ROWS]->label, &lines[COLUMNS]->label);
    add_to_line(arena, lines[ROWS], index);
    add_to_line(arena, lines[COLUMNS], index);
    *ARENA_PUSH(arena, in->cells, in->n_cells, in->capacity) = index;
}

struct retyped *retyped_from(struct arena *arena, const struct published *published) {
    struct retyped *paper = ARENA_NEW(arena, struct retyped);
    paper->arena = arena;
    paper->published = published;
    paper->keys = intern_new(arena);
    paper->names = intern_new(arena);
    for (size_t i = 0; i < published->n; i++) add_figure(paper, &published->figures[i]);
    return paper;
}

struct cell_figure *retyped_cell(const struct retyped *paper, const struct paper_table *table, enum axis_name axis,
                                 size_t line, size_t cross) {
    size_t key[] = {(size_t)(table - paper->tables), axis == ROWS ? line : cross, axis == ROWS ? cross : line};
    uint32_t index = intern_find(paper->keys, (const char *)key, sizeof key);
    return index == INTERN_NONE ? NULL : &paper->cells[index];
}

size_t retyped_table(const struct retyped *paper, const char *id) {
    return name_find(paper, table_key(paper->arena, utf8_folded(paper->arena, id)));
}

size_t retyped_line(const struct retyped *paper, size_t table, enum axis_name name, const char *label) {
    const struct paper_axis *axis = &paper->tables[table].axes[name];
    const char *folded = utf8_folded(paper->arena, label);
    size_t line = name_find(paper, line_key(paper->arena, table, name, folded));
    bool has_ids = paper->published->n > 0 && paper->published->figures[0].row_id;
    for (size_t i = 0; line == SIZE_MAX && has_ids && i < axis->n; i++)
        if (text_equal(axis->lines[i].label.folded, folded)) line = i;
    return line;
}

bool tables_are_family(const struct paper_table *a, const struct paper_table *b) {
    size_t n = (size_t)(a->last_word - a->folded);
    return n == (size_t)(b->last_word - b->folded) && memcmp(a->folded, b->folded, n) == 0;
}

bool cell_is(const struct cell_figure *cell, enum quantity quantity) {
    bool is_by_label = !(cell->published->unit && *cell->published->unit) && !text_ends(cell->published->text, "%");
    return cell->quantity == quantity ||
           (quantity == QUANTITY_LABELLED && (is_by_label || cell->quantity == QUANTITY_AMOUNT));
}

void cell_reached(struct cell_figure *cell, enum reach reach) {
    if (reach > cell->reach) cell->reach = reach;
}
