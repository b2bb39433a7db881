/* page/page_notes.c - notes and the marks that lead to them, linked both ways.
 *
 * Marks are written first and remembered with the place they stand in; the notes, written last, link back to each. */
#include "page/parts.h"

#include "text/shown.h"

static const char *note_id(struct arena *arena, uint32_t note) {
    return TEXT(arena, "note.", text_from_int(arena, note));
}

/* The n-th use (from 1) of a note. */
static const char *use_id(struct arena *arena, uint32_t note, size_t n) {
    return TEXT(arena, note_id(arena, note), ".", text_from_int(arena, (int64_t)n));
}

static size_t count_uses(const struct page *page, uint32_t note) {
    size_t n = 0;
    for (size_t i = 0; i < page->n_uses; i++) n += page->uses[i].note == note;
    return n;
}

void page_note_mark(struct page *page, uint32_t note, const char *shown) {
    if (note < 1 || note > page->report->n_notes) {
        markup_text(page->out, shown);
        return;
    }
    *ARENA_PUSH(page->arena, page->uses, page->n_uses, page->capacity_uses) = (struct note_use){note, page->place};
    text_add(page->out, "<a class=\"mark\" role=\"doc-noteref\"");
    markup_attribute(page->out, "id", use_id(page->arena, note, count_uses(page, note)));
    markup_attribute(page->out, "href", TEXT(page->arena, "#", note_id(page->arena, note)));
    text_add_char(page->out, '>');
    markup_text(page->out, shown);
    text_add(page->out, "</a>");
}

void page_note_marks(struct page *page, const uint32_t *notes, size_t n_notes) {
    for (size_t i = 0; i < n_notes; i++) {
        text_add_char(page->out, ' ');
        page_note_mark(page, notes[i], shown_note_mark(page->arena, notes[i]));
    }
}

/* "Table 4", and from the second use in one place on "Table 4 (2)": each link back has a text of its own. */
static const char *use_text(const struct page *page, size_t use) {
    size_t n = 1;
    for (size_t i = 0; i < use; i++)
        n += page->uses[i].note == page->uses[use].note && text_equal(page->uses[i].place, page->uses[use].place);
    const char *place = page->uses[use].place;
    return n == 1 ? place : TEXT(page->arena, place, " (", text_from_int(page->arena, (int64_t)n), ")");
}

static void add_ways_back(struct page *page, uint32_t note) {
    size_t n = 0;
    for (size_t i = 0; i < page->n_uses; i++) {
        if (page->uses[i].note != note) continue;
        text_add(page->out, n++ == 0 ? " <span class=\"back\">Back to " : ", ");
        text_add(page->out, "<a role=\"doc-backlink\"");
        markup_attribute(page->out, "href", TEXT(page->arena, "#", use_id(page->arena, note, n)));
        text_add_char(page->out, '>');
        markup_text(page->out, use_text(page, i));
        text_add(page->out, "</a>");
    }
    if (n > 0) text_add(page->out, ".</span>");
}

void page_notes(struct page *page) {
    if (page->report->n_notes == 0) return;
    text_add(page->out, "<ol class=\"notes\">\n");
    for (uint32_t note = 1; note <= page->report->n_notes; note++) {
        text_add(page->out, "<li");
        markup_attribute(page->out, "id", note_id(page->arena, note));
        text_add(page->out, TEXT(page->arena, "><span class=\"mark\">", shown_note_mark(page->arena, note), "</span> "));
        markup_text(page->out, shown_line(page->arena, page->report->notes[note - 1].text));
        add_ways_back(page, note);
        text_add(page->out, "</li>\n");
    }
    text_add(page->out, "</ol>\n");
}
