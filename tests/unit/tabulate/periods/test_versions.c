/* Definitions that change on a day: the version in force at the end of each cell's period. Counted by hand from seven records:
 *
 *     a  received 10 June 2007, East, no area    d  received 2 April 2008, East, N1      f  received 30 June 2008, no region, S1
 *     b  received 31 March 2008, East, N1        e  received 1 May 2008, West, S1        g  received 15 June 2007, West, no area
 *     c  received 31 March 2008, West, no area
 *
 * Areas took the place of regions on 1 April 2008. */
#include "test_tabulate.h"

#include "little_report.h"

#define RECORDS                                                                                                        \
    "ref,received,region,area,amount\na,2007-06-10,East,,1\nb,2008-03-31,East,N1,2\nc,2008-03-31,West,,4\nd,2008-04-02,East,N1,8\n" \
    "e,2008-05-01,West,S1,16\nf,2008-06-30,,S1,32\ng,2007-06-15,West,,64\n"
#define HEAD                                                                                                           \
    "lists:\n"                                                                                                         \
    "  sides: {categories: [East, West]}\n"                                                                            \
    "  grouped:\n"                                                                                                     \
    "    groups: [{id: north, label: North}, {id: south, label: South}]\n"                                             \
    "    categories: [{label: N1, group: north}, {label: S1, group: south}]\n"                                         \
    "sources:\n"                                                                                                       \
    "  more:\n"                                                                                                        \
    "    title: More\n"                                                                                                \
    "    key: ref\n"                                                                                                   \
    "    dates: yyyy-mm-dd\n"                                                                                          \
    "    columns: {ref: {type: text}, received: {type: date}, region: {type: category, list: sides},\n"                \
    "      area: {type: category, list: grouped}, amount: {type: integer}}\n"                                          \
    "    fields:\n"                                                                                                    \
    "      place: {versions: [{until: 2008-03-31, value: region}, {since: 2008-04-01, value: area}]}\n"                \
    "      worth: {versions: [{until: 2008-03-31, value: amount}, {since: 2008-04-01, value: amount + 100}]}\n"        \
    "populations:\n"                                                                                                   \
    "  received: {from: more, where: received in period}\n"                                                            \
    "  placed: {from: more, where: received in period and place is not null}\n"                                        \
    "  narrower: {from: more, versions: [{until: 2008-03-31, where: received in period},\n"                            \
    "    {since: 2008-04-01, where: received in period and region is not null}]}\n"
#define TABLE "tables:\n  t:\n    title: T\n    corner: C\n"

static void expect_in(const char *period, const char *spec, const char *drawn) {
    const struct little_case given = {.spec = spec, .more = RECORDS, .period = period};
    little_expect(&given, drawn);
}

START_TEST(a_table_by_a_field_with_versions) {
    const char *spec = HEAD TABLE "    population: received\n    rows: {by: place, missing: Nowhere, total: All}\n    columns: {label: N}\n";
    expect_in("2007/08 Q4", spec, "C | N\nEast | 1\nWest | 1\nAll | 2\n");
    expect_in("2008/09 Q1", spec, "C | N\nN1 | 1\nS1 | 2\nAll | 3\n");
    expect_in("2008-03-31..2008-04-01", spec, "C | N\nN1 | 1\nS1 | 0\nNowhere | 1\nAll | 2\n"); /* the version at its end is that of all of it */
}
END_TEST

/* In one table: this quarter's condition, sum and population are not those of the quarter before it, nor of the same one last year. */
START_TEST(each_column_has_the_version_of_its_period) {
    expect_in("2008/09 Q1",
              HEAD TABLE "    breaks: mark\n    rows: [{label: Placed, population: placed}, {label: Narrower, population: narrower}, {label: Worth, population: received, sum: worth},\n"
                         "      {label: Somewhere, population: received, where: place is not null}]\n"
                         "    columns: [{label: Now}, {label: Prior, period: prior}, {label: Last year, period: same_period_last_year}]\n",
              "C | Now | Prior | Last year\n"
              "Placed | 3 | 2 [b] | 2 [b]\n"
              "Narrower | 2 | 2 [b] | 2 [b]\n"
              "Worth | 356 | 6 [b] | 65 [b]\n" /* 8 + 16 + 32 + 300; 2 + 4; 1 + 64 */
              "Somewhere | 3 | 2 [b] | 2 [b]\n");
}
END_TEST

/* The same words count other records: Prior would be 1 (b alone has an area) if the later version were used for it. */
START_TEST(versions_are_not_one_condition) {
    expect_in("2008/09 Q1",
              HEAD "  anywhere: {from: more, where: place is not null}\n" TABLE
                   "    breaks: mark\n    population: anywhere\n    rows: {label: All records}\n    columns: [{label: Now}, {label: Prior, period: prior}]\n",
              "C | Now | Prior\nAll records | 4 | 6 [b]\n");
}
END_TEST

START_TEST(layers_are_those_of_the_period) {
    const char *spec = HEAD TABLE
        "    layers: {groups_of: place, ungrouped: {id: sides, label: Sides}, whole: {id: all, label: All}}\n"
        "    population: received\n    rows: {by: place, total: Total}\n    columns: {label: N}\n";
    const struct little_case before = {.spec = spec, .more = RECORDS, .period = "2007/08 Q4"};
    struct little *little = little_report(&before);
    little_fine(little);
    ck_assert_uint_eq(little->report->n_tables, 2);
    ck_assert_str_eq(little_drawn(little, "t-sides"), "C | N\nEast | 1\nWest | 1\nTotal | 2\n");
    ck_assert_str_eq(little_drawn(little, "t-all"), "C | N\nAll | 2\n");
    little_close(little);
    const struct little_case after = {.spec = spec, .more = RECORDS, .period = "2008/09 Q1"};
    little = little_report(&after);
    little_fine(little);
    ck_assert_uint_eq(little->report->n_tables, 3);
    ck_assert_str_eq(little_drawn(little, "t-south"), "C | N\nS1 | 2\nTotal | 2\n");
    little_close(little);
}
END_TEST

/* A category that is not in use has a line only where it has records. */
START_TEST(categories_in_use) {
    const char *spec =
        "lists:\n  old_and_new: {categories: [Always, {label: Old, until: 2008-03-31}, {label: New, since: 2008-04-01}]}\n"
        "sources:\n  more:\n    title: More\n    key: ref\n    dates: yyyy-mm-dd\n"
        "    columns: {ref: {type: text}, received: {type: date}, issue: {type: category, list: old_and_new}}\n"
        "populations: {received: {from: more, where: received in period}}\n" TABLE
        "    population: received\n    rows: {by: issue, total: All}\n    columns: {label: N}\n";
    struct little_case given = {.spec = spec, .more = "ref,received,issue\na,2008-03-01,Always\nb,2008-04-01,New\nc,2008-07-01,Old\n"};
    given.period = "2008-03";
    little_expect(&given, "C | N\nAlways | 1\nOld | 0\nAll | 1\n");
    given.period = "2008-04";
    little_expect(&given, "C | N\nAlways | 0\nNew | 1\nAll | 1\n");
    given.period = "2008-07";
    little_expect(&given, "C | N\nAlways | 0\nOld | 1\nNew | 0\nAll | 1\n");
}
END_TEST

TCase *version_tests(void) {
    TCase *tests = tcase_create("versions");
    tcase_add_test(tests, a_table_by_a_field_with_versions);
    tcase_add_test(tests, each_column_has_the_version_of_its_period);
    tcase_add_test(tests, versions_are_not_one_condition);
    tcase_add_test(tests, layers_are_those_of_the_period);
    tcase_add_test(tests, categories_in_use);
    return tests;
}
