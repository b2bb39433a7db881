/* The library puts the categories of lines on its x axis, and those of horizontal bars on its y axis, since a bar chart is a column
 * chart lying down. */
#include "workbook/sheets/native_chart.h"

#include "base/text.h"
#include "style/style.h"
#include "workbook/cell_text.h"

#include <xlsxwriter.h>

/* Excel's gap is a percentage of a bar's width: under 100 it is narrower than the bar. */
/* The library leaves a rotation of 0 to the program that draws, which then turns labels that are long; 360 is "level". */
enum { LEVEL = 360 };

enum { GAP_PERCENT = 50, FONT_PT = 12, MARKER_PT = 5, COLOUR_GRID = 0xD9D9D9, COLOUR_AXIS = 0x3D3D3D };

#define LINE_PT 2.25F
#define GUIDE_PT 1.25F

static char font_name[] = "Arial";

static const struct native_kind {
    uint8_t type;
    bool has_axes, is_upright, is_stack;
    uint8_t label_position;
} kinds[N_CHART_KINDS] = {
    [CHART_BAR] = {LXW_CHART_BAR, true, false, false, LXW_CHART_LABEL_POSITION_OUTSIDE_END},
    [CHART_GROUPED] = {LXW_CHART_BAR, true, false, false, LXW_CHART_LABEL_POSITION_OUTSIDE_END},
    [CHART_STACKED] = {LXW_CHART_BAR_STACKED, true, false, true, LXW_CHART_LABEL_POSITION_CENTER},
    [CHART_STACKED_PERCENT] = {LXW_CHART_BAR_STACKED_PERCENT, true, false, true, LXW_CHART_LABEL_POSITION_CENTER},
    [CHART_LINE] = {LXW_CHART_LINE, true, true, false, LXW_CHART_LABEL_POSITION_RIGHT},
    [CHART_PIE] = {LXW_CHART_PIE, false, false, false, LXW_CHART_LABEL_POSITION_OUTSIDE_END},
};

/* A colour of 0 means "unset" to the library. */
static lxw_color_t library_colour(uint32_t colour) {
    return colour == 0 ? (lxw_color_t)LXW_COLOR_BLACK : colour;
}

static lxw_chart_font font_of(uint32_t colour) {
    return (lxw_chart_font){
        .name = font_name, .size = FONT_PT, .color = library_colour(colour), .bold = LXW_EXPLICIT_FALSE};
}

/* --- axes --------------------------------------------------------------------------------------------------- */

static void set_category_axis(lxw_chart_axis *axis, const struct native_chart *facts) {
    lxw_chart_font font = font_of(0);
    lxw_chart_line line = {.color = COLOUR_AXIS, .width = 1};
    bool is_upright = kinds[facts->kind].is_upright;
    font.rotation = LEVEL;
    chart_axis_set_num_font(axis, &font);
    chart_axis_set_line(axis, &line);
    chart_axis_set_major_tick_mark(axis, LXW_CHART_AXIS_TICK_MARK_NONE);
    /* Every bar is named, however many there are; lines as often as their labels find room. */
    chart_axis_set_interval_unit(axis, (uint16_t)(is_upright ? facts->place.label_interval : 1));
    if (facts->has_negative) chart_axis_set_label_position(axis, LXW_CHART_AXIS_LABEL_POSITION_LOW);
    if (is_upright) return;
    /* Reversed, so that the first row stands on top; then the axis of values must cross at the last category to stay
     * below. */
    chart_axis_set_reverse(axis);
    chart_axis_set_crossing_max(axis);
}

/* With negative numbers the axis holds zero by itself; a minimum would cut them off. */
static void set_ends(lxw_chart_axis *axis, const struct native_chart *facts) {
    bool is_scaled = facts->least < facts->most;
    if (is_scaled ? facts->least < 0 || !facts->has_negative : !facts->has_negative && !facts->may_start_above_zero)
        chart_axis_set_min(axis, facts->least);
    if (is_scaled) chart_axis_set_max(axis, facts->most);
    if (facts->kind == CHART_STACKED_PERCENT) chart_axis_set_max(axis, 1);
}

static void set_value_axis(lxw_chart_axis *axis, const struct native_chart *facts, const char *title) {
    lxw_chart_font font = font_of(0);
    lxw_chart_line grid = {.color = COLOUR_GRID, .width = 0.75};
    lxw_chart_line none = {.none = LXW_TRUE};
    chart_axis_set_num_font(axis, &font);
    chart_axis_set_num_format(axis, facts->kind == CHART_STACKED_PERCENT ? "0%" : facts->axis_format);
    chart_axis_major_gridlines_set_line(axis, &grid);
    chart_axis_set_line(axis, &none);
    set_ends(axis, facts);
    if (title == NULL) return;
    chart_axis_set_name(axis, title);
    chart_axis_set_name_font(axis, &font);
}

/* --- series ------------------------------------------------------------------------------------------------- */

/* Labels of single points: another text, or none. A point without either is left to the series' format. */
static lxw_error set_labels(struct arena *arena, lxw_chart_series *series, const struct native_chart *facts,
                            const struct native_series *about) {
    lxw_chart_font font = font_of(about->label_colour);
    lxw_chart_data_label *labels = ARENA_ARRAY(arena, lxw_chart_data_label, facts->n_rows);
    lxw_chart_data_label **list = ARENA_ARRAY(arena, lxw_chart_data_label *, (size_t)facts->n_rows + 1);
    bool is_pie = facts->kind == CHART_PIE;
    chart_series_set_labels(series);
    if (is_pie) chart_series_set_labels_options(series, LXW_FALSE, LXW_TRUE, LXW_TRUE);
    if (facts->names_ends) chart_series_set_labels_options(series, LXW_TRUE, LXW_FALSE, LXW_TRUE);
    chart_series_set_labels_separator(series, LXW_CHART_LABEL_SEPARATOR_SPACE);
    chart_series_set_labels_num_format(series, about->label_format);
    chart_series_set_labels_font(series, &font);
    chart_series_set_labels_position(series, kinds[facts->kind].label_position);
    if (is_pie) chart_series_set_labels_leader_line(series);
    for (uint32_t i = 0; i < facts->n_rows; i++) {
        list[i] = &labels[i];
        labels[i].hide = about->labels[i].is_hidden;
        if (about->labels[i].text == NULL) continue;
        labels[i].value = library_text(about->labels[i].text);
        labels[i].font = &font;
    }
    return chart_series_set_labels_custom(series, list);
}

/* Of a line, only the points that differ from it. */
static lxw_error set_point_colours(struct arena *arena, lxw_chart_series *series, const struct native_chart *facts,
                                   const struct native_series *about) {
    const uint32_t *colours = about->point_colours;
    lxw_chart_line edge = {.color = STYLE_GROUND, .width = 1};
    lxw_chart_fill *fills = ARENA_ARRAY(arena, lxw_chart_fill, facts->n_rows);
    lxw_chart_point *points = ARENA_ARRAY(arena, lxw_chart_point, facts->n_rows);
    lxw_chart_point **list = ARENA_ARRAY(arena, lxw_chart_point *, (size_t)facts->n_rows + 1);
    for (uint32_t i = 0; i < facts->n_rows; i++) {
        list[i] = &points[i];
        if (facts->kind == CHART_LINE && colours[i] == about->colour) continue;
        fills[i].color = library_colour(colours[i]);
        points[i].fill = &fills[i];
        if (facts->kind == CHART_PIE) points[i].line = &edge;
    }
    return chart_series_set_points(series, list);
}

/* A mean or a limit is dashed, and has no points. */
static void set_line(lxw_chart_series *series, const struct native_series *about) {
    lxw_color_t colour = library_colour(about->colour);
    lxw_chart_line line = {.color = colour, .width = about->is_guide ? GUIDE_PT : LINE_PT};
    lxw_chart_line none = {.none = LXW_TRUE};
    lxw_chart_fill fill = {.color = colour};
    if (about->is_guide) line.dash_type = LXW_CHART_LINE_DASH_DASH;
    chart_series_set_line(series, &line);
    chart_series_set_marker_type(series, about->is_guide ? LXW_CHART_MARKER_NONE : LXW_CHART_MARKER_CIRCLE);
    if (about->is_guide) return;
    chart_series_set_marker_size(series, MARKER_PT);
    chart_series_set_marker_fill(series, &fill);
    chart_series_set_marker_line(series, &none);
}

static void set_bars(lxw_chart_series *series, const struct native_chart *facts, const struct native_series *about) {
    lxw_chart_fill fill = {.color = library_colour(about->colour)};
    /* Within a stacked bar a white edge parts neighbours whose contrast is low; elsewhere it would cover the axis. */
    lxw_chart_line edge = {.color = STYLE_GROUND, .width = 1};
    chart_series_set_fill(series, &fill);
    if (kinds[facts->kind].is_stack) chart_series_set_line(series, &edge);
}

static bool has_gap(const struct native_chart *facts, const struct native_series *about) {
    for (uint32_t i = 0; i < facts->n_rows; i++)
        if (about->labels[i].is_gap) return true;
    return false;
}

/* ",'Figure_4'!$B$9:$B$12", the cells from `row` to `last` of a column of the chart's own sheet. */
static void add_cells(struct text_builder *out, const struct native_chart *facts, uint32_t row, uint32_t last, uint32_t column) {
    char range[LXW_MAX_CELL_RANGE_LENGTH];
    lxw_rowcol_to_range_abs(range, row, (lxw_col_t)column, last, (lxw_col_t)column);
    const char *quoted = text_replace(out->arena, facts->tab, "'", "''");
    text_add(out, TEXT(out->arena, out->n > 0 ? "," : "=(", "'", quoted, "'!", range));
}

/* Excel would draw a line to zero where a cell holds a symbol. So a line that has gaps is of the cells between them, and of an empty
 * one for each gap: the one that the chart stands on. All are on one sheet, as Excel wants it. NULL: it has none, and is of a range. */
static const char *broken_values(struct arena *arena, const struct native_chart *facts, const struct native_series *about) {
    if (facts->kind != CHART_LINE || !has_gap(facts, about)) return NULL;
    struct text_builder out = {.arena = arena};
    for (uint32_t i = 0; i < facts->n_rows; i++) {
        uint32_t first = i;
        while (i + 1 < facts->n_rows && !about->labels[i].is_gap && !about->labels[i + 1].is_gap) i++;
        if (about->labels[i].is_gap)
            add_cells(&out, facts, facts->own_row, facts->own_row, facts->own_column);
        else
            add_cells(&out, facts, facts->first_row + first, facts->first_row + i, about->column);
    }
    text_add_char(&out, ')');
    return text_done(&out);
}

static lxw_error add_series(struct arena *arena, lxw_chart *chart, const struct native_chart *facts,
                            const struct native_series *about) {
    uint32_t last = facts->first_row + facts->n_rows - 1;
    const char *values = broken_values(arena, facts, about);
    lxw_chart_series *series = chart_add_series(chart, NULL, values);
    if (series == NULL) return LXW_ERROR_MEMORY_MALLOC_FAILED;
    chart_series_set_categories(series, facts->tab, facts->first_row, (lxw_col_t)facts->category_column, last,
                                (lxw_col_t)facts->category_column);
    if (values == NULL)
        chart_series_set_values(series, facts->tab, facts->first_row, (lxw_col_t)about->column, last,
                                (lxw_col_t)about->column);
    if (about->name != NULL) chart_series_set_name(series, about->name);
    if (about->name == NULL)
        chart_series_set_name_range(series, facts->tab, facts->header_row, (lxw_col_t)about->column);
    if (facts->kind == CHART_LINE)
        set_line(series, about);
    else if (facts->kind != CHART_PIE)
        set_bars(series, facts, about);
    lxw_error error = set_labels(arena, series, facts, about);
    if (error != LXW_NO_ERROR || about->point_colours == NULL) return error;
    return set_point_colours(arena, series, facts, about);
}

/* --- the chart ---------------------------------------------------------------------------------------------- */

static void set_ground(lxw_chart *chart, const struct native_chart *facts, const char *title) {
    lxw_chart_font font = font_of(0);
    lxw_chart_line none = {.none = LXW_TRUE};
    lxw_chart_fill white = {.color = STYLE_GROUND};
    bool has_legend = facts->n_series > 1 && !facts->names_ends;
    if (title == NULL) {
        chart_title_off(chart);
    } else {
        chart_title_set_name(chart, title);
        chart_title_set_name_font(chart, &font);
    }
    chart_chartarea_set_line(chart, &none);
    chart_chartarea_set_fill(chart, &white);
    if (kinds[facts->kind].has_axes && !kinds[facts->kind].is_upright) chart_set_series_gap(chart, GAP_PERCENT);
    chart_legend_set_position(chart, has_legend ? LXW_CHART_LEGEND_TOP : LXW_CHART_LEGEND_NONE);
    chart_legend_set_font(chart, &font);
}

static void set_axes(lxw_chart *chart, const struct native_chart *facts, const char *axis_title) {
    bool is_upright = kinds[facts->kind].is_upright;
    if (!kinds[facts->kind].has_axes) return;
    set_category_axis(is_upright ? chart->x_axis : chart->y_axis, facts);
    set_value_axis(is_upright ? chart->y_axis : chart->x_axis, facts, is_upright ? NULL : axis_title);
}

/* The rows under the chart belong to the printed sheet. */
static void note_chart(struct sheet *sheet, const struct native_chart *facts) {
    struct finish_facts *finish = sheet->book->finish;
    struct finish_chart place = facts->place;
    size_t n_drawings = finish->n_charts == 0 ? 0 : finish->charts[finish->n_charts - 1].drawing + 1;
    place.drawing = sheet->has_chart ? n_drawings - 1 : n_drawings;
    *ARENA_PUSH(sheet->book->arena, finish->charts, finish->n_charts, finish->capacity_charts) = place;
    sheet->has_chart = true;
    uint32_t bottom = facts->above_px + facts->place.height, row = look_height_px(LOOK_LINE, 1);
    if (bottom <= sheet->height_px) return;
    sheet->n_rows += (bottom - sheet->height_px + row - 1) / row;
    sheet->height_px = bottom;
}

static enum status place(struct sheet *sheet, uint32_t row, uint32_t column, lxw_chart *chart,
                         const struct native_chart *facts) {
    const char *description;
    const char *fault =
        plain_text_clean(sheet->book->arena, facts->alternative_text, ATTRIBUTE_TEXT_BYTES, &description);
    if (fault != NULL) return sheet_refuse(sheet, "the chart's alternative text", fault);
    /* The library's charts are 480 by 288 pixels before they are scaled; the finishing gives the size itself. */
    lxw_chart_options options = {
        .x_offset = (int32_t)facts->right_px,
        .y_offset = (int32_t)facts->below_px,
        .x_scale = facts->place.width / 480.0,
        .y_scale = facts->place.height / 288.0,
        .object_position = LXW_OBJECT_DONT_MOVE_DONT_SIZE,
        .description = library_text(description),
    };
    lxw_error error = worksheet_insert_chart_opt(sheet->library, row, (lxw_col_t)column, chart, &options);
    if (error != LXW_NO_ERROR) return sheet_refuse(sheet, "the chart", lxw_strerror(error));
    note_chart(sheet, facts);
    return STATUS_OK;
}

/* A title as the library takes it: one that begins with '=' would be a formula to it. NULL stays NULL. */
static const char *title_clean(struct arena *arena, const char *title, const char **ret) {
    *ret = NULL;
    if (title == NULL) return NULL;
    const char *fault = plain_text_clean(arena, title, ATTRIBUTE_TEXT_BYTES, ret);
    if (fault == NULL && **ret == '=') *ret = TEXT(arena, " ", *ret);
    return fault;
}

/* What an upright axis measures stands above it: beside it, it would have to be turned. */
static const char *title_of(struct arena *arena, const struct native_chart *facts) {
    if (!kinds[facts->kind].is_upright || facts->axis_title == NULL) return facts->title;
    return facts->title == NULL ? facts->axis_title : TEXT(arena, facts->title, ": ", facts->axis_title);
}

enum status sheet_chart(struct sheet *sheet, uint32_t row, uint32_t column, const struct native_chart *given) {
    struct arena *arena = sheet->book->arena;
    struct native_chart drawn = *given, *facts = &drawn;
    drawn.own_row = row;
    drawn.own_column = column;
    const char *axis_title, *title;
    const char *fault = title_clean(arena, facts->axis_title, &axis_title);
    if (fault != NULL) return sheet_refuse(sheet, "the title of the chart's axis", fault);
    fault = title_clean(arena, title_of(arena, facts), &title);
    if (fault != NULL) return sheet_refuse(sheet, "the title of the chart", fault);
    lxw_chart *chart = workbook_add_chart(sheet->book->library, kinds[facts->kind].type);
    if (chart == NULL) return sheet_refuse(sheet, "the chart", "the library did not make it");
    for (size_t i = 0; i < facts->n_series; i++) {
        lxw_error error = add_series(arena, chart, facts, &facts->series[i]);
        if (error != LXW_NO_ERROR) return sheet_refuse(sheet, "a series of the chart", lxw_strerror(error));
    }
    set_axes(chart, facts, axis_title);
    set_ground(chart, facts, title);
    return place(sheet, row, column, chart, facts);
}
