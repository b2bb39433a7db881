/* workbook/sheets/front_sheets.c - cover, contents and notes. */
#include "workbook/sheets.h"

#include "base/text.h"

enum { TAB_COLUMN_PX = 290, TEXT_COLUMN_PX = PAGE_SHORT_PX - TAB_COLUMN_PX, TEXT_MARGIN_PX = 16 };

/* A heading and what stands under it; nothing when there is nothing. */
static enum status section(struct intro *intro, const char *heading, const char *text) {
    if (text == NULL || *text == '\0') return STATUS_OK;
    TRY(intro_heading(intro, heading));
    return intro_text(intro, text);
}

static enum status source_section(struct intro *intro, const struct report *report) {
    struct arena *arena = intro->sheet->book->arena;
    if (report->n_sources > 0) TRY(intro_heading(intro, report->n_sources == 1 ? "Source" : "Sources"));
    for (size_t i = 0; i < report->n_sources; i++) {
        const struct source_about *source = &report->sources[i];
        const char *taken =
            source->taken == DATE_NONE ? "" : TEXT(arena, ", extract taken on ", date_long(arena, source->taken));
        const char *from = source->complete_from == DATE_NONE
                               ? ""
                               : TEXT(arena, ", complete from ", date_long(arena, source->complete_from));
        TRY(intro_text(intro, TEXT(arena, source->title, taken, from)));
    }
    return STATUS_OK;
}

static enum status period_section(struct intro *intro, const struct report *report) {
    struct arena *arena = intro->sheet->book->arena;
    TRY(section(intro, "Period", period_long(arena, report->period)));
    return section(intro, "As at",
                   report->as_at == DATE_NONE
                       ? NULL
                       : TEXT(arena, "What was recorded on or before ", date_long(arena, report->as_at)));
}

/* By default it is the period's last day, and not that of an extract: so it says what it is. */
static const char *document_date(struct arena *arena, const struct sheet_plans *plans) {
    const char *date = date_long(arena, plans->created);
    return plans->created == plans->report->period.end ? TEXT(arena, date, ", the end of the period") : date;
}

enum status cover_sheet(struct book *book, const struct sheet_plans *plans) {
    const struct report *report = plans->report;
    struct sheet *sheet;
    struct intro intro;
    const char *title = TEXT(book->arena, report->title, ", ", period_long(book->arena, report->period));
    TRY(book_sheet(book, TAB_COVER, &sheet));
    TRY(intro_begin(sheet, report, title, true, 0, &intro));
    /* A subtitle that only repeats the period is in the title already. */
    if (report->subtitle != NULL && !text_equal(report->subtitle, period_long(book->arena, report->period)))
        TRY(intro_text(&intro, report->subtitle));
    TRY(section(&intro, "Summary", report->summary));
    TRY(period_section(&intro, report));
    TRY(source_section(&intro, report));
    TRY(section(&intro, "Status", report->status_line));
    TRY(section(&intro, "Edition", report->edition));
    TRY(section(&intro, "Published by", report->publisher));
    TRY(section(&intro, "Contact", report->contact));
    TRY(section(&intro, "Document date", document_date(book->arena, plans)));
    TRY(intro_heading(&intro, "Where to go from here"));
    TRY(intro_link(&intro, "Go to the contents", TAB_CONTENTS));
    return intro_link(&intro, "Go to the notes", TAB_NOTES);
}

/* One row of a table of two columns: a short text, which may be a link, and a long one. */
static enum status two_columns(struct sheet *sheet, uint32_t row, const char *first, const char *tab,
                               const char *second) {
    if (tab != NULL) TRY(sheet_link(sheet, row, 0, first, tab, LOOK_TEXT_LINK));
    if (tab == NULL) TRY(sheet_text(sheet, row, 0, first, LOOK_TEXT));
    TRY(sheet_text(sheet, row, 1, second, LOOK_TEXT));
    return sheet_row_height(
        sheet, row,
        look_height_px(LOOK_TEXT, text_lines(second, look_face(LOOK_TEXT), TEXT_COLUMN_PX - TEXT_MARGIN_PX)));
}

static enum status two_column_table(struct intro *intro, const char *name, const char *title,
                                    const char *const *headers, size_t n_rows) {
    struct sheet *sheet = intro->sheet;
    const struct sheet_table table = {.name = name,
                                      .title = title,
                                      .row = intro->row,
                                      .n_rows = (uint32_t)n_rows,
                                      .headers = headers,
                                      .looks = (const enum look[]){LOOK_HEADER_TEXT, LOOK_HEADER_TEXT},
                                      .n_columns = 2};
    TRY(sheet_table(sheet, &table));
    TRY(sheet_column_width(sheet, 0, TAB_COLUMN_PX));
    TRY(sheet_column_width(sheet, 1, TEXT_COLUMN_PX));
    TRY(sheet_row_height(sheet, intro->row, look_height_px(LOOK_HEADER_TEXT, 1)));
    intro->row++;
    return STATUS_OK;
}

enum status contents_sheet(struct book *book, const struct sheet_plans *plans) {
    const struct report *report = plans->report;
    static const char *const headers[] = {"Sheet (link)", "What it holds"};
    struct sheet *sheet;
    struct intro intro;
    TRY(book_sheet(book, TAB_CONTENTS, &sheet));
    TRY(intro_begin(sheet, report, "Contents", false, 0, &intro));
    TRY(intro_text(&intro,
                   "This sheet holds one table: the sheets of this workbook, each with a link to its cell A1."));
    TRY(two_column_table(&intro, "tbl_contents", "Contents", headers,
                         2 + report->n_tables + report->n_charts + report->n_about));
    TRY(two_columns(sheet, intro.row++, TAB_COVER, TAB_COVER, "Title, period, source, status and contact"));
    TRY(two_columns(sheet, intro.row++, TAB_NOTES, TAB_NOTES, "The notes that the tables and charts refer to"));
    for (size_t i = 0; i < report->n_tables; i++) {
        const struct sheet_plan *plan = &plans->tables[plans->order[i]];
        TRY(two_columns(sheet, intro.row++, plan->tab, plan->tab, plan->heading));
    }
    for (size_t i = 0; i < report->n_charts; i++)
        TRY(two_columns(sheet, intro.row++, plans->charts[i].tab, plans->charts[i].tab,
                        TEXT(book->arena, plans->charts[i].heading, " (chart)")));
    for (size_t i = 0; i < report->n_about; i++)
        TRY(two_columns(sheet, intro.row++, plans->about[i].tab, plans->about[i].tab, report->about[i]->about));
    return STATUS_OK;
}

enum status notes_sheet(struct book *book, const struct sheet_plans *plans) {
    const struct report *report = plans->report;
    static const char *const headers[] = {"Note number", "Note text"};
    struct sheet *sheet;
    struct intro intro;
    TRY(book_sheet(book, TAB_NOTES, &sheet));
    TRY(intro_begin(sheet, report, "Notes", report->n_notes == 0, 0, &intro));
    if (report->n_notes == 0) TRY(intro_text(&intro, "The tables and charts of this workbook have no notes."));
    if (report->n_notes > 0)
        TRY(intro_text(&intro, "This sheet holds one table: the notes that the tables and charts refer to."));
    TRY(intro_link(&intro, "Go to the contents", TAB_CONTENTS));
    if (report->n_notes == 0) return STATUS_OK;
    TRY(two_column_table(&intro, "tbl_notes", "Notes", headers, report->n_notes));
    for (size_t i = 0; i < report->n_notes; i++) {
        const char *number = TEXT(book->arena, "[note ", text_from_int(book->arena, (int64_t)i + 1), "]");
        TRY(two_columns(sheet, intro.row++, number, NULL, report->notes[i].text));
    }
    return STATUS_OK;
}
