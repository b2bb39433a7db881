/* audit/checks/percent.c - readings of percentages, tried on the figures. */
#include "audit/checks/percent.h"

#include "audit/retyped/audit_structure.h"

/* Lines of amounts that are looked at on either side, how far, and totals of the other axis. */
enum { MOST_NEAR = 4, MOST_AWAY = 50, MOST_WHOLES = 4 };

/* --- one percentage --- */

static bool as_ratio(exact_t part, exact_t whole, struct ratio *ret) {
    exact_t unit = EXACT_ONE;
    while (unit > 2 && (part % unit != 0 || whole % unit != 0)) unit /= 10;
    part /= unit;
    whole /= unit;
    if (part > INT64_MAX || whole > INT64_MAX) return false;
    *ret = (struct ratio){(int64_t)part, (int64_t)whole};
    return true;
}

/* Can true values near the printed ones have the percentage? 100 * part = percent * whole at the ends of each range. */
static bool can_agree(struct exact part, struct exact whole, struct exact percent) {
    exact_t least = (part.value - part.half) * 100 * EXACT_ONE, most = (part.value + part.half) * 100 * EXACT_ONE;
    return least <= (percent.value + percent.half) * (whole.value + whole.half) &&
           most >= (percent.value - percent.half) * (whole.value - whole.half);
}

enum agreement percent_agrees(struct exact part, struct exact whole, struct decimal printed,
                              struct decimal *ret_computed) {
    const exact_t most = 100000 * EXACT_ONE;
    struct exact percent;
    struct ratio ratio;
    bool is_known = exact_from(printed, true, &percent) && percent.value < most && percent.value >= 0;
    if (!is_known || part.value < 0 || whole.value < 0) return NOT_COMPARABLE;
    if (whole.value == 0) return part.value == 0 ? NOTHING_OF_NOTHING : NOT_COMPARABLE;
    if (!as_ratio(part.value, whole.value, &ratio) || !number_round(ratio, 100, printed.decimals, ret_computed))
        return NOT_COMPARABLE;
    if (part.half + whole.half > 0) return can_agree(part, whole, percent) ? AGREES : DISAGREES;
    return ret_computed->units == printed.units ? AGREES : DISAGREES;
}

/* --- lines --- */

static bool is_amounts(const struct percent_line *line, size_t other) {
    const struct retyped *paper = line->findings->paper;
    const struct paper_line *at = &line->table->axes[line->axis].lines[other];
    if (other == line->line || !text_equal(at->label.period, line->label->period)) return false;
    for (size_t i = 0; i < at->n_cells; i++) {
        const struct cell_figure *cell = &paper->cells[at->cells[i]];
        if (cell->has_number) return cell->quantity == QUANTITY_AMOUNT;
    }
    return false;
}

/* Lines of amounts near by, the nearest first, those before it first; returns how many. */
static size_t near_amounts(const struct percent_line *line, size_t near[2 * MOST_NEAR]) {
    size_t n_lines = line->table->axes[line->axis].n, n = 0;
    for (size_t away = 1; away <= MOST_AWAY && away <= line->line && n < MOST_NEAR; away++)
        if (is_amounts(line, line->line - away)) near[n++] = line->line - away;
    size_t n_before = n;
    for (size_t away = 1; away <= MOST_AWAY && line->line + away < n_lines && n < n_before + MOST_NEAR; away++)
        if (is_amounts(line, line->line + away)) near[n++] = line->line + away;
    return n;
}

size_t percent_amounts(const struct percent_line *line) {
    size_t near[2 * MOST_NEAR];
    return near_amounts(line, near) > 0 ? near[0] : SIZE_MAX;
}

/* "% of all cases" beside complaints is a rate: its whole is another in each line. */
static bool is_of_whole(const struct percent_line *line) {
    size_t amounts;
    if (!*line->label->whole || text_equal(line->label->whole, "total")) return *line->label->whole != '\0';
    amounts = percent_amounts(line);
    return amounts != SIZE_MAX &&
           text_equal(line->table->axes[line->axis].lines[amounts].label.noun, line->label->whole);
}

bool percent_line_at(struct findings *findings, const struct paper_table *table, enum axis_name axis, size_t line,
                     struct percent_line *ret) {
    const struct retyped *paper = findings->paper;
    const struct paper_line *at = &table->axes[axis].lines[line];
    bool is_percent = at->label.is_percent && !at->label.is_change;
    size_t n = 0;
    for (size_t i = 0; i < at->n_cells; i++) {
        const struct cell_figure *cell = &paper->cells[at->cells[i]];
        if (cell->has_number && cell->quantity != QUANTITY_PERCENT && !is_percent) return false;
        n += cell->has_number && cell->quantity == QUANTITY_PERCENT;
    }
    *ret = (struct percent_line){findings, table, axis, line, &at->label, false};
    ret->is_of_whole = is_of_whole(ret);
    return n > 0;
}

void percent_each_line(struct findings *findings, percent_line_fn *visit) {
    struct percent_line line;
    for (size_t i = 0; i < 2 * findings->paper->n_tables; i++) {
        const struct paper_table *table = &findings->paper->tables[i / 2];
        enum axis_name axis = i % 2 == 0 ? ROWS : COLUMNS;
        for (size_t j = 0; j < table->axes[axis].n; j++)
            if (percent_line_at(findings, table, axis, j, &line)) visit(&line);
    }
}

/* --- readings --- */

bool percent_terms(const struct percent_line *line, const struct percent_reading *reading, size_t cross,
                   struct cell_figure **ret_part, struct exact *ret_whole, const struct cell_figure **ret_whole_cell) {
    const struct retyped *paper = line->findings->paper;
    *ret_part = retyped_cell(paper, line->table, line->axis, reading->part_line, cross);
    *ret_whole = reading->whole;
    *ret_whole_cell = reading->whole_cell;
    if (reading->is_ratio) {
        *ret_whole_cell = retyped_cell(paper, line->table, line->axis, reading->whole_line, cross);
        if (!*ret_whole_cell || !(*ret_whole_cell)->has_number) return false;
        if ((*ret_whole_cell)->quantity != QUANTITY_AMOUNT) return false;
        *ret_whole = (*ret_whole_cell)->number;
    }
    return *ret_part && (*ret_part)->has_number && (*ret_part)->quantity == QUANTITY_AMOUNT;
}

static void try_on_figures(const struct percent_line *line, struct percent_reading *reading) {
    const struct retyped *paper = line->findings->paper;
    const struct paper_line *at = &line->table->axes[line->axis].lines[line->line];
    for (size_t i = 0; i < at->n_cells; i++) {
        const struct cell_figure *cell = &paper->cells[at->cells[i]], *whole_cell;
        struct cell_figure *part;
        struct exact whole;
        struct decimal computed;
        if (!cell->has_number || cell->quantity != QUANTITY_PERCENT) continue;
        if (!percent_terms(line, reading, cell->line[1 - line->axis], &part, &whole, &whole_cell)) continue;
        enum agreement agreement = percent_agrees(part->number, whole, cell->published->value, &computed);
        bool is_telling = cell->number.value != 0 && cell->number.value != 100 * EXACT_ONE;
        reading->n_fits += agreement == AGREES && is_telling;
        reading->n_misfits += agreement == DISAGREES;
        bool is_whole = part->number.value == whole.value && cell->number.value == 100 * EXACT_ONE;
        if (!reading->is_ratio && is_whole) reading->has_hundred = true;
    }
}

static void keep_better(const struct percent_line *line, struct percent_reading reading, struct percent_reading *best) {
    try_on_figures(line, &reading);
    bool is_better =
        reading.n_fits > best->n_fits || (reading.n_fits == best->n_fits && reading.n_misfits < best->n_misfits);
    if (best->part_line == SIZE_MAX || is_better) *best = reading;
}

/* Of a line "% of total" all of whose figures have one declared base; 0 where there is none. */
static struct exact declared_base(const struct percent_line *line) {
    const struct retyped *paper = line->findings->paper;
    const struct paper_line *at = &line->table->axes[line->axis].lines[line->line];
    int64_t base = 0;
    for (size_t i = 0; i < at->n_cells && line->is_of_whole; i++) {
        int64_t own = structure_base(paper, &paper->cells[at->cells[i]]);
        if (own == 0 || (base != 0 && own != base)) return (struct exact){0, 0};
        base = own;
    }
    return (struct exact){base * EXACT_ONE, 0};
}

/* Shares of a line's printed totals, then of the sum of its parts. */
static void try_shares(const struct percent_line *line, size_t part_line, struct percent_reading *best) {
    const struct retyped *paper = line->findings->paper;
    struct exact declared = declared_base(line);
    if (declared.value > 0) {
        keep_better(line, (struct percent_reading){.part_line = part_line, .is_declared = true, .whole = declared},
                    best);
        return;
    }
    const struct paper_axis *crossing = &line->table->axes[1 - line->axis];
    const struct total *main = totals_main(crossing);
    for (size_t i = 0; i < crossing->n_totals && i < MOST_WHOLES; i++) {
        const struct cell_figure *cell =
            retyped_cell(paper, line->table, line->axis, part_line, crossing->totals[i].line);
        if (!cell || !cell->has_number || cell->quantity != QUANTITY_AMOUNT) continue;
        keep_better(line, (struct percent_reading){.part_line = part_line, .whole = cell->number, .whole_cell = cell},
                    best);
    }
    struct line_sum sum = lines_sum(paper, line->table, 1 - line->axis, main ? main->parts : crossing->plain,
                                    main ? main->n_parts : crossing->n_plain, part_line, QUANTITY_AMOUNT);
    if (sum.n > 1 && sum.n_marks + sum.n_holes == 0)
        keep_better(line, (struct percent_reading){.part_line = part_line, .whole = sum.number}, best);
}

struct percent_reading percent_read(const struct percent_line *line) {
    struct percent_reading best = {.part_line = SIZE_MAX};
    size_t near[2 * MOST_NEAR], n = near_amounts(line, near);
    for (size_t i = 0; i < n; i++) try_shares(line, near[i], &best);
    for (size_t i = 0; i < n * n; i++) {
        if (i / n == i % n || percent_is_shown(&best)) continue;
        struct percent_reading ratio = {.is_ratio = true, .part_line = near[i / n], .whole_line = near[i % n]};
        keep_better(line, ratio, &best);
    }
    return best;
}

bool percent_is_shown(const struct percent_reading *reading) {
    if (reading->part_line == SIZE_MAX) return false;
    if (reading->is_declared) return reading->n_fits > 0 && reading->n_fits >= reading->n_misfits;
    return reading->n_fits > 1 && reading->n_fits > reading->n_misfits;
}
