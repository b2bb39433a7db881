/* audit/checks/check_implied.c - shares of a whole that is not printed.
 *
 * Where the figures do not show what a line "% of total" is of, there must still be one whole number that all its
 * shares allow (implied.h); and where a total is printed, it should be that. */
#include "audit/checks/implied.h"

static const char *pair_text(struct arena *arena, const struct cell_figure *amount, const struct cell_figure *share) {
    struct implied implied = {0, 0};
    (void)implied_by(amount, share, &implied);
    const char *sign = text_ends(share->published->text, "%") ? "" : "%";
    return TEXT(arena, amount->published->text, " at ", share->published->text, sign, " is of ",
                implied_text(arena, implied));
}

/* One figure that is wrong explains it; where none does, each line may have a whole of its own. */
static bool is_one_slip(const struct implied_line *implied) {
    return implied->n < 3 || implied->second.least <= implied->whole.most ||
           implied->whole.least <= implied->second.most;
}

static void tell_none(const struct percent_line *line, const struct implied_line *implied) {
    struct arena *arena = line->findings->paper->arena;
    bool is_one = implied->share_least == implied->share_most;
    enum finding_level level = is_one_slip(implied) ? FINDING_FAULT : FINDING_QUESTION;
    struct finding *finding = finding_add(line->findings, level, "no-common-whole", implied->share_most);
    finding_name(line->findings, finding, implied->amount_most);
    finding->why = level == FINDING_FAULT ? "no one whole has these shares"
                                          : "no one whole has these shares: is each of a whole of its own?";
    finding->arithmetic = pair_text(arena, implied->amount_most, implied->share_most);
    if (is_one) return;
    finding_name(line->findings, finding, implied->amount_least);
    finding_name(line->findings, finding, implied->share_least);
    finding->arithmetic = TEXT(arena, pair_text(arena, implied->amount_most, implied->share_most), ", ",
                               pair_text(arena, implied->amount_least, implied->share_least));
}

/* The total that is printed for the amounts, or their sum where all of them are printed; false where there is neither.
 */
static bool find_whole(const struct percent_line *line, size_t amounts, exact_t *ret,
                       const struct cell_figure **ret_cell) {
    const struct retyped *paper = line->findings->paper;
    const struct paper_axis *crossing = &line->table->axes[1 - line->axis];
    const struct total *main = totals_main(crossing);
    *ret_cell = main ? retyped_cell(paper, line->table, line->axis, amounts, main->line) : NULL;
    if (*ret_cell && (*ret_cell)->has_number) {
        *ret = (*ret_cell)->number.value;
        return true;
    }
    struct line_sum sum =
        lines_sum(paper, line->table, 1 - line->axis, crossing->plain, crossing->n_plain, amounts, QUANTITY_AMOUNT);
    *ret = sum.number.value;
    *ret_cell = NULL;
    return sum.n > 1 && sum.n_marks + sum.n_holes == 0;
}

static void tell_other(const struct percent_line *line, const struct implied_line *implied, exact_t whole,
                       const struct cell_figure *cell) {
    struct arena *arena = line->findings->paper->arena;
    struct finding *finding = finding_add(line->findings, FINDING_QUESTION, "other-whole", implied->share_most);
    finding_name(line->findings, finding, implied->amount_most);
    if (cell) finding_name(line->findings, finding, cell);
    finding->why = "the shares are of another whole than the one that is printed";
    finding->arithmetic = TEXT(arena, "the shares allow ", implied_text(arena, implied->whole), ", the amounts ",
                               cell ? "have the total " : "add up to ", exact_text(arena, whole, 0));
}

static void reach_pairs(const struct percent_line *line, size_t amounts) {
    const struct retyped *paper = line->findings->paper;
    const struct paper_line *at = &line->table->axes[line->axis].lines[line->line];
    for (size_t i = 0; i < at->n_cells; i++) {
        struct cell_figure *share = &paper->cells[at->cells[i]];
        struct cell_figure *amount = retyped_cell(paper, line->table, line->axis, amounts, share->line[1 - line->axis]);
        struct implied one;
        if (!amount || !implied_by(amount, share, &one)) continue;
        cell_reached(share, REACH_LOOSE);
        cell_reached(amount, REACH_LOOSE);
    }
}

static void check_line(const struct percent_line *line) {
    struct implied_line implied;
    const struct cell_figure *cell;
    exact_t whole;
    struct percent_reading reading = percent_read(line);
    if (!line->is_of_whole || percent_is_shown(&reading) || !implied_of_line(line, &implied)) return;
    if (implied.whole.least > implied.whole.most) {
        tell_none(line, &implied);
        return;
    }
    if (implied.n > 1) reach_pairs(line, implied.amounts);
    if (!find_whole(line, implied.amounts, &whole, &cell)) return;
    if (whole < implied.whole.least * EXACT_ONE || whole / EXACT_ONE > implied.whole.most)
        tell_other(line, &implied, whole, cell);
}

void check_implied(struct findings *findings) {
    percent_each_line(findings, check_line);
}
