/* plan/periods/plan_again.c - lines of an axis that are counted again in another period.
 *
 * A line `revised` becomes the line that it is of, with another window. Of an arithmetic line the lines that it works on are counted again,
 * behind all others and never shown, and the arithmetic is done on them. What a ledger has published is counted again in the same way, so
 * that a table can tell where the two differ. */
#include "plan/plan_state.h"

/* One line while it is counted again. */
struct again_walk {
    struct plan_state *state;
    struct axis_draft *axis;
    struct model_window window;
    bool is_for_ledger;
};

bool plan_is_counted(const struct line_draft *line) {
    return line->kind == AXIS_BY || line->kind == AXIS_BY_PERIOD || line->kind == AXIS_LINE;
}

/* Told by what its entry wrote: a line that was counted again before has the kind of another. */
static bool is_comparison(const struct line_draft *line) {
    return line->line.comparison == COMPARISON_AS_PUBLISHED || line->line.comparison == COMPARISON_REVISED;
}

/* Arithmetic lines have no circles. Limits of a control chart are of a whole series. */
static bool can_be_counted(const struct axis_draft *axis, const struct line_draft *line) {
    /* what a rest holds is another thing in another period */
    if (is_comparison(line) || line->kind == AXIS_CONTROL || line->line.is_rest) return false;
    for (size_t i = 0; i < line->n_of; i++)
        if (!can_be_counted(axis, &axis->lines[line->of[i]])) return false;
    return true;
}

static void count_again(struct again_walk *walk, size_t line, size_t of);

/* A line that is not shown and counts `of` again. Lines may move in memory: they are known by index. */
static size_t hidden_line(struct again_walk *walk, size_t of) {
    struct axis_draft *axis = walk->axis;
    const struct line_draft draft = {
        .line = {.id = TEXT(walk->state->arena, axis->lines[of].line.id, "~", text_from_int(walk->state->arena, (int64_t)axis->n)),
                 .label = axis->lines[of].line.label, .entry = axis->lines[of].line.entry, .is_derived = true, .is_hidden = true},
        .population = NONE,
        .decimals = -1,
        .again = NONE,
    };
    size_t line = axis->n;
    *ARENA_PUSH(walk->state->arena, axis->lines, axis->n, axis->capacity) = draft;
    count_again(walk, line, of);
    return line;
}

static size_t *hidden_lines(struct again_walk *walk, const size_t *of, size_t n) {
    size_t *lines = ARENA_ARRAY(walk->state->arena, size_t, n);
    for (size_t i = 0; i < n; i++) lines[i] = hidden_line(walk, of[i]);
    return lines;
}

/* The window of a line in another run's place: a line of a series keeps what a ledger says of its period, and else stands to it as the
 * comparison does; any other stands to the comparison's period as it did to the run's. */
static struct model_window window_again(const struct again_walk *walk, struct model_window own) {
    const struct model *model = walk->state->model;
    struct period run = walk->state->plan->options.period;
    if (own.kind == WINDOW_NONE) return walk->window;
    if (own.kind == WINDOW_LITERAL && walk->is_for_ledger) return own;
    struct model_window window = {.kind = WINDOW_LITERAL, .place = walk->window.place};
    window.period = own.kind == WINDOW_LITERAL ? spec_window(model, own.period, walk->window)
                                               : spec_window(model, spec_window(model, run, walk->window), own);
    return window;
}

static void count_again(struct again_walk *walk, size_t line, size_t of) {
    struct axis_draft *axis = walk->axis;
    struct line_draft again = axis->lines[of];
    again.line = axis->lines[line].line;
    again.line.entry = axis->lines[of].line.entry;
    again.again = NONE;
    if (axis->lines[line].decimals >= 0) again.decimals = axis->lines[line].decimals;
    again.is_again = again.window.kind == WINDOW_NONE;
    again.is_for_ledger = walk->is_for_ledger;
    again.window = window_again(walk, again.window);
    if (again.n_of > 0) again.of = hidden_lines(walk, again.of, again.n_of);
    if (again.measure != NULL && again.measure->kind == MEASURE_PERCENT_OF_LINE) again.measure_of = hidden_line(walk, again.measure_of);
    axis->lines[line] = again;
}

/* The period that figures of a ledger must be of: the line's own word, else the ledger's, else the one before. */
static struct period published_period(const struct plan_state *state, const struct model_entry *entry) {
    const struct plan *plan = state->plan;
    const struct model_window *of_ledger = &state->model->ledgers[entry->ledger].window;
    if (entry->window.kind != WINDOW_NONE) return spec_window(state->model, plan->options.period, entry->window);
    return of_ledger->kind == WINDOW_LITERAL ? plan->prior : plan->ledger_periods[entry->ledger];
}

static void name_comparison(const struct plan_state *state, struct line_draft *line) {
    const struct model_entry *entry = line->line.entry;
    struct plan_line *named = &line->line;
    line->again = NONE;
    if (line->kind == AXIS_AS_PUBLISHED) {
        named->comparison = COMPARISON_AS_PUBLISHED;
        named->period = published_period(state, entry);
    } else if (line->kind == AXIS_REVISED) {
        named->comparison = COMPARISON_REVISED;
        named->period = spec_window(state->model, state->plan->options.period, entry->window);
    } else if (plan_is_counted(line) && line->window.kind != WINDOW_NONE && line->kind != AXIS_BY_PERIOD) {
        named->comparison = COMPARISON_COUNTED;
    }
    named->has_period |= is_comparison(line);
}

static bool revise(struct plan_state *state, const struct model_table *table, struct axis_draft *axis, size_t line) {
    const struct model_entry *entry = axis->lines[line].line.entry;
    size_t of = axis->lines[line].of[0];
    struct again_walk walk = {.state = state, .axis = axis, .window = entry->window};
    if (!can_be_counted(axis, &axis->lines[of])) {
        DIAG(state->diags, MSG_PLAN_NOT_AGAIN, entry->of_places[0], "name a line that is counted, or arithmetic on such lines", entry->of[0],
             table->id);
        return false;
    }
    count_again(&walk, line, of);
    return true;
}

/* What was published is held against the log where that can tell. */
static void hold_against(struct plan_state *state, struct axis_draft *axis, size_t line) {
    size_t of = axis->lines[line].of[0];
    struct again_walk walk = {.state = state, .axis = axis, .is_for_ledger = true,
                              .window = {.kind = WINDOW_LITERAL, .period = axis->lines[line].line.period}};
    if (!can_be_counted(axis, &axis->lines[of])) return;
    size_t again = hidden_line(&walk, of);
    axis->lines[line].again = again;
}

bool plan_again(struct plan_state *state, const struct model_table *table, struct axis_draft *axis) {
    size_t n = axis->n;
    bool is_good = true;
    for (size_t i = 0; i < n; i++) name_comparison(state, &axis->lines[i]);
    for (size_t i = 0; i < n; i++) {
        if (axis->lines[i].line.comparison == COMPARISON_REVISED) is_good &= revise(state, table, axis, i);
        if (axis->lines[i].line.comparison == COMPARISON_AS_PUBLISHED) hold_against(state, axis, i);
    }
    return is_good;
}
