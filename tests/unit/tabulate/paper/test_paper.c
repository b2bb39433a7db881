/* What stands around the figures: charts, notes, bases, sources, remarks, relations. */
#include "test_tabulate.h"

#include "base/text.h"
#include "little_report.h"

#include <string.h>

#define LOG "ref,region,kind\na,North,Complaint\nb,South,Complaint\nc,East,Complaint\nd,North,Comment\n"
#define POPULATIONS                                                                                                    \
    "populations: {complaints: {label: complaints received, from: log, where: kind = 'Complaint'}, all: {label: "      \
    "records, from: log}}\n"

static struct little *fine(const struct little_case *given) {
    struct little *little = little_report(given);
    little_fine(little);
    return little;
}

/* --- charts --- */

#define CHART(rows)                                                                                                    \
    POPULATIONS                                                                                                        \
    "tables:\n  t: {number: Table 1, title: Things, corner: C, population: all, rows: [{by: region, empty: drop, "     \
    "total: Total}, {label: More, difference: [north, total]}],"                                                       \
    " columns: [{label: Number}, {label: Complaints, where: kind = 'Complaint'}]}\n"                                   \
    "charts:\n  one: {table: t, kind: bar, columns: number" rows "}\n"                                                 \
    "  two: {table: t, kind: grouped, columns: [complaints, number], number: Figure 2, title: \"Things of "            \
    "{period.label}\", axis_title: How many}\n"

START_TEST(charts_refer_to_the_cells_of_their_table) {
    const struct little_case given = {.spec = CHART(""), .log = LOG};
    struct little *little = fine(&given);
    const struct chart *one = &little->report->charts[0], *two = &little->report->charts[1];
    ck_assert_uint_eq(little->report->n_charts, 2);
    ck_assert_ptr_eq(one->table, little_table(little, "t"));
    /* neither the total nor what is derived */
    ck_assert_uint_eq(one->n_rows, 3);
    ck_assert_str_eq(one->table->rows[one->rows[2]].id, "east");
    ck_assert_str_eq(one->number, "Table 1");
    ck_assert_str_eq(one->title, "Things");
    ck_assert_str_eq(one->axis_title, "Number");
    ck_assert_str_eq(one->base, "Base: 4 records");
    ck_assert_str_eq(
        one->alternative_text,
        "Bar chart: Things. 3 categories. The largest is North, 2; the smallest are South and East, 1 each. Total 4.");
    ck_assert_uint_eq(two->n_series, 2);
    ck_assert_str_eq(two->series[0].label, "Complaints");
    ck_assert_uint_eq(two->series[0].column, 1);
    ck_assert_str_eq(two->number, "Figure 2");
    ck_assert_str_eq(two->title, "Things of 2007/08");
    ck_assert_str_eq(two->axis_title, "How many");
    ck_assert(strlen(two->alternative_text) > 0);
    little_close(little);
}
END_TEST

START_TEST(charts_draw_chosen_rows_in_their_order) {
    const struct little_case given = {.spec = CHART(", rows: [total, north]"), .log = LOG};
    struct little *little = fine(&given);
    const struct chart *chart = &little->report->charts[0];
    ck_assert_uint_eq(chart->n_rows, 2);
    ck_assert_str_eq(chart->table->rows[chart->rows[0]].id, "total");
    ck_assert_str_eq(chart->table->rows[chart->rows[1]].id, "north");
    little_close(little);
}
END_TEST

START_TEST(a_row_that_was_dropped_is_not_drawn_and_not_refused) {
    const struct little_case given = {.spec = CHART(", rows: [north, east]"), .log = "ref,region\na,North\nb,South\n"};
    struct little *little = fine(&given);
    ck_assert_uint_eq(little->report->charts[0].n_rows, 1);
    little_close(little);
}
END_TEST

START_TEST(the_axis_says_what_is_measured) {
    const struct little_case given = {
        .spec = POPULATIONS "tables:\n  t: {title: T, corner: C, population: all, rows: {by: region}, columns: "
                            "[{label: A, percent_of: column_total}, {label: B, percent: {of: kind = 'Comment'}}]}\n"
                            "charts:\n  one: {table: t, kind: grouped, columns: [a, b]}\n",
        .log = LOG};
    struct little *little = fine(&given);
    ck_assert_str_eq(little->report->charts[0].axis_title, "Percentage");
    little_close(little);
}
END_TEST

START_TEST(a_column_that_was_dropped_is_not_drawn) {
    struct little_case given = {
        .spec = POPULATIONS
        "tables:\n  t: {title: T, corner: C, population: all, rows: {label: N}, columns: {by: region, empty: drop}}\n"
        "charts:\n  one: {table: t, kind: grouped, columns: [north, east]}\n",
        .log = "ref,region\na,North\n"};
    struct little *little = fine(&given);
    ck_assert_uint_eq(little->report->charts[0].n_series, 1);
    little_close(little);
    /* a chart of nothing is refused */
    given.log = "ref,region\na,South\n";
    little = little_report(&given);
    little_told_spec(little, MSG_TABULATE_NO_LINE, "north, east]");
    little_close(little);
}
END_TEST

START_TEST(a_chart_of_no_such_line_is_refused) {
    const struct little_case given = {.spec = CHART(", rows: [north, eats]"), .log = LOG};
    struct little *little = little_report(&given);
    little_told_spec(little, MSG_TABULATE_NO_LINE, "eats]");
    ck_assert_str_eq(little_told(little, MSG_TABULATE_NO_LINE)->hint, "did you mean 'east'?");
    little_close(little);
    const struct little_case column = {
        .spec = POPULATIONS
        "tables:\n  t: {title: T, corner: C, population: all, rows: {by: region}, columns: {label: Number}}\n"
        "charts:\n  one: {table: t, kind: bar, columns: numbr}\n",
        .log = LOG};
    little = little_report(&column);
    little_told_spec(little, MSG_TABULATE_NO_LINE, "numbr");
    little_close(little);
}
END_TEST

/* --- notes --- */

START_TEST(notes_are_numbered_in_reading_order) {
    const struct little_case given = {
        .spec = POPULATIONS
        "notes: {unused: Nobody, row: Of a row, column: Of a column, table: \"Of {period.label}\", total: Of a total}\n"
        "tables:\n"
        "  t: {title: T, corner: C, notes: [table], population: all, rows: {by: region, notes: [row], total: {label: "
        "Total, notes: [total]}},"
        " columns: [{label: N, notes: [column, row]}]}\n"
        "  u: {title: T, corner: C, notes: [row, table], population: all, rows: {label: N}, columns: {label: N}}\n",
        .log = LOG};
    struct little *little = fine(&given);
    /* title, then headers, then rows */
    ck_assert_str_eq(little_drawn(little, "t"),
                     "C | N [2][3]\nNorth [3] | 2\nSouth [3] | 1\nEast [3] | 1\nTotal [3][4] | 4\n");
    ck_assert_uint_eq(little_table(little, "t")->notes[0], 1);
    /* those of one place in ascending order */
    ck_assert_uint_eq(little_table(little, "u")->notes[0], 1);
    ck_assert_uint_eq(little_table(little, "u")->notes[1], 3);
    ck_assert_uint_eq(little->report->n_notes, 4);
    ck_assert_str_eq(little->report->notes[0].text, "Of 2007/08");
    ck_assert_str_eq(little->report->notes[1].id, "column");
    ck_assert_str_eq(little->report->notes[2].id, "row");
    ck_assert_str_eq(little->report->notes[3].id, "total");
    little_close(little);
}
END_TEST

START_TEST(a_category_brings_its_note_once) {
    const struct little_case given = {
        .spec = "lists: {colours: {categories: [Red, {label: Blue, note: blue}]}}\n"
                "notes: {blue: Blue is new, other: Other}\n"
                "sources:\n  more:\n    title: More\n    key: ref\n    dates: yyyy-mm-dd\n    columns: {ref: {type: "
                "text}, colour: {type: category, list: colours}}\n"
                "populations: {all: {from: more}}\n"
                "tables:\n  t: {title: T, corner: C, population: all, rows: {by: colour, notes: [blue]}, columns: "
                "{label: N}}\n"
                "  u: {title: T, corner: C, population: all, rows: {by: colour, empty: drop}, columns: {label: N}}\n",
        .more = "ref,colour\na,Red\n"};
    struct little *little = fine(&given);
    ck_assert_str_eq(little_drawn(little, "t"), "C | N\nRed [1] | 1\nBlue [1] | 0\n");
    /* a note of a line that is not shown is not used */
    ck_assert_str_eq(little_drawn(little, "u"), "C | N\nRed | 1\n");
    ck_assert_uint_eq(little->report->n_notes, 1);
    little_close(little);
}
END_TEST

/* --- words --- */

START_TEST(the_base_says_how_many_records) {
    const struct little_case given = {
        .spec = POPULATIONS
        "tables:\n  t: {title: T, corner: C, population: complaints, rows: {by: region}, columns: {label: N}}\n"
        "  u: {title: T, corner: C, population: complaints, rows: [{label: A}, {label: B, population: all}], columns: "
        "{label: N}}\n"
        "  v: {title: T, corner: C, population: complaints, rows: {by: region, population: all}, columns: {label: "
        "N}}\n",
        .log = LOG};
    struct little *little = fine(&given);
    ck_assert_str_eq(little_table(little, "t")->base, "Base: 3 complaints received");
    /* where lines count something else, no sentence is true of all of them */
    ck_assert_ptr_null(little_table(little, "u")->base);
    ck_assert_ptr_null(little_table(little, "v")->base);
    little_close(little);
}
END_TEST

static void source_is(const char *extracts, const char *words) {
    struct arena *arena = arena_open();
    const struct little_case given = {
        .spec = TEXT(arena, "extracts: {", extracts, "}\n" POPULATIONS
                            "tables:\n  t: {title: T, corner: C, population: all, rows: {by: stage_reached}, columns: {label: N}}\n"),
        .log = LOG};
    struct little *little = fine(&given);
    ck_assert_str_eq(little_table(little, "t")->source, words);
    little_close(little);
    arena_close(arena);
}

/* What was taken alike is said once. */
START_TEST(sources_taken_on_one_day_are_joined) {
    source_is("log: {taken: 2008-04-30}, stages: {taken: 2008-04-30}", "Log of complaints and Stages of complaints, extracts taken on 30 April 2008");
    source_is("log: {taken: 2008-04-30}, stages: {taken: 2008-05-01}",
              "Log of complaints, extract taken on 30 April 2008; Stages of complaints, extract taken on 1 May 2008");
}
END_TEST

START_TEST(the_source_says_what_was_read_and_when_it_was_taken) {
    const struct little_case given = {
        .spec = "extracts: {log: {taken: 2008-04-30, complete_from: 2007-04-01}}\n" POPULATIONS
                "tables:\n  t: {title: T, corner: C, population: all, rows: {by: region}, columns: {label: N}}\n",
        .log = LOG};
    struct little *little = fine(&given);
    ck_assert_str_eq(little_table(little, "t")->source, "Log of complaints, extract taken on 30 April 2008");
    ck_assert_str_eq(little->report->sources[0].id, "log");
    ck_assert_str_eq(date_iso(little->arena, little->report->as_at), "2008-04-30");
    ck_assert_str_eq(date_iso(little->arena, little->report->sources[0].complete_from), "2007-04-01");
    little_close(little);
    struct little_case earlier = given;
    earlier.as_at = "2008-04-15";
    little = fine(&earlier);
    ck_assert_str_eq(date_iso(little->arena, little->report->as_at), "2008-04-15");
    little_close(little);
}
END_TEST

START_TEST(the_report_says_what_it_is) {
    const struct little_case given = {.spec = POPULATIONS
                                      "tables:\n  t: {title: \"Since {prior.label}\", about: \"Of {period.long}\", "
                                      "corner: C, population: all, rows: {label: N}, columns: {label: N}}\n",
                                      .log = LOG,
                                      .is_draft = true,
                                      .period = "2007/08 Q1"};
    struct little *little = fine(&given);
    ck_assert_str_eq(little->report->title, "Little paper");
    ck_assert_str_eq(little->report->period_label, "April to June 2007");
    ck_assert_str_eq(little->report->subtitle, "1 April to 30 June 2007");
    ck_assert_str_eq(little->report->status_line, "DRAFT");
    ck_assert_str_eq(little_table(little, "t")->title, "Since January to March 2007");
    ck_assert_str_eq(little_table(little, "t")->about, "Of 1 April to 30 June 2007");
    /* no extract says when it was taken: the end of the period */
    ck_assert_str_eq(date_iso(little->arena, little->report->as_at), "2007-06-30");
    little_close(little);
}
END_TEST

static size_t n_remarks(const char *log, const char *decimals) {
    struct arena *arena = arena_open();
    const struct little_case given = {
        .spec = TEXT(arena,
                     POPULATIONS "tables:\n  t: {title: T, corner: C, population: all, rows: {by: region, total: All}, "
                                 "columns: {label: P, percent_of: column_total, decimals: ",
                     decimals, "}}\n"),
        .log = log};
    struct little *little = fine(&given);
    size_t n = little_table(little, "t")->n_remarks;
    little_close(little);
    arena_close(arena);
    return n;
}

START_TEST(the_remark_on_rounding_is_made_where_it_is_true) {
    static const char thirds[] = "ref,region\na,North\nb,South\nc,East\n";
    ck_assert_uint_eq(n_remarks(thirds, "1"), 1);                                    /* 33.3 + 33.3 + 33.3 = 99.9 */
    ck_assert_uint_eq(n_remarks("ref,region\na,North\nb,South\nc,South\n", "1"), 0); /* 33.3 + 66.7 = 100.0 */
    ck_assert_uint_eq(n_remarks("ref,region\na,North\nb,South\nc,East\nd,East\n", "0"), 0); /* 25 + 25 + 50 */
    ck_assert_uint_eq(
        n_remarks("ref,region\na,North\nb,South\nc,South\nd,South\ne,East\nf,East\ng,East\nh,East\n", "0"),
        1); /* 12.5, 37.5, 50: 13 + 38 + 50 = 101 */
}
END_TEST

/* --- relations and keys --- */

START_TEST(relations_say_how_cells_come_from_cells) {
    const struct little_case given = {
        .spec = POPULATIONS
        "tables:\n  t: {title: T, corner: C, population: all, rows: {by: region, empty: drop, total: All},"
        " columns: [{label: N}, {label: Q, where: kind = 'Complaint'}, {label: S, share: [q, n]}, {label: D, "
        "difference: [n, q]}]}\n",
        .log = "ref,region,kind\na,North,Complaint\nb,East,Complaint\n"};
    struct little *little = fine(&given);
    const struct table *table = little_table(little, "t");
    /* All in N and in Q; then S and D in each of three rows */
    ck_assert_uint_eq(table->n_relations, 2 + 6);
    const struct relation *sum = &table->relations[0];
    ck_assert_int_eq(sum->kind, RELATION_SUM);
    ck_assert_uint_eq(sum->target, 2 * 4);
    ck_assert_uint_eq(sum->n_parts, 2); /* South is dropped */
    ck_assert_uint_eq(sum->parts[0], 0);
    ck_assert_uint_eq(sum->parts[1], 4);
    const struct relation *share = &table->relations[2];
    ck_assert_int_eq(share->kind, RELATION_SHARE);
    ck_assert_uint_eq(share->target, 2);
    ck_assert_uint_eq(share->parts[0], 1);
    ck_assert_uint_eq(share->parts[1], 0);
    little_close(little);
}
END_TEST

START_TEST(every_cell_has_its_key_in_the_plan) {
    const struct little_case given = {
        .spec = POPULATIONS "tables:\n  t: {title: T, corner: C, population: all, rows: {by: region, sort: smallest}, "
                            "columns: [{label: N}, {label: P, percent_of: column_total}]}\n"
                            "  u: {title: T, corner: C, population: all, rows: {label: N}, columns: {label: N}}\n",
        .log = LOG};
    struct little *little = fine(&given);
    /* plan order: North 0 1, South 2 3, East 4 5; then table u */
    ck_assert_uint_eq(little_cell(little, "t", "north", "n")->plan_key, 0);
    ck_assert_uint_eq(little_cell(little, "t", "south", "p")->plan_key, 3);
    ck_assert_uint_eq(little_cell(little, "t", "east", "n")->plan_key, 4);
    ck_assert_uint_eq(little_cell(little, "u", "n", "n")->plan_key, 6);
    ck_assert_str_eq(little_drawn(little, "t"), "C | N | P\nSouth | 1 | 25.0%\nEast | 1 | 25.0%\nNorth | 2 | 50.0%\n");
    little_close(little);
}
END_TEST

TCase *paper_tests(void) {
    TCase *tests = tcase_create("paper");
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, charts_refer_to_the_cells_of_their_table);
    tcase_add_test(tests, charts_draw_chosen_rows_in_their_order);
    tcase_add_test(tests, a_row_that_was_dropped_is_not_drawn_and_not_refused);
    tcase_add_test(tests, the_axis_says_what_is_measured);
    tcase_add_test(tests, a_column_that_was_dropped_is_not_drawn);
    tcase_add_test(tests, a_chart_of_no_such_line_is_refused);
    tcase_add_test(tests, notes_are_numbered_in_reading_order);
    tcase_add_test(tests, a_category_brings_its_note_once);
    tcase_add_test(tests, the_base_says_how_many_records);
    tcase_add_test(tests, sources_taken_on_one_day_are_joined);
    tcase_add_test(tests, the_source_says_what_was_read_and_when_it_was_taken);
    tcase_add_test(tests, the_report_says_what_it_is);
    tcase_add_test(tests, the_remark_on_rounding_is_made_where_it_is_true);
    tcase_add_test(tests, relations_say_how_cells_come_from_cells);
    tcase_add_test(tests, every_cell_has_its_key_in_the_plan);
    return tests;
}
