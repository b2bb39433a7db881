/* What a plan refuses, and where. Reading a specification refuses some of it before: those are made by hand (`edit`),
 * since a model may come another way one day. */
#include "test_plan.h"

#include "base/text.h"
#include "little.h"

#define ALL "populations: {all: {from: log}, cases: {from: cases}}\n"
#define TABLE(rows, columns)                                                                                           \
    ALL "tables:\n  t: {title: T, corner: C, population: all, rows: " rows ", columns: " columns "}\n"

static void refused(const char *spec, enum message message, const char *words) {
    const struct little_case given = {.spec = spec};
    struct little *little = little_plan(&given);
    little_told_spec(little, message, words);
    little_close(little);
}

/* --- what a specification can say --- */

START_TEST(lists_that_differ) {
    refused(ALL "tables:\n  t: {title: T, corner: C, rows: {by: lead}, columns: [{label: A, population: all}, {label: "
                "B, population: cases}]}\n",
            MSG_PLAN_OTHER_LIST, "lead}, columns");
}
END_TEST

/* What is left of some is no line to sort by, nor what rests on it; a record in several categories has no rest. */
START_TEST(orders_that_cannot_be) {
#define TOP "{by: region, top: 1, rest: Others}"
    refused(TABLE("{by: kind, sort: {by: othrs}}", TOP), MSG_PLAN_NO_LINE, "othrs");
    refused(TABLE("{by: kind, sort: {by: others}}", TOP), MSG_PLAN_SORT_BY_REST, "others}}");
    refused(TABLE("{by: kind, sort: {by: half}}", "[" TOP ", {label: Half, share: [others, north]}]"), MSG_PLAN_SORT_BY_REST, "half}}");
    refused(TABLE("{by: topics, top: 2, rest: Others}", "{label: N}"), MSG_PLAN_REST_OF_MANY, "2, rest");
    refused(TABLE("{by: region, top: 2, total: All}", "{label: N}"), MSG_PLAN_TOP_OF_TOTAL, "2, total");
    refused(TABLE("[" TOP ", {label: P, where: region = 'East', percent_of_line: others}]", "{label: N}"), MSG_PLAN_NOT_COUNTED, "others}]");
    refused(TABLE("[" TOP ", {label: Then, revised: prior, of: others}]", "{label: N}"), MSG_PLAN_NOT_AGAIN, "others}]");
#undef TOP
}
END_TEST

START_TEST(lines_beside_categories_that_cannot_be) {
    refused(TABLE("{by: region, only: [North], total: Total}", "{label: N}"), MSG_PLAN_TOTAL_OF_CHOSEN, "{by: region, only");
    refused(TABLE("{by: region, total: {label: All, of: chosen}}", "{label: N}"), MSG_PLAN_NOT_TOGETHER, "{by: region, total");
    refused(TABLE("{by: region, subtotals: groups}", "{label: N}"), MSG_PLAN_NO_GROUPS, "groups}, columns");
    refused(TABLE("{by: region, only: [North], subtotals: groups}", "{label: N}"), MSG_PLAN_NOT_TOGETHER, "groups}, columns");
    refused(TABLE("{by: region, top: 2, subtotals: groups}", "{label: N}"), MSG_PLAN_NOT_TOGETHER, "2, subtotals");
    refused(TABLE("{by: region, only: [North], nets: {label: Both, of: [North, South]}}", "{label: N}"), MSG_PLAN_OF_CHOSEN, "South]}}, columns");
    refused(TABLE("{by: region, nets: {label: North, of: [North, South]}}", "{label: N}"), MSG_PLAN_SAME_LINE, "{by: region, nets");
}
END_TEST

START_TEST(lines_that_are_not_there) {
    refused(TABLE("[{label: A}, {label: B, difference: [a, aa]}]", "{label: N}"), MSG_PLAN_NO_LINE, "aa]");
    refused(TABLE("{label: N}", "[{label: A}, {label: B, share: [c, a]}]"), MSG_PLAN_NO_LINE, "c, a]");
    /* a line of itself is no other line */
    refused(TABLE("[{label: A}, {label: B, add: [a, b]}]", "{label: N}"), MSG_PLAN_NO_LINE, "b]}");
}
END_TEST

START_TEST(lines_of_one_name) {
    refused(TABLE("[{by: region}, {label: North}]", "{label: N}"), MSG_PLAN_SAME_LINE, "{label: North}");
    refused(TABLE("{by: region, missing: North}", "{label: N}"), MSG_PLAN_SAME_LINE, "{by: region, missing");
}
END_TEST

START_TEST(lines_of_themselves) {
    refused(TABLE("[{label: A, add: [b, c]}, {label: B, add: [a, c]}, {label: C}]", "{label: N}"), MSG_PLAN_CIRCULAR,
            "{label: A, add");
}
END_TEST

#define MONTHS "{by_period: {unit: month, last: 3}}"
#define LIMIT(of) "{label: L, control: upper_limit, of: " of "}"
#define FLOW                                                                                                           \
    "populations: {got: {from: log, where: received in period}, here: {from: log, where: received <= period.end}}\n"
#define CHARTED(rows, columns) FLOW "tables:\n  t: {title: T, corner: C, population: got, rows: " rows ", columns: " columns "}\n"

/* Of the months of a year each would be 100% of itself. Of the row's total, and within each month, there is something to be said. */
START_TEST(percentages_over_periods) {
    refused(CHARTED(MONTHS, "{label: P, percent_of: column_total}"), MSG_PLAN_PERCENT_OF_PERIODS, "column_total}}");
    refused(CHARTED(MONTHS, "{label: P, percent_of: table_total}"), MSG_PLAN_PERCENT_OF_PERIODS, "table_total}}");
    refused(CHARTED(MONTHS, "{label: P, percent_of: subtable_total}"), MSG_PLAN_PERCENT_OF_PERIODS, "subtable_total}}");
    refused(CHARTED("{by: region, percent_of: row_total}", MONTHS), MSG_PLAN_PERCENT_OF_PERIODS, "row_total}, columns");
    refused(CHARTED("{by: region, each: " MONTHS "}", "{label: P, percent_of: subtable_total}"), MSG_PLAN_PERCENT_OF_PERIODS, "subtable_total}}");
    static const char *const fine[] = {CHARTED(MONTHS, "{by: region, percent_of: row_total}"),
                                       CHARTED("{by_period: {unit: month, last: 3}, each: {by: region}}", "{label: P, percent_of: subtable_column_total}")};
    for (size_t i = 0; i < 2; i++) {
        const struct little_case given = {.spec = fine[i]};
        struct little *little = little_plan(&given);
        little_fine(little);
        little_close(little);
    }
}
END_TEST

#define PART "{label: North, where: region = 'North'"
/* So it is of one line that has a period of its own: 100% of itself, where nothing in that period is a part of it. A total beside its parts may
 * say 100%. */
START_TEST(percentages_of_a_period_alone) {
    refused(CHARTED("[{by: region}, {label: B, period: prior, percent_of: column_total}]", "{label: N}"), MSG_PLAN_PERCENT_OF_PERIODS, "column_total}], columns");
    refused(CHARTED("[{label: A}, {label: B, period: prior}]", "{label: P, percent_of: column_total}"), MSG_PLAN_PERCENT_OF_PERIODS, "column_total}}");
    refused(CHARTED("{label: P, percent_of: row_total}", "[{label: A}, {label: B, period: 2006-05}]"), MSG_PLAN_PERCENT_OF_PERIODS, "row_total}, columns");
    refused(CHARTED("[" PART ", period: 2006-04}, {label: B, period: 2006-05, percent_of: column_total}]", "{label: N}"), MSG_PLAN_PERCENT_OF_PERIODS,
            "column_total}], columns");
    static const char *const fine[] = {
        CHARTED("{by: region}", "[{label: P, percent_of: column_total}, {label: B, period: prior, percent_of: column_total}]"),
        CHARTED("[{by: region}, {label: B, period: prior}]", "{label: P, percent_of: column_total}"),
        CHARTED("[" PART ", period: prior, percent_of: column_total}, {label: B, period: prior, percent_of: column_total}]", "{label: N}"),
        CHARTED("[{label: A}, {label: B, period: prior}]", "{by: region, percent_of: table_total}"),
        CHARTED("[{label: A}, {label: B}]", "{label: P, percent_of: column_total}")};
    for (size_t i = 0; i < sizeof fine / sizeof *fine; i++) {
        const struct little_case given = {.spec = fine[i]};
        struct little *little = little_plan(&given);
        little_fine(little);
        little_close(little);
    }
}
END_TEST

/* A count less a percentage, whichever stands first, and on either axis. */
START_TEST(differences_of_two_kinds) {
    refused(TABLE("{by: region}", "[{label: N}, {label: P, percent_of: column_total}, {label: D, difference: [n, p]}]"), MSG_PLAN_UNLIKE, "p]}]");
    refused(TABLE("{by: region}", "[{label: N}, {label: P, percent_of: column_total}, {label: D, difference: [p, n]}]"), MSG_PLAN_UNLIKE, "n]}]");
    refused(TABLE("[{label: N}, {label: P, percent: {of: kind = 'Comment'}}, {label: D, difference: [n, p]}]", "{by: region}"), MSG_PLAN_UNLIKE, "p]}], columns");
    refused(TABLE("[{label: N}, {label: M, where: kind = 'Comment'}, {label: S, share: [m, n]}, {label: D, difference: [n, s]}]", "{by: region}"),
            MSG_PLAN_UNLIKE, "s]}], columns");
}
END_TEST

START_TEST(values_that_are_not_one_or_no_number) {
    refused(TABLE("{by: region}", "{label: D, distinct: topics}"), MSG_SPEC_COLUMN_KIND, "topics}");
    refused(TABLE("{by: region}", "{label: D, median: kind}"), MSG_SPEC_COLUMN_KIND, "kind}");
    refused(TABLE("[{by: region}, {label: Two, add: [north, south]}]", "{label: D, distinct: kind}"), MSG_PLAN_NOT_ADDED, "north, south]}]");
}
END_TEST

START_TEST(control_charts_that_are_not_lawful) {
    /* no periods, several series, a stock, a percentage, arithmetic */
    refused(CHARTED("{by: region}", "[{label: N}, " LIMIT("n") "]"), MSG_PLAN_CONTROL, "n}]");
    refused(CHARTED("{by: region, each: " MONTHS "}", "[{label: N}, " LIMIT("n") "]"), MSG_PLAN_CONTROL, "n}]");
    refused(FLOW "tables:\n  t: {title: T, corner: C, population: here, rows: " MONTHS ", columns: [{label: N}, " LIMIT("n") "]}\n",
            MSG_PLAN_CONTROL, "n}]");
    refused(CHARTED(MONTHS, "[{label: N, percent: {of: region = 'North'}}, " LIMIT("n") "]"), MSG_PLAN_CONTROL, "n}]");
    refused(CHARTED(MONTHS, "[{label: N}, {label: M}, {label: S, share: [n, m]}, " LIMIT("s") "]"), MSG_PLAN_CONTROL, "s}]");
}
END_TEST

START_TEST(more_fields_than_can_be_counted) {
    refused(TABLE("{by: region, each: {by: kind, each: {by: lead}}}", "{by: outcome, each: {by: other_lead}}"),
            MSG_PLAN_TOO_DEEP, "other_lead}}}");
    refused(TABLE("{by: region, each: {by: kind, each: {by: lead, each: {by: outcome, each: {by: other_lead}}}}}",
                  "{label: N}"),
            MSG_PLAN_TOO_DEEP, "other_lead}}}}}");
}
END_TEST

/* Nine conditions, one inside the other; eight are room enough. None is ever left out. */
START_TEST(more_conditions_than_can_be_counted) {
    struct arena *arena = arena_open();
    const char *rows = "{label: L}";
    for (int64_t i = 9; i > 1; i--)
        rows = TEXT(arena, "{label: L, where: amount > ", text_from_int(arena, i - 1), ", each: ", rows, "}");
    const char *eight = TEXT(arena, ALL "tables:\n  t: {title: T, corner: C, population: all, rows: ", rows,
                             ", columns: {label: N}}\n");
    struct little_case given = {.spec = eight};
    struct little *little = little_plan(&given);
    little_fine(little);
    ck_assert_uint_eq(little->plan->cubes[little->plan->tables[0].cells[0].numerator.cube].n_conditions, 8);
    little_close(little);
    given.spec = TEXT(
        arena,
        ALL "tables:\n  t: {title: T, corner: C, population: all, rows: {label: L, where: amount > 0, each: ", rows,
        "}, columns: {label: N}}\n");
    little = little_plan(&given);
    little_told_spec(little, MSG_PLAN_TOO_DEEP, "amount > 8");
    little_close(little);
    arena_close(arena);
}
END_TEST

/* Eight on each axis and one of the population are seventeen. */
START_TEST(more_conditions_of_both_axes_than_can_be_counted) {
    struct arena *arena = arena_open();
    const char *rows = "{label: L}", *columns = "{label: L}";
    for (int64_t i = 8; i > 0; i--) {
        rows = TEXT(arena, "{label: L, where: amount > ", text_from_int(arena, i), ", each: ", rows, "}");
        columns = TEXT(arena, "{label: L, where: other_amount > ", text_from_int(arena, i), ", each: ", columns, "}");
    }
    const struct little_case given = {.spec = TEXT(arena,
                                                   "populations: {north: {from: log, where: region = 'North'}}\n"
                                                   "tables:\n  t: {title: T, corner: C, population: north, rows: ",
                                                   rows, ", columns: ", columns, "}\n")};
    struct little *little = little_plan(&given);
    little_told_spec(little, MSG_PLAN_TOO_DEEP, "other_amount > 8");
    little_close(little);
    arena_close(arena);
}
END_TEST

/* Nothing can be made of a count and a percentage together; a mean is neither. */
START_TEST(numbers_of_different_kinds) {
#define P "{label: N}, {label: P, percent: {of: kind = 'Complaint'}}, {label: M, mean: other_amount}, {label: R, rate: [n, n], per: 10}, "
    refused(TABLE("{by: region}", "[" P "{label: D, difference: [n, p]}]"), MSG_PLAN_UNLIKE, "p]}]");
    refused(TABLE("{by: region}", "[" P "{label: D, add: [n, n, p]}]"), MSG_PLAN_UNLIKE, "p]}]");
    refused(TABLE("{by: region}", "[" P "{label: D, share: [m, n]}]"), MSG_PLAN_UNLIKE, "n]}]");
    refused(TABLE("{by: region}", "[" P "{label: D, rate: [n, p], per: 1}]"), MSG_PLAN_UNLIKE, "p], per: 1");
    refused(TABLE("[" P "{label: D, difference: [n, p]}]", "{by: region}"), MSG_PLAN_UNLIKE, "p]}], columns");
    refused(TABLE("{by: region}", "[" P "{label: S, rate: [n, n], per: 100}, {label: D, difference: [r, s]}]"), MSG_PLAN_UNLIKE, "s]}]");
}
END_TEST

START_TEST(sums_of_means_and_of_rates) {
    refused(TABLE("{by: region}", "[" P "{label: D, add: [m, m]}]"), MSG_PLAN_NOT_ADDED, "m, m]}]");
    refused(TABLE("{by: region}", "[" P "{label: D, add: [r, r]}]"), MSG_PLAN_NOT_ADDED, "r, r]}]");
    refused(TABLE("[{by: region}, {label: Two, add: [north, south]}]", "[" P "{label: O}]"), MSG_PLAN_NOT_ADDED, "north, south]}]");
}
END_TEST

START_TEST(percentages_of_what_is_not_counted) {
    refused(TABLE("{by: region}", "[" P "{label: D, percent_of_line: p}]"), MSG_PLAN_NOT_COUNTED, "p}]");
    refused(TABLE("{by: region}", "[" P "{label: D, percent_of_line: r}]"), MSG_PLAN_NOT_COUNTED, "r}]");
    refused(TABLE("{by: region}", "[" P "{label: D, percent_of_line: nn}]"), MSG_PLAN_NO_LINE, "nn}]");
    refused(TABLE("{by: region}", "[" P "{label: D, percent_of_line: d}]"), MSG_PLAN_NO_LINE, "d}]");
#undef P
}
END_TEST

static void no_calendar(const char *spec, const char *words) {
    const struct little_case given = {.spec = spec, .no_calendar = true};
    struct little *little = little_plan(&given);
    little_told_spec(little, MSG_PLAN_NO_CALENDAR, words);
    little_close(little);
}

#define TARGET                                                                                                         \
    "targets:\n  timescale: {source: stages, by: stage, limits: [{for: Stage 1, start: started, stop: completed, "     \
    "working_days: 5}]}\n"
#define MORE(rest)                                                                                                     \
    "sources:\n  more:\n    title: More\n    key: ref\n    dates: yyyy-mm-dd\n    columns: {ref: {type: text}, a: "    \
    "{type: date}, b: {type: date}}\n" rest "populations: {all: {from: more}}\ntables:\n  t: {title: T, corner: C, "   \
                                            "population: all, rows: {label: R}, columns: {label: N}}\n"

START_TEST(working_days_without_a_calendar) {
    no_calendar(TABLE("{label: R, where: \"working_days(received, closed) > 1\"}", "{label: N}"),
                "working_days(received");
    no_calendar("populations: {all: {from: log, where: \"working_days(received, closed) > 1\"}}\n"
                "tables:\n  t: {title: T, corner: C, population: all, rows: {label: R}, columns: {label: N}}\n",
                "working_days(received");
    no_calendar(TARGET
                "populations: {begun: {from: stages}}\n"
                "tables:\n  t: {title: T, corner: C, population: begun, rows: {by: timescale}, columns: {label: N}}\n",
                "timescale: {source");
    no_calendar(TARGET "populations: {begun: {from: stages}}\n"
                       "tables:\n  t: {title: T, corner: C, population: begun, rows: {label: R}, columns: {label: P, "
                       "percent: {of: timescale = 'Met'}}}\n",
                "timescale: {source");
    no_calendar(MORE("    rules: [{that: \"working_days(a, b) > 1\", says: too soon}]\n"), "working_days(a, b)");
}
END_TEST

START_TEST(a_calendar_is_not_asked_for_where_nothing_needs_it) {
    static const struct little_case given = {.spec =
                                                 TARGET "populations: {begun: {from: stages}}\n"
                                                        "tables:\n  t: {title: T, corner: C, population: begun, rows: "
                                                        "{by: stage}, columns: {label: Days, limit_of: timescale}}\n",
                                             .no_calendar = true};
    struct little *little = little_plan(&given);
    little_fine(little);
    little_close(little);
}
END_TEST

/* --- what no specification can say --- */

/* The table's first row, to be changed. */
static struct model_entry *first_line(struct arena *arena, struct model *model, bool is_row,
                                      struct model_table **ret_table) {
    struct model_table *table = ARENA_NEW(arena, struct model_table);
    struct model_entry *entry = ARENA_NEW(arena, struct model_entry);
    *table = model->tables[0];
    *entry = is_row ? table->rows.entries[0] : table->columns.entries[0];
    *(is_row ? &table->rows : &table->columns) = (struct model_axis){entry, 1};
    model->tables = table;
    *ret_table = table;
    return entry;
}

static void edit_unknown_field(struct arena *arena, struct model *model) {
    struct model_table *table;
    first_line(arena, model, true, &table)->by = "regoin";
}

static void edit_unknown_field_nowhere(struct arena *arena, struct model *model) {
    struct model_table *table;
    first_line(arena, model, true, &table)->by = "regoin";
    table->population = NONE;
}

static void edit_field_without_list(struct arena *arena, struct model *model) {
    struct model_table *table;
    first_line(arena, model, true, &table)->by = "amount";
}

static void edit_chosen(struct arena *arena, struct model *model) {
    struct model_table *table;
    static const char *const only[] = {"Noth"};
    struct model_entry *entry = first_line(arena, model, true, &table);
    struct place *place = ARENA_NEW(arena, struct place);
    *place = entry->by_place;
    entry->only = only;
    entry->only_places = place;
    entry->n_only = 1;
}

static void edit_two_populations(struct arena *arena, struct model *model) {
    struct model_table *table;
    first_line(arena, model, true, &table)->population = 0;
    first_line(arena, model, false, &table)->population = 1;
}

static void edit_no_population(struct arena *arena, struct model *model) {
    struct model_table *table;
    first_line(arena, model, false, &table);
    table->population = NONE;
}

static void edit_two_measures(struct arena *arena, struct model *model) {
    struct model_table *table;
    first_line(arena, model, true, &table)->measure.kind = MEASURE_COUNT;
    first_line(arena, model, false, &table)->measure.kind = MEASURE_COUNT;
}

static void edit_sum(struct arena *arena, struct model *model) {
    struct model_table *table;
    first_line(arena, model, false, &table)->measure.name = "received";
}

static void edit_distinct(struct arena *arena, struct model *model) {
    struct model_table *table;
    first_line(arena, model, false, &table)->measure.name = "topics";
}

static void refused_when(void (*edit)(struct arena *arena, struct model *model), const char *columns,
                         enum message message, const char *words) {
    struct arena *arena = arena_open();
    const struct little_case given = {
        .spec = TEXT(arena, ALL "tables:\n  t: {title: T, corner: C, population: all, rows: {by: region}, columns: ",
                     columns, "}\n"),
        .edit = edit};
    struct little *little = little_plan(&given);
    if (words != NULL)
        little_told_spec(little, message, words);
    else
        little_told(little, message);
    little_close(little);
    arena_close(arena);
}

START_TEST(periods_of_both_axes_or_inside_each_other) {
    static const struct little_case both = {.spec = TABLE("{label: R, period: prior}", "{label: N, period: year_to_date}")};
    struct little *little = little_plan(&both);
    little_told_spec(little, MSG_PLAN_TWO_PERIODS, "year_to_date");
    little_close(little);
    static const struct little_case inside = {
        .spec = TABLE("{label: R, period: prior, each: [{label: A}, {label: B, period: same_period_last_year}]}", "{label: N}")};
    little = little_plan(&inside);
    little_told_spec(little, MSG_PLAN_PERIOD_INSIDE, "same_period_last_year");
    little_close(little);
    /* what is written out is a base for the others, not for another one */
    static const struct little_case literals = {.spec = TABLE("{label: R, period: 2007-04}", "{label: N, period: 2007-05}")};
    little = little_plan(&literals);
    little_told_spec(little, MSG_PLAN_TWO_PERIODS, "2007-05");
    little_close(little);
}
END_TEST

START_TEST(a_name_that_is_nearly_right_is_suggested) {
    static const struct little_case given = {.spec = TABLE("{by: region}", "{label: N}"), .edit = edit_unknown_field};
    struct little *little = little_plan(&given);
    ck_assert_str_eq(little_told(little, MSG_PLAN_NO_COLUMN)->hint, "did you mean 'region'?");
    little_close(little);
    static const struct little_case line = {.spec =
                                                TABLE("[{label: Apples}, {label: B, add: [aples, b]}]", "{label: N}")};
    little = little_plan(&line);
    ck_assert_str_eq(little_told(little, MSG_PLAN_NO_LINE)->hint, "did you mean 'apples'?");
    little_close(little);
}
END_TEST

START_TEST(models_that_no_specification_makes) {
    refused_when(edit_unknown_field, "{label: N}", MSG_PLAN_NO_COLUMN, "region}");
    refused_when(edit_field_without_list, "{label: N}", MSG_PLAN_NOT_CATEGORIES, "region}");
    refused_when(edit_chosen, "{label: N}", MSG_PLAN_NOT_IN_LIST, "region}");
    refused_when(edit_two_populations, "{label: N}", MSG_PLAN_TWO_POPULATIONS, "{label: N}");
    refused_when(edit_two_measures, "{label: N}", MSG_PLAN_TWO_MEASURES, NULL);
    refused_when(edit_sum, "{label: N, sum: amount}", MSG_PLAN_NOT_A_NUMBER, "amount}");
    refused_when(edit_distinct, "{label: N, distinct: amount}", MSG_PLAN_NOT_ONE_VALUE, "amount}");
}
END_TEST

START_TEST(models_without_a_population) {
    refused_when(edit_unknown_field_nowhere, "{label: N}", MSG_PLAN_NO_SOURCE_HAS, "region}");
    static const struct little_case given = {.spec = TABLE("{label: R}", "{label: N}"), .edit = edit_no_population};
    struct little *little = little_plan(&given);
    little_told_spec(little, MSG_PLAN_NO_POPULATION, "{label: R}");
    little_close(little);
}
END_TEST

TCase *refusal_tests(void) {
    TCase *tests = tcase_create("refusals");
    tcase_add_test(tests, lists_that_differ);
    tcase_add_test(tests, lines_beside_categories_that_cannot_be);
    tcase_add_test(tests, orders_that_cannot_be);
    tcase_add_test(tests, lines_that_are_not_there);
    tcase_add_test(tests, lines_of_one_name);
    tcase_add_test(tests, lines_of_themselves);
    tcase_add_test(tests, numbers_of_different_kinds);
    tcase_add_test(tests, sums_of_means_and_of_rates);
    tcase_add_test(tests, percentages_of_what_is_not_counted);
    tcase_add_test(tests, percentages_over_periods);
    tcase_add_test(tests, percentages_of_a_period_alone);
    tcase_add_test(tests, differences_of_two_kinds);
    tcase_add_test(tests, values_that_are_not_one_or_no_number);
    tcase_add_test(tests, control_charts_that_are_not_lawful);
    tcase_add_test(tests, more_fields_than_can_be_counted);
    tcase_add_test(tests, more_conditions_than_can_be_counted);
    tcase_add_test(tests, more_conditions_of_both_axes_than_can_be_counted);
    tcase_add_test(tests, working_days_without_a_calendar);
    tcase_add_test(tests, a_calendar_is_not_asked_for_where_nothing_needs_it);
    tcase_add_test(tests, periods_of_both_axes_or_inside_each_other);
    tcase_add_test(tests, a_name_that_is_nearly_right_is_suggested);
    tcase_add_test(tests, models_that_no_specification_makes);
    tcase_add_test(tests, models_without_a_population);
    return tests;
}
