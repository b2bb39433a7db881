/* workbook/sheets/chart_sheet.c - a chart's sheet: what it shows in words, then Excel's own chart of cells of the
 * workbook.
 *
 * Where the chart shows neighbouring rows of its table in the table's order, it is drawn from the cells of the table's
 * sheet. Else the rows and columns that it shows stand in a table on the chart's sheet, and the chart beside it. */
#include "workbook/sheets.h"

#include "base/text.h"
#include "result/words.h"
#include "workbook/sheets/chart_words.h"
#include "workbook/sheets/native_chart.h"

enum {
    BAR_PX = 26,
    LEAST_BAR_PX = 16, /* where a page must hold them all */
    LINE_PX = 20,
    LEGEND_PX = 40,
    TOP_PX = 10,
    AXIS_PX = 30,
    AXIS_TITLE_PX = 30,
    LABEL_GAP_PX = 14,
    CHART_GAP_PX = 24,
    CHART_MARGIN_PX = 10,
    LEAST_CHART_PX = 440,
    MOST_CHART_PX = 800,
    FIVE = 5
};

/* Same order as everywhere in the product; two series take the two that differ most. */
static const uint32_t palette[] = {0x12436D, 0x28A197, 0x801650, 0xF46A25, 0x3D3D3D, 0xA285D1};
static const uint32_t palette_of_two[] = {0x12436D, 0xF46A25};
enum { COLOUR_FOCUS = 0x12436D, COLOUR_OTHERS = 0xBFBFBF, COLOUR_DARK_TEXT = 0x000000, COLOUR_LIGHT_TEXT = 0xFFFFFF };

/* Shares of a bar below 1/25 have no room for a label. */
enum { LABEL_MIN_SHARE = 25 };

static uint32_t series_colour(size_t series, size_t n_series) {
    if (n_series == 2) return palette_of_two[series];
    return palette[series % (sizeof palette / sizeof *palette)];
}

/* Relative luminance (WCAG 2.1) decides only dark or light here, so a plain weighted sum does. */
static uint32_t text_on(uint32_t colour) {
    uint32_t red = colour >> 16, green = colour >> 8 & 0xFF, blue = colour & 0xFF;
    return 299 * red + 587 * green + 114 * blue > 110 * 1000 ? COLOUR_DARK_TEXT : COLOUR_LIGHT_TEXT;
}

static const struct cell *chart_cell(const struct chart *chart, size_t series, size_t row) {
    return table_cell(chart->table, chart->rows[row], chart->series[series].column);
}

/* Can it be drawn from the table's own cells? Not where its labels hold note marks, which would stand at the axis. */
static bool is_part_of_table(const struct chart *chart) {
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
    TRY(intro_lead(intro, "Without a number in this chart: ", chart_words_missing(arena, chart)));
    TRY(intro_lead(intro, "With a mark beside the number: ", chart_words_marked(arena, chart)));
    TRY(intro_text(intro, chart->base));
    TRY(intro_lead(intro, "Symbols used: ", words_of_marks(arena, &shown)));
    TRY(intro_lead(intro, "Source: ", chart->table->source));
    TRY(intro_notes(intro, report, &shown));
    if (tab != NULL) TRY(intro_link(intro, TEXT(arena, "Go to the table with all figures, sheet ", tab), tab));
    return intro_link(intro, "Go to the contents", TAB_CONTENTS);
}

/* The number format that most of a series' labels can share: its first number's. */
static const char *series_format(struct arena *arena, const struct chart *chart, size_t series) {
    for (size_t i = 0; i < chart->n_rows; i++) {
        const struct cell *cell = chart_cell(chart, series, i);
        if (cell_shows_number(cell)) return number_format(arena, cell);
    }
    return "General";
}

/* |value| under 1/25 of the category's sum. Doubles do: this only finds room. */
static bool has_no_room(const struct chart *chart, size_t series, size_t row) {
    double sum = 0, value = number_double(chart_cell(chart, series, row)->value, 1);
    for (size_t i = 0; i < chart->n_series; i++) {
        const struct cell *cell = chart_cell(chart, i, row);
        if (cell_shows_number(cell)) sum += number_double(cell->value, 1);
    }
    return value * LABEL_MIN_SHARE < sum || value <= 0;
}

/* A cell of text is drawn as zero by Excel: its label shows the symbol, or the words. Figures with other places than
 * the series' format show their own text. */
static struct native_label label_of(struct arena *arena, const struct chart *chart, size_t series, size_t row,
                                    const char *format) {
    const struct cell *cell = chart_cell(chart, series, row);
    struct native_label label = {0};
    const char *mark = cell_shows_number(cell) ? cell_side_mark(cell) : "";
    if (!cell_shows_number(cell) || !text_equal(number_format(arena, cell), format)) label.text = cell->display;
    if (*mark != '\0') label.text = TEXT(arena, cell->display, " ", mark);
    if (chart->kind != CHART_STACKED_PERCENT) return label;
    label.is_hidden = cell_shows_number(cell) ? has_no_room(chart, series, row) : series > 0;
    return label;
}

static const uint32_t *focus_colours(struct arena *arena, const struct chart *chart) {
    if (chart->focus_row == SIZE_MAX || chart->n_series != 1) return NULL;
    uint32_t *colours = ARENA_ARRAY(arena, uint32_t, chart->n_rows);
    for (size_t i = 0; i < chart->n_rows; i++)
        colours[i] = chart->rows[i] == chart->focus_row ? COLOUR_FOCUS : COLOUR_OTHERS;
    return colours;
}

static struct native_series native_series_of(struct arena *arena, const struct chart *chart, size_t series,
                                             uint32_t column) {
    struct native_series native = {.column = column, .colour = series_colour(series, chart->n_series)};
    native.label_colour = chart->kind == CHART_STACKED_PERCENT ? text_on(native.colour) : COLOUR_DARK_TEXT;
    native.label_format = series_format(arena, chart, series);
    /* A legend shows no note marks. */
    const struct line *line = &chart->table->columns[chart->series[series].column];
    if (line->n_notes > 0) native.name = chart->series[series].label;
    native.point_colours = focus_colours(arena, chart);
    struct native_label *labels = ARENA_ARRAY(arena, struct native_label, chart->n_rows);
    for (size_t i = 0; i < chart->n_rows; i++) labels[i] = label_of(arena, chart, series, i, native.label_format);
    native.labels = labels;
    return native;
}

static bool has_negative(const struct chart *chart) {
    for (size_t i = 0; i < chart->n_rows * chart->n_series; i++) {
        const struct cell *cell = chart_cell(chart, i % chart->n_series, i / chart->n_series);
        if (cell_shows_number(cell) && cell->value.numerator < 0) return true;
    }
    return false;
}

static uint32_t larger(uint32_t a, uint32_t b) {
    return a > b ? a : b;
}

static uint32_t smaller(uint32_t a, uint32_t b) {
    return a < b ? a : b;
}

static const char *category_of(const struct chart *chart, size_t row) {
    return chart->table->rows[chart->rows[row]].label;
}

/* Left of the bars: the widest label, or two fifths of the chart, where labels then wrap. */
static uint32_t label_room(const struct chart *chart, uint32_t width_px) {
    uint32_t widest = 0;
    for (size_t i = 0; i < chart->n_rows; i++)
        widest = larger(widest, text_width_px(category_of(chart, i), look_face(LOOK_TEXT)));
    return smaller(widest + LABEL_GAP_PX, width_px * 2 / FIVE);
}

/* Right of them: the widest figure at a bar's end, or half of the axis's last. */
static uint32_t figure_room(const struct chart *chart) {
    uint32_t widest = 0;
    for (size_t i = 0; chart->kind != CHART_STACKED_PERCENT && i < chart->n_rows * chart->n_series; i++) {
        const struct cell *cell = chart_cell(chart, i % chart->n_series, i / chart->n_series);
        widest = larger(widest, text_width_px(cell->display, look_face(LOOK_TEXT)));
    }
    return widest + 2 * LABEL_GAP_PX;
}

/* Room for the bars of each category, or for the lines of its label, whichever is more. */
static uint32_t bars_height(const struct chart *chart, uint32_t room_px) {
    uint32_t n_bars = chart->kind == CHART_STACKED_PERCENT ? 1 : (uint32_t)chart->n_series;
    uint32_t category = n_bars * BAR_PX + BAR_PX / 2;
    for (size_t i = 0; i < chart->n_rows; i++)
        category =
            larger(category, text_lines(category_of(chart, i), look_face(LOOK_TEXT), room_px) * LINE_PX + TOP_PX);
    return category * (uint32_t)chart->n_rows;
}

/* As high as its bars would like, and no higher than the room on the page; but never so low that bars are threads. */
static struct finish_chart place_of(const struct chart *chart, uint32_t width_px, uint32_t room_px) {
    uint32_t n_bars = chart->kind == CHART_STACKED_PERCENT ? 1 : (uint32_t)chart->n_series;
    uint32_t least = (n_bars * LEAST_BAR_PX + LEAST_BAR_PX / 2) * (uint32_t)chart->n_rows;
    struct finish_chart place = {.width = width_px, .left = label_room(chart, width_px)};
    place.top = chart->n_series > 1 ? LEGEND_PX : TOP_PX;
    place.plot_width = width_px - place.left - smaller(figure_room(chart), width_px / FIVE);
    uint32_t frame = place.top + AXIS_PX + (chart->axis_title != NULL ? AXIS_TITLE_PX : 0);
    uint32_t wanted = bars_height(chart, place.left - LABEL_GAP_PX / 2);
    place.plot_height = larger(least, smaller(wanted, room_px > frame ? room_px - frame : 0));
    place.height = place.plot_height + frame;
    return place;
}

/* Ticks of an axis are whole where its longest bar is five or more, whatever the places of its figures. */
static const char *axis_format(struct arena *arena, const struct chart *chart) {
    const struct cell *longest = NULL;
    double most = 0;
    for (size_t i = 0; i < chart->n_rows * chart->n_series; i++) {
        const struct cell *cell = chart_cell(chart, i % chart->n_series, i / chart->n_series);
        double value = cell_shows_number(cell) ? number_double(cell->value, cell_scale(cell)) : 0;
        if (value < 0) value = -value;
        if (cell_shows_number(cell) && (longest == NULL || value > most)) {
            longest = cell;
            most = value;
        }
    }
    if (longest == NULL) return "General";
    struct cell tick = *longest;
    if (most >= FIVE) tick.decimals = 0;
    return number_format(arena, &tick);
}

/* Where a chart stands, and the cells that it shows. */
struct spot {
    struct sheet *sheet;
    uint32_t row, column;
    uint32_t above_px;
    struct finish_chart place;
};

static enum status draw(const struct spot *spot, const struct chart *chart, const struct grid_place *cells,
                        const uint32_t *series_columns, uint32_t first_row) {
    struct arena *arena = spot->sheet->book->arena;
    struct native_series *series = ARENA_ARRAY(arena, struct native_series, chart->n_series);
    for (size_t i = 0; i < chart->n_series; i++) series[i] = native_series_of(arena, chart, i, series_columns[i]);
    const struct native_chart native = {
        .is_stacked = chart->kind == CHART_STACKED_PERCENT,
        .tab = cells->tab,
        .header_row = cells->header_row,
        .first_row = first_row,
        .n_rows = (uint32_t)chart->n_rows,
        .category_column = 0,
        .series = series,
        .n_series = chart->n_series,
        .has_negative = has_negative(chart),
        .axis_title = chart->axis_title,
        .axis_format = axis_format(arena, chart),
        .alternative_text = chart->alternative_text != NULL ? chart->alternative_text : chart->title,
        .place = spot->place,
        .above_px = spot->above_px,
    };
    return sheet_chart(spot->sheet, spot->row, spot->column, &native);
}

static uint32_t room_below(uint32_t page_px, uint32_t above_px) {
    return page_px > above_px ? page_px - above_px : 0;
}

static enum status draw_from_table(struct sheet *sheet, uint32_t row, const struct chart *chart,
                                   const struct grid_place *cells) {
    uint32_t *columns = ARENA_ARRAY(sheet->book->arena, uint32_t, chart->n_series);
    for (size_t i = 0; i < chart->n_series; i++) columns[i] = cells->sheet_columns[chart->series[i].column];
    uint32_t above = sheet->height_px;
    const struct spot spot = {sheet, row, 0, above,
                              place_of(chart, PAGE_COLUMN_PX - CHART_MARGIN_PX, room_below(PAGE_LONG_PX, above))};
    return draw(&spot, chart, cells, columns, cells->header_row + 1 + (uint32_t)chart->rows[0]);
}

/* Beside a table, on a page that lies. */
static uint32_t width_beside(uint32_t table_px) {
    return larger(LEAST_CHART_PX, smaller(MOST_CHART_PX, room_below(PAGE_LONG_PX, table_px + CHART_GAP_PX)));
}

static enum status draw_from_own(struct sheet *sheet, uint32_t row, const struct chart *chart, struct grid_plan *plan) {
    struct grid_place cells;
    uint32_t above = sheet->height_px, width = width_beside(grid_width_px(plan));
    TRY(grid_write(sheet, row, plan, &cells));
    /* An empty column parts chart and table. */
    TRY(sheet_column_width(sheet, cells.n_sheet_columns, CHART_GAP_PX));
    TRY(sheet_column_width(sheet, cells.n_sheet_columns + 1, width));
    uint32_t room = larger(room_below(PAGE_SHORT_PX, above), sheet->height_px - above);
    const struct spot spot = {sheet, row, cells.n_sheet_columns + 1, above, place_of(chart, width, room)};
    return draw(&spot, chart, &cells, cells.sheet_columns, row + 1);
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
    if (is_empty) return intro_text(&intro, "There is nothing to show in this chart: it has no bars.");
    if (has_own) return draw_from_own(sheet, intro.row, chart, own);
    return draw_from_table(sheet, intro.row, chart, &of_table->place);
}
