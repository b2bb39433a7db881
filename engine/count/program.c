/* count/program.c - expressions into steps.
 *
 * Children first; a field is the step of its expression, a target's result a step that uses its columns. Constants are written
 * into their buffer once. */
#include "count/program.h"

#include "base/text.h"

#include <string.h>

static const struct model_source *model_source(const struct program *program) {
    return &program->plan->model->sources[program->source];
}

void program_begin(struct program *program, struct arena *arena, const struct plan *plan, size_t source) {
    *program = (struct program){.arena = arena, .plan = plan, .source = source, .texts = intern_new(arena)};
    size_t n = model_source(program)->scope.n_slots * plan->n_windows;
    program->slot_steps = ARENA_ARRAY(arena, size_t, n);
    for (size_t i = 0; i < n; i++) program->slot_steps[i] = NONE;
}

static bool is_view(enum value_type type) {
    return type == TYPE_CATEGORIES || type == TYPE_TEXT;
}

/* Buffers last as long as the program: one allocation a step, none a batch. */
static void give_buffer(struct program *program, struct step *step) {
    if (is_view(step->kind.type)) return;
    if (step->kind.type == TYPE_INTEGER)
        step->wide = step->wide_buffer = ARENA_ARRAY(program->arena, int64_t, BATCH_ROWS);
    else
        step->narrow = step->narrow_buffer = ARENA_ARRAY(program->arena, int32_t, BATCH_ROWS);
}

static size_t push_step(struct program *program, struct step step) {
    *ARENA_PUSH(program->arena, program->steps, program->n_steps, program->capacity) = step;
    return program->n_steps - 1;
}

/* Texts of a key column are kept once each, by the plan. */
static const struct intern *keys_of(const struct program *program, size_t slot) {
    for (size_t i = 0; i < program->plan->n_sources; i++)
        if (program->plan->sources[i].source == program->source) return program->plan->sources[i].schema.columns[slot].keys;
    return NULL;
}

static size_t add_column(struct program *program, size_t slot) {
    return push_step(program, (struct step){.kind = model_source(program)->scope.slots[slot].kind, .keys = keys_of(program, slot)});
}

static size_t add_target(struct program *program, const struct model_field *field, size_t window) {
    const struct model_target *target = &program->plan->model->targets[field->target];
    /* The category, then start and stop of every limit in their order. */
    size_t *children = ARENA_ARRAY(program->arena, size_t, 1 + 2 * target->n_limits);
    children[0] = program_add_slot(program, target->by, window);
    for (size_t i = 0; i < target->n_limits; i++) {
        children[1 + 2 * i] = program_add_slot(program, target->limits[i].start_column, window);
        children[2 + 2 * i] = program_add_slot(program, target->limits[i].stop_column, window);
    }
    struct step step = {.kernel = field->is_due ? kernel_due : kernel_target, .kind = field->kind, .children = children, .n_children = 1 + 2 * target->n_limits,
                        .target = target, .period = program->plan->windows[window]};
    give_buffer(program, &step);
    return push_step(program, step);
}

static size_t *slot_step(const struct program *program, size_t slot, size_t window) {
    return &program->slot_steps[window * model_source(program)->scope.n_slots + slot];
}

size_t program_column(const struct program *program, size_t column) {
    return *slot_step(program, column, 0);
}

size_t program_add_slot(struct program *program, size_t slot, size_t window) {
    const struct model_source *source = model_source(program);
    size_t step;
    if (!program->plan->is_dated[program->source][slot]) window = 0;
    if (*slot_step(program, slot, window) != NONE) return *slot_step(program, slot, window);
    if (slot < source->n_columns) {
        step = add_column(program, slot);
    } else {
        const struct model_field *field = &source->fields[slot - source->n_columns];
        step = field->value != NULL ? program_add(program, field->value, window)
                                    : add_target(program, field, window);
    }
    *slot_step(program, slot, window) = step;
    return step;
}

static void fill_constant(struct step *step) {
    if (is_view(step->kind.type)) return;
    for (size_t i = 0; i < BATCH_ROWS; i++) {
        if (step->wide_buffer != NULL)
            step->wide_buffer[i] = step->expr->op == EXPR_NULL ? VEC_NONE_WIDE : step->expr->constant;
        else
            step->narrow_buffer[i] = step->expr->op == EXPR_NULL ? VEC_NONE : (int32_t)step->expr->constant;
    }
}

static void fill_period(struct step *step) {
    date_t date = step->expr->op == EXPR_PERIOD_START ? step->period.start : step->period.end;
    for (size_t i = 0; i < BATCH_ROWS; i++) step->narrow_buffer[i] = date;
}

static size_t compile(struct program *program, const struct expr *expr, size_t window) {
    size_t *children = ARENA_ARRAY(program->arena, size_t, expr->n_children);
    for (size_t i = 0; i < expr->n_children; i++) children[i] = program_add(program, expr->children[i], window);
    struct step step = {.expr = expr, .kind = expr->kind, .children = children, .n_children = expr->n_children,
                        .period = program->plan->windows[window]};
    give_buffer(program, &step);
    if (expr->op == EXPR_CONSTANT || expr->op == EXPR_NULL) {
        fill_constant(&step);
    } else if (expr->op == EXPR_PERIOD_START || expr->op == EXPR_PERIOD_END) {
        fill_period(&step);
    } else if (expr->op == EXPR_AGGREGATE) {
        step.kernel = kernel_aggregate;
        step.aggregate = program->find_aggregate(program->context, program->source, expr, window);
        /* The key of this source finds the state of each row. */
        size_t *key = ARENA_NEW(program->arena, size_t);
        *key = program_add_slot(program, model_source(program)->key[0], window);
        step.children = key;
        step.n_children = 1;
    } else {
        step.kernel = kernel_of(expr);
    }
    return push_step(program, step);
}

/* Equal text is not enough to be equal: 'Child' is one category in one list and another in the next, and a window has its own period. */
static const char *step_text(struct program *program, const struct expr *expr, size_t window) {
    const char *list = expr->kind.list == NULL ? "" : expr->kind.list->id;
    return TEXT(program->arena, text_from_int(program->arena, (int64_t)expr->kind.type), list == NULL ? "" : list, "@",
                text_from_int(program->arena, (int64_t)window), ":", expr_text_of(program->arena, expr, &model_source(program)->scope));
}

size_t program_add(struct program *program, const struct expr *expr, size_t window) {
    if (expr->op == EXPR_SLOT) return program_add_slot(program, expr->slot, window);
    if (window > 0 && !plan_is_dated(program->plan, program->source, expr)) window = 0;
    const char *text = step_text(program, expr, window);
    uint32_t known = intern_find(program->texts, text, strlen(text));
    if (known != INTERN_NONE) return program->text_steps[known];
    size_t step = compile(program, expr, window);
    bool is_new;
    intern_add(program->texts, text, strlen(text), &is_new);
    *ARENA_PUSH(program->arena, program->text_steps, program->n_text_steps, program->text_capacity) = step;
    return step;
}

static void bind_columns(struct program *program, const struct vec *columns) {
    for (size_t i = 0; i < model_source(program)->n_columns; i++) {
        if (program_column(program, i) == NONE) continue;
        struct step *step = &program->steps[program_column(program, i)];
        step->narrow = columns[i].codes;
        step->wide = columns[i].wide;
        step->view = &columns[i];
    }
}

void program_run(struct program *program, const struct vec *columns, const struct batch *batch) {
    bind_columns(program, columns);
    program->batch = batch;
    for (size_t i = 0; i < program->n_steps; i++)
        if (program->steps[i].kernel != NULL) program->steps[i].kernel(program, &program->steps[i], batch->n_rows);
}

int64_t step_value(const struct step *step, size_t row) {
    if (step->wide != NULL) return step->wide[row];
    return step->narrow[row] == VEC_NONE ? VEC_NONE_WIDE : step->narrow[row];
}

/* Faults are the one thing that kernels leave in their program. */
static struct step_faults *faults_of(const struct program *program) {
    return &((struct program *)(uintptr_t)program)->faults;
}

static struct place place_of(const struct program *program, size_t row) {
    return (struct place){.file = program->batch->file, .line = program->batch->lines[row]};
}

void program_note_outside(const struct program *program, size_t row) {
    struct step_faults *faults = faults_of(program);
    if (faults->n_outside_calendar++ == 0) faults->first_outside_calendar = place_of(program, row);
}

void program_note_no_limit(const struct program *program, const struct model_target *target, size_t row) {
    struct step_faults *faults = faults_of(program);
    if (faults->n_no_limit++ > 0) return;
    faults->first_no_limit = place_of(program, row);
    faults->no_limit_target = target;
}
