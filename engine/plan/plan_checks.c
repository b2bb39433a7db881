/* plan/plan_checks.c - what the specification's checks count: populations in windows, and cells of tables, now and as they were known when
 * the published figures that they are held against were counted. */
#include "plan/plan_state.h"

/* --- the day of the published figures ----------------------------------------------------------------------------- */

static date_t ledger_as_at(const struct plan_state *state, size_t ledger) {
    const date_t *said = state->plan->options.ledger_as_at;
    return said != NULL && said[ledger] != DATE_NONE ? said[ledger] : state->model->ledgers[ledger].as_at;
}

/* One day for all published terms; DATE_NONE where there are none, where one does not say, or where they differ. */
static date_t day_of_terms(const struct plan_state *state, const struct model_term *terms, size_t n, date_t day, bool *is_known) {
    for (size_t i = 0; i < n && *is_known; i++) {
        if (terms[i].ledger == NONE) continue;
        date_t own = ledger_as_at(state, terms[i].ledger);
        *is_known = own != DATE_NONE && (day == DATE_NONE || day == own);
        day = own;
    }
    return *is_known ? day : DATE_NONE;
}

/* --- terms ---------------------------------------------------------------------------------------------------------- */

static void count_population(struct plan_state *state, const struct model_term *term, struct plan_term *ret) {
    struct period run = state->plan->options.period;
    size_t window = plan_window(state, spec_window(state->model, run, term->window));
    struct plan_count count;
    plan_count_begin(state, state->model->populations[term->population].source, term->population, window, &count);
    ret->quantity = plan_quantity(state, &count);
    ret->is_counted = true;
    ret->is_available = plan_is_available(state, term->population, window);
}

static size_t line_index(const struct plan_line *lines, size_t n, const char *id) {
    for (size_t i = 0; i < n; i++)
        if (text_equal(lines[i].id, id)) return i;
    return NONE;
}

/* The cell that a term names, where it counts or sums records; what is misspelt is told when its number is asked for. */
static const struct plan_cell *counted_cell(const struct plan_state *state, const struct model_term *term) {
    for (size_t i = 0; i < state->plan->n_tables; i++) {
        const struct plan_table *table = &state->plan->tables[i];
        if (!text_equal(table->model->id, term->table)) continue;
        size_t row = line_index(table->rows, table->n_rows, term->row), column = line_index(table->columns, table->n_columns, term->column);
        if (row == NONE || column == NONE) return NULL;
        const struct plan_cell *cell = &table->cells[row * table->n_columns + column];
        bool is_counted = (cell->formula == FORMULA_COUNT || cell->formula == FORMULA_SUM) && !cell->is_unavailable;
        return is_counted ? cell : NULL;
    }
    return NULL;
}

static const struct plan_term *count_terms(struct plan_state *state, const struct model_term *terms, size_t n, date_t day) {
    struct plan_term *counted = ARENA_ARRAY(state->arena, struct plan_term, n);
    for (size_t i = 0; i < n; i++) {
        struct plan_term *term = &counted[i];
        const struct plan_cell *cell = terms[i].population == NONE && terms[i].ledger == NONE ? counted_cell(state, &terms[i]) : NULL;
        if (terms[i].population != NONE) count_population(state, &terms[i], term);
        if (cell != NULL) term->quantity = cell->numerator;
        term->has_then = day != DATE_NONE && (cell != NULL || (term->is_counted && term->is_available));
        if (term->has_then) term->then = plan_quantity_as_at(state, term->quantity, plan_as_at(state, day));
    }
    return counted;
}

void plan_checks(struct plan_state *state) {
    const struct model *model = state->model;
    struct plan_check *checks = ARENA_ARRAY(state->arena, struct plan_check, model->n_checks);
    for (size_t i = 0; i < model->n_checks; i++) {
        const struct model_check *check = &model->checks[i];
        bool is_known = true;
        date_t day = day_of_terms(state, check->sum, check->n_sum, DATE_NONE, &is_known);
        day = day_of_terms(state, check->equals, check->n_equals, day, &is_known);
        checks[i] = (struct plan_check){.sum = count_terms(state, check->sum, check->n_sum, day),
                                        .equals = count_terms(state, check->equals, check->n_equals, day),
                                        .as_at = day};
    }
    state->plan->checks = checks;
}
