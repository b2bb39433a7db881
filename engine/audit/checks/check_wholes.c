/* audit/checks/check_wholes.c - percentages of a whole that cannot sum to 100.
 *
 * A share that was printed as p with last digit 2h stands for a true share x with p - h <= x < p + h (half away from
 * zero), and no share is below 0. The true shares of a whole sum to 100, so the least ones cannot sum to more and the
 * upper ends must sum to more. Where the least sum to exactly 100, every share would have to lie half-way between two
 * printed values: a question. Which shares are of one whole:
 * down     a line "% of total": its figures in the lines that are parts; held only where no amounts hold them
 * perhaps  a line "%" or "% of complaints", which may be rates: questions only
 * across   lines of percentages beside each other, such as Yes and No, that make 100 in two or more crossing lines and
 *          in more than they do not. */
#include "audit/checks/percent.h"
#include "audit/checks/sum_words.h"
#include "audit/retyped/audit_structure.h"

enum { MOST_LINES = 200 };

/* The shares of one whole: figures of `lines` of `axis` where they cross `cross`. */
struct whole {
    struct findings *findings;
    const struct paper_table *table;
    enum axis_name axis;
    const size_t *lines;
    size_t n_lines, cross;
    bool is_partition; /* other figures show that no record is in two of the lines */
    bool is_complete;  /* the table claims that there is no other line: a total, or a line "Other" */
    bool is_perhaps;   /* "%": rates of each line have that header too */
};

enum verdict { CAN_BE, ALL_NOTHING, TOO_LOW, TOO_HIGH, ONLY_HALVES, UNKNOWN };

struct share_sum {
    exact_t printed, least,
        above; /* of what was printed; of the least true shares; of the ends that no share reaches */
    size_t n, n_missing;
    int decimals;
};

static struct share_sum sum_shares(const struct whole *whole) {
    struct share_sum sum = {0};
    for (size_t i = 0; i < whole->n_lines; i++) {
        const struct cell_figure *cell =
            retyped_cell(whole->findings->paper, whole->table, whole->axis, whole->lines[i], whole->cross);
        if (!cell || !cell->has_number || cell->quantity != QUANTITY_PERCENT) {
            sum.n_missing++;
            continue;
        }
        int decimals = cell->published->value.decimals;
        exact_t least = cell->number.value - exact_half(decimals);
        sum.n++;
        sum.printed += cell->number.value;
        sum.least += least > 0 ? least : 0;
        sum.above += cell->number.value + exact_half(decimals);
        if (decimals > sum.decimals) sum.decimals = decimals;
    }
    return sum;
}

/* Shares that are not printed may be anything from 0 upwards. */
static enum verdict judge(const struct share_sum *sum) {
    const exact_t all = 100 * EXACT_ONE;
    if (sum->n == 0) return UNKNOWN;
    if (sum->least > all) return TOO_HIGH;
    if (sum->n_missing > 0 || sum->n < 2) return UNKNOWN;
    if (sum->printed == 0) return ALL_NOTHING;
    if (sum->above <= all) return TOO_LOW;
    return sum->least == all ? ONLY_HALVES : CAN_BE;
}

/* --- telling --- */

static const char *why_of(const struct whole *whole, enum verdict verdict) {
    static const char *const words[] = {
        [CAN_BE] = "",
        [ALL_NOTHING] = "shares of a whole sum to 100, and 0 of 0 is no percentage: it is not applicable",
        [TOO_LOW] = "shares of a whole cannot be rounded to so little: are lines left out?",
        [TOO_HIGH] = "shares of a whole cannot be rounded to so much",
        [ONLY_HALVES] = "shares of a whole come to this only if every one lies half-way between two printed values",
        [UNKNOWN] = ""};
    if (whole->is_perhaps && verdict == TOO_HIGH && !whole->table->multi_response)
        return "if these are shares of one whole, they sum to more than 100: a slip, or more than one answer for a record?";
    if (verdict == TOO_LOW && whole->is_complete) return "shares of a whole cannot be rounded to so little";
    if (verdict != TOO_HIGH || whole->is_partition) return words[verdict];
    if (whole->table->multi_response)
        return TEXT(whole->findings->paper->arena,
                    "the shares sum to more than 100: more than one answer a record, as ", whole->table->multi_response,
                    " declares");
    return "the shares sum to more than 100: is more than one answer counted for a record, and not said?";
}

static enum finding_level level_of(const struct whole *whole, enum verdict verdict) {
    if (whole->is_perhaps) return verdict == TOO_HIGH && whole->table->multi_response ? FINDING_NOTE : FINDING_QUESTION;
    if (verdict == ONLY_HALVES || (verdict == TOO_LOW && !whole->is_complete)) return FINDING_QUESTION;
    if (verdict != TOO_HIGH || whole->is_partition) return FINDING_FAULT;
    return whole->table->multi_response ? FINDING_NOTE : FINDING_QUESTION;
}

static const char *range_text(struct arena *arena, const struct share_sum *sum) {
    int decimals = sum->decimals < 9 ? sum->decimals + 1 : 9;
    return TEXT(arena, "; the true shares sum to ", exact_text(arena, sum->least, decimals),
                " or more, and to less than ", exact_text(arena, sum->above, decimals));
}

static void tell(const struct whole *whole, const struct share_sum *sum, enum verdict verdict) {
    struct findings *findings = whole->findings;
    struct finding *finding = NULL;
    struct sum_words words;
    const char *result = exact_text(findings->paper->arena, sum->printed, sum->decimals);
    for (size_t i = 0; i < whole->n_lines; i++) {
        struct cell_figure *cell =
            retyped_cell(findings->paper, whole->table, whole->axis, whole->lines[i], whole->cross);
        if (!cell || !cell->has_number || cell->quantity != QUANTITY_PERCENT) continue;
        if (!finding) {
            finding = finding_add(findings, level_of(whole, verdict), "not-a-whole", cell);
            words = sum_words_begin(findings, finding);
        }
        sum_words_add(&words, whole->table->axes[whole->axis].lines[whole->lines[i]].name, cell);
    }
    if (!finding) return;
    sum_words_end(&words, result);
    if (verdict != ALL_NOTHING)
        finding->arithmetic =
            TEXT(findings->paper->arena, finding->arithmetic, range_text(findings->paper->arena, sum));
    if (whole->axis == ROWS) finding->row = NULL;
    if (whole->axis == COLUMNS) finding->column = NULL;
    finding->printed_text = TEXT(findings->paper->arena, result, " in all");
    finding->computed_text = verdict == ALL_NOTHING ? "[z]" : "100";
    finding->why = why_of(whole, verdict);
}

static void check_whole(const struct whole *whole) {
    struct share_sum sum = sum_shares(whole);
    enum verdict verdict = judge(&sum);
    for (size_t i = 0; i < whole->n_lines && verdict != UNKNOWN; i++) {
        struct cell_figure *cell =
            retyped_cell(whole->findings->paper, whole->table, whole->axis, whole->lines[i], whole->cross);
        if (cell && cell->has_number && cell->quantity == QUANTITY_PERCENT) cell_reached(cell, REACH_LOOSE);
    }
    if (verdict != CAN_BE && verdict != UNKNOWN) tell(whole, &sum, verdict);
}

/* --- down a line --- */

static void check_total_share(const struct percent_line *line, const struct total *main) {
    struct cell_figure *cell = retyped_cell(line->findings->paper, line->table, line->axis, line->line, main->line);
    const struct exact all = {100 * EXACT_ONE, 0};
    if (!cell || !cell->has_number || cell->quantity != QUANTITY_PERCENT) return;
    cell_reached(cell, REACH_EXACT);
    if (exact_meet(cell->number, all)) return;
    struct finding *finding = finding_add(line->findings, FINDING_FAULT, "not-a-whole", cell);
    finding->computed_text = "100";
    finding->arithmetic =
        TEXT(line->findings->paper->arena, "the whole is 100% of the whole, not ", cell->published->text);
    finding->why = "the share of the total in the total is 100";
}

/* A line for the rest says that the lines are all there are. */
static bool has_other(const struct paper_axis *axis) {
    for (size_t i = 0; i < axis->n_plain; i++)
        if (text_starts(axis->lines[axis->plain[i]].label.rest, "other")) return true;
    return false;
}

/* Sub-totals and a total, of which no amounts say what they add up: whatever each is of, the shares of the lines that are no
 * totals make the whole. */
static bool is_open(const struct paper_axis *crossing, const struct total *main) {
    return main && main->n_fits == 0 && main->claim != TOTAL_DECLARED && crossing->n_totals > 1;
}

/* "All issues 100%": all of the whole, where its label leaves open whether it is a total. */
static bool is_all(const struct percent_line *line, size_t cross) {
    const struct cell_figure *cell = retyped_cell(line->findings->paper, line->table, line->axis, line->line, cross);
    bool is_claim = line->table->axes[1 - line->axis].lines[cross].label.total != TOTAL_NONE;
    return is_claim && cell && cell->has_number && cell->number.value == 100 * EXACT_ONE;
}

/* Parts of the main total, or lines that are no totals; returns how many. */
static size_t share_lines(const struct percent_line *line, const struct total *main, size_t *ret) {
    const struct paper_axis *crossing = &line->table->axes[1 - line->axis];
    const size_t *lines = main ? main->parts : crossing->plain;
    size_t n_lines = main ? main->n_parts : crossing->n_plain, n = 0;
    for (size_t i = 0; i < n_lines; i++)
        if (main || !is_all(line, lines[i])) ret[n++] = lines[i];
    return n;
}

static void check_down(const struct percent_line *line) {
    const struct paper_axis *crossing = &line->table->axes[1 - line->axis];
    const struct total *main = totals_main(crossing);
    struct percent_reading reading = percent_read(line);
    bool is_held = percent_is_shown(&reading) && !reading.is_ratio;
    if (!line->is_of_whole || *line->label->group || is_held) return;
    if (is_open(crossing, main)) main = NULL;
    size_t *lines = ARENA_ARRAY(line->findings->paper->arena, size_t, crossing->n);
    size_t n = share_lines(line, main, lines);
    struct whole whole = {line->findings,
                          line->table,
                          1 - line->axis,
                          lines,
                          n,
                          line->line,
                          main && main->is_partition,
                          main || has_other(crossing),
                          false};
    check_whole(&whole);
    if (main) check_total_share(line, main);
}

/* --- down a line that may be shares --- */

/* Rates of several lines come to more than any slip in shares of one whole does. */
#define MOST_OF_SHARES (200 * EXACT_ONE)

static bool is_declared(const struct percent_line *line) {
    const struct structure *structure = line->findings->paper->structure;
    size_t table = (size_t)(line->table - line->findings->paper->tables);
    for (size_t i = 0; structure && i < structure->n; i++) {
        const struct declaration *one = &structure->items[i];
        if (one->kind == DECLARE_SHARES && one->table == table && one->line[line->axis] == line->line) return true;
    }
    return false;
}

/* Amounts beside them that they are no shares of, or a base of its own beside each: rates, but where 100 is printed for all. */
static bool is_rates(const struct percent_line *line, bool has_hundred) {
    const struct paper_axis *own = &line->table->axes[line->axis];
    struct percent_reading reading = percent_read(line);
    if (percent_is_shown(&reading)) return true; /* held by their amounts, whatever they are of */
    if (has_hundred) return false;
    for (size_t i = 0; i < own->n; i++)
        if (own->lines[i].label.is_base) return true;
    return percent_amounts(line) != SIZE_MAX;
}

/* Lines of the other axis that may be the parts; none where a period is among them. Returns how many. */
static size_t perhaps_parts(const struct paper_axis *crossing, const struct total *main, size_t *ret) {
    const size_t *lines = main ? main->parts : crossing->plain;
    size_t n_lines = main ? main->n_parts : crossing->n_plain, n = 0;
    for (size_t i = 0; i < n_lines; i++) {
        const struct line_label *label = &crossing->lines[lines[i]].label;
        if (*label->period) return 0;
        if (label->total == TOTAL_NONE) ret[n++] = lines[i];
    }
    return n;
}

/* What lines that claim to be totals have printed: *ret_other where it is anything but 100. */
static bool find_hundred(const struct percent_line *line, bool *ret_other) {
    const struct paper_axis *crossing = &line->table->axes[1 - line->axis];
    bool has_hundred = false;
    *ret_other = false;
    for (size_t i = 0; i < crossing->n; i++) {
        const struct cell_figure *cell =
            retyped_cell(line->findings->paper, line->table, line->axis, line->line, i);
        if (crossing->lines[i].label.total == TOTAL_NONE || !cell || !cell->has_number) continue;
        bool is_hundred = cell->number.value == 100 * EXACT_ONE;
        has_hundred = has_hundred || is_hundred;
        *ret_other = *ret_other || !is_hundred;
    }
    return has_hundred;
}

/* "%", "% of complaints": a question, where they sum to more than shares can, or to less beside a printed 100. Sub-totals
 * leave open which lines are parts, and a total that is not 100 shows rates: nothing is asked then. */
static void check_perhaps(const struct percent_line *line) {
    const struct paper_axis *crossing = &line->table->axes[1 - line->axis];
    bool has_other_total, has_hundred = find_hundred(line, &has_other_total);
    if (!line->label->may_be_of_whole || line->is_of_whole || *line->label->group) return;
    if (has_other_total || is_declared(line) || is_rates(line, has_hundred)) return;
    size_t *parts = ARENA_ARRAY(line->findings->paper->arena, size_t, crossing->n);
    size_t n = perhaps_parts(crossing, totals_main(crossing), parts);
    struct whole whole = {line->findings, line->table, 1 - line->axis, parts, n, line->line, false, has_hundred, true};
    struct share_sum sum = sum_shares(&whole);
    enum verdict verdict = judge(&sum);
    bool is_too_high = verdict == TOO_HIGH && (has_hundred || sum.printed < MOST_OF_SHARES);
    if (is_too_high || (has_hundred && (verdict == TOO_LOW || verdict == CAN_BE))) check_whole(&whole);
}

/* --- across lines --- */

/* Lines of percentages of one period that are not said to be of another whole. */
static size_t lines_beside(struct findings *findings, const struct paper_table *table, enum axis_name axis,
                           const char *period, size_t lines[MOST_LINES]) {
    const struct paper_axis *own = &table->axes[axis];
    struct percent_line line;
    size_t n = 0;
    for (size_t i = 0; i < own->n && n < MOST_LINES; i++) {
        if (!text_equal(own->lines[i].label.period, period) || own->lines[i].label.total != TOTAL_NONE) continue;
        if (percent_line_at(findings, table, axis, i, &line) && !line.is_of_whole) lines[n++] = i;
    }
    return n;
}

static void check_across(struct findings *findings, const struct paper_table *table, enum axis_name axis,
                         const char *period) {
    size_t lines[MOST_LINES], n_fits = 0, n_misfits = 0;
    struct whole whole = {findings, table, axis, lines, lines_beside(findings, table, axis, period, lines),
                          0,        true,  true, false};
    if (whole.n_lines < 2) return;
    for (whole.cross = 0; whole.cross < table->axes[1 - axis].n; whole.cross++) {
        struct share_sum sum = sum_shares(&whole);
        enum verdict verdict = judge(&sum);
        n_fits += verdict == CAN_BE;
        n_misfits += verdict == TOO_LOW || verdict == TOO_HIGH;
    }
    if (n_fits < 2 || n_fits <= n_misfits) return;
    for (whole.cross = 0; whole.cross < table->axes[1 - axis].n; whole.cross++) check_whole(&whole);
}

/* Each period that a line of the axis names, once. */
static void check_beside(struct findings *findings, const struct paper_table *table, enum axis_name axis) {
    const struct paper_axis *own = &table->axes[axis];
    if (own->n > MOST_LINES) return;
    for (size_t i = 0; i < own->n; i++) {
        bool is_new = true;
        for (size_t j = 0; j < i && is_new; j++)
            is_new = !text_equal(own->lines[j].label.period, own->lines[i].label.period);
        if (is_new) check_across(findings, table, axis, own->lines[i].label.period);
    }
}

/* --- one by itself --- */

/* Nothing is more than all of it; a line in which several are more is of something else. */
static void check_above(const struct percent_line *line) {
    const struct retyped *paper = line->findings->paper;
    const struct paper_line *at = &line->table->axes[line->axis].lines[line->line];
    struct cell_figure *above = NULL;
    size_t n = 0, n_above = 0;
    for (size_t i = 0; i < at->n_cells; i++) {
        struct cell_figure *cell = &paper->cells[at->cells[i]];
        if (!cell->has_number || cell->quantity != QUANTITY_PERCENT) continue;
        n++;
        if (cell->number.value <= 100 * EXACT_ONE) continue;
        n_above++;
        above = cell;
    }
    if (n < 2 || n_above != 1) return;
    struct finding *finding = finding_add(line->findings, FINDING_QUESTION, "above-100", above);
    finding->why = "a percentage above 100, in a line where no other is";
    finding->arithmetic = TEXT(paper->arena, above->published->text, " is more than 100");
}

/* --- declared --- */

static void check_declared(struct findings *findings, const struct declaration *declaration) {
    const struct paper_table *table = &findings->paper->tables[declaration->table];
    enum axis_name along = declaration->line[ROWS] != SIZE_MAX ? COLUMNS : ROWS;
    const struct paper_axis *axis = &table->axes[along];
    const struct total *main = totals_main(axis);
    struct whole whole = {findings,
                          table,
                          along,
                          main ? main->parts : axis->plain,
                          main ? main->n_parts : axis->n_plain,
                          declaration->line[1 - along],
                          table->multi_response == NULL,
                          true,
                          false};
    check_whole(&whole);
}

void check_wholes(struct findings *findings) {
    const struct structure *structure = findings->paper->structure;
    for (size_t i = 0; structure && i < structure->n; i++)
        if (structure->items[i].kind == DECLARE_SHARES) check_declared(findings, &structure->items[i]);
    percent_each_line(findings, check_down);
    percent_each_line(findings, check_perhaps);
    percent_each_line(findings, check_above);
    for (size_t i = 0; i < 2 * findings->paper->n_tables; i++)
        check_beside(findings, &findings->paper->tables[i / 2], i % 2 == 0 ? ROWS : COLUMNS);
}
