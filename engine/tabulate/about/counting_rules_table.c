/* tabulate/about/counting_rules_table.c - the counting rules as a table: a row for each step, so that each number stands in a cell of
 * its own and every row can be read alone. */
#include "tabulate/about/about.h"

/* --- cells -------------------------------------------------------------------------------------------------------- */

/* What a row shows: a step of a rule, or the rule itself where it has none. */
struct rule_row {
    const struct counting_rule *rule;
    const struct rule_step *step;      /* or NULL */
};

static const char *condition_text(struct arena *arena, const struct rule_row *row) {
    static const char *const leads[] = {
        [STEP_READ] = "Every row read: ", [STEP_KNOWN] = "As at: ", [STEP_POPULATION] = "All records of: ", [STEP_CONDITION] = "",
        [STEP_OUT_OF] = "Out of: ",       [STEP_OF] = "Of: ",       [STEP_HAS_VALUE] = "Known: ",           [STEP_RESULT] = "Result: ",
    };
    const struct rule_step *step = row->step;
    if (step == NULL) return "The two lines have rules of their own";
    const char *text = TEXT(arena, leads[step->kind], step->text);
    return step->meaning ? TEXT(arena, text, ": ", step->meaning) : text;
}

static struct cell text_cell(const char *text) {
    return (struct cell){.kind = CELL_TEXT, .value = {0, 1}, .display = text};
}

static struct cell count_cell(struct arena *arena, const struct rule_row *row, int64_t records) {
    struct cell cell = {.kind = CELL_NUMBER, .unit = UNIT_COUNT, .value = {records, 1}, .has_base = true};
    if (row->step == NULL || !row->rule->is_available)
        cell = (struct cell){.kind = CELL_NONE, .value = {0, 1}, .mark = row->step ? MARK_NOT_AVAILABLE : MARK_NOT_APPLICABLE};
    cell_finish(arena, &cell);
    return cell;
}

static struct cell condition_cell(struct arena *arena, const struct rule_row *row) {
    return text_cell(condition_text(arena, row));
}

static struct cell before_cell(struct arena *arena, const struct rule_row *row) {
    return count_cell(arena, row, row->step ? row->step->left + row->step->excluded : 0);
}

static struct cell excluded_cell(struct arena *arena, const struct rule_row *row) {
    return count_cell(arena, row, row->step ? row->step->excluded : 0);
}

static struct cell left_cell(struct arena *arena, const struct rule_row *row) {
    return count_cell(arena, row, row->step ? row->step->left : 0);
}

static struct cell counted_cell(struct arena *arena, const struct rule_row *row) {
    (void)arena;
    return text_cell(row->rule->counted);
}

static struct cell when_cell(struct arena *arena, const struct rule_row *row) {
    (void)arena;
    return text_cell(row->rule->when);
}

static struct cell used_cell(struct arena *arena, const struct rule_row *row) {
    (void)arena;
    return text_cell(row->rule->used_in);
}

static struct cell place_cell(struct arena *arena, const struct rule_row *row) {
    (void)arena;
    return text_cell(row->step ? row->step->place : row->rule->place);
}

static const struct {
    const char *id, *label;
    struct cell (*make)(struct arena *arena, const struct rule_row *row);
} columns[] = {
    {"condition", "Condition, as written", condition_cell},
    {"out-of", "Records before", before_cell},
    {"excluded", "Records excluded", excluded_cell},
    {"left", "Records left", left_cell},
    {"counted", "What is counted", counted_cell},
    {"when", "When", when_cell},
    {"used-in", "Used in", used_cell},
    {"written-in", "Written in", place_cell},
};

enum { N_COLUMNS = sizeof columns / sizeof *columns };

/* --- the table ---------------------------------------------------------------------------------------------------- */

/* A first step only says what the next begins with, which stands beside that: it has a row where nothing follows. */
static size_t first_step(const struct counting_rule *rule) {
    return rule->n_steps > 1 ? 1 : 0;
}

static size_t n_rows_of(const struct counting_rule *rule) {
    return rule->n_steps > 0 ? rule->n_steps - first_step(rule) : 1;
}

static void add_row(struct arena *arena, struct table *table, struct line *lines, const struct counting_rule *rule, size_t index) {
    const struct rule_row row = {rule, rule->n_steps > 0 ? &rule->steps[first_step(rule) + index] : NULL};
    lines[table->n_rows] = (struct line){.id = TEXT(arena, rule->id, ".", text_from_int(arena, (int64_t)index + 1)), .label = rule->label};
    for (size_t i = 0; i < N_COLUMNS; i++) table->cells[table->n_rows * N_COLUMNS + i] = columns[i].make(arena, &row);
    table->n_rows++;
}

static const struct line *column_lines(struct arena *arena) {
    struct line *lines = ARENA_ARRAY(arena, struct line, N_COLUMNS);
    for (size_t i = 0; i < N_COLUMNS; i++) lines[i] = (struct line){.id = columns[i].id, .label = columns[i].label};
    return lines;
}

struct table *counting_rules_table(struct working *working) {
    const struct report *report = working->report;
    struct arena *arena = working->arena;
    struct table *table = ARENA_NEW(arena, struct table);
    size_t n = 0;
    for (size_t i = 0; i < report->n_rules; i++) n += n_rows_of(&report->rules[i]);
    struct line *lines = ARENA_ARRAY(arena, struct line, n);
    *table = (struct table){
        .id = "counting-rules",
        .title = "Counting rules",
        .about = "How each figure of this report is counted: how many records each condition of the specification excludes, and how many "
                 "it leaves. Conditions stand as they are written. The first of a measure begins with every row that was read, or with "
                 "the records of a measure above it.",
        .corner = "Measure",
        .source = about_sources_words(working),
        .rows = lines,
        .columns = column_lines(arena),
        .n_columns = N_COLUMNS,
        .cells = ARENA_ARRAY(arena, struct cell, n * N_COLUMNS),
    };
    for (size_t i = 0; i < report->n_rules; i++)
        for (size_t k = 0; k < n_rows_of(&report->rules[i]); k++) add_row(arena, table, lines, &report->rules[i], k);
    return table;
}
