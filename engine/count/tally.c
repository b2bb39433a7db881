/* count/tally.c - what is told of a source beside its cubes, put together in the order of files and lines. */
#include "count/counter.h"

void tally_begin(struct arena *arena, const struct plan *plan, const struct plan_source *source, struct source_tally *ret) {
    const struct model_source *model = &plan->model->sources[source->source];
    *ret = (struct source_tally){.missing = ARENA_ARRAY(arena, struct count_column, model->n_columns),
                                 .rules = ARENA_ARRAY(arena, struct rule_tally, model->n_rules),
                                 .latest = DATE_NONE};
}

/* The inputs of the source stand in the order in which they are read. */
static size_t order_of(const struct counter *counter, const struct source_text *file) {
    size_t i = 0;
    while (i < counter->n_inputs && counter->inputs[i].file != file) i++;
    return i;
}

static bool is_before(const struct counter *counter, struct place a, struct place b) {
    size_t file_a = order_of(counter, a.file), file_b = order_of(counter, b.file);
    return file_a != file_b ? file_a < file_b : a.line < b.line;
}

/* Both ascending; the first of all. */
static void merge_lines(struct rule_tally *into, const struct rule_tally *from) {
    uint32_t merged[MAX_TOLD_LINES], n = 0, a = 0, b = 0;
    while (n < MAX_TOLD_LINES && (a < into->n_lines || b < from->n_lines)) {
        bool takes_own = b == from->n_lines || (a < into->n_lines && into->lines[a] < from->lines[b]);
        merged[n++] = takes_own ? into->lines[a++] : from->lines[b++];
    }
    memcpy(into->lines, merged, n * sizeof *merged);
    into->n_lines = n;
}

static void merge_rule(const struct counter *counter, struct rule_tally *into, const struct rule_tally *from) {
    if (from->n_broken == 0) return;
    uint32_t n_broken = into->n_broken + from->n_broken;
    bool is_first = into->n_broken == 0 || is_before(counter, from->first, into->first);
    bool is_same_file = into->n_broken > 0 && into->first.file == from->first.file;
    struct place first = is_first ? from->first : into->first;
    if (is_same_file)
        merge_lines(into, from);
    else if (is_first)
        *into = *from;
    into->first = first;
    into->n_broken = n_broken;
}

void tally_merge(const struct counter *counter, struct source_tally *into, const struct source_tally *from) {
    const struct model_source *model = &counter->plan->model->sources[counter->plan->sources[counter->current].source];
    into->n_rows += from->n_rows;
    into->n_known += from->n_known;
    if (from->latest > into->latest) into->latest = from->latest;
    for (size_t i = 0; i < model->n_columns; i++) {
        into->missing[i].n_missing += from->missing[i].n_missing;
        into->missing[i].n_unlisted += from->missing[i].n_unlisted;
    }
    for (size_t i = 0; i < model->n_rules; i++) merge_rule(counter, &into->rules[i], &from->rules[i]);
}

void tally_forget(const struct plan *plan, const struct plan_source *source, struct source_tally *tally) {
    const struct model_source *model = &plan->model->sources[source->source];
    memset(tally->missing, 0, model->n_columns * sizeof *tally->missing);
    if (model->n_rules > 0) memset(tally->rules, 0, model->n_rules * sizeof *tally->rules);
    tally->n_rows = tally->n_known = 0;
    tally->latest = DATE_NONE;
}

void faults_merge(const struct counter *counter, struct step_faults *into, const struct step_faults *from) {
    bool is_first_outside = from->n_outside_calendar > 0 &&
                            (into->n_outside_calendar == 0 || is_before(counter, from->first_outside_calendar, into->first_outside_calendar));
    bool is_first_no_limit =
        from->n_no_limit > 0 && (into->n_no_limit == 0 || is_before(counter, from->first_no_limit, into->first_no_limit));
    if (is_first_outside) into->first_outside_calendar = from->first_outside_calendar;
    if (is_first_no_limit) {
        into->first_no_limit = from->first_no_limit;
        into->no_limit_target = from->no_limit_target;
    }
    into->n_outside_calendar += from->n_outside_calendar;
    into->n_no_limit += from->n_no_limit;
}
