/* tests/unit/base/test_utf8.c - boundaries from Unicode 15, table 3-7 (well-formed byte sequences). */
#include "base/utf8.h"
#include "test_base.h"

#include <string.h>

static const struct validity_row {
    const char *bytes;
    size_t n, valid;
} validity[] = {
    {"", 0, 0},
    {"abc", 3, 3},
    {"a\0b", 3, 3},
    {"0123456789abcdef\xFF", 17, 16},
    {"\xC2\x80\xDF\xBF", 4, 4},
    {"\xE0\xA0\x80\xED\x9F\xBF\xEE\x80\x80", 9, 9},
    {"\xF0\x90\x80\x80\xF4\x8F\xBF\xBF", 8, 8},
    {"\x80", 1, 0},
    {"\xC0\x80", 2, 0},         /* overlong NUL */
    {"\xC1\xBF", 2, 0},         /* overlong */
    {"\xE0\x9F\xBF", 3, 0},     /* overlong */
    {"\xF0\x8F\xBF\xBF", 4, 0}, /* overlong */
    {"\xED\xA0\x80", 3, 0},     /* surrogate */
    {"\xF4\x90\x80\x80", 4, 0}, /* above U+10FFFF */
    {"\xF5\x80\x80\x80", 4, 0},
    {"a\xE2\x82", 3, 1}, /* cut short */
    {"a\xE2\x28\xA1", 4, 1},
    {"ab\xF0\x90\x80", 5, 2},
};

START_TEST(validity_ends_where_it_should) {
    ck_assert_uint_eq(utf8_valid_prefix(validity[_i].bytes, validity[_i].n), validity[_i].valid);
}
END_TEST

/* Every code point, encoded here by the definition. */
START_TEST(every_code_point_is_decoded) {
    for (uint32_t c = 1; c <= 0x10FFFF; c++) {
        char bytes[5] = {0};
        size_t n = 0;
        if (c >= 0xD800 && c <= 0xDFFF) continue;
        if (c < 0x80) {
            bytes[n++] = (char)c;
        } else {
            size_t more = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
            bytes[n++] = (char)((more == 1 ? 0xC0 : more == 2 ? 0xE0 : 0xF0) | c >> (6 * more));
            while (more-- > 0) bytes[n++] = (char)(0x80 | (c >> (6 * more) & 0x3F));
        }
        uint32_t decoded;
        if (utf8_valid_prefix(bytes, n) != n || utf8_decode(bytes, &decoded) != n || decoded != c)
            ck_abort_msg("U+%04X", c);
    }
}
END_TEST

START_TEST(an_invalid_byte_is_taken_alone) {
    uint32_t c;
    ck_assert_uint_eq(utf8_decode("\xFF", &c), 1);
    ck_assert_uint_eq(c, 0xFFFD);
    ck_assert_uint_eq(utf8_decode("\xE2\x82", &c), 1);
    ck_assert_uint_eq(utf8_length("a\xE2\x82z"), 4);
}
END_TEST

START_TEST(columns_are_those_of_a_terminal) {
    ck_assert_uint_eq(utf8_length("caf\u00E9"), 4);
    ck_assert_uint_eq(utf8_columns("caf\u00E9"), 4);
    ck_assert_uint_eq(utf8_length("cafe\u0301"), 5);
    ck_assert_uint_eq(utf8_columns("cafe\u0301"), 4);
    ck_assert_uint_eq(utf8_columns("\u6F22\u5B57"), 4);
    ck_assert_uint_eq(utf8_columns("\u2026\u2212\u00A3"), 3);
    ck_assert_uint_eq(utf8_columns(""), 0);
}
END_TEST

START_TEST(nfc_composes) {
    static const char ascii[] = "plain";
    ck_assert_ptr_eq(utf8_nfc(test_arena, ascii), ascii);
    ck_assert_str_eq(utf8_nfc(test_arena, "cafe\u0301"), "caf\u00E9");
    ck_assert_str_eq(utf8_nfc(test_arena, "caf\u00E9"), "caf\u00E9");
    ck_assert_str_eq(utf8_nfc(test_arena, "\u212B"), "\u00C5"); /* the Angstrom sign is the letter */
    ck_assert_str_eq(utf8_nfc(test_arena, "\uFB01"), "\uFB01"); /* a ligature stays: NFC, not NFKC */
    ck_assert_str_eq(utf8_nfc(test_arena, "\u1100\u1161\u11A8"), "\uAC01");
    ck_assert_str_eq(utf8_nfc(test_arena, "bad\xFF"), "bad\xFF");
}
END_TEST

START_TEST(folding_finds_look_alikes) {
    ck_assert_str_eq(utf8_folded(test_arena, "Officer  Bias"), "officer bias");
    ck_assert_str_eq(utf8_folded(test_arena, " Officer\u00A0\t\u2003Bias\r\n"), "officer bias");
    ck_assert_str_eq(utf8_folded(test_arena, "CHILD\u2019S"), "child's");
    ck_assert_str_eq(utf8_folded(test_arena, "\u201CX\u201D"), "\"x\"");
    ck_assert_str_eq(utf8_folded(test_arena, "Stra\u00DFe \uFB01\u00ADx"), "strasse fix");
    ck_assert_str_eq(utf8_folded(test_arena, "\uFF21\u00B2"), "a2");
    ck_assert_str_eq(utf8_folded(test_arena, "CAFE\u0301"), "caf\u00E9");
    ck_assert_str_eq(utf8_folded(test_arena, ""), "");
    ck_assert_str_eq(utf8_folded(test_arena, " \u200B "), "");
}
END_TEST

START_TEST(what_is_unsafe_is_escaped) {
    ck_assert_str_eq(utf8_shown(test_arena, "caf\u00E9 \u6F22", 0), "caf\u00E9 \u6F22");
    ck_assert_str_eq(utf8_shown(test_arena, "a\x1B[31mb\n\x7F", 0), "a\\x1B[31mb\\x0A\\x7F");
    ck_assert_str_eq(utf8_shown(test_arena, "\u202Eabc\u2066", 0), "\\u{202E}abc\\u{2066}");
    ck_assert_str_eq(utf8_shown(test_arena, "a\u200Bb\uFEFFc\u00ADd", 0), "a\\u{200B}b\\u{FEFF}c\\u{00AD}d");
    ck_assert_str_eq(utf8_shown(test_arena,
                                "\xC2\x9B"
                                "31m\u2028",
                                0),
                     "\\u{009B}31m\\u{2028}");
    ck_assert_str_eq(utf8_shown(test_arena, "\U000E0041", 0), "\\u{E0041}");
    ck_assert_str_eq(utf8_shown(test_arena, "x\xFF\xE2\x82", 0), "x\\xFF\\xE2\\x82");
    ck_assert_str_eq(utf8_shown(test_arena, "", 5), "");
}
END_TEST

START_TEST(long_texts_are_cut_to_columns) {
    ck_assert_str_eq(utf8_shown(test_arena, "abcdef", 6), "abcdef");
    ck_assert_str_eq(utf8_shown(test_arena, "abcdefg", 6), "abcde\u2026");
    ck_assert_str_eq(utf8_shown(test_arena, "\u6F22\u5B57\u6F22", 5), "\u6F22\u5B57\u2026");
    ck_assert_str_eq(utf8_shown(test_arena, "\u6F22\u5B57\u6F22", 4), "\u6F22\u2026");
    ck_assert_str_eq(utf8_shown(test_arena,
                                "ab\x01"
                                "cd",
                                5),
                     "ab\u2026"); /* an escape is not cut in two */
    ck_assert_str_eq(utf8_shown(test_arena, "abc", 1), "\u2026");
    ck_assert_str_eq(utf8_shown(test_arena, "abe\u0301x", 3), "ab\u2026");
    ck_assert_str_eq(utf8_shown(test_arena, "abe\u0301", 3), "abe\u0301");
}
END_TEST

TCase *utf8_case(void) {
    TCase *test_case = new_case("utf8");
    tcase_add_loop_test(test_case, validity_ends_where_it_should, 0, (int)(sizeof validity / sizeof *validity));
    tcase_add_test(test_case, every_code_point_is_decoded);
    tcase_add_test(test_case, an_invalid_byte_is_taken_alone);
    tcase_add_test(test_case, columns_are_those_of_a_terminal);
    tcase_add_test(test_case, nfc_composes);
    tcase_add_test(test_case, folding_finds_look_alikes);
    tcase_add_test(test_case, what_is_unsafe_is_escaped);
    tcase_add_test(test_case, long_texts_are_cut_to_columns);
    return test_case;
}
