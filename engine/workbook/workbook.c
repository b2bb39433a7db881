/* workbook/workbook.c - the order of the sheets, and the document's properties. */
#include "workbook/workbook.h"

#include "base/text.h"
#include "workbook/sheet_page.h"
#include "workbook/sheets.h"

#include <assert.h>

static const char *keywords_of(struct arena *arena, const struct report *report) {
    return TEXT(arena, report->title, ", ", report->period_label != NULL ? report->period_label : "", ", ",
                report->publisher != NULL ? report->publisher : "");
}

static enum status set_properties(struct book *book, const struct sheet_plans *plans) {
    const struct report *report = plans->report;
    const char *period = period_long(book->arena, report->period);
    const struct book_properties properties = {
        .title = TEXT(book->arena, report->title, ", ", period),
        .subject = report->summary != NULL ? report->summary : period,
        .author = report->publisher,
        .keywords = keywords_of(book->arena, report),
        .status = report->status_line,
        .created = plans->created,
    };
    return book_properties(book, &properties);
}

static enum status write_sheets(struct book *book, struct sheet_plans *plans) {
    TRY(cover_sheet(book, plans));
    TRY(contents_sheet(book, plans));
    TRY(notes_sheet(book, plans));
    for (size_t i = 0; i < plans->report->n_tables; i++) TRY(table_sheet(book, plans, plans->order[i]));
    for (size_t i = 0; i < plans->report->n_charts; i++) TRY(chart_sheet(book, plans, i));
    for (size_t i = 0; i < plans->report->n_about; i++) TRY(about_sheet(book, plans, i));
    return book_pages(book);
}

/* The library's memory goes with the child arena, also when a sheet is refused or memory ends. */
enum status workbook_write(struct arena *arena, const struct report *report, const char *path, date_t created,
                           struct diags *diags) {
    assert(report->is_released);
    struct arena *scratch = arena_child(arena);
    struct sheet_plans *plans = sheet_plans_new(scratch, report, created);
    struct book *book;
    enum status status = book_open(scratch, path, diags, &book);
    if (status == STATUS_OK) status = set_properties(book, plans);
    if (status == STATUS_OK) status = write_sheets(book, plans);
    if (status == STATUS_OK) status = book_close(book);
    arena_close(scratch);
    return status;
}
