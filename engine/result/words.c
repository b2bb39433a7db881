/* result/words.c - alternative text, the rounding note, the legend of symbols, and changes.
 *
 * Numbers are quoted by their display texts; exact values only decide which is the largest and which the smallest. A
 * series is first reduced to a summary (extremes, their ties, cells without a number), then worded. */
#include "result/words.h"

#include "base/text.h"

/* Labels spelled out in a list of ties or of cells without a number; more are counted. */
enum { NAMED_AT_MOST = 3 };

static const char *const chart_names[] = {
    [CHART_BAR] = "Bar chart",
    [CHART_GROUPED] = "Grouped bar chart",
    [CHART_STACKED_PERCENT] = "Stacked bar chart, each bar 100%",
    [CHART_STACKED] = "Stacked bar chart",
    [CHART_LINE] = "Line chart",
    [CHART_PIE] = "Pie chart",
};

struct summary {
    const struct cell *largest, *smallest; /* NULL when no cell has a number */
    size_t n_numbers;
    bool is_level; /* all numbers are equal */
};

static const struct cell *chart_cell(const struct chart *chart, size_t series, size_t category) {
    return table_cell(chart->table, chart->rows[category], chart->series[series].column);
}

static bool is_number(const struct cell *cell) {
    return cell->kind == CELL_NUMBER;
}

static bool cells_equal(const struct cell *a, const struct cell *b) {
    return is_number(a) && is_number(b) && ratio_compare(a->value, b->value) == 0;
}

static struct summary series_summary(const struct chart *chart, size_t series) {
    struct summary s = {0};
    for (size_t i = 0; i < chart->n_rows; i++) {
        const struct cell *cell = chart_cell(chart, series, i);
        if (!is_number(cell)) continue;
        s.n_numbers++;
        if (s.largest == NULL || ratio_compare(cell->value, s.largest->value) > 0) s.largest = cell;
        if (s.smallest == NULL || ratio_compare(cell->value, s.smallest->value) < 0) s.smallest = cell;
    }
    s.is_level = s.n_numbers > 0 && cells_equal(s.largest, s.smallest);
    return s;
}

/* "A", "A and B", "A, B and C". */
static void add_list(struct text_builder *out, const char *const *items, size_t n) {
    for (size_t i = 0; i < n; i++) {
        if (i > 0) text_add(out, i + 1 == n ? " and " : ", ");
        text_add(out, items[i]);
    }
}

/* "the largest is A, 133" or "the smallest are A and B, 1 each" or "the smallest, 1, is shared by 7 categories". */
static void add_extreme(struct text_builder *out, const struct chart *chart, size_t series, const char *which,
                        const struct cell *extreme) {
    const char *labels[NAMED_AT_MOST] = {NULL};
    size_t n = 0;
    for (size_t i = 0; i < chart->n_rows; i++) {
        if (!cells_equal(chart_cell(chart, series, i), extreme)) continue;
        if (n < NAMED_AT_MOST) labels[n] = chart->table->rows[chart->rows[i]].label;
        n++;
    }
    text_add(out, which);
    if (n > NAMED_AT_MOST) {
        text_add(out, TEXT(out->arena, ", ", extreme->display, ", is shared by ", text_from_int(out->arena, (int64_t)n),
                           " categories"));
        return;
    }
    text_add(out, n == 1 ? " is " : " are ");
    add_list(out, labels, n);
    text_add(out, TEXT(out->arena, ", ", extreme->display));
    if (n > 1) text_add(out, " each");
}

/* " No number for A ([z]) and B ([x])." The reader is told, since a gap in a picture looks like a zero. */
static void add_gaps(struct text_builder *out, const struct chart *chart, size_t series, size_t n_numbers) {
    size_t n_gaps = chart->n_rows - n_numbers;
    if (n_gaps == 0 || n_numbers == 0) return;
    const char *labels[NAMED_AT_MOST] = {NULL};
    size_t n = 0;
    for (size_t i = 0; i < chart->n_rows && n_gaps <= NAMED_AT_MOST; i++) {
        const struct cell *cell = chart_cell(chart, series, i);
        if (is_number(cell)) continue;
        labels[n++] = TEXT(out->arena, chart->table->rows[chart->rows[i]].label, " (", cell->display, ")");
    }
    text_add(out, " No number for ");
    if (n > 0) {
        add_list(out, labels, n);
    } else {
        text_add_int(out, (int64_t)n_gaps);
        text_add(out, " categories");
    }
    text_add_char(out, '.');
}

/* The extremes of one series as a sentence: `the` is "The" or "the", by what stands before. */
static void add_range(struct text_builder *out, const struct chart *chart, size_t series, bool begins_sentence) {
    struct summary s = series_summary(chart, series);
    if (s.n_numbers == 0) {
        text_add(out, begins_sentence ? "No category has a number." : "no category has a number.");
        return;
    }
    if (s.is_level && s.n_numbers > 1) {
        text_add(out, TEXT(out->arena, begins_sentence ? "Every" : "every", " category",
                           s.n_numbers < chart->n_rows ? " with a number" : "", " is ", s.largest->display, "."));
    } else if (s.is_level) {
        add_extreme(out, chart, series, begins_sentence ? "The only number" : "the only number", s.largest);
        text_add_char(out, '.');
    } else {
        add_extreme(out, chart, series, begins_sentence ? "The largest" : "the largest", s.largest);
        text_add(out, "; ");
        add_extreme(out, chart, series, "the smallest", s.smallest);
        text_add_char(out, '.');
    }
    add_gaps(out, chart, series, s.n_numbers);
}

static bool relation_has_part(const struct relation *relation, size_t cell) {
    for (size_t i = 0; i < relation->n_parts; i++) {
        if (relation->parts[i] == cell) return true;
    }
    return false;
}

/* Is the relation the sum of (at least) all that the series draws? */
static bool relation_covers(const struct relation *relation, const struct chart *chart, size_t column) {
    if (relation->kind != RELATION_SUM || relation->target % chart->table->n_columns != column) return false;
    for (size_t i = 0; i < chart->n_rows; i++) {
        if (!relation_has_part(relation, chart->rows[i] * chart->table->n_columns + column)) return false;
    }
    return true;
}

/* Row of the total of what is drawn: by the table's relations, else its only total row; SIZE_MAX when there is none. */
static size_t chart_total_row(const struct chart *chart, size_t column) {
    const struct table *table = chart->table;
    for (size_t i = 0; i < table->n_relations; i++) {
        if (relation_covers(&table->relations[i], chart, column)) return table->relations[i].target / table->n_columns;
    }
    size_t found = SIZE_MAX;
    for (size_t row = 0; row < table->n_rows; row++) {
        if (!table->rows[row].is_total || table->rows[row].is_derived) continue;
        if (found != SIZE_MAX) return SIZE_MAX;
        found = row;
    }
    return found;
}

static bool chart_draws_row(const struct chart *chart, size_t row) {
    for (size_t i = 0; i < chart->n_rows; i++) {
        if (chart->rows[i] == row) return true;
    }
    return false;
}

/* A total of records that count in several categories is not what the categories add up to, and must not read so. */
static bool is_of_many(const struct chart *chart, size_t target) {
    for (size_t i = 0; i < chart->table->n_relations; i++)
        if (chart->table->relations[i].target == target && !chart->table->relations[i].must_hold) return true;
    return false;
}

/* " Total 709.", with the label of the total's row. */
static void add_total(struct text_builder *out, const struct chart *chart, size_t series) {
    size_t column = chart->series[series].column;
    size_t row = chart_total_row(chart, column);
    if (row == SIZE_MAX || chart_draws_row(chart, row)) return;
    const struct cell *cell = table_cell(chart->table, row, column);
    if (!is_number(cell)) return;
    if (is_of_many(chart, row * chart->table->n_columns + column))
        text_add(out, TEXT(out->arena, " All in all ", cell->display, "; one can be in several categories."));
    else
        text_add(out, TEXT(out->arena, " ", chart->table->rows[row].label, " ", cell->display, "."));
}

static void add_categories(struct text_builder *out, const struct chart *chart) {
    text_add_int(out, (int64_t)chart->n_rows);
    text_add(out, chart->n_rows == 1 ? " category" : " categories");
}

static const char *words_of_one_series(struct text_builder *out, const struct chart *chart) {
    if (chart->n_rows == 1) {
        text_add(out, TEXT(out->arena, chart->table->rows[chart->rows[0]].label, ", ", chart_cell(chart, 0, 0)->display,
                           "."));
    } else {
        add_range(out, chart, 0, true);
    }
    add_total(out, chart, 0);
    return text_done(out);
}

static const char *words_of_series(struct text_builder *out, const struct chart *chart) {
    for (size_t i = 0; i < chart->n_series; i++) {
        if (i > 0) text_add_char(out, ' ');
        text_add(out, TEXT(out->arena, chart->series[i].label, ": "));
        if (chart->n_rows == 1) {
            text_add(out, TEXT(out->arena, chart->table->rows[chart->rows[0]].label, ", ",
                               chart_cell(chart, i, 0)->display, "."));
        } else {
            add_range(out, chart, i, false);
        }
        add_total(out, chart, i);
    }
    return text_done(out);
}

const char *words_of_chart(struct arena *arena, const struct chart *chart) {
    struct text_builder out = {.arena = arena};
    text_add(&out, TEXT(arena, chart_names[chart->kind], ": ", chart->title, ". "));
    add_categories(&out, chart);
    if (chart->n_series > 1) {
        text_add(&out, ", ");
        text_add_int(&out, (int64_t)chart->n_series);
        text_add(&out, " series");
    }
    text_add_char(&out, '.');
    if (chart->n_rows == 0 || chart->n_series == 0) return text_done(&out);
    text_add_char(&out, ' ');
    return chart->n_series == 1 ? words_of_one_series(&out, chart) : words_of_series(&out, chart);
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
        if (!number_round(part->value, unit_scale(part->unit), part->decimals, &shown)) return false;
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
    return cell->unit == UNIT_PERCENT && cell->has_base && cell->value.denominator < small_base;
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
    bool is_percent = unit_scale(now->unit) != 1;
    bool is_small = is_percent ? is_of_few(now, small_base) || is_of_few(then, small_base)
                               : ratio_compare(then->value, (struct ratio){small_base, 1}) < 0;
    int decimals = now->decimals > then->decimals ? now->decimals : then->decimals;
    if (order == 0 && !(is_small && is_percent)) return "unchanged";
    if (is_small || !distance(now, then, &change) || !rounded_text(arena, change, unit_scale(now->unit), decimals, &size))
        return from_to(arena, now, then);
    const char *direction = order > 0 ? "up " : "down ";
    if (is_percent) return TEXT(arena, direction, size, " percentage points");
    return TEXT(arena, direction, size, share_of_earlier(arena, change, then));
}
