/* plan/needs/plan_needs.c - a walk from every cell to its cubes, from every cube to its expressions, from these to columns. */
#include "plan/needs/plan_needs.h"

#include "base/intern.h"

#include <string.h>

struct needs_walk {
    struct arena *arena;
    const struct plan *plan;
    const struct model *model;
    unsigned **slots; /* per source and slot: the needs that reached it, so that no field is walked twice for one */
    unsigned need;    /* at work */
    struct intern *kept_texts;
    struct plan_kept *kept;
    size_t n_kept, kept_capacity;
};

/* --- from expressions to columns --- */

static void need_slot(struct needs_walk *walk, size_t source, size_t slot);

static void keep(struct needs_walk *walk, size_t parent, const struct expr *expr) {
    bool is_new;
    const char *text = expr_text_of(walk->arena, expr, &walk->model->sources[parent].scope);
    intern_add(walk->kept_texts, text, strlen(text), &is_new);
    if (!is_new) return;
    *ARENA_PUSH(walk->arena, walk->kept, walk->n_kept, walk->kept_capacity) =
        (struct plan_kept){.source = expr->aggregate->source, .parent = parent, .text = text};
}

static void need_expr(struct needs_walk *walk, size_t source, const struct expr *expr) {
    if (expr == NULL) return;
    if (expr->op == EXPR_SLOT) need_slot(walk, source, expr->slot);
    for (size_t i = 0; i < expr->n_children; i++) need_expr(walk, source, expr->children[i]);
    const struct expr_aggregate *inner = expr->aggregate;
    if (inner == NULL) return;
    keep(walk, source, expr);
    need_expr(walk, inner->source, inner->value);
    need_expr(walk, inner->source, inner->by);
    need_expr(walk, inner->source, inner->where);
}

static void need_target(struct needs_walk *walk, size_t source, const struct model_target *target) {
    need_slot(walk, source, target->by);
    for (size_t i = 0; i < target->n_limits; i++) {
        need_slot(walk, source, target->limits[i].start_column);
        need_slot(walk, source, target->limits[i].stop_column);
    }
}

static void need_slot(struct needs_walk *walk, size_t source, size_t slot) {
    const struct model_source *model = &walk->model->sources[source];
    if (slot == NONE || walk->slots[source][slot] & walk->need) return;
    walk->slots[source][slot] |= walk->need;
    if (slot < model->n_columns) return;
    const struct model_field *field = &model->fields[slot - model->n_columns];
    if (field->value == NULL)
        need_target(walk, source, &walk->model->targets[field->target]);
    else
        need_expr(walk, source, field->value);
}

static void need_cube(struct needs_walk *walk, const struct plan_cube *cube) {
    for (size_t i = 0; i < cube->n_conditions; i++) need_expr(walk, cube->source, walk->plan->conditions[cube->conditions[i]].where);
    for (size_t i = 0; i < cube->n_dimensions; i++) need_slot(walk, cube->source, cube->dimensions[i].slot);
    need_slot(walk, cube->source, cube->measured_slot);
}

/* --- which cubes --- */

/* How many of its two quantities a formula reads. */
static size_t n_quantities(enum formula formula) {
    static const size_t n[FORMULA_NOT_APPLICABLE + 1] = {
        [FORMULA_COUNT] = 1,  [FORMULA_SUM] = 1,        [FORMULA_DISTINCT] = 1, [FORMULA_MEDIAN] = 1,
        [FORMULA_MEAN] = 2,   [FORMULA_PERCENTILE] = 1, [FORMULA_PERCENT] = 2,
    };
    return n[formula];
}

static void mark_table(const struct plan_table *table, bool *is_of_table) {
    if (table->has_base) is_of_table[table->base.cube] = true;
    if (table->has_whole) is_of_table[table->whole.cube] = true;
    for (size_t i = 0; i < table->n_left_out; i++) is_of_table[table->left_out[i].all.cube] = is_of_table[table->left_out[i].valued.cube] = true;
    for (size_t i = 0; i < table->n_rows * table->n_columns; i++) {
        const struct plan_cell *cell = &table->cells[i];
        if (n_quantities(cell->formula) > 0) is_of_table[cell->numerator.cube] = true;
        if (n_quantities(cell->formula) > 1) is_of_table[cell->denominator.cube] = true;
    }
}

static void need_terms(struct needs_walk *walk, const struct plan_term *terms, size_t n) {
    for (size_t i = 0; i < n; i++) {
        if (terms[i].is_counted) need_cube(walk, &walk->plan->cubes[terms[i].quantity.cube]);
        if (terms[i].has_then) need_cube(walk, &walk->plan->cubes[terms[i].then.cube]);
    }
}

static void need_checks(struct needs_walk *walk) {
    walk->need = NEED_CHECK;
    for (size_t i = 0; i < walk->model->n_checks; i++) {
        need_terms(walk, walk->plan->checks[i].sum, walk->model->checks[i].n_sum);
        need_terms(walk, walk->plan->checks[i].equals, walk->model->checks[i].n_equals);
    }
}

/* --- what a source asks for by itself --- */

static void need_columns(struct needs_walk *walk, unsigned need, size_t source, const size_t *columns, size_t n) {
    walk->need = need;
    for (size_t i = 0; i < n; i++) need_slot(walk, source, columns[i]);
}

/* When records and values were known matters where the run, or a check, looks back to an earlier day. */
static bool looks_back(const struct plan *plan) {
    return plan->n_as_at_days > 1 || (plan->n_as_at_days == 1 && plan->as_at_days[0] != DATE_NONE);
}

static void need_known_from(struct needs_walk *walk, size_t source) {
    const struct model_source *model = &walk->model->sources[source];
    need_columns(walk, NEED_AS_AT, source, &model->known_from, 1);
    for (size_t i = 0; i < model->n_columns; i++)
        if (walk->slots[source][i] != 0) need_columns(walk, NEED_AS_AT, source, &model->columns[i].known_from, 1);
}

static void need_source(struct needs_walk *walk, size_t source) {
    const struct model_source *model = &walk->model->sources[source];
    need_columns(walk, NEED_KEY, source, model->key, model->n_key);
    if (model->parent != NONE) {
        need_columns(walk, NEED_LINK, source, &model->link_column, 1);
        need_columns(walk, NEED_LINK, model->parent, walk->model->sources[model->parent].key, 1);
    }
    walk->need = NEED_RULE;
    for (size_t i = 0; i < model->n_rules; i++) need_expr(walk, source, model->rules[i].that);
    if (looks_back(walk->plan)) need_known_from(walk, source);
}

/* --- all of it --- */

static void count_conditions(const struct plan *plan, const bool *is_of_table, bool *is_met, size_t *condition_tables) {
    for (size_t i = 0; i < plan->n_conditions; i++) is_met[i] = false;
    for (size_t i = 0; i < plan->n_cubes; i++)
        for (size_t k = 0; is_of_table[i] && k < plan->cubes[i].n_conditions; k++) is_met[plan->cubes[i].conditions[k]] = true;
    for (size_t i = 0; i < plan->n_conditions; i++) condition_tables[i] += is_met[i];
}

static bool *const *mark_tables(struct arena *arena, const struct plan *plan, size_t *condition_tables, size_t *cube_tables) {
    bool **tables = ARENA_ARRAY(arena, bool *, plan->n_tables);
    bool *is_met = ARENA_ARRAY(arena, bool, plan->n_conditions);
    for (size_t i = 0; i < plan->n_tables; i++) {
        tables[i] = ARENA_ARRAY(arena, bool, plan->n_cubes);
        mark_table(&plan->tables[i], tables[i]);
        count_conditions(plan, tables[i], is_met, condition_tables);
        for (size_t k = 0; k < plan->n_cubes; k++) cube_tables[k] += tables[i][k];
    }
    return tables;
}

struct plan_needs plan_needs(struct arena *arena, const struct plan *plan) {
    const struct model *model = plan->model;
    struct needs_walk walk = {.arena = arena, .plan = plan, .model = model, .slots = ARENA_ARRAY(arena, unsigned *, model->n_sources),
                              .kept_texts = intern_new(arena)};
    size_t *condition_tables = ARENA_ARRAY(arena, size_t, plan->n_conditions), *cube_tables = ARENA_ARRAY(arena, size_t, plan->n_cubes);
    bool *const *tables = mark_tables(arena, plan, condition_tables, cube_tables);
    for (size_t i = 0; i < model->n_sources; i++) walk.slots[i] = ARENA_ARRAY(arena, unsigned, model->sources[i].scope.n_slots);
    for (size_t i = 0; i < plan->n_cubes; i++) {
        walk.need = cube_tables[i] > 0 ? NEED_TABLE : NEED_EVIDENCE;
        if (cube_tables[i] > 0 || i >= plan->n_cubes_of_figures) need_cube(&walk, &plan->cubes[i]);
    }
    need_checks(&walk);
    for (size_t i = 0; i < plan->n_sources; i++)
        if (plan->sources[i].is_needed) need_source(&walk, plan->sources[i].source);
    return (struct plan_needs){walk.slots, condition_tables, cube_tables, (const bool *const *)tables, walk.kept, walk.n_kept};
}
