/* workbook/sheets/native_chart.c - settings of the library's bar chart.
 *
 * In the library's bar charts the x axis is that of the values and the y axis that of the categories. */
#include "workbook/sheets/native_chart.h"

#include "base/text.h"
#include "workbook/cell_text.h"

#include <xlsxwriter.h>

/* Excel's gap is a percentage of a bar's width: under 100 it is narrower than the bar. */
enum { GAP_PERCENT = 50, FONT_PT = 12, COLOUR_GRID = 0xD9D9D9, COLOUR_AXIS = 0x3D3D3D, COLOUR_WHITE = 0xFFFFFF };

static char font_name[] = "Arial";

/* A colour of 0 means "unset" to the library. */
static lxw_color_t library_colour(uint32_t colour) {
    return colour == 0 ? (lxw_color_t)LXW_COLOR_BLACK : colour;
}

static lxw_chart_font font_of(uint32_t colour) {
    return (lxw_chart_font){
        .name = font_name, .size = FONT_PT, .color = library_colour(colour), .bold = LXW_EXPLICIT_FALSE};
}

static void set_category_axis(lxw_chart *chart, const struct native_chart *facts) {
    lxw_chart_font font = font_of(0);
    lxw_chart_line line = {.color = COLOUR_AXIS, .width = 1};
    chart_axis_set_num_font(chart->y_axis, &font);
    chart_axis_set_line(chart->y_axis, &line);
    chart_axis_set_major_tick_mark(chart->y_axis, LXW_CHART_AXIS_TICK_MARK_NONE);
    /* Every category is named, however many there are. */
    chart_axis_set_interval_unit(chart->y_axis, 1);
    /* Reversed, so that the first row stands on top; then the axis of values must cross at the last category to stay
     * below. */
    chart_axis_set_reverse(chart->y_axis);
    chart_axis_set_crossing_max(chart->y_axis);
    if (facts->has_negative) chart_axis_set_label_position(chart->y_axis, LXW_CHART_AXIS_LABEL_POSITION_LOW);
}

static void set_value_axis(struct arena *arena, lxw_chart *chart, const struct native_chart *facts, const char *title) {
    lxw_chart_font font = font_of(0);
    lxw_chart_line grid = {.color = COLOUR_GRID, .width = 0.75};
    lxw_chart_line none = {.none = LXW_TRUE};
    chart_axis_set_num_font(chart->x_axis, &font);
    chart_axis_set_num_format(chart->x_axis, facts->is_stacked ? "0%" : facts->axis_format);
    chart_axis_major_gridlines_set_line(chart->x_axis, &grid);
    chart_axis_set_line(chart->x_axis, &none);
    /* With negative bars the axis holds zero by itself; a minimum would cut them off. */
    if (!facts->has_negative) chart_axis_set_min(chart->x_axis, 0);
    if (facts->is_stacked) chart_axis_set_max(chart->x_axis, 1);
    if (title == NULL) return;
    /* A name that begins with '=' would be a formula to the library. */
    chart_axis_set_name(chart->x_axis, title[0] == '=' ? TEXT(arena, " ", title) : title);
    chart_axis_set_name_font(chart->x_axis, &font);
}

/* Labels of single points: another text, or none. A point without either is left to the series' format. */
static lxw_error set_labels(struct arena *arena, lxw_chart_series *series, const struct native_chart *facts,
                            const struct native_series *about) {
    lxw_chart_font font = font_of(about->label_colour);
    chart_series_set_labels(series);
    chart_series_set_labels_num_format(series, about->label_format);
    chart_series_set_labels_font(series, &font);
    chart_series_set_labels_position(series, facts->is_stacked ? LXW_CHART_LABEL_POSITION_CENTER
                                                               : LXW_CHART_LABEL_POSITION_OUTSIDE_END);
    if (about->labels == NULL) return LXW_NO_ERROR;
    lxw_chart_data_label *labels = ARENA_ARRAY(arena, lxw_chart_data_label, facts->n_rows);
    lxw_chart_data_label **list = ARENA_ARRAY(arena, lxw_chart_data_label *, (size_t)facts->n_rows + 1);
    for (uint32_t i = 0; i < facts->n_rows; i++) {
        list[i] = &labels[i];
        labels[i].hide = about->labels[i].is_hidden;
        if (about->labels[i].text == NULL) continue;
        labels[i].value = library_text(about->labels[i].text);
        labels[i].font = &font;
    }
    return chart_series_set_labels_custom(series, list);
}

static lxw_error set_point_colours(struct arena *arena, lxw_chart_series *series, const uint32_t *colours, uint32_t n) {
    lxw_chart_fill *fills = ARENA_ARRAY(arena, lxw_chart_fill, n);
    lxw_chart_point *points = ARENA_ARRAY(arena, lxw_chart_point, n);
    lxw_chart_point **list = ARENA_ARRAY(arena, lxw_chart_point *, (size_t)n + 1);
    for (uint32_t i = 0; i < n; i++) {
        fills[i].color = library_colour(colours[i]);
        points[i].fill = &fills[i];
        list[i] = &points[i];
    }
    return chart_series_set_points(series, list);
}

static lxw_error add_series(struct arena *arena, lxw_chart *chart, const struct native_chart *facts,
                            const struct native_series *about) {
    uint32_t last = facts->first_row + facts->n_rows - 1;
    lxw_chart_series *series = chart_add_series(chart, NULL, NULL);
    if (series == NULL) return LXW_ERROR_MEMORY_MALLOC_FAILED;
    chart_series_set_categories(series, facts->tab, facts->first_row, (lxw_col_t)facts->category_column, last,
                                (lxw_col_t)facts->category_column);
    chart_series_set_values(series, facts->tab, facts->first_row, (lxw_col_t)about->column, last,
                            (lxw_col_t)about->column);
    if (about->name != NULL) chart_series_set_name(series, about->name);
    if (about->name == NULL)
        chart_series_set_name_range(series, facts->tab, facts->header_row, (lxw_col_t)about->column);
    lxw_chart_fill fill = {.color = library_colour(about->colour)};
    chart_series_set_fill(series, &fill);
    /* Within a stacked bar a white edge parts neighbours whose contrast is low; elsewhere it would cover the axis. */
    lxw_chart_line edge = {.color = COLOUR_WHITE, .width = 1};
    if (facts->is_stacked) chart_series_set_line(series, &edge);
    lxw_error error = set_labels(arena, series, facts, about);
    if (error != LXW_NO_ERROR || about->point_colours == NULL) return error;
    return set_point_colours(arena, series, about->point_colours, facts->n_rows);
}

static void set_ground(lxw_chart *chart, size_t n_series) {
    lxw_chart_font font = font_of(0);
    lxw_chart_line none = {.none = LXW_TRUE};
    lxw_chart_fill white = {.color = COLOUR_WHITE};
    chart_title_off(chart);
    chart_chartarea_set_line(chart, &none);
    chart_chartarea_set_fill(chart, &white);
    chart_set_series_gap(chart, GAP_PERCENT);
    chart_legend_set_position(chart, n_series > 1 ? LXW_CHART_LEGEND_TOP : LXW_CHART_LEGEND_NONE);
    chart_legend_set_font(chart, &font);
}

/* The rows under the chart belong to the printed sheet. */
static void note_chart(struct sheet *sheet, const struct native_chart *facts) {
    struct finish_facts *finish = sheet->book->finish;
    *ARENA_PUSH(sheet->book->arena, finish->charts, finish->n_charts, finish->capacity_charts) = facts->place;
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

enum status sheet_chart(struct sheet *sheet, uint32_t row, uint32_t column, const struct native_chart *facts) {
    struct arena *arena = sheet->book->arena;
    const char *title = NULL;
    const char *fault =
        facts->axis_title == NULL ? NULL : plain_text_clean(arena, facts->axis_title, ATTRIBUTE_TEXT_BYTES, &title);
    if (fault != NULL) return sheet_refuse(sheet, "the title of the chart's axis", fault);
    lxw_chart *chart =
        workbook_add_chart(sheet->book->library, facts->is_stacked ? LXW_CHART_BAR_STACKED_PERCENT : LXW_CHART_BAR);
    if (chart == NULL) return sheet_refuse(sheet, "the chart", "the library did not make it");
    for (size_t i = 0; i < facts->n_series; i++) {
        lxw_error error = add_series(arena, chart, facts, &facts->series[i]);
        if (error != LXW_NO_ERROR) return sheet_refuse(sheet, "a series of the chart", lxw_strerror(error));
    }
    set_category_axis(chart, facts);
    set_value_axis(arena, chart, facts, title);
    set_ground(chart, facts->n_series);
    return place(sheet, row, column, chart, facts);
}
