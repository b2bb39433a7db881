/* test_workbook.c - what a written workbook holds, read from its XML (ECMA-376); the fixture's numbers are worked by
 * hand.
 *
 * Sheets of the fixture: 1 cover, 2 contents, 3 notes, 4 Table_1, 5 Table_2, 6 Table_1_odd, 7 Table_4, 8 Figure_1, 9
 * Figure_2, 10 Chart_grouped, 11 Figure_4, 12 Chart_Table_2, 13 Chart_lead_issue. */
#include "workbook_cases.h"
#include "workbook_fixture.h"

#include "base/file.h"
#include "base/text.h"
#include "workbook/cell_format.h"
#include "workbook/workbook.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static struct arena *arena;
static char folder[64];
static const char *path;

static void setup(void) {
    arena = arena_open();
    strcpy(folder, "/tmp/test-workbook-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    path = TEXT(arena, folder, "/w.xlsx");
}

static void teardown(void) {
    unlink(path);
    rmdir(folder);
    arena_close(arena);
}

static const char *part(const char *name) {
    const char *text = fixture_part(arena, path, name);
    ck_assert_msg(text != NULL, "no part %s", name);
    return text;
}

static const char *sheet(int number) {
    return part(TEXT(arena, "xl/worksheets/sheet", text_from_int(arena, number), ".xml"));
}

#define HAS(text, what) ck_assert_msg(strstr((text), (what)) != NULL, "%s is not in %.300s", (what), (text))
#define HAS_NOT(text, what) ck_assert_msg(strstr((text), (what)) == NULL, "%s is in %.300s", (what), (text))

static size_t times(const char *text, const char *what) {
    size_t n = 0;
    for (const char *at = strstr(text, what); at != NULL; at = strstr(at + 1, what)) n++;
    return n;
}

static void write_fixture(void) {
    fixture_write(arena, fixture_report(arena), path);
}

START_TEST(sheets_stand_in_order_with_stable_names) {
    write_fixture();
    static const char *const names[] = {"Cover",       "Contents",      "Notes",           "Table_1",  "Table_2",
                                        "Table_1_odd", "Table_4",       "Figure_1",        "Figure_2", "Chart_grouped",
                                        "Figure_4",    "Chart_Table_2", "Chart_lead_issue", "Counting_rules"};
    const char *at = part("xl/workbook.xml");
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        at = strstr(at, TEXT(arena, "<sheet name=\"", names[i], "\""));
        ck_assert_msg(at != NULL, "%s is missing or out of order", names[i]);
    }
    /* The names are Excel's own, for printing. */
    const char *book = part("xl/workbook.xml");
    ck_assert_uint_eq(times(book, "<definedName "),
                      times(book, "\"_xlnm.Print_Area\"") + times(book, "\"_xlnm.Print_Titles\""));
}
END_TEST

/* Values: 1/16 is 0.0625 unrounded, shown as 6.3% by the format; a percentage point stands times 100. */
START_TEST(numbers_are_numbers) {
    write_fixture();
    const char *table = sheet(4);
    static const char *const cells[] = {"\"><v>20267</v></c>", "\"><v>0.0625</v></c>", "\"><v>0.3125</v></c>",
                                        "\"><v>0.188</v></c>", "\"><v>0.0003</v></c>", "\"><v>-51</v></c>",
                                        "\"><v>1200</v></c>",  "\"><v>-12.5</v></c>"};
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) HAS(table, cells[i]);
    HAS_NOT(table, "<f>");
    HAS_NOT(table, "<v>-0</v>");
    const char *styles = part("xl/styles.xml");
    static const char *const formats[] = {"\"#,##0\"",
                                          "\"0.0%\"",
                                          "\"0.00%\"",
                                          "\"0%\"",
                                          "\"+#,##0;-#,##0;0\"",
                                          "\"+#,##0.0;-#,##0.0;0.0\"",
                                          "\"#,##0.0%\"",
                                          "\"0.0%;0.0%;0.0%\"",
                                          "\"#,##0.0;#,##0.0;#,##0.0\""};
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) HAS(styles, TEXT(arena, "formatCode=", formats[i]));
}
END_TEST

START_TEST(text_is_text_whatever_it_begins_with) {
    write_fixture();
    const char *texts = part("xl/sharedStrings.xml");
    HAS(texts, "<t>=HYPERLINK(\"http://example.org\")</t>");
    HAS(texts, "<t>+1</t>");
    HAS(texts, "<t>-Letters sent</t>");
    HAS(texts, "<t>1 of 2</t>");
    HAS_NOT(sheet(6), "<v>0.5</v>");
    HAS(texts, "<t>Delay &amp; &lt;cancellation&gt;</t>");
    /* A control character is replaced visibly; what looks like Excel's escape is shown as it stands. */
    HAS(texts, "<t>@cmd\xEF\xBF\xBD _x005F_x000D_</t>");
    HAS_NOT(fixture_all_parts(arena, path), "<f>=");
}
END_TEST

START_TEST(tables_are_plain_excel_tables) {
    write_fixture();
    const char *table = part("xl/tables/table3.xml");
    HAS(table, "name=\"tbl_lead_issue\" displayName=\"tbl_lead_issue\" ref=\"A11:F17\"");
    HAS(table, "name=\"2006/07, % of total [note 1]\"");
    HAS(table, "showRowStripes=\"0\"");
    HAS_NOT(table, "autoFilter");
    HAS_NOT(table, "totalsRowCount=\"1\"");
    HAS(part("xl/tables/table1.xml"), "name=\"tbl_contents\"");
    HAS(part("xl/tables/table2.xml"), "name=\"tbl_notes\"");
    HAS(part("xl/tables/table6.xml"), "name=\"tbl_chart_share\"");
    HAS(part("xl/tables/table7.xml"), "name=\"tbl_chart_ranked\"");
    ck_assert_ptr_null(fixture_part(arena, path, "xl/tables/table10.xml"));
}
END_TEST

START_TEST(headers_are_made_unique_and_marks_stand_apart) {
    write_fixture();
    const char *table = part("xl/tables/table5.xml");
    static const char *const headers[] = {"Column 1", "Days", "Days: symbols", "DAYS (2)", "Column 5", "What was done"};
    for (size_t i = 0; i < sizeof headers / sizeof *headers; i++) HAS(table, TEXT(arena, "name=\"", headers[i], "\""));
    HAS(part("xl/sharedStrings.xml"), "<t>[p]</t>");
    HAS(sheet(6), "<v>28.5</v>");
}
END_TEST

START_TEST(nothing_is_merged_hidden_frozen_or_small) {
    write_fixture();
    const char *all = fixture_all_parts(arena, path);
    static const char *const never[] = {
        "mergeCell", "hidden=\"1\"",  "<pane ", "autoFilter",         "<i/>",          "<u/>",
        "<u val",    "<headerFooter", "NaN",    "Calibri\"/><family", "sz val=\"11\"", "sz val=\"10\""};
    for (size_t i = 0; i < sizeof never / sizeof *never; i++) HAS_NOT(all, never[i]);
}
END_TEST

START_TEST(every_sheet_is_linked_and_links_back) {
    write_fixture();
    const char *contents = sheet(2);
    static const char *const tabs[] = {"Cover",         "Notes",    "Table_1",       "Table_2",
                                       "Table_1_odd",   "Table_4",  "Figure_1",      "Figure_2",
                                       "Chart_grouped", "Figure_4", "Chart_Table_2", "Chart_lead_issue",
                                       "Counting_rules"};
    for (size_t i = 0; i < sizeof tabs / sizeof *tabs; i++) HAS(contents, TEXT(arena, "location=\"", tabs[i], "!A1\""));
    ck_assert_uint_eq(times(contents, "<hyperlink "), sizeof tabs / sizeof *tabs);
    for (int i = 3; i <= 14; i++) HAS(sheet(i), "location=\"Contents!A1\"");
}
END_TEST

/* Tables about the figures are tables like the others, on sheets behind them. */
START_TEST(tables_about_the_figures_have_sheets) {
    write_fixture();
    const char *all = fixture_all_parts(arena, path);
    HAS(sheet(14), "<v>709</v>");
    HAS(all, ">Counting rules<");
    ck_assert_uint_eq(times(all, ">How figures are counted.<"), 1); /* a string that contents and sheet share */
    HAS(all, "name=\"tbl_about_counting_rules\"");
}
END_TEST

START_TEST(notes_and_symbols_are_those_used) {
    write_fixture();
    const char *texts = part("xl/sharedStrings.xml");
    HAS(texts, "<t>Symbols used: [x] not available, [z] not applicable</t>");
    HAS(texts, "<t>Symbols used: [x] not available</t>");
    HAS(texts, "<t>Notes used: [note 1], [note 2], [note 3]. Go to the notes</t>");
    HAS(texts, "<t>Clinical care [note 2]</t>");
    HAS(texts, "1 April 2007 to 31 March 2008 [note 1] [note 3]</t>");
    HAS(texts, "<t>[note 3]</t>");
}
END_TEST

START_TEST(charts_refer_to_cells_and_have_words) {
    write_fixture();
    const char *chart = part("xl/charts/chart1.xml");
    /* Labels with note marks: drawn from a table on its own sheet, where the marks stand apart. */
    HAS(chart, "<c:f>Figure_1!$B$10:$B$13</c:f>");
    HAS(chart, "<c:f>Figure_1!$A$10:$A$13</c:f>");
    HAS(part("xl/sharedStrings.xml"), "<t>Clinical care</t>");
    const char *grouped = part("xl/charts/chart3.xml");
    HAS(grouped, "<c:f>Table_2!$A$7:$A$9</c:f>");
    HAS(grouped, "<c:f>Table_2!$B$6</c:f>");
    HAS(chart, "<c:numFmt formatCode=\"0%\" sourceLinked=\"0\"/>");
    HAS(chart, "<c:barDir val=\"bar\"/><c:grouping val=\"clustered\"/>");
    HAS(chart, "<c:orientation val=\"maxMin\"/>");
    HAS(chart, "<c:min val=\"0\"/>");
    HAS(chart, "<c:crosses val=\"max\"/>");
    HAS(chart, "<c:gapWidth val=\"50\"/>");
    HAS(chart, "<c:autoTitleDeleted val=\"1\"/>");
    HAS(chart, "12436D");
    HAS(part("xl/drawings/drawing1.xml"), "descr=\"Bar chart: Share of each lead issue. 4 categories.");
    /* Another order: drawn from a table on the chart's own sheet; the focus is picked out; '=' starts no formula. */
    const char *ranked = part("xl/charts/chart2.xml");
    HAS(ranked, "<c:f>Figure_2!$A$10:$A$13</c:f>");
    HAS(ranked, "BFBFBF");
    HAS(ranked, "<a:t> =Number of complaints</a:t>");
    const char *stacked = part("xl/charts/chart4.xml");
    HAS(stacked, "<c:grouping val=\"percentStacked\"/>");
    HAS(stacked, "28A197");
    HAS(part("xl/charts/chart3.xml"), "F46A25");
    HAS_NOT(part("xl/charts/chart5.xml"), "<c:min val=\"0\"/>");
    HAS(part("xl/charts/chart6.xml"), "<a:t>[x]</a:t>");
    HAS(part("xl/charts/chart6.xml"), "<a:t>0.03%</a:t>");
}
END_TEST

START_TEST(what_the_library_cannot_write_is_added) {
    write_fixture();
    const char *styles = part("xl/styles.xml");
    HAS(styles, "<cellStyles count=\"3\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/>"
                "<cellStyle name=\"Heading 1\" xfId=\"1\" builtinId=\"16\"/>");
    HAS(styles, "fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"1\"");
    HAS(part("docProps/core.xml"), "<dc:language>en-GB</dc:language>");
    HAS(part("xl/tables/table4.xml"), "<x14:table altText=\"Table 2: Complaints closed, by region and furthest stage\" "
                                      "altTextSummary=\"4 rows, 4 columns\"/>");
    const char *drawing = part("xl/drawings/drawing3.xml");
    HAS(drawing, "<xdr:oneCellAnchor><xdr:from>");
    HAS(drawing, "</xdr:from><xdr:ext cx=\"6477000\" cy=\"");
    HAS_NOT(drawing, "twoCellAnchor");
    HAS(part("xl/charts/chart3.xml"), "<c:manualLayout><c:layoutTarget val=\"inner\"/>");
    HAS_NOT(fixture_all_parts(arena, path), "en-US");
}
END_TEST

START_TEST(pages_hold_what_is_written) {
    write_fixture();
    const char *book = part("xl/workbook.xml");
    HAS(book, "<definedName name=\"_xlnm.Print_Area\" localSheetId=\"3\">Table_1!$A$1:$F$17</definedName>");
    HAS(book, "<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"3\">Table_1!$11:$11</definedName>");
    HAS(sheet(3), "<pageSetup paperSize=\"9\" orientation=\"portrait\"/>");
    HAS(sheet(4), "orientation=\"landscape\"/>");
    HAS(sheet(8), "orientation=\"landscape\"/>");
    HAS(sheet(10), "orientation=\"portrait\"/>");
}
END_TEST

START_TEST(charts_say_what_they_do_not_show) {
    write_fixture();
    const char *texts = part("xl/sharedStrings.xml");
    HAS(texts, "<t>In each category, from top to bottom: Stage 1: Received, Stage 2: Investigated</t>");
    HAS(texts, "<t>In each bar, from left to right: Stage 1: Received, Stage 2: Investigated, Stage 3: Panel</t>");
    HAS(texts, "<t>With a mark beside the number: +1 [p]</t>");
    HAS(texts, "Without a number in this chart: Attitude of staff");
    HAS(part("xl/charts/chart5.xml"), "<a:t>28.5 [p]</a:t>");
}
END_TEST

START_TEST(the_cover_says_what_its_date_is) {
    struct report *report = fixture_report(arena);
    write_fixture();
    HAS(part("xl/sharedStrings.xml"), "<t>Document date</t></si><si><t>1 May 2008</t>");
    struct diags *diags = diags_new(arena);
    ck_assert_int_eq(workbook_write(arena, report, path, report->period.end, diags), STATUS_OK);
    HAS(part("xl/sharedStrings.xml"), "<t>31 March 2008, the end of the period</t>");
}
END_TEST

START_TEST(document_says_what_it_is) {
    write_fixture();
    const char *core = part("docProps/core.xml");
    HAS(core, "<dc:title>Complaints to the Board, 1 April 2007 to 31 March 2008</dc:title>");
    HAS(core, "<dc:creator>Office of the Ombudsman</dc:creator>");
    HAS(core, "<cp:keywords>");
    HAS(core, "<dcterms:created xsi:type=\"dcterms:W3CDTF\">2008-05-01T00:00:00Z</dcterms:created>");
    HAS(core, "<cp:contentStatus>Provisional</cp:contentStatus>");
}
END_TEST

START_TEST(a_draft_says_so_on_every_sheet) {
    struct report *report = fixture_report(arena);
    report->is_draft = true;
    report->status_line = "DRAFT: not for release";
    fixture_write(arena, report, path);
    /* Text 0 is the title of the cover, text 1 the status line: every sheet shows it in A2. */
    for (int i = 1; i <= 13; i++) ck_assert_ptr_nonnull(strstr(sheet(i), "r=\"A2\""));
    ck_assert_uint_eq(times(part("xl/sharedStrings.xml"), "DRAFT: not for release"), 1);
    for (int i = 1; i <= 13; i++) {
        const char *cell = strstr(sheet(i), "<c r=\"A2\"");
        ck_assert_msg(strncmp(strchr(cell, '>'), "><v>1</v>", 9) == 0, "sheet %d: %.40s", i, cell);
    }
}
END_TEST

static const char *bytes_of_fixture(const char *to, size_t *ret_n) {
    struct diags *diags = diags_new(arena);
    const char *bytes;
    fixture_write(arena, fixture_report(arena), to);
    ck_assert_int_eq(file_read(arena, to, 1 << 24, NOWHERE, diags, &bytes, ret_n), STATUS_OK);
    unlink(to);
    return bytes;
}

START_TEST(bytes_depend_on_the_report_alone) {
    size_t n_first, n_second;
    const char *first = bytes_of_fixture(path, &n_first);
    setenv("TZ", "Asia/Tokyo", 1);
    setenv("LC_ALL", "de_DE.UTF-8", 1);
    tzset();
    const char *second = bytes_of_fixture(TEXT(arena, folder, "/other.xlsx"), &n_second);
    ck_assert_uint_eq(n_first, n_second);
    ck_assert(memcmp(first, second, n_first) == 0);
}
END_TEST

static const struct diag *refused(struct report *report, const char *to, enum status expected) {
    struct diags *diags = diags_new(arena);
    ck_assert_int_eq(workbook_write(arena, report, to, 14000, diags), expected);
    ck_assert_uint_eq(diags_count(diags), 1);
    return diags_at(diags, 0);
}

START_TEST(invalid_text_is_refused_with_its_cell) {
    struct report *report = fixture_report(arena);
    report->tables[1]->corner = "Reg\xFFion";
    const struct diag *diag = refused(report, path, STATUS_FAULT);
    ck_assert_int_eq(diag->message, MSG_WORKBOOK_REFUSED);
    ck_assert_str_eq(message_id(diag->message), "OUT020");
    HAS(diag->sentence, "cell A6 of sheet 'Table_2': its text is not valid UTF-8");
    ck_assert(!file_exists(path));
}
END_TEST

START_TEST(a_folder_that_is_missing_is_the_outside) {
    const struct diag *diag = refused(fixture_report(arena), TEXT(arena, folder, "/none/w.xlsx"), STATUS_OUTSIDE);
    ck_assert_int_eq(diag->message, MSG_OUT_UNWRITABLE);
}
END_TEST

START_TEST(an_empty_report_is_a_workbook_still) {
    struct report *report = fixture_report(arena);
    report->n_tables = report->n_charts = report->n_notes = report->n_sources = 0;
    fixture_write(arena, report, path);
    HAS(part("xl/sharedStrings.xml"), "The tables and charts of this workbook have no notes.");
}
END_TEST

static TCase *file_cases(void) {
    TCase *tcase = tcase_create("file");
    tcase_add_checked_fixture(tcase, setup, teardown);
    tcase_add_test(tcase, sheets_stand_in_order_with_stable_names);
    tcase_add_test(tcase, numbers_are_numbers);
    tcase_add_test(tcase, text_is_text_whatever_it_begins_with);
    tcase_add_test(tcase, tables_are_plain_excel_tables);
    tcase_add_test(tcase, headers_are_made_unique_and_marks_stand_apart);
    tcase_add_test(tcase, nothing_is_merged_hidden_frozen_or_small);
    tcase_add_test(tcase, every_sheet_is_linked_and_links_back);
    tcase_add_test(tcase, tables_about_the_figures_have_sheets);
    tcase_add_test(tcase, notes_and_symbols_are_those_used);
    tcase_add_test(tcase, charts_refer_to_cells_and_have_words);
    tcase_add_test(tcase, what_the_library_cannot_write_is_added);
    tcase_add_test(tcase, pages_hold_what_is_written);
    tcase_add_test(tcase, charts_say_what_they_do_not_show);
    tcase_add_test(tcase, the_cover_says_what_its_date_is);
    tcase_add_test(tcase, document_says_what_it_is);
    tcase_add_test(tcase, a_draft_says_so_on_every_sheet);
    tcase_add_test(tcase, bytes_depend_on_the_report_alone);
    tcase_add_test(tcase, invalid_text_is_refused_with_its_cell);
    tcase_add_test(tcase, a_folder_that_is_missing_is_the_outside);
    tcase_add_test(tcase, an_empty_report_is_a_workbook_still);
    return tcase;
}

int main(void) {
    Suite *suite = suite_create("workbook");
    suite_add_tcase(suite, file_cases());
    suite_add_tcase(suite, sheet_writer_cases());
    suite_add_tcase(suite, lint_cases());
    suite_add_tcase(suite, chart_cases());
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int n_failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return n_failed == 0 ? 0 : 1;
}
