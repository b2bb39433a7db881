#include "figure/colours.h"

static bool has_focus(const struct chart *chart) {
    for (size_t i = 0; i < chart->n_series; i++)
        if (chart->series[i].is_focus) return true;
    return false;
}

colour_t series_colour(const struct chart *chart, size_t series) {
    const struct chart_series *one = &chart->series[series];
    if (has_focus(chart)) return one->is_focus ? STYLE_FOCUS : STYLE_BESIDE_FOCUS;
    return one->has_colour ? style_place_colour(one->colour) : style_series_colour(series, chart->n_series);
}

colour_t series_line_colour(const struct chart *chart, size_t series) {
    if (has_focus(chart) && !chart->series[series].is_focus) return STYLE_LINE_BESIDE_FOCUS;
    return series_colour(chart, series);
}

size_t series_marker(const struct chart *chart, size_t series) {
    return chart->series[series].has_colour ? chart->series[series].colour : series;
}

colour_t row_colour(const struct chart *chart, size_t row) {
    if (chart->focus_row != SIZE_MAX) return chart->rows[row] == chart->focus_row ? STYLE_FOCUS : STYLE_BESIDE_FOCUS;
    return chart->row_colours != NULL ? style_place_colour(chart->row_colours[row]) : series_colour(chart, 0);
}

size_t chart_first_data(const struct chart *chart) {
    for (size_t i = 0; i < chart->n_series; i++)
        if (chart->series[i].role == SERIES_DATA) return i;
    return SIZE_MAX;
}
