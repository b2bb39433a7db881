/* workbook/sheets/chart_facts.c - colours, labels and axes of a native chart.
 *
 * Excel draws a cell of text as zero. At a bar that is nothing, and the symbol stands as its label; a line would fall to zero, so the
 * points are told apart here and hidden when the file is finished. */
#include "workbook/sheets/chart_facts.h"

#include "base/text.h"
#include "result/words.h"
#include "style/style.h"

/* Shares of a bar below 1/25 have no room for a label; names at the ends of lines, of which long ones
 * take two lines, closer than 1/8 of the axis would cover each other, and figures alone closer than 1/12. */
enum { LABEL_MIN_SHARE = 25, NAMES_MIN_SHARE = 8, FIGURES_MIN_SHARE = 12, LONG_NAME_PX = 140, FIVE = 5 };

const struct cell *chart_cell(const struct chart *chart, size_t series, size_t row) {
    return table_cell(chart->table, chart->rows[row], chart->series[series].column);
}

static bool is_stack(const struct chart *chart) {
    return chart->kind == CHART_STACKED || chart->kind == CHART_STACKED_PERCENT;
}

/* --- colours ------------------------------------------------------------------------------------------------ */

static bool has_focus(const struct chart *chart) {
    bool has = false;
    for (size_t i = 0; i < chart->n_series; i++) has |= chart->series[i].is_focus;
    return has;
}

static uint32_t series_colour(const struct chart *chart, size_t series) {
    const struct chart_series *about = &chart->series[series];
    if (about->role != SERIES_DATA) return STYLE_AXIS;
    if (has_focus(chart)) return about->is_focus ? STYLE_FOCUS : STYLE_LINE_BESIDE_FOCUS;
    return about->has_colour ? style_series_colour(about->colour, STYLE_N_COLOURS)
                             : style_series_colour(series, chart->n_series);
}

/* Points that signal a change; the words above the chart name them. */
static const uint32_t *signal_colours(struct arena *arena, const struct chart *chart, size_t series) {
    if (chart->signals == NULL || chart->series[series].role != SERIES_DATA) return NULL;
    uint32_t *colours = ARENA_ARRAY(arena, uint32_t, chart->n_rows);
    for (size_t i = 0; i < chart->n_rows; i++)
        colours[i] = chart->signals[i] != NULL ? STYLE_SIGNAL : series_colour(chart, series);
    return colours;
}

/* Colours of single bars and slices; NULL where the series has one. */
static const uint32_t *point_colours(struct arena *arena, const struct chart *chart) {
    bool is_pie = chart->kind == CHART_PIE, is_focus = chart->focus_row != SIZE_MAX && chart->n_series == 1;
    if (!is_pie && !is_focus) return NULL;
    uint32_t *colours = ARENA_ARRAY(arena, uint32_t, chart->n_rows);
    for (size_t i = 0; i < chart->n_rows; i++) {
        if (is_focus)
            colours[i] = chart->rows[i] == chart->focus_row ? STYLE_FOCUS : STYLE_BESIDE_FOCUS;
        else if (chart->row_colours != NULL)
            colours[i] = style_series_colour(chart->row_colours[i], STYLE_N_COLOURS);
        else
            colours[i] = style_series_colour(i, chart->n_rows);
    }
    return colours;
}

/* --- labels ------------------------------------------------------------------------------------------------- */

/* The number format that most of a series' labels can share: its first number's. */
static const char *series_format(struct arena *arena, const struct chart *chart, size_t series) {
    for (size_t i = 0; i < chart->n_rows; i++) {
        const struct cell *cell = chart_cell(chart, series, i);
        if (cell_shows_number(cell)) return number_format(arena, cell);
    }
    return "General";
}

/* Doubles do: these only find room. */
static double row_sum(const struct chart *chart, size_t row) {
    double sum = 0;
    for (size_t i = 0; i < chart->n_series; i++) {
        const struct cell *cell = chart_cell(chart, i, row);
        if (cell_shows_number(cell)) sum += number_value(cell);
    }
    return sum;
}

/* |value| under 1/25 of the bar that fills the plot: the category's own where all do. */
static bool has_no_room(const struct chart *chart, size_t series, size_t row) {
    double value = number_value(chart_cell(chart, series, row)), longest = row_sum(chart, row);
    for (size_t i = 0; chart->kind == CHART_STACKED && i < chart->n_rows; i++)
        if (row_sum(chart, i) > longest) longest = row_sum(chart, i);
    return value * LABEL_MIN_SHARE < longest || value <= 0;
}

/* The last row with a number, SIZE_MAX where there is none. */
static size_t last_number(const struct chart *chart, size_t series) {
    for (size_t i = chart->n_rows; i-- > 0;)
        if (cell_shows_number(chart_cell(chart, series, i))) return i;
    return SIZE_MAX;
}

/* Whether the last figures of two lines stand nearer than a share of the axis. */
static bool are_near(const struct chart *chart, size_t one, size_t other, int share) {
    size_t a = last_number(chart, one), b = last_number(chart, other);
    double least, most;
    if (a == SIZE_MAX || b == SIZE_MAX) return false;
    chart_scale(chart, &least, &most);
    double apart = number_value(chart_cell(chart, one, a)) - number_value(chart_cell(chart, other, b));
    return (apart < 0 ? -apart : apart) * share < most - least;
}

/* Lines of data before means and limits, and then as they stand. */
static bool goes_before(const struct chart *chart, size_t one, size_t other) {
    bool is_data = chart->series[one].role == SERIES_DATA, other_is_data = chart->series[other].role == SERIES_DATA;
    return is_data != other_is_data ? is_data : one < other;
}

/* The figure at a line's end would lie over that of a line that goes before it; both stand in the table. */
static bool is_covered(const struct chart *chart, size_t series) {
    for (size_t i = 0; i < chart->n_series; i++)
        if (i != series && goes_before(chart, i, series) && are_near(chart, i, series, FIGURES_MIN_SHARE)) return true;
    return false;
}

static bool is_hidden(const struct chart *chart, size_t series, size_t row) {
    const struct cell *cell = chart_cell(chart, series, row);
    if (chart->kind == CHART_LINE) return row != last_number(chart, series) || is_covered(chart, series);
    if (is_stack(chart)) return cell_shows_number(cell) ? has_no_room(chart, series, row) : series > 0;
    return false;
}

/* A cell of text is drawn as zero by Excel: its label shows the symbol, or the words. Figures with other places than
 * the series' format show their own text. */
static struct native_label label_of(struct arena *arena, const struct chart *chart, size_t series, size_t row,
                                    const char *format) {
    const struct cell *cell = chart_cell(chart, series, row);
    bool has_number = cell_shows_number(cell);
    struct native_label label = {.is_hidden = is_hidden(chart, series, row), .is_gap = !has_number};
    const char *mark = has_number ? cell_side_mark(cell) : "";
    if (!has_number || !text_equal(number_format(arena, cell), format)) label.text = cell->display;
    if (*mark != '\0') label.text = TEXT(arena, cell->display, " ", mark);
    if (chart->kind == CHART_PIE && label.text != NULL)
        label.text = TEXT(arena, chart->table->rows[chart->rows[row]].label, " ", label.text);
    return label;
}

/* With its last figure beside it. */
static bool is_long_name(const struct chart *chart, size_t series) {
    const char *figure = chart_cell(chart, series, last_number(chart, series))->display;
    return text_width_px(chart->series[series].label, look_face(LOOK_TEXT)) + text_width_px(figure, look_face(LOOK_TEXT)) > LONG_NAME_PX;
}

/* May the lines be named where they end, or would the names cover each other? */
static bool ends_are_apart(const struct chart *chart) {
    for (size_t i = 0; i < chart->n_series; i++) {
        if (last_number(chart, i) == SIZE_MAX) return false;
        for (size_t k = 0; k < i; k++)
            if (are_near(chart, i, k, is_long_name(chart, i) || is_long_name(chart, k) ? NAMES_MIN_SHARE : FIGURES_MIN_SHARE)) return false;
    }
    return true;
}

static struct native_series series_facts(struct arena *arena, const struct chart *chart, size_t series) {
    struct native_series native = {.colour = series_colour(chart, series)};
    native.label_colour = is_stack(chart) ? style_text_on(native.colour) : STYLE_TEXT;
    native.label_format = series_format(arena, chart, series);
    native.is_guide = chart->series[series].role != SERIES_DATA;
    /* A legend shows no note marks, and a series its shorter name. */
    const struct line *line = &chart->table->columns[chart->series[series].column];
    bool is_other = !text_equal(line->label, chart->series[series].label);
    if (line->n_notes > 0 || is_other) native.name = chart->series[series].label;
    native.point_colours = chart->kind == CHART_LINE ? signal_colours(arena, chart, series) : point_colours(arena, chart);
    struct native_label *labels = ARENA_ARRAY(arena, struct native_label, chart->n_rows);
    for (size_t i = 0; i < chart->n_rows; i++) labels[i] = label_of(arena, chart, series, i, native.label_format);
    native.labels = labels;
    return native;
}

/* --- axes --------------------------------------------------------------------------------------------------- */

static bool has_negative(const struct chart *chart) {
    for (size_t i = 0; i < chart->n_rows * chart->n_series; i++) {
        const struct cell *cell = chart_cell(chart, i % chart->n_series, i / chart->n_series);
        if (cell_shows_number(cell) && cell->value.numerator < 0) return true;
    }
    return false;
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

/* The least of 1, 1.5, 2, 3, 4, 5, 6, 8 times a power of ten that is no less. */
static double round_end(double value) {
    static const double ends[] = {1, 1.5, 2, 3, 4, 5, 6, 8, 10};
    double power = 1;
    while (value > 10 * power) power *= 10;
    while (value < power) power /= 10;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (ends[i] * power >= value) return ends[i] * power;
    return 10 * power;
}

void chart_scale(const struct chart *chart, double *ret_least, double *ret_most) {
    double least = 0, most = 0;
    for (size_t i = 0; i < chart->n_rows * chart->n_series; i++) {
        const struct cell *cell = chart_cell(chart, i % chart->n_series, i / chart->n_series);
        double value = cell_shows_number(cell) ? number_value(cell) : 0;
        if (value > most) most = value;
        if (value < least) least = value;
    }
    *ret_most = most > 0 ? round_end(most) : 0;
    *ret_least = least < 0 ? -round_end(-least) : 0;
}

struct native_chart chart_facts(struct arena *arena, const struct chart *chart) {
    struct native_series *series = ARENA_ARRAY(arena, struct native_series, chart->n_series);
    for (size_t i = 0; i < chart->n_series; i++) series[i] = series_facts(arena, chart, i);
    bool is_line = chart->kind == CHART_LINE;
    return (struct native_chart){
        .kind = chart->kind,
        .n_rows = (uint32_t)chart->n_rows,
        .series = series,
        .n_series = chart->n_series,
        .names_ends = is_line && chart->n_series > 1 && ends_are_apart(chart),
        .has_negative = has_negative(chart),
        .may_start_above_zero = chart->may_start_above_zero,
        .axis_title = chart->axis_title,
        .axis_format = axis_format(arena, chart),
        .alternative_text = chart->alternative_text != NULL ? chart->alternative_text : chart->title,
    };
}

struct chart chart_panel(struct arena *arena, const struct chart *chart, size_t series) {
    struct chart panel = *chart;
    panel.series = &chart->series[series];
    panel.n_series = 1;
    panel.is_multiples = false;
    panel.title = TEXT(arena, chart->title, ": ", chart->series[series].label);
    panel.alternative_text = words_of_chart(arena, &panel, NULL, 0);
    return panel;
}
