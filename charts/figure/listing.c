#include "figure/figure.h"

#include "base/number.h"
#include "base/text.h"

#include <math.h>

static const char *const roles[N_FIGURE_ROLES] = {
    [FIGURE_GRID] = "grid",         [FIGURE_AXIS] = "axis",         [FIGURE_BAR] = "bar",
    [FIGURE_CLEAR] = "clear",       [FIGURE_CATEGORY] = "category", [FIGURE_VALUE] = "value",
    [FIGURE_TICK] = "tick",         [FIGURE_AXIS_TITLE] = "title",  [FIGURE_LEGEND] = "legend",
    [FIGURE_SERIES] = "series",     [FIGURE_POINT] = "point",       [FIGURE_REFERENCE] = "reference",
    [FIGURE_SLICE] = "slice",       [FIGURE_END_LABEL] = "end",     [FIGURE_LEADER] = "leader",     [FIGURE_NOTE] = "note",
};

static const char *const anchors[] = {[FIGURE_START] = "start", [FIGURE_MIDDLE] = "middle", [FIGURE_END] = "end"};

static void add_points(struct text_builder *out, double points) {
    struct decimal hundredths = {.units = (int64_t)llround(points * 100.0), .decimals = 2};
    text_add(out, number_text(out->arena, hundredths, NUMBER_PLAIN));
}

static void add_pair(struct text_builder *out, double a, const char *between, double b) {
    add_points(out, a);
    text_add(out, between);
    add_points(out, b);
}

static void add_colour(struct text_builder *out, colour_t colour) {
    text_add(out, " #");
    for (int shift = 20; shift >= 0; shift -= 4) text_add_char(out, "0123456789ABCDEF"[colour >> shift & 0xF]);
}

static void add_extent(struct text_builder *out, const struct figure_mark *mark) {
    text_add_char(out, ' ');
    add_pair(out, mark->width, "x", mark->height);
    add_colour(out, mark->colour);
}

static void add_text(struct text_builder *out, const struct figure_mark *mark) {
    text_add(out, TEXT(out->arena, " ", anchors[mark->anchor]));
    add_extent(out, mark);
    text_add(out, TEXT(out->arena, " \"", mark->text, "\""));
}

/* Corners of a path, for they are its numbers; an area is told by its place and extent. */
static void add_path(struct text_builder *out, const struct figure_mark *mark) {
    for (size_t i = 1; i < mark->n_points; i++) {
        text_add_char(out, ' ');
        add_pair(out, mark->points[i].x, ",", mark->points[i].y);
    }
    if (mark->dash_pt > 0.0) text_add(out, " dashed");
    add_colour(out, mark->colour);
}

static const struct shape {
    const char *name;
    void (*add)(struct text_builder *out, const struct figure_mark *mark);
} shapes[] = {
    [FIGURE_BOX] = {"box ", add_extent},   [FIGURE_LINE] = {"line ", add_extent}, [FIGURE_TEXT] = {"text ", add_text},
    [FIGURE_PATH] = {"path ", add_path}, [FIGURE_AREA] = {"area ", add_extent},
};

static void add_mark(struct text_builder *out, const struct figure_mark *mark) {
    const struct shape *shape = &shapes[mark->shape];
    text_add(out, TEXT(out->arena, roles[mark->role], " ", shape->name));
    if (mark->shape == FIGURE_PATH) add_pair(out, mark->points[0].x, ",", mark->points[0].y);
    else add_pair(out, mark->x, ",", mark->y);
    shape->add(out, mark);
    text_add_char(out, '\n');
}

const char *figure_listing(struct arena *arena, const struct figure *figure) {
    struct text_builder out = {.arena = arena};
    text_add(&out, "figure ");
    add_pair(&out, figure->width_pt, "x", figure->height_pt);
    text_add_char(&out, '\n');
    for (size_t i = 0; i < figure->n_marks; i++) add_mark(&out, &figure->marks[i]);
    return text_done(&out);
}
