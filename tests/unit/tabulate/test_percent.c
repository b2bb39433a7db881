/* Percentages: their bases, their rounding, and few records. */
#include "test_tabulate.h"

#include "base/text.h"
#include "little_report.h"

#define SPEC(rows, columns)                                                                                            \
    "populations: {all: {from: log}}\n"                                                                                \
    "tables:\n  t: {title: T, corner: C, population: all, rows: " rows ", columns: " columns "}\n"
/* North: 2 upheld, 1 rejected; South: 1 upheld; none withdrawn */
#define LOG "ref,region,outcome\na,North,Upheld\nb,North,Upheld\nc,North,Rejected\nd,South,Upheld\n"

static void expect(const char *spec, const char *log, const char *drawn) {
    const struct little_case given = {.spec = spec, .log = log};
    little_expect(&given, drawn);
}

START_TEST(of_the_column_the_row_and_the_table) {
    expect(SPEC("{by: region, total: All}", "{by: outcome, percent_of: column_total, total: All}"), LOG,
           "C | Upheld | Rejected | Withdrawn | All\nNorth | 66.7% | 100.0% | [z] | 75.0%\nSouth | 33.3% | 0.0% | [z] "
           "| 25.0%\n"
           "East | 0.0% | 0.0% | [z] | 0.0%\nAll | 100.0% | 100.0% | [z] | 100.0%\n");
    expect(SPEC("{by: region, total: All}", "{by: outcome, percent_of: row_total, total: All}"), LOG,
           "C | Upheld | Rejected | Withdrawn | All\nNorth | 66.7% | 33.3% | 0.0% | 100.0%\nSouth | 100.0% | 0.0% | "
           "0.0% | 100.0%\n"
           "East | [z] | [z] | [z] | [z]\nAll | 75.0% | 25.0% | 0.0% | 100.0%\n");
    expect(SPEC("{by: region, total: All}", "{by: outcome, percent_of: table_total, total: All}"), LOG,
           "C | Upheld | Rejected | Withdrawn | All\nNorth | 50.0% | 25.0% | 0.0% | 75.0%\nSouth | 25.0% | 0.0% | 0.0% "
           "| 25.0%\n"
           "East | 0.0% | 0.0% | 0.0% | 0.0%\nAll | 75.0% | 25.0% | 0.0% | 100.0%\n");
}
END_TEST

/* Of four records one has no outcome: the percentages are of three, and the base says so. Two bases are not one. */
START_TEST(the_base_is_what_percentages_are_out_of) {
    static const char log[] = "ref,region,outcome\na,North,Upheld\nb,North,\nc,South,Rejected\nd,South,Upheld\n";
    static const char *const columns[] = {
        "[{label: N}, {label: P, percent: {of: outcome = 'Upheld', out_of: outcome is not null}}]",
        "[{label: P, percent: {of: outcome = 'Upheld', out_of: outcome is not null}}, {label: Q, percent: {of: outcome = 'Upheld'}}]"};
    static const char *const wanted[] = {"Base: 3 of 4 all", "4 all; percentages do not all have the same base"};
    for (size_t i = 0; i < 2; i++) {
        struct arena *arena = arena_open();
        const struct little_case given = {
            .spec = TEXT(arena, "populations: {all: {from: log}}\ntables:\n  t: {title: T, corner: C, population: all, rows: {by: region}, columns: ",
                         columns[i], "}\n"),
            .log = log};
        struct little *little = little_report(&given);
        ck_assert_str_eq(little_table(little, "t")->base, wanted[i]);
        little_close(little);
        arena_close(arena);
    }
}
END_TEST

/* Of five records three are of the outcomes chosen, and one is without an outcome. Whichever axis chooses, and however deep, the base is that
 * which percentages are out of: counted by hand. */
START_TEST(the_base_is_of_the_chosen_on_either_axis) {
#define CHOSEN(more) "{by: outcome, only: [Upheld, Rejected], total: {label: Both, of: chosen}" more "}"
#define WITHDRAWN(more) "{by: outcome, only: [Withdrawn], total: {label: One, of: chosen}" more "}"
    static const char log[] = "ref,region,outcome\na,North,Upheld\nb,North,\nc,South,Rejected\nd,South,Upheld\ne,South,Withdrawn\n";
    static const struct {
        const char *rows, *columns, *base;
    } cases[] = {
        {"{label: All}", CHOSEN(", percent_of: row_total"), "Base: 3 of 5 all"},
        {"{label: All}", "[{label: G, each: [" CHOSEN(", percent_of: row_total") "]}]", "Base: 3 of 5 all"},
        {"[{label: All}, {label: N, where: region = 'North'}]", CHOSEN(", percent_of: table_total"), "Base: 3 of 5 all"},
        {"{by: region, each: [" CHOSEN("") "]}", "{label: P, percent_of: subtable_total}", "Base: 3 of 5 all"},
        /* of the regions that are shown */
        {"{by: region, only: [South], each: [" CHOSEN("") "]}", "{label: P, percent_of: subtable_total}", "Base: 2 of 5 all"},
        {"{by: region, only: [South]}", "{label: P, percent_of: column_total}", "Base: 5 all"},
        {"{by: region, only: [South]}", "{label: P, percent: {of: outcome = 'Upheld'}}", "Base: 3 of 5 all"},
        {"[{label: G, each: [" CHOSEN("") "]}]", "{label: P, percent_of: column_total}", "Base: 3 of 5 all"},
        {CHOSEN(""), "{label: P, percent_of: column_total}", "Base: 3 of 5 all"},
        /* numbers of all beside them: it is the percentages that need a base */
        {"{by: region}", "[{label: N}, " CHOSEN(", percent_of: row_total") "]", "Base: 3 of 5 all"},
        {"{by: region}", "{label: Upheld, where: outcome = 'Upheld'}", "Base: 2 of 5 all"},
        {"{by: region}", "{label: Upheld, where: outcome = 'Upheld', percent_of: column_total}", "Base: 2 of 5 all"},
        /* out of what the condition leaves out too */
        {"{by: region}", "{label: Upheld, where: outcome = 'Upheld', percent_of: row_total}", "Base: 5 all"},
        {"{label: Upheld, where: outcome = 'Upheld'}", "{label: P, percent_of: column_total}", "Base: 5 all"},
        {"{by: region}", "[{label: Upheld, where: outcome = 'Upheld', percent_of: column_total}, {label: P, percent_of: column_total}]",
         "5 all; percentages do not all have the same base"},
        {"{by: region}", "[{label: Some, where: outcome is not null}, {label: Upheld, where: outcome = 'Upheld', percent_of_line: some}]", "Base: 4 of 5 all"},
        /* groups of two bases, 3 and 1; 3 beside all 5; the same 3 twice */
        {"{label: All}", "[{label: G, each: [" CHOSEN(", percent_of: row_total") "]}, {label: H, each: [" WITHDRAWN(", percent_of: row_total") "]}]",
         "5 all; percentages do not all have the same base"},
        {"[{label: G, each: [" CHOSEN("") "]}, {label: H, each: [" WITHDRAWN("") "]}]", "{label: P, percent_of: subtable_total}",
         "5 all; percentages do not all have the same base"},
        {"{label: All}", "[{label: G, each: [" CHOSEN(", percent_of: row_total") "]}, {label: H, each: [{by: region, percent_of: row_total}]}]",
         "5 all; percentages do not all have the same base"},
        {"{label: All}", "[{label: G, each: [{by: region, percent_of: row_total}]}, {label: H, each: [" CHOSEN(", percent_of: row_total") "]}]",
         "5 all; percentages do not all have the same base"},
        {"{label: All}", "[{label: G, each: [" CHOSEN(", percent_of: row_total") "]}, {label: H, each: [" CHOSEN(", percent_of: row_total") "]}]",
         "Base: 3 of 5 all"},
        {"{label: All}", "[{label: P, percent: {of: outcome = 'Upheld', out_of: outcome is not null}}, {by: region, percent_of: row_total}]",
         "5 all; percentages do not all have the same base"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena *arena = arena_open();
        const struct little_case given = {.spec = TEXT(arena, "populations: {all: {from: log}}\ntables:\n  t: {title: T, corner: C, population: all, rows: ",
                                                       cases[i].rows, ", columns: ", cases[i].columns, "}\n"),
                                          .log = log};
        struct little *little = little_report(&given);
        little_fine(little);
        ck_assert_msg(text_equal(little_table(little, "t")->base, cases[i].base), "%s by %s: %s", cases[i].rows, cases[i].columns,
                      little_table(little, "t")->base);
        little_close(little);
        arena_close(arena);
    }
}
END_TEST

/* Labels are of many records, and one would not read. */
START_TEST(one_record_is_a_base) {
    const struct little_case given = {.spec = SPEC("{by: region}", "{label: N}"), .log = "ref,region\na,North\n"};
    struct little *little = little_report(&given);
    ck_assert_str_eq(little_table(little, "t")->base, "Base: 1 (all)");
    little_close(little);
}
END_TEST

START_TEST(the_base_counts_records_without_a_value_too) {
    expect(SPEC("{by: region, missing: None}", "{label: P, percent_of: column_total}"),
           "ref,region\na,North\nb,\nc,\nd,\n", "C | P\nNorth | 25.0%\nSouth | 0.0%\nEast | 0.0%\nNone | 75.0%\n");
}
END_TEST

/* The condition of a line cuts its axis as a category does: a percentage of the total of the row is not of the line
 * itself. */
START_TEST(a_line_is_a_part_of_the_total_not_the_whole) {
    expect(SPEC("{by: region, total: All}",
                "[{label: N}, {label: Upheld, where: outcome = 'Upheld', percent_of: row_total}]"),
           LOG, "C | N | Upheld\nNorth | 3 | 66.7%\nSouth | 1 | 100.0%\nEast | 0 | [z]\nAll | 4 | 75.0%\n");
    expect(SPEC("[{label: Upheld, where: outcome = 'Upheld'}, {label: Any}]", "{label: P, percent_of: column_total}"),
           LOG, "C | P\nUpheld | 75.0%\nAny | 100.0%\n");
    expect(SPEC("{label: Upheld, where: outcome = 'Upheld'}",
                "{label: North, where: region = 'North', percent_of: table_total}"),
           LOG, "C | North\nUpheld | 50.0%\n");
    /* a percentage of the column's total keeps the condition of the column */
    expect(SPEC("{by: region}", "{label: Upheld, where: outcome = 'Upheld', percent_of: column_total}"), LOG,
           "C | Upheld\nNorth | 66.7%\nSouth | 33.3%\nEast | 0.0%\n");
}
END_TEST

/* A condition over all categories of a `by` is the table's: its total has it, so the base has it. */
START_TEST(a_condition_over_all_categories_is_in_the_base) {
    expect(SPEC("{by: region, where: outcome = 'Upheld', total: Total}",
                "[{label: N}, {label: P, percent_of: column_total}]"),
           LOG, "C | N | P\nNorth | 2 | 66.7%\nSouth | 1 | 33.3%\nEast | 0 | 0.0%\nTotal | 3 | 100.0%\n");
}
END_TEST

START_TEST(some_records_out_of_others) {
    expect(SPEC("{by: region, total: All}", "[{label: A, percent: {of: outcome = 'Upheld', out_of: outcome <> "
                                            "'Withdrawn'}}, {label: B, percent: {of: outcome = 'Upheld'}}]"),
           "ref,region,outcome\na,North,Upheld\nb,North,Withdrawn\nc,North,Rejected\nd,South,Withdrawn\n",
           "C | A | B\nNorth | 50.0% | 33.3%\nSouth | [z] | 0.0%\nEast | [z] | [z]\nAll | 50.0% | 25.0%\n");
}
END_TEST

/* Percentages of `n` records that are North among `of`. */
static const char *share_of(struct arena *arena, size_t n, size_t of, const char *decimals) {
    struct text_builder log = {.arena = arena};
    text_add(&log, "ref,region\n");
    for (size_t i = 0; i < of; i++)
        text_add(&log, TEXT(arena, text_from_int(arena, (int64_t)i), i < n ? ",North\n" : ",South\n"));
    const char *spec = TEXT(arena,
                            "populations: {all: {from: log}}\ntables:\n  t: {title: T, corner: C, population: all, "
                            "rows: {by: region, only: [North]}, "
                            "columns: {label: P, percent_of: column_total, decimals: ",
                            decimals, "}}\n");
    const struct little_case given = {.spec = spec, .log = text_done(&log)};
    struct little *little = little_report(&given);
    little_fine(little);
    const char *shown = text_copy(arena, little_cell(little, "t", "north", "p")->display);
    little_close(little);
    return shown;
}

START_TEST(rounding_is_half_away_from_zero_from_the_exact_ratio) {
    struct arena *arena = arena_open();
    ck_assert_str_eq(share_of(arena, 1, 16, "1"), "6.3%");  /* 6.25 */
    ck_assert_str_eq(share_of(arena, 5, 16, "1"), "31.3%"); /* 31.25 */
    ck_assert_str_eq(share_of(arena, 1, 8, "0"), "13%");    /* 12.5 */
    ck_assert_str_eq(share_of(arena, 2, 3, "1"), "66.7%");
    ck_assert_str_eq(share_of(arena, 2, 3, "0"), "67%");
    ck_assert_str_eq(share_of(arena, 1, 3, "6"), "33.333333%");
    ck_assert_str_eq(share_of(arena, 1, 40, "0"), "3%"); /* 2.5 */
    ck_assert_str_eq(share_of(arena, 0, 8, "1"), "0.0%");
    arena_close(arena);
}
END_TEST

START_TEST(the_default_is_one_decimal) {
    expect(SPEC("{by: region}",
                "[{label: P, percent_of: column_total}, {label: Q, percent_of: column_total, decimals: 0}]"),
           LOG, "C | P | Q\nNorth | 75.0% | 75%\nSouth | 25.0% | 25%\nEast | 0.0% | 0%\n");
}
END_TEST

#define SMALL(rule)                                                                                                    \
    "populations: {all: {from: log}}\n"                                                                                \
    "tables:\n  t: {title: T, corner: C, population: all, small_base: " rule                                           \
    ", rows: {by: region, total: All}, columns: {label: P, percent: {of: outcome = 'Upheld'}}}\n"

START_TEST(few_records_are_said_in_words_or_marked) {
    struct little_case given = {.spec = SMALL("words"), .log = LOG, .small_base = 4};
    little_expect(&given, "C | P\nNorth | 2 of 3\nSouth | 1 of 1\nEast | [z]\nAll | 75.0%\n");
    given.spec = SMALL("mark");
    little_expect(&given, "C | P\nNorth | 66.7% [u]\nSouth | 100.0% [u]\nEast | [z]\nAll | 75.0%\n");
    given.small_base = 5;
    little_expect(&given, "C | P\nNorth | 66.7% [u]\nSouth | 100.0% [u]\nEast | [z]\nAll | 75.0% [u]\n");
    given.small_base = 1;
    little_expect(&given, "C | P\nNorth | 66.7%\nSouth | 100.0%\nEast | [z]\nAll | 75.0%\n");
}
END_TEST

START_TEST(a_percentage_keeps_its_two_counts) {
    const struct little_case given = {.spec = SPEC("{by: region}", "{label: P, percent_of: column_total}"), .log = LOG};
    struct little *little = little_report(&given);
    little_fine(little);
    const struct cell *cell = little_cell(little, "t", "north", "p");
    ck_assert_int_eq(cell->value.numerator, 3);
    ck_assert_int_eq(cell->value.denominator, 4);
    ck_assert(cell->has_base);
    ck_assert_int_eq(cell->unit, UNIT_PERCENT);
    little_close(little);
}
END_TEST

TCase *percent_tests(void) {
    TCase *tests = tcase_create("percentages");
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, of_the_column_the_row_and_the_table);
    tcase_add_test(tests, the_base_is_what_percentages_are_out_of);
    tcase_add_test(tests, the_base_is_of_the_chosen_on_either_axis);
    tcase_add_test(tests, one_record_is_a_base);
    tcase_add_test(tests, the_base_counts_records_without_a_value_too);
    tcase_add_test(tests, a_line_is_a_part_of_the_total_not_the_whole);
    tcase_add_test(tests, a_condition_over_all_categories_is_in_the_base);
    tcase_add_test(tests, some_records_out_of_others);
    tcase_add_test(tests, rounding_is_half_away_from_zero_from_the_exact_ratio);
    tcase_add_test(tests, the_default_is_one_decimal);
    tcase_add_test(tests, few_records_are_said_in_words_or_marked);
    tcase_add_test(tests, a_percentage_keeps_its_two_counts);
    return tests;
}
