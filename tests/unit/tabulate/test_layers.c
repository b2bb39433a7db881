/* Layers: one definition, a table for each group of areas, and the whole. Counted by hand from eight records:
 *
 *     a  N1 complaint, East      c  N2 comment, East       e  S1 complaint, West     g  S2 comment, West
 *     b  N1 complaint, West      d  N2 complaint, East     f  S1 complaint, West     h  no area, complaint, East */
#include "test_tabulate.h"

#include "little_report.h"

#include <string.h>

#define RECORDS                                                                                                        \
    "ref,kind,area,side,weight\na,Complaint,N1,East,1\nb,Complaint,N1,West,2\nc,Comment,N2,East,3\nd,Complaint,N2,East,4\n"       \
    "e,Complaint,S1,West,5\nf,Complaint,S1,West,6\ng,Comment,S2,West,7\n"
#define LOST "h,Complaint,,East,8\n"
#define HEAD                                                                                                           \
    "lists:\n"                                                                                                         \
    "  grouped:\n"                                                                                                     \
    "    groups: [{id: north, label: North}, {id: south, label: South}]\n"                                             \
    "    categories: [{label: N1, group: north}, {label: N2, group: north}, {label: S1, group: south},\n"              \
    "      {label: S2, group: south}]\n"                                                                               \
    "  sides: {categories: [East, West]}\n"                                                                            \
    "sources:\n"                                                                                                       \
    "  more:\n"                                                                                                        \
    "    title: More\n"                                                                                                \
    "    key: ref\n"                                                                                                   \
    "    columns: {ref: {type: text}, kind: {type: category, list: kinds}, area: {type: category, list: grouped},\n"   \
    "      side: {type: category, list: sides}, weight: {type: integer}}\n"                                            \
    "populations:\n"                                                                                                   \
    "  all: {from: more, label: records}\n"                                                                            \
    "  complaints: {from: more, where: kind = 'Complaint'}\n"                                                          \
    "  comments: {from: more, where: kind = 'Comment'}\n"                                                              \
    "tables:\n  t:\n    title: \"{layer.label}\"\n    corner: C\n"
#define LAYERS "    layers: {groups_of: area, whole: {id: all, label: Everywhere}}\n"

static struct little *report_of(const char *spec, const char *records) {
    const struct little_case given = {.spec = spec, .more = records};
    struct little *little = little_report(&given);
    little_fine(little);
    return little;
}

static void expect_table(const struct little *little, const char *id, const char *drawn) {
    ck_assert_str_eq(little_drawn(little, id), drawn);
}

START_TEST(columns_by_the_layered_field) {
    struct little *little = report_of(HEAD LAYERS
                                      "    columns: {by: area, total: Total}\n"
                                      "    rows: [{label: Complaints, population: complaints}, {label: Comments, population: comments}]\n",
                                      RECORDS);
    expect_table(little, "t-north", "C | N1 | N2 | Total\nComplaints | 2 | 1 | 3\nComments | 0 | 1 | 1\n");
    expect_table(little, "t-south", "C | S1 | S2 | Total\nComplaints | 2 | 0 | 2\nComments | 0 | 1 | 1\n");
    expect_table(little, "t-all", "C | Everywhere\nComplaints | 5\nComments | 2\n");
    ck_assert_str_eq(little_table(little, "t-north")->title, "North");
    ck_assert_str_eq(little_table(little, "t-all")->title, "Everywhere");
    ck_assert_int_eq(little_check(little, "foots:t-north")->outcome, CHECK_PASSED);
    const struct check *layers = little_check(little, "layers:t");
    ck_assert_int_eq(layers->outcome, CHECK_PASSED);
    ck_assert_str_eq(layers->detail, "2 figures");
    little_close(little);
}
END_TEST

/* No line is by the layered field: every cell, the base of percentages and the table's base are of the layer alone. */
START_TEST(all_cells_are_of_the_layer) {
    struct little *little = report_of(HEAD LAYERS
                                      "    population: all\n"
                                      "    rows: {by: side, total: Both}\n"
                                      "    columns: [{label: Number}, {label: Share, percent_of: column_total}, {label: Weight, sum: weight}]\n",
                                      RECORDS);
    expect_table(little, "t-north", "C | Number | Share | Weight\nEast | 3 | 75.0% | 8\nWest | 1 | 25.0% | 2\nBoth | 4 | 100.0% | 10\n");
    expect_table(little, "t-south", "C | Number | Share | Weight\nEast | 0 | 0.0% | 0\nWest | 3 | 100.0% | 18\nBoth | 3 | 100.0% | 18\n");
    expect_table(little, "t-all", "C | Number | Share | Weight\nEast | 3 | 42.9% | 8\nWest | 4 | 57.1% | 20\nBoth | 7 | 100.0% | 28\n");
    ck_assert_str_eq(little_table(little, "t-north")->base, "Base: 4 of 7 records");
    ck_assert_str_eq(little_table(little, "t-all")->base, "Base: 7 records");
    ck_assert_str_eq(little_check(little, "layers:t")->detail, "6 figures"); /* percentages do not add up */
    little_close(little);
}
END_TEST

/* The whole of nested lines: 'total.east' of the layers is 'all.east'. A condition over a `by` stays one over all of it. */
START_TEST(nested_lines_and_conditions) {
    struct little *little = report_of(HEAD LAYERS
                                      "    population: all\n"
                                      "    rows: {by: area, where: kind = 'Complaint', total: Total, each: {by: side}}\n"
                                      "    columns: [{label: Number}, {label: Share, percent_of: column_total}]\n",
                                      RECORDS);
    expect_table(little, "t-south", "C | Number | Share\nS1 > East | 0 | 0.0%\nS1 > West | 2 | 100.0%\nS2 > East | 0 | 0.0%\n"
                                    "S2 > West | 0 | 0.0%\nTotal > East | 0 | 0.0%\nTotal > West | 2 | 100.0%\n");
    expect_table(little, "t-all", "C | Number | Share\nEverywhere > East | 2 | 40.0%\nEverywhere > West | 3 | 60.0%\n");
    ck_assert_str_eq(little_check(little, "layers:t")->detail, "2 figures");
    little_close(little);
}
END_TEST

START_TEST(a_record_of_no_layer_fails_the_check) {
    struct little *little = report_of(HEAD LAYERS "    population: complaints\n    columns: {by: area, total: Total}\n    rows: {label: Number}\n",
                                      RECORDS LOST);
    expect_table(little, "t-all", "C | Everywhere\nNumber | 6\n");
    const struct check *layers = little_check(little, "layers:t");
    ck_assert_int_eq(layers->outcome, CHECK_FAILED);
    ck_assert_str_eq(layers->detail, "'Number', 'Everywhere': the layers add up to 5, the whole is 6; "
                                     "records without a value of 'area' are in no layer");
    little_close(little);
}
END_TEST

START_TEST(a_table_for_each_category) {
    struct little *little = report_of(HEAD "    layers: {by: side}\n    population: all\n    rows: {by: area, empty: drop}\n    columns: {label: Number}\n",
                                      RECORDS LOST);
    expect_table(little, "t-east", "C | Number\nN1 | 1\nN2 | 2\n");
    expect_table(little, "t-west", "C | Number\nN1 | 1\nS1 | 2\nS2 | 1\n");
    ck_assert_ptr_null(little_check(little, "layers:t"));
    little_close(little);
}
END_TEST

/* In a draft the lines of what is not in a list, and of what is missing, are of no layer. */
START_TEST(drafts_and_missing_values) {
    const struct little_case given = {
        .spec = HEAD LAYERS "    population: all\n    rows: {by: area, missing: Nowhere, total: Total}\n    columns: {label: Number}\n",
        .more = RECORDS LOST,
        .is_draft = true};
    struct little *little = little_report(&given);
    little_fine(little);
    expect_table(little, "t-north", "C | Number\nN1 | 2\nN2 | 2\nTotal | 4\n");
    expect_table(little, "t-all", "C | Number\nEverywhere | 8\n");
    little_close(little);
}
END_TEST

TCase *layer_tests(void) {
    TCase *tests = tcase_create("layers");
    tcase_add_test(tests, columns_by_the_layered_field);
    tcase_add_test(tests, all_cells_are_of_the_layer);
    tcase_add_test(tests, nested_lines_and_conditions);
    tcase_add_test(tests, a_record_of_no_layer_fails_the_check);
    tcase_add_test(tests, a_table_for_each_category);
    tcase_add_test(tests, drafts_and_missing_values);
    return tests;
}
