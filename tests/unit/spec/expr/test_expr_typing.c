/* Precedence, kinds, canonical writing, uses: what reads, and as what. */
#include "expr_fixture.h"

#include "base/date.h"
#include "base/text.h"

static const struct value_kind any = {.type = TYPE_UNKNOWN};

/* --- precedence: as written, and as it reads ---------------------------------------------------------------- */

static const char *const readings[][2] = {
    {"is_urgent or is_urgent and not is_urgent", "is_urgent or is_urgent and not is_urgent"},
    {"(is_urgent or is_urgent) and is_urgent", "(is_urgent or is_urgent) and is_urgent"},
    {"(is_urgent and is_urgent) or is_urgent", "is_urgent and is_urgent or is_urgent"},
    {"is_urgent or (is_urgent or is_urgent)", "is_urgent or (is_urgent or is_urgent)"},
    {"not cases = 1 and is_urgent", "not cases = 1 and is_urgent"},
    {"not (cases = 1 and is_urgent)", "not (cases = 1 and is_urgent)"},
    {"NOT not is_urgent", "not not is_urgent"},
    {"cases + 1 - 2 > 3", "cases + 1 - 2 > 3"},
    {"cases - (1 + 2) > 3", "cases - (1 + 2) > 3"},
    {"cases - -2 > - 3", "cases - -2 > -3"},
    {"(cases > 3) = is_urgent", "(cases > 3) = is_urgent"},
    {"(cases is null) is null", "(cases is null) is null"},
    {"cases + 1 is not null", "cases + 1 is not null"},
    {"cases between 1 and 2 and is_urgent", "cases >= 1 and cases <= 2 and is_urgent"},
    {"cases not between 1 + 1 and 4", "not (cases >= 1 + 1 and cases <= 4)"},
    {"received in period", "received in period"},
    {"received >= period.start and received <= period.end", "received in period"},
    {"received >= period.start and closed <= period.end", "received >= period.start and closed <= period.end"},
    {"received <= period.end and received >= period.start", "received <= period.end and received >= period.start"},
    {"received + 1 in period", "received + 1 >= period.start and received + 1 <= period.end"},
    {"(received in period) = is_urgent", "(received in period) = is_urgent"},
    {"is_urgent and closed NOT IN PERIOD", "is_urgent and not closed in period"},
    {"kind in ('Comment', 'Complaint')", "kind in ('Comment', 'Complaint')"},
    {"kind Not In ('Comment')", "not kind in ('Comment')"},
    {"cases in (1, -2)", "cases in (1, -2)"},
    {"issues contains 'Communication'", "issues contains 'Communication'"},
    {"issues not contains lead_issue", "not issues contains lead_issue"},
    {"kind!='Comment'", "kind <> 'Comment'"},
    {"'Comment' = kind", "'Comment' = kind"},
    {"lead_issue = 'Not Acting in Child''s Best Interest'", "lead_issue = 'Not Acting in Child''s Best Interest'"},
    {"kind = '02'", "kind = 'Comment'"},
    {"received >= '2008-04-01'", "received >= date '2008-04-01'"},
    {"received >= DATE '2008-04-01' + 5", "received >= date '2008-04-01' + 5"},
    {"received - '2008-04-01' < 5", "received - date '2008-04-01' < 5"},
    {"log.kind = 'Comment'", "kind = 'Comment'"},
    {"Days(received, closed) <= Working_Days(received, '2008-04-01')",
     "days(received, closed) <= working_days(received, date '2008-04-01')"},
    {"year(period.start) = 2008", "year(period.start) = 2008"},
    {"CASE WHEN is_urgent THEN 1 WHEN cases>2 THEN 2 ELSE null END",
     "case when is_urgent then 1 when cases > 2 then 2 end"},
    {"case when is_urgent then 'Stage 1' else 'Stage 2' end = stage_reached",
     "case when is_urgent then 'Stage 1' else 'Stage 2' end = stage_reached"},
    {"MAX(stages.stage WHERE stages.started <= period.end)", "max(stages.stage where stages.started <= period.end)"},
    {"last(stages.outcome by stages.stage where stages.started <= period.end)",
     "last(stages.outcome by stages.stage where stages.started <= period.end)"},
    {"count(stages) + count(letters where letters.sent in period)",
     "count(stages) + count(letters where letters.sent in period)"},
    {"any(stages where stages.topics contains 'Communication' or stages.is_formal)",
     "any(stages where stages.topics contains 'Communication' or stages.is_formal)"},
    {"sum(stages.weight + 1) > min(days(stages.started, stages.completed))",
     "sum(stages.weight + 1) > min(days(stages.started, stages.completed))"},
    {"first(case when stages.is_formal then 'Stage 1' else stages.stage end by stages.started)",
     "first(case when stages.is_formal then 'Stage 1' else stages.stage end by stages.started)"},
    {" \t\n received\r\n = closed \n", "received = closed"},
};

START_TEST(reads_as) {
    struct fixture f = fixture_open();
    const struct expr *expr = fixture_read(&f, readings[_i][0]);
    ck_assert_str_eq(expr_text_of(f.arena, expr, f.log), readings[_i][1]);
    fixture_close(&f);
}
END_TEST

/* --- kinds -------------------------------------------------------------------------------------------------- */

static const struct kind_row {
    const char *text;
    enum expr_op op;
    enum value_type type;
    const char *list;
} kind_rows[] = {
    {"12", EXPR_CONSTANT, TYPE_INTEGER, NULL},
    {"'12'", EXPR_CONSTANT, TYPE_TEXT, NULL},
    {"true", EXPR_CONSTANT, TYPE_BOOL, NULL},
    {"date '2008-02-29'", EXPR_CONSTANT, TYPE_DATE, NULL},
    {"remark", EXPR_SLOT, TYPE_TEXT, NULL},
    {"issues", EXPR_SLOT, TYPE_CATEGORIES, "issues"},
    {"kind", EXPR_SLOT, TYPE_CATEGORY, "kinds"},
    {"period.start", EXPR_PERIOD_START, TYPE_DATE, NULL},
    {"Period.End", EXPR_PERIOD_END, TYPE_DATE, NULL},
    {"not is_urgent", EXPR_NOT, TYPE_BOOL, NULL},
    {"issues is null", EXPR_IS_NULL, TYPE_BOOL, NULL},
    {"remark is not null", EXPR_IS_NOT_NULL, TYPE_BOOL, NULL},
    {"year(closed)", EXPR_YEAR, TYPE_INTEGER, NULL},
    {"is_urgent and true", EXPR_AND, TYPE_BOOL, NULL},
    {"is_urgent or null", EXPR_OR, TYPE_BOOL, NULL},
    {"remark = 'x'", EXPR_EQUAL, TYPE_BOOL, NULL},
    {"remark <> ref", EXPR_NOT_EQUAL, TYPE_BOOL, NULL},
    {"stage_reached < 'Stage 3'", EXPR_LESS, TYPE_BOOL, NULL},
    {"closed <= received", EXPR_LESS_EQUAL, TYPE_BOOL, NULL},
    {"cases > 1", EXPR_GREATER, TYPE_BOOL, NULL},
    {"cases >= 1", EXPR_GREATER_EQUAL, TYPE_BOOL, NULL},
    {"cases + 1", EXPR_ADD, TYPE_INTEGER, NULL},
    {"cases - 1", EXPR_SUBTRACT, TYPE_INTEGER, NULL},
    {"closed + cases", EXPR_ADD, TYPE_DATE, NULL},
    {"closed - 1", EXPR_SUBTRACT, TYPE_DATE, NULL},
    {"closed - received", EXPR_SUBTRACT, TYPE_INTEGER, NULL},
    {"issues contains 'Communication'", EXPR_CONTAINS, TYPE_BOOL, NULL},
    {"working_days(received, closed)", EXPR_WORKING_DAYS, TYPE_INTEGER, NULL},
    {"days(received, closed)", EXPR_DAYS, TYPE_INTEGER, NULL},
    {"remark in ('a')", EXPR_IN, TYPE_BOOL, NULL},
    {"case when is_urgent then closed end", EXPR_CASE, TYPE_DATE, NULL},
    {"case when is_urgent then 'Comment' else kind end", EXPR_CASE, TYPE_CATEGORY, "kinds"},
    {"max(stages.stage)", EXPR_AGGREGATE, TYPE_CATEGORY, "stages"},
    {"min(stages.started)", EXPR_AGGREGATE, TYPE_DATE, NULL},
    {"sum(stages.weight)", EXPR_AGGREGATE, TYPE_INTEGER, NULL},
    {"count(stages)", EXPR_AGGREGATE, TYPE_INTEGER, NULL},
    {"any(stages)", EXPR_AGGREGATE, TYPE_BOOL, NULL},
    {"last(stages.outcome by stages.stage)", EXPR_AGGREGATE, TYPE_CATEGORY, "outcomes"},
};

START_TEST(has_kind) {
    struct fixture f = fixture_open();
    const struct kind_row *row = &kind_rows[_i];
    const struct expr *expr = fixture_read(&f, row->text);
    ck_assert_int_eq(expr->op, row->op);
    ck_assert_int_eq(expr->kind.type, row->type);
    ck_assert(text_equal(expr->kind.list ? expr->kind.list->id : NULL, row->list));
    fixture_close(&f);
}
END_TEST

START_TEST(constants_have_values) {
    struct fixture f = fixture_open();
    date_t day;
    ck_assert(date_parse_iso("2008-02-29", &day));
    ck_assert_int_eq(fixture_read(&f, "date '2008-02-29'")->constant, day);
    ck_assert_int_eq(fixture_read(&f, "-9223372036854775808")->constant, INT64_MIN);
    ck_assert_int_eq(fixture_read(&f, "9223372036854775807")->constant, INT64_MAX);
    ck_assert_int_eq(fixture_read(&f, "kind = 'Compliment'")->children[1]->constant, 2);
    ck_assert_int_eq(fixture_read(&f, "issues contains 'Communication'")->children[1]->constant, 1);
    ck_assert_int_eq(fixture_read(&f, "TRUE")->constant, 1);
    ck_assert_int_eq(fixture_read(&f, "false")->constant, 0);
    ck_assert_str_eq(fixture_read(&f, "'it''s'")->text, "it's");
    fixture_close(&f);
}
END_TEST

START_TEST(slots_and_sources) {
    struct fixture f = fixture_open();
    ck_assert_uint_eq(fixture_read(&f, "received")->slot, 7);
    const struct expr *expr = fixture_read(&f, "first(stages.outcome by stages.started where stages.weight = 1)");
    ck_assert_uint_eq(expr->aggregate->source, SOURCE_STAGES);
    ck_assert_int_eq(expr->aggregate->kind, AGGREGATE_FIRST);
    ck_assert_uint_eq(expr->aggregate->value->slot, 2);
    ck_assert_uint_eq(expr->aggregate->by->slot, 3);
    ck_assert_int_eq(expr->aggregate->where->op, EXPR_EQUAL);
    expr = fixture_read(&f, "count(letters)");
    ck_assert_uint_eq(expr->aggregate->source, SOURCE_LETTERS);
    ck_assert_ptr_null(expr->aggregate->value);
    ck_assert_ptr_null(expr->aggregate->by);
    ck_assert_ptr_null(expr->aggregate->where);
    fixture_close(&f);
}
END_TEST

/* --- what is expected --------------------------------------------------------------------------------------- */

START_TEST(expected_kind_is_taken) {
    struct fixture f = fixture_open();
    struct value_kind stages = {TYPE_CATEGORY, f.stages}, date = {.type = TYPE_DATE};
    const struct expr *expr = fixture_try(&f, "case when is_urgent then 'Stage 2' else null end", stages);
    ck_assert_ptr_nonnull(expr);
    ck_assert_int_eq(expr->children[1]->constant, 1);
    ck_assert_int_eq(expr->children[2]->op, EXPR_NULL);
    ck_assert_ptr_eq(expr->children[2]->kind.list, f.stages);
    ck_assert_int_eq(fixture_try(&f, "null", date)->kind.type, TYPE_DATE);
    ck_assert_int_eq(fixture_try(&f, "'2008-04-01'", date)->kind.type, TYPE_DATE);
    ck_assert_ptr_nonnull(fixture_try(&f, "stage_reached", stages));
    ck_assert_ptr_null(fixture_try(&f, "outcome", stages));
    ck_assert_ptr_null(fixture_try(&f, "null", any));
    fixture_close(&f);
}
END_TEST

/* "e" and a combining acute accent are the same letter as "\u00e9"; capital letters are not small ones. */
START_TEST(categories_match_in_nfc) {
    struct fixture f = fixture_open();
    ck_assert_int_eq(fixture_read(&f, "lead_issue = 'Cafe\u0301 visits'")->children[1]->constant, 3);
    ck_assert_int_eq(fixture_read(&f, "lead_issue = 'Caf\u00e9 visits'")->children[1]->constant, 3);
    ck_assert_ptr_null(fixture_try(&f, "lead_issue = 'caf\u00e9 visits'", any));
    ck_assert_str_eq(fixture_read(&f, "remark = 'e\u0301'")->children[1]->text, "\u00e9");
    fixture_close(&f);
}
END_TEST

START_TEST(between_shares_its_value) {
    struct fixture f = fixture_open();
    const struct expr *expr = fixture_read(&f, "received in period");
    ck_assert_int_eq(expr->op, EXPR_AND);
    ck_assert_ptr_eq(expr->children[0]->children[0], expr->children[1]->children[0]);
    ck_assert_int_eq(expr->children[0]->op, EXPR_GREATER_EQUAL);
    ck_assert_int_eq(expr->children[0]->children[1]->op, EXPR_PERIOD_START);
    ck_assert_int_eq(expr->children[1]->op, EXPR_LESS_EQUAL);
    ck_assert_int_eq(expr->children[1]->children[1]->op, EXPR_PERIOD_END);
    fixture_close(&f);
}
END_TEST

START_TEST(places_of_operators) {
    struct fixture f = fixture_open();
    const struct expr *expr = fixture_read(&f, "lead_issue = 'Caf\u00e9 visits' and is_urgent");
    ck_assert_uint_eq(expr->place.line, 7);
    ck_assert_uint_eq(expr->place.column, 10 + 27);
    ck_assert_uint_eq(expr->place.length, 3);
    ck_assert_uint_eq(expr->children[1]->place.column, 10 + 31);
    ck_assert_uint_eq(expr->children[1]->place.length, 9);
    fixture_close(&f);
}
END_TEST

START_TEST(uses) {
    struct fixture f = fixture_open();
    const struct expr *expr = fixture_read(&f, "is_urgent and received in period");
    ck_assert(expr_uses(expr, EXPR_PERIOD_START) && expr_uses(expr, EXPR_PERIOD_END) && expr_uses(expr, EXPR_AND));
    ck_assert(!expr_uses(expr, EXPR_OR) && !expr_uses(expr, EXPR_AGGREGATE));
    expr =
        fixture_read(&f, "last(stages.outcome by days(stages.started, period.start) where year(stages.started) = 1)");
    ck_assert(expr_uses(expr, EXPR_AGGREGATE) && expr_uses(expr, EXPR_PERIOD_START) && expr_uses(expr, EXPR_YEAR));
    ck_assert(!expr_uses(expr, EXPR_PERIOD_END));
    fixture_close(&f);
}
END_TEST

/* `and` inside parentheses, `between` and `case` joins nothing at the top; `or` binds less than it. */
START_TEST(parts) {
    struct fixture f = fixture_open();
    static const struct source_text file = {.shown = "x.yaml", .rooted = "x.yaml"};
    static const struct {
        const char *text, *parts[4];
    } cases[] = {
        {"is_urgent", {"is_urgent"}},
        {"kind = 'A' and received  in period AND cases > 1", {"kind = 'A'", "received  in period", "cases > 1"}},
        {"(closed is null or closed > received) and not (is_urgent and cases = 1)",
         {"(closed is null or closed > received)", "not (is_urgent and cases = 1)"}},
        {"cases between 1 and 2 and is_urgent", {"cases between 1 and 2", "is_urgent"}},
        {"case when is_urgent and cases = 1 then true else false end and is_urgent",
         {"case when is_urgent and cases = 1 then true else false end", "is_urgent"}},
        {"is_urgent and cases = 1 or cases = 2", {"is_urgent and cases = 1 or cases = 2"}},
        {"(is_urgent and cases = 1)", {"(is_urgent and cases = 1)"}},
        {"(is_urgent) and ((cases = 1))", {"(is_urgent)", "((cases = 1))"}},
        {"no expression and at all (", {"no expression and at all ("}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct expr_text text = {.text = cases[i].text, .place = {.file = &file, .line = 7, .column = 10}};
        const struct expr_text *found;
        size_t n = expr_parts(f.arena, text, &found);
        const char *at = text.text;
        for (size_t k = 0; k < n; k++) {
            ck_assert_str_eq(found[k].text, cases[i].parts[k]);
            at = strstr(at, cases[i].parts[k]);
            ck_assert_uint_eq(found[k].place.line, 7);
            ck_assert_uint_eq(found[k].place.column, 10 + (size_t)(at - text.text));
            at += strlen(cases[i].parts[k]);
        }
        ck_assert(n > 0 && (n == 4 || cases[i].parts[n] == NULL));
    }
    fixture_close(&f);
}
END_TEST

START_TEST(reserved_words) {
    ck_assert(expr_is_reserved("Case") && expr_is_reserved("period") && expr_is_reserved("by"));
    ck_assert(!expr_is_reserved("date") && !expr_is_reserved("max") && !expr_is_reserved("cases"));
}
END_TEST

TCase *expr_typing_tests(void) {
    TCase *tests = tcase_create("typing");
    tcase_add_loop_test(tests, reads_as, 0, sizeof readings / sizeof *readings);
    tcase_add_loop_test(tests, has_kind, 0, sizeof kind_rows / sizeof *kind_rows);
    tcase_add_test(tests, constants_have_values);
    tcase_add_test(tests, slots_and_sources);
    tcase_add_test(tests, expected_kind_is_taken);
    tcase_add_test(tests, categories_match_in_nfc);
    tcase_add_test(tests, between_shares_its_value);
    tcase_add_test(tests, places_of_operators);
    tcase_add_test(tests, uses);
    tcase_add_test(tests, parts);
    tcase_add_test(tests, reserved_words);
    return tests;
}
