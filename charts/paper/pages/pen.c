#include "paper/pages/pen.h"

#include "base/text.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-font.h>

/* cairo makes an annotation of its own of "Link". */
static const char *tag_of(const struct pen *pen) {
    const char *role = pen->press->structure.nodes[pen->node].role;
    if (pen->node == NODE_ARTIFACT) return "NonStruct";
    return text_equal(role, "Link") ? "Span" : role;
}

void pen_take(struct pen *pen, uint32_t node) {
    if (pen->is_open && pen->node == node) return;
    pen_rest(pen);
    pen->node = node;
    pen->is_open = true;
    structure_mark(&pen->press->structure, node);
    cairo_tag_begin(pen->cairo, tag_of(pen), NULL);
}

void pen_rest(struct pen *pen) {
    if (pen->is_open) cairo_tag_end(pen->cairo, tag_of(pen));
    pen->is_open = false;
}

void pen_colour(struct pen *pen, colour_t colour) {
    cairo_set_source_rgb(pen->cairo, (double)(colour >> 16 & 0xFF) / 255.0, (double)(colour >> 8 & 0xFF) / 255.0,
                         (double)(colour & 0xFF) / 255.0);
}

/* Which span a byte of the text belongs to. */
static size_t span_at(const struct text_set *text, size_t byte) {
    size_t i = 0;
    while (i + 1 < text->words->n && text->starts[i + 1] <= byte) i++;
    return i;
}

static const char *target_of(const struct pen *pen, const struct span *span) {
    return span->kind == SPAN_NOTE ? note_id(pen->press->arena, span->note) : span->target;
}

/* Pango leaves out the space at which a line was broken; drawn, it keeps the words apart for whoever copies or reads aloud. */
static void keep_spaces(PangoGlyphItem *run, const char *text) {
    for (int i = 0; i < run->glyphs->num_glyphs; i++) {
        PangoGlyphInfo *glyph = &run->glyphs->glyphs[i];
        if (glyph->glyph == PANGO_GLYPH_EMPTY && text[run->item->offset + run->glyphs->log_clusters[i]] == ' ')
            glyph->glyph = pango_fc_font_get_glyph(PANGO_FC_FONT(run->item->analysis.font), ' ');
    }
}

/* A stretch of one kind of letters; returns how wide it is. */
static double draw_run(struct pen *pen, const struct text_set *text, PangoGlyphItem *run, double x, double top) {
    size_t span = span_at(text, (size_t)run->item->offset);
    uint32_t link = text->links != NULL ? text->links[span] : 0;
    double width = (double)pango_glyph_string_get_width(run->glyphs) / PANGO_SCALE;
    keep_spaces(run, pango_layout_get_text(text->layout));
    pen_take(pen, link != 0 ? link : text->node);
    pen_colour(pen, link != 0 ? PAPER_LINK : text->type.colour);
    cairo_move_to(pen->cairo, x, top + text_set_baseline(&text->type));
    pango_cairo_show_glyph_item(pen->cairo, pango_layout_get_text(text->layout), run);
    if (link != 0)
        structure_link(&pen->press->structure,
                       (struct link){(uint32_t)pen->page, x, top, x + width, top + text->type.line_pt,
                                     target_of(pen, &text->words->spans[span]), link});
    return width;
}

void pen_line(struct pen *pen, const struct text_set *text, size_t line, double x, double top) {
    PangoLayoutLine *set = pango_layout_get_line_readonly(text->layout, (int)line);
    for (GSList *run = set->runs; run != NULL; run = run->next) x += draw_run(pen, text, run->data, x, top);
}

void pen_line_right(struct pen *pen, const struct text_set *text, size_t line, double right, double top) {
    pen_line(pen, text, line, right - text_set_line_width(text, line), top);
}

void pen_box(struct pen *pen, double x, double top, double width_pt, double height_pt, colour_t colour) {
    pen_take(pen, NODE_ARTIFACT);
    pen_colour(pen, colour);
    cairo_rectangle(pen->cairo, x, top, width_pt, height_pt);
    cairo_fill(pen->cairo);
}

void pen_rule(struct pen *pen, double x, double y, double width_pt, double thickness_pt, colour_t colour) {
    pen_box(pen, x, y - thickness_pt / 2.0, width_pt, thickness_pt, colour);
}

void pen_place(struct pen *pen, const char *id, double x, double y) {
    pen_rest(pen);
    struct arena *arena = pen->press->arena;
    const char *quoted = text_replace(arena, text_replace(arena, id, "\\", "\\\\"), "'", "\\'");
    const char *where = TEXT(arena, "name='", quoted, "' x=", text_from_int(arena, (int64_t)x), " y=", text_from_int(arena, (int64_t)y));
    cairo_tag_begin(pen->cairo, CAIRO_TAG_DEST, where);
    cairo_tag_end(pen->cairo, CAIRO_TAG_DEST);
}
