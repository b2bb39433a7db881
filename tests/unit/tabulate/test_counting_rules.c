/* Counting rules: what each condition leaves of the records before it, counted by hand from the rows beside each case. */
#include "test_tabulate.h"

#include "base/text.h"
#include "little_report.h"

#include <string.h>

/* "label [when; used in]", then a line a step: "text -excluded =left". */
static const char *drawn(const struct little *little) {
    struct text_builder out = {.arena = little->arena};
    for (size_t i = 0; i < little->report->n_rules; i++) {
        const struct counting_rule *rule = &little->report->rules[i];
        text_add(&out, TEXT(little->arena, rule->label, " [", rule->when, "; ", rule->used_in, "]\n"));
        for (size_t k = 0; k < rule->n_steps; k++) {
            text_add(&out, TEXT(little->arena, "  ", rule->steps[k].text, " -"));
            text_add_int(&out, rule->steps[k].excluded);
            text_add(&out, " =");
            text_add_int(&out, rule->steps[k].left);
            text_add(&out, "\n");
        }
    }
    return text_done(&out);
}

static void expect(const struct little_case *given, const char *rules) {
    struct little *little = little_report(given);
    little_fine(little);
    ck_assert_str_eq(drawn(little), rules);
    little_close(little);
}

#define RECEIVED                                                                                                       \
    "populations:\n"                                                                                                   \
    "  received: {label: complaints received, from: log, where: kind = 'Complaint'   and received in period}\n"
#define ROWS                                                                                                           \
    "ref,kind,received,recorded,closed,closed_recorded,region\n"                                                       \
    "a,Complaint,2007-05-01,2007-05-02,,,North\n"                                                                      \
    "b,Complaint,2007-06-01,2008-05-02,2007-07-01,2007-07-02,South\n"                                                  \
    "c,Comment,2007-05-01,2007-05-01,,,North\n"                                                                        \
    "d,,2007-05-01,2007-05-01,,,\n"                                                                                    \
    "e,Complaint,2007-03-31,2007-04-01,,,East\n"
#define TABLE "tables:\n  t: {number: Table 7, title: T, corner: C, population: received, columns: {label: N}, "

/* Of five rows d has no kind, so its condition is unknown, and c is a comment; e was received the day before. */
START_TEST(conditions_follow_each_other_as_written) {
    static const struct little_case given = {.spec = RECEIVED TABLE "rows: {label: R}}\n", .log = ROWS};
    expect(&given, "Complaints received [1 April 2007 to 31 March 2008; Table 7]\n"
                   "  Log of complaints -0 =5\n  kind = 'Complaint' -2 =3\n  received in period -1 =2\n");
}
END_TEST

/* b was recorded on 2 May 2008: it is read, and not known on 30 April. */
START_TEST(what_an_as_at_day_hides_is_a_step) {
    static const struct little_case given = {
        .spec = RECEIVED TABLE "rows: {label: R}}\n", .log = ROWS, .as_at = "2008-04-30"};
    expect(&given, "Complaints received [1 April 2007 to 31 March 2008; Table 7]\n"
                   "  Log of complaints -0 =5\n  recorded on or before 30 April 2008 -1 =4\n"
                   "  kind = 'Complaint' -2 =2\n  received in period -1 =1\n");
}
END_TEST

/* A stock says its day; a population without a condition is every row; a check uses one that no table does. */
START_TEST(stocks_checks_and_whole_sources) {
    static const struct little_case given = {
        .spec = "populations:\n"
                "  ever: {label: all items, from: log}\n"
                "  open: {label: open items, from: log, where: received < period.start and (closed is null or closed >= period.start)}\n"
                "checks: {more: {says: M, sum: [open], equals: [open]}}\n"
                "tables:\n  t: {title: The items, corner: C, population: ever, rows: {label: R}, columns: {label: N}}\n",
        .log = ROWS};
    expect(&given, "All items [Whatever the period; \xE2\x80\x98The items\xE2\x80\x99]\n  Log of complaints -0 =5\n"
                   "Open items [On 31 March 2007; The check more]\n  Log of complaints -0 =5\n  received < period.start -4 =1\n"
                   "  (closed is null or closed >= period.start) -0 =1\n");
}
END_TEST

/* Lines with conditions are parts; those over all lines of an axis are in what is a percentage of its total, too. */
START_TEST(parts_and_percentages) {
    static const struct little_case given = {
        .spec = RECEIVED
            "tables:\n  t:\n    number: Table 7\n    title: T\n    corner: C\n    population: received\n"
            "    rows: {by: region, where: region <> 'East', total: Total}\n"
            "    columns:\n      - {label: N}\n      - {label: Share, percent_of: column_total}\n"
            "      - {label: Closed, percent: {of: closed in period, out_of: recorded in period}}\n"
            "      - {label: Late, where: recorded > period.end}\n",
        .log = ROWS};
    expect(&given,
           "Complaints received [1 April 2007 to 31 March 2008; Table 7]\n"
           "  Log of complaints -0 =5\n  kind = 'Complaint' -2 =3\n  received in period -1 =2\n"
           "Complaints received, region <> 'East' [1 April 2007 to 31 March 2008; Table 7]\n"
           "  complaints received -0 =2\n  region <> 'East' -0 =2\n"
           "Complaints received, region <> 'East', % of the column's total [1 April 2007 to 31 March 2008; Table 7]\n"
           "  complaints received, region <> 'East' -0 =2\n"
           "Table 7, \xE2\x80\x98" "Closed\xE2\x80\x99 [1 April 2007 to 31 March 2008; Table 7]\n"
           "  complaints received -0 =2\n  region <> 'East' -0 =2\n  recorded in period -1 =1\n  closed in period -1 =0\n"
           "Complaints received, region <> 'East' and recorded > period.end [1 April 2007 to 31 March 2008; Table 7]\n"
           "  complaints received -0 =2\n  region <> 'East' -0 =2\n  recorded > period.end -1 =1\n");
}
END_TEST

/* A layer is a condition of everything that its table measures; the population's own rule is that of all its records. */
START_TEST(layers_restrict_what_is_measured) {
    static const struct little_case given = {
        .spec = RECEIVED "tables:\n  t: {title: \"{layer.label}\", corner: C, population: received, layers: {by: region},\n"
                         "    rows: {label: R}, columns: {label: Closed, percent: {of: closed in period}}}\n",
        .log = ROWS};
    expect(&given, "Complaints received [1 April 2007 to 31 March 2008; \xE2\x80\x98North\xE2\x80\x99, \xE2\x80\x98South\xE2\x80\x99, \xE2\x80\x98" "East\xE2\x80\x99]\n"
                   "  Log of complaints -0 =5\n  kind = 'Complaint' -2 =3\n  received in period -1 =2\n"
                   "\xE2\x80\x98North\xE2\x80\x99, \xE2\x80\x98" "Closed\xE2\x80\x99 [1 April 2007 to 31 March 2008; \xE2\x80\x98North\xE2\x80\x99]\n"
                   "  complaints received -0 =2\n  region in ('North') -1 =1\n  closed in period -1 =0\n"
                   "\xE2\x80\x98South\xE2\x80\x99, \xE2\x80\x98" "Closed\xE2\x80\x99 [1 April 2007 to 31 March 2008; \xE2\x80\x98South\xE2\x80\x99]\n"
                   "  complaints received -0 =2\n  region in ('South') -1 =1\n  closed in period -0 =1\n"
                   "\xE2\x80\x98" "East\xE2\x80\x99, \xE2\x80\x98" "Closed\xE2\x80\x99 [1 April 2007 to 31 March 2008; \xE2\x80\x98" "East\xE2\x80\x99]\n"
                   "  complaints received -0 =2\n  region in ('East') -2 =0\n  closed in period -0 =0\n");
}
END_TEST

/* A sum leaves out the records whose number is not known; a share works on lines that have rules of their own. */
START_TEST(sums_and_shares) {
    static const struct little_case given = {
        .spec = "populations: {asked: {label: cases asked for, from: cases, where: month in period}}\n"
                "tables:\n  t:\n    number: Table 1\n    title: T\n    corner: C\n    population: asked\n    columns: {label: N}\n"
                "    rows: [{label: Lines}, {label: Cases, sum: cases}, {label: Share, share: [lines, cases]}]\n",
        .cases = "month,region,area,cases\n2007-05-01,North,N1,4\n2007-06-01,North,N1,\n2008-05-01,North,N1,9\n"};
    expect(&given, "Cases asked for [1 April 2007 to 31 March 2008; Table 1]\n  Cases requested -0 =3\n  month in period -1 =2\n"
                   "Cases asked for, sum of cases [1 April 2007 to 31 March 2008; Table 1]\n  cases asked for -0 =2\n"
                   "  cases is not null -1 =1\n"
                   "Table 1, \xE2\x80\x98Share\xE2\x80\x99 [1 April 2007 to 31 March 2008; Table 1]\n");
}
END_TEST

/* Stage 1 has two limits, one after the other. 5 working days from Monday 2 April 2007, Good Friday and Easter Monday between, are
 * over on Wednesday 11 April, its last day: a is met. Of the next policy b is met within 10 days, c is missed, d is not yet due at the end
 * of March 2008. e began in the year before. */
START_TEST(limits_of_targets_with_their_results) {
    static const struct little_case given = {
        .spec = "targets:\n  timescale:\n    title: Timescale\n    source: stages\n    by: stage\n    limits:\n"
                "      - {for: Stage 1, start: started, stop: completed, working_days: 5, until: 2007-09-30}\n"
                "      - {for: Stage 1, start: started, stop: completed, working_days: 10, since: 2007-10-01}\n"
                "populations: {begun: {label: stages begun, from: stages, where: started in period}}\n"
                "tables:\n  t: {number: Table 1, title: T, corner: C, population: begun, rows: {label: R, where: stage = 'Stage 1'}, "
                "columns: {label: Met, where: timescale = 'Met'}}\n",
        .log = "ref,kind\na,Complaint\nb,Complaint\nc,Complaint\nd,Complaint\ne,Complaint\n",
        .stages = "ref,stage,started,completed\n"
                  "a,1,2007-04-02,2007-04-11\nb,1,2007-10-01,2007-10-12\nc,1,2007-10-01,2007-10-16\nd,1,2008-03-28,\n"
                  "e,1,2007-03-30,\n"};
    expect(&given, "Stages begun [1 April 2007 to 31 March 2008; Table 1]\n  Stages of complaints -0 =5\n  started in period -1 =4\n"
                   "Stages begun, stage = 'Stage 1' and timescale = 'Met' [1 April 2007 to 31 March 2008; Table 1]\n  stages begun -0 =4\n"
                   "  stage = 'Stage 1' -0 =4\n  timescale = 'Met' -2 =2\n"
                   "Timescale, Stage 1, 5 working days [Judged on 31 March 2008, of those that began on or before 30 September 2007; Table 1]\n"
                   "  stages begun -0 =4\n  stage = 'Stage 1' -0 =4\n  started <= date '2007-09-30' -3 =1\n"
                   "  timescale = 'Met' -0 =1\n  timescale = 'Missed' -1 =0\n  timescale = 'Not yet due' -1 =0\n"
                   "Timescale, Stage 1, 10 working days [Judged on 31 March 2008, of those that began on or after 1 October 2007; Table 1]\n"
                   "  stages begun -0 =4\n  stage = 'Stage 1' -0 =4\n  started >= date '2007-10-01' -1 =3\n"
                   "  timescale = 'Met' -2 =1\n  timescale = 'Missed' -2 =1\n  timescale = 'Not yet due' -2 =1\n");
}
END_TEST

/* More conditions than one count can have: the population is told whole. */
START_TEST(too_many_conditions_are_one_step) {
    static const struct little_case given = {
        .spec = "populations:\n  many:\n    label: many\n    from: log\n"
                "    where: ref <> '1' and ref <> '2' and ref <> '3' and ref <> '4' and ref <> '5' and ref <> '6' and ref <> '7' and\n"
                "      ref <> '8' and ref <> '9' and ref <> '10' and ref <> '11' and ref <> '12' and ref <> '13' and ref <> '14' and\n"
                "      ref <> '15' and ref <> '16' and ref <> 'a'\n"
                "tables:\n  t: {number: Table 7, title: T, corner: C, population: many, rows: {label: R}, columns: {label: N}}\n",
        .log = ROWS};
    struct little *little = little_report(&given);
    little_fine(little);
    const struct counting_rule *rule = &little->report->rules[0];
    ck_assert_uint_eq(rule->n_steps, 2);
    ck_assert_int_eq(rule->steps[1].excluded, 1);
    ck_assert_int_eq(rule->steps[1].left, 4);
    little_close(little);
}
END_TEST

/* What is counted in two periods has two rules; what an extract cannot tell of one has no numbers. The year before ends on 31 March 2007,
 * when e was received. */
START_TEST(each_period_has_its_rule) {
    static const struct little_case given = {
        .spec = RECEIVED "tables:\n  t: {number: Table 7, title: T, corner: C, population: received, rows: {label: R}, "
                         "columns: [{label: N}, {label: Before, period: prior}]}\n",
        .log = ROWS};
    expect(&given, "Complaints received [1 April 2007 to 31 March 2008; Table 7]\n"
                   "  Log of complaints -0 =5\n  kind = 'Complaint' -2 =3\n  received in period -1 =2\n"
                   "Complaints received [1 April 2006 to 31 March 2007; Table 7]\n"
                   "  Log of complaints -0 =5\n  kind = 'Complaint' -2 =3\n  received in period -2 =1\n");
    static const struct little_case complete_later = {
        .spec = "extracts: {log: {complete_from: 2007-04-01}}\n" RECEIVED
                "tables:\n  t: {number: Table 7, title: T, corner: C, population: received, rows: {label: R}, "
                "columns: [{label: N}, {label: Before, period: prior}]}\n",
        .log = ROWS};
    struct little *little = little_report(&complete_later);
    little_fine(little);
    ck_assert_uint_eq(little->report->n_rules, 2);
    ck_assert(little->report->rules[0].is_available && !little->report->rules[1].is_available);
    ck_assert_str_eq(little->report->rules[1].id, "received.2006-to-2007");
    ck_assert_int_eq(little->report->rules[1].steps[0].left, 0);
    ck_assert_str_eq(table_cell(little->report->about[0], 2, table_column(little->report->about[0], "left"))->display, "[x]");
    little_close(little);
}
END_TEST

/* Each period is told with the version that was in force on its last day. */
START_TEST(versions_are_told_as_they_were_written) {
    static const struct little_case given = {
        .spec = "populations:\n  received:\n    label: items received\n    from: log\n    versions:\n"
                "      - {until: 2007-03-31, where: received in period}\n"
                "      - {since: 2007-04-01, where: kind = 'Complaint' and received in period}\n"
                "tables:\n  t: {number: Table 7, title: T, corner: C, population: received, breaks: mark, rows: {label: R}, "
                "columns: [{label: N}, {label: Before, period: prior}]}\n",
        .log = ROWS};
    expect(&given, "Items received [1 April 2007 to 31 March 2008; Table 7]\n"
                   "  Log of complaints -0 =5\n  kind = 'Complaint' -2 =3\n  received in period -1 =2\n"
                   "Items received [1 April 2006 to 31 March 2007; Table 7]\n"
                   "  Log of complaints -0 =5\n  received in period -4 =1\n");
}
END_TEST

START_TEST(the_table_has_a_row_for_each_step) {
    static const struct little_case given = {.spec = "extracts: {log: {complete_from: 2007-04-02}}\n" RECEIVED TABLE "rows: {label: R}}\n",
                                             .log = ROWS};
    struct little *little = little_report(&given);
    little_fine(little);
    const struct table *table = little->report->about[0];
    ck_assert_str_eq(table->id, "counting-rules");
    ck_assert_uint_eq(table->n_rows, 2);
    ck_assert_str_eq(table->rows[1].id, "received.2");
    ck_assert_str_eq(table->rows[1].label, "Complaints received");
    ck_assert_str_eq(table_cell(table, 1, table_column(table, "condition"))->display, "received in period");
    /* a flow before the extract is complete has no number to tell */
    ck_assert_str_eq(table_cell(table, 1, table_column(table, "left"))->display, "[x]");
    uint32_t line, column;
    little_find(little, "received in period", &line, &column);
    ck_assert_str_eq(table_cell(table, 1, table_column(table, "written-in"))->display,
                     TEXT(little->arena, "little.yaml:", text_from_int(little->arena, line)));
    little_close(little);
}
END_TEST

TCase *counting_rule_tests(void) {
    TCase *tests = tcase_create("counting rules");
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, conditions_follow_each_other_as_written);
    tcase_add_test(tests, what_an_as_at_day_hides_is_a_step);
    tcase_add_test(tests, stocks_checks_and_whole_sources);
    tcase_add_test(tests, parts_and_percentages);
    tcase_add_test(tests, layers_restrict_what_is_measured);
    tcase_add_test(tests, sums_and_shares);
    tcase_add_test(tests, limits_of_targets_with_their_results);
    tcase_add_test(tests, too_many_conditions_are_one_step);
    tcase_add_test(tests, each_period_has_its_rule);
    tcase_add_test(tests, versions_are_told_as_they_were_written);
    tcase_add_test(tests, the_table_has_a_row_for_each_step);
    return tests;
}
