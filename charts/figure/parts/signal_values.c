#include "figure/parts/signal_values.h"

#include "figure/axes/upright.h"
#include "figure/colours.h"

#include <math.h>

#define FROM_POINT_PT 9.0    /* from the point to the nearer edge of its value */
#define CLEAR_PT 1.5         /* around a value */

struct area {
    double left, top, right, bottom;
};

/* Of a text on a baseline. */
static struct area area_of(double size_pt, double left, double right, double baseline) {
    return (struct area){left, baseline - style_face.ascent * size_pt, right, baseline + style_face.descent * size_pt};
}

static bool meet(struct area a, struct area b) {
    return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/* Whether the stretch from a to b enters the area: what is left of it between the edges (Liang and Barsky, 1984). */
static bool enters(struct figure_point a, struct figure_point b, struct area area) {
    const double towards[] = {a.x - b.x, b.x - a.x, a.y - b.y, b.y - a.y};
    const double within[] = {a.x - area.left, area.right - a.x, a.y - area.top, area.bottom - a.y};
    double from = 0.0, to = 1.0;
    for (size_t i = 0; i < 4; i++) {
        bool is_along = !(fabs(towards[i]) > 0.0);
        if (is_along && within[i] <= 0.0) return false;
        if (is_along) continue;
        if (towards[i] < 0.0) from = fmax(from, within[i] / towards[i]);
        else to = fmin(to, within[i] / towards[i]);
    }
    return from < to;
}

static bool is_crossed(const struct figure_mark *path, struct area area) {
    for (size_t i = 1; i < path->n_points; i++)
        if (enters(path->points[i - 1], path->points[i], area)) return true;
    return false;
}

static bool is_taken_by(const struct figure_mark *mark, struct area area) {
    if (mark->shape == FIGURE_PATH) return is_crossed(mark, area);
    if (mark->role == FIGURE_POINT) return meet((struct area){mark->x, mark->y, mark->x + mark->width, mark->y + mark->height}, area);
    if (mark->role != FIGURE_VALUE && mark->role != FIGURE_END_LABEL) return false;
    double left = figure_text_left(mark);
    return meet(area_of(mark->height, left, left + mark->width, mark->y), area);
}

static bool is_free(const struct frame *frame, struct area area) {
    double bottom = frame->plot_top + frame->plot_height;
    if (area.left < frame->plot_left || area.right > frame->plot_right) return false;
    if (area.top < frame->plot_top - frame->size_pt / 2.0 || area.bottom > bottom) return false;
    for (size_t i = 0; i < frame->to.n_marks; i++)
        if (is_taken_by(&frame->to.marks[i], area)) return false;
    return true;
}

/* Where a value may stand, the best first: steps from the point, in the room that the value takes. */
static const struct place {
    double across, down;
} places[] = {{0.0, -1.0}, {0.0, 1.0}, {1.0, 0.0}, {-1.0, 0.0}};

static void put_value(struct frame *frame, double x, double y, const char *text) {
    struct figure_lettering how = frame_lettering(frame, FIGURE_VALUE, FIGURE_MIDDLE);
    how.is_number = true;
    double half = figure_text_width(&frame->to, text, frame->size_pt, true) / 2.0;
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
        double middle = x + places[i].across * (FROM_POINT_PT + half);
        double baseline = figure_baseline(y + places[i].down * (FROM_POINT_PT + 0.4 * frame->size_pt), frame->size_pt);
        struct area area = area_of(frame->size_pt, middle - half - CLEAR_PT, middle + half + CLEAR_PT, baseline);
        if (!is_free(frame, area)) continue;
        figure_box(&frame->to, FIGURE_CLEAR, area.left, area.top, area.right, area.bottom, STYLE_GROUND); /* of the grid */
        figure_text(&frame->to, how, text, middle, baseline);
        return;
    }
}

static bool is_alone(const struct frame *frame, const struct foot *foot, size_t at) {
    const char *const *signals = frame->chart->signals;
    bool has_before = at > 0 && signals[foot->order[at - 1]] != NULL;
    return !has_before && (at + 1 == frame->chart->n_rows || signals[foot->order[at + 1]] == NULL);
}

void signal_values_put(struct frame *frame, const struct foot *foot) {
    size_t series = chart_first_data(frame->chart);
    for (size_t at = 0; frame->chart->signals != NULL && series != SIZE_MAX && at < frame->chart->n_rows; at++) {
        size_t row = foot->order[at];
        const struct cell *cell = frame_cell(frame, row, series);
        if (frame->chart->signals[row] == NULL || cell->kind != CELL_NUMBER || !is_alone(frame, foot, at)) continue;
        put_value(frame, foot_x(foot, foot->slot_of[row]), upright_y(frame, frame_number(cell)), frame_display(frame, cell));
    }
}
