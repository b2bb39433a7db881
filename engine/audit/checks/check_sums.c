/* audit/checks/check_sums.c - figures that a structure file declares to be the sum of others, less some. */
#include "audit/checks/checks.h"
#include "audit/retyped/audit_structure.h"

struct declared_sum {
    struct findings *findings;
    struct cell_figure *printed;
    struct exact sum;
    int decimals;
    bool is_complete;
    struct text_builder words;
};

static bool is_term(const struct declaration *first, const struct declaration *other) {
    bool is_kind = other->kind == DECLARE_SUM || other->kind == DECLARE_LESS;
    return is_kind && other->table == first->table && other->line[ROWS] == first->line[ROWS] &&
           other->line[COLUMNS] == first->line[COLUMNS];
}

static void add_term(struct declared_sum *sum, const struct cell_figure *cell, bool is_less) {
    const char *sign = is_less ? " - " : sum->words.n > 0 ? " + " : "";
    sum->is_complete = sum->is_complete && cell->has_number;
    if (!cell->has_number) return;
    sum->sum.value += is_less ? -cell->number.value : cell->number.value;
    sum->sum.half += cell->number.half;
    if (cell->published->value.decimals > sum->decimals) sum->decimals = cell->published->value.decimals;
    text_add(&sum->words, TEXT(sum->words.arena, sign, cell->published->table, " > ", cell->published->row, " ",
                               cell->published->text));
}

typedef void term_fn(struct declared_sum *sum, struct finding *finding, struct cell_figure *cell, bool is_less);

static void collect(struct declared_sum *sum, struct finding *finding, struct cell_figure *cell, bool is_less) {
    (void)finding;
    add_term(sum, cell, is_less);
}

static void reach(struct declared_sum *sum, struct finding *finding, struct cell_figure *cell, bool is_less) {
    (void)is_less;
    cell_reached(cell, sum->sum.half + sum->printed->number.half == 0 ? REACH_EXACT : REACH_LOOSE);
    if (finding) finding_name(sum->findings, finding, cell);
}

static void each_term(struct declared_sum *sum, const struct declaration *first, struct finding *finding,
                      term_fn *visit) {
    struct retyped *paper = sum->findings->paper;
    for (size_t i = 0; i < paper->structure->n; i++) {
        const struct declaration *declaration = &paper->structure->items[i];
        if (is_term(first, declaration))
            visit(sum, finding, &paper->cells[declaration->target], declaration->kind == DECLARE_LESS);
    }
}

static void check_sum(struct findings *findings, const struct declaration *first) {
    struct arena *arena = findings->paper->arena;
    const struct paper_table *table = &findings->paper->tables[first->table];
    struct declared_sum sum = {.findings = findings, .is_complete = true, .words = {.arena = arena}};
    struct finding *finding = NULL;
    sum.printed = retyped_cell(findings->paper, table, ROWS, first->line[ROWS], first->line[COLUMNS]);
    each_term(&sum, first, NULL, collect);
    if (!sum.is_complete || !sum.printed->has_number) return;
    if (!exact_meet(sum.sum, sum.printed->number)) {
        finding = finding_add(findings, FINDING_FAULT, "not-the-sum", sum.printed);
        finding->computed_text = exact_text(arena, sum.sum.value, sum.decimals);
        finding->arithmetic = TEXT(arena, text_done(&sum.words), " = ", finding->computed_text);
        finding->why = TEXT(arena, "it is not the sum that line ", text_from_int(arena, first->place.line), " of ",
                            first->place.file->shown, " declares");
    }
    cell_reached(sum.printed, sum.sum.half + sum.printed->number.half == 0 ? REACH_EXACT : REACH_LOOSE);
    each_term(&sum, first, finding, reach);
}

void check_sums(struct findings *findings) {
    const struct structure *structure = findings->paper->structure;
    for (size_t i = 0; structure && i < structure->n; i++) {
        bool is_first = structure->items[i].kind == DECLARE_SUM || structure->items[i].kind == DECLARE_LESS;
        for (size_t j = 0; j < i && is_first; j++) is_first = !is_term(&structure->items[i], &structure->items[j]);
        if (is_first) check_sum(findings, &structure->items[i]);
    }
}
