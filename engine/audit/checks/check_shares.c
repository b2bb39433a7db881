/* audit/checks/check_shares.c - percentages that do not match the amounts beside them.
 *
 * Where figures show what a line of percentages is of (percent.h), each one must be so. */
#include "audit/checks/percent.h"

/* One percentage, and what it should be. */
struct share {
    const struct percent_line *line;
    const struct percent_reading *reading;
    struct cell_figure *printed, *part;
    struct exact whole;
    const struct cell_figure *whole_cell; /* NULL where the whole is a sum that is not printed */
    struct decimal computed;
};

/* Few figures can agree with an odd pair of lines by chance; with the line that the label names they do not. */
static bool is_certain(const struct share *share) {
    const struct percent_reading *reading = share->reading;
    if (!reading->is_ratio && (share->line->is_of_whole || reading->has_hundred)) return true;
    return reading->n_fits > 2 && reading->n_fits >= 2 * reading->n_misfits;
}

static const char *whole_text(const struct share *share) {
    struct arena *arena = share->line->findings->paper->arena;
    if (share->whole_cell) return share->whole_cell->published->text;
    return exact_text(arena, share->whole.value, share->part->published->value.decimals);
}

/* "18.758815": more digits than were printed, so that the rounding can be followed. */
static const char *exact_percent(const struct share *share) {
    struct decimal more;
    struct arena *arena = share->line->findings->paper->arena;
    int decimals = share->printed->published->value.decimals + 3;
    if (percent_agrees(share->part->number, share->whole, (struct decimal){0, decimals > 9 ? 9 : decimals}, &more) >
        DISAGREES)
        return "";
    return number_text(arena, more, NUMBER_PLAIN);
}

static struct finding *begin(const struct share *share, bool is_fault) {
    struct findings *findings = share->line->findings;
    struct finding *finding =
        finding_add(findings, is_fault ? FINDING_FAULT : FINDING_QUESTION, "share-of-amount", share->printed);
    finding_name(findings, finding, share->part);
    if (share->whole_cell) finding_name(findings, finding, share->whole_cell);
    return finding;
}

/* 12.5 printed as 12: rounded half to even, as some programs do, where the rule is away from zero. */
static bool is_half_way(const struct share *share) {
    struct decimal printed = share->printed->published->value;
    exact_t half_up = share->printed->number.value + exact_half(printed.decimals);
    bool is_counted = share->part->number.half + share->whole.half == 0;
    return is_counted && share->whole.value < EXACT_MOST / 1000 &&
           share->part->number.value * 100 * EXACT_ONE == half_up * share->whole.value;
}

static void tell_difference(const struct share *share) {
    struct arena *arena = share->line->findings->paper->arena;
    struct finding *finding = begin(share, is_certain(share) && !is_half_way(share));
    finding->computed_text = number_text(arena, share->computed, NUMBER_PLAIN);
    finding->arithmetic =
        TEXT(arena, "100 * ", share->part->published->text, " / ", whole_text(share), " = ", exact_percent(share));
    finding->why = is_certain(share) ? "the percentage is not what its amounts give"
                                     : "if it is of these amounts, as others beside it are, the percentage is another";
    if (is_half_way(share)) finding->why = "the percentage lies half-way, and was not rounded away from zero";
}

static void tell_nothing(const struct share *share) {
    struct arena *arena = share->line->findings->paper->arena;
    struct finding *finding = begin(share, true);
    finding->computed_text = "[z]";
    finding->arithmetic = TEXT(arena, share->part->published->text, " of ", whole_text(share));
    finding->why = "0 of 0 is no percentage: it is not applicable";
}

static void judge(struct share *share) {
    struct decimal printed = share->printed->published->value;
    enum agreement agreement = percent_agrees(share->part->number, share->whole, printed, &share->computed);
    if (agreement == NOT_COMPARABLE) return;
    cell_reached(share->printed, share->part->number.half + share->whole.half == 0 ? REACH_EXACT : REACH_LOOSE);
    cell_reached(share->part, REACH_LOOSE);
    if (agreement == DISAGREES) tell_difference(share);
    if (agreement == NOTHING_OF_NOTHING) tell_nothing(share);
}

static void check_line(const struct percent_line *line) {
    struct percent_reading reading = percent_read(line);
    const struct retyped *paper = line->findings->paper;
    const struct paper_line *at = &line->table->axes[line->axis].lines[line->line];
    if (!percent_is_shown(&reading)) return;
    for (size_t i = 0; i < at->n_cells; i++) {
        struct share share = {line, &reading, &paper->cells[at->cells[i]], NULL, {0, 0}, NULL, {0, 0}};
        if (!share.printed->has_number || share.printed->quantity != QUANTITY_PERCENT) continue;
        size_t cross = share.printed->line[1 - line->axis];
        if (percent_terms(line, &reading, cross, &share.part, &share.whole, &share.whole_cell)) judge(&share);
    }
}

void check_shares(struct findings *findings) {
    percent_each_line(findings, check_line);
}
