#include "tabulate/control/control_chart.h"

static struct control_point *points_of(struct working *working, const struct working_table *table, const struct plan_cell *plan) {
    struct control_point *points = ARENA_ARRAY(working->arena, struct control_point, plan->n_of);
    for (size_t i = 0; i < plan->n_of; i++) {
        const struct cell *cell = &table->cells[plan->of[i]];
        points[i] = (struct control_point){.has_value = cell->kind == CELL_NUMBER, .value = cell->value};
    }
    return points;
}

/* The first point with a value tells the unit of all; NULL where none has one. */
static const struct cell *first_number(const struct working_table *table, const struct plan_cell *plan) {
    for (size_t i = 0; i < plan->n_of; i++)
        if (table->cells[plan->of[i]].kind == CELL_NUMBER) return &table->cells[plan->of[i]];
    return NULL;
}

/* A line of a control chart, worked out. */
struct worked {
    const struct control_point *points;
    struct control_limits limits;
    bool has_limits;
    bool are_too_few;        /* counts whose mean is too low for limits */
    struct ratio centre;     /* mean or median */
};

static bool work(struct working *working, const struct working_table *table, const struct plan_cell *plan, const struct cell *first,
                 struct worked *ret) {
    struct control_point *points = points_of(working, table, plan);
    struct control_rule rule = {.is_screened = plan->is_screened, .is_never_negative = true};
    struct ratio least = {CONTROL_LEAST_MEAN, 1};
    *ret = (struct worked){.points = points};
    if (!control_limits(points, plan->n_of, rule, &ret->has_limits, &ret->limits)) return false;
    if (plan->control == CONTROL_MEDIAN) return control_median(working->arena, points, plan->n_of, &ret->centre);
    if (!ret->has_limits) return control_mean(points, plan->n_of, &ret->centre);
    ret->centre = ret->limits.centre;
    ret->are_too_few = cell_is_count(first) && ratio_compare(ret->limits.centre, least) < 0;
    return true;
}

/* NULL where the line has no number. */
static const struct ratio *value_of(const struct worked *worked, enum control_line line) {
    bool gives_limits = worked->has_limits && !worked->are_too_few;
    if (line == CONTROL_UPPER) return gives_limits ? &worked->limits.upper : NULL;
    if (line == CONTROL_LOWER) return gives_limits ? &worked->limits.lower : NULL;
    return &worked->centre;
}

bool control_cell(struct working *working, struct working_table *table, const struct plan_cell *plan, struct cell *ret) {
    const struct cell *first = first_number(table, plan);
    *ret = (struct cell){.kind = CELL_NONE, .unit = UNIT_COUNT, .value = {0, 1}, .mark = MARK_NOT_AVAILABLE};
    if (first == NULL) return true;
    struct worked worked;
    if (!work(working, table, plan, first, &worked)) return false;
    const struct ratio *value = value_of(&worked, plan->control);
    *ret = (struct cell){.kind = CELL_NONE, .unit = first->unit, .value = {0, 1}, .mark = MARK_NOT_APPLICABLE};
    if (value == NULL) return true;
    *ret = (struct cell){.kind = CELL_NUMBER, .unit = first->unit, .value = *value, .per = first->per,
                         .decimals = plan->decimals >= 0 ? plan->decimals : 1};
    return true;
}

bool control_signals_of(struct working *working, const struct working_table *table, const struct plan_cell *plan, enum control_signal **ret) {
    const struct cell *first = first_number(table, plan);
    *ret = ARENA_ARRAY(working->arena, enum control_signal, plan->n_of);
    if (first == NULL) return true;
    struct worked worked;
    if (!work(working, table, plan, first, &worked)) return false;
    bool gives_limits = plan->control != CONTROL_MEDIAN && worked.has_limits && !worked.are_too_few;
    return control_signals(worked.points, plan->n_of, worked.centre, gives_limits ? &worked.limits : NULL, *ret);
}

/* --- words ------------------------------------------------------------------------------------------------------------ */

/* Which line of the table the points are on, and which each of them is on the other axis. */
struct place_of_points {
    bool is_column;
    const char *label;   /* quoted, with its periods on one side of a break */
};

static const char *label_of_point(const struct working_table *table, const struct plan_cell *plan, size_t point, bool is_column) {
    size_t n_columns = table->plan->n_columns;
    return is_column ? table->plan->rows[plan->of[point] / n_columns].label : table->plan->columns[plan->of[point] % n_columns].label;
}

/* "'Complaints received'", or "'Complaints received' of April 2007 to March 2008" on one side of a break. */
static const char *name_of(struct arena *arena, const struct working_table *table, const struct plan_cell *plan, bool is_column, const char *label) {
    const char *quoted = TEXT(arena, "'", label, "'"), *first = label_of_point(table, plan, 0, is_column);
    if (!plan->is_stretch) return quoted;
    if (plan->n_of == 1) return TEXT(arena, quoted, " of ", first);
    return TEXT(arena, quoted, " of ", first, " to ", label_of_point(table, plan, plan->n_of - 1, is_column));
}

static struct place_of_points place_of(struct arena *arena, const struct working_table *table, const struct plan_cell *plan) {
    size_t n_columns = table->plan->n_columns, own = (size_t)(plan - table->plan->cells);
    bool is_column = false;
    for (size_t i = 0; i < plan->n_of; i++) is_column |= plan->of[i] / n_columns == own / n_columns;
    const struct plan_line *line = is_column ? &table->plan->columns[plan->of[0] % n_columns] : &table->plan->rows[plan->of[0] / n_columns];
    return (struct place_of_points){is_column, name_of(arena, table, plan, is_column, line->label)};
}

/* "April 2008", "October 2007 to April 2008", with commas between: the stretches of points that signal the same. */
static const char *stretches(struct working *working, const struct working_table *table, const struct plan_cell *plan, bool is_column,
                             const enum control_signal *signals, enum control_signal which) {
    struct text_builder out = {.arena = working->arena};
    bool is_first = true;
    for (size_t from = 0, to; from < plan->n_of; from = to) {
        to = from + 1;
        if (signals[from] != which) continue;
        while (to < plan->n_of && signals[to] == which) to++;
        if (!is_first) text_add(&out, ", ");
        is_first = false;
        text_add(&out, label_of_point(table, plan, from, is_column));
        if (to - from > 1) text_add(&out, TEXT(working->arena, " to ", label_of_point(table, plan, to - 1, is_column)));
    }
    return text_done(&out);
}

static const char *words_of_signals(struct working *working, const struct working_table *table, const struct plan_cell *plan,
                                    struct place_of_points place) {
    enum control_signal *signals;
    struct text_builder out = {.arena = working->arena};
    if (!control_signals_of(working, table, plan, &signals)) return NULL;
    bool is_first = true;
    for (enum control_signal which = SIGNAL_ABOVE; which < N_CONTROL_SIGNALS; which++) {
        const char *where = stretches(working, table, plan, place.is_column, signals, which);
        if (where[0] == '\0') continue;
        text_add(&out, TEXT(working->arena, is_first ? "signals a change: " : "; ", control_signal_words(which), ", ", where));
        is_first = false;
    }
    /* That a run chart's few rules find nothing is no finding. */
    if (is_first && plan->control == CONTROL_MEDIAN) return NULL;
    return TEXT(working->arena, place.label, " ", is_first ? "stays within what differs by chance: no point signals a change" : text_done(&out));
}

size_t control_remarks(struct working *working, const struct working_table *table, const struct plan_cell *plan, const char **ret, size_t most) {
    struct arena *arena = working->arena;
    const struct cell *first = first_number(table, plan);
    struct place_of_points place = place_of(arena, table, plan);
    struct worked worked;
    size_t n = 0;
    if (first == NULL || most < 3 || !work(working, table, plan, first, &worked)) return 0;
    bool is_of_limits = plan->control != CONTROL_MEDIAN;
    if (is_of_limits && worked.are_too_few) {
        ret[n++] = TEXT(arena, place.label, " has no limits: its mean is below ", text_from_int(arena, CONTROL_LEAST_MEAN),
                        ", too few for a control chart");
    } else if (is_of_limits && worked.has_limits && worked.limits.is_trial) {
        ret[n++] = TEXT(arena, "The limits of ", place.label, " are trial limits, of ", text_from_int(arena, (int64_t)worked.limits.n_points),
                        " points: fewer than ", text_from_int(arena, CONTROL_FIRM_POINTS));
    }
    if (is_of_limits && worked.has_limits && plan->is_screened)
        ret[n++] = TEXT(arena, "The limits of ", place.label, " are screened: ", text_from_int(arena, (int64_t)worked.limits.n_screened),
                        worked.limits.n_screened == 1 ? " range between neighbours is left out" : " ranges between neighbours are left out");
    const char *signals = words_of_signals(working, table, plan, place);
    if (signals != NULL) ret[n++] = signals;
    return n;
}
