/* count/steps/program.c - expressions into steps.
 *
 * Children first; a field is the step of its expression, a target's result a step that uses its columns. Constants are written
 * into their buffer once. When all are there, what is asked for goes from each step to those it uses. */
#include "count/steps/program.h"

#include "base/text.h"

#include <string.h>

static const struct model_source *model_source(const struct program *program) {
    return &program->plan->model->sources[program->source];
}

void program_begin(struct program *program, struct arena *arena, const struct plan *plan, size_t source) {
    *program = (struct program){.arena = arena, .plan = plan, .loops = loops_choose(), .source = source, .texts = intern_new(arena)};
    size_t n = model_source(program)->scope.n_slots * plan->n_windows;
    program->slot_steps = ARENA_ARRAY(arena, size_t, n);
    for (size_t i = 0; i < n; i++) program->slot_steps[i] = NONE;
}

static bool is_view(enum value_type type) {
    return type == TYPE_CATEGORIES || type == TYPE_TEXT;
}

/* Buffers last as long as the program: one allocation a step, none a batch. */
static void give_buffer(struct program *program, struct step *step, bool is_small) {
    enum value_type type = step->kind.type;
    if (is_view(type)) return;
    if (type == TYPE_BOOL) {
        step->is_true = step->yes = ARENA_ARRAY(program->arena, uint64_t, BATCH_WORDS);
        step->is_false = step->no = ARENA_ARRAY(program->arena, uint64_t, BATCH_WORDS);
    } else if (type == TYPE_INTEGER && !is_small) {
        step->wide = step->wide_buffer = ARENA_ARRAY(program->arena, int64_t, BATCH_ROWS);
    } else {
        step->narrow = step->narrow_buffer = ARENA_ARRAY(program->arena, int32_t, BATCH_ROWS);
    }
}

static size_t put_step(struct program *program, struct step step) {
    *ARENA_PUSH(program->arena, program->steps, program->n_steps, program->capacity) = step;
    return program->n_steps - 1;
}

size_t program_push(struct program *program, struct step step, bool is_small) {
    give_buffer(program, &step, is_small);
    return put_step(program, step);
}

/* Texts of a key column are kept once each, by the plan. */
static const struct intern *keys_of(const struct program *program, size_t slot) {
    for (size_t i = 0; i < program->plan->n_sources; i++)
        if (program->plan->sources[i].source == program->source) return program->plan->sources[i].schema.columns[slot].keys;
    return NULL;
}

static size_t add_column(struct program *program, size_t slot) {
    return put_step(program, (struct step){.kind = model_source(program)->scope.slots[slot].kind, .keys = keys_of(program, slot)});
}

static size_t slot_step_of(struct program *program, size_t slot, size_t window);

static size_t add_target(struct program *program, const struct model_field *field, size_t window) {
    const struct model_target *target = &program->plan->model->targets[field->target];
    /* The category, then start and stop of every limit in their order. */
    size_t *children = ARENA_ARRAY(program->arena, size_t, 1 + 2 * target->n_limits);
    children[0] = slot_step_of(program, target->by, window);
    for (size_t i = 0; i < target->n_limits; i++) {
        children[1 + 2 * i] = slot_step_of(program, target->limits[i].start_column, window);
        children[2 + 2 * i] = slot_step_of(program, target->limits[i].stop_column, window);
    }
    struct step step = {.kernel = field->is_due ? kernel_due : kernel_target, .kind = field->kind, .children = children,
                        .n_children = 1 + 2 * target->n_limits, .target = target, .period = program->plan->windows[window]};
    return program_push(program, step, false);
}

static size_t *slot_step(const struct program *program, size_t slot, size_t window) {
    return &program->slot_steps[window * model_source(program)->scope.n_slots + slot];
}

static size_t slot_step_of(struct program *program, size_t slot, size_t window) {
    const struct model_source *source = model_source(program);
    size_t step;
    if (!program->plan->is_dated[program->source][slot]) window = 0;
    if (*slot_step(program, slot, window) != NONE) return *slot_step(program, slot, window);
    if (slot < source->n_columns) {
        step = add_column(program, slot);
    } else {
        const struct model_field *field = &source->fields[slot - source->n_columns];
        step = field->value != NULL ? program_step_of(program, field->value, window) : add_target(program, field, window);
    }
    *slot_step(program, slot, window) = step;
    return step;
}

static void fill_constant(const struct step *step) {
    for (size_t i = 0; i < BATCH_ROWS; i++) {
        if (step->wide_buffer != NULL)
            step->wide_buffer[i] = step->expr->op == EXPR_NULL ? VEC_NONE_WIDE : step->expr->constant;
        else
            step->narrow_buffer[i] = step->expr->op == EXPR_NULL ? VEC_NONE : (int32_t)step->expr->constant;
    }
}

static void fill_period(const struct step *step) {
    date_t date = step->expr->op == EXPR_PERIOD_START ? step->period.start : step->period.end;
    for (size_t i = 0; i < BATCH_ROWS; i++) step->narrow_buffer[i] = date;
}

/* The key of this source finds the state of each row. */
static size_t add_aggregate(struct program *program, const struct expr *expr, size_t window) {
    size_t *key = ARENA_NEW(program->arena, size_t);
    struct step step = {.kernel = kernel_aggregate, .expr = expr, .kind = expr->kind, .children = key, .n_children = 1,
                        .aggregate = program->find_aggregate(program->context, program->source, expr, window)};
    *key = slot_step_of(program, model_source(program)->key[0], window);
    return program_push(program, step, false);
}

static size_t add_operator(struct program *program, const struct expr *expr, size_t window) {
    size_t *children = ARENA_ARRAY(program->arena, size_t, expr->n_children);
    for (size_t i = 0; i < expr->n_children; i++) children[i] = program_step_of(program, expr->children[i], window);
    step_kernel *kernel = expr->kind.type == TYPE_BOOL ? truth_kernel_of(expr) : value_kernel_of(expr);
    struct step step = {.kernel = kernel, .expr = expr, .kind = expr->kind, .children = children, .n_children = expr->n_children,
                        .period = program->plan->windows[window]};
    bool is_small = expr->op == EXPR_YEAR || expr->op == EXPR_WORKING_DAYS;
    size_t added = program_push(program, step, is_small);
    bool is_filled = kernel == NULL && !is_view(expr->kind.type);
    if (!is_filled) return added;
    if (expr->op == EXPR_PERIOD_START || expr->op == EXPR_PERIOD_END)
        fill_period(&program->steps[added]);
    else
        fill_constant(&program->steps[added]);
    return added;
}

static size_t compile(struct program *program, const struct expr *expr, size_t window) {
    if (expr->op == EXPR_AGGREGATE) return add_aggregate(program, expr, window);
    size_t quick = program_specialise(program, expr, window);
    return quick != NONE ? quick : add_operator(program, expr, window);
}

size_t program_find(const struct program *program, const char *name) {
    uint32_t known = intern_find(program->texts, name, strlen(name));
    return known == INTERN_NONE ? NONE : program->text_steps[known];
}

void program_name(struct program *program, const char *name, size_t step) {
    bool is_new;
    intern_add(program->texts, name, strlen(name), &is_new);
    *ARENA_PUSH(program->arena, program->text_steps, program->n_text_steps, program->text_capacity) = step;
}

/* Equal text is not enough to be equal: 'Child' is one category in one list and another in the next, and a window has its own period. */
static const char *step_text(struct program *program, const struct expr *expr, size_t window) {
    const char *list = expr->kind.list == NULL ? "" : expr->kind.list->id;
    return TEXT(program->arena, text_from_int(program->arena, (int64_t)expr->kind.type), list == NULL ? "" : list, "@",
                text_from_int(program->arena, (int64_t)window), ":", expr_text_of(program->arena, expr, &model_source(program)->scope));
}

size_t program_step_of(struct program *program, const struct expr *expr, size_t window) {
    if (expr->op == EXPR_SLOT) return slot_step_of(program, expr->slot, window);
    if (window > 0 && !plan_is_dated(program->plan, program->source, expr)) window = 0;
    const char *text = step_text(program, expr, window);
    size_t step = program_find(program, text);
    if (step != NONE) return step;
    step = compile(program, expr, window);
    program_name(program, text, step);
    return step;
}

/* --- what is asked for ---------------------------------------------------------------------------------------------------- */

static size_t asked(struct program *program, size_t step, bool wants_true, bool wants_false) {
    program->steps[step].wants_true |= wants_true;
    program->steps[step].wants_false |= wants_false;
    return step;
}

size_t program_add(struct program *program, const struct expr *expr, size_t window) {
    return asked(program, program_step_of(program, expr, window), true, true);
}

size_t program_add_slot(struct program *program, size_t slot, size_t window) {
    return asked(program, slot_step_of(program, slot, window), true, true);
}

size_t program_add_condition(struct program *program, const struct expr *expr, size_t window) {
    return asked(program, program_step_of(program, expr, window), true, false);
}

size_t program_add_denial(struct program *program, const struct expr *expr, size_t window) {
    return asked(program, program_step_of(program, expr, window), false, true);
}

/* A case asks its conditions for what is true; `and`, `or` and `not` ask for what they are asked for; all else asks for everything. */
static void ask_children(struct program *program, const struct step *step) {
    bool is_case = step->expr != NULL && step->expr->op == EXPR_CASE;
    bool is_joined = step->kernel == kernel_all || step->kernel == kernel_or;
    bool is_denied = step->kernel == NULL && step->kind.type == TYPE_BOOL;
    for (size_t i = 0; i < step->n_children; i++) {
        bool is_condition = is_case && i % 2 == 0 && i + 1 < step->n_children;
        if (is_joined)
            asked(program, step->children[i], step->wants_true, step->wants_false);
        else if (is_denied)
            asked(program, step->children[i], step->wants_false, step->wants_true);
        else
            asked(program, step->children[i], true, !is_condition);
    }
    for (size_t i = 0; i + 1 < step->n_arms; i++) asked(program, step->arms[i].when, true, false);
}

/* Steps that are used stand before those that use them. */
void program_seal(struct program *program) {
    for (size_t i = program->n_steps; i-- > 0;) {
        struct step *step = &program->steps[i];
        bool is_truth = step->kind.type == TYPE_BOOL;
        if (is_truth && !step->wants_true) step->yes = NULL;
        if (is_truth && !step->wants_false) step->no = NULL;
        bool is_asked = !is_truth || step->wants_true || step->wants_false;
        if (is_asked) ask_children(program, step);
        if (!is_asked) step->kernel = NULL;
    }
}

/* --- running -------------------------------------------------------------------------------------------------------------- */

static void bind_columns(struct program *program, const struct vec *columns) {
    for (size_t i = 0; i < model_source(program)->n_columns; i++) {
        if (*slot_step(program, i, 0) == NONE) continue;
        struct step *step = &program->steps[*slot_step(program, i, 0)];
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
    if (step->is_true != NULL) return bit_at(step->is_true, row) ? 1 : bit_at(step->is_false, row) ? 0 : VEC_NONE_WIDE;
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

/* Batches come in the order of rows, their steps one after the other: the first row is the first of any step. */
static bool is_before(const struct program *program, size_t row, struct place first) {
    return program->batch->file == first.file && program->batch->lines[row] < first.line;
}

void program_note_outside(const struct program *program, size_t row) {
    struct step_faults *faults = faults_of(program);
    bool is_first = faults->n_outside_calendar++ == 0 || is_before(program, row, faults->first_outside_calendar);
    if (is_first) faults->first_outside_calendar = place_of(program, row);
}

void program_note_no_limit(const struct program *program, const struct model_target *target, size_t row) {
    struct step_faults *faults = faults_of(program);
    bool is_first = faults->n_no_limit++ == 0 || is_before(program, row, faults->first_no_limit);
    if (!is_first) return;
    faults->first_no_limit = place_of(program, row);
    faults->no_limit_target = target;
}
