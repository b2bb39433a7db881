/* tabulate/charts/chart_colours.c - what is told apart by colour keeps its colour through all charts of a report.
 *
 * What a series or a slice shows is known by the identifier of its line. Charts are taken in reading order, and in each of them its
 * series, or slices, in theirs; whatever has no place in the palette yet gets the first place that nothing has which shares
 * any chart of the report with it. So no two are alike in one chart, as long as nothing shares charts with more than five others; where
 * it does, the one that came last yields in the charts where two would be alike. A chart of two takes the two colours that differ most. A
 * chart with one series needs no colours: it takes the one its series has elsewhere. One that picks something out has its own two, and
 * means and limits have none. */
#include "tabulate/charts/charting.h"

#include "tabulate/paper/paper.h"

#include <string.h>

enum { N_PLACES = 6 };

/* Places of the palette (charts/style/style.h) in the order in which they are given. */
static const size_t order_of_two[N_PLACES] = {0, 3, 1, 2, 4, 5};
static const size_t order_of_more[N_PLACES] = {0, 1, 2, 3, 4, 5};

/* What is shown somewhere. */
struct shown_thing {
    const char *id;
    size_t place;    /* NONE: none yet */
    bool is_loose;   /* something beside it in a chart has the same: it yields there */
};

/* The things that one chart tells apart. */
struct cast {
    struct chart *chart;
    size_t *things;
    size_t *lines;  /* its series, or rows, that show them */
    size_t n;
};

struct colouring {
    struct working *working;
    struct shown_thing *things;
    size_t n, capacity;
    struct cast *casts;   /* one a chart, in reading order */
    size_t n_casts;
};

static size_t thing_of(struct colouring *colouring, const char *id) {
    for (size_t i = 0; i < colouring->n; i++)
        if (text_equal(colouring->things[i].id, id)) return i;
    *ARENA_PUSH(colouring->working->arena, colouring->things, colouring->n, colouring->capacity) =
        (struct shown_thing){.id = id, .place = NONE};
    return colouring->n - 1;
}

/* The column's identifier, without what all columns of the chart end with: "north.number", "south.number" are north and south. */
static const char *series_id(struct arena *arena, const struct chart *chart, size_t series) {
    const struct line *column = &chart->table->columns[chart->series[series].column];
    const char *dot = strrchr(column->id, '.');
    if (dot == NULL || !text_equal(chart->series[series].label, column->group)) return column->id;
    return text_copy_bytes(arena, column->id, (size_t)(dot - column->id));
}

static bool has_focus(const struct chart *chart) {
    bool has = chart->focus_row != SIZE_MAX;
    for (size_t i = 0; i < chart->n_series; i++) has |= chart->series[i].is_focus;
    return has;
}

static bool is_coloured(const struct chart *chart) {
    return !chart->is_multiples && !has_focus(chart);
}

static struct cast cast_of(struct colouring *colouring, struct chart *chart) {
    struct arena *arena = colouring->working->arena;
    bool is_pie = chart->kind == CHART_PIE;
    struct cast cast = {.chart = chart};
    if (!is_coloured(chart)) return cast;
    size_t n = is_pie ? chart->n_rows : chart->n_series;
    cast.things = ARENA_ARRAY(arena, size_t, n);
    cast.lines = ARENA_ARRAY(arena, size_t, n);
    for (size_t i = 0; i < n; i++) {
        if (!is_pie && chart->series[i].role != SERIES_DATA) continue;
        cast.lines[cast.n] = i;
        cast.things[cast.n++] =
            thing_of(colouring, is_pie ? chart->table->rows[chart->rows[i]].id : series_id(arena, chart, i));
    }
    return cast;
}

/* --- reading order ------------------------------------------------------------------------------------------ */

/* Charts that the paper places, in its order, then the others. */
static void cast_all(struct colouring *colouring, struct chart *charts) {
    struct working *working = colouring->working;
    const struct model *model = working->inputs->plan->model;
    const struct paper_working *paper = working->paper;
    colouring->casts = ARENA_ARRAY(working->arena, struct cast, model->n_charts);
    for (size_t i = 0; i < paper->n_blocks; i++)
        if (paper->blocks[i].kind == MODEL_CHART)
            colouring->casts[colouring->n_casts++] = cast_of(colouring, &charts[paper->blocks[i].chart]);
    for (size_t i = 0; i < model->n_charts; i++)
        if (!paper->chart_placed[i]) colouring->casts[colouring->n_casts++] = cast_of(colouring, &charts[i]);
}

/* --- places ------------------------------------------------------------------------------------------------- */

static bool has_thing(const struct cast *cast, size_t thing) {
    for (size_t i = 0; i < cast->n; i++)
        if (cast->things[i] == thing) return true;
    return false;
}

static void take_places(const struct colouring *colouring, const struct cast *cast, bool *taken) {
    for (size_t i = 0; i < cast->n; i++) {
        size_t place = colouring->things[cast->things[i]].place;
        if (place != NONE) taken[place] = true;
    }
}

static size_t first_free(const struct cast *cast, const bool *taken) {
    const size_t *order = cast->n == 2 ? order_of_two : order_of_more;
    for (size_t i = 0; i < N_PLACES; i++)
        if (!taken[order[i]]) return order[i];
    return NONE;
}

/* A place that none has with which the thing shares a chart; else one that is free in this chart. */
static void place_thing(const struct colouring *colouring, const struct cast *cast, size_t thing) {
    bool beside[N_PLACES] = {false}, here[N_PLACES] = {false};
    take_places(colouring, cast, here);
    for (size_t i = 0; i < colouring->n_casts; i++)
        if (has_thing(&colouring->casts[i], thing)) take_places(colouring, &colouring->casts[i], beside);
    struct shown_thing *shown = &colouring->things[thing];
    shown->place = first_free(cast, beside);
    shown->is_loose = shown->place == NONE;
    if (shown->is_loose) shown->place = first_free(cast, here);
}

static void place_things(struct colouring *colouring, const struct cast *cast) {
    for (size_t i = 0; cast->n > 1 && i < cast->n; i++)
        if (colouring->things[cast->things[i]].place == NONE) place_thing(colouring, cast, cast->things[i]);
}

/* --- charts ------------------------------------------------------------------------------------------------- */

/* The places of a chart's things, no two alike: those that have theirs for good, then the others. */
static size_t *settle(const struct colouring *colouring, const struct cast *cast) {
    bool taken[N_PLACES] = {false};
    size_t *places = ARENA_ARRAY(colouring->working->arena, size_t, cast->n);
    for (size_t i = 0; i < cast->n; i++) {
        const struct shown_thing *thing = &colouring->things[cast->things[i]];
        places[i] = thing->place;
        if (thing->place != NONE && !thing->is_loose) taken[thing->place] = true;
    }
    for (size_t i = 0; i < cast->n; i++) {
        if (!colouring->things[cast->things[i]].is_loose) continue;
        if (taken[places[i]]) places[i] = first_free(cast, taken);
        taken[places[i]] = true;
    }
    return places;
}

static void colour_series(struct arena *arena, const struct cast *cast, const size_t *places) {
    struct chart *chart = cast->chart;
    struct chart_series *series = ARENA_ARRAY(arena, struct chart_series, chart->n_series);
    for (size_t i = 0; i < chart->n_series; i++) series[i] = chart->series[i];
    for (size_t i = 0; i < cast->n; i++) {
        series[cast->lines[i]].has_colour = places[i] != NONE;
        series[cast->lines[i]].colour = places[i] != NONE ? places[i] : 0;
    }
    chart->series = series;
}

static void colour(const struct colouring *colouring, const struct cast *cast) {
    if (cast->n == 0) return;
    size_t *places = settle(colouring, cast);
    if (cast->chart->kind != CHART_PIE) {
        colour_series(colouring->working->arena, cast, places);
        return;
    }
    if (cast->n == 1 && places[0] == NONE) places[0] = 0;
    cast->chart->row_colours = places;
}

void chart_colours_give(struct working *working, struct chart *charts) {
    struct colouring colouring = {.working = working};
    cast_all(&colouring, charts);
    for (size_t i = 0; i < colouring.n_casts; i++) place_things(&colouring, &colouring.casts[i]);
    for (size_t i = 0; i < colouring.n_casts; i++) colour(&colouring, &colouring.casts[i]);
}
