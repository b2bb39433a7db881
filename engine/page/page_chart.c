/* page/page_chart.c - a chart as inline SVG with real text, and the way to its figures.
 *
 * Each chart is laid out twice: for the column of text, and for a telephone, where the wide one would shrink its letters beyond
 * reading. The style sheet shows one of them; without it the attribute `hidden` does. */
#include "base/utf8.h"
#include "draw/svg.h"
#include "figure/figure.h"
#include "page/parts.h"
#include "style/glyph_widths.h"
#include "text/shown.h"

/* Of the narrow layout: the first in which everything has room. A figure laid out wider is shown smaller. */
static const double narrow_widths_pt[] = {240.0, 300.0, 360.0};

/* A browser sets the text, in a face with these widths; kerning only makes it narrower. */
static double text_width_pt(void *context, const char *text, double size_pt, bool is_number) {
    (void)context, (void)is_number;
    uint64_t units = 0;
    for (uint32_t point; *text != '\0';) {
        text += utf8_decode(text, &point);
        units += glyph_width(point, false);
    }
    return (double)units * size_pt / GLYPH_EM;
}

#define ROUNDING_PT 0.02 /* marks are rounded to hundredths */

static const struct figure_measure measure = {.width_pt = text_width_pt};

static bool has_room(const struct figure *figure) {
    for (size_t i = 0; i < figure->n_marks; i++) {
        const struct figure_mark *mark = &figure->marks[i];
        if (mark->shape != FIGURE_TEXT) continue;
        double left = figure_text_left(mark);
        if (left < -ROUNDING_PT || left + mark->width > figure->width_pt + ROUNDING_PT) return false;
    }
    return true;
}

static const struct figure *wide_figure(struct arena *arena, const struct chart *chart) {
    return figure_layout(arena, chart, measure, STYLE_WIDTH_PT);
}

static const struct figure *narrow_figure(struct arena *arena, const struct chart *chart) {
    for (size_t i = 0; i < sizeof narrow_widths_pt / sizeof *narrow_widths_pt; i++) {
        const struct figure *figure = figure_layout(arena, chart, measure, narrow_widths_pt[i]);
        if (has_room(figure)) return figure;
    }
    return wide_figure(arena, chart);
}

static void add_picture(struct page *page, const struct chart *chart, const char *layout, const struct figure *figure) {
    const struct svg_about about = {
        .id = TEXT(page->arena, layout, ".", text_from_int(page->arena, (int64_t)page->n_figures)),
        .title = shown_line(page->arena, chart->title),
        .description = shown_line(page->arena, chart->alternative_text),
    };
    svg_add(page->out, figure, &about);
}

static void add_link_to_table(struct page *page, const struct chart *chart) {
    const struct block *block = page_table_block(page, chart->table);
    const char *id = block != NULL ? page_block_id(page, block) : page_table_id(page->arena, chart->table);
    const char *number = block != NULL && block->number != NULL ? block->number : chart->table->number;
    text_add(page->out, "<p class=\"beneath\">Figures of this chart: <a");
    markup_attribute(page->out, "href", TEXT(page->arena, "#", id));
    text_add_char(page->out, '>');
    markup_text(page->out, shown_line(page->arena, number != NULL ? number : chart->table->title));
    text_add(page->out, "</a></p>\n");
}

/* The table behind a chart whose table the paper does not show: folded away, but there. It bears the chart's number where it has
 * none of its own. */
static void add_own_table(struct page *page, const struct chart *chart, const struct caption *caption) {
    const char *name = page_caption_text(page->arena, caption);
    struct caption own = {page_table_id(page->arena, chart->table), NULL, TEXT(page->arena, "Figures of ", name)};
    if (caption->number != NULL) name = shown_line(page->arena, caption->number);
    text_add(page->out, "<details>\n<summary>");
    markup_text(page->out, TEXT(page->arena, "Figures of ", name, " as a table"));
    text_add(page->out, "</summary>\n");
    page_table(page, chart->table, &own);
    text_add(page->out, "</details>\n");
}

void page_chart(struct page *page, const struct block *block) {
    const struct chart *chart = block->chart;
    const struct caption caption = {page_block_id(page, block), block->number != NULL ? block->number : chart->number, chart->title};
    page->n_figures++;
    text_add(page->out, "<figure");
    markup_attribute(page->out, "id", caption.id);
    text_add(page->out, ">\n<figcaption>");
    page_caption(page, &caption);
    text_add_char(page->out, '\n');
    markup_paragraph(page->out, "about", shown_line(page->arena, chart->base));
    text_add(page->out, "</figcaption>\n<div class=\"wide\">\n");
    add_picture(page, chart, "svg", wide_figure(page->arena, chart));
    text_add(page->out, "</div>\n<div class=\"narrow\" hidden>\n");
    add_picture(page, chart, "narrow", narrow_figure(page->arena, chart));
    text_add(page->out, "</div>\n");
    if (page_chart_has_table(page, block)) add_own_table(page, chart, &caption);
    else add_link_to_table(page, chart);
    text_add(page->out, "</figure>\n");
}
