/* page/page_words.c - words with their live figures: each says in the page which cell it shows. */
#include "page/parts.h"

/* data-cell="lead-issue|officer-bias|percent" */
static void add_cell_path(struct page *page, const struct span *span) {
    const struct table *table = span->table;
    markup_attribute(page->out, "data-cell",
                     TEXT(page->arena, table->id, "|", table->rows[span->row].id, "|", table->columns[span->column].id));
}

static void add_plain(struct page *page, const struct span *span) {
    markup_text(page->out, span->text);
}

static void add_in_span(struct page *page, const struct span *span) {
    text_add(page->out, "<span");
    add_cell_path(page, span);
    text_add_char(page->out, '>');
    markup_text(page->out, span->text);
    text_add(page->out, "</span>");
}

/* <data> holds the unrounded value beside the digits that are shown. */
static void add_figure(struct page *page, const struct span *span) {
    const struct cell *cell = span->table == NULL ? NULL : table_cell(span->table, span->row, span->column);
    if (cell == NULL) {
        add_plain(page, span);
    } else if (cell->kind != CELL_NUMBER) {
        add_in_span(page, span);
    } else {
        text_add(page->out, "<data");
        markup_attribute(page->out, "value", cell_exact(page->arena, cell));
        add_cell_path(page, span);
        text_add_char(page->out, '>');
        markup_text(page->out, span->text);
        text_add(page->out, "</data>");
    }
}

static void add_change(struct page *page, const struct span *span) {
    if (span->table == NULL) add_plain(page, span);
    else add_in_span(page, span);
}

/* What a paper names need not be on its page: a table that only the workbook holds stays plain words. */
static void add_reference(struct page *page, const struct span *span) {
    if (span->target == NULL || !page_has_target(page, span->target)) {
        add_plain(page, span);
        return;
    }
    text_add(page->out, "<a");
    markup_attribute(page->out, "href", TEXT(page->arena, "#", span->target));
    text_add_char(page->out, '>');
    markup_text(page->out, span->text);
    text_add(page->out, "</a>");
}

static void add_note(struct page *page, const struct span *span) {
    page_note_mark(page, span->note, span->text);
}

static void (*const adders[])(struct page *, const struct span *) = {
    [SPAN_WORDS] = add_plain,
    [SPAN_FIGURE] = add_figure,
    [SPAN_CHANGE] = add_change,
    [SPAN_REFERENCE] = add_reference,
    [SPAN_NOTE] = add_note,
};

void page_words(struct page *page, const struct words *words) {
    for (size_t i = 0; i < words->n; i++) adders[words->spans[i].kind](page, &words->spans[i]);
}
