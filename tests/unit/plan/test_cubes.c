/* Conditions and cubes are kept once each. */
#include "test_plan.h"

#include "little.h"

static struct little *planned(const char *spec) {
    static struct little_case given;
    given = (struct little_case){.spec = spec};
    struct little *little = little_plan(&given);
    little_fine(little);
    return little;
}

/* Conditions that cells and checks rest on: the highest that their cubes name, since those of rules and quality come later. */
static size_t n_conditions_of_figures(const struct plan *plan) {
    size_t n = 0;
    for (size_t i = 0; i < plan->n_cubes_of_figures; i++)
        for (size_t k = 0; k < plan->cubes[i].n_conditions; k++)
            if (plan->cubes[i].conditions[k] >= n) n = plan->cubes[i].conditions[k] + 1;
    return n;
}

static void cubes_of(const char *spec, size_t n_cubes, size_t n_conditions) {
    struct little *little = planned(spec);
    ck_assert_uint_eq(little->plan->n_cubes_of_figures, n_cubes);
    ck_assert_uint_eq(n_conditions_of_figures(little->plan), n_conditions);
    little_close(little);
}

#define ALL                                                                                                            \
    "populations: {all: {from: log}, upheld: {from: log, where: outcome = 'Upheld'}, north: {from: log, where: "       \
    "region = 'North'}}\n"

START_TEST(equal_counts_are_one_cube) {
    cubes_of(ALL "tables:\n  t: {title: T, corner: C, population: all, rows: {by: region}, columns: {label: N}}\n", 2,
             0); /* and the base */
    cubes_of(ALL "tables:\n  t: {title: T, corner: C, population: all, rows: {by: region}, columns: {label: N}}\n"
                 "  u: {title: U, corner: C, population: all, rows: {by: region, total: Total}, columns: [{label: N}, "
                 "{label: P, percent_of: column_total}]}\n",
             2, 0);
}
END_TEST

/* Upheld of the North and the North of the upheld; the same with other blanks; a condition twice is once. */
START_TEST(conditions_in_another_order_or_writing_are_the_same) {
    cubes_of(ALL "tables:\n  t: {title: T, corner: C, columns: {label: N}, rows: [{label: A, population: upheld, "
                 "where: region = 'North'},"
                 " {label: B, population: north, where: outcome = 'Upheld'}, {label: D, population: north, where: \"( "
                 "outcome  =  'Upheld' )\"},"
                 " {label: E, population: upheld, where: outcome = 'Upheld'}]}\n",
             2, 2);
}
END_TEST

START_TEST(a_sum_a_count_and_another_source_are_other_cubes) {
    cubes_of("populations: {all: {from: log}, cases: {from: cases}}\n"
             "tables:\n  t: {title: T, corner: C, rows: {label: R}, columns: [{label: A, population: all}, {label: B, "
             "population: all, sum: amount},"
             " {label: D, population: cases}, {label: E, population: cases, sum: cases}]}\n",
             6, 2); /* sums: also all records that have a value, told from those that have none */
    /* region = 'North' of two sources is two conditions */
    cubes_of("populations: {all: {from: log}, cases: {from: cases}}\n"
             "tables:\n  t: {title: T, corner: C, rows: {label: R, where: region = 'North'}, columns: [{label: A, "
             "population: all}, {label: D, population: cases}]}\n",
             2, 2);
}
END_TEST

START_TEST(a_cube_has_room_for_missing_and_for_what_is_not_in_the_list) {
    struct little *little = planned("populations: {all: {from: log}}\n"
                                    "tables:\n  t: {title: T, corner: C, population: all, rows: {by: region, missing: "
                                    "None}, columns: {by: kind, missing: None}}\n");
    const struct plan_cube *cube = &little->plan->cubes[0];
    ck_assert_uint_eq(cube->n_dimensions, 2);
    ck_assert_uint_eq(cube->n_places, (3 + 2) * (3 + 2));
    ck_assert_str_eq(cube->text, "count of log by region, kind");
    const struct plan_table *table = &little->plan->tables[0];
    /* North, Complaint; South, none; none, none */
    ck_assert_uint_eq(table->cells[0].numerator.place, 0);
    ck_assert_uint_eq(table->cells[1 * table->n_columns + 3].numerator.place, 1 * 5 + 4);
    ck_assert_uint_eq(table->cells[3 * table->n_columns + 3].numerator.place, 4 * 5 + 4);
    little_close(little);
}
END_TEST

START_TEST(only_populations_that_a_check_names_are_counted_for_themselves) {
    cubes_of(ALL "tables:\n  t: {title: T, corner: C, rows: {label: R}, columns: {label: N, population: all}}\n", 1, 0);
    cubes_of(ALL "checks: {c: {says: S, sum: [upheld], equals: [north]}}\n"
                 "tables:\n  t: {title: T, corner: C, rows: {label: R}, columns: {label: N, population: all}}\n",
             3, 2);
}
END_TEST

START_TEST(cells_of_all_tables_have_keys_in_order) {
    struct little *little = planned(
        ALL "tables:\n"
            "  t: {title: T, corner: C, population: all, rows: {by: region}, columns: [{label: N}, {label: M}]}\n"
            "  u: {title: T, corner: C, text: {columns: [A], rows: [[B, b]]}}\n"
            "  v: {title: T, corner: C, population: all, rows: {by: region}, columns: {label: N}}\n");
    ck_assert_uint_eq(little->plan->tables[0].first_key, 0);
    ck_assert_uint_eq(little->plan->tables[1].first_key, 6);
    ck_assert_uint_eq(little->plan->tables[2].first_key, 6);
    little_close(little);
}
END_TEST

TCase *cube_tests(void) {
    TCase *tests = tcase_create("cubes");
    tcase_add_test(tests, equal_counts_are_one_cube);
    tcase_add_test(tests, conditions_in_another_order_or_writing_are_the_same);
    tcase_add_test(tests, a_sum_a_count_and_another_source_are_other_cubes);
    tcase_add_test(tests, a_cube_has_room_for_missing_and_for_what_is_not_in_the_list);
    tcase_add_test(tests, only_populations_that_a_check_names_are_counted_for_themselves);
    tcase_add_test(tests, cells_of_all_tables_have_keys_in_order);
    return tests;
}
