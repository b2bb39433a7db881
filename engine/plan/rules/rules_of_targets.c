/* plan/rules/rules_of_targets.c - a counting rule for each limit of a target that some table's numbers rest on.
 *
 * The steps are made here, since a limit is no condition that somebody wrote: of a population, the records of the limit's category
 * that began while it was in force; of these, side by side, those of each result. */
#include "plan/plan_state.h"

struct target_walk {
    struct plan_state *state;
    const struct model_target *target;
    size_t index;                          /* of the target */
    size_t slot;                           /* of its result */
    bool *rests_on;                        /* per cube of the tables: on the result */
};

/* --- conditions --------------------------------------------------------------------------------------------------- */

/* "stage = 'Stage 2'", "started >= date '2003-04-01'". */
static const struct expr *condition(struct target_walk *walk, enum expr_op op, size_t slot, int64_t constant, struct place place) {
    const struct expr *left = made_slot(walk->state, walk->target->source, slot, place);
    return made_join(walk->state, op, left, made_constant(walk->state, left->kind, constant, place));
}

static void add(struct target_walk *walk, struct steps_draft *steps, enum plan_step_kind kind, const struct expr *where) {
    const struct expr_scope *scope = &walk->state->model->sources[walk->target->source].scope;
    steps_add(walk->state, steps, kind, expr_text_of(walk->state->arena, where, scope), where->place, where);
}

/* --- the rule of a limit ------------------------------------------------------------------------------------------ */

/* Each from the same records: the count goes back to them. */
static void add_results(struct target_walk *walk, struct steps_draft *steps, struct place place) {
    const struct plan_count of = steps->count;
    for (int64_t result = 0; result < N_TARGET_RESULTS; result++) {
        add(walk, steps, PLAN_STEP_RESULT, condition(walk, EXPR_EQUAL, walk->slot, result, place));
        steps->count = of;
    }
    add(walk, steps, PLAN_STEP_RESULT, made_join(walk->state, EXPR_IS_NULL, made_slot(walk->state, walk->target->source, walk->slot, place), NULL));
    steps->count = of;
}

static struct steps_draft steps_of_limit(struct target_walk *walk, size_t population, size_t window, const struct model_limit *limit) {
    struct steps_draft steps;
    if (population == NONE)
        steps_from_source(walk->state, walk->target->source, window, &steps);
    else
        steps_from_population(walk->state, population, window, &steps);
    add(walk, &steps, PLAN_STEP_CONDITION, condition(walk, EXPR_EQUAL, walk->target->by, limit->category, limit->place));
    if (limit->since != DATE_NONE)
        add(walk, &steps, PLAN_STEP_CONDITION, condition(walk, EXPR_GREATER_EQUAL, limit->start_column, limit->since, limit->place));
    if (limit->until != DATE_NONE)
        add(walk, &steps, PLAN_STEP_CONDITION, condition(walk, EXPR_LESS_EQUAL, limit->start_column, limit->until, limit->place));
    add_results(walk, &steps, limit->place);
    return steps;
}

static void keep_limits(struct target_walk *walk, size_t population, size_t window, size_t table) {
    struct arena *arena = walk->state->arena;
    for (size_t i = 0; i < walk->target->n_limits; i++) {
        const char *what = TEXT(arena, "target ", walk->target->name, " ", text_from_int(arena, (int64_t)i));
        const char *name = rules_name(walk->state, what, population, window);
        struct steps_draft steps = steps_of_limit(walk, population, window, &walk->target->limits[i]);
        struct plan_rule rule = {.kind = PLAN_RULE_TARGET, .population = population, .window = window, .target = walk->index, .limit = i,
                                 .place = walk->target->limits[i].place, .steps = steps.items, .n_steps = steps.n};
        rules_keep(walk->state, name, rule)->used_by[table] = true;
    }
}

/* --- who uses it -------------------------------------------------------------------------------------------------- */

static bool cell_rests_on(const struct target_walk *walk, const struct plan_cell *cell) {
    bool is_counted = cell->formula == FORMULA_COUNT || cell->formula == FORMULA_SUM || cell->formula == FORMULA_MEAN ||
                      cell->formula == FORMULA_DISTINCT || cell->formula == FORMULA_MEDIAN || cell->formula == FORMULA_PERCENTILE ||
                      cell->formula == FORMULA_PERCENT;
    return is_counted && walk->rests_on[cell->numerator.cube];
}

static bool table_rests_on(const struct target_walk *walk, const struct plan_table *table) {
    for (size_t i = 0; i < table->n_rows * table->n_columns; i++)
        if (cell_rests_on(walk, &table->cells[i])) return true;
    return false;
}

/* Populations that the table uses and the target judges; where it is asked only through an aggregate, all that it judges. */
static void keep_for_table(struct target_walk *walk, size_t table, size_t n_rules) {
    bool has_population = false;
    for (size_t i = 0; i < n_rules; i++) {
        const struct plan_rule rule = walk->state->rules.items[i];
        bool is_judged = rule.kind == PLAN_RULE_POPULATION && rule.used_by[table] &&
                         walk->state->model->populations[rule.population].source == walk->target->source;
        if (is_judged) keep_limits(walk, rule.population, rule.window, table);
        has_population |= is_judged;
    }
    if (!has_population) keep_limits(walk, NONE, 0, table);
}

static void walk_target(struct target_walk *walk) {
    const struct plan *plan = walk->state->plan;
    const size_t n_rules = walk->state->rules.n, n_cubes = plan->n_cubes;
    walk->rests_on = ARENA_ARRAY(walk->state->arena, bool, n_cubes);
    for (size_t i = 0; i < n_cubes; i++)
        walk->rests_on[i] = plan_cube_uses_slot(walk->state, i, walk->target->source, walk->slot);
    for (size_t i = 0; i < plan->n_tables; i++)
        if (table_rests_on(walk, &plan->tables[i])) keep_for_table(walk, i, n_rules);
}

void plan_rules_of_targets(struct plan_state *state) {
    const struct model *model = state->model;
    for (size_t i = 0; i < model->n_targets; i++) {
        const struct model_target *target = &model->targets[i];
        struct target_walk walk = {.state = state, .target = target, .index = i,
                                   .slot = plan_slot(model, target->source, target->name, plan_day(state, 0))};
        if (walk.slot != NONE) walk_target(&walk);
    }
}
