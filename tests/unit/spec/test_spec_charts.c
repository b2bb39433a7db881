/* Charts: which keys go with which kind, and how many columns each can show. */
#include "base/text.h"
#include "spec_fixture.h"

#include <string.h>

/* The chart stands in line 3, its keys begin in column 14. */
#define CHART(keys) "charts: {c: {table: one, " keys "}}\n"
#define SEVEN "[a, b, c, d, e, f, g]"
#define THIRTEEN "[a, b, c, d, e, f, g, h, i, j, k, l, m]"

static const struct spec_expectation refusals[] = {
    {CHART("kind: bars, columns: number"), MSG_SPEC_CHOICE, 3, 32, 4, "'bar'"},
    {CHART("kind: donut, columns: number"), MSG_SPEC_CHOICE, 3, 32, 5, NULL},
    {CHART("kind: bar, start: data, columns: number"), MSG_SPEC_KEY_NOT_HERE, 3, 44, 4, "begin at zero"},
    {CHART("kind: bar, start: zero, columns: number"), MSG_SPEC_KEY_NOT_HERE, 3, 44, 4, "begin at zero"},
    {CHART("kind: stacked, start: data, columns: number"), MSG_SPEC_KEY_NOT_HERE, 3, 48, 4, "draw lines"},
    {CHART("kind: line, start: low, columns: number"), MSG_SPEC_CHOICE, 3, 45, 3, "zero, data"},
    {CHART("kind: line, top: 3, columns: number"), MSG_SPEC_KEY_NOT_HERE, 3, 43, 1, "draw bars"},
    {CHART("kind: pie, top: 3, columns: number"), MSG_SPEC_KEY_NOT_HERE, 3, 42, 1, "draw bars"},
    {CHART("kind: bar, top: 0, columns: number"), MSG_SPEC_RANGE, 3, 42, 1, NULL},
    {CHART("kind: bar, top: 3, rows: [north], columns: number"), MSG_SPEC_KEY_NOT_HERE, 3, 42, 1, "name the rows"},
    {CHART("kind: grouped, focus: north, columns: [number, share]"), MSG_SPEC_KEY_NOT_HERE, 3, 48, 5, "bar chart"},
    {CHART("kind: pie, focus: north, columns: number"), MSG_SPEC_KEY_NOT_HERE, 3, 44, 5, "pick out"},
    {CHART("kind: line, focus: a, multiples: true, columns: [a, b]"), MSG_SPEC_KEY_NOT_HERE, 3, 45, 1, "each panel"},
    {CHART("kind: grouped, multiples: true, columns: [a, b]"), MSG_SPEC_KEY_NOT_HERE, 3, 52, 4, "bars or lines"},
    {CHART("kind: pie, multiples: true, columns: a"), MSG_SPEC_KEY_NOT_HERE, 3, 48, 4, NULL},
    {CHART("kind: bar, multiples: yes, columns: a"), MSG_SPEC_TYPE, 3, 48, 3, NULL},
    {CHART("kind: bar, columns: [a, b]"), MSG_SPEC_SERIES, 3, 10, 1, "grouped"},
    {CHART("kind: pie, columns: [a, b]"), MSG_SPEC_SERIES, 3, 10, 1, "one whole"},
    {CHART("kind: grouped, columns: " SEVEN), MSG_SPEC_SERIES, 3, 10, 1, "two charts"},
    {CHART("kind: stacked, columns: " SEVEN), MSG_SPEC_SERIES, 3, 10, 1, NULL},
    {CHART("kind: stacked_percent, columns: " SEVEN), MSG_SPEC_SERIES, 3, 10, 1, NULL},
    {CHART("kind: line, columns: " SEVEN), MSG_SPEC_SERIES, 3, 10, 1, "multiples: true"},
    {CHART("kind: line, focus: a, columns: " THIRTEEN), MSG_SPEC_SERIES, 3, 10, 1, NULL},
    {CHART("kind: bar, multiples: true, columns: " THIRTEEN), MSG_SPEC_SERIES, 3, 10, 1, "two charts"},
};

START_TEST(test_refusal) {
    enum status status = spec_try_with_base(refusals[_i].text);
    spec_expect(&refusals[_i], status);
}
END_TEST

START_TEST(test_read) {
    ck_assert_int_eq(spec_try_with_base("charts:\n"
                                        "  b: {table: one, kind: bar, columns: a, top: 10, focus: north}\n"
                                        "  s: {table: one, kind: stacked, columns: [a, b]}\n"
                                        "  l: {table: one, kind: line, columns: " SEVEN ", focus: b, start: data}\n"
                                        "  z: {table: one, kind: line, columns: a, start: zero}\n"
                                        "  m: {table: one, kind: bar, columns: " SEVEN ", multiples: true}\n"
                                        "  p: {table: one, kind: pie, columns: a}\n"), STATUS_OK);
    const struct model_chart *charts = spec_model->charts;
    ck_assert_uint_eq(spec_model->n_charts, 6);
    ck_assert_uint_eq(charts[0].top, 10);
    ck_assert_str_eq(charts[0].focus, "north");
    ck_assert_uint_eq(charts[0].focus_place.column, 58);
    ck_assert(!charts[0].is_multiples && !charts[0].may_start_above_zero);
    ck_assert_int_eq(charts[1].kind, MODEL_CHART_STACKED);
    ck_assert_uint_eq(charts[1].top, 0);
    ck_assert_ptr_null(charts[1].focus);
    ck_assert_int_eq(charts[2].kind, MODEL_CHART_LINE);
    ck_assert(charts[2].may_start_above_zero);
    ck_assert(!charts[3].may_start_above_zero);
    ck_assert(charts[4].is_multiples);
    ck_assert_int_eq(charts[5].kind, MODEL_CHART_PIE);
}
END_TEST

TCase *spec_charts_case(void) {
    TCase *test_case = spec_case("charts");
    tcase_add_loop_test(test_case, test_refusal, 0, sizeof refusals / sizeof *refusals);
    tcase_add_test(test_case, test_read);
    return test_case;
}
