/* workbook/sheets.h - the sheets of a workbook, in the order they stand: names first, since links need them, then one
 * function a kind of sheet.
 *
 * Lifetime  the book's arena. All functions return what sheet_writer.h returns. */
#ifndef WORKBOOK_SHEETS_H
#define WORKBOOK_SHEETS_H

#include "result/report.h"
#include "workbook/sheets/sheet_intro.h"
#include "workbook/sheets/table_grid.h"

/* What stands on one tab that shows a table or a chart. */
struct sheet_plan {
    const char *tab;
    const char *heading;     /* "Table 4: Complaints closed, ..." without note marks */
    const char *excel_table; /* name of its Excel table; a chart uses it only where it needs a table of its own */
    struct grid_place place; /* tables: where the cells went */
    bool is_placed;          /* false for a table without rows */
};

struct sheet_plans {
    const struct report *report;
    date_t created;
    struct sheet_plan *tables; /* report->n_tables */
    const size_t *order;       /* of the tables' sheets: as the paper places them, then those that it does not place */
    struct sheet_plan *charts; /* report->n_charts */
    struct sheet_plan *about;  /* report->n_about */
};

struct sheet_plans *sheet_plans_new(struct arena *arena, const struct report *report, date_t created);

enum status cover_sheet(struct book *book, const struct sheet_plans *plans) MUST_USE;
enum status contents_sheet(struct book *book, const struct sheet_plans *plans) MUST_USE;
enum status notes_sheet(struct book *book, const struct sheet_plans *plans) MUST_USE;
/* Fills the plan's place. */
enum status table_sheet(struct book *book, struct sheet_plans *plans, size_t table) MUST_USE;
enum status about_sheet(struct book *book, struct sheet_plans *plans, size_t about) MUST_USE;
/* After all tables. */
enum status chart_sheet(struct book *book, const struct sheet_plans *plans, size_t chart) MUST_USE;

#endif
