/* workbook/lint/workbook_lint.c - the rules one after the other, and their findings as messages. */
#include "workbook/lint/workbook_lint.h"

#include "base/text.h"
#include "workbook/lint/lint_rules.h"

static const struct {
    lint_rule *look;
    enum message message;
} rules[] = {
    {rule_1_sheets, MSG_WORKBOOK_RULE_1},    {rule_2_tables, MSG_WORKBOOK_RULE_2},
    {rule_3_above, MSG_WORKBOOK_RULE_3},     {rule_4_plain, MSG_WORKBOOK_RULE_4},
    {rule_5_symbols, MSG_WORKBOOK_RULE_5},   {rule_6_notes, MSG_WORKBOOK_RULE_6},
    {rule_7_numbers, MSG_WORKBOOK_RULE_7},   {rule_8_looks, MSG_WORKBOOK_RULE_8},
    {rule_9_tabs, MSG_WORKBOOK_RULE_9},      {rule_10_properties, MSG_WORKBOOK_RULE_10},
    {rule_11_periods, MSG_WORKBOOK_RULE_11}, {rule_12_text, MSG_WORKBOOK_RULE_12},
};

void lint_found(struct lint *lint, int rule, const struct lint_sheet *sheet, const struct lint_cell *cell,
                const char *found, const char *remedy) {
    for (size_t i = lint->n_findings; i-- > 0 && lint->findings[i].rule == rule;) {
        struct lint_finding *other = &lint->findings[i];
        if (other->sheet != sheet || !text_equal(other->found, found)) continue;
        other->n_cells++;
        return;
    }
    *ARENA_PUSH(lint->arena, lint->findings, lint->n_findings, lint->capacity) =
        (struct lint_finding){rule, sheet, cell, found, remedy, 1};
}

/* "AB12". */
static const char *place_of(struct arena *arena, const struct lint_cell *cell) {
    const char *letters = "";
    for (uint32_t column = cell->column + 1; column > 0; column = (column - 1) / 26) {
        const char letter[] = {(char)('A' + (column - 1) % 26), '\0'};
        letters = TEXT(arena, letter, letters);
    }
    return TEXT(arena, letters, text_from_int(arena, (int64_t)cell->row + 1));
}

static const char *where(struct arena *arena, const struct lint_finding *finding) {
    if (finding->sheet == NULL) return "the workbook";
    const char *sheet = TEXT(arena, "sheet '", finding->sheet->name, "'");
    if (finding->cell == NULL) return sheet;
    const char *more =
        finding->n_cells < 2 ? "" : TEXT(arena, " and ", text_from_int(arena, (int64_t)finding->n_cells - 1), " more");
    return TEXT(arena, sheet, ", cell ", place_of(arena, finding->cell), more);
}

enum status workbook_lint(struct arena *arena, const char *path, struct diags *diags) {
    struct lint_book *book;
    TRY(lint_book_read(arena, path, diags, &book));
    struct lint lint = {.arena = arena, .book = book};
    for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++) rules[i].look(&lint);
    for (size_t i = 0; i < lint.n_findings; i++) {
        const struct lint_finding *finding = &lint.findings[i];
        DIAG(diags, rules[finding->rule - 1].message, NOWHERE, finding->remedy, where(arena, finding), finding->found);
    }
    return lint.n_findings == 0 ? STATUS_OK : STATUS_NO;
}
