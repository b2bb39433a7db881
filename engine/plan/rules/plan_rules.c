/* plan/rules/plan_rules.c - which counting rules there are: every counted cell asks for the rule of its population, of the part of it that its
 * lines cut out, and of its measure, each in the period of the cell.
 *
 * What two cells count alike is one rule, found by a text that names all it rests on; categories do not: the rule of a line is that of
 * its total. */
#include "plan/plan_state.h"

#include <string.h>

/* The cells of one table, one at a time. */
struct rules_walk {
    struct plan_state *state;
    const struct model_table *table;
    size_t table_index;
    const struct line_draft *row, *column;
    size_t population, window;             /* of the cell at hand */
};

/* --- rules, once each --------------------------------------------------------------------------------------------- */

static struct plan_rule *kept(struct plan_state *state, const char *name) {
    uint32_t index = intern_find(state->rules.texts, name, strlen(name));
    return index == INTERN_NONE ? NULL : &state->rules.items[index];
}

struct plan_rule *rules_keep(struct plan_state *state, const char *name, struct plan_rule rule) {
    struct rules_draft *rules = &state->rules;
    bool is_new;
    uint32_t index = intern_add(rules->texts, name, strlen(name), &is_new);
    if (!is_new) return &rules->items[index];
    bool has_population = rule.population != NONE;
    rule.used_by = ARENA_ARRAY(state->arena, bool, state->model->n_tables);
    rule.checked_by = ARENA_ARRAY(state->arena, bool, state->model->n_checks);
    rule.stock_day = has_population ? plan_stock_day(state, rule.population, rule.window) : DATE_NONE;
    rule.is_available = !has_population || plan_is_available(state, rule.population, rule.window);
    for (size_t i = 0; i < rule.n_steps && has_population; i++)
        rule.is_available &= plan_is_told(state, rule.population, rule.window, state->cubes[rule.steps[i].left.cube].rests_on);
    *ARENA_PUSH(state->arena, rules->items, rules->n, rules->capacity) = rule;
    return &rules->items[rules->n - 1];
}

const char *rules_name(struct plan_state *state, const char *what, size_t population, size_t window) {
    const char *name = population == NONE ? "" : state->model->populations[population].name;
    return TEXT(state->arena, what, " ", name, " ", text_from_int(state->arena, (int64_t)window));
}

/* The condition in force on the last day of the window. */
static struct expr_text written_of(struct plan_state *state, const struct model_population *population, size_t window) {
    date_t day = plan_day(state, window);
    size_t i = population->n_versions - 1;
    while (i > 0 && day < population->versions[i].since) i--;
    return population->versions[i].written;
}

static struct plan_rule *rule_of_population(struct plan_state *state, size_t population, size_t window) {
    const struct model_population *model = &state->model->populations[population];
    const char *name = rules_name(state, "population", population, window);
    struct plan_rule *known = kept(state, name);
    if (known) return known;
    struct steps_draft steps;
    struct plan_count whole;
    steps_from_source(state, model->source, window, &steps);
    steps.count.population = population;   /* what its extract cannot tell is not counted */
    bool is_told = steps_where(state, &steps, PLAN_STEP_CONDITION, written_of(state, model, window));
    plan_count_begin(state, model->source, population, window, &whole);
    struct plan_rule rule = {.kind = PLAN_RULE_POPULATION, .population = population, .window = window, .place = model->place,
                             .steps = steps.items, .n_steps = is_told ? steps.n : 0, .whole = plan_quantity(state, &whole)};
    return rules_keep(state, name, rule);
}

/* --- what two lines demand ---------------------------------------------------------------------------------------- */

static void add_names(struct text_builder *out, const struct line_draft *line, enum cuts cuts) {
    for (size_t i = 0; i < line->n_where; i++) {
        if (!plan_has_where(line, i, cuts)) continue;
        text_add(out, "\n");
        text_add(out, line->where[i].text.text);
    }
}

static bool add_steps(struct rules_walk *walk, struct steps_draft *steps, const struct line_draft *line, enum cuts cuts) {
    for (size_t i = 0; i < line->n_where; i++) {
        if (!plan_has_where(line, i, cuts)) continue;
        if (!steps_where(walk->state, steps, PLAN_STEP_CONDITION, line->where[i].text)) return false;
    }
    return true;
}

/* Which conditions of the two lines a rule has, and what it is about besides. */
struct cell_rule {
    enum plan_rule_kind kind;
    const char *what;                      /* sets it apart from others with the same conditions */
    enum cuts rows, columns;
    const struct model_entry *entry;       /* the line that says it */
};

/* What a layer has of all records; nothing in periods in which its column is defined otherwise. */
static struct expr_text layer_of(const struct rules_walk *walk) {
    const struct plan_state *state = walk->state;
    bool is_alike = spec_edition(state->model, plan_day(state, walk->window)) == spec_edition(state->model, plan_day(state, 0));
    return is_alike ? walk->table->layer.where : (struct expr_text){.text = NULL};
}

static const char *name_of(struct rules_walk *walk, const struct cell_rule *wanted) {
    struct text_builder out = {.arena = walk->state->arena};
    const char *layer = layer_of(walk).text;
    if (layer != NULL) text_add(&out, TEXT(out.arena, layer, "\n"));
    text_add(&out, rules_name(walk->state, wanted->what, walk->population, walk->window));
    add_names(&out, walk->row, wanted->rows);
    add_names(&out, walk->column, wanted->columns);
    return text_done(&out);
}

static bool add_left_in(struct rules_walk *walk, const struct model_measure *measure, const struct line_draft *line, enum cuts cuts,
                        struct steps_draft *steps) {
    struct expr_text left_in[PLAN_MAX_DIMENSIONS];
    size_t n = plan_left_in(walk->state, measure, line, cuts, steps->count.source, left_in);
    for (size_t i = 0; i < n; i++)
        if (!steps_where(walk->state, steps, PLAN_STEP_OUT_OF, left_in[i])) return false;
    return true;
}

/* The steps of a measure behind those of its lines. */
static bool add_measure(struct rules_walk *walk, const struct cell_rule *wanted, struct steps_draft *steps) {
    struct plan_state *state = walk->state;
    const struct model_measure *measure = &wanted->entry->measure;
    if (wanted->kind == PLAN_RULE_PERCENT)
        return steps_where(state, steps, PLAN_STEP_OUT_OF, measure->out_of) && steps_where(state, steps, PLAN_STEP_OF, measure->of);
    if (wanted->kind == PLAN_RULE_PERCENT_OF)
        return add_left_in(walk, measure, walk->row, wanted->rows, steps) && add_left_in(walk, measure, walk->column, wanted->columns, steps);
    if (wanted->kind != PLAN_RULE_VALUE) return true;
    const char *is_known = TEXT(state->arena, measure->name, " is not null");
    return steps_where(state, steps, PLAN_STEP_HAS_VALUE, plan_written(state, is_known, wanted->entry->place));
}

static void keep_cell_rule(struct rules_walk *walk, const struct cell_rule *wanted) {
    const char *name = name_of(walk, wanted);
    struct plan_rule *known = kept(walk->state, name);
    struct steps_draft steps;
    if (known == NULL) {
        steps_from_population(walk->state, walk->population, walk->window, &steps);
        if (!steps_where(walk->state, &steps, PLAN_STEP_CONDITION, layer_of(walk)) || !add_steps(walk, &steps, walk->row, wanted->rows) || !add_steps(walk, &steps, walk->column, wanted->columns) ||
            !add_measure(walk, wanted, &steps))
            return;
        struct plan_rule rule = {.kind = wanted->kind, .population = walk->population, .window = walk->window, .table = walk->table,
                                 .entry = wanted->entry, .place = wanted->entry->place, .steps = steps.items, .n_steps = steps.n};
        known = rules_keep(walk->state, name, rule);
    }
    known->used_by[walk->table_index] = true;
}

/* A percentage of two lines: what they count has rules of its own. */
static void keep_ratio(struct rules_walk *walk, const struct line_draft *line, const struct model_entry *entry) {
    const char *name = TEXT(walk->state->arena, "share ", walk->table->id, "\n", line->line.id);
    struct plan_rule rule = {.kind = PLAN_RULE_SHARE, .population = NONE, .table = walk->table, .entry = entry, .place = entry->place};
    rules_keep(walk->state, name, rule)->used_by[walk->table_index] = true;
}

/* --- measures ----------------------------------------------------------------------------------------------------- */

static void keep_part(struct rules_walk *walk) {
    const struct line_draft *last = walk->column->n_where > 0 ? walk->column : walk->row;
    if (last->n_where > 0) keep_cell_rule(walk, &(struct cell_rule){PLAN_RULE_PART, "part", ALL_CUTS, ALL_CUTS, last->line.entry});
}

static void keep_percent_of(struct rules_walk *walk, const struct line_draft *says) {
    const struct model_entry *entry = says->measure_entry;
    struct cell_rule wanted = {.kind = PLAN_RULE_PERCENT_OF, .entry = entry};
    plan_base_cuts(entry->measure.base, &wanted.rows, &wanted.columns);
    const char *left_out = plan_left_out_words(walk->state->arena, &entry->measure);
    wanted.what = TEXT(walk->state->arena, "percent of base ", text_from_int(walk->state->arena, (int64_t)entry->measure.base),
                       left_out ? " leaving out " : "", left_out ? left_out : "");
    keep_part(walk);
    keep_cell_rule(walk, &wanted);
}

static void keep_percent_of_line(struct rules_walk *walk, const struct line_draft *says) {
    keep_part(walk);
    keep_ratio(walk, says, says->measure_entry);
}

static void keep_percent(struct rules_walk *walk, const struct line_draft *says) {
    const struct model_entry *entry = says->measure_entry;
    const struct model_measure *measure = &entry->measure;
    const char *what = TEXT(walk->state->arena, "percent ", walk->table->id, "\n", entry->label ? entry->label : "", "\n",
                            measure->out_of.text ? measure->out_of.text : "", "\n", measure->of.text, "\n");
    keep_cell_rule(walk, &(struct cell_rule){PLAN_RULE_PERCENT, what, ALL_CUTS, ALL_CUTS, entry});
}

/* Of a column or field: records that have no value are in no sum and no mean. */
static void keep_value(struct rules_walk *walk, const struct line_draft *says) {
    const struct model_measure *measure = &says->measure_entry->measure;
    const char *kind = text_from_int(walk->state->arena, (int64_t)measure->kind);
    const char *what = TEXT(walk->state->arena, "value ", kind, " ", measure->name);
    keep_cell_rule(walk, &(struct cell_rule){PLAN_RULE_VALUE, what, ALL_CUTS, ALL_CUTS, says->measure_entry});
}

typedef void measure_keeper(struct rules_walk *walk, const struct line_draft *says);

/* Measures of a value are keep_value's; of all others the records are told, by their population and part. */
static measure_keeper *const keepers[] = {
    [MEASURE_PERCENT_OF] = keep_percent_of, [MEASURE_PERCENT_OF_LINE] = keep_percent_of_line, [MEASURE_PERCENT] = keep_percent,
};

static void keep_measure(struct rules_walk *walk, const struct line_draft *says) {
    size_t kind = says->measure ? (size_t)says->measure->kind : MEASURE_COUNT;
    if (says->measure && says->measure->name)
        keep_value(walk, says);
    else if (kind < sizeof keepers / sizeof *keepers && keepers[kind])
        keepers[kind](walk, says);
    else
        keep_part(walk);
}

static void keep_cell(struct rules_walk *walk, const struct plan_cell *cell) {
    size_t row = walk->row->population, column = walk->column->population;
    walk->population = row != NONE ? row : column != NONE ? column : walk->table->population;
    walk->window = cell->window;
    rule_of_population(walk->state, walk->population, walk->window)->used_by[walk->table_index] = true;
    keep_measure(walk, walk->row->measure ? walk->row : walk->column);
}

static void keep_share(struct rules_walk *walk, const struct line_draft *line) {
    if (line->line.is_derived && line->line.entry->kind == AXIS_SHARE) keep_ratio(walk, line, line->line.entry);
}

static void walk_table(struct plan_state *state, size_t index) {
    const struct plan_table *table = &state->plan->tables[index];
    const struct axis_draft *rows = &state->drafts[index].rows, *columns = &state->drafts[index].columns;
    struct rules_walk walk = {.state = state, .table = table->model, .table_index = index};
    for (size_t i = 0; i < rows->n * columns->n; i++) {
        const struct plan_cell *cell = &table->cells[i];
        walk.row = &rows->lines[i / columns->n];
        walk.column = &columns->lines[i % columns->n];
        bool is_derived = walk.row->line.is_derived || walk.column->line.is_derived;
        bool is_counted = cell->formula != FORMULA_CONSTANT && cell->formula != FORMULA_NOT_APPLICABLE && cell->formula != FORMULA_REST && !cell->is_left_out;
        if (!is_derived && is_counted) keep_cell(&walk, cell);
    }
    for (size_t i = 0; i < rows->n; i++) keep_share(&walk, &rows->lines[i]);
    for (size_t i = 0; i < columns->n; i++) keep_share(&walk, &columns->lines[i]);
}

/* --- checks ------------------------------------------------------------------------------------------------------- */

static void walk_terms(struct plan_state *state, size_t check, const struct model_term *terms, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (terms[i].population != NONE) rule_of_population(state, terms[i].population, 0)->checked_by[check] = true;
}

void plan_rules(struct plan_state *state) {
    for (size_t i = 0; i < state->model->n_tables; i++) walk_table(state, i);
    for (size_t i = 0; i < state->model->n_checks; i++) {
        walk_terms(state, i, state->model->checks[i].sum, state->model->checks[i].n_sum);
        walk_terms(state, i, state->model->checks[i].equals, state->model->checks[i].n_equals);
    }
    plan_rules_of_targets(state);
    state->plan->rules = state->rules.items;
    state->plan->n_rules = state->rules.n;
}
