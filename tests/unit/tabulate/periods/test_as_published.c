/* Comparisons with a ledger of published figures: shown with the digits that were printed. */
#include "test_tabulate.h"

#include "base/text.h"
#include "little_report.h"

#include <string.h>

#define LOG "ref,region,outcome\na,North,Upheld\nb,North,Upheld\nc,North,Rejected\nd,South,Upheld\n"
#define SPEC_OF(period, rows, columns)                                                                                 \
    "published:\n  prior: {title: the 2006/07 paper, file: published.csv, period: " period "}\n"                       \
    "populations: {all: {from: log}}\n"                                                                                \
    "tables:\n  t:\n    title: T\n    corner: C\n    population: all\n    rows: " rows "\n    columns: " columns "\n"
#define SPEC(rows, columns) SPEC_OF("2006/07", rows, columns)
#define COLUMNS                                                                                                        \
    "[{label: N}, {label: P, percent_of: column_total}, {id: prior-n, label: \"{prior.label} N\", as_published: "      \
    "prior, of: n},"                                                                                                   \
    " {id: prior-p, label: \"{prior.label} P\", as_published: prior, of: p}]"

static void expect(const char *spec, const char *ledger, const char *drawn) {
    const struct little_case given = {.spec = spec, .log = LOG, .ledger = ledger};
    little_expect(&given, drawn);
}

START_TEST(figures_are_found_by_label_with_their_digits) {
    expect(SPEC("{by: region, total: Total}", COLUMNS),
           "table,row,column,published\nt,North,N,\"1,204\"\nt,North,P,60.20%\nt,South,P,40\nt,Total,N,2000\nother,"
           "South,N,7\n",
           "C | N | P | 2006/07 N | 2006/07 P\nNorth | 3 | 75.0% | 1,204 | 60.20%\nSouth | 1 | 25.0% | [x] | 40%\n"
           "East | 0 | 0.0% | [x] | [x]\nTotal | 4 | 100.0% | 2,000 | [x]\n");
}
END_TEST

START_TEST(figures_are_found_by_identifier_whatever_the_label) {
    expect(SPEC("{by: region, total: Total}", COLUMNS),
           "table,row,column,row_id,column_id,published\nt,Up north,Count,north,n,5\nt,All of it,Share,total,p,100.0\n",
           "C | N | P | 2006/07 N | 2006/07 P\nNorth | 3 | 75.0% | 5 | [x]\nSouth | 1 | 25.0% | [x] | [x]\n"
           "East | 0 | 0.0% | [x] | [x]\nTotal | 4 | 100.0% | [x] | 100.0%\n");
}
END_TEST

START_TEST(a_paper_says_why_it_had_no_number) {
    expect(SPEC("{by: region, total: Total}", COLUMNS),
           "table,row,column,published\nt,North,N,[c]\nt,South,N,[z]\nt,East,N,-\nt,Total,N,[x]\n",
           "C | N | P | 2006/07 N | 2006/07 P\nNorth | 3 | 75.0% | [c] | [x]\nSouth | 1 | 25.0% | [z] | [x]\n"
           "East | 0 | 0.0% | [x] | [x]\nTotal | 4 | 100.0% | [x] | [x]\n");
}
END_TEST

START_TEST(differences_from_what_was_published) {
    expect(SPEC("[{by: region, total: Total}, {id: before, label: Before, as_published: prior, of: total}, {label: "
                "Change, difference: [total, before]}]",
                "[{label: N}, {label: P, percent: {of: outcome = 'Upheld'}}]"),
           "table,row,column,published\nt,Total,N,9\nt,Total,P,70.5\n",
           /* 4 - 9; 75 - 70.5 */
           "C | N | P\nNorth | 3 | 66.7%\nSouth | 1 | 100.0%\nEast | 0 | [z]\nTotal | 4 | 75.0%\nBefore | 9 | "
           "70.5%\nChange | -5 | +4.5\n");
    expect(SPEC("[{by: region, total: Total}, {id: before, label: Before, as_published: prior, of: total}, {label: "
                "Change, difference: [total, before]}]",
                "{label: N}"),
           "table,row,column,published\nt,North,N,9\n",
           "C | N\nNorth | 3\nSouth | 1\nEast | 0\nTotal | 4\nBefore | [x]\nChange | [x]\n");
}
END_TEST

START_TEST(derived_lines_were_published_too) {
    expect(SPEC("[{by: region, only: [North, South]}, {label: Share, share: [south, north]}, {id: before, label: "
                "Before, as_published: prior, of: share}]",
                "{label: N}"),
           "table,row,column,published\nt,Share,N,12.50\n",
           "C | N\nNorth | 3\nSouth | 1\nShare | 33.3%\nBefore | 12.50%\n");
}
END_TEST

/* The corner of a compared row and a compared column is what both are of, never the comparison that the ledger made
 * itself. */
START_TEST(both_lines_compared_is_one_figure) {
    expect(SPEC("[{by: region, only: [North]}, {id: before, label: Before, as_published: prior, of: north}]",
                "[{label: N}, {id: then, label: Then, as_published: prior, of: n}]"),
           "table,row,column,row_id,column_id,published\nt,North,N,north,n,8\nt,North,Then,north,then,7\n",
           "C | N | Then\nNorth | 3 | 8\nBefore | 8 | 8\n");
}
END_TEST

START_TEST(a_ledger_of_another_period_is_not_compared_with) {
    const struct little_case given = {.spec = SPEC_OF("2005/06", "{by: region, only: [North]}", COLUMNS),
                                      .log = LOG,
                                      .ledger = "table,row,column,published\nt,North,N,5\n"};
    struct little *little = little_report(&given);
    little_fine(little);
    ck_assert_str_eq(little_drawn(little, "t"), "C | N | P | 2006/07 N | 2006/07 P\nNorth | 3 | 75.0% | [x] | [x]\n");
    const struct diag *diag = little_told(little, MSG_TABULATE_LEDGER_PERIOD);
    ck_assert_int_eq(diag->level, DIAG_WARNING);
    ck_assert_uint_eq(diag->place.line, 5);
    ck_assert_str_eq(diag->sentence,
                     "the 2006/07 paper holds figures of 2005/06; this run needs 2006/07, so its comparisons are [x]");
    little_close(little);
}
END_TEST

static void expect_in(const char *period, const char *spec, bool is_stale, const char *drawn) {
    const struct little_case given = {
        .spec = spec, .log = LOG, .period = period, .ledger = "table,row,column,published\nt,North,N,5\n"};
    struct little *little = little_report(&given);
    little_fine(little);
    ck_assert_str_eq(little_drawn(little, "t"), drawn);
    ck_assert(little_has_told(little, MSG_TABULATE_LEDGER_PERIOD) == is_stale);
    little_close(little);
}

START_TEST(a_ledger_may_be_of_a_period_that_follows_the_runs) {
    const char *spec = SPEC_OF("same_period_last_year", "{by: region, only: [North]}",
                               "[{label: N}, {id: l, label: \"{last_year.label}\", as_published: prior, of: n}]");
    expect_in("2008/09 Q2", spec, false, "C | N | July to September 2007\nNorth | 3 | 5\n");
    expect_in("2009-02", spec, false, "C | N | February 2008\nNorth | 3 | 5\n");
}
END_TEST

START_TEST(a_line_may_say_of_what_period_its_published_figures_are) {
#define OF(period) "[{label: N}, {id: l, label: L, as_published: prior, of: n, period: " period "}]"
    expect_in("2008/09 Q1", SPEC_OF("2007/08", "{by: region, only: [North]}", OF("2007/08")), false, "C | N | L\nNorth | 3 | 5\n");
    expect_in("2008/09 Q1", SPEC_OF("2007/08 Q1", "{by: region, only: [North]}", OF("same_period_last_year")), false,
              "C | N | L\nNorth | 3 | 5\n");
    expect_in("2008/09 Q2", SPEC_OF("2007/08 Q1", "{by: region, only: [North]}", OF("same_period_last_year")), true,
              "C | N | L\nNorth | 3 | [x]\n");
    expect_in("2008/09 Q2", SPEC_OF("prior", "{by: region, only: [North]}", OF("same_period_last_year")), true,
              "C | N | L\nNorth | 3 | [x]\n");
}
END_TEST

START_TEST(the_right_period_is_compared_without_a_word) {
    const struct little_case given = {.spec = SPEC("{by: region, only: [North]}", COLUMNS),
                                      .log = LOG,
                                      .ledger = "table,row,column,published\nt,North,N,5\n"};
    struct little *little = little_report(&given);
    little_fine(little);
    ck_assert(!little_has_told(little, MSG_TABULATE_LEDGER_PERIOD));
    const struct cell *cell = little_cell(little, "t", "north", "prior-n");
    ck_assert(cell->is_published);
    /* of a published percentage only the digits are known */
    const struct little_case percent = {.spec = SPEC("{by: region, only: [North]}", COLUMNS),
                                        .log = LOG,
                                        .ledger = "table,row,column,published\nt,North,P,5\n"};
    struct little *other = little_report(&percent);
    ck_assert(!little_cell(other, "t", "north", "prior-p")->has_base);
    ck_assert_ptr_nonnull(strstr(little_table(other, "t")->source, "Log of complaints; the 2006/07 paper"));
    little_close(other);
    little_close(little);
}
END_TEST

/* A figures.csv of an earlier run: words in place of percentages, marks beside numbers, and its period. */
#define EARLIER(start, end)                                                                                            \
    "report,period_start,period_end,table,row,column,row_id,column_id,display,mark\n"                                  \
    "r," start "," end ",t,North,P,north,p,2 of 3,\nr," start "," end ",t,South,P,south,p,50.0%,[u]\n"                \
    "r," start "," end ",t,North,N,north,n,1 of 2,\nr," start "," end ",t,Change,N,change,n,2 to 3,\n"

START_TEST(an_earlier_run_is_shown_as_it_was) {
    const char *spec = SPEC("[{by: region, only: [North, South]}, {label: Change, percent_change: [north, south]}]", COLUMNS);
    expect(spec, EARLIER("2006-04-01", "2007-03-31"),
           "C | N | P | 2006/07 N | 2006/07 P\nNorth | 3 | 75.0% | [x] | 2 of 3\nSouth | 1 | 25.0% | [x] | 50.0% [u]\n"
           "Change | +200.0% | [z] | 2 to 3 | [x]\n");
    const struct little_case other = {.spec = spec, .log = LOG, .ledger = EARLIER("2007-04-01", "2008-03-31")};
    struct little *little = little_report(&other);
    const struct diag *diag = little_told(little, MSG_TABULATE_LEDGER_OTHER);
    ck_assert_str_eq(diag->sentence, "the figures in 'published.csv' are of 1 April 2007 to 31 March 2008, not of 1 April "
                                     "2006 to 31 March 2007");
    little_close(little);
}
END_TEST

START_TEST(a_rate_of_few_is_read_back) {
    expect(SPEC("{by: region, only: [North]}", "[{label: N}, {label: C, where: outcome = 'Upheld'}, {label: R, rate: [n, c], per: 100},"
                                               " {id: b, label: B, as_published: prior, of: r}]"),
           "table,row,column,published\nt,North,R,11 per 6\n", "C | N | C | R | B\nNorth | 3 | 2 | 150.0 | 11 per 6\n");
}
END_TEST

/* What a paper printed as a percentage does not tell how many records it was of, so two of them have no sum. */
START_TEST(published_percentages_have_no_sum) {
    expect(SPEC("[{by: region, only: [North, South]}, {id: b1, label: B1, as_published: prior, of: north}, {id: b2, "
                "label: B2, as_published: prior, of: south}, {label: Sum, add: [b1, b2]}]",
                "[{label: N}, {label: P, percent_of: column_total}]"),
           "table,row,column,published\nt,North,N,8\nt,South,N,2\nt,North,P,80\nt,South,P,20\n",
           "C | N | P\nNorth | 3 | 75.0%\nSouth | 1 | 25.0%\nB1 | 8 | 80%\nB2 | 2 | 20%\nSum | 10 | [x]\n");
}
END_TEST

/* --- figures that are not of their lines --- */

static void refuse_kind(const char *column, const char *published, const char *sentence) {
    struct arena *arena = arena_open();
    const struct little_case given = {.spec = SPEC("{by: region, total: Total}", COLUMNS),
                                      .log = LOG,
                                      .ledger = TEXT(arena, "table,row,column,published\nt,North,N,5\nt,Total,", column, ",", published, "\n")};
    struct little *little = little_report(&given);
    if (sentence == NULL) {
        little_fine(little);
    } else {
        ck_assert_str_eq(little_told(little, MSG_TABULATE_PUBLISHED_KIND)->sentence, sentence);
        little_told_at(little, MSG_TABULATE_PUBLISHED_KIND, "published.csv", 3, 0);
    }
    little_close(little);
    arena_close(arena);
}

START_TEST(a_figure_of_another_kind_is_refused_at_its_line) {
    refuse_kind("N", "18%", "the published figure '18%' of 'Total', 'N' of table 't' is a percentage, its line is of the unit 'count'");
    refuse_kind("N", "\"1,240.50\"", "the published figure '1,240.50' of 'Total', 'N' of table 't' is no whole number, its line is of the unit 'count'");
    refuse_kind("N", "\"1,240\"", NULL);
    refuse_kind("P", "18", NULL);
    refuse_kind("P", "18.5%", NULL);
    /* a figures.csv says in what unit its figures are */
    const struct little_case given = {.spec = SPEC("{by: region, total: Total}", COLUMNS),
                                      .log = LOG,
                                      .ledger = "table,row,column,display,unit\nt,North,N,5,count\nt,South,N,40,of each\nt,Total,N,18,percent\n"};
    struct little *little = little_report(&given);
    ck_assert_str_eq(little_told(little, MSG_TABULATE_PUBLISHED_KIND)->sentence,
                     "the published figure '18' of 'Total', 'N' of table 't' is of the unit 'percent', its line is of the unit 'count'");
    ck_assert_uint_eq(diags_count_level(little->diags, DIAG_ERROR), 1);
    little_close(little);
}
END_TEST

/* The others of the last paper were others: North was not among its largest. */
START_TEST(what_others_were_taken_together_is_not_compared) {
    const struct little_case given = {.spec = SPEC("{by: region, top: 1, rest: Others, total: Total}",
                                                   "[{label: N}, {id: b, label: B, as_published: prior, of: n}, {label: Change, difference: [n, b]}]"),
                                      .log = LOG,
                                      .ledger = "table,row,column,published\nt,North,N,5\nt,Others,N,7\nt,Total,N,12\n"};
    struct little *little = little_report(&given);
    little_fine(little);
    ck_assert_str_eq(little_drawn(little, "t"), "C | N | B | Change\nNorth | 3 | 5 | -2\nOthers | 1 | [x] | [x]\nTotal | 4 | 12 | -8\n");
    const struct table *table = little_table(little, "t");
    ck_assert_uint_eq(table->n_remarks, 1);
    ck_assert_str_eq(table->remarks[0],
                     "'Others' is not compared with what was published: other lines may have been taken together in it then");
    little_close(little);
}
END_TEST

START_TEST(a_file_without_any_figure_of_a_table_is_told) {
    static const struct {
        const char *ledger, *hint;
    } cases[] = {
        {"table,row,column,published\ntt,North,N,5\n", "it has the table 'tt': write 't' there"},
        {"table,row,column,published\nt,Norden,N,5\n", "its figures are found by the labels of row and column, or by their identifiers"},
        {"table,row,column,published\nsomething,North,N,5\n", "its figures are found by `table`, which is the table's identifier here"},
        {"table,row,column,published\nt,North,N,5\n", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct little_case given = {.spec = SPEC("{by: region, total: Total}", COLUMNS), .log = LOG, .ledger = cases[i].ledger};
        struct little *little = little_report(&given);
        ck_assert_int_eq(little_has_told(little, MSG_TABULATE_LEDGER_NOTHING), cases[i].hint != NULL);
        if (cases[i].hint != NULL) {
            const struct diag *diag = little_told(little, MSG_TABULATE_LEDGER_NOTHING);
            ck_assert_str_eq(diag->sentence, "'published.csv' holds no figure of table 't' that it is asked for, so all of these are [x]");
            ck_assert_str_eq(diag->hint, cases[i].hint);
        }
        little_close(little);
    }
}
END_TEST

TCase *published_tests(void) {
    TCase *tests = tcase_create("as published");
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, figures_are_found_by_label_with_their_digits);
    tcase_add_test(tests, figures_are_found_by_identifier_whatever_the_label);
    tcase_add_test(tests, a_paper_says_why_it_had_no_number);
    tcase_add_test(tests, differences_from_what_was_published);
    tcase_add_test(tests, derived_lines_were_published_too);
    tcase_add_test(tests, both_lines_compared_is_one_figure);
    tcase_add_test(tests, an_earlier_run_is_shown_as_it_was);
    tcase_add_test(tests, a_rate_of_few_is_read_back);
    tcase_add_test(tests, published_percentages_have_no_sum);
    tcase_add_test(tests, a_figure_of_another_kind_is_refused_at_its_line);
    tcase_add_test(tests, what_others_were_taken_together_is_not_compared);
    tcase_add_test(tests, a_file_without_any_figure_of_a_table_is_told);
    tcase_add_test(tests, a_ledger_of_another_period_is_not_compared_with);
    tcase_add_test(tests, a_ledger_may_be_of_a_period_that_follows_the_runs);
    tcase_add_test(tests, a_line_may_say_of_what_period_its_published_figures_are);
    tcase_add_test(tests, the_right_period_is_compared_without_a_word);
    return tests;
}
