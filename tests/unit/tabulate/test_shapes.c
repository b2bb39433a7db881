/* The shapes of tables: by, nested, stacked, totals, chosen and missing categories, two sources, many categories. */
#include "test_tabulate.h"

#include "little_report.h"

/* North: two complaints, one of them at stage 2 (both upheld); South: a complaint and a comment; one complaint of no
 * region. */
#define LOG                                                                                                            \
    "ref,kind,region,outcome,topics,other_amount\n"                                                                    \
    "a,Complaint,North,Upheld,Delay,10\n"                                                                              \
    "b,Complaint,North,Upheld,Delay;Bias,20\n"                                                                         \
    "c,Complaint,South,Rejected,Bias;Delay,3\n"                                                                        \
    "d,Comment,South,,,4\n"                                                                                            \
    "e,Complaint,,Upheld,Manner,\n"
#define SPEC(rows, columns)                                                                                            \
    "populations: {all: {from: log}, complaints: {from: log, where: kind = 'Complaint'},"                              \
    " comments: {from: log, where: kind = 'Comment'}, requested: {from: cases}}\n"                                     \
    "tables:\n  t:\n    title: T\n    corner: C\n    population: all\n    rows: " rows "\n    columns: " columns "\n"
#define SPEC_OF_NONE(rows, columns)                                                                                    \
    "populations: {complaints: {from: log, where: kind = 'Complaint'},"                                                \
    " comments: {from: log, where: kind = 'Comment'}, requested: {from: cases}}\n"                                     \
    "tables:\n  t:\n    title: T\n    corner: C\n    rows: " rows "\n    columns: " columns "\n"

static void expect(const char *spec, const char *drawn) {
    const struct little_case given = {.spec = spec, .log = LOG};
    little_expect(&given, drawn);
}

START_TEST(a_field_by_a_field) {
    expect(SPEC("{by: region, total: Total, missing: Not recorded}", "{by: outcome, total: All, missing: None}"),
           "C | Upheld | Rejected | Withdrawn | None | All\n"
           "North | 2 | 0 | 0 | 0 | 2\n"
           "South | 0 | 1 | 0 | 1 | 2\n"
           "East | 0 | 0 | 0 | 0 | 0\n"
           "Not recorded | 1 | 0 | 0 | 0 | 1\n"
           "Total | 3 | 1 | 0 | 1 | 5\n");
}
END_TEST

START_TEST(totals_stand_before_after_or_not_at_all) {
    expect(SPEC("{by: region, total: {label: Everywhere, place: before}}", "{label: N}"),
           "C | N\nEverywhere | 5\nNorth | 2\nSouth | 2\nEast | 0\n");
    expect(SPEC("{by: region, total: Everywhere}", "{label: N}"),
           "C | N\nNorth | 2\nSouth | 2\nEast | 0\nEverywhere | 5\n");
    expect(SPEC("{by: region}", "{label: N}"), "C | N\nNorth | 2\nSouth | 2\nEast | 0\n");
}
END_TEST

START_TEST(chosen_categories_only_in_their_order) {
    expect(SPEC("{by: region, only: [South, North]}", "{label: N}"), "C | N\nSouth | 2\nNorth | 2\n");
    expect(SPEC("{by: region, only: [South], missing: Not recorded}", "{label: N}"),
           "C | N\nSouth | 2\nNot recorded | 1\n");
}
END_TEST

START_TEST(empty_categories_are_kept_or_dropped) {
    expect(SPEC("{by: region, empty: drop, total: Total}", "{by: outcome, empty: drop}"),
           "C | Upheld | Rejected\nNorth | 2 | 0\nSouth | 0 | 1\nTotal | 3 | 1\n");
    /* South has no outcome Upheld or Withdrawn: it goes; the total never does */
    expect(SPEC("{by: region, empty: drop, total: Total}", "{by: outcome, only: [Withdrawn]}"),
           "C | Withdrawn\nTotal | 0\n");
}
END_TEST

START_TEST(lines_stand_inside_lines) {
    expect(SPEC("{by: region, only: [North, South], each: {by: kind, only: [Complaint, Comment]}}", "{label: N}"),
           "C | N\nNorth > Complaint | 2\nNorth > Comment | 0\nSouth > Complaint | 1\nSouth > Comment | 1\n");
    expect(SPEC("{by: region, total: All, each: [{label: Complaints, where: kind = 'Complaint'}, {label: Records}]}",
                "{label: N}"),
           "C | N\nNorth > Complaints | 2\nNorth > Records | 2\nSouth > Complaints | 1\nSouth > Records | 2\n"
           "East > Complaints | 0\nEast > Records | 0\nAll > Complaints | 4\nAll > Records | 5\n");
}
END_TEST

START_TEST(inner_totals_are_of_their_outer_line) {
    expect(SPEC("{by: region, only: [North, South], each: {by: kind, only: [Complaint], missing: None}}",
                "{by: outcome, total: All, missing: None}"),
           /* nothing is missing, so no line says so */
           "C | Upheld | Rejected | Withdrawn | All\n"
           "North > Complaint | 2 | 0 | 0 | 2\n"
           "South > Complaint | 0 | 1 | 0 | 1\n");
    expect(SPEC("{by: region, total: Everywhere, each: {by: kind, total: All}}", "{label: N}"),
           "C | N\n"
           "North > Complaint | 2\nNorth > Comment | 0\nNorth > Compliment | 0\nNorth > All | 2\n"
           "South > Complaint | 1\nSouth > Comment | 1\nSouth > Compliment | 0\nSouth > All | 2\n"
           "East > Complaint | 0\nEast > Comment | 0\nEast > Compliment | 0\nEast > All | 0\n"
           "Everywhere > Complaint | 4\nEverywhere > Comment | 1\nEverywhere > Compliment | 0\nEverywhere > All | 5\n");
}
END_TEST

START_TEST(a_category_goes_with_all_that_is_inside_it_or_stays) {
    /* East has nothing: both lines go. South has comments: its empty line stays beside the other */
    expect(SPEC("{by: region, empty: drop, each: [{label: Upheld, where: outcome = 'Upheld'}, {label: Records}]}",
                "{label: N}"),
           "C | N\nNorth > Upheld | 2\nNorth > Records | 2\nSouth > Upheld | 0\nSouth > Records | 2\n");
    expect(SPEC("{by: region, empty: drop, each: {by: kind}}", "{label: N}"),
           "C | N\nNorth > Complaint | 2\nNorth > Comment | 0\nNorth > Compliment | 0\n"
           "South > Complaint | 1\nSouth > Comment | 1\nSouth > Compliment | 0\n");
    expect(SPEC("{by: region, each: {by: kind, empty: drop}}", "{label: N}"),
           "C | N\nNorth > Complaint | 2\nSouth > Complaint | 1\nSouth > Comment | 1\n");
}
END_TEST

START_TEST(entries_are_stacked) {
    expect(SPEC("[{by: kind}, {label: North and upheld, where: region = 'North' and outcome = 'Upheld'}]",
                "[{label: N}, {label: Upheld, where: outcome = 'Upheld'}]"),
           "C | N | Upheld\nComplaint | 4 | 3\nComment | 1 | 0\nCompliment | 0 | 0\nNorth and upheld | 2 | 2\n");
}
END_TEST

START_TEST(rows_or_columns_have_populations_of_their_own) {
    expect(SPEC_OF_NONE(
               "[{by: region, population: complaints, total: Complaints}, {label: Comments, population: comments}]",
               "{by: outcome, missing: None, total: All}"),
           "C | Upheld | Rejected | Withdrawn | None | All\n"
           "North | 2 | 0 | 0 | 0 | 2\nSouth | 0 | 1 | 0 | 0 | 1\nEast | 0 | 0 | 0 | 0 | 0\nComplaints | 3 | 1 | 0 | 0 "
           "| 4\n"
           "Comments | 0 | 0 | 0 | 1 | 1\n");
    expect(SPEC_OF_NONE("{by: region, total: Total}",
                        "[{label: Complaints, population: complaints}, {label: Comments, population: comments}]"),
           "C | Complaints | Comments\nNorth | 2 | 0\nSouth | 1 | 1\nEast | 0 | 0\nTotal | 4 | 1\n");
}
END_TEST

/* Complaints from the log and cases from another source, cut by regions that both have. */
START_TEST(two_sources_share_a_dimension) {
    static const struct little_case given = {
        .spec = SPEC_OF_NONE(
            "{by: region, total: Total}",
            "[{label: Complaints, population: complaints}, {label: Cases, population: requested, sum: cases},"
            " {label: Rate, share: [complaints, cases], decimals: 2}]"),
        .log = LOG,
        .cases = "month,region,area,cases\n2007-04-01,North,N1,100\n2007-05-01,North,N1,50\n2007-04-01,South,N1,\n2007-"
                 "05-01,South,N1,16\n"};
    /* 2 / 150 = 1.333 %, 1 / 16 = 6.25 %, 0 / 0, 4 / 166 = 2.4096 % */
    little_expect(&given, "C | Complaints | Cases | Rate\nNorth | 2 | 150 | 1.33%\nSouth | 1 | 16 | 6.25%\nEast | 0 | "
                          "0 | [z]\nTotal | 4 | 166 | 2.41%\n");
}
END_TEST

START_TEST(whole_numbers_are_summed) {
    expect(SPEC("{by: region, total: Total}", "[{label: Sum, sum: other_amount}, {label: N}]"),
           "C | Sum | N\nNorth | 30 | 2\nSouth | 7 | 2\nEast | 0 | 0\nTotal | 37 | 5\n");
}
END_TEST

/* Six mentions in four records; d has none. The total counts records, and the lines need not add up to it. */
START_TEST(many_categories_count_a_record_in_each) {
    expect(
        SPEC("{by: topics, missing: None, total: Records}", "[{label: N}, {label: \"%\", percent_of: column_total}]"),
        "C | N | %\nDelay | 3 | 60.0%\nBias | 2 | 40.0%\nManner | 1 | 20.0%\nNone | 1 | 20.0%\nRecords | 5 | 100.0%\n");
    expect(SPEC("{by: topics}", "{by: region, missing: None, total: All}"),
           "C | North | South | East | None | All\nDelay | 2 | 1 | 0 | 0 | 3\nBias | 1 | 1 | 0 | 0 | 2\nManner | 0 | 0 "
           "| 0 | 1 | 1\n");
}
END_TEST

START_TEST(the_limit_in_force_at_the_end) {
#define TARGETS                                                                                                        \
    "targets:\n  timescale:\n    source: stages\n    by: stage\n    limits:\n"                                         \
    "      - {for: Stage 1, start: started, stop: completed, working_days: 5, until: 2007-12-31}\n"                    \
    "      - {for: Stage 1, start: started, stop: completed, working_days: 4, since: 2008-01-01}\n"                    \
    "      - {for: Stage 2, start: started, stop: completed, working_days: 20, until: 2008-03-31}\n"                   \
    "      - {for: Stage 3, start: started, stop: completed, working_days: 30, since: 2008-04-01}\n"                   \
    "populations: {begun: {from: stages}}\n"                                                                           \
    "tables:\n  t: {title: T, corner: C, population: begun, rows: {by: stage}, columns: {label: Days, limit_of: "      \
    "timescale}}\n"
    static const struct little_case given = {.spec = TARGETS, .log = "ref\na\n"};
    little_expect(&given, "C | Days\nStage 1 | 4\nStage 2 | 20\nStage 3 | [z]\n");
    static const struct little_case later = {.spec = TARGETS, .log = "ref\na\n", .period = "2008/09"};
    little_expect(&later, "C | Days\nStage 1 | 4\nStage 2 | [z]\nStage 3 | 30\n");
}
END_TEST

START_TEST(labels_have_variants_and_tokens) {
    expect(SPEC("{by: stage_reached, labels: long, missing: No stage}",
                "{label: \"In {period.label}, after {prior.label}\"}"),
           "C | In 2007/08, after 2006/07\nStage 1: Received | 0\nStage 2: Looked at | 0\nStage 3 | 0\nNo stage | 5\n");
}
END_TEST

START_TEST(a_draft_shows_what_is_not_in_the_list) {
    struct little_case given = {.spec = SPEC("{by: region, sort: largest, missing: None, total: Total}", "{label: N}"),
                                .log = "ref,region\na,Noth\nb,Noth\nc,South\nd,\ne,Eats\n",
                                .is_draft = true};
    little_expect(&given, "C | N\nSouth | 1\nNorth | 0\nEast | 0\nNot in list | 3\nNone | 1\nTotal | 5\n");
    /* only where there is something to show */
    given.log = "ref,region\nc,South\n";
    little_expect(&given, "C | N\nSouth | 1\nNorth | 0\nEast | 0\nTotal | 1\n");
    given.spec = SPEC("{by: topics, total: Total}", "{label: N}");
    given.log = "ref,topics\na,Dellay;Bais\nb,Delay;Bais\n";
    little_expect(&given, "C | N\nDelay | 1\nBias | 0\nManner | 0\nNot in list | 2\nTotal | 2\n");
}
END_TEST

START_TEST(words_in_place_of_figures) {
    expect("tables:\n  t:\n    title: T\n    corner: C\n    text: {columns: [\"In {period.label}\"], rows: [[One, "
           "first], [Two, second]]}\n",
           "C | In 2007/08\nOne | first\nTwo | second\n");
}
END_TEST

TCase *shape_tests(void) {
    TCase *tests = tcase_create("shapes");
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, a_field_by_a_field);
    tcase_add_test(tests, totals_stand_before_after_or_not_at_all);
    tcase_add_test(tests, chosen_categories_only_in_their_order);
    tcase_add_test(tests, empty_categories_are_kept_or_dropped);
    tcase_add_test(tests, lines_stand_inside_lines);
    tcase_add_test(tests, inner_totals_are_of_their_outer_line);
    tcase_add_test(tests, a_category_goes_with_all_that_is_inside_it_or_stays);
    tcase_add_test(tests, entries_are_stacked);
    tcase_add_test(tests, rows_or_columns_have_populations_of_their_own);
    tcase_add_test(tests, two_sources_share_a_dimension);
    tcase_add_test(tests, whole_numbers_are_summed);
    tcase_add_test(tests, many_categories_count_a_record_in_each);
    tcase_add_test(tests, the_limit_in_force_at_the_end);
    tcase_add_test(tests, labels_have_variants_and_tokens);
    tcase_add_test(tests, a_draft_shows_what_is_not_in_the_list);
    tcase_add_test(tests, words_in_place_of_figures);
    return tests;
}
