/* lint_cases.c - the rules for finished workbooks: our own fixture keeps all; broken in one place, it is told which. */
#include "workbook_cases.h"
#include "workbook_fixture.h"

#include "base/text.h"
#include "workbook/lint/workbook_lint.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static struct arena *arena;
static struct diags *diags;
static char folder[64];
static const char *path;

static void setup(void) {
    arena = arena_open();
    diags = diags_new(arena);
    strcpy(folder, "/tmp/test-lint-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    path = TEXT(arena, folder, "/w.xlsx");
    fixture_write(arena, fixture_report(arena), path);
}

static void teardown(void) {
    unlink(path);
    rmdir(folder);
    arena_close(arena);
}

static const char *all_sentences(void) {
    struct text_builder out = {.arena = arena};
    for (size_t i = 0; i < diags_count(diags); i++) text_add(&out, diag_text(arena, diags_at(diags, i), false));
    return text_done(&out);
}

START_TEST(ours_keeps_every_rule) {
    enum status status = workbook_lint(arena, path, diags);
    ck_assert_msg(status == STATUS_OK, "%s", all_sentences());
}
END_TEST

#define SHEET_COVER "xl/worksheets/sheet1.xml"
#define SHEET_CONTENTS "xl/worksheets/sheet2.xml"
#define SHEET_TABLE "xl/worksheets/sheet4.xml"
#define STYLES "xl/styles.xml"
#define STRINGS "xl/sharedStrings.xml"
#define TABLE "xl/tables/table3.xml"
#define BOOK "xl/workbook.xml"
#define CORE "docProps/core.xml"
#define FIGURE "\"><v>133</v>"
#define AS_TEXT(text) "\" t=\"inlineStr\"><is><t>" text "</t></is>"
#define END "</sheetData>"

static const struct breakage {
    enum message message;
    const char *part, *from, *to;
    const char *found;
} breakages[] = {
    {MSG_WORKBOOK_RULE_1, BOOK, "name=\"Cover\"", "name=\"Front\"", "the first sheet is no cover"},
    {MSG_WORKBOOK_RULE_1, BOOK, "name=\"Notes\"", "name=\"Remarks\"", "there is no sheet of notes"},
    {MSG_WORKBOOK_RULE_1, BOOK, "name=\"Contents\"", "name=\"List\"", "there is no sheet of contents"},
    {MSG_WORKBOOK_RULE_1, STRINGS, "Document date", "Made on", "the cover names no date"},
    {MSG_WORKBOOK_RULE_1, SHEET_CONTENTS, "Table_2!A1", "Table_2!A9",
     "sheet 'Contents': no link to A1 of sheet 'Table_2'"},
    {MSG_WORKBOOK_RULE_1, "xl/worksheets/_rels/sheet4.xml.rels", "</Relationships>",
     "<Relationship Id=\"rId9\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/table\" "
     "Target=\"../tables/table4.xml\"/></Relationships>",
     "sheet 'Table_1': 2 tables on one sheet"},
    {MSG_WORKBOOK_RULE_2, TABLE, "displayName=\"tbl_lead_issue\"", "displayName=\"Table1\"", "'Table1' will not do"},
    {MSG_WORKBOOK_RULE_2, TABLE, "displayName=\"tbl_lead_issue\"", "displayName=\"S1\"", "may be read as a cell"},
    {MSG_WORKBOOK_RULE_2, TABLE, "<tableColumns", "<autoFilter ref=\"A11:F17\"/><tableColumns", "filter buttons"},
    {MSG_WORKBOOK_RULE_2, TABLE, "showRowStripes=\"0\"", "showRowStripes=\"1\"", "striped"},
    {MSG_WORKBOOK_RULE_2, TABLE, "totalsRowShown=\"0\"", "headerRowCount=\"0\"", "no header row"},
    {MSG_WORKBOOK_RULE_2, STRINGS, "<t>% of total</t>", "<t>Complaints Received</t>", "another column has this header"},
    {MSG_WORKBOOK_RULE_2, STRINGS, "<t>% of total</t>", "<t></t>", "a header is empty"},
    {MSG_WORKBOOK_RULE_2, SHEET_TABLE, END, "<row r=\"40\"><c r=\"A40\"><v>5</v></c></row>" END,
     "cell A40: a number outside any table"},
    {MSG_WORKBOOK_RULE_2, BOOK, "<definedName name=\"_xlnm.Print_Area\" localSheetId=\"0\"", "<definedName name=\"N1\"",
     "the name 'N1' will not do"},
    {MSG_WORKBOOK_RULE_3, SHEET_TABLE, "r=\"A1\"", "r=\"C1\"", "there is no title in A1"},
    {MSG_WORKBOOK_RULE_3, SHEET_TABLE, "r=\"A2\"", "r=\"C2\"", "says what the sheet holds"},
    {MSG_WORKBOOK_RULE_3, SHEET_TABLE, END, "<row r=\"40\"><c r=\"A40\"><v>5</v></c></row>" END,
     "cell A40: something stands under the table"},
    {MSG_WORKBOOK_RULE_3, TABLE, "ref=\"A11:", "ref=\"B11:", "does not begin in column A"},
    {MSG_WORKBOOK_RULE_4, SHEET_TABLE, END, END "<mergeCells count=\"1\"><mergeCell ref=\"A1:B1\"/></mergeCells>",
     "merged cells"},
    {MSG_WORKBOOK_RULE_4, SHEET_TABLE, END, END "<autoFilter ref=\"A1:B1\"/>", "a filter"},
    {MSG_WORKBOOK_RULE_4, SHEET_TABLE, END, END "<conditionalFormatting/>", "colours that depend on values"},
    {MSG_WORKBOOK_RULE_4, SHEET_TABLE, END, END "<headerFooter><oddFooter>1</oddFooter></headerFooter>", "a footer"},
    {MSG_WORKBOOK_RULE_4, SHEET_TABLE, "<sheetData>",
     "<sheetViews><sheetView><pane ySplit=\"1\"/></sheetView></sheetViews><sheetData>", "frozen"},
    {MSG_WORKBOOK_RULE_4, SHEET_TABLE, "<row r=\"2\"", "<row r=\"2\" hidden=\"1\"", "hidden rows"},
    {MSG_WORKBOOK_RULE_4, SHEET_TABLE, "<col min=\"2\"", "<col hidden=\"1\" min=\"2\"", "hidden columns"},
    {MSG_WORKBOOK_RULE_4, BOOK, "name=\"Table_2\"", "name=\"Table_2\" state=\"hidden\"",
     "sheet 'Table_2': the sheet is hidden"},
    {MSG_WORKBOOK_RULE_4, STYLES, "<b/>", "<b/><i/>", "italics"},
    {MSG_WORKBOOK_RULE_4, STYLES, "<b/>", "<b/><u/>", "underlined"},
    {MSG_WORKBOOK_RULE_4, TABLE, "ref=\"A11:F17\"", "ref=\"A11:F18\"", "row 18 of the table is blank"},
    {MSG_WORKBOOK_RULE_4, TABLE, "ref=\"A11:F17\"", "ref=\"A11:G17\"", "a column of the table is blank"},
    {MSG_WORKBOOK_RULE_4, "xl/drawings/drawing1.xml", "<xdr:clientData/>", "<xdr:pic/><xdr:clientData/>", "a picture"},
    {MSG_WORKBOOK_RULE_5, SHEET_TABLE, FIGURE, AS_TEXT("133"), "cell B13: a number that is stored as text"},
    {MSG_WORKBOOK_RULE_5, SHEET_TABLE, FIGURE, AS_TEXT("133 [r]"), "cell B13: a mark in the cell of its number"},
    {MSG_WORKBOOK_RULE_5, SHEET_TABLE, "<c r=\"D14\" s=\"", "<c r=\"D14\" s=\"0\" cm=\"",
     "cell D14: a symbol among numbers that is not right aligned"},
    {MSG_WORKBOOK_RULE_6, STRINGS, "Clinical care [note 2]", "Clinical care [note 7]",
     "[note 7] is not on the sheet of notes"},
    {MSG_WORKBOOK_RULE_6, STRINGS, "<t>[note 3]</t>", "<t>[note 4]</t>", "[note 4] is not used"},
    {MSG_WORKBOOK_RULE_6, SHEET_TABLE, FIGURE, AS_TEXT("about 133 [note 1]"), "cell B13: a note among figures"},
    {MSG_WORKBOOK_RULE_7, STYLES, "formatCode=\"#,##0\"", "formatCode=\"0\"", "without commas"},
    {MSG_WORKBOOK_RULE_7, STYLES, "formatCode=\"0.0%\"", "formatCode=\"0.0 %\"", "a space before the per cent sign"},
    {MSG_WORKBOOK_RULE_7, STYLES, "formatCode=\"0.0%\"", "formatCode=\".0%\"", "a format that shows .3 for 0.3"},
    {MSG_WORKBOOK_RULE_7, STYLES, "formatCode=\"0.0%\"", "formatCode=\"General\"", "a figure without fixed places"},
    {MSG_WORKBOOK_RULE_8, STYLES, "<sz val=\"12\"/>", "<sz val=\"10\"/>", "letters smaller than 12 point"},
    {MSG_WORKBOOK_RULE_8, STYLES, "<name val=\"Arial\"/>", "<name val=\"Times New Roman\"/>",
     "letters with serifs (Times New Roman)"},
    {MSG_WORKBOOK_RULE_8, STYLES, "horizontal=\"right\"", "horizontal=\"center\"",
     "a number that is not right aligned"},
    {MSG_WORKBOOK_RULE_8, STYLES, "horizontal=\"right\"", "horizontal=\"center\"", "the header of a column of numbers"},
    {MSG_WORKBOOK_RULE_8, SHEET_TABLE, "<col min=\"2\" max=\"2\" width=\"",
     "<col min=\"2\" max=\"2\" width=\"2\" was=\"", "a number wider than its column"},
    {MSG_WORKBOOK_RULE_8, STYLES, "wrapText=\"1\"", "wrapText=\"0\"", "text that is cut off by the next column"},
    {MSG_WORKBOOK_RULE_8, STYLES, "horizontal=\"left\"", "horizontal=\"center\"", "text that is not left aligned"},
    {MSG_WORKBOOK_RULE_9, BOOK, "name=\"Table_2\"", "name=\"2_Table\"", "begins with a digit"},
    {MSG_WORKBOOK_RULE_9, BOOK, "name=\"Table_2\"", "name=\"Sheet5\"", "the program's own name"},
    {MSG_WORKBOOK_RULE_9, BOOK, "name=\"Table_2\"", "name=\"table_1\"", "another tab has this name"},
    {MSG_WORKBOOK_RULE_9, BOOK, "name=\"Table_2\"", "name=\"Table_of_complaints_closed_by_region\"", "longer than 31"},
    {MSG_WORKBOOK_RULE_10, CORE, "cp:keywords", "cp:words", "the document has no keywords"},
    {MSG_WORKBOOK_RULE_10, CORE, "dc:creator", "dc:maker", "the document has no author"},
    {MSG_WORKBOOK_RULE_10, SHEET_TABLE, "location=\"Contents!A1\"", "location=\"'No where'!A1\"",
     "leads to a sheet 'No where' that is not there"},
    {MSG_WORKBOOK_RULE_11, STRINGS, "Made by hand", "Made by hand in Q1", "a quarter by its number alone"},
    {MSG_WORKBOOK_RULE_12, SHEET_TABLE, FIGURE, "\" t=\"str\"><f>HYPERLINK(\"x\")</f><v>x</v>",
     "cell B13: a formula where text"},
    {MSG_WORKBOOK_RULE_12, STRINGS, "_x005F_x000D_", "_x0001_", "a control character"},
};

enum { N_BREAKAGES = sizeof breakages / sizeof breakages[0] };

START_TEST(what_is_broken_is_told) {
    const struct breakage *breakage = &breakages[_i];
    fixture_alter(arena, path, breakage->part, breakage->from, breakage->to);
    ck_assert_int_eq(workbook_lint(arena, path, diags), STATUS_NO);
    bool is_told = false;
    for (size_t i = 0; i < diags_count(diags); i++) {
        const struct diag *diag = diags_at(diags, i);
        if (diag->message == breakage->message && strstr(diag->sentence, breakage->found) != NULL)
            is_told = diag->hint != NULL;
    }
    ck_assert_msg(is_told, "%s: '%s' is not in\n%s", message_id(breakage->message), breakage->found, all_sentences());
}
END_TEST

START_TEST(the_same_finding_is_told_once_a_sheet) {
    fixture_alter(arena, path, STYLES, "formatCode=\"#,##0\"", "formatCode=\"0\"");
    ck_assert_int_eq(workbook_lint(arena, path, diags), STATUS_NO);
    ck_assert_str_eq(diags_at(diags, 0)->sentence,
                     "rule 7, sheet 'Table_1', cell B12 and 1 more: a figure of a thousand or more without commas");
    ck_assert_str_eq(diags_at(diags, 0)->hint, "choose a format such as #,##0");
}
END_TEST

static void assert_unreadable(const char *why) {
    ck_assert_int_eq(workbook_lint(arena, path, diags), STATUS_OUTSIDE);
    ck_assert_uint_eq(diags_count(diags), 1);
    ck_assert_int_eq(diags_at(diags, 0)->message, MSG_WORKBOOK_UNREADABLE);
    ck_assert_msg(strstr(diags_at(diags, 0)->sentence, why) != NULL, "%s", diags_at(diags, 0)->sentence);
}

START_TEST(damaged_parts_are_refused) {
    fixture_alter(arena, path, STYLES, "</styleSheet>", "");
    assert_unreadable("xl/styles.xml is not XML as it should be");
}
END_TEST

START_TEST(document_types_are_refused) {
    fixture_alter(arena, path, BOOK, "<workbook ", "<!DOCTYPE x [<!ENTITY a \"aaaa\">]><workbook ");
    assert_unreadable("it declares a document type");
}
END_TEST

START_TEST(deep_nesting_is_refused) {
    struct text_builder deep = {.arena = arena};
    for (int i = 0; i < 100; i++) text_add(&deep, "<a>");
    for (int i = 0; i < 100; i++) text_add(&deep, "</a>");
    fixture_alter(arena, path, SHEET_TABLE, END, TEXT(arena, END, text_done(&deep)));
    assert_unreadable("it is nested too deeply");
}
END_TEST

START_TEST(other_zips_are_no_workbook) {
    fixture_alter(arena, path, "_rels/.rels", "/officeDocument\"", "/other\"");
    assert_unreadable("it holds no workbook");
}
END_TEST

START_TEST(other_files_are_no_workbook) {
    FILE *file = fopen(path, "wb");
    ck_assert_ptr_nonnull(file);
    fputs("a,b\n1,2\n", file);
    fclose(file);
    assert_unreadable("it is no zip file");
}
END_TEST

START_TEST(a_missing_file_is_told) {
    ck_assert_int_eq(workbook_lint(arena, TEXT(arena, folder, "/none.xlsx"), diags), STATUS_OUTSIDE);
    ck_assert_int_eq(diags_at(diags, 0)->message, MSG_FILE_MISSING);
}
END_TEST

TCase *lint_cases(void) {
    TCase *tcase = tcase_create("lint");
    tcase_add_checked_fixture(tcase, setup, teardown);
    tcase_add_test(tcase, ours_keeps_every_rule);
    tcase_add_loop_test(tcase, what_is_broken_is_told, 0, N_BREAKAGES);
    tcase_add_test(tcase, the_same_finding_is_told_once_a_sheet);
    tcase_add_test(tcase, damaged_parts_are_refused);
    tcase_add_test(tcase, document_types_are_refused);
    tcase_add_test(tcase, deep_nesting_is_refused);
    tcase_add_test(tcase, other_zips_are_no_workbook);
    tcase_add_test(tcase, other_files_are_no_workbook);
    tcase_add_test(tcase, a_missing_file_is_told);
    return tcase;
}
