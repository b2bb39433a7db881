/* plan/plan_axis.c - the lines of an axis: entries unfolded in order, a line for every category, totals where they were asked for.
 *
 * A draft line carries what its entry and the entries around it demand: a population, conditions, categories, a measure. The cell
 * of two lines joins the demands of both (plan_cells.c). */
#include "plan/plan_state.h"

#include <stdint.h>
#include <string.h>

/* The walk over one axis. */
struct axis_walk {
    struct plan_state *state;
    const struct model_table *table;
    bool is_row_axis;
    struct axis_draft *axis;
    bool failed;
};

/* --- which list a `by` means -------------------------------------------------------------------------------- */

/* First population among the entries whose source has the name, or NONE. */
static size_t population_with(const struct model *model, const struct model_entry *entries, size_t n, const char *name, date_t day) {
    for (size_t i = 0; i < n; i++) {
        size_t population = entries[i].population;
        if (population != NONE && plan_slot(model, model->populations[population].source, name, day) != NONE) return population;
        population = population_with(model, entries[i].each, entries[i].n_each, name, day);
        if (population != NONE) return population;
    }
    return NONE;
}

/* The source that a name of this table is looked up in: the entry's own population, then the table's, then any on either axis that
 * knows it. (Cells check again that their own source has the same list.) */
static size_t source_of_name(const struct axis_walk *walk, size_t population, const char *name, date_t day) {
    const struct model *model = walk->state->model;
    size_t default_population = walk->table->population;
    bool default_knows = default_population != NONE && plan_slot(model, model->populations[default_population].source, name, day) != NONE;
    if (population == NONE && default_knows) population = default_population;
    if (population == NONE) population = population_with(model, walk->table->rows.entries, walk->table->rows.n_entries, name, day);
    if (population == NONE) population = population_with(model, walk->table->columns.entries, walk->table->columns.n_entries, name, day);
    if (population == NONE) population = default_population;
    return population == NONE ? NONE : model->populations[population].source;
}

/* As it is on the day. */
static bool find_list(struct axis_walk *walk, const struct model_entry *entry, size_t population, date_t day, struct value_kind *ret) {
    size_t source = source_of_name(walk, population, entry->by, day);
    if (source == NONE) {
        DIAG(walk->state->diags, MSG_PLAN_NO_SOURCE_HAS, entry->by_place, NULL, entry->by, walk->table->id);
        return false;
    }
    size_t slot;
    if (!plan_need_slot(walk->state, source, entry->by, day, entry->by_place, &slot)) return false;
    *ret = walk->state->model->sources[source].scope.slots[slot].kind;
    if (ret->list != NULL) return true;
    DIAG(walk->state->diags, MSG_PLAN_NOT_CATEGORIES, entry->by_place, "a table can only be cut by a column or field that has a list",
         entry->by);
    return false;
}

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
static void add_notes(struct arena *arena, struct plan_line *line, const size_t *notes, size_t n) {
    size_t *joined = ARENA_ARRAY(arena, size_t, line->n_notes + n);
    size_t n_joined = 0;
    for (size_t i = 0; i < line->n_notes; i++) joined[n_joined++] = line->notes[i];
    for (size_t i = 0; i < n; i++)
        if (!has_note(joined, n_joined, notes[i])) joined[n_joined++] = notes[i];
    line->notes = joined;
    line->n_notes = n_joined;
}

static void name_line(struct axis_walk *walk, struct line_draft *line, const char *id, const char *label) {
    struct plan_state *state = walk->state;
    const char *shown = plan_tokens(state->arena, state->plan, label);
    line->line.id = line_id(state->arena, line->line.id, id);
    label_line(state->arena, line, shown);
}

static bool tell_too_deep(struct axis_walk *walk, struct place place) {
    DIAG(walk->state->diags, MSG_PLAN_TOO_DEEP, place, NULL, walk->table->id);
    walk->failed = true;
    return false;
}

static void add_where(struct axis_walk *walk, struct line_draft *line, const struct model_entry *entry) {
    if (entry->where.text == NULL) return;
    if (line->n_where == PLAN_MAX_WHERE) {
        tell_too_deep(walk, entry->where.place);
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
static struct line_draft demand_of(struct axis_walk *walk, const struct model_entry *entry, const struct line_draft *outer) {
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
    add_notes(walk->state->arena, &line.line, entry->notes, entry->n_notes);
    return line;
}

static void expand_entries(struct axis_walk *walk, const struct model_entry *entries, size_t n, const struct line_draft *outer);

/* One finished line, or the lines nested inside it. */
static void push_line(struct axis_walk *walk, const struct model_entry *entry, const struct line_draft *line) {
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
    struct line_draft line = demand_of(walk, entry, outer);
    name_line(walk, &line, own_id(walk, entry), entry->label);
    push_line(walk, entry, &line);
}

static void expand_derived(struct axis_walk *walk, const struct model_entry *entry, const struct line_draft *outer) {
    struct line_draft line = demand_of(walk, entry, outer);
    line.line.is_derived = true;
    name_line(walk, &line, own_id(walk, entry), entry->label);
    push_line(walk, entry, &line);
}

/* A line for each period of a series: the lines around it may give the period that it is of. */
static void expand_series(struct axis_walk *walk, const struct model_entry *entry, const struct line_draft *outer) {
    struct plan_state *state = walk->state;
    const struct line_draft demand = demand_of(walk, entry, outer);
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
        line.line.has_period = true;
        line.line.period = periods[i];
        name_line(walk, &line, period_slug(state->arena, periods[i]), period_label(state->arena, periods[i]));
        push_line(walk, entry, &line);
    }
}

/* --- by a field ---------------------------------------------------------------------------------------------- */

/* The lines of one AXIS_BY entry while they are made. */
struct by_walk {
    const struct model_entry *entry;
    struct value_kind kind;
    date_t day;              /* end of the lines' period */
    struct line_draft demand;
    size_t *first_lines;     /* first line of each category's group */
    size_t n_groups;
    size_t total_first;      /* first line of the total, or NONE */
    size_t n_total;          /* lines of the total: one, or one for each nested line */
};

static bool has_room(struct axis_walk *walk, const struct line_draft *line, struct place place) {
    return line->n_dimensions < PLAN_MAX_DIMENSIONS || tell_too_deep(walk, place);
}

/* A category that is not in use any more, or not yet, at the end of the line's period: it has a line where it has records. */
static bool is_out_of_use(const struct by_walk *by, size_t category) {
    if (category >= by->kind.list->n_categories) return false;
    const struct category *listed = &by->kind.list->categories[category];
    return (listed->since != DATE_NONE && by->day < listed->since) || (listed->until != DATE_NONE && listed->until < by->day);
}

/* Order and dropping are the outermost category's: its group moves and goes as one. Inner lines only go singly. */
static void place_line(const struct by_walk *by, size_t category, bool is_outermost, struct plan_line *line) {
    size_t n_categories = by->kind.list->n_categories;
    /* Lines for what is missing or unlisted are there to lose nothing: where there is nothing, they go. */
    bool can_drop = by->entry->drop_empty || category >= n_categories || is_out_of_use(by, category);
    if (!is_outermost) {
        line->can_drop |= can_drop;
        return;
    }
    line->group = by->n_groups;
    line->is_last = category >= n_categories;
    line->can_drop_group = can_drop;
    line->sort_largest = by->entry->sort == SORT_LARGEST;
    line->sort_smallest = by->entry->sort == SORT_SMALLEST;
}

static void push_category(struct axis_walk *walk, struct by_walk *by, size_t category, const char *id, const char *label,
                          size_t note, bool is_outermost) {
    struct line_draft line = by->demand;
    if (!has_room(walk, &line, by->entry->by_place)) return;
    line.dimensions[line.n_dimensions++] =
        (struct line_dimension){.by = by->entry->by, .place = by->entry->by_place, .list = by->kind.list, .category = category,
                                .level = line.n_levels};
    place_line(by, category, is_outermost, &line.line);
    if (note != NONE) add_notes(walk->state->arena, &line.line, &note, 1);
    name_line(walk, &line, id, label);
    by->first_lines[by->n_groups++] = walk->axis->n;
    push_line(walk, by->entry, &line);
}

static size_t note_index(const struct model *model, const char *id) {
    for (size_t i = 0; id != NULL && i < model->n_notes; i++)
        if (text_equal(model->notes[i].id, id)) return i;
    return NONE;
}

/* Whether the table has lines of the category: as a layer it may have some of them only. */
static bool is_in_layer(const struct axis_walk *walk, const struct by_walk *by, size_t category) {
    const struct model_layer *layer = &walk->table->layer;
    if (layer->categories == NULL || !text_equal(layer->by, by->entry->by)) return true;
    for (size_t i = 0; i < layer->n_categories; i++)
        if (category < by->kind.list->n_categories && text_equal(layer->categories[i], by->kind.list->categories[category].label)) return true;
    return false;
}

static void push_listed(struct axis_walk *walk, struct by_walk *by, size_t category, bool is_outermost) {
    const struct category *listed = &by->kind.list->categories[category];
    if (!is_in_layer(walk, by, category)) return;
    push_category(walk, by, category, listed->id, code_list_label(by->kind.list, (int32_t)category, by->entry->labels),
                  note_index(walk->state->model, listed->note), is_outermost);
}

static void push_chosen(struct axis_walk *walk, struct by_walk *by, bool is_outermost) {
    for (size_t i = 0; i < by->entry->n_only; i++) {
        int32_t category = code_list_find(walk->state->arena, by->kind.list, by->entry->only[i]);
        if (category >= 0) {
            push_listed(walk, by, (size_t)category, is_outermost);
            continue;
        }
        const char *nearest = code_list_nearest(walk->state->arena, by->kind.list, by->entry->only[i]);
        const char *hint = nearest == NULL ? NULL : TEXT(walk->state->arena, "did you mean '", nearest, "'?");
        DIAG(walk->state->diags, MSG_PLAN_NOT_IN_LIST, by->entry->only_places[i], hint, by->entry->only[i], by->kind.list->title);
        walk->failed = true;
    }
}

static void push_categories(struct axis_walk *walk, struct by_walk *by, bool is_outermost) {
    const struct code_list *list = by->kind.list;
    if (by->entry->only != NULL) push_chosen(walk, by, is_outermost);
    for (size_t i = 0; by->entry->only == NULL && i < list->n_categories; i++) push_listed(walk, by, i, is_outermost);
    if (!is_in_layer(walk, by, list->n_categories)) return;
    if (by->entry->only == NULL && walk->state->plan->options.is_draft)
        push_category(walk, by, list->n_categories, "not-in-list", "Not in list", NONE, is_outermost);
    if (by->entry->missing_label != NULL)
        push_category(walk, by, list->n_categories + 1, text_slug(walk->state->arena, by->entry->missing_label),
                      by->entry->missing_label, NONE, is_outermost);
}

static void push_total(struct axis_walk *walk, struct by_walk *by) {
    const struct model_total *total = &by->entry->total;
    struct line_draft line = by->demand;
    line.line.is_total = true;
    add_notes(walk->state->arena, &line.line, total->notes, total->n_notes);
    name_line(walk, &line, total->id, total->label);
    by->total_first = walk->axis->n;
    push_line(walk, by->entry, &line);
    by->n_total = walk->axis->n - by->total_first;
}

/* The total's lines are each the sum of the like lines of all categories. */
static void note_footings(struct axis_walk *walk, const struct by_walk *by) {
    if (by->n_groups == 0) return;
    struct axis_draft *axis = walk->axis;
    for (size_t each = 0; each < by->n_total; each++) {
        size_t *parts = ARENA_ARRAY(walk->state->arena, size_t, by->n_groups);
        for (size_t i = 0; i < by->n_groups; i++) parts[i] = by->first_lines[i] + each;
        *ARENA_PUSH(walk->state->arena, axis->footings, axis->n_footings, axis->footing_capacity) =
            (struct plan_footing){.is_row_axis = walk->is_row_axis, .total = by->total_first + each, .parts = parts,
                                  .n_parts = by->n_groups, .must_hold = by->kind.type != TYPE_CATEGORIES};
    }
}

static bool by_is_sound(struct axis_walk *walk, const struct model_entry *entry, bool is_outermost) {
    if (entry->total.is_wanted && entry->only != NULL) {
        DIAG(walk->state->diags, MSG_PLAN_TOTAL_OF_CHOSEN, entry->place,
             "leave `total` out, and sum the chosen lines with an `add` line", entry->by);
        return false;
    }
    if (entry->sort != SORT_LIST && !is_outermost) {
        DIAG(walk->state->diags, MSG_PLAN_NESTED_SORT, entry->place, "sort the outermost lines, and leave inner ones in list order",
             entry->by);
        return false;
    }
    return true;
}

static void expand_by(struct axis_walk *walk, const struct model_entry *entry, const struct line_draft *outer) {
    struct by_walk by = {.entry = entry, .demand = demand_of(walk, entry, outer), .total_first = NONE};
    by.day = spec_window(walk->state->model, walk->state->plan->options.period, by.demand.window).end;
    bool is_outermost = by.demand.line.block == SIZE_MAX;
    if (!by_is_sound(walk, entry, is_outermost) || !find_list(walk, entry, by.demand.population, by.day, &by.kind)) {
        walk->failed = true;
        return;
    }
    by.demand.n_levels++;
    if (is_outermost) by.demand.line.block = walk->axis->n_blocks++;
    by.first_lines = ARENA_ARRAY(walk->state->arena, size_t, by.kind.list->n_categories + 2 + entry->n_only);
    if (entry->total.is_wanted && entry->total.is_before) push_total(walk, &by);
    push_categories(walk, &by, is_outermost);
    if (entry->total.is_wanted && !entry->total.is_before) push_total(walk, &by);
    if (entry->total.is_wanted) note_footings(walk, &by);
}

/* --- the whole axis ------------------------------------------------------------------------------------------ */

static void expand_entries(struct axis_walk *walk, const struct model_entry *entries, size_t n, const struct line_draft *outer) {
    for (size_t i = 0; i < n; i++) {
        if (entries[i].kind == AXIS_BY)
            expand_by(walk, &entries[i], outer);
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

static void tell_no_line(struct axis_walk *walk, const char *id, struct place place) {
    struct axis_draft *axis = walk->axis;
    const char **ids = ARENA_ARRAY(walk->state->arena, const char *, axis->n);
    for (size_t i = 0; i < axis->n; i++) ids[i] = axis->lines[i].line.id;
    const char *nearest = text_nearest(walk->state->arena, id, ids, axis->n);
    const char *hint = nearest == NULL ? NULL : TEXT(walk->state->arena, "did you mean '", nearest, "'?");
    DIAG(walk->state->diags, MSG_PLAN_NO_LINE, place, hint, id, walk->is_row_axis ? "rows" : "columns", walk->table->id);
    walk->failed = true;
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
    if (found == NONE || &walk->axis->lines[found] == line) tell_no_line(walk, id, place);
    return found;
}

static void resolve_derived(struct axis_walk *walk, struct line_draft *line) {
    const struct model_entry *entry = line->line.entry;
    line->of = ARENA_ARRAY(walk->state->arena, size_t, entry->n_of);
    line->n_of = entry->n_of;
    for (size_t k = 0; k < entry->n_of; k++) line->of[k] = other_line(walk, line, entry->of[k], entry->of_places[k]);
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
    struct line_draft outer = {.population = NONE, .decimals = -1, .line = {.block = SIZE_MAX, .group = SIZE_MAX}};
    expand_entries(&walk, entries->entries, entries->n_entries, &outer);
    if (!walk.failed) refuse_same_ids(&walk);
    if (!walk.failed) resolve_names(&walk);
    if (!walk.failed) refuse_circles(&walk);
    if (walk.failed || !plan_again(state, table, &axis)) return STATUS_SPEC;
    *ret = axis;
    return STATUS_OK;
}
