/* tabulate/notes.c - notes are numbered in reading order: the first time one is used gives it its number. Those of one place stand in
 * ascending order. */
#include "tabulate/working.h"

static void insert_in_order(uint32_t *numbers, size_t n, uint32_t number) {
    while (n > 0 && numbers[n - 1] > number) {
        numbers[n] = numbers[n - 1];
        n--;
    }
    numbers[n] = number;
}

const uint32_t *notes_number(struct working *working, const size_t *notes, size_t n) {
    uint32_t *numbers = ARENA_ARRAY(working->arena, uint32_t, n);
    for (size_t i = 0; i < n; i++) {
        uint32_t *number = &working->note_numbers[notes[i]];
        if (*number == 0) *number = ++working->n_notes_used;
        insert_in_order(numbers, i, *number);
    }
    return numbers;
}

/* Title, then headers, then rows: only lines that are shown. */
void notes_number_table(struct working *working, const struct working_table *table) {
    const struct plan_table *plan = table->plan;
    notes_number(working, plan->model->notes, plan->model->n_notes);
    for (size_t i = 0; i < table->n_columns; i++)
        notes_number(working, plan->columns[table->columns[i]].notes, plan->columns[table->columns[i]].n_notes);
    for (size_t i = 0; i < table->n_rows; i++)
        notes_number(working, plan->rows[table->rows[i]].notes, plan->rows[table->rows[i]].n_notes);
}

void notes_finish(struct working *working) {
    const struct plan *plan = working->inputs->plan;
    struct note *notes = ARENA_ARRAY(working->arena, struct note, working->n_notes_used);
    for (size_t i = 0; i < plan->model->n_notes; i++) {
        if (working->note_numbers[i] == 0) continue;
        notes[working->note_numbers[i] - 1] =
            (struct note){.id = plan->model->notes[i].id,
                          .text = plan_tokens(working->arena, plan, plan->model->notes[i].text)};
    }
    working->report->notes = notes;
    working->report->n_notes = working->n_notes_used;
}
