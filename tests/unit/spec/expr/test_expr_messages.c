/* Every message of expressions: identifier, place and hint. The place is marked [so] in the text. */
#include "expr_fixture.h"

#include "base/text.h"
#include "base/utf8.h"

#include <string.h>

static const struct row {
    const char *id;
    const char *marked;
    const char *sentence; /* NULL: not looked at */
    const char *hint;     /* NULL: there is none */
} rows[] = {
    {"SPEC070", "kind =[]", "expected a value, found the end", NULL},
    {"SPEC070", "[]", "expected a value, found nothing", NULL},
    {"SPEC070", "kind = 'Comment' [kind]", "expected 'and', 'or' or the end, found 'kind'", NULL},
    {"SPEC070", "kind in [5]", "expected '(' or 'period', found '5'", NULL},
    {"SPEC070", "closed in [perod]", "expected '(' or 'period', found 'perod'", "did you mean 'period'?"},
    {"SPEC070", "closed in period[.]start", "expected 'and', 'or' or the end, found '.'", NULL},
    {"SPEC070", "kind in ([)]", "expected a value, found ')'", NULL},
    {"SPEC070", "kind in ('Comment' ['Complaint'])", "expected ',' or ')', found 'Complaint'", NULL},
    {"SPEC070", "(is_urgent[]", "expected ')', found the end", NULL},
    {"SPEC070", "case [kind] when 'Comment' then 1 end", "expected 'when', found 'kind'",
     "write case when kind = 'A' then .. else .. end"},
    {"SPEC070", "case when is_urgent [else] 1 end", "expected 'and', 'or' or 'then', found 'else'", NULL},
    {"SPEC070", "case when is_urgent then 1[]", "expected 'when', 'else' or 'end', found the end", NULL},
    {"SPEC070", "closed > period.[stop]", "expected 'start' or 'end', found 'stop'",
     "write period.start, period.end, or: date in period"},
    {"SPEC070", "closed > period[]", "expected '.' after period, found the end",
     "write period.start, period.end, or: date in period"},
    {"SPEC070", "closed is [received]", "expected 'null' or 'not null', found 'received'", "write = to compare"},
    {"SPEC070", "closed is not [5]", "expected 'null', found '5'", "write = to compare"},
    {"SPEC070", "cases between 1 [or] 2", "expected 'and', found 'or'", NULL},
    {"SPEC070", "cases > [-]cases", "expected a value, found '-'", "write 0 - .. for the negative of a name"},
    {"SPEC070", "stages.[5]", "expected the name of a column, found '5'", NULL},
    {"SPEC070", "count([)]", "expected the name of a source, found ')'", "write count(stages where ..)"},
    {"SPEC070", "count(stages[.]stage)", "expected 'where' or ')' after the name of a source, found '.'",
     "write count(stages where ..)"},
    {"SPEC070", "max(stages.stage and[)]", "expected a value, found ')'", NULL},
    {"SPEC071", "[regoin] = 'Eastern'", "there is no column or field 'regoin' in source 'log'",
     "did you mean 'region'?"},
    {"SPEC071", "kind = [Complaint]", NULL, "text stands in quotes: 'Complaint'"},
    {"SPEC071", "[xyzzy] is null", NULL, NULL},
    {"SPEC071", "[log.regoin] = 'Eastern'", NULL, "did you mean 'log.region'?"},
    {"SPEC071", "max([stages.stge])", "there is no column or field 'stge' in source 'stages'",
     "did you mean 'stages.stage'?"},
    {"SPEC071", "is_urgent or [stages.strted] in period", NULL, "did you mean 'stages.started'?"},
    {"SPEC072", "kind = ['Complant']", "there is no 'Complant' in list 'kinds'", "did you mean 'Complaint'?"},
    {"SPEC072", "kind = ['complaint']", NULL, "did you mean 'Complaint'?"},
    {"SPEC072", "['Xyzzy'] = kind", NULL, NULL},
    {"SPEC072", "kind in ('Comment', ['Complimnt'])", NULL, "did you mean 'Compliment'?"},
    {"SPEC072", "issues contains ['Comunication']", NULL, "did you mean 'Communication'?"},
    {"SPEC072", "lead_issue = 'Caf\u00e9 visits' or lead_issue = ['Caf\u00e9 visit']", NULL,
     "did you mean 'Caf\u00e9 visits'?"},
    {"SPEC072", "case when is_urgent then ['Commnt'] else kind end = kind", NULL, "did you mean 'Comment'?"},
    {"SPEC073", "received [>] 2007-04-01", "cannot compare received (a date) with 2007-04-01 (a number)",
     "write date '2007-04-01'"},
    {"SPEC073", "2008-03-31 [>=] received", NULL, "write date '2008-03-31'"},
    {"SPEC073", "received [>] 2007-04-31", NULL, "there is no day 2007-04-31"},
    {"SPEC073", "closed [between] 2007-04-01 and 2008-03-31", NULL, "write date '2007-04-01'"},
    {"SPEC073", "received [=] 5", "cannot compare received (a date) with 5 (a number)", NULL},
    {"SPEC073", "kind [<>] region", "cannot compare kind (a category of 'kinds') with region (a category of 'regions')",
     NULL},
    {"SPEC073", "closed + 1 [>=] (cases  -\n1)", "cannot compare closed + 1 (a date) with (cases - 1) (a number)",
     NULL},
    {"SPEC073", "kind [in] period", "cannot compare kind (a category of 'kinds') with period (a date)", NULL},
    {"SPEC073", "cases [between] received and closed", NULL, NULL},
    {"SPEC074", "is_urgent and [received]", "expected a condition, found received (a date)", NULL},
    {"SPEC074", "not [(cases + 1)]", "expected a condition, found (cases + 1) (a number)", NULL},
    {"SPEC074", "['x'] and is_urgent", "expected a condition, found 'x' (text)", NULL},
    {"SPEC074", "cases = ['5']", "expected a number, found '5' (text)", "write 5 without quotes"},
    {"SPEC074", "days(received, [2007-04-01]) = 1", "expected a date, found 2007-04-01 (a number)",
     "write date '2007-04-01'"},
    {"SPEC074", "days(received, [cases]) = 1", "expected a date, found cases (a number)", NULL},
    {"SPEC074", "cases in (1, [date '2008-01-01'])", "expected a number, found date '2008-01-01' (a date)", NULL},
    {"SPEC074", "max([stages.ref])", "expected a number, a date or a category, found stages.ref (text)", NULL},
    {"SPEC074", "sum([stages.started])", "expected a number, found stages.started (a date)", NULL},
    {"SPEC074", "first(stages.stage by [stages.topics])", NULL, NULL},
    {"SPEC074", "count(stages where [stages.stage])",
     "expected a condition, found stages.stage (a category of 'stages')", NULL},
    {"SPEC074", "issues contains [region]", NULL, NULL},
    {"SPEC075", "closed = [null]", "a comparison with null is never true", "write closed is null"},
    {"SPEC075", "[NULL] <> closed", NULL, "write closed is not null"},
    {"SPEC075", "cases in (1, [null])", NULL, "write cases is null"},
    {"SPEC075", "cases between 1 and [null]", NULL, "write cases is null"},
    {"SPEC075", "issues contains [null]", NULL, "write issues is null"},
    {"SPEC076", "kind = [\"Complaint\"]", "text stands in straight single quotes, found \"Complaint\"",
     "write 'Complaint'"},
    {"SPEC076", "kind = [\u2018Complaint\u2019]", NULL, "write 'Complaint'"},
    {"SPEC076", "remark = [\"it's\"]", NULL, "write 'it''s'"},
    {"SPEC077", "kind = [']Complaint", "the text that begins here has no closing quote",
     "close it with ', and write '' for a quote inside it"},
    {"SPEC078", "closed > [date '2008-02-30']", "'2008-02-30' is not a date", "there is no such day"},
    {"SPEC078", "closed > ['01/04/2008']", "'01/04/2008' is not a date", "write a date as date '2008-03-31'"},
    {"SPEC078", "year(['soon']) = 1", NULL, "write a date as date '2008-03-31'"},
    {"SPEC079", "cases = [9223372036854775808]", NULL, "the largest is 9223372036854775807"},
    {"SPEC079", "cases = -[9223372036854775809]", NULL, "the largest is 9223372036854775807"},
    {"SPEC079", "cases > [12.5]", "'12.5' is not a whole number that can be worked with",
     "write digits only, without decimals, commas or letters"},
    {"SPEC079", "[5th] > 1", NULL, "write digits only, without decimals, commas or letters"},
    {"SPEC080", "cases [==] 1", "'==' has no meaning in an expression", "write ="},
    {"SPEC080", "is_urgent [&&] is_urgent", NULL, "write and"},
    {"SPEC080", "cases [\u2264] 1", NULL, "write <="},
    {"SPEC080", "cases[\u00a0]= 1", NULL, "this is a no-break space: write an ordinary one"},
    {"SPEC080", "cases [*] 2 = 1", "'*' has no meaning in an expression", NULL},
    {"SPEC080", "[caf\u00e9] = 1", NULL,
     "names are made of the letters a to z, digits and _; text stands in single quotes"},
    {"SPEC083", "[stages.started] in period",
     "a record of 'log' can have many records of 'stages': 'stages.started' can only stand inside max, min, first, "
     "last and the like",
     "write max(stages.started where ..), or the like"},
    {"SPEC084", "max(stages.stage where [started] in period)", "inside max(..) the name 'started' must say its source",
     "did you mean 'stages.started'?"},
    {"SPEC084", "count(stages where [strted] in period)", NULL, "did you mean 'stages.started'?"},
    {"SPEC084", "any(stages where [xyzzy] is null)", NULL, NULL},
    {"SPEC085", "count([stagse]) > 1", "there is no source 'stagse' whose records belong to those of 'log'",
     "did you mean 'stages'?"},
    {"SPEC085", "max([log.received]) > closed", NULL, NULL},
    {"SPEC085", "[stagse.started] in period", NULL, "did you mean 'stages'?"},
    {"SPEC086", "max(stages.stage where [count](letters) > 1)", "count(..) cannot stand inside max(..)", NULL},
    {"SPEC087", "[first](stages.outcome) = 'Upheld'", "first(..) needs an order, and has no 'by'",
     "write first(stages.outcome by stages.started where ..)"},
    {"SPEC088", "[workingdays](received, closed) < 5", "there is no function 'workingdays'",
     "did you mean 'working_days'?"},
    {"SPEC088", "[xyzzy]() < 5", NULL, NULL},
    {"SPEC088", "[maxi](stages.stage where stages.started <= period.end) = 'Stage 1'", "there is no function 'maxi'",
     "did you mean 'max'?"},
    {"SPEC088", "[frist](stages.outcome by (stages.started)) = 'Upheld'", NULL, "did you mean 'first'?"},
    {"SPEC088", "[maxi](stages.stage) = 'Stage 1'", NULL, "did you mean 'max'?"},
    {"SPEC089", "[days](received) < 5", "expected days(from, to), found 1 argument", NULL},
    {"SPEC089", "[year](received, closed, received) < 5", "expected year(date), found 3 arguments", NULL},
    {"SPEC090", "received in ([2007-04-01])", "the list of 'in' holds constants, found 2007-04-01",
     "write date '2007-04-01'"},
    {"SPEC090", "cases in (1, [cases + 1])", "the list of 'in' holds constants, found cases + 1",
     "join comparisons with 'or'"},
    {"SPEC091", "remark [<] 'x'", "'<' needs an order, and remark (text) has none", NULL},
    {"SPEC091", "remark [between] 'a' and 'b'", "'between' needs an order, and remark (text) has none", NULL},
    {"SPEC091", "is_urgent [>=] true", NULL, NULL},
    {"SPEC092", "closed [+] received > closed", "'+' cannot join closed (a date) and received (a date)", NULL},
    {"SPEC092", "cases [-] closed > 1", NULL, NULL},
    {"SPEC092", "kind [+] 1 > 1", NULL, NULL},
    {"SPEC093", "case when is_urgent then 1 else [closed] end",
     "a case has results of one kind: closed (a date) does not go with 1 (a number)", NULL},
    {"SPEC094", "issues [=] 'Communication'", "'=' does not go with issues (several categories of 'issues')",
     "write issues contains 'Communication'"},
    {"SPEC094", "issues [in] ('Communication')", NULL, "write issues contains 'Communication'"},
    {"SPEC094", "lead_issue [contains] 'Communication'", NULL, "write lead_issue = 'Communication'"},
    {"SPEC094", "remark [contains] 'x'", "'contains' does not go with remark (text)", NULL},
    {"SPEC095", "[null] is null", "nothing says what kind of value is missing here", NULL},
    {"SPEC095", "cases + [null] = 1", NULL, NULL},
    {"SPEC095", "[case when is_urgent then null end]", NULL, NULL},
    {"SPEC118", "[case when is_urgent then 'a' else null end] = 'a'", "a case cannot result in text",
     "give the field a `list`, so that its results are categories"},
    {"SPEC096", "max(stages.stage where [letters.sent] in period)",
     "inside max(..) only names of 'stages' can stand, found 'letters.sent'", NULL},
    {"SPEC096", "max(stages.stage where stages.started > [log.received])", NULL, NULL},
    {"SPEC097", "max(stages.stage by [stages.started])", "max(..) takes no 'by'", "only first and last take one"},
    {"SPEC098", "1 < cases [<] 5", "one comparison cannot follow another, found '<'",
     "join two comparisons with 'and'"},
    {"SPEC098", "cases is null [is] null", NULL, "join two comparisons with 'and'"},
    {"SPEC098", "kind = 'Comment' [not] in ('Comment')", NULL, "join two comparisons with 'and'"},
    {"SPEC099", "max([stage]) = 'Stage 1'", "max(..) names no column of a source that belongs to 'log'",
     "did you mean 'stages.stage'?"},
    {"SPEC099", "sum([1]) > 2", NULL, "write it as in sum(payments.amount where ..)"},
};

/* "kind = [5]" -> "kind = 5", and where the mark stands. */
static const char *unmark(struct arena *arena, const char *marked, struct place *ret_place) {
    const char *open = strchr(marked, '['), *close = strrchr(marked, ']');
    const char *before = text_copy_bytes(arena, marked, (size_t)(open - marked));
    const char *inside = text_copy_bytes(arena, open + 1, (size_t)(close - open - 1));
    ret_place->column = 10 + (uint32_t)utf8_length(before);
    ret_place->length = (uint32_t)utf8_length(inside);
    if (ret_place->length == 0) ret_place->length = 1;
    return TEXT(arena, before, inside, close + 1);
}

START_TEST(is_told) {
    const struct row *row = &rows[_i];
    struct fixture f = fixture_open();
    struct place place = {0};
    const char *text = unmark(f.arena, row->marked, &place);
    ck_assert_msg(!fixture_try(&f, text, (struct value_kind){.type = TYPE_UNKNOWN}), "%s was read", text);
    const struct diag *diag = diags_at(f.diags, 0);
    ck_assert_msg(diags_count(f.diags) == 1, "%s: %zu messages, %s", text, diags_count(f.diags), diag->sentence);
    ck_assert_msg(text_equal(message_id(diag->message), row->id), "%s: %s %s", text, message_id(diag->message),
                  diag->sentence);
    if (row->sentence) ck_assert_str_eq(diag->sentence, row->sentence);
    ck_assert_msg(text_equal(diag->hint, row->hint), "%s: hint %s", text, diag->hint ? diag->hint : "(none)");
    if (!strchr(text, '\n')) {
        ck_assert_msg(diag->place.column == place.column, "%s: column %u, not %u", text, diag->place.column,
                      place.column);
        ck_assert_msg(diag->place.length == place.length, "%s: length %u, not %u", text, diag->place.length,
                      place.length);
    }
    ck_assert_uint_eq(diag->place.line, 7);
    fixture_close(&f);
}
END_TEST

/* --- limits ------------------------------------------------------------------------------------------------- */

static const char *repeated(struct arena *arena, const char *first, const char *each, size_t n, const char *last) {
    struct text_builder out = {.arena = arena};
    text_add(&out, first);
    for (size_t i = 0; i < n; i++) text_add(&out, each);
    text_add(&out, last);
    return text_done(&out);
}

static const struct limit_row {
    const char *first, *each, *last;
    size_t n_allowed, n_refused;
    const char *id;
} limit_rows[] = {
    {"", "(", "is_urgent", 0, 101, "SPEC081"},
    {"", "not ", "is_urgent", 99, 100, "SPEC081"},
    {"is_urgent", " and is_urgent", "", 99, 100, "SPEC081"},
    {"is_urgent", " or is_urgent", "", 99, 100000, "SPEC081"},
    {"cases", " + 1", " > 1", 98, 99, "SPEC081"},
    {"cases in (1", ", 1", ")", 9997, 9998, "SPEC082"},
    {"cases in (1", ", 1", ")", 0, 200000, "SPEC082"},
};

START_TEST(limits) {
    const struct limit_row *row = &limit_rows[_i];
    struct fixture f = fixture_open();
    if (row->n_allowed > 0) fixture_read(&f, repeated(f.arena, row->first, row->each, row->n_allowed, row->last));
    const char *text = repeated(f.arena, row->first, row->each, row->n_refused, row->last);
    ck_assert_ptr_null(fixture_try(&f, text, (struct value_kind){.type = TYPE_UNKNOWN}));
    ck_assert_uint_eq(diags_count(f.diags), 1);
    ck_assert_str_eq(message_id(diags_at(f.diags, 0)->message), row->id);
    fixture_close(&f);
}
END_TEST

/* Each `between` holds its value twice: without the limit of parts, 40 of them would be a tree of 2^40 nodes. */
START_TEST(nested_betweens_stay_small) {
    struct fixture f = fixture_open();
    const char *text = "cases";
    for (int i = 0; i < 30; i++) text = TEXT(f.arena, "case when ", text, " between 1 and 2 then 1 else 2 end");
    ck_assert_ptr_null(fixture_try(&f, text, (struct value_kind){.type = TYPE_UNKNOWN}));
    ck_assert_str_eq(message_id(diags_at(f.diags, 0)->message), "SPEC082");
    fixture_close(&f);
}
END_TEST

/* --- several at once ---------------------------------------------------------------------------------------- */

START_TEST(independent_errors_are_told_together) {
    struct fixture f = fixture_open();
    const char *text = "kind = 'Complant' and regoin = 'Nowhere' and closed > '2008-02-30' and cases == 5";
    static const char *const ids[] = {"SPEC080", "SPEC072", "SPEC071", "SPEC078"};
    ck_assert_ptr_null(fixture_try(&f, text, (struct value_kind){.type = TYPE_BOOL}));
    ck_assert_uint_eq(diags_count(f.diags), 4);
    for (size_t i = 0; i < 4; i++) ck_assert_str_eq(message_id(diags_at(f.diags, i)->message), ids[i]);
    fixture_close(&f);
}
END_TEST

static const char *const single_mistakes[] = {
    "case when regoin = 'x' then 'a' else 'b' end = kind_",
    "xyzzy in ('a', 'b', 3)",
    "xyzzy in period",
    "xyzzy between 1 and 'a'",
    "xyzzy contains 'a'",
    "days(xyzzy, received) + 1 > 'a'",
    "foo(received, 'a', null) = 'a'",
    "not (xyzzy = null)",
    "max(xyzzy.a where b = 1 and xyzzy.c) = 'a'",
    "first(stages.stage where stages.started in period) = 'Stagf'",
};

/* An unknown name has no kind: nothing that needs one is told beside it. */
START_TEST(no_cascades) {
    static const size_t wanted[] = {2, 1, 1, 1, 1, 1, 1, 2, 1, 1};
    struct fixture f = fixture_open();
    ck_assert_ptr_null(fixture_try(&f, single_mistakes[_i], (struct value_kind){.type = TYPE_BOOL}));
    ck_assert_msg(diags_count(f.diags) == wanted[_i], "%s: %zu messages", single_mistakes[_i], diags_count(f.diags));
    fixture_close(&f);
}
END_TEST

START_TEST(noise_is_told_briefly) {
    struct fixture f = fixture_open();
    ck_assert_ptr_null(fixture_try(&f, repeated(f.arena, "", "$", 100000, ""), (struct value_kind){.type = TYPE_BOOL}));
    ck_assert_uint_eq(diags_count(f.diags), 10);
    fixture_close(&f);
}
END_TEST

/* --- places in files ---------------------------------------------------------------------------------------- */

static const struct place_row {
    const char *file;      /* the mistake is marked [so] */
    const char *text;      /* as YAML reads it */
    uint32_t line, column; /* where YAML says the text is; column 0 where it does not know */
} place_rows[] = {
    {"a: 1\nwhere: kind = [Complaint]\n", "kind = Complaint", 2, 8},
    {"where: \"kind = [Complaint]\"\n", "kind = Complaint", 1, 9},
    {"where: kind = 'Comment' and\n    [regoin] is null\n", "kind = 'Comment' and regoin is null", 1, 0},
    {"where: >\n  kind = 'Comment'\n\n  and [regoin] is null\nx: 1\n", "kind = 'Comment'\nand regoin is null\n", 1, 0},
    {"where: |-\r\n  kind = 'Comment'\r\n  and [regoin] is null\r\n", "kind = 'Comment'\nand regoin is null", 1, 0},
    {"where: 'kind = ''Comment'' and [regoin] is null'\n", "kind = 'Comment' and regoin is null", 1, 0},
    {"where: 'kind = [''Commnt'']'\n", "kind = 'Commnt'", 1, 0},
    {"where: \"kind = [\\\"Comment\\\"]\"\n", "kind = \"Comment\"", 1, 0},
    {"{\u00e9: 1, where: 'lead_issue = ''Caf\u00e9 visits'' or [x]'}", "lead_issue = 'Caf\u00e9 visits' or x", 1, 0},
};

static struct place marked_place(const char *file) {
    struct place place = {.line = 1, .column = 1};
    for (uint32_t c; *file != '['; place.column++) {
        if (*file == '\n') {
            place.line++;
            place.column = 0;
        }
        file += utf8_decode(file, &c);
    }
    place.length = (uint32_t)(strchr(file, ']') - file - 1);
    return place;
}

START_TEST(place_in_file) {
    const struct place_row *row = &place_rows[_i];
    struct fixture f = fixture_open();
    struct place wanted = marked_place(row->file);
    const char *bytes = text_replace(f.arena, text_replace(f.arena, row->file, "[", ""), "]", "");
    struct source_text file = {"a.yaml", "a.yaml", bytes, strlen(bytes)};
    struct expr_text text = {row->text, {&file, row->line, row->column, 0}};
    const struct expr *expr;
    ck_assert_int_eq(expr_read(f.arena, text, f.log, (struct value_kind){.type = TYPE_BOOL}, f.diags, &expr),
                     STATUS_SPEC);
    ck_assert_uint_eq(diags_count(f.diags), 1);
    struct place told = diags_at(f.diags, 0)->place;
    ck_assert_ptr_eq(told.file, &file);
    ck_assert_uint_eq(told.line, wanted.line);
    ck_assert_uint_eq(told.column, wanted.column);
    ck_assert_uint_eq(told.length, wanted.length);
    fixture_close(&f);
}
END_TEST

/* Where the text does not stand in the file as it reads, the place of the whole is all there is. */
START_TEST(place_unknown) {
    struct fixture f = fixture_open();
    struct source_text file = {"a.yaml", "a.yaml", "where: \"\\x78yzzy\"\n", 17};
    struct expr_text text = {"xyzzy", {&file, 1, 9, 0}};
    const struct expr *expr;
    ck_assert_int_eq(expr_read(f.arena, text, f.log, (struct value_kind){.type = TYPE_BOOL}, f.diags, &expr),
                     STATUS_SPEC);
    ck_assert_uint_eq(diags_at(f.diags, 0)->place.line, 1);
    ck_assert_uint_eq(diags_at(f.diags, 0)->place.column, 9);
    fixture_close(&f);
}
END_TEST

TCase *expr_message_tests(void) {
    TCase *tests = tcase_create("messages");
    tcase_add_loop_test(tests, is_told, 0, sizeof rows / sizeof *rows);
    tcase_add_loop_test(tests, limits, 0, sizeof limit_rows / sizeof *limit_rows);
    tcase_add_test(tests, nested_betweens_stay_small);
    tcase_add_test(tests, independent_errors_are_told_together);
    tcase_add_loop_test(tests, no_cascades, 0, sizeof single_mistakes / sizeof *single_mistakes);
    tcase_add_test(tests, noise_is_told_briefly);
    tcase_add_loop_test(tests, place_in_file, 0, sizeof place_rows / sizeof *place_rows);
    tcase_add_test(tests, place_unknown);
    return tests;
}
