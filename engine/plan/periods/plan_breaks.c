/* plan/periods/plan_breaks.c - figures of periods in which what they count was defined otherwise.
 *
 * Every figure of another period than the run's is held against the run's: a name with versions that means something else, a population,
 * a category that was not in use, a limit that was another one. Where lists changed, a crosswalk may say which categories of the one are
 * those of the other: then the figure can be compared, and else there is none. What rests on figures that cannot be compared cannot
 * either, unless they all stand on the same side of the change. */
#include "plan/plan_state.h"

/* The first thing that is found is what is said. */
static void note(struct plan_state *state, const char *says) {
    if (state->broken_by == NULL) state->broken_by = says;
}

static bool is_other(const struct plan_state *state, size_t window) {
    return window != 0 && plan_day(state, window) != plan_day(state, 0);
}

/* --- names with versions ------------------------------------------------------------------------------------------- */

static void note_slot(struct plan_state *state, size_t source, size_t slot) {
    const struct expr_scope *scope = &state->model->sources[source].scope;
    const struct slot *own = &scope->slots[slot];
    date_t run = plan_day(state, 0);
    if (!own->is_version || expr_slot(scope, own->name, run) == slot) return;
    /* Of an earlier version what the next one says, of a later one what it says itself. */
    bool is_earlier = own->until != DATE_NONE && own->until < run;
    date_t change = is_earlier ? own->until + 1 : own->since;
    const struct slot *after = is_earlier ? &scope->slots[expr_slot(scope, own->name, change)] : own;
    note(state, after->says ? after->says
                            : TEXT(state->arena, "'", own->name, "' was defined otherwise until ", date_long(state->arena, change - 1)));
}

static void note_names(struct plan_state *state, size_t source, const struct expr *expr) {
    if (expr == NULL) return;
    if (expr->op == EXPR_SLOT) note_slot(state, source, expr->slot);
    for (size_t i = 0; i < expr->n_children; i++) note_names(state, source, expr->children[i]);
    const struct expr_aggregate *inner = expr->aggregate;
    if (inner == NULL) return;
    note_names(state, inner->source, inner->value);
    note_names(state, inner->source, inner->by);
    note_names(state, inner->source, inner->where);
}

/* --- limits of targets --------------------------------------------------------------------------------------------- */

static const struct model_limit *limit_on(const struct model_target *target, int32_t category, date_t day) {
    for (size_t i = 0; i < target->n_limits; i++) {
        const struct model_limit *limit = &target->limits[i];
        bool is_in_force = (limit->since == DATE_NONE || limit->since <= day) && (limit->until == DATE_NONE || day <= limit->until);
        if (limit->category == category && is_in_force) return limit;
    }
    return NULL;
}

static bool same_limit(const struct model_limit *a, const struct model_limit *b) {
    if (a == NULL || b == NULL) return a == b;
    return a->working_days == b->working_days && a->start_column == b->start_column && a->stop_column == b->stop_column;
}

static void note_limits(struct cell_walk *walk, const struct model_target *target) {
    struct plan_state *state = walk->state;
    const struct model_column *by = &state->model->sources[target->source].columns[target->by];
    size_t fixed = NONE;
    if (!plan_fixed_category(walk->row, by->name, &fixed)) plan_fixed_category(walk->column, by->name, &fixed);
    for (size_t i = 0; i < target->n_limits; i++) {
        int32_t category = target->limits[i].category;
        if (fixed != NONE && (size_t)category != fixed) continue;
        if (same_limit(limit_on(target, category, plan_day(state, walk->window)), limit_on(target, category, plan_day(state, 0)))) continue;
        note(state, TEXT(state->arena, "the limit of '", target->title, "' for '", state->model->lists[by->list].categories[category].label,
                         "' is another one"));
    }
}

void plan_break_of(struct cell_walk *walk, size_t source, const struct expr *expr) {
    if (expr == NULL || !is_other(walk->state, walk->window)) return;
    note_names(walk->state, source, expr);
    const struct model_target *target = plan_target_of(walk->state, source, expr);
    if (target != NULL) note_limits(walk, target);
}

/* --- populations, columns, categories ------------------------------------------------------------------------------ */

void plan_break_of_population(struct cell_walk *walk, size_t population) {
    struct plan_state *state = walk->state;
    const struct model_population *model = &state->model->populations[population];
    date_t then = plan_day(state, walk->window), run = plan_day(state, 0);
    if (!is_other(state, walk->window)) return;
    plan_break_of(walk, model->source, spec_where(model, then));
    if (spec_where(model, then) == spec_where(model, run)) return;
    const struct model_version *after = &model->versions[model->n_versions - 1];
    date_t later = then < run ? run : then, earlier = then < run ? then : run;
    for (size_t i = model->n_versions; i-- > 1;)
        if (model->versions[i].since <= later && earlier < model->versions[i].since) after = &model->versions[i];
    note(state, after->says ? after->says
                            : TEXT(state->arena, "'", model->label, "' was defined otherwise until ", date_long(state->arena, after->since - 1)));
}

void plan_break_of_slot(struct cell_walk *walk, size_t source, size_t slot) {
    const struct expr reference = {.op = EXPR_SLOT, .slot = slot};
    plan_break_of(walk, source, &reference);
}

static bool is_in_use(const struct category *category, date_t day) {
    return (category->since == DATE_NONE || category->since <= day) && (category->until == DATE_NONE || day <= category->until);
}

void plan_break_of_category(struct cell_walk *walk, const struct code_list *list, size_t category) {
    struct plan_state *state = walk->state;
    date_t then = plan_day(state, walk->window), run = plan_day(state, 0);
    if (category >= list->n_categories || !is_other(state, walk->window)) return;
    const struct category *own = &list->categories[category];
    if (is_in_use(own, then) == is_in_use(own, run)) return;
    bool has_begun = own->since != DATE_NONE && (then < own->since) != (run < own->since);
    const char *words = has_begun ? TEXT(state->arena, "' is in use since ", date_long(state->arena, own->since))
                                  : TEXT(state->arena, "' was in use until ", date_long(state->arena, own->until));
    note(state, TEXT(state->arena, "'", own->label, words));
}

/* --- crosswalks ---------------------------------------------------------------------------------------------------- */

static const struct model_crosswalk *crosswalk_between(const struct model *model, const struct code_list *from, const struct code_list *to) {
    for (size_t i = 0; i < model->n_crosswalks; i++)
        if (model->crosswalks[i].from == from && model->crosswalks[i].to == to) return &model->crosswalks[i];
    return NULL;
}

/* The categories of the earlier list that together became exactly the wanted ones; false where that cannot be said: one became partly
 * something else, it is not said of one what it became, or none became one of the wanted. */
static bool came_from(struct plan_state *state, const struct model_crosswalk *crosswalk, const bool *is_wanted, const char ***ret, size_t *ret_n) {
    const char **labels = ARENA_ARRAY(state->arena, const char *, crosswalk->from->n_categories);
    bool *is_covered = ARENA_ARRAY(state->arena, bool, crosswalk->to->n_categories);
    *ret_n = 0;
    for (size_t i = 0; i < crosswalk->from->n_categories; i++) {
        size_t n_wanted = 0, n = crosswalk->n_became[i];
        if (crosswalk->became[i] == NULL) return false;
        for (size_t k = 0; k < n; k++) {
            is_covered[crosswalk->became[i][k]] = true;
            n_wanted += is_wanted[crosswalk->became[i][k]];
        }
        if (n_wanted > 0 && n_wanted < n) return false;
        if (n_wanted > 0) labels[(*ret_n)++] = crosswalk->from->categories[i].label;
    }
    for (size_t i = 0; i < crosswalk->to->n_categories; i++)
        if (is_wanted[i] && !is_covered[i]) return false;
    *ret = labels;
    return *ret_n > 0;
}

bool plan_cross(struct cell_walk *walk, struct plan_count *count, struct plan_crossing crossing) {
    struct plan_state *state = walk->state;
    const struct expr_scope *scope = &state->model->sources[count->source].scope;
    const struct slot *slot = &scope->slots[crossing.slot];
    const struct model_crosswalk *crosswalk = crosswalk_between(state->model, slot->kind.list, crossing.list);
    const char **labels;
    size_t n;
    if (crosswalk == NULL || !came_from(state, crosswalk, crossing.is_wanted, &labels, &n)) {
        note_slot(state, count->source, crossing.slot);
        state->is_short = state->is_unsaid = true;
        return true;
    }
    const char *text = spec_members(state->arena, crossing.by, slot->kind.type == TYPE_CATEGORIES, labels, n);
    const struct expr *where = plan_condition_read(state, count->source, plan_written(state, text, crossing.place), count->window);
    if (where == NULL) return false;
    if (plan_count_where(state, count, where)) return true;
    DIAG(state->diags, MSG_PLAN_TOO_DEEP, crossing.place, NULL, walk->table->id);
    return false;
}

/* --- arithmetic, and what is refused ------------------------------------------------------------------------------- */

static const char *broken_of(struct plan_cell *cells, size_t index, unsigned char *progress);

/* Parts that all stand on the same side of one change can be worked on. */
static const char *broken_parts(struct plan_cell *cells, const struct plan_cell *cell, unsigned char *progress) {
    const char *broken = NULL;
    size_t n_alike = 0;
    for (size_t i = 0; i < cell->n_of; i++) {
        const char *part = broken_of(cells, cell->of[i], progress);
        if (part != NULL && broken == NULL) broken = part;
        n_alike += part != NULL && text_equal(part, broken) && cells[cell->of[i]].window == cells[cell->of[0]].window;
    }
    /* What a rest takes together is counted, and not worked on. */
    return n_alike == cell->n_of && cell->formula != FORMULA_REST ? NULL : broken;
}

static const char *broken_of(struct plan_cell *cells, size_t index, unsigned char *progress) {
    struct plan_cell *cell = &cells[index];
    if (progress[index] != 0) return cell->broken_by;
    progress[index] = 1;
    if (cell->formula == FORMULA_AS_PUBLISHED)
        cell->broken_by = cell->again == NONE ? NULL : broken_of(cells, cell->again, progress);
    else if (cell->n_of > 0)
        cell->broken_by = broken_parts(cells, cell, progress);
    return cell->broken_by;
}

/* --- control charts ------------------------------------------------------------------------------------------------ */

static bool is_same_side(const struct plan_cell *cells, size_t a, size_t b) {
    const char *first = cells[a].broken_by, *second = cells[b].broken_by;
    return first == second || (first != NULL && second != NULL && text_equal(first, second));
}

/* The point that a line's cell stands beside: in its row or in its column. */
static size_t own_point(const struct plan_cell *cell, size_t index, size_t n_columns) {
    for (size_t i = 0; i < cell->n_of; i++)
        if (cell->of[i] / n_columns == index / n_columns || cell->of[i] % n_columns == index % n_columns) return i;
    return 0;
}

/* What differs by chance is told only among points that count the same: limits end where a definition changed. */
static void split_at_breaks(struct plan_cell *cells, size_t index, size_t n_columns, unsigned char *progress) {
    struct plan_cell *cell = &cells[index];
    if (cell->formula != FORMULA_CONTROL || cell->n_of == 0) return;
    for (size_t i = 0; i < cell->n_of; i++) broken_of(cells, cell->of[i], progress);
    size_t own = own_point(cell, index, n_columns), first = own, end = own + 1;
    while (first > 0 && is_same_side(cells, cell->of[first - 1], cell->of[own])) first--;
    while (end < cell->n_of && is_same_side(cells, cell->of[end], cell->of[own])) end++;
    cell->is_stretch = end - first < cell->n_of;
    cell->of += first;
    cell->n_of = end - first;
}

enum { NOT_ASKED, HAS_NUMBER, HAS_NONE };

/* What has no number for another reason compares nothing. Each cell is asked once. */
static bool is_without_number(const struct plan_cell *cells, size_t index, unsigned char *answers) {
    const struct plan_cell *cell = &cells[index];
    if (answers[index] != NOT_ASKED) return answers[index] == HAS_NONE;
    bool has_none = (cell->is_unavailable && !cell->is_unsaid) || cell->is_stale_period;
    for (size_t i = 0; i < cell->n_of && !has_none; i++) has_none = is_without_number(cells, cell->of[i], answers);
    answers[index] = has_none ? HAS_NONE : HAS_NUMBER;
    return has_none;
}

/* Where the line says of which period it is, else where it is written. */
static struct place place_of(const struct cell_walk *walk, size_t row, size_t column) {
    const struct line_draft *lines[] = {&walk->columns->lines[column], &walk->rows->lines[row]};
    for (size_t i = 0; i < 2; i++)
        if (!plan_is_counted(lines[i])) return lines[i]->line.entry->place;
    for (size_t i = 0; i < 2; i++)
        if (lines[i]->window.kind != WINDOW_NONE && lines[i]->window.place.line > 0) return lines[i]->window.place;
    for (size_t i = 0; i < 2; i++)
        if (lines[i]->window.kind != WINDOW_NONE) return lines[i]->line.entry->place;
    return lines[0]->line.entry->place;
}

bool plan_breaks(struct cell_walk *walk, struct plan_cell *cells) {
    size_t n_columns = walk->columns->n, n = walk->rows->n * n_columns;
    unsigned char *progress = ARENA_ARRAY(walk->state->arena, unsigned char, n), *answers = ARENA_ARRAY(walk->state->arena, unsigned char, n);
    for (size_t i = 0; i < n; i++) split_at_breaks(cells, i, n_columns, progress);
    for (size_t i = 0; i < n; i++) broken_of(cells, i, progress);
    for (size_t i = 0; i < n && walk->table->breaks == BREAKS_REFUSE; i++) {
        const struct plan_line *row = &walk->rows->lines[i / n_columns].line, *column = &walk->columns->lines[i % n_columns].line;
        if (cells[i].broken_by == NULL || row->is_hidden || column->is_hidden || is_without_number(cells, i, answers)) continue;
        const char *hint = cells[i].is_unsaid ? "say in a crosswalk which categories became which, or mark such figures with 'breaks: mark' in the table"
                                              : "mark such figures with 'breaks: mark' in the table";
        DIAG(walk->state->diags, MSG_PLAN_BREAK, place_of(walk, i / n_columns, i % n_columns), hint, walk->table->id, row->label, column->label,
             cells[i].broken_by);
        return false;
    }
    return true;
}
