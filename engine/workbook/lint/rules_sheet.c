/* workbook/lint/rules_sheet.c - rules on single sheets: what stands where, and what must not be there. */
#include "workbook/lint/lint_rules.h"

#include "base/text.h"

#include <string.h>

/* Calls a rule's part for every sheet. */
static void each_sheet(struct lint *lint, void (*look)(struct lint *lint, const struct lint_sheet *sheet)) {
    for (size_t i = 0; i < lint->book->n_sheets; i++) look(lint, &lint->book->sheets[i]);
}

/* --- 3: title and words above, nothing under --- */

static bool has_text(const struct lint_sheet *sheet, uint32_t row, uint32_t column) {
    const struct lint_cell *cell = lint_cell_at(sheet, row, column);
    return cell != NULL && cell->kind == LINT_TEXT;
}

static void look_around_table(struct lint *lint, const struct lint_sheet *sheet, const struct lint_table *table) {
    const struct lint_cell *corner = lint_cell_at(sheet, table->area.top, table->area.left);
    if (table->area.left != 0)
        lint_found(lint, 3, sheet, corner, "the table does not begin in column A", "move it to column A");
    if (table->area.top < 2 || !has_text(sheet, 1, 0))
        lint_found(lint, 3, sheet, corner, "nothing between title and table says what the sheet holds",
                   "write below the title what the sheet holds, its symbols and its source");
    for (size_t i = 0; i < sheet->n_cells; i++) {
        const struct lint_cell *cell = &sheet->cells[i];
        if (cell->row > table->area.bottom && cell->kind != LINT_BLANK)
            lint_found(lint, 3, sheet, cell, "something stands under the table",
                       "move it above the table, or to the notes");
    }
}

static void look_above(struct lint *lint, const struct lint_sheet *sheet) {
    if (!has_text(sheet, 0, 0)) lint_found(lint, 3, sheet, NULL, "there is no title in A1", "write the title into A1");
    for (size_t i = 0; i < sheet->n_tables; i++) look_around_table(lint, sheet, &sheet->tables[i]);
}

void rule_3_above(struct lint *lint) {
    each_sheet(lint, look_above);
}

/* --- 4: what must not be there --- */

static const struct {
    const char *element, *found, *remedy;
} unwanted[] = {
    {"mergeCell", "merged cells", "part them"},
    {"pane", "frozen or split panes", "remove them"},
    {"autoFilter", "a filter", "remove it"},
    {"conditionalFormatting", "colours that depend on values", "say it in words: colour must not be the only signal"},
    {"oddHeader", "a header of the printed page", "remove it"},
    {"oddFooter", "a footer of the printed page", "remove it"},
};

static bool has_hidden(const struct xml *list, const char *name) {
    for (const struct xml *at = xml_child(list, name); at != NULL; at = xml_next(at))
        if (xml_is_set(at, "hidden")) return true;
    return false;
}

static void look_for_hidden(struct lint *lint, const struct lint_sheet *sheet) {
    if (sheet->is_hidden) lint_found(lint, 4, sheet, NULL, "the sheet is hidden", "show it, or remove it");
    if (has_hidden(xml_child(sheet->xml, "sheetData"), "row"))
        lint_found(lint, 4, sheet, NULL, "hidden rows", "show them, or remove them");
    if (has_hidden(xml_child(sheet->xml, "cols"), "col"))
        lint_found(lint, 4, sheet, NULL, "hidden columns", "show them, or remove them");
    if (xml_below(sheet->drawing, "pic") != NULL)
        lint_found(lint, 4, sheet, NULL, "a picture", "show its words and numbers in cells");
}

/* Is a row (or column) of the table without any content? */
static bool is_blank_line(const struct lint_sheet *sheet, const struct lint_area *area, bool is_row, uint32_t line) {
    uint32_t first = is_row ? area->left : area->top + 1, last = is_row ? area->right : area->bottom;
    for (uint32_t i = first; i <= last; i++) {
        const struct lint_cell *cell = is_row ? lint_cell_at(sheet, line, i) : lint_cell_at(sheet, i, line);
        if (cell != NULL && cell->kind != LINT_BLANK) return false;
    }
    return true;
}

static void look_for_blank_lines(struct lint *lint, const struct lint_sheet *sheet, const struct lint_area *area) {
    for (uint32_t row = area->top; row <= area->bottom; row++)
        if (is_blank_line(sheet, area, true, row))
            lint_found(
                lint, 4, sheet, NULL,
                TEXT(lint->arena, "row ", text_from_int(lint->arena, (int64_t)row + 1), " of the table is blank"),
                "remove it");
    for (uint32_t column = area->left; column <= area->right; column++)
        if (is_blank_line(sheet, area, false, column))
            lint_found(lint, 4, sheet, lint_cell_at(sheet, area->top, column), "a column of the table is blank",
                       "remove it");
}

static void look_for_unwanted(struct lint *lint, const struct lint_sheet *sheet) {
    for (size_t i = 0; i < sizeof unwanted / sizeof unwanted[0]; i++)
        if (xml_below(sheet->xml, unwanted[i].element) != NULL)
            lint_found(lint, 4, sheet, NULL, unwanted[i].found, unwanted[i].remedy);
    look_for_hidden(lint, sheet);
    for (size_t i = 0; i < sheet->n_tables; i++) look_for_blank_lines(lint, sheet, &sheet->tables[i].area);
    for (size_t i = 0; i < sheet->n_cells; i++) {
        const struct lint_cell *cell = &sheet->cells[i];
        if (cell->kind != LINT_BLANK && cell->style->is_italic)
            lint_found(lint, 4, sheet, cell, "italics", "write it upright");
        if (cell->kind != LINT_BLANK && cell->style->is_underlined)
            lint_found(lint, 4, sheet, cell, "underlined text", "remove the line");
    }
}

void rule_4_plain(struct lint *lint) {
    if (lint->book->has_macros) lint_found(lint, 4, NULL, NULL, "macros", "remove them");
    each_sheet(lint, look_for_unwanted);
}

/* --- 11: periods --- */

static bool is_word_byte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/* "Q1" to "Q4" as a word. */
static bool has_quarter(const char *text) {
    for (const char *at = text; (at = strchr(at, 'Q')) != NULL; at++)
        if (at[1] >= '1' && at[1] <= '4' && !is_word_byte(at[2]) && (at == text || !is_word_byte(at[-1]))) return true;
    return false;
}

static void look_for_quarters(struct lint *lint, const struct lint_sheet *sheet) {
    for (size_t i = 0; i < sheet->n_cells; i++)
        if (has_quarter(sheet->cells[i].text))
            lint_found(lint, 11, sheet, &sheet->cells[i], "a quarter by its number alone",
                       "spell the period out: '1 April to 30 June 2008'");
}

void rule_11_periods(struct lint *lint) {
    each_sheet(lint, look_for_quarters);
}

/* --- 12: text that is text --- */

static bool has_escaped_control(const char *text) {
    for (const char *at = text; (at = strstr(at, "_x00")) != NULL; at++) {
        bool is_control = (at[4] == '0' || at[4] == '1') && at[5] != '\0' && at[6] == '_';
        bool is_break = at[4] == '0' && at[5] != '\0' && strchr("9AaDd", at[5]) != NULL;
        if (is_control && !is_break) return true;
    }
    return false;
}

static void look_for_formulas(struct lint *lint, const struct lint_sheet *sheet) {
    for (size_t i = 0; i < sheet->n_cells; i++) {
        const struct lint_cell *cell = &sheet->cells[i];
        if (cell->has_formula && cell->kind != LINT_NUMBER)
            lint_found(lint, 12, sheet, cell, "a formula where text or a symbol should be", "write it as text");
        if (has_escaped_control(cell->text))
            lint_found(lint, 12, sheet, cell, "a control character", "remove it, or replace it visibly");
    }
}

void rule_12_text(struct lint *lint) {
    each_sheet(lint, look_for_formulas);
}
