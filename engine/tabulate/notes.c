/* tabulate/notes.c - notes are numbered in reading order: the first time one is used gives it its number. */
#include "tabulate/working.h"

const uint32_t *notes_number(struct working *working, const size_t *notes, size_t n) {
    uint32_t *numbers = ARENA_ARRAY(working->arena, uint32_t, n);
    for (size_t i = 0; i < n; i++) {
        uint32_t *number = &working->note_numbers[notes[i]];
        if (*number == 0) *number = ++working->n_notes_used;
        numbers[i] = *number;
    }
    return numbers;
}

void notes_finish(struct working *working) {
    const struct plan *plan = working->inputs->plan;
    struct note *notes = ARENA_ARRAY(working->arena, struct note, working->n_notes_used);
    for (size_t i = 0; i < plan->model->n_notes; i++) {
        if (working->note_numbers[i] == 0) continue;
        notes[working->note_numbers[i] - 1] =
            (struct note){.id = plan->model->notes[i].id,
                          .text = plan_tokens(working->arena, plan->model->notes[i].text, plan->options.period, plan->prior)};
    }
    working->report->notes = notes;
    working->report->n_notes = working->n_notes_used;
}
