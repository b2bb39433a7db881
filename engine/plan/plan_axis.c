/* plan/plan_axis.c - the lines of an axis: entries unfolded in order, a line for every category, totals where they were asked for.
 *
 * A draft line carries what its entry and the entries around it demand: a population, conditions, categories, a measure. The cell
 * of two lines joins the demands of both (plan_cells.c). */
#include "plan/plan_axis.h"

#include <stdint.h>
#include <string.h>

/* --- lines -------------------------------------------------------------------------------------------------- */

static const char *line_id(struct arena *arena, const char *outer, const char *own) {
    if (outer == NULL || own == NULL) return outer == NULL ? own : outer;
    return TEXT(arena, outer, ".", own);
}

/* The label grows by a part, and what it was stands outside. Notes that came since the part before are the new part's. */
static void label_line(struct arena *arena, struct line_draft *line, const char *own) {
    struct plan_line *to = &line->line;
    if (own == NULL) return;
    if (to->label == NULL) {
        to->label = own;
    } else {
        to->outer_label = to->label;
        to->own_label = own;
        to->n_outer_notes = line->n_named_notes;
        to->label = TEXT(arena, to->outer_label, " > ", own);
    }
    line->n_named_notes = to->n_notes;
}

static bool has_note(const size_t *notes, size_t n, size_t note) {
    for (size_t i = 0; i < n; i++)
        if (notes[i] == note) return true;
    return false;
}

/* A note that both the entry and its category have stands once. */
void axis_add_notes(struct arena *arena, struct plan_line *line, const size_t *notes, size_t n) {
    size_t *joined = ARENA_ARRAY(arena, size_t, line->n_notes + n);
    size_t n_joined = 0;
    for (size_t i = 0; i < line->n_notes; i++) joined[n_joined++] = line->notes[i];
    for (size_t i = 0; i < n; i++)
        if (!has_note(joined, n_joined, notes[i])) joined[n_joined++] = notes[i];
    line->notes = joined;
    line->n_notes = n_joined;
}

void axis_name_line(struct axis_walk *walk, struct line_draft *line, const char *id, const char *label) {
    struct plan_state *state = walk->state;
    const char *shown = plan_tokens(state->arena, state->plan, label);
    line->line.id = line_id(state->arena, line->line.id, id);
    label_line(state->arena, line, shown);
}

bool axis_too_deep(struct axis_walk *walk, struct place place) {
    DIAG(walk->state->diags, MSG_PLAN_TOO_DEEP, place, NULL, walk->table->id);
    walk->failed = true;
    return false;
}

static void add_where(struct axis_walk *walk, struct line_draft *line, const struct model_entry *entry) {
    if (entry->where.text == NULL) return;
    if (line->n_where == PLAN_MAX_WHERE) {
        axis_too_deep(walk, entry->where.place);
        return;
    }
    bool is_cut = entry->kind == AXIS_LINE && !entry->is_all_of;
    if (is_cut) line->n_levels++;
    line->where[line->n_where++] = (struct line_where){.text = entry->where, .is_cut = is_cut, .level = line->n_levels};
}

/* A line inside lines of a period that is written out may stand to that period in a way of its own. */
static void set_window(struct axis_walk *walk, struct line_draft *line, struct model_window window) {
    const struct plan *plan = walk->state->plan;
    if (window.kind == WINDOW_NONE) return;
    bool has_base = line->window.kind == WINDOW_LITERAL && window.kind != WINDOW_LITERAL;
    if (line->window.kind != WINDOW_NONE && !has_base) {
        DIAG(walk->state->diags, MSG_PLAN_PERIOD_INSIDE, window.place, "leave one of them out", walk->table->id);
        walk->failed = true;
        return;
    }
    line->line.has_period = true;
    line->line.period = spec_window(plan->model, has_base ? line->window.period : plan->options.period, window);
    if (has_base) window = (struct model_window){.kind = WINDOW_LITERAL, .period = line->line.period, .place = window.place};
    line->window = window;
}

/* What an entry demands of every line inside it. */
struct line_draft axis_demand(struct axis_walk *walk, const struct model_entry *entry, const struct line_draft *outer) {
    struct line_draft line = *outer;
    line.line.entry = entry;
    line.kind = entry->kind;
    if (entry->population != NONE) line.population = entry->population;
    if (entry->measure.kind != MEASURE_NONE) {
        line.measure = &entry->measure;
        line.measure_entry = entry;
    }
    if (entry->decimals >= 0) line.decimals = entry->decimals;
    if (plan_is_counted(&line)) set_window(walk, &line, entry->window);
    add_where(walk, &line, entry);
    axis_add_notes(walk->state->arena, &line.line, entry->notes, entry->n_notes);
    return line;
}

static void expand_entries(struct axis_walk *walk, const struct model_entry *entries, size_t n, const struct line_draft *outer);

/* One finished line, or the lines nested inside it. */
void axis_push_line(struct axis_walk *walk, const struct model_entry *entry, const struct line_draft *line) {
    if (entry->n_each > 0) {
        expand_entries(walk, entry->each, entry->n_each, line);
        return;
    }
    struct axis_draft *axis = walk->axis;
    *ARENA_PUSH(walk->state->arena, axis->lines, axis->n, axis->capacity) = *line;
}

static const char *own_id(struct axis_walk *walk, const struct model_entry *entry) {
    if (entry->id != NULL) return entry->id;
    return entry->label == NULL ? NULL : text_slug(walk->state->arena, entry->label);
}

static void expand_line(struct axis_walk *walk, const struct model_entry *entry, const struct line_draft *outer) {
    struct line_draft line = axis_demand(walk, entry, outer);
    axis_name_line(walk, &line, own_id(walk, entry), entry->label);
    axis_push_line(walk, entry, &line);
}

static void expand_derived(struct axis_walk *walk, const struct model_entry *entry, const struct line_draft *outer) {
    struct line_draft line = axis_demand(walk, entry, outer);
    line.line.is_derived = true;
    axis_name_line(walk, &line, own_id(walk, entry), entry->label);
    axis_push_line(walk, entry, &line);
}

/* A line for each period of a series: the lines around it may give the period that it is of. */
static void expand_series(struct axis_walk *walk, const struct model_entry *entry, const struct line_draft *outer) {
    struct plan_state *state = walk->state;
    const struct line_draft demand = axis_demand(walk, entry, outer);
    const struct period *periods;
    size_t n;
    struct period base = demand.line.has_period ? demand.line.period : state->plan->options.period;
    if (!plan_series(state, &entry->series, base, &periods, &n)) {
        walk->failed = true;
        return;
    }
    for (size_t i = 0; i < n; i++) {
        struct line_draft line = demand;
        line.window = (struct model_window){.kind = WINDOW_LITERAL, .period = periods[i], .place = entry->series.place};
        line.line.has_period = line.is_in_series = true;
        line.line.period = periods[i];
        line.series_level = line.n_levels;
        axis_name_line(walk, &line, period_slug(state->arena, periods[i]), period_label(state->arena, periods[i]));
        axis_push_line(walk, entry, &line);
    }
}

/* --- the whole axis ------------------------------------------------------------------------------------------ */

static void expand_entries(struct axis_walk *walk, const struct model_entry *entries, size_t n, const struct line_draft *outer) {
    for (size_t i = 0; i < n; i++) {
        if (entries[i].kind == AXIS_BY)
            axis_expand_by(walk, &entries[i], outer);
        else if (entries[i].kind == AXIS_BY_PERIOD)
            expand_series(walk, &entries[i], outer);
        else if (entries[i].kind == AXIS_LINE)
            expand_line(walk, &entries[i], outer);
        else
            expand_derived(walk, &entries[i], outer);
    }
}

static size_t line_by_id(const struct axis_draft *axis, const char *id) {
    for (size_t i = 0; i < axis->n; i++)
        if (text_equal(axis->lines[i].line.id, id)) return i;
    return NONE;
}

static void tell_no_line(struct plan_state *state, const struct model_table *table, const struct axis_draft *axis, bool is_row_axis, const char *id,
                         struct place place) {
    const char **ids = ARENA_ARRAY(state->arena, const char *, axis->n);
    for (size_t i = 0; i < axis->n; i++) ids[i] = axis->lines[i].line.id;
    const char *nearest = text_nearest(state->arena, id, ids, axis->n);
    const char *hint = nearest == NULL ? NULL : TEXT(state->arena, "did you mean '", nearest, "'?");
    DIAG(state->diags, MSG_PLAN_NO_LINE, place, hint, id, is_row_axis ? "rows" : "columns", table->id);
}

size_t plan_axis_line(struct plan_state *state, const struct model_table *table, const struct axis_draft *axis, bool is_row_axis, const char *id,
                      struct place place) {
    size_t line = line_by_id(axis, id);
    if (line == NONE) tell_no_line(state, table, axis, is_row_axis, id, place);
    return line;
}

/* A line that an `each` repeats means the lines beside it: 'north.difference' of 'total' is of 'north.total' where there is one. */
static size_t line_meant(struct axis_walk *walk, const struct line_draft *line, const char *id) {
    const char *own = own_id(walk, line->line.entry);
    size_t n_id = strlen(line->line.id), n_own = own == NULL ? n_id : strlen(own);
    if (n_id > n_own) {
        const char *outer = text_copy_bytes(walk->state->arena, line->line.id, n_id - n_own);
        size_t beside = line_by_id(walk->axis, TEXT(walk->state->arena, outer, id));
        if (beside != NONE) return beside;
    }
    return line_by_id(walk->axis, id);
}

static size_t other_line(struct axis_walk *walk, struct line_draft *line, const char *id, struct place place) {
    size_t found = line_meant(walk, line, id);
    bool is_other = found != NONE && &walk->axis->lines[found] != line;
    if (!is_other) tell_no_line(walk->state, walk->table, walk->axis, walk->is_row_axis, id, place);
    walk->failed |= !is_other;
    return found;
}

static void resolve_derived(struct axis_walk *walk, struct line_draft *line) {
    const struct model_entry *entry = line->line.entry;
    size_t *of = ARENA_ARRAY(walk->state->arena, size_t, entry->n_of);
    for (size_t k = 0; k < entry->n_of; k++) of[k] = other_line(walk, line, entry->of[k], entry->of_places[k]);
    line->of = of;
    line->n_of = entry->n_of;
}

/* Names of lines of the same axis, above or below. */
static void resolve_names(struct axis_walk *walk) {
    for (size_t i = 0; i < walk->axis->n; i++) {
        struct line_draft *line = &walk->axis->lines[i];
        if (line->line.is_derived)
            resolve_derived(walk, line);
        else if (line->measure != NULL && line->measure->kind == MEASURE_PERCENT_OF_LINE)
            line->measure_of = other_line(walk, line, line->measure->line, line->measure->place);
    }
}

enum { NOT_FOLLOWED, IN_HAND, FOLLOWED };

/* True when following what a derived line works on comes back to a line in hand. Each line is followed once. */
static bool is_circular(const struct axis_draft *axis, size_t line, unsigned char *progress) {
    if (progress[line] != NOT_FOLLOWED) return progress[line] == IN_HAND;
    progress[line] = IN_HAND;
    for (size_t i = 0; i < axis->lines[line].n_of; i++)
        if (is_circular(axis, axis->lines[line].of[i], progress)) return true;
    progress[line] = FOLLOWED;
    return false;
}

static void refuse_circles(struct axis_walk *walk) {
    unsigned char *progress = ARENA_ARRAY(walk->state->arena, unsigned char, walk->axis->n);
    for (size_t i = 0; i < walk->axis->n; i++) {
        if (!is_circular(walk->axis, i, progress)) continue;
        DIAG(walk->state->diags, MSG_PLAN_CIRCULAR, walk->axis->lines[i].line.entry->place, NULL, walk->axis->lines[i].line.id,
             walk->table->id);
        walk->failed = true;
        return;
    }
}

static void refuse_same_ids(struct axis_walk *walk) {
    struct axis_draft *axis = walk->axis;
    for (size_t i = 0; i < axis->n; i++) {
        if (axis->lines[i].line.id == NULL) axis->lines[i].line.id = "item";
        if (axis->lines[i].line.label == NULL) axis->lines[i].line.label = axis->lines[i].line.id;
        size_t first = line_by_id(axis, axis->lines[i].line.id);
        if (first == i) continue;
        DIAG(walk->state->diags, MSG_PLAN_SAME_LINE, axis->lines[i].line.entry->place, "give one of them an `id` of its own",
             axis->lines[i].line.id, walk->is_row_axis ? "rows" : "columns", walk->table->id);
        walk->failed = true;
    }
}

enum status plan_axis(struct plan_state *state, const struct model_table *table, bool is_row_axis, struct axis_draft *ret) {
    struct axis_draft axis = {0};
    struct axis_walk walk = {.state = state, .table = table, .is_row_axis = is_row_axis, .axis = &axis};
    const struct model_axis *entries = is_row_axis ? &table->rows : &table->columns;
    struct line_draft outer = {.population = NONE, .decimals = -1};
    expand_entries(&walk, entries->entries, entries->n_entries, &outer);
    if (!walk.failed) refuse_same_ids(&walk);
    if (!walk.failed) resolve_names(&walk);
    if (!walk.failed) refuse_circles(&walk);
    if (walk.failed || !plan_again(state, table, &axis)) return STATUS_SPEC;
    *ret = axis;
    return STATUS_OK;
}
