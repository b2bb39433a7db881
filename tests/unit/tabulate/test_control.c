/* Control charts: limits and signals.
 *
 * The first series and its limits are those of the publishing rules (docs/publishing-rules.md, "Control charts"); the others were worked by
 * hand, the sums written beside them. */
#include "tabulate/control/control_limits.h"

#include "base/text.h"
#include "little_report.h"
#include "test_tabulate.h"

#define MOST_POINTS 32
#define GAP INT64_MIN

struct points {
    struct control_point of[MOST_POINTS];
    size_t n;
};

static struct points points_of(const int64_t *values, size_t n) {
    struct points points = {.n = n};
    for (size_t i = 0; i < n; i++) points.of[i] = (struct control_point){values[i] != GAP, {values[i] == GAP ? 0 : values[i], 1}};
    return points;
}

#define POINTS(...) points_of((const int64_t[]){__VA_ARGS__}, sizeof((const int64_t[]){__VA_ARGS__}) / sizeof(int64_t))

/* To two decimals, half away from zero. */
static void expect_ratio(struct ratio value, int64_t hundredths) {
    struct decimal rounded;
    ck_assert(number_round(value, 1, 2, &rounded));
    ck_assert_int_eq(rounded.units, hundredths);
}

static struct control_limits limits_of(const struct points *points, struct control_rule rule) {
    struct control_limits limits;
    bool has_limits = false;
    ck_assert(control_limits(points->of, points->n, rule, &has_limits, &limits));
    ck_assert(has_limits);
    return limits;
}

static struct points rules_example(void) {
    return POINTS(1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1);
}

START_TEST(limits_of_the_publishing_rules) {
    struct points points = rules_example();
    struct control_limits limits = limits_of(&points, (struct control_rule){0});
    expect_ratio(limits.upper, 695);
    expect_ratio(limits.centre, 194);
    expect_ratio(limits.lower, -306);
    ck_assert_uint_eq(limits.n_ranges, 17);
    ck_assert(!limits.is_trial);
}
END_TEST

START_TEST(screened_limits_of_the_publishing_rules) {
    struct points points = rules_example();
    struct control_limits limits = limits_of(&points, (struct control_rule){.is_screened = true});
    expect_ratio(limits.upper, 460);
    expect_ratio(limits.centre, 194);
    expect_ratio(limits.lower, -72);
    ck_assert_uint_eq(limits.n_screened, 2);   /* 8 and 9, beyond 3.267 * 32/17 = 6.15 */
}
END_TEST

START_TEST(lower_limit_of_counts_is_not_negative) {
    struct points points = rules_example();
    struct control_limits limits = limits_of(&points, (struct control_rule){.is_never_negative = true});
    expect_ratio(limits.lower, 0);
    expect_ratio(limits.upper, 695);
}
END_TEST

/* 10, 12, -, 11, 15: mean 48/4 = 12; ranges 2 and 4, mean 3: 12 + 2.66 * 3 = 19.98 and 4.02. */
START_TEST(gap_has_no_range_on_either_side) {
    struct points points = POINTS(10, 12, GAP, 11, 15);
    struct control_limits limits = limits_of(&points, (struct control_rule){0});
    expect_ratio(limits.centre, 1200);
    expect_ratio(limits.upper, 1998);
    expect_ratio(limits.lower, 402);
    ck_assert_uint_eq(limits.n_points, 4);
    ck_assert(limits.is_trial);
}
END_TEST

START_TEST(no_limits_without_two_neighbours) {
    struct points points = POINTS(10, GAP, 12);
    struct control_limits limits;
    bool has_limits = true;
    ck_assert(control_limits(points.of, points.n, (struct control_rule){0}, &has_limits, &limits));
    ck_assert(!has_limits);
}
END_TEST

START_TEST(numbers_that_do_not_fit_are_refused) {
    struct points points = POINTS(INT64_MAX, INT64_MAX - 1, INT64_MAX - 3);
    struct control_limits limits;
    bool has_limits;
    ck_assert(!control_limits(points.of, points.n, (struct control_rule){0}, &has_limits, &limits));
}
END_TEST

static void expect_median(struct points points, int64_t hundredths) {
    struct arena *arena = arena_open();
    struct ratio median;
    ck_assert(control_median(arena, points.of, points.n, &median));
    expect_ratio(median, hundredths);
    arena_close(arena);
}

START_TEST(median_of_odd_and_even) {
    expect_median(POINTS(9, 1, 5), 500);
    expect_median(POINTS(9, 1, 5, GAP, 6), 550);
    expect_median(POINTS(7), 700);
}
END_TEST

/* --- signals: a letter a point -------------------------------------------------------------------------------------------- */

static void expect_signals(struct points points, bool has_limits, const char *wanted) {
    static const char letters[] = {[SIGNAL_NONE] = '.', [SIGNAL_ABOVE] = 'A', [SIGNAL_BELOW] = 'B', [SIGNAL_TWO_OF_THREE] = '2',
                                   [SIGNAL_RUN] = 'r', [SIGNAL_TREND] = 't'};
    struct control_limits limits = {.centre = {0, 1}, .spread = {9, 1}, .upper = {9, 1}, .lower = {-9, 1}};
    enum control_signal signals[MOST_POINTS];
    char found[MOST_POINTS + 1] = "";
    ck_assert(control_signals(points.of, points.n, limits.centre, has_limits ? &limits : NULL, signals));
    for (size_t i = 0; i < points.n; i++) found[i] = letters[signals[i]];
    ck_assert_str_eq(found, wanted);
}

START_TEST(points_outside_the_limits) {
    expect_signals(POINTS(1, 10, -1, 4, 3, -10, 9), true, ".A...B.");
    expect_signals(POINTS(1, 10, -1, 4, 3, -10, 9), false, ".......");
}
END_TEST

START_TEST(seven_in_a_row_on_one_side) {
    expect_signals(POINTS(1, 2, 1, 2, 1, 2, -1), true, ".......");
    expect_signals(POINTS(-1, 1, 2, 1, 2, 1, 2, 1, -1), true, ".rrrrrrr.");
    expect_signals(POINTS(1, 2, 1, 0, 1, 2, 1, 2), true, "........");
    expect_signals(POINTS(1, 2, 1, 2, GAP, 1, 2, 1, 2), true, ".........");
}
END_TEST

START_TEST(seven_in_a_row_rising_or_falling) {
    expect_signals(POINTS(-3, -2, -1, 1, 2, 3, 2), true, ".......");
    expect_signals(POINTS(2, -3, -2, -1, 1, 2, 3, 4, 3), true, ".ttttttt.");
    expect_signals(POINTS(3, 2, 1, 1, -1, -2, -3, -4), true, "........");
    expect_signals(POINTS(3, 2, 1, -1, -2, -3, -4), false, "ttttttt");
}
END_TEST

/* Two thirds of the way to the limits: 6 and -6. On the line is not beyond it. */
START_TEST(two_of_three_near_one_limit) {
    expect_signals(POINTS(1, 7, -1, 8, -1), true, ".2.2.");
    expect_signals(POINTS(1, 6, -1, 8, -1), true, ".....");
    expect_signals(POINTS(7, 1, -7, 1, 2), true, ".....");
    expect_signals(POINTS(7, GAP, 7, -1, 2), true, ".....");
    expect_signals(POINTS(-7, -8, -10, 1), true, "22B.");
}
END_TEST

/* --- as lines of a table ----------------------------------------------------------------------------------------------- */

#define SPEC(columns)                                                                                                  \
    "extracts: {log: {taken: 2008-07-31, complete_from: 2007-04-01}}\n"                                                \
    "populations: {received: {from: log, where: received in period}}\n"                                               \
    "tables:\n  t: {title: T, corner: C, population: received, rows: {by_period: {unit: month, last: 6}},\n"           \
    "    columns: [{label: N}, " columns "]}\n"
#define MEAN "{label: Mean, control: mean, of: n}"
#define LIMITS MEAN ", {label: Upper, control: upper_limit, of: n}, {label: Lower, control: lower_limit, of: n}"

/* A log with so many records received in April 2007 and the months after it. */
static const char *log_of(struct arena *arena, const int *months, size_t n) {
    struct text_builder out = {.arena = arena};
    text_add(&out, "ref,received,recorded\n");
    int ref = 0;
    for (size_t i = 0; i < n; i++)
        for (int k = 0; k < months[i]; k++) {
            const char *day = TEXT(arena, "2007-0", text_from_int(arena, (int64_t)i + 4), "-15");
            text_add(&out, TEXT(arena, "r", text_from_int(arena, ref++), ",", day, ",", day, "\n"));
        }
    return text_done(&out);
}

static struct little *report_of(struct arena *arena, const char *spec, const int *months, size_t n) {
    struct little_case *given = ARENA_NEW(arena, struct little_case);
    *given = (struct little_case){.spec = spec, .log = log_of(arena, months, n), .period = "2007-09"};
    return little_report(given);
}

static void expect_table(const char *spec, const int *months, const char *drawn, const char *remark) {
    struct arena *arena = arena_open();
    struct little *little = report_of(arena, spec, months, 6);
    ck_assert_str_eq(little_drawn(little, "t"), drawn);
    const struct table *table = little_table(little, "t");
    const char *last = table->n_remarks == 0 ? "" : table->remarks[table->n_remarks - 1];
    ck_assert_str_eq(last, remark);
    little_close(little);
    arena_close(arena);
}

/* 10, 12, 11, 15, 10, 8: mean 66/6 = 11; ranges 2, 1, 4, 5, 2, mean 14/5 = 2.8; 11 +/- 2.66 * 2.8 = 18.448 and 3.552. */
START_TEST(limits_stand_at_every_period) {
    const int months[] = {10, 12, 11, 15, 10, 8};
    expect_table(SPEC(LIMITS), months,
                 "C | N | Mean | Upper | Lower\nApril 2007 | 10 | 11.0 | 18.4 | 3.6\nMay 2007 | 12 | 11.0 | 18.4 | 3.6\n"
                 "June 2007 | 11 | 11.0 | 18.4 | 3.6\nJuly 2007 | 15 | 11.0 | 18.4 | 3.6\nAugust 2007 | 10 | 11.0 | 18.4 | 3.6\n"
                 "September 2007 | 8 | 11.0 | 18.4 | 3.6\n",
                 "'N' stays within what differs by chance: no point signals a change");
}
END_TEST

/* The middle two of 8, 10, 10, 11, 12, 15. */
START_TEST(median_of_a_run_chart) {
    const int months[] = {10, 12, 11, 15, 10, 8};
    expect_table(SPEC("{label: Median, control: median, of: n, decimals: 2}"), months,
                 "C | N | Median\nApril 2007 | 10 | 10.50\nMay 2007 | 12 | 10.50\nJune 2007 | 11 | 10.50\nJuly 2007 | 15 | 10.50\n"
                 "August 2007 | 10 | 10.50\nSeptember 2007 | 8 | 10.50\n",
                 "");
}
END_TEST

/* 5, 5, 5, 5, 5, 25: mean 50/6; ranges 0, 0, 0, 0, 20, mean 4: 8.33 + 10.64 = 18.97. Screened: 20 is beyond 3.267 * 4, so no range is
 * left but 0, and both limits are the mean: all points are outside. */
START_TEST(signals_are_said_beneath_the_table) {
    const int months[] = {5, 5, 5, 5, 5, 25};
    struct arena *arena = arena_open();
    struct little *little = report_of(arena, SPEC(LIMITS), months, 6);
    const struct table *table = little_table(little, "t");
    ck_assert_uint_eq(table->n_remarks, 2);
    ck_assert_str_eq(table->remarks[0], "The limits of 'N' are trial limits, of 6 points: fewer than 12");
    ck_assert_str_eq(table->remarks[1], "'N' signals a change: above the upper limit, September 2007");
    little_close(little);
    little = report_of(arena, SPEC(MEAN ", {label: Upper, control: upper_limit, of: n, screened: true}"), months, 6);
    ck_assert_str_eq(little_cell(little, "t", "2007-04", "upper")->display, "8.3");
    ck_assert_str_eq(little_table(little, "t")->remarks[1],
                     "The limits of 'N' are screened: 1 range between neighbours is left out");
    little_close(little);
    arena_close(arena);
}
END_TEST

START_TEST(counts_that_are_too_few_have_no_limits) {
    const int months[] = {2, 3, 1, 2, 2, 2};
    struct arena *arena = arena_open();
    struct little *little = report_of(arena, SPEC(LIMITS), months, 6);
    ck_assert_str_eq(little_cell(little, "t", "2007-04", "mean")->display, "2.0");
    ck_assert_str_eq(little_cell(little, "t", "2007-04", "upper")->display, "[z]");
    ck_assert_str_eq(little_cell(little, "t", "2007-04", "lower")->display, "[z]");
    ck_assert_str_eq(little_table(little, "t")->remarks[0],
                     "'N' has no limits: its mean is below 5, too few for a control chart");
    little_close(little);
    arena_close(arena);
}
END_TEST

/* March 2007 is not in the extract: it is no point, and not a zero. */
START_TEST(month_that_is_not_known_is_no_point) {
    const int months[] = {10, 12, 11, 15, 10};
    struct arena *arena = arena_open();
    struct little_case given = {.spec = SPEC(LIMITS), .log = log_of(arena, months, 5), .period = "2007-08"};
    struct little *little = little_report(&given);
    ck_assert_str_eq(little_cell(little, "t", "2007-03", "n")->display, "[x]");
    ck_assert_str_eq(little_cell(little, "t", "2007-08", "mean")->display, "11.6");   /* 58 / 5 */
    little_close(little);
    arena_close(arena);
}
END_TEST

TCase *control_tests(void) {
    TCase *tests = tcase_create("control charts");
    tcase_add_test(tests, limits_of_the_publishing_rules);
    tcase_add_test(tests, screened_limits_of_the_publishing_rules);
    tcase_add_test(tests, lower_limit_of_counts_is_not_negative);
    tcase_add_test(tests, gap_has_no_range_on_either_side);
    tcase_add_test(tests, no_limits_without_two_neighbours);
    tcase_add_test(tests, numbers_that_do_not_fit_are_refused);
    tcase_add_test(tests, median_of_odd_and_even);
    tcase_add_test(tests, points_outside_the_limits);
    tcase_add_test(tests, seven_in_a_row_on_one_side);
    tcase_add_test(tests, seven_in_a_row_rising_or_falling);
    tcase_add_test(tests, two_of_three_near_one_limit);
    tcase_add_test(tests, limits_stand_at_every_period);
    tcase_add_test(tests, median_of_a_run_chart);
    tcase_add_test(tests, signals_are_said_beneath_the_table);
    tcase_add_test(tests, counts_that_are_too_few_have_no_limits);
    tcase_add_test(tests, month_that_is_not_known_is_no_point);
    return tests;
}
