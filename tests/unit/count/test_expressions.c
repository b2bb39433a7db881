/* Operators on missing values: the three-valued truth tables of SQL, a row of data for each combination. */
#include "test_count.h"

#include "base/text.h"
#include "little_count.h"

#include <string.h>

/* Truth of `expr` for the records named by the letters of `refs`: T, F or U. Every record falls in exactly one. */
static const char *truths(struct arena *arena, const struct little_case *given, const char *refs, const char *expr) {
    struct little_case own = *given;
    struct text_builder out = {.arena = arena}, rows = {.arena = arena};
    for (const char *ref = refs; *ref != '\0'; ref++) {
        const char name[] = {*ref, '\0'};
        text_add(&rows, TEXT(arena, "      - {label: ", name, ", where: \"ref = '", name, "'\"}\n"));
    }
    own.spec = TEXT(
        arena, given->spec == NULL ? "" : given->spec,
        "populations: {all: {from: log}}\ntables:\n  t:\n    title: T\n    corner: C\n    population: all\n    rows:\n",
        text_done(&rows), "    columns:\n      - {label: T, where: \"", expr, "\"}\n      - {label: F, where: \"not (",
        expr, ")\"}\n      - {label: U, where: \"(", expr, ") is null\"}\n");
    struct little *little = little_count(&own);
    little_fine(little);
    const char *counts = little_counts(little, "t");
    for (; *counts != '\0'; counts = strchr(counts, '\n') + 1) {
        const char *triple = counts + 2;
        const char *letter = strncmp(triple, "1 0 0", 5) == 0   ? "T"
                             : strncmp(triple, "0 1 0", 5) == 0 ? "F"
                             : strncmp(triple, "0 0 1", 5) == 0 ? "U"
                                                                : "?";
        text_add(&out, letter);
    }
    little_close(little);
    return text_done(&out);
}

static struct arena *arena;

static void expect(const struct little_case *given, const char *refs, const char *expr, const char *wanted) {
    const char *found = truths(arena, given, refs, expr);
    ck_assert_msg(strcmp(found, wanted) == 0, "%s is %s for %s, expected %s", expr, found, refs, wanted);
}

static void open_arena(void) {
    arena = arena_open();
}

static void close_arena(void) {
    arena_close(arena);
}

/* region: North true, South false, none unknown; kind: Complaint true, Comment false, none unknown. */
static const struct little_case nine = {.log = "ref,region,kind\n"
                                               "a,North,Complaint\nb,North,Comment\nc,North,\n"
                                               "d,South,Complaint\ne,South,Comment\nf,South,\n"
                                               "g,,Complaint\nh,,Comment\ni,,\n"};
#define NINE "abcdefghi"

START_TEST(and_or_not_have_the_truth_tables_of_sql) {
    expect(&nine, NINE, "region = 'North'", "TTTFFFUUU");
    expect(&nine, NINE, "kind = 'Complaint'", "TFUTFUTFU");
    expect(&nine, NINE, "region = 'North' and kind = 'Complaint'", "TFUFFFUFU");
    expect(&nine, NINE, "region = 'North' or kind = 'Complaint'", "TTTTFUTUU");
    expect(&nine, NINE, "not region = 'North'", "FFFTTTUUU");
    expect(&nine, NINE, "not (region = 'North' and kind = 'Complaint')", "FTUTTTUTU");
    expect(&nine, NINE, "true", "TTTTTTTTT");
    expect(&nine, NINE, "region = 'North' or true", "TTTTTTTTT");
    expect(&nine, NINE, "region = 'North' and false", "FFFFFFFFF");
}
END_TEST

START_TEST(categories_are_in_lists_or_not_and_missing_is_unknown) {
    expect(&nine, NINE, "region in ('North', 'East')", "TTTFFFUUU");
    expect(&nine, NINE, "region not in ('North', 'East')", "FFFTTTUUU");
    expect(&nine, NINE, "region in ('East')", "FFFFFFUUU");
    expect(&nine, NINE, "region <> 'North'", "FFFTTTUUU");
    expect(&nine, NINE, "region is null", "FFFFFFTTT");
    expect(&nine, NINE, "region is not null", "TTTTTTFFF");
    /* categories have the order of their list: North, South, East */
    expect(&nine, NINE, "region < 'South'", "TTTFFFUUU");
    expect(&nine, NINE, "region >= 'South'", "FFFTTTUUU");
    expect(&nine, NINE, "region between 'South' and 'East'", "FFFTTTUUU");
}
END_TEST

static const struct little_case numbers = {.log = "ref,amount,other_amount\n"
                                                  "a,2,3\nb,3,3\nc,4,3\nd,,3\ne,3,\nf,,\n"};

START_TEST(numbers_compare_and_missing_is_unknown) {
    expect(&numbers, "abcdef", "amount = other_amount", "FTFUUU");
    expect(&numbers, "abcdef", "amount <> other_amount", "TFTUUU");
    expect(&numbers, "abcdef", "amount < other_amount", "TFFUUU");
    expect(&numbers, "abcdef", "amount <= other_amount", "TTFUUU");
    expect(&numbers, "abcdef", "amount > other_amount", "FFTUUU");
    expect(&numbers, "abcdef", "amount >= other_amount", "FTTUUU");
    expect(&numbers, "abcdef", "amount is null", "FFFTFT");
    expect(&numbers, "abcdef", "amount in (2, 4)", "TFTUFU");
    expect(&numbers, "abcdef", "amount not in (2, 4)", "FTFUTU");
    expect(&numbers, "abcdef", "amount between 3 and 4", "FTTUTU");
    /* one side false decides, whatever the unknown side may be: e is not <= 2 */
    expect(&numbers, "abcdef", "amount between other_amount and 2", "FFFUFU");
}
END_TEST

START_TEST(sums_of_missing_numbers_are_missing) {
    expect(&numbers, "abcdef", "amount + other_amount = 6", "FTFUUU");
    expect(&numbers, "abcdef", "amount - other_amount = -1", "TFFUUU");
    expect(&numbers, "abcdef", "amount - 1 - 1 = 0", "TFFUFU");
    expect(&numbers, "abcdef", "amount - (2 - 1) = 1", "TFFUFU");
    /* 9223372036854775807 + 2 does not fit: unknown, never a wrapped number */
    expect(&numbers, "abcdef", "amount + 9223372036854775807 > 0", "UUUUUU");
    expect(&numbers, "abcdef", "0 - amount - 9223372036854775807 < 0", "UUUUUU");
}
END_TEST

static const struct little_case dates = {
    .log = "ref,received,closed\n"
           "a,2007-12-31,2008-01-02\nb,2008-01-01,2008-01-01\nc,2008-02-29,\nd,,2008-03-01\ne,,\n"};

START_TEST(dates_compare_and_missing_is_unknown) {
    expect(&dates, "abcde", "closed >= received", "TTUUU");
    expect(&dates, "abcde", "received < date '2008-01-01'", "TFFUU");
    expect(&dates, "abcde", "received < '2008-01-01'", "TFFUU");
    expect(&dates, "abcde", "received in ('2008-01-01', '2008-02-29')", "FTTUU");
    expect(&dates, "abcde", "year(received) = 2007", "TFFUU");
    expect(&dates, "abcde", "received is null", "FFFTT");
    expect(&dates, "abcde", "received in period", "TTTUU");
}
END_TEST

/* Christmas Eve 2007 is a Monday; 25, 26 December and 1 January are holidays. */
static const struct little_case days = {.log = "ref,received,closed\n"
                                               "a,2007-12-24,2007-12-24\n" /* 0 days, 0 working days */
                                               "b,2007-12-24,2007-12-28\n" /* 4 days; 27, 28: 2 */
                                               "c,2007-12-24,2008-01-02\n" /* 9 days; 27, 28, 31, 2: 4 */
                                               "d,2007-12-28,2007-12-24\n" /* -4 days; -2 */
                                               "e,,2007-12-24\nf,2007-12-24,\n"};

START_TEST(days_are_counted_between_dates) {
    expect(&days, "abcdef", "days(received, closed) = 4", "FTFFUU");
    expect(&days, "abcdef", "days(received, closed) = 9", "FFTFUU");
    expect(&days, "abcdef", "days(received, closed) = 0 - 4", "FFFTUU");
    expect(&days, "abcdef", "closed - received = 9", "FFTFUU");
    expect(&days, "abcdef", "received + 4 = closed", "FTFFUU");
    expect(&days, "abcdef", "closed - 4 = received", "FTFFUU");
    expect(&days, "abcdef", "working_days(received, closed) = 0", "TFFFUU");
    expect(&days, "abcdef", "working_days(received, closed) = 2", "FTFFUU");
    expect(&days, "abcdef", "working_days(received, closed) = 4", "FFTFUU");
    expect(&days, "abcdef", "working_days(received, closed) = 0 - 2", "FFFTUU");
}
END_TEST

START_TEST(a_date_far_away_is_unknown_or_a_date) {
    /* beyond 32 bits of days there is no date */
    expect(&days, "abcdef", "received + 9999999999 > closed", "UUUUUU");
    expect(&days, "abcdef", "received + 3000000 > closed", "TTTTUU");
}
END_TEST

static const struct little_case many = {.log = "ref,topics\na,Bias\nb,Delay;Bias\nc,Delay;Manner\nd,\n"};

START_TEST(many_categories_contain_one_or_not) {
    expect(&many, "abcd", "topics contains 'Bias'", "TTFU");
    expect(&many, "abcd", "not topics contains 'Bias'", "FFTU");
    expect(&many, "abcd", "topics contains 'Bias' and topics contains 'Delay'", "FTFU");
    expect(&many, "abcd", "topics is null", "FFFT");
    expect(&many, "abcd", "topics is not null", "TTTF");
}
END_TEST

START_TEST(a_category_of_the_record_can_be_looked_for) {
    static const struct little_case given = {
        .log = "ref,topics,lead\na,Bias,Bias\nb,Delay;Bias,Manner\nc,Delay,\nd,,Bias\n"};
    expect(&given, "abcd", "topics contains lead", "TFUU");
}
END_TEST

static const struct little_case texts = {.log = "ref,text,other_text\n"
                                                "a,abc,abc\nb,ab,abc\nc,ABC,abc\nd,,abc\ne,abc,\nf,,\n"};

START_TEST(texts_are_equal_byte_by_byte) {
    expect(&texts, "abcdef", "text = other_text", "TFFUUU");
    expect(&texts, "abcdef", "text <> other_text", "FTTUUU");
    expect(&texts, "abcdef", "text = 'abc'", "TFFUTU");
    expect(&texts, "abcdef", "'abc' = text", "TFFUTU");
    expect(&texts, "abcdef", "text <> 'abc'", "FTTUFU");
    expect(&texts, "abcdef", "text in ('ab', 'abc')", "TTFUTU");
    expect(&texts, "abcdef", "text not in ('ab', 'abc')", "FFTUFU");
    expect(&texts, "abcdef", "text is null", "FFFTFT");
    expect(&texts, "abcdef", "text is not null", "TTTFTF");
}
END_TEST

START_TEST(keys_are_texts_too) {
    expect(&texts, "abcdef", "ref = 'a'", "TFFFFF");
    expect(&texts, "abcdef", "ref <> 'a'", "FTTTTT");
    expect(&texts, "abcdef", "ref in ('a', 'f', 'z')", "TFFFFT");
    expect(&texts, "abcdef", "ref is null", "FFFFFF");
    expect(&texts, "abcdef", "ref = text", "FFFUFU");
}
END_TEST

START_TEST(case_takes_the_first_arm_that_is_true) {
    /* unknown is not true: g..i go on to the next arm */
    expect(&nine, NINE, "case when region = 'North' then 1 when kind = 'Complaint' then 2 else 3 end = 1", "TTTFFFFFF");
    expect(&nine, NINE, "case when region = 'North' then 1 when kind = 'Complaint' then 2 else 3 end = 2", "FFFTFFTFF");
    expect(&nine, NINE, "case when region = 'North' then 1 when kind = 'Complaint' then 2 else 3 end = 3", "FFFFTTFTT");
    expect(&nine, NINE, "case when region = 'North' then 1 end = 1", "TTTUUUUUU");
    expect(&nine, NINE, "case when region = 'North' then kind else 'Comment' end = 'Comment'", "FTUTTTTTT");
    expect(&nine, NINE, "case when region = 'North' then false when kind = 'Complaint' then true end", "FFFTUUTUU");
}
END_TEST

START_TEST(equal_parts_of_conditions_are_worked_out_once_and_alike) {
    /* the same words in two lists are two things: 'Delay' of lead, and of other_lead */
    static const struct little_case given = {
        .log = "ref,lead,other_lead,region\na,Delay,Bias,North\nb,Bias,Delay,North\nc,Delay,Delay,\n"};
    expect(&given, "abc", "lead = 'Delay'", "TFT");
    expect(&given, "abc", "other_lead = 'Delay'", "FTT");
    expect(&given, "abc", "case when region = 'North' then 'Delay' end = lead", "TFU");
    expect(&given, "abc", "lead = other_lead", "FFT");
}
END_TEST

TCase *expression_tests(void) {
    TCase *tests = tcase_create("expressions");
    tcase_add_checked_fixture(tests, open_arena, close_arena);
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, and_or_not_have_the_truth_tables_of_sql);
    tcase_add_test(tests, categories_are_in_lists_or_not_and_missing_is_unknown);
    tcase_add_test(tests, numbers_compare_and_missing_is_unknown);
    tcase_add_test(tests, sums_of_missing_numbers_are_missing);
    tcase_add_test(tests, dates_compare_and_missing_is_unknown);
    tcase_add_test(tests, days_are_counted_between_dates);
    tcase_add_test(tests, a_date_far_away_is_unknown_or_a_date);
    tcase_add_test(tests, many_categories_contain_one_or_not);
    tcase_add_test(tests, a_category_of_the_record_can_be_looked_for);
    tcase_add_test(tests, texts_are_equal_byte_by_byte);
    tcase_add_test(tests, keys_are_texts_too);
    tcase_add_test(tests, case_takes_the_first_arm_that_is_true);
    tcase_add_test(tests, equal_parts_of_conditions_are_worked_out_once_and_alike);
    return tests;
}
