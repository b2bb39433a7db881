/* What each column is read for, and which tables share a condition: worked out by reading the little specification. */
#include "test_plan.h"

#include "base/text.h"
#include "little.h"
#include "plan/needs/plan_needs.h"

#define POPULATIONS "populations:\n  all: {from: log}\n  closed: {from: log, where: closed in period}\n"
#define ONE(id, population, rows) "  " id ": {title: T, corner: C, population: " population ", rows: " rows ", columns: {label: N}}\n"

static unsigned need_of(const struct little *little, const struct plan_needs *needs, const char *source, const char *column) {
    for (size_t i = 0; i < little->model->n_sources; i++)
        for (size_t k = 0; text_equal(little->model->sources[i].name, source) && k < little->model->sources[i].n_columns; k++)
            if (text_equal(little->model->sources[i].columns[k].name, column)) return needs->columns[i][k];
    ck_abort_msg("no column %s.%s", source, column);
    return 0;
}

static size_t tables_of(const struct little *little, const struct plan_needs *needs, const char *text) {
    for (size_t i = 0; i < little->plan->n_conditions; i++)
        if (text_equal(little->plan->conditions[i].text, text)) return needs->condition_tables[i];
    ck_abort_msg("no condition %s", text);
    return 0;
}

/* Two tables count `closed in period`, one of them by region; nothing is counted by the lead issue. The key is read to be unique and
 * because stages find their record by it. */
START_TEST(columns_and_conditions_know_who_needs_them) {
    static const struct little_case given = {
        .spec = POPULATIONS "tables:\n" ONE("a", "closed", "{by: region}") ONE("b", "closed", "{label: R}") ONE("c", "all", "{label: R}")};
    struct little *little = little_plan(&given);
    little_fine(little);
    struct plan_needs needs = plan_needs(little->arena, little->plan);
    ck_assert_uint_eq(need_of(little, &needs, "log", "region") & NEED_TABLE, NEED_TABLE);
    ck_assert_uint_eq(need_of(little, &needs, "log", "closed") & NEED_TABLE, NEED_TABLE);
    ck_assert_uint_eq(need_of(little, &needs, "log", "ref"), NEED_KEY | NEED_LINK);
    ck_assert_uint_eq(need_of(little, &needs, "stages", "ref") & NEED_LINK, NEED_LINK);
    ck_assert_uint_eq(need_of(little, &needs, "log", "lead"), 0);
    ck_assert_uint_eq(need_of(little, &needs, "log", "recorded") & NEED_AS_AT, 0);
    ck_assert_uint_eq(tables_of(little, &needs, "closed in period"), 2);
    little_close(little);
}
END_TEST

/* The same with a check, and as at a day: the day on which a record was recorded then matters. */
START_TEST(checks_and_earlier_days_need_columns_too) {
    static const struct little_case given = {
        .spec = POPULATIONS "  received: {from: log, where: received in period}\ntables:\n" ONE("a", "closed", "{label: R}")
                "checks:\n  same: {says: as many as received, sum: [{population: closed}], equals: [{population: received}]}\n",
        .as_at = "2008-04-30"};
    struct little *little = little_plan(&given);
    little_fine(little);
    struct plan_needs needs = plan_needs(little->arena, little->plan);
    ck_assert_uint_eq(need_of(little, &needs, "log", "received") & (NEED_CHECK | NEED_TABLE), NEED_CHECK);
    ck_assert_uint_eq(need_of(little, &needs, "log", "closed") & (NEED_CHECK | NEED_TABLE), NEED_CHECK | NEED_TABLE);
    ck_assert_uint_eq(need_of(little, &needs, "log", "recorded") & NEED_AS_AT, NEED_AS_AT);
    ck_assert_uint_eq(tables_of(little, &needs, "received in period"), 0);
    little_close(little);
}
END_TEST

/* A line's condition asks for the last action of a record: kept for every record, and the columns of actions are read for the table. */
START_TEST(aggregates_are_kept_and_need_columns_of_the_linked_source) {
    static const struct little_case given = {
        .spec = POPULATIONS "tables:\n" ONE("a", "all", "{label: R, where: count(stages where stages.started in period) > 1}")};
    struct little *little = little_plan(&given);
    little_fine(little);
    struct plan_needs needs = plan_needs(little->arena, little->plan);
    bool is_kept = false;
    for (size_t i = 0; i < needs.n_kept; i++) is_kept |= text_equal(needs.kept[i].text, "count(stages where stages.started in period)");
    ck_assert(is_kept);
    ck_assert_uint_eq(need_of(little, &needs, "stages", "started") & NEED_TABLE, NEED_TABLE);
    little_close(little);
}
END_TEST

TCase *needs_tests(void) {
    TCase *tests = tcase_create("needs");
    tcase_add_test(tests, columns_and_conditions_know_who_needs_them);
    tcase_add_test(tests, checks_and_earlier_days_need_columns_too);
    tcase_add_test(tests, aggregates_are_kept_and_need_columns_of_the_linked_source);
    return tests;
}
