#include "page_fixture.h"

#include "base/text.h"
#include "result/words.h"

#include <stdlib.h>

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static const uint32_t note_1[] = {1}, note_2[] = {2};
static const struct note notes[] = {
    {"as-published", "Figures of 2006/07 are as published. They cannot be computed again."},
    {"new-list", "Issues of the new list & what <they> replaced."},
    {"unused", "A note of a table that only the workbook shows."},
};

/* --- cells --- */

static struct cell count(int64_t n) {
    return (struct cell){.kind = CELL_NUMBER, .unit = UNIT_COUNT, .value = {n, 1}, .has_base = true};
}

static struct cell percent(int64_t numerator, int64_t denominator) {
    return (struct cell){
        .kind = CELL_NUMBER, .unit = UNIT_PERCENT, .value = {numerator, denominator}, .has_base = true, .decimals = 1};
}

static struct cell none(enum mark mark) {
    return (struct cell){.kind = CELL_NONE, .mark = mark};
}

static struct cell words(const char *text) {
    return (struct cell){.kind = CELL_TEXT, .display = text};
}

static struct table *finished(struct arena *arena, const struct table *made, const struct cell *cells) {
    struct table *table = ARENA_NEW(arena, struct table);
    *table = *made;
    table->cells = ARENA_ARRAY(arena, struct cell, table->n_rows * table->n_columns);
    for (size_t i = 0; i < table->n_rows * table->n_columns; i++) {
        table->cells[i] = cells[i];
        if (!cell_finish(arena, &table->cells[i])) abort(); /* a number of the fixture that cannot be shown */
    }
    return table;
}

/* --- tables --- */

static struct table *lead_issue(struct arena *arena) {
    static const struct line rows[] = {
        {.id = "officer-bias", .label = "Officer Bias"},
        {.id = "safeguarding", .label = "1 Safeguarding", .notes = note_2, .n_notes = 1},
        {.id = "delay", .label = "Delay, lack of contact & \"other\"", .notes = note_2, .n_notes = 1},
        {.id = "total", .label = "Total", .is_total = true},
        {.id = "difference", .label = "Difference", .is_derived = true},
    };
    static const struct line columns[] = {
        {.id = "number", .label = "Number of complaints"},
        {.id = "percent", .label = "% of total", .notes = note_2, .n_notes = 1},
        {.id = "prior", .label = "2006/07 number of complaints"},
    };
    static const char *const remarks[] = {"Percentages may not sum to 100 because of rounding"};
    struct cell cells[] = {
        count(133), percent(133, 709), none(MARK_NOT_AVAILABLE), count(20267), percent(1, 16), count(7),
        count(4),   percent(4, 709),   count(9),                 count(709),   percent(1, 1),  count(684),
        count(25),  none(MARK_NOT_APPLICABLE), none(MARK_NOT_APPLICABLE),
    };
    cells[4].mark = MARK_REVISED;
    const struct table table = {.id = "lead-issue", .number = "Table 1", .title = "Lead issue of complaints received", .corner = "Lead issue",
                                .about = "Complaints received in the year, by their first issue.", .base = "Base: 709 complaints received",
                                .source = "Request and feedback log, extract taken on 30 April 2008", .notes = note_1, .n_notes = 1,
                                .remarks = remarks, .n_remarks = 1, .rows = rows, .n_rows = COUNT(rows), .columns = columns,
                                .n_columns = COUNT(columns)};
    return finished(arena, &table, cells);
}

static struct table *stages(struct arena *arena) {
    static const struct line rows[] = {{.id = "stage-1", .label = "Stage 1"}, {.id = "stage-2", .label = "Stage 2"}};
    static const struct line columns[] = {{.id = "name", .label = "Name"}, {.id = "meaning", .label = "What happens"}};
    const struct cell cells[] = {
        words("Registration"),
        words("The complaint is received, acknowledged and either registered as a complaint or answered another way."),
        words("Problem solving"),
        words("The local manager tries to put the matter right with the person who complained."),
    };
    const struct table table = {.id = "stages", .title = "What the stages of a complaint mean", .corner = "Stage", .rows = rows,
                                .n_rows = COUNT(rows), .columns = columns, .n_columns = COUNT(columns)};
    return finished(arena, &table, cells);
}

/* As wide as no telephone, and with labels that mean harm. */
static struct table *wide(struct arena *arena) {
    enum { N_COLUMNS = 14 };
    static const struct line rows[] = {{.id = "hostile", .label = HOSTILE}, {.id = "long", .label = "A label without any break: "
        "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"}};
    struct line *columns = ARENA_ARRAY(arena, struct line, N_COLUMNS);
    struct cell cells[2 * N_COLUMNS];
    for (int i = 0; i < N_COLUMNS; i++) {
        const char *n = text_from_int(arena, i + 1);
        columns[i] = (struct line){.id = TEXT(arena, "region-", n), .label = i == 0 ? HOSTILE : TEXT(arena, "Region of the North ", n)};
        cells[i] = count(i * 1000);
        cells[N_COLUMNS + i] = percent(i, 14);
    }
    const struct table table = {.id = "wide", .number = "Table 2", .title = "Wide: " HOSTILE, .corner = "Measure", .rows = rows,
                                .n_rows = COUNT(rows), .columns = columns, .n_columns = N_COLUMNS};
    return finished(arena, &table, cells);
}

/* Columns and rows under shared headers, with notes on either part. */
static struct table *nested(struct arena *arena) {
    static const struct line rows[] = {
        {.id = "north.private", .label = "North > Private", .group = "North", .own = "Private", .notes = note_1, .n_notes = 1, .n_group_notes = 1},
        {.id = "north.public", .label = "North > Public", .group = "North", .own = "Public", .notes = note_1, .n_notes = 1, .n_group_notes = 1},
        {.id = "south.public", .label = "South > Public", .group = "South", .own = "Public"},
        {.id = "total", .label = "Total", .is_total = true}};
    static const struct line columns[] = {
        {.id = "stage-1.n", .label = "Stage 1 > Number", .group = "Stage 1", .own = "Number"},
        {.id = "stage-1.percent", .label = "Stage 1 > %", .group = "Stage 1", .own = "%", .notes = note_2, .n_notes = 1},
        {.id = "total", .label = "Total"}};
    const struct cell cells[] = {count(1), percent(1, 4), count(2), count(1), percent(1, 4), count(1),
                                 count(2), percent(2, 4), count(3), count(4), percent(4, 4), count(6)};
    const struct table table = {.id = "nested", .number = "Table 4", .title = "Stages by region and case", .corner = "Region and case",
                                .rows = rows, .n_rows = COUNT(rows), .columns = columns, .n_columns = COUNT(columns)};
    return finished(arena, &table, cells);
}

static struct table *outcomes(struct arena *arena) {
    static const struct line rows[] = {{.id = "a", .label = "Stage 1"}, {.id = "b", .label = "Stage 2", .notes = note_2, .n_notes = 1}};
    static const struct line columns[] = {{.id = "yes", .label = "Yes"}, {.id = "no", .label = "No"}};
    const struct cell cells[] = {percent(570, 700), percent(130, 700), percent(1, 3), percent(2, 3)};
    const struct table table = {.id = "outcomes", .title = "Timescales achieved", .corner = "Stage", .rows = rows, .n_rows = COUNT(rows),
                                .columns = columns, .n_columns = COUNT(columns)};
    return finished(arena, &table, cells);
}

/* --- charts --- */

static const size_t first_rows[] = {0, 1, 2};

static struct chart bar_chart(struct arena *arena, const struct table *table) {
    static const struct chart_series series[] = {{"Number of complaints", 0}};
    struct chart chart = {.id = "lead-issue", .title = "Lead issue of complaints received", .kind = CHART_BAR, .table = table,
                          .series = series, .n_series = 1, .rows = first_rows, .n_rows = 3, .axis_title = "Number of complaints",
                          .base = "Base: 709 complaints received", .focus_row = SIZE_MAX};
    chart.alternative_text = words_of_chart(arena, &chart, NULL, 20);
    return chart;
}

static struct chart stacked_chart(struct arena *arena, const struct table *table) {
    static const struct chart_series series[] = {{"Yes", 0}, {"No", 1}};
    struct chart chart = {.id = "outcomes", .title = "Timescales achieved, by stage", .kind = CHART_STACKED_PERCENT, .table = table,
                          .series = series, .n_series = 2, .rows = first_rows, .n_rows = 2, .axis_title = "Share of stages",
                          .focus_row = SIZE_MAX};
    chart.alternative_text = words_of_chart(arena, &chart, NULL, 20);
    return chart;
}

/* --- the paper --- */

#define SAY(text_) {.kind = SPAN_WORDS, .text = (text_)}
#define WORDS(...) {.spans = (const struct span[]){__VA_ARGS__}, .n = COUNT(((const struct span[]){__VA_ARGS__}))}

static struct words copied(struct arena *arena, const struct span *spans, size_t n) {
    struct span *copy = ARENA_ARRAY(arena, struct span, n);
    for (size_t i = 0; i < n; i++) copy[i] = spans[i];
    return (struct words){copy, n};
}

static struct words sentence(struct arena *arena, const struct report *report) {
    const struct table *issues = report->tables[0];
    const struct span spans[] = {
        SAY("We received "),
        {.kind = SPAN_FIGURE, .text = "709", .table = issues, .row = 3, .column = 0},
        SAY(" complaints, "),
        {.kind = SPAN_CHANGE, .text = "up 25 (4%)", .table = issues, .row = 4, .column = 0},
        SAY(" on the year before"),
        {.kind = SPAN_NOTE, .text = "[note 1]", .note = 1},
        SAY("; officer bias was the issue of "),
        {.kind = SPAN_FIGURE, .text = "18.8%", .table = issues, .row = 0, .column = 1},
        SAY(" ("),
        {.kind = SPAN_REFERENCE, .text = "Table 1", .target = "table-lead-issue"},
        SAY(" and "),
        {.kind = SPAN_REFERENCE, .text = "Figure 1", .target = "chart-lead-issue"},
        SAY("), which was "),
        {.kind = SPAN_FIGURE, .text = "[x]", .table = issues, .row = 0, .column = 2},
        SAY(" then. "),
        {.kind = SPAN_REFERENCE, .text = "Table 9", .target = "table-elsewhere"},
        SAY(" is in the workbook alone. " HOSTILE),
    };
    return copied(arena, spans, COUNT(spans));
}

static const struct words listed[] = {
    WORDS(SAY("Complaints rose by a quarter.")),
    WORDS(SAY("Most were answered within their timescale, "), SAY("as in the year before.")),
};
static const struct {
    size_t block;
    struct words words;
} headings[] = {
    {0, WORDS(SAY("Key messages"))}, {2, WORDS(SAY("Complaints & cases"))}, {5, WORDS(SAY("By issue"))},
    {10, WORDS(SAY("Timescales"))},  {13, WORDS(SAY("Notes"))},             {15, WORDS(SAY("What we ask"))},
};
static const char *const terms[] = {"Complaint", "Case"};

static const struct block blocks[] = {
    {.kind = BLOCK_HEADING, .id = "section-1", .level = 1, .number = "1"},
    {.kind = BLOCK_KEY_MESSAGES, .items = listed, .n_items = 2},
    {.kind = BLOCK_HEADING, .id = "section-2", .level = 1, .number = "2"},
    {.kind = BLOCK_PARAGRAPH, .id = "paragraph-1"},
    {.kind = BLOCK_DEFINITIONS, .items = listed, .terms = terms, .n_items = 2},
    {.kind = BLOCK_HEADING, .id = "section-2-1", .level = 2, .number = "2.1"},
    {.kind = BLOCK_TABLE, .id = "table-lead-issue", .number = "Table 1"},
    {.kind = BLOCK_CHART, .id = "chart-lead-issue", .number = "Figure 1"},
    {.kind = BLOCK_TABLE},
    {.kind = BLOCK_TABLE, .id = "table-wide", .number = "Table 2"},
    {.kind = BLOCK_HEADING, .level = 4},
    {.kind = BLOCK_CHART, .number = "Figure 2"},
    {.kind = BLOCK_CHART, .id = "chart-again", .number = "Figure 3"},
    {.kind = BLOCK_HEADING, .id = "notes", .level = 1},
    {.kind = BLOCK_NOTES},
    {.kind = BLOCK_HEADING, .id = "section-3", .level = 1, .number = "3"},
    {.kind = BLOCK_RECOMMENDATIONS, .items = listed, .n_items = 2},
    {.kind = BLOCK_LIST, .items = listed, .n_items = 2},
    {.kind = BLOCK_TABLE, .id = "table-nested", .number = "Table 4"},
};

static struct colophon_line colophon[] = {
    {"Source", "Request and feedback log, extract taken on 30 April 2008"},
    {"Content", ""},
    {"Engine", "boardpaper 0.1.0"},
};

static struct paper *paper_of(struct arena *arena, const struct report *report) {
    struct paper *paper = ARENA_NEW(arena, struct paper);
    struct block *made = ARENA_ARRAY(arena, struct block, COUNT(blocks));
    for (size_t i = 0; i < COUNT(blocks); i++) made[i] = blocks[i];
    for (size_t i = 0; i < COUNT(headings); i++) made[headings[i].block].words = headings[i].words;
    made[3].words = sentence(arena, report);
    made[6].table = report->tables[0];
    made[7].chart = &report->charts[0];
    made[8].table = report->tables[1];
    made[9].table = report->tables[2];
    made[11].chart = &report->charts[1];
    made[12].chart = &report->charts[1];
    made[18].table = report->tables[3];
    *paper = (struct paper){.blocks = made, .n_blocks = COUNT(blocks), .colophon = colophon, .n_colophon = COUNT(colophon)};
    return paper;
}

struct report *page_fixture_plain(struct arena *arena) {
    struct report *report = ARENA_NEW(arena, struct report);
    struct table **tables = ARENA_ARRAY(arena, struct table *, 4);
    struct chart *charts = ARENA_ARRAY(arena, struct chart, 2);
    tables[0] = lead_issue(arena);
    tables[1] = stages(arena);
    tables[2] = wide(arena);
    tables[3] = nested(arena);
    charts[0] = bar_chart(arena, tables[0]);
    charts[1] = stacked_chart(arena, outcomes(arena));
    static const struct source_about sources[] = {{"log", "Request and feedback log", DATE_NONE, DATE_NONE}};
    *report = (struct report){.id = "annual", .title = "Comments, compliments & <complaints>", .subtitle = "1 April 2007 to 31 March 2008",
                              .publisher = "Customer Service and Quality", .contact = "Head of Customer Service and Quality",
                              .summary = "What was said to us in the year, and what we did about it.", .status_line = "Final",
                              .period_label = "2007/08", .as_at = DATE_NONE, .tables = tables, .n_tables = 4, .charts = charts,
                              .n_charts = 2, .notes = notes, .n_notes = COUNT(notes), .sources = sources, .n_sources = 1};
    report_release(arena, report);
    return report;
}

struct report *page_fixture(struct arena *arena) {
    struct report *report = page_fixture_plain(arena);
    report->paper = paper_of(arena, report);
    return report;
}
