/* Bands of numbers and days: the list and the expression that are made from bounds, and bounds that cannot be. */
#include "base/text.h"
#include "spec_fixture.h"

#define HEAD                                                                                                           \
    "boardpaper: 1\n"                                                                                                  \
    "report: {title: T, publisher: P, period: 2007/08}\n"                                                              \
    "lists:\n"                                                                                                         \
    "  regions: {categories: [East, West]}\n"                                                                          \
    "sources:\n"                                                                                                       \
    "  log:\n"                                                                                                         \
    "    title: Log\n"                                                                                                 \
    "    key: ref\n"                                                                                                   \
    "    dates: yyyy-mm-dd\n"                                                                                          \
    "    columns: {ref: {type: text}, region: {type: category, list: regions}, received: {type: date}, closed: {type: date}}\n" \
    "    fields:\n"                                                                                                    \
    "      days: {value: 'days(received, closed)'}\n"
#define BANDS(keys) HEAD "      band: {bands: {" keys "}}\n" REST
#define REST "populations: {all: {from: log}}\n"

static const struct code_list *list_of(const char *text) {
    spec_write("a.yaml", text);
    enum status status = spec_try();
    ck_assert_msg(status == STATUS_OK, "%s", spec_messages());
    const struct expr_scope *scope = &spec_model->sources[0].scope;
    return scope->slots[scope->n_slots - 1].kind.list;
}

static void expect_value(const char *text) {
    const struct model_source *source = &spec_model->sources[0];
    ck_assert_str_eq(expr_text_of(spec_arena, source->fields[source->n_fields - 1].value, &source->scope), text);
}

START_TEST(bounds_make_labels) {
    const struct code_list *list = list_of(BANDS("of: days, from: [-5, 0, 1, 11]"));
    static const char *const labels[] = {"-5 to -1", "0", "1 to 10", "11 and over"};
    ck_assert_str_eq(list->id, "band");
    ck_assert_uint_eq(list->n_categories, 4);
    for (size_t i = 0; i < 4; i++) ck_assert_str_eq(list->categories[i].label, labels[i]);
    ck_assert_str_eq(list->categories[2].id, "1-to-10");
    expect_value("case when days < -5 then null when days < 0 then '-5 to -1' when days < 1 then '0' when days < 11 then '1 to 10' "
                 "when days >= 11 then '11 and over' end");
}
END_TEST

START_TEST(days_make_labels) {
    const struct code_list *list = list_of(BANDS("of: received, from: [2006-04-01, 2007-04-01, 2007-04-02], below: Long ago"));
    static const char *const labels[] = {"Long ago", "1 April 2006 to 31 March 2007", "1 April 2007", "2 April 2007 and later"};
    ck_assert_uint_eq(list->n_categories, 4);
    for (size_t i = 0; i < 4; i++) ck_assert_str_eq(list->categories[i].label, labels[i]);
    expect_value("case when received < date '2006-04-01' then 'Long ago' when received < date '2007-04-01' then '1 April 2006 to 31 March 2007' "
                 "when received < date '2007-04-02' then '1 April 2007' when received >= date '2007-04-02' then '2 April 2007 and later' end");
}
END_TEST

/* A band for each quarter: labels as periods have them, and none for what is later than the last. */
START_TEST(periods_make_bands) {
    const struct code_list *list = list_of(BANDS("of: received, every: quarter, from: 2007-10-01, until: 2008-03-31"));
    ck_assert_uint_eq(list->n_categories, 2);
    ck_assert_str_eq(list->categories[0].label, "October to December 2007");
    ck_assert_str_eq(list->categories[1].label, "January to March 2008");
    ck_assert_str_eq(list->categories[1].id, "january-to-march-2008");
    expect_value("case when received < date '2007-10-01' then null when received < date '2008-01-01' then 'October to December 2007' "
                 "when received <= date '2008-03-31' then 'January to March 2008' end");
}
END_TEST

/* Years begin where the first one does; 2008 has a 29 February. */
START_TEST(years_and_months_make_bands) {
    const struct code_list *list = list_of(BANDS("of: received, every: year, from: 2006-04-01, until: 2008-03-31, below: Before"));
    ck_assert_uint_eq(list->n_categories, 3);
    ck_assert_str_eq(list->categories[0].label, "Before");
    ck_assert_str_eq(list->categories[1].label, "2006/07");
    ck_assert_str_eq(list->categories[2].label, "2007/08");
    list = list_of(BANDS("of: received, every: year, from: 2007-01-01, until: 2007-12-31"));
    ck_assert_str_eq(list->categories[0].label, "2007");
    list = list_of(BANDS("of: received, every: month, from: 2008-01-01, until: 2008-02-29, labels: [Then, Now]"));
    ck_assert_uint_eq(list->n_categories, 2);
    ck_assert_str_eq(list->categories[1].label, "Now");
    expect_value("case when received < date '2008-01-01' then null when received < date '2008-02-01' then 'Then' "
                 "when received <= date '2008-02-29' then 'Now' end");
}
END_TEST

/* One bound is enough: what it cuts off has its own band, or no value. Quotes in labels are labels. */
START_TEST(labels_of_ones_own) {
    const struct code_list *list = list_of(BANDS("of: days, from: 11, labels: Not 'soon', below: Soon"));
    ck_assert_uint_eq(list->n_categories, 2);
    ck_assert_str_eq(list->categories[0].label, "Soon");
    ck_assert_str_eq(list->categories[1].label, "Not 'soon'");
    expect_value("case when days < 11 then 'Soon' when days >= 11 then 'Not ''soon''' end");
}
END_TEST

/* The field stands in line 13. */
static const struct spec_expectation refusals[] = {
    {BANDS("of: dyas, from: [0, 11]"), MSG_SPEC_NO_COLUMN, 13, 26, 4, "'days'"},
    {BANDS("of: region, from: [0, 11]"), MSG_SPEC_COLUMN_KIND, 13, 26, 6, "nets"},
    {BANDS("of: days, from: [0, eleven]"), MSG_SPEC_BAND_BOUND, 13, 42, 6, "plain digits"},
    {BANDS("of: days, from: [2007-04-01]"), MSG_SPEC_BAND_BOUND, 13, 39, 10, "plain digits"},
    {BANDS("of: received, from: [2007-04-31]"), MSG_SPEC_BAND_BOUND, 13, 43, 10, "2008-03-31"},
    {BANDS("of: days, from: [0, 21, 11]"), MSG_SPEC_BANDS_ORDER, 13, 46, 2, "ascend"},
    {BANDS("of: days, from: [0, 0]"), MSG_SPEC_BANDS_ORDER, 13, 42, 1, "ascend"},
    {BANDS("of: days, from: [0, 11], labels: [A]"), MSG_SPEC_BANDS_LABELS, 13, 55, 0, "below"},
    {BANDS("of: days, from: [0, 11], labels: [A, B, C]"), MSG_SPEC_BANDS_LABELS, 13, 55, 0, "below"},
    {BANDS("of: days, from: [0, 11], labels: [A, A]"), MSG_SPEC_REPEATED, 13, 59, 1, NULL},
    {BANDS("of: days, from: [0, 11], labels: ['< 5', '5']"), MSG_SPEC_REPEATED, 13, 63, 0, NULL},
    {BANDS("of: received, every: quarter, from: 2007-05-01, until: 2008-03-31"), MSG_SPEC_BANDS_EVERY, 13, 58, 10, "whole"},
    {BANDS("of: received, every: year, from: 2007-07-01, until: 2008-06-30"), MSG_SPEC_BANDS_EVERY, 13, 55, 10, "1 April"},
    {BANDS("of: received, every: month, from: 2007-04-01, until: 2008-03-30"), MSG_SPEC_BANDS_EVERY, 13, 75, 10, "whole"},
    {BANDS("of: received, every: month, from: [2007-04-01, 2007-05-01], until: 2008-03-31"), MSG_SPEC_BANDS_EVERY, 13, 69, 10, "whole"},
    {BANDS("of: received, every: month, from: 2007-04-01, until: 2007-03-31"), MSG_SPEC_BANDS_ORDER, 13, 75, 10, "last band"},
    {BANDS("of: received, every: month, from: 1950-01-01, until: 2007-03-31"), MSG_SPEC_BANDS_MANY, 13, 75, 10, "until"},
    {BANDS("of: received, every: month, from: 2007-04-01"), MSG_SPEC_MISSING_KEY, 13, 43, 5, "until"},
    {BANDS("of: received, from: 2007-04-01, until: 2008-03-31"), MSG_SPEC_MISSING_KEY, 13, 61, 10, "every"},
    {BANDS("of: days, every: month, from: 1, until: 2008-03-31"), MSG_SPEC_COLUMN_KIND, 13, 26, 4, "bounds"},
    {BANDS("of: days"), MSG_SPEC_MISSING_KEY, 13, 21, 0, "from"},
    {BANDS("from: [0]"), MSG_SPEC_MISSING_KEY, 13, 21, 0, "of"},
    {HEAD "      band: {list: regions, bands: {of: days, from: [0]}}\n" REST, MSG_SPEC_KEY_NOT_HERE, 13, 20, 7, NULL},
    {HEAD "      band: {value: days, bands: {of: days, from: [0]}}\n" REST, MSG_SPEC_KEY_NOT_HERE, 13, 34, 0, NULL},
};

START_TEST(refused) {
    spec_write("a.yaml", refusals[_i].text);
    spec_expect(&refusals[_i], spec_try());
}
END_TEST

TCase *spec_bands_case(void) {
    TCase *tests = spec_case("bands");
    tcase_add_test(tests, bounds_make_labels);
    tcase_add_test(tests, days_make_labels);
    tcase_add_test(tests, periods_make_bands);
    tcase_add_test(tests, years_and_months_make_bands);
    tcase_add_test(tests, labels_of_ones_own);
    tcase_add_loop_test(tests, refused, 0, (int)(sizeof refusals / sizeof *refusals));
    return tests;
}
