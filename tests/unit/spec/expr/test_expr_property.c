/* Properties: the canonical writing reads as an equal tree; no text makes the reader fail. */
#include "expr_fixture.h"

#include "base/text.h"

#include <stdlib.h>

enum { N_EXPRESSIONS = 3000, N_TEXTS = 100000, N_JOINED = 30000, MAX_WORDS = 40 };

/* Valgrind is some fifty times slower: a tenth will do there. */
static int few(int n) {
    return getenv("BOARDPAPER_FEW_CASES") == NULL ? n : n / 10;
}

static uint64_t state;

/* xorshift64*: every run has the same numbers (the texts differ by compiler, since the order of arguments does). */
static uint32_t below(uint32_t n) {
    state ^= state >> 12;
    state ^= state << 25;
    state ^= state >> 27;
    return (uint32_t)((state * UINT64_C(2685821657736338717)) >> 33) % n;
}

#define PICK(items) ((items)[below((uint32_t)(sizeof(items) / sizeof *(items)))])

/* --- equal trees -------------------------------------------------------------------------------------------- */

static bool is_equal(const struct expr *a, const struct expr *b);

static bool is_equal_aggregate(const struct expr_aggregate *a, const struct expr_aggregate *b) {
    if (!a || !b) return a == b;
    return a->kind == b->kind && a->source == b->source && is_equal(a->value, b->value) && is_equal(a->by, b->by) &&
           is_equal(a->where, b->where);
}

static bool is_equal(const struct expr *a, const struct expr *b) {
    if (!a || !b) return a == b;
    bool is_same = a->op == b->op && a->kind.type == b->kind.type && a->kind.list == b->kind.list &&
                   a->constant == b->constant && a->slot == b->slot && text_equal(a->text, b->text) &&
                   a->n_children == b->n_children && is_equal_aggregate(a->aggregate, b->aggregate);
    for (size_t i = 0; is_same && i < a->n_children; i++) is_same = is_equal(a->children[i], b->children[i]);
    return is_same;
}

/* --- generated expressions ---------------------------------------------------------------------------------- */

struct generator {
    struct arena *arena;
    bool is_inside; /* an aggregate over stages */
};

static const char *any_truth(struct generator *g, int depth);

static const char *name(struct generator *g, const char *outside, const char *inside) {
    return g->is_inside ? TEXT(g->arena, "stages.", inside) : outside;
}

static const char *any_date(struct generator *g, int depth) {
    static const char *const constants[] = {"period.start", "period.end", "date '2008-04-01'", "DATE '1999-12-31'"};
    uint32_t choice = below(depth > 0 ? 6 : 3);
    if (choice == 0) return name(g, "received", "started");
    if (choice == 1) return name(g, "closed", "completed");
    if (choice == 2) return PICK(constants);
    if (choice == 3) return TEXT(g->arena, "(", any_date(g, depth - 1), below(2) ? " + " : " - ", "7)");
    if (choice == 4)
        return TEXT(g->arena, "case when ", any_truth(g, depth - 1), " then ", any_date(g, depth - 1),
                    " else '2008-02-29' end");
    if (g->is_inside) return "stages.started";
    struct generator inner = {g->arena, true};
    return TEXT(g->arena, "max(", any_date(&inner, depth - 1), " where ", any_truth(&inner, depth - 1),
                " and stages.weight = 1)");
}

static const char *any_number(struct generator *g, int depth) {
    static const char *const constants[] = {"0", "-5", "12", "9223372036854775807"};
    uint32_t choice = below(depth > 0 ? 7 : 2);
    if (choice == 0) return name(g, "cases", "weight");
    if (choice == 1) return PICK(constants);
    if (choice == 2) return TEXT(g->arena, "(", any_number(g, depth - 1), ")");
    if (choice == 3) return TEXT(g->arena, any_number(g, depth - 1), below(2) ? "+" : "-", any_number(g, depth - 1));
    if (choice == 4) return TEXT(g->arena, "(", any_number(g, depth - 1), ") - (", any_number(g, depth - 1), ")");
    if (choice == 5)
        return TEXT(g->arena, below(2) ? "days(" : "working_days(", any_date(g, depth - 1), ", '2008-04-01')");
    if (g->is_inside) return TEXT(g->arena, "year(", any_date(g, depth - 1), ")");
    struct generator inner = {g->arena, true};
    return TEXT(g->arena, "sum(stages.weight + ", any_number(&inner, depth - 1), ") - count(stages where ",
                any_truth(&inner, depth - 1), ")");
}

static const char *any_stage(struct generator *g, int depth) {
    uint32_t choice = below(depth > 0 ? 4 : 2);
    if (choice == 0) return name(g, "stage_reached", "stage");
    if (choice == 1) return "'Stage 2'";
    if (choice == 2)
        return TEXT(g->arena, "case when ", any_truth(g, depth - 1), " then ", any_stage(g, depth - 1),
                    below(2) ? "" : " else null", " end");
    if (g->is_inside) return "stages.stage";
    return TEXT(g->arena, "last(stages.stage by stages.started", below(2) ? " where stages.is_formal" : "", ")");
}

static const char *any_comparison(struct generator *g, int depth) {
    static const char *const signs[] = {" = ", "<>", " != ", "<", " <= ", ">", " >= "};
    uint32_t choice = below(9);
    if (choice == 0) return TEXT(g->arena, any_date(g, depth), PICK(signs), any_date(g, depth));
    if (choice == 1) return TEXT(g->arena, any_number(g, depth), PICK(signs), any_number(g, depth));
    if (choice == 2) return TEXT(g->arena, name(g, "stage_reached", "stage"), PICK(signs), any_stage(g, depth));
    if (choice == 3) return TEXT(g->arena, any_date(g, depth), below(2) ? " not in period" : " In Period");
    if (choice == 4)
        return TEXT(g->arena, any_number(g, depth), below(2) ? " not between " : " between ", any_number(g, depth),
                    " and ", any_number(g, depth));
    if (choice == 5) return TEXT(g->arena, any_number(g, depth), below(2) ? " in (1, -2)" : " not in (3)");
    if (choice == 6)
        return TEXT(g->arena, name(g, "issues", "topics"), " contains 'Not Acting in Child''s Best Interest'");
    if (choice == 7) return TEXT(g->arena, any_date(g, depth), below(2) ? " is null" : " is not null");
    return TEXT(g->arena, name(g, "ref", "ref"), " = 'it''s \u00e9'");
}

static const char *any_truth(struct generator *g, int depth) {
    uint32_t choice = below(depth > 0 ? 7 : 2);
    if (choice == 0) return name(g, "is_urgent", "is_formal");
    if (choice == 1) return "true";
    if (choice == 2) return TEXT(g->arena, "(", any_truth(g, depth - 1), ")");
    if (choice == 3) return TEXT(g->arena, "not ", any_truth(g, depth - 1));
    if (choice == 4)
        return TEXT(g->arena, any_truth(g, depth - 1), below(2) ? " and " : " OR ", any_truth(g, depth - 1));
    if (choice == 5)
        return TEXT(g->arena, "(", any_truth(g, depth - 1), below(2) ? ") and (" : ") or (", any_truth(g, depth - 1),
                    ")");
    return any_comparison(g, depth - 1);
}

/* Generated texts are not all well formed (a generated comparison may follow `not ..` or another); those that read must
 * keep. */
START_TEST(canonical_writing_keeps_the_tree) {
    int n_read = 0;
    state = 20080430;
    for (int i = 0; i < N_EXPRESSIONS; i++) {
        struct fixture f = fixture_open();
        struct generator g = {f.arena, false};
        const char *text = any_truth(&g, 1 + (int)below(5));
        const struct expr *expr = fixture_try(&f, text, (struct value_kind){.type = TYPE_BOOL});
        if (expr) {
            const char *canonical = expr_text_of(f.arena, expr, f.log);
            const struct expr *again = fixture_try(&f, canonical, (struct value_kind){.type = TYPE_BOOL});
            ck_assert_msg(again && is_equal(expr, again), "%s\nis written\n%s", text, canonical);
            ck_assert_str_eq(expr_text_of(f.arena, again, f.log), canonical);
            n_read++;
        }
        fixture_close(&f);
    }
    ck_assert_int_gt(n_read, N_EXPRESSIONS * 9 / 10);
}
END_TEST

/* The parts of a condition, read again as they are written and joined with `and`, are the condition. */
START_TEST(parts_make_the_whole) {
    int n_joined = 0;
    state = 20070401;
    for (int i = 0; i < N_EXPRESSIONS; i++) {
        struct fixture f = fixture_open();
        struct generator g = {f.arena, false};
        const struct expr_text text = {.text = any_truth(&g, 1 + (int)below(5))};
        const struct expr *expr = fixture_try(&f, text.text, (struct value_kind){.type = TYPE_BOOL});
        const struct expr_text *parts;
        size_t n = expr ? expr_parts(f.arena, text, &parts) : 0;
        struct text_builder joined = {.arena = f.arena};
        for (size_t k = 0; k < n; k++) text_add(&joined, TEXT(f.arena, k > 0 ? " and " : "", parts[k].text));
        const struct expr *again = expr ? fixture_try(&f, text_done(&joined), (struct value_kind){.type = TYPE_BOOL}) : NULL;
        ck_assert_msg(!expr || (again && is_equal(expr, again)), "%s\nin parts is\n%s", text.text, text_done(&joined));
        n_joined += n > 1;
        fixture_close(&f);
    }
    ck_assert_int_gt(n_joined, N_EXPRESSIONS / 20);
}
END_TEST

/* --- noise -------------------------------------------------------------------------------------------------- */

static const char *const words[] = {
    "and",
    "or",
    "not",
    "is",
    "null",
    "between",
    "in",
    "contains",
    "case",
    "when",
    "then",
    "else",
    "end",
    "true",
    "where",
    "by",
    "period",
    "period.start",
    "period.end",
    "date",
    "'2008-04-01'",
    "date '2008-02-30'",
    "(",
    ")",
    ",",
    ".",
    "=",
    "<>",
    "<",
    ">=",
    "+",
    "-",
    "==",
    "1",
    "99999999999999999999",
    "12.5",
    "'Complaint'",
    "'",
    "''",
    "\"",
    "kind",
    "received",
    "closed",
    "cases",
    "issues",
    "is_urgent",
    "stages",
    "stages.stage",
    "stages.started",
    "letters.sent",
    "log.kind",
    "max(",
    "count(stages",
    "first(",
    "days(",
    "year(",
    "working_days(",
    "\u2018",
    "\u00e9",
    "\xff",
    "\x01",
    "\n",
    "$",
};

START_TEST(noise_never_crashes) {
    static const struct value_kind kinds[] = {
        {.type = TYPE_UNKNOWN}, {.type = TYPE_BOOL}, {.type = TYPE_DATE}, {.type = TYPE_TEXT}};
    state = 7;
    struct fixture f = fixture_open();
    for (int i = 0; i < few(N_TEXTS); i++) {
        if (i % 1000 == 0) {
            fixture_close(&f);
            f = fixture_open();
        }
        struct text_builder text = {.arena = f.arena};
        for (uint32_t n = 1 + below(MAX_WORDS); n > 0; n--) {
            text_add(&text, PICK(words));
            if (below(4) > 0) text_add_char(&text, ' ');
        }
        const struct expr *expr = fixture_try(&f, text_done(&text), PICK(kinds));
        if (expr) ck_assert_ptr_nonnull(expr_text_of(f.arena, expr, f.log));
    }
    fixture_close(&f);
}
END_TEST

/* Words joined as sentences are, so that the type check is reached and not only the parser. */
START_TEST(noise_of_pieces_never_crashes) {
    static const char *const pieces[] = {
        "kind",
        "received",
        "closed",
        "cases",
        "issues",
        "is_urgent",
        "remark",
        "xyzzy",
        "stages.stage",
        "null",
        "true",
        "5",
        "'Comment'",
        "'Complant'",
        "date '2008-04-01'",
        "'2008-04-01'",
        "period.start",
        "max(stages.stage)",
        "max(started)",
        "count(stages where ",
        "any(stages)",
        "first(stages.outcome by stages.started)",
        "last(stages.outcome)",
        "days(received, closed)",
        "foo(1)",
    };
    static const char *const joints[] = {" = ",
                                         " < ",
                                         " and ",
                                         " or ",
                                         " + ",
                                         " - ",
                                         " contains ",
                                         " in period and ",
                                         " is null and ",
                                         " between 1 and 2 or ",
                                         " in (1, 'a', null) and ",
                                         " or not ",
                                         ") = (",
                                         " then "};
    state = 11;
    struct fixture f = fixture_open();
    for (int i = 0; i < few(N_JOINED); i++) {
        if (i % 1000 == 0) {
            fixture_close(&f);
            f = fixture_open();
        }
        const char *text = PICK(pieces);
        for (uint32_t n = below(5); n > 0; n--) text = TEXT(f.arena, text, PICK(joints), PICK(pieces));
        fixture_try(&f, text, (struct value_kind){.type = below(2) ? TYPE_BOOL : TYPE_UNKNOWN});
    }
    fixture_close(&f);
}
END_TEST

TCase *expr_property_tests(void) {
    TCase *tests = tcase_create("properties");
    tcase_set_timeout(tests, 120);
    tcase_add_test(tests, canonical_writing_keeps_the_tree);
    tcase_add_test(tests, parts_make_the_whole);
    tcase_add_test(tests, noise_never_crashes);
    tcase_add_test(tests, noise_of_pieces_never_crashes);
    return tests;
}
