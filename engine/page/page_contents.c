/* page/page_contents.c - the contents: sections, with theirs beneath them; tables and charts folded away. */
#include "page/parts.h"
#include "text/shown.h"

static void add_link(struct page *page, const char *id, const char *number, const char *text) {
    text_add(page->out, "<a");
    markup_attribute(page->out, "href", TEXT(page->arena, "#", id));
    text_add_char(page->out, '>');
    if (number != NULL) markup_text(page->out, TEXT(page->arena, number, " "));
    markup_text(page->out, text);
    text_add(page->out, "</a>");
}

/* The text of a heading without marks of notes, which are links already. */
static const char *heading_text(struct arena *arena, const struct words *words) {
    struct text_builder out = {.arena = arena};
    for (size_t i = 0; i < words->n; i++) {
        if (words->spans[i].kind != SPAN_NOTE) text_add(&out, words->spans[i].text);
    }
    return shown_line(arena, text_done(&out));
}

/* Sections and their first subdivision; deeper headings are near enough to these. */
static void add_headings(struct page *page) {
    bool is_open = false, is_nested = false;
    for (size_t i = 0; i < page->paper->n_blocks; i++) {
        const struct block *block = &page->paper->blocks[i];
        if (block->kind != BLOCK_HEADING || block->level > 2) continue;
        bool nests = block->level == 2 && is_open;
        if (is_nested && !nests) text_add(page->out, "</ul>\n");
        if (is_open && !nests) text_add(page->out, "</li>\n");
        if (nests && !is_nested) text_add(page->out, "\n<ul>\n");
        text_add(page->out, "<li>");
        add_link(page, page_block_id(page, block), block->number, heading_text(page->arena, &block->words));
        if (nests) text_add(page->out, "</li>\n");
        is_nested = nests;
        is_open = true;
    }
    if (is_nested) text_add(page->out, "</ul>\n");
    if (is_open) text_add(page->out, "</li>\n");
}

static void add_exhibit(struct page *page, const struct block *block) {
    bool is_table = block->kind == BLOCK_TABLE;
    const char *number = is_table ? block->table->number : block->chart->number;
    const char *title = is_table ? block->table->title : block->chart->title;
    const struct caption caption = {page_block_id(page, block), block->number != NULL ? block->number : number, title};
    text_add(page->out, "<li>");
    add_link(page, caption.id, NULL, page_caption_text(page->arena, &caption));
    text_add(page->out, "</li>\n");
}

static void add_exhibits(struct page *page, enum block_kind kind, const char *heading) {
    size_t n = 0;
    for (size_t i = 0; i < page->paper->n_blocks; i++) {
        if (page->paper->blocks[i].kind != kind) continue;
        if (n++ == 0) text_add(page->out, TEXT(page->arena, "<details>\n<summary>", heading, "</summary>\n<ul>\n"));
        add_exhibit(page, &page->paper->blocks[i]);
    }
    if (n > 0) text_add(page->out, "</ul>\n</details>\n");
}

void page_contents(struct page *page) {
    text_add(page->out, "<nav aria-labelledby=\"page.contents\">\n<a class=\"skip\" href=\"#" PAGE_BODY_ID "\">Skip the contents</a>\n<h2 id=\"page.contents\">Contents</h2>\n<ul>\n");
    add_headings(page);
    if (page_notes_need_heading(page)) {
        text_add(page->out, "<li>");
        add_link(page, PAGE_NOTES_ID, NULL, "Notes");
        text_add(page->out, "</li>\n");
    }
    text_add(page->out, "</ul>\n");
    add_exhibits(page, BLOCK_TABLE, "Tables");
    add_exhibits(page, BLOCK_CHART, "Charts");
    text_add(page->out, "</nav>\n");
}
