/* Lines that are worked out of other lines: differences, shares, sums. */
#include "test_tabulate.h"

#include "little_report.h"

/* North: 3 complaints (2 upheld), 1 comment; South: 1 complaint (none upheld), 1 comment; East: 2 comments */
#define LOG                                                                                                            \
    "ref,region,kind,outcome\na,North,Complaint,Upheld\nb,North,Complaint,Upheld\nc,North,Complaint,\n"                \
    "d,North,Comment,\ne,South,Complaint,\nf,South,Comment,\ng,East,Comment,\nh,East,Comment,\n"
#define SPEC(rows, columns)                                                                                            \
    "populations: {all: {from: log}, complaints: {from: log, where: kind = 'Complaint'}}\n"                            \
    "tables:\n  t:\n    title: T\n    corner: C\n    population: all\n    rows: " rows "\n    columns: " columns "\n"
#define KINDS "{label: Complaints, where: kind = 'Complaint'}, {label: Comments, where: kind = 'Comment'}"

static void expect(const char *spec, const char *drawn) {
    const struct little_case given = {.spec = spec, .log = LOG};
    little_expect(&given, drawn);
}

START_TEST(differences_are_signed) {
    expect(SPEC("{by: region, total: Total}", "[" KINDS ", {label: More, difference: [complaints, comments]}]"),
           "C | Complaints | Comments | More\nNorth | 3 | 1 | +2\nSouth | 1 | 1 | 0\nEast | 0 | 2 | -2\nTotal | 4 | 4 "
           "| 0\n");
}
END_TEST

START_TEST(a_share_of_a_negative_number_is_negative) {
    /* North 2 less: 1 of -2; South 0 less: none; East 2 more: 0 of 2 is 0, never -0 */
    expect(SPEC("{by: region}", "[" KINDS ", {label: Less, difference: [comments, complaints]}, {label: Share, share: "
                                          "[comments, less]}, {label: Other, share: [complaints, less]}]"),
           "C | Complaints | Comments | Less | Share | Other\nNorth | 3 | 1 | -2 | -50.0% | -150.0%\nSouth | 1 | 1 | 0 "
           "| [z] | [z]\nEast | 0 | 2 | +2 | 100.0% | 0.0%\n");
}
END_TEST

START_TEST(lines_are_added) {
    expect(SPEC("[{by: region}, {label: North and East, add: [north, east]}]",
                "[" KINDS ", {label: Both, add: [complaints, comments]}]"),
           "C | Complaints | Comments | Both\nNorth | 3 | 1 | 4\nSouth | 1 | 1 | 2\nEast | 0 | 2 | 2\nNorth and East | "
           "3 | 3 | 6\n");
}
END_TEST

START_TEST(shares_are_of_other_lines) {
    /* 3 of 1 is 300 %, 1 of 1, 0 of 2, 4 of 4; and 0 of 0 where there is nothing */
    expect(
        SPEC("{by: region, total: Total}", "[" KINDS ", {label: Share, share: [complaints, comments], decimals: 0}]"),
        "C | Complaints | Comments | Share\nNorth | 3 | 1 | 300%\nSouth | 1 | 1 | 100%\nEast | 0 | 2 | 0%\nTotal | 4 | "
        "4 | 100%\n");
    expect(SPEC("[{by: region}, {label: Share, share: [east, south]}]",
                "[" KINDS ", {label: Upheld, where: outcome = 'Upheld'}]"),
           "C | Complaints | Comments | Upheld\nNorth | 3 | 1 | 2\nSouth | 1 | 1 | 0\nEast | 0 | 2 | 0\nShare | 0.0% | "
           "200.0% | [z]\n");
}
END_TEST

START_TEST(what_rests_on_no_number_has_none) {
    expect(SPEC("{by: region}",
                "[" KINDS ", {label: Upheld, where: outcome = 'Upheld'}, {label: Rate, share: [upheld, complaints]},"
                " {label: Other, share: [complaints, upheld]}, {label: Points, difference: [rate, other]}]"),
           "C | Complaints | Comments | Upheld | Rate | Other | Points\n"
           "North | 3 | 1 | 2 | 66.7% | 150.0% | -83.3\n" /* 2/3 - 3/2 = -5/6 */
           "South | 1 | 1 | 0 | 0.0% | [z] | [z]\n"
           "East | 0 | 2 | 0 | [z] | [z] | [z]\n");
}
END_TEST

START_TEST(points_are_differences_of_exact_percentages) {
    /* North 3 of 4 less 1 of 4: +50.0; South 1 of 2 less 1 of 2: 0.0; East 0 less 1: -100.0 */
    expect(
        SPEC("{by: region}", "[{label: A, percent: {of: kind = 'Complaint'}}, {label: B, percent: {of: kind = "
                             "'Comment'}}, {label: P, difference: [a, b]}]"),
        "C | A | B | P\nNorth | 75.0% | 25.0% | +50.0\nSouth | 50.0% | 50.0% | 0.0\nEast | 0.0% | 100.0% | -100.0\n");
}
END_TEST

/* 3 of 4 and 1 of 2 come to 4 of 6, not to 125 %; over one base they add up. */
START_TEST(a_sum_of_percentages_is_the_ratio_of_the_sums) {
    expect(SPEC("[{by: region}, {label: Both, add: [north, south]}]",
                "[{label: A, percent: {of: kind = 'Complaint'}}, {label: Of all, percent_of: column_total}]"),
           "C | A | Of all\nNorth | 75.0% | 50.0%\nSouth | 50.0% | 25.0%\nEast | 0.0% | 25.0%\nBoth | 66.7% | 75.0%\n");
    /* a sum of sums over one base is still over that base */
    expect(SPEC("[{by: region}, {label: Two, add: [north, south]}, {label: Three, add: [two, east]}]",
                "{label: P, percent_of: column_total}"),
           "C | P\nNorth | 50.0%\nSouth | 25.0%\nEast | 25.0%\nTwo | 75.0%\nThree | 100.0%\n");
    /* bases that are partly the same: no sum is right */
    expect(SPEC("{by: region, only: [North]}",
                "[{label: A, percent: {of: kind = 'Complaint'}}, {label: B, percent: {of: kind = 'Comment'}},"
                " {label: D, percent: {of: outcome = 'Upheld', out_of: kind = 'Complaint'}}, {label: S, add: [a, b, "
                "d]}, {label: T, add: [a, b]}]"),
           "C | A | B | D | S | T\nNorth | 75.0% | 25.0% | 66.7% | [z] | 100.0%\n");
}
END_TEST

START_TEST(a_sum_of_percentages_of_few_records_says_its_own_records) {
    struct little_case given = {.spec = SPEC("[{by: region}, {label: Both, add: [north, south]}]",
                                             "{label: A, percent: {of: kind = 'Complaint'}}"),
                                .log = LOG,
                                .small_base = 6};
    little_expect(&given, "C | A\nNorth | 3 of 4\nSouth | 1 of 2\nEast | 0 of 2\nBoth | 66.7%\n");
    given.small_base = 7;
    little_expect(&given, "C | A\nNorth | 3 of 4\nSouth | 1 of 2\nEast | 0 of 2\nBoth | 4 of 6\n");
}
END_TEST

/* A row of sums meets a column of shares: 3 + 1 complaints over 1 + 1 comments, not 300 % + 100 %. And the other way
 * round. */
START_TEST(a_share_is_of_sums_and_a_difference_of_shares) {
    expect(SPEC("[{by: region, only: [North, South]}, {label: Both, add: [north, south]}, {label: Gap, difference: "
                "[north, south]}]",
                "[" KINDS ", {label: Share, share: [complaints, comments], decimals: 0}]"),
           "C | Complaints | Comments | Share\nNorth | 3 | 1 | 300%\nSouth | 1 | 1 | 100%\nBoth | 4 | 2 | 200%\nGap | "
           "+2 | 0 | +200\n");
    expect(SPEC("[" KINDS ", {label: Share, share: [complaints, comments], decimals: 0}]",
                "[{by: region, only: [North, South]}, {label: Both, add: [north, south]}, {label: Gap, difference: "
                "[north, south]}]"),
           "C | North | South | Both | Gap\nComplaints | 3 | 1 | 4 | +2\nComments | 1 | 1 | 2 | 0\nShare | 300% | 100% "
           "| 200% | +200\n");
}
END_TEST

/* A share of shares has no counts behind it, so no words can be said of it; a change on few records is marked. */
START_TEST(what_has_no_counts_behind_it_is_not_said_in_words) {
    struct little_case given = {
        .spec = SPEC("{by: region, only: [North]}",
                     "[{label: N}, " KINDS
                     ", {label: A, percent: {of: kind = 'Complaint'}}, {label: B, percent: {of: kind = 'Comment'}},"
                     " {label: More, difference: [complaints, comments]}, {label: Change, share: [more, comments]},"
                     " {label: Ratio, share: [a, b]}, {label: Points, difference: [a, b]}]"),
        .log = LOG,
        .small_base = 20};
    /* 3 of 4 to 1 of 4 is 300 %; 2 more than 1 is 200 %; 75 - 25 points */
    little_expect(&given, "C | N | Complaints | Comments | A | B | More | Change | Ratio | Points\n"
                          "North | 4 | 3 | 1 | 3 of 4 | 1 of 4 | +2 | 200.0% [u] | 300.0% | +50.0 [u]\n");
}
END_TEST

START_TEST(lines_inside_lines_are_worked_out_of_those_beside_them) {
    expect(SPEC("{by: region, total: All, each: [" KINDS ", {label: More, difference: [complaints, comments]}]}",
                "{label: N}"),
           "C | N\nNorth > Complaints | 3\nNorth > Comments | 1\nNorth > More | +2\nSouth > Complaints | 1\nSouth > "
           "Comments | 1\nSouth > More | 0\n"
           "East > Complaints | 0\nEast > Comments | 2\nEast > More | -2\nAll > Complaints | 4\nAll > Comments | "
           "4\nAll > More | 0\n");
}
END_TEST

START_TEST(a_figure_that_does_not_fit_is_refused) {
    static const struct little_case given = {
        .spec = SPEC("[{by: region, only: [North, South]}, {label: Both, add: [north, south]}]",
                     "{label: S, sum: other_amount}"),
        .log = "ref,region,other_amount\na,North,9223372036854775807\nb,South,1\n"};
    struct little *little = little_report(&given);
    little_told(little, MSG_TABULATE_OVERFLOW);
    little_close(little);
}
END_TEST

TCase *derived_tests(void) {
    TCase *tests = tcase_create("derived lines");
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, differences_are_signed);
    tcase_add_test(tests, a_share_of_a_negative_number_is_negative);
    tcase_add_test(tests, lines_are_added);
    tcase_add_test(tests, shares_are_of_other_lines);
    tcase_add_test(tests, what_rests_on_no_number_has_none);
    tcase_add_test(tests, points_are_differences_of_exact_percentages);
    tcase_add_test(tests, a_sum_of_percentages_is_the_ratio_of_the_sums);
    tcase_add_test(tests, a_sum_of_percentages_of_few_records_says_its_own_records);
    tcase_add_test(tests, a_share_is_of_sums_and_a_difference_of_shares);
    tcase_add_test(tests, what_has_no_counts_behind_it_is_not_said_in_words);
    tcase_add_test(tests, lines_inside_lines_are_worked_out_of_those_beside_them);
    tcase_add_test(tests, a_figure_that_does_not_fit_is_refused);
    return tests;
}
