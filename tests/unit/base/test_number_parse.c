/* tests/unit/base/test_number_parse.c */
#include "base/number.h"
#include "test_base.h"

static const struct published_row {
    const char *text;
    struct decimal value;
} published[] = {
    {"20,267", {20267, 0}},
    {"18.8", {188, 1}},
    {"18.8%", {188, 1}},
    {"11.0", {110, 1}},
    {"+25", {25, 0}},
    {"-51", {-51, 0}},
    {"\u221251", {-51, 0}},
    {"-/+0", {0, 0}},
    {"+/-0", {0, 0}},
    {"+/\u22120.0%", {0, 1}},
    {"-0", {0, 0}},
    {"-0.0", {0, 1}},
    {"+0", {0, 0}},
    {"  7\t", {7, 0}},
    {" -1,234.50% ", {-123450, 2}},
    {"1,234,567", {1234567, 0}},
    {"999", {999, 0}},
    {"1234", {1234, 0}},
    {"0.123456789", {123456789, 9}},
    {"9,223,372,036,854,775,807", {INT64_MAX, 0}},
};

START_TEST(published_numbers_are_read) {
    struct decimal value;
    ck_assert(number_parse_published(published[_i].text, &value));
    ck_assert_int_eq(value.units, published[_i].value.units);
    ck_assert_int_eq(value.decimals, published[_i].value.decimals);
}
END_TEST

static const char *const not_published[] = {
    "",
    " ",
    "n/a",
    "1,23",
    "1234,567",
    ",123",
    "1,",
    "1,234,56",
    "12,34,567",
    "0,123",
    "1.2,345",
    "1.",
    ".5",
    "-",
    "+",
    "%",
    "--1",
    "+-1",
    "-/-0",
    "+/+0",
    "-/+1",
    "+/-",
    "1 000",
    "1%%",
    "18.8 %",
    "1e5",
    "0x10",
    "\u00BD",
    "1.2.3",
    "[z]",
    "(51)",
    "1\n",
    "- 5",
    "5-",
    "-+0",
    "/+0",
    "NaN",
    "1.1234567891",
    "9223372036854775808",
    "\u0661",
};

START_TEST(other_texts_are_no_numbers) {
    struct decimal value = {77, 7};
    ck_assert_msg(!number_parse_published(not_published[_i], &value), "'%s' was read", not_published[_i]);
    ck_assert(value.units == 77 && value.decimals == 7);
}
END_TEST

/* What number_text writes is read back as it was, in every style. */
START_TEST(written_numbers_are_read_back) {
    for (int64_t units = -12345; units <= 12345; units += 7) {
        for (int decimals = 0; decimals <= 4; decimals++) {
            struct decimal value;
            const enum number_style styles[] = {NUMBER_PLAIN, NUMBER_THOUSANDS, NUMBER_SIGNED};
            for (int i = 0; i < 3; i++) {
                const char *text = number_text(test_arena, (struct decimal){units, decimals}, styles[i]);
                if (!number_parse_published(text, &value)) ck_abort_msg("%s", text);
                if (value.units != units || value.decimals != decimals) ck_abort_msg("%s", text);
            }
        }
    }
}
END_TEST

START_TEST(integers_are_read) {
    int64_t value;
    ck_assert(number_parse_int("0", &value) && value == 0);
    ck_assert(number_parse_int("-0", &value) && value == 0);
    ck_assert(number_parse_int("007", &value) && value == 7);
    ck_assert(number_parse_int("9223372036854775807", &value) && value == INT64_MAX);
    ck_assert(number_parse_int("-9223372036854775808", &value) && value == INT64_MIN);
}
END_TEST

static const char *const not_integers[] = {
    "", "-", "+1", " 1", "1 ", "1.0", "1,000", "0x1", "9223372036854775808", "-9223372036854775809", "--1", "1-2"};

START_TEST(other_texts_are_no_integers) {
    int64_t value = 77;
    ck_assert(!number_parse_int(not_integers[_i], &value));
    ck_assert_int_eq(value, 77);
}
END_TEST

TCase *number_parse_case(void) {
    TCase *test_case = new_case("number_parse");
    tcase_add_loop_test(test_case, published_numbers_are_read, 0, (int)(sizeof published / sizeof *published));
    tcase_add_loop_test(test_case, other_texts_are_no_numbers, 0, (int)(sizeof not_published / sizeof *not_published));
    tcase_add_test(test_case, written_numbers_are_read_back);
    tcase_add_test(test_case, integers_are_read);
    tcase_add_loop_test(test_case, other_texts_are_no_integers, 0, (int)(sizeof not_integers / sizeof *not_integers));
    return test_case;
}
