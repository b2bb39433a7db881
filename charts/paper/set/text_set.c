#include "paper/set/text_set.h"

#include "base/text.h"

#include <pango/pangocairo.h>

#include <math.h>
#include <string.h>

#define MOST_UNBROKEN 16   /* bytes of a reference that stays on one line */

static void unref(void *object) {
    g_object_unref(object);
}

const char *note_id(struct arena *arena, uint32_t note) {
    return TEXT(arena, "note-", text_from_int(arena, note));
}

const struct words *words_plain(struct press *press, const char *text) {
    struct span *span = ARENA_NEW(press->arena, struct span);
    struct words *words = ARENA_NEW(press->arena, struct words);
    *span = (struct span){.kind = SPAN_WORDS, .text = text != NULL ? text : ""};
    *words = (struct words){span, 1};
    return words;
}

const struct words *words_with(struct press *press, struct words_parts parts) {
    struct arena *arena = press->arena;
    struct words *words = ARENA_NEW(arena, struct words);
    struct span *spans = NULL;
    size_t capacity = 0;
    if (parts.before != NULL) *ARENA_PUSH(arena, spans, words->n, capacity) = (struct span){.text = parts.before};
    for (size_t i = 0; i < parts.words->n; i++) *ARENA_PUSH(arena, spans, words->n, capacity) = parts.words->spans[i];
    for (size_t i = 0; i < parts.n_notes; i++) {
        const char *mark = TEXT(arena, "[note ", text_from_int(arena, parts.notes[i]), "]");
        *ARENA_PUSH(arena, spans, words->n, capacity) = (struct span){.text = " "};
        *ARENA_PUSH(arena, spans, words->n, capacity) = (struct span){.kind = SPAN_NOTE, .text = mark, .note = parts.notes[i]};
    }
    words->spans = spans;
    return words;
}

/* What a span leads to, or NULL. */
static const char *target_of(struct press *press, const struct span *span) {
    const char *id = span->kind == SPAN_REFERENCE ? span->target : span->kind == SPAN_NOTE ? note_id(press->arena, span->note) : NULL;
    return id != NULL && press_has_target(press, id) ? id : NULL;
}

/* Line ends and other control characters are spaces: specifications fold long texts over lines. */
static void add_clean(struct text_builder *out, const char *text) {
    for (; *text != '\0'; text++) text_add_char(out, (unsigned char)*text < 0x20 || *text == 0x7F ? ' ' : *text);
}

static void add_attribute(PangoAttrList *list, PangoAttribute *attribute, size_t start, size_t end) {
    attribute->start_index = (guint)start;
    attribute->end_index = (guint)end;
    pango_attr_list_insert(list, attribute);
}

/* "[note 2]" and "Table 4" stay on one line. */
static bool is_unbroken(const struct span *span) {
    return span->kind == SPAN_NOTE || (span->kind == SPAN_REFERENCE && strlen(span->text) <= MOST_UNBROKEN);
}

/* A link is coloured when drawn; the attribute makes it a run of its own. */
static void add_attributes(struct text_set *set, PangoAttrList *list, const struct span *span, size_t i) {
    size_t start = set->starts[i], end = set->starts[i + 1];
    if (span->kind == SPAN_FIGURE || span->kind == SPAN_CHANGE)
        add_attribute(list, pango_attr_font_features_new("kern=0"), start, end);
    if (is_unbroken(span)) add_attribute(list, pango_attr_allow_breaks_new(FALSE), start, end);
    if (set->links[i] != 0) add_attribute(list, pango_attr_foreground_new(0, 0, (guint16)(1 + i % 2)), start, end);
}

static PangoLayout *new_layout(struct press *press, const char *text, struct paper_type type, double width_pt) {
    PangoLayout *layout = pango_layout_new(press->context);
    arena_defer(press->arena, unref, layout);
    PangoFontDescription *face = fonts_face(press->fonts, type.size_pt, type.is_bold);
    pango_layout_set_font_description(layout, face);
    pango_font_description_free(face);
    if (width_pt > 0.0) {
        pango_layout_set_width(layout, (int)(width_pt * PANGO_SCALE));
        pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    }
    pango_layout_set_text(layout, text, -1);
    return layout;
}

static void measure(struct text_set *set) {
    PangoRectangle logical;
    pango_layout_get_extents(set->layout, NULL, &logical);
    set->n_lines = (size_t)pango_layout_get_line_count(set->layout);
    set->width_pt = (double)logical.width / PANGO_SCALE;
}

const struct text_set *text_set(struct press *press, const struct words *words, struct paper_type type, double width_pt,
                                uint32_t node) {
    struct arena *arena = press->arena;
    struct text_set *set = ARENA_NEW(arena, struct text_set);
    struct text_builder text = {.arena = arena};
    *set = (struct text_set){.type = type, .words = words, .node = node};
    set->starts = ARENA_ARRAY(arena, size_t, words->n + 1);
    set->links = ARENA_ARRAY(arena, uint32_t, words->n);
    PangoAttrList *list = pango_attr_list_new();
    for (size_t i = 0; i < words->n; i++) {
        add_clean(&text, words->spans[i].text);
        set->starts[i + 1] = text.n;
        if (target_of(press, &words->spans[i]) != NULL) set->links[i] = structure_node(&press->structure, node, "Link");
        set->has_links |= set->links[i] != 0;
        add_attributes(set, list, &words->spans[i], i);
    }
    set->layout = new_layout(press, text_done(&text), type, width_pt);
    pango_layout_set_attributes(set->layout, list);
    pango_attr_list_unref(list);
    measure(set);
    return set;
}

const struct text_set *text_set_number(struct press *press, const char *text, struct paper_type type, uint32_t node) {
    struct text_set *set = ARENA_NEW(press->arena, struct text_set);
    *set = (struct text_set){.type = type, .words = words_plain(press, text), .node = node};
    set->layout = new_layout(press, text, type, 0.0);
    PangoAttrList *list = pango_attr_list_new();
    pango_attr_list_insert(list, pango_attr_font_features_new("kern=0"));
    pango_layout_set_attributes(set->layout, list);
    pango_attr_list_unref(list);
    measure(set);
    return set;
}

double text_set_height(const struct text_set *text) {
    return (double)text->n_lines * text->type.line_pt;
}

double text_set_baseline(const struct paper_type *type) {
    return (type->line_pt + style_face.cap_height * type->size_pt) / 2.0;
}

double text_set_line_width(const struct text_set *text, size_t line) {
    PangoRectangle logical;
    pango_layout_line_get_extents(pango_layout_get_line_readonly(text->layout, (int)line), NULL, &logical);
    return (double)logical.width / PANGO_SCALE;
}
