/* workbook/sheets/chart_place.c - how large a native chart is, and where in it the plot stands. */
#include "workbook/sheets/chart_facts.h"

enum {
    BAR_PX = 26,
    LEAST_BAR_PX = 16, /* where a page must hold them all */
    LINE_PX = 20,
    LEGEND_PX = 40,
    KEY_PX = 40, /* beside a name in the legend */
    LINE_KEY_PX = 64,
    PANEL_TITLE_PX = 30,
    TOP_PX = 10,
    AXIS_PX = 30,
    AXIS_TITLE_PX = 30,
    TURNED_PX = 60, /* more below lines whose labels do not all fit: not every program leaves some out */
    LABEL_GAP_PX = 14,
    LINES_PX = 280,     /* height of a plot of lines */
    PANEL_LINES_PX = 150,
    PANEL_WIDE_PX = 420, /* narrower charts of lines are panels */
    PIE_PX = 260
};

static uint32_t larger(uint32_t a, uint32_t b) {
    return a > b ? a : b;
}

static uint32_t smaller(uint32_t a, uint32_t b) {
    return a < b ? a : b;
}

static const char *category_of(const struct chart *chart, size_t row) {
    return chart->table->rows[chart->rows[row]].label;
}

static bool is_stack(const struct chart *chart) {
    return chart->kind == CHART_STACKED || chart->kind == CHART_STACKED_PERCENT;
}

static uint32_t widest_label(const struct chart *chart) {
    uint32_t widest = 0;
    for (size_t i = 0; i < chart->n_rows; i++)
        widest = larger(widest, text_width_px(category_of(chart, i), look_face(LOOK_TEXT)));
    return widest;
}

static uint32_t widest_figure(const struct chart *chart) {
    uint32_t widest = 0;
    for (size_t i = 0; i < chart->n_rows * chart->n_series; i++) {
        const struct cell *cell = chart_cell(chart, i % chart->n_series, i / chart->n_series);
        widest = larger(widest, text_width_px(cell->display, look_face(LOOK_TEXT)));
    }
    return widest;
}

/* Above the plot: the names of the series, on as many lines as they take. */
static uint32_t legend_room(const struct chart *chart, uint32_t width_px) {
    uint32_t used = 0, lines = 1;
    for (size_t i = 0; i < chart->n_series; i++) {
        uint32_t key = chart->kind == CHART_LINE ? LINE_KEY_PX : KEY_PX;
        uint32_t name = text_width_px(chart->series[i].label, look_face(LOOK_TEXT)) + key;
        if (used > 0 && used + name > width_px) {
            lines++;
            used = 0;
        }
        used += name;
    }
    return chart->n_series > 1 ? LEGEND_PX + (lines - 1) * LINE_PX : 0;
}

/* --- bars --------------------------------------------------------------------------------------------------- */

/* Left of the bars: the widest label, or two fifths of the chart, where labels then wrap. */
static uint32_t label_room(const struct chart *chart, uint32_t width_px) {
    return smaller(widest_label(chart) + LABEL_GAP_PX, width_px * 2 / 5);
}

/* Right of them: the widest figure at a bar's end, or half of the axis's last. */
static uint32_t figure_room(const struct chart *chart) {
    return (is_stack(chart) ? 0 : widest_figure(chart)) + 2 * LABEL_GAP_PX;
}

/* Room for the bars of each category, or for the lines of its label, whichever is more. */
static uint32_t bars_height(const struct chart *chart, uint32_t room_px) {
    uint32_t n_bars = is_stack(chart) ? 1 : (uint32_t)chart->n_series;
    uint32_t category = n_bars * BAR_PX + BAR_PX / 2;
    for (size_t i = 0; i < chart->n_rows; i++)
        category =
            larger(category, text_lines(category_of(chart, i), look_face(LOOK_TEXT), room_px) * LINE_PX + TOP_PX);
    return category * (uint32_t)chart->n_rows;
}

static struct finish_chart place_bars(const struct chart *chart, uint32_t width_px, uint32_t room_px) {
    uint32_t n_bars = is_stack(chart) ? 1 : (uint32_t)chart->n_series;
    uint32_t least = (n_bars * LEAST_BAR_PX + LEAST_BAR_PX / 2) * (uint32_t)chart->n_rows;
    struct finish_chart place = {.width = width_px, .left = label_room(chart, width_px)};
    place.top = larger(legend_room(chart, width_px), TOP_PX);
    place.plot_width = width_px - place.left - smaller(figure_room(chart), width_px / 5);
    uint32_t frame = place.top + AXIS_PX + (chart->axis_title != NULL ? AXIS_TITLE_PX : 0);
    uint32_t wanted = bars_height(chart, place.left - LABEL_GAP_PX / 2);
    place.plot_height = larger(least, smaller(wanted, room_px > frame ? room_px - frame : 0));
    place.height = place.plot_height + frame;
    return place;
}

/* --- lines -------------------------------------------------------------------------------------------------- */

/* Right of the lines: the last figure, with the name of the line where it stands there. */
static uint32_t end_room(const struct chart *chart) {
    uint32_t widest = 0;
    for (size_t i = 0; chart->n_series > 1 && i < chart->n_series; i++)
        widest = larger(widest, text_width_px(chart->series[i].label, look_face(LOOK_TEXT)));
    return widest + widest_figure(chart) + 2 * LABEL_GAP_PX;
}

/* The labels of the categories stand as far apart as they need to stand level. */
static uint32_t label_interval(const struct chart *chart, uint32_t plot_px) {
    uint32_t n = larger((uint32_t)chart->n_rows, 1), needed = widest_label(chart) + LABEL_GAP_PX;
    uint32_t slot = larger(plot_px / n, 1);
    return larger((needed + slot - 1) / slot, 1);
}

static struct finish_chart place_lines(const struct chart *chart, uint32_t width_px, uint32_t room_px) {
    struct finish_chart place = {.width = width_px, .left = widest_figure(chart) + 2 * LABEL_GAP_PX};
    place.top = TOP_PX + AXIS_TITLE_PX + legend_room(chart, width_px);
    place.has_title_above = chart->axis_title != NULL;
    place.plot_width = width_px - place.left - smaller(end_room(chart), width_px / 3);
    place.plot_height = width_px < PANEL_WIDE_PX ? PANEL_LINES_PX : LINES_PX;
    if (room_px > place.top + AXIS_PX + PANEL_LINES_PX)
        place.plot_height = smaller(place.plot_height, room_px - place.top - AXIS_PX);
    place.label_interval = label_interval(chart, place.plot_width);
    place.height = place.top + place.plot_height + AXIS_PX + (place.label_interval > 1 ? TURNED_PX : LABEL_GAP_PX);
    return place;
}

/* --- slices, panels ----------------------------------------------------------------------------------------- */

/* A square in the middle, with room for the words at its sides. */
static struct finish_chart place_pie(uint32_t width_px) {
    struct finish_chart place = {.width = width_px, .plot_width = PIE_PX, .plot_height = PIE_PX};
    place.left = (width_px - PIE_PX) / 2;
    place.top = 2 * LINE_PX + TOP_PX;
    place.height = PIE_PX + 2 * place.top;
    return place;
}

struct finish_chart chart_place(const struct chart *chart, uint32_t width_px, uint32_t room_px) {
    if (chart->kind == CHART_PIE) return place_pie(width_px);
    return chart->kind == CHART_LINE ? place_lines(chart, width_px, room_px) : place_bars(chart, width_px, room_px);
}

struct finish_chart chart_panel_place(const struct chart *panel, uint32_t width_px, uint32_t room_px) {
    struct finish_chart place = chart_place(panel, width_px, room_px);
    place.top += PANEL_TITLE_PX;
    place.height += PANEL_TITLE_PX;
    return place;
}
