/* workbook/sheets/sheet_intro.h - the lines above a table or chart: title in A1, then one sentence or paragraph a row.
 *
 * On sheets with a table the lines run on over the empty cells to their right, since column A is only as wide as the
 * row labels; a paragraph wider than the page is parted at the ends of its sentences, else behind a semicolon, else
 * between words. On other sheets lines wrap in column A. */
#ifndef WORKBOOK_SHEET_INTRO_H
#define WORKBOOK_SHEET_INTRO_H

#include "result/report.h"
#include "workbook/sheet_page.h"

/* Tabs that every workbook has. */
#define TAB_COVER "Cover"
#define TAB_CONTENTS "Contents"
#define TAB_NOTES "Notes"

struct intro {
    struct sheet *sheet;
    uint32_t row;    /* next free */
    bool is_wrapped; /* column A is as wide as the page and lines wrap in it */
    uint32_t width_px;
};

/* Title in A1 and, on a draft, the line that says so. Lines take the width of the page on which `width_px` and the
 * title fit; is_wrapped also makes column A so wide. */
enum status intro_begin(struct sheet *sheet, const struct report *report, const char *title, bool is_wrapped,
                        uint32_t width_px, struct intro *ret) MUST_USE;
/* Adds text, a row for each line of it; NULL and "" add nothing. */
enum status intro_text(struct intro *intro, const char *text) MUST_USE;
/* The same after a lead: "Source: ...". */
enum status intro_lead(struct intro *intro, const char *lead, const char *text) MUST_USE;
enum status intro_heading(struct intro *intro, const char *heading) MUST_USE;
enum status intro_link(struct intro *intro, const char *text, const char *tab) MUST_USE;
/* The notes of a table's title, rows and columns, with a link to the sheet of notes; nothing when there are none. */
enum status intro_notes(struct intro *intro, const struct report *report, const struct table *table) MUST_USE;

#endif
