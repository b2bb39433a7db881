/* audit/checks/check_alike.c - one quantity with two values in two tables, by like labels.
 *
 * Like labels are common: two tables of regions both have a row "Eastern". So two tables are compared only where they
 * already agree: under one column label, two or more figures of like rows are equal (zeros do not count), and at least
 * as many as differ. Then those that differ are questions: two variables with like labels, or a slip? */
#include "audit/checks/checks.h"
#include "base/intern.h"

#include <string.h>

/* A label that more tables share is no name of one quantity. */
enum { MOST_TABLES = 12 };

/* Figures of one row label and one column label, in tables ascending. */
struct namesakes {
    size_t *cells;
    size_t n, capacity;
};

/* Two tables under one column label. */
struct pair {
    size_t n_equal, n_different;
};

struct likeness {
    struct findings *findings;
    struct intern *labels; /* row and column -> group */
    struct namesakes *groups;
    size_t n_groups, capacity_groups;
    struct intern *pair_keys; /* two tables and a column -> pair */
    struct pair *pairs;
    size_t n_pairs, capacity_pairs;
};

static const struct line_label *label_of(const struct retyped *paper, const struct cell_figure *cell,
                                         enum axis_name axis) {
    return &paper->tables[cell->table].axes[axis].lines[cell->line[axis]].label;
}

static void add_cell(struct likeness *likeness, size_t index) {
    const struct retyped *paper = likeness->findings->paper;
    const struct cell_figure *cell = &paper->cells[index];
    const char *key =
        TEXT(paper->arena, label_of(paper, cell, ROWS)->folded, "\x1f", label_of(paper, cell, COLUMNS)->folded);
    bool is_new;
    uint32_t word = intern_add(likeness->labels, key, strlen(key), &is_new);
    if (is_new) (void)ARENA_PUSH(paper->arena, likeness->groups, likeness->n_groups, likeness->capacity_groups);
    struct namesakes *group = &likeness->groups[word];
    *ARENA_PUSH(paper->arena, group->cells, group->n, group->capacity) = index;
}

/* Could both be the same true value, each as it was printed? */
static bool is_equal(const struct cell_figure *a, const struct cell_figure *b) {
    bool is_rounded = a->published->value.decimals != b->published->value.decimals;
    struct exact left = a->number, right = b->number;
    if (!is_rounded) left.half = right.half = 0;
    return exact_meet(left, right);
}

static struct pair *pair_of(struct likeness *likeness, const struct cell_figure *a, const struct cell_figure *b) {
    const struct retyped *paper = likeness->findings->paper;
    struct arena *arena = paper->arena;
    const char *key = TEXT(arena, text_from_int(arena, (int64_t)a->table), " ", text_from_int(arena, (int64_t)b->table),
                           " ", label_of(paper, a, COLUMNS)->folded);
    bool is_new;
    uint32_t word = intern_add(likeness->pair_keys, key, strlen(key), &is_new);
    if (is_new) (void)ARENA_PUSH(arena, likeness->pairs, likeness->n_pairs, likeness->capacity_pairs);
    return &likeness->pairs[word];
}

static void tell(struct likeness *likeness, const struct cell_figure *a, const struct cell_figure *b) {
    struct findings *findings = likeness->findings;
    struct arena *arena = findings->paper->arena;
    const char *tables[] = {findings->paper->tables[a->table].id, findings->paper->tables[b->table].id};
    struct finding *finding = finding_add(findings, FINDING_QUESTION, "like-labels", a);
    finding_name(findings, finding, b);
    finding->arithmetic =
        TEXT(arena, a->published->text, " in ", tables[0], ", ", b->published->text, " in ", tables[1]);
    finding->why =
        "two tables that agree on other figures of these labels differ in this: two variables with like labels?";
}

typedef void namesakes_fn(struct likeness *likeness, struct cell_figure *a, struct cell_figure *b);

static void weigh(struct likeness *likeness, struct cell_figure *a, struct cell_figure *b) {
    struct pair *pair = pair_of(likeness, a, b);
    bool equal = is_equal(a, b);
    pair->n_equal += equal && a->number.value != 0;
    pair->n_different += !equal;
}

static void judge(struct likeness *likeness, struct cell_figure *a, struct cell_figure *b) {
    const struct pair *pair = pair_of(likeness, a, b);
    if (pair->n_equal < 2 || pair->n_equal < pair->n_different) return;
    cell_reached(a, REACH_LOOSE);
    cell_reached(b, REACH_LOOSE);
    if (!is_equal(a, b)) tell(likeness, a, b);
}

/* Tables of one family, north and south, count different things; names of one word are no family. */
static bool is_pair(const struct retyped *paper, const struct cell_figure *a, const struct cell_figure *b) {
    const struct paper_table *one = &paper->tables[a->table], *other = &paper->tables[b->table];
    bool is_family = one->last_word != one->folded && tables_are_family(one, other);
    return one != other && !is_family && a->quantity == b->quantity;
}

static void each_pair(struct likeness *likeness, namesakes_fn *visit) {
    struct retyped *paper = likeness->findings->paper;
    for (size_t i = 0; i < likeness->n_groups; i++) {
        const struct namesakes *group = &likeness->groups[i];
        for (size_t j = 0; group->n <= MOST_TABLES && j < group->n; j++)
            for (size_t k = j + 1; k < group->n; k++) {
                struct cell_figure *a = &paper->cells[group->cells[j]], *b = &paper->cells[group->cells[k]];
                if (is_pair(paper, a, b)) visit(likeness, a, b);
            }
    }
}

void check_alike(struct findings *findings) {
    struct retyped *paper = findings->paper;
    struct likeness likeness = {
        .findings = findings, .labels = intern_new(paper->arena), .pair_keys = intern_new(paper->arena)};
    for (size_t i = 0; i < paper->n_cells; i++)
        if (paper->cells[i].has_number) add_cell(&likeness, i);
    each_pair(&likeness, weigh);
    each_pair(&likeness, judge);
}
