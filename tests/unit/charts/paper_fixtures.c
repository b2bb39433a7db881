#include "paper_fixtures.h"

#include "base/text.h"
#include "fixtures.h"
#include "paper_blocks.h"

static const char lorem[] =
    "Of the complaints received in the period most were answered at the first stage, and few went further. The regions differ more "
    "than the years do: where a local manager speaks with the person who complains within a week, the matter is settled nine times "
    "out of ten. This paper says how many complaints there were, what they were about, who made them and how they ended.";

/* ---- tables ---- */

static struct cell number_cell(struct arena *arena, int64_t value) {
    struct cell cell = {.kind = CELL_NUMBER, .value = {value, 1}};
    cell_finish(arena, &cell);
    return cell;
}

static struct cell percent_cell(struct arena *arena, int64_t part, int64_t whole) {
    struct cell cell = {.kind = CELL_NUMBER, .unit = UNIT_PERCENT, .value = {part, whole}, .has_base = true, .decimals = 1};
    cell_finish(arena, &cell);
    return cell;
}

struct table *paper_table(struct arena *arena, const char *id, size_t n_rows, size_t n_columns) {
    struct table *made = ARENA_NEW(arena, struct table);
    struct line *rows = ARENA_ARRAY(arena, struct line, n_rows), *columns = ARENA_ARRAY(arena, struct line, n_columns);
    *made = (struct table){.id = id, .title = TEXT(arena, "Complaints received, by office: ", id), .corner = "Office", .n_rows = n_rows,
                           .n_columns = n_columns, .rows = rows, .columns = columns, .base = "Base: 709 complaints received"};
    made->cells = ARENA_ARRAY(arena, struct cell, n_rows * n_columns);
    for (size_t j = 0; j < n_columns; j++) {
        const char *number = text_from_int(arena, (int64_t)j + 1);
        columns[j] = (struct line){.id = TEXT(arena, "c", number), .label = j % 2 == 0 ? TEXT(arena, "Number ", number) : "% of total"};
    }
    for (size_t i = 0; i < n_rows; i++) {
        const char *number = text_from_int(arena, (int64_t)i + 1);
        bool is_total = i + 1 == n_rows && n_rows > 1;
        rows[i] = (struct line){.id = TEXT(arena, "r", number), .label = is_total ? "Total" : TEXT(arena, "Office ", number), .is_total = is_total};
        for (size_t j = 0; j < n_columns; j++) {
            int64_t value = (int64_t)(i * 7919 + j * 104729) % 2111;
            made->cells[i * n_columns + j] = j % 2 == 0 ? number_cell(arena, value) : percent_cell(arena, value, 2111);
        }
    }
    return made;
}

static const struct table *words_table(struct arena *arena) {
    struct table *made = paper_table(arena, "stages", 4, 2);
    static const char *const cells[] = {"Registration", "The complaint is received, acknowledged and either registered or answered another way.",
                                        "Problem solving", "The local manager tries to put the matter right with the person who complained.",
                                        "Investigation", "Somebody who was not involved investigates the complaint and reports.",
                                        "Review", "A senior manager or panel reviews how the complaint was dealt with."};
    made->number = "Table 1";
    made->title = "The stages of a complaint";
    for (size_t i = 0; i < 8; i++) made->cells[i] = (struct cell){.kind = CELL_TEXT, .display = cells[i]};
    return made;
}

static const struct table *noted_table(struct arena *arena, const char *id, size_t n_rows, size_t n_columns, const char *number) {
    static const uint32_t first[] = {1}, second[] = {2};
    static const char *const remarks[] = {"Percentages may not sum to 100 because of rounding"};
    struct table *made = paper_table(arena, id, n_rows, n_columns);
    struct line *row = ARENA_ARRAY(arena, struct line, n_rows);
    for (size_t i = 0; i < n_rows; i++) row[i] = made->rows[i];
    row[1].notes = second;
    row[1].n_notes = 1;
    made->rows = row;
    made->notes = first;
    made->n_notes = 1;
    made->number = number;
    made->remarks = remarks;
    made->n_remarks = 1;
    made->cells[3] = (struct cell){.kind = CELL_NONE, .mark = MARK_NOT_AVAILABLE, .display = "[x]"};
    made->cells[n_columns].mark = MARK_UNRELIABLE;
    return made;
}

/* ---- reports ---- */

struct report *report_of(const struct blocks *blocks) {
    static const struct note notes[] = {{"opened", "A complaint is counted in the period in which it was received."},
                                        {"merged", "Offices 2 and 3 were merged on 1 October 2007; figures before that day are those of office 2 "
                                                   "alone, and cannot be compared with those that follow."}};
    static struct colophon_line colophon[] = {{"Source", "Request and feedback log, extract taken on 30 April 2008"},
                                              {"As at", "30 April 2008"},
                                              {"Program", "boardpaper 0.1.0"},
                                              {"Content digest", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"},
                                              {"Edition", "Board edition: contains small numbers"}};
    struct report *report = ARENA_NEW(blocks->arena, struct report);
    struct paper *paper = ARENA_NEW(blocks->arena, struct paper);
    *paper = (struct paper){.blocks = blocks->items, .n_blocks = blocks->n, .colophon = colophon, .n_colophon = 5};
    *report = (struct report){.id = "fixture", .title = "Comments, compliments and complaints", .subtitle = "1 April 2007 to 31 March 2008",
                              .publisher = "The Board", .status_line = "Final", .edition = "Board edition: contains small numbers",
                              .summary = "What people told the service in the year, and what became of it.", .notes = notes, .n_notes = 2,
                              .paper = paper, .is_released = true};
    date_parse_iso("2008-04-30", &report->as_at);
    return report;
}

/* "The service received 709 complaints (Table 2), up 25 (4%) [note 1]." */
static void live_paragraph(struct blocks *blocks, const struct table *shown) {
    struct span *spans = ARENA_ARRAY(blocks->arena, struct span, 8);
    size_t n = 0;
    spans[n++] = (struct span){.text = "The service received "};
    spans[n++] = (struct span){.kind = SPAN_FIGURE, .text = "1,711", .table = shown};
    spans[n++] = (struct span){.text = " complaints ("};
    spans[n++] = (struct span){.kind = SPAN_REFERENCE, .text = "Table 2", .target = "table-by-office"};
    spans[n++] = (struct span){.text = "), "};
    spans[n++] = (struct span){.kind = SPAN_CHANGE, .text = "up 25 (4%)", .table = shown};
    spans[n++] = (struct span){.kind = SPAN_NOTE, .text = " [note 1]", .note = 1};
    spans[n++] = (struct span){.text = TEXT(blocks->arena, ". ", lorem)};
    blocks_add(blocks, BLOCK_PARAGRAPH)->words = (struct words){spans, n};
}

struct report *paper_fixture(struct arena *arena) {
    static const char *const messages[] = {"709 complaints were received, 25 more than in the year before.",
                                           "Four in five were answered within the timescale.", lorem, NULL};
    static const char *const terms[] = {"Complaint", "Stage"};
    struct blocks blocks = {.arena = arena};
    const struct table *by_office = noted_table(arena, "by-office", 60, 4, "Table 2");
    blocks_heading(&blocks, 1, "1", "Key messages");
    blocks_list(&blocks, BLOCK_KEY_MESSAGES, messages);
    blocks_list(&blocks, BLOCK_RECOMMENDATIONS, messages);
    blocks_heading(&blocks, 1, "2", "How complaints are dealt with");
    blocks_paragraph(&blocks, lorem);
    blocks_table(&blocks, words_table(arena));
    blocks_heading(&blocks, 2, "2.1", "Complaints by office, and how a heading looks that is longer than its line can be on a page of this size");
    live_paragraph(&blocks, by_office);
    blocks_table(&blocks, by_office);
    blocks_paragraph(&blocks, lorem);
    blocks_chart(&blocks, "lead-issue", "Figure 1");
    blocks_paragraph(&blocks, lorem);
    blocks_paragraph(&blocks, lorem);
    blocks_heading(&blocks, 1, "3", "Many columns");
    blocks_table(&blocks, noted_table(arena, "wide", 12, 11, "Table 3"));
    blocks_table(&blocks, noted_table(arena, "very-wide", 6, 24, "Table 4"));
    blocks_chart(&blocks, "timescales", "Figure 2");
    blocks_heading(&blocks, 1, "4", "Words and notes");
    blocks_list(&blocks, BLOCK_DEFINITIONS, (const char *const[]){lorem, "A step in dealing with a complaint.", NULL});
    blocks.items[blocks.n - 1].terms = terms;
    blocks_heading(&blocks, 2, "4.1", "Notes");
    blocks_add(&blocks, BLOCK_NOTES);
    return report_of(&blocks);
}

/* ---- at random ---- */

static uint32_t next(uint32_t *seed) {
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

static const char *random_words(struct arena *arena, uint32_t *seed, size_t most) {
    static const char *const words[] = {"a", "complaint", "of", "received,", "unverantwortlicherweise", "2007/08", "was", "the", "stage:", "1,234",
                                        "Rechtsschutzversicherungsgesellschaften-und-so-weiter", "é", "not", "region"};
    struct text_builder out = {.arena = arena};
    size_t n = 1 + next(seed) % most;
    for (size_t i = 0; i < n; i++) {
        if (i > 0) text_add_char(&out, ' ');
        text_add(&out, words[next(seed) % (sizeof words / sizeof words[0])]);
    }
    return text_done(&out);
}

static void random_group(struct arena *arena, struct line *line, uint32_t *seed) {
    static const char *const groups[] = {"2007/08", "Rechtsschutzversicherungsgesellschaften", "A group with a label that runs on and on"};
    line->own = line->label;
    line->group = groups[next(seed) % 3];
    line->label = TEXT(arena, line->group, " > ", line->own);
}

static const struct table *random_table(struct arena *arena, uint32_t *seed) {
    struct table *made = paper_table(arena, "random", next(seed) % 40, next(seed) % 5 == 0 ? next(seed) % 25 : 1 + next(seed) % 5);
    struct line *rows = ARENA_ARRAY(arena, struct line, made->n_rows), *columns = ARENA_ARRAY(arena, struct line, made->n_columns);
    bool is_nested = next(seed) % 3 == 0;
    for (size_t j = 0; j < made->n_columns; j++) columns[j] = made->columns[j];
    made->columns = columns;
    made->title = random_words(arena, seed, 30);
    made->number = next(seed) % 4 > 0 ? "Table 7" : NULL;
    for (size_t i = 0; i < made->n_rows; i++) {
        rows[i] = made->rows[i];
        if (next(seed) % 2 == 0) rows[i].label = random_words(arena, seed, next(seed) % 30 == 0 ? 300 : 12);
        if (is_nested && next(seed) % 4 > 0) random_group(arena, &rows[i], seed);
    }
    for (size_t j = 0; is_nested && j < made->n_columns; j++)
        if (next(seed) % 4 > 0) random_group(arena, &columns[j], seed);
    for (size_t i = 0; i < made->n_rows * made->n_columns; i += made->n_columns)
        if (next(seed) % 6 == 0) made->cells[i] = (struct cell){.kind = CELL_TEXT, .display = random_words(arena, seed, 60)};
    made->rows = rows;
    return made;
}

static void random_block(struct blocks *blocks, uint32_t *seed) {
    struct arena *arena = blocks->arena;
    const char *texts[] = {random_words(arena, seed, 60), random_words(arena, seed, 5), NULL};
    switch (next(seed) % 8) {
    case 0: blocks_heading(blocks, 1 + (int)(next(seed) % 3), "1.1", random_words(arena, seed, 20)); break;
    case 1: blocks_list(blocks, next(seed) % 2 == 0 ? BLOCK_LIST : BLOCK_RECOMMENDATIONS, texts); break;
    case 2:
    case 3: blocks_table(blocks, random_table(arena, seed)); break;
    case 4: blocks_chart(blocks, fixture_name(next(seed) % n_fixtures), "Figure 3"); break;
    case 5: blocks_add(blocks, BLOCK_NOTES); break;
    default: blocks_paragraph(blocks, random_words(arena, seed, 200)); break;
    }
}

struct report *paper_random(struct arena *arena, uint32_t seed) {
    struct blocks blocks = {.arena = arena};
    size_t n = next(&seed) % 30;
    for (size_t i = 0; i < n; i++) random_block(&blocks, &seed);
    /* Numbered, so that no two have one identifier. */
    for (size_t i = 0; i < blocks.n; i++)
        if (blocks.items[i].id != NULL) blocks.items[i].id = TEXT(arena, "block-", text_from_int(arena, (int64_t)i));
    struct report *report = report_of(&blocks);
    report->is_draft = seed % 2 == 0;
    return report;
}
