/* plan/plan_left_out.c - records that a number leaves out: those that a percentage does not have in its base, and those without a value of
 * what is measured.
 *
 * What a percentage leaves out are categories of the lines across which its total is taken. A condition takes their records out of the
 * numerator and of the base alike, so that percentages of one base still add up: a net or a total counts what is left in, and a line of
 * nothing else has no number. A missing value stays in unless the line for it is named, as it does in every base. */
#include "plan/plan_state.h"

#include <string.h>

/* --- which categories --------------------------------------------------------------------------------------------- */

/* What is out of one `by`. */
struct out_of_by {
    const char **labels;
    size_t n;
    bool *is_out;                          /* per category of its list */
    bool is_missing_out;
};

/* A total over all lines of the axis is taken across every `by`, one within the outer lines across the innermost. */
static bool is_across(const struct line_draft *line, const struct line_by *by, enum cuts cuts) {
    return cuts == NO_CUTS || (cuts == OUTER_CUTS && by->level >= line->n_levels);
}

static bool is_named(const struct line_by *by, const char *name, int32_t category) {
    return category >= 0 || text_equal(name, by->missing_label);
}

static bool find_out(struct plan_state *state, const struct model_measure *measure, const struct line_by *by, struct out_of_by *ret) {
    *ret = (struct out_of_by){.labels = ARENA_ARRAY(state->arena, const char *, measure->n_leaving_out),
                              .is_out = ARENA_ARRAY(state->arena, bool, by->kind.list->n_categories)};
    for (size_t i = 0; i < measure->n_leaving_out; i++) {
        int32_t category = code_list_find(state->arena, by->kind.list, measure->leaving_out[i]);
        if (category < 0) {
            ret->is_missing_out |= text_equal(measure->leaving_out[i], by->missing_label);
            continue;
        }
        ret->labels[ret->n++] = by->kind.list->categories[category].label;
        ret->is_out[category] = true;
    }
    return ret->n > 0 || ret->is_missing_out;
}

/* --- the condition of what is left in ------------------------------------------------------------------------------- */

static bool always_has_value(const struct model_source *source, size_t slot) {
    return slot < source->n_columns && source->columns[slot].is_required;
}

/* "ethnic_origin is null or ethnic_origin not in ('Not Specified')". */
static const char *text_of(struct plan_state *state, const struct line_by *by, const struct out_of_by *out, bool is_always_known) {
    struct arena *arena = state->arena;
    const char *is_known = TEXT(arena, by->name, " is not null");
    if (out->n == 0) return is_known;
    const char *members = spec_members(arena, by->name, false, out->labels, out->n);
    const char *is_in = TEXT(arena, by->name, " not", members + strlen(by->name));
    if (out->is_missing_out) return TEXT(arena, is_known, " and ", is_in);
    return is_always_known ? is_in : TEXT(arena, by->name, " is null or ", is_in);
}

size_t plan_left_in(struct plan_state *state, const struct model_measure *measure, const struct line_draft *line, enum cuts cuts, size_t source,
                    struct expr_text *ret) {
    size_t n = 0;
    for (size_t i = 0; i < line->n_bys; i++) {
        const struct line_by *by = &line->bys[i];
        struct out_of_by out;
        if (!is_across(line, by, cuts) || !find_out(state, measure, by, &out)) continue;
        size_t slot = plan_slot(state->model, source, by->name, plan_day(state, 0));
        bool is_always_known = slot != NONE && always_has_value(&state->model->sources[source], slot);
        ret[n++] = plan_written(state, text_of(state, by, &out, is_always_known), measure->leaving_out_places[0]);
    }
    return n;
}

/* In a period in which the column has another list nobody says what its categories would be. */
static bool has_other_list(struct cell_walk *walk, const struct line_draft *line, const struct plan_count *count) {
    for (size_t i = 0; i < line->n_bys; i++) {
        const struct line_by *by = &line->bys[i];
        size_t slot = plan_slot(walk->state->model, count->source, by->name, plan_day(walk->state, count->window));
        if (slot == NONE || walk->state->model->sources[count->source].scope.slots[slot].kind.list == by->kind.list) continue;
        plan_break_of_slot(walk, count->source, slot);
        walk->state->is_short = walk->state->is_unsaid = true;
        return true;
    }
    return false;
}

static bool leave_out(struct cell_walk *walk, const struct model_measure *measure, const struct line_draft *line, enum cuts cuts,
                      struct plan_count *count) {
    struct expr_text left_in[PLAN_MAX_DIMENSIONS];
    if (measure->n_leaving_out == 0 || has_other_list(walk, line, count)) return true;
    size_t n = plan_left_in(walk->state, measure, line, cuts, count->source, left_in);
    for (size_t i = 0; i < n; i++)
        if (!plan_cell_where(walk, count, left_in[i])) return false;
    return true;
}

bool plan_leave_out(struct cell_walk *walk, const struct model_measure *measure, struct plan_count *count) {
    enum cuts rows, columns;
    plan_base_cuts(measure->base, &rows, &columns);
    return leave_out(walk, measure, walk->row, rows, count) && leave_out(walk, measure, walk->column, columns, count);
}

/* --- cells without a number ------------------------------------------------------------------------------------------- */

static bool is_all_out(const struct plan_members *members, const bool *is_out) {
    for (size_t i = 0; i < members->list->n_categories; i++)
        if (members->is_wanted[i] && !is_out[i]) return false;
    return true;
}

/* Whether the line is of categories that are out, and of nothing else. */
static bool is_line_out(const struct line_draft *line, const struct line_by *by, const struct out_of_by *out) {
    for (size_t i = 0; i < line->n_dimensions; i++) {
        const struct line_dimension *own = &line->dimensions[i];
        if (own->level != by->level || !text_equal(own->by, by->name)) continue;
        return own->category < own->list->n_categories ? out->is_out[own->category] : own->category > own->list->n_categories && out->is_missing_out;
    }
    for (size_t i = 0; i < line->n_where; i++) {
        const struct line_where *own = &line->where[i];
        bool is_net = own->is_cut && own->members.list == by->kind.list && own->level == by->level && text_equal(own->members.by, by->name);
        if (is_net && is_all_out(&own->members, out->is_out)) return true;
    }
    return false;
}

/* A line beside those of the `by` is of no base that leaves some of them out. */
bool plan_is_left_out(const struct cell_walk *walk, const struct model_measure *measure) {
    const struct line_draft *lines[] = {walk->row, walk->column};
    enum cuts cuts[2];
    size_t n_found = 0;
    plan_base_cuts(measure->base, &cuts[0], &cuts[1]);
    for (size_t axis = 0; axis < 2; axis++)
        for (size_t i = 0; i < lines[axis]->n_bys; i++) {
            const struct line_by *by = &lines[axis]->bys[i];
            struct out_of_by out;
            if (!is_across(lines[axis], by, cuts[axis]) || !find_out(walk->state, measure, by, &out)) continue;
            if (is_line_out(lines[axis], by, &out)) return true;
            n_found++;
        }
    return measure->n_leaving_out > 0 && n_found == 0;
}

/* --- what cannot be left out, and what must be said ---------------------------------------------------------------------- */

/* One name of a measure, over all lines of a table. */
struct name_search {
    const char *name;
    struct place place;
    const char *nearest;
    bool is_found;
};

static bool search_line(const struct cell_walk *walk, const struct line_draft *line, enum cuts cuts, struct name_search *search) {
    struct plan_state *state = walk->state;
    for (size_t i = 0; i < line->n_bys; i++) {
        const struct line_by *by = &line->bys[i];
        if (!is_across(line, by, cuts)) continue;
        if (search->nearest == NULL) search->nearest = code_list_nearest(state->arena, by->kind.list, search->name);
        if (!is_named(by, search->name, code_list_find(state->arena, by->kind.list, search->name))) continue;
        search->is_found = true;
        if (by->kind.type != TYPE_CATEGORIES) continue;
        DIAG(state->diags, MSG_PLAN_LEAVES_OUT_MANY, search->place, NULL, by->name);
        return false;
    }
    return true;
}

static bool search_axis(const struct cell_walk *walk, const struct axis_draft *axis, enum cuts cuts, struct name_search *search) {
    for (size_t i = 0; i < axis->n && cuts != ALL_CUTS; i++)
        if (!search_line(walk, &axis->lines[i], cuts, search)) return false;
    return true;
}

static bool names_are_sound(const struct cell_walk *walk, const struct model_measure *measure) {
    enum cuts rows, columns;
    plan_base_cuts(measure->base, &rows, &columns);
    for (size_t i = 0; i < measure->n_leaving_out; i++) {
        struct name_search search = {.name = measure->leaving_out[i], .place = measure->leaving_out_places[i]};
        if (!search_axis(walk, walk->rows, rows, &search) || !search_axis(walk, walk->columns, columns, &search)) return false;
        if (search.is_found) continue;
        const char *hint = search.nearest == NULL ? "name a category of the lines `by` that the total counts, or the label of their `missing`"
                                                  : TEXT(walk->state->arena, "did you mean '", search.nearest, "'?");
        DIAG(walk->state->diags, MSG_PLAN_LEAVES_OUT_NONE, search.place, hint, search.name, walk->table->id);
        return false;
    }
    return true;
}

/* Words that any percentage may have in its header. */
static bool is_of_any_percentage(const char *word) {
    static const char *const words[] = {"per", "cent", "percent", "percentage", "percentages", "share", "proportion", "of", "the", "all", "in",
                                        "a", "as", "total", "column", "row", "table", "number", "base"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (text_equal(word, words[i])) return true;
    return false;
}

/* Whether a header has a word that could say what the base is: no more can be told. A slug's words are lower case. */
static bool says_something(struct arena *arena, const char *label) {
    const char *word = text_slug(arena, label);
    while (*word != '\0') {
        size_t n = strcspn(word, "-");
        bool is_number = strspn(word, "0123456789") >= n;
        if (!is_number && !is_of_any_percentage(text_copy_bytes(arena, word, n))) return true;
        word += n + (word[n] == '-');
    }
    return false;
}

static bool leave_out_alike(const struct model_measure *a, const struct model_measure *b) {
    if (a->n_leaving_out != b->n_leaving_out) return false;
    for (size_t i = 0; i < a->n_leaving_out; i++)
        if (!text_equal(a->leaving_out[i], b->leaving_out[i])) return false;
    return true;
}

/* Whether a percentage with another base has the same header. */
static bool has_double(const struct axis_draft *axis, const struct model_entry *entry) {
    for (size_t i = 0; i < axis->n; i++) {
        const struct model_entry *other = axis->lines[i].measure_entry;
        if (other != NULL && other->measure.kind == MEASURE_PERCENT_OF && text_equal(other->label, entry->label) &&
            !leave_out_alike(&other->measure, &entry->measure))
            return true;
    }
    return false;
}

static void warn_of_header(const struct cell_walk *walk, const struct axis_draft *axis, const struct model_entry *entry) {
    struct arena *arena = walk->state->arena;
    if (entry->label == NULL || (says_something(arena, entry->label) && !has_double(axis, entry))) return;
    DIAG(walk->state->diags, MSG_PLAN_BASE_UNSAID, entry->label_place, "say it, for example '% of known'", entry->label, walk->table->id,
         plan_left_out_words(arena, &entry->measure));
}

static bool is_first_of(const struct axis_draft *axis, size_t line) {
    for (size_t i = 0; i < line; i++)
        if (axis->lines[i].measure == axis->lines[line].measure) return false;
    return true;
}

bool plan_check_left_out(const struct cell_walk *walk) {
    const struct axis_draft *axes[] = {walk->rows, walk->columns};
    for (size_t axis = 0; axis < 2; axis++)
        for (size_t i = 0; i < axes[axis]->n; i++) {
            const struct line_draft *line = &axes[axis]->lines[i];
            if (line->measure == NULL || line->measure->n_leaving_out == 0 || !is_first_of(axes[axis], i)) continue;
            if (!names_are_sound(walk, line->measure)) return false;
            warn_of_header(walk, axes[axis], line->measure_entry);
        }
    return true;
}

const char *plan_left_out_words(struct arena *arena, const struct model_measure *measure) {
    struct text_builder out = {.arena = arena};
    for (size_t i = 0; i < measure->n_leaving_out; i++) {
        if (i > 0) text_add(&out, ", ");
        text_add(&out, measure->leaving_out[i]);
    }
    return measure->n_leaving_out == 0 ? NULL : text_done(&out);
}

/* --- how many are left out ------------------------------------------------------------------------------------------------ */

static bool leaves_out(const struct line_draft *line) {
    return !line->line.is_derived && !line->line.is_rest && line->measure != NULL &&
           (line->measure->name != NULL || line->measure->n_leaving_out > 0);
}

static bool is_noted(const struct plan_table *table, const struct plan_left_out *left_out) {
    for (size_t i = 0; i < table->n_left_out; i++) {
        const struct plan_left_out *known = &table->left_out[i];
        if (known->measure == left_out->measure && known->all.cube == left_out->all.cube && known->all.place == left_out->all.place) return true;
    }
    return false;
}

/* The records that have a value, or are in the base; false where none are left out. */
static bool narrow(struct cell_walk *walk, const struct model_measure *measure, struct plan_count *count) {
    if (measure->n_leaving_out > 0) return !plan_is_left_out(walk, measure) && plan_leave_out(walk, measure, count);
    const struct model_source *source = &walk->state->model->sources[count->source];
    if (always_has_value(source, plan_slot(walk->state->model, count->source, measure->name, plan_day(walk->state, count->window)))) return false;
    return plan_cell_where(walk, count, plan_has_value(walk->state, measure));
}

/* Of all records that the measure of one line takes over all categories of both axes; in the run's own period, and of a percentage in that
 * of its line. */
static bool left_out_of(struct cell_walk *walk, const struct line_draft *line, const struct line_draft *other, struct plan_left_out *ret) {
    struct plan_state *state = walk->state;
    size_t population;
    struct plan_count all, valued;
    enum cuts own = line->n_dimensions == 0 ? ALL_CUTS : NO_CUTS;
    bool is_percentage = line->measure->n_leaving_out > 0;
    if (!plan_cell_population(walk, &population) || !plan_cell_window(walk)) return false;
    if (is_percentage ? other->window.kind != WINDOW_NONE : walk->window != 0) return false;
    if (!plan_is_available(state, population, walk->window)) return false;
    if (!plan_cell_count(walk, population, line == walk->row ? own : NO_CUTS, line == walk->row ? NO_CUTS : own, &all)) return false;
    valued = all;
    state->is_short = false;
    if (!narrow(walk, line->measure, &valued)) return false;
    const char *label = is_percentage ? line->measure_entry->label : line->line.entry->label;
    if (label != NULL) label = plan_tokens(state->arena, state->plan, label);
    *ret = (struct plan_left_out){.measure = line->measure, .line = label, .population = state->model->populations[population].label,
                                  .categories = plan_left_out_words(state->arena, line->measure),
                                  .period = state->plan->windows[walk->window], .all = plan_quantity(state, &all),
                                  .valued = plan_quantity(state, &valued)};
    if (label == NULL && !is_percentage) ret->line = line->line.label;
    return !state->is_short;
}

void plan_left_out(struct cell_walk *walk, struct plan_table *ret) {
    size_t n = walk->rows->n * walk->columns->n, capacity = 0;
    struct plan_left_out *items = NULL;
    for (size_t i = 0; i < n; i++) {
        walk->row = &walk->rows->lines[i / walk->columns->n];
        walk->column = &walk->columns->lines[i % walk->columns->n];
        bool is_of_row = leaves_out(walk->row);
        const struct line_draft *line = is_of_row ? walk->row : walk->column, *other = is_of_row ? walk->column : walk->row;
        struct plan_left_out item;
        if (!leaves_out(line) || other->line.is_derived || !left_out_of(walk, line, other, &item) || is_noted(ret, &item)) continue;
        *ARENA_PUSH(walk->state->arena, items, ret->n_left_out, capacity) = item;
        ret->left_out = items;
    }
}
