/* workbook/sheets/table_grid.c - first the columns of the sheet are laid out (header, width, what it holds), then cells
 * are written. */
#include "workbook/sheets/table_grid.h"

#include "base/intern.h"
#include "base/text.h"
#include "base/utf8.h"

#include <string.h>

enum {
    CELL_PADDING_PX = 24,
    MARK_PADDING_PX = 20,
    LABEL_MIN_PX = 180,
    LABEL_MAX_PX = 440,
    COLUMN_MIN_PX = 84,
    HEADER_MAX_PX = 150,
    TEXT_MAX_PX = 420
};

enum holds { HOLDS_LABELS, HOLDS_NUMBERS, HOLDS_TEXT, HOLDS_MARKS, HOLDS_NOTES };

/* A column of the sheet. */
struct layout {
    enum holds holds;
    size_t column; /* of the table; not for labels and notes */
    const char *header;
    uint32_t width_px;
};

struct grid_plan {
    struct grid grid;
    struct sheet *sheet;
    struct arena *arena;
    uint32_t row; /* of the header */
    struct layout *layouts;
    size_t n_layouts, capacity;
    uint32_t *sheet_columns;
};

struct grid grid_of_table(struct arena *arena, const struct table *table, const char *name, const char *title) {
    size_t *rows = ARENA_ARRAY(arena, size_t, table->n_rows);
    struct grid_column *columns = ARENA_ARRAY(arena, struct grid_column, table->n_columns);
    for (size_t i = 0; i < table->n_rows; i++) rows[i] = i;
    for (size_t i = 0; i < table->n_columns; i++) columns[i] = (struct grid_column){i, table->columns[i].label};
    return (struct grid){table, name, title, rows, table->n_rows, columns, table->n_columns, false};
}

const char *with_notes(struct arena *arena, const char *label, const uint32_t *notes, size_t n_notes) {
    struct text_builder out = {.arena = arena};
    text_add(&out, label);
    for (size_t i = 0; i < n_notes; i++) text_add(&out, TEXT(arena, " [note ", text_from_int(arena, notes[i]), "]"));
    return text_done(&out);
}

static const struct cell *grid_cell(const struct grid_plan *plan, size_t grid_row, const struct layout *layout) {
    return table_cell(plan->grid.table, plan->grid.rows[grid_row], layout->column);
}

static const struct line *grid_line(const struct grid_plan *plan, size_t grid_row) {
    return &plan->grid.table->rows[plan->grid.rows[grid_row]];
}

static const char *label_at(const struct grid_plan *plan, size_t grid_row) {
    const struct line *line = grid_line(plan, grid_row);
    if (plan->grid.has_notes_apart) return line->label;
    return with_notes(plan->arena, line->label, line->notes, line->n_notes);
}

static const char *notes_at(const struct grid_plan *plan, size_t grid_row) {
    const struct line *line = grid_line(plan, grid_row);
    return text_trim(plan->arena, with_notes(plan->arena, "", line->notes, line->n_notes));
}

static bool is_marked_number(const struct cell *cell) {
    return cell->kind == CELL_NUMBER && cell->mark != MARK_NONE;
}

/* Static text stands left; a column of it has no figure at all. */
static enum holds holds_of(const struct grid_plan *plan, size_t column) {
    struct layout layout = {.column = column};
    bool has_text = false;
    for (size_t i = 0; i < plan->grid.n_rows; i++) {
        const struct cell *cell = grid_cell(plan, i, &layout);
        if (cell->kind == CELL_NUMBER) return HOLDS_NUMBERS;
        if (cell->kind == CELL_TEXT) has_text = true;
    }
    return has_text ? HOLDS_TEXT : HOLDS_NUMBERS;
}

static bool has_marks(const struct grid_plan *plan, size_t column) {
    struct layout layout = {.column = column};
    for (size_t i = 0; i < plan->grid.n_rows; i++) {
        if (is_marked_number(grid_cell(plan, i, &layout))) return true;
    }
    return false;
}

/* What a reader sees in a cell, for measuring. */
static const char *shown_at(const struct grid_plan *plan, size_t grid_row, const struct layout *layout) {
    if (layout->holds == HOLDS_LABELS) return label_at(plan, grid_row);
    if (layout->holds == HOLDS_NOTES) return notes_at(plan, grid_row);
    const struct cell *cell = grid_cell(plan, grid_row, layout);
    if (layout->holds == HOLDS_MARKS) return is_marked_number(cell) ? mark_symbol(cell->mark) : "";
    return cell->display;
}

static bool is_right(const struct layout *layout) {
    return layout->holds == HOLDS_NUMBERS;
}

/* By what a column holds: its header, its cells, and its cells in a row of totals. */
static const struct {
    enum look header, cell, total;
} looks_of[] = {
    [HOLDS_LABELS] = {LOOK_HEADER_TEXT, LOOK_TEXT, LOOK_TOTAL_TEXT},
    [HOLDS_NUMBERS] = {LOOK_HEADER_NUMBER, LOOK_NUMBER, LOOK_TOTAL_NUMBER},
    [HOLDS_TEXT] = {LOOK_HEADER_WORDS, LOOK_WORDS, LOOK_TOTAL_WORDS},
    [HOLDS_MARKS] = {LOOK_HEADER_MARK, LOOK_MARK, LOOK_TOTAL_MARK},
    [HOLDS_NOTES] = {LOOK_HEADER_WORDS, LOOK_WORDS, LOOK_TOTAL_WORDS},
};

static enum look look_at(const struct grid_plan *plan, size_t grid_row, const struct layout *layout) {
    const struct line *line = grid_line(plan, grid_row);
    return line->is_total || line->is_subtotal ? looks_of[layout->holds].total : looks_of[layout->holds].cell;
}

static uint32_t larger(uint32_t a, uint32_t b) {
    return a > b ? a : b;
}

static uint32_t smaller(uint32_t a, uint32_t b) {
    return a < b ? a : b;
}

/* The least width at which a header takes no more lines than at its limit: a wider column would fill a line to the
 * edge, where it meets its neighbour's. A header a little over the limit gets one line rather than a second one for its
 * last word. */
static uint32_t header_width(const char *header) {
    struct face face = look_face(LOOK_HEADER_NUMBER);
    uint32_t whole = text_width_px(header, face), least = text_word_px(header, face);
    if (whole <= HEADER_MAX_PX * 5 / 4) return whole;
    uint32_t lines = text_lines(header, face, larger(least, HEADER_MAX_PX));
    while (text_lines(header, face, least) > lines) least += 4;
    return least;
}

/* Numbers are never cut: their column is as wide as the widest. Texts wrap, at words. */
static uint32_t width_of(const struct grid_plan *plan, const struct layout *layout) {
    /* Marks are short, and their header wraps at each word, so that the next number is not far. */
    bool is_narrow = layout->holds == HOLDS_MARKS;
    uint32_t width =
        is_narrow ? text_word_px(layout->header, look_face(LOOK_HEADER_MARK)) : header_width(layout->header);
    uint32_t limit = layout->holds == HOLDS_LABELS ? LABEL_MAX_PX : TEXT_MAX_PX;
    for (size_t i = 0; i < plan->grid.n_rows; i++) {
        struct face face = look_face(look_at(plan, i, layout));
        const char *shown = shown_at(plan, i, layout);
        uint32_t whole = text_width_px(shown, face);
        if (!is_right(layout)) whole = larger(smaller(whole, limit), smaller(text_word_px(shown, face), 2 * limit));
        width = larger(width, whole);
    }
    if (is_narrow) return width + MARK_PADDING_PX;
    return larger(width + CELL_PADDING_PX, layout->holds == HOLDS_LABELS ? LABEL_MIN_PX : COLUMN_MIN_PX);
}

/* Excel refuses a header that is empty, or the same as another but for case: such a one is numbered, for all to see. */
static const char *unique_header(const struct grid_plan *plan, struct intern *seen, const char *wanted) {
    struct arena *arena = plan->arena;
    if (*text_trim(arena, wanted) == '\0')
        wanted = TEXT(arena, "Column ", text_from_int(arena, (int64_t)plan->n_layouts + 1));
    const char *header = wanted;
    for (int64_t i = 2;; i++) {
        const char *folded =
            utf8_valid_prefix(header, strlen(header)) == strlen(header) ? utf8_folded(arena, header) : header;
        bool is_new;
        intern_add(seen, folded, strlen(folded), &is_new);
        if (is_new) return header;
        header = TEXT(arena, wanted, " (", text_from_int(arena, i), ")");
    }
}

static void add_layout(struct grid_plan *plan, struct intern *seen, enum holds holds, size_t column,
                       const char *header) {
    header = unique_header(plan, seen, header);
    struct layout *layout = ARENA_PUSH(plan->arena, plan->layouts, plan->n_layouts, plan->capacity);
    *layout = (struct layout){holds, column, header, 0};
}

static bool has_notes_column(const struct grid_plan *plan) {
    for (size_t i = 0; plan->grid.has_notes_apart && i < plan->grid.n_rows; i++) {
        if (grid_line(plan, i)->n_notes > 0) return true;
    }
    return false;
}

static void lay_out(struct grid_plan *plan) {
    const struct grid *grid = &plan->grid;
    struct intern *seen = intern_new(plan->arena);
    plan->sheet_columns = ARENA_ARRAY(plan->arena, uint32_t, grid->n_columns);
    add_layout(plan, seen, HOLDS_LABELS, 0, grid->table->corner != NULL ? grid->table->corner : "");
    for (size_t i = 0; i < grid->n_columns; i++) {
        const struct grid_column *column = &grid->columns[i];
        const struct line *line = &grid->table->columns[column->column];
        plan->sheet_columns[i] = (uint32_t)plan->n_layouts;
        add_layout(plan, seen, holds_of(plan, column->column), column->column,
                   with_notes(plan->arena, column->header, line->notes, line->n_notes));
        if (has_marks(plan, column->column))
            add_layout(plan, seen, HOLDS_MARKS, column->column, TEXT(plan->arena, column->header, ": symbols"));
    }
    if (has_notes_column(plan)) add_layout(plan, seen, HOLDS_NOTES, 0, "Notes");
    for (size_t i = 0; i < plan->n_layouts; i++) plan->layouts[i].width_px = width_of(plan, &plan->layouts[i]);
}

static uint32_t lines_of(const struct layout *layout, const char *text, struct face face) {
    uint32_t padding = layout->holds == HOLDS_MARKS ? MARK_PADDING_PX : CELL_PADDING_PX;
    return text_lines(text, face, layout->width_px - padding);
}

static enum status size_header(const struct grid_plan *plan) {
    uint32_t lines = 1;
    for (size_t i = 0; i < plan->n_layouts; i++)
        lines = larger(lines, lines_of(&plan->layouts[i], plan->layouts[i].header, look_face(LOOK_HEADER_NUMBER)));
    return sheet_row_height(plan->sheet, plan->row, look_height_px(LOOK_HEADER_NUMBER, lines));
}

static enum status size_row(const struct grid_plan *plan, size_t grid_row) {
    uint32_t lines = 1;
    for (size_t i = 0; i < plan->n_layouts; i++) {
        const struct layout *layout = &plan->layouts[i];
        if (is_right(layout)) continue;
        lines = larger(lines,
                       lines_of(layout, shown_at(plan, grid_row, layout), look_face(look_at(plan, grid_row, layout))));
    }
    return sheet_row_height(plan->sheet, plan->row + 1 + (uint32_t)grid_row, look_height_px(LOOK_TEXT, lines));
}

static enum status write_frame(const struct grid_plan *plan) {
    const char **headers = ARENA_ARRAY(plan->arena, const char *, plan->n_layouts);
    enum look *looks = ARENA_ARRAY(plan->arena, enum look, plan->n_layouts);
    for (size_t i = 0; i < plan->n_layouts; i++) {
        headers[i] = plan->layouts[i].header;
        looks[i] = looks_of[plan->layouts[i].holds].header;
    }
    const struct sheet_table table = {.name = plan->grid.name,
                                      .title = plan->grid.title,
                                      .row = plan->row,
                                      .n_rows = (uint32_t)plan->grid.n_rows,
                                      .headers = headers,
                                      .looks = looks,
                                      .n_columns = (uint32_t)plan->n_layouts};
    TRY(sheet_table(plan->sheet, &table));
    for (size_t i = 0; i < plan->n_layouts; i++)
        TRY(sheet_column_width(plan->sheet, (uint32_t)i, plan->layouts[i].width_px));
    return size_header(plan);
}

static enum status write_cell(const struct grid_plan *plan, size_t grid_row, size_t sheet_column) {
    const struct layout *layout = &plan->layouts[sheet_column];
    uint32_t row = plan->row + 1 + (uint32_t)grid_row, column = (uint32_t)sheet_column;
    if (layout->holds != HOLDS_NUMBERS)
        return sheet_text(plan->sheet, row, column, shown_at(plan, grid_row, layout), look_at(plan, grid_row, layout));
    const struct cell *cell = grid_cell(plan, grid_row, layout);
    if (cell_shows_number(cell))
        return sheet_number(plan->sheet, row, column, number_value(cell), number_format(plan->arena, cell),
                            look_at(plan, grid_row, layout));
    /* Text among figures stands with them on the right, as symbols do. */
    return sheet_text(plan->sheet, row, column, cell->display, look_at(plan, grid_row, layout));
}

static enum status check_size(const struct grid_plan *plan) {
    if (plan->grid.n_rows < SHEET_MAX_ROWS && plan->n_layouts <= SHEET_MAX_COLUMNS) return STATUS_OK;
    return sheet_refuse(plan->sheet, "the table", "a sheet has 1,048,576 rows and 16,384 columns at most");
}

struct grid_plan *grid_plan(struct arena *arena, const struct grid *grid) {
    struct grid_plan *plan = ARENA_NEW(arena, struct grid_plan);
    *plan = (struct grid_plan){.grid = *grid, .arena = arena};
    lay_out(plan);
    return plan;
}

uint32_t grid_width_px(const struct grid_plan *plan) {
    uint32_t width = 0;
    for (size_t i = 0; i < plan->n_layouts; i++) width += plan->layouts[i].width_px;
    return width;
}

enum status grid_write(struct sheet *sheet, uint32_t row, struct grid_plan *plan, struct grid_place *ret) {
    plan->sheet = sheet;
    plan->row = row;
    TRY(check_size(plan));
    TRY(write_frame(plan));
    for (size_t i = 0; i < plan->grid.n_rows; i++) {
        TRY(size_row(plan, i));
        for (size_t k = 0; k < plan->n_layouts; k++) TRY(write_cell(plan, i, k));
    }
    *ret = (struct grid_place){sheet->name, row, plan->sheet_columns, (uint32_t)plan->n_layouts};
    return STATUS_OK;
}
