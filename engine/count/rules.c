/* count/rules.c - the rules that rows keep, on the extract as it stands (an as-at day hides nothing here). */
#include "base/text.h"
#include "count/counter.h"

void rules_begin(struct counter *counter, struct source_state *state) {
    const struct model_source *model = &counter->plan->model->sources[state->source];
    state->rules = ARENA_ARRAY(counter->arena, struct rule_state, model->n_rules);
    state->n_rules = model->n_rules;
    for (size_t i = 0; i < model->n_rules; i++)
        state->rules[i] = (struct rule_state){.rule = &model->rules[i],
                                              .step = program_add_denial(&state->rule_program, model->rules[i].that, 0)};
}

static void note_broken(struct rule_state *rule, const struct batch *batch, size_t row) {
    if (rule->n_broken == 0) rule->first = (struct place){.file = batch->file, .line = batch->lines[row]};
    rule->n_broken++;
    if (rule->n_lines < MAX_TOLD_LINES && batch->file == rule->first.file) rule->lines[rule->n_lines++] = batch->lines[row];
}

void rules_add(struct counter *counter, struct source_state *state, const struct batch *batch) {
    (void)counter;
    program_run(&state->rule_program, batch->columns, batch);
    for (size_t r = 0; r < state->n_rules; r++) {
        const uint64_t *is_broken = state->rule_program.steps[state->rules[r].step].is_false;
        for (size_t i = 0; i < bits_words(batch->n_rows); i++)
            for (uint64_t word = is_broken[i]; word != 0; word &= word - 1)
                note_broken(&state->rules[r], batch, i * WORD_BITS + bit_lowest(word));
    }
}

void rules_tell(struct counter *counter, const struct source_state *state) {
    const char *name = counter->plan->model->sources[state->source].name;
    for (size_t i = 0; i < state->n_rules; i++) {
        const struct rule_state *rule = &state->rules[i];
        if (rule->n_broken == 0) continue;
        diags_add_gathered(counter->diags, MSG_COUNT_RULE, rule->first, "correct these records in the log, and extract again",
                           (const char *const[]){name, rule->rule->says, NULL}, rule->n_broken, rule->lines, rule->n_lines);
        if (rule->rule->is_warning) diags_set_level(counter->diags, DIAG_WARNING);
    }
}
