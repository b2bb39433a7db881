/* tests/unit/base/test_number.c */
#include "base/number.h"
#include "test_base.h"

#include <string.h>

/* The rule of the publishing rules (half away from zero), worked by hand: 1/16 = 6.25%, 5/16 = 31.25%, 1/8 = 12.5%,
 * 133/709 = 18.7588..%. */
static const struct rounding_row {
    struct ratio value;
    int64_t scale;
    int decimals;
    const char *text;
} roundings[] = {
    {{1, 16}, 100, 1, "6.3"},
    {{5, 16}, 100, 1, "31.3"},
    {{1, 8}, 100, 0, "13"},
    {{133, 709}, 100, 1, "18.8"},
    {{-1, 16}, 100, 1, "-6.3"},
    {{-5, 16}, 100, 1, "-31.3"},
    {{-1, 8}, 100, 0, "-13"},
    {{3, 8}, 100, 0, "38"},
    {{1, 2}, 1, 0, "1"},
    {{-1, 2}, 1, 0, "-1"},
    {{49, 100}, 1, 0, "0"},
    {{-49, 100}, 1, 0, "0"},
    {{-4, 1000}, 1, 2, "0.00"},
    {{-5, 1000}, 1, 2, "-0.01"},
    {{0, 7}, 100, 1, "0.0"},
    {{709, 709}, 100, 1, "100.0"},
    {{1999, 2000}, 100, 1, "100.0"}, /* 99.95 */
    {{1, 3}, 1, 9, "0.333333333"},
    {{2, 3}, 1, 9, "0.666666667"},
    {{999999999, 1000000000}, 1, 8, "1.00000000"},
    {{20267, 1}, 1, 0, "20267"},
    {{INT64_MAX, 1}, 1, 0, "9223372036854775807"},
    {{-INT64_MAX, 1}, 1, 0, "-9223372036854775807"},
    {{INT64_MAX, INT64_MAX}, INT64_MAX, 0, "9223372036854775807"},
    {{1, INT64_MAX}, 1, 9, "0.000000000"},
};

START_TEST(ratios_round_half_away_from_zero) {
    struct decimal value;
    const struct rounding_row *row = &roundings[_i];
    ck_assert(number_round(row->value, row->scale, row->decimals, &value));
    ck_assert_str_eq(number_text(test_arena, value, NUMBER_PLAIN), row->text);
}
END_TEST

/* By the definition, without a division: u is k * scale * 10^d / n rounded half up exactly if
 * n (2u - 1) <= 2 k scale 10^d < n (2u + 1); the negative mirrors it. All k/n with k <= n <= 1000, no to two decimals.
 */
START_TEST(every_small_ratio_meets_the_definition) {
    int64_t power = 1;
    for (int decimals = 0; decimals <= 2; decimals++, power *= 10) {
        for (int64_t n = 1; n <= 1000; n++) {
            for (int64_t k = 0; k <= n; k++) {
                struct decimal up, down;
                bool is_done = number_round((struct ratio){k, n}, 100, decimals, &up) &&
                               number_round((struct ratio){-k, n}, 100, decimals, &down);
                int64_t twice = 2 * k * 100 * power;
                bool is_right = n * (2 * up.units - 1) <= twice && twice < n * (2 * up.units + 1);
                if (!is_done || !is_right || down.units != -up.units)
                    ck_abort_msg("%ld/%ld to %d decimals", (long)k, (long)n, decimals);
            }
        }
    }
}
END_TEST

START_TEST(a_result_beyond_64_bits_is_refused) {
    struct decimal value = {77, 7};
    ck_assert(!number_round((struct ratio){INT64_MAX, 1}, 2, 0, &value));
    ck_assert(!number_round((struct ratio){INT64_MAX, 1}, 1, 1, &value));
    ck_assert(!number_round((struct ratio){INT64_MIN, 1}, INT64_MIN, 9, &value));
    ck_assert(!number_round((struct ratio){INT64_MAX, 1}, INT64_MAX, 9, &value));
    ck_assert(!number_round((struct ratio){INT64_MAX, 2}, 2, 1, &value));
    ck_assert(value.units == 77 && value.decimals == 7);
}
END_TEST

static const struct text_row {
    struct decimal value;
    const char *plain, *thousands, *with_sign;
} texts[] = {
    {{0, 0}, "0", "0", "0"},
    {{0, 2}, "0.00", "0.00", "0.00"},
    {{3, 1}, "0.3", "0.3", "+0.3"},
    {{-3, 1}, "-0.3", "-0.3", "-0.3"},
    {{-51, 0}, "-51", "-51", "-51"},
    {{25, 0}, "25", "25", "+25"},
    {{999, 0}, "999", "999", "+999"},
    {{1000, 0}, "1000", "1,000", "+1,000"},
    {{20267, 0}, "20267", "20,267", "+20,267"},
    {{-12345, 1}, "-1234.5", "-1,234.5", "-1,234.5"},
    {{1234567890, 0}, "1234567890", "1,234,567,890", "+1,234,567,890"},
    {{1, 9}, "0.000000001", "0.000000001", "+0.000000001"},
    {{INT64_MIN, 0}, "-9223372036854775808", "-9,223,372,036,854,775,808", "-9,223,372,036,854,775,808"},
    {{INT64_MIN, 9}, "-9223372036.854775808", "-9,223,372,036.854775808", "-9,223,372,036.854775808"},
};

START_TEST(decimals_become_text) {
    ck_assert_str_eq(number_text(test_arena, texts[_i].value, NUMBER_PLAIN), texts[_i].plain);
    ck_assert_str_eq(number_text(test_arena, texts[_i].value, NUMBER_THOUSANDS), texts[_i].thousands);
    ck_assert_str_eq(number_text(test_arena, texts[_i].value, NUMBER_SIGNED), texts[_i].with_sign);
}
END_TEST

/* By Python 3.11, fractions.Fraction brought to 17 significant digits in integers, half away from zero. */
static const struct exact_row {
    struct ratio value;
    int64_t scale;
    const char *text;
} exact[] = {
    {{0, 5}, 100, "0"},
    {{503, 1}, 100, "50300"},
    {{INT64_MAX, 1}, INT64_MAX, "85070591730234615847396907784232501249"},
    {{-INT64_MAX, 1}, 1, "-9223372036854775807"},
    {{6, 3}, 1, "2"},
    {{133, 709}, 100, "18.758815232722144"},
    {{1, 3}, 1, "0.33333333333333333"},
    {{2, 3}, 1, "0.66666666666666667"},
    {{-2, 3}, 100, "-66.666666666666667"},
    {{1, 7}, 1, "0.14285714285714286"},
    {{1, 16}, 100, "6.25"},
    {{1, 4}, 1, "0.25"},
    {{-1, 8}, 1, "-0.125"},
    {{1, 1000}, 1, "0.001"},
    {{2, 3}, 1000000, "666666.66666666667"},
    {{99999999999999999, 10}, 1, "9999999999999999.9"},
    {{999999999999999995, 1000}, 1, "1000000000000000"},
    {{99999999999999999, 100000000000000000}, 1, "0.99999999999999999"},
    {{999999999999999999, 1000000000000000000}, 1, "1"},
    {{123456789012345678, 10}, 1, "12345678901234568"},
    {{1234567890123456785, 100}, 1, "12345678901234568"},
    {{1, INT64_MAX}, 1, "0.00000000000000000010842021724855044"},
    {{INT64_MAX, 2}, 1, "4611686018427387900"},
    {{INT64_MAX, INT64_MAX - 1}, 1, "1"},
    {{-INT64_MAX, 7}, 1000, "-1317624576693539401000"},
    {{INT64_MAX, 3}, INT64_MAX, "28356863910078205000000000000000000000"},
    {{INT64_MAX, 4}, INT64_MAX, "21267647932558654000000000000000000000"},
};

START_TEST(exact_text_has_17_significant_digits) {
    ck_assert_str_eq(number_exact_text(test_arena, exact[_i].value, exact[_i].scale), exact[_i].text);
}
END_TEST

/* By Python 3.11, whose division of integers is rounded correctly; the last six go wrong if they are first rounded to
 * the 64 bits of a long double. */
static const struct double_row {
    struct ratio value;
    int64_t scale;
    double nearest;
} doubles[] = {
    {{0, 9}, 100, 0x0p+0},
    {{1, 3}, 1, 0x1.5555555555555p-2},
    {{2, 3}, 100, 0x1.0aaaaaaaaaaabp+6},
    {{133, 709}, 100, 0x1.2c241b7103f8cp+4},
    {{INT64_MAX, 3}, 1, 0x1.5555555555555p+61},
    {{INT64_MAX, INT64_MAX - 1}, 1, 0x1.0000000000000p+0},
    {{1, INT64_MAX}, 1, 0x1.0000000000000p-63},
    {{INT64_MAX, 2}, INT64_MAX, 0x1.0000000000000p+125},
    {{9007199254740993, 1}, 1, 0x1.0000000000000p+53},
    {{9007199254740995, 1}, 1, 0x1.0000000000002p+53},
    {{18014398509481985, 2}, 1, 0x1.0000000000000p+53},
    {{-1, 10}, 1, -0x1.999999999999ap-4},
    {{4611686018427388416, 1}, 1, 0x1.0000000000000p+62},
    {{4611686018427388417, 1}, 1, 0x1.0000000000001p+62},
    {{9007199254740993, 1000}, 1, 0x1.0624dd2f1a9fcp+43},
    {{INT64_MAX, 1000003}, 100, 0x1.a36ddc3b34dbcp+49},
    {{-4611686018427387904, 3}, 7, -0x1.2aaaaaaaaaaabp+63},
    {{8019412600231138340, 5383304500207719007}, 1, 0x1.7d5bcf225676bp+0},
    {{4842640535720549148, 6982541770186067584}, 1, 0x1.63171579ca303p-1},
    {{8972265194929945728, 6557407936808342228}, 1, 0x1.5e468ca04ba2fp+0},
    {{8507473888165987775, 4767843061517534436}, 1, 0x1.c8cacac9cbb3bp+0},
    {{7260295037735869952, 8068075983773112201}, 1, 0x1.ccbcfcbb2629bp-1},
    {{8455213384514869610, 7853430494856622332}, 1, 0x1.139dcf9c1bee7p+0},
};

static bool is_same_double(double a, double b) {
    return memcmp(&a, &b, sizeof a) == 0;
}

START_TEST(the_nearest_double_is_found) {
    double found = number_double(doubles[_i].value, doubles[_i].scale);
    ck_assert_msg(is_same_double(found, doubles[_i].nearest), "%a, not %a", found, doubles[_i].nearest);
}
END_TEST

/* Integers below 2^53 are doubles, and IEEE 754 division rounds correctly: an independent method. */
START_TEST(small_ratios_agree_with_the_processor) {
    for (int64_t n = 1; n <= 1000; n++)
        for (int64_t k = -n; k <= n; k++)
            if (!is_same_double(number_double((struct ratio){k, n}, 100), k == 0 ? 0 : (double)(k * 100) / (double)n))
                ck_abort_msg("%ld/%ld", (long)k, (long)n);
}
END_TEST

START_TEST(ratios_compare_exactly) {
    ck_assert_int_eq(ratio_compare((struct ratio){1, 3}, (struct ratio){2, 6}), 0);
    ck_assert_int_lt(ratio_compare((struct ratio){1, 3}, (struct ratio){333334, 1000000}), 0);
    ck_assert_int_gt(ratio_compare((struct ratio){-1, 3}, (struct ratio){-1, 2}), 0);
    ck_assert_int_lt(ratio_compare((struct ratio){INT64_MAX - 1, INT64_MAX}, (struct ratio){1, 1}), 0);
    ck_assert_int_gt(ratio_compare((struct ratio){INT64_MAX, INT64_MAX - 1}, (struct ratio){INT64_MAX - 1, INT64_MAX}),
                     0);
    ck_assert_int_lt(ratio_compare((struct ratio){INT64_MIN, 1}, (struct ratio){INT64_MIN, 2}), 0);
}
END_TEST

START_TEST(arithmetic_is_checked) {
    int64_t value = 5;
    ck_assert(number_add(INT64_MAX - 1, 1, &value) && value == INT64_MAX);
    ck_assert(!number_add(INT64_MAX, 1, &value) && value == INT64_MAX);
    ck_assert(!number_add(INT64_MIN, -1, &value));
    ck_assert(number_multiply(-3, 4, &value) && value == -12);
    ck_assert(!number_multiply(INT64_MIN, -1, &value) && value == -12);
}
END_TEST

TCase *number_case(void) {
    TCase *test_case = new_case("number");
    tcase_add_loop_test(test_case, ratios_round_half_away_from_zero, 0, (int)(sizeof roundings / sizeof *roundings));
    tcase_add_test(test_case, every_small_ratio_meets_the_definition);
    tcase_add_test(test_case, a_result_beyond_64_bits_is_refused);
    tcase_add_loop_test(test_case, decimals_become_text, 0, (int)(sizeof texts / sizeof *texts));
    tcase_add_loop_test(test_case, exact_text_has_17_significant_digits, 0, (int)(sizeof exact / sizeof *exact));
    tcase_add_loop_test(test_case, the_nearest_double_is_found, 0, (int)(sizeof doubles / sizeof *doubles));
    tcase_add_test(test_case, small_ratios_agree_with_the_processor);
    tcase_add_test(test_case, ratios_compare_exactly);
    tcase_add_test(test_case, arithmetic_is_checked);
    return test_case;
}
