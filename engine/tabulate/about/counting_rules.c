/* tabulate/about/counting_rules.c - the plan's rules with their numbers.
 *
 * What a step excludes is what was there before it less what it leaves; the results of a target all begin with the same records. */
#include "tabulate/about/about.h"

#include "base/intern.h"

#include <assert.h>
#include <string.h>

struct steps_working {
    struct rule_step *items;
    size_t n, capacity;
    int64_t before;       /* records that the next step begins with */
    bool is_known;        /* false: the extract cannot tell, and no number was counted */
};

static const enum rule_kind rule_kinds[] = {
    [PLAN_RULE_POPULATION] = RULE_POPULATION, [PLAN_RULE_PART] = RULE_PART, [PLAN_RULE_PERCENT_OF] = RULE_PERCENT_OF,
    [PLAN_RULE_PERCENT] = RULE_PERCENT,       [PLAN_RULE_VALUE] = RULE_VALUE, [PLAN_RULE_SHARE] = RULE_SHARE,
    [PLAN_RULE_TARGET] = RULE_TARGET,
};

static const enum rule_step_kind step_kinds[] = {
    [PLAN_STEP_READ] = STEP_READ, [PLAN_STEP_POPULATION] = STEP_POPULATION,
    [PLAN_STEP_CONDITION] = STEP_CONDITION, [PLAN_STEP_OUT_OF] = STEP_OUT_OF, [PLAN_STEP_OF] = STEP_OF,
    [PLAN_STEP_HAS_VALUE] = STEP_HAS_VALUE, [PLAN_STEP_RESULT] = STEP_RESULT,
};

/* The deadline is the last working day of the limit; the period is judged at its end (docs/counting-rules.md, Timescales). */
static const char *const result_meanings[] = {
    [TARGET_MET] = "stopped on or before the deadline, and by the end of the period",
    [TARGET_MISSED] = "stopped after the deadline, or not stopped when it had passed",
    [TARGET_NOT_YET_DUE] = "not stopped, and the deadline had not passed",
    [N_TARGET_RESULTS] = "not judged",
};

static void add_step(struct working *working, struct steps_working *steps, struct rule_step step) {
    if (!steps->is_known) step.left = steps->before = 0;
    step.excluded = steps->before - step.left;
    /* A condition can only take records away. */
    assert(step.excluded >= 0);
    *ARENA_PUSH(working->arena, steps->items, steps->n, steps->capacity) = step;
    if (step.kind != STEP_RESULT) steps->before = step.left;
}

/* Every row that was read, and then what was known of them at the as-at day. */
static void add_read(struct working *working, struct steps_working *steps, const struct plan_step *step) {
    const struct plan *plan = working->inputs->plan;
    const struct model_source *source = &plan->model->sources[plan->cubes[step->left.cube].source];
    const char *place = about_place(working, step->place);
    date_t as_at = plan->options.as_at;
    steps->before = count_rows(working->inputs->counter, plan->cubes[step->left.cube].source);
    add_step(working, steps, (struct rule_step){.kind = STEP_READ, .text = source->title, .place = place, .left = steps->before});
    if (as_at == DATE_NONE || source->known_from == NONE) return;
    const char *text = TEXT(working->arena, source->columns[source->known_from].name, " on or before ", date_long(working->arena, as_at));
    add_step(working, steps, (struct rule_step){.kind = STEP_KNOWN, .text = text, .place = place,
                                                .left = quantity_value(working, step->left)});
}

/* Every record of a population, or of the part that a percentage is of. */
static void add_population(struct working *working, struct steps_working *steps, const struct plan_step *step, const char *label) {
    steps->before = quantity_value(working, step->left);
    add_step(working, steps, (struct rule_step){.kind = STEP_POPULATION, .text = label, .place = about_place(working, step->place),
                                                .left = steps->before});
}

static void add_condition(struct working *working, struct steps_working *steps, const struct plan_step *step, size_t n_results) {
    const char *meaning = step->kind == PLAN_STEP_RESULT ? result_meanings[n_results] : NULL;
    add_step(working, steps, (struct rule_step){.kind = step_kinds[step->kind], .text = step->text, .meaning = meaning,
                                                .place = about_place(working, step->place), .left = quantity_value(working, step->left)});
}

/* Of a target: stages that are not judged, and the dates of its limit (rule_when tells them), only where they take any records away. */
static bool is_idle(struct working *working, const struct plan_rule *rule, size_t step) {
    if (rule->kind != PLAN_RULE_TARGET || step < 2) return false;
    int64_t left = quantity_value(working, rule->steps[step].left);
    bool is_date = rule->steps[step].kind == PLAN_STEP_CONDITION;
    return is_date ? left == quantity_value(working, rule->steps[step - 1].left) : step + 1 == rule->n_steps && left == 0;
}

static void add_planned(struct working *working, const struct plan_rule *rule, struct steps_working *steps) {
    size_t n_results = 0;
    for (size_t i = 0; i < rule->n_steps; i++) {
        const struct plan_step *step = &rule->steps[i];
        if (is_idle(working, rule, i)) continue;
        if (step->kind == PLAN_STEP_READ)
            add_read(working, steps, step);
        else if (step->kind == PLAN_STEP_POPULATION)
            add_population(working, steps, step, working->inputs->plan->model->populations[rule->population].label);
        else
            add_condition(working, steps, step, n_results);
        n_results += step->kind == PLAN_STEP_RESULT;
    }
}

/* What its total counts, however many conditions that takes, and then what is left out of it. */
static void add_total(struct working *working, const struct plan_rule *rule, struct steps_working *steps) {
    size_t n = rule->n_steps;
    while (rule->steps[n - 1].kind == PLAN_STEP_OUT_OF) n--;
    add_population(working, steps, &rule->steps[n - 1], rule_base(working, rule));
    for (size_t i = n; i < rule->n_steps; i++) add_condition(working, steps, &rule->steps[i], 0);
}

static void add_steps(struct working *working, const struct plan_rule *from, struct counting_rule *rule) {
    struct steps_working steps = {.is_known = from->is_available};
    if (from->kind == PLAN_RULE_PERCENT_OF)
        add_total(working, from, &steps);
    else
        add_planned(working, from, &steps);
    /* Step by step, and by its condition as a whole: one population. */
    if (from->kind == PLAN_RULE_POPULATION && from->is_available && steps.n > 0) assert(steps.before == quantity_value(working, from->whole));
    rule->steps = steps.items;
    rule->n_steps = steps.n;
}

/* --- identifiers -------------------------------------------------------------------------------------------------- */

static const char *unique(struct arena *arena, struct intern *ids, const char *wanted) {
    const char *id = wanted;
    bool is_new = false;
    for (int64_t i = 2; !is_new; i++) {
        intern_add(ids, id, strlen(id), &is_new);
        if (!is_new) id = TEXT(arena, wanted, "-", text_from_int(arena, i));
    }
    return id;
}

/* The population's name, behind it what is said of it. */
static const char *id_of(struct working *working, struct intern *ids, const struct plan_rule *rule, const char *label) {
    struct arena *arena = working->arena;
    const char *slug = text_slug(arena, label);
    if (rule->population == NONE) return unique(arena, ids, slug);
    const char *name = text_slug(arena, text_replace(arena, working->inputs->plan->model->populations[rule->population].name, "_", " "));
    if (rule->window != 0) name = TEXT(arena, name, ".", period_slug(arena, working->inputs->plan->windows[rule->window]));
    return unique(arena, ids, rule->kind == PLAN_RULE_POPULATION ? name : TEXT(arena, name, ".", slug));
}

/* What a condition names as param.NAME, and whether the run or the specification says it. */
static struct counting_rule rule_of_parameter(struct working *working, struct intern *ids, const struct model_parameter *parameter) {
    struct arena *arena = working->arena;
    return (struct counting_rule){.kind = RULE_PARAMETER, .id = unique(arena, ids, TEXT(arena, "param.", text_slug(arena, text_replace(arena, parameter->name, "_", " ")))),
                                  .label = TEXT(arena, "param.", parameter->name, " is ", parameter->shown), .counted = parameter->says,
                                  .when = parameter->is_set ? "As set for this run" : "As the specification has it",
                                  .used_in = "Conditions that name it", .place = about_place(working, parameter->place), .is_available = true};
}

void counting_rules_make(struct working *working) {
    const struct plan *plan = working->inputs->plan;
    size_t n_parameters = plan->model->n_parameters;
    struct counting_rule *rules = ARENA_ARRAY(working->arena, struct counting_rule, plan->n_rules + n_parameters);
    struct intern *ids = intern_new(working->arena);
    for (size_t i = 0; i < plan->n_rules; i++) {
        const struct plan_rule *from = &plan->rules[i];
        const char *label = rule_label(working, from);
        rules[i] = (struct counting_rule){.kind = rule_kinds[from->kind], .id = id_of(working, ids, from, label), .label = label,
                                          .counted = rule_counted(working, from), .when = rule_when(working, from),
                                          .used_in = rule_used_in(working, from), .place = about_place(working, from->place),
                                          .is_available = from->is_available};
        add_steps(working, from, &rules[i]);
    }
    for (size_t i = 0; i < n_parameters; i++) rules[plan->n_rules + i] = rule_of_parameter(working, ids, &plan->model->parameters[i]);
    working->report->rules = rules;
    working->report->n_rules = plan->n_rules + n_parameters;
}
