/* tabulate/paper/paper_warnings.c - what the author of a paper should look at again: numbers typed that a table computes, and tables and charts that
 * no reader of the paper sees. */
#include "tabulate/paper/paper.h"

/* The digits that a cell shows, without commas, sign and '%'. */
static const char *digits_of(struct arena *arena, const struct cell *cell) {
    const char *digits = text_replace(arena, text_replace(arena, cell->display, ",", ""), "%", "");
    return *digits == '-' || *digits == '+' ? digits + 1 : digits;
}

static bool is_typed(struct working *working, const struct model_typed *typed, const struct cell *cell) {
    if (cell->kind != CELL_NUMBER || cell->is_words) return false;
    return (cell->unit == UNIT_PERCENT) == typed->is_percent && text_equal(digits_of(working->arena, cell), typed->text);
}

/* The first cell that shows the number, totals before others: they are what is quoted most. */
static bool find_typed(struct working *working, const struct model_typed *typed, bool is_total, const struct table **ret_table, size_t *ret_cell) {
    for (size_t i = 0; i < working->report->n_tables; i++) {
        const struct table *table = working->report->tables[i];
        for (size_t k = 0; k < table->n_rows * table->n_columns; k++) {
            if (table->rows[k / table->n_columns].is_total != is_total || !is_typed(working, typed, &table->cells[k])) continue;
            *ret_table = table;
            *ret_cell = k;
            return true;
        }
    }
    return false;
}

static void warn_of_typed(struct working *working, const struct model_typed *typed) {
    const struct table *table;
    size_t cell;
    if (!find_typed(working, typed, true, &table, &cell) && !find_typed(working, typed, false, &table, &cell)) return;
    const char *hint = TEXT(working->arena, "if it is that figure, write {{", table->id, " | ", table->rows[cell / table->n_columns].id, " | ",
                            table->columns[cell % table->n_columns].id, "}}, so that it follows the data");
    DIAG(working->diags, MSG_PAPER_TYPED_NUMBER, typed->place, hint, TEXT(working->arena, typed->text, typed->is_percent ? "%" : ""),
         table->id);
}

/* A table is in the paper when it is placed, drawn or quoted. */
static bool is_seen(const struct working *working, size_t table) {
    const struct paper_working *paper = working->paper;
    const struct model *model = working->inputs->plan->model;
    bool is_drawn = false;
    for (size_t i = 0; i < model->n_charts; i++) is_drawn |= paper->chart_placed[i] && model->charts[i].table == table;
    return paper->table_placed[table] || paper->table_quoted[table] || is_drawn;
}

void paper_warn_of_message(struct working *working, const struct model_words *from, const struct words *message) {
    for (size_t i = 0; i < message->n; i++) {
        const struct span *span = &message->spans[i];
        if (span->kind != SPAN_FIGURE || table_cell(span->table, span->row, span->column)->mark != MARK_NOT_AVAILABLE) continue;
        DIAG(working->diags, MSG_PAPER_NOT_KNOWN, from->pieces[0].place, "choose another --period, or another extract",
             span->table->rows[span->row].label, span->table->columns[span->column].label, span->table->id);
        return;
    }
}

void paper_warn(struct working *working) {
    const struct paper_working *paper = working->paper;
    const struct model *model = working->inputs->plan->model;
    for (size_t i = 0; i < paper->n_typed; i++) warn_of_typed(working, &paper->typed[i]);
    for (size_t i = 0; i < model->n_tables; i++)
        if (!is_seen(working, i))
            DIAG(working->diags, MSG_PAPER_NOT_PLACED, model->tables[i].place, "place it, quote it, or leave it to the workbook",
                 TEXT(working->arena, "table '", model->tables[i].id, "'"));
    for (size_t i = 0; i < model->n_charts; i++)
        if (!paper->chart_placed[i])
            DIAG(working->diags, MSG_PAPER_NOT_PLACED, model->charts[i].place, "place it, or leave it to the workbook",
                 TEXT(working->arena, "chart '", model->charts[i].id, "'"));
}
