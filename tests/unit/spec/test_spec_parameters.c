/* Parameters: constants of the specification that a run may set, in expressions and in words. */
#include "base/text.h"
#include "spec_fixture.h"

#include <string.h>

#define HEAD                                                                                                           \
    "boardpaper: 1\n"                                                                                                  \
    "report: {title: T, publisher: P, period: 2007/08}\n"                                                              \
    "lists: {regions: {categories: [East, West]}}\n"                                                                   \
    "sources:\n"                                                                                                       \
    "  log: {title: Log, key: ref, dates: yyyy-mm-dd, columns: {ref: {type: text}, region: {type: category, list: regions}, n: {type: integer}, day: {type: date}}}\n"
#define PARAMETERS(keys) HEAD "parameters: {" keys "}\n"
#define MANY                                                                                                           \
    PARAMETERS("long: {type: integer, value: 20, says: Long}, begun: {type: date, value: 2007-04-01, says: Begun}, "   \
               "where: {type: category, list: regions, value: West, says: Where}, who: {type: text, value: \"Ann's\", says: Who}")
#define WHERE(condition) "populations: {p: {from: log, where: \"" condition "\"}}\n"

static enum status read_set(const char *text, const struct spec_setting *settings, size_t n) {
    spec_diags = diags_new(spec_arena);
    spec_write("a.yaml", text);
    return spec_read_set(spec_arena, "a.yaml", spec_folder, NULL, settings, n, spec_diags, &spec_model);
}

/* The condition of the population in canonical writing: what is counted, with the values in place. */
static void expect_where(const struct spec_setting *settings, size_t n, const char *condition) {
    enum status status = read_set(MANY WHERE("n > param.long and day >= param.begun and region = param.where and ref in (param.who, 'B')"), settings, n);
    ck_assert_msg(status == STATUS_OK, "%s", spec_messages());
    ck_assert_str_eq(expr_text_of(spec_arena, spec_model->populations[0].versions[0].expr, &spec_model->sources[0].scope), condition);
}

START_TEST(values_are_constants) {
    expect_where(NULL, 0, "n > 20 and day >= date '2007-04-01' and region = 'West' and ref in ('Ann''s', 'B')");
    ck_assert_uint_eq(spec_model->n_parameters, 4);
    ck_assert_str_eq(spec_model->parameters[1].shown, "1 April 2007");
    ck_assert_str_eq(spec_model->parameters[1].written, "2007-04-01");
    ck_assert(!spec_model->parameters[1].is_set);
}
END_TEST

START_TEST(a_run_sets_them) {
    static const struct spec_setting settings[] = {{"long", "1000"}, {"begun", "2007-10-01"}, {"where", "East"}, {"who", "C"}, {"who", "C"}};
    expect_where(settings, 5, "n > 1000 and day >= date '2007-10-01' and region = 'East' and ref in ('C', 'B')");
    ck_assert_str_eq(spec_model->parameters[0].shown, "1,000");
    ck_assert_str_eq(spec_model->parameters[0].written, "1000");
    ck_assert(spec_model->parameters[0].is_set);
}
END_TEST

static void refuse(const char *name, const char *value, enum message message, const char *shown) {
    const struct spec_setting settings[] = {{"long", "30"}, {name, value}};
    ck_assert_int_eq(read_set(MANY WHERE("n > param.long"), settings, 2), STATUS_USAGE);
    ck_assert_uint_eq(diags_count(spec_diags), 1);
    ck_assert_int_eq(diags_at(spec_diags, 0)->message, message);
    ck_assert_msg(strstr(spec_messages(), shown) != NULL, "%s", spec_messages());
}

START_TEST(settings_that_cannot_be) {
    refuse("lnog", "30", MSG_RUN_SET_UNKNOWN, "did you mean 'long'?");
    refuse("lnog", "30", MSG_RUN_SET_UNKNOWN, "long, begun, where, who");
    refuse("long", "40", MSG_RUN_SET_TWICE, "long");
    refuse("begun", "1/4/2007", MSG_RUN_SET_VALUE, "a date in the form YYYY-MM-DD");
    refuse("where", "Wset", MSG_RUN_SET_VALUE, "did you mean 'West'?");
    refuse("where", "Wset", MSG_RUN_SET_VALUE, "a category of the list 'regions'");
}
END_TEST

START_TEST(words_hold_them) {
    spec_write("a.yaml", MANY "notes: {a: \"Longer than {param.long} days since {param.begun}\"}\n");
    ck_assert_msg(spec_try() == STATUS_OK, "%s", spec_messages());
}
END_TEST

/* Parameters stand in line 6, what follows in line 7. */
static const struct spec_expectation refusals[] = {
    {PARAMETERS("p: {type: integer, value: many, says: P}"), MSG_SPEC_PARAMETER_VALUE, 6, 40, 4, NULL},
    /* once, and nothing of what rests on it */
    {PARAMETERS("p: {type: integer, value: many, says: P}") WHERE("n > param.p"), MSG_SPEC_PARAMETER_VALUE, 6, 40, 4, NULL},
    {PARAMETERS("p: {type: integer, says: P}") WHERE("param.p = n"), MSG_SPEC_MISSING_KEY, 6, 14, 0, "value"},
    {PARAMETERS("p: {type: integer, says: P}") WHERE("n in (param.p, 3)"), MSG_SPEC_MISSING_KEY, 6, 14, 0, "value"},
    {PARAMETERS("p: {type: date, value: 2007-04-31, says: P}"), MSG_SPEC_PARAMETER_VALUE, 6, 37, 10, NULL},
    {PARAMETERS("p: {type: category, list: regions, value: Esat, says: P}"), MSG_SPEC_PARAMETER_VALUE, 6, 56, 4, "'East'"},
    {PARAMETERS("p: {type: category, value: East, says: P}"), MSG_SPEC_MISSING_KEY, 6, 14, 0, "list"},
    {PARAMETERS("p: {type: text, list: regions, value: East, says: P}"), MSG_SPEC_KEY_NOT_HERE, 6, 36, 7, "category"},
    {PARAMETERS("p: {type: category, list: regoins, value: East, says: P}"), MSG_SPEC_NO_SUCH, 6, 40, 7, "'regions'"},
    {PARAMETERS("p: {type: number, value: 1, says: P}"), MSG_SPEC_CHOICE, 6, 24, 6, "integer"},
    {PARAMETERS("p: {type: integer, says: P}"), MSG_SPEC_MISSING_KEY, 6, 14, 0, "value"},
    {MANY WHERE("n > param.lnog"), MSG_EXPR_PARAMETER, 7, 42, 0, "param.long"},
    {MANY WHERE("n > param.begun"), MSG_EXPR_COMPARE, 7, 40, 0, NULL},
    {MANY WHERE("n > param"), MSG_EXPR_SYNTAX, 7, 47, 0, "name of a parameter"},
    {HEAD WHERE("n > param.long"), MSG_EXPR_PARAMETER, 6, 42, 0, "section `parameters`"},
    {MANY "notes: {a: \"Longer than {param.lnog} days\"}\n", MSG_SPEC_TOKEN, 7, 25, 12, "'long'"},
    {HEAD "notes: {a: \"Longer than {param.long} days\"}\n", MSG_SPEC_TOKEN, 6, 25, 12, "parameters"},
};

START_TEST(refused) {
    spec_write("a.yaml", refusals[_i].text);
    spec_expect(&refusals[_i], spec_try());
}
END_TEST

TCase *spec_parameters_case(void) {
    TCase *tests = spec_case("parameters");
    tcase_add_test(tests, values_are_constants);
    tcase_add_test(tests, a_run_sets_them);
    tcase_add_test(tests, settings_that_cannot_be);
    tcase_add_test(tests, words_hold_them);
    tcase_add_loop_test(tests, refused, 0, (int)(sizeof refusals / sizeof *refusals));
    return tests;
}
