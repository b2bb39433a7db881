#include "paper/set/set_front.h"

#include "base/text.h"
#include "paper/pages/pen.h"
#include "paper/set/set_words.h"

#define FACT_LABEL_PT 100.0
#define COLOPHON_LABEL_PT 110.0  /* leaves room for 64 hexadecimal digits */

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

/* Labels at the left, what they are beside them. */
struct facts {
    enum paper_type_name type;
    double indent_pt;
    double cost;       /* of a page's end between them */
    uint32_t list;
};

static void add_fact(struct press *press, const struct facts *facts, const char *label, const char *text) {
    if (text == NULL || text[0] == '\0') return;
    uint32_t item = structure_node(&press->structure, facts->list, "LI");
    set_words(press, words_plain(press, text),
              (struct words_how){.type = facts->type, .before_pt = 4.0, .indent_pt = facts->indent_pt, .label = label,
                                 .label_node = structure_node(&press->structure, item, "Lbl"), .is_label_bold = true,
                                 .cost_after = facts->cost, .node = structure_node(&press->structure, item, "LBody")});
}

/* "Final. Board edition: contains small numbers". The status of a draft stands in a line of its own. */
static const char *status_of(struct arena *arena, const struct report *report) {
    const char *status = report->is_draft || report->status_line == NULL ? "" : report->status_line;
    const char *edition = report->edition == NULL ? "" : report->edition;
    return TEXT(arena, status, status[0] != '\0' && edition[0] != '\0' ? ". " : "", edition);
}

void set_title(struct press *press) {
    const struct report *report = press->report;
    struct part *part = press_part(press);
    part->id = "paper-title";
    add_line(press, report->publisher, TYPE_BODY, "P", 0.0);
    add_line(press, report->title, TYPE_TITLE, "H1", 8.0);
    add_line(press, report->subtitle, TYPE_SUBTITLE, "P", 3.0);
    if (report->is_draft) add_line(press, report->status_line, TYPE_DRAFT, "P", 8.0);
    add_bar(press, 9.0);
    struct facts facts = {TYPE_BODY, FACT_LABEL_PT, BREAK_NEVER, structure_node(&press->structure, NODE_DOCUMENT, "L")};
    add_fact(press, &facts, "Status", status_of(press->arena, report));
    if (report->as_at != DATE_NONE) add_fact(press, &facts, "Figures as at", date_long(press->arena, report->as_at));
    add_fact(press, &facts, "Contact", report->contact);
    add_line(press, report->summary, TYPE_BODY, "P", 10.0);
    press_last(press)->size.break_cost = BREAK_FREE;
}

/* ---- colophon ---- */

void set_colophon(struct press *press) {
    const struct paper *paper = press->report->paper;
    if (paper->n_colophon == 0) return;
    set_own_heading(press, "About this paper", "paper-colophon");
    press_part(press);
    struct facts facts = {TYPE_NOTE, COLOPHON_LABEL_PT, COST_BETWEEN_ITEMS, structure_node(&press->structure, NODE_DOCUMENT, "L")};
    for (size_t i = 0; i < paper->n_colophon; i++) add_fact(press, &facts, paper->colophon[i].label, paper->colophon[i].text);
}
