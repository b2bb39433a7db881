/* What must hold: lines add up, tables over one population agree, and what the specification declares. */
#include "test_tabulate.h"

#include "little_report.h"

#include <string.h>

#define LOG                                                                                                            \
    "ref,received,closed,region,kind,topics\na,2007-03-01,2007-05-01,North,Complaint,Delay;Bias\nb,2007-05-01,,South," \
    "Complaint,Bias\nc,2007-06-01,2007-07-01,,Comment,\n"
#define POPULATIONS                                                                                                    \
    "populations:\n"                                                                                                   \
    "  all: {label: all records, from: log}\n"                                                                         \
    "  received: {label: received, from: log, where: received in period}\n"                                            \
    "  closed: {label: closed, from: log, where: closed in period}\n"                                                  \
    "  open: {label: open, from: log, where: received <= period.end and (closed is null or closed > period.end)}\n"    \
    "  before: {label: before, from: log, where: received < period.start and (closed is null or closed >= "            \
    "period.start)}\n"
#define TABLE(rows, columns)                                                                                           \
    POPULATIONS "tables:\n  t: {title: T, corner: C, population: all, rows: " rows ", columns: " columns "}\n"

static void check_is(const struct little_case *given, const char *id, enum check_outcome outcome, const char *detail) {
    struct little *little = little_report(given);
    little_fine(little);
    const struct check *check = little_check(little, id);
    ck_assert_msg(check != NULL, "no check %s", id);
    ck_assert_int_eq(check->outcome, outcome);
    ck_assert_str_eq(check->detail, detail);
    little_close(little);
}

static void no_check(const struct little_case *given, const char *id) {
    struct little *little = little_report(given);
    little_fine(little);
    ck_assert_ptr_null(little_check(little, id));
    little_close(little);
}

START_TEST(lines_add_up_to_their_totals) {
    const struct little_case given = {.spec = TABLE("{by: region, missing: None, total: Total}", "{label: N}"),
                                      .log = LOG};
    check_is(&given, "foots:t", CHECK_PASSED, "1 total");
    const struct little_case both = {
        .spec = TABLE("{by: region, missing: None, total: Total}", "{by: kind, total: All}"), .log = LOG};
    /* Total in 3 kinds and All; All in 3 regions, None and Total */
    check_is(&both, "foots:t", CHECK_PASSED, "9 totals");
}
END_TEST

START_TEST(a_record_that_falls_through_the_lines_shows) {
    const struct little_case given = {.spec = TABLE("{by: region, total: Total}", "{label: N}"), .log = LOG};
    check_is(&given, "foots:t", CHECK_FAILED, "'Total', 'N': the lines add up to 2, the total is 3");
    const struct little_case columns = {.spec = TABLE("{label: N}", "{by: region, total: Total}"), .log = LOG};
    check_is(&columns, "foots:t", CHECK_FAILED, "'N', 'Total': the lines add up to 2, the total is 3");
}
END_TEST

START_TEST(dropped_lines_and_derived_ones_do_not_disturb) {
    const struct little_case given = {
        .spec =
            TABLE("[{by: region, empty: drop, missing: None, total: Total}, {label: More, difference: [total, north]}]",
                  "[{label: N}, {label: P, percent_of: column_total}]"),
        .log = LOG};
    check_is(&given, "foots:t", CHECK_PASSED, "2 totals");
}
END_TEST

START_TEST(nested_lines_add_up_line_by_line) {
    /* two inner lines of three outer ones and the total: 2; inner totals too where they are asked for */
    const struct little_case given = {.spec = TABLE("{by: region, missing: None, total: All, each: [{label: N}, "
                                                    "{label: Complaints, where: kind = 'Complaint'}]}",
                                                    "{label: X}"),
                                      .log = LOG};
    check_is(&given, "foots:t", CHECK_PASSED, "2 totals");
    const struct little_case lost = {
        .spec = TABLE("{by: region, total: All, each: [{label: Complaints, where: kind = 'Complaint'}, {label: N}]}",
                      "{label: X}"),
        .log = LOG};
    check_is(&lost, "foots:t", CHECK_FAILED, "'All > N', 'X': the lines add up to 2, the total is 3");
    /* a list of one category: each inner line is still looked at */
    const struct little_case one = {
        .spec = "lists: {ones: {categories: [Only]}}\n"
                "sources:\n  more:\n    title: More\n    key: ref\n    dates: yyyy-mm-dd\n"
                "    columns: {ref: {type: text}, one: {type: category, list: ones}, amount: {type: integer}}\n"
                "populations: {all: {from: more}}\n"
                "tables:\n  t: {title: T, corner: C, population: all, columns: {label: X}, rows: {by: one, total: All, "
                "each: [{label: N, where: amount > 0}, {label: M}]}}\n",
        .more = "ref,one,amount\na,Only,1\nb,,0\n"};
    check_is(&one, "foots:t", CHECK_FAILED, "'All > M', 'X': the lines add up to 1, the total is 2");
}
END_TEST

START_TEST(many_categories_need_not_add_up) {
    const struct little_case given = {.spec = TABLE("{by: topics, total: Total}", "{label: N}"), .log = LOG};
    no_check(&given, "foots:t");
    struct little *little = little_report(&given);
    ck_assert_uint_eq(little_table(little, "t")->n_relations, 1);
    ck_assert(!little_table(little, "t")->relations[0].must_hold);
    little_close(little);
}
END_TEST

START_TEST(what_is_not_available_is_not_checked) {
    const struct little_case given = {
        .spec =
            "extracts: {log: {complete_from: 2007-04-02}}\n" POPULATIONS
            "tables:\n  t: {title: T, corner: C, population: received, rows: {by: region, total: Total}, columns: "
            "{label: N}}\n"
            "  u: {title: T, corner: C, population: received, rows: {by: kind, total: Total}, columns: {label: N}}\n",
        .log = LOG};
    no_check(&given, "foots:t");
    no_check(&given, "agree:received");
}
END_TEST

START_TEST(tables_of_one_population_agree) {
    const struct little_case given = {
        .spec = POPULATIONS
        "tables:\n"
        "  t: {title: T, corner: C, population: all, rows: {by: region, missing: None, total: Total}, columns: {label: "
        "N}}\n"
        "  u: {title: T, corner: C, population: all, rows: {by: kind, total: Total}, columns: {label: N}}\n"
        "  v: {title: T, corner: C, population: received, rows: {by: kind, total: Total}, columns: {label: N}}\n",
        .log = LOG};
    check_is(&given, "agree:all-records", CHECK_PASSED, "t 3, u 3");
    no_check(&given, "agree:received");
    const struct little_case lost = {
        .spec = POPULATIONS
        "tables:\n"
        "  t: {title: T, corner: C, population: all, rows: {by: region, total: Total}, columns: {label: N}}\n"
        "  u: {title: T, corner: C, population: all, rows: {by: kind, total: Total}, columns: {label: N}}\n",
        .log = LOG};
    check_is(&lost, "agree:all-records", CHECK_FAILED, "t 2, u 3");
}
END_TEST

/* Tables of a part of a population agree with each other, not with tables of all of it; and each check has a name of
 * its own. */
START_TEST(parts_of_a_population_are_another_thing) {
    const struct little_case given = {
        .spec = POPULATIONS
        "tables:\n"
        "  t: {title: T, corner: C, population: all, rows: {by: region, missing: None, total: Total}, columns: {label: "
        "N}}\n"
        "  u: {title: T, corner: C, population: all, rows: {by: kind, total: Total}, columns: {label: N}}\n"
        "  v: {title: T, corner: C, population: all, rows: {by: kind, where: region = 'North', total: Total}, columns: "
        "{label: N}}\n"
        "  w: {title: T, corner: C, population: all, rows: {by: region, where: region = 'North', total: Total}, "
        "columns: {label: N}}\n"
        "  x: {title: T, corner: C, population: all, rows: {by: kind, population: received, total: Total}, columns: "
        "{label: N}}\n"
        "  y: {title: T, corner: C, population: all, rows: {by: region, missing: None, population: received, total: "
        "Total}, columns: {label: N}}\n",
        .log = LOG};
    check_is(&given, "agree:all-records", CHECK_PASSED, "t 3, u 3");
    check_is(&given, "agree:received", CHECK_PASSED, "x 2, y 2");
    check_is(&given, "agree:count-of-log-where-region-north", CHECK_PASSED, "v 1, w 1");
}
END_TEST

#define DECLARED(level)                                                                                                \
    "checks:\n  stock-and-flow:\n    says: Stock and flow agree\n    sum: [before, received]\n    equals: [closed, "   \
    "open]\n" level POPULATIONS                                                                                        \
    "tables:\n  t: {title: T, corner: C, population: all, rows: {by: region, empty: drop, missing: None, total: "      \
    "Total}, columns: [{label: N}, {label: P, percent_of: column_total}]}\n"

START_TEST(stock_and_flow) {
    struct little_case given = {.spec = DECLARED(""), .log = LOG};
    check_is(&given, "stock-and-flow", CHECK_PASSED, "1 + 2 = 2 + 1");
    /* closed before it was received, in an earlier year: received and neither closed in the period nor open */
    given.log = "ref,received,closed\na,2007-05-01,2006-05-01\n";
    check_is(&given, "stock-and-flow", CHECK_FAILED, "0 + 1 = 0 + 0 does not hold: 1 against 0");
    given.spec = DECLARED("    level: warning\n");
    check_is(&given, "stock-and-flow", CHECK_WARNED, "0 + 1 = 0 + 0 does not hold: 1 against 0");
}
END_TEST

START_TEST(a_check_that_cannot_be_told_warns) {
    const struct little_case given = {.spec = "extracts: {log: {complete_from: 2007-04-02}}\n" DECLARED(""),
                                      .log = LOG};
    check_is(&given, "stock-and-flow", CHECK_UNKNOWN, "cannot be told: the extract does not hold what it needs");
}
END_TEST

#define OF_CELLS(sum, equals)                                                                                          \
    "checks:\n  c: {says: Cells agree, sum: " sum ", equals: " equals "}\n" POPULATIONS                                \
    "tables:\n  t: {title: T, corner: C, population: all, rows: {by: region, empty: drop, missing: None, total: "      \
    "Total}, columns: [{label: N}, {label: P, percent_of: column_total}]}\n"

START_TEST(figures_are_terms_too) {
    const struct little_case given = {.spec = OF_CELLS("[\"t | north | n\", \"t|south|n\", \"t | none | n\"]", "[all]"),
                                      .log = LOG};
    check_is(&given, "c", CHECK_PASSED, "1 + 1 + 1 = 3");
    /* East has no records, so its line is dropped: it is zero, not unknown */
    const struct little_case dropped = {.spec = OF_CELLS("[\"t | total | n\"]", "[\"t | east | n\", all]"), .log = LOG};
    check_is(&dropped, "c", CHECK_PASSED, "3 = 0 + 3");
    /* a percentage is no count, even 1 of 1 */
    const struct little_case percent = {.spec = OF_CELLS("[\"t | total | p\"]", "[all]"),
                                        .log = "ref,region\na,North\n"};
    check_is(&percent, "c", CHECK_UNKNOWN, "cannot be told: the extract does not hold what it needs");
}
END_TEST

START_TEST(terms_that_name_nothing_are_refused) {
    const struct little_case row = {.spec = OF_CELLS("[\"t | nroth | n\"]", "[all]"), .log = LOG};
    struct little *little = little_report(&row);
    little_told_spec(little, MSG_TABULATE_NO_LINE, "\"t | nroth");
    ck_assert_str_eq(little_told(little, MSG_TABULATE_NO_LINE)->sentence, "there is no row 'nroth' in table 't'");
    little_close(little);
    const struct little_case column = {.spec = OF_CELLS("[\"t | north | m\"]", "[all]"), .log = LOG};
    little = little_report(&column);
    little_told_spec(little, MSG_TABULATE_NO_LINE, "\"t | north");
    ck_assert_str_eq(little_told(little, MSG_TABULATE_NO_LINE)->sentence, "there is no column 'm' in table 't'");
    little_close(little);
}
END_TEST

static void rename_table(struct arena *arena, struct model *model) {
    struct model_check *check = ARENA_NEW(arena, struct model_check);
    struct model_term *term = ARENA_NEW(arena, struct model_term);
    *check = model->checks[0];
    *term = check->sum[0];
    term->table = "absent";
    check->sum = term;
    model->checks = check;
}

/* Reading a specification refuses this before; a model made another way is refused here. */
START_TEST(a_term_of_no_table_is_refused) {
    const struct little_case given = {
        .spec = OF_CELLS("[\"t | north | n\"]", "[all]"), .log = LOG, .edit = rename_table};
    struct little *little = little_report(&given);
    little_told_spec(little, MSG_TABULATE_NO_TABLE, "\"t | north");
    little_close(little);
}
END_TEST

TCase *check_tests(void) {
    TCase *tests = tcase_create("checks");
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, lines_add_up_to_their_totals);
    tcase_add_test(tests, a_record_that_falls_through_the_lines_shows);
    tcase_add_test(tests, dropped_lines_and_derived_ones_do_not_disturb);
    tcase_add_test(tests, nested_lines_add_up_line_by_line);
    tcase_add_test(tests, many_categories_need_not_add_up);
    tcase_add_test(tests, what_is_not_available_is_not_checked);
    tcase_add_test(tests, tables_of_one_population_agree);
    tcase_add_test(tests, parts_of_a_population_are_another_thing);
    tcase_add_test(tests, stock_and_flow);
    tcase_add_test(tests, a_check_that_cannot_be_told_warns);
    tcase_add_test(tests, figures_are_terms_too);
    tcase_add_test(tests, terms_that_name_nothing_are_refused);
    tcase_add_test(tests, a_term_of_no_table_is_refused);
    return tests;
}
