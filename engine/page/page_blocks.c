/* page/page_blocks.c - the blocks of a paper in reading order, a row of the table below for each kind. */
#include "page/parts.h"
#include "text/shown.h"

enum { DEEPEST_HEADING = 6 };

struct way {
    void (*add)(struct page *page, const struct block *block);
    const char *open, *close;   /* of lists */
};

static void add_items(struct page *page, const struct block *block);
static void add_heading(struct page *page, const struct block *block);
static void add_paragraph(struct page *page, const struct block *block);
static void add_definitions(struct page *page, const struct block *block);
static void add_table(struct page *page, const struct block *block);

static const struct way ways[] = {
    [BLOCK_HEADING] = {.add = add_heading},
    [BLOCK_PARAGRAPH] = {.add = add_paragraph},
    [BLOCK_KEY_MESSAGES] = {add_items, "<ul class=\"key\"", "</ul>\n"},
    [BLOCK_RECOMMENDATIONS] = {add_items, "<ol class=\"recommendations\"", "</ol>\n"},
    [BLOCK_LIST] = {add_items, "<ul", "</ul>\n"},
    [BLOCK_DEFINITIONS] = {.add = add_definitions},
    [BLOCK_TABLE] = {.add = add_table},
    [BLOCK_CHART] = {.add = page_chart},
    [BLOCK_NOTES] = {.add = NULL}, /* written last: page_blocks */
};

static void add_id(struct page *page, const struct block *block) {
    if (block->id != NULL) markup_attribute(page->out, "id", block->id);
    text_add_char(page->out, '>');
}

static void add_items(struct page *page, const struct block *block) {
    text_add(page->out, ways[block->kind].open);
    add_id(page, block);
    text_add_char(page->out, '\n');
    for (size_t i = 0; i < block->n_items; i++) {
        text_add(page->out, "<li>");
        page_words(page, &block->items[i]);
        text_add(page->out, "</li>\n");
    }
    text_add(page->out, ways[block->kind].close);
}

/* Level 1 of a paper is <h2>, since its title is the <h1>; no level is left out on the way down. */
static int heading_rank(const struct page *page, const struct block *block) {
    int rank = 1;
    for (const struct block *at = page->paper->blocks; at <= block; at++) {
        if (at->kind != BLOCK_HEADING) continue;
        int wanted = at->level < 1 ? 2 : at->level + 1;
        rank = wanted > rank + 1 ? rank + 1 : wanted;
    }
    return rank < DEEPEST_HEADING ? rank : DEEPEST_HEADING;
}

static void add_heading(struct page *page, const struct block *block) {
    const char *rank = text_from_int(page->arena, heading_rank(page, block));
    page->place = block->number != NULL ? TEXT(page->arena, "section ", block->number) : words_text(page->arena, &block->words);
    text_add(page->out, TEXT(page->arena, "<h", rank));
    markup_attribute(page->out, "id", page_block_id(page, block));
    text_add_char(page->out, '>');
    if (block->number != NULL) {
        text_add(page->out, "<span class=\"number\">");
        markup_text(page->out, block->number);
        text_add(page->out, "</span> ");
    }
    page_words(page, &block->words);
    text_add(page->out, TEXT(page->arena, "</h", rank, ">\n"));
}

static void add_paragraph(struct page *page, const struct block *block) {
    text_add(page->out, "<p");
    add_id(page, block);
    page_words(page, &block->words);
    text_add(page->out, "</p>\n");
}

static void add_definitions(struct page *page, const struct block *block) {
    text_add(page->out, "<dl");
    add_id(page, block);
    text_add_char(page->out, '\n');
    for (size_t i = 0; i < block->n_items; i++) {
        text_add(page->out, "<dt>");
        markup_text(page->out, block->terms[i]);
        text_add(page->out, "</dt>\n<dd>");
        page_words(page, &block->items[i]);
        text_add(page->out, "</dd>\n");
    }
    text_add(page->out, "</dl>\n");
}

static void add_table(struct page *page, const struct block *block) {
    const struct table *table = block->table;
    const char *number = block->number != NULL ? block->number : table->number;
    page_table(page, table, &(struct caption){page_block_id(page, block), number, table->title});
}

/* A table or chart names the place of the note marks in it; after it, the section does again. */
static void add_block(struct page *page, const struct block *block) {
    const char *place = page->place;
    bool is_numbered = block->kind == BLOCK_TABLE || block->kind == BLOCK_CHART;
    if (is_numbered) {
        const char *title = block->kind == BLOCK_TABLE ? block->table->title : block->chart->title;
        const char *number = block->kind == BLOCK_TABLE ? block->table->number : block->chart->number;
        if (block->number != NULL) number = block->number;
        page->place = shown_line(page->arena, number != NULL ? number : title);
    }
    ways[block->kind].add(page, block);
    if (is_numbered) page->place = place;
}

/* What stands before the contents, so that a telephone shows it first. */
static void add_front(struct page *page, size_t n) {
    if (n == 0) return;
    text_add(page->out, "<div class=\"front\">\n");
    for (size_t i = 0; i < n; i++) add_block(page, &page->paper->blocks[i]);
    text_add(page->out, "</div>\n");
}

/* Notes are told where they are used, so what follows them is written first. */
static void add_body(struct page *page, size_t first) {
    struct text_builder *out = page->out, after = {.arena = page->arena};
    bool has_notes = false;
    for (size_t i = first; i < page->paper->n_blocks; i++) {
        const struct block *block = &page->paper->blocks[i];
        if (block->kind != BLOCK_NOTES) {
            add_block(page, block);
        } else if (!has_notes) {
            has_notes = true;
            page->out = &after;
        }
    }
    page->out = out;
    if (page_notes_need_heading(page)) text_add(out, "<h2 id=\"" PAGE_NOTES_ID "\">Notes</h2>\n");
    page_notes(page);
    text_add(out, text_done(&after));
}

void page_blocks(struct page *page) {
    size_t n_front = paper_front(page->paper);
    page->place = "the beginning";
    add_front(page, n_front);
    page_contents(page);
    text_add(page->out, "<div class=\"body\" id=\"" PAGE_BODY_ID "\" tabindex=\"-1\">\n");
    add_body(page, n_front);
    text_add(page->out, "</div>\n");
}
