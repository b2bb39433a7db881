/* Tests of engine/text: the four formats of the same small report. Numbers: Tables 2, 3 and 6 of the 2007/08 paper. */
#include "text/formats.h"
#include "text/shown.h"
#include "text/wrap.h"

#include "base/text.h"
#include "base/utf8.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

static struct arena *arena;

/* --- a report of three tables --- */

static const uint32_t note_one[] = {1}, note_two[] = {2};
static const struct note notes[] = {{"new-list", "Issues of the new list."}, {"whole", "Shares are of\n  complaints."}};

static struct cell number(enum unit unit, int64_t numerator, int64_t denominator, int decimals) {
    bool has_base = unit == UNIT_COUNT || unit == UNIT_PERCENT;
    return (struct cell){CELL_NUMBER, unit, {numerator, denominator}, has_base, .decimals = decimals};
}

static struct table issues_table(void) {
    static const struct line rows[] = {{"officer-bias", "Officer Bias"},
                                       {"safeguarding", "1 Safeguarding", note_one, 1},
                                       {"total", "Total", .is_total = true}};
    static const struct line columns[] = {{"number", "Number of complaints"},
                                          {"percent", "% of total", .unit = UNIT_PERCENT}};
    static const char *const remarks[] = {"Percentages may not sum to 100 because of rounding"};
    struct table table = {.id = "lead-issue",
                          .number = "Table 3",
                          .title = "Lead issue of complaints received",
                          .base = "Base: 709 complaints received",
                          .corner = "Lead issue",
                          .notes = note_two,
                          .n_notes = 1,
                          .source = "Request and feedback log",
                          .remarks = remarks,
                          .n_remarks = 1,
                          .rows = rows,
                          .n_rows = 3,
                          .columns = columns,
                          .n_columns = 2};
    table.cells = ARENA_ARRAY(arena, struct cell, 6);
    table.cells[0] = number(UNIT_COUNT, 20267, 1, 0);
    table.cells[1] = number(UNIT_PERCENT, 133, 709, 1);
    table.cells[2] = number(UNIT_COUNT, 2, 1, 0);
    table.cells[3] = number(UNIT_PERCENT, 1, 16, 1);
    table.cells[4] = number(UNIT_COUNT, 709, 1, 0);
    table.cells[5] = (struct cell){CELL_NONE, UNIT_PERCENT, .mark = MARK_NOT_APPLICABLE};
    table.cells[3].mark = MARK_REVISED;
    return table;
}

static struct table stages_table(void) {
    static const struct line rows[] = {{"stage-1", "Stage 1"}};
    static const struct line columns[] = {{"meaning", "What it means"}};
    struct table table = {.id = "stages",
                          .title = "The stages",
                          .corner = "Stage",
                          .rows = rows,
                          .n_rows = 1,
                          .columns = columns,
                          .n_columns = 1};
    table.cells = ARENA_ARRAY(arena, struct cell, 1);
    table.cells[0] =
        (struct cell){CELL_TEXT, UNIT_COUNT,
                      .display = "The complaint is registered and acknowledged within five working days; the one "
                                 "who complained is told who\nwill deal with it, and when."};
    return table;
}

static struct table hostile_table(void) {
    static const struct line rows[] = {{"a", "A|B \"q\", *x* [l](u)"}, {"b", "bell\x07 <b> &amp; 7_8"}};
    static const struct line columns[] = {{"n", "n"}};
    struct table table = {.id = "hostile",
                          .title = "=1+1",
                          .about = "- 5",
                          .base = "12. twelve",
                          .corner = "",
                          .rows = rows,
                          .n_rows = 2,
                          .columns = columns,
                          .n_columns = 1};
    table.cells = ARENA_ARRAY(arena, struct cell, 2);
    table.cells[0] = number(UNIT_DIFFERENCE, -51, 1, 0);
    table.cells[1] = number(UNIT_DIFFERENCE, 0, 1, 0);
    return table;
}

static struct table tables[3];
static struct table *pointers[] = {&tables[0], &tables[1], &tables[2]};
static const struct table *const shown_tables[] = {&tables[0], &tables[1], &tables[2]};
static struct report report;

static void set_up(void) {
    arena = arena_open();
    tables[0] = issues_table();
    tables[1] = stages_table();
    tables[2] = hostile_table();
    for (size_t i = 0; i < 3; i++) {
        for (size_t c = 0; c < tables[i].n_rows * tables[i].n_columns; c++)
            ck_assert(cell_finish(arena, &tables[i].cells[c]));
    }
    report = (struct report){.id = "annual",
                             .title = "Annual",
                             .tables = pointers,
                             .n_tables = 3,
                             .notes = notes,
                             .n_notes = 2,
                             .as_at = DATE_NONE};
    ck_assert(period_parse("2007/08", &report.period));
    report_release(arena, &report);
}

static void tear_down(void) {
    arena_close(arena);
}

/* --- drawn --- */

#define RULE_10 "──────────"
#define RULE_50 RULE_10 RULE_10 RULE_10 RULE_10 RULE_10

START_TEST(test_drawn) {
    ck_assert_str_eq(text_table(arena, &report, &tables[0]),
                     "Table 3: Lead issue of complaints received [note 2]\n"
                     "Base: 709 complaints received\n" RULE_50 "───────\n"
                     "Lead issue               Number of complaints  % of total\n" RULE_50 "───────\n"
                     "Officer Bias                           20,267   18.8%\n"
                     "1 Safeguarding [note 1]                     2    6.3% [r]\n" RULE_50 "───────\n"
                     "Total                                     709     [z]\n" RULE_50 "───────\n"
                     "Percentages may not sum to 100 because of rounding\n"
                     "Symbols: [r] revised, [z] not applicable\n"
                     "Source: Request and feedback log\n"
                     "[note 1] Issues of the new list.\n"
                     "[note 2] Shares are of complaints.\n");
}
END_TEST

START_TEST(test_drawn_static_text_wraps) {
    ck_assert_str_eq(text_table(arena, &report, &tables[1]),
                     "The stages\n" RULE_50 RULE_50 "\n"
                     "Stage    What it means\n" RULE_50 RULE_50 "\n"
                     "Stage 1  The complaint is registered and acknowledged within five working days; the one who\n"
                     "         complained is told who will deal with it, and when.\n" RULE_50 RULE_50 "\n");
}
END_TEST

START_TEST(test_drawn_is_safe_for_terminals) {
    ck_assert_str_eq(text_table(arena, &report, &tables[2]),
                     "=1+1\n- 5\n12. twelve\n" RULE_10 RULE_10 "───────\n"
                     "                          n\n" RULE_10 RULE_10 "───────\n"
                     "A|B \"q\", *x* [l](u)     -51\n"
                     "bell\\x07 <b> &amp; 7_8    0\n" RULE_10 RULE_10 "───────\n");
}
END_TEST

/* Twenty-two columns of numbers with long headers, as a table of all areas would be. */
static struct table wide_table(void) {
    static struct line rows[] = {
        {"r", "Complaints closed at stage 1, and a label that is far too long for one line of it"}};
    struct line *columns = ARENA_ARRAY(arena, struct line, 22);
    struct table table = {.id = "wide",
                          .title = "Wide",
                          .corner = "Measure",
                          .rows = rows,
                          .n_rows = 1,
                          .columns = columns,
                          .n_columns = 22,
                          .cells = ARENA_ARRAY(arena, struct cell, 22)};
    for (size_t i = 0; i < 22; i++) {
        columns[i] = (struct line){"c", i == 21 ? "All of them" : "N1"};
        table.cells[i] = number(UNIT_COUNT, (int64_t)i, 1, 0);
        ck_assert(cell_finish(arena, &table.cells[i]));
    }
    return table;
}

START_TEST(test_drawn_fits_100_columns) {
    struct table wide = wide_table();
    const char *text = text_table(arena, &report, &wide);
    for (const char *line = text; *line != '\0'; line = strchr(line, '\n') + 1) {
        size_t n = strcspn(line, "\n");
        ck_assert_uint_le(utf8_columns(text_copy_bytes(arena, line, n)), TEXT_TABLE_COLUMNS);
    }
    ck_assert_ptr_nonnull(strstr(text, "\nComplaints   0   1   2"));
    ck_assert_ptr_nonnull(strstr(text, "All\n")); /* the header's words stand under each other */
}
END_TEST

START_TEST(test_empty_table) {
    struct table empty = {.id = "empty", .title = "Empty", .corner = "Region"};
    ck_assert_str_eq(text_table(arena, &report, &empty), "Empty\n──────\nRegion\n──────\n──────\n");
    ck_assert_str_eq(csv_table(arena, &empty), "Region\n");
    ck_assert_str_eq(markdown_table(arena, &report, &empty), "### Empty\n\n| Region |\n| :--- |\n");
}
END_TEST

/* --- markdown and CSV --- */

START_TEST(test_markdown) {
    ck_assert_str_eq(markdown_table(arena, &report, &tables[0]),
                     "### Table 3: Lead issue of complaints received [note 2]\n\n"
                     "Base: 709 complaints received\n\n"
                     "| Lead issue | Number of complaints | % of total |\n"
                     "| :--- | ---: | ---: |\n"
                     "| Officer Bias | 20,267 | 18.8% |\n"
                     "| 1 Safeguarding [note 1] | 2 | 6.3% [r] |\n"
                     "| Total | 709 | [z] |\n\n"
                     "Percentages may not sum to 100 because of rounding\n\n"
                     "Symbols: [r] revised, [z] not applicable\n\n"
                     "Source: Request and feedback log\n\n"
                     "[note 1] Issues of the new list.\n\n"
                     "[note 2] Shares are of complaints.\n");
}
END_TEST

START_TEST(test_markdown_escapes_markup) {
    ck_assert_str_eq(markdown_table(arena, &report, &tables[2]), "### =1+1\n\n\\- 5\n\n12\\. twelve\n\n"
                                                                 "|  | n |\n"
                                                                 "| :--- | ---: |\n"
                                                                 "| A\\|B \"q\", \\*x\\* [l\\](u) | -51 |\n"
                                                                 "| bell\\\\x07 \\<b\\> \\&amp; 7\\_8 | 0 |\n");
}
END_TEST

START_TEST(test_csv) {
    ck_assert_str_eq(csv_table(arena, &tables[0]), "Lead issue,Number of complaints,% of total,% of total: mark\n"
                                                   "Officer Bias,\"20,267\",18.8%,\n"
                                                   "1 Safeguarding,2,6.3%,[r]\n"
                                                   "Total,709,[z],\n");
    ck_assert_str_eq(csv_table(arena, &tables[2]), ",n\n"
                                                   "\"A|B \"\"q\"\", *x* [l](u)\",-51\n"
                                                   "bell\\x07 <b> &amp; 7_8,0\n");
}
END_TEST

START_TEST(test_several_tables) {
    const struct text_format *csv = text_format_find("csv");
    ck_assert_str_eq(csv->show(arena, &report, shown_tables, 1), csv_table(arena, &tables[0]));
    ck_assert_str_eq(
        csv->show(arena, &report, shown_tables + 1, 2),
        TEXT(arena, "The stages\n", csv_table(arena, &tables[1]), "\n=1+1\n", csv_table(arena, &tables[2])));
    ck_assert_str_eq(text_format_find("text")->show(arena, &report, shown_tables + 1, 2),
                     TEXT(arena, text_table(arena, &report, &tables[1]), "\n", text_table(arena, &report, &tables[2])));
    ck_assert_str_eq(text_format_find("markdown")->show(arena, &report, shown_tables, 0), "");
}
END_TEST

/* --- JSON --- */

START_TEST(test_json_cells) {
    const char *json = json_tables(arena, &report, shown_tables, 3);
    ck_assert_ptr_nonnull(strstr(json, "\"period_start\": \"2007-04-01\""));
    ck_assert_ptr_nonnull(strstr(json, "          \"row\": \"officer-bias\",\n"
                                       "          \"column\": \"percent\",\n"
                                       "          \"display\": \"18.8%\",\n"
                                       "          \"value\": 18.758815232722144,\n"
                                       "          \"numerator\": 133,\n"
                                       "          \"denominator\": 709,\n"
                                       "          \"unit\": \"percent\",\n"
                                       "          \"mark\": null\n"));
    ck_assert_ptr_nonnull(strstr(json, "          \"display\": \"[z]\",\n"
                                       "          \"value\": null,\n"
                                       "          \"numerator\": null,\n"
                                       "          \"denominator\": null,\n"
                                       "          \"unit\": \"percent\",\n"
                                       "          \"mark\": \"[z]\"\n"));
    ck_assert_ptr_null(strchr(json, '\x07'));
}
END_TEST

START_TEST(test_catalogue) {
    ck_assert_str_eq(text_format_at(0)->name, "text");
    ck_assert_ptr_null(text_format_at(4));
    ck_assert_ptr_null(text_format_find("yaml"));
    for (size_t i = 0; text_format_at(i) != NULL; i++)
        ck_assert_ptr_eq(text_format_find(text_format_at(i)->name), text_format_at(i));
}
END_TEST

/* --- wrapping --- */

START_TEST(test_wrap) {
    struct wrapped w = wrap_text(arena, "one two three", 7);
    ck_assert_uint_eq(w.n, 2);
    ck_assert_str_eq(w.lines[0], "one two");
    ck_assert_str_eq(w.lines[1], "three");
    w = wrap_text(arena, "immeasurably so", 4);
    ck_assert_uint_eq(w.n, 2);
    ck_assert_str_eq(w.lines[0], "immeasurably");
    w = wrap_text(arena, "", 4);
    ck_assert_uint_eq(w.n, 1);
    ck_assert_str_eq(w.lines[0], "");
    w = wrap_text(arena, "Gender [note 2]", 8);
    ck_assert_str_eq(w.lines[1], "[note 2]");
    ck_assert_uint_eq(wrap_least(arena, "Gender [note 2]"), 8);
    ck_assert_uint_eq(wrap_least(arena, "naïve été"), 5);
    ck_assert_uint_eq(wrap_least(arena, ""), 0);
}
END_TEST

START_TEST(test_shown_line) {
    ck_assert_str_eq(shown_line(arena, "  a \n\t b\r\n"), "a b");
    ck_assert_str_eq(shown_line(arena, NULL), "");
    ck_assert_str_eq(shown_line(arena, "\x1b[31m"), "\\x1B[31m");
}
END_TEST

int main(void) {
    Suite *suite = suite_create("text");
    TCase *tables_case = tcase_create("tables");
    tcase_add_checked_fixture(tables_case, set_up, tear_down);
    tcase_add_test(tables_case, test_drawn);
    tcase_add_test(tables_case, test_drawn_static_text_wraps);
    tcase_add_test(tables_case, test_drawn_is_safe_for_terminals);
    tcase_add_test(tables_case, test_drawn_fits_100_columns);
    tcase_add_test(tables_case, test_empty_table);
    tcase_add_test(tables_case, test_markdown);
    tcase_add_test(tables_case, test_markdown_escapes_markup);
    tcase_add_test(tables_case, test_csv);
    tcase_add_test(tables_case, test_several_tables);
    tcase_add_test(tables_case, test_json_cells);
    tcase_add_test(tables_case, test_catalogue);
    tcase_add_test(tables_case, test_wrap);
    tcase_add_test(tables_case, test_shown_line);
    suite_add_tcase(suite, tables_case);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int n_failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return n_failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
