/* audit/checks/check_series.c - an earlier percentage that implies another order of size: a break in the series?
 *
 * Where this year's line "Percentage" is shown to be one line of amounts divided by another (complaints of cases), and
 * the paper tells elsewhere how many of the first there were in the earlier period (amounts with their shares leave a
 * range, implied.h), the earlier percentage of the total implies how many of the second there were. A range that lies
 * wholly beyond a quarter more, or a fifth less, than this year's is a question: a series that was counted in another
 * way looks so, and so does a slip of the pen. */
#include "audit/checks/implied.h"

/* How many of something there were in an earlier period. */
struct witness {
    const char *period, *noun;
    struct implied whole;
    const struct cell_figure *amount, *share; /* one pair that says so */
};

struct series {
    struct findings *findings;
    struct witness *witnesses;
    size_t n, capacity;
};

/* What percent_each_line hands on has no place for a list; lines are gathered first. */
struct lines {
    struct percent_line *items;
    size_t n, capacity;
};

static void gather(struct findings *findings, struct lines *lines) {
    struct retyped *paper = findings->paper;
    struct percent_line line;
    for (size_t i = 0; i < 2 * paper->n_tables; i++) {
        const struct paper_table *table = &paper->tables[i / 2];
        enum axis_name axis = i % 2 == 0 ? ROWS : COLUMNS;
        for (size_t j = 0; j < table->axes[axis].n; j++)
            if (*table->axes[axis].lines[j].label.period && percent_line_at(findings, table, axis, j, &line))
                *ARENA_PUSH(paper->arena, lines->items, lines->n, lines->capacity) = line;
    }
}

static void add_witness(struct series *series, const struct percent_line *line) {
    struct implied_line implied;
    if (!line->is_of_whole || !implied_of_line(line, &implied)) return;
    if (implied.n < 2 || implied.whole.least > implied.whole.most) return;
    const struct line_label *amounts = &line->table->axes[line->axis].lines[implied.amounts].label;
    *ARENA_PUSH(series->findings->paper->arena, series->witnesses, series->n, series->capacity) =
        (struct witness){line->label->period, amounts->noun, implied.whole, implied.amount_least, implied.share_least};
}

static const struct witness *find_witness(const struct series *series, const char *period, const char *noun) {
    for (size_t i = 0; i < series->n; i++)
        if (text_equal(series->witnesses[i].period, period) && text_equal(series->witnesses[i].noun, noun))
            return &series->witnesses[i];
    return NULL;
}

/* This year's line of the same name; SIZE_MAX when there is none. */
static size_t present_line(const struct percent_line *line) {
    const struct paper_axis *axis = &line->table->axes[line->axis];
    for (size_t i = 0; i < axis->n; i++) {
        const struct line_label *label = &axis->lines[i].label;
        if (!*label->period && text_equal(label->rest, line->label->rest)) return i;
    }
    return SIZE_MAX;
}

/* Whole numbers of which `parts` are the printed percentage. */
static bool implied_base(const struct cell_figure *percent, struct implied parts, struct implied *ret) {
    exact_t above = percent->number.value + percent->number.half, below = percent->number.value - percent->number.half;
    const exact_t most = 1000000000000;
    if (below <= 0 || parts.most > most) return false;
    exact_t high = parts.most * (100 * EXACT_ONE) / below;
    if (high > most) return false;
    *ret = (struct implied){(int64_t)(parts.least * (100 * EXACT_ONE) / above) + 1, (int64_t)high};
    return true;
}

static bool is_far(struct implied base, exact_t now) {
    return base.least * EXACT_ONE * 4 > now * 5 || base.most * EXACT_ONE * 5 < now * 4;
}

static void tell(const struct percent_line *line, const struct witness *witness, struct cell_figure *percent,
                 struct implied base, const struct cell_figure *now) {
    struct findings *findings = line->findings;
    struct arena *arena = findings->paper->arena;
    const struct paper_table *table = &findings->paper->tables[witness->amount->table];
    const char *name = line->table->axes[line->axis].lines[now->line[line->axis]].name;
    struct finding *finding = finding_add(findings, FINDING_QUESTION, "break-in-series", percent);
    finding_name(findings, finding, now);
    finding_name(findings, finding, witness->amount);
    finding_name(findings, finding, witness->share);
    finding->arithmetic =
        TEXT(arena, table->id, " leaves ", implied_text(arena, witness->whole), " ", witness->noun, " in ",
             witness->period, "; as ", percent->published->text, text_ends(percent->published->text, "%") ? "" : "%",
             " that is of ", implied_text(arena, base), ", and ", name, " is now ", now->published->text);
    finding->why = "the earlier percentage implies another order of size: a break in the series?";
}

static void check_line(const struct series *series, const struct percent_line *line) {
    const struct retyped *paper = series->findings->paper;
    const struct total *main = totals_main(&line->table->axes[1 - line->axis]);
    size_t present = present_line(line);
    struct percent_line now;
    struct implied base;
    if (!main || present == SIZE_MAX) return;
    if (!percent_line_at(series->findings, line->table, line->axis, present, &now)) return;
    struct percent_reading reading = percent_read(&now);
    if (!percent_is_shown(&reading) || !reading.is_ratio) return;
    const struct line_label *parts = &line->table->axes[line->axis].lines[reading.part_line].label;
    const struct witness *witness = find_witness(series, line->label->period, parts->noun);
    struct cell_figure *percent = retyped_cell(paper, line->table, line->axis, line->line, main->line);
    const struct cell_figure *whole = retyped_cell(paper, line->table, line->axis, reading.whole_line, main->line);
    if (!witness || !percent || !percent->has_number || !whole || !whole->has_number) return;
    if (implied_base(percent, witness->whole, &base) && is_far(base, whole->number.value))
        tell(line, witness, percent, base, whole);
}

void check_series(struct findings *findings) {
    struct series series = {.findings = findings};
    struct lines lines = {0};
    gather(findings, &lines);
    for (size_t i = 0; i < lines.n; i++) add_witness(&series, &lines.items[i]);
    for (size_t i = 0; series.n > 0 && i < lines.n; i++) check_line(&series, &lines.items[i]);
}
