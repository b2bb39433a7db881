#include "properties.h"

/* Each ck_assert writes a line for the parent process, which thousands of marks make slow: hence ck_abort_msg. */
#include <check.h>
#include <math.h>

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
    for (size_t i = 0; i < figure->n_marks && chart->kind != CHART_STACKED_PERCENT; i++) {
        const struct figure_mark *mark = &figure->marks[i];
        if (mark->role == FIGURE_AXIS) zero = mark->x + mark->thickness / 2.0;
        if (mark->role != FIGURE_BAR) continue;
        double away = fmin(fabs(mark->x - zero), fabs(mark->x + mark->width - zero));
        if (!(zero > 0.0)) ck_abort_msg("%s: the axis lies over a bar", name);
        if (away > SLACK) ck_abort_msg("%s: a bar begins %g pt from zero", name, away);
        if (mark->width < 1.0 - SLACK) ck_abort_msg("%s: a bar of %g pt cannot be seen", name, mark->width);
    }
}

/* A text may lie on a box whole, not in part. */
static bool is_apart(const struct figure_mark *text, const struct figure_mark *other) {
    if (other->shape == FIGURE_LINE || other->role == FIGURE_CLEAR || !meet(around(text), around(other))) return true;
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

/* Colour of the last box that holds the text. */
static colour_t ground_of(const struct figure *figure, size_t text) {
    colour_t ground = STYLE_GROUND;
    for (size_t i = 0; i < text; i++) {
        const struct figure_mark *box = &figure->marks[i];
        if (box->shape == FIGURE_BOX && holds(around(box), around(&figure->marks[text]))) ground = box->colour;
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
