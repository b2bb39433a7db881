/* tabulate/ledgers.c - published figures and the lines that they are held against: what cannot be the same kind of number is refused, and
 * a table of which a file holds nothing is told. */
#include "tabulate/working.h"

#include <string.h>

const struct published_figure *ledger_figure(struct working *working, const struct plan_table *table, const struct plan_cell *plan) {
    const struct plan_line *row = &table->rows[plan->published_row], *column = &table->columns[plan->published_column];
    if (plan->is_stale_period || plan->is_of_others) return NULL;
    return published_find(working->arena, working->inputs->ledgers[plan->ledger], table->model->id, row->id, row->label, column->id, column->label);
}

/* --- a figure and its line ------------------------------------------------------------------------------------------- */

/* Whether the cell holds a whole number whatever the records are: a count, a sum, or arithmetic on such. */
static bool is_whole(const struct plan_table *table, size_t index) {
    const struct plan_cell *plan = &table->cells[index];
    if (plan->formula == FORMULA_COUNT || plan->formula == FORMULA_SUM || plan->formula == FORMULA_DISTINCT) return true;
    if (plan->formula != FORMULA_ADD && plan->formula != FORMULA_DIFFERENCE && plan->formula != FORMULA_REST) return false;
    for (size_t i = 0; i < plan->n_of; i++)
        if (!is_whole(table, plan->of[i])) return false;
    return plan->n_of > 0;
}

/* Whether a figures.csv says of its figure that it is in another unit; a ledger written by hand may have words of its own. */
static bool is_of_other_unit(const struct published_figure *figure, enum unit own) {
    if (figure->unit == NULL || text_equal(figure->unit, unit_name(own))) return false;
    for (int unit = 0; unit < N_UNITS; unit++)
        if (text_equal(figure->unit, unit_name((enum unit)unit))) return true;
    return false;
}

static bool is_in_per_cent(enum unit unit) {
    return unit == UNIT_PERCENT || unit == UNIT_POINTS || unit == UNIT_CHANGE;
}

/* What the figure is, where its line is of another kind; else NULL. */
static const char *other_kind(struct working *working, const struct working_table *table, size_t index, const struct published_figure *figure) {
    enum unit unit = table->cells[index].unit;
    if (!figure->has_value) return NULL;
    if (is_of_other_unit(figure, unit)) return TEXT(working->arena, "of the unit '", figure->unit, "'");
    if (!is_in_per_cent(unit) && strchr(figure->text, '%') != NULL) return "a percentage";
    return is_whole(table->plan, index) && figure->value.decimals > 0 ? "no whole number" : NULL;
}

/* A percentage read as a count would be compared with one. */
static bool fits_line(struct working *working, const struct working_table *table, const struct plan_cell *plan, const struct published_figure *figure) {
    size_t own = plan->of[0];
    const char *found = other_kind(working, table, own, figure);
    const char *row = table->plan->rows[plan->published_row].label, *column = table->plan->columns[plan->published_column].label;
    if (found == NULL) return true;
    DIAG(working->diags, MSG_TABULATE_PUBLISHED_KIND, figure->place, "mend the file, or name the line that the figure is of", figure->text, row,
         column, table->plan->model->id, found, unit_name(table->cells[own].unit));
    return false;
}

/* --- a file that holds nothing of a table ----------------------------------------------------------------------------- */

/* What a table asks of one file. */
struct ledger_use {
    size_t n_asked, n_found;
    struct place place;                    /* of the first line that asks */
};

static struct place place_of_line(const struct plan_table *table, size_t index) {
    const struct plan_line *row = &table->rows[index / table->n_columns], *column = &table->columns[index % table->n_columns];
    return column->comparison == COMPARISON_AS_PUBLISHED ? column->entry->place : row->entry->place;
}

static bool has_table(const struct published *ledger, const char *table) {
    for (size_t i = 0; i < ledger->n; i++)
        if (text_equal(ledger->figures[i].table, table)) return true;
    return false;
}

/* "did you mean ..": the table's name in the file that is nearest, or what the file has of the table. */
static const char *hint_of(struct working *working, const struct published *ledger, const char *table) {
    const char **names = ARENA_ARRAY(working->arena, const char *, ledger->n);
    if (has_table(ledger, table)) return "its figures are found by the labels of row and column, or by their identifiers";
    for (size_t i = 0; i < ledger->n; i++) names[i] = ledger->figures[i].table;
    const char *nearest = text_nearest(working->arena, table, names, ledger->n);
    return nearest == NULL ? "its figures are found by `table`, which is the table's identifier here"
                           : TEXT(working->arena, "it has the table '", nearest, "': write '", table, "' there");
}

static void tell_nothing_found(struct working *working, const struct working_table *table, size_t ledger, const struct ledger_use *use) {
    const struct published *published = working->inputs->ledgers[ledger];
    if (use->n_asked == 0 || use->n_found > 0 || published->is_absent) return;
    const char *id = table->plan->model->id;
    DIAG(working->diags, MSG_TABULATE_LEDGER_NOTHING, use->place, hint_of(working, published, id), published->file->shown, id);
}

enum status ledgers_check(struct working *working, const struct working_table *table) {
    const struct plan_table *plan = table->plan;
    size_t n_ledgers = working->inputs->plan->model->n_ledgers;
    struct ledger_use *uses = ARENA_ARRAY(working->arena, struct ledger_use, n_ledgers);
    enum status status = STATUS_OK;
    for (size_t i = 0; i < plan->n_rows * plan->n_columns; i++) {
        const struct plan_cell *cell = &plan->cells[i];
        if (cell->formula != FORMULA_AS_PUBLISHED || cell->is_stale_period || cell->is_of_others) continue;
        struct ledger_use *use = &uses[cell->ledger];
        const struct published_figure *figure = ledger_figure(working, plan, cell);
        if (use->n_asked++ == 0) use->place = place_of_line(plan, i);
        use->n_found += figure != NULL;
        if (figure != NULL && !fits_line(working, table, cell, figure)) status = STATUS_DATA;
    }
    for (size_t i = 0; i < n_ledgers; i++) tell_nothing_found(working, table, i, &uses[i]);
    return status;
}
