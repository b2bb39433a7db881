#include "random_charts.h"

#include "base/text.h"
#include "fixtures.h"

/* A linear congruential generator (Numerical Recipes); its upper bits are random enough. */
static uint32_t draw_number(uint32_t *seed, uint32_t below) {
    *seed = *seed * 1664525u + 1013904223u;
    return (*seed >> 8) % below;
}

static const char *random_label(struct arena *arena, uint32_t *seed) {
    static const char *const words[] = {"a", "of", "and", "North", "Complaint", "Investigation", "Mother/father/guardian", "W",
                                        "step-parent", "\xE2\x82\xAC", "Donaudampfschiffskapit\xC3\xA4nsm\xC3\xBCtzenabzeichen", "10"};
    struct text_builder label = {.arena = arena};
    for (uint32_t n = draw_number(seed, draw_number(seed, 8) == 0 ? 20 : 5); n > 0; n--) {
        text_add(&label, words[draw_number(seed, sizeof words / sizeof words[0])]);
        if (n > 1) text_add_char(&label, ' ');
    }
    return text_done(&label);
}

static struct cell random_cell(struct arena *arena, uint32_t *seed, enum unit unit, bool has_sign) {
    static const uint32_t sizes[] = {1, 2, 10, 150, 1000, 30000, 16000000};
    struct cell cell = {.kind = CELL_NUMBER, .unit = unit, .decimals = unit == UNIT_PERCENT ? 1 : 0};
    if (draw_number(seed, 10) == 0) {
        cell.kind = CELL_NONE;
        cell.mark = MARK_NOT_APPLICABLE;
    } else {
        int64_t number = draw_number(seed, sizes[draw_number(seed, sizeof sizes / sizeof sizes[0])]);
        bool is_negative = has_sign && draw_number(seed, 3) == 0;
        cell.value = (struct ratio){is_negative ? -number : number, unit == UNIT_PERCENT ? 1 + draw_number(seed, 2000) : 1};
        if (draw_number(seed, 20) == 0) cell.mark = MARK_REVISED;
    }
    (void)cell_finish(arena, &cell);
    return cell;
}

/* Periods of one kind, some left out, from the last to the first. */
static void give_periods(struct line *rows, size_t n, uint32_t *seed) {
    static const char *const lasts[] = {"2008-03", "2008-12", "2008-06", "2007/08 Q4", "2008/09 Q1", "2008 Q4", "2007/08", "2008"};
    struct period period;
    (void)period_parse(lasts[draw_number(seed, sizeof lasts / sizeof lasts[0])], &period);
    for (size_t i = 0; i < n; i++) {
        rows[i].has_period = true;
        rows[i].period = period;
        for (uint32_t skip = draw_number(seed, 12) == 0 ? 3 : 1; skip > 0; skip--) period = period_prior(period);
    }
}

static struct table *random_table(struct arena *arena, uint32_t *seed, size_t n_rows, size_t n_columns, bool has_sign, bool has_periods) {
    struct table *table = ARENA_NEW(arena, struct table);
    struct line *rows = ARENA_ARRAY(arena, struct line, n_rows), *columns = ARENA_ARRAY(arena, struct line, n_columns);
    static const enum unit units[] = {UNIT_COUNT, UNIT_PERCENT, UNIT_DIFFERENCE};
    enum unit unit = units[has_sign ? 2 : draw_number(seed, 2)];
    for (size_t i = 0; i < n_rows; i++) rows[i].label = random_label(arena, seed);
    if (has_periods) give_periods(rows, n_rows, seed);
    for (size_t i = 0; i < n_columns; i++) columns[i] = (struct line){.label = random_label(arena, seed), .unit = unit};
    *table = (struct table){.rows = rows, .n_rows = n_rows, .columns = columns, .n_columns = n_columns};
    table->cells = ARENA_ARRAY(arena, struct cell, n_rows * n_columns);
    for (size_t i = 0; i < n_rows * n_columns; i++) table->cells[i] = random_cell(arena, seed, unit, has_sign);
    return table;
}

static enum chart_kind random_kind(uint32_t *seed) {
    static const enum chart_kind kinds[] = {CHART_BAR, CHART_GROUPED, CHART_STACKED_PERCENT, CHART_STACKED, CHART_LINE, CHART_LINE, CHART_PIE};
    return kinds[draw_number(seed, sizeof kinds / sizeof kinds[0])];
}

/* Some charts of lines have means and limits, signals, a focus, an axis that need not start at zero. */
static void give_roles(struct arena *arena, struct chart *chart, struct chart_series *series, uint32_t *seed) {
    static const enum series_role roles[] = {SERIES_DATA, SERIES_CENTRE, SERIES_UPPER_LIMIT, SERIES_LOWER_LIMIT, SERIES_TARGET};
    bool is_control = draw_number(seed, 3) == 0;
    for (size_t i = 0; i < chart->n_series; i++) series[i].role = is_control && i < 5 ? roles[i] : SERIES_DATA;
    if (draw_number(seed, 4) == 0) series[draw_number(seed, (uint32_t)chart->n_series)].is_focus = true;
    chart->may_start_above_zero = draw_number(seed, 2) == 0;
    const char **signals = ARENA_ARRAY(arena, const char *, chart->n_rows);
    for (size_t i = 0; i < chart->n_rows; i++)
        signals[i] = draw_number(seed, 8) == 0 ? "seven in a row on one side of the mean" : draw_number(seed, 8) == 0 ? random_label(arena, seed) : NULL;
    if (is_control) chart->signals = signals;
}

const struct chart *random_chart(struct arena *arena, uint32_t seed) {
    struct chart *chart = ARENA_NEW(arena, struct chart);
    enum chart_kind kind = random_kind(&seed);
    size_t n_rows = draw_number(&seed, 45), n_series = kind == CHART_BAR ? 1 : 2 + draw_number(&seed, 5);
    if (kind == CHART_LINE) n_series = 1 + draw_number(&seed, 6);
    if (kind == CHART_PIE) n_rows = draw_number(&seed, 7), n_series = 1;
    bool has_sign = kind != CHART_STACKED_PERCENT && kind != CHART_STACKED && kind != CHART_PIE && draw_number(&seed, 2) == 0;
    struct chart_series *series = ARENA_ARRAY(arena, struct chart_series, n_series);
    size_t *rows = ARENA_ARRAY(arena, size_t, n_rows);
    bool has_totals = kind == CHART_STACKED && draw_number(&seed, 2) == 0, has_periods = kind == CHART_LINE && draw_number(&seed, 2) == 0;
    struct table *table = random_table(arena, &seed, n_rows, n_series + has_totals, has_sign, has_periods);
    if (has_totals && table->columns[0].unit == UNIT_COUNT) fixture_totals(arena, table);
    for (size_t i = 0; i < n_series; i++) series[i] = (struct chart_series){.label = table->columns[i].label, .column = i};
    for (size_t i = 0; i < n_rows; i++) rows[i] = n_rows - 1 - i;
    *chart = (struct chart){.id = "random", .title = "Random", .kind = kind, .table = table, .series = series,
                            .n_series = n_series, .rows = rows, .n_rows = n_rows, .axis_title = random_label(arena, &seed),
                            .focus_row = draw_number(&seed, 2) == 0 ? 0 : SIZE_MAX};
    chart->is_multiples = (kind == CHART_LINE || kind == CHART_GROUPED) && draw_number(&seed, 3) == 0;
    if (chart->is_multiples && kind == CHART_GROUPED) chart->kind = CHART_BAR;
    if (chart->is_multiples) chart->may_start_above_zero = draw_number(&seed, 2) == 0;
    else if (kind == CHART_LINE) give_roles(arena, chart, series, &seed);
    return chart;
}
