/* Percentages that leave categories out of their base. */
#include "test_tabulate.h"

#include "base/text.h"
#include "little_report.h"

/* Outcomes: Upheld 4 (North 3, South 1), Rejected 3 (North 1, South 2), Withdrawn 2 (one each), and j in the North has none. */
#define LOG                                                                                                            \
    "ref,region,outcome,topics\na,North,Upheld,Delay\nb,North,Upheld,Delay;Bias\nc,North,Upheld,\nd,South,Upheld,\n"   \
    "e,North,Rejected,\nf,South,Rejected,\ng,South,Rejected,\nh,North,Withdrawn,\ni,South,Withdrawn,\nj,North,,\n"
#define SPEC(rows, columns)                                                                                            \
    "populations: {all: {from: log, label: items}}\n"                                                                  \
    "tables:\n  t: {title: T, corner: C, population: all, rows: " rows ", columns: " columns "}\n"
#define KNOWN(base) "{label: Known, percent_of: " base ", leaving_out: Withdrawn}"

static void expect(const char *spec, const char *drawn) {
    const struct little_case given = {.spec = spec, .log = LOG};
    little_expect(&given, drawn);
}

static struct little *reported(const char *spec) {
    static struct little_case given;
    given = (struct little_case){.spec = spec, .log = LOG};
    struct little *little = little_report(&given);
    little_fine(little);
    return little;
}

/* --- beside each other --- */

#define BESIDE                                                                                                         \
    SPEC("{by: outcome, missing: Not recorded, total: Total}",                                                         \
         "[{label: N}, {label: \"% of total\", percent_of: column_total},"                                             \
         " {id: stayed, label: \"% not withdrawn\", percent_of: column_total, leaving_out: Withdrawn},"                \
         " {id: decided, label: \"% decided\", percent_of: column_total, leaving_out: [Withdrawn, Not recorded]}]")

/* Of 10 records 8 were not withdrawn, and 7 were decided: 4 of 8, 4 of 7. */
START_TEST(bases_with_and_without_stand_side_by_side) {
    expect(BESIDE, "C | N | % of total | % not withdrawn | % decided\nUpheld | 4 | 40.0% | 50.0% | 57.1%\n"
                   "Rejected | 3 | 30.0% | 37.5% | 42.9%\nWithdrawn | 2 | 20.0% | [z] | [z]\n"
                   "Not recorded | 1 | 10.0% | 12.5% | [z]\nTotal | 10 | 100.0% | 100.0% | 100.0%\n");
}
END_TEST

START_TEST(each_base_is_said_beneath) {
    struct little *little = reported(BESIDE);
    const struct table *table = little_table(little, "t");
    ck_assert_str_eq(table->base, "Base: 10 items");
    ck_assert_uint_eq(table->n_remarks, 2);
    ck_assert_str_eq(table->remarks[0], "'% not withdrawn' is out of 8 of 10 items: 2 are left out (Withdrawn)");
    ck_assert_str_eq(table->remarks[1], "'% decided' is out of 7 of 10 items: 3 are left out (Withdrawn, Not recorded)");
    little_close(little);
}
END_TEST

/* All four totals are held against the lines that are left in: 3 of numbers and plain percentages, and the others without their own. */
START_TEST(what_is_left_in_foots) {
    struct little *little = reported(BESIDE);
    const struct table *table = little_table(little, "t");
    ck_assert_int_eq(little_check(little, "foots:t")->outcome, CHECK_PASSED);
    ck_assert_str_eq(little_check(little, "foots:t")->detail, "4 totals");
    ck_assert_uint_eq(table->relations[0].n_parts, 4);
    ck_assert_uint_eq(table->relations[2].n_parts, 3);
    ck_assert_uint_eq(table->relations[3].n_parts, 2);
    const struct cell *cell = little_cell(little, "t", "upheld", "decided");
    ck_assert_int_eq(cell->value.numerator, 4);
    ck_assert_int_eq(cell->value.denominator, 7);
    ck_assert_int_eq(little_cell(little, "t", "withdrawn", "decided")->unit, UNIT_PERCENT);
    little_close(little);
}
END_TEST

/* --- of each total --- */

/* The North has 6, of which 5 have an outcome; the South has 4. One remark is of both. */
START_TEST(each_column_has_a_base_of_its_own) {
    static const char spec[] = SPEC("{by: outcome, missing: None}",
                                    "{by: region, only: [North, South], each: [{label: N}, {label: Known, percent_of: column_total, leaving_out: None}]}");
    expect(spec, "C | North > N | North > Known | South > N | South > Known\nUpheld | 3 | 60.0% | 1 | 25.0%\n"
                 "Rejected | 1 | 20.0% | 2 | 50.0%\nWithdrawn | 1 | 20.0% | 1 | 25.0%\nNone | 1 | [z] | 0 | [z]\n");
    struct little *little = reported(spec);
    ck_assert_uint_eq(little_table(little, "t")->n_remarks, 1);
    ck_assert_str_eq(little_table(little, "t")->remarks[0], "'Known' is out of 9 of 10 items: 1 is left out (None)");
    little_close(little);
}
END_TEST

/* Without Withdrawn the North has 5 (one of them without an outcome), the South 3. */
START_TEST(of_the_row_and_of_the_table) {
    expect(SPEC("{by: region, total: All}", "{by: outcome, percent_of: row_total, leaving_out: [Withdrawn], total: All}"),
           "C | Upheld | Rejected | Withdrawn | All\nNorth | 60.0% | 20.0% | [z] | 100.0%\nSouth | 33.3% | 66.7% | [z] | 100.0%\n"
           "East | [z] | [z] | [z] | [z]\nAll | 50.0% | 37.5% | [z] | 100.0%\n");
    expect(SPEC("{by: region, only: [North, South]}", "{by: outcome, percent_of: table_total, leaving_out: [Withdrawn], total: All}"),
           "C | Upheld | Rejected | Withdrawn | All\nNorth | 37.5% | 12.5% | [z] | 62.5%\nSouth | 12.5% | 25.0% | [z] | 37.5%\n");
    /* of both axes: neither withdrawn nor in the South, which is 5, j among them */
    expect(SPEC("{by: outcome, percent_of: table_total, leaving_out: [Withdrawn, South]}", "{by: region, only: [North, South], total: {label: All, of: chosen}}"),
           "C | North | South | All\nUpheld | 60.0% | [z] | 60.0%\nRejected | 20.0% | [z] | 20.0%\nWithdrawn | [z] | [z] | [z]\n");
}
END_TEST

START_TEST(within_the_outer_lines) {
    expect(SPEC("{by: region, only: [North, South], each: {by: outcome, missing: None, total: All}}", KNOWN("subtable_total")),
           "C | Known\nNorth > Upheld | 60.0%\nNorth > Rejected | 20.0%\nNorth > Withdrawn | [z]\nNorth > None | 20.0%\n"
           "North > All | 100.0%\nSouth > Upheld | 33.3%\nSouth > Rejected | 66.7%\nSouth > Withdrawn | [z]\nSouth > All | 100.0%\n");
}
END_TEST

/* --- lines of several --- */

START_TEST(nets_count_what_is_left_in) {
    expect(SPEC("{by: outcome, missing: None, nets: [{label: Both, of: [Upheld, Withdrawn]}, {label: Gone, of: [Withdrawn]}]}",
                "[{label: N}, " KNOWN("column_total") "]"),
           "C | N | Known\nUpheld | 4 | 50.0%\nRejected | 3 | 37.5%\nWithdrawn | 2 | [z]\nBoth | 6 | 50.0%\nGone | 2 | [z]\nNone | 1 | 12.5%\n");
}
END_TEST

START_TEST(a_rest_counts_what_is_left_in) {
    expect(SPEC("{by: outcome, top: 1, rest: Others, missing: None, total: All}", "[{label: N}, " KNOWN("column_total") "]"),
           "C | N | Known\nUpheld | 4 | 50.0%\nOthers | 5 | 37.5%\nNone | 1 | 12.5%\nAll | 10 | 100.0%\n");
    expect(SPEC("{by: outcome, top: 2, rest: Others}", "[{label: N}, " KNOWN("column_total") "]"),
           "C | N | Known\nUpheld | 4 | 50.0%\nRejected | 3 | 37.5%\nOthers | 2 | [z]\n");
}
END_TEST

START_TEST(sorted_by_it_what_is_left_out_stands_last) {
    expect(SPEC("{by: outcome, sort: {by: known, order: smallest}}", "[{label: N}, " KNOWN("column_total") "]"),
           "C | N | Known\nRejected | 3 | 37.5%\nUpheld | 4 | 50.0%\nWithdrawn | 2 | [z]\n");
}
END_TEST

/* A line that is cut by something else has all records in it: of the base it is no part. */
START_TEST(a_line_beside_the_categories_has_none) {
    expect(SPEC("[{by: outcome}, {label: North, where: region = 'North'}]", "[{label: N}, " KNOWN("column_total") "]"),
           "C | N | Known\nUpheld | 4 | 50.0%\nRejected | 3 | 37.5%\nWithdrawn | 2 | [z]\nNorth | 6 | [z]\n");
}
END_TEST

/* --- in other periods, in the rules --- */

#define FLOW                                                                                                           \
    "populations: {got: {label: received, from: log, where: received in period}}\n"                                    \
    "tables:\n  t: {title: T, corner: C, population: got, rows: {by: region, total: All}, columns: "
#define KNOWN_HERE "{label: Known, percent_of: column_total, leaving_out: East}"
#define TWO_YEARS                                                                                                      \
    "ref,region,received\na,North,2007-05-01\nb,South,2007-05-01\nc,East,2007-05-01\n"                                 \
    "d,North,2006-05-01\ne,South,2006-05-01\nf,South,2006-05-01\ng,South,2006-05-01\nh,East,2006-05-01\n"

/* 1 of 2 this year; 1 of 4 the year before. */
START_TEST(another_period_has_a_base_of_its_own) {
    static const struct little_case given = {.spec = FLOW "[{label: Known, percent_of: column_total, leaving_out: East},"
                                                          " {label: Known before, percent_of: column_total, leaving_out: East, period: prior}]}\n",
                                             .log = TWO_YEARS};
    little_expect(&given, "C | Known | Known before\nNorth | 50.0% | 25.0%\nSouth | 50.0% | 75.0%\nEast | [z] | [z]\nAll | 100.0% | 100.0%\n");
    struct little *little = little_report(&given);
    ck_assert_str_eq(little_table(little, "t")->remarks[0], "'Known' is out of 2 of 3 received: 1 is left out (East)");
    ck_assert_str_eq(little_table(little, "t")->remarks[1], "'Known before' is out of 4 of 5 received: 1 is left out (East)");
    little_close(little);
}
END_TEST

/* Two headers that are alike: the remarks say which period each is of. */
START_TEST(bases_of_one_name_say_their_period) {
    static const struct little_case given = {.spec = FLOW "[{id: now, label: Now, each: " KNOWN_HERE "}, {id: before, label: Before, period: prior, each: " KNOWN_HERE "}]}\n",
                                             .log = TWO_YEARS};
    struct little *little = little_report(&given);
    little_fine(little);
    ck_assert_uint_eq(little_table(little, "t")->n_remarks, 2);
    ck_assert_str_eq(little_table(little, "t")->remarks[0], "'Known' in 2007/08 is out of 2 of 3 received: 1 is left out (East)");
    ck_assert_str_eq(little_table(little, "t")->remarks[1], "'Known' in 2006/07 is out of 4 of 5 received: 1 is left out (East)");
    little_close(little);
}
END_TEST

START_TEST(a_rule_tells_the_step) {
    struct little *little = reported(SPEC("{by: outcome, missing: None}", "[{label: N}, {label: Known, percent_of: column_total, leaving_out: [Withdrawn, None]}]"));
    ck_assert_uint_eq(little->report->n_rules, 2);
    const struct counting_rule *rule = &little->report->rules[1];
    ck_assert_str_eq(rule->label, "Items, % of the column's total, leaving out Withdrawn, None");
    ck_assert_uint_eq(rule->n_steps, 3);
    ck_assert_str_eq(rule->steps[1].text, "outcome is not null");
    ck_assert_int_eq(rule->steps[1].left, 9);
    ck_assert_str_eq(rule->steps[2].text, "outcome not in ('Withdrawn')");
    ck_assert_int_eq(rule->steps[2].left, 7);
    little_close(little);
}
END_TEST

/* --- what is refused or warned of --- */

static void told(const char *spec, enum message message, const char *words, const char *hint) {
    const struct little_case given = {.spec = spec};
    struct little *little = little_plan(&given);
    little_told_spec(little, message, words);
    if (hint != NULL) ck_assert_str_eq(little_told(little, message)->hint, hint);
    little_close(little);
}

START_TEST(what_no_line_has_cannot_be_left_out) {
    told(SPEC("{by: outcome}", "{label: Known, percent_of: column_total, leaving_out: [Withdrwan]}"), MSG_PLAN_LEAVES_OUT_NONE, "Withdrwan",
         "did you mean 'Withdrawn'?");
    /* outcomes are those of the columns, and the total of a column is across rows */
    told(SPEC("{by: region}", "{by: outcome, each: {label: Known, percent_of: column_total, leaving_out: [Withdrawn]}}"), MSG_PLAN_LEAVES_OUT_NONE,
         "Withdrawn]", "name a category of the lines `by` that the total counts, or the label of their `missing`");
    told(SPEC("{by: topics}", "{label: Known, percent_of: column_total, leaving_out: [Delay]}"), MSG_PLAN_LEAVES_OUT_MANY, "Delay]", NULL);
    told(SPEC("{by: outcome}", "{label: Known, leaving_out: [Withdrawn]}"), MSG_SPEC_KEY_NOT_HERE, "[Withdrawn]", NULL);
}
END_TEST

START_TEST(a_header_says_its_base) {
    told(SPEC("{by: outcome}", "{label: \"% of total\", percent_of: column_total, leaving_out: [Withdrawn]}"), MSG_PLAN_BASE_UNSAID, "\"% of total\"",
         "say it, for example '% of known'");
    told(SPEC("{by: outcome}", "{label: \"Per cent of the 12 in all\", percent_of: column_total, leaving_out: [Withdrawn]}"), MSG_PLAN_BASE_UNSAID,
         "\"Per cent", NULL);
    told(SPEC("{by: outcome}", "[{label: \"% of items\", percent_of: column_total}, {id: b, label: \"% of items\", percent_of: column_total, leaving_out: [Withdrawn]}]"),
         MSG_PLAN_BASE_UNSAID, "\"% of items\", percent_of: column_total, leaving_out", NULL);
    struct little *little = reported(BESIDE);
    ck_assert(!little_has_told(little, MSG_PLAN_BASE_UNSAID));
    little_close(little);
}
END_TEST

TCase *left_out_tests(void) {
    TCase *tests = tcase_create("left out of a base");
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, bases_with_and_without_stand_side_by_side);
    tcase_add_test(tests, each_base_is_said_beneath);
    tcase_add_test(tests, what_is_left_in_foots);
    tcase_add_test(tests, each_column_has_a_base_of_its_own);
    tcase_add_test(tests, of_the_row_and_of_the_table);
    tcase_add_test(tests, within_the_outer_lines);
    tcase_add_test(tests, nets_count_what_is_left_in);
    tcase_add_test(tests, a_rest_counts_what_is_left_in);
    tcase_add_test(tests, sorted_by_it_what_is_left_out_stands_last);
    tcase_add_test(tests, a_line_beside_the_categories_has_none);
    tcase_add_test(tests, another_period_has_a_base_of_its_own);
    tcase_add_test(tests, bases_of_one_name_say_their_period);
    tcase_add_test(tests, a_rule_tells_the_step);
    tcase_add_test(tests, what_no_line_has_cannot_be_left_out);
    tcase_add_test(tests, a_header_says_its_base);
    return tests;
}
