/* tabulate/remarks.c - the sentences under a table that say how its numbers are to be read: rounding, what was left out, what was
 * published otherwise. */
#include "tabulate/control/control_chart.h"

#include "result/words.h"

struct remark_list {
    const char **items;
    size_t n, capacity;
};

static void add(struct working *working, struct remark_list *list, const char *remark) {
    *ARENA_PUSH(working->arena, list->items, list->n, list->capacity) = remark;
}

static const char *records_text(struct working *working, int64_t n) {
    return number_text(working->arena, (struct decimal){.units = n}, NUMBER_THOUSANDS);
}

/* Whether the table has a percentage of this name in another period too. */
static bool has_other_period(const struct plan_table *table, const struct plan_left_out *left_out) {
    for (size_t i = 0; i < table->n_left_out; i++) {
        const struct plan_left_out *other = &table->left_out[i];
        bool is_alike = other->line == left_out->line || text_equal(other->line, left_out->line);
        if (is_alike && (other->period.start != left_out->period.start || other->period.end != left_out->period.end)) return true;
    }
    return false;
}

/* "'% of known'", "'% of known' in June 2008"; "Percentages" where the categories themselves are the headers. */
static const char *percentage_words(struct working *working, const struct plan_table *table, const struct plan_left_out *left_out) {
    bool is_one = left_out->line != NULL;
    const char *name = is_one ? TEXT(working->arena, "'", left_out->line, "'") : "Percentages";
    if (has_other_period(table, left_out)) name = TEXT(working->arena, name, " in ", period_label(working->arena, left_out->period));
    return TEXT(working->arena, name, is_one ? " is" : " are");
}

/* "'% of known' is out of 462 of 709 complaints received: 247 are left out (Not Specified)" */
static void add_left_out_base(struct working *working, const struct plan_table *table, const struct plan_left_out *left_out, struct remark_list *list) {
    int64_t all = quantity_value(working, left_out->all), known = quantity_value(working, left_out->valued);
    const char *name = percentage_words(working, table, left_out);
    add(working, list, TEXT(working->arena, name, " out of ", records_text(working, known), " of ", records_text(working, all), " ",
                            left_out->population, ": ", records_text(working, all - known), all - known == 1 ? " is" : " are", " left out (",
                            left_out->categories, ")"));
}

/* "Mean days leaves out 67 of 709 complaints received: they have no value." */
static void add_left_out(struct working *working, const struct plan_table *table, const struct plan_left_out *left_out, struct remark_list *list) {
    int64_t all = quantity_value(working, left_out->all), valued = quantity_value(working, left_out->valued);
    if (all == valued) return;
    if (left_out->categories != NULL) {
        add_left_out_base(working, table, left_out, list);
        return;
    }
    add(working, list, TEXT(working->arena, "'", left_out->line, "' leaves out ", records_text(working, all - valued), " of ",
                            records_text(working, all), " ", left_out->population, ", which have no value"));
}

static bool is_shown(const struct working_table *table, size_t plan_index) {
    return table->shown_row[plan_index / table->plan->n_columns] != NONE && table->shown_column[plan_index % table->plan->n_columns] != NONE;
}

/* A reader who subtracts what is shown may come to other digits. */
static void add_points(struct working *working, const struct working_table *table, struct remark_list *list) {
    bool has_points = false, has_published = false;
    for (size_t i = 0; i < table->plan->n_rows * table->plan->n_columns; i++) {
        const struct plan_cell *plan = &table->plan->cells[i];
        if (table->cells[i].kind != CELL_NUMBER || table->cells[i].unit != UNIT_POINTS || plan->formula != FORMULA_DIFFERENCE || !is_shown(table, i)) continue;
        has_points = true;
        for (size_t k = 0; k < plan->n_of; k++) has_published |= table->cells[plan->of[k]].is_published;
    }
    if (has_points)
        add(working, list, has_published ? "Differences are in percentage points, of unrounded percentages and of earlier ones as they were published"
                                         : "Differences are in percentage points, of unrounded percentages");
}

/* Whether two cells are lines of the chart of the same points. */
static bool are_of_one_chart(const struct plan_cell *a, const struct plan_cell *b) {
    return a->formula == FORMULA_CONTROL && b->formula == FORMULA_CONTROL && a->of[0] == b->of[0];
}

/* The cell that speaks for its control chart: of its limits where it has some, else of its centre. */
static bool speaks_for_chart(const struct plan_table *plan, size_t index) {
    static const int ranks[] = {[CONTROL_MEAN] = 1, [CONTROL_MEDIAN] = 0, [CONTROL_UPPER] = 2, [CONTROL_LOWER] = 2};
    const struct plan_cell *own = &plan->cells[index];
    if (own->formula != FORMULA_CONTROL) return false;
    for (size_t i = 0; i < plan->n_rows * plan->n_columns; i++) {
        const struct plan_cell *other = &plan->cells[i];
        if (i == index || !are_of_one_chart(own, other)) continue;
        if (ranks[other->control] > ranks[own->control] || (ranks[other->control] == ranks[own->control] && i < index)) return false;
    }
    return true;
}

static void add_control(struct working *working, const struct working_table *table, struct remark_list *list) {
    for (size_t i = 0; i < table->plan->n_rows * table->plan->n_columns; i++) {
        const char *remarks[3];
        if (!speaks_for_chart(table->plan, i)) continue;
        size_t n = control_remarks(working, table, &table->plan->cells[i], remarks, 3);
        for (size_t k = 0; k < n; k++) add(working, list, remarks[k]);
    }
}

static bool is_said(const struct remark_list *list, const char *remark) {
    for (size_t i = 0; i < list->n; i++)
        if (text_equal(list->items[i], remark)) return true;
    return false;
}

/* Of others than now, it may be: like would not be compared with like. */
static void add_rest_as_published(struct working *working, const char *rest, struct remark_list *list) {
    const char *remark = TEXT(working->arena, "'", rest, "' is not compared with what was published: other lines may have been taken together in it then");
    if (!is_said(list, remark)) add(working, list, remark);
}

static void add_revisions(struct working *working, const struct working_table *table, struct remark_list *list) {
    for (size_t i = 0; i < table->n_rows + table->n_columns; i++) {
        bool is_row = i < table->n_rows;
        size_t line = is_row ? table->rows[i] : table->columns[i - table->n_rows];
        const char *words = revision_words(working, table, is_row, line);
        if (words != NULL) add(working, list, words);
        const char *rest = rest_as_published(table, is_row, line);
        if (rest != NULL) add_rest_as_published(working, rest, list);
    }
}

/* Whether a figure that is shown is marked for the change. */
static bool is_marked(const struct working_table *table, const char *broken_by) {
    for (size_t i = 0; i < table->plan->n_rows * table->plan->n_columns; i++)
        if (table->cells[i].mark == MARK_BREAK && is_shown(table, i) && text_equal(table->plan->cells[i].broken_by, broken_by)) return true;
    return false;
}

/* "[b] Areas took the place of regions": each change once, where a figure that is shown, or left out, is of before it. Where it leaves out
 * all of them, it is said of what stands in their place: "[x] Areas took ..". */
static void add_breaks(struct working *working, const struct working_table *table, struct remark_list *list) {
    for (size_t i = 0; i < table->plan->n_rows * table->plan->n_columns; i++) {
        const struct plan_cell *plan = &table->plan->cells[i];
        bool is_told = table->cells[i].mark == MARK_BREAK || plan->is_unsaid;
        if (plan->broken_by == NULL || !is_told || !is_shown(table, i)) continue;
        enum mark mark = is_marked(table, plan->broken_by) ? MARK_BREAK : MARK_NOT_AVAILABLE;
        const char *remark = TEXT(working->arena, mark_symbol(mark), " ", plan->broken_by);
        if (!is_said(list, remark)) add(working, list, remark);
    }
}

void remarks_make(struct working *working, struct working_table *table) {
    struct remark_list list = {0};
    const char *rounding = words_of_rounding(working->arena, table->table);
    if (rounding != NULL) add(working, &list, rounding);
    add_points(working, table, &list);
    add_revisions(working, table, &list);
    add_breaks(working, table, &list);
    for (size_t i = 0; i < table->plan->n_left_out; i++) add_left_out(working, table->plan, &table->plan->left_out[i], &list);
    add_control(working, table, &list);
    table->table->remarks = list.items;
    table->table->n_remarks = list.n;
}
