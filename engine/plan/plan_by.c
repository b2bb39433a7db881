/* plan/plan_by.c - the lines of a `by`: a line for each category, then those beside them.
 *
 * A total, a net and a subtotal are counted for themselves, as conditions and not as sums, so that footing them is a check. The rest is
 * what stands in no line of its own: which categories that are is known when they are counted (tabulate/line_order.c). */
#include "plan/plan_axis.h"

#include <stdint.h>

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

/* --- the walk over one `by` ------------------------------------------------------------------------------------ */

/* The lines of one AXIS_BY entry while they are made. */
struct by_walk {
    const struct model_entry *entry;
    struct value_kind kind;
    date_t day;              /* end of the lines' period */
    struct line_draft demand;
    size_t block;            /* of the lines at hand */
    size_t *parts;           /* first line of each group that the total is the sum of */
    size_t n_parts;
    size_t *line_of;         /* per category: the first line of its group, or NONE */
    size_t total_first;      /* first line of the total, or NONE */
    size_t n_total;          /* lines of the total: one, or one for each nested line */
};

static void begin_block(struct axis_walk *walk, struct by_walk *by) {
    struct axis_draft *axis = walk->axis;
    *ARENA_PUSH(walk->state->arena, axis->blocks, axis->n_blocks, axis->block_capacity) = (struct plan_block){.entry = by->entry};
    by->block = axis->n_blocks - 1;
}

/* A group of lines in its place: one line, or as many as are nested in it. Returns the first. */
static size_t push_group(struct axis_walk *walk, struct by_walk *by, struct line_draft *line, struct plan_place place) {
    place.block = by->block;
    place.group = walk->axis->blocks[by->block].n_groups++;
    line->line.places[line->line.n_places++] = place;
    size_t first = walk->axis->n;
    axis_push_line(walk, by->entry, line);
    return first;
}

/* "The lines from `first` are each the sum of the like lines of all parts." */
static void note_footing(struct axis_walk *walk, const struct by_walk *by, size_t first, size_t n, const size_t *parts, size_t n_parts,
                         bool is_net) {
    struct axis_draft *axis = walk->axis;
    for (size_t each = 0; each < n && n_parts > 0; each++) {
        size_t *own = ARENA_ARRAY(walk->state->arena, size_t, n_parts);
        for (size_t i = 0; i < n_parts; i++) own[i] = parts[i] + each;
        *ARENA_PUSH(walk->state->arena, axis->footings, axis->n_footings, axis->footing_capacity) =
            (struct plan_footing){.is_row_axis = walk->is_row_axis, .total = first + each, .parts = own, .n_parts = n_parts,
                                  .must_hold = by->kind.type != TYPE_CATEGORIES, .is_net = is_net};
    }
}

/* --- categories -------------------------------------------------------------------------------------------------- */

/* A category that is not in use any more, or not yet, at the end of the line's period: it has a line where it has records. */
static bool is_out_of_use(const struct by_walk *by, size_t category) {
    if (category >= by->kind.list->n_categories) return false;
    const struct category *listed = &by->kind.list->categories[category];
    return (listed->since != DATE_NONE && by->day < listed->since) || (listed->until != DATE_NONE && listed->until < by->day);
}

static void push_category(struct axis_walk *walk, struct by_walk *by, size_t category, const char *id, const char *label, size_t note) {
    struct line_draft line = by->demand;
    size_t n_categories = by->kind.list->n_categories;
    bool is_last = category >= n_categories;
    if (line.n_dimensions == PLAN_MAX_DIMENSIONS) {
        axis_too_deep(walk, by->entry->by_place);
        return;
    }
    line.dimensions[line.n_dimensions++] =
        (struct line_dimension){.by = by->entry->by, .place = by->entry->by_place, .list = by->kind.list, .category = category,
                                .level = line.n_levels};
    if (note != NONE) axis_add_notes(walk->state->arena, &line.line, &note, 1);
    axis_name_line(walk, &line, id, label);
    /* Lines for what is missing or unlisted are there to lose nothing: where there is nothing, they go. */
    struct plan_place place = {.kind = is_last ? GROUP_LAST : GROUP_CATEGORY, .can_drop = by->entry->drop_empty || is_last || is_out_of_use(by, category)};
    size_t first = push_group(walk, by, &line, place);
    by->parts[by->n_parts++] = first;
    if (!is_last) by->line_of[category] = first;
}

static size_t note_index(const struct model *model, const char *id) {
    for (size_t i = 0; id != NULL && i < model->n_notes; i++)
        if (text_equal(model->notes[i].id, id)) return i;
    return NONE;
}

static void push_listed(struct axis_walk *walk, struct by_walk *by, size_t category) {
    const struct category *listed = &by->kind.list->categories[category];
    push_category(walk, by, category, listed->id, code_list_label(by->kind.list, (int32_t)category, by->entry->labels),
                  note_index(walk->state->model, listed->note));
}

/* The category that a specification names, or NONE after a message. */
static size_t category_named(struct axis_walk *walk, const struct by_walk *by, const char *name, struct place place) {
    int32_t category = code_list_find(walk->state->arena, by->kind.list, name);
    if (category >= 0) return (size_t)category;
    const char *nearest = code_list_nearest(walk->state->arena, by->kind.list, name);
    const char *hint = nearest == NULL ? NULL : TEXT(walk->state->arena, "did you mean '", nearest, "'?");
    DIAG(walk->state->diags, MSG_PLAN_NOT_IN_LIST, place, hint, name, by->kind.list->title);
    walk->failed = true;
    return NONE;
}

/* --- conditions of several categories ------------------------------------------------------------------ */

/* "region in ('North', 'South')". */
static struct expr_text members_text(struct axis_walk *walk, const struct by_walk *by, const size_t *categories, size_t n, struct place place) {
    const char **labels = ARENA_ARRAY(walk->state->arena, const char *, n);
    for (size_t i = 0; i < n; i++) labels[i] = by->kind.list->categories[categories[i]].label;
    return plan_written(walk->state, spec_members(walk->state->arena, by->entry->by, by->kind.type == TYPE_CATEGORIES, labels, n), place);
}

static bool add_condition(struct axis_walk *walk, const struct by_walk *by, struct line_draft *line, const size_t *categories, size_t n,
                          bool is_cut, struct place place) {
    const struct code_list *list = by->kind.list;
    bool *is_wanted = ARENA_ARRAY(walk->state->arena, bool, list->n_categories);
    if (line->n_where == PLAN_MAX_WHERE) return axis_too_deep(walk, place);
    for (size_t i = 0; i < n; i++) is_wanted[categories[i]] = true;
    line->where[line->n_where++] = (struct line_where){.text = members_text(walk, by, categories, n, place),
                                                       .members = {by->entry->by, list, is_wanted},
                                                       .is_cut = is_cut, .level = line->n_levels};
    return true;
}

/* Whether the table has lines of the category: as a layer it may have some of them only. */
static bool is_in_layer(const struct axis_walk *walk, const struct by_walk *by, size_t category) {
    const struct model_layer *layer = &walk->table->layer;
    if (layer->categories == NULL || !text_equal(layer->by, by->entry->by)) return true;
    for (size_t i = 0; i < layer->n_categories; i++)
        if (category < by->kind.list->n_categories && text_equal(layer->categories[i], by->kind.list->categories[category].label)) return true;
    return false;
}

/* --- nets and subtotals -------------------------------------------------------------------------------------------- */

/* A line that counts several categories together. */
struct joined_line {
    const char *id, *label;
    const size_t *notes;
    size_t n_notes;
    const size_t *categories;
    size_t n_categories;
    struct place place;
    bool is_before;
    size_t first, n;            /* its lines */
};

static void push_joined(struct axis_walk *walk, struct by_walk *by, struct joined_line *joined) {
    struct line_draft line = by->demand;
    if (joined->n_categories == 0) return;
    if (!add_condition(walk, by, &line, joined->categories, joined->n_categories, true, joined->place)) return;
    line.line.is_subtotal = true;
    axis_add_notes(walk->state->arena, &line.line, joined->notes, joined->n_notes);
    axis_name_line(walk, &line, joined->id, joined->label);
    joined->first = push_group(walk, by, &line, (struct plan_place){.kind = GROUP_FIXED, .can_drop = by->entry->drop_empty});
    joined->n = walk->axis->n - joined->first;
}

/* Where each of its categories has lines. */
static void note_joined(struct axis_walk *walk, const struct by_walk *by, const struct joined_line *joined) {
    size_t *parts = ARENA_ARRAY(walk->state->arena, size_t, joined->n_categories);
    for (size_t i = 0; i < joined->n_categories; i++) {
        parts[i] = by->line_of[joined->categories[i]];
        if (parts[i] == NONE) return;
    }
    note_footing(walk, by, joined->first, joined->n, parts, joined->n_categories, true);
}

static bool is_chosen(struct axis_walk *walk, const struct by_walk *by, size_t category) {
    for (size_t i = 0; i < by->entry->n_only; i++)
        if (code_list_find(walk->state->arena, by->kind.list, by->entry->only[i]) == (int32_t)category) return true;
    return by->entry->only == NULL;
}

/* A layer has nets of its own categories alone. */
static bool net_categories(struct axis_walk *walk, const struct by_walk *by, const struct model_net *net, struct joined_line *ret) {
    size_t *categories = ARENA_ARRAY(walk->state->arena, size_t, net->n_of), n = 0;
    for (size_t i = 0; i < net->n_of; i++) {
        size_t category = category_named(walk, by, net->of[i], net->of_places[i]);
        if (category == NONE) return false;
        if (is_in_layer(walk, by, category)) categories[n++] = category;
        if (is_chosen(walk, by, category)) continue;
        DIAG(walk->state->diags, MSG_PLAN_OF_CHOSEN, net->of_places[i], "a net is of categories that have lines of their own", net->label,
             by->entry->by);
        walk->failed = true;
        return false;
    }
    *ret = (struct joined_line){.id = net->id, .label = net->label, .notes = net->notes, .n_notes = net->n_notes,
                                .categories = categories, .n_categories = n, .place = net->place, .is_before = net->is_before};
    return true;
}

static bool has_category(const struct joined_line *joined, size_t category) {
    for (size_t i = 0; i < joined->n_categories; i++)
        if (joined->categories[i] == category) return true;
    return false;
}

/* Whether the last of its categories has its lines. */
static bool is_complete(const struct by_walk *by, const struct joined_line *joined) {
    for (size_t i = 0; i < joined->n_categories; i++)
        if (by->line_of[joined->categories[i]] == NONE) return false;
    return true;
}

/* --- categories in their order, with their nets --------------------------------------------------------------------- */

/* The categories that have lines, in the order of the list or of `only`. */
static const size_t *shown_categories(struct axis_walk *walk, const struct by_walk *by, size_t *ret_n) {
    size_t n_all = by->entry->only == NULL ? by->kind.list->n_categories : by->entry->n_only;
    size_t *categories = ARENA_ARRAY(walk->state->arena, size_t, n_all);
    *ret_n = 0;
    for (size_t i = 0; i < n_all; i++) {
        size_t category = i;
        if (by->entry->only != NULL) category = category_named(walk, by, by->entry->only[i], by->entry->only_places[i]);
        if (category != NONE && is_in_layer(walk, by, category)) categories[(*ret_n)++] = category;
    }
    return categories;
}

/* Lines that are sorted go their own ways, so nets stand before or behind all of them; else beside the first or the last of theirs. */
static void push_with_nets(struct axis_walk *walk, struct by_walk *by, const size_t *categories, size_t n, struct joined_line *nets,
                           size_t n_nets) {
    bool is_sorted = by->entry->sort != SORT_LIST;
    for (size_t i = 0; i < n; i++) {
        for (size_t k = 0; k < n_nets; k++)
            if (nets[k].is_before && nets[k].n == 0 && (is_sorted || has_category(&nets[k], categories[i]))) push_joined(walk, by, &nets[k]);
        push_listed(walk, by, categories[i]);
        for (size_t k = 0; k < n_nets && !is_sorted; k++)
            if (!nets[k].is_before && nets[k].n == 0 && is_complete(by, &nets[k])) push_joined(walk, by, &nets[k]);
    }
}

/* Nets behind all lines, and then what adds up to what. */
static void end_nets(struct axis_walk *walk, struct by_walk *by, struct joined_line *nets, size_t n_nets) {
    for (size_t k = 0; k < n_nets; k++)
        if (nets[k].n == 0) push_joined(walk, by, &nets[k]);
    for (size_t k = 0; k < n_nets; k++) note_joined(walk, by, &nets[k]);
}

static size_t in_group(const struct by_walk *by, const size_t *categories, size_t n, const char *group, size_t *ret) {
    size_t n_found = 0;
    for (size_t i = 0; i < n; i++)
        if (text_equal(by->kind.list->categories[categories[i]].group, group)) ret[n_found++] = categories[i];
    return n_found;
}

/* The categories of one group of the list are a block of their own: they are put in order among themselves. */
static void push_list_group(struct axis_walk *walk, struct by_walk *by, const struct category_group *group, const size_t *categories, size_t n,
                            struct joined_line *nets, size_t n_nets) {
    size_t *own = ARENA_ARRAY(walk->state->arena, size_t, n), n_own = in_group(by, categories, n, group->id, own);
    struct joined_line joined = {.id = group->id, .label = group->label, .categories = own, .n_categories = n_own,
                                 .place = by->entry->subtotals.place};
    if (n_own == 0) return;
    begin_block(walk, by);
    if (by->entry->subtotals.is_before) push_joined(walk, by, &joined);
    push_with_nets(walk, by, own, n_own, nets, n_nets);
    if (!by->entry->subtotals.is_before) push_joined(walk, by, &joined);
    note_joined(walk, by, &joined);
}

static void push_by_groups(struct axis_walk *walk, struct by_walk *by, const size_t *categories, size_t n, struct joined_line *nets,
                           size_t n_nets) {
    const struct code_list *list = by->kind.list;
    size_t *others = ARENA_ARRAY(walk->state->arena, size_t, n), n_others = in_group(by, categories, n, NULL, others);
    for (size_t i = 0; i < list->n_groups; i++) push_list_group(walk, by, &list->groups[i], categories, n, nets, n_nets);
    begin_block(walk, by);
    push_with_nets(walk, by, others, n_others, nets, n_nets);
}

static void push_rest(struct axis_walk *walk, struct by_walk *by) {
    const struct model_rest *rest = &by->entry->rest;
    struct line_draft line = by->demand;
    size_t level = line.line.n_places, n_parts = by->n_parts;
    line.line.is_rest = true;
    line.line.rest_level = level;
    axis_add_notes(walk->state->arena, &line.line, rest->notes, rest->n_notes);
    axis_name_line(walk, &line, rest->id, rest->label);
    size_t first = push_group(walk, by, &line, (struct plan_place){.kind = GROUP_REST, .can_drop = by->entry->drop_empty});
    for (size_t i = first; i < walk->axis->n; i++) {
        struct line_draft *own = &walk->axis->lines[i];
        if (own->line.is_derived || own->line.rest_level != level) continue;
        size_t *of = ARENA_ARRAY(walk->state->arena, size_t, n_parts);
        for (size_t k = 0; k < n_parts; k++) of[k] = by->parts[k] + (i - first);
        own->of = of;
        own->n_of = n_parts;
    }
    by->parts[by->n_parts++] = first;
}

/* What has no category: lines of it are there to lose nothing. */
static void push_unlisted(struct axis_walk *walk, struct by_walk *by) {
    const struct model_entry *entry = by->entry;
    size_t n_categories = by->kind.list->n_categories;
    if (entry->only == NULL && walk->state->plan->options.is_draft) push_category(walk, by, n_categories, "not-in-list", "Not in list", NONE);
    if (entry->missing_label != NULL)
        push_category(walk, by, n_categories + 1, text_slug(walk->state->arena, entry->missing_label), entry->missing_label, NONE);
}

static void push_categories(struct axis_walk *walk, struct by_walk *by) {
    const struct model_entry *entry = by->entry;
    struct joined_line *nets = ARENA_ARRAY(walk->state->arena, struct joined_line, entry->n_nets);
    size_t n;
    const size_t *categories = shown_categories(walk, by, &n);
    for (size_t i = 0; i < entry->n_nets; i++)
        if (!net_categories(walk, by, &entry->nets[i], &nets[i])) return;
    if (entry->subtotals.is_wanted)
        push_by_groups(walk, by, categories, n, nets, entry->n_nets);
    else
        push_with_nets(walk, by, categories, n, nets, entry->n_nets);
    if (entry->rest.is_wanted) push_rest(walk, by);
    if (is_in_layer(walk, by, by->kind.list->n_categories)) push_unlisted(walk, by);
    end_nets(walk, by, nets, entry->n_nets);
}

/* --- the total ---------------------------------------------------------------------------------------------------- */

static void push_total(struct axis_walk *walk, struct by_walk *by) {
    const struct model_total *total = &by->entry->total;
    struct line_draft line = by->demand;
    line.line.is_total = true;
    axis_add_notes(walk->state->arena, &line.line, total->notes, total->n_notes);
    axis_name_line(walk, &line, total->id, total->label);
    by->total_first = push_group(walk, by, &line, (struct plan_place){.kind = GROUP_FIXED});
    by->n_total = walk->axis->n - by->total_first;
}

/* --- what cannot be meant ------------------------------------------------------------------------------------------- */

static bool refuse(struct axis_walk *walk, const struct model_entry *entry, const char *one, const char *other, struct place place,
                   const char *hint) {
    DIAG(walk->state->diags, MSG_PLAN_NOT_TOGETHER, place, hint, one, other, entry->by);
    return false;
}

static bool total_is_sound(struct axis_walk *walk, const struct model_entry *entry) {
    const struct model_total *total = &entry->total;
    if (!total->is_wanted) return true;
    if (entry->only != NULL && !total->is_of_chosen) {
        DIAG(walk->state->diags, MSG_PLAN_TOTAL_OF_CHOSEN, entry->place,
             "say so, and what its label is: 'total: {label: .., of: chosen}'; percentages are then of the chosen alone", entry->by);
        return false;
    }
    if (entry->only == NULL && total->is_of_chosen)
        return refuse(walk, entry, "of: chosen", "all categories", entry->place, "choose them with `only`, or leave `of` out");
    return true;
}

static bool order_is_sound(struct axis_walk *walk, const struct model_entry *entry, const struct value_kind *kind) {
    bool is_many = kind->type == TYPE_CATEGORIES;
    if (entry->rest.is_wanted && is_many) {
        DIAG(walk->state->diags, MSG_PLAN_REST_OF_MANY, entry->top_place, "leave `rest` out", entry->by);
        return false;
    }
    if (entry->top > 0 && !entry->rest.is_wanted && entry->total.is_wanted && !is_many) {
        DIAG(walk->state->diags, MSG_PLAN_TOP_OF_TOTAL, entry->top_place, "give the others a line: 'rest: All others'",
             text_from_int(walk->state->arena, (int64_t)entry->top), entry->by);
        return false;
    }
    return true;
}

/* Whether the `by` is of a name with versions of which one has groups: the others have none to count together, and no subtotals. */
static bool has_groups_at_times(const struct axis_walk *walk, const struct model_entry *entry, size_t source) {
    const struct expr_scope *scope = &walk->state->model->sources[source].scope;
    for (size_t i = 0; i < scope->n_slots; i++) {
        const struct slot *slot = &scope->slots[i];
        if (slot->is_version && text_equal(slot->name, entry->by) && slot->kind.list != NULL && slot->kind.list->n_groups > 0) return true;
    }
    return false;
}

static bool subtotals_are_sound(struct axis_walk *walk, const struct model_entry *entry, const struct by_walk *by) {
    if (!entry->subtotals.is_wanted) return true;
    if (entry->top > 0) return refuse(walk, entry, "subtotals", "top", entry->top_place, "a subtotal needs all lines of its group");
    if (entry->only != NULL)
        return refuse(walk, entry, "subtotals", "only", entry->subtotals.place, "`nets` of the chosen categories say what they count");
    size_t source = source_of_name(walk, by->demand.population, entry->by, by->day);
    if (by->kind.list->n_groups > 0 || has_groups_at_times(walk, entry, source)) return true;
    DIAG(walk->state->diags, MSG_PLAN_NO_GROUPS, entry->subtotals.place, "give the list `groups`, and its categories a `group`", entry->by);
    return false;
}

/* --- the entry ------------------------------------------------------------------------------------------------------ */

/* A total of the chosen counts them alone, and so do all bases: as if it were written as the condition of the `by`. */
static void restrict_to_chosen(struct axis_walk *walk, struct by_walk *by) {
    size_t n;
    const size_t *chosen = shown_categories(walk, by, &n);
    if (by->entry->total.is_of_chosen && n > 0) add_condition(walk, by, &by->demand, chosen, n, false, by->entry->place);
}

/* What all its lines meet, whichever total they have; not where a line is of records without a value. */
static struct expr_text chosen_text(struct axis_walk *walk, struct by_walk *by) {
    size_t n;
    if (by->entry->only == NULL || by->entry->missing_label != NULL) return (struct expr_text){.text = NULL};
    const size_t *chosen = shown_categories(walk, by, &n);
    return n == 0 ? (struct expr_text){.text = NULL} : members_text(walk, by, chosen, n, by->entry->place);
}

void axis_expand_by(struct axis_walk *walk, const struct model_entry *entry, const struct line_draft *outer) {
    struct by_walk by = {.entry = entry, .demand = axis_demand(walk, entry, outer), .total_first = NONE};
    by.day = spec_window(walk->state->model, walk->state->plan->options.period, by.demand.window).end;
    bool is_sound = find_list(walk, entry, by.demand.population, by.day, &by.kind) && total_is_sound(walk, entry) &&
                    order_is_sound(walk, entry, &by.kind) && subtotals_are_sound(walk, entry, &by);
    if (!is_sound || by.demand.line.n_places == PLAN_MAX_PLACES) {
        if (is_sound) axis_too_deep(walk, entry->by_place);
        walk->failed = true;
        return;
    }
    size_t n_categories = by.kind.list->n_categories;
    by.parts = ARENA_ARRAY(walk->state->arena, size_t, n_categories + 3 + entry->n_only);
    by.line_of = ARENA_ARRAY(walk->state->arena, size_t, n_categories);
    for (size_t i = 0; i < n_categories; i++) by.line_of[i] = NONE;
    restrict_to_chosen(walk, &by);
    by.demand.n_levels++;
    if (by.demand.n_bys < PLAN_MAX_DIMENSIONS)
        by.demand.bys[by.demand.n_bys++] =
            (struct line_by){.name = entry->by, .kind = by.kind, .missing_label = entry->missing_label, .level = by.demand.n_levels,
                             .chosen = chosen_text(walk, &by)};
    begin_block(walk, &by);
    if (entry->total.is_wanted && entry->total.is_before) push_total(walk, &by);
    push_categories(walk, &by);
    if (entry->total.is_wanted && !entry->total.is_before) push_total(walk, &by);
    if (entry->total.is_wanted) note_footing(walk, &by, by.total_first, by.n_total, by.parts, by.n_parts, false);
}
