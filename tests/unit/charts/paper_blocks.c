#include "paper_blocks.h"

#include "base/text.h"
#include "fixtures.h"

struct block *blocks_add(struct blocks *blocks, enum block_kind kind) {
    struct block *block = ARENA_PUSH(blocks->arena, blocks->items, blocks->n, blocks->capacity);
    block->kind = kind;
    return block;
}

static struct words plain(struct arena *arena, const char *text) {
    struct span *span = ARENA_NEW(arena, struct span);
    *span = (struct span){.kind = SPAN_WORDS, .text = text};
    return (struct words){span, 1};
}

void blocks_heading(struct blocks *blocks, int level, const char *number, const char *text) {
    struct block *block = blocks_add(blocks, BLOCK_HEADING);
    block->level = level;
    block->number = number;
    block->id = TEXT(blocks->arena, "section-", text_slug(blocks->arena, text));
    block->words = plain(blocks->arena, text);
}

void blocks_paragraph(struct blocks *blocks, const char *text) {
    blocks_add(blocks, BLOCK_PARAGRAPH)->words = plain(blocks->arena, text);
}

void blocks_list(struct blocks *blocks, enum block_kind kind, const char *const *texts) {
    struct block *block = blocks_add(blocks, kind);
    size_t n = 0;
    while (texts[n] != NULL) n++;
    struct words *items = ARENA_ARRAY(blocks->arena, struct words, n);
    for (size_t i = 0; i < n; i++) items[i] = plain(blocks->arena, texts[i]);
    block->items = items;
    block->n_items = n;
}

void blocks_table(struct blocks *blocks, const struct table *shown) {
    struct block *block = blocks_add(blocks, BLOCK_TABLE);
    block->table = shown;
    block->number = shown->number;
    block->id = TEXT(blocks->arena, "table-", shown->id);
}

void blocks_chart(struct blocks *blocks, const char *name, const char *number) {
    struct block *block = blocks_add(blocks, BLOCK_CHART);
    block->chart = fixture_named(blocks->arena, name)->charts;
    block->number = number;
    block->id = TEXT(blocks->arena, "chart-", name);
}
