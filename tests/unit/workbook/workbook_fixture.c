/* workbook_fixture.c - the report of workbook_fixture.h, and reading what was written. */
#include "workbook_fixture.h"

#include "base/text.h"
#include "result/words.h"
#include "workbook/workbook.h"

#include <check.h>
#include <minizip/unzip.h>
#include <minizip/zip.h>
#include <stdio.h>
#include <string.h>

static struct cell number(enum unit unit, int64_t numerator, int64_t denominator, int decimals) {
    return (struct cell){
        .kind = CELL_NUMBER, .unit = unit, .value = {numerator, denominator}, .has_base = true, .decimals = decimals};
}

static struct cell count(int64_t n) {
    return number(UNIT_COUNT, n, 1, 0);
}

static struct cell none(enum unit unit, enum mark mark) {
    return (struct cell){.kind = CELL_NONE, .unit = unit, .mark = mark};
}

static struct cell published(int64_t units, int64_t scale, int decimals) {
    struct cell cell = number(UNIT_PERCENT, units, scale, decimals);
    cell.has_base = false;
    cell.is_published = true;
    return cell;
}

static struct cell words(const char *text) {
    return (struct cell){.kind = CELL_TEXT, .display = text};
}

/* 1 of 2 on a base too small for a percentage. */
static struct cell small(int64_t numerator, int64_t denominator) {
    struct cell cell = number(UNIT_PERCENT, numerator, denominator, 1);
    cell.is_words = true;
    return cell;
}

static struct cell marked(struct cell cell, enum mark mark) {
    cell.mark = mark;
    return cell;
}

static struct table *finished(struct arena *arena, const struct table *made, const struct cell *cells) {
    struct table *table = ARENA_NEW(arena, struct table);
    *table = *made;
    table->cells = ARENA_ARRAY(arena, struct cell, table->n_rows * table->n_columns);
    for (size_t i = 0; i < table->n_rows * table->n_columns; i++) {
        table->cells[i] = cells[i];
        bool is_finished = cell_finish(arena, &table->cells[i]);
        ck_assert(is_finished);
    }
    return table;
}

static const uint32_t note_1[] = {1}, note_2[] = {2}, notes_1_3[] = {1, 3};

static struct table *lead_issue(struct arena *arena) {
    static const struct line rows[] = {
        {.id = "clinical", .label = "Clinical care", .notes = note_2, .n_notes = 1},
        {.id = "formula", .label = "=HYPERLINK(\"http://example.org\")"},
        {.id = "long",
         .label = "Attitude of staff, including the manner in which a decision was explained to the complainant and to "
                  "those who care for the complainant"},
        {.id = "delay", .label = "Delay & <cancellation>"},
        {.id = "none", .label = "Not recorded"},
        {.id = "total", .label = "Total", .is_total = true},
    };
    static const struct line columns[] = {
        {.id = "n", .label = "Complaints received", .unit = UNIT_COUNT},
        {.id = "share", .label = "% of total", .unit = UNIT_PERCENT},
        {.id = "prior",
         .label = "2006/07, % of total",
         .notes = note_1,
         .n_notes = 1,
         .unit = UNIT_PERCENT,
         .is_derived = true},
        {.id = "change", .label = "Change in number since 2006/07", .unit = UNIT_DIFFERENCE, .is_derived = true},
        {.id = "points", .label = "Change in percentage points", .unit = UNIT_POINTS, .is_derived = true},
    };
    static const char *const remarks[] = {"Percentages may not sum to 100 because of rounding"};
    /* A row a line. */
    /* clang-format off */
    const struct cell cells[] = {
        count(20267), number(UNIT_PERCENT, 1, 16, 1), published(188, 1000, 1), number(UNIT_DIFFERENCE, 25, 1, 0), number(UNIT_POINTS, -125, 1000, 1),
        count(133), number(UNIT_PERCENT, 5, 16, 1), published(3, 10000, 2), number(UNIT_DIFFERENCE, -51, 1, 0), number(UNIT_POINTS, 1, 100000, 1),
        count(64), number(UNIT_PERCENT, 1, 8, 1), none(UNIT_PERCENT, MARK_NOT_AVAILABLE), number(UNIT_DIFFERENCE, 0, 1, 0), none(UNIT_POINTS, MARK_NOT_APPLICABLE),
        count(12), number(UNIT_PERCENT, 133, 709, 1), published(11, 100, 0), number(UNIT_DIFFERENCE, 1200, 1, 0), number(UNIT_POINTS, -1, 100000, 1),
        count(0), number(UNIT_PERCENT, 0, 709, 1), published(0, 1, 1), none(UNIT_DIFFERENCE, MARK_NOT_APPLICABLE), number(UNIT_POINTS, 0, 1, 1),
        count(20476), number(UNIT_PERCENT, 709, 709, 1), published(1, 1, 1), none(UNIT_DIFFERENCE, MARK_NOT_APPLICABLE), none(UNIT_POINTS, MARK_NOT_APPLICABLE),
    };
    /* clang-format on */
    const struct table table = {
        .id = "lead-issue",
        .number = "Table 1",
        .title = "Complaints received, by lead issue, 1 April 2007 to 31 March 2008",
        .about = "The table counts each complaint once, under the lead issue that the panel recorded when it was "
                 "closed. A complaint "
                 "that was reopened keeps the lead issue of its first closing. Complaints about more than one matter "
                 "are counted under "
                 "the first.",
        .base = "Base: 20,476 complaints received",
        .source = "Request and feedback log, extract taken on 30 April 2008",
        .corner = "Lead issue",
        .notes = notes_1_3,
        .n_notes = 2,
        .remarks = remarks,
        .n_remarks = 1,
        .rows = rows,
        .n_rows = 6,
        .columns = columns,
        .n_columns = 5,
    };
    return finished(arena, &table, cells);
}

static struct table *furthest_stage(struct arena *arena) {
    static const struct line rows[] = {{.id = "n", .label = "North East and Yorkshire"},
                                       {.id = "l", .label = "London"},
                                       {.id = "s", .label = "South West"},
                                       {.id = "t", .label = "All regions", .is_total = true}};
    static const struct line columns[] = {{.id = "1", .label = "Stage 1: Received"},
                                          {.id = "2", .label = "Stage 2: Investigated"},
                                          {.id = "3", .label = "Stage 3: Panel"}};
    const struct cell cells[] = {count(120), count(44), count(9), count(1310), count(402), count(31),
                                 count(77),  count(0),  count(1), count(1507), count(446), count(41)};
    const struct table table = {.id = "furthest-stage",
                                .number = "Table 2",
                                .title = "Complaints closed, by region and furthest stage",
                                .base = "Base: 1,994 complaints closed",
                                .source = "Request and feedback log",
                                .corner = "Region",
                                .rows = rows,
                                .n_rows = 4,
                                .columns = columns,
                                .n_columns = 3};
    return finished(arena, &table, cells);
}

static struct table *odd(struct arena *arena) {
    static const struct line rows[] = {{.id = "a", .label = "+1"}, {.id = "b", .label = "@cmd\x01 _x000D_"}};
    static const struct line columns[] = {{.id = "1", .label = "Days"},
                                          {.id = "2", .label = "DAYS"},
                                          {.id = "3", .label = ""},
                                          {.id = "4", .label = "What was done"}};
    const struct cell cells[] = {
        marked(number(UNIT_WORKING_DAYS, 57, 2, 1), MARK_PROVISIONAL),
        number(UNIT_PERCENT, 12345, 1000, 1),
        small(1, 2),
        words("-Letters sent"),
        number(UNIT_WORKING_DAYS, -1, 100, 1),
        none(UNIT_PERCENT, MARK_CONFIDENTIAL),
        number(UNIT_PERCENT, -1, 10000, 1),
        words("Staff trained"),
    };
    const struct table table = {.id = "1-odd",
                                .title = "Odd things",
                                .source = "Made by hand",
                                .corner = NULL,
                                .rows = rows,
                                .n_rows = 2,
                                .columns = columns,
                                .n_columns = 4};
    return finished(arena, &table, cells);
}

static struct table *nothing(struct arena *arena) {
    static const struct line columns[] = {{.id = "n", .label = "Complaints"}};
    const struct table table = {.id = "nothing",
                                .number = "Table 4",
                                .title = "Complaints about nothing",
                                .source = "Made by hand",
                                .corner = "Issue",
                                .columns = columns,
                                .n_columns = 1};
    return finished(arena, &table, NULL);
}

static const struct chart_series share = {"% of total", 1}, received = {"Complaints received", 0},
                                 days = {"Days", 0}, prior = {"2006/07, % of total", 2};
static const struct chart_series stages[] = {
    {"Stage 1: Received", 0}, {"Stage 2: Investigated", 1}, {"Stage 3: Panel", 2}};
static const size_t in_order[] = {0, 1, 2, 3}, ranked[] = {3, 1, 2, 0};
/* What each chart shows; its table is the one of table_of at the same place. */
static const struct chart made[] = {
    {.id = "share",
     .number = "Figure 1",
     .title = "Share of each lead issue",
     .kind = CHART_BAR,
     .series = &share,
     .n_series = 1,
     .rows = in_order,
     .n_rows = 4,
     .axis_title = "Percentage of complaints",
     .base = "Base: 20,476 complaints received",
     .focus_row = SIZE_MAX},
    {.id = "ranked",
     .number = "Figure 2",
     .title = "Complaints received, in another order",
     .kind = CHART_BAR,
     .series = &received,
     .n_series = 1,
     .rows = ranked,
     .n_rows = 4,
     .axis_title = "=Number of complaints",
     .focus_row = 1},
    {.id = "grouped",
     .title = "Stages reached, by region",
     .kind = CHART_GROUPED,
     .series = stages,
     .n_series = 2,
     .rows = in_order,
     .n_rows = 3,
     .axis_title = "Number of complaints",
     .focus_row = SIZE_MAX},
    {.id = "stacked",
     .number = "Figure 4",
     .title = "Share of stages in each region",
     .kind = CHART_STACKED_PERCENT,
     .series = stages,
     .n_series = 3,
     .rows = in_order,
     .n_rows = 4,
     .axis_title = "Share of complaints",
     .focus_row = SIZE_MAX},
    {.id = "days",
     .number = "Table 2",
     .title = "Days, some of them below zero",
     .kind = CHART_BAR,
     .series = &days,
     .n_series = 1,
     .rows = in_order,
     .n_rows = 2,
     .axis_title = "Working days",
     .focus_row = SIZE_MAX},
    {.id = "lead-issue",
     .title = "Published shares",
     .kind = CHART_BAR,
     .series = &prior,
     .n_series = 1,
     .rows = in_order,
     .n_rows = 4,
     .focus_row = SIZE_MAX},
};
static const size_t table_of[] = {0, 0, 1, 1, 2, 0};

static const struct chart *fixture_charts(struct arena *arena, struct table **tables, size_t *ret_n) {
    *ret_n = sizeof made / sizeof *made;
    struct chart *charts = ARENA_ARRAY(arena, struct chart, *ret_n);
    for (size_t i = 0; i < *ret_n; i++) {
        charts[i] = made[i];
        charts[i].table = tables[table_of[i]];
        charts[i].alternative_text = words_of_chart(arena, &charts[i], NULL, 20);
    }
    return charts;
}

/* A table about the figures: its rows share a label. */
static const struct table *counting(struct arena *arena) {
    static const struct line rows[] = {{.id = "received.1", .label = "Complaints received"}, {.id = "received.2", .label = "Complaints received"}};
    static const struct line columns[] = {{.id = "condition", .label = "Condition"}, {.id = "left", .label = "Records left"}};
    static const struct cell cells[] = {
        {.kind = CELL_TEXT, .value = {0, 1}, .display = "kind = 'Complaint'"}, {.kind = CELL_NUMBER, .value = {777, 1}, .display = "777"},
        {.kind = CELL_TEXT, .value = {0, 1}, .display = "received in period"}, {.kind = CELL_NUMBER, .value = {709, 1}, .display = "709"}};
    struct table *table = ARENA_NEW(arena, struct table);
    struct cell *own = ARENA_ARRAY(arena, struct cell, 4);
    memcpy(own, cells, sizeof cells);
    *table = (struct table){.id = "counting-rules", .title = "Counting rules", .about = "How figures are counted.", .source = "The log",
                            .corner = "Measure", .rows = rows, .n_rows = 2, .columns = columns, .n_columns = 2, .cells = own};
    return table;
}

struct report *fixture_report(struct arena *arena) {
    static const struct note notes[] = {
        {"n1",
         "Percentages of 2006/07 are as they were published, and cannot be made again from the records that are kept."},
        {"n2", "Clinical care holds every matter that a clinician must judge; where a matter was judged by more than "
               "one panel the judgement "
               "of the last panel is the one that counts, unless the complainant asked for another, in which case both "
               "were kept and the "
               "later of the two is shown here."},
        {"n3", "A complaint is received on the day that it is stamped."}};
    static const struct source_about sources[] = {{"log", "Request and feedback log", 13999, 13238},
                                                  {"old", "Published tables", DATE_NONE, DATE_NONE}};
    struct report *report = ARENA_NEW(arena, struct report);
    *report = (struct report){
        .id = "annual",
        .title = "Complaints to the Board",
        .subtitle = "1 April 2007 to 31 March 2008",
        .publisher = "Office of the Ombudsman",
        .contact = "statistics@example.org",
        .summary = "709 complaints were received in 2007/08, 25 more than in the year before.\nMost were about care.",
        .status_line = "Provisional",
        .period_label = "2007/08",
        .as_at = 13999,
        .sources = sources,
        .n_sources = 2,
        .notes = notes,
        .n_notes = 3};
    ck_assert(period_parse("2007/08", &report->period));
    report->tables = ARENA_ARRAY(arena, struct table *, 4);
    report->tables[0] = lead_issue(arena);
    report->tables[1] = furthest_stage(arena);
    report->tables[2] = odd(arena);
    report->tables[3] = nothing(arena);
    report->n_tables = 4;
    const struct table **about = ARENA_ARRAY(arena, const struct table *, 1);
    about[0] = counting(arena);
    report->about = about;
    report->n_about = 1;
    report->charts = fixture_charts(arena, report->tables, &report->n_charts);
    report_release(arena, report);
    return report;
}

void fixture_write(struct arena *arena, const struct report *report, const char *path) {
    struct diags *diags = diags_new(arena);
    date_t created;
    ck_assert(date_parse_iso("2008-05-01", &created));
    enum status status = workbook_write(arena, report, path, created, diags);
    for (size_t i = 0; i < diags_count(diags); i++) ck_assert_msg(false, "%s", diags_at(diags, i)->sentence);
    ck_assert_int_eq(status, STATUS_OK);
}

static void add_current(struct text_builder *out, unzFile file) {
    char block[4096];
    int n;
    ck_assert_int_eq(unzOpenCurrentFile(file), UNZ_OK);
    while ((n = unzReadCurrentFile(file, block, sizeof block)) > 0) text_add_bytes(out, block, (size_t)n);
    ck_assert_int_eq(unzCloseCurrentFile(file), UNZ_OK);
}

const char *fixture_part(struct arena *arena, const char *path, const char *part) {
    struct text_builder out = {.arena = arena};
    unzFile file = unzOpen(path);
    ck_assert_ptr_nonnull(file);
    bool is_there = unzLocateFile(file, part, 1) == UNZ_OK;
    if (is_there) add_current(&out, file);
    unzClose(file);
    return is_there ? text_done(&out) : NULL;
}

const char *fixture_all_parts(struct arena *arena, const char *path) {
    struct text_builder out = {.arena = arena};
    unzFile file = unzOpen(path);
    ck_assert_ptr_nonnull(file);
    for (int found = unzGoToFirstFile(file); found == UNZ_OK; found = unzGoToNextFile(file)) add_current(&out, file);
    unzClose(file);
    return text_done(&out);
}

static void add_part(zipFile file, const char *name, const char *text) {
    const zip_fileinfo info = {.tmz_date = {.tm_mday = 1, .tm_year = 1980}};
    ck_assert_int_eq(zipOpenNewFileInZip(file, name, &info, NULL, 0, NULL, 0, NULL, Z_DEFLATED, 1), ZIP_OK);
    ck_assert_int_eq(zipWriteInFileInZip(file, text, (unsigned)strlen(text)), ZIP_OK);
    ck_assert_int_eq(zipCloseFileInZip(file), ZIP_OK);
}

void fixture_alter(struct arena *arena, const char *path, const char *part, const char *from, const char *to) {
    const char *altered = TEXT(arena, path, ".altered");
    unzFile old = unzOpen(path);
    zipFile new = zipOpen(altered, APPEND_STATUS_CREATE);
    ck_assert(old != NULL && new != NULL);
    for (int found = unzGoToFirstFile(old); found == UNZ_OK; found = unzGoToNextFile(old)) {
        char name[256];
        unz_file_info info;
        struct text_builder out = {.arena = arena};
        ck_assert_int_eq(unzGetCurrentFileInfo(old, &info, name, sizeof name, NULL, 0, NULL, 0), UNZ_OK);
        add_current(&out, old);
        const char *text = text_done(&out);
        bool is_meant = strcmp(name, part) == 0;
        ck_assert_msg(!is_meant || strstr(text, from) != NULL, "%s is not in %s", from, part);
        add_part(new, name, is_meant ? text_replace(arena, text, from, to) : text);
    }
    unzClose(old);
    ck_assert_int_eq(zipClose(new, NULL), ZIP_OK);
    ck_assert_int_eq(rename(altered, path), 0);
}
