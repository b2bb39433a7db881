/* The lines of an axis and the formulas of cells. */
#include "test_plan.h"

#include "base/text.h"
#include "little.h"

#define ALL "populations: {all: {from: log}, cases: {from: cases}}\n"
#define TABLE(rows, columns)                                                                                           \
    ALL "tables:\n  t: {title: T, corner: C, population: all, rows: " rows ", columns: " columns "}\n"

/* The rows' identifiers in order: "north south total". */
static void rows_are(const struct little_case *given, const char *wanted) {
    struct little *little = little_plan(given);
    little_fine(little);
    const struct plan_table *table = &little->plan->tables[0];
    struct text_builder found = {.arena = little->arena};
    for (size_t i = 0; i < table->n_rows; i++)
        text_add(&found, TEXT(little->arena, i == 0 ? "" : " ", table->rows[i].id));
    ck_assert_str_eq(text_done(&found), wanted);
    little_close(little);
}

START_TEST(identifiers_are_stable) {
    static const struct little_case given = {
        .spec = TABLE("[{by: region, missing: Not known, total: All of them}, {label: \"Rate {period.label}\", where: "
                      "kind = 'Comment'}, {id: own, label: Other}]",
                      "{label: N}")};
    rows_are(&given, "north south east not-known all-of-them rate-period-label own");
    static const struct little_case nested = {
        .spec = TABLE("{by: region, only: [East], missing: None, each: [{by: kind, only: [Comment]}, {label: Any}]}",
                      "{label: N}")};
    rows_are(&nested, "east.comment east.any none.comment none.any");
    static const struct little_case draft = {.spec = TABLE("{by: region, missing: None}", "{label: N}"),
                                             .is_draft = true};
    rows_are(&draft, "north south east not-in-list none");
}
END_TEST

/* "group|own|notes of the group/notes" of a row. */
static void group_is(const struct plan_line *line, const char *group, const char *own, size_t n_group_notes, size_t n_notes) {
    ck_assert_msg(text_equal(line->outer_label, group) && text_equal(line->own_label, own), "%s", line->label);
    ck_assert_uint_eq(line->n_outer_notes, n_group_notes);
    ck_assert_uint_eq(line->n_notes, n_notes);
}

/* The label grows by a part at a time; notes belong to the part that brought them. */
START_TEST(nested_lines_know_their_group) {
    static const struct little_case given = {
        .spec = "notes: {a: A, b: B}\n" TABLE("[{by: region, only: [East], notes: [a], each: [{by: kind, only: [Comment], each: [{label: N, "
                                             "notes: [a, b]}]}, {label: Any}]}, {label: Alone, notes: [b]}]",
                                             "{label: N}")};
    struct little *little = little_plan(&given);
    little_fine(little);
    const struct plan_line *rows = little->plan->tables[0].rows;
    ck_assert_str_eq(rows[0].label, "East > Comment > N");
    group_is(&rows[0], "East > Comment", "N", 1, 2);
    group_is(&rows[1], "East", "Any", 1, 1);
    group_is(&rows[2], NULL, NULL, 0, 1);
    little_close(little);
}
END_TEST

START_TEST(tokens_are_filled_in) {
    static const struct little_case given = {.spec = TABLE("{label: R}", "{label: N}"), .period = "2008/09 Q2"};
    struct little *little = little_plan(&given);
    little_fine(little);
    const struct plan *plan = little->plan;
    ck_assert_str_eq(plan_tokens(little->arena, plan, "{period.label}, {period.long}; {prior.label}, {prior.long}; {x}"),
                     "July to September 2008, 1 July to 30 September 2008; April to June 2008, 1 April to 30 June 2008; {x}");
    ck_assert_str_eq(
        plan_tokens(little->arena, plan,
                    "{last_year.label}, {last_year.long}; {year_to_date.label}, {year_to_date.long}"),
        "July to September 2007, 1 July to 30 September 2007; April to September 2008, 1 April to 30 September 2008");
    ck_assert_ptr_null(plan_tokens(little->arena, plan, NULL));
    little_close(little);
}
END_TEST

START_TEST(totals_know_their_parts) {
    static const struct little_case given = {
        .spec = TABLE("{by: region, missing: None, total: {label: All, place: before}, each: [{label: A}, {label: B}]}",
                      "{by: topics, total: Any}")};
    struct little *little = little_plan(&given);
    little_fine(little);
    const struct plan_table *table = &little->plan->tables[0];
    ck_assert_uint_eq(table->n_footings, 3);
    /* rows: all.a 0, all.b 1, north.a 2, north.b 3, south 4 5, east 6 7, none 8 9 */
    ck_assert_uint_eq(table->footings[0].total, 0);
    ck_assert_uint_eq(table->footings[0].n_parts, 4);
    ck_assert_uint_eq(table->footings[0].parts[3], 8);
    ck_assert_uint_eq(table->footings[1].total, 1);
    ck_assert_uint_eq(table->footings[1].parts[0], 3);
    ck_assert(table->footings[1].is_row_axis && table->footings[1].must_hold);
    /* many categories need not add up */
    ck_assert(!table->footings[2].is_row_axis && !table->footings[2].must_hold);
    little_close(little);
}
END_TEST

START_TEST(a_name_is_looked_up_where_it_is_known) {
    /* the table's own population has no column `area`, and no cell counts it */
    static const struct little_case given = {.spec = TABLE("{by: area}", "{label: N, population: cases, sum: cases}")};
    rows_are(&given, "n1 n2");
}
END_TEST

START_TEST(derived_lines_find_lines_below_them) {
    static const struct little_case given = {
        .spec = TABLE("[{label: Sum, add: [a, twice]}, {label: Twice, add: [a, b]}, {label: A}, {label: B}]",
                      "{label: N}")};
    struct little *little = little_plan(&given);
    little_fine(little);
    const struct plan_cell *sum = &little->plan->tables[0].cells[0];
    ck_assert_int_eq(sum->formula, FORMULA_ADD);
    ck_assert_uint_eq(sum->of[0], 2);
    ck_assert_uint_eq(sum->of[1], 1);
    little_close(little);
}
END_TEST

/* Each line of the chain uses the one above twice: following every way would take 2^60 steps. */
START_TEST(long_chains_of_lines_are_followed_once) {
    struct arena *arena = arena_open();
    struct text_builder rows = {.arena = arena};
    text_add(&rows, "[{id: l0, label: A}");
    for (int64_t i = 1; i <= 60; i++) {
        const char *above = text_from_int(arena, i - 1);
        text_add(&rows, TEXT(arena, ", {id: l", text_from_int(arena, i), ", label: A, difference: [l", above, ", l",
                             above, "]}"));
    }
    text_add(&rows, "]");
    const struct little_case given = {
        .spec = TEXT(arena, ALL "tables:\n  t: {title: T, corner: C, population: all, rows: ", text_done(&rows),
                     ", columns: {label: N}}\n")};
    struct little *little = little_plan(&given);
    little_fine(little);
    ck_assert_uint_eq(little->plan->tables[0].n_rows, 61);
    little_close(little);
    arena_close(arena);
}
END_TEST

START_TEST(long_chains_of_fields_are_followed_once) {
    struct arena *arena = arena_open();
    struct text_builder fields = {.arena = arena};
    text_add(&fields, "{f0: {value: received < period.start}");
    for (int64_t i = 1; i <= 60; i++) {
        const char *before = text_from_int(arena, i - 1);
        text_add(&fields,
                 TEXT(arena, ", f", text_from_int(arena, i), ": {value: f", before, " and not f", before, "}"));
    }
    text_add(&fields, "}");
    const struct little_case given = {
        .spec = TEXT(arena,
                     "sources:\n  more:\n    title: More\n    key: ref\n    dates: yyyy-mm-dd\n    columns: {ref: "
                     "{type: text}, received: {type: date}}\n    fields: ",
                     text_done(&fields),
                     "\nextracts: {more: {complete_from: 2007-06-01}}\n"
                     "populations: {all: {from: more, where: f60}}\ntables:\n  t: {title: T, corner: C, population: "
                     "all, rows: {label: R}, columns: {label: N}}\n"),
        .no_calendar = true};
    struct little *little = little_plan(&given);
    little_fine(little);
    ck_assert(little->plan->tables[0].cells[0].is_unavailable);
    little_close(little);
    arena_close(arena);
}
END_TEST

TCase *line_tests(void) {
    TCase *tests = tcase_create("lines");
    tcase_add_test(tests, identifiers_are_stable);
    tcase_add_test(tests, nested_lines_know_their_group);
    tcase_add_test(tests, tokens_are_filled_in);
    tcase_add_test(tests, totals_know_their_parts);
    tcase_add_test(tests, a_name_is_looked_up_where_it_is_known);
    tcase_add_test(tests, derived_lines_find_lines_below_them);
    tcase_add_test(tests, long_chains_of_lines_are_followed_once);
    tcase_add_test(tests, long_chains_of_fields_are_followed_once);
    return tests;
}
