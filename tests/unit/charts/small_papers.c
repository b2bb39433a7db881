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

static void nest(struct arena *arena, struct line *line, const char *group, const char *own) {
    line->group = group;
    line->own = own;
    line->label = TEXT(arena, group, " > ", own);
}

struct report *paper_nested(struct arena *arena) {
    static const uint32_t first[] = {1}, both[] = {1, 2};
    struct blocks blocks = {.arena = arena};
    struct table *table = paper_table(arena, "nested", 61, 5);
    struct line *columns = ARENA_ARRAY(arena, struct line, 5), *rows = ARENA_ARRAY(arena, struct line, 61);
    table->number = "Table 1";
    table->columns = columns;
    table->rows = rows;
    for (size_t i = 0; i < 5; i++) {
        columns[i] = (struct line){.id = TEXT(arena, "c", text_from_int(arena, (int64_t)i)), .label = "Last year"};
        if (i < 4) nest(arena, &columns[i], i < 2 ? "This year" : "The year before last", i % 2 == 0 ? "Number" : "% of all");
    }
    columns[1].notes = both;
    columns[1].n_notes = 2;
    columns[0].notes = first;
    columns[0].n_notes = columns[0].n_group_notes = columns[1].n_group_notes = 1;
    for (size_t i = 0; i < 61; i++) {
        const char *number = text_from_int(arena, (int64_t)i);
        rows[i] = (struct line){.id = TEXT(arena, "r", number), .label = "All regions", .is_total = i % 10 == 9 || i == 60};
        if (i < 60) nest(arena, &rows[i], TEXT(arena, "Region ", text_from_int(arena, (int64_t)i / 10)), i % 10 == 9 ? "All of it" : TEXT(arena, "Office ", number));
    }
    blocks_heading(&blocks, 1, NULL, "Nested");
    blocks_table(&blocks, table);
    blocks_heading(&blocks, 1, NULL, "Notes");
    blocks_add(&blocks, BLOCK_NOTES);
    return report_of(&blocks);
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

struct report *paper_one_heading(struct arena *arena) {
    struct blocks blocks = {.arena = arena};
    blocks_heading(&blocks, 1, "1", "Nothing to tell");
    return report_of(&blocks);
}

struct report *paper_many_headings(struct arena *arena) {
    struct blocks blocks = {.arena = arena};
    for (int64_t i = 0; i < 120; i++) {
        const char *number = text_from_int(arena, i + 1);
        blocks_heading(&blocks, i % 4 == 0 ? 1 : 2, number, TEXT(arena, "Section ", number));
        blocks_paragraph(&blocks, sentence);
    }
    return report_of(&blocks);
}

#define ENDLESS "Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaftsvorsitzendenstellvertreterin"

struct report *paper_long_words(struct arena *arena) {
    static const char *const texts[] = {ENDLESS, "A short one, then " ENDLESS ENDLESS, NULL};
    struct blocks blocks = {.arena = arena};
    struct table *table = paper_table(arena, "long", 4, 3);
    struct line *rows = ARENA_ARRAY(arena, struct line, 4), *columns = ARENA_ARRAY(arena, struct line, 3);
    for (size_t i = 0; i < 4; i++) rows[i] = table->rows[i];
    for (size_t i = 0; i < 3; i++) columns[i] = table->columns[i];
    rows[0].label = columns[1].label = ENDLESS;
    table->rows = rows;
    table->columns = columns;
    table->number = "Table 1";
    table->title = table->base = ENDLESS ENDLESS;
    blocks_heading(&blocks, 1, "1", ENDLESS);
    blocks_list(&blocks, BLOCK_KEY_MESSAGES, texts);
    for (size_t i = 0; i < 4; i++) blocks_heading(&blocks, 2, TEXT(arena, "1.", text_from_int(arena, (int64_t)i)), ENDLESS);
    blocks_paragraph(&blocks, ENDLESS ENDLESS);
    blocks_table(&blocks, table);
    blocks_list(&blocks, BLOCK_RECOMMENDATIONS, texts);
    struct report *report = report_of(&blocks);
    report->title = report->subtitle = report->publisher = report->summary = report->contact = ENDLESS;
    return report;
}

struct report *paper_many_messages(struct arena *arena) {
    const char *texts[41] = {NULL};
    struct blocks blocks = {.arena = arena};
    for (size_t i = 0; i < 40; i++) texts[i] = many_sentences(arena, "A message. ", 1 + i % 2);
    blocks_heading(&blocks, 1, "1", "Key messages");
    blocks_list(&blocks, BLOCK_KEY_MESSAGES, texts);
    return report_of(&blocks);
}

const struct small_paper small_papers[] = {{"fixture", paper_fixture},         {"turned", paper_turned},
                                           {"nested", paper_nested},           {"one-heading", paper_one_heading},
                                           {"many-headings", paper_many_headings}, {"long-words", paper_long_words},
                                           {"many-messages", paper_many_messages}};
const size_t n_small_papers = sizeof small_papers / sizeof small_papers[0];
