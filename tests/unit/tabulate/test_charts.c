/* Charts: what they pick out, the first rows only, what would mislead, and one colour for one thing through a report. What
 * charts are made of stands in test_paper.c. */
#include "test_tabulate.h"

#include "base/text.h"
#include "little_report.h"

#include <string.h>

/* By region: North 3, South 2, East 1; by outcome: Upheld 3, Rejected 2, Withdrawn 1. Complaints 4 (North 2, South 1, East 1), comments 2.
 * Topics: a record can have two. */
#define LOG                                                                                                            \
    "ref,region,kind,outcome,topics,other_amount\n"                                                                    \
    "a,North,Complaint,Upheld,Delay,5\n"                                                                               \
    "b,North,Complaint,Upheld,Delay;Bias,5\n"                                                                          \
    "c,North,Comment,Rejected,Bias,-4\n"                                                                               \
    "d,South,Complaint,Upheld,Manner,3\n"                                                                              \
    "e,South,Comment,Rejected,Manner,3\n"                                                                              \
    "f,East,Complaint,Withdrawn,Delay,-9\n"

#define HEAD "populations: {all: {label: records, from: log}}\n"
#define TABLE(id, rows, columns)                                                                                       \
    "  " id ": {title: Things, corner: C, population: all, rows: " rows ", columns: " columns "}\n"
#define ONE(rows, columns, chart) HEAD "tables:\n" TABLE("t", rows, columns) "charts:\n  c: {table: t, " chart "}\n"

#define NUMBER "{label: Number}"
#define REGIONS "{by: region, total: Total}"
#define SORTED "{by: region, sort: largest, total: Total}"
#define KINDS "[{label: Complaints, where: kind = 'Complaint'}, {label: Comments, where: kind = 'Comment'}]"

static struct little *fine(const char *spec, const char *log) {
    const struct little_case given = {.spec = spec, .log = log};
    struct little *little = little_report(&given);
    little_fine(little);
    return little;
}

static const struct chart *chart_named(const struct little *little, const char *id) {
    for (size_t i = 0; i < little->report->n_charts; i++)
        if (text_equal(little->report->charts[i].id, id)) return &little->report->charts[i];
    ck_abort_msg("no chart %s", id);
}

/* --- what is passed on ---------------------------------------------------------------------------------------- */

START_TEST(kinds_and_their_keys_are_passed_on) {
    struct little *little = fine(HEAD "tables:\n" TABLE("t", REGIONS, KINDS) "charts:\n"
                                 "  s: {table: t, kind: stacked, columns: [complaints, comments]}\n"
                                 "  p: {table: t, kind: stacked_percent, columns: [complaints, comments]}\n"
                                 "  l: {table: t, kind: line, columns: [complaints, comments], start: data}\n"
                                 "  m: {table: t, kind: bar, columns: [complaints, comments], multiples: true}\n", LOG);
    ck_assert_int_eq(chart_named(little, "s")->kind, CHART_STACKED);
    ck_assert_int_eq(chart_named(little, "p")->kind, CHART_STACKED_PERCENT);
    ck_assert_int_eq(chart_named(little, "l")->kind, CHART_LINE);
    ck_assert(chart_named(little, "l")->may_start_above_zero);
    ck_assert(!chart_named(little, "l")->is_multiples);
    ck_assert(chart_named(little, "m")->is_multiples);
    ck_assert_uint_eq(chart_named(little, "m")->n_series, 2);
    ck_assert_uint_eq(chart_named(little, "m")->focus_row, SIZE_MAX);
    little_close(little);
}
END_TEST

/* Columns that end alike are told apart by what they stand under, and the axis says the rest. */
START_TEST(nested_columns_are_called_by_what_differs) {
    static const char columns[] =
        HEAD "tables:\n" TABLE("t", "{by: outcome}", "{by: region, each: [{label: Number}, {label: Share, percent_of: column_total}]}")
        TABLE("u", "{by: outcome}", "{by: region, each: [{label: Upheld, where: outcome = 'Upheld'}, {label: Rejected, where: outcome = 'Rejected'}]}")
        "charts:\n  c: {table: t, kind: grouped, columns: [north.number, south.number]}\n"
        "  d: {table: t, kind: bar, columns: north.share}\n"
        "  e: {table: u, kind: grouped, columns: [north.upheld, north.rejected]}\n";
    struct little *little = fine(columns, LOG);
    const struct chart *chart = chart_named(little, "c");
    ck_assert_str_eq(chart->series[0].label, "North");
    ck_assert_str_eq(chart->series[1].label, "South");
    ck_assert_str_eq(chart->axis_title, "Number");
    ck_assert_str_eq(chart->table->columns[chart->series[0].column].label, "North > Number");
    ck_assert_str_eq(chart_named(little, "d")->series[0].label, "North > Share");
    ck_assert_str_eq(chart_named(little, "e")->series[1].label, "Rejected");
    ck_assert_str_eq(chart_named(little, "e")->axis_title, "Number");
    little_close(little);
}
END_TEST

/* --- focus ------------------------------------------------------------------------------------------------------ */

START_TEST(a_row_or_a_column_is_picked_out) {
    struct little *little = fine(HEAD "tables:\n" TABLE("t", REGIONS, KINDS) "charts:\n"
                                 "  b: {table: t, kind: bar, columns: complaints, focus: south}\n"
                                 "  l: {table: t, kind: line, columns: [complaints, comments], focus: comments}\n"
                                 "  total: {table: t, kind: bar, columns: complaints, rows: [total, north], focus: total}\n", LOG);
    const struct chart *bars = chart_named(little, "b"), *lines = chart_named(little, "l");
    ck_assert_str_eq(bars->table->rows[bars->focus_row].id, "south");
    ck_assert(text_ends(bars->alternative_text, " Picked out: South, 1."));
    ck_assert(!lines->series[0].is_focus && lines->series[1].is_focus);
    ck_assert(!lines->series[0].has_colour && !lines->series[1].has_colour);
    ck_assert_uint_eq(lines->focus_row, SIZE_MAX);
    ck_assert_str_eq(bars->table->rows[chart_named(little, "total")->focus_row].id, "total");
    little_close(little);
}
END_TEST

START_TEST(what_is_picked_out_must_be_drawn) {
    static const struct {
        const char *spec, *at;
        enum message message;
    } cases[] = {
        {ONE(REGIONS, NUMBER, "kind: bar, columns: number, focus: nroth"), "nroth", MSG_TABULATE_NO_LINE},
        {ONE(REGIONS, KINDS, "kind: line, columns: complaints, focus: coments"), "coments", MSG_TABULATE_NO_LINE},
        {ONE(REGIONS, NUMBER, "kind: bar, columns: number, focus: total"), "total}}", MSG_CHART_FOCUS},
        {ONE(REGIONS, NUMBER, "kind: bar, columns: number, rows: [north], focus: south"), "south", MSG_CHART_FOCUS},
        {ONE(REGIONS, KINDS, "kind: line, columns: complaints, focus: comments"), "comments}", MSG_CHART_FOCUS},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct little_case given = {.spec = cases[i].spec, .log = LOG};
        struct little *little = little_report(&given);
        ck_assert_int_eq(little->status, STATUS_SPEC);
        ck_assert_uint_eq(diags_count_level(little->diags, DIAG_ERROR), 1);
        ck_assert_ptr_nonnull(little_told(little, cases[i].message));
        little_close(little);
    }
}
END_TEST

/* A row that one period drops, or leaves out of the top, is no mistake of the specification. */
START_TEST(a_row_of_another_period_is_not_picked_out) {
    struct little *little = fine(ONE("{by: region, empty: drop}", NUMBER, "kind: bar, columns: number, focus: east"),
                                 "ref,region\na,North\n");
    ck_assert_uint_eq(chart_named(little, "c")->focus_row, SIZE_MAX);
    little_close(little);
    little = fine(ONE(SORTED, NUMBER, "kind: bar, columns: number, top: 2, focus: east"), LOG);
    ck_assert_uint_eq(chart_named(little, "c")->focus_row, SIZE_MAX);
    ck_assert_ptr_null(strstr(chart_named(little, "c")->alternative_text, "Picked out"));
    little_close(little);
}
END_TEST

/* --- the first rows --------------------------------------------------------------------------------------------- */

static void expect_top(const char *rows, const char *top, const char *log, size_t n, const char *base) {
    struct arena *arena = arena_open();
    const char *spec = TEXT(arena, HEAD "tables:\n  t: {title: Things, corner: C, population: all, rows: ", rows,
                            ", columns: {label: Number}}\ncharts:\n  c: {table: t, kind: bar, columns: number, top: ", top, "}\n");
    struct little *little = fine(spec, log);
    const struct chart *chart = chart_named(little, "c");
    ck_assert_uint_eq(chart->n_rows, n);
    ck_assert_str_eq(chart->base, base);
    const char *said = strstr(base, ". ");
    if (said != NULL) ck_assert_ptr_nonnull(strstr(chart->alternative_text, TEXT(arena, n == 1 ? " category" : " categories", said, ". ")));
    little_close(little);
    arena_close(arena);
}

START_TEST(the_first_rows_and_what_is_left_out) {
    expect_top(SORTED, "2", LOG, 2, "Base: 6 records. The 2 largest of 3 are shown");
    expect_top(SORTED, "1", LOG, 1, "Base: 6 records. The largest of 3 is shown");
    expect_top("{by: region, sort: smallest}", "2", LOG, 2, "Base: 6 records. The 2 smallest of 3 are shown");
    /* the order of the list, whatever the sizes */
    expect_top("{by: region}", "2", "ref,region\na,South\nb,South\nc,North\n", 2,
               "Base: 3 records. The first 2 of 3 are shown");
    expect_top("{by: region}", "1", "ref,region\na,South\n", 1, "Base: 1 (records). The first 1 of 3 is shown");
    /* nothing is left out, and nothing said */
    expect_top(SORTED, "3", LOG, 3, "Base: 6 records");
    expect_top(SORTED, "10", LOG, 3, "Base: 6 records");
}
END_TEST

/* North 2, South and East 1 each: none of those is larger than the other. */
START_TEST(rows_as_large_as_the_last_are_counted) {
    static const char log[] = "ref,region\na,North\nb,North\nc,South\nd,East\n";
    expect_top(SORTED, "2", log, 2, "Base: 4 records. The 2 largest of 3 are shown; 1 more equals the last of them");
    expect_top(SORTED, "1", log, 1, "Base: 4 records. The largest of 3 is shown");
    expect_top(SORTED, "1", "ref,region\na,North\nb,South\n", 1,
               "Base: 2 records. The largest of 3 is shown; 1 more equals it");
    /* all alike: neither the largest nor the smallest */
    expect_top(SORTED, "2", "ref,region\na,North\nb,South\nc,East\n", 2, "Base: 3 records. The first 2 of 3 are shown");
}
END_TEST

/* --- what would mislead ----------------------------------------------------------------------------------------- */

struct misleading {
    const char *spec;
    enum message message;
    const char *sentence;
};

#define TWO_UNITS "[{label: Number}, {label: Share, percent_of: column_total}]"

static const struct misleading misleading[] = {
    {ONE(REGIONS, TWO_UNITS, "kind: grouped, columns: [number, share]"), MSG_CHART_UNITS,
     "chart 'c' draws counts and percentages on one axis"},
    {ONE(REGIONS, TWO_UNITS, "kind: line, columns: [share, number]"), MSG_CHART_UNITS,
     "chart 'c' draws percentages and counts on one axis"},
    {ONE(SORTED, NUMBER, "kind: line, columns: number"), MSG_CHART_LINE_ORDER,
     "line chart 'c' joins rows that are sorted by size"},
    {ONE("[{label: Now}, {label: Then, period: 2006/07}]", NUMBER, "kind: line, columns: number"), MSG_CHART_LINE_ORDER,
     "line chart 'c' joins periods that are not in the order of time"},
    {ONE("{by: region}", NUMBER, "kind: pie, columns: number"), MSG_CHART_PIE_WHOLE,
     "the slices of pie chart 'c' are not all the parts of one whole"},
    {ONE(REGIONS, NUMBER, "kind: pie, columns: number, rows: [north, south]"), MSG_CHART_PIE_WHOLE, NULL},
    {ONE(REGIONS, NUMBER, "kind: pie, columns: number, rows: [north, total]"), MSG_CHART_PIE_WHOLE, NULL},
    /* a record has several topics, so that they add up to more than there are */
    {ONE("{by: topics, total: Total}", NUMBER, "kind: pie, columns: number"), MSG_CHART_PIE_WHOLE, NULL},
    /* shares of different wholes */
    {ONE(REGIONS, "{label: Upheld, percent: {of: outcome = 'Upheld'}}", "kind: pie, columns: upheld"),
     MSG_CHART_PIE_WHOLE, NULL},
    {ONE(REGIONS, "{label: Amount, sum: other_amount}", "kind: pie, columns: amount"), MSG_CHART_PIE_NEGATIVE,
     "pie chart 'c' cannot show East, which is -9"},
    {ONE("[{label: A, where: kind = 'Complaint'}, {label: B}, {label: D}, {label: E}, {label: F}, {label: G},"
         " {label: All, add: [a, b, d, e, f, g]}]", NUMBER, "kind: pie, columns: number"),
     MSG_CHART_PIE_SLICES, "pie chart 'c' has 6 slices, and a pie can show 5"},
};

START_TEST(charts_that_would_mislead_are_refused) {
    const struct little_case given = {.spec = misleading[_i].spec, .log = LOG};
    struct little *little = little_report(&given);
    const struct diag *diag = little_told(little, misleading[_i].message);
    ck_assert_int_eq(little->status, STATUS_SPEC);
    ck_assert_ptr_nonnull(diag->hint);
    if (misleading[_i].sentence != NULL) ck_assert_str_eq(diag->sentence, misleading[_i].sentence);
    little_close(little);
}
END_TEST

START_TEST(pies_of_a_whole) {
    static const char *const specs[] = {
        ONE(REGIONS, NUMBER, "kind: pie, columns: number"),
        ONE(REGIONS, "{label: Share, percent_of: column_total}", "kind: pie, columns: share"),
        ONE("{by: region, empty: drop, missing: Not recorded, total: Total}", NUMBER, "kind: pie, columns: number"),
        ONE("[{label: A, where: kind = 'Complaint'}, {label: B, where: kind = 'Comment'}, {label: Both, add: [a, b]}]",
            NUMBER, "kind: pie, columns: number"),
    };
    for (size_t i = 0; i < sizeof specs / sizeof *specs; i++) {
        struct little *little = fine(specs[i], LOG);
        ck_assert_int_eq(chart_named(little, "c")->kind, CHART_PIE);
        little_close(little);
    }
    /* what is not available does not make another chart of it: the extract begins too late for the year */
    struct little *little =
        fine("extracts: {log: {complete_from: 2008-01-01, taken: 2008-04-30}}\n"
             "populations: {all: {from: log, where: received in period}}\ntables:\n" TABLE("t", REGIONS, NUMBER)
             "charts: {c: {table: t, kind: pie, columns: number}}\n", "ref,region,received\na,North,2008-02-01\n");
    ck_assert_str_eq(little_cell(little, "t", "north", "number")->display, "[x]");
    little_close(little);
}
END_TEST

/* A difference of counts is measured as counts are. */
START_TEST(differences_stand_beside_counts) {
    struct little *little = fine(ONE(REGIONS, "[{label: A}, {label: B, where: kind = 'Comment'}, {label: D, difference: [a, b]}]",
                                     "kind: grouped, columns: [a, d]"), LOG);
    ck_assert_uint_eq(chart_named(little, "c")->n_series, 2);
    little_close(little);
}
END_TEST

/* --- colours ------------------------------------------------------------------------------------------------------ */

/* Places in the palette of a chart's series or slices: "north 0, south 3". */
static const char *colours(struct arena *arena, const struct chart *chart) {
    struct text_builder out = {.arena = arena};
    bool is_pie = chart->kind == CHART_PIE;
    for (size_t i = 0; i < (is_pie ? chart->n_rows : chart->n_series); i++) {
        const char *id = is_pie ? chart->table->rows[chart->rows[i]].id : chart->table->columns[chart->series[i].column].id;
        bool has = is_pie ? chart->row_colours != NULL : chart->series[i].has_colour;
        text_add(&out, TEXT(arena, i > 0 ? ", " : "", id, " "));
        if (has) text_add_int(&out, (int64_t)(is_pie ? chart->row_colours[i] : chart->series[i].colour));
        else text_add(&out, "-");
    }
    return text_done(&out);
}

static void expect_colours(const struct little *little, const char *id, const char *expected) {
    struct arena *arena = arena_open();
    ck_assert_str_eq(colours(arena, chart_named(little, id)), expected);
    arena_close(arena);
}

#define COLOURED                                                                                                        \
    HEAD "tables:\n" TABLE("by-region", "{by: outcome, total: Total}", "{by: region, total: Total}")                    \
    TABLE("by-outcome", "{by: region, total: Total}", "{by: outcome}")                                                  \
    TABLE("regions", REGIONS, NUMBER) TABLE("kinds", REGIONS, KINDS)                                                    \
    "charts:\n"                                                                                                        \
    "  three: {table: by-region, kind: stacked, columns: [north, south, east]}\n"                                      \
    "  slices: {table: regions, kind: pie, columns: number}\n"                                                         \
    "  two: {table: by-region, kind: grouped, columns: [south, east]}\n"                                               \
    "  pair: {table: kinds, kind: line, columns: [complaints, comments]}\n"                                            \
    "  mixed: {table: by-outcome, kind: grouped, columns: [upheld, withdrawn]}\n"                                      \
    "  alone: {table: by-region, kind: bar, columns: east}\n"                                                          \
    "  unknown: {table: by-region, kind: bar, columns: total}\n"                                                       \
    "  panels: {table: by-region, kind: line, columns: [north, east], multiples: true}\n"                              \
    "  out: {table: by-region, kind: bar, columns: east, focus: upheld}\n"

START_TEST(one_thing_has_one_colour_through_the_report) {
    struct little *little = fine(COLOURED, LOG);
    expect_colours(little, "three", "north 0, south 1, east 2");
    expect_colours(little, "slices", "north 0, south 1, east 2");
    /* fixed already: not the two that a chart of two takes by itself */
    expect_colours(little, "two", "south 1, east 2");
    expect_colours(little, "pair", "complaints 0, comments 3");
    expect_colours(little, "mixed", "upheld 0, withdrawn 3");
    /* one series needs no colours, and takes the one it has elsewhere */
    expect_colours(little, "alone", "east 2");
    expect_colours(little, "unknown", "total -");
    expect_colours(little, "panels", "north -, east -");
    expect_colours(little, "out", "east -");
    little_close(little);
}
END_TEST

/* The paper places the chart of two first. South and east must then differ from north, which shares a chart with both. */
START_TEST(colours_are_given_in_reading_order) {
    struct little *little = fine(COLOURED "paper: {parts: [{chart: two}, {chart: mixed}]}\n", LOG);
    expect_colours(little, "two", "south 0, east 3");
    expect_colours(little, "three", "north 1, south 0, east 3");
    expect_colours(little, "slices", "north 1, south 0, east 3");
    expect_colours(little, "alone", "east 3");
    little_close(little);
}
END_TEST

/* A pair and a pair, then one of each: the second pair takes its colours so that no two are alike anywhere. */
START_TEST(things_that_meet_later_differ_from_the_start) {
    struct little *little = fine(HEAD "tables:\n"
        TABLE("t", "{by: region}", "[{label: A}, {label: B}, {label: D}, {label: E}]") "charts:\n"
        "  first: {table: t, kind: grouped, columns: [a, b]}\n"
        "  second: {table: t, kind: grouped, columns: [d, e]}\n"
        "  meeting: {table: t, kind: grouped, columns: [a, d]}\n", LOG);
    expect_colours(little, "first", "a 0, b 3");
    expect_colours(little, "second", "d 3, e 0");
    expect_colours(little, "meeting", "a 0, d 3");
    little_close(little);
}
END_TEST

/* More meet than there are colours: a meets seven others, so one of them cannot differ from all; within a chart all do. */
START_TEST(no_two_are_alike_in_one_chart_however_many_there_are) {
    struct little *little = fine(HEAD "tables:\n"
        TABLE("t", "{by: region}", "[{label: A}, {label: B}, {label: D}, {label: E}, {label: F}, {label: G}, {label: H}, {label: I}]")
        "charts:\n"
        "  six: {table: t, kind: grouped, columns: [a, b, d, e, f, g]}\n"
        "  late: {table: t, kind: grouped, columns: [h, i, a]}\n"
        "  last: {table: t, kind: grouped, columns: [h, b, d]}\n"
        "  more: {table: t, kind: grouped, columns: [e, f, g, h]}\n", LOG);
    expect_colours(little, "six", "a 0, b 1, d 2, e 3, f 4, g 5");
    /* h meets all but i: it has the first colour that is free in its first chart, and yields where that is taken */
    expect_colours(little, "late", "h 1, i 2, a 0");
    expect_colours(little, "last", "h 0, b 1, d 2");
    expect_colours(little, "more", "e 3, f 4, g 5, h 1");
    little_close(little);
}
END_TEST

START_TEST(nested_columns_share_the_colour_of_what_they_stand_under) {
    struct little *little = fine(HEAD "tables:\n" TABLE("t", "{by: outcome}", "{by: region, each: [{label: Number}, {label: Comments, where: kind = 'Comment'}]}")
        TABLE("u", "{by: outcome}", "{by: region}") "charts:\n"
        "  plain: {table: u, kind: stacked, columns: [north, south, east]}\n"
        "  nested: {table: t, kind: grouped, columns: [east.number, north.number]}\n", LOG);
    expect_colours(little, "nested", "east.number 2, north.number 0");
    little_close(little);
}
END_TEST

TCase *chart_tests(void) {
    TCase *tests = tcase_create("charts");
    tcase_add_test(tests, kinds_and_their_keys_are_passed_on);
    tcase_add_test(tests, nested_columns_are_called_by_what_differs);
    tcase_add_test(tests, a_row_or_a_column_is_picked_out);
    tcase_add_test(tests, what_is_picked_out_must_be_drawn);
    tcase_add_test(tests, a_row_of_another_period_is_not_picked_out);
    tcase_add_test(tests, the_first_rows_and_what_is_left_out);
    tcase_add_test(tests, rows_as_large_as_the_last_are_counted);
    tcase_add_loop_test(tests, charts_that_would_mislead_are_refused, 0, sizeof misleading / sizeof *misleading);
    tcase_add_test(tests, pies_of_a_whole);
    tcase_add_test(tests, differences_stand_beside_counts);
    tcase_add_test(tests, one_thing_has_one_colour_through_the_report);
    tcase_add_test(tests, colours_are_given_in_reading_order);
    tcase_add_test(tests, things_that_meet_later_differ_from_the_start);
    tcase_add_test(tests, no_two_are_alike_in_one_chart_however_many_there_are);
    tcase_add_test(tests, nested_columns_share_the_colour_of_what_they_stand_under);
    return tests;
}
