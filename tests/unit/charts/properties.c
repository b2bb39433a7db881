#include "properties.h"

#include "base/text.h"

/* Each ck_assert writes a line for the parent process, which thousands of marks make slow: hence ck_abort_msg. */
#include <check.h>
#include <math.h>
#include <string.h>

#define SLACK 0.02 /* positions are rounded to hundredths */

struct rectangle {
    double left, top, right, bottom;
};

static struct rectangle around(const struct figure_mark *mark) {
    if (mark->shape != FIGURE_TEXT) {
        return (struct rectangle){fmin(mark->x, mark->x + mark->width), mark->y, fmax(mark->x, mark->x + mark->width),
                                  mark->y + mark->height};
    }
    double left = figure_text_left(mark);
    return (struct rectangle){left, mark->y - style_face.ascent * mark->height, left + mark->width,
                              mark->y + style_face.descent * mark->height};
}

static bool meet(struct rectangle a, struct rectangle b) {
    return a.left < b.right - SLACK && b.left < a.right - SLACK && a.top < b.bottom - SLACK && b.top < a.bottom - SLACK;
}

static bool holds(struct rectangle outer, struct rectangle inner) {
    return inner.left >= outer.left - SLACK && inner.right <= outer.right + SLACK && inner.top >= outer.top - SLACK &&
           inner.bottom <= outer.bottom + SLACK;
}

static const char *words(const struct figure_mark *mark) {
    return mark->text != NULL ? mark->text : "a box";
}

void check_inside(const char *name, const struct figure *figure) {
    struct rectangle page = {0.0, 0.0, figure->width_pt, figure->height_pt};
    for (size_t i = 0; i < figure->n_marks; i++) {
        const struct figure_mark *mark = &figure->marks[i];
        if (!holds(page, around(mark))) ck_abort_msg("%s: '%s' sticks out", name, words(mark));
    }
}

void check_bars_in_plot(const char *name, const struct figure *figure) {
    struct rectangle plot = {figure->width_pt, 0.0, 0.0, 0.0};
    for (size_t i = 0; i < figure->n_marks; i++) {
        const struct figure_mark *mark = &figure->marks[i];
        if (mark->role != FIGURE_AXIS && mark->role != FIGURE_GRID) continue;
        double right = mark->role == FIGURE_AXIS ? mark->x + mark->thickness / 2.0 : mark->x; /* the line ends at zero */
        plot = (struct rectangle){fmin(plot.left, right), mark->y, fmax(plot.right, right), mark->y + mark->height};
    }
    for (size_t i = 0; i < figure->n_marks; i++) {
        const struct figure_mark *mark = &figure->marks[i];
        if (mark->role != FIGURE_BAR) continue;
        if (!holds(plot, around(mark))) ck_abort_msg("%s: a bar leaves the plot", name);
        if (mark->width < 0.0 || !(mark->height > 0.0)) ck_abort_msg("%s: a bar without extent", name);
    }
}

/* Zero is where the axis line ends. Bars begin there, none lies under the line, and each can be seen. */
void check_bars_seen(const char *name, const struct chart *chart, const struct figure *figure) {
    double zero = 0.0;
    bool is_stacked = chart->kind == CHART_STACKED_PERCENT || chart->kind == CHART_STACKED;
    for (size_t i = 0; i < figure->n_marks && !is_stacked; i++) {
        const struct figure_mark *mark = &figure->marks[i];
        if (mark->role == FIGURE_AXIS) zero = mark->x + mark->thickness / 2.0;
        if (mark->role != FIGURE_BAR) continue;
        double away = fmin(fabs(mark->x - zero), fabs(mark->x + mark->width - zero));
        if (!(zero > 0.0)) ck_abort_msg("%s: the axis lies over a bar", name);
        if (away > SLACK) ck_abort_msg("%s: a bar begins %g pt from zero", name, away);
        if (mark->width < 1.0 - SLACK) ck_abort_msg("%s: a bar of %g pt cannot be seen", name, mark->width);
    }
}

/* Whether the stretch from a to b enters the rectangle (Liang and Barsky, 1984). */
static bool enters(struct figure_point a, struct figure_point b, struct rectangle r) {
    const double p[] = {a.x - b.x, b.x - a.x, a.y - b.y, b.y - a.y}, q[] = {a.x - r.left, r.right - a.x, a.y - r.top, r.bottom - a.y};
    double from = 0.0, to = 1.0;
    for (size_t i = 0; i < 4; i++) {
        if (!(fabs(p[i]) > 0.0)) {
            if (q[i] <= 0.0) return false;
            continue;
        }
        double at = q[i] / p[i];
        if (p[i] < 0.0) from = fmax(from, at);
        else to = fmin(to, at);
    }
    return from < to;
}

static bool outline_enters(const struct figure_mark *area, struct rectangle r) {
    for (size_t i = 0; i < area->n_points; i++)
        if (enters(area->points[i], area->points[(i + 1) % area->n_points], r)) return true;
    return false;
}

/* Crossing number (Shimrat, 1962). */
static bool area_holds(const struct figure_mark *area, double x, double y) {
    bool is_inside = false;
    for (size_t i = 0; i < area->n_points; i++) {
        struct figure_point a = area->points[i], b = area->points[(i + 1) % area->n_points];
        if ((a.y > y) != (b.y > y) && x < a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x)) is_inside = !is_inside;
    }
    return is_inside;
}

static bool is_on_slice(const struct figure_mark *slice, struct rectangle text) {
    return slice->role == FIGURE_SLICE && !outline_enters(slice, text) && area_holds(slice, text.left, text.top);
}

static bool is_off_slice(const struct figure_mark *slice, struct rectangle text) {
    return slice->role == FIGURE_SLICE && !outline_enters(slice, text) && !area_holds(slice, text.left, text.top);
}

/* A text may lie on a box or slice whole, not in part. */
static bool is_apart(const struct figure_mark *text, const struct figure_mark *other) {
    if (other->shape == FIGURE_LINE || other->shape == FIGURE_PATH || other->role == FIGURE_CLEAR || !meet(around(text), around(other))) return true;
    if (is_on_slice(other, around(text)) || is_off_slice(other, around(text))) return true;
    return other->shape == FIGURE_BOX && holds(around(other), around(text));
}

void check_texts_apart(const char *name, const struct figure *figure) {
    for (size_t i = 0; i < figure->n_marks; i++) {
        const struct figure_mark *text = &figure->marks[i];
        for (size_t j = 0; text->shape == FIGURE_TEXT && j < figure->n_marks; j++) {
            const struct figure_mark *other = &figure->marks[j];
            if (i != j && !is_apart(text, other)) ck_abort_msg("%s: '%s' touches '%s'", name, text->text, words(other));
        }
    }
}

/* Colour of the last box or slice that holds the text. */
static colour_t ground_of(const struct figure *figure, size_t text) {
    colour_t ground = STYLE_GROUND;
    for (size_t i = 0; i < text; i++) {
        const struct figure_mark *box = &figure->marks[i];
        if (box->shape == FIGURE_BOX && holds(around(box), around(&figure->marks[text]))) ground = box->colour;
        if (is_on_slice(box, around(&figure->marks[text]))) ground = box->colour;
    }
    return ground;
}

void check_legible(const char *name, const struct figure *figure) {
    for (size_t i = 0; i < figure->n_marks; i++) {
        const struct figure_mark *mark = &figure->marks[i];
        if (mark->shape != FIGURE_TEXT) continue;
        if (mark->height < 10.0 || mark->height > 12.0) ck_abort_msg("%s: size of '%s'", name, mark->text);
        if (style_contrast(mark->colour, ground_of(figure, i)) < 4.5) ck_abort_msg("%s: contrast of '%s'", name, mark->text);
    }
}

void check_gaps(const char *name, const struct chart *chart, const struct figure *figure) {
    double plot = 0.0, bar = 0.0;
    for (size_t i = 0; i < figure->n_marks; i++) {
        if (figure->marks[i].role == FIGURE_AXIS) plot = figure->marks[i].height;
        if (figure->marks[i].role == FIGURE_BAR) bar = figure->marks[i].height;
    }
    if (!(bar > 0.0)) return;
    double all = chart->kind == CHART_GROUPED ? bar * (double)chart->n_series : bar;
    ck_assert_msg(plot / (double)chart->n_rows - all < all, "%s: the gap is wider than the bar", name);
}

static bool is_through(const struct figure_mark *path, struct rectangle text) {
    for (size_t i = 1; i < path->n_points; i++)
        if (enters(path->points[i - 1], path->points[i], text)) return true;
    return false;
}

/* Ground cleared after the line was drawn lies over it. */
static bool is_cleared(const struct figure *figure, size_t path, struct rectangle text) {
    for (size_t i = path + 1; i < figure->n_marks; i++)
        if (figure->marks[i].role == FIGURE_CLEAR && holds(around(&figure->marks[i]), text)) return true;
    return false;
}

void check_texts_clear(const char *name, const struct figure *figure) {
    for (size_t i = 0; i < figure->n_marks; i++) {
        const struct figure_mark *path = &figure->marks[i];
        for (size_t j = 0; path->shape == FIGURE_PATH && j < figure->n_marks; j++) {
            const struct figure_mark *text = &figure->marks[j];
            if (text->shape != FIGURE_TEXT) continue;
            struct rectangle within = around(text);
            within.top += 1.5, within.bottom -= 1.5; /* of the tallest letters; a line may graze them */
            if (is_through(path, within) && !is_cleared(figure, i, within)) ck_abort_msg("%s: a line runs through '%s'", name, text->text);
        }
    }
}

static double side_of(struct figure_point a, struct figure_point b, struct figure_point point) {
    return (b.x - a.x) * (point.y - a.y) - (b.y - a.y) * (point.x - a.x);
}

static bool cross(const struct figure_mark *one, const struct figure_mark *other) {
    const struct figure_point *p = one->points, *q = other->points;
    return side_of(p[0], p[1], q[0]) * side_of(p[0], p[1], q[1]) < -SLACK && side_of(q[0], q[1], p[0]) * side_of(q[0], q[1], p[1]) < -SLACK;
}

/* A leader touches neither a slice nor another leader. */
static void check_leader(const char *name, const struct figure *figure, const struct figure_mark *leader) {
    struct figure_point a = leader->points[0], b = leader->points[1];
    for (size_t i = 0; i < figure->n_marks; i++) {
        const struct figure_mark *other = &figure->marks[i];
        if (other->role == FIGURE_LEADER && other != leader && cross(leader, other)) ck_abort_msg("%s: two leaders cross", name);
        for (double at = 0.0; other->role == FIGURE_SLICE && at <= 1.0; at += 0.05)
            if (area_holds(other, a.x + at * (b.x - a.x), a.y + at * (b.y - a.y))) ck_abort_msg("%s: a leader enters the pie", name);
    }
}

void check_leaders(const char *name, const struct chart *chart, const struct figure *figure) {
    for (size_t i = 0; chart->kind == CHART_PIE && i < figure->n_marks; i++)
        if (figure->marks[i].role == FIGURE_LEADER) check_leader(name, figure, &figure->marks[i]);
}

/* ---- panels ---- */

static bool is_name(const struct figure *figure, size_t i) {
    return i < figure->n_marks && figure->marks[i].shape == FIGURE_TEXT && figure->marks[i].role == FIGURE_LEGEND;
}

/* A panel's marks follow its name; what follows the last is all its own. */
bool next_panel(const struct chart *chart, const struct figure *figure, struct panel_view *view) {
    bool has_panels = chart->is_multiples && chart->n_rows > 0;
    if (view->n_seen == (has_panels ? chart->n_series : 1)) return false;
    view->chart = *chart;
    view->figure = *figure;
    if (has_panels) {
        size_t from = view->end;
        while (from < figure->n_marks && !is_name(figure, from)) from++;
        while (is_name(figure, from)) from++;
        for (view->end = from; view->end < figure->n_marks && !is_name(figure, view->end);) view->end++;
        view->figure.marks = figure->marks + from;
        view->figure.n_marks = view->end - from;
        view->chart.series = &chart->series[view->n_seen];
        view->chart.n_series = 1;
        view->chart.is_multiples = false;
    }
    view->n_seen++;
    return true;
}

void check_all(const char *name, const struct chart *chart, const struct figure *figure) {
    struct panel_view view = {0};
    check_inside(name, figure);
    check_texts_apart(name, figure);
    check_texts_clear(name, figure);
    check_legible(name, figure);
    check_leaders(name, chart, figure);
    while (next_panel(chart, figure, &view)) {
        check_bars_in_plot(name, &view.figure);
        check_bars_seen(name, &view.chart, &view.figure);
        check_gaps(name, &view.chart, &view.figure);
    }
    check_numbers(name, chart, figure);
}
