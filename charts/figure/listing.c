#include "figure/figure.h"

#include "base/number.h"
#include "base/text.h"

#include <math.h>

static const char *const roles[N_FIGURE_ROLES] = {
    [FIGURE_GRID] = "grid",         [FIGURE_AXIS] = "axis",         [FIGURE_BAR] = "bar",
    [FIGURE_CLEAR] = "clear",       [FIGURE_CATEGORY] = "category", [FIGURE_VALUE] = "value",
    [FIGURE_TICK] = "tick",         [FIGURE_AXIS_TITLE] = "title",  [FIGURE_LEGEND] = "legend",
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

const char *figure_listing(struct arena *arena, const struct figure *figure) {
    static const char *const shapes[] = {[FIGURE_BOX] = "box ", [FIGURE_LINE] = "line ", [FIGURE_TEXT] = "text "};
    struct text_builder out = {.arena = arena};
    text_add(&out, "figure ");
    add_pair(&out, figure->width_pt, "x", figure->height_pt);
    text_add_char(&out, '\n');
    for (size_t i = 0; i < figure->n_marks; i++) {
        const struct figure_mark *mark = &figure->marks[i];
        text_add(&out, TEXT(arena, roles[mark->role], " ", shapes[mark->shape]));
        add_pair(&out, mark->x, ",", mark->y);
        (mark->shape == FIGURE_TEXT ? add_text : add_extent)(&out, mark);
        text_add_char(&out, '\n');
    }
    return text_done(&out);
}
