/* What was known on an earlier day. In the little log issues, amount, closed, outcome and text are known from
 * closed_recorded. */
#include "test_count.h"

#include "count/count.h"
#include "little_count.h"

#include <string.h>

/* a closed on 10 May, recorded on 1 June; b was recorded on 1 July; c has no date of recording. */
#define LOG                                                                                                            \
    "ref,received,recorded,issues,amount,closed,closed_recorded,outcome,text,region\n"                                 \
    "a,2007-05-01,2007-05-02,Delay;Bias,7,2007-05-10,2007-06-01,Upheld,done,North\n"                                   \
    "b,2007-05-01,2007-07-01,Delay,9,2007-05-10,2007-07-01,Upheld,done,North\n"                                        \
    "c,2007-05-01,,Delay,1,2007-05-10,2007-06-01,Rejected,gone,South\n"

static struct little_case on(const char *day) {
    return (struct little_case){.log = LOG, .as_at = day};
}

static void expect(const char *day, const char *where, int64_t wanted) {
    struct little_case given = on(day);
    int64_t found = little_number(&given, where);
    ck_assert_msg(found == wanted, "as at %s, %s: %ld records, expected %ld", day == NULL ? "any day" : day, where,
                  (long)found, (long)wanted);
}

START_TEST(a_record_recorded_later_does_not_exist) {
    expect(NULL, "true", 3);
    expect("2007-07-01", "true", 3);
    expect("2007-06-30", "true", 2);
    expect("2007-05-02", "true", 2);
    expect("2007-05-01", "true", 1);
}
END_TEST

START_TEST(a_value_known_later_is_missing_whatever_its_type) {
    /* on the day it was recorded, all is known */
    expect("2007-06-01", "closed is not null", 2);
    expect("2007-06-01", "outcome is not null", 2);
    expect("2007-06-01", "issues contains 'Delay'", 2);
    expect("2007-06-01", "amount > 0", 2);
    expect("2007-06-01", "text = 'done'", 1);
    expect("2007-06-01", "closed_recorded is not null", 2);
    /* the day before, nothing is */
    expect("2007-05-31", "closed is null", 2);
    expect("2007-05-31", "outcome is null", 2);
    expect("2007-05-31", "issues is null", 2);
    expect("2007-05-31", "amount is null", 2);
    expect("2007-05-31", "text is null", 2);
    expect("2007-05-31", "closed_recorded is null", 2);
    /* but for what nothing governs */
    expect("2007-05-31", "region is not null", 2);
    expect("2007-05-31", "received = '2007-05-01'", 2);
}
END_TEST

/* Of three rows the middle one is hidden: the others keep their own values. */
START_TEST(hidden_values_do_not_shift_those_of_other_rows) {
    static const struct little_case given = {.as_at = "2007-06-01",
                                             .log = "ref,closed_recorded,issues,text,amount\n"
                                                    "a,2007-05-01,Delay,first,1\n"
                                                    "b,2007-07-01,Bias;Manner,second,2\n"
                                                    "c,2007-05-01,Manner,third,3\n"};
    ck_assert_int_eq(little_number(&given, "ref = 'a' and issues contains 'Delay' and text = 'first' and amount = 1"),
                     1);
    ck_assert_int_eq(little_number(&given, "ref = 'b' and issues is null and text is null and amount is null"), 1);
    ck_assert_int_eq(little_number(&given, "ref = 'c' and issues contains 'Manner' and text = 'third' and amount = 3"),
                     1);
}
END_TEST

START_TEST(a_day_to_come_is_not_known_even_when_nobody_noted_when_it_was) {
    static const struct little_case given = {.as_at = "2007-06-01",
                                             .log = "ref,closed,closed_recorded\n"
                                                    "a,2007-06-01,\n"
                                                    "b,2007-06-02,\n"};
    struct little_case of = given;
    ck_assert_int_eq(little_number(&of, "closed is not null"), 1);
}
END_TEST

START_TEST(a_sum_leaves_out_what_was_not_known) {
    static const char spec[] = "populations: {all: {from: log}}\n"
                               "tables:\n  t: {title: T, corner: C, population: all, rows: {by: issues, missing: None, "
                               "total: Total}, columns: {label: S, sum: amount}}\n";
    struct little_case given = on("2007-06-01");
    given.spec = spec;
    struct little *little = little_count(&given);
    little_fine(little);
    /* a 7 (Delay and Bias) and c 1 (Delay); b is not there */
    ck_assert_str_eq(little_counts(little, "t"), "Delay 8\nBias 7\nManner 0\nNone 0\nTotal 8\n");
    little_close(little);
    given.as_at = "2007-05-31";
    little = little_count(&given);
    little_fine(little);
    ck_assert_str_eq(little_counts(little, "t"), "Delay 0\nBias 0\nManner 0\nNone 0\nTotal 0\n");
    little_close(little);
}
END_TEST

#define PARENT "ref,recorded\na,2007-05-02\n"
#define STAGES                                                                                                         \
    "ref,stage,started,completed,outcome,recorded\na,1,2007-05-02,2007-05-20,Upheld,2007-05-03\na,2,2007-05-21,,,"     \
    "2007-06-05\n"

START_TEST(a_stage_recorded_later_is_not_there) {
    struct little_case given = {.log = PARENT, .stages = STAGES, .as_at = "2007-06-05"};
    ck_assert_int_eq(little_number(&given, "count(stages) = 2 and stage_reached = 'Stage 2'"), 1);
    given.as_at = "2007-06-04";
    ck_assert_int_eq(little_number(&given, "count(stages) = 1 and stage_reached = 'Stage 1'"), 1);
    ck_assert_int_eq(little_number(&given, "any(stages where stages.outcome = 'Upheld')"), 1);
    given.as_at = "2007-05-19";
    ck_assert_int_eq(little_number(&given, "any(stages where stages.outcome = 'Upheld')"), 0);
    given.as_at = "2007-05-02";
    ck_assert_int_eq(little_number(&given, "count(stages) = 0 and stage_reached is null"), 1);
}
END_TEST

static const char records[] =
    "populations: {all: {from: log}}\n"
    "tables:\n  t: {title: T, corner: C, population: all, rows: {label: R}, columns: {label: N}}\n";

START_TEST(a_hidden_record_leaves_no_orphans) {
    /* both were recorded after the day */
    static const struct little_case given = {.spec = records, .as_at = "2007-05-01", .log = PARENT, .stages = STAGES};
    struct little *little = little_count(&given);
    little_fine(little);
    ck_assert_str_eq(little_counts(little, "t"), "R 0\n");
    little_close(little);
}
END_TEST

START_TEST(an_orphan_is_one_even_when_it_was_recorded_later) {
    static const struct little_case given = {
        .spec = records, .as_at = "2007-05-01", .log = PARENT, .stages = "ref,stage,recorded\nz,1,2007-06-01\n"};
    struct little *little = little_count(&given);
    little_told_at(little, MSG_COUNT_ORPHAN, "stages.csv", 2, 0);
    little_close(little);
}
END_TEST

START_TEST(a_stage_known_before_its_record_is_refused) {
    struct little_case given = {
        .spec = records, .as_at = "2007-05-03", .log = "ref,recorded\na,2007-05-04\n", .stages = STAGES};
    struct little *little = little_count(&given);
    little_told_at(little, MSG_COUNT_RECORDED_LATER, "log.csv", 2, 0);
    little_close(little);
    /* on the day that the record was there, the question does not arise */
    given.as_at = "2007-05-04";
    little = little_count(&given);
    little_fine(little);
    little_close(little);
}
END_TEST

/* A rule is asked of the extract as it stands: what an earlier day does not know breaks no rule, and mends none. */
START_TEST(rules_see_the_extract_as_it_stands) {
    static const struct little_case given = {
        .spec = "sources:\n"
                "  more:\n"
                "    title: More\n    key: ref\n    dates: yyyy-mm-dd\n    known_from: recorded\n"
                "    columns: {ref: {type: text}, recorded: {type: date}}\n"
                "    rules: [{that: count(parts) = 1, says: has not one part}]\n"
                "  parts:\n"
                "    title: Parts\n    key: id\n    belongs_to: {more: ref}\n    dates: yyyy-mm-dd\n    known_from: "
                "recorded\n"
                "    columns: {id: {type: text}, ref: {type: text}, recorded: {type: date}}\n"
                "populations: {all: {from: more}}\n"
                "tables:\n  t: {title: T, corner: C, population: all, rows: {label: R}, columns: {label: N}}\n",
        .more = "ref,recorded\na,2007-05-01\n",
        .parts = "id,ref,recorded\np,a,2007-06-01\n",
        .as_at = "2007-05-15"};
    struct little *little = little_count(&given);
    little_fine(little);
    ck_assert_str_eq(little_counts(little, "t"), "R 1\n");
    little_close(little);
}
END_TEST

/* An extract taken on the day and the later one read as at that day give the same counts. */
START_TEST(as_at_a_day_equals_the_extract_of_that_day) {
    static const char spec[] =
        "populations:\n"
        "  received: {from: log, where: received in period}\n"
        "  open: {from: log, where: received <= period.end and (closed is null or closed > period.end)}\n"
        "tables:\n"
        "  t:\n    title: T\n    corner: C\n"
        "    rows: [{by: stage_reached, population: open, missing: None, total: Total}, {by: outcome, population: "
        "received, missing: Without}]\n"
        "    columns: {by: region, missing: None, total: Total}\n";
    static const struct little_case then = {
        .spec = spec,
        .log = "ref,received,recorded,region,closed,closed_recorded,outcome\n"
               "a,2007-05-01,2007-05-02,North,,,\n"
               "b,2007-05-01,2007-05-03,South,2007-05-20,2007-05-21,Upheld\n",
        .stages = "ref,stage,started,recorded\na,1,2007-05-01,2007-05-02\nb,1,2007-05-01,2007-05-03\n"};
    static const struct little_case later = {
        .spec = spec,
        .as_at = "2007-06-01",
        .log = "ref,received,recorded,region,closed,closed_recorded,outcome\n"
               "a,2007-05-01,2007-05-02,North,2007-06-02,2007-06-02,Rejected\n"
               "b,2007-05-01,2007-05-03,South,2007-05-20,2007-05-21,Upheld\n"
               "c,2007-05-30,2007-06-05,East,,,\n",
        .stages = "ref,stage,started,recorded\na,1,2007-05-01,2007-05-02\na,2,2007-05-31,2007-06-02\n"
                  "b,1,2007-05-01,2007-05-03\nc,1,2007-05-30,2007-06-05\n"};
    struct little *first = little_count(&then), *second = little_count(&later);
    little_fine(first);
    little_fine(second);
    ck_assert_str_eq(little_counts(first, "t"),
                     "Stage 1 1 0 0 0 1\nStage 2 0 0 0 0 0\nStage 3 0 0 0 0 0\nNone 0 0 0 0 0\nTotal 1 0 0 0 1\n"
                     "Upheld 0 1 0 0 1\nRejected 0 0 0 0 0\nWithdrawn 0 0 0 0 0\nWithout 1 0 0 0 1\n");
    ck_assert_str_eq(little_counts(first, "t"), little_counts(second, "t"));
    little_close(first);
    little_close(second);
}
END_TEST

#define COUNTED "populations: {all: {from: log}}\ntables:\n  t: {title: T, corner: C, population: all, rows: {label: R}, columns: {label: N}}\n"

static void expect_missing(const char *day, int64_t n_known, const char *column, int64_t wanted) {
    struct little_case given = on(day);
    given.spec = COUNTED;
    struct little *little = little_count(&given);
    little_fine(little);
    const struct model_source *log = &little->model->sources[0];
    ck_assert_str_eq(log->name, "log");
    size_t i = 0;
    while (strcmp(log->columns[i].name, column) != 0) i++;
    ck_assert_int_eq(count_rows(little->counter, 0), 3);
    ck_assert_int_eq(count_known(little->counter, 0), n_known);
    int64_t found = count_columns(little->counter, 0)[i].n_missing;
    ck_assert_msg(found == wanted, "%s, %s: %ld missing, expected %ld", day ? day : "any day", column, (long)found, (long)wanted);
    little_close(little);
}

/* Of records that a day does not know nothing is missing; of the others what it does not know is, whatever its type. */
START_TEST(missing_values_are_those_of_the_day) {
    expect_missing(NULL, 3, "recorded", 1);
    expect_missing(NULL, 3, "kind", 3);
    expect_missing(NULL, 3, "issues", 0);
    static const char *const governed[] = {"issues", "amount", "closed", "closed_recorded", "outcome", "text"};
    for (size_t i = 0; i < sizeof governed / sizeof *governed; i++) {
        expect_missing("2007-06-01", 2, governed[i], 0);
        expect_missing("2007-05-31", 2, governed[i], 2);
    }
    expect_missing("2007-05-31", 2, "region", 0);
    expect_missing("2007-05-31", 2, "topics", 2);
    expect_missing("2007-05-31", 2, "other_amount", 2);
    expect_missing("2007-05-31", 2, "other_text", 2);
    expect_missing("2007-05-01", 1, "received", 0);
}
END_TEST

TCase *as_at_tests(void) {
    TCase *tests = tcase_create("as at");
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, a_record_recorded_later_does_not_exist);
    tcase_add_test(tests, missing_values_are_those_of_the_day);
    tcase_add_test(tests, a_value_known_later_is_missing_whatever_its_type);
    tcase_add_test(tests, hidden_values_do_not_shift_those_of_other_rows);
    tcase_add_test(tests, a_day_to_come_is_not_known_even_when_nobody_noted_when_it_was);
    tcase_add_test(tests, a_sum_leaves_out_what_was_not_known);
    tcase_add_test(tests, a_stage_recorded_later_is_not_there);
    tcase_add_test(tests, a_hidden_record_leaves_no_orphans);
    tcase_add_test(tests, an_orphan_is_one_even_when_it_was_recorded_later);
    tcase_add_test(tests, a_stage_known_before_its_record_is_refused);
    tcase_add_test(tests, rules_see_the_extract_as_it_stands);
    tcase_add_test(tests, as_at_a_day_equals_the_extract_of_that_day);
    return tests;
}
