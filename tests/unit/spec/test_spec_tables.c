/* Rows and columns: kinds of lines, measures, populations, names in the sources that cells count. */
#include "base/text.h"
#include "spec_fixture.h"

#include <string.h>

#define TABLE(population, rows, columns)                                                                               \
    "tables:\n  t:\n    title: T\n    corner: C\n" population "    rows: " rows "\n    columns: " columns "\n"
#define OF_LOG "    population: received\n"
#define OF_STEPS "    population: steps_begun\n"
#define NUMBER "{label: N, count: records}"

/* Rows stand in line 8, columns in line 9 where the table gives a population; else 7 and 8. */
static const struct spec_expectation refusals[] = {
    {TABLE(OF_LOG, "{by: regoin}", NUMBER), MSG_SPEC_NO_COLUMN, 8, 16, 6, "'region'"},
    {TABLE(OF_LOG, "{by: amount}", NUMBER), MSG_SPEC_COLUMN_KIND, 8, 16, 6, NULL},
    {TABLE(OF_STEPS, "{by: stage, labels: lang}", NUMBER), MSG_SPEC_NO_VARIANT, 8, 31, 4, "'long'"},
    {TABLE(OF_LOG, "{by: region, only: [North, Suoth]}", NUMBER), MSG_SPEC_NO_CATEGORY, 8, 38, 5, "'South'"},
    {TABLE(OF_LOG, "{by: region, nets: {label: Both, of: [North, Suoth]}}", NUMBER), MSG_SPEC_NO_CATEGORY, 8, 56, 5, "'South'"},
    {TABLE(OF_LOG, "{by: region, nets: {label: Both, of: [North, North]}}", NUMBER), MSG_SPEC_REPEATED, 8, 56, 5, NULL},
    {TABLE(OF_LOG, "{by: region, nets: {of: [North]}}", NUMBER), MSG_SPEC_MISSING_KEY, 8, 30, 0, "label"},
    {TABLE(OF_LOG, "{by: region, rest: Others}", NUMBER), MSG_SPEC_KEY_ALONE, 8, 30, 6, NULL},
    {TABLE(OF_LOG, "{by: region, sort: {by: n, order: big}}", NUMBER), MSG_SPEC_CHOICE, 8, 45, 3, NULL},
    {TABLE(OF_LOG, "{by: region, sort: {order: largest}}", NUMBER), MSG_SPEC_MISSING_KEY, 8, 30, 0, "by"},
    {TABLE(OF_LOG, "{by: region, subtotals: grups}", NUMBER), MSG_SPEC_CHOICE, 8, 35, 5, "'groups'"},
    {TABLE(OF_LOG, "{by: region, where: kind = 'x'}", NUMBER), MSG_EXPR_CATEGORY, 8, 38, 3, NULL},
    {TABLE(OF_LOG, "{by: region, total: {id: t}}", NUMBER), MSG_SPEC_MISSING_KEY, 8, 31, 0, "label"},
    {TABLE(OF_LOG, "{by: region, total: \"{period}\"}", NUMBER), MSG_SPEC_TOKEN, 8, 32, 8, NULL},
    {TABLE(OF_LOG, "{by: region, sort: biggest}", NUMBER), MSG_SPEC_CHOICE, 8, 30, 7, "largest"},
    {TABLE(OF_LOG, "{by: region, label: L}", NUMBER), MSG_SPEC_KEY_NOT_HERE, 8, 31, 1, NULL},
    {TABLE(OF_LOG, "{by: region}", "{label: N, sort: largest}"), MSG_SPEC_KEY_NOT_HERE, 9, 31, 7, NULL},
    {TABLE(OF_LOG, "{by: region}", "{count: records}"), MSG_SPEC_MISSING_KEY, 9, 14, 0, "label"},
    {TABLE(OF_LOG, "{by: region}", "{label: N, sum: amout}"), MSG_SPEC_NO_COLUMN, 9, 30, 5, "'amount'"},
    {TABLE(OF_LOG, "{by: region}", "{label: N, sum: received}"), MSG_SPEC_COLUMN_KIND, 9, 30, 8, NULL},
    {TABLE(OF_LOG, "{by: region}", "{label: N, count: records, sum: amount}"), MSG_SPEC_TWO_MEASURES, 9, 46, 6, NULL},
    {TABLE(OF_LOG, "{by: region}", "{label: N, percent: {of: amuont > 1}}"), MSG_EXPR_NAME, 9, 39, 6, "amount"},
    {TABLE(OF_LOG, "{by: region}", "{label: N, percent: {of: amount > 1, out_of: amount}}"), MSG_EXPR_KIND, 9, 59, 6,
     NULL},
    {TABLE(OF_LOG, "{by: region}", "{label: N, percent: {out_of: amount > 1}}"), MSG_SPEC_MISSING_KEY, 9, 34, 0, "of"},
    {TABLE(OF_LOG, "{by: region}", "{label: N, percent_of: total}"), MSG_SPEC_CHOICE, 9, 37, 5, "column_total"},
    {TABLE(OF_LOG, "{by: region}", "{label: N, limit_of: sped}"), MSG_SPEC_NO_SUCH, 9, 35, 4, "'speed'"},
    {TABLE(OF_LOG, "{by: region}", "{label: N, period: piror}"), MSG_SPEC_PERIOD, 9, 33, 5, "'prior'"},
    {TABLE(OF_LOG, "{by: region}", "{label: N, period: 2007/09}"), MSG_SPEC_PERIOD, 9, 33, 7, "same_period_last_year"},
    {TABLE(OF_LOG, "{by: region}", "[" NUMBER ", {label: D, share: [n, n], period: 2007/08}]"),
     MSG_SPEC_KEY_NOT_HERE, 9, 77, 7, NULL},
    {TABLE(OF_LOG, "{by_period: {}}", NUMBER), MSG_SPEC_MISSING_KEY, 8, 23, 0, "last"},
    {TABLE(OF_LOG, "{by_period: {last: 0}}", NUMBER), MSG_SPEC_RANGE, 8, 30, 1, NULL},
    {TABLE(OF_LOG, "{by_period: {unit: week}}", NUMBER), MSG_SPEC_CHOICE, 8, 30, 4, "month"},
    {TABLE(OF_LOG, "{by_period: {last: 3}, label: L}", NUMBER), MSG_SPEC_KEY_NOT_HERE, 8, 41, 1, NULL},
    {TABLE(OF_LOG, "{by_period: {last: 3}, period: prior}", NUMBER), MSG_SPEC_KEY_NOT_HERE, 8, 42, 5, NULL},
    {TABLE(OF_LOG, "{by: region}", "[" NUMBER ", {label: R, revised: prior}]"), MSG_SPEC_MISSING_KEY, 9, 43, 0, "of"},
    {TABLE(OF_LOG, "{by: region}", "[" NUMBER ", {label: C, percent_change: n}]"), MSG_SPEC_COUNT, 9, 70, 0, NULL},
    {TABLE(OF_LOG, "{by: region}", "{label: N, notes: frist}"), MSG_SPEC_NO_SUCH, 9, 32, 5, "'first'"},
    {TABLE(OF_LOG, "{by: region}", "[" NUMBER ", {label: P, as_published: piror, of: n}]"), MSG_SPEC_NO_SUCH, 9, 68, 5,
     "'prior'"},
    {TABLE(OF_LOG, "{by: region}", "[" NUMBER ", {label: P, as_published: prior}]"), MSG_SPEC_MISSING_KEY, 9, 43, 0,
     "of"},
    {TABLE(OF_LOG, "{by: region}", "[" NUMBER ", {label: D, difference: [n]}]"), MSG_SPEC_COUNT, 9, 66, 0, NULL},
    {TABLE(OF_LOG, "{by: region}", "[" NUMBER ", {label: D, share: [n, n, n]}]"), MSG_SPEC_COUNT, 9, 61, 0, NULL},
    {TABLE(OF_LOG, "{by: region}", "[" NUMBER ", {label: D, share: [n, n], where: amount > 1}]"), MSG_SPEC_KEY_NOT_HERE,
     9, 76, 0, NULL},
    {TABLE(OF_LOG, "{by: region}", "[" NUMBER ", {label: D, share: [n, n], difference: [n, n]}]"),
     MSG_SPEC_KEY_NOT_HERE, 9, 61, 0, NULL},
    {TABLE(OF_LOG, "{by: region}", "{label: N, of: x}"), MSG_SPEC_KEY_NOT_HERE, 9, 29, 1, NULL},
    {TABLE(OF_LOG, "{by: region, each: [{label: A, where: amount > 1}, {by: knid}]}", NUMBER), MSG_SPEC_NO_COLUMN, 8,
     67, 4, "'kind'"},
    {TABLE(OF_LOG, "{by: region, population: received, each: {label: A, population: received}}", NUMBER),
     MSG_SPEC_GIVEN_TWICE, 8, 75, 8, NULL},
    {TABLE(OF_LOG, "{by: region, population: received}", "{label: N, population: received}"), MSG_SPEC_GIVEN_TWICE, 9,
     37, 8, "remove one"},
    {TABLE(OF_LOG, "[{by: region}, {label: R, sum: amount}]", NUMBER), MSG_SPEC_GIVEN_TWICE, 9, 32, 7, "remove one"},
    {TABLE("", "{by: region}", NUMBER), MSG_SPEC_NO_POPULATION, 7, 11, 0, "give the table"},
    {TABLE("", "{by: region}", "[{label: N, population: received}, {label: S, population: steps_begun}]"),
     MSG_SPEC_NO_COLUMN, 7, 16, 6, NULL},
    {TABLE("    population: recieved\n", "{by: regoin}", NUMBER), MSG_SPEC_NO_SUCH, 7, 17, 8, "'received'"},
    {"tables: {t: {title: T, corner: C, population: received, rows: {by: region}}}\n", MSG_SPEC_MISSING_KEY, 3, 10, 1,
     "columns:"},
    {"tables: {t: {title: T, corner: C, text: {columns: [A], rows: [[a, b], [c]]}}}\n", MSG_SPEC_ROW_LENGTH, 3, 71, 0,
     "label"},
    {"tables: {t: {title: T, corner: C, text: {columns: [A], rows: [a, b]}}}\n", MSG_SPEC_TYPE, 3, 63, 0, NULL},
    {"tables: {t: {title: T, corner: C, population: received, text: {columns: [A], rows: [[a, b]]}}}\n",
     MSG_SPEC_KEY_NOT_HERE, 3, 47, 8, NULL},
    {"tables: {one: {title: T, corner: C, text: {columns: [A], rows: [[a, b]]}}}\n", MSG_SPEC_DEFINED_TWICE, 3, 10, 3,
     NULL},
};

START_TEST(test_refusal) {
    struct spec_expectation expected = refusals[_i];
    enum status status = spec_try_with_base(expected.text);
    bool is_two = strstr(expected.text, "rows: [a, b]}}}") != NULL; /* a text in place of a list is told for each */
    if (is_two)
        ck_assert_uint_eq(diags_count(spec_diags), 2);
    else
        spec_expect(&expected, status);
}
END_TEST

/* "Two named places": the message names the other one. */
START_TEST(test_both_places) {
    spec_try_with_base(TABLE(OF_LOG, "[{by: region}, {label: R, sum: amount}]", NUMBER));
    ck_assert_ptr_nonnull(strstr(diags_at(spec_diags, 0)->sentence, "line 8, column 42"));
    spec_try_with_base("lists: {kinds: {categories: [A]}}\n");
    ck_assert_ptr_nonnull(strstr(diags_at(spec_diags, 0)->sentence, "base.yaml:4"));
}
END_TEST

/* The message of the contract (docs/command-line.md), word for word. */
START_TEST(test_shown) {
    spec_try_with_base(TABLE(OF_LOG, "{by: regoin}", NUMBER));
    ck_assert_str_eq(spec_messages(), "a.yaml:8:16: error: no column 'regoin' in source 'log'\n"
                                      "    8 |     rows: {by: regoin}\n"
                                      "      |                ^~~~~~ did you mean 'region'?  [SPEC012]\n");
}
END_TEST

TCase *spec_tables_case(void) {
    TCase *test_case = spec_case("tables");
    tcase_add_loop_test(test_case, test_refusal, 0, sizeof refusals / sizeof *refusals);
    tcase_add_test(test_case, test_both_places);
    tcase_add_test(test_case, test_shown);
    return test_case;
}
