/* Timescales at every edge. 2007/08 ends on Monday 31 March 2008; Good Friday and Easter Monday are 21 and 24 March. */
#include "test_count.h"

#include "base/text.h"
#include "little_count.h"

#define TARGETS                                                                                                        \
    "targets:\n"                                                                                                       \
    "  timescale:\n"                                                                                                   \
    "    source: stages\n"                                                                                             \
    "    by: stage\n"                                                                                                  \
    "    limits:\n"                                                                                                    \
    "      - {for: Stage 1, start: started, stop: completed, working_days: 5}\n"                                       \
    "      - {for: Stage 2, start: started, stop: completed, working_days: 20, until: 2007-09-30}\n"                   \
    "      - {for: Stage 2, start: started, stop: completed, working_days: 2, since: 2007-10-01}\n"                    \
    "      - {for: Stage 3, start: started, stop: completed, working_days: 1, since: 2007-10-01, until: 2007-10-31}\n"
#define TABLE                                                                                                          \
    "populations: {begun: {from: stages, kind: all}}\n"                                                                \
    "tables:\n"                                                                                                        \
    "  t: {title: T, corner: C, population: begun, rows: {label: R}, columns: {by: timescale, missing: None}}\n"

static struct little_case stage(struct arena *arena, const char *name, const char *started, const char *completed) {
    return (struct little_case){
        .spec = TARGETS TABLE,
        .log = "ref\na\n",
        .stages = TEXT(arena, "ref,stage,started,completed\na,", name, ",", started, ",", completed, "\n")};
}

/* Columns: met, missed, not yet due, none. */
static void judged(const char *name, const char *started, const char *completed, const char *wanted) {
    struct arena *arena = arena_open();
    struct little_case given = stage(arena, name, started, completed);
    struct little *little = little_count(&given);
    little_fine(little);
    const char *found = little_counts(little, "t");
    ck_assert_msg(text_equal(found, wanted), "stage %s from %s to %s: %sexpected %s", name, started, completed, found,
                  wanted);
    little_close(little);
    arena_close(arena);
}

#define MET "R 1 0 0 0\n"
#define MISSED "R 0 1 0 0\n"
#define NOT_YET_DUE "R 0 0 1 0\n"
#define NO_RESULT "R 0 0 0 1\n"

/* Whether it falls due on a day: counted by a condition. */
static void due(const char *name, const char *started, const char *day, const char *wanted) {
    struct arena *arena = arena_open();
    struct little_case given = stage(arena, name, started, "");
    given.spec = TEXT(arena, TARGETS "populations: {due: {from: stages, kind: all, where: timescale_due = date '", day,
                      "'}}\ntables:\n  t: {title: T, corner: C, population: due, rows: {label: R}, columns: {label: N}}\n");
    struct little *little = little_count(&given);
    little_fine(little);
    ck_assert_msg(text_equal(little_counts(little, "t"), wanted), "stage %s from %s due on %s", name, started, day);
    little_close(little);
    arena_close(arena);
}

START_TEST(day_on_which_it_is_due) {
    /* as below: the fifth working day after Monday 4 June 2007, and after Friday 8 June */
    due("1", "2007-06-04", "2007-06-11", "R 1\n");
    due("1", "2007-06-04", "2007-06-08", "R 0\n");
    due("1", "2007-06-08", "2007-06-15", "R 1\n");
    /* five over Easter: 19, 20, 25, 26, 27 March 2008 */
    due("1", "2008-03-18", "2008-03-27", "R 1\n");
}
END_TEST

START_TEST(met_up_to_the_deadline_and_missed_after_it) {
    /* Monday 4 June 2007; 5, 6, 7, 8, 11: the fifth working day is Monday 11 June */
    judged("1", "2007-06-04", "2007-06-04", MET);
    judged("1", "2007-06-04", "2007-06-08", MET);
    judged("1", "2007-06-04", "2007-06-10", MET);
    judged("1", "2007-06-04", "2007-06-11", MET);
    judged("1", "2007-06-04", "2007-06-12", MISSED);
}
END_TEST

START_TEST(the_weekend_after_the_deadline_is_late) {
    /* Friday 8 June; 11, 12, 13, 14, 15: Friday 15 June */
    judged("1", "2007-06-08", "2007-06-15", MET);
    judged("1", "2007-06-08", "2007-06-16", MISSED);
    /* begun on a Sunday: the first working day is Monday 11 June, the fifth Friday 15 June */
    judged("1", "2007-06-10", "2007-06-15", MET);
    judged("1", "2007-06-10", "2007-06-18", MISSED);
}
END_TEST

START_TEST(holidays_do_not_count) {
    /* Thursday 3 May; 4, 8 (7 May is a holiday), 9, 10, 11 */
    judged("1", "2007-05-03", "2007-05-11", MET);
    judged("1", "2007-05-03", "2007-05-12", MISSED);
    /* Christmas Eve; 27, 28, 31 December, 2, 3 January */
    judged("1", "2007-12-24", "2008-01-03", MET);
    judged("1", "2007-12-24", "2008-01-04", MISSED);
}
END_TEST

START_TEST(what_has_not_stopped_is_judged_by_its_deadline) {
    judged("1", "2008-03-19", "", MISSED);      /* 20, 25, 26, 27, 28 March: before the end */
    judged("1", "2008-03-20", "", NOT_YET_DUE); /* 25, 26, 27, 28, 31 March: due on the last day is not past */
    judged("1", "2008-03-25", "", NOT_YET_DUE); /* 26, 27, 28, 31 March, 1 April */
    judged("1", "2008-03-31", "", NOT_YET_DUE);
}
END_TEST

START_TEST(a_stop_after_the_end_has_not_happened_yet) {
    judged("1", "2008-03-20", "2008-03-31", MET);
    judged("1", "2008-03-20", "2008-04-01", NOT_YET_DUE);
    judged("1", "2008-03-25", "2008-03-31", MET);
    judged("1", "2008-03-25", "2008-04-01", NOT_YET_DUE);
    judged("1", "2008-03-25", "2008-04-30", NOT_YET_DUE);
}
END_TEST

START_TEST(what_began_after_the_end_has_no_result) {
    judged("1", "2008-04-01", "2008-04-01", NO_RESULT);
    judged("1", "", "", NO_RESULT);
}
END_TEST

START_TEST(the_policy_in_force_when_it_began_applies) {
    /* 1 October 2007 is a Monday. Begun the day before: 20 working days, to 26 October; then: 2, to 3 October */
    judged("2", "2007-09-30", "2007-10-26", MET);
    judged("2", "2007-09-30", "2007-10-27", MISSED);
    judged("2", "2007-10-01", "2007-10-03", MET);
    judged("2", "2007-10-01", "2007-10-04", MISSED);
    /* since and until are in force themselves */
    judged("3", "2007-10-01", "2007-10-02", MET);
    judged("3", "2007-10-31", "2007-11-01", MET);
    judged("3", "2007-10-31", "2007-11-02", MISSED);
}
END_TEST

START_TEST(without_a_limit_in_the_period_it_is_refused) {
    /* the last one began before the period and had not stopped when it did: its result would be missing from the period */
    static const char *const days[] = {"2007-09-30", "2007-11-01", "2007-04-01", "2008-03-31", "2007-03-31"};
    for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
        struct arena *arena = arena_open();
        struct little_case given = stage(arena, "3", days[i], "");
        struct little *little = little_count(&given);
        little_told_at(little, MSG_COUNT_NO_LIMIT, "stages.csv", 2, 0);
        little_close(little);
        arena_close(arena);
    }
    judged("3", "2007-03-01", "2007-03-31", NO_RESULT);
    judged("3", "2008-04-01", "", NO_RESULT);
}
END_TEST

START_TEST(outside_the_calendar_it_is_refused) {
    /* the calendar ends on 31 December 2008: the fifth working day after 24 December is not in it */
    struct arena *arena = arena_open();
    struct little_case given = stage(arena, "1", "2008-12-24", "2008-12-29");
    given.period = "2008/09";
    struct little *little = little_count(&given);
    little_told_at(little, MSG_COUNT_CALENDAR, "stages.csv", 2, 0);
    little_close(little);
    given = stage(arena, "1", "2009-01-05", "2009-01-06");
    given.period = "2008/09";
    little = little_count(&given);
    little_told_at(little, MSG_COUNT_CALENDAR, "stages.csv", 2, 0);
    little_close(little);
    arena_close(arena);
}
END_TEST

TCase *target_tests(void) {
    TCase *tests = tcase_create("targets");
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, day_on_which_it_is_due);
    tcase_add_test(tests, met_up_to_the_deadline_and_missed_after_it);
    tcase_add_test(tests, the_weekend_after_the_deadline_is_late);
    tcase_add_test(tests, holidays_do_not_count);
    tcase_add_test(tests, what_has_not_stopped_is_judged_by_its_deadline);
    tcase_add_test(tests, a_stop_after_the_end_has_not_happened_yet);
    tcase_add_test(tests, what_began_after_the_end_has_no_result);
    tcase_add_test(tests, the_policy_in_force_when_it_began_applies);
    tcase_add_test(tests, without_a_limit_in_the_period_it_is_refused);
    tcase_add_test(tests, outside_the_calendar_it_is_refused);
    return tests;
}
