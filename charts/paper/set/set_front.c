#include "paper/set/set_front.h"

#include "base/text.h"
#include "paper/pages/pen.h"
#include "paper/set/set_words.h"

#define LEAST_HEADINGS 3         /* fewer need no contents */
#define PAGE_NUMBER_ROOM_PT 40.0
#define COST_IN_CONTENTS 20.0
#define COLOPHON_LABEL_PT 130.0
#define CONTENTS_NUMBER_PT 30.0

/* ---- title ---- */

static void add_line(struct press *press, const char *text, enum paper_type_name type, const char *role, double before) {
    if (text == NULL || text[0] == '\0') return;
    set_words(press, words_plain(press, text),
              (struct words_how){.type = type, .before_pt = before, .cost_after = BREAK_NEVER, .is_whole = true,
                                 .node = structure_node(&press->structure, NODE_DOCUMENT, role)});
}

static void draw_bar(struct pen *pen, const struct piece *piece, double left, double top) {
    pen_rule(pen, left, top + piece->size.height_pt / 2.0, STYLE_WIDTH_PT, PAPER_FIRM_PT, PAPER_RULE);
}

static void add_bar(struct press *press, double before) {
    struct piece *piece = press_piece(press);
    piece->draw = draw_bar;
    piece->size = (struct piece_size){.before_pt = before, .height_pt = PAPER_FIRM_PT, .break_cost = BREAK_FREE};
}

void set_title(struct press *press) {
    const struct report *report = press->report;
    struct part *part = press_part(press);
    part->id = "paper-title";
    add_line(press, report->publisher, TYPE_BODY, "P", 0.0);
    add_line(press, report->title, TYPE_TITLE, "H1", 10.0);
    add_line(press, report->subtitle, TYPE_SUBTITLE, "P", 4.0);
    add_line(press, report->status_line, report->is_draft ? TYPE_DRAFT : TYPE_STRONG, "P", 10.0);
    add_line(press, report->edition, TYPE_BODY, "P", 2.0);
    add_bar(press, 12.0);
    add_line(press, report->summary, TYPE_BODY, "P", 12.0);
    press_last(press)->size.break_cost = BREAK_FREE;
}

/* ---- failures ---- */

void set_failures(struct press *press) {
    const struct report *report = press->report;
    size_t n_failed = 0;
    for (size_t i = 0; i < report->n_checks; i++) n_failed += report->checks[i].outcome == CHECK_FAILED;
    if (!report->is_draft || n_failed == 0) return;
    set_own_heading(press, "Checks that failed", "paper-failures");
    press_part(press);
    uint32_t list = structure_node(&press->structure, NODE_DOCUMENT, "L");
    for (size_t i = 0; i < report->n_checks; i++) {
        const struct check *check = &report->checks[i];
        if (check->outcome != CHECK_FAILED) continue;
        const char *text = check->detail == NULL || check->detail[0] == '\0'
                               ? check->sentence
                               : TEXT(press->arena, check->sentence, ": ", check->detail);
        uint32_t item = structure_node(&press->structure, list, "LI");
        set_words(press, words_plain(press, text),
                  (struct words_how){.type = TYPE_BODY, .before_pt = 4.0, .indent_pt = PAPER_INDENT_PT, .label = "\xE2\x80\xA2",
                                     .label_node = structure_node(&press->structure, item, "Lbl"), .cost_after = COST_BETWEEN_ITEMS,
                                     .node = structure_node(&press->structure, item, "LBody")});
    }
}

/* ---- contents ---- */

/* A section and its page, which is known when it is drawn. */
struct contents_line {
    const struct block *block;
    const struct text_set *number;   /* or NULL */
    const struct text_set *title;
    uint32_t link;
    double indent_pt;
};

static size_t page_of(const struct press *press, const char *id) {
    for (size_t i = 0; i < press->n_parts; i++)
        if (text_equal(press->parts[i].id, id)) return press->pages_of_parts[i];
    return 0;
}

static void draw_contents_line(struct pen *pen, const struct piece *piece, double left, double top) {
    const struct contents_line *line = piece->what;
    struct press *press = pen->press;
    double right = left + STYLE_WIDTH_PT;
    bool is_last = piece->index + 1 == line->title->n_lines;
    if (line->number != NULL && piece->index == 0) pen_line(pen, line->number, 0, left + line->indent_pt, top);
    pen_line(pen, line->title, piece->index, left + line->indent_pt + CONTENTS_NUMBER_PT, top);
    if (is_last) {
        const char *page = TEXT(press->arena, " ", text_from_int(press->arena, (int64_t)page_of(press, line->block->id) + 1));
        pen_line_right(pen, text_set_number(press, page, line->title->type, line->link), 0, right, top);
    }
    structure_link(&press->structure, (struct link){(uint32_t)pen->page, left, top, right, top + piece->size.height_pt, line->block->id, line->link});
}

static void add_contents_line(struct press *press, const struct block *block, uint32_t list) {
    struct structure *structure = &press->structure;
    struct contents_line *line = ARENA_NEW(press->arena, struct contents_line);
    struct paper_type type = paper_types[block->level <= 1 ? TYPE_STRONG : TYPE_BODY];
    uint32_t entry = structure_node(structure, list, "TOCI");
    line->block = block;
    line->link = structure_node(structure, entry, "Link");
    line->indent_pt = block->level <= 1 ? 0.0 : CONTENTS_NUMBER_PT * (double)(block->level - 1);
    if (block->number != NULL) line->number = text_set(press, words_plain(press, TEXT(press->arena, block->number, " ")), type, 0.0, line->link);
    line->title = text_set(press, words_plain(press, words_text(press->arena, &block->words)), type,
                           STYLE_WIDTH_PT - line->indent_pt - CONTENTS_NUMBER_PT - PAGE_NUMBER_ROOM_PT, line->link);
    for (size_t i = 0; i < line->title->n_lines; i++) {
        struct piece *piece = press_piece(press);
        piece->what = line;
        piece->draw = draw_contents_line;
        piece->index = i;
        piece->size = (struct piece_size){.before_pt = i > 0 ? 0.0 : block->level <= 1 ? 3.0 : 0.0, .height_pt = type.line_pt,
                                          .break_cost = BREAK_NEVER};
    }
}

/* Few lines of the contents stand alone on a page. */
static double cost_after_line(size_t i, size_t n) {
    return i < 3 || i + 4 > n ? BREAK_NEVER : COST_IN_CONTENTS;
}

static bool is_listed(const struct block *block) {
    return block->kind == BLOCK_HEADING && block->level <= 2 && block->id != NULL;
}

void set_contents(struct press *press) {
    const struct paper *paper = press->report->paper;
    size_t n = 0;
    for (size_t i = 0; i < paper->n_blocks; i++) n += is_listed(&paper->blocks[i]);
    if (n < LEAST_HEADINGS) return;
    set_own_heading(press, "Contents", "paper-contents");
    press_part(press);
    uint32_t list = structure_node(&press->structure, NODE_DOCUMENT, "TOC");
    for (size_t i = 0; i < paper->n_blocks; i++)
        if (is_listed(&paper->blocks[i])) add_contents_line(press, &paper->blocks[i], list);
    struct part *part = &press->parts[press->n_parts - 1];
    for (size_t i = 0; i + 1 < part->n; i++) part->pieces[i].size.break_cost = cost_after_line(i, part->n);
    press_last(press)->size.break_cost = BREAK_FREE;
}

/* ---- colophon ---- */

void set_colophon(struct press *press) {
    const struct paper *paper = press->report->paper;
    if (paper->n_colophon == 0) return;
    set_own_heading(press, "About this paper", "paper-colophon");
    press_part(press);
    uint32_t list = structure_node(&press->structure, NODE_DOCUMENT, "L");
    for (size_t i = 0; i < paper->n_colophon; i++) {
        const struct colophon_line *line = &paper->colophon[i];
        if (line->text == NULL || line->text[0] == '\0') continue;
        uint32_t item = structure_node(&press->structure, list, "LI");
        set_words(press, words_plain(press, line->text),
                  (struct words_how){.type = TYPE_NOTE, .before_pt = 4.0, .indent_pt = COLOPHON_LABEL_PT, .label = line->label,
                                     .label_node = structure_node(&press->structure, item, "Lbl"), .is_label_bold = true,
                                     .cost_after = COST_BETWEEN_ITEMS, .node = structure_node(&press->structure, item, "LBody")});
    }
}
