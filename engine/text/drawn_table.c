/* text/drawn_table.c - one table for the terminal.
 *
 * The table becomes a grid of texts: row 0 the headers, column 0 the labels. Each column knows its least width (no word
 * broken, no number wrapped) and its wish (nothing wrapped). Columns start at their least and are widened in turn, one
 * terminal column at a time, so that modest wishes are met before long texts take the rest. */
#include "base/utf8.h"
#include "text/formats.h"
#include "text/shown.h"
#include "text/wrap.h"

#include <assert.h>

enum { GAP = 2 };

struct grid_cell {
    const char *text;
    bool can_wrap; /* headers, labels, static text; never numbers */
};

struct grid_column {
    bool is_right;
    size_t least, wish, width;
    size_t mark_width; /* of the marks beside numbers, so that digits stay under digits; 0 when there are none */
};

struct grid {
    struct arena *arena;
    const struct table *table;
    size_t n_rows, n_columns; /* with headers and labels */
    struct grid_cell *cells;
    struct grid_column *columns;
    size_t width;
};

static size_t larger(size_t a, size_t b) {
    return a > b ? a : b;
}

static struct grid_cell *grid_at(const struct grid *grid, size_t row, size_t column) {
    return &grid->cells[row * grid->n_columns + column];
}

static void add_spaces(struct text_builder *out, size_t n) {
    while (n-- > 0) text_add_char(out, ' ');
}

/* Numbers stand right; a column of static text alone stands left. */
static void survey_column(struct grid *grid, size_t column) {
    struct grid_column *to = &grid->columns[column + 1];
    for (size_t row = 0; row < grid->table->n_rows; row++) {
        const struct cell *cell = table_cell(grid->table, row, column);
        if (cell->kind != CELL_TEXT) to->is_right = true;
        to->mark_width = larger(to->mark_width, utf8_columns(cell_side_mark(cell)));
    }
}

/* "18.8%", or "18.8% [r]" with the marks of the column under each other. */
static struct grid_cell cell_as_text(const struct grid *grid, const struct cell *cell, size_t mark_width) {
    if (cell->kind == CELL_TEXT) return (struct grid_cell){shown_line(grid->arena, cell->display), true};
    if (mark_width == 0) return (struct grid_cell){cell->display, false};
    struct text_builder out = {.arena = grid->arena};
    const char *mark = cell_side_mark(cell);
    text_add(&out, cell->display);
    text_add_char(&out, ' ');
    text_add(&out, mark);
    add_spaces(&out, mark_width - utf8_columns(mark));
    return (struct grid_cell){text_done(&out), false};
}

static struct grid grid_of(struct arena *arena, const struct table *table) {
    struct grid grid = {arena, table, table->n_rows + 1, table->n_columns + 1, NULL, NULL, 0};
    grid.cells = ARENA_ARRAY(arena, struct grid_cell, grid.n_rows * grid.n_columns);
    grid.columns = ARENA_ARRAY(arena, struct grid_column, grid.n_columns);
    *grid_at(&grid, 0, 0) = (struct grid_cell){shown_line(arena, table->corner), true};
    for (size_t row = 0; row < table->n_rows; row++)
        *grid_at(&grid, row + 1, 0) = (struct grid_cell){shown_label(arena, &table->rows[row]), true};
    for (size_t column = 0; column < table->n_columns; column++) {
        survey_column(&grid, column);
        *grid_at(&grid, 0, column + 1) = (struct grid_cell){shown_label(arena, &table->columns[column]), true};
        for (size_t row = 0; row < table->n_rows; row++)
            *grid_at(&grid, row + 1, column + 1) =
                cell_as_text(&grid, table_cell(table, row, column), grid.columns[column + 1].mark_width);
    }
    return grid;
}

static void measure_column(struct grid *grid, size_t column) {
    struct grid_column *to = &grid->columns[column];
    for (size_t row = 0; row < grid->n_rows; row++) {
        const struct grid_cell *cell = grid_at(grid, row, column);
        size_t whole = utf8_columns(cell->text);
        to->wish = larger(to->wish, whole);
        to->least = larger(to->least, cell->can_wrap ? wrap_least(grid->arena, cell->text) : whole);
    }
    to->width = to->least;
    grid->width += to->width + (column > 0 ? GAP : 0);
}

static bool widen_each_by_one(struct grid *grid) {
    bool has_widened = false;
    for (size_t i = 0; i < grid->n_columns && grid->width < TEXT_TABLE_COLUMNS; i++) {
        if (grid->columns[i].width >= grid->columns[i].wish) continue;
        grid->columns[i].width++;
        grid->width++;
        has_widened = true;
    }
    return has_widened;
}

static void fit(struct grid *grid) {
    for (size_t i = 0; i < grid->n_columns; i++) measure_column(grid, i);
    while (widen_each_by_one(grid)) continue;
}

static void add_rule(struct text_builder *out, const struct grid *grid) {
    for (size_t i = 0; i < grid->width; i++) text_add(out, "\u2500");
    text_add_char(out, '\n');
}

static void add_piece(struct text_builder *out, const struct grid_column *column, const char *piece) {
    size_t rest = column->width - utf8_columns(piece);
    if (column->is_right) add_spaces(out, rest);
    text_add(out, piece);
    if (!column->is_right) add_spaces(out, rest);
}

/* Ends a line without the spaces that nothing follows. */
static void end_line(struct text_builder *out) {
    while (out->n > 0 && out->bytes[out->n - 1] == ' ') out->n--;
    text_add_char(out, '\n');
}

/* Headers stand at the foot of their row, everything else at its head. */
static void add_row(struct text_builder *out, const struct grid *grid, size_t row) {
    struct wrapped *wrapped = ARENA_ARRAY(grid->arena, struct wrapped, grid->n_columns);
    size_t height = 0;
    for (size_t i = 0; i < grid->n_columns; i++) {
        const struct grid_cell *cell = grid_at(grid, row, i);
        wrapped[i] = cell->can_wrap ? wrap_text(grid->arena, cell->text, grid->columns[i].width)
                                    : (struct wrapped){&cell->text, 1};
        height = larger(height, wrapped[i].n);
    }
    for (size_t line = 0; line < height; line++) {
        for (size_t i = 0; i < grid->n_columns; i++) {
            size_t above = row == 0 ? height - wrapped[i].n : 0;
            bool has_piece = line >= above && line - above < wrapped[i].n;
            add_spaces(out, i > 0 ? GAP : 0);
            add_piece(out, &grid->columns[i], has_piece ? wrapped[i].lines[line - above] : "");
        }
        end_line(out);
    }
}

/* A rule parts a total from the rows above it. */
static void add_rows(struct text_builder *out, const struct grid *grid) {
    const struct line *rows = grid->table->rows;
    for (size_t i = 0; i < grid->table->n_rows; i++) {
        if (i > 0 && rows[i].is_total && !rows[i - 1].is_total) add_rule(out, grid);
        add_row(out, grid, i + 1);
    }
}

/* A paragraph within TEXT_TABLE_COLUMNS, its further lines indented under the text after `lead`. */
static void add_paragraph(struct text_builder *out, const char *lead, const char *text) {
    size_t indent = utf8_columns(lead);
    struct wrapped wrapped = wrap_text(out->arena, text, TEXT_TABLE_COLUMNS - indent);
    for (size_t i = 0; i < wrapped.n; i++) {
        if (i == 0) {
            text_add(out, lead);
        } else {
            add_spaces(out, indent);
        }
        text_add(out, wrapped.lines[i]);
        text_add_char(out, '\n');
    }
}

static void add_beneath(struct text_builder *out, const struct report *report, const struct table *table) {
    const char *const *remarks;
    const uint32_t *numbers;
    size_t n_remarks = shown_remarks(out->arena, table, &remarks);
    size_t n_notes = shown_note_numbers(out->arena, report, table, &numbers);
    for (size_t i = 0; i < n_remarks; i++) add_paragraph(out, "", remarks[i]);
    for (size_t i = 0; i < n_notes; i++) {
        const char *lead = TEXT(out->arena, shown_note_mark(out->arena, numbers[i]), " ");
        add_paragraph(out, lead, shown_line(out->arena, report->notes[numbers[i] - 1].text));
    }
}

const char *text_table(struct arena *arena, const struct report *report, const struct table *table) {
    assert(report->is_released);
    struct text_builder out = {.arena = arena};
    struct grid grid = grid_of(arena, table);
    fit(&grid);
    add_paragraph(&out, "", shown_title(arena, table, true));
    if (table->about != NULL) add_paragraph(&out, "", shown_line(arena, table->about));
    if (table->base != NULL) add_paragraph(&out, "", shown_line(arena, table->base));
    add_rule(&out, &grid);
    add_row(&out, &grid, 0);
    add_rule(&out, &grid);
    add_rows(&out, &grid);
    add_rule(&out, &grid);
    add_beneath(&out, report, table);
    return text_done(&out);
}
