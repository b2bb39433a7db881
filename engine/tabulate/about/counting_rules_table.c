/* tabulate/about/counting_rules_table.c - the counting rules as a table: a row for each step, so that each number stands in a cell of
 * its own and every row can be read alone. */
#include "tabulate/about/about.h"
#include "tabulate/about/fact_table.h"

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
    if (step == NULL && row->rule->kind == RULE_PARAMETER) return "A parameter of the specification";
    if (step == NULL) return "The two lines have rules of their own";
    const char *text = TEXT(arena, leads[step->kind], step->text);
    return step->meaning ? TEXT(arena, text, ": ", step->meaning) : text;
}

static void add_count(struct fact_table *facts, const struct rule_row *row, int64_t records) {
    if (row->step && row->rule->is_available)
        fact_number(facts, records);
    else
        fact_mark(facts, row->step ? MARK_NOT_AVAILABLE : MARK_NOT_APPLICABLE);
}

static void add_cells(struct fact_table *facts, const struct rule_row *row) {
    const struct rule_step *step = row->step;
    fact_text(facts, condition_text(facts->arena, row));
    add_count(facts, row, step ? step->left + step->excluded : 0);
    add_count(facts, row, step ? step->excluded : 0);
    add_count(facts, row, step ? step->left : 0);
    fact_text(facts, row->rule->counted);
    fact_text(facts, row->rule->when);
    fact_text(facts, row->rule->used_in);
    fact_text(facts, step ? step->place : row->rule->place);
}

static const struct fact_column columns[] = {
    {"condition", "Condition, as written"}, {"out-of", "Records before"}, {"excluded", "Records excluded"}, {"left", "Records left"},
    {"counted", "What is counted"},         {"when", "When"},             {"used-in", "Used in"},           {"written-in", "Written in"},
};

/* --- the table ---------------------------------------------------------------------------------------------------- */

/* A first step only says what the next begins with, which stands beside that: it has a row where nothing follows. */
static void add_rule(struct fact_table *facts, const struct counting_rule *rule) {
    size_t first = rule->n_steps > 1 ? 1 : 0, n = rule->n_steps > 0 ? rule->n_steps - first : 1;
    for (size_t i = 0; i < n; i++) {
        const struct rule_row row = {rule, rule->n_steps > 0 ? &rule->steps[first + i] : NULL};
        fact_table_row(facts, TEXT(facts->arena, rule->id, ".", text_from_int(facts->arena, (int64_t)i + 1)), NULL, rule->label);
        add_cells(facts, &row);
    }
}

struct table *counting_rules_table(struct working *working) {
    const struct table shape = {
        .id = "counting-rules",
        .title = "Counting rules",
        .about = "How each figure of this report is counted: how many records each condition of the specification excludes, and how many "
                 "it leaves. Conditions stand as they are written. The first of a measure begins with every row that was read, or with "
                 "the records of a measure above it.",
        .corner = "Measure",
        .source = about_sources_words(working),
    };
    struct fact_table facts;
    fact_table_begin(&facts, working->arena, shape, columns, sizeof columns / sizeof *columns, 0);
    for (size_t i = 0; i < working->report->n_rules; i++) add_rule(&facts, &working->report->rules[i]);
    return fact_table_end(&facts);
}
