/* Tests of what the layouts of charts/figure share: scales, wrapped labels, labels moved apart, the words beneath periods. Letters
 * here are half an em wide. */
#include "figure/axes/foot.h"
#include "figure/axes/scale.h"
#include "figure/axes/spread.h"
#include "figure/label.h"

#include "base/text.h"
#include "base/utf8.h"

#include <check.h>
#include <math.h>
#include <stdlib.h>

static struct arena *arena;

static void set_up(void) {
    arena = arena_open();
}

static void tear_down(void) {
    arena_close(arena);
}

static double width_pt(void *context, const char *text, double size_pt, bool is_number) {
    (void)context;
    return (double)utf8_length(text) * size_pt * (is_number ? 0.556 : 0.5);
}

static const struct figure_measure measure = {.width_pt = width_pt};

/* --- scale: expected by a program written from the paper, which tries skips and offsets as well --- */

static const struct {
    double low, high, most;
    bool has_zero;
    int decimals, n_ticks;
    int64_t step;
    int step_decimals;
    int64_t first, last;
} scales[] = {
    /* By hand: 50 to 150 scores 0.25 * 0.8 + 0.2 * 0.183 + 0.5 * 0.667 = 0.570, 20 to 140 0.15 + 0.172 + 0.125 = 0.447. */
    {0, 133, 0, true, 0, 5, 50, 0, 0, 3},
    {0, 133, 0, true, 0, 6, 20, 0, 0, 7},
    {0, 100, 100, true, 0, 6, 20, 0, 0, 5},
    {0, 97, 100, true, 0, 5, 25, 0, 0, 4},   /* never beyond 100% ... */
    {0, 104, 100, true, 0, 5, 30, 0, 0, 4},  /* ... but where a number is */
    {0, 18.8, 0, true, 1, 6, 5, 0, 0, 4},
    {0, 0.3, 0, true, 1, 4, 1, 1, 0, 3},     /* 0.3 / 0.1 is 2.9999999999999996 in doubles: 3 */
    {0, 0.7, 0, true, 1, 6, 1, 1, 0, 7},
    {0, 0.7, 0, true, 1, 5, 2, 1, 0, 4},
    {0, 1, 0, true, 0, 6, 1, 0, 0, 1},       /* a count has no half ticks */
    {0, 1, 0, true, 1, 6, 2, 1, 0, 5},
    {0, 10, 0, true, 1, 5, 25, 1, 0, 4},     /* 2.5 has a decimal more */
    {0, 0, 0, true, 0, 6, 1, 0, 0, 1},       /* nothing at all: from 0 to 1 */
    {0, 20267, 0, true, 0, 6, 3000, 0, 0, 7},
    {-51, 25, 0, true, 0, 5, 30, 0, -2, 1},
    {-8400, -1, 0, true, 0, 6, 1000, 0, -9, 0}, /* zero is always in it */
    {5, 9, 0, true, 0, 6, 2, 0, 0, 5},
    {300, 420, 0, false, 0, 5, 30, 0, 10, 14},
    {312, 371, 0, false, 0, 5, 10, 0, 31, 38},
    {0.81, 0.93, 0, false, 2, 5, 3, 2, 27, 31},
    {95, 95, 0, false, 0, 5, 1, 0, 95, 96},  /* one number */
    {0, 9e18, 0, true, 0, 6, 100000000000000000, 0, 0, 4}, /* bounded, not overflowing */
};

START_TEST(test_scale) {
    struct scale_wish wish = {.low = scales[_i].low, .high = scales[_i].high, .most = scales[_i].most, .has_zero = scales[_i].has_zero,
                              .max_decimals = scales[_i].decimals, .n_ticks = scales[_i].n_ticks};
    struct scale scale = scale_nice(wish);
    ck_assert_int_eq(scale.step, scales[_i].step);
    ck_assert_int_eq(scale.decimals, scales[_i].step_decimals);
    ck_assert_int_eq(scale.first, scales[_i].first);
    ck_assert_int_eq(scale.last, scales[_i].last);
    ck_assert_double_eq_tol(scale_share(&scale, scale_value(&scale, scale.last)), 1.0, 1e-12);
    ck_assert_double_eq_tol(scale_share(&scale, scale_value(&scale, scale.first)), 0.0, 1e-12);
}
END_TEST

START_TEST(test_tick) {
    struct scale scale = scale_nice((struct scale_wish){.high = 0.7, .has_zero = true, .max_decimals = 1, .n_ticks = 6});
    struct decimal tick = scale_tick(&scale, 3);
    ck_assert_str_eq(number_text(arena, tick, NUMBER_PLAIN), "0.3");
}
END_TEST

/* --- labels: at size 10 a letter is 5 points wide --- */

static const struct {
    const char *text;
    double width;
    const char *lines; /* joined by '|' */
} labels[] = {
    {"Officer Bias", 100, "Officer Bias"},
    {"", 100, ""},
    {"   ", 100, ""},
    {"one  two", 100, "one two"},
    {"aaaa bbbb", 44, "aaaa|bbbb"},
    {"aaaa bbbb", 45, "aaaa bbbb"},
    /* 9 words of 1 letter, 17 columns; two lines: 5 + 4 rather than 8 + 1 */
    {"a b c d e f g h i", 76, "a b c d e|f g h i"},
    {"abcdefgh", 20, "abcd|efgh"},
    {"step-parent", 40, "step-|parent"},
    {"Mother/father/carer", 70, "Mother/father/|carer"},
    {"e\xCC\x81" "e\xCC\x81" "e\xCC\x81", 20, "e\xCC\x81" "e\xCC\x81|e\xCC\x81"}, /* an accent stays on its letter */
    {"abc", 1, "a|b|c"}, /* narrower than a letter */
};

START_TEST(test_label) {
    struct figure_builder to = {.arena = arena, .measure = measure};
    struct label label = label_wrap(&to, labels[_i].text, labels[_i].width, 10.0);
    struct text_builder lines = {.arena = arena};
    double widest = 0.0;
    for (size_t i = 0; i < label.n_lines; i++) {
        if (i > 0) text_add_char(&lines, '|');
        text_add(&lines, label.lines[i]);
        widest = fmax(widest, width_pt(NULL, label.lines[i], 10.0, false));
    }
    ck_assert_str_eq(text_done(&lines), labels[_i].lines);
    ck_assert_double_eq_tol(label.width_pt, widest, 1e-9);
}
END_TEST

/* --- labels moved apart: worked by hand --- */

static const struct {
    double wanted[4], heights[4];
    size_t n;
    double from, to;
    double middles[4];
} spreads[] = {
    {{10, 50}, {10, 10}, 2, 0, 100, {10, 50}},                  /* apart: they stay */
    {{50, 50}, {10, 10}, 2, 0, 100, {45, 55}},                  /* both give way alike */
    {{50, 56}, {10, 10}, 2, 0, 100, {48, 58}},
    {{50, 50, 50}, {10, 20, 10}, 3, 0, 100, {35, 50, 65}},
    {{20, 22, 32}, {10, 10, 10}, 3, 0, 100, {44.0 / 3, 74.0 / 3, 104.0 / 3}}, /* 15, 17, 27: less 0, 10, 20 they want 15, 7, 7; the mean is 29/3 */
    {{2, 3}, {10, 10}, 2, 0, 100, {5, 15}},                     /* no further than the edge */
    {{98, 99}, {10, 10}, 2, 0, 100, {85, 95}},
    {{50}, {10}, 1, 0, 4, {5}},                                 /* no room at all: from the edge on */
};

START_TEST(test_spread) {
    double middles[4];
    for (size_t i = 0; i < spreads[_i].n; i++) middles[i] = spreads[_i].wanted[i];
    spread_apart(arena, middles, spreads[_i].heights, spreads[_i].n, spreads[_i].from, spreads[_i].to);
    for (size_t i = 0; i < spreads[_i].n; i++) ck_assert_double_eq_tol(middles[i], spreads[_i].middles[i], 1e-9);
}
END_TEST

/* --- the foot of periods: at size 10 a letter is 5 points wide --- */

static const struct {
    const char *first, *last;  /* periods as --period takes them; all between are there */
    double pitch;
    const char *labels;        /* "slot:words", joined by ", "; lines by '|' */
    const char *years;         /* "first-last:year"; in brackets where it has no room */
} feet[] = {
    {"2007-04", "2008-03", 30, "0:Apr, 1:May, 2:Jun, 3:Jul, 4:Aug, 5:Sep, 6:Oct, 7:Nov, 8:Dec, 9:Jan, 10:Feb, 11:Mar", "0-11:2007/08"},
    {"2007-04", "2008-03", 12, "0:Apr, 2:Jun, 4:Aug, 6:Oct, 8:Dec, 10:Feb", "0-11:2007/08"},
    {"2007-01", "2007-06", 30, "0:Jan, 1:Feb, 2:Mar, 3:Apr, 4:May, 5:Jun", "0-5:2007"},
    {"2007-11", "2008-02", 30, "0:Nov, 1:Dec, 2:Jan, 3:Feb", "0-1:2007, 2-3:2008"},          /* neither: calendar years */
    {"2007-12", "2009-03", 9, "1:Jan, 4:Apr, 7:Jul, 10:Oct, 13:Jan", "0-3:2007/08, 4-15:2008/09"}, /* ends with a March */
    {"2001-04", "2006-03", 2.2, "", "0-11:2001/02, 12-23:[2002/03], 24-35:2003/04, 36-47:[2004/05], 48-59:2005/06"},
    {"2007/08 Q1", "2008/09 Q1", 60, "0:Apr to Jun, 1:Jul to Sep, 2:Oct to Dec, 3:Jan to Mar, 4:Apr to Jun", "0-3:2007/08, 4-4:2008/09"},
    {"2007/08 Q1", "2007/08 Q4", 40, "0:Apr to|Jun, 1:Jul to|Sep, 2:Oct to|Dec, 3:Jan to|Mar", "0-3:2007/08"},
    {"2007 Q4", "2008 Q2", 60, "0:Oct to Dec, 1:Jan to Mar, 2:Apr to Jun", "0-0:2007, 1-2:2008"},
    {"2003/04", "2007/08", 50, "0:2003/04, 1:2004/05, 2:2005/06, 3:2006/07, 4:2007/08", ""},
    {"2003/04", "2007/08", 30, "0:2003/04, 2:2005/06, 4:2007/08", ""},
    {"2003/04", "2007/08", 15, "0:2003/04, 4:2007/08", ""},                      /* for want of every second year: both ends */
    {"2003/04", "2004/05", 10, "1:2004/05", ""},
    {"1998", "2008", 10, "0:1998, 5:2003, 10:2008", ""},
    {"1999/00", "1999/00", 300, "0:1999/00", ""},
};

static struct chart chart_of_periods(const char *first, const char *last) {
    struct line *rows = ARENA_ARRAY(arena, struct line, 100);
    size_t *order = ARENA_ARRAY(arena, size_t, 100), n = 0;
    struct table *table = ARENA_NEW(arena, struct table);
    struct period period, end;
    ck_assert(period_parse(first, &end) && period_parse(last, &period));
    for (;; period = period_prior(period)) { /* the last first: the foot puts them in order */
        order[n] = n;
        rows[n++] = (struct line){.label = "", .has_period = true, .period = period};
        if (period.start <= end.start) break;
    }
    *table = (struct table){.rows = rows, .n_rows = n};
    return (struct chart){.table = table, .rows = order, .n_rows = n};
}

static const char *foot_words(const struct foot *foot) {
    struct text_builder out = {.arena = arena};
    for (size_t i = 0; i < foot->n_labels; i++) {
        const struct label *words = &foot->labels[i].words;
        text_add(&out, TEXT(arena, i > 0 ? ", " : "", text_from_int(arena, (int64_t)foot->labels[i].slot), ":", words->lines[0]));
        if (words->n_lines > 1) text_add(&out, TEXT(arena, "|", words->lines[1]));
    }
    return text_done(&out);
}

static const char *foot_years(const struct foot *foot) {
    struct text_builder out = {.arena = arena};
    for (size_t i = 0; i < foot->n_years; i++) {
        const struct foot_year *year = &foot->years[i];
        const char *slots = TEXT(arena, text_from_int(arena, (int64_t)year->first), "-", text_from_int(arena, (int64_t)year->last));
        text_add(&out, TEXT(arena, i > 0 ? ", " : "", slots, year->is_set ? ":" : ":[", year->label, year->is_set ? "" : "]"));
    }
    return text_done(&out);
}

START_TEST(test_foot) {
    struct figure_builder to = {.arena = arena, .measure = measure};
    struct chart chart = chart_of_periods(feet[_i].first, feet[_i].last);
    struct foot foot = foot_of(arena, &chart);
    struct foot_room room = {.to = 40.0 + (double)foot.n_slots * feet[_i].pitch, .left = 20.0, .pitch = feet[_i].pitch, .size_pt = 10.0};
    foot_fit(&foot, &to, room);
    ck_assert_str_eq(foot_words(&foot), feet[_i].labels);
    ck_assert_str_eq(foot_years(&foot), feet[_i].years);
    ck_assert_uint_eq(foot.slot_of[0], foot.n_slots - 1);
}
END_TEST

/* Periods that do not tile time, and those of two kinds, are rows like others. */
START_TEST(test_foot_of_rows) {
    struct chart chart = chart_of_periods("2007-04-01..2007-04-07", "2007-04-15..2007-04-21");
    ck_assert_uint_eq(chart.n_rows, 3);
    ck_assert(!foot_of(arena, &chart).has_periods);
    chart = chart_of_periods("2007-04", "2007-06");
    ck_assert(foot_of(arena, &chart).has_periods);
    struct line *rows = ARENA_ARRAY(arena, struct line, 3);
    for (size_t i = 0; i < 3; i++) rows[i] = chart.table->rows[i];
    ck_assert(period_parse("2007/08 Q1", &rows[1].period));
    chart.table = &(struct table){.rows = rows, .n_rows = 3};
    ck_assert(!foot_of(arena, &chart).has_periods);
    rows[1].period = rows[0].period; /* one period twice */
    ck_assert(!foot_of(arena, &chart).has_periods);
    ck_assert_uint_eq(foot_of(arena, &chart).n_slots, 3);
}
END_TEST

#define N(array) ((int)(sizeof(array) / sizeof(array)[0]))

int main(void) {
    Suite *suite = suite_create("axes");
    TCase *tests = tcase_create("axes");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_loop_test(tests, test_scale, 0, N(scales));
    tcase_add_test(tests, test_tick);
    tcase_add_loop_test(tests, test_label, 0, N(labels));
    tcase_add_loop_test(tests, test_spread, 0, N(spreads));
    tcase_add_loop_test(tests, test_foot, 0, N(feet));
    tcase_add_test(tests, test_foot_of_rows);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int n_failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return n_failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
