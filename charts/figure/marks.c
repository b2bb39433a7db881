#include "figure/marks.h"

#include "base/text.h"

#include <math.h>

double figure_round(double points) {
    return round(points * 100.0) / 100.0 + 0.0; /* + 0.0 makes -0 plain */
}

double figure_text_width(const struct figure_builder *to, const char *text, double size_pt, bool is_number) {
    return to->measure.width_pt(to->measure.context, text, size_pt, is_number);
}

static struct figure_mark *add(struct figure_builder *to) {
    return ARENA_PUSH(to->arena, to->marks, to->n_marks, to->capacity);
}

void figure_box(struct figure_builder *to, enum figure_role role, double left, double top, double right, double bottom,
                colour_t colour) {
    double x = figure_round(left), y = figure_round(top);
    *add(to) = (struct figure_mark){.shape = FIGURE_BOX,
                                    .role = role,
                                    .x = x,
                                    .y = y,
                                    .width = figure_round(figure_round(right) - x),
                                    .height = figure_round(figure_round(bottom) - y),
                                    .colour = colour};
}

void figure_line(struct figure_builder *to, enum figure_role role, double x1, double y1, double x2, double y2,
                 double thickness, colour_t colour) {
    double x = figure_round(x1), y = figure_round(y1);
    *add(to) = (struct figure_mark){.shape = FIGURE_LINE,
                                    .role = role,
                                    .x = x,
                                    .y = y,
                                    .width = figure_round(figure_round(x2) - x),
                                    .height = figure_round(figure_round(y2) - y),
                                    .thickness = thickness,
                                    .colour = colour};
}

/* A mark with rounded copies of the points, and what they extend over. */
static struct figure_mark *add_points(struct figure_builder *to, const struct figure_point *points, size_t n) {
    struct figure_point *rounded = ARENA_ARRAY(to->arena, struct figure_point, n);
    double left = (double)INFINITY, top = (double)INFINITY, right = -(double)INFINITY, bottom = -(double)INFINITY;
    for (size_t i = 0; i < n; i++) {
        rounded[i] = (struct figure_point){figure_round(points[i].x), figure_round(points[i].y)};
        left = fmin(left, rounded[i].x);
        top = fmin(top, rounded[i].y);
        right = fmax(right, rounded[i].x);
        bottom = fmax(bottom, rounded[i].y);
    }
    struct figure_mark *mark = add(to);
    *mark = (struct figure_mark){.x = left, .y = top, .points = rounded, .n_points = n};
    mark->width = figure_round(right - left);
    mark->height = figure_round(bottom - top);
    return mark;
}

void figure_path(struct figure_builder *to, struct figure_stroke stroke, const struct figure_point *points, size_t n) {
    struct figure_mark *mark = add_points(to, points, n);
    mark->shape = FIGURE_PATH;
    mark->role = stroke.role;
    mark->thickness = stroke.thickness;
    mark->dash_pt = stroke.dash_pt;
    mark->colour = stroke.colour;
}

void figure_area(struct figure_builder *to, enum figure_role role, const struct figure_point *points, size_t n, colour_t colour) {
    struct figure_mark *mark = add_points(to, points, n);
    mark->shape = FIGURE_AREA;
    mark->role = role;
    mark->colour = colour;
}

void figure_text(struct figure_builder *to, struct figure_lettering how, const char *text, double x, double baseline) {
    *add(to) = (struct figure_mark){.shape = FIGURE_TEXT,
                                    .role = how.role,
                                    .x = figure_round(x),
                                    .y = figure_round(baseline),
                                    .width = figure_round(figure_text_width(to, text, how.size_pt, how.is_number)),
                                    .height = how.size_pt,
                                    .colour = how.colour,
                                    .text = text,
                                    .anchor = how.anchor,
                                    .is_number = how.is_number};
}

static struct figure_mark moved(struct arena *arena, struct figure_mark mark, double x, double y) {
    struct figure_point *points = ARENA_ARRAY(arena, struct figure_point, mark.n_points);
    for (size_t i = 0; i < mark.n_points; i++)
        points[i] = (struct figure_point){figure_round(mark.points[i].x + x), figure_round(mark.points[i].y + y)};
    mark.x = figure_round(mark.x + x);
    mark.y = figure_round(mark.y + y);
    mark.points = mark.n_points > 0 ? points : NULL;
    return mark;
}

void figure_take(struct figure_builder *to, const struct figure_builder *from, double x, double y) {
    x = figure_round(x);
    y = figure_round(y);
    for (size_t i = 0; i < from->n_marks; i++) *add(to) = moved(to->arena, from->marks[i], x, y);
}

double figure_text_left(const struct figure_mark *mark) {
    static const double share_before[] = {[FIGURE_START] = 0.0, [FIGURE_MIDDLE] = 0.5, [FIGURE_END] = 1.0};
    return mark->x - share_before[mark->anchor] * mark->width;
}

double figure_baseline(double middle, double size_pt) {
    return middle + size_pt * style_face.cap_height / 2.0;
}
