/* result/words.c - the rounding note, the legend of symbols, and changes.
 *
 * Numbers are quoted by their display texts. */
#include "result/words.h"

#include "base/text.h"

static bool is_number(const struct cell *cell) {
    return cell->kind == CELL_NUMBER;
}

/* 10^exponent for the places a cell may show (0..9). */
static int64_t power_of_ten(int exponent) {
    int64_t power = 1;
    while (exponent-- > 0) power *= 10;
    return power;
}

static bool is_percent(const struct cell *cell) {
    return is_number(cell) && cell->unit == UNIT_PERCENT && cell->has_base;
}

/* Do the exact shares make the whole, so that only rounding can keep the shown ones from it? Shares of one whole stand
 * over one denominator. */
static bool shares_make_whole(const struct table *table, const struct relation *relation) {
    const struct cell *total = &table->cells[relation->target];
    if (relation->kind != RELATION_SUM || !relation->must_hold || !is_percent(total)) return false;
    if (total->value.numerator != total->value.denominator) return false;
    int64_t sum = 0;
    for (size_t i = 0; i < relation->n_parts; i++) {
        const struct cell *part = &table->cells[relation->parts[i]];
        if (!is_percent(part) || part->value.denominator != total->value.denominator) return false;
        if (!number_add(sum, part->value.numerator, &sum)) return false;
    }
    return sum == total->value.numerator;
}

/* Sum of the percentages as shown, in units of 10^-9 so that cells of different precision add exactly. */
static bool shown_percentages_sum_to_100(const struct table *table, const struct relation *relation) {
    int64_t sum = 0;
    for (size_t i = 0; i < relation->n_parts; i++) {
        const struct cell *part = &table->cells[relation->parts[i]];
        struct decimal shown;
        int64_t units;
        if (!number_round(part->value, cell_scale(part), part->decimals, &shown)) return false;
        if (!number_multiply(shown.units, power_of_ten(9 - shown.decimals), &units)) return false;
        if (!number_add(sum, units, &sum)) return false;
    }
    return sum == 100 * power_of_ten(9);
}

const char *words_of_rounding(struct arena *arena, const struct table *table) {
    (void)arena; /* the sentence is constant today; callers give the arena of the report */
    for (size_t i = 0; i < table->n_relations; i++) {
        const struct relation *relation = &table->relations[i];
        if (shares_make_whole(table, relation) && !shown_percentages_sum_to_100(table, relation))
            return "Percentages may not sum to 100 because of rounding";
    }
    return NULL;
}

const char *words_of_marks(struct arena *arena, const struct table *table) {
    /* Alphabetical by symbol, as the guidance lists them. */
    static const enum mark order[] = {MARK_BREAK,      MARK_CONFIDENTIAL,  MARK_ESTIMATED,
                                      MARK_LOW,        MARK_PROVISIONAL,   MARK_REVISED,
                                      MARK_UNRELIABLE, MARK_NOT_AVAILABLE, MARK_NOT_APPLICABLE};
    struct text_builder out = {.arena = arena};
    uint32_t shown = table_marks(table);
    if (shown == 0) return NULL;
    for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
        if ((shown & (1u << order[i])) == 0) continue;
        text_add(&out, TEXT(arena, out.n > 0 ? ", " : "", mark_symbol(order[i]), " ", mark_meaning(order[i])));
    }
    return text_done(&out);
}

/* --- changes ------------------------------------------------------------------------------------------------ */

/* What a cell shows, with the mark beside it. */
static const char *shown_cell(struct arena *arena, const struct cell *cell) {
    const char *mark = cell_side_mark(cell);
    return *mark == '\0' ? cell->display : TEXT(arena, cell->display, " ", mark);
}

static const char *from_to(struct arena *arena, const struct cell *now, const struct cell *then) {
    return TEXT(arena, "from ", shown_cell(arena, then), " to ", shown_cell(arena, now));
}

static bool is_of_few(const struct cell *cell, int small_base) {
    if (cell->is_words || cell->mark == MARK_UNRELIABLE) return true;
    if (cell->n_records > 0) return cell->n_records < small_base;
    bool is_ratio = cell->unit == UNIT_PERCENT || cell->unit == UNIT_RATE;
    return is_ratio && cell->has_base && cell->value.denominator < small_base;
}

/* |now - then|, exactly; false where it does not fit in 64 bits. */
static bool distance(const struct cell *now, const struct cell *then, struct ratio *ret) {
    int64_t left, right;
    bool fits = number_multiply(now->value.numerator, then->value.denominator, &left) &&
                number_multiply(then->value.numerator, now->value.denominator, &right) && right != INT64_MIN &&
                number_add(left, -right, &ret->numerator) && ret->numerator != INT64_MIN &&
                number_multiply(now->value.denominator, then->value.denominator, &ret->denominator);
    if (fits && ret->numerator < 0) ret->numerator = -ret->numerator;
    return fits;
}

/* "1.6"; "less than 0.1" where a change rounds to nothing. */
static bool rounded_text(struct arena *arena, struct ratio value, int64_t scale, int decimals, const char **ret) {
    struct decimal rounded;
    if (!number_round(value, scale, decimals, &rounded)) return false;
    bool is_lost = rounded.units == 0 && value.numerator != 0;
    if (is_lost) rounded.units = 1;
    *ret = TEXT(arena, is_lost ? "less than " : "", number_text(arena, rounded, NUMBER_THOUSANDS));
    return true;
}

/* " (12%)", or "" where the earlier value has no percentage. */
static const char *share_of_earlier(struct arena *arena, struct ratio change, const struct cell *then) {
    struct ratio share;
    const char *percent;
    bool fits = then->value.numerator > 0 && number_multiply(change.numerator, then->value.denominator, &share.numerator) &&
                number_multiply(change.denominator, then->value.numerator, &share.denominator) &&
                rounded_text(arena, share, 100, 0, &percent);
    return fits ? TEXT(arena, " (", percent, "%)") : "";
}

const char *words_of_change(struct arena *arena, const struct cell *now, const struct cell *then, int small_base) {
    struct ratio change;
    const char *size;
    if (!is_number(now)) return now->display;
    if (!is_number(then)) return then->display;
    int order = ratio_compare(now->value, then->value);
    bool is_percent = unit_scale(now->unit) == 100, is_count = cell_scale(now) == 1 && now->n_records == 0 && then->n_records == 0;
    bool is_small = is_count ? ratio_compare(then->value, (struct ratio){small_base, 1}) < 0
                             : is_of_few(now, small_base) || is_of_few(then, small_base);
    int decimals = now->decimals > then->decimals ? now->decimals : then->decimals;
    bool is_broken = now->mark == MARK_BREAK || then->mark == MARK_BREAK;
    if (order == 0 && !is_broken && (is_count || !is_small)) return "unchanged";
    if (is_small || is_broken || !distance(now, then, &change) || !rounded_text(arena, change, cell_scale(now), decimals, &size))
        return from_to(arena, now, then);
    const char *direction = order > 0 ? "up " : "down ";
    if (is_percent) return TEXT(arena, direction, size, " percentage points");
    return TEXT(arena, direction, size, share_of_earlier(arena, change, then));
}
