/* plan/plan_checks.c - what the specification's checks count: populations in windows, and cells of tables, now and as they were known when
 * the published figures that they are held against were counted. */
#include "plan/plan_state.h"

/* --- the day of the published figures ----------------------------------------------------------------------------- */

static date_t ledger_as_at(const struct plan_state *state, size_t ledger) {
    const date_t *said = state->plan->options.ledger_as_at;
    return said != NULL && said[ledger] != DATE_NONE ? said[ledger] : state->model->ledgers[ledger].as_at;
}

/* One day for all published terms; DATE_NONE where there are none, where one does not say, or where they differ. */
static date_t day_of_all(const struct plan_state *state, const struct model_check *check) {
    date_t day = DATE_NONE;
    for (size_t i = 0; i < check->n_sum + check->n_equals; i++) {
        const struct model_term *term = i < check->n_sum ? &check->sum[i] : &check->equals[i - check->n_sum];
        if (term->ledger == NONE) continue;
        date_t own = ledger_as_at(state, term->ledger);
        if (own == DATE_NONE || (day != DATE_NONE && day != own)) return DATE_NONE;
        day = own;
    }
    return day;
}

/* --- terms ---------------------------------------------------------------------------------------------------------- */

static void count_population(struct plan_state *state, const struct model_term *term, struct period period, struct plan_term *ret) {
    size_t window = plan_window(state, period);
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

/* The terms of one side while they are made. */
struct term_list {
    struct plan_term *items;
    size_t n, capacity;
};

static struct plan_term *add_term(struct plan_state *state, struct term_list *list, const struct model_term *term) {
    struct plan_term *made = ARENA_PUSH(state->arena, list->items, list->n, list->capacity);
    *made = (struct plan_term){.model = term};
    return made;
}

/* A term for each period; where the periods are no whole ones, one that says so. */
static void add_series(struct plan_state *state, struct term_list *list, const struct model_term *term) {
    struct period run = state->plan->options.period;
    const struct period *periods;
    size_t n;
    if (!plan_series_find(state, &term->series, run, &periods, &n)) {
        *add_term(state, list, term) = (struct plan_term){.model = term, .is_counted = true, .why = plan_series_misfit(state, &term->series, run)};
        return;
    }
    for (size_t i = 0; i < n; i++) count_population(state, term, periods[i], add_term(state, list, term));
}

static void add_terms(struct plan_state *state, struct term_list *list, const struct model_term *terms, size_t n) {
    struct period run = state->plan->options.period;
    for (size_t i = 0; i < n; i++) {
        const struct model_term *term = &terms[i];
        const struct plan_cell *cell = term->population == NONE && term->ledger == NONE ? counted_cell(state, term) : NULL;
        if (term->is_series) {
            add_series(state, list, term);
            continue;
        }
        struct plan_term *made = add_term(state, list, term);
        if (term->population != NONE) count_population(state, term, spec_window(state->model, run, term->window), made);
        made->has_cell = cell != NULL;
        if (cell != NULL) made->quantity = cell->numerator;
    }
}

/* Papers of several days: each is held against the term that stands in its place on the other side. */
static date_t day_of_pair(const struct plan_state *state, const struct term_list *others, size_t n, size_t index) {
    const struct model_term *other = others->n == n ? others->items[index].model : NULL;
    return other != NULL && other->ledger != NONE ? ledger_as_at(state, other->ledger) : DATE_NONE;
}

static void count_then(struct plan_state *state, struct term_list *list, const struct term_list *others, date_t day) {
    for (size_t i = 0; i < list->n; i++) {
        struct plan_term *term = &list->items[i];
        date_t own = day != DATE_NONE ? day : day_of_pair(state, others, list->n, i);
        term->has_then = own != DATE_NONE && (term->has_cell || (term->is_counted && term->is_available));
        if (term->has_then) term->then = plan_quantity_as_at(state, term->quantity, plan_as_at(state, own));
    }
}

static struct plan_check plan_one(struct plan_state *state, const struct model_check *check) {
    struct term_list sum = {0}, equals = {0};
    date_t day = day_of_all(state, check);
    add_terms(state, &sum, check->sum, check->n_sum);
    add_terms(state, &equals, check->equals, check->n_equals);
    count_then(state, &sum, &equals, day);
    count_then(state, &equals, &sum, day);
    return (struct plan_check){.sum = sum.items, .n_sum = sum.n, .equals = equals.items, .n_equals = equals.n, .as_at = day};
}

void plan_checks(struct plan_state *state) {
    const struct model *model = state->model;
    struct plan_check *checks = ARENA_ARRAY(state->arena, struct plan_check, model->n_checks);
    for (size_t i = 0; i < model->n_checks; i++) checks[i] = plan_one(state, &model->checks[i]);
    state->plan->checks = checks;
}
