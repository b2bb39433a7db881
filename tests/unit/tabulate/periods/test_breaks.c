/* Comparisons over a change of what is counted: refused where they stand, or marked [b] and told; and crosswalks, over which a comparison can
 * be made. Counted by hand from nine records; areas took the place of sides on 1 April 2008:
 *
 *     received in January to March 2008    a East   b East   c West   d Mid   e no side
 *     received in April to June 2008       f N1     g N2     h S1     i S1 */
#include "test_tabulate.h"

#include "base/text.h"
#include "little_report.h"

#include <string.h>

#define RECORDS                                                                                                        \
    "ref,received,side,area\na,2008-01-10,East,\nb,2008-02-01,East,\nc,2008-03-31,West,\nd,2008-03-01,Mid,\ne,2008-03-02,,\n"  \
    "f,2008-04-01,,N1\ng,2008-05-01,,N2\nh,2008-06-01,,S1\ni,2008-06-30,,S1\n"
#define HEAD                                                                                                           \
    "lists:\n"                                                                                                         \
    "  sides: {categories: [East, West, Mid]}\n"                                                                       \
    "  grouped:\n"                                                                                                     \
    "    groups: [{id: north, label: North}, {id: south, label: South}]\n"                                             \
    "    categories: [{label: N1, group: north}, {label: N2, group: north}, {label: S1, group: south}]\n"              \
    "sources:\n"                                                                                                       \
    "  more:\n"                                                                                                        \
    "    title: More\n"                                                                                                \
    "    key: ref\n"                                                                                                   \
    "    dates: yyyy-mm-dd\n"                                                                                          \
    "    columns: {ref: {type: text}, received: {type: date}, side: {type: category, list: sides},\n"                  \
    "      area: {type: category, list: grouped}}\n"                                                                   \
    "    fields:\n"                                                                                                    \
    "      place: {versions: [{until: 2008-03-31, value: side},\n"                                                     \
    "        {since: 2008-04-01, value: area, says: Areas took the place of sides on 1 April 2008}]}\n"                \
    "populations:\n"                                                                                                   \
    "  received: {from: more, where: received in period}\n"                                                            \
    "  placed: {from: more, where: received in period and place is not null}\n"
#define TABLE "tables:\n  t:\n    title: T\n    corner: C\n    population: received\n"
#define MARK "    breaks: mark\n"
#define CROSSWALK(map) "crosswalks: {sides-to-areas: {from: sides, to: grouped, map: " map "}}\n"
#define BY_PLACE "    rows: {by: place, missing: Nowhere, total: All}\n"
#define NOW_AND_PRIOR "    columns: [{label: Now}, {label: Prior, period: prior}, {label: Change, difference: [now, prior]}]\n"

static struct little *report_in(const char *period, const char *spec) {
    const struct little_case given = {.spec = spec, .more = RECORDS, .period = period};
    return little_report(&given);
}

static void expect_in(const char *period, const char *spec, const char *drawn) {
    const struct little_case given = {.spec = spec, .more = RECORDS, .period = period};
    little_expect(&given, drawn);
}

static void expect_remark(const char *spec, const char *remark) {
    struct little *little = report_in("2008/09 Q1", spec);
    little_fine(little);
    const struct table *table = little_table(little, "t");
    ck_assert_uint_eq(table->n_remarks, remark == NULL ? 0 : 1);
    if (remark != NULL) ck_assert_str_eq(table->remarks[0], remark);
    little_close(little);
}

/* --- refused --- */

static void refuse(const char *spec, const char *words, const char *said) {
    const struct little_case given = {.spec = spec, .more = RECORDS, .period = "2008/09 Q1"};
    struct little *little = little_report(&given);
    const struct diag *diag = little_told(little, MSG_PLAN_BREAK);
    little_told_spec(little, MSG_PLAN_BREAK, words);
    ck_assert_msg(strstr(diag->sentence, said) != NULL, "%s", diag->sentence);
    little_close(little);
}

START_TEST(a_comparison_over_a_change_is_refused_where_it_stands) {
    const char *says = "Areas took the place of sides on 1 April 2008";
    refuse(HEAD TABLE BY_PLACE NOW_AND_PRIOR, "prior}, {label: Change", says);
    refuse(HEAD TABLE "    rows: {label: R, where: place is not null}\n" NOW_AND_PRIOR, "prior}, {label: Change", says);
    refuse(HEAD TABLE "    rows: {label: R, population: placed}\n" NOW_AND_PRIOR, "prior}, {label: Change", says);
    refuse(HEAD TABLE "    rows: {label: R, population: placed}\n    columns: [{label: N}, {id: was, label: Was, revised: prior, of: n}]\n",
           "prior, of: n", says);
    refuse(HEAD TABLE "    rows: {by_period: {last: 2}}\n    columns: {label: N, population: placed}\n", "{last: 2}", says);
    refuse(HEAD "  narrower: {label: items, from: more, versions: [{until: 2008-03-31, where: received in period},\n"
                "    {since: 2008-04-01, where: received in period and area is not null}]}\n"
                TABLE "    rows: {label: R, population: narrower}\n" NOW_AND_PRIOR,
           "prior}, {label: Change", "Areas took the place"); /* what is said of that day, where the version itself says nothing */
    refuse("published: {p: {title: the paper, file: published.csv, period: prior}}\n" HEAD TABLE
           "    rows: {label: R, population: placed}\n    columns: [{label: N}, {id: was, label: Was, as_published: p, of: n}]\n",
           "{id: was", says);
}
END_TEST

START_TEST(what_does_not_rest_on_the_change_is_compared) {
    expect_in("2008/09 Q1", HEAD TABLE "    rows: {label: R}\n" NOW_AND_PRIOR, "C | Now | Prior | Change\nR | 4 | 5 | -1\n");
    /* both quarters before the change */
    expect_in("2007/08 Q4", HEAD TABLE "    rows: {label: R, population: placed}\n" NOW_AND_PRIOR, "C | Now | Prior | Change\nR | 4 | 0 | +4\n");
    /* the extract cannot tell of the quarter before: nothing is compared */
    expect_in("2008/09 Q1",
              "extracts: {more: {complete_from: 2008-04-01}}\n" HEAD TABLE "    rows: {label: R, population: placed}\n" NOW_AND_PRIOR,
              "C | Now | Prior | Change\nR | 4 | [x] | [x]\n");
}
END_TEST

/* --- marked --- */

START_TEST(figures_of_before_are_marked) {
    const char *spec = HEAD TABLE MARK BY_PLACE NOW_AND_PRIOR;
    expect_in("2008/09 Q1", spec,
              "C | Now | Prior | Change\nN1 | 1 | [x] | [x]\nN2 | 1 | [x] | [x]\nS1 | 2 | [x] | [x]\nNowhere | 0 | 1 [b] | -1 [b]\nAll | 4 | 5 | -1\n");
    expect_remark(spec, "[b] Areas took the place of sides on 1 April 2008");
    expect_in("2008/09 Q1", HEAD TABLE MARK "    rows: {label: R, population: placed}\n" NOW_AND_PRIOR,
              "C | Now | Prior | Change\nR | 4 | 4 [b] | 0 [b]\n");
    expect_in("2008/09 Q1",
              HEAD TABLE MARK "    rows: {by_period: {last: 3}}\n    columns: [{label: N, population: placed}, {label: All}]\n",
              "C | N | All\nOctober to December 2007 | 0 [b] | 0\nJanuary to March 2008 | 4 [b] | 5\nApril to June 2008 | 4 | 4\n");
}
END_TEST

/* Two figures of before the change stand on one side of it: their difference is one. */
START_TEST(figures_on_one_side_of_a_change) {
    expect_in("2008/09 Q1",
              HEAD TABLE MARK "    rows: [{label: Placed, population: placed}, {label: All}, {label: Share, share: [placed, all]}]\n"
                              "    columns: [{label: Now}, {label: Prior, period: prior}]\n",
              "C | Now | Prior\nPlaced | 4 | 4 [b]\nAll | 4 | 5\nShare | 100.0% | 80.0% [b]\n");
    expect_in("2008/09 Q1",
              HEAD TABLE MARK "    rows: [{id: a, label: A, population: placed}, {id: b, label: B, population: placed, where: side = 'East'},\n"
                              "      {label: Rest, difference: [a, b]}]\n    columns: {label: Prior, period: prior}\n",
              "C | Prior\nA | 4 [b]\nB | 2 [b]\nRest | +2\n");
}
END_TEST

START_TEST(words_of_a_change_over_a_change) {
    const struct little_case given = {.spec = HEAD TABLE MARK "    rows: {label: R, population: placed}\n" NOW_AND_PRIOR
                                              "paper: {parts: [{text: \"It went {{change: t | r | change}}.\"}]}\n",
                                      .more = RECORDS,
                                      .period = "2008/09 Q1"};
    struct little *little = little_report(&given);
    little_fine(little);
    ck_assert_str_eq(words_text(little->arena, &little->report->paper->blocks[0].words), "It went from 4 [b] to 4.");
    little_close(little);
}
END_TEST

/* --- crosswalks --- */

/* East became all of the North, West and Mid the South: the groups can be compared, and S1, which is all of the South; not N1 and N2. */
START_TEST(a_crosswalk_says_what_can_be_compared) {
    const char *head = CROSSWALK("{East: [N1, N2], West: S1, Mid: S1}") HEAD;
    struct arena *arena = arena_open();
    expect_in("2008/09 Q1", TEXT(arena, head, TABLE MARK BY_PLACE NOW_AND_PRIOR),
              "C | Now | Prior | Change\nN1 | 1 | [x] | [x]\nN2 | 1 | [x] | [x]\nS1 | 2 | 2 | 0\nNowhere | 0 | 1 [b] | -1 [b]\nAll | 4 | 5 | -1\n");
    const char *layered = TEXT(arena, head, TABLE "    layers: {groups_of: place, whole: {id: all, label: Everywhere}}\n    rows: {label: R}\n" NOW_AND_PRIOR);
    struct little *little = report_in("2008/09 Q1", layered);
    little_fine(little); /* nothing to mark: it is not refused either */
    ck_assert_str_eq(little_drawn(little, "t-north"), "C | Now | Prior | Change\nR | 2 | 2 | 0\n");
    ck_assert_str_eq(little_drawn(little, "t-south"), "C | Now | Prior | Change\nR | 2 | 2 | 0\n");
    little_close(little);
    arena_close(arena);
}
END_TEST

/* Mid became partly N2, or it is not said what it became: then nothing can be said of what it touches. */
START_TEST(a_crosswalk_that_does_not_say_enough) {
    struct arena *arena = arena_open();
    const char *rest = HEAD TABLE MARK "    rows: {by: place}\n    columns: [{label: Now}, {label: Prior, period: prior}]\n";
    expect_in("2008/09 Q1", TEXT(arena, CROSSWALK("{East: N1, West: S1, Mid: [N2, S1]}"), rest),
              "C | Now | Prior\nN1 | 1 | 2\nN2 | 1 | [x]\nS1 | 2 | [x]\n");
    expect_in("2008/09 Q1", TEXT(arena, CROSSWALK("{East: N1, West: S1}"), rest), "C | Now | Prior\nN1 | 1 | [x]\nN2 | 1 | [x]\nS1 | 2 | [x]\n");
    expect_in("2008/09 Q1", TEXT(arena, CROSSWALK("{East: N1, West: S1, Mid: []}"), rest),
              "C | Now | Prior\nN1 | 1 | 2\nN2 | 1 | [x]\nS1 | 2 | 1\n");
    arena_close(arena);
}
END_TEST

/* --- categories and targets --- */

/* Sides may not be counted as areas, so what is marked [x] adds up to nothing: a table by kind of the same five records is no other count. */
START_TEST(what_cannot_be_compared_agrees_with_anything) {
    struct arena *arena = arena_open();
    static const char *const crosswalks[] = {"", CROSSWALK("{East: [N1, N2], West: S1, Mid: [N2, S1]}")};
    for (size_t i = 0; i < 2; i++) {
        struct little *little = report_in("2008/09 Q1", TEXT(arena, crosswalks[i], HEAD TABLE MARK BY_PLACE NOW_AND_PRIOR
                                                             "  u: {title: U, corner: C, population: received, rows: {by: side, missing: None, total: All},\n"
                                                             "    columns: [{label: Now}, {label: Prior, period: prior}]}\n"));
        little_fine(little);
        ck_assert_str_eq(little_check(little, "agree:received")->detail, "t 4, u 4");
        ck_assert_ptr_null(little_check(little, "agree:received-in-january-to-march-2008"));
        little_close(little);
    }
    arena_close(arena);
}
END_TEST

/* The remark of a change stands at the mark that the table has. */
START_TEST(a_remark_names_the_mark_that_is_shown) {
    expect_remark(HEAD TABLE MARK "    rows: {by: place}\n" NOW_AND_PRIOR, "[x] Areas took the place of sides on 1 April 2008");
    /* what has no place is counted in both, and the change is marked */
    expect_remark(HEAD TABLE MARK BY_PLACE NOW_AND_PRIOR, "[b] Areas took the place of sides on 1 April 2008");
}
END_TEST

/* Sides have no groups: there is nothing to count together in the quarter before areas took their place. */
START_TEST(subtotals_of_groups_where_there_are_some) {
    const char *spec = HEAD TABLE "    rows: {by: place, subtotals: groups, missing: Nowhere, total: All}\n    columns: {label: N}\n";
    expect_in("2008/09 Q1", spec, "C | N\nN1 | 1\nN2 | 1\nNorth | 2\nS1 | 2\nSouth | 2\nAll | 4\n");
    expect_in("2007/08 Q4", spec, "C | N\nEast | 2\nWest | 1\nMid | 1\nNowhere | 1\nAll | 5\n");
}
END_TEST

START_TEST(categories_that_came_into_use) {
    const char *spec =
        "lists:\n  issues2: {categories: [Always, {label: New, since: 2008-04-01}, {label: Old, until: 2008-03-31}]}\n"
        "sources:\n  more:\n    title: More\n    key: ref\n    dates: yyyy-mm-dd\n"
        "    columns: {ref: {type: text}, received: {type: date}, issue: {type: category, list: issues2}}\n"
        "populations: {received: {from: more, where: received in period}}\n" TABLE MARK
        "    rows: {by: issue, total: All}\n    columns: [{label: Now}, {label: Prior, period: prior}]\n";
    const struct little_case given = {
        .spec = spec, .more = "ref,received,issue\na,2008-03-01,Always\nb,2008-04-01,New\nc,2008-03-02,Old\n", .period = "2008/09 Q1"};
    struct little *little = little_report(&given);
    little_fine(little);
    ck_assert_str_eq(little_drawn(little, "t"), "C | Now | Prior\nAlways | 0 | 1\nNew | 1 | 0 [b]\nOld | 0 | 1 [b]\nAll | 1 | 2\n");
    const struct table *table = little_table(little, "t");
    ck_assert_uint_eq(table->n_remarks, 2);
    ck_assert_str_eq(table->remarks[0], "[b] 'New' is in use since 1 April 2008");
    ck_assert_str_eq(table->remarks[1], "[b] 'Old' was in use until 31 March 2008");
    little_close(little);
}
END_TEST

/* The limit of stage 1 changed; that of stage 2 did not. */
START_TEST(targets_whose_limit_changed) {
    const char *spec =
        "targets:\n  speed:\n    title: Timescale\n    source: stages\n    by: stage\n    limits:\n"
        "      - {for: Stage 1, start: started, stop: completed, working_days: 5, until: 2008-03-31}\n"
        "      - {for: Stage 1, start: started, stop: completed, working_days: 10, since: 2008-04-01}\n"
        "      - {for: Stage 2, start: started, stop: completed, working_days: 20}\n"
        "populations: {begun: {from: stages, where: started in period}}\n"
        "tables:\n  t:\n    title: T\n    corner: C\n    population: begun\n    breaks: mark\n    rows: {by: stage, only: [Stage 1, Stage 2]}\n"
        "    columns: [{label: Met, where: speed = 'Met'}, {label: Then, where: speed = 'Met', period: prior}, {label: Begun, period: prior}]\n";
    const struct little_case given = {.spec = spec,
                                      .log = "ref\na\n",
                                      .stages = "ref,stage,started,completed\na,1,2008-01-02,2008-01-04\na,2,2008-01-07,2008-01-10\n",
                                      .period = "2008/09 Q1"};
    struct little *little = little_report(&given);
    little_fine(little);
    ck_assert_str_eq(little_drawn(little, "t"), "C | Met | Then | Begun\nStage 1 | 0 | 1 [b] | 1\nStage 2 | 0 | 1 | 1\n");
    ck_assert_str_eq(little_table(little, "t")->remarks[0], "[b] the limit of 'Timescale' for 'Stage 1' is another one");
    little_close(little);
}
END_TEST

/* Of January to March 1, 1 and 2 have a side, mean 4 / 3; of April and May 1 and 1 an area, mean 1. Over the break it would be 6 / 5. */
START_TEST(limits_end_where_a_definition_changed) {
    const char *spec = HEAD
        "tables:\n  t:\n    title: T\n    corner: Month\n    population: placed\n" MARK "    rows: {by_period: {unit: month, last: 5}}\n"
        "    columns: [{label: Placed, count: records}, {label: Mean, control: mean, of: placed}, {label: Upper, control: upper_limit, of: placed}]\n"
        "charts: {c: {table: t, kind: line, columns: [placed, mean, upper]}}\n";
    expect_in("2008-05", spec,
              "Month | Placed | Mean | Upper\n"
              "January 2008 | 1 [b] | 1.3 [b] | [z]\nFebruary 2008 | 1 [b] | 1.3 [b] | [z]\nMarch 2008 | 2 [b] | 1.3 [b] | [z]\n"
              "April 2008 | 1 | 1.0 | [z]\nMay 2008 | 1 | 1.0 | [z]\n");
    struct little *little = report_in("2008-05", spec);
    const struct table *table = little_table(little, "t");
    const char *const remarks[] = {
        "[b] Areas took the place of sides on 1 April 2008",
        "'Placed' of January 2008 to March 2008 has no limits: its mean is below 5, too few for a control chart",
        "'Placed' of January 2008 to March 2008 stays within what differs by chance: no point signals a change",
        "'Placed' of April 2008 to May 2008 has no limits: its mean is below 5, too few for a control chart",
    };
    for (size_t i = 0; i < sizeof remarks / sizeof *remarks; i++) {
        bool is_told = false;
        for (size_t k = 0; k < table->n_remarks; k++) is_told |= text_equal(table->remarks[k], remarks[i]);
        ck_assert_msg(is_told, "not told: %s", remarks[i]);
    }
    little_close(little);
    /* nothing is said to be lawful that was not asked for: without the mark it is refused */
    little = report_in("2008-05", HEAD
                       "tables:\n  t:\n    title: T\n    corner: Month\n    population: placed\n    rows: {by_period: {unit: month, last: 5}}\n"
                       "    columns: [{label: Placed, count: records}, {label: Mean, control: mean, of: placed}]\n");
    little_told(little, MSG_PLAN_BREAK);
    little_close(little);
}
END_TEST

TCase *break_tests(void) {
    TCase *tests = tcase_create("breaks");
    tcase_add_test(tests, a_comparison_over_a_change_is_refused_where_it_stands);
    tcase_add_test(tests, what_does_not_rest_on_the_change_is_compared);
    tcase_add_test(tests, figures_of_before_are_marked);
    tcase_add_test(tests, figures_on_one_side_of_a_change);
    tcase_add_test(tests, words_of_a_change_over_a_change);
    tcase_add_test(tests, a_crosswalk_says_what_can_be_compared);
    tcase_add_test(tests, a_crosswalk_that_does_not_say_enough);
    tcase_add_test(tests, what_cannot_be_compared_agrees_with_anything);
    tcase_add_test(tests, a_remark_names_the_mark_that_is_shown);
    tcase_add_test(tests, subtotals_of_groups_where_there_are_some);
    tcase_add_test(tests, categories_that_came_into_use);
    tcase_add_test(tests, targets_whose_limit_changed);
    tcase_add_test(tests, limits_end_where_a_definition_changed);
    return tests;
}
