/* tests/unit/extract/test_data.c - keys, categories, numbers: class D of the list of bad inputs, as far as reading can judge. */
#include "support.h"

#define HEAD "ref,received,issue\n"
#define FULL_HEAD "ref,received,issue,issues,n,summary\n"
#define NUMBER(value) .schema = FULL, .text = FULL_HEAD "A1,,,," value ",\n"
#define NO_NUMBER(value, hint) .status = STATUS_DATA, .messages = "log.csv:2: error: n '" value "' is not a whole number" hint "  [DATA026]\n"
#define TOO_LARGE(value) .status = STATUS_DATA, .messages = "log.csv:2: error: n '" value "' is too large: it does not fit in 64 bits  [DATA027]\n"

static const struct read_case cases[] = {
    {.name = "D01 a key twice", .text = HEAD "A1,,\nA2,,\nA1,,\nA1,,\n", .status = STATUS_DATA,
     .messages = "log.csv:4: error: ref 'A1' stands twice: first on line 2 (2 records: lines 4, 5); keep the row that is right  [DATA028]\n"},
    {.name = "D03 blank key", .text = HEAD ",05/04/2007,\n", .status = STATUS_DATA, .messages = "log.csv:2: error: ref is missing  [DATA023]\n"},
    {.name = "D04 keys alike", .text = HEAD "a1,,\nA1,,\nB 2,,\nb2,,\nC3,,\n",
     .messages = "log.csv:5: warning: ref 'b2' is like 'B 2' but for letter case or spaces  [DATA037]\n"
                 "log.csv:2: warning: ref 'a1' is like 'A1' but for letter case or spaces  [DATA037]\n"},
    {.name = "D06 unknown categories, gathered", .text = HEAD "A1,,Offcer Bias\nA2,,Offcer Bias\nA3,,Zebra\n", .status = STATUS_DATA,
     .messages = "log.csv:2: error: issue 'Offcer Bias' is not in the list 'lead issues' (2 records: lines 2, 3); did you mean 'Officer Bias'?  [DATA007]\n"
                 "log.csv:4: error: issue 'Zebra' is not in the list 'lead issues'  [DATA007]\n"},
    {.name = "D06 a draft keeps them", .text = HEAD "A1,,Offcer Bias\nA2,,Delay\n", .keep_unknown = true,
     .messages = "log.csv:2: warning: issue 'Offcer Bias' is not in the list 'lead issues'; did you mean 'Officer Bias'?  [DATA007]\n",
     .rows = "2: A1 - ?\n3: A2 - Delay\n"},
    {.name = "D06 code and alias", .text = HEAD "A1,,OB\nA2,,Slow\nA3,,Child's Interest\n", .messages = "",
     .rows = "2: A1 - Officer Bias\n3: A2 - Delay\n4: A3 - Child's Interest\n"},
    {.name = "D07 letter case", .text = HEAD "A1,,officer bias\n", .status = STATUS_DATA,
     .messages = "log.csv:2: error: issue 'officer bias' is not in the list 'lead issues'; it differs from 'Officer Bias' in letter case  [DATA007]\n"},
    {.name = "D07 curly quote", .text = HEAD "A1,,Child’s Interest\n", .status = STATUS_DATA,
     .messages = "log.csv:2: error: issue 'Child’s Interest' is not in the list 'lead issues'; it differs from 'Child's Interest' by U+2019 at character 6  [DATA007]\n"},
    {.name = "D07 space at the end", .text = HEAD "A1,,\"Delay \"\n", .status = STATUS_DATA,
     .messages = "log.csv:2: error: issue 'Delay ' is not in the list 'lead issues'; it differs from 'Delay' by U+0020 (a space) at character 6  [DATA007]\n"},
    {.name = "D13 several", .schema = FULL, .text = FULL_HEAD "A1,,,Delay; OB ;Officer Bias,,\nA2,,,Delay;;OB,,\nA3,,,,,\nA4,,,;,,\nA5,,,OB,,\n",
     .messages = "log.csv:2: warning: issues has 'Officer Bias' twice in one row; it counts once  [DATA031]\n"
                 "log.csv:3: warning: issues 'Delay;;OB' has an empty part, skipped  [DATA030]\n"
                 "log.csv:5: warning: issues ';' has an empty part, skipped  [DATA030]\n",
     .rows = "2: A1 - - {Delay;Officer Bias} - <>\n3: A2 - - {Delay;Officer Bias} - <>\n4: A3 - - {} - <>\n5: A4 - - {} - <>\n6: A5 - - {Officer Bias} - <>\n"},
    {.name = "D13 an unknown one among several", .schema = FULL, .text = FULL_HEAD "A1,,,Delay;Dely,,\n", .status = STATUS_DATA,
     .messages = "log.csv:2: error: issues 'Dely' is not in the list 'lead issues'; did you mean 'Delay'?  [DATA007]\n"},
    {.name = "D13 unknown ones in a draft", .schema = FULL, .text = FULL_HEAD "A1,,,Zebra;Delay;Horse,,\n", .keep_unknown = true,
     .messages = "log.csv:2: warning: issues 'Zebra' is not in the list 'lead issues'  [DATA007]\n"
                 "log.csv:2: warning: issues 'Horse' is not in the list 'lead issues'  [DATA007]\n",
     .rows = "2: A1 - - {?;Delay} - <>\n"},
    {.name = "D14 thousands", NUMBER("\"1,234\""), NO_NUMBER("1,234", "; write the number without thousands separators")},
    {.name = "D14 pounds", NUMBER("£12"), NO_NUMBER("£12", "; write the number without a currency sign")},
    {.name = "D14 decimals", NUMBER("12.0"), NO_NUMBER("12.0", "; write whole numbers without decimals")},
    {.name = "D15 NaN", NUMBER("NaN"), NO_NUMBER("NaN", "; if this word means missing, list it under the column's missing")},
    {.name = "D15 1e400", NUMBER("1e400"), NO_NUMBER("1e400", "; write the number with all its digits")},
    {.name = "D15 a sign alone", NUMBER("-"), NO_NUMBER("-", "; if this word means missing, list it under the column's missing")},
    {.name = "D15 plus", NUMBER("+5"), NO_NUMBER("+5", "; write the number without a plus sign")},
    {.name = "D15 minus zero", NUMBER("-0"), .messages = "", .rows = "2: A1 - - {} 0 <>\n"},
    {.name = "D15 negative", NUMBER("-51"), .messages = "", .rows = "2: A1 - - {} -51 <>\n"},
    {.name = "D16 above 2^53", NUMBER("9007199254740993"), .messages = "", .rows = "2: A1 - - {} 9007199254740993 <>\n"},
    {.name = "D16 2^63 - 1", NUMBER("9223372036854775807"), .messages = "", .rows = "2: A1 - - {} 9223372036854775807 <>\n"},
    {.name = "D16 -(2^63 - 1)", NUMBER("-9223372036854775807"), .messages = "", .rows = "2: A1 - - {} -9223372036854775807 <>\n"},
    {.name = "D16 2^63", NUMBER("9223372036854775808"), TOO_LARGE("9223372036854775808")},
    {.name = "D16 -2^63", NUMBER("-9223372036854775808"), TOO_LARGE("-9223372036854775808")},
    {.name = "D16 far beyond", NUMBER("99999999999999999999999999"), TOO_LARGE("99999999999999999999999999")},
};

START_TEST(a_cell) {
    check_case(&cases[_i]);
}
END_TEST

static const struct read_case small = {.schema = SMALL};

START_TEST(d17_files_that_overlap) {
    struct arena *arena = arena_open();
    const char *const texts[] = {HEAD "A1,,\nA2,,\n", "issue,ref,received\n,A3,\n,A2,\n"};
    struct outcome got = read_files(arena, &small, texts, 2, USUAL);
    ck_assert_str_eq(got.messages, "log-2.csv:3: error: ref 'A2' stands twice: first on line 3 of log.csv; the files overlap: each record may stand in one of them only  [DATA028]\n");
    ck_assert_int_eq(got.status, STATUS_DATA);
    arena_close(arena);
}
END_TEST

START_TEST(d18_files_of_different_shape) {
    struct arena *arena = arena_open();
    const char *const fine[] = {HEAD "A1,05/04/2007,Delay\n", "issue,ref,received\nDelay,A2,06/04/2007\n"};
    struct outcome got = read_files(arena, &small, fine, 2, USUAL);
    ck_assert_str_eq(got.messages, "");
    ck_assert_str_eq(got.rows, "2: A1 2007-04-05 Delay\n2: A2 2007-04-06 Delay\n");

    const char *const lacking[] = {HEAD "A1,,Delay\n", "ref,received\nA2,06/04/2007\n"};
    got = read_files(arena, &small, lacking, 2, USUAL);
    ck_assert_str_eq(got.messages, "log-2.csv:1: error: no column 'issue' in the header, which has 'ref', 'received'  [DATA018]\n");
    arena_close(arena);
}
END_TEST

Suite *data_suite(void) {
    Suite *suite = suite_create("data");
    TCase *tcase = tcase_create("data");
    tcase_add_loop_test(tcase, a_cell, 0, sizeof cases / sizeof *cases);
    tcase_add_test(tcase, d17_files_that_overlap);
    tcase_add_test(tcase, d18_files_of_different_shape);
    suite_add_tcase(suite, tcase);
    return suite;
}
