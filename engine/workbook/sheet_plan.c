/* workbook/sheet_plan.c - names and headings of all sheets, before any is written. */
#include "workbook/sheets.h"

#include "base/text.h"

static const char *heading_of(struct arena *arena, const char *number, const char *title) {
    return number == NULL ? title : TEXT(arena, number, ": ", title);
}

/* A published paper's "Figure 6" may be a table here: its chart's tab then says that it is one. */
static const char *chart_tab(struct arena *arena, struct name_set *tabs, const struct report *report,
                             const struct chart *chart) {
    for (size_t i = 0; i < report->n_tables; i++) {
        if (chart->number != NULL && text_equal(chart->number, report->tables[i]->number))
            return tab_name(tabs, "Chart", TEXT(arena, "Chart ", chart->number), chart->id);
    }
    return tab_name(tabs, "Chart", chart->number, chart->id);
}

/* Named after their titles, which are the program's own: before all others, so that they keep them. */
static void plan_about(struct arena *arena, struct sheet_plans *plans, struct name_set *tabs, struct name_set *names) {
    const struct report *report = plans->report;
    plans->about = ARENA_ARRAY(arena, struct sheet_plan, report->n_about);
    for (size_t i = 0; i < report->n_about; i++) {
        const struct table *table = report->about[i];
        plans->about[i].tab = tab_name(tabs, "About", table->title, table->id);
        plans->about[i].heading = table->title;
        plans->about[i].excel_table = excel_table_name(names, TEXT(arena, "about_", table->id));
    }
}

static size_t table_index(const struct report *report, const struct table *table) {
    size_t i = 0;
    while (i < report->n_tables && report->tables[i] != table) i++;
    return i;
}

/* A table that the paper places twice has one sheet. */
static const size_t *order_tables(struct arena *arena, const struct report *report) {
    size_t *order = ARENA_ARRAY(arena, size_t, report->n_tables), n = 0;
    bool *has_place = ARENA_ARRAY(arena, bool, report->n_tables);
    for (size_t i = 0; report->paper != NULL && i < report->paper->n_blocks; i++) {
        const struct block *block = &report->paper->blocks[i];
        size_t table = block->kind == BLOCK_TABLE ? table_index(report, block->table) : report->n_tables;
        if (table == report->n_tables || has_place[table]) continue;
        has_place[table] = true;
        order[n++] = table;
    }
    for (size_t i = 0; i < report->n_tables; i++)
        if (!has_place[i]) order[n++] = i;
    return order;
}

struct sheet_plans *sheet_plans_new(struct arena *arena, const struct report *report, date_t created) {
    struct sheet_plans *plans = ARENA_NEW(arena, struct sheet_plans);
    *plans = (struct sheet_plans){.report = report, .created = created};
    plans->order = order_tables(arena, report);
    plans->tables = ARENA_ARRAY(arena, struct sheet_plan, report->n_tables);
    plans->charts = ARENA_ARRAY(arena, struct sheet_plan, report->n_charts);
    struct name_set *tabs = name_set_new(arena), *names = name_set_new(arena);
    /* "History" is Excel's own. */
    static const char *const reserved[] = {TAB_COVER, TAB_CONTENTS, TAB_NOTES, "History"};
    for (size_t i = 0; i < sizeof reserved / sizeof *reserved; i++) name_take(tabs, reserved[i]);
    name_take(names, "tbl_contents");
    name_take(names, "tbl_notes");
    plan_about(arena, plans, tabs, names);
    for (size_t i = 0; i < report->n_tables; i++) {
        const struct table *table = report->tables[i];
        plans->tables[i].tab = tab_name(tabs, "Table", table->number, table->id);
        plans->tables[i].heading = heading_of(arena, table->number, table->title);
        plans->tables[i].excel_table = excel_table_name(names, table->id);
    }
    for (size_t i = 0; i < report->n_charts; i++) {
        const struct chart *chart = &report->charts[i];
        plans->charts[i].tab = chart_tab(arena, tabs, report, chart);
        plans->charts[i].heading = heading_of(arena, chart->number, chart->title);
        plans->charts[i].excel_table = excel_table_name(names, TEXT(arena, "chart_", chart->id));
    }
    return plans;
}
