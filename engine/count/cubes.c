/* count/cubes.c - the cubes of a source, those of the same conditions together.
 *
 * A group's rows are the words of its conditions, joined; they become row numbers once, and every cube of the group walks these. */
#include "count/counter.h"

#include <stdlib.h>

struct cube_state *cubes_begin(struct arena *arena, const struct plan *plan) {
    struct cube_state *cubes = ARENA_ARRAY(arena, struct cube_state, plan->n_cubes);
    for (size_t i = 0; i < plan->n_cubes; i++) {
        const struct plan_cube *cube = &plan->cubes[i];
        bool is_kept = cube->measured_slot != NONE && cube->keeps_values, is_summed = cube->measured_slot != NONE && !cube->keeps_values;
        cubes[i] = (struct cube_state){.cube = cube, .add = cube_adder_of(cube), .arena = arena};
        cubes[i].values = ARENA_ARRAY(arena, int64_t, cube->n_places);
        if (is_kept) cubes[i].distributions = ARENA_ARRAY(arena, struct distribution *, cube->n_places);
        if (is_kept) cubes[i].texts = intern_new(arena);
        if (is_summed) cubes[i].sums = ARENA_ARRAY(arena, int128, cube->n_places);
    }
    return cubes;
}

/* --- groups --------------------------------------------------------------------------------------------------------- */

static int compare_steps(const void *a, const void *b) {
    size_t left = *(const size_t *)a, right = *(const size_t *)b;
    return (left > right) - (left < right);
}

/* What is joined by `and` is several conditions, each once. */
static void add_steps(struct arena *arena, const struct program *program, size_t added, struct cube_group *group) {
    const struct step *step = &program->steps[added];
    for (size_t i = 0; step->kernel == kernel_all && i < step->n_children; i++) add_steps(arena, program, step->children[i], group);
    if (step->kernel == kernel_all) return;
    for (size_t i = 0; i < group->n_steps; i++)
        if (group->steps[i] == added) return;
    *ARENA_PUSH(arena, group->steps, group->n_steps, group->step_capacity) = added;
}

static struct cube_group group_of(struct arena *arena, const struct source_view *view, const struct plan_cube *cube) {
    struct cube_group group = {.n_cubes = 0};
    for (size_t i = 0; i < cube->n_conditions; i++) add_steps(arena, &view->program, view->condition_steps[cube->conditions[i]], &group);
    if (group.n_steps > 0) qsort(group.steps, group.n_steps, sizeof *group.steps, compare_steps);
    return group;
}

static bool are_same(const struct cube_group *a, const struct cube_group *b) {
    bool are_equal = a->n_steps == b->n_steps;
    for (size_t i = 0; are_equal && i < a->n_steps; i++) are_equal = a->steps[i] == b->steps[i];
    return are_equal;
}

void cubes_group(struct worker *worker, struct source_view *view, size_t cube) {
    const struct plan_cube *planned = &worker->plan->cubes[cube];
    struct cube_group wanted = group_of(worker->arena, view, planned);
    size_t i = 0;
    while (i < view->n_groups && !are_same(&view->groups[i], &wanted)) i++;
    if (i == view->n_groups) *ARENA_PUSH(worker->arena, view->groups, view->n_groups, view->group_capacity) = wanted;
    struct cube_group *group = &view->groups[i];
    group->wants_rows |= planned->n_dimensions > 0 || planned->measured_slot != NONE;
    *ARENA_PUSH(worker->arena, group->cubes, group->n_cubes, group->capacity) = cube;
}

/* --- batches -------------------------------------------------------------------------------------------------------- */

/* Rows that meet all conditions of a group, and exist. False where there are none. */
static bool join_conditions(const struct source_view *view, const struct cube_group *group, size_t n_words, uint64_t *ret) {
    uint64_t any = 0;
    memcpy(ret, view->known.is_visible, n_words * sizeof *ret);
    for (size_t k = 0; k < group->n_steps; k++) {
        const uint64_t *is_true = view->program.steps[group->steps[k]].is_true;
        for (size_t i = 0; i < n_words; i++) ret[i] &= is_true[i];
    }
    for (size_t i = 0; i < n_words; i++) any |= ret[i];
    return any != 0;
}

static void add_group(struct worker *worker, const struct source_view *view, const struct cube_group *group, size_t n_rows) {
    uint64_t bits[BATCH_WORDS];
    uint16_t numbers[BATCH_ROWS + LOOPS_SLACK];
    size_t n_words = bits_words(n_rows);
    if (!join_conditions(view, group, n_words, bits)) return;
    struct cube_rows rows = {.program = &view->program, .rows = numbers};
    rows.n = group->wants_rows ? view->program.loops->list_rows(bits, n_words, numbers) : bits_count(bits, n_words);
    for (size_t i = 0; i < group->n_cubes; i++) {
        struct cube_state *state = &worker->cubes[group->cubes[i]];
        state->add(state, &rows);
    }
}

void cubes_add(struct worker *worker, struct source_state *state, size_t n_rows) {
    for (size_t i = 0; i < worker->plan->n_as_at_days; i++) {
        const struct source_view *view = &state->views[i];
        for (size_t k = 0; k < view->n_groups; k++) add_group(worker, view, &view->groups[k], n_rows);
    }
}
