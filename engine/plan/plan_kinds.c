/* plan/plan_kinds.c - of what kind the number of a cell is, and what may be done with it.
 *
 * Counts go with counts and percentages with percentages; means and limits are neither, and rates go with rates for as many. A difference
 * keeps its kind. Means, rates and changes are never added up: the mean of two lines is that of all their records. */
#include "plan/plan_state.h"

enum number_kind { KIND_NONE, KIND_COUNT, KIND_DISTINCT, KIND_MEASUREMENT, KIND_PERCENT, KIND_RATE, KIND_CHANGE };

static const char *const kind_words[] = {
    [KIND_NONE] = "nothing",        [KIND_COUNT] = "counts", [KIND_DISTINCT] = "numbers of distinct values", [KIND_MEASUREMENT] = "means or limits",
    [KIND_PERCENT] = "percentages", [KIND_RATE] = "rates",   [KIND_CHANGE] = "changes in per cent",
};

static const enum number_kind kinds[] = {
    [FORMULA_COUNT] = KIND_COUNT,
    [FORMULA_SUM] = KIND_COUNT,
    [FORMULA_MEAN] = KIND_MEASUREMENT,
    [FORMULA_DISTINCT] = KIND_DISTINCT,
    [FORMULA_PERCENTILE] = KIND_MEASUREMENT,
    [FORMULA_MEDIAN] = KIND_MEASUREMENT,
    [FORMULA_PERCENT] = KIND_PERCENT,
    [FORMULA_CONSTANT] = KIND_MEASUREMENT,
    [FORMULA_AS_PUBLISHED] = KIND_NONE, /* these four: that of the cells they are made of */
    [FORMULA_REST] = KIND_NONE,
    [FORMULA_DIFFERENCE] = KIND_NONE,
    [FORMULA_ADD] = KIND_NONE,
    [FORMULA_CHANGE] = KIND_CHANGE,
    [FORMULA_CONTROL] = KIND_MEASUREMENT,
    [FORMULA_SHARE] = KIND_PERCENT,
    [FORMULA_RATE] = KIND_RATE,
    [FORMULA_NOT_APPLICABLE] = KIND_NONE,
};

/* The cell that gives another its kind: itself, or the first below it that has one. There are no circles. */
static const struct plan_cell *root_of(const struct plan_cell *cells, const struct plan_cell *cell) {
    for (size_t i = 0; kinds[cell->formula] == KIND_NONE && i < cell->n_of; i++) {
        const struct plan_cell *root = root_of(cells, &cells[cell->of[i]]);
        if (kinds[root->formula] != KIND_NONE) return root;
    }
    return cell;
}

/* The line that makes a cell of others, and along which axis it does. */
static const struct line_draft *line_of(const struct cell_walk *walk, size_t index, const struct plan_cell *cell) {
    size_t n_columns = walk->columns->n;
    bool is_along_rows = cell->of[0] % n_columns == index % n_columns;
    return is_along_rows ? &walk->rows->lines[index / n_columns] : &walk->columns->lines[index % n_columns];
}

static bool tell_unlike(const struct cell_walk *walk, const struct line_draft *line, size_t of, enum number_kind a, enum number_kind b) {
    const char *other = a == b ? "rates for every so many others" : kind_words[b];
    DIAG(walk->state->diags, MSG_PLAN_UNLIKE, line->line.entry->of_places[of], NULL, walk->table->id, line->line.id, kind_words[a], other);
    return false;
}

static bool are_alike(const struct cell_walk *walk, const struct plan_cell *cells, size_t index) {
    const struct plan_cell *cell = &cells[index], *first = root_of(cells, &cells[cell->of[0]]);
    for (size_t i = 1; i < cell->n_of; i++) {
        const struct plan_cell *root = root_of(cells, &cells[cell->of[i]]);
        enum number_kind a = kinds[first->formula], b = kinds[root->formula];
        bool is_alike = a == KIND_NONE || b == KIND_NONE || (a == b && (a != KIND_RATE || first->per == root->per));
        if (!is_alike) return tell_unlike(walk, line_of(walk, index, cell), i, a, b);
        if (a == KIND_NONE) first = root;
    }
    return true;
}

static bool can_be_added(const struct cell_walk *walk, const struct plan_cell *cells, size_t index) {
    const struct plan_cell *cell = &cells[index];
    enum number_kind kind = kinds[root_of(cells, cell)->formula];
    if (kind != KIND_MEASUREMENT && kind != KIND_RATE && kind != KIND_CHANGE && kind != KIND_DISTINCT) return true;
    const struct line_draft *line = line_of(walk, index, cell);
    DIAG(walk->state->diags, MSG_PLAN_NOT_ADDED, line->line.entry->of_places[0], "a line of its own, with a `where`, measures all its records at once",
         walk->table->id, line->line.id, kind_words[kind]);
    return false;
}

/* A rate is of counts: of anything else its words would not be true. */
static bool is_of_counts(const struct cell_walk *walk, const struct plan_cell *cells, size_t index) {
    const struct plan_cell *cell = &cells[index];
    for (size_t i = 0; i < cell->n_of; i++) {
        enum number_kind kind = kinds[root_of(cells, &cells[cell->of[i]])->formula];
        if (kind != KIND_NONE && kind != KIND_COUNT) return tell_unlike(walk, line_of(walk, index, cell), i, KIND_RATE, kind);
    }
    return true;
}

enum status plan_check_kinds(const struct cell_walk *walk, const struct plan_cell *cells) {
    for (size_t i = 0; i < walk->rows->n * walk->columns->n; i++) {
        enum formula formula = cells[i].formula;
        bool joins = formula == FORMULA_DIFFERENCE || formula == FORMULA_CHANGE || formula == FORMULA_SHARE || formula == FORMULA_ADD;
        if (joins && !are_alike(walk, cells, i)) return STATUS_SPEC;
        if (formula == FORMULA_ADD && !can_be_added(walk, cells, i)) return STATUS_SPEC;
        if (formula == FORMULA_RATE && !is_of_counts(walk, cells, i)) return STATUS_SPEC;
    }
    return STATUS_OK;
}
