/* audit/retyped/totals.c - readings of totals, tried on the figures. */
#include "audit/retyped/totals.h"

#include "audit/retyped/audit_structure.h"
#include "audit/retyped/nets.h"
#include "base/intern.h"

#include <stdlib.h>
#include <string.h>

/* Above so many totals on one axis only the lines beside each are tried: what is left is linear. */
enum { MOST_TOTALS = 32 };

enum reading { SINCE_LAST_TOTAL, ALL_BEFORE, OF_TOTALS, ALL_AFTER, ALL_OTHERS, WHATEVER_BEFORE, N_READINGS };

struct line_sum lines_sum(const struct retyped *paper, const struct paper_table *table, enum axis_name axis,
                          const size_t *lines, size_t n, size_t cross, enum quantity quantity) {
    struct line_sum sum = {0};
    for (size_t i = 0; i < n; i++) {
        const struct cell_figure *cell = retyped_cell(paper, table, axis, lines[i], cross);
        if (cell && cell->has_number && !cell_is(cell, quantity)) continue;
        sum.n_holes += !cell;
        sum.n_marks += cell && !cell->has_number;
        if (!cell || !cell->has_number) continue;
        sum.n++;
        sum.number.value += cell->number.value;
        sum.number.half += cell->number.half;
        sum.n_nonzero += cell->number.value != 0;
        if (sum.n == 1 || cell->number.value < sum.smallest) sum.smallest = cell->number.value;
        if (sum.n == 1 || cell->number.value > sum.largest) sum.largest = cell->number.value;
        if (cell->published->value.decimals > sum.decimals) sum.decimals = cell->published->value.decimals;
    }
    return sum;
}

/* --- what a reading takes --- */

struct around;

struct search {
    struct retyped *paper;
    struct arena *scratch; /* of the line that is tried */
    struct paper_table *table;
    enum axis_name name;
    struct paper_axis *axis;
    bool is_all_dated; /* every line but totals names a period: periods are the parts */
    size_t n_claims;
    struct around *around; /* of each line */
};

/* Where to look for the parts of a line that claims to be a total. */
struct around {
    size_t last_total, next_total; /* of its group and period; SIZE_MAX and the count of lines where there is none */
    size_t first, end;             /* lines of its group */
};

static const struct line_label *label_at(const struct search *search, size_t line) {
    return &search->axis->lines[line].label;
}

static bool in_group(const struct search *search, size_t total, size_t line) {
    const char *group = label_at(search, total)->group;
    return !*group || text_equal(group, label_at(search, line)->group);
}

/* Could the line be a part, by its label? */
static bool is_eligible(const struct search *search, size_t total, size_t line) {
    const struct line_label *label = label_at(search, line);
    bool is_odd_kind = label->is_change || label->is_average || label->is_base || label->is_subset;
    if (label->total != TOTAL_NONE || is_odd_kind) return false;
    return in_group(search, total, line) &&
           (search->is_all_dated || text_equal(label->period, label_at(search, total)->period));
}

static bool is_total(const struct search *search, size_t total, size_t line) {
    return label_at(search, line)->total != TOTAL_NONE && in_group(search, total, line) &&
           text_equal(label_at(search, line)->period, label_at(search, total)->period);
}

/* No part by its label, but not out of the question. */
static bool is_odd(const struct search *search, size_t total, size_t line) {
    const char *period = label_at(search, total)->period;
    bool is_same_period = !*period || text_equal(period, label_at(search, line)->period);
    return is_same_period && label_at(search, line)->total != TOTAL_STRONG && in_group(search, total, line);
}

/* --- around a total --- */

/* What totals of one group and period share; a total outside groups belongs with those of all groups. */
static const char *total_key(struct arena *arena, const char *group, const char *period) {
    return TEXT(arena, group, "\x1f", period);
}

/* Index of the text among those seen, with a value that stays until it is set. */
struct latest {
    struct arena *arena;
    struct intern *keys;
    size_t *values;
    size_t n, capacity;
};

static size_t *latest_of(struct latest *latest, const char *key, size_t at_first) {
    bool is_new;
    uint32_t word = intern_add(latest->keys, key, strlen(key), &is_new);
    if (is_new) *ARENA_PUSH(latest->arena, latest->values, latest->n, latest->capacity) = at_first;
    return &latest->values[word];
}

/* Hands on what was latest for this total, and makes it the latest, for its group and for all. */
static size_t pass_total(struct search *search, struct latest *latest, size_t line, size_t none) {
    const struct line_label *label = label_at(search, line);
    size_t own = *latest_of(latest, total_key(search->paper->arena, label->group, label->period), none);
    *latest_of(latest, total_key(search->paper->arena, label->group, label->period), none) = line;
    *latest_of(latest, total_key(search->paper->arena, "\x1f", label->period), none) = line;
    return own;
}

static void find_totals_around(struct search *search) {
    struct arena *arena = search->paper->arena;
    size_t n = search->axis->n;
    struct latest before = {.arena = arena, .keys = intern_new(arena)},
                  after = {.arena = arena, .keys = intern_new(arena)};
    for (size_t i = 0; i < 2 * n; i++) {
        bool is_before = i < n;
        size_t line = is_before ? i : 2 * n - 1 - i, none = is_before ? SIZE_MAX : n;
        struct latest *latest = is_before ? &before : &after;
        const struct line_label *label = label_at(search, line);
        if (label->total == TOTAL_NONE) continue;
        size_t any = *latest_of(latest, total_key(arena, "\x1f", label->period), none);
        size_t own = pass_total(search, latest, line, none);
        *(is_before ? &search->around[line].last_total : &search->around[line].next_total) = *label->group ? own : any;
    }
}

static void find_groups_around(struct search *search) {
    struct arena *arena = search->paper->arena;
    size_t n = search->axis->n;
    struct latest first = {.arena = arena, .keys = intern_new(arena)},
                  end = {.arena = arena, .keys = intern_new(arena)};
    for (size_t i = 0; i < n; i++) {
        const char *group = label_at(search, i)->group;
        search->around[i].first = *group ? *latest_of(&first, group, i) : 0;
        *latest_of(&end, group, 0) = i + 1;
    }
    for (size_t i = 0; i < n; i++) {
        const char *group = label_at(search, i)->group;
        search->around[i].end = *group ? *latest_of(&end, group, 0) : n;
    }
}

static bool takes(const struct search *search, enum reading reading, size_t total, size_t line, size_t last_total) {
    bool is_part = is_eligible(search, total, line);
    switch (reading) {
    case OF_TOTALS:
        return is_total(search, total, line) || (is_part && line > last_total && last_total != SIZE_MAX);
    case WHATEVER_BEFORE:
        return is_odd(search, total, line) || is_part;
    case SINCE_LAST_TOTAL:
    case ALL_BEFORE:
    case ALL_AFTER:
    case ALL_OTHERS:
    case N_READINGS:
        break;
    }
    return is_part;
}

static struct total read_total(const struct search *search, enum reading reading, size_t line) {
    struct total total = {.line = line, .claim = label_at(search, line)->total};
    const struct around *around = &search->around[line];
    size_t last = around->last_total, from = around->first, to = line;
    if (reading == SINCE_LAST_TOTAL && last != SIZE_MAX) from = last + 1;
    if (reading == ALL_AFTER) {
        from = line + 1;
        to = around->next_total < around->end ? around->next_total : around->end;
    }
    if (reading == ALL_OTHERS) to = around->end;
    total.parts = ARENA_ARRAY(search->scratch, size_t, to > from ? to - from : 0);
    for (size_t i = from; i < to; i++)
        if (i != line && takes(search, reading, line, i, last)) total.parts[total.n_parts++] = i;
    return total;
}

/* --- what the figures say --- */

/* A sum of this size that agrees to the digit is no accident. */
#define TELLING_SUM (100 * EXACT_ONE)

/* What a figure of the line says for or against the reading. */
static void try_on_amount(const struct search *search, struct total *total, const struct cell_figure *cell) {
    struct line_sum sum = lines_sum(search->paper, search->table, search->name, total->parts, total->n_parts,
                                    cell->line[1 - search->name], total_quantity(total, cell));
    if (sum.n == 0 || sum.n_marks > 0) return;
    bool foots = exact_meet(sum.number, cell->number), is_telling = sum.n_nonzero >= (total->n_parts > 1 ? 2 : 1);
    if (!foots && sum.n_holes == 0) total->n_misfits++;
    if (!foots || !is_telling) return;
    total->n_fits++;
    if (sum.n_nonzero > 1 && sum.number.half == 0 && sum.number.value >= TELLING_SUM) total->is_partition = true;
}

static void try_on_shares(const struct search *search, struct total *total, const struct cell_figure *cell) {
    const struct exact all = {100 * EXACT_ONE, 0};
    struct line_sum sum = lines_sum(search->paper, search->table, search->name, total->parts, total->n_parts,
                                    cell->line[1 - search->name], QUANTITY_PERCENT);
    bool is_whole = cell->number.value == all.value && sum.n > 2 && sum.n_marks + sum.n_holes == 0;
    if (is_whole && exact_meet(sum.number, all)) total->has_whole_shares = true;
}

static void try_on_figures(const struct search *search, struct total *total) {
    const struct retyped *paper = search->paper;
    const struct paper_line *line = &search->axis->lines[total->line];
    for (size_t i = 0; i < line->n_cells; i++) {
        const struct cell_figure *cell = &paper->cells[line->cells[i]];
        if (!cell->has_number || cell->quantity == QUANTITY_OTHER) continue;
        if (cell->quantity == QUANTITY_PERCENT)
            try_on_shares(search, total, cell);
        else
            try_on_amount(search, total, cell);
    }
    if (total->n_fits > total->n_misfits || total->has_whole_shares) total->is_partition = true;
}

static bool is_better(const struct total *a, const struct total *b) {
    return a->n_fits != b->n_fits ? a->n_fits > b->n_fits : a->n_misfits < b->n_misfits && a->n_fits > 0;
}

/* One part is no sum, unless the figures say again and again that it is. */
static bool is_usable(const struct total *total) {
    bool is_shown = total->n_fits > total->n_misfits;
    if (total->n_parts < 2) return total->n_parts == 1 && total->claim != TOTAL_WEAK && is_shown && total->n_fits > 1;
    if (total->claim != TOTAL_WEAK) return true;
    return total->n_fits > 0 ? total->n_fits >= total->n_misfits : total->n_misfits == 1;
}

/* The parts that a structure file names; none where it names none. */
static struct total declared_total(const struct search *search, size_t line) {
    const struct structure *structure = search->paper->structure;
    struct total total = {.line = line, .claim = TOTAL_DECLARED};
    total.parts = ARENA_ARRAY(search->scratch, size_t, structure ? structure->n : 0);
    total.n_parts = structure_parts(search->paper, (size_t)(search->table - search->paper->tables), search->name, line,
                                    total.parts);
    try_on_figures(search, &total);
    return total;
}

/* Where the total foots in no crossing line, but does without lines that count others again: without those. */
static struct total without_nets(const struct search *search, const struct total *total) {
    if (total->n_fits > 0 || total->n_misfits == 0) return *total;
    for (enum net_reading reading = NETS_AFTER; reading < N_NET_READINGS; reading++) {
        struct total without =
            total_without_nets(search->scratch, search->paper, search->table, search->name, total, reading);
        if (without.n_parts < 2 || without.n_parts == total->n_parts) continue;
        without.is_unlikely = true; /* where no more figures say so than do not */
        try_on_figures(search, &without);
        if (without.n_fits > 0 && without.n_fits >= without.n_misfits) return without;
    }
    return *total;
}

static struct total best_reading(const struct search *search, size_t line) {
    struct total best = declared_total(search, line);
    if (best.n_parts > 0) return best;
    for (enum reading reading = SINCE_LAST_TOTAL; reading < N_READINGS; reading++) {
        bool is_near = reading == SINCE_LAST_TOTAL || reading == ALL_AFTER;
        if (!is_near && search->n_claims > MOST_TOTALS) continue;
        struct total total = read_total(search, reading, line);
        if (total.n_parts == 0) continue;
        total.has_odd_parts = reading == WHATEVER_BEFORE;
        try_on_figures(search, &total);
        total.is_unlikely = total.n_fits == 0 && reading != SINCE_LAST_TOTAL && reading != ALL_BEFORE;
        if (reading == WHATEVER_BEFORE && total.n_fits <= total.n_misfits) continue; /* against the labels */
        if (is_usable(&total) && (best.n_parts == 0 || is_better(&total, &best))) best = total;
    }
    return without_nets(search, &best);
}

static void find_total(struct search *search, size_t line) {
    struct arena *arena = search->paper->arena;
    struct paper_axis *axis = search->axis;
    search->scratch = arena_child(arena);
    struct total best = best_reading(search, line);
    if (best.n_parts > 0) {
        const size_t *parts = best.parts;
        best.parts = ARENA_ARRAY(arena, size_t, best.n_parts);
        memcpy(best.parts, parts, best.n_parts * sizeof *parts);
        axis->total_of_line[line] = axis->n_totals;
        *ARENA_PUSH(arena, axis->totals, axis->n_totals, axis->capacity_totals) = best;
    }
    arena_close(search->scratch);
}

/* Where every line names a period, the periods are the parts. */
static void find_plain(struct search *search) {
    struct paper_axis *axis = search->axis;
    axis->plain = ARENA_ARRAY(search->paper->arena, size_t, axis->n);
    for (size_t i = 0; i < axis->n; i++) {
        const struct line_label *label = &axis->lines[i].label;
        bool is_odd_kind = label->is_change || label->is_average || label->is_base || label->is_subset;
        bool is_other_period = *label->period && !search->is_all_dated;
        if (axis->total_of_line[i] == SIZE_MAX && label->total < TOTAL_STRONG && !is_odd_kind && !is_other_period)
            axis->plain[axis->n_plain++] = i;
    }
}

static void find_on_axis(struct retyped *paper, struct paper_table *table, enum axis_name name) {
    struct search search = {paper, NULL, table, name, &table->axes[name], true, 0, NULL};
    struct paper_axis *axis = search.axis;
    axis->total_of_line = ARENA_ARRAY(paper->arena, size_t, axis->n);
    for (size_t i = 0; i < axis->n; i++) {
        const struct line_label *label = &axis->lines[i].label;
        axis->total_of_line[i] = SIZE_MAX;
        search.n_claims += label->total != TOTAL_NONE;
        search.is_all_dated = search.is_all_dated && (label->total != TOTAL_NONE || *label->period);
    }
    search.around = ARENA_ARRAY(paper->arena, struct around, axis->n);
    find_totals_around(&search);
    find_groups_around(&search);
    for (size_t i = 0; i < axis->n; i++)
        if (axis->lines[i].label.total != TOTAL_NONE) find_total(&search, i);
    find_plain(&search);
}

/* --- the same parts elsewhere --- */

static int compare_texts(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The labels of the parts, in an order that does not depend on the table's. */
static const char *parts_key(struct arena *arena, const struct paper_axis *axis, const struct total *total) {
    const char **labels = ARENA_ARRAY(arena, const char *, total->n_parts);
    struct text_builder out = {.arena = arena};
    for (size_t i = 0; i < total->n_parts; i++) labels[i] = axis->lines[total->parts[i]].label.folded;
    qsort(labels, total->n_parts, sizeof *labels, compare_texts);
    for (size_t i = 0; i < total->n_parts; i++) text_add(&out, TEXT(arena, labels[i], "\x1f"));
    return text_done(&out);
}

typedef void total_fn(struct arena *arena, struct intern *known, const struct paper_axis *axis, struct total *total);

static void learn(struct arena *arena, struct intern *known, const struct paper_axis *axis, struct total *total) {
    const char *key = total->is_partition ? parts_key(arena, axis, total) : "";
    (void)intern_add(known, key, strlen(key), NULL);
}

static void apply(struct arena *arena, struct intern *known, const struct paper_axis *axis, struct total *total) {
    if (total->is_partition) return;
    const char *key = parts_key(arena, axis, total);
    total->is_partition = intern_find(known, key, strlen(key)) != INTERN_NONE;
}

static void each_total(struct retyped *paper, struct intern *known, total_fn *visit) {
    for (size_t i = 0; i < 2 * paper->n_tables; i++) {
        struct paper_axis *axis = &paper->tables[i / 2].axes[i % 2];
        for (size_t j = 0; j < axis->n_totals; j++) visit(paper->arena, known, axis, &axis->totals[j]);
    }
}

void totals_find(struct retyped *paper) {
    struct intern *known = intern_new(paper->arena);
    for (size_t i = 0; i < paper->n_tables; i++) {
        find_on_axis(paper, &paper->tables[i], ROWS);
        find_on_axis(paper, &paper->tables[i], COLUMNS);
    }
    each_total(paper, known, learn);
    each_total(paper, known, apply);
}

enum quantity total_quantity(const struct total *total, const struct cell_figure *printed) {
    return total->has_odd_parts && printed->quantity == QUANTITY_AMOUNT ? QUANTITY_LABELLED : printed->quantity;
}

const struct total *totals_main(const struct paper_axis *axis) {
    const struct total *main = NULL;
    for (size_t i = 0; i < axis->n_totals; i++) {
        const struct total *total = &axis->totals[i];
        if (!main || total->claim > main->claim || (total->claim == main->claim && total->n_fits > main->n_fits))
            main = total;
    }
    return main;
}
