/* tests/unit/extract/test_encoding.c - bytes and characters: class B of the list of bad inputs. */
#include "support.h"

#define HEAD "ref,received,issue\n"
#define ROW1 "A1,05/04/2007,Delay\n"
#define OUT1 "2: A1 2007-04-05 Delay\n"
#define FULL_HEAD "ref,received,issue,issues,n,summary\n"
#define BYTES(bytes) .text = bytes, .n = sizeof(bytes) - 1

#define NOT_UTF8(byte, at) \
    "log.csv:2: error: invalid UTF-8: byte " byte " at byte " at " of the line; save the file as UTF-8, or declare its encoding, such as encoding: windows-1252  [DATA005]\n"

static const struct read_case cases[] = {
    {.name = "B01 byte-order mark", BYTES("\xEF\xBB\xBF" HEAD ROW1), .messages = "", .rows = OUT1},
    {.name = "B01 byte-order mark before a quoted header", BYTES("\xEF\xBB\xBF\"ref\",received,issue\n" ROW1), .messages = "", .rows = OUT1},
    {.name = "B02 UTF-16LE with mark", BYTES("\xFF\xFEr\0e\0f\0,\0r\0\n\0"), .status = STATUS_DATA,
     .messages = "log.csv: error: this looks like UTF-16, and UTF-8 was expected; save it as UTF-8 (in Excel: CSV UTF-8)  [DATA004]\n"},
    {.name = "B03 UTF-16BE without mark", BYTES("\0r\0e\0f\0,\0r\0e\0c\0\n"), .status = STATUS_DATA,
     .messages = "log.csv: error: this looks like UTF-16, and UTF-8 was expected; save it as UTF-8 (in Excel: CSV UTF-8)  [DATA004]\n"},
    {.name = "B03 UTF-16 declared", BYTES("\xFF\xFEr\0e\0f\0,\0r\0e\0c\0e\0i\0v\0e\0d\0,\0i\0s\0s\0u\0e\0\n\0A\0\061\0,\0,\0D\0e\0l\0a\0y\0\n\0"),
     .encoding = "utf-16", .messages = "", .rows = "2: A1 - Delay\n"},
    {.name = "B04 windows-1252 undeclared", BYTES(HEAD "A1,05/04/2007,Child\x92s Interest\n"), .status = STATUS_DATA, .messages = NOT_UTF8("0x92", "20")},
    {.name = "B04 windows-1252 declared", .schema = FULL, BYTES(FULL_HEAD "A1,,,,,\x93 \x92 \xA3\x94\n"), .encoding = "windows-1252", .messages = "",
     .rows = "2: A1 - - {} - <“ ’ £”>\n"},
    {.name = "B04 a byte that windows-1252 has not", .schema = FULL, BYTES(FULL_HEAD "A1,,,,,\xA3\x81\n"), .encoding = "windows-1252", .status = STATUS_DATA,
     .messages = "log.csv:2: error: byte 0x81 at character 9 of the line is not valid windows-1252; the declared encoding is not the file's  [DATA034]\n"},
    {.name = "B04 an encoding that nobody knows", BYTES(HEAD), .encoding = "windows-9999", .status = STATUS_SPEC,
     .messages = "error: the encoding 'windows-9999' is not known; windows-1252, iso-8859-1 and utf-8 are among those that are  [DATA033]\n"},
    {.name = "B04 an encoding that would drop bytes", BYTES(HEAD), .encoding = "ascii//IGNORE", .status = STATUS_SPEC,
     .messages = "error: the encoding 'ascii//IGNORE' is not known; windows-1252, iso-8859-1 and utf-8 are among those that are  [DATA033]\n"},
    {.name = "B05 cut off inside a sequence", BYTES(HEAD "A1,,\xE2\x80"), .status = STATUS_DATA, .messages = NOT_UTF8("0xE2", "5")},
    {.name = "B05 cut off, declared as UTF-16", BYTES("r\0\n"), .encoding = "utf-16le", .status = STATUS_DATA,
     .messages = "log.csv:1: error: byte 0x0A at character 2 of the line is not valid utf-16le; the declared encoding is not the file's  [DATA034]\n"},
    {.name = "B06 overlong", BYTES(HEAD "A1,,\xC0\xAF\n"), .status = STATUS_DATA, .messages = NOT_UTF8("0xC0", "5")},
    {.name = "B06 surrogate", BYTES(HEAD "A1,,\xED\xA0\x80\n"), .status = STATUS_DATA, .messages = NOT_UTF8("0xED", "5")},
    {.name = "B07 NUL", BYTES(HEAD "A\0" "1,,Delay\nA2,,\n"), .status = STATUS_DATA,
     .messages = "log.csv:2: error: a NUL byte at byte 2 of the line; the file is damaged, or not text: export it again  [DATA006]\n"},
    {.name = "B07 rows before it are still told", BYTES(HEAD "A1,x,\nA2,,\0\nA3,y,\n"), .status = STATUS_DATA,
     .messages = "log.csv:2: error: received 'x' is not a date in the form dd/mm/yyyy; if this word means missing, list it under the column's missing  [DATA024]\n"
                 "log.csv:3: error: a NUL byte at byte 5 of the line; the file is damaged, or not text: export it again  [DATA006]\n"},
    {.name = "B08 control characters", .schema = FULL, BYTES(FULL_HEAD "A1,,,,,a\x16" "b\nA2,,,,,\x16\x16\n"),
     .messages = "log.csv:2: warning: summary holds U+0016, a control character (2 records: lines 2, 3)  [DATA029]\n",
     .rows = "2: A1 - - {} - <a\x16" "b>\n3: A2 - - {} - <\x16\x16>\n"},
    {.name = "B09 not a character", .schema = FULL, BYTES(FULL_HEAD "A1,,,,,a\xEF\xBF\xBE\n"),
     .messages = "log.csv:2: warning: summary holds U+FFFE, not a character  [DATA029]\n"},
    {.name = "B10 no-break space", BYTES(HEAD "A1,,Officer\u00A0Bias\n"), .status = STATUS_DATA,
     .messages = "log.csv:2: error: issue 'Officer\u00A0Bias' is not in the list 'lead issues'; it differs from 'Officer Bias' by U+00A0 at character 8  [DATA007]\n"},
    {.name = "B11 NFD", BYTES("ref,received,issue\nA1,,De\u0301lay\n"), .status = STATUS_DATA,
     .messages = "log.csv:2: error: issue 'De\u0301lay' is not in the list 'lead issues'; did you mean 'Delay'?  [DATA007]\n"},
    {.name = "B12 override of direction", .schema = FULL, BYTES(FULL_HEAD "A1,,,,,a\u202Eb\u200B\n"),
     .messages = "log.csv:2: warning: summary holds U+202E, an override of writing direction  [DATA029]\n"
                 "log.csv:2: warning: summary holds U+200B, a zero-width character  [DATA029]\n"},
    {.name = "B13 escape sequence", BYTES(HEAD "A1,,\x1b[31mDelay\n"), .status = STATUS_DATA,
     .messages = "log.csv:2: warning: issue holds U+001B, a control character  [DATA029]\n"
                 "log.csv:2: error: issue '\\x1B[31mDelay' is not in the list 'lead issues'  [DATA007]\n"},
    {.name = "B14 emoji", .schema = FULL, BYTES(FULL_HEAD "A1,,,,,\U0001F469\u200D\U0001F467\n"), .messages = "", .rows = "2: A1 - - {} - <\U0001F469\u200D\U0001F467>\n"},
    {.name = "B15 XLSX", BYTES("PK\x03\x04 and more"), .status = STATUS_DATA,
     .messages = "log.csv: error: this is a ZIP archive or an XLSX workbook, not a CSV file; open it and export the sheet as CSV UTF-8  [DATA003]\n"},
    {.name = "B15 gzip", BYTES("\x1f\x8b\x08\0 and more"), .status = STATUS_DATA,
     .messages = "log.csv: error: this is a gzip archive, not a CSV file; unpack it: the extract must be plain CSV  [DATA003]\n"},
};

START_TEST(bytes_and_characters) {
    check_case(&cases[_i]);
}
END_TEST

Suite *encoding_suite(void) {
    Suite *suite = suite_create("encoding");
    TCase *tcase = tcase_create("encoding");
    tcase_add_loop_test(tcase, bytes_and_characters, 0, sizeof cases / sizeof *cases);
    suite_add_tcase(suite, tcase);
    return suite;
}
