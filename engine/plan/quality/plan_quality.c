/* plan/quality/plan_quality.c - which records were recorded late, and where values are missing that tables count by.
 *
 * When something happened is taken from the population's own condition: the column of its `in period`. When that was known is the
 * column's `known_from`, else the source's. */
#include "plan/plan_state.h"

enum { MAX_COUNTED = 32 };

/* --- late records ------------------------------------------------------------------------------------------------- */

static bool is_end_of_period(const struct expr *expr, enum expr_op op, enum expr_op end) {
    return expr->op == op && expr->children[0]->op == EXPR_SLOT && expr->children[1]->op == end;
}

/* The column of the first `in period` that a condition joins; NONE where there is none. */
static size_t happened_in_period(const struct expr *expr) {
    if (expr == NULL || expr->op != EXPR_AND) return NONE;
    const struct expr *low = expr->children[0], *high = expr->children[1];
    bool is_interval = is_end_of_period(low, EXPR_GREATER_EQUAL, EXPR_PERIOD_START) && is_end_of_period(high, EXPR_LESS_EQUAL, EXPR_PERIOD_END);
    if (is_interval && low->children[0]->slot == high->children[0]->slot) return low->children[0]->slot;
    size_t slot = happened_in_period(low);
    return slot != NONE ? slot : happened_in_period(high);
}

static size_t recorded_of(const struct model_source *source, size_t happened) {
    if (happened == NONE || happened >= source->n_columns) return NONE;
    size_t own = source->columns[happened].known_from;
    size_t recorded = own != NONE ? own : source->known_from;
    return recorded == happened ? NONE : recorded;
}

static struct quantity count_where(struct plan_state *state, size_t source, size_t population, const struct expr *where) {
    struct plan_count count;
    plan_count_begin(state, source, population, 0, &count);
    if (where) plan_count_where(state, &count, where);
    return plan_quantity(state, &count);
}

static const struct expr *later_than(struct plan_state *state, const struct expr *happened, const struct expr *recorded, int64_t days) {
    const struct expr *between = made_join(state, EXPR_DAYS, happened, recorded);
    return made_join(state, EXPR_GREATER, between, made_constant(state, between->kind, days, between->place));
}

static struct plan_late late_of(struct plan_state *state, size_t population, size_t happened, size_t recorded) {
    const struct model_population *model = &state->model->populations[population];
    size_t source = model->source;
    const struct expr *then = made_slot(state, source, happened, model->place), *known = made_slot(state, source, recorded, model->place);
    const struct expr *after = made_join(state, EXPR_GREATER, known, made_period_end(state, model->place));
    return (struct plan_late){
        .population = population,
        .happened = happened,
        .recorded = recorded,
        .records = count_where(state, source, population, NULL),
        .after_period = count_where(state, source, population, after),
        .late = count_where(state, source, population, later_than(state, then, known, LATE_DAYS)),
        .very_late = count_where(state, source, population, later_than(state, then, known, VERY_LATE_DAYS)),
        .unknown = count_where(state, source, population, made_join(state, EXPR_IS_NULL, known, NULL)),
    };
}

static bool is_used(const struct plan_rule *rule, size_t n_tables) {
    for (size_t i = 0; i < n_tables; i++)
        if (rule->used_by[i]) return true;
    return false;
}

static void find_late(struct plan_state *state) {
    struct plan_late *items = ARENA_ARRAY(state->arena, struct plan_late, state->plan->n_rules);
    size_t n = 0;
    for (size_t i = 0; i < state->plan->n_rules; i++) {
        const struct plan_rule *rule = &state->plan->rules[i];
        if (rule->kind != PLAN_RULE_POPULATION || rule->window != 0 || !rule->is_available || !is_used(rule, state->model->n_tables)) continue;
        const struct model_population *population = &state->model->populations[rule->population];
        size_t happened = happened_in_period(spec_where(population, plan_day(state, 0)));
        size_t recorded = recorded_of(&state->model->sources[population->source], happened);
        if (recorded != NONE) items[n++] = late_of(state, rule->population, happened, recorded);
    }
    state->plan->late = items;
    state->plan->n_late = n;
}

/* --- missing values ----------------------------------------------------------------------------------------------- */

/* What the cubes that count by one column count, each set of conditions once. */
struct counted_sets {
    const struct plan_cube *cubes[MAX_COUNTED];
    size_t n;
    bool is_everything;                    /* one of them counts all records */
    bool is_too_many;
};

static bool same_conditions(const struct plan_cube *a, const struct plan_cube *b) {
    if (a->n_conditions != b->n_conditions) return false;
    for (size_t i = 0; i < a->n_conditions; i++)
        if (a->conditions[i] != b->conditions[i]) return false;
    return true;
}

static void add_set(struct counted_sets *sets, const struct plan_cube *cube) {
    for (size_t i = 0; i < sets->n; i++)
        if (same_conditions(sets->cubes[i], cube)) return;
    sets->is_everything |= cube->n_conditions == 0;
    sets->is_too_many |= sets->n == MAX_COUNTED;
    if (!sets->is_too_many) sets->cubes[sets->n++] = cube;
}

static bool counts_by(const struct plan_cube *cube, size_t source, size_t column) {
    for (size_t i = 0; i < cube->n_dimensions; i++)
        if (cube->source == source && cube->dimensions[i].slot == column && cube->is_wanted && cube->window == 0) return true;
    return false;
}

static const struct expr *join(struct plan_state *state, enum expr_op op, const struct expr *left, const struct expr *right) {
    return left == NULL ? right : made_join(state, op, left, right);
}

/* "(a and b) or (c)": a record counts once, in however many tables it stands. */
static const struct expr *any_of(struct plan_state *state, const struct counted_sets *sets) {
    const struct expr *any = NULL;
    for (size_t i = 0; i < sets->n && !sets->is_everything; i++) {
        const struct expr *all = NULL;
        for (size_t k = 0; k < sets->cubes[i]->n_conditions; k++)
            all = join(state, EXPR_AND, all, state->conditions[sets->cubes[i]->conditions[k]].where);
        any = join(state, EXPR_OR, any, all);
    }
    return any;
}

static bool missing_of(struct plan_state *state, size_t source, size_t column, struct plan_missing *ret) {
    struct counted_sets sets = {.n = 0};
    struct plan_count count;
    for (size_t i = 0; i < state->plan->n_cubes_of_figures; i++)
        if (counts_by(&state->cubes[i], source, column)) add_set(&sets, &state->cubes[i]);
    if (sets.n == 0 || sets.is_too_many) return false;
    const struct expr *any = any_of(state, &sets);
    plan_count_begin(state, source, NONE, 0, &count);
    if (any) plan_count_where(state, &count, any);
    *ret = (struct plan_missing){.source = source, .column = column, .records = plan_quantity(state, &count)};
    const struct expr *own = made_slot(state, source, column, state->model->sources[source].columns[column].place);
    plan_count_where(state, &count, made_join(state, EXPR_IS_NULL, own, NULL));
    ret->missing = plan_quantity(state, &count);
    return true;
}

static bool may_be_missing(const struct model_column *column) {
    return !column->is_required && (column->type == TYPE_CATEGORY || column->type == TYPE_CATEGORIES);
}

static void find_missing(struct plan_state *state) {
    const struct model *model = state->model;
    struct plan_missing *items = NULL;
    size_t n = 0, capacity = 0;
    for (size_t source = 0; source < model->n_sources; source++)
        for (size_t column = 0; column < model->sources[source].n_columns; column++) {
            struct plan_missing item;
            if (!may_be_missing(&model->sources[source].columns[column]) || !missing_of(state, source, column, &item)) continue;
            *ARENA_PUSH(state->arena, items, n, capacity) = item;
        }
    state->plan->missing = items;
    state->plan->n_missing = n;
}

void plan_quality(struct plan_state *state) {
    find_late(state);
    find_missing(state);
}
