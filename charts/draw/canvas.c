#include "draw/canvas.h"

#include <math.h>
#include <pango/pangocairo.h>

struct canvas {
    cairo_t *cairo;
    const struct fonts *fonts;
    PangoLayout *layout;
    bool has_pixels;
};

static void set_colour(const struct canvas *canvas, colour_t c) {
    cairo_set_source_rgb(canvas->cairo, (double)(c >> 16 & 0xFF) / 255.0, (double)(c >> 8 & 0xFF) / 255.0,
                         (double)(c & 0xFF) / 255.0);
}

/* The nearest whole pixel. */
static double on_pixel(const struct canvas *canvas, double x, double y, double *ret_y) {
    cairo_user_to_device(canvas->cairo, &x, &y);
    x = floor(x + 0.5);
    y = floor(y + 0.5);
    cairo_device_to_user(canvas->cairo, &x, &y);
    *ret_y = y;
    return x;
}

static void draw_box(const struct canvas *canvas, const struct figure_mark *mark) {
    double left = mark->x, top = mark->y, right = left + mark->width, bottom = top + mark->height;
    if (canvas->has_pixels) {
        left = on_pixel(canvas, left, top, &top);
        right = on_pixel(canvas, right, bottom, &bottom);
    }
    cairo_rectangle(canvas->cairo, left, top, right - left, bottom - top);
    cairo_fill(canvas->cairo);
}

/* As many whole pixels as are nearest, at least one: so that lines of one kind look alike wherever they fall. */
static double whole_pixels(const struct canvas *canvas, double thickness) {
    double pixels = thickness, unused = 0.0;
    cairo_user_to_device_distance(canvas->cairo, &pixels, &unused);
    pixels = fmax(1.0, floor(pixels + 0.5));
    cairo_device_to_user_distance(canvas->cairo, &pixels, &unused);
    return pixels;
}

/* An upright or level line is a thin box, so that its edges can lie on pixels. */
static void draw_line(const struct canvas *canvas, const struct figure_mark *mark) {
    bool is_upright = !(fabs(mark->width) > 0.0), is_level = !(fabs(mark->height) > 0.0);
    double thickness = canvas->has_pixels ? whole_pixels(canvas, mark->thickness) : mark->thickness;
    if (is_upright || is_level) {
        struct figure_mark box = *mark;
        box.x -= is_upright ? thickness / 2.0 : 0.0;
        box.y -= is_level ? thickness / 2.0 : 0.0;
        box.width += is_upright ? thickness : 0.0;
        box.height += is_level ? thickness : 0.0;
        draw_box(canvas, &box);
        return;
    }
    cairo_set_line_width(canvas->cairo, thickness);
    cairo_move_to(canvas->cairo, mark->x, mark->y);
    cairo_rel_line_to(canvas->cairo, mark->width, mark->height);
    cairo_stroke(canvas->cairo);
}

/* A text leaves a point behind: it does not belong to the path. */
static void trace(const struct canvas *canvas, const struct figure_mark *mark) {
    cairo_new_path(canvas->cairo);
    for (size_t i = 0; i < mark->n_points; i++) cairo_line_to(canvas->cairo, mark->points[i].x, mark->points[i].y);
}

static void draw_path(const struct canvas *canvas, const struct figure_mark *mark) {
    const double dashes[] = {mark->dash_pt, mark->dash_pt / 2.0};
    cairo_set_line_width(canvas->cairo, mark->thickness);
    cairo_set_line_join(canvas->cairo, CAIRO_LINE_JOIN_ROUND);
    cairo_set_dash(canvas->cairo, dashes, mark->dash_pt > 0.0 ? 2 : 0, 0.0);
    trace(canvas, mark);
    cairo_stroke(canvas->cairo);
    cairo_set_dash(canvas->cairo, NULL, 0, 0.0);
}

static void draw_area(const struct canvas *canvas, const struct figure_mark *mark) {
    trace(canvas, mark);
    cairo_close_path(canvas->cairo);
    cairo_fill(canvas->cairo);
}

static void draw_text(const struct canvas *canvas, const struct figure_mark *mark) {
    fonts_set(canvas->fonts, canvas->layout, mark->text, mark->height, mark->is_number);
    cairo_move_to(canvas->cairo, figure_text_left(mark), mark->y);
    pango_cairo_show_layout_line(canvas->cairo, pango_layout_get_line_readonly(canvas->layout, 0));
}

static void (*const draw_shape[])(const struct canvas *, const struct figure_mark *) = {
    [FIGURE_BOX] = draw_box,
    [FIGURE_LINE] = draw_line,
    [FIGURE_TEXT] = draw_text,
    [FIGURE_PATH] = draw_path,
    [FIGURE_AREA] = draw_area,
};

void canvas_draw(cairo_t *cairo, const struct fonts *fonts, const struct figure *figure, bool has_pixels) {
    PangoContext *context = fonts_context(fonts);
    pango_cairo_update_context(cairo, context);
    struct canvas canvas = {cairo, fonts, pango_layout_new(context), has_pixels};
    cairo_save(cairo);
    for (size_t i = 0; i < figure->n_marks; i++) {
        set_colour(&canvas, figure->marks[i].colour);
        draw_shape[figure->marks[i].shape](&canvas, &figure->marks[i]);
    }
    cairo_restore(cairo);
    g_object_unref(canvas.layout);
    g_object_unref(context);
}
