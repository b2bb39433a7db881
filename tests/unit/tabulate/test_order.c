/* The order in which lines are shown. */
#include "test_tabulate.h"

#include "little_report.h"

#define SPEC(rows, columns)                                                                                            \
    "populations: {all: {from: log}}\n"                                                                                \
    "tables:\n  t: {title: T, corner: C, population: all, rows: " rows ", columns: " columns "}\n"

static void expect(const char *spec, const char *log, const char *drawn) {
    const struct little_case given = {.spec = spec, .log = log};
    little_expect(&given, drawn);
}

START_TEST(by_size_with_the_order_of_the_list_in_ties) {
    static const char log[] = "ref,region\na,East\nb,South\nc,North\nd,South\n";
    expect(SPEC("{by: region, sort: largest}", "{label: N}"), log, "C | N\nSouth | 2\nNorth | 1\nEast | 1\n");
    expect(SPEC("{by: region, sort: smallest}", "{label: N}"), log, "C | N\nNorth | 1\nEast | 1\nSouth | 2\n");
    expect(SPEC("{by: region, sort: list}", "{label: N}"), log, "C | N\nNorth | 1\nSouth | 2\nEast | 1\n");
}
END_TEST

START_TEST(columns_are_sorted_too) {
    expect(SPEC("{label: N}", "{by: region, sort: largest, total: {label: All, place: before}}"),
           "ref,region\na,East\nb,South\nc,East\n", "C | All | East | South | North\nN | 3 | 2 | 1 | 0\n");
}
END_TEST

START_TEST(missing_stands_last_and_totals_stay) {
    static const char log[] = "ref,region\na,\nb,\nc,\nd,South\n";
    expect(SPEC("{by: region, sort: largest, missing: Not recorded, total: Total}", "{label: N}"), log,
           "C | N\nSouth | 1\nNorth | 0\nEast | 0\nNot recorded | 3\nTotal | 4\n");
    expect(
        SPEC("{by: region, sort: smallest, missing: Not recorded, total: {label: Total, place: before}}", "{label: N}"),
        log, "C | N\nTotal | 4\nNorth | 0\nEast | 0\nSouth | 1\nNot recorded | 3\n");
}
END_TEST

START_TEST(a_percentage_sorts_by_its_exact_value_and_none_comes_after) {
    /* North 1 of 3 = 33.3 %, South 2 of 5 = 40 %, East 0 of 0; then East 1 of 4, North and South 1 of 3 */
    static const char log[] = "ref,region,outcome\na,North,Upheld\nb,North,\nc,North,\nd,South,Upheld\ne,South,"
                              "Upheld\nf,South,\ng,South,\nh,South,\n";
    expect(SPEC("{by: region, sort: largest}", "{label: U, percent: {of: outcome = 'Upheld'}}"), log,
           "C | U\nSouth | 40.0%\nNorth | 33.3%\nEast | [z]\n");
    expect(SPEC("{by: region, sort: smallest}", "{label: U, percent: {of: outcome = 'Upheld'}}"), log,
           "C | U\nNorth | 33.3%\nSouth | 40.0%\nEast | [z]\n");
    expect(SPEC("{by: region, sort: smallest}", "{label: U, decimals: 0, percent: {of: outcome = 'Upheld'}}"),
           "ref,region,outcome\na,North,Upheld\nb,North,\nc,North,\nd,South,Upheld\ne,South,\nf,South,\ng,East,"
           "Upheld\nh,East,\ni,East,\nj,East,\n",
           "C | U\nEast | 25%\nNorth | 33%\nSouth | 33%\n");
}
END_TEST

START_TEST(a_category_moves_with_all_that_is_inside_it) {
    static const char log[] =
        "ref,region,kind\na,South,Complaint\nb,South,Comment\nc,East,Complaint\nd,East,Complaint\n";
    expect(SPEC("{by: region, sort: largest, total: All, each: [{label: Complaints, where: kind = 'Complaint'}, "
                "{label: Records}]}",
                "{label: N}"),
           log,
           "C | N\nEast > Complaints | 2\nEast > Records | 2\nSouth > Complaints | 1\nSouth > Records | 2\n"
           "North > Complaints | 0\nNorth > Records | 0\nAll > Complaints | 3\nAll > Records | 4\n");
    expect(SPEC("{by: region, sort: largest, each: {by: kind, only: [Complaint, Comment]}}", "{label: N}"), log,
           "C | N\nEast > Complaint | 2\nEast > Comment | 0\nSouth > Complaint | 1\nSouth > Comment | 1\n"
           "North > Complaint | 0\nNorth > Comment | 0\n");
    expect(SPEC("{by: region, sort: largest, empty: drop, each: {by: kind, total: {label: Any, place: before}}}",
                "{label: N}"),
           log,
           "C | N\nSouth > Any | 2\nSouth > Complaint | 1\nSouth > Comment | 1\nSouth > Compliment | 0\n"
           "East > Any | 2\nEast > Complaint | 2\nEast > Comment | 0\nEast > Compliment | 0\n");
}
END_TEST

START_TEST(missing_stands_last_with_all_that_is_inside_it) {
    expect(SPEC("{by: region, only: [North, South], sort: largest, missing: None, each: {by: kind, only: [Complaint, "
                "Comment]}}",
                "{label: N}"),
           "ref,region,kind\na,,Complaint\nb,,Complaint\nc,South,Complaint\n",
           "C | N\nSouth > Complaint | 1\nSouth > Comment | 0\nNorth > Complaint | 0\nNorth > Comment | 0\nNone > "
           "Complaint | 2\nNone > Comment | 0\n");
}
END_TEST

START_TEST(stacked_blocks_are_sorted_apart) {
    expect(SPEC("[{by: region, sort: largest, only: [North, South]}, {label: Between}, {by: kind, sort: largest, only: "
                "[Complaint, Comment]}]",
                "{label: N}"),
           "ref,region,kind\na,South,Comment\nb,South,Comment\nc,North,Complaint\n",
           "C | N\nSouth | 2\nNorth | 1\nBetween | 3\nComment | 2\nComplaint | 1\n");
}
END_TEST

TCase *order_tests(void) {
    TCase *tests = tcase_create("order");
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, by_size_with_the_order_of_the_list_in_ties);
    tcase_add_test(tests, columns_are_sorted_too);
    tcase_add_test(tests, missing_stands_last_and_totals_stay);
    tcase_add_test(tests, a_percentage_sorts_by_its_exact_value_and_none_comes_after);
    tcase_add_test(tests, a_category_moves_with_all_that_is_inside_it);
    tcase_add_test(tests, missing_stands_last_with_all_that_is_inside_it);
    tcase_add_test(tests, stacked_blocks_are_sorted_apart);
    return tests;
}
