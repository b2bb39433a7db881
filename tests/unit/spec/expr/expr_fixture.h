/* tests/unit/spec/expr_fixture.h - scopes of expressions, made by hand: a log, and stages and letters of its records.
 *
 *     log      ref text, kind, region, lead_issue (issues), issues (several), stage_reached (stages), outcome,
 *              received date, closed date, cases integer, is_urgent truth, remark text
 *     stages   ref text, stage, outcome, started date, completed date, weight integer, is_formal truth,
 *              topics (several issues)
 *     letters  ref text, sent date */
#ifndef TESTS_EXPR_FIXTURE_H
#define TESTS_EXPR_FIXTURE_H

#include "spec/expr.h"

#include <check.h>

enum { SOURCE_LOG = 3, SOURCE_STAGES = 5, SOURCE_LETTERS = 6 };

struct fixture {
    struct arena *arena;
    struct diags *diags;
    const struct expr_scope *log;
    const struct code_list *kinds, *issues, *stages, *outcomes, *regions;
};

struct fixture fixture_open(void);
void fixture_close(struct fixture *f);

/* The expression in the log's scope, any kind expected; the test fails when it does not read. */
const struct expr *fixture_read(struct fixture *f, const char *text);
/* The same, NULL when it does not read; messages are in f->diags. */
const struct expr *fixture_try(struct fixture *f, const char *text, struct value_kind expected);

TCase *expr_typing_tests(void);
TCase *expr_message_tests(void);
TCase *expr_property_tests(void);

#endif
