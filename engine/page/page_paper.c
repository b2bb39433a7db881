/* page/page_paper.c - what is on the page, and where. */
#include "page/parts.h"

const char *page_table_id(struct arena *arena, const struct table *table) {
    return TEXT(arena, "table-", table->id);
}

static struct words plain_words(struct arena *arena, const char *text) {
    struct span *span = ARENA_NEW(arena, struct span);
    *span = (struct span){.kind = SPAN_WORDS, .text = text};
    return (struct words){.spans = span, .n = 1};
}

static bool has_table(const struct report *report, const struct chart *chart) {
    for (size_t i = 0; i < report->n_tables; i++) {
        if (report->tables[i] == chart->table) return true;
    }
    return false;
}

/* Each table with its charts beneath it; charts of tables that are not among the report's last. */
static size_t plain_blocks(const struct report *report, struct block *blocks) {
    size_t n = 0;
    for (size_t i = 0; i < report->n_tables; i++) {
        const struct table *table = report->tables[i];
        blocks[n++] = (struct block){.kind = BLOCK_TABLE, .number = table->number, .table = table};
        for (size_t j = 0; j < report->n_charts; j++) {
            const struct chart *chart = &report->charts[j];
            if (chart->table == table) blocks[n++] = (struct block){.kind = BLOCK_CHART, .number = chart->number, .chart = chart};
        }
    }
    for (size_t j = 0; j < report->n_charts; j++) {
        const struct chart *chart = &report->charts[j];
        if (!has_table(report, chart)) blocks[n++] = (struct block){.kind = BLOCK_CHART, .number = chart->number, .chart = chart};
    }
    return n;
}

static void plain_colophon(struct arena *arena, const struct report *report, struct paper *paper) {
    paper->colophon = ARENA_ARRAY(arena, struct colophon_line, report->n_sources);
    for (size_t i = 0; i < report->n_sources; i++) {
        const struct source_about *source = &report->sources[i];
        const char *taken = source->taken == DATE_NONE ? "" : TEXT(arena, ", extract taken on ", date_long(arena, source->taken));
        paper->colophon[paper->n_colophon++] = (struct colophon_line){"Source", TEXT(arena, source->title, taken)};
    }
}

static const struct paper *plain_paper(struct arena *arena, const struct report *report) {
    struct paper *paper = ARENA_NEW(arena, struct paper);
    struct block *blocks = ARENA_ARRAY(arena, struct block, 1 + report->n_tables + report->n_charts);
    blocks[0] = (struct block){
        .kind = BLOCK_HEADING, .id = "tables", .level = 1, .words = plain_words(arena, "Tables and charts")};
    paper->blocks = blocks;
    paper->n_blocks = 1 + plain_blocks(report, blocks + 1);
    plain_colophon(arena, report, paper);
    return paper;
}

const struct paper *page_paper(struct arena *arena, const struct report *report) {
    return report->paper != NULL ? report->paper : plain_paper(arena, report);
}

const char *page_block_id(const struct page *page, const struct block *block) {
    if (block->id != NULL) return block->id;
    if (block->kind == BLOCK_TABLE) return page_table_id(page->arena, block->table);
    if (block->kind == BLOCK_CHART) return TEXT(page->arena, "chart-", block->chart->id);
    return TEXT(page->arena, "block.", text_from_int(page->arena, block - page->paper->blocks));
}

const struct block *page_table_block(const struct page *page, const struct table *table) {
    for (size_t i = 0; i < page->paper->n_blocks; i++) {
        const struct block *block = &page->paper->blocks[i];
        if (block->kind == BLOCK_TABLE && block->table == table) return block;
    }
    return NULL;
}

bool page_chart_has_table(const struct page *page, const struct block *block) {
    if (page_table_block(page, block->chart->table) != NULL) return false;
    for (const struct block *before = page->paper->blocks; before < block; before++) {
        if (before->kind == BLOCK_CHART && before->chart->table == block->chart->table) return false;
    }
    return true;
}

bool page_has_target(const struct page *page, const char *id) {
    for (size_t i = 0; i < page->paper->n_blocks; i++) {
        const struct block *block = &page->paper->blocks[i];
        if (text_equal(page_block_id(page, block), id)) return true;
        if (block->kind != BLOCK_CHART || !page_chart_has_table(page, block)) continue;
        if (text_equal(page_table_id(page->arena, block->chart->table), id)) return true;
    }
    return false;
}

bool page_notes_need_heading(const struct page *page) {
    const struct paper *paper = page->paper;
    if (page->report->n_notes == 0) return false;
    for (size_t i = 0; i < paper->n_blocks; i++) {
        if (paper->blocks[i].kind == BLOCK_NOTES) return i == 0 || paper->blocks[i - 1].kind != BLOCK_HEADING;
    }
    return true;
}
