/* tabulate/check_declared.c - the specification's own checks: sums of populations, of figures of this report, of published figures.
 *
 * Where what was published is held against what is counted now, the difference is split in two: what was logged after the published
 * figures were counted (the same count now, and as it was known on that day), and the rest. */
#include "tabulate/working.h"

/* One check while it is made. */
struct declared {
    struct working *working;
    const struct model_check *model;
    const struct plan_check *plan;
    const char *why;             /* it cannot be told, or NULL */
    bool is_excused;             /* nobody needs to be told: a file that may be absent is, or a month is asked for its quarters */
};

/* One side: its terms' numbers, written and added. */
struct check_side {
    size_t n;
    int64_t now;                 /* the sum */
    int64_t then;                /* the same as the published figures' day knew it */
    bool has_then;               /* every counted term has that */
    bool is_published;           /* every term is a published figure */
    const char *words;           /* "68 + 709" */
};

static const char *count_text(struct arena *arena, int64_t value) {
    return number_text(arena, (struct decimal){value, 0}, NUMBER_THOUSANDS);
}

/* --- terms ------------------------------------------------------------------------------------------------------------ */

static const struct working_table *table_of_term(struct working *working, const struct model_term *term) {
    for (size_t i = 0; i < working->inputs->plan->n_tables; i++)
        if (text_equal(working->tables[i].plan->model->id, term->table)) return &working->tables[i];
    return NULL;
}

static size_t line_of_term(struct working *working, const struct model_term *term, const struct plan_line *lines, size_t n, const char *id,
                           const char *axis) {
    for (size_t i = 0; i < n; i++)
        if (text_equal(lines[i].id, id)) return i;
    DIAG(working->diags, MSG_TABULATE_NO_LINE, term->place, NULL, axis, id, term->table);
    return NONE;
}

/* Looked up in the plan: a line that was dropped because it is empty can still be named, and is zero. */
static bool cell_of_term(struct working *working, const struct model_term *term, const struct cell **ret) {
    const struct working_table *table = table_of_term(working, term);
    if (table == NULL) {
        DIAG(working->diags, MSG_TABULATE_NO_TABLE, term->place, NULL, term->table);
        return false;
    }
    size_t row = line_of_term(working, term, table->plan->rows, table->plan->n_rows, term->row, "row");
    if (row == NONE) return false;
    size_t column = line_of_term(working, term, table->plan->columns, table->plan->n_columns, term->column, "column");
    if (column == NONE) return false;
    *ret = &table->cells[row * table->plan->n_columns + column];
    return true;
}

static const char *label_in(const struct plan_line *lines, size_t n, const char *id) {
    for (size_t i = 0; i < n; i++)
        if (text_equal(lines[i].id, id)) return lines[i].label;
    return id;
}

/* By identifiers, and by the labels that this report has for them. The table may be of another report. */
static bool published_value(struct declared *declared, const struct model_term *term, int64_t *ret) {
    struct working *working = declared->working;
    const struct published *ledger = working->inputs->ledgers[term->ledger];
    const struct working_table *table = table_of_term(working, term);
    const char *row = term->row, *column = term->column;
    if (table != NULL) {
        row = label_in(table->plan->rows, table->plan->n_rows, row);
        column = label_in(table->plan->columns, table->plan->n_columns, column);
    }
    const struct published_figure *figure = published_find(working->arena, ledger, term->table, term->row, row, term->column, column);
    if (figure != NULL && figure->has_value && figure->value.decimals == 0) {
        *ret = figure->value.units;
        return true;
    }
    if (ledger->is_absent) {
        declared->why = TEXT(working->arena, "there is no file ", ledger->file->rooted);
        declared->is_excused = true;
        return false;
    }
    declared->why = TEXT(working->arena, "'", term->table, " | ", term->row, " | ", term->column, "' is ",
                         figure == NULL ? "not in " : "no whole number in ", ledger->file->rooted);
    return false;
}

/* A whole number, or false where the term has none. */
static bool term_value(struct declared *declared, const struct plan_term *plan, int64_t *ret) {
    const struct model_term *term = plan->model;
    const struct cell *cell;
    if (term->ledger != NONE) return published_value(declared, term, ret);
    if (plan->why != NULL) {
        declared->why = plan->why;
        declared->is_excused = true;
    }
    if (plan->is_counted) {
        if (plan->is_available) *ret = quantity_value(declared->working, plan->quantity);
        return plan->is_available;
    }
    if (!cell_of_term(declared->working, term, &cell) || cell->kind != CELL_NUMBER || cell->value.denominator != 1 || cell_scale(cell) != 1)
        return false;
    *ret = cell->value.numerator;
    return true;
}

static bool add_term(struct declared *declared, struct check_side *side, const struct plan_term *term, struct text_builder *out) {
    bool is_published = term->model->ledger != NONE;
    int64_t now, then;
    if (!term_value(declared, term, &now)) return false;
    then = term->has_then ? quantity_value(declared->working, term->then) : now;
    side->is_published &= is_published;
    side->has_then &= term->has_then || is_published;
    text_add(out, out->n == 0 ? "" : " + ");
    text_add(out, count_text(declared->working->arena, now));
    return number_add(side->now, now, &side->now) && number_add(side->then, then, &side->then);
}

static bool side_value(struct declared *declared, const struct plan_term *terms, size_t n, struct check_side *ret) {
    struct text_builder out = {.arena = declared->working->arena};
    *ret = (struct check_side){.is_published = true, .has_then = true};
    for (size_t i = 0; i < n; i++)
        if (!add_term(declared, ret, &terms[i], &out)) return false;
    ret->words = text_done(&out);
    ret->n = n;
    return true;
}

/* --- what was published, and what is counted now ------------------------------------------------------------------------- */

/* "160 + 182 = 342", so that what is said of the difference can be followed. */
static const char *words_with_sum(struct arena *arena, const struct check_side *side) {
    return side->n > 1 ? TEXT(arena, side->words, " = ", count_text(arena, side->now)) : side->words;
}

/* What nobody logged later: nothing, or the part that somebody has to explain. */
static const char *words_of_rest(struct arena *arena, int64_t rest) {
    if (rest == 0) return "0 otherwise";
    return TEXT(arena, "and ", count_text(arena, rest < 0 ? -rest : rest), rest < 0 ? " fewer" : " more", " for another reason");
}

/* "135 as published, 168 now: 33 logged after 30 April 2008, 0 otherwise". *ret_is_late: nothing but late logging. */
static const char *words_of_split(struct declared *declared, const struct check_side *published, const struct check_side *counted,
                                  bool *ret_is_late) {
    struct arena *arena = declared->working->arena;
    const char *both = TEXT(arena, words_with_sum(arena, published), " as published, ", words_with_sum(arena, counted), " now");
    date_t day = declared->plan->as_at;
    *ret_is_late = false;
    if (published->now == counted->now) return both;
    if (day == DATE_NONE && !counted->has_then)
        return TEXT(arena, both, "; how much of the difference was logged later cannot be told, since no one day is known up to which the "
                                 "published figures were counted");
    if (!counted->has_then) return TEXT(arena, both, "; how much of the difference was logged later cannot be told of these figures");
    int64_t late = counted->now - counted->then, rest = counted->then - published->now;
    *ret_is_late = rest == 0;
    return TEXT(arena, both, ": ", count_text(arena, late), " logged after ", day == DATE_NONE ? "they were counted" : date_long(arena, day), ", ",
                words_of_rest(arena, rest));
}

static void judge(struct declared *declared, const struct check_side *left, const struct check_side *right, struct check *check) {
    struct arena *arena = declared->working->arena;
    bool is_late = false, holds = left->now == right->now;
    if (left->is_published != right->is_published)
        check->detail = left->is_published ? words_of_split(declared, left, right, &is_late) : words_of_split(declared, right, left, &is_late);
    else if (holds)
        check->detail = TEXT(arena, left->words, " = ", right->words);
    else
        check->detail = TEXT(arena, left->words, " = ", right->words, " does not hold: ", count_text(arena, left->now), " against ",
                             count_text(arena, right->now));
    if (holds || (is_late && declared->model->allows_late_logging))
        check->outcome = CHECK_PASSED;
    else
        check->outcome = declared->model->is_warning ? CHECK_WARNED : CHECK_FAILED;
}

void check_declared(struct working *working, size_t index) {
    struct declared declared = {.working = working, .model = &working->inputs->plan->model->checks[index],
                                .plan = &working->inputs->plan->checks[index]};
    struct check check = {.id = declared.model->id, .sentence = declared.model->says, .outcome = CHECK_UNKNOWN};
    struct check_side left, right;
    if (side_value(&declared, declared.plan->sum, declared.plan->n_sum, &left) &&
        side_value(&declared, declared.plan->equals, declared.plan->n_equals, &right))
        judge(&declared, &left, &right, &check);
    else
        check.why = declared.why != NULL ? declared.why : "the extract does not hold what it needs";
    if (check.why != NULL) check.detail = TEXT(working->arena, "cannot be told: ", check.why);
    check.is_excused = declared.is_excused;
    checks_add(working, check);
}
