/* tabulate/finish_table.c - a worked-out table as it will be shown: lines and cells in their order, notes numbered, words made. */
#include "tabulate/paper/paper.h"

static const char *filled_in(struct working *working, const char *text) {
    return plan_tokens(working->arena, working->inputs->plan, text);
}

/* --- lines ---------------------------------------------------------------------------------------------------------- */

static struct line line_of(struct working *working, const struct plan_line *plan) {
    return (struct line){.id = plan->id, .label = plan->label, .group = plan->outer_label, .own = plan->own_label,
                         .notes = notes_number(working, plan->notes, plan->n_notes), .n_notes = plan->n_notes,
                         .n_group_notes = plan->n_outer_notes, .is_total = plan->is_total, .is_derived = plan->is_derived,
                         .is_subtotal = plan->is_subtotal,
                         .has_period = plan->has_period, .period = plan->period};
}

/* The unit of most cells of a column: of the first that has a number, else of the first. */
static enum unit unit_of_column(const struct table *table, size_t column) {
    for (size_t row = 0; row < table->n_rows; row++)
        if (table_cell(table, row, column)->kind == CELL_NUMBER) return table_cell(table, row, column)->unit;
    return table->n_rows > 0 ? table_cell(table, 0, column)->unit : UNIT_COUNT;
}

static void finish_lines(struct working *working, const struct working_table *from, struct table *table) {
    struct line *columns = ARENA_ARRAY(working->arena, struct line, from->n_columns);
    struct line *rows = ARENA_ARRAY(working->arena, struct line, from->n_rows);
    for (size_t i = 0; i < from->n_columns; i++) columns[i] = line_of(working, &from->plan->columns[from->columns[i]]);
    for (size_t i = 0; i < from->n_rows; i++) rows[i] = line_of(working, &from->plan->rows[from->rows[i]]);
    table->columns = columns;
    table->n_columns = from->n_columns;
    table->rows = rows;
    table->n_rows = from->n_rows;
    table->cells = ARENA_ARRAY(working->arena, struct cell, table->n_rows * table->n_columns);
    for (size_t i = 0; i < table->n_rows; i++)
        for (size_t k = 0; k < table->n_columns; k++)
            *table_cell(table, i, k) = from->cells[from->rows[i] * from->plan->n_columns + from->columns[k]];
    for (size_t k = 0; k < table->n_columns; k++) columns[k].unit = unit_of_column(table, k);
}

/* --- static text ------------------------------------------------------------------------------------------------------ */

static void finish_static(struct working *working, const struct model_table *model, struct table *table) {
    struct line *columns = ARENA_ARRAY(working->arena, struct line, model->n_static_columns);
    struct line *rows = ARENA_ARRAY(working->arena, struct line, model->n_static_rows);
    struct cell *cells = ARENA_ARRAY(working->arena, struct cell, model->n_static_columns * model->n_static_rows);
    for (size_t i = 0; i < model->n_static_columns; i++)
        columns[i] = (struct line){.id = text_slug(working->arena, model->static_columns[i]),
                                   .label = filled_in(working, model->static_columns[i])};
    for (size_t i = 0; i < model->n_static_rows; i++) {
        rows[i] = (struct line){.id = text_slug(working->arena, model->static_rows[i][0]),
                                .label = filled_in(working, model->static_rows[i][0])};
        for (size_t k = 0; k < model->n_static_columns; k++)
            cells[i * model->n_static_columns + k] =
                (struct cell){.kind = CELL_TEXT, .value = {0, 1}, .display = filled_in(working, model->static_rows[i][k + 1])};
    }
    table->columns = columns;
    table->n_columns = model->n_static_columns;
    table->rows = rows;
    table->n_rows = model->n_static_rows;
    table->cells = cells;
}

/* --- the table ---------------------------------------------------------------------------------------------------------- */

void finish_table(struct working *working, struct working_table *from) {
    const struct model_table *model = from->plan->model;
    struct table *table = ARENA_NEW(working->arena, struct table);
    from->table = table;
    *table = (struct table){
        .id = model->id,
        .definition = model->layer.definition,
        .number = working->paper->table_numbers[model - working->inputs->plan->model->tables],
        .title = filled_in(working, model->title),
        .about = filled_in(working, model->about),
        .corner = model->corner == NULL ? "Category" : filled_in(working, model->corner),
        .source = words_of_source(working, from->plan),
        .base = words_of_base(working, from->plan),
        .notes = notes_number(working, model->notes, model->n_notes),
        .n_notes = model->n_notes,
    };
    if (model->n_static_rows > 0) {
        finish_static(working, model, table);
        return;
    }
    finish_lines(working, from, table);
    relations_make(working, from);
    remarks_make(working, from);
}
