/* Lines beside those of categories: the rest, nets, subtotals of groups; and the order they stand in. */
#include "test_tabulate.h"

#include "base/text.h"
#include "little_report.h"

#include <stdlib.h>

/* Lead issues: Delay 4, Bias 3, Manner 2; regions: North 5 (Delay 3, Bias 1, Manner 1), South 3 (Delay 1, Bias 1, Manner 1),
 * East 1 (Bias). One record has no issue. Amounts: 1, 2, 3, .. in order. */
#define LOG                                                                                                            \
    "ref,region,lead,kind,other_amount\na,North,Delay,Complaint,1\nb,North,Delay,Complaint,2\nc,North,Delay,Comment,3\n" \
    "d,North,Bias,Complaint,4\ne,North,Manner,Comment,5\nf,South,Delay,Comment,6\ng,South,Bias,Complaint,7\n"          \
    "h,South,Manner,Comment,8\ni,East,Bias,Complaint,9\nj,North,,Complaint,10\n"
#define SPEC(rows, columns)                                                                                            \
    "populations: {all: {from: log, label: items}}\n"                                                                  \
    "tables:\n  t: {title: T, corner: C, population: all, rows: " rows ", columns: " columns "}\n"
#define NUMBERS "[{label: N}, {id: part, label: \"%\", percent_of: column_total, decimals: 0}, {label: M, mean: other_amount}]"

static void expect(const char *spec, const char *drawn) {
    const struct little_case given = {.spec = spec, .log = LOG};
    little_expect(&given, drawn);
}

/* The relation whose target is this cell, or NULL. */
static const struct relation *relation_of(const struct little *little, const char *row, const char *column) {
    const struct table *table = little_table(little, "t");
    size_t target = table_row(table, row) * table->n_columns + table_column(table, column);
    for (size_t i = 0; i < table->n_relations; i++)
        if (table->relations[i].target == target) return &table->relations[i];
    return NULL;
}

static struct little *reported(const char *spec, const char *log) {
    static struct little_case given;
    given = (struct little_case){.spec = spec, .log = log};
    struct little *little = little_report(&given);
    little_fine(little);
    return little;
}

/* --- order --- */

/* Comments are 1 of Delay's 4 in the North.. by comments: Delay 2, Manner 2, Bias 0. */
START_TEST(sorted_by_a_named_line) {
    expect(SPEC("{by: lead, sort: {by: comments}}", "[{label: N}, {label: Comments, where: kind = 'Comment'}]"),
           "C | N | Comments\nDelay | 4 | 2\nManner | 2 | 2\nBias | 3 | 0\n");
    expect(SPEC("{by: lead, sort: {by: comments, order: smallest}}", "[{label: N}, {label: Comments, where: kind = 'Comment'}]"),
           "C | N | Comments\nBias | 3 | 0\nDelay | 4 | 2\nManner | 2 | 2\n");
    /* a line that is worked out: comments as a percentage of all, 50, 0 and 100 */
    expect(SPEC("{by: lead, sort: {by: part}}",
                "[{label: N}, {label: Comments, where: kind = 'Comment'}, {label: Part, share: [comments, n], decimals: 0}]"),
           "C | N | Comments | Part\nManner | 2 | 2 | 100%\nDelay | 4 | 2 | 50%\nBias | 3 | 0 | 0%\n");
}
END_TEST

/* Columns by their total, which stands last. */
START_TEST(columns_are_sorted_by_a_row) {
    expect(SPEC("{by: lead, total: All}", "{by: region, sort: {by: all}}"),
           "C | North | South | East\nDelay | 3 | 1 | 0\nBias | 1 | 1 | 1\nManner | 1 | 1 | 0\nAll | 6 | 3 | 1\n");
}
END_TEST

/* Inside every region by size, and the regions by their totals, smallest first. */
START_TEST(lines_inside_lines_are_sorted) {
    expect(SPEC("{by: region, sort: smallest, each: {by: lead, sort: largest, empty: drop, total: All}}", "{label: N}"),
           "C | N\nEast > Bias | 1\nEast > All | 1\nSouth > Delay | 1\nSouth > Bias | 1\nSouth > Manner | 1\nSouth > All | 3\n"
           "North > Delay | 3\nNorth > Bias | 1\nNorth > Manner | 1\nNorth > All | 6\n");
}
END_TEST

/* --- the rest --- */

/* After Delay: Bias 3 and Manner 2 are 5; amounts 4, 7, 9, 5, 8 are 33 over 5. 1 of 10 has no issue. */
START_TEST(the_rest_is_counted_together) {
    expect(SPEC("{by: lead, top: 1, rest: Other issues, missing: None, total: Total}", NUMBERS),
           "C | N | % | M\nDelay | 4 | 40% | 3.0\nOther issues | 5 | 50% | 6.6\nNone | 1 | 10% | 10.0\nTotal | 10 | 100% | 5.5\n");
}
END_TEST

/* Amounts of the others 4, 5, 7, 8, 9: the middle is 7, the 90th percentile the fifth (90% of 5 is 4.5); of both kinds and of three regions. */
START_TEST(the_rest_has_an_order_of_its_own) {
    expect(SPEC("{by: lead, top: 1, rest: Others, total: Total}", "[{label: N}, {label: Median, median: other_amount}, {label: P, percentile: {of: "
                                                                  "other_amount, at: 90}}, {label: D, distinct: region}, {label: R, distinct: ref}]"),
           "C | N | Median | P | D | R\nDelay | 4 | 2.5 | 6 | 2 | 4\nOthers | 5 | 7.0 | 9 | 3 | 5\nTotal | 10 | 5.5 | 9 | 3 | 10\n");
}
END_TEST

START_TEST(the_rest_is_part_of_the_total) {
    struct little *little = reported(SPEC("{by: lead, top: 1, rest: Other issues, missing: None, total: Total}", NUMBERS), LOG);
    const struct relation *relation = relation_of(little, "total", "n");
    ck_assert(relation != NULL && relation->n_parts == 3);
    ck_assert_ptr_nonnull(relation_of(little, "total", "part"));
    ck_assert_int_eq(little_check(little, "foots:t")->outcome, CHECK_PASSED);
    ck_assert_str_eq(little_check(little, "foots:t")->detail, "2 totals");
    ck_assert_ptr_null(relation_of(little, "total", "m")); /* means do not add up */
    little_close(little);
}
END_TEST

/* Where `top` shows all, there is no rest; a rest of nothing but zeros stays, unless empty lines are dropped. */
START_TEST(a_rest_of_nothing_is_not_shown) {
    expect(SPEC("{by: lead, top: 3, rest: Others}", "{label: N}"), "C | N\nDelay | 4\nBias | 3\nManner | 2\n");
    expect(SPEC("{by: kind, top: 2, rest: Others}", "{label: N}"), "C | N\nComplaint | 6\nComment | 4\nOthers | 0\n");
    expect(SPEC("{by: kind, top: 2, rest: Others, empty: drop}", "{label: N}"), "C | N\nComplaint | 6\nComment | 4\n");
}
END_TEST

START_TEST(the_top_by_another_order) {
    expect(SPEC("{by: lead, sort: smallest, top: 1, rest: Others}", "{label: N}"), "C | N\nManner | 2\nOthers | 7\n");
    expect(SPEC("{by: lead, sort: list, top: 2, rest: Others}", "{label: N}"), "C | N\nDelay | 4\nBias | 3\nOthers | 2\n");
    expect(SPEC("{by: kind, sort: smallest, empty: drop, top: 1, rest: Others}", "{label: N}"), "C | N\nComment | 4\nOthers | 6\n");
    /* without a rest the others are not told; many in a record need not add up */
    expect(SPEC("{by: lead, top: 1}", "{label: N}"), "C | N\nDelay | 4\n");
}
END_TEST

/* Rests of both axes: beside Delay and beside the North. Bias and Manner of South and East are 1 + 1 + 1. */
START_TEST(rests_of_both_axes) {
    expect(SPEC("{by: lead, top: 1, rest: Others}", "{by: region, top: 1, rest: Elsewhere}"),
           "C | North | Elsewhere\nDelay | 3 | 1\nOthers | 2 | 3\n");
    expect(SPEC("{by: lead, top: 1, rest: Others}",
                "[{by: region, top: 1, rest: Elsewhere, each: {label: P, percent_of: row_total, decimals: 0}}]"),
           "C | North > P | Elsewhere > P\nDelay | 75% | 25%\nOthers | 40% | 60%\n");
}
END_TEST

/* What stands inside the rest is of the rest: its largest kind, and what is left of it. North 6: complaints 4, comments 2; South and East 4:
 * complaints 2 (South, East), comments 2. */
START_TEST(rests_inside_rests) {
    expect(SPEC("{by: region, top: 1, rest: Elsewhere, each: {by: kind, top: 1, rest: Other kinds, total: All}}", "{label: N}"),
           "C | N\nNorth > Complaint | 4\nNorth > Other kinds | 2\nNorth > All | 6\n"
           "Elsewhere > Complaint | 2\nElsewhere > Other kinds | 2\nElsewhere > All | 4\n");
    expect(SPEC("{by: region, top: 1, rest: Elsewhere, each: [{label: C, where: kind = 'Complaint'}, {label: N}, {label: S, share: [c, n]}]}", "{label: N}"),
           "C | N\nNorth > C | 4\nNorth > N | 6\nNorth > S | 66.7%\nElsewhere > C | 2\nElsewhere > N | 4\nElsewhere > S | 50.0%\n");
}
END_TEST

/* Arithmetic on the rest: its share of the whole. A category that is in the rest can still be quoted. */
START_TEST(lines_can_rest_on_the_rest) {
    struct little *little = reported(SPEC("[{by: lead, top: 1, rest: Others}, {label: All}, {label: Share, share: [others, all]}]",
                                          "[{label: N}, {label: M, mean: other_amount}, {label: Comments, where: kind = 'Comment'}, {label: D, difference: [n, comments]}]"),
                                     LOG);
    ck_assert_str_eq(little_cell(little, "t", "share", "n")->display, "50.0%");
    ck_assert_str_eq(little_cell(little, "t", "others", "d")->display, "+3"); /* 5 less 2 of Manner */
    ck_assert_uint_eq(table_row(little_table(little, "t"), "bias"), SIZE_MAX);
    little_close(little);
}
END_TEST

/* A chart that names a row cannot draw it when the rest holds it; the rest itself is drawn, and nets are not. */
START_TEST(charts_of_tops) {
#define CHART(rows) SPEC("{by: lead, top: 1, rest: Others, nets: {label: Conduct, of: [Bias, Manner]}}", "{label: N}") "charts: {c: {table: t, kind: bar, columns: n" rows "}}\n"
    struct little *little = reported(CHART(""), LOG);
    ck_assert_uint_eq(little->report->charts[0].n_rows, 2);
    ck_assert_str_eq(little->report->charts[0].alternative_text, "Bar chart: T. 2 categories. The largest is Others, 5; the smallest is Delay, 4.");
    little_close(little);
    little = reported(CHART(", rows: [delay, bias]"), LOG);
    ck_assert_uint_eq(little->report->charts[0].n_rows, 1);
    little_told_spec(little, MSG_TABULATE_IN_REST, "bias]");
    little_close(little);
#undef CHART
}
END_TEST

/* --- nets --- */

START_TEST(nets_stand_beside_their_categories) {
    /* in the order of the list: Delay, Bias, Manner */
    expect(SPEC("{by: lead, nets: [{label: Conduct, of: [Bias, Manner]}], total: Total}", NUMBERS),
           "C | N | % | M\nDelay | 4 | 40% | 3.0\nBias | 3 | 30% | 6.7\nManner | 2 | 20% | 6.5\nConduct | 5 | 50% | 6.6\nTotal | 10 | 100% | 5.5\n");
    expect(SPEC("{by: lead, nets: [{label: Conduct, of: [Bias, Manner], place: before}, {label: Any, of: [Delay, Bias]}]}", "{label: N}"),
           "C | N\nDelay | 4\nConduct | 5\nBias | 3\nAny | 7\nManner | 2\n");
    /* sorted lines go their own ways */
    expect(SPEC("{by: lead, sort: smallest, nets: [{label: Conduct, of: [Bias, Manner], place: before}, {label: Any, of: [Delay, Bias]}]}", "{label: N}"),
           "C | N\nConduct | 5\nManner | 2\nBias | 3\nDelay | 4\nAny | 7\n");
}
END_TEST

/* A net is a sum of its categories, and in no total. */
START_TEST(nets_are_in_no_total) {
    struct little *little = reported(SPEC("{by: lead, nets: {label: Conduct, of: [Bias, Manner]}, missing: None, total: Total}", NUMBERS), LOG);
    const struct relation *net = relation_of(little, "conduct", "n"), *total = relation_of(little, "total", "n");
    const struct table *table = little_table(little, "t");
    if (net == NULL || total == NULL) ck_abort_msg("no relation");
    ck_assert_uint_eq(net->n_parts, 2);
    ck_assert(net->must_hold);
    ck_assert_uint_eq(total->n_parts, 4);
    for (size_t i = 0; i < total->n_parts; i++) ck_assert_uint_ne(total->parts[i], net->target);
    ck_assert(table->rows[table_row(table, "conduct")].is_subtotal);
    ck_assert(!table->rows[table_row(table, "conduct")].is_total);
    ck_assert_str_eq(little_check(little, "foots:t")->detail, "4 totals"); /* numbers and percentages, total and net */
    ck_assert_ptr_null(relation_of(little, "conduct", "m"));
    little_close(little);
}
END_TEST

/* A record with two of its categories is counted once: a: Delay and Bias, b: Bias, c: Manner. */
START_TEST(a_net_of_many_counts_records) {
    struct little *little =
        reported(SPEC("{by: topics, nets: {label: Either, of: [Delay, Bias]}, total: Items}", "{label: N}"), "ref,topics\na,Delay;Bias\nb,Bias\nc,Manner\n");
    ck_assert_str_eq(little_drawn(little, "t"), "C | N\nDelay | 1\nBias | 2\nEither | 2\nManner | 1\nItems | 3\n");
    const struct relation *either = relation_of(little, "either", "n");
    ck_assert(either != NULL && !either->must_hold);
    little_close(little);
}
END_TEST

/* Bias is in the rest, so the net of Bias and Manner has no parts to foot with. */
START_TEST(a_net_over_the_rest_has_no_parts) {
    struct little *little = reported(SPEC("{by: lead, top: 1, rest: Others, nets: {label: Conduct, of: [Bias, Manner]}, missing: None, total: Total}", "{label: N}"), LOG);
    ck_assert_str_eq(little_drawn(little, "t"), "C | N\nDelay | 4\nOthers | 5\nNone | 1\nConduct | 5\nTotal | 10\n");
    ck_assert_ptr_null(relation_of(little, "conduct", "n"));
    ck_assert_int_eq(little_check(little, "foots:t")->outcome, CHECK_PASSED);
    little_close(little);
}
END_TEST

/* Labels of categories may hold quotes. */
START_TEST(a_net_of_quoted_categories) {
    const struct little_case given = {
        .spec = "lists: {odd: {categories: [\"Children's\", \"Mothers'\", Other]}}\n"
                "sources:\n  more: {title: More, key: ref, dates: yyyy-mm-dd, columns: {ref: {type: text}, of: {type: category, list: odd}}}\n"
                "populations: {all: {from: more}}\n"
                "tables:\n  t: {title: T, corner: C, population: all, rows: {by: of, nets: {label: Family, of: [\"Children's\", \"Mothers'\"]}}, columns: {label: N}}\n",
        .more = "ref,of\na,Children's\nb,Mothers'\nc,Other\n"};
    little_expect(&given, "C | N\nChildren's | 1\nMothers' | 1\nFamily | 2\nOther | 1\n");
}
END_TEST

/* --- subtotals --- */

#define GROUPED(rows)                                                                                                  \
    "lists:\n  places:\n    groups: [{id: coast, label: Coast}, {id: hills, label: Hills}]\n    categories:\n"         \
    "      - {label: Bay, group: coast}\n      - {label: Peak, group: hills}\n      - {label: Cliff, group: coast}\n"  \
    "      - {label: Ridge, group: hills}\n      - {label: Abroad}\n"                                                  \
    "sources:\n  more: {title: More, key: ref, dates: yyyy-mm-dd, columns: {ref: {type: text}, at: {type: category, list: places}}}\n" \
    "populations: {all: {from: more}}\n"                                                                               \
    "tables:\n  t: {title: T, corner: C, population: all, rows: " rows ", columns: [{label: N}, {label: \"%\", percent_of: column_total, decimals: 0}]}\n"
#define PLACES "ref,at\na,Bay\nb,Cliff\nc,Cliff\nd,Ridge\ne,Abroad\n"

static void expect_grouped(const char *spec, const char *drawn) {
    const struct little_case given = {.spec = spec, .more = PLACES};
    little_expect(&given, drawn);
}

START_TEST(subtotals_of_the_groups_of_a_list) {
    expect_grouped(GROUPED("{by: at, subtotals: groups, total: All}"),
                   "C | N | %\nBay | 1 | 20%\nCliff | 2 | 40%\nCoast | 3 | 60%\nPeak | 0 | 0%\nRidge | 1 | 20%\nHills | 1 | 20%\nAbroad | 1 | 20%\nAll | 5 | 100%\n");
    expect_grouped(GROUPED("{by: at, subtotals: {place: before}, sort: largest, empty: drop}"),
                   "C | N | %\nCoast | 3 | 60%\nCliff | 2 | 40%\nBay | 1 | 20%\nHills | 1 | 20%\nRidge | 1 | 20%\nAbroad | 1 | 20%\n");
}
END_TEST

START_TEST(subtotals_are_in_no_total) {
    const struct little_case given = {.spec = GROUPED("{by: at, subtotals: groups, total: All}"), .more = PLACES};
    struct little *little = little_report(&given);
    little_fine(little);
    const struct relation *all = relation_of(little, "all", "n"), *coast = relation_of(little, "coast", "n");
    ck_assert(all != NULL && all->n_parts == 5);
    ck_assert(coast != NULL && coast->n_parts == 2);
    ck_assert_str_eq(little_check(little, "foots:t")->detail, "6 totals");
    little_close(little);
}
END_TEST

/* --- a total of the chosen --- */

/* North 6 and East 1: 7, of which 86% and 14%; the base line says of how many. */
START_TEST(a_total_of_the_chosen_counts_them_alone) {
    struct little *little = reported(SPEC("{by: region, only: [North, East], total: {label: Both, of: chosen}}", NUMBERS), LOG);
    ck_assert_str_eq(little_drawn(little, "t"), "C | N | % | M\nNorth | 6 | 86% | 4.2\nEast | 1 | 14% | 9.0\nBoth | 7 | 100% | 4.9\n");
    ck_assert_str_eq(little_table(little, "t")->base, "Base: 7 of 10 items");
    ck_assert_int_eq(little_check(little, "foots:t")->outcome, CHECK_PASSED);
    little_close(little);
}
END_TEST

/* --- against a count of its own, on data at random --- */

enum { N_LEADS = 3, N_REGIONS = 3 };

static uint32_t next(uint32_t *state) {
    *state = *state * 1664525u + 1013904223u;
    return *state >> 16;
}

/* Adds up by hand what the table says: rows in the order of size, the list's order in ties. */
static const char *expected(struct arena *arena, const int64_t counts[N_LEADS + 1], size_t top) {
    static const char *const names[] = {"Delay", "Bias", "Manner"};
    struct text_builder out = {.arena = arena};
    bool is_used[N_LEADS] = {false};
    int64_t rest = 0, total = counts[N_LEADS];
    text_add(&out, "C | N\n");
    for (size_t shown = 0; shown < N_LEADS; shown++) {
        size_t best = N_LEADS;
        for (size_t i = 0; i < N_LEADS; i++)
            if (!is_used[i] && (best == N_LEADS || counts[i] > counts[best])) best = i;
        is_used[best] = true;
        total += counts[best];
        if (shown >= top) rest += counts[best];
        if (shown < top) text_add(&out, TEXT(arena, names[best], " | ", text_from_int(arena, counts[best]), "\n"));
    }
    if (top < N_LEADS) text_add(&out, TEXT(arena, "Others | ", text_from_int(arena, rest), "\n"));
    if (counts[N_LEADS] > 0) text_add(&out, TEXT(arena, "None | ", text_from_int(arena, counts[N_LEADS]), "\n"));
    text_add(&out, TEXT(arena, "Delay and Manner | ", text_from_int(arena, counts[0] + counts[2]), "\n"));
    text_add(&out, TEXT(arena, "Total | ", text_from_int(arena, total), "\n"));
    return text_done(&out);
}

START_TEST(rests_and_nets_of_random_logs) {
    static const char *const names[] = {"Delay", "Bias", "Manner", ""};
    static const char *const tops[] = {"1", "2", "3"};
    uint32_t state = 2008 + (uint32_t)_i;
    struct arena *arena = arena_open();
    struct text_builder log = {.arena = arena};
    int64_t counts[N_LEADS + 1] = {0};
    text_add(&log, "ref,lead\n");
    for (int64_t i = 0, n = next(&state) % 14; i < n; i++) {
        size_t lead = next(&state) % (N_LEADS + 1);
        counts[lead]++;
        text_add(&log, TEXT(arena, "r", text_from_int(arena, i), ",", names[lead], "\n"));
    }
    size_t top = next(&state) % 3;
    const struct little_case given = {
        .spec = TEXT(arena, "populations: {all: {from: log}}\ntables:\n  t: {title: T, corner: C, population: all, columns: {label: N}, rows: {by: lead, top: ",
                     tops[top], ", rest: Others, nets: {label: Delay and Manner, of: [Delay, Manner]}, missing: None, total: Total}}\n"),
        .log = text_done(&log)};
    struct little *little = little_report(&given);
    little_fine(little);
    ck_assert_str_eq(little_drawn(little, "t"), expected(arena, counts, top + 1));
    ck_assert_int_eq(little_check(little, "foots:t")->outcome, CHECK_PASSED);
    little_close(little);
    arena_close(arena);
}
END_TEST

TCase *lines_beside_tests(void) {
    TCase *tests = tcase_create("lines beside");
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, sorted_by_a_named_line);
    tcase_add_test(tests, columns_are_sorted_by_a_row);
    tcase_add_test(tests, lines_inside_lines_are_sorted);
    tcase_add_test(tests, the_rest_is_counted_together);
    tcase_add_test(tests, the_rest_has_an_order_of_its_own);
    tcase_add_test(tests, the_rest_is_part_of_the_total);
    tcase_add_test(tests, a_rest_of_nothing_is_not_shown);
    tcase_add_test(tests, the_top_by_another_order);
    tcase_add_test(tests, rests_of_both_axes);
    tcase_add_test(tests, rests_inside_rests);
    tcase_add_test(tests, lines_can_rest_on_the_rest);
    tcase_add_test(tests, charts_of_tops);
    tcase_add_test(tests, nets_stand_beside_their_categories);
    tcase_add_test(tests, nets_are_in_no_total);
    tcase_add_test(tests, a_net_of_many_counts_records);
    tcase_add_test(tests, a_net_over_the_rest_has_no_parts);
    tcase_add_test(tests, a_net_of_quoted_categories);
    tcase_add_test(tests, subtotals_of_the_groups_of_a_list);
    tcase_add_test(tests, subtotals_are_in_no_total);
    tcase_add_test(tests, a_total_of_the_chosen_counts_them_alone);
    tcase_add_loop_test(tests, rests_and_nets_of_random_logs, 0, getenv("BOARDPAPER_FEW_CASES") == NULL ? 40 : 8);
    return tests;
}
