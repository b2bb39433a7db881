/* Checks that hold this paper against published ones, and periods against each other.
 *
 * Six complaints, July 2008; the paper of June was counted up to 30 June. By hand:
 *     open at the end of June     now c f = 2       as known on 30 June: c, and e and g, whose closings nobody knew of = 3
 *     received in June            now e f = 2       as known on 30 June: e = 1 (f was recorded in July)
 *     closed in June              now d e g = 3     as known on 30 June: d = 1 (the closings of e and g were recorded in July) */
#include "test_tabulate.h"

#include "base/text.h"
#include "little_report.h"

#define LOG                                                                                                            \
    "ref,region,received,recorded,closed,closed_recorded\n"                                                            \
    "c,North,2007-07-01,2007-07-01,,\n"                                                                                \
    "d,North,2008-04-01,2008-04-01,2008-06-05,2008-06-05\n"                                                            \
    "e,South,2008-06-30,2008-06-30,2008-06-30,2008-07-02\n"                                                            \
    "f,South,2008-06-01,2008-07-05,,\n"                                                                                \
    "g,North,2008-05-31,2008-05-31,2008-06-29,2008-07-01\n"                                                            \
    "h,North,2008-07-01,2008-07-01,,\n"
#define STAGES "ref,stage,started,recorded\nc,1,2007-07-02,2007-07-02\nf,1,2008-06-02,2008-07-05\nc,2,2008-06-20,2008-07-03\n"
#define HEAD                                                                                                           \
    "extracts: {log: {taken: 2008-07-31, complete_from: 2007-04-01}}\n"                                                \
    "populations:\n"                                                                                                   \
    "  received: {from: log, where: received in period}\n"                                                             \
    "  closed: {from: log, where: closed in period}\n"                                                                 \
    "  open: {from: log, where: received <= period.end and (closed is null or closed > period.end)}\n"                 \
    "  at_start: {from: log, where: received < period.start and (closed is null or closed >= period.start)}\n"         \
    "tables:\n"                                                                                                        \
    "  flow:\n    title: F\n    corner: C\n    columns: {label: Number}\n"                                             \
    "    rows: [{label: Received, population: received}, {label: Open, population: open}, {label: June, population: "  \
    "received, period: prior}]\n"                                                                                      \
    "  reached:\n    title: R\n    corner: C\n    population: open\n    rows: {by: stage_reached, missing: None}\n"   \
    "    columns: [{label: Now}, {label: Then, period: prior}]\n"
#define LEDGER(more) "published: {june: {title: the June paper, file: published.csv, period: prior" more "}}\n"
#define DATED LEDGER(", as_at: 2008-06-30")
#define CHECK(sum, equals, more) "checks:\n  c: {says: They agree, sum: " sum ", equals: " equals more "}\n"
#define PUBLISHED(row) "{published: june, cell: \"flow | " row " | number\"}"
#define PRIOR(population) "{population: " population ", period: prior}"

static void expect(const char *spec, const char *ledger, enum check_outcome outcome, const char *detail) {
    const struct little_case given = {.spec = spec, .log = LOG, .stages = STAGES, .ledger = ledger, .period = "2008-07"};
    struct little *little = little_report(&given);
    little_fine(little);
    const struct check *check = little_check(little, "c");
    ck_assert_str_eq(check->detail, detail);
    ck_assert_int_eq(check->outcome, outcome);
    little_close(little);
}

START_TEST(periods_are_held_against_each_other) {
    /* the start of July is the end of June */
    expect(HEAD CHECK("at_start", PRIOR("open"), ""), NULL, CHECK_PASSED, "2 = 2");
    /* received in April to June: d, e, f, g; in each of the months */
    expect(HEAD CHECK("[{population: received, period: 2008-04}, {population: received, period: 2008-05}, {population: received, "
                      "period: 2008-06}]",
                      "{population: received, period: 2008/09 Q1}", ""),
           NULL, CHECK_PASSED, "1 + 1 + 2 = 4");
    expect(HEAD CHECK("\"flow | june | number\"", PRIOR("received"), ""), NULL, CHECK_PASSED, "2 = 2");
    expect(HEAD CHECK("{cell: \"flow | received | number\"}", PRIOR("received"), ""), NULL, CHECK_FAILED,
           "1 = 2 does not hold: 1 against 2");
    expect(HEAD CHECK("received", "{population: received, period: same_period_last_year}", ""), NULL, CHECK_PASSED, "1 = 1");
    expect(HEAD CHECK("received", "{population: received, period: 2006/07}", ""), NULL, CHECK_UNKNOWN,
           "cannot be told: the extract does not hold what it needs");
}
END_TEST

START_TEST(a_difference_is_split_by_the_recorded_dates) {
#define OPEN CHECK(PRIOR("open"), PUBLISHED("open"), "")
    expect(DATED HEAD OPEN, "table,row,column,published\nflow,Open,Number,2\n", CHECK_PASSED, "2 as published, 2 now");
    expect(DATED HEAD CHECK(PUBLISHED("received"), PRIOR("received"), ""), "table,row,column,published\nflow,Received,Number,1\n",
           CHECK_FAILED, "1 as published, 2 now: 1 logged after 30 June 2008, 0 otherwise");
    expect(DATED HEAD CHECK(PRIOR("closed"), PUBLISHED("closed"), ""), "table,row,column,published\nflow,closed,number,1\n", CHECK_FAILED,
           "1 as published, 3 now: 2 logged after 30 June 2008, 0 otherwise");
    expect(DATED HEAD OPEN, "table,row,column,published\nflow,Open,Number,7\n", CHECK_FAILED,
           "7 as published, 2 now: -1 logged after 30 June 2008, and 4 fewer for another reason");
}
END_TEST

START_TEST(late_logging_may_be_allowed) {
#define ALLOWED CHECK(PRIOR("received"), PUBLISHED("received"), ", late_logging: allow")
    expect(DATED HEAD ALLOWED, "table,row,column,published\nflow,Received,Number,1\n", CHECK_PASSED,
           "1 as published, 2 now: 1 logged after 30 June 2008, 0 otherwise");
    expect(DATED HEAD ALLOWED, "table,row,column,published\nflow,Received,Number,3\n", CHECK_FAILED,
           "3 as published, 2 now: 1 logged after 30 June 2008, and 2 fewer for another reason");
    expect(DATED HEAD CHECK(PRIOR("received"), PUBLISHED("received"), ", level: warning"),
           "table,row,column,published\nflow,Received,Number,3\n", CHECK_WARNED,
           "3 as published, 2 now: 1 logged after 30 June 2008, and 2 fewer for another reason");
}
END_TEST

START_TEST(cells_are_counted_as_they_were_known) {
    /* the stage that open complaints had reached by the end of June: now c 2, f 1; on 30 June c 1 and g, e none */
    expect(DATED HEAD CHECK("\"reached | stage-1 | then\"", "{published: june, cell: \"reached | stage-1 | now\"}", ", late_logging: allow"),
           "table,row,column,published\nreached,Stage 1,Now,1\n", CHECK_PASSED, "1 as published, 1 now");
    expect(DATED HEAD CHECK("\"reached | stage-2 | then\"", "{published: june, cell: \"reached | stage-2 | now\"}", ", late_logging: allow"),
           "table,row,column,published\nreached,Stage 2,Now,0\n", CHECK_PASSED,
           "0 as published, 1 now: 1 logged after 30 June 2008, 0 otherwise");
    expect(DATED HEAD CHECK("[\"reached | none | then\", \"flow | june | number\"]", PUBLISHED("received"), ", late_logging: allow"),
           "table,row,column,published\nflow,Received,Number,3\n", CHECK_PASSED,
           "3 as published, 0 + 2 = 2 now: -1 logged after 30 June 2008, 0 otherwise");
}
END_TEST

START_TEST(what_was_logged_later_cannot_always_be_told) {
    expect(LEDGER("") HEAD OPEN, "table,row,column,published\nflow,Open,Number,3\n", CHECK_FAILED,
           "3 as published, 2 now; how much of the difference was logged later cannot be told, since no one day is known up to which the "
           "published figures were counted");
    expect(DATED HEAD OPEN, "table,row,column,published\nflow,Received,Number,3\n", CHECK_UNKNOWN,
           "cannot be told: 'flow | open | number' is not in published.csv");
    expect(DATED HEAD OPEN, "table,row,column,published\nflow,Open,Number,2.5\n", CHECK_UNKNOWN,
           "cannot be told: 'flow | open | number' is no whole number in published.csv");
}
END_TEST

START_TEST(a_run_as_at_an_earlier_day_knows_no_more) {
    const struct little_case given = {.spec = LEDGER(", as_at: 2008-07-15") HEAD CHECK(PRIOR("received"), PUBLISHED("received"), ""),
                                      .log = LOG, .stages = STAGES, .ledger = "table,row,column,published\nflow,Received,Number,2\n",
                                      .period = "2008-07", .as_at = "2008-06-30"};
    struct little *little = little_report(&given);
    ck_assert_str_eq(little_check(little, "c")->detail, "2 as published, 1 now: 0 logged after 15 July 2008, and 1 fewer for another reason");
    ck_assert_uint_eq(little->plan->n_as_at_days, 1);
    little_close(little);
}
END_TEST

/* Received in April d, in May g, in June e and f; the three months are the quarter. */
START_TEST(a_series_is_a_term_for_each_of_its_periods) {
    expect(HEAD CHECK("{population: received, by_period: {unit: month, of: 2008/09 Q1}}", "{population: received, period: 2008/09 Q1}", ""),
           NULL, CHECK_PASSED, "1 + 1 + 2 = 4");
    expect(HEAD CHECK("{population: received, by_period: {unit: month, last: 2}}", "received", ""), NULL, CHECK_FAILED,
           "2 + 1 = 1 does not hold: 3 against 1");
    /* as known on 30 June: d, g and e, but not f */
    expect(DATED HEAD CHECK("{population: received, by_period: {unit: month, of: 2008/09 Q1}}", PUBLISHED("received"), ""),
           "table,row,column,published\nflow,Received,Number,3\n", CHECK_FAILED,
           "3 as published, 1 + 1 + 2 = 4 now: 1 logged after 30 June 2008, 0 otherwise");
    expect(HEAD CHECK("{population: received, by_period: {unit: quarter}}", "received", ""), NULL, CHECK_UNKNOWN,
           "cannot be told: 1 July to 31 July 2008 is not made of whole quarters");
    expect(HEAD CHECK("{population: received, by_period: {unit: month, last: 17}}", "received", ""), NULL, CHECK_UNKNOWN,
           "cannot be told: the extract does not hold what it needs");
}
END_TEST

/* Papers of several days: June 1 as known on 30 June (e) and 2 now; May 0 as known on 30 May (g was recorded on the 31st) and 1 now. */
START_TEST(papers_of_several_days_are_held_against_their_own_terms) {
#define PAPERS                                                                                                          \
    "published:\n  may: {title: May, file: published.csv, period: 2008-05, as_at: 2008-05-30}\n"                        \
    "  june: {title: June, file: published.csv, period: prior, as_at: 2008-06-30}\n"
#define BOTH "[{published: may, cell: \"flow | may | number\"}, {published: june, cell: \"flow | june | number\"}]"
    expect(PAPERS HEAD CHECK(BOTH, "{population: received, by_period: {unit: month, of: 2008-05-01..2008-06-30}}", ", late_logging: allow"),
           "table,row,column,published\nflow,may,Number,0\nflow,june,Number,1\n", CHECK_PASSED,
           "0 + 1 = 1 as published, 1 + 2 = 3 now: 2 logged after they were counted, 0 otherwise");
    expect(PAPERS HEAD CHECK(BOTH, "{population: received, period: 2008-05-01..2008-06-30}", ", late_logging: allow"),
           "table,row,column,published\nflow,may,Number,0\nflow,june,Number,1\n", CHECK_FAILED,
           "0 + 1 = 1 as published, 3 now; how much of the difference was logged later cannot be told, since no one day is known up to "
           "which the published figures were counted");
}
END_TEST

TCase *between_papers_tests(void) {
    TCase *tests = tcase_create("between papers");
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, periods_are_held_against_each_other);
    tcase_add_test(tests, a_difference_is_split_by_the_recorded_dates);
    tcase_add_test(tests, late_logging_may_be_allowed);
    tcase_add_test(tests, cells_are_counted_as_they_were_known);
    tcase_add_test(tests, what_was_logged_later_cannot_always_be_told);
    tcase_add_test(tests, a_series_is_a_term_for_each_of_its_periods);
    tcase_add_test(tests, papers_of_several_days_are_held_against_their_own_terms);
    tcase_add_test(tests, a_run_as_at_an_earlier_day_knows_no_more);
    return tests;
}
