/* Definitions that change on a day: versions of fields and populations, and what rests on them. */
#include "base/text.h"
#include "spec_fixture.h"

#include <string.h>

#define HEAD                                                                                                           \
    "boardpaper: 1\n"                                                                                                  \
    "report: {title: T, publisher: P, period: 2008/09 Q1}\n"                                                           \
    "lists:\n"                                                                                                         \
    "  regions: {categories: [East, West]}\n"                                                                          \
    "  areas: {groups: {id: g, label: G}, categories: [{label: N1, group: g}]}\n"                                      \
    "sources:\n"                                                                                                       \
    "  log:\n"                                                                                                         \
    "    title: Log\n"                                                                                                 \
    "    key: ref\n"                                                                                                   \
    "    dates: yyyy-mm-dd\n"                                                                                          \
    "    columns: {ref: {type: text}, region: {type: category, list: regions}, hos_area: {type: category, list: areas},\n" \
    "      received: {type: date}, closed: {type: date}}\n"
#define FIELDS(fields) HEAD "    fields:\n" fields
#define AREA "      area: {versions: [{until: 2008-03-31, value: region}, {since: 2008-04-01, value: hos_area}]}\n"
#define REST "populations: {all: {from: log}}\n"

static void fine(const char *text) {
    spec_write("a.yaml", text);
    enum status status = spec_try();
    ck_assert_msg(status == STATUS_OK, "%s", spec_messages());
}

static date_t day(const char *iso) {
    date_t date = DATE_NONE;
    ck_assert(date_parse_iso(iso, &date));
    return date;
}

/* What an expression over the log comes to in periods that end on a day, in canonical writing. */
static const char *read_on(const char *text, const char *iso) {
    const struct expr *expr;
    ck_assert_int_eq(spec_condition(spec_arena, spec_model, 0, (struct expr_text){.text = text}, day(iso), spec_diags, &expr), STATUS_OK);
    return expr_text_of(spec_arena, expr, &spec_model->sources[0].scope);
}

START_TEST(a_field_is_the_version_in_force) {
    fine(FIELDS(AREA "      known: {value: area is not null}\n      fixed: {value: region is not null}\n") REST);
    const struct expr_scope *scope = &spec_model->sources[0].scope;
    size_t before = expr_slot(scope, "area", day("2008-03-31")), after = expr_slot(scope, "area", day("2008-04-01"));
    ck_assert_uint_ne(before, after);
    ck_assert_str_eq(scope->slots[before].kind.list->id, "regions");
    ck_assert_str_eq(scope->slots[after].kind.list->id, "areas");
    ck_assert_str_eq(read_on("area = 'East'", "2008-03-31"), "area [until 2008-03-31] = 'East'");
    ck_assert_str_eq(read_on("area = 'N1'", "2031-12-31"), "area [since 2008-04-01] = 'N1'");
    /* a field without versions has them where it rests on one that does */
    ck_assert_str_eq(read_on("known", "1999-01-01"), "known [until 2008-03-31]");
    ck_assert_str_eq(read_on("known", "2008-04-01"), "known [since 2008-04-01]");
    ck_assert_str_eq(read_on("fixed", "2008-04-01"), "fixed");
    ck_assert_uint_eq(spec_model->n_changes, 1);
    ck_assert_uint_eq(spec_edition(spec_model, day("2008-03-31")), 0);
    ck_assert_uint_eq(spec_edition(spec_model, day("2008-04-01")), 1);
}
END_TEST

START_TEST(three_versions_and_equal_ones) {
    fine(FIELDS("      days_open: {versions: [{until: 2007-03-31, value: 'days(received, closed)'},\n"
                "        {since: 2007-04-01, until: 2008-03-31, value: 'days(received,closed)'}, {since: 2008-04-01, value: 'days(received, closed) + 1'}]}\n")
             REST);
    /* the first two say the same */
    ck_assert_uint_eq(spec_model->sources[0].n_fields, 2);
    ck_assert_str_eq(read_on("days_open > 1", "2007-01-01"), "days_open [until 2008-03-31] > 1");
    ck_assert_uint_eq(spec_model->n_changes, 2);
}
END_TEST

START_TEST(a_population_is_the_version_in_force) {
    fine(FIELDS(AREA) "populations:\n"
                      "  received: {from: log, versions: [{until: 2007-06-30, where: received in period},\n"
                      "    {since: 2007-07-01, where: received in period and region is not null}]}\n"
                      "  placed: {from: log, where: received in period and area is not null}\n"
                      "  all: {from: log}\n");
    const struct model_population *received = &spec_model->populations[0], *placed = &spec_model->populations[1];
    const struct expr_scope *scope = &spec_model->sources[0].scope;
    ck_assert_int_eq(received->kind, POPULATION_FLOW);
    ck_assert_uint_eq(received->n_versions, 2);
    ck_assert_str_eq(expr_text_of(spec_arena, spec_where(received, day("2007-06-30")), scope), "received in period");
    ck_assert_str_eq(expr_text_of(spec_arena, spec_where(received, day("2007-07-01")), scope), "received in period and region is not null");
    ck_assert_uint_eq(placed->n_versions, 2);
    ck_assert_str_eq(expr_text_of(spec_arena, spec_where(placed, day("2007-07-01")), scope),
                     "received in period and area [until 2008-03-31] is not null");
    ck_assert_ptr_null(spec_where(&spec_model->populations[2], day("2007-07-01")));
}
END_TEST

/* The run's period says which list is in force: with groups, or without. */
START_TEST(layers_follow_the_period) {
    const char *text = FIELDS(AREA) REST "tables:\n  t:\n    title: T\n    corner: C\n    population: all\n"
                                         "    layers: {groups_of: area, ungrouped: {id: regions, label: Regions}}\n"
                                         "    rows: {by: area}\n    columns: {label: N}\n";
    fine(text);
    ck_assert_str_eq(spec_model->tables[0].id, "t-g");
    struct period run;
    ck_assert(period_parse("2007/08 Q4", &run));
    ck_assert_int_eq(spec_read(spec_arena, "a.yaml", spec_folder, &run, spec_diags, &spec_model), STATUS_OK);
    ck_assert_str_eq(spec_model->tables[0].id, "t-regions");
}
END_TEST

#define VERSIONS(versions) FIELDS("      area: {versions: [" versions "]}\n") REST
#define POPULATION(keys) FIELDS(AREA) "populations: {p: {from: log, " keys "}}\n"

/* Fields begin in line 14, what follows one line of fields in line 15. */
static const struct spec_expectation refusals[] = {
    /* of the run's own period, and the hint says of which it would be */
    {FIELDS(AREA) "populations: {all: {from: log, where: \"area = 'East'\"}}\n", MSG_EXPR_CATEGORY, 15, 47, 0,
     "'area' has versions: 'East' is of the list 'regions', in force until 31 March 2008"},
    {VERSIONS("{until: 2008-03-31, value: region}, {since: 2008-04-02, value: region}"), MSG_SPEC_VERSIONS, 14, 61, 0, "since: 2008-04-01"},
    {VERSIONS("{until: 2008-03-31, value: region}, {since: 2008-03-31, value: region}"), MSG_SPEC_VERSIONS, 14, 61, 0, "since: 2008-04-01"},
    {VERSIONS("{until: 2008-03-31, value: region}, {value: region}"), MSG_SPEC_VERSIONS, 14, 61, 0, "since: 2008-04-01"},
    {VERSIONS("{value: region}, {since: 2008-04-01, value: region}"), MSG_SPEC_VERSIONS, 14, 25, 0, "first"},
    {VERSIONS("{since: 2008-04-01, value: region}"), MSG_SPEC_VERSIONS, 14, 25, 0, "first"},
    {VERSIONS("{until: 2008-03-31, value: region}, {since: 2008-04-01, until: 2009-03-31, value: region}"), MSG_SPEC_VERSIONS, 14, 61, 0, "last"},
    {VERSIONS("{until: 2008-03-31, value: regoin}, {since: 2008-04-01, value: region}"), MSG_EXPR_NAME, 14, 52, 6, "region"},
    {VERSIONS("{until: 2008-03-31}, {since: 2008-04-01, value: region}"), MSG_SPEC_MISSING_KEY, 14, 25, 0, "value"},
    {FIELDS("      area: {value: region, versions: [{value: region}]}\n") REST, MSG_SPEC_KEY_NOT_HERE, 14, 21, 6, NULL},
    {FIELDS("      area: {list: regions}\n") REST, MSG_SPEC_MISSING_KEY, 14, 7, 4, "value"},
    {FIELDS(AREA "      area: {value: region}\n") REST, MSG_SPEC_DUPLICATE_KEY, 15, 7, 4, NULL},
    {FIELDS(AREA "    rules: {that: area is not null, says: has no area}\n") REST, MSG_SPEC_RULE_VERSIONS, 15, 19, 0, "columns"},
    {POPULATION("versions: [{until: 2008-03-31, where: received in period}, {since: 2008-04-01, where: closed <= period.end}]"), MSG_SPEC_VERSION_KINDS,
     15, 15, 1, "kind: flow"},
    {POPULATION("where: received in period, versions: [{where: received in period}]"), MSG_SPEC_KEY_NOT_HERE, 15, 37, 0, NULL},
    {POPULATION("versions: [{until: 2008-03-31, where: received in period}]"), MSG_SPEC_VERSIONS, 15, 41, 0, "first"},
    {HEAD "crosswalks: {c: {from: regions, to: areas, map: {East: N1, West: N2}}}\n" REST, MSG_SPEC_NO_CATEGORY, 13, 66, 2, "'N1'"},
    {HEAD "crosswalks: {c: {from: regions, to: areas, map: {Eats: N1}}}\n" REST, MSG_SPEC_NO_CATEGORY, 13, 50, 4, "'East'"},
    {HEAD "crosswalks: {c: {from: regoins, to: areas, map: {East: N1}}}\n" REST, MSG_SPEC_NO_SUCH, 13, 24, 7, "'regions'"},
    {HEAD "crosswalks: {c: {from: regions, to: regions, map: {East: West}}}\n" REST, MSG_SPEC_CROSSWALK_LISTS, 13, 14, 1, NULL},
    {HEAD "crosswalks: {c: {from: regions, to: areas, map: {East: N1}}, d: {from: regions, to: areas, map: {}}}\n" REST, MSG_SPEC_CROSSWALK_TWICE,
     13, 62, 1, NULL},
    {HEAD "crosswalks: {c: {from: regions, to: areas, map: [East]}}\n" REST, MSG_SPEC_TYPE, 13, 49, 0, NULL},
    {HEAD "crosswalks: {c: {from: regions, to: areas, map: {East: {N1: 1}}}}\n" REST, MSG_SPEC_TYPE, 13, 56, 0, NULL},
    {HEAD REST "tables: {t: {title: T, corner: C, breaks: mrak, population: all, rows: {label: R}, columns: {label: N}}}\n", MSG_SPEC_CHOICE, 14, 43,
     4, "mark"},
    {POPULATION("where: area is nul"), MSG_EXPR_SYNTAX, 15, 45, 0, NULL},
};

START_TEST(refusal) {
    spec_write("a.yaml", refusals[_i].text);
    enum status status = spec_try();
    spec_expect(&refusals[_i], status);
}
END_TEST

START_TEST(a_crosswalk) {
    fine(HEAD "crosswalks: {regions-to-areas: {from: regions, to: areas, map: {East: N1, West: []}}}\n" REST);
    const struct model_crosswalk *crosswalk = &spec_model->crosswalks[0];
    ck_assert_uint_eq(spec_model->n_crosswalks, 1);
    ck_assert_str_eq(crosswalk->from->id, "regions");
    ck_assert_str_eq(crosswalk->to->id, "areas");
    ck_assert_uint_eq(crosswalk->n_became[0], 1);
    ck_assert_int_eq(crosswalk->became[0][0], 0);
    ck_assert_uint_eq(crosswalk->n_became[1], 0);
    ck_assert_ptr_nonnull(crosswalk->became[1]); /* it is said that nothing came of it */
}
END_TEST

/* What a version says of its change is also said by what rests on it. */
START_TEST(what_changed) {
    fine(FIELDS("      area: {versions: [{until: 2008-03-31, value: region}, {since: 2008-04-01, value: hos_area, says: Areas came}]}\n"
                "      known: {value: area is not null}\n") "populations: {p: {from: log, where: known}}\n");
    const struct expr_scope *scope = &spec_model->sources[0].scope;
    ck_assert_str_eq(scope->slots[expr_slot(scope, "area", day("2008-04-01"))].says, "Areas came");
    ck_assert_ptr_null(scope->slots[expr_slot(scope, "area", day("2008-03-31"))].says);
    ck_assert_str_eq(scope->slots[expr_slot(scope, "known", day("2008-04-01"))].says, "Areas came");
    ck_assert_str_eq(spec_model->populations[0].versions[1].says, "Areas came");
}
END_TEST

/* What can be read in the latest edition alone is told with the edition in which it cannot. */
START_TEST(what_rests_on_versions_needs_them) {
    spec_write("a.yaml", POPULATION("where: area = 'N1'"));
    ck_assert_int_eq(spec_try(), STATUS_SPEC);
    ck_assert_uint_eq(diags_count(spec_diags), 2);
    ck_assert_int_eq(diags_at(spec_diags, 0)->message, MSG_EXPR_CATEGORY);
    const struct diag *needed = diags_at(spec_diags, 1);
    ck_assert_int_eq(needed->message, MSG_SPEC_VERSIONS_NEEDED);
    ck_assert_ptr_nonnull(strstr(needed->sentence, "population 'p'"));
    ck_assert_ptr_nonnull(strstr(needed->sentence, "until 31 March 2008"));
    fine(FIELDS(AREA) "populations:\n  p: {from: log, versions: [{until: 2008-03-31, where: area = 'East'}, {since: 2008-04-01, where: area = 'N1'}]}\n");
}
END_TEST

START_TEST(too_many_changes) {
    struct text_builder out = {.arena = spec_arena};
    text_add(&out, HEAD "    fields:\n      f: {versions: [{until: 2000-01-01, value: '0'}");
    for (int64_t i = 1; i <= 100; i++) {
        date_t since = day("2000-01-01") + (date_t)i;
        text_add(&out, TEXT(spec_arena, ", {since: ", date_iso(spec_arena, since), i < 100 ? TEXT(spec_arena, ", until: ", date_iso(spec_arena, since)) : "",
                            ", value: '", text_from_int(spec_arena, i), "'}"));
    }
    fine(TEXT(spec_arena, text_done(&out), "]}\n" REST));
    ck_assert_uint_eq(spec_model->n_changes, 100);
    spec_write("a.yaml", TEXT(spec_arena, text_done(&out), "]}\n      g: {versions: [{until: 1999-01-01, value: '0'}, {since: 1999-01-02, value: '1'}]}\n" REST));
    ck_assert_int_eq(spec_try(), STATUS_SPEC);
    ck_assert_int_eq(diags_at(spec_diags, 0)->message, MSG_SPEC_CHANGES_MANY);
}
END_TEST

TCase *spec_versions_case(void) {
    TCase *test_case = spec_case("versions");
    tcase_add_test(test_case, a_field_is_the_version_in_force);
    tcase_add_test(test_case, three_versions_and_equal_ones);
    tcase_add_test(test_case, a_population_is_the_version_in_force);
    tcase_add_test(test_case, layers_follow_the_period);
    tcase_add_loop_test(test_case, refusal, 0, sizeof refusals / sizeof *refusals);
    tcase_add_test(test_case, what_rests_on_versions_needs_them);
    tcase_add_test(test_case, a_crosswalk);
    tcase_add_test(test_case, what_changed);
    tcase_add_test(test_case, too_many_changes);
    return test_case;
}
