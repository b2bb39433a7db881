/* audit/checks/check_footing.c - rows and columns that do not foot.
 *
 * The sum of the parts must be the total: exactly where whole numbers were counted, within the halves of the last
 * digits where amounts were rounded. What else the words could mean decides between fault and question. */
#include "audit/checks/sum_words.h"

/* One total where it crosses one line. */
struct footing {
    struct findings *findings;
    const struct paper_table *table;
    enum axis_name axis;
    const struct total *total;
    struct cell_figure *printed;
    size_t cross;
    struct line_sum sum;
};

static bool is_above(const struct footing *footing, exact_t value, exact_t half) {
    const struct exact *printed = &footing->printed->number;
    return value - half > printed->value + printed->half;
}

/* One person may be in two lines even where no complaint is. */
static bool is_certain(const struct footing *footing) {
    const struct total *total = footing->total;
    bool is_people = footing->table->axes[1 - footing->axis].lines[footing->cross].label.is_people;
    return total->claim == TOTAL_DECLARED || total->has_whole_shares || (total->is_partition && !is_people);
}

/* How many records share parts is not known: they may add up to more than the total, but none can exceed it. */
static bool can_overlap(const struct footing *footing) {
    bool has_larger = is_above(footing, footing->sum.largest, exact_half(footing->sum.decimals));
    return !is_certain(footing) && !has_larger &&
           is_above(footing, footing->sum.number.value, footing->sum.number.half);
}

/* No crossing line bears out that it is the total of these. */
static bool is_unsure(const struct total *total) {
    if (total->claim == TOTAL_DECLARED || total->is_partition) return false;
    return total->claim == TOTAL_WEAK || total->is_unlikely || (total->n_fits == 0 && total->n_misfits > 1);
}

/* "Different issues" says itself what a question would ask. */
static bool is_said(const struct footing *footing) {
    return footing->table->axes[1 - footing->axis].lines[footing->cross].label.is_distinct && can_overlap(footing);
}

static const char *line_word(const struct footing *footing) {
    return footing->axis == COLUMNS ? "row" : "column";
}

/* "North, South and 3 more". */
static const char *missing_names(const struct footing *footing) {
    struct text_builder out = {.arena = footing->findings->paper->arena};
    size_t n = 0;
    for (size_t i = 0; i < footing->total->n_parts; i++) {
        size_t part = footing->total->parts[i];
        if (retyped_cell(footing->findings->paper, footing->table, footing->axis, part, footing->cross)) continue;
        if (++n > 2) continue;
        text_add(&out, n > 1 ? ", " : "");
        text_add(&out, footing->table->axes[footing->axis].lines[part].name);
    }
    if (n > 2) text_add(&out, TEXT(out.arena, " and ", text_from_int(out.arena, (int64_t)n - 2), " more"));
    return text_done(&out);
}

static void judge(const struct footing *footing, enum finding_level *ret_level, const char **ret_why) {
    struct arena *arena = footing->findings->paper->arena;
    const char *what = line_word(footing), *declared = footing->table->multi_response;
    *ret_level = FINDING_QUESTION;
    if (can_overlap(footing) && declared) {
        *ret_level = FINDING_NOTE;
        *ret_why = TEXT(arena, "the ", what, " adds up to more than its total: more than one answer a record, as ",
                        declared, " declares");
    } else if (can_overlap(footing)) {
        *ret_why = TEXT(arena, "the ", what,
                        " adds up to more than its total: is more than one answer counted for a record, and not said?");
    } else if (footing->sum.n_holes > 0 && !is_above(footing, footing->sum.number.value, footing->sum.number.half)) {
        *ret_why = TEXT(arena, "the ", what, " does not foot, and has no figure for ", missing_names(footing),
                        ": left out, or a label mistyped?");
    } else if (is_unsure(footing->total)) {
        *ret_why = TEXT(arena, "if this is the total of these lines, the ", what, " does not foot");
    } else {
        *ret_level = FINDING_FAULT;
        *ret_why = footing->sum.n_marks + footing->sum.n_holes > 0
                       ? TEXT(arena, "the ", what, " does not foot, even without the figures that are not printed")
                       : TEXT(arena, "the ", what, " does not foot");
    }
}

static void tell(const struct footing *footing) {
    struct findings *findings = footing->findings;
    const struct paper_axis *axis = &footing->table->axes[footing->axis];
    enum finding_level level;
    const char *why;
    judge(footing, &level, &why);
    struct finding *finding = finding_add(findings, level, "does-not-foot", footing->printed);
    struct sum_words words = sum_words_begin(findings, finding);
    finding->axis = footing->axis;
    finding->why = why;
    finding->computed_text = exact_text(findings->paper->arena, footing->sum.number.value, footing->sum.decimals);
    for (size_t i = 0; i < footing->total->n_parts; i++) {
        size_t part = footing->total->parts[i];
        const struct cell_figure *cell =
            retyped_cell(findings->paper, footing->table, footing->axis, part, footing->cross);
        if (cell && cell->has_number && cell_is(cell, total_quantity(footing->total, footing->printed)))
            sum_words_add(&words, axis->lines[part].name, cell);
    }
    sum_words_end(&words, finding->computed_text);
}

/* A total of days or ages between the least and the most of its parts is a mean. */
static bool is_mean(const struct footing *footing) {
    const struct line_label *label = &footing->table->axes[1 - footing->axis].lines[footing->cross].label;
    const exact_t value = footing->printed->number.value;
    return label->is_time && footing->sum.n > 1 && value >= footing->sum.smallest && value <= footing->sum.largest;
}

/* Parts that are marked, not printed, may be anything from 0 upwards. */
static bool is_wrong(const struct footing *footing) {
    const struct line_sum *sum = &footing->sum;
    if (is_mean(footing)) return false;
    if (sum->n_marks == 0) return !exact_meet(sum->number, footing->printed->number);
    bool is_amount = footing->printed->quantity == QUANTITY_AMOUNT;
    return is_amount && is_above(footing, sum->number.value, sum->number.half);
}

static void reach(const struct footing *footing) {
    const struct retyped *paper = footing->findings->paper;
    bool is_exact = footing->sum.n_marks == 0 && footing->sum.number.half + footing->printed->number.half == 0;
    enum reach how = is_exact ? REACH_EXACT : REACH_LOOSE;
    cell_reached(footing->printed, how);
    for (size_t i = 0; i < footing->total->n_parts; i++) {
        struct cell_figure *cell =
            retyped_cell(paper, footing->table, footing->axis, footing->total->parts[i], footing->cross);
        if (cell && cell->has_number && cell_is(cell, total_quantity(footing->total, footing->printed)))
            cell_reached(cell, how);
    }
}

static void check_total(struct findings *findings, const struct paper_table *table, enum axis_name axis,
                        const struct total *total) {
    const struct retyped *paper = findings->paper;
    const struct paper_line *line = &table->axes[axis].lines[total->line];
    for (size_t i = 0; i < line->n_cells; i++) {
        struct cell_figure *printed = &paper->cells[line->cells[i]];
        bool is_summed = printed->quantity == QUANTITY_AMOUNT || printed->quantity == QUANTITY_CHANGE;
        if (!printed->has_number || !is_summed) continue;
        struct footing footing = {findings, table, axis, total, printed, printed->line[1 - axis], {.n = 0}};
        footing.sum =
            lines_sum(paper, table, axis, total->parts, total->n_parts, footing.cross, total_quantity(total, printed));
        if (footing.sum.n == 0) continue;
        reach(&footing);
        if (is_wrong(&footing) && !is_said(&footing)) tell(&footing);
    }
}

void check_footing(struct findings *findings) {
    for (size_t i = 0; i < 2 * findings->paper->n_tables; i++) {
        const struct paper_table *table = &findings->paper->tables[i / 2];
        const struct paper_axis *axis = &table->axes[i % 2];
        for (size_t j = 0; j < axis->n_totals; j++)
            check_total(findings, table, i % 2 == 0 ? ROWS : COLUMNS, &axis->totals[j]);
    }
}
