/* audit/retyped/findings.c - the list of findings. */
#include "audit/retyped/findings.h"

#include <stdlib.h>

struct finding *finding_add(struct findings *findings, enum finding_level level, const char *rule,
                            const struct cell_figure *cell) {
    struct finding *finding = ARENA_PUSH(findings->paper->arena, findings->items, findings->n, findings->capacity);
    *finding = (struct finding){.level = level,
                                .rule = rule,
                                .number = findings->n,
                                .table = cell->table,
                                .row = cell->published->row,
                                .column = cell->published->column,
                                .printed = cell->published,
                                .printed_text = cell->published->text};
    return finding;
}

void finding_name(struct findings *findings, struct finding *finding, const struct cell_figure *other) {
    *ARENA_PUSH(findings->paper->arena, finding->others, finding->n_others, finding->capacity) = other->published;
}

static int compare_sizes(size_t a, size_t b) {
    return a < b ? -1 : a > b;
}

/* Findings of one figure keep the order of the rules, which is that of their making. */
static int compare(const void *left, const void *right) {
    const struct finding *const *a = left, *const *b = right;
    int order = compare_sizes((*a)->table, (*b)->table);
    if (order == 0) order = compare_sizes((*a)->level, (*b)->level);
    if (order == 0) order = compare_sizes((*a)->printed->place.line, (*b)->printed->place.line);
    if (order == 0) order = compare_sizes((*a)->number, (*b)->number);
    return order;
}

void findings_sort(struct findings *findings) {
    struct arena *arena = findings->paper->arena;
    const struct finding **order = ARENA_ARRAY(arena, const struct finding *, findings->n);
    struct finding *sorted = ARENA_ARRAY(arena, struct finding, findings->n);
    for (size_t i = 0; i < findings->n; i++) order[i] = &findings->items[i];
    if (findings->n > 1) qsort(order, findings->n, sizeof *order, compare);
    for (size_t i = 0; i < findings->n; i++) sorted[i] = *order[i];
    findings->items = sorted;
}

size_t findings_count(const struct findings *findings, enum finding_level level) {
    size_t n = 0;
    for (size_t i = 0; i < findings->n; i++) n += findings->items[i].level == level;
    return n;
}

const char *finding_level_word(enum finding_level level) {
    static const char *const words[] = {
        [FINDING_FAULT] = "fault", [FINDING_QUESTION] = "question", [FINDING_NOTE] = "note"};
    return words[level];
}
