/* workbook/lint/rules_table.c - rules on tables and their figures: names and headers, symbols, formats, looks. */
#include "workbook/lint/lint_rules.h"

#include "base/intern.h"
#include "base/text.h"
#include "base/utf8.h"
#include "workbook/sheet_name.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

typedef void look_at_table(struct lint *lint, const struct lint_sheet *sheet, const struct lint_table *table);

static void each_table(struct lint *lint, look_at_table *look) {
    for (size_t i = 0; i < lint->book->n_sheets; i++) {
        const struct lint_sheet *sheet = &lint->book->sheets[i];
        for (size_t k = 0; k < sheet->n_tables; k++) look(lint, sheet, &sheet->tables[k]);
    }
}

bool lint_holds_numbers(const struct lint_sheet *sheet, const struct lint_table *table, uint32_t column) {
    size_t n_numbers = 0;
    for (uint32_t row = table->area.top + 1; row <= table->area.bottom; row++) {
        const struct lint_cell *cell = lint_cell_at(sheet, row, column);
        if (cell != NULL && cell->kind == LINT_NUMBER) n_numbers++;
    }
    return n_numbers > 0;
}

/* --- 2: Excel tables --- */

static void look_at_headers(struct lint *lint, const struct lint_sheet *sheet, const struct lint_table *table) {
    struct intern *seen = intern_new(lint->arena);
    for (uint32_t column = table->area.left; column <= table->area.right; column++) {
        const struct lint_cell *cell = lint_cell_at(sheet, table->area.top, column);
        const char *header = cell != NULL ? utf8_folded(lint->arena, cell->text) : "";
        bool is_new;
        intern_add(seen, header, strlen(header), &is_new);
        if (*header == '\0') {
            lint_found(lint, 2, sheet, cell, "a header is empty", "say what the column holds");
        } else if (!is_new) {
            lint_found(lint, 2, sheet, cell, "another column has this header", "make headers differ");
        }
    }
}

/* "Table1" is the program's own name. */
static bool is_own_name(const char *name) {
    return text_starts(name, "Table") && name[5] != '\0' && strspn(name + 5, "0123456789") == strlen(name + 5);
}

static void look_at_excel_table(struct lint *lint, const struct lint_sheet *sheet, const struct lint_table *table) {
    const struct lint_cell *corner = lint_cell_at(sheet, table->area.top, table->area.left);
    const struct xml *style = xml_child(table->xml, "tableStyleInfo");
    const char *fault = is_own_name(table->name) ? "it says nothing" : excel_table_name_fault(table->name);
    if (fault != NULL)
        lint_found(lint, 2, sheet, corner,
                   TEXT(lint->arena, "the table's name '", table->name, "' will not do: ", fault),
                   "name it after what it holds, such as tbl_lead_issue");
    if (xml_child(table->xml, "autoFilter") != NULL)
        lint_found(lint, 2, sheet, corner, "the table has filter buttons", "switch them off");
    if (xml_is_set(style, "showRowStripes") || xml_is_set(style, "showColumnStripes"))
        lint_found(lint, 2, sheet, corner, "the table is striped", "choose a plain style");
    if (xml_number(table->xml, "headerRowCount", 1) != 1)
        lint_found(lint, 2, sheet, corner, "the table has no header row", "give it one");
    look_at_headers(lint, sheet, table);
}

static bool is_in_a_table(const struct lint_sheet *sheet, const struct lint_cell *cell) {
    for (size_t i = 0; i < sheet->n_tables; i++)
        if (lint_is_inside(&sheet->tables[i].area, cell)) return true;
    return false;
}

static void look_at_defined_names(struct lint *lint) {
    const struct xml *at = xml_child(xml_child(lint->book->xml, "definedNames"), "definedName");
    for (; at != NULL; at = xml_next(at)) {
        const char *name = xml_attribute(at, "name");
        if (name == NULL || text_starts(name, "_xlnm.") || excel_table_name_fault(name) == NULL) continue;
        lint_found(lint, 2, NULL, NULL,
                   TEXT(lint->arena, "the name '", name, "' will not do: ", excel_table_name_fault(name)),
                   "choose another name");
    }
}

void rule_2_tables(struct lint *lint) {
    each_table(lint, look_at_excel_table);
    for (size_t i = 0; i < lint->book->n_sheets; i++) {
        const struct lint_sheet *sheet = &lint->book->sheets[i];
        for (size_t k = 0; k < sheet->n_cells; k++)
            if (sheet->cells[k].kind == LINT_NUMBER && !is_in_a_table(sheet, &sheet->cells[k]))
                lint_found(lint, 2, sheet, &sheet->cells[k], "a number outside any table",
                           "make an Excel table of the figures");
    }
    look_at_defined_names(lint);
}

/* --- 5: symbols among numbers --- */

/* Bytes of a number at the beginning of a text: "1,234.5%". */
static size_t number_length(const char *text) {
    size_t sign = strspn(text, "+-"), digits = strspn(text + sign, "0123456789,.");
    if (sign > 1 || strpbrk(text, "0123456789") == NULL || digits == 0) return 0;
    return sign + digits + (text[sign + digits] == '%');
}

static void look_at_figure_text(struct lint *lint, const struct lint_sheet *sheet, const struct lint_cell *cell,
                                bool among_numbers) {
    size_t n = number_length(cell->text);
    if (n > 0 && cell->text[n] == '\0')
        lint_found(lint, 5, sheet, cell, "a number that is stored as text", "write it as a number");
    if (n > 0 && cell->text[n + strspn(cell->text + n, " ")] == '[')
        lint_found(lint, 5, sheet, cell, "a mark in the cell of its number", "give the marks a column of their own");
    if (among_numbers && n == 0 && !text_equal(cell->style->horizontal, "right"))
        lint_found(lint, 5, sheet, cell, "a symbol among numbers that is not right aligned", "align it right");
}

static void look_at_symbols(struct lint *lint, const struct lint_sheet *sheet, const struct lint_table *table) {
    /* The first column labels the rows: a year there is a name. */
    for (uint32_t column = table->area.left + 1; column <= table->area.right; column++) {
        bool has_numbers = lint_holds_numbers(sheet, table, column);
        for (uint32_t row = table->area.top + 1; row <= table->area.bottom; row++) {
            const struct lint_cell *cell = lint_cell_at(sheet, row, column);
            if (cell != NULL && cell->kind == LINT_TEXT) look_at_figure_text(lint, sheet, cell, has_numbers);
        }
    }
}

void rule_5_symbols(struct lint *lint) {
    each_table(lint, look_at_symbols);
}

/* --- 7: formats --- */

static bool is_percent(const char *format) {
    return strchr(format, '%') != NULL;
}

static void look_at_format(struct lint *lint, const struct lint_sheet *sheet, const struct lint_cell *cell) {
    const char *format = cell->style->num_format;
    double size = fabs(cell->number);
    bool is_general = text_equal(format, "General");
    if (is_general && size > floor(size))
        lint_found(lint, 7, sheet, cell, "a figure without fixed places", "give the column a number format");
    if (size >= 1000 && !is_percent(format) && strchr(format, ',') == NULL)
        lint_found(lint, 7, sheet, cell, "a figure of a thousand or more without commas",
                   "choose a format such as #,##0");
    if (strstr(format, " %") != NULL)
        lint_found(lint, 7, sheet, cell, "a space before the per cent sign", "write it without: 0.0%");
    const char *point = strchr(format, '.');
    if (point != NULL && (point == format || point[-1] != '0'))
        lint_found(lint, 7, sheet, cell, "a format that shows .3 for 0.3", "put a 0 before the point: 0.0");
}

static void look_at_formats(struct lint *lint, const struct lint_sheet *sheet, const struct lint_table *table) {
    for (size_t i = 0; i < sheet->n_cells; i++) {
        const struct lint_cell *cell = &sheet->cells[i];
        if (cell->kind == LINT_NUMBER && cell->row > table->area.top && lint_is_inside(&table->area, cell))
            look_at_format(lint, sheet, cell);
    }
}

void rule_7_numbers(struct lint *lint) {
    each_table(lint, look_at_formats);
}

/* --- 8: looks --- */

enum { LEAST_PT = 12 };

static void look_at_font(struct lint *lint, const struct lint_sheet *sheet, const struct lint_cell *cell) {
    if (cell->style->size_pt < LEAST_PT)
        lint_found(lint, 8, sheet, cell, "letters smaller than 12 point", "make them 12 point or more");
    if (cell->style->is_serif)
        lint_found(lint, 8, sheet, cell, TEXT(lint->arena, "letters with serifs (", cell->style->font, ")"),
                   "choose a face such as Arial");
}

/* Figures as wide as their digits: LibreOffice and Excel show ### where they do not fit. */
static double shown_length(const struct lint_cell *cell) {
    char text[64];
    const char *format = cell->style->num_format, *point = strchr(format, '.');
    int places = point != NULL ? (int)strspn(point + 1, "0") : 0;
    double value = is_percent(format) ? cell->number * 100 : cell->number;
    int n = snprintf(text, sizeof text, "%.*f", places < 10 ? places : 10, value);
    if (text_equal(format, "General")) n = snprintf(text, sizeof text, "%.10g", value);
    double commas = strchr(format, ',') != NULL && fabs(value) >= 1000 ? floor(log10(fabs(value)) / 3) / 2 : 0;
    return n + commas + (is_percent(format) ? 1.6 : 0) - (point != NULL ? 0.5 : 0);
}

static void look_at_figure(struct lint *lint, const struct lint_sheet *sheet, const struct lint_cell *cell) {
    const char *side = cell->style->horizontal;
    if (side != NULL && !text_equal(side, "right"))
        lint_found(lint, 8, sheet, cell, "a number that is not right aligned", "align it right");
    if (shown_length(cell) > lint_column_width(sheet, cell->column))
        lint_found(lint, 8, sheet, cell, "a number wider than its column", "widen the column");
}

/* Left of the words that are longer than the column stands something: they are cut. */
static bool is_cut(const struct lint_sheet *sheet, const struct lint_cell *cell) {
    const struct lint_cell *next = lint_cell_at(sheet, cell->row, cell->column + 1);
    if (cell->style->is_wrapped || next == NULL || next->kind == LINT_BLANK) return false;
    return (double)utf8_columns(cell->text) * 0.9 > lint_column_width(sheet, cell->column) + 2;
}

static void look_at_column(struct lint *lint, const struct lint_sheet *sheet, const struct lint_table *table,
                           uint32_t column) {
    bool has_numbers = lint_holds_numbers(sheet, table, column);
    const struct lint_cell *header = lint_cell_at(sheet, table->area.top, column);
    if (has_numbers && header != NULL && !text_equal(header->style->horizontal, "right"))
        lint_found(lint, 8, sheet, header, "the header of a column of numbers is not right aligned", "align it right");
    for (uint32_t row = table->area.top + 1; row <= table->area.bottom; row++) {
        const struct lint_cell *cell = lint_cell_at(sheet, row, column);
        if (cell == NULL) continue;
        if (cell->kind == LINT_NUMBER) look_at_figure(lint, sheet, cell);
        const char *side = cell->style->horizontal;
        if (cell->kind == LINT_TEXT && !has_numbers && side != NULL && !text_equal(side, "left"))
            if (cell->text[0] != '[')
                lint_found(lint, 8, sheet, cell, "text that is not left aligned", "align it left");
        if (cell->kind == LINT_TEXT && is_cut(sheet, cell))
            lint_found(lint, 8, sheet, cell, "text that is cut off by the next column",
                       "widen the column, or wrap the text");
    }
}

static void look_at_columns(struct lint *lint, const struct lint_sheet *sheet, const struct lint_table *table) {
    for (uint32_t column = table->area.left; column <= table->area.right; column++)
        look_at_column(lint, sheet, table, column);
}

void rule_8_looks(struct lint *lint) {
    for (size_t i = 0; i < lint->book->n_sheets; i++) {
        const struct lint_sheet *sheet = &lint->book->sheets[i];
        for (size_t k = 0; k < sheet->n_cells; k++)
            if (sheet->cells[k].kind != LINT_BLANK) look_at_font(lint, sheet, &sheet->cells[k]);
    }
    each_table(lint, look_at_columns);
}
