/* workbook/sheets/table_sheet.c - a table's sheet: what the reader must know first, then the table, and nothing under
 * it. */
#include "workbook/sheets.h"

#include "base/text.h"
#include "result/words.h"

/* Remarks are finished sentences, with or without their full stop. */
static enum status remark_lines(struct intro *intro, const struct table *table) {
    for (size_t i = 0; i < table->n_remarks; i++) TRY(intro_text(intro, table->remarks[i]));
    return STATUS_OK;
}

static enum status introduce(struct intro *intro, const struct report *report, const struct table *table) {
    struct arena *arena = intro->sheet->book->arena;
    TRY(intro_text(intro, table->n_rows == 0 ? "There is nothing to show in this table: it has no rows."
                                             : "This sheet holds one table."));
    TRY(intro_text(intro, table->about));
    TRY(intro_text(intro, table->base));
    TRY(intro_lead(intro, "Symbols used: ", words_of_marks(arena, table)));
    TRY(remark_lines(intro, table));
    TRY(intro_lead(intro, "Source: ", table->source));
    TRY(intro_notes(intro, report, table));
    return intro_link(intro, "Go to the contents", TAB_CONTENTS);
}

static enum status write_table(struct book *book, const struct sheet_plans *plans, const struct table *table,
                               struct sheet_plan *plan) {
    const struct grid grid = grid_of_table(book->arena, table, plan->excel_table, plan->heading);
    struct grid_plan *layout = grid_plan(book->arena, &grid);
    struct sheet *sheet;
    struct intro intro;
    TRY(book_sheet(book, plan->tab, &sheet));
    TRY(intro_begin(sheet, plans->report, with_notes(book->arena, plan->heading, table->notes, table->n_notes), false,
                    grid_width_px(layout), &intro));
    TRY(introduce(&intro, plans->report, table));
    /* An Excel table has at least one row of data. */
    if (table->n_rows == 0) return STATUS_OK;
    TRY(grid_write(sheet, intro.row, layout, &plan->place));
    plan->is_placed = true;
    return STATUS_OK;
}

enum status table_sheet(struct book *book, struct sheet_plans *plans, size_t index) {
    return write_table(book, plans, plans->report->tables[index], &plans->tables[index]);
}

enum status about_sheet(struct book *book, struct sheet_plans *plans, size_t index) {
    return write_table(book, plans, plans->report->about[index], &plans->about[index]);
}
