/* workbook/lint/lint_rules.h - the twelve rules, a function each, and how they tell what they find. */
#ifndef WORKBOOK_LINT_RULES_H
#define WORKBOOK_LINT_RULES_H

#include "workbook/lint/lint_book.h"

struct lint_finding {
    int rule;
    const struct lint_sheet *sheet; /* NULL: the workbook */
    const struct lint_cell *cell;   /* the first; NULL: the sheet */
    const char *found, *remedy;
    size_t n_cells;
};

struct lint {
    struct arena *arena;
    const struct lint_book *book;
    struct lint_finding *findings;
    size_t n_findings, capacity;
};

/* `found` completes "sheet 'Table_3', cell B7: "; `remedy` says what to do. */
void lint_found(struct lint *lint, int rule, const struct lint_sheet *sheet, const struct lint_cell *cell,
                const char *found, const char *remedy);

/* Every finding in the order of the rules. */
typedef void lint_rule(struct lint *lint);

lint_rule rule_1_sheets, rule_2_tables, rule_3_above, rule_4_plain, rule_5_symbols, rule_6_notes, rule_7_numbers,
    rule_8_looks, rule_9_tabs, rule_10_properties, rule_11_periods, rule_12_text;

/* Is there a number in this column of the table? Then its other cells are symbols. */
bool lint_holds_numbers(const struct lint_sheet *sheet, const struct lint_table *table, uint32_t column);

#endif
