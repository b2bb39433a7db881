/* The specifications that are shipped read without a message, and mean what they say. */
#include "base/text.h"
#include "spec_fixture.h"

#include <string.h>

static const struct model *read_annual(void) {
    const char *root = path_real(spec_arena, SOURCE_ROOT);
    spec_diags = diags_new(spec_arena);
    const struct model *model = NULL;
    enum status status = spec_read(spec_arena, SOURCE_ROOT "/report-specs/annual.yaml", root, NULL, spec_diags, &model);
    ck_assert_msg(status == STATUS_OK && diags_count(spec_diags) == 0, "%s", spec_messages());
    return model;
}

static const struct model_table *find_table(const struct model *model, const char *id) {
    for (size_t i = 0; i < model->n_tables; i++) {
        if (text_equal(model->tables[i].id, id)) return &model->tables[i];
    }
    ck_abort_msg("no table %s", id);
}

static const struct model_population *find_population(const struct model *model, const char *name) {
    for (size_t i = 0; i < model->n_populations; i++) {
        if (text_equal(model->populations[i].name, name)) return &model->populations[i];
    }
    ck_abort_msg("no population %s", name);
}

static const struct model_source *find_source(const struct model *model, const char *name) {
    for (size_t i = 0; i < model->n_sources; i++) {
        if (text_equal(model->sources[i].name, name)) return &model->sources[i];
    }
    ck_abort_msg("no source %s", name);
}

START_TEST(test_report) {
    const struct model *model = read_annual();
    ck_assert_str_eq(model->id, "annual");
    ck_assert_str_eq(model->publisher, "Customer Service and Quality");
    ck_assert_str_eq(model->status_line, "Final");
    ck_assert_int_eq(model->small_base, 20);
    ck_assert(model->has_period && model->period.kind == PERIOD_FINANCIAL_YEAR);
    ck_assert_str_eq(date_iso(spec_arena, model->period.end), "2008-03-31");
    ck_assert_ptr_nonnull(strstr(model->summary, "those of {prior.label}, which"));
    ck_assert_uint_eq(model->n_files, 2);
    ck_assert_str_eq(model->files[1]->rooted, "report-specs/shared/feedback-log.yaml");
    ck_assert_str_eq(model->calendar.file, "bank-holidays-england-and-wales.csv");
    ck_assert_ptr_eq(model->calendar.file_from, model->files[1]);
    ck_assert_uint_eq(model->n_ledgers, 1);
    ck_assert_str_eq(date_iso(spec_arena, model->ledgers[0].window.period.start), "2006-04-01");
}
END_TEST

START_TEST(test_lists) {
    const struct model *model = read_annual();
    ck_assert_uint_eq(model->n_lists, 13);
    const struct code_list *stages = &model->lists[4];
    ck_assert_str_eq(stages->id, "stages");
    ck_assert_int_eq(code_list_find(spec_arena, stages, "3"), 2);
    ck_assert_int_eq(code_list_find(spec_arena, stages, "Stage 3"), 2);
    ck_assert_str_eq(code_list_label(stages, 2, "long"), "Stage 3: Investigation");
    const struct code_list *areas = &model->lists[2];
    ck_assert_str_eq(areas->categories[20].group, "south");
    ck_assert_str_eq(model->lists[5].categories[7].note, "new-issue-list");
}
END_TEST

START_TEST(test_sources) {
    const struct model *model = read_annual();
    const struct model_source *log = find_source(model, "log"), *stages = find_source(model, "stages");
    ck_assert_uint_eq(log->n_columns, 18);
    ck_assert_uint_eq(log->n_fields, 7); /* two of them are the versions of `area` */
    ck_assert_uint_eq(log->n_rules, 3);
    ck_assert_str_eq(log->columns[log->known_from].name, "recorded");
    ck_assert_str_eq(log->columns[16].name, "closed");
    ck_assert_str_eq(log->columns[log->columns[16].known_from].name, "closed_recorded");
    ck_assert_str_eq(log->columns[16].date_formats[0], "dd/mm/yyyy");
    ck_assert_int_eq(log->columns[8].type, TYPE_CATEGORIES);
    ck_assert_int_eq(log->columns[8].separator, ';');
    ck_assert_int_eq(log->fields[5].value->op, EXPR_AGGREGATE);
    ck_assert_uint_eq(stages->parent, (size_t)(log - model->sources));
    ck_assert_uint_eq(stages->link_column, 0);
    ck_assert_uint_eq(stages->n_key, 2);
    ck_assert_str_eq(log->files[0], "../sample-data/2008-04-30/log.csv");
    ck_assert_ptr_eq(log->files_from, model->files[0]);
    ck_assert_str_eq(date_iso(spec_arena, log->taken), "2008-04-30");
    ck_assert_str_eq(date_iso(spec_arena, log->complete_from), "2007-04-01");
}
END_TEST

START_TEST(test_target) {
    const struct model *model = read_annual();
    const struct model_source *stages = find_source(model, "stages");
    ck_assert_uint_eq(model->n_targets, 1);
    ck_assert_uint_eq(model->targets[0].n_limits, 4);
    ck_assert_int_eq(model->targets[0].limits[2].category, 2);
    ck_assert_int_eq(model->targets[0].limits[2].working_days, 30);
    ck_assert_str_eq(stages->fields[0].name, "timescale");
    ck_assert_ptr_eq(stages->fields[0].kind.list, target_results());
    ck_assert_ptr_null(stages->fields[0].value);
    ck_assert_int_eq(code_list_find(spec_arena, target_results(), "Not yet due"), TARGET_NOT_YET_DUE);
    ck_assert_uint_eq(stages->scope.n_slots, stages->n_columns + 2);
}
END_TEST

START_TEST(test_populations) {
    const struct model *model = read_annual();
    ck_assert_int_eq(find_population(model, "complaints_received")->kind, POPULATION_FLOW);
    ck_assert_int_eq(find_population(model, "complaints_closed")->kind, POPULATION_FLOW);
    ck_assert_int_eq(find_population(model, "complaints_open")->kind, POPULATION_STOCK);
    ck_assert_int_eq(find_population(model, "complaints_open_at_start")->kind, POPULATION_STOCK);
    ck_assert_str_eq(find_population(model, "complaints_open")->label, "complaints open at the end");
    ck_assert_uint_eq(model->checks[0].n_sum, 2);
    ck_assert_uint_eq(model->checks[0].equals[1].population,
                      (size_t)(find_population(model, "complaints_open") - model->populations));
}
END_TEST

START_TEST(test_tables) {
    const struct model *model = read_annual();
    ck_assert_uint_eq(model->n_tables, 22);
    const struct model_table *words = find_table(model, "stages-explained");
    ck_assert_uint_eq(words->n_static_rows, 4);
    ck_assert_str_eq(words->static_rows[3][1], "Review");
    const struct model_table *lead = find_table(model, "lead-issue");
    ck_assert_int_eq(lead->rows.entries[0].sort, SORT_LARGEST);
    ck_assert(lead->rows.entries[0].drop_empty && lead->rows.entries[0].total.is_wanted);
    ck_assert_str_eq(lead->rows.entries[0].total.id, "total");
    ck_assert_int_eq(lead->columns.entries[1].measure.kind, MEASURE_PERCENT_OF);
    ck_assert_int_eq(lead->columns.entries[2].kind, AXIS_AS_PUBLISHED);
    ck_assert_uint_eq(lead->columns.entries[2].n_notes, 2);
    const struct model_table *furthest = find_table(model, "furthest-stage");
    ck_assert_str_eq(furthest->columns.entries[0].labels, "long");
    ck_assert_str_eq(furthest->rows.entries[0].total.label, "National total");
    ck_assert_str_eq(furthest->rows.entries[1].id, "ongoing");
    ck_assert_uint_eq(furthest->population, NONE);
    const struct model_table *achieved = find_table(model, "timescales-achieved");
    ck_assert_int_eq(achieved->small_base, SMALL_BASE_MARK);
    ck_assert_str_eq(achieved->columns.entries[0].measure.of.text, "timescale = 'Met'");
    ck_assert_uint_eq(achieved->columns.entries[0].measure.of.place.line, 119);
    ck_assert_uint_eq(achieved->columns.entries[0].measure.of.place.column, 38);
}
END_TEST

START_TEST(test_charts) {
    const struct model *model = read_annual();
    ck_assert_uint_eq(model->n_charts, 12);
    ck_assert_int_eq(model->charts[1].kind, MODEL_CHART_STACKED_PERCENT);
    ck_assert_str_eq(model->charts[1].columns[1], "no");
    ck_assert_str_eq(model->tables[model->charts[0].table].id, "lead-issue");
    ck_assert_uint_eq(model->charts[0].n_columns, 1);
    ck_assert_ptr_null(model->charts[0].rows);
}
END_TEST

TCase *spec_shipped_case(void) {
    TCase *test_case = spec_case("shipped");
    tcase_add_test(test_case, test_report);
    tcase_add_test(test_case, test_lists);
    tcase_add_test(test_case, test_sources);
    tcase_add_test(test_case, test_target);
    tcase_add_test(test_case, test_populations);
    tcase_add_test(test_case, test_tables);
    tcase_add_test(test_case, test_charts);
    return test_case;
}
