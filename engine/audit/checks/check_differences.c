/* audit/checks/check_differences.c - lines "Difference" and "% change" against the two lines that they compare.
 *
 * The later of the two less the earlier. Counts must agree to the digit. What was rounded may be off by half of its
 * last digit, three times: in the two figures and in their difference. A change in per cent is 100 * (later - earlier)
 * / earlier, rounded half away from zero. */
#include "audit/checks/checks.h"

#include <string.h>

struct comparison {
    struct findings *findings;
    const struct paper_table *table;
    enum axis_name axis;
    size_t line, later, earlier;
    bool is_percent; /* change in per cent of amounts, by its label */
    bool is_sure;    /* the labels leave no other two lines */
    size_t n_fits, n_misfits;
    size_t n_paper_fits; /* of all comparisons of the paper: how it takes its signs is known then */
};

/* The figures at one crossing line. */
struct compared {
    struct cell_figure *printed, *later, *earlier;
    struct exact difference;
    bool is_percent; /* a change in per cent of amounts: by the label, or "+25%" beside amounts */
};

/* --- which two lines --- */

/* How far before a difference its two lines are looked for. */
enum { MOST_AWAY = 100 };

static size_t farthest(size_t line) {
    return line > MOST_AWAY ? line - MOST_AWAY : 0;
}

static bool is_comparable(const struct paper_axis *axis, size_t line) {
    return !axis->lines[line].label.is_change && !axis->lines[line].label.is_base;
}

/* The nearest line before `line`, dated or not; SIZE_MAX when there is none. */
static size_t nearest_before(const struct paper_axis *axis, size_t line, bool is_dated) {
    for (size_t i = line; i-- > farthest(line);)
        if (is_comparable(axis, i) && (*axis->lines[i].label.period != '\0') == is_dated) return i;
    return SIZE_MAX;
}

/* Of the undated lines before `line`, the one that is called as the dated one is without its period; else the nearest.
 */
static size_t counterpart(const struct paper_axis *axis, size_t line, size_t dated) {
    for (size_t i = line; i-- > farthest(line);) {
        const struct line_label *label = &axis->lines[i].label;
        if (is_comparable(axis, i) && !*label->period && text_equal(label->rest, axis->lines[dated].label.rest))
            return i;
    }
    return nearest_before(axis, line, false);
}

/* Later and earlier of two dated lines, and whether they are the only two. */
static bool find_dated(const struct paper_axis *axis, size_t dated, struct comparison *comparison) {
    size_t other = nearest_before(axis, dated, true);
    if (other == SIZE_MAX) return false;
    bool is_later = strcmp(axis->lines[other].label.period, axis->lines[dated].label.period) > 0;
    comparison->later = is_later ? other : dated;
    comparison->earlier = is_later ? dated : other;
    comparison->is_sure = nearest_before(axis, other, true) == SIZE_MAX;
    return true;
}

static bool find_lines(const struct paper_axis *axis, struct comparison *comparison) {
    size_t dated = nearest_before(axis, comparison->line, true);
    if (dated == SIZE_MAX) return false;
    comparison->later = counterpart(axis, comparison->line, dated);
    comparison->earlier = dated;
    if (comparison->later == SIZE_MAX) return find_dated(axis, dated, comparison);
    const char *rest = axis->lines[comparison->later].label.rest;
    comparison->is_sure = text_equal(rest, axis->lines[dated].label.rest) || comparison->line == 2;
    return true;
}

/* --- one crossing line --- */

static bool is_number(const struct cell_figure *cell) {
    return cell && cell->has_number;
}

static bool compared_at(const struct comparison *comparison, struct cell_figure *printed, struct compared *ret) {
    const struct retyped *paper = comparison->findings->paper;
    size_t cross = printed->line[1 - comparison->axis];
    struct cell_figure *later = retyped_cell(paper, comparison->table, comparison->axis, comparison->later, cross);
    struct cell_figure *earlier = retyped_cell(paper, comparison->table, comparison->axis, comparison->earlier, cross);
    if (!is_number(printed) || !is_number(later) || !is_number(earlier) || later->quantity != earlier->quantity)
        return false;
    bool is_amounts = later->quantity == QUANTITY_AMOUNT;
    bool is_percent = comparison->is_percent || (is_amounts && text_ends(printed->published->text, "%"));
    if (is_percent && (!is_amounts || earlier->number.value <= 0)) return false;
    *ret = (struct compared){printed, later, earlier, {0, 0}, is_percent};
    ret->difference.value = later->number.value - earlier->number.value;
    ret->difference.half = later->number.half + earlier->number.half;
    return true;
}

/* What should have been printed; false where it cannot be said. */
static bool change_in_percent(const struct compared *compared, struct decimal *ret) {
    exact_t difference = compared->difference.value, earlier = compared->earlier->number.value;
    while (difference % 10 == 0 && earlier % 10 == 0 && earlier > 10) {
        difference /= 10;
        earlier /= 10;
    }
    if (earlier > INT64_MAX || difference > INT64_MAX || difference < -INT64_MAX) return false;
    struct ratio ratio = {(int64_t)difference, (int64_t)earlier};
    return number_round(ratio, 100, compared->printed->published->value.decimals, ret);
}

static bool fits(const struct compared *compared) {
    struct decimal computed;
    if (!compared->is_percent) return exact_meet(compared->difference, compared->printed->number);
    bool is_counted = compared->difference.half == 0;
    return !is_counted || !change_in_percent(compared, &computed) ||
           computed.units == compared->printed->published->value.units;
}

/* --- telling --- */

static int decimals_of(const struct compared *compared) {
    int later = compared->later->published->value.decimals, earlier = compared->earlier->published->value.decimals;
    return later > earlier ? later : earlier;
}

static void tell(const struct comparison *comparison, const struct compared *compared) {
    struct findings *findings = comparison->findings;
    struct arena *arena = findings->paper->arena;
    const struct exact turned = {-compared->difference.value, compared->difference.half};
    bool is_turned = !compared->is_percent && exact_meet(turned, compared->printed->number);
    bool is_unsure = !comparison->is_sure || comparison->n_misfits > 1 || (is_turned && comparison->n_paper_fits == 0);
    struct finding *finding =
        finding_add(findings, comparison->n_fits == 0 && is_unsure ? FINDING_QUESTION : FINDING_FAULT, "difference",
                    compared->printed);
    const char *later = compared->later->published->text, *earlier = compared->earlier->published->text;
    const char *difference = exact_text(arena, compared->difference.value, decimals_of(compared));
    struct decimal percent;
    finding_name(findings, finding, compared->later);
    finding_name(findings, finding, compared->earlier);
    finding->computed_text = difference;
    finding->arithmetic = TEXT(arena, later, " - ", earlier, " = ", difference);
    finding->why = is_turned ? "the difference has the other sign" : "the difference is not that of the two figures";
    if (!compared->is_percent || !change_in_percent(compared, &percent)) return;
    finding->computed_text = number_text(arena, percent, NUMBER_PLAIN);
    finding->arithmetic =
        TEXT(arena, "100 * (", later, " - ", earlier, ") / ", earlier, " = ", finding->computed_text, ", rounded");
    finding->why = "the change in per cent is not that of the two figures";
}

static void reach(const struct compared *compared, bool is_exact) {
    struct cell_figure *cells[] = {compared->printed, compared->later, compared->earlier};
    for (size_t i = 0; i < 3; i++) cell_reached(cells[i], is_exact ? REACH_EXACT : REACH_LOOSE);
}

static void weigh(struct comparison *comparison) {
    const struct retyped *paper = comparison->findings->paper;
    const struct paper_line *line = &comparison->table->axes[comparison->axis].lines[comparison->line];
    struct compared compared;
    comparison->n_fits = comparison->n_misfits = 0;
    for (size_t i = 0; i < line->n_cells; i++) {
        if (!compared_at(comparison, &paper->cells[line->cells[i]], &compared)) continue;
        bool is_fit = fits(&compared);
        comparison->n_fits += is_fit && compared.difference.value != 0;
        comparison->n_misfits += !is_fit;
    }
}

/* A series may be compared from its first line to its last: taken where the figures say so, and never for the labels.
 */
static void try_whole_series(struct comparison *comparison) {
    const struct paper_axis *axis = &comparison->table->axes[comparison->axis];
    struct comparison whole = *comparison;
    whole.later = nearest_before(axis, comparison->line, true);
    if (comparison->n_fits > 0 || whole.later == SIZE_MAX) return;
    whole.earlier = farthest(comparison->line);
    while (whole.earlier < whole.later &&
           !(is_comparable(axis, whole.earlier) && *axis->lines[whole.earlier].label.period))
        whole.earlier++;
    if (whole.earlier >= whole.later) return;
    weigh(&whole);
    if (whole.n_fits > 0 && whole.n_misfits == 0) *comparison = whole;
}

/* Dated lines before the comparison, the nearest first; a series of more is compared by its labels alone. */
enum { MOST_DATED = 12 };

static size_t dated_before(const struct paper_axis *axis, size_t line, size_t *ret) {
    size_t n = 0;
    for (size_t i = line; i-- > farthest(line) && n < MOST_DATED;)
        if (is_comparable(axis, i) && *axis->lines[i].label.period != '\0') ret[n++] = i;
    return n;
}

/* One period may be compared with several others, "on the quarter before" and "on last year": the two lines are taken with which most figures
 * agree, two at least, where none agrees with those that the labels leave. */
static void try_other_lines(struct comparison *comparison) {
    const struct paper_axis *axis = &comparison->table->axes[comparison->axis];
    struct comparison best = *comparison;
    size_t dated[MOST_DATED], n = dated_before(axis, comparison->line, dated);
    if (comparison->n_fits > 0) return;
    for (size_t i = 0; i < n * n; i++) {
        struct comparison tried = *comparison;
        tried.later = dated[i / n];
        tried.earlier = dated[i % n];
        if (tried.later == tried.earlier) continue;
        weigh(&tried);
        if (tried.n_fits > best.n_fits) best = tried;
    }
    if (best.n_fits >= 2 && best.n_fits > best.n_misfits) *comparison = best;
}

/* Lines before the comparison that may be compared, the nearest first. */
static size_t comparable_before(const struct paper_axis *axis, size_t line, size_t *ret) {
    size_t n = 0;
    for (size_t i = line; i-- > farthest(line) && n < MOST_DATED;)
        if (is_comparable(axis, i)) ret[n++] = i;
    return n;
}

/* Two lines of whatever labels ("Number" and "As published"): only where two figures or more agree, and none does not. */
static void try_any_lines(struct comparison *comparison) {
    const struct paper_axis *axis = &comparison->table->axes[comparison->axis];
    struct comparison best = *comparison;
    size_t near[MOST_DATED], n = comparable_before(axis, comparison->line, near);
    if (comparison->n_fits > 0 || comparison->is_sure) return;
    for (size_t i = 0; i < n * n; i++) {
        struct comparison tried = *comparison;
        tried.later = near[i / n];
        tried.earlier = near[i % n];
        if (tried.later == tried.earlier) continue;
        weigh(&tried);
        if (tried.n_misfits == 0 && tried.n_fits > best.n_fits) best = tried;
    }
    if (best.n_fits >= 2) *comparison = best;
}

/* "now, before, last year, change on the one before, change on last year": as many changes as periods to compare with, in
 * the same order. One figure is enough where it agrees, since the lines are told by where they stand; none may disagree. */
static void try_lined_up(struct comparison *comparison) {
    const struct paper_axis *axis = &comparison->table->axes[comparison->axis];
    size_t first_change = comparison->line, end = comparison->line, first_dated;
    if (comparison->n_fits > 0) return;
    while (first_change > 0 && axis->lines[first_change - 1].label.is_change) first_change--;
    while (end < axis->n && axis->lines[end].label.is_change) end++;
    for (first_dated = first_change; first_dated > 0 && is_comparable(axis, first_dated - 1); first_dated--)
        if (*axis->lines[first_dated - 1].label.period == '\0') break;
    if (end - first_change < 2 || first_change - first_dated != end - first_change + 1) return;
    struct comparison tried = *comparison;
    tried.later = first_dated;
    tried.earlier = first_dated + 1 + (comparison->line - first_change);
    weigh(&tried);
    if (tried.n_fits > 0 && tried.n_misfits == 0) *comparison = tried;
}

static void check_comparison(struct comparison *comparison) {
    const struct retyped *paper = comparison->findings->paper;
    const struct paper_line *line = &comparison->table->axes[comparison->axis].lines[comparison->line];
    struct compared compared;
    for (size_t i = 0; i < line->n_cells; i++) {
        if (!compared_at(comparison, &paper->cells[line->cells[i]], &compared)) continue;
        reach(&compared, compared.difference.half == 0 && compared.printed->number.half == 0);
        if (compared.is_percent) cell_reached(compared.printed, REACH_EXACT);
        if (!fits(&compared)) tell(comparison, &compared);
    }
}

void check_differences(struct findings *findings) {
    struct comparison *comparisons = NULL;
    size_t n = 0, capacity = 0, n_fits = 0;
    for (size_t i = 0; i < 2 * findings->paper->n_tables; i++) {
        const struct paper_table *table = &findings->paper->tables[i / 2];
        const struct paper_axis *axis = &table->axes[i % 2];
        for (size_t j = 0; j < axis->n; j++) {
            const struct line_label *label = &axis->lines[j].label;
            struct comparison comparison = {
                .findings = findings, .table = table, .axis = i % 2 == 0 ? ROWS : COLUMNS, .line = j};
            comparison.is_percent = label->is_percent;
            if (!label->is_change || !find_lines(axis, &comparison)) continue;
            weigh(&comparison);
            try_whole_series(&comparison);
            try_other_lines(&comparison);
            try_lined_up(&comparison);
            try_any_lines(&comparison);
            n_fits += comparison.n_fits;
            *ARENA_PUSH(findings->paper->arena, comparisons, n, capacity) = comparison;
        }
    }
    for (size_t i = 0; i < n; i++) {
        comparisons[i].n_paper_fits = n_fits;
        check_comparison(&comparisons[i]);
    }
}
