/* audit/checks/check_bases.c - percentages that no whole number over their base gives.
 *
 * The base is declared (a structure file) or printed beside them (a line "Base"). Some whole number k must have 100 k /
 * base, rounded half away from zero to the decimals printed, equal to the percentage: p - h <= 100 k / base < p + h.
 * For the shares of one whole the k must also be able to sum to the base. */
#include "audit/checks/percent.h"
#include "audit/retyped/audit_structure.h"

/* Whole numbers that give a percentage of a base; none where least > most. */
struct parts {
    exact_t least, most;
};

static exact_t divide_up(exact_t a, exact_t b) {
    return a / b + (a % b > 0);
}

static struct parts parts_of(const struct cell_figure *percent, int64_t base) {
    const exact_t hundred = 100 * EXACT_ONE;
    exact_t half = exact_half(percent->published->value.decimals);
    struct parts parts = {divide_up((percent->number.value - half) * base, hundred),
                          divide_up((percent->number.value + half) * base, hundred) - 1};
    if (parts.least < 0) parts.least = 0;
    return parts;
}

/* "16 of 20 is 80.0%, 17 of 20 is 85.0%". */
static const char *neighbours(struct arena *arena, const struct cell_figure *percent, int64_t base) {
    struct text_builder out = {.arena = arena};
    int64_t below = (int64_t)(percent->number.value * base / (100 * EXACT_ONE));
    for (int64_t k = below; k <= below + 1; k++) {
        struct decimal rounded;
        if (!number_round((struct ratio){k, base}, 100, percent->published->value.decimals, &rounded)) continue;
        text_add(&out, TEXT(arena, out.n > 0 ? ", " : "", text_from_int(arena, k), " of ", text_from_int(arena, base),
                            " is ", number_text(arena, rounded, NUMBER_PLAIN), "%"));
    }
    return text_done(&out);
}

static void check_percent(struct findings *findings, struct cell_figure *percent, int64_t base,
                          const struct cell_figure *base_cell) {
    const exact_t most = 1000000 * EXACT_ONE;
    if (!percent->has_number || percent->quantity != QUANTITY_PERCENT || base <= 0) return;
    if (percent->number.value < 0 || percent->number.value > most) return;
    struct parts parts = parts_of(percent, base);
    cell_reached(percent, REACH_LOOSE);
    if (parts.least <= parts.most) return;
    struct finding *finding = finding_add(findings, FINDING_FAULT, "no-whole-number", percent);
    if (base_cell) finding_name(findings, finding, base_cell);
    finding->arithmetic = neighbours(findings->paper->arena, percent, base);
    finding->why = TEXT(findings->paper->arena, "no whole number of ", text_from_int(findings->paper->arena, base),
                        " gives this percentage");
}

/* --- bases that are printed --- */

static void check_base_line(struct findings *findings, const struct paper_table *table, enum axis_name axis,
                            size_t line) {
    struct retyped *paper = findings->paper;
    const struct paper_line *bases = &table->axes[axis].lines[line];
    for (size_t i = 0; i < bases->n_cells; i++) {
        const struct cell_figure *base = &paper->cells[bases->cells[i]];
        const struct paper_line *crossing = &table->axes[1 - axis].lines[base->line[1 - axis]];
        if (!base->has_number || base->published->value.decimals > 0 || base->quantity == QUANTITY_PERCENT) continue;
        for (size_t j = 0; j < crossing->n_cells; j++) {
            struct cell_figure *cell = &paper->cells[crossing->cells[j]];
            const struct line_label *label = &table->axes[axis].lines[cell->line[axis]].label;
            if (text_equal(label->period, bases->label.period) && !label->is_change)
                check_percent(findings, cell, (int64_t)(base->number.value / EXACT_ONE), base);
        }
    }
}

/* --- shares of one whole, of a base that is declared --- */

static void tell_sum(const struct percent_line *line, struct cell_figure *first, int64_t base, struct parts sum) {
    struct arena *arena = line->findings->paper->arena;
    struct finding *finding = finding_add(line->findings, FINDING_FAULT, "no-whole-numbers", first);
    *(line->axis == COLUMNS ? &finding->row : &finding->column) = NULL;
    finding->arithmetic = TEXT(arena, "the whole numbers that give these shares sum to from ",
                               exact_text(arena, sum.least * EXACT_ONE, 0), " to ",
                               exact_text(arena, sum.most * EXACT_ONE, 0), ", not to ", text_from_int(arena, base));
    finding->why = "no whole numbers that make up the base give these shares";
}

static void check_down(const struct percent_line *line) {
    const struct retyped *paper = line->findings->paper;
    const struct paper_axis *crossing = &line->table->axes[1 - line->axis];
    const struct total *main = totals_main(crossing);
    const size_t *lines = main ? main->parts : crossing->plain;
    size_t n = main ? main->n_parts : crossing->n_plain;
    struct parts sum = {0, 0};
    struct cell_figure *first = NULL;
    int64_t base = 0;
    if (!line->is_of_whole || line->table->multi_response) return;
    for (size_t i = 0; i < n; i++) {
        struct cell_figure *cell = retyped_cell(paper, line->table, line->axis, line->line, lines[i]);
        if (!cell || !cell->has_number || cell->quantity != QUANTITY_PERCENT || cell->number.value < 0) return;
        if (!first) first = cell;
        base = structure_base(paper, cell);
        if (base == 0 || base != structure_base(paper, first)) return;
        struct parts parts = parts_of(cell, base);
        if (parts.least > parts.most) return; /* told by itself */
        sum.least += parts.least;
        sum.most += parts.most;
    }
    if (n > 1 && (sum.least > base || sum.most < base)) tell_sum(line, first, base, sum);
}

void check_bases(struct findings *findings) {
    struct retyped *paper = findings->paper;
    for (size_t i = 0; i < 2 * paper->n_tables; i++) {
        const struct paper_table *table = &paper->tables[i / 2];
        for (size_t j = 0; j < table->axes[i % 2].n; j++)
            if (table->axes[i % 2].lines[j].label.is_base)
                check_base_line(findings, table, i % 2 == 0 ? ROWS : COLUMNS, j);
    }
    if (!paper->structure) return;
    for (size_t i = 0; i < paper->n_cells; i++)
        check_percent(findings, &paper->cells[i], structure_base(paper, &paper->cells[i]), NULL);
    percent_each_line(findings, check_down);
}
