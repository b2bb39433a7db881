/* workbook/sheets/chart_sheet.c - a chart's sheet: what it shows in words, then Excel's own chart of cells of the
 * workbook.
 *
 * Where the chart shows neighbouring rows of its table in the table's order, it is drawn from the cells of the table's
 * sheet. Else the rows and columns that it shows stand in a table on the chart's sheet, and the chart beside it.
 * Small multiples are a chart for each series, two beside each other.
 */
#include "workbook/sheets.h"

#include "base/text.h"
#include "result/words.h"
#include "workbook/sheets/chart_facts.h"
#include "workbook/sheets/chart_words.h"

enum { CHART_GAP_PX = 24, CHART_MARGIN_PX = 10, LEAST_CHART_PX = 440, MOST_CHART_PX = 800, PANELS_ACROSS = 2 };

/* A line with a gap needs an empty cell on the sheet of its numbers. */
static bool has_gap(const struct chart *chart) {
    for (size_t i = 0; chart->kind == CHART_LINE && i < chart->n_rows * chart->n_series; i++)
        if (!cell_shows_number(chart_cell(chart, i % chart->n_series, i / chart->n_series))) return true;
    return false;
}

/* Can it be drawn from the table's own cells? Not where its labels hold note marks, which would stand at the axis. */
static bool is_part_of_table(const struct chart *chart) {
    if (has_gap(chart)) return false;
    for (size_t i = 0; i < chart->n_rows; i++) {
        if (i > 0 && chart->rows[i] != chart->rows[i - 1] + 1) return false;
        if (chart->table->rows[chart->rows[i]].n_notes > 0) return false;
    }
    for (size_t i = 0; i < chart->n_series; i++) {
        if (!text_equal(chart->series[i].label, chart->table->columns[chart->series[i].column].label)) return false;
    }
    return true;
}

static struct sheet_plan *plan_of_table(const struct sheet_plans *plans, const struct table *table) {
    for (size_t i = 0; i < plans->report->n_tables; i++) {
        if (plans->report->tables[i] == table) return &plans->tables[i];
    }
    return NULL;
}

/* What the chart shows as a table of its own, for the legends of symbols and notes: a sheet lists only those that it
 * uses. */
static struct table table_shown(struct arena *arena, const struct chart *chart) {
    struct line *rows = ARENA_ARRAY(arena, struct line, chart->n_rows);
    struct line *columns = ARENA_ARRAY(arena, struct line, chart->n_series);
    struct table shown = *chart->table;
    shown.rows = rows;
    shown.n_rows = chart->n_rows;
    shown.columns = columns;
    shown.n_columns = chart->n_series;
    shown.cells = ARENA_ARRAY(arena, struct cell, chart->n_rows * chart->n_series);
    for (size_t i = 0; i < chart->n_rows; i++) rows[i] = chart->table->rows[chart->rows[i]];
    for (size_t i = 0; i < chart->n_series; i++) columns[i] = chart->table->columns[chart->series[i].column];
    for (size_t i = 0; i < chart->n_rows * chart->n_series; i++)
        shown.cells[i] = *chart_cell(chart, i % chart->n_series, i / chart->n_series);
    return shown;
}

static enum status introduce(struct intro *intro, const struct report *report, const struct chart *chart,
                             const char *tab, bool has_own) {
    struct arena *arena = intro->sheet->book->arena;
    const struct table shown = table_shown(arena, chart);
    TRY(intro_text(intro, has_own ? "This sheet holds one chart and, to its left, the table that it is drawn from."
                                  : "This sheet holds one chart, drawn from the cells of its table's sheet."));
    TRY(intro_text(intro, chart->alternative_text));
    TRY(intro_text(intro, chart_words_order(arena, chart)));
    TRY(intro_text(intro, chart_words_axis(chart)));
    TRY(intro_lead(intro, "Without a number in this chart: ", chart_words_missing(arena, chart)));
    TRY(intro_lead(intro, "With a mark beside the number: ", chart_words_marked(arena, chart)));
    TRY(intro_text(intro, chart->base));
    TRY(intro_lead(intro, "Symbols used: ", words_of_marks(arena, &shown)));
    TRY(intro_lead(intro, "Source: ", chart->table->source));
    TRY(intro_notes(intro, report, &shown));
    if (tab != NULL) TRY(intro_link(intro, TEXT(arena, "Go to the table with all figures, sheet ", tab), tab));
    return intro_link(intro, "Go to the contents", TAB_CONTENTS);
}

/* Where a chart stands, the room that it has there, and the cells that it shows. */
struct spot {
    struct sheet *sheet;
    uint32_t row, column;
    uint32_t above_px, width_px, room_px;
    const char *tab;
    uint32_t header_row, first_row;
    const uint32_t *series_columns;
};

/* The series from `first_series` on of the chart that stands at the spot. */
static enum status draw_one(const struct spot *spot, struct native_chart native, struct finish_chart place,
                            size_t first_series) {
    struct native_series *series = ARENA_ARRAY(spot->sheet->book->arena, struct native_series, native.n_series);
    for (size_t i = 0; i < native.n_series; i++) {
        series[i] = native.series[i];
        series[i].column = spot->series_columns[first_series + i];
    }
    native.series = series;
    native.tab = spot->tab;
    native.header_row = spot->header_row;
    native.first_row = spot->first_row;
    native.place = place;
    native.above_px += spot->above_px;
    return sheet_chart(spot->sheet, spot->row, spot->column, &native);
}

static enum status draw_panels(const struct spot *spot, const struct chart *chart) {
    struct arena *arena = spot->sheet->book->arena;
    uint32_t width = spot->width_px / PANELS_ACROSS, below = 0;
    for (size_t i = 0; i < chart->n_series; i++) {
        struct chart panel = chart_panel(arena, chart, i);
        struct native_chart native = chart_facts(arena, &panel);
        struct finish_chart place = chart_panel_place(&panel, width, spot->room_px);
        native.title = chart->series[i].label;
        if (!chart->may_start_above_zero) chart_scale(chart, &native.least, &native.most);
        native.right_px = (uint32_t)(i % PANELS_ACROSS) * width;
        native.above_px = native.below_px = below;
        TRY(draw_one(spot, native, place, i));
        if (i % PANELS_ACROSS == PANELS_ACROSS - 1) below += place.height;
    }
    return STATUS_OK;
}

static enum status draw(const struct spot *spot, const struct chart *chart) {
    struct arena *arena = spot->sheet->book->arena;
    if (chart->is_multiples && chart->n_series > 1) return draw_panels(spot, chart);
    return draw_one(spot, chart_facts(arena, chart), chart_place(chart, spot->width_px, spot->room_px), 0);
}

static uint32_t room_below(uint32_t page_px, uint32_t above_px) {
    return page_px > above_px ? page_px - above_px : 0;
}

static enum status draw_from_table(struct sheet *sheet, uint32_t row, const struct chart *chart,
                                   const struct grid_place *cells) {
    uint32_t *columns = ARENA_ARRAY(sheet->book->arena, uint32_t, chart->n_series);
    for (size_t i = 0; i < chart->n_series; i++) columns[i] = cells->sheet_columns[chart->series[i].column];
    uint32_t above = sheet->height_px;
    const struct spot spot = {.sheet = sheet,
                              .row = row,
                              .above_px = above,
                              .width_px = PAGE_COLUMN_PX - CHART_MARGIN_PX,
                              .room_px = room_below(PAGE_LONG_PX, above),
                              .tab = cells->tab,
                              .header_row = cells->header_row,
                              .first_row = cells->header_row + 1 + (uint32_t)chart->rows[0],
                              .series_columns = columns};
    return draw(&spot, chart);
}

/* Beside a table, on a page that lies. */
static uint32_t width_beside(uint32_t table_px) {
    uint32_t room = room_below(PAGE_LONG_PX, table_px + CHART_GAP_PX);
    return room < LEAST_CHART_PX ? LEAST_CHART_PX : room > MOST_CHART_PX ? MOST_CHART_PX : room;
}

static enum status draw_from_own(struct sheet *sheet, uint32_t row, const struct chart *chart, struct grid_plan *plan) {
    struct grid_place cells;
    uint32_t above = sheet->height_px, width = width_beside(grid_width_px(plan));
    TRY(grid_write(sheet, row, plan, &cells));
    /* An empty column parts chart and table. */
    TRY(sheet_column_width(sheet, cells.n_sheet_columns, CHART_GAP_PX));
    TRY(sheet_column_width(sheet, cells.n_sheet_columns + 1, width));
    uint32_t room = room_below(PAGE_SHORT_PX, above), beside = sheet->height_px - above;
    const struct spot spot = {.sheet = sheet,
                              .row = row,
                              .column = cells.n_sheet_columns + 1,
                              .above_px = above,
                              .width_px = width,
                              .room_px = room > beside ? room : beside,
                              .tab = cells.tab,
                              .header_row = cells.header_row,
                              .first_row = row + 1,
                              .series_columns = cells.sheet_columns};
    return draw(&spot, chart);
}

static struct grid_plan *own_grid(struct arena *arena, const struct chart *chart, const struct sheet_plan *plan) {
    struct grid_column *columns = ARENA_ARRAY(arena, struct grid_column, chart->n_series);
    for (size_t i = 0; i < chart->n_series; i++)
        columns[i] = (struct grid_column){chart->series[i].column, chart->series[i].label};
    const struct grid grid = {.table = chart->table,
                              .name = plan->excel_table,
                              .title = plan->heading,
                              .rows = chart->rows,
                              .n_rows = chart->n_rows,
                              .columns = columns,
                              .n_columns = chart->n_series,
                              .has_notes_apart = true};
    return grid_plan(arena, &grid);
}

enum status chart_sheet(struct book *book, const struct sheet_plans *plans, size_t index) {
    const struct chart *chart = &plans->report->charts[index];
    const struct sheet_plan *plan = &plans->charts[index], *of_table = plan_of_table(plans, chart->table);
    bool is_empty = chart->n_rows == 0 || chart->n_series == 0;
    bool has_own = !is_empty && (of_table == NULL || !of_table->is_placed || !is_part_of_table(chart));
    struct grid_plan *own = has_own ? own_grid(book->arena, chart, plan) : NULL;
    uint32_t width = has_own ? grid_width_px(own) + CHART_GAP_PX + width_beside(grid_width_px(own)) : 0;
    struct sheet *sheet;
    struct intro intro;
    TRY(book_sheet(book, plan->tab, &sheet));
    TRY(intro_begin(sheet, plans->report,
                    with_notes(book->arena, plan->heading, chart->table->notes, chart->table->n_notes), !has_own, width,
                    &intro));
    TRY(introduce(&intro, plans->report, chart, of_table != NULL ? of_table->tab : NULL, has_own));
    if (is_empty) return intro_text(&intro, "There is nothing to show in this chart: it has no rows.");
    if (has_own) return draw_from_own(sheet, intro.row, chart, own);
    return draw_from_table(sheet, intro.row, chart, &of_table->place);
}
