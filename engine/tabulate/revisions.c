/* tabulate/revisions.c - where what was published differs from what is counted now: a remark that names both.
 *
 * The two are compared with the digits that were published. What the extract cannot tell of that period is not compared. */
#include "tabulate/working.h"

enum { MAX_NAMED = 6 };

/* The published line of one axis that is being looked at. */
struct revision_walk {
    struct working *working;
    const struct working_table *table;
    bool is_row;
    size_t line;
    struct text_builder out;
    size_t n;               /* figures that differ */
    const char *first;      /* the words of one alone */
};

static const struct cell *cell_at(const struct revision_walk *walk, size_t other, const struct plan_cell **ret_plan) {
    size_t n_columns = walk->table->plan->n_columns;
    size_t index = walk->is_row ? walk->line * n_columns + other : other * n_columns + walk->line;
    *ret_plan = &walk->table->plan->cells[index];
    return &walk->table->cells[index];
}

/* What is counted now, with the digits of the published figure; NULL where there is nothing to compare, or it is the same. */
static const char *counted_now(const struct revision_walk *walk, const struct cell *published, const struct plan_cell *plan) {
    if (published->kind != CELL_NUMBER || plan->formula != FORMULA_AS_PUBLISHED || plan->again == NONE) return NULL;
    struct cell now = walk->table->cells[plan->again];
    if (now.kind != CELL_NUMBER) return NULL;
    now.decimals = published->decimals;
    now.is_words = published->is_words;
    if (!cell_finish(walk->working->arena, &now) || text_equal(now.display, published->display)) return NULL;
    return now.display;
}

static size_t n_shown(const struct revision_walk *walk) {
    return walk->is_row ? walk->table->n_columns : walk->table->n_rows;
}

/* Whether the figure's own axis has more published lines than this one. */
static bool has_others(const struct revision_walk *walk) {
    const struct plan_table *table = walk->table->plan;
    const struct plan_line *lines = walk->is_row ? table->rows : table->columns;
    size_t n = 0;
    for (size_t i = 0; i < (walk->is_row ? table->n_rows : table->n_columns); i++) n += lines[i].comparison == COMPARISON_AS_PUBLISHED;
    return n > 1;
}

/* "Total", or "Total, Comments" where one of the two would not do. */
static const char *figure_name(const struct revision_walk *walk, const struct plan_cell *plan) {
    const struct plan_table *table = walk->table->plan;
    const char *row = table->rows[plan->published_row].label, *column = table->columns[plan->published_column].label;
    bool needs_own = walk->is_row || has_others(walk);
    bool needs_other = !walk->is_row || n_shown(walk) > 1;
    bool has_row = walk->is_row ? needs_own : needs_other, has_column = walk->is_row ? needs_other : needs_own;
    if (has_row && has_column) return TEXT(walk->working->arena, row, ", ", column);
    return has_row ? row : column;
}

static void add_figure(struct revision_walk *walk, size_t other, const char *period) {
    struct arena *arena = walk->working->arena;
    const struct plan_cell *plan;
    const struct cell *published = cell_at(walk, other, &plan);
    const char *now = counted_now(walk, published, plan);
    if (now == NULL) return;
    const char *name = figure_name(walk, plan);
    walk->first = TEXT(arena, name, " of ", period, ": ", published->display, " as published, ", now, " counted now");
    if (++walk->n <= MAX_NAMED)
        text_add(&walk->out, TEXT(arena, walk->n == 1 ? "" : "; ", name, " ", published->display, " and ", now));
}

/* The lines of the other axis, in the order in which they are shown. */
static const char *words_of_line(struct revision_walk *walk, const char *period) {
    struct arena *arena = walk->working->arena;
    const size_t *others = walk->is_row ? walk->table->columns : walk->table->rows;
    for (size_t i = 0; i < n_shown(walk); i++) add_figure(walk, others[i], period);
    if (walk->n <= 1) return walk->n == 0 ? NULL : walk->first;
    if (walk->n > MAX_NAMED) text_add(&walk->out, TEXT(arena, "; and ", text_from_int(arena, (int64_t)(walk->n - MAX_NAMED)), " more"));
    return TEXT(arena, "Of ", period, " as published and as counted now: ", text_done(&walk->out));
}

const char *revision_words(struct working *working, const struct working_table *table, bool is_row, size_t line) {
    const struct plan_line *plan = is_row ? &table->plan->rows[line] : &table->plan->columns[line];
    if (plan->comparison != COMPARISON_AS_PUBLISHED) return NULL;
    struct revision_walk walk = {.working = working, .table = table, .is_row = is_row, .line = line, .out = {.arena = working->arena}};
    return words_of_line(&walk, period_label(working->arena, plan->period));
}

const char *rest_as_published(const struct working_table *table, bool is_row, size_t line) {
    const struct plan_table *plan = table->plan;
    const size_t *others = is_row ? table->columns : table->rows;
    for (size_t i = 0; i < (is_row ? table->n_columns : table->n_rows); i++) {
        const struct plan_cell *cell = &plan->cells[is_row ? line * plan->n_columns + others[i] : others[i] * plan->n_columns + line];
        if (!cell->is_of_others || cell->is_stale_period) continue;
        const struct plan_line *row = &plan->rows[cell->published_row];
        return row->is_rest ? row->label : plan->columns[cell->published_column].label;
    }
    return NULL;
}
