/* paper_blocks.h - papers put together block by block. */
#ifndef CHARTS_PAPER_BLOCKS_H
#define CHARTS_PAPER_BLOCKS_H

#include "result/report.h"

struct blocks {
    struct arena *arena;
    struct block *items;
    size_t n, capacity;
};

struct block *blocks_add(struct blocks *blocks, enum block_kind kind);
/* Its identifier is "section-" and the text as a slug; `number` may be NULL. */
void blocks_heading(struct blocks *blocks, int level, const char *number, const char *text);
void blocks_paragraph(struct blocks *blocks, const char *text);
/* `texts` ends with NULL. */
void blocks_list(struct blocks *blocks, enum block_kind kind, const char *const *texts);
void blocks_table(struct blocks *blocks, const struct table *shown);
/* The chart of a fixture (fixtures.h). */
void blocks_chart(struct blocks *blocks, const char *name, const char *number);

/* Released, with two notes and a colophon. */
struct report *report_of(const struct blocks *blocks);

#endif
