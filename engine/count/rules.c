/* count/rules.c - the rules that rows keep, on the extract as it stands (an as-at day hides nothing here). */
#include "base/text.h"
#include "count/counter.h"

void rules_begin(struct worker *worker, struct source_state *state) {
    const struct model_source *model = &worker->plan->model->sources[state->source];
    state->rule_steps = ARENA_ARRAY(worker->arena, size_t, model->n_rules);
    for (size_t i = 0; i < model->n_rules; i++) state->rule_steps[i] = program_add_denial(&state->rule_program, model->rules[i].that, 0);
}

static void note_broken(struct rule_tally *rule, const struct batch *batch, size_t row) {
    if (rule->n_broken == 0) rule->first = (struct place){.file = batch->file, .line = batch->lines[row]};
    rule->n_broken++;
    if (rule->n_lines < MAX_TOLD_LINES && batch->file == rule->first.file) rule->lines[rule->n_lines++] = batch->lines[row];
}

void rules_add(struct source_state *state, const struct plan *plan, const struct batch *batch) {
    program_run(&state->rule_program, batch->columns, batch);
    for (size_t r = 0; r < plan->model->sources[state->source].n_rules; r++) {
        const uint64_t *is_broken = state->rule_program.steps[state->rule_steps[r]].is_false;
        for (size_t i = 0; i < bits_words(batch->n_rows); i++)
            for (uint64_t word = is_broken[i]; word != 0; word &= word - 1)
                note_broken(&state->tally.rules[r], batch, i * WORD_BITS + bit_lowest(word));
    }
}

void rules_tell(struct counter *counter, size_t plan_source) {
    const struct model_source *model = &counter->plan->model->sources[counter->plan->sources[plan_source].source];
    for (size_t i = 0; i < model->n_rules; i++) {
        const struct rule_tally *rule = &counter->tallies[plan_source].rules[i];
        if (rule->n_broken == 0) continue;
        diags_add_gathered(counter->diags, MSG_COUNT_RULE, rule->first, "correct these records in the log, and extract again",
                           (const char *const[]){model->name, model->rules[i].says, NULL}, rule->n_broken, rule->lines, rule->n_lines);
        if (model->rules[i].is_warning) diags_set_level(counter->diags, DIAG_WARNING);
    }
}
