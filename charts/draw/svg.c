#include "draw/svg.h"

#include "base/number.h"
#include "base/utf8.h"

#include <math.h>

static const char *const anchors[] = {[FIGURE_START] = "", [FIGURE_MIDDLE] = "middle", [FIGURE_END] = "end"};

/* Hundredths with no more decimals than they need, and no locale. */
static void add_points(struct text_builder *out, double points) {
    struct decimal number = {.units = (int64_t)llround(points * 100.0), .decimals = 2};
    for (; number.decimals > 0 && number.units % 10 == 0; number.decimals--) number.units /= 10;
    text_add(out, number_text(out->arena, number, NUMBER_PLAIN));
}

static void add_attribute(struct text_builder *out, const char *name, double points) {
    text_add(out, TEXT(out->arena, " ", name, "=\""));
    add_points(out, points);
    text_add_char(out, '"');
}

static void add_colour(struct text_builder *out, const char *name, colour_t colour) {
    text_add(out, TEXT(out->arena, " ", name, "=\"#"));
    for (int shift = 20; shift >= 0; shift -= 4) text_add_char(out, "0123456789ABCDEF"[colour >> shift & 0xF]);
    text_add_char(out, '"');
}

static bool is_xml(uint32_t point) {
    return (point >= 0x20 && point != 0xFFFE && point != 0xFFFF) || point == '\t' || point == '\n';
}

static void add_escaped(struct text_builder *out, const char *text) {
    for (uint32_t point; *text != '\0';) {
        size_t n = utf8_decode(text, &point);
        if (!is_xml(point)) text_add(out, "\xEF\xBF\xBD");
        else if (point == '&') text_add(out, "&amp;");
        else if (point == '<') text_add(out, "&lt;");
        else if (point == '>') text_add(out, "&gt;");
        else if (point == '"') text_add(out, "&quot;");
        else text_add_bytes(out, text, n);
        text += n;
    }
}

static void add_element(struct text_builder *out, const char *name, const char *id, const char *text) {
    text_add(out, TEXT(out->arena, "<", name, " id=\"", id, "-", name, "\">"));
    add_escaped(out, text);
    text_add(out, TEXT(out->arena, "</", name, ">\n"));
}

static void add_box(struct text_builder *out, const struct figure_mark *mark) {
    text_add(out, "<rect");
    add_attribute(out, "x", mark->x);
    add_attribute(out, "y", mark->y);
    add_attribute(out, "width", mark->width);
    add_attribute(out, "height", mark->height);
    add_colour(out, "fill", mark->colour);
    text_add(out, "/>\n");
}

static void add_line(struct text_builder *out, const struct figure_mark *mark) {
    text_add(out, "<line");
    add_attribute(out, "x1", mark->x);
    add_attribute(out, "y1", mark->y);
    add_attribute(out, "x2", mark->x + mark->width);
    add_attribute(out, "y2", mark->y + mark->height);
    add_attribute(out, "stroke-width", mark->thickness);
    add_colour(out, "stroke", mark->colour);
    text_add(out, "/>\n");
}

static void add_points_of(struct text_builder *out, const struct figure_mark *mark) {
    text_add(out, " points=\"");
    for (size_t i = 0; i < mark->n_points; i++) {
        if (i > 0) text_add_char(out, ' ');
        add_points(out, mark->points[i].x);
        text_add_char(out, ',');
        add_points(out, mark->points[i].y);
    }
    text_add_char(out, '"');
}

static void add_path(struct text_builder *out, const struct figure_mark *mark) {
    text_add(out, "<polyline");
    add_points_of(out, mark);
    add_attribute(out, "stroke-width", mark->thickness);
    if (mark->dash_pt > 0.0) {
        text_add(out, " stroke-dasharray=\"");
        add_points(out, mark->dash_pt);
        text_add_char(out, ' ');
        add_points(out, mark->dash_pt / 2.0);
        text_add_char(out, '"');
    } else {
        text_add(out, " stroke-linejoin=\"round\"");
    }
    add_colour(out, "stroke", mark->colour);
    text_add(out, " fill=\"none\"/>\n");
}

static void add_area(struct text_builder *out, const struct figure_mark *mark) {
    text_add(out, "<polygon");
    add_points_of(out, mark);
    add_colour(out, "fill", mark->colour);
    text_add(out, "/>\n");
}

static void add_text(struct text_builder *out, const struct figure_mark *mark) {
    text_add(out, "<text");
    add_attribute(out, "x", mark->x);
    add_attribute(out, "y", mark->y);
    add_attribute(out, "font-size", mark->height);
    if (mark->anchor != FIGURE_START) text_add(out, TEXT(out->arena, " text-anchor=\"", anchors[mark->anchor], "\""));
    if (mark->is_number) text_add(out, " font-kerning=\"none\"");
    add_colour(out, "fill", mark->colour);
    text_add_char(out, '>');
    add_escaped(out, mark->text);
    text_add(out, "</text>\n");
}

static void (*const add_shape[])(struct text_builder *, const struct figure_mark *) = {
    [FIGURE_BOX] = add_box,
    [FIGURE_LINE] = add_line,
    [FIGURE_TEXT] = add_text,
    [FIGURE_PATH] = add_path,
    [FIGURE_AREA] = add_area,
};

static void add_view(struct text_builder *out, double margin, double width, double height) {
    text_add(out, " width=\"");
    add_points(out, width);
    text_add(out, "pt\" height=\"");
    add_points(out, height);
    text_add(out, "pt\" viewBox=\"");
    const double view[] = {-margin, -margin, width, height};
    for (size_t i = 0; i < 4; i++) {
        if (i > 0) text_add_char(out, ' ');
        add_points(out, view[i]);
    }
    text_add_char(out, '"');
}

void svg_add(struct text_builder *out, const struct figure *figure, const struct svg_about *about) {
    double width = figure->width_pt + 2.0 * about->margin_pt, height = figure->height_pt + 2.0 * about->margin_pt;
    text_add(out, "<svg xmlns=\"http://www.w3.org/2000/svg\"");
    add_view(out, about->margin_pt, width, height);
    text_add(out, TEXT(out->arena, " role=\"img\" aria-labelledby=\"", about->id, "-title\" aria-describedby=\"", about->id,
                       "-desc\" xml:lang=\"en-GB\" font-family=\"", style_face.css, "\">\n"));
    add_element(out, "title", about->id, about->title);
    add_element(out, "desc", about->id, about->description);
    add_box(out, &(struct figure_mark){.x = -about->margin_pt, .y = -about->margin_pt, .width = width, .height = height,
                                       .colour = STYLE_GROUND});
    for (size_t i = 0; i < figure->n_marks; i++) add_shape[figure->marks[i].shape](out, &figure->marks[i]);
    text_add(out, "</svg>\n");
}
