/* tests/unit/extract/test_csv.c - the shape of a CSV file: class A of the list of bad inputs. */
#include "support.h"

#include "base/text.h"

#include <string.h>

#define HEAD "ref,received,issue\n"
#define ROW1 "A1,05/04/2007,Delay\n"
#define ROW2 "A2,06/04/2007,Officer Bias\n"
#define OUT1 "2: A1 2007-04-05 Delay\n"
#define OUT2 "3: A2 2007-04-06 Officer Bias\n"

static const struct read_case cases[] = {
    {.name = "A01 valid", .text = HEAD ROW1 ROW2, .messages = "", .rows = OUT1 OUT2},
    {.name = "A02 empty", .text = "", .status = STATUS_DATA, .messages = "log.csv: error: the file is empty: it has no header; export it again  [DATA001]\n"},
    {.name = "A02 only blank lines", .text = "\n\n", .status = STATUS_DATA,
     .messages = "log.csv:1: warning: blank line, skipped (2 records: lines 1, 2)  [DATA015]\n"
                 "log.csv: error: the file is empty: it has no header; all its lines are blank or skipped  [DATA001]\n"},
    {.name = "A03 header only", .text = HEAD, .messages = "log.csv:1: warning: the file has a header and no rows, so every count from it is 0  [DATA002]\n", .rows = ""},
    {.name = "A04 no final line end", .text = HEAD "A1,05/04/2007,Delay", .messages = "", .rows = OUT1},
    {.name = "A04 no final line end after a quote", .text = HEAD "A1,05/04/2007,\"Delay\"", .messages = "", .rows = OUT1},
    {.name = "A04 ends with an empty field", .text = HEAD "A1,05/04/2007,", .messages = "", .rows = "2: A1 2007-04-05 -\n"},
    {.name = "A05 CRLF", .text = "ref,received,issue\r\nA1,05/04/2007,Delay\r\nA2,06/04/2007,Officer Bias\r\n", .messages = "", .rows = OUT1 OUT2},
    {.name = "A06 CR", .text = "ref,received,issue\rA1,05/04/2007,Delay\rA2,06/04/2007,Officer Bias\r", .messages = "", .rows = OUT1 OUT2},
    {.name = "A07 mixed", .text = "ref,received,issue\nA1,05/04/2007,Delay\r\nA2,06/04/2007,Officer Bias\rA3,,\n",
     .messages = "log.csv:3: warning: mixed line ends: LF first on line 1, CRLF first on line 2, CR first on line 3  [DATA017]\n",
     .rows = OUT1 OUT2 "4: A3 - -\n"},
    {.name = "A07 line ends inside quotes are data", .schema = FULL, .text = "ref,received,issue,issues,n,summary\r\nA1,,,,,\"a\nb\"\r\n",
     .messages = "", .rows = "2: A1 - - {} - <a\nb>\n"},
    {.name = "A08 a field too few", .text = HEAD "A1,05/04/2007\n" ROW2, .status = STATUS_DATA,
     .messages = "log.csv:2: error: expected 3 fields, found 2  [DATA013]\n"},
    {.name = "A09 a field too many", .text = HEAD "A1,05/04/2007,Delay,x\n" ROW2, .status = STATUS_DATA,
     .messages = "log.csv:2: error: expected 3 fields, found 4; a field that holds the separator must be quoted  [DATA013]\n"},
    {.name = "A10 a comma after every row", .text = HEAD "A1,,,\nA2,,,\nA3,,,\nA4,,,\n", .status = STATUS_DATA,
     .messages = "log.csv:2: error: expected 3 fields, found 4 (4 records: lines 2, 3, 4, 5); the row ends with a separator that the header lacks  [DATA013]\n"},
    {.name = "A11 unterminated quote", .text = HEAD ROW1 "A2,06/04/2007,\"Delay\nA3,,\nA4,,\n", .status = STATUS_DATA,
     .messages = "log.csv:3: error: a quoted field opens on this line and is never closed; close the quote; if the file was cut off, export it again  [DATA008]\n"},
    {.name = "A11 unterminated quote, no line end", .text = HEAD "A2,06/04/2007,\"Del", .status = STATUS_DATA,
     .messages = "log.csv:2: error: a quoted field opens on this line and is never closed; close the quote; if the file was cut off, export it again  [DATA008]\n"},
    {.name = "A11 the second quoted field of a record is open", .text = HEAD "\"A\n2\",06/04/2007,\"De\nlay\n\n", .status = STATUS_DATA,
     .messages = "log.csv:3: error: a quoted field opens on this line and is never closed; close the quote; if the file was cut off, export it again  [DATA008]\n"},
    {.name = "A11 unterminated quote, ended by the next one", .text = HEAD ROW1 "A2,06/04/2007,\"Delay\nA3,,\nA4,,\"Delay\"\n" ROW2, .status = STATUS_DATA,
     .messages = "log.csv:5:6: error: text after the closing quote of a quoted field that opened on line 3; a closing quote may be missing on line 3; "
                 "if not: a quote inside a quoted field is written twice (\"\"), never with a backslash; after the closing quote only a separator may "
                 "stand  [DATA038]\n"},
    {.name = "A11 a field that ended on this line, and a wrong one", .text = HEAD "\"A\n2\",06/04/2007,\"De\"lay\n", .status = STATUS_DATA,
     .messages = "log.csv:3:19: error: text after the closing quote of a field; a quote inside a quoted field is written twice (\"\"), never with a backslash; "
                 "after the closing quote only a separator may stand  [DATA009]\n"},
    {.name = "A12 text after a closing quote", .text = HEAD "A1,05/04/2007,\"Delay\"x\nA2,x,\n", .status = STATUS_DATA,
     .messages = "log.csv:2:22: error: text after the closing quote of a field; a quote inside a quoted field is written twice (\"\"), never with a backslash; "
                 "after the closing quote only a separator may stand  [DATA009]\n"
                 "log.csv:3: error: received 'x' is not a date in the form dd/mm/yyyy; if this word means missing, list it under the column's missing  [DATA024]\n"},
    {.name = "A13 stray quote", .text = HEAD "A1,05/04/2007,De\"lay\n", .status = STATUS_DATA,
     .messages = "log.csv:2:17: error: a quote inside a field that does not begin with one; a field that holds a quote is quoted, and the quote in it is "
                 "written twice: \"a \"\"b\"\" c\"  [DATA010]\n"},
    {.name = "A14 line break, comma and quote inside quotes", .schema = FULL,
     .text = "ref,received,issue,issues,n,summary\nA1,,,,,\"said \"\"no\"\",\ntwice\n\"\nA2,,,,,\nA3,,,,,\"x\r\ny\"\nA4,,,,,z\n",
     .messages = "", .rows = "2: A1 - - {} - <said \"no\",\ntwice\n>\n5: A2 - - {} - <>\n6: A3 - - {} - <x\r\ny>\n8: A4 - - {} - <z>\n"},
    {.name = "A15 backslash quotes", .text = HEAD "A1,05/04/2007,\"a \\\"b\\\" c\"\n" ROW2, .status = STATUS_DATA,
     .messages = "log.csv:2:20: error: text after the closing quote of a field; a quote inside a quoted field is written twice (\"\"), never with a backslash; "
                 "after the closing quote only a separator may stand  [DATA009]\n"},
    {.name = "A16 semicolons", .text = "ref;received;issue\nA1;05/04/2007;Delay\n", .status = STATUS_DATA,
     .messages = "log.csv:1: error: the header has 1 column; its fields seem to be separated by semicolons; declare delimiter: \";\"  [DATA022]\n"},
    {.name = "A16 semicolons declared", .text = "ref;received;issue\nA1;05/04/2007;Delay\n", .delimiter = ';', .messages = "", .rows = OUT1},
    {.name = "A17 tabs", .text = "ref\treceived\tissue\nA1\t05/04/2007\tDelay\n", .status = STATUS_DATA,
     .messages = "log.csv:1: error: the header has 1 column; its fields seem to be separated by tabs; declare delimiter: \"\\t\"  [DATA022]\n"},
    {.name = "A17 tabs declared", .text = "ref\treceived\tissue\nA1\t\t\n", .delimiter = '\t', .messages = "", .rows = "2: A1 - -\n"},
    {.name = "A18 blank lines", .text = HEAD "\n" ROW1 "  \n" ROW2 "\n\n",
     .messages = "log.csv:2: warning: blank line, skipped (4 records: lines 2, 4, 6, 7)  [DATA015]\n",
     .rows = "3: A1 2007-04-05 Delay\n5: A2 2007-04-06 Officer Bias\n"},
    {.name = "A19 rows of commas", .text = HEAD ",,\n" ROW1 ",,\n",
     .messages = "log.csv:2: warning: row of empty fields, skipped (2 records: lines 2, 4)  [DATA016]\n", .rows = "3: A1 2007-04-05 Delay\n"},
    {.name = "A19 a row of commas above the header", .text = ",,\n" HEAD "A1,,\n",
     .messages = "log.csv:1: warning: row of empty fields, skipped  [DATA016]\n", .rows = "3: A1 - -\n"},
    {.name = "A20 title above the header", .text = "Complaints 2007\n\n" HEAD ROW1, .status = STATUS_DATA,
     .messages = "log.csv:2: warning: blank line, skipped  [DATA015]\n"
                 "log.csv:1: error: no column 'ref' in the header, which has 'Complaints 2007'; the header seems to stand on line 3: declare skip_lines: 2  [DATA018]\n"
                 "log.csv:1: error: no column 'received' in the header, which has 'Complaints 2007'; the header seems to stand on line 3: declare skip_lines: 2  [DATA018]\n"
                 "log.csv:1: error: no column 'issue' in the header, which has 'Complaints 2007'; the header seems to stand on line 3: declare skip_lines: 2  [DATA018]\n"},
    {.name = "A20 skipped", .text = "Complaints 2007\n\n" HEAD ROW1, .skip_lines = 2, .messages = "", .rows = "4: A1 2007-04-05 Delay\n"},
    {.name = "A20 more skipped than there is", .text = HEAD, .skip_lines = 5, .status = STATUS_DATA,
     .messages = "log.csv: error: the file is empty: it has no header; all its lines are blank or skipped  [DATA001]\n"},
    {.name = "A21 totals row", .text = HEAD ROW1 ",Total,1\n", .status = STATUS_DATA,
     .messages = "log.csv:3: error: ref is missing  [DATA023]\n"
                 "log.csv:3: error: received 'Total' is not a date in the form dd/mm/yyyy; if this word means missing, list it under the column's missing  [DATA024]\n"
                 "log.csv:3: error: issue '1' is not in the list 'lead issues'  [DATA007]\n"},
    {.name = "A22 header again", .text = HEAD ROW1 HEAD ROW2 HEAD, .status = STATUS_DATA,
     .messages = "log.csv:3: error: the header stands again among the rows (2 records: lines 3, 5); files were joined: give them as several inputs, or remove the line  [DATA014]\n"},
    {.name = "A23 a column twice", .text = "ref,received,issue,received\nA1,05/04/2007,Delay,\n", .status = STATUS_DATA,
     .messages = "log.csv:1: error: the header has 'received' twice: columns 2 and 4; rename one of them in the extract  [DATA019]\n"},
    {.name = "A23 an unused column twice", .text = "x,ref,received,issue,x\n,A1,05/04/2007,Delay,\n",
     .messages = "log.csv:1: warning: the header has 'x' twice: columns 1 and 5; rename one of them in the extract  [DATA019]\n"
                 "log.csv:1: note: columns that are not declared, ignored: 'x', 'x'  [DATA021]\n", .rows = OUT1},
    {.name = "A24 a column without a name", .text = "ref,received,issue,\nA1,05/04/2007,Delay,x\n",
     .messages = "log.csv:1: warning: column 4 has no name in the header  [DATA020]\n", .rows = OUT1},
    {.name = "A25 spaces around names", .text = "ref ,\"received \", issue\nA1,05/04/2007,Delay\n", .messages = "", .rows = OUT1},
    {.name = "A25 a no-break space in a name", .text = "ref,received,issue\u00A0\nA1,05/04/2007,Delay\n", .status = STATUS_DATA,
     .messages = "log.csv:1: error: no column 'issue' in the header, which has 'ref', 'received', 'issue\u00A0'; it differs from 'issue\u00A0' by what is missing at character 6  [DATA018]\n"
                 "log.csv:1: note: columns that are not declared, ignored: 'issue\u00A0'  [DATA021]\n"},
    {.name = "A26 letter case of a name", .text = "ref,Received,issue\nA1,05/04/2007,Delay\n", .status = STATUS_DATA,
     .messages = "log.csv:1: error: no column 'received' in the header, which has 'ref', 'Received', 'issue'; it differs from 'Received' in letter case  [DATA018]\n"
                 "log.csv:1: note: columns that are not declared, ignored: 'Received'  [DATA021]\n"},
    {.name = "A27 a column is missing", .text = "ref,issue\nA1,Delay\n", .status = STATUS_DATA,
     .messages = "log.csv:1: error: no column 'received' in the header, which has 'ref', 'issue'  [DATA018]\n"},
    {.name = "A27 a column is misspelt", .text = "ref,recieved,issue\nA1,,Delay\n", .status = STATUS_DATA,
     .messages = "log.csv:1: error: no column 'received' in the header, which has 'ref', 'recieved', 'issue'; did you mean 'recieved'?  [DATA018]\n"
                 "log.csv:1: note: columns that are not declared, ignored: 'recieved'  [DATA021]\n"},
    {.name = "A28 another order", .text = "issue,ref,received\nDelay,A1,05/04/2007\nOfficer Bias,A2,06/04/2007\n", .messages = "", .rows = OUT1 OUT2},
    {.name = "A29 an extra column", .text = "ref,extra,received,issue\nA1,\"x\ny\",05/04/2007,Delay\n",
     .messages = "log.csv:1: note: columns that are not declared, ignored: 'extra'  [DATA021]\n", .rows = OUT1},
    {.name = "A32 space before a quote", .text = HEAD "A1,05/04/2007, \"Delay\"\nA2,,\" \"\"x\"\" \"\n", .status = STATUS_DATA,
     .messages = "log.csv:2:16: error: a space or tab between a separator and the quote of a field; remove the spaces between separators and quotes  [DATA011]\n"
                 "log.csv:3: error: issue ' \"x\" ' is not in the list 'lead issues'  [DATA007]\n"},
    {.name = "A32 space after a quote", .text = HEAD "A1,05/04/2007,\"Delay\" \n", .status = STATUS_DATA,
     .messages = "log.csv:2:21: error: a space or tab between a separator and the quote of a field; remove the spaces between separators and quotes  [DATA011]\n"},
    {.name = "A32 spaces around plain fields", .text = HEAD " A1 ,05/04/2007\t, Delay \n", .messages = "", .rows = OUT1},
};

START_TEST(shape_of_a_file) {
    check_case(&cases[_i]);
}
END_TEST

static const char *repeat(struct arena *arena, const char *before, char c, size_t n, const char *after) {
    size_t a = strlen(before), b = strlen(after);
    char *text = ARENA_ARRAY(arena, char, a + n + b + 1);
    memcpy(text, before, a);
    memset(text + a, c, n);
    memcpy(text + a + n, after, b);
    return text;
}

#define FULL_HEAD "ref,received,issue,issues,n,summary\n"

START_TEST(a30_a_long_field) {
    struct arena *arena = arena_open();
    const struct read_case full = {.schema = FULL};
    const char *fits = repeat(arena, FULL_HEAD "A1,,,,,\"", 'x', 1u << 20, "\"\n");
    struct outcome got = read_files(arena, &full, &fits, 1, USUAL);
    ck_assert_str_eq(got.messages, "");
    ck_assert_uint_eq(strlen(got.rows), strlen("2: A1 - - {} - <>\n") + (1u << 20));

    const char *too_long = repeat(arena, FULL_HEAD "A1,,,,,", 'x', (1u << 20) + 1, "\nA2,x,,,,\n");
    got = read_files(arena, &full, &too_long, 1, USUAL);
    ck_assert_int_eq(got.status, STATUS_DATA);
    ck_assert_ptr_nonnull(strstr(got.messages, "log.csv:2: error: a field is longer than 1048576 bytes; a closing quote may be missing on this line or before it  [DATA012]\n"));
    ck_assert_ptr_nonnull(strstr(got.messages, "log.csv:3: error: received 'x'"));
    arena_close(arena);
}
END_TEST

/* What an open quote eats is told at the line where it opened, and nothing after it is guessed at. */
START_TEST(a30_an_open_quote_before_much_text) {
    struct arena *arena = arena_open();
    const struct read_case full = {.schema = FULL};
    const char *text = repeat(arena, FULL_HEAD "A1,,,,,\n\nA2,,,,,\"open\n", '\n', 2u << 20, "A3,x,,,,\n");
    struct outcome got = read_files(arena, &full, &text, 1, USUAL);
    ck_assert_str_eq(got.messages, "log.csv:3: warning: blank line, skipped  [DATA015]\n"
                                   "log.csv:4: error: a field is longer than 1048576 bytes; a closing quote may be missing on this line or before it  [DATA012]\n");
    arena_close(arena);
}
END_TEST

START_TEST(a30_a_line_without_end) {
    struct arena *arena = arena_open();
    const struct read_case small = {.schema = SMALL};
    const char *text = repeat(arena, HEAD "A1,", ',', 17u << 20, "\n");
    struct outcome got = read_files(arena, &small, &text, 1, USUAL);
    ck_assert_str_eq(got.messages, "log.csv:2: error: a row is longer than 16777216 bytes; check the delimiter and the line ends of the file  [DATA036]\n");
    arena_close(arena);
}
END_TEST

START_TEST(a31_many_columns) {
    struct arena *arena = arena_open();
    const struct read_case small = {.schema = SMALL};
    struct text_builder text = {.arena = arena};
    for (int i = 0; i < 2000; i++) text_add(&text, TEXT(arena, "c", text_from_int(arena, i), ","));
    text_add(&text, HEAD);
    for (int i = 0; i < 2000; i++) text_add(&text, "x,");
    text_add(&text, ROW1);
    const char *done = text_done(&text);
    struct outcome got = read_files(arena, &small, &done, 1, USUAL);
    ck_assert_str_eq(got.rows, OUT1);
    ck_assert_ptr_nonnull(strstr(got.messages, "'c18', 'c19' and 1980 more  [DATA021]"));

    const char *commas = repeat(arena, "ref", ',', 20000, "\n");
    got = read_files(arena, &small, &commas, 1, USUAL);
    ck_assert_str_eq(got.messages, "log.csv:1: error: the header has more than 16384 columns  [DATA035]\n");
    arena_close(arena);
}
END_TEST

/* More than FAULTS_DISTINCT kinds of row are counted, not listed. */
START_TEST(many_different_faults) {
    struct arena *arena = arena_open();
    const struct read_case small = {.schema = SMALL};
    struct text_builder text = {.arena = arena};
    text_add(&text, HEAD);
    for (int i = 0; i < 100; i++) text_add(&text, TEXT(arena, "A", text_from_int(arena, i), ",,Issue-number-", text_from_int(arena, i % 50), "\n"));
    const char *done = text_done(&text);
    struct outcome got = read_files(arena, &small, &done, 1, USUAL);
    ck_assert_ptr_nonnull(strstr(got.messages, "log.csv:2: error: issue 'Issue-number-0' is not in the list 'lead issues' (2 records: lines 2, 52)  [DATA007]\n"));
    ck_assert_ptr_null(strstr(got.messages, "Issue-number-20"));
    ck_assert_ptr_nonnull(strstr(got.messages, "log.csv:22: error: issue: further values with the fault DATA007 (60 records: lines 22, 23, 24, 25, 26, ...)  [DATA032]\n"));
    arena_close(arena);
}
END_TEST

Suite *csv_suite(void) {
    Suite *suite = suite_create("csv");
    TCase *tcase = tcase_create("csv");
    tcase_set_timeout(tcase, 60);
    tcase_add_loop_test(tcase, shape_of_a_file, 0, sizeof cases / sizeof *cases);
    tcase_add_test(tcase, a30_a_long_field);
    tcase_add_test(tcase, a30_an_open_quote_before_much_text);
    tcase_add_test(tcase, a30_a_line_without_end);
    tcase_add_test(tcase, a31_many_columns);
    tcase_add_test(tcase, many_different_faults);
    suite_add_tcase(suite, tcase);
    return suite;
}
