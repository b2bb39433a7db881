#include "small_papers.h"

#include "base/text.h"
#include "paper_blocks.h"
#include "paper_fixtures.h"

static const char sentence[] = "The regions differ more than the years do, and a region more from one office to the next than from its neighbours. ";

static const char *many_sentences(struct arena *arena, const char *first, size_t n) {
    struct text_builder text = {.arena = arena};
    text_add(&text, first);
    for (size_t i = 0; i < n; i++) text_add(&text, sentence);
    return text_done(&text);
}

struct report *paper_turned(struct arena *arena) {
    struct blocks blocks = {.arena = arena};
    struct table *table = paper_table(arena, "wide", 12, 11);
    table->number = "Table 1";
    blocks_heading(&blocks, 1, "1", "Many columns");
    blocks_table(&blocks, table);
    blocks_paragraph(&blocks, many_sentences(arena, "What follows the table. ", 15));
    return report_of(&blocks);
}
