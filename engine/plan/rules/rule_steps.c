/* plan/rules/rule_steps.c - the steps of a counting rule: each adds a condition to those before it, and counts what is left. */
#include "plan/plan_state.h"

static void push(struct plan_state *state, struct steps_draft *steps, enum plan_step_kind kind, const char *text, struct place place) {
    *ARENA_PUSH(state->arena, steps->items, steps->n, steps->capacity) =
        (struct plan_step){.kind = kind, .text = text, .place = place, .left = plan_quantity(state, &steps->count)};
}

void steps_from_source(struct plan_state *state, size_t source, size_t window, struct steps_draft *ret) {
    *ret = (struct steps_draft){.n = 0};
    plan_count_begin(state, source, NONE, window, &ret->count);
    push(state, ret, PLAN_STEP_READ, NULL, state->model->sources[source].place);
}

void steps_from_population(struct plan_state *state, size_t population, size_t window, struct steps_draft *ret) {
    const struct model_population *from = &state->model->populations[population];
    *ret = (struct steps_draft){.n = 0};
    plan_count_begin(state, from->source, population, window, &ret->count);
    push(state, ret, PLAN_STEP_POPULATION, NULL, from->place);
}

void steps_add(struct plan_state *state, struct steps_draft *steps, enum plan_step_kind kind, const char *text, struct place place,
               const struct expr *where) {
    if (plan_count_where(state, &steps->count, where)) push(state, steps, kind, text, place);
}

/* As it is written, with the blanks and line ends between words as one blank each. */
static const char *on_one_line(struct arena *arena, const char *text) {
    struct text_builder out = {.arena = arena};
    bool is_behind_blank = true;
    for (const char *c = text; *c != '\0'; c++) {
        bool is_blank = *c == ' ' || *c == '\t' || *c == '\n' || *c == '\r';
        if (is_blank && !is_behind_blank) text_add_char(&out, ' ');
        if (!is_blank) text_add_char(&out, *c);
        is_behind_blank = is_blank;
    }
    return text_trim(arena, text_done(&out));
}

/* False where the condition cannot be read in the source, or there are too many; what it did is without meaning then. */
static bool add_written(struct plan_state *state, struct steps_draft *steps, enum plan_step_kind kind, struct expr_text text) {
    const struct expr *where = NULL;
    /* A condition that the specification or a table could not read was told there. */
    struct diags *unheard = diags_new(state->arena);
    if (spec_condition(state->arena, state->model, steps->count.source, text, plan_day(state, steps->count.window), unheard, &where) != STATUS_OK) return false;
    if (!plan_count_where(state, &steps->count, where)) return false;
    push(state, steps, kind, on_one_line(state->arena, text.text), text.place);
    return true;
}

static bool add_parts(struct plan_state *state, struct steps_draft *steps, enum plan_step_kind kind, struct expr_text text) {
    const struct expr_text *parts;
    size_t n = expr_parts(state->arena, text, &parts);
    for (size_t i = 0; i < n; i++)
        if (!add_written(state, steps, kind, parts[i])) return false;
    return true;
}

/* More conditions than a count can have stay together as they are written. */
bool steps_where(struct plan_state *state, struct steps_draft *steps, enum plan_step_kind kind, struct expr_text text) {
    if (text.text == NULL) return true;
    struct steps_draft before = *steps;
    if (add_parts(state, steps, kind, text)) return true;
    *steps = before;
    return add_written(state, steps, kind, text);
}
