/* result/alternative_text.c - a chart in words, for those who do not see it.
 *
 * Numbers are quoted by their display texts; exact values only decide which is the largest and which the smallest, and a slice's
 * share. A series is first reduced to a summary (extremes, their ties, cells without a number), then worded. */
#include "result/words.h"

#include "base/text.h"

/* Labels spelled out in a list of ties, of cells without a number or of signals; more are counted. */
enum { NAMED_AT_MOST = 3 };

static const char *const chart_names[N_CHART_KINDS] = {
    [CHART_BAR] = "Bar chart",
    [CHART_GROUPED] = "Grouped bar chart",
    [CHART_STACKED_PERCENT] = "Stacked bar chart, each bar 100%",
    [CHART_STACKED] = "Stacked bar chart",
    [CHART_LINE] = "Line chart",
    [CHART_PIE] = "Pie chart",
};

/* What the rows of a chart are. */
struct noun {
    const char *one, *many;
};

static const struct noun category_noun = {"category", "categories"}, period_noun = {"period", "periods"},
                         slice_noun = {"slice", "slices"};

struct summary {
    const struct cell *largest, *smallest; /* NULL when no cell has a number */
    size_t first, last;                    /* categories that have a number */
    size_t n_numbers;
    bool is_level; /* all numbers are equal */
};

/* A chart being put into words. */
struct telling {
    struct text_builder out;
    const struct chart *chart;
    struct noun noun;
    const char *shown; /* or NULL */
    int small_base;
};

static const char *label_of(const struct chart *chart, size_t category) {
    return chart->table->rows[chart->rows[category]].label;
}

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
        if (s.n_numbers++ == 0) s.first = i;
        s.last = i;
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

static void add_count(struct text_builder *out, size_t n, struct noun noun) {
    text_add_int(out, (int64_t)n);
    text_add(out, TEXT(out->arena, " ", n == 1 ? noun.one : noun.many));
}

/* --- the largest, the smallest, the first, the last ----------------------------------------------------------- */

/* "the largest is A, 133" or "the smallest are A and B, 1 each" or "the smallest, 1, is shared by 7 categories". */
static void add_extreme(struct telling *telling, size_t series, const char *which, const struct cell *extreme) {
    const struct chart *chart = telling->chart;
    struct text_builder *out = &telling->out;
    const char *labels[NAMED_AT_MOST] = {NULL};
    size_t n = 0;
    for (size_t i = 0; i < chart->n_rows; i++) {
        if (!cells_equal(chart_cell(chart, series, i), extreme)) continue;
        if (n < NAMED_AT_MOST) labels[n] = label_of(chart, i);
        n++;
    }
    text_add(out, which);
    if (n > NAMED_AT_MOST) {
        text_add(out, TEXT(out->arena, ", ", extreme->display, ", is shared by "));
        add_count(out, n, telling->noun);
        return;
    }
    text_add(out, n == 1 ? " is " : " are ");
    add_list(out, labels, n);
    text_add(out, TEXT(out->arena, ", ", extreme->display));
    if (n > 1) text_add(out, " each");
}

/* " No number for A ([z]) and B ([x])." The reader is told, since a gap in a picture looks like a zero. */
static void add_gaps(struct telling *telling, size_t series, size_t n_numbers) {
    const struct chart *chart = telling->chart;
    struct text_builder *out = &telling->out;
    size_t n_gaps = chart->n_rows - n_numbers;
    if (n_gaps == 0 || n_numbers == 0) return;
    const char *labels[NAMED_AT_MOST] = {NULL};
    size_t n = 0;
    for (size_t i = 0; i < chart->n_rows && n_gaps <= NAMED_AT_MOST; i++) {
        const struct cell *cell = chart_cell(chart, series, i);
        if (is_number(cell)) continue;
        labels[n++] = TEXT(out->arena, label_of(chart, i), " (", cell->display, ")");
    }
    text_add(out, " No number for ");
    if (n > 0)
        add_list(out, labels, n);
    else
        add_count(out, n_gaps, telling->noun);
    text_add_char(out, '.');
}

/* "the first is April 2006, 41; the last is March 2008, 60; " where lines lead from one to the other. */
static void add_ends(struct telling *telling, size_t series, const struct summary *s, bool begins_sentence) {
    const struct chart *chart = telling->chart;
    struct text_builder *out = &telling->out;
    text_add(out, TEXT(out->arena, begins_sentence ? "The" : "the", " first is ", label_of(chart, s->first), ", ",
                       chart_cell(chart, series, s->first)->display, "; the last is ", label_of(chart, s->last), ", ",
                       chart_cell(chart, series, s->last)->display, "; "));
}

static void add_all_level(struct telling *telling, const struct summary *s, bool begins_sentence) {
    struct text_builder *out = &telling->out;
    bool has_gaps = s->n_numbers < telling->chart->n_rows;
    text_add(out, TEXT(out->arena, begins_sentence ? "Every " : "every ", telling->noun.one,
                       has_gaps ? " with a number" : "", " is ", s->largest->display, "."));
}

/* The extremes of one series as a sentence: `the` is "The" or "the", by what stands before. */
static void add_range(struct telling *telling, size_t series, bool begins_sentence) {
    struct text_builder *out = &telling->out;
    struct summary s = series_summary(telling->chart, series);
    if (s.n_numbers == 0) {
        text_add(out, TEXT(out->arena, begins_sentence ? "No " : "no ", telling->noun.one, " has a number."));
        return;
    }
    if (s.is_level && s.n_numbers > 1) {
        add_all_level(telling, &s, begins_sentence);
    } else if (s.is_level) {
        add_extreme(telling, series, begins_sentence ? "The only number" : "the only number", s.largest);
        text_add_char(out, '.');
    } else {
        bool has_ends = telling->chart->kind == CHART_LINE;
        if (has_ends) add_ends(telling, series, &s, begins_sentence);
        add_extreme(telling, series, begins_sentence && !has_ends ? "The largest" : "the largest", s.largest);
        text_add(out, "; ");
        add_extreme(telling, series, "the smallest", s.smallest);
        text_add_char(out, '.');
    }
    add_gaps(telling, series, s.n_numbers);
}

/* --- totals --------------------------------------------------------------------------------------------------- */

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

/* " Total 709.", with the label of the total's row. Not of lines: what they show is how one follows another. */
static void add_total(struct telling *telling, size_t series) {
    const struct chart *chart = telling->chart;
    struct text_builder *out = &telling->out;
    size_t column = chart->series[series].column;
    size_t row = chart->kind == CHART_LINE ? SIZE_MAX : chart_total_row(chart, column);
    if (row == SIZE_MAX || chart_draws_row(chart, row)) return;
    const struct cell *cell = table_cell(chart->table, row, column);
    if (!is_number(cell)) return;
    if (is_of_many(chart, row * chart->table->n_columns + column))
        text_add(out, TEXT(out->arena, " All in all ", cell->display, "; one can be in several categories."));
    else
        text_add(out, TEXT(out->arena, " ", chart->table->rows[row].label, " ", cell->display, "."));
}

/* --- slices --------------------------------------------------------------------------------------------------- */

/* Sum of the slices; false where one has no number, or it does not fit. */
static bool whole_of(const struct chart *chart, int64_t *ret) {
    *ret = 0;
    for (size_t i = 0; i < chart->n_rows; i++) {
        const struct cell *cell = chart_cell(chart, 0, i);
        if (!is_number(cell) || cell->value.denominator != 1) return false;
        if (!number_add(*ret, cell->value.numerator, ret)) return false;
    }
    return true;
}

/* " (19%)" of counts; "" of percentages, which are shares already, and of few, where a percentage says too much. */
static const char *share_of(struct telling *telling, const struct cell *cell, int64_t whole) {
    struct decimal share;
    struct arena *arena = telling->out.arena;
    if (cell->unit != UNIT_COUNT || whole <= 0 || whole < telling->small_base) return "";
    if (!number_round((struct ratio){cell->value.numerator, whole}, 100, 0, &share)) return "";
    if (share.units == 0 && cell->value.numerator != 0) return " (less than 1%)";
    return TEXT(arena, " (", number_text(arena, share, NUMBER_PLAIN), "%)");
}

/* "Upheld, 40 (50%); Not upheld, 30 (38%); Withdrawn, 10 (13%)." */
static void add_slices(struct telling *telling) {
    const struct chart *chart = telling->chart;
    int64_t whole;
    if (!whole_of(chart, &whole)) whole = 0;
    for (size_t i = 0; i < chart->n_rows; i++) {
        const struct cell *cell = chart_cell(chart, 0, i);
        text_add(&telling->out, TEXT(telling->out.arena, i > 0 ? "; " : "", label_of(chart, i), ", ", cell->display,
                                     is_number(cell) ? share_of(telling, cell, whole) : ""));
    }
    text_add_char(&telling->out, '.');
}

/* --- series --------------------------------------------------------------------------------------------------- */

/* A line that is a limit or a mean: "Mean 41.2." or, where it moves, "Mean: from 41.2 (April 2006) to 38 (March 2008)." */
static void add_guide(struct telling *telling, size_t series) {
    const struct chart *chart = telling->chart;
    struct text_builder *out = &telling->out;
    struct summary s = series_summary(chart, series);
    const char *label = chart->series[series].label;
    if (s.n_numbers == 0)
        text_add(out, TEXT(out->arena, label, ": none."));
    else if (s.is_level)
        text_add(out, TEXT(out->arena, label, " ", s.largest->display, "."));
    else
        text_add(out, TEXT(out->arena, label, ": from ", chart_cell(chart, series, s.first)->display, " (",
                           label_of(chart, s.first), ") to ", chart_cell(chart, series, s.last)->display, " (",
                           label_of(chart, s.last), ")."));
}

static void add_data(struct telling *telling, size_t series, bool begins_sentence) {
    const struct chart *chart = telling->chart;
    if (chart->kind == CHART_PIE)
        add_slices(telling);
    else if (chart->n_rows == 1)
        text_add(&telling->out,
                 TEXT(telling->out.arena, label_of(chart, 0), ", ", chart_cell(chart, series, 0)->display, "."));
    else
        add_range(telling, series, begins_sentence);
    add_total(telling, series);
}

static void add_series(struct telling *telling) {
    const struct chart *chart = telling->chart;
    for (size_t i = 0; i < chart->n_series; i++) {
        if (i > 0) text_add_char(&telling->out, ' ');
        if (chart->series[i].role != SERIES_DATA) {
            add_guide(telling, i);
            continue;
        }
        if (chart->n_series > 1) text_add(&telling->out, TEXT(telling->out.arena, chart->series[i].label, ": "));
        add_data(telling, i, chart->n_series == 1);
    }
}

/* --- what is picked out ------------------------------------------------------------------------------------- */

/* " Picked out: Officer Bias, 133." */
static void add_focus(struct telling *telling) {
    const struct chart *chart = telling->chart;
    struct text_builder *out = &telling->out;
    for (size_t i = 0; i < chart->n_rows; i++) {
        if (chart->rows[i] != chart->focus_row) continue;
        text_add(out, TEXT(out->arena, " Picked out: ", label_of(chart, i)));
        if (chart->n_series == 1) text_add(out, TEXT(out->arena, ", ", chart_cell(chart, 0, i)->display));
        text_add_char(out, '.');
    }
    for (size_t i = 0; i < chart->n_series; i++)
        if (chart->series[i].is_focus) text_add(out, TEXT(out->arena, " Picked out: ", chart->series[i].label, "."));
}

/* " Signals: April 2006 to October 2006, seven in a row; March 2008, above the upper limit." All of them: they are what the chart is
 * for; those that follow each other and say the same together. */
static void add_signals(struct telling *telling) {
    const struct chart *chart = telling->chart;
    struct text_builder *out = &telling->out;
    size_t n = 0;
    for (size_t i = 0; chart->signals != NULL && i < chart->n_rows; i++) {
        size_t first = i;
        if (chart->signals[i] == NULL) continue;
        while (i + 1 < chart->n_rows && text_equal(chart->signals[i + 1], chart->signals[i])) i++;
        text_add(out, TEXT(out->arena, n++ == 0 ? " Signals: " : "; ", label_of(chart, first), first < i ? " to " : "",
                           first < i ? label_of(chart, i) : "", ", ", chart->signals[i]));
    }
    if (chart->signals != NULL) text_add(out, n == 0 ? " No signals." : ".");
}

/* --- the chart -------------------------------------------------------------------------------------------------- */

static struct noun noun_of(const struct chart *chart) {
    bool are_periods = chart->n_rows > 0;
    for (size_t i = 0; i < chart->n_rows; i++) are_periods &= chart->table->rows[chart->rows[i]].has_period;
    if (are_periods) return period_noun;
    return chart->kind == CHART_PIE ? slice_noun : category_noun;
}

/* What signals is a control chart where it has limits, and a run chart where it has none. */
static const char *name_of(const struct chart *chart) {
    if (chart->signals == NULL) return chart_names[chart->kind];
    for (size_t i = 0; i < chart->n_series; i++)
        if (chart->series[i].role == SERIES_UPPER_LIMIT || chart->series[i].role == SERIES_LOWER_LIMIT) return "Control chart";
    return "Run chart";
}

/* "Bar chart: Lead issues. 24 categories, 2 series." */
static void add_opening(struct telling *telling) {
    const struct chart *chart = telling->chart;
    struct text_builder *out = &telling->out;
    size_t n_data = 0;
    for (size_t i = 0; i < chart->n_series; i++) n_data += chart->series[i].role == SERIES_DATA;
    text_add(out, TEXT(out->arena, name_of(chart), ": ", chart->title, ". "));
    add_count(out, chart->n_rows, telling->noun);
    if (n_data > 1) {
        text_add(out, ", ");
        text_add_int(out, (int64_t)n_data);
        text_add(out, chart->is_multiples ? " series, each in a panel of its own" : " series");
    }
    text_add_char(out, '.');
    if (telling->shown != NULL) text_add(out, TEXT(out->arena, " ", telling->shown, "."));
}

const char *words_of_chart(struct arena *arena, const struct chart *chart, const char *shown, int small_base) {
    struct telling telling = {
        .out = {.arena = arena}, .chart = chart, .noun = noun_of(chart), .shown = shown, .small_base = small_base};
    add_opening(&telling);
    if (chart->n_rows == 0 || chart->n_series == 0) return text_done(&telling.out);
    text_add_char(&telling.out, ' ');
    add_series(&telling);
    add_focus(&telling);
    add_signals(&telling);
    return text_done(&telling.out);
}
