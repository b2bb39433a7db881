#include "paper/set/set_words.h"

#include "base/text.h"
#include "paper/pages/pen.h"

#include <math.h>

#define BENEATH_PICTURE_PT 15.0
#define BOX_ABOVE_PT 6.0
#define BOX_PADDING_PT 7.0

/* Lines of a text, and what stands at the left of the first. */
struct text_lines {
    const struct text_set *text;
    const struct text_set *label;   /* or NULL */
    double left_pt, indent_pt;
};

static void draw_line(struct pen *pen, const struct piece *piece, double left, double top) {
    const struct text_lines *lines = piece->what;
    left += lines->left_pt;
    if (lines->label != NULL && piece->index == 0) pen_line(pen, lines->label, 0, left, top);
    pen_line(pen, lines->text, piece->index, left + lines->indent_pt, top);
}

/* No page ends after the first line or before the last. */
static double cost_after_line(size_t line, size_t n_lines, const struct words_how *how) {
    if (line + 1 == n_lines) return how->cost_after;
    if (how->is_whole || line == 0 || line + 2 == n_lines) return BREAK_NEVER;
    return COST_IN_PARAGRAPH;
}

static struct paper_type label_type(struct paper_type type, bool is_bold) {
    type.is_bold |= is_bold;
    return type;
}

/* Space above the first line; more of it beneath a table or chart, whose foot is no part of the words. */
static double space_above(const struct press *press, const struct words_how *how) {
    double before = how->before_pt < 0.0 ? press_type(press, how->type)->before_pt : how->before_pt;
    bool is_first = press->parts[press->n_parts - 1].n == 0;
    bool is_after_picture = is_first && press->n_parts > 1 && press->parts[press->n_parts - 2].table != NULL;
    return is_after_picture ? fmax(before, BENEATH_PICTURE_PT) : before;
}

void set_words(struct press *press, const struct words *words, struct words_how how) {
    struct paper_type type = *press_type(press, how.type);
    struct text_lines *lines = ARENA_NEW(press->arena, struct text_lines);
    double width = (how.width_pt > 0.0 ? how.width_pt : STYLE_WIDTH_PT) - how.left_pt - how.indent_pt;
    double above = space_above(press, &how);
    lines->left_pt = how.left_pt;
    lines->indent_pt = how.indent_pt;
    /* A space after the label, so that words copied or read aloud are apart. */
    if (how.label != NULL)
        lines->label = text_set(press, words_plain(press, TEXT(press->arena, how.label, " ")), label_type(type, how.is_label_bold), 0.0,
                                how.label_node);
    lines->text = text_set(press, words, type, width, how.node);
    for (size_t i = 0; i < lines->text->n_lines; i++) {
        struct piece *piece = press_piece(press);
        piece->size = (struct piece_size){.before_pt = i == 0 ? above : 0.0, .height_pt = type.line_pt, .is_wide = how.is_wide,
                                          .break_cost = cost_after_line(i, lines->text->n_lines, &how)};
        piece->draw = draw_line;
        piece->what = lines;
        piece->index = i;
        piece->id = i == 0 ? how.id : NULL;
        piece->is_boxed = how.is_boxed;
    }
}

/* ---- headings ---- */

static const char *const heading_roles[] = {"H1", "H2", "H3", "H4", "H5", "H6"};

static void add_heading(struct press *press, const struct words *words, const char *number, int level, const char *id) {
    static const enum paper_type_name types[] = {TYPE_HEADING_1, TYPE_HEADING_2, TYPE_HEADING_3};
    struct part *part = press_part(press);
    size_t depth = (size_t)(level < 1 ? 1 : level > 5 ? 5 : level); /* the title is H1 */
    const char *text = words_text(press->arena, words);
    part->is_heading = true;
    part->id = id;
    part->bookmark = number != NULL ? TEXT(press->arena, number, " ", text) : text;
    part->level = (int)depth;
    struct words_how how = {.type = types[depth > 3 ? 2 : depth - 1], .before_pt = -1.0, .cost_after = BREAK_NEVER, .is_whole = true,
                            .label = number, .id = id};
    how.node = how.label_node = structure_node(&press->structure, NODE_DOCUMENT, heading_roles[depth]);
    if (number != NULL)
        how.indent_pt = fonts_width_pt(press->fonts, TEXT(press->arena, number, "  "), press_type(press, how.type)->size_pt, false, true) + 4.0;
    set_words(press, words, how);
}

void set_heading(struct press *press, const struct block *block) {
    add_heading(press, &block->words, block->number, block->level, block->id);
}

void set_own_heading(struct press *press, const char *text, const char *id) {
    add_heading(press, words_plain(press, text), NULL, 1, id);
}

/* ---- paragraphs and lists ---- */

void set_paragraph(struct press *press, const struct block *block) {
    press_part(press)->id = block->id;
    set_words(press, &block->words,
              (struct words_how){.type = TYPE_BODY, .before_pt = -1.0, .id = block->id,
                                 .node = structure_node(&press->structure, NODE_DOCUMENT, "P")});
}

/* The items of a list: "1." or a bullet, and the words beside it. */
struct list {
    uint32_t node;
    enum paper_type_name type;
    double indent_pt;
    double cost;       /* of a page's end between items */
    bool is_boxed;
};

static void add_item(struct press *press, const struct list *list, const char *label, const struct words *words, const char *id,
                     double cost_after) {
    struct structure *structure = &press->structure;
    uint32_t item = structure_node(structure, list->node, "LI");
    struct words_how how = {.type = list->type, .indent_pt = list->indent_pt, .before_pt = 4.0, .label = label, .id = id,
                            .cost_after = cost_after};
    how.label_node = structure_node(structure, item, "Lbl");
    how.node = structure_node(structure, item, "LBody");
    if (list->is_boxed) {
        how.is_boxed = true;
        how.left_pt = PAPER_BOX_PT;
        how.width_pt = STYLE_WIDTH_PT - PAPER_BOX_PT;
    }
    set_words(press, words, how);
}

/* Above and beneath what stands in a box. */
static void add_padding(struct press *press, double before, double cost_after) {
    struct piece *piece = press_piece(press);
    piece->size = (struct piece_size){.before_pt = before, .height_pt = BOX_PADDING_PT, .break_cost = cost_after};
    piece->is_boxed = true;
}

/* An item should not stand alone on either side of a page's end. */
static double cost_after_item(const struct list *list, size_t i, size_t n) {
    if (i + 1 == n) return BREAK_FREE;
    return i == 0 || i + 2 == n ? fmax(list->cost, COST_LONE_ITEM) : list->cost;
}

static struct list begin_list(struct press *press, const char *id) {
    press_part(press)->id = id;
    return (struct list){structure_node(&press->structure, NODE_DOCUMENT, "L"), TYPE_BODY, PAPER_INDENT_PT, COST_BETWEEN_ITEMS, false};
}

/* A paragraph that ends with a colon leads to what follows. */
static void hold_to_paragraph(struct press *press) {
    if (press->n_parts < 1 || press->parts[press->n_parts - 1].n == 0) return;
    struct piece *last = press_last(press);
    last->size.break_cost = fmax(last->size.break_cost, COST_BEFORE_LIST);
}

void set_list(struct press *press, const struct block *block) {
    hold_to_paragraph(press);
    struct list list = begin_list(press, block->id);
    if (block->kind != BLOCK_LIST) list.cost = COST_BETWEEN_MESSAGES;
    list.is_boxed = block->kind == BLOCK_KEY_MESSAGES;
    if (list.is_boxed) add_padding(press, BOX_ABOVE_PT, BREAK_NEVER);
    for (size_t i = 0; i < block->n_items; i++) {
        const char *number = TEXT(press->arena, text_from_int(press->arena, (int64_t)i + 1), ".");
        const char *label = block->kind == BLOCK_RECOMMENDATIONS ? number : "\xE2\x80\xA2";
        add_item(press, &list, label, &block->items[i], NULL, cost_after_item(&list, i, block->n_items));
    }
    if (!list.is_boxed) return;
    press_last(press)->size.break_cost = BREAK_NEVER;
    add_padding(press, 0.0, BREAK_FREE);
}

/* The term above its meaning, which is set in. */
void set_definitions(struct press *press, const struct block *block) {
    struct list list = begin_list(press, block->id);
    for (size_t i = 0; i < block->n_items; i++) {
        uint32_t item = structure_node(&press->structure, list.node, "LI");
        set_words(press, words_plain(press, block->terms[i]),
                  (struct words_how){.type = TYPE_STRONG, .before_pt = 6.0, .cost_after = BREAK_NEVER, .is_whole = true,
                                     .node = structure_node(&press->structure, item, "Lbl")});
        set_words(press, &block->items[i],
                  (struct words_how){.type = TYPE_BODY, .before_pt = 0.0, .indent_pt = PAPER_INDENT_PT,
                                     .cost_after = cost_after_item(&list, i, block->n_items),
                                     .node = structure_node(&press->structure, item, "LBody")});
    }
}

void set_notes(struct press *press, const struct block *block) {
    const struct report *report = press->report;
    struct list list = begin_list(press, block->id);
    list.indent_pt = 56.0;
    for (size_t i = 0; i < report->n_notes; i++) {
        const char *label = TEXT(press->arena, "[note ", text_from_int(press->arena, (int64_t)i + 1), "]");
        add_item(press, &list, label, words_plain(press, report->notes[i].text), note_id(press->arena, (uint32_t)(i + 1)),
                 cost_after_item(&list, i, report->n_notes));
    }
}
