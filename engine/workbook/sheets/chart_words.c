/* workbook/sheets/chart_words.c - lists of categories, and the order of the bars. */
#include "workbook/sheets/chart_words.h"

#include "base/text.h"
#include "workbook/sheets/chart_facts.h"

/* What a cell has to be listed for, or NULL. */
typedef const char *listed_fn(const struct cell *cell);

static const char *missing(const struct cell *cell) {
    return cell_shows_number(cell) ? NULL : cell->display;
}

static const char *marked(const struct cell *cell) {
    return cell_shows_number(cell) && *cell_side_mark(cell) != '\0' ? cell_side_mark(cell) : NULL;
}

static bool is_alike(const struct chart *chart, size_t row, listed_fn *listed) {
    for (size_t i = 1; i < chart->n_series; i++) {
        if (!text_equal(listed(chart_cell(chart, i, row)), listed(chart_cell(chart, 0, row)))) return false;
    }
    return true;
}

static void add_item(struct text_builder *out, const char *category, const char *series, const char *why) {
    text_add(out, TEXT(out->arena, out->n > 0 ? "; " : "", category, series != NULL ? ", " : "",
                       series != NULL ? series : "", " ", why));
}

static const char *list(struct arena *arena, const struct chart *chart, listed_fn *listed) {
    struct text_builder out = {.arena = arena};
    for (size_t row = 0; row < chart->n_rows; row++) {
        const char *category = chart->table->rows[chart->rows[row]].label;
        bool is_one = is_alike(chart, row, listed);
        for (size_t i = 0; i < (is_one ? 1 : chart->n_series); i++) {
            const char *why = listed(chart_cell(chart, i, row));
            if (why != NULL) add_item(&out, category, is_one ? NULL : chart->series[i].label, why);
        }
    }
    return out.n > 0 ? text_done(&out) : NULL;
}

const char *chart_words_missing(struct arena *arena, const struct chart *chart) {
    return list(arena, chart, missing);
}

const char *chart_words_marked(struct arena *arena, const struct chart *chart) {
    return list(arena, chart, marked);
}

const char *chart_words_order(struct arena *arena, const struct chart *chart) {
    static const char *const leads[N_CHART_KINDS] = {
        [CHART_GROUPED] = "In each category, from top to bottom: ",
        [CHART_STACKED] = "In each bar, from left to right: ",
        [CHART_STACKED_PERCENT] = "In each bar, from left to right: ",
    };
    if (chart->n_series < 2 || chart->is_multiples || leads[chart->kind] == NULL) return NULL;
    struct text_builder out = {.arena = arena};
    text_add(&out, leads[chart->kind]);
    for (size_t i = 0; i < chart->n_series; i++) text_add(&out, TEXT(arena, i > 0 ? ", " : "", chart->series[i].label));
    return text_done(&out);
}

const char *chart_words_axis(const struct chart *chart) {
    return chart->may_start_above_zero ? "The axis of this chart may begin above zero." : NULL;
}
