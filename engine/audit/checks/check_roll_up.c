/* audit/checks/check_roll_up.c - a table that is the total of others: summary-national of summary-north, -central and
 * -south.
 *
 * Found by names: identifiers that differ in their last word, one of which is a word for the whole, and the same rows
 * (or the same columns) in all of them. Each figure is held against the figures of the parts, never against their
 * printed totals: a total that repeats the fault of another is shown to do so. */
#include "audit/checks/sum_words.h"
#include "audit/retyped/audit_structure.h"
#include "base/intern.h"

#include <string.h>

struct roll_up {
    struct findings *findings;
    const struct paper_table *whole;
    const struct paper_table **parts;
    size_t n_parts, capacity;
    enum axis_name shared;                    /* the axis whose lines all of them have */
    const struct paper_table **part_of_cross; /* of each line of the other axis, the part that it names; or NULL */
    bool is_declared;
    size_t n_fits, n_misfits;
};

/* --- which tables --- */

static bool is_whole_name(struct arena *arena, const struct paper_table *table) {
    struct line_label label = line_label_read(arena, table->last_word);
    return label.total != TOTAL_NONE;
}

/* Most lines of the whole that have amounts: one whose label was mistyped must not hide the others. */
static bool has_lines(const struct retyped *paper, const struct paper_table *part, const struct paper_table *whole,
                      enum axis_name axis) {
    const struct paper_axis *lines = &whole->axes[axis];
    size_t n = 0, n_shared = 0;
    for (size_t i = 0; i < lines->n; i++) {
        if (paper->cells[lines->lines[i].cells[0]].quantity != QUANTITY_AMOUNT) continue;
        n++;
        n_shared += retyped_line(paper, (size_t)(part - paper->tables), axis, lines->lines[i].name) != SIZE_MAX;
    }
    return n_shared > 0 && 2 * n_shared > n;
}

static void find_parts(struct roll_up *roll, enum axis_name axis) {
    struct retyped *paper = roll->findings->paper;
    roll->shared = axis;
    roll->n_parts = 0;
    for (size_t i = 0; i < paper->n_tables; i++) {
        const struct paper_table *table = &paper->tables[i];
        bool is_sibling = table != roll->whole && tables_are_family(table, roll->whole);
        if (is_sibling && has_lines(paper, table, roll->whole, axis))
            *ARENA_PUSH(paper->arena, roll->parts, roll->n_parts, roll->capacity) = table;
    }
}

/* Tables that a structure file names; their shared axis is the one that most of them have. */
static void find_declared(struct roll_up *roll) {
    struct retyped *paper = roll->findings->paper;
    size_t own = (size_t)(roll->whole - paper->tables), n_with[2] = {0, 0};
    for (size_t i = 0; paper->structure && i < paper->structure->n; i++) {
        const struct declaration *declaration = &paper->structure->items[i];
        if (declaration->kind != DECLARE_ROLL_UP || declaration->table != own) continue;
        const struct paper_table *part = &paper->tables[declaration->target];
        *ARENA_PUSH(paper->arena, roll->parts, roll->n_parts, roll->capacity) = part;
        n_with[ROWS] += has_lines(paper, part, roll->whole, ROWS);
        n_with[COLUMNS] += has_lines(paper, part, roll->whole, COLUMNS);
    }
    roll->is_declared = roll->n_parts > 0;
    roll->shared = n_with[COLUMNS] > n_with[ROWS] ? COLUMNS : ROWS;
}

static void find_by_names(struct roll_up *roll) {
    struct arena *arena = roll->findings->paper->arena;
    if (!is_whole_name(arena, roll->whole)) return;
    find_parts(roll, ROWS);
    if (roll->n_parts < 2) find_parts(roll, COLUMNS);
    if (roll->n_parts < 2) roll->n_parts = 0;
}

/* --- what the figures of the parts come to --- */

/* A figure of the whole, and its sum over the parts. */
struct rolled {
    struct cell_figure *printed;
    size_t line, cross; /* in the whole: on the shared axis, and on the other */
    bool has_sum;
    struct exact sum;
};

static struct paper_line *line_at(const struct paper_table *table, enum axis_name axis, size_t line) {
    return &table->axes[axis].lines[line];
}

/* Does this line of the other axis stand for all of the parts? */
static bool is_for_all(const struct roll_up *roll, size_t cross) {
    const struct paper_axis *axis = &roll->whole->axes[1 - roll->shared];
    return axis->lines[cross].label.total != TOTAL_NONE || axis->n == 1;
}

/* Which part each line of the other axis stands for by its name: "North" of summary-national is summary-north. */
static void find_names(struct roll_up *roll) {
    struct arena *arena = roll->findings->paper->arena;
    const struct paper_axis *axis = &roll->whole->axes[1 - roll->shared];
    struct intern *names = intern_new(arena);
    roll->part_of_cross = ARENA_ARRAY(arena, const struct paper_table *, axis->n);
    for (size_t i = 0; i < roll->n_parts; i++)
        (void)intern_add(names, roll->parts[i]->last_word, strlen(roll->parts[i]->last_word), NULL);
    bool is_each_named = intern_count(names) == roll->n_parts;
    for (size_t i = 0; i < axis->n && is_each_named; i++) {
        const char *name = axis->lines[i].label.folded;
        uint32_t part = intern_find(names, name, strlen(name));
        if (part != INTERN_NONE) roll->part_of_cross[i] = roll->parts[part];
    }
}

/* Lines of the part's other axis whose figures make up one figure of the whole: the parts of its total, else all. */
static const size_t *own_lines(const struct roll_up *roll, const struct paper_table *part, size_t *ret_n) {
    const struct paper_axis *axis = &part->axes[1 - roll->shared];
    const struct total *total = totals_main(axis);
    *ret_n = total ? total->n_parts : axis->n_plain;
    return total ? total->parts : axis->plain;
}

/* The cells of a part that make up a figure of the whole: these lines of the shared axis, where they cross those. */
struct block {
    const size_t *lines, *crosses;
    size_t n_lines, n_crosses;
    size_t line, cross; /* where it is one line: what lines, crosses point to */
};

/* A line that is a total in the part too is taken from its own parts. False where the part has no such line. */
static bool find_block(const struct roll_up *roll, const struct paper_table *part, const struct rolled *rolled,
                       struct block *ret) {
    const struct retyped *paper = roll->findings->paper;
    const struct paper_axis *shared = &part->axes[roll->shared];
    enum axis_name other = 1 - roll->shared;
    size_t index = (size_t)(part - paper->tables);
    ret->line = retyped_line(paper, index, roll->shared, line_at(roll->whole, roll->shared, rolled->line)->name);
    if (ret->line == SIZE_MAX) return false;
    size_t own = shared->total_of_line[ret->line];
    ret->lines = own == SIZE_MAX ? &ret->line : shared->totals[own].parts;
    ret->n_lines = own == SIZE_MAX ? 1 : shared->totals[own].n_parts;
    ret->crosses = own_lines(roll, part, &ret->n_crosses);
    if (is_for_all(roll, rolled->cross) || roll->part_of_cross[rolled->cross] == part) return true;
    ret->cross = retyped_line(paper, index, other, line_at(roll->whole, other, rolled->cross)->name);
    ret->crosses = &ret->cross;
    ret->n_crosses = 1;
    return ret->cross != SIZE_MAX;
}

static bool sum_part(const struct roll_up *roll, const struct paper_table *part, const struct rolled *rolled,
                     struct line_sum *ret) {
    struct block block;
    struct line_sum all = {.n = 0};
    if (!find_block(roll, part, rolled, &block)) return false;
    for (size_t i = 0; i < block.n_lines; i++) {
        struct line_sum sum = lines_sum(roll->findings->paper, part, 1 - roll->shared, block.crosses, block.n_crosses,
                                        block.lines[i], QUANTITY_AMOUNT);
        if (sum.n_marks + sum.n_holes > 0) return false;
        all.n += sum.n;
        all.number.value += sum.number.value;
        all.number.half += sum.number.half;
        if (sum.decimals > all.decimals) all.decimals = sum.decimals;
    }
    *ret = all;
    return all.n > 0;
}

/* Of the parts that the figure stands for: one where its line has the name of one, else all. */
static bool stands_for(const struct roll_up *roll, size_t cross, const struct paper_table *part) {
    const struct paper_table *named = roll->part_of_cross[cross];
    return !named || named == part;
}

static struct rolled roll_figure(const struct roll_up *roll, struct cell_figure *printed) {
    struct rolled rolled = {printed, printed->line[roll->shared], printed->line[1 - roll->shared], true, {0}};
    for (size_t i = 0; i < roll->n_parts; i++) {
        struct line_sum sum;
        if (!stands_for(roll, rolled.cross, roll->parts[i])) continue;
        if (!sum_part(roll, roll->parts[i], &rolled, &sum)) {
            rolled.has_sum = false;
            return rolled;
        }
        rolled.sum.value += sum.number.value;
        rolled.sum.half += sum.number.half;
    }
    return rolled;
}

/* --- telling --- */

/* The total that the part prints beside those figures; NULL where it prints none. */
static const struct cell_figure *printed_total(const struct roll_up *roll, const struct paper_table *part,
                                               const struct rolled *rolled) {
    const struct retyped *paper = roll->findings->paper;
    const struct total *total = totals_main(&part->axes[1 - roll->shared]);
    const char *name = line_at(roll->whole, roll->shared, rolled->line)->name;
    size_t line = retyped_line(paper, (size_t)(part - paper->tables), roll->shared, name);
    const struct cell_figure *cell = NULL;
    if (total && line != SIZE_MAX) cell = retyped_cell(paper, part, 1 - roll->shared, total->line, line);
    return cell && cell->has_number ? cell : NULL;
}

/* "; 52 = 16 + 19 + 17 repeats the fault of summary-south", or "". */
static const char *repeated_fault(const struct roll_up *roll, const struct rolled *rolled) {
    struct arena *arena = roll->findings->paper->arena;
    struct text_builder terms = {.arena = arena}, tables = {.arena = arena};
    exact_t sum = 0;
    if (!is_for_all(roll, rolled->cross)) return "";
    for (size_t i = 0; i < roll->n_parts; i++) {
        struct line_sum own;
        const struct cell_figure *total = printed_total(roll, roll->parts[i], rolled);
        if (!total || !sum_part(roll, roll->parts[i], rolled, &own)) return "";
        sum += total->number.value;
        text_add(&terms, TEXT(arena, i > 0 ? " + " : "", total->published->text));
        if (exact_meet(own.number, total->number)) continue;
        text_add(&tables, TEXT(arena, tables.n > 0 ? " and of " : "", roll->parts[i]->id));
    }
    if (sum != rolled->printed->number.value || tables.n == 0) return "";
    return TEXT(arena, "; ", rolled->printed->published->text, " = ", text_done(&terms), " repeats the fault of ",
                text_done(&tables));
}

/* Marks the cells of a part as held, and names them where there is a finding. */
static void take_cells(const struct roll_up *roll, struct finding *finding, const struct paper_table *part,
                       const struct rolled *rolled) {
    const struct retyped *paper = roll->findings->paper;
    struct block block;
    if (!find_block(roll, part, rolled, &block)) return;
    for (size_t i = 0; i < block.n_lines * block.n_crosses; i++) {
        struct cell_figure *cell = retyped_cell(paper, part, 1 - roll->shared, block.crosses[i % block.n_crosses],
                                                block.lines[i / block.n_crosses]);
        if (!cell || !cell->has_number || cell->quantity != QUANTITY_AMOUNT) continue;
        cell_reached(cell, cell->number.half == 0 ? REACH_EXACT : REACH_LOOSE);
        if (finding) finding_name(roll->findings, finding, cell);
    }
}

static void tell(const struct roll_up *roll, const struct rolled *rolled) {
    struct arena *arena = roll->findings->paper->arena;
    bool is_certain = roll->is_declared || roll->n_fits > roll->n_misfits;
    int decimals = rolled->printed->published->value.decimals;
    struct finding *finding =
        finding_add(roll->findings, is_certain ? FINDING_FAULT : FINDING_QUESTION, "does-not-roll-up", rolled->printed);
    struct text_builder terms = {.arena = arena};
    for (size_t i = 0; i < roll->n_parts; i++) {
        struct line_sum sum = {.n = 0};
        if (!stands_for(roll, rolled->cross, roll->parts[i])) continue;
        (void)sum_part(roll, roll->parts[i], rolled, &sum);
        if (sum.decimals > decimals) decimals = sum.decimals;
        text_add(&terms, TEXT(arena, terms.n > 0 ? " + " : "", roll->parts[i]->id, " ",
                              exact_text(arena, sum.number.value, sum.decimals)));
        take_cells(roll, finding, roll->parts[i], rolled);
    }
    finding->computed_text = exact_text(arena, rolled->sum.value, decimals);
    finding->arithmetic = TEXT(arena, text_done(&terms), " = ", finding->computed_text, repeated_fault(roll, rolled));
    finding->why = is_certain ? "the figures of the tables that it adds up come to something else"
                              : "if this is the total of those tables, it does not add them up";
}

/* --- one whole --- */

typedef void rolled_fn(struct roll_up *roll, const struct rolled *rolled);

static void weigh(struct roll_up *roll, const struct rolled *rolled) {
    bool fits = exact_meet(rolled->sum, rolled->printed->number);
    roll->n_fits += fits && rolled->sum.value != 0;
    roll->n_misfits += !fits;
}

static void judge(struct roll_up *roll, const struct rolled *rolled) {
    cell_reached(rolled->printed, rolled->sum.half + rolled->printed->number.half == 0 ? REACH_EXACT : REACH_LOOSE);
    for (size_t i = 0; i < roll->n_parts; i++)
        if (stands_for(roll, rolled->cross, roll->parts[i])) take_cells(roll, NULL, roll->parts[i], rolled);
    if (!exact_meet(rolled->sum, rolled->printed->number)) tell(roll, rolled);
}

static void each_figure(struct roll_up *roll, rolled_fn *visit) {
    struct retyped *paper = roll->findings->paper;
    for (size_t i = 0; i < roll->whole->n_cells; i++) {
        struct cell_figure *cell = &paper->cells[roll->whole->cells[i]];
        if (!cell->has_number || cell->quantity != QUANTITY_AMOUNT) continue;
        struct rolled rolled = roll_figure(roll, cell);
        if (rolled.has_sum) visit(roll, &rolled);
    }
}

void check_roll_up(struct findings *findings) {
    struct retyped *paper = findings->paper;
    for (size_t i = 0; i < paper->n_tables; i++) {
        struct roll_up roll = {.findings = findings, .whole = &paper->tables[i]};
        find_declared(&roll);
        if (!roll.is_declared) find_by_names(&roll);
        if (roll.n_parts == 0) continue;
        find_names(&roll);
        each_figure(&roll, weigh);
        each_figure(&roll, judge);
    }
}
