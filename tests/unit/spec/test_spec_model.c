/* Defaults, one in place of a list, and what is kept as written. */
#include "base/arena_fail.h"
#include "base/text.h"
#include "spec_fixture.h"

static const struct model *read_good(const char *text) {
    enum status status = spec_try_with_base(text);
    ck_assert_msg(status == STATUS_OK && diags_count(spec_diags) == 0, "%s", spec_messages());
    return spec_model;
}

START_TEST(test_defaults) {
    const struct model *model = read_good("populations: {all_of_it: {from: log}}\n");
    ck_assert_str_eq(model->id, "a");
    ck_assert_str_eq(model->populations[2].label, "all of it");
    ck_assert_int_eq(model->populations[2].kind, POPULATION_ALL);
    ck_assert_uint_eq(model->sources[0].n_files, 0);
    ck_assert_int_eq(model->sources[0].taken, DATE_NONE);
    ck_assert_int_eq(model->sources[0].delimiter, ',');
    ck_assert_str_eq(model->sources[0].columns[3].header, "received");
    ck_assert_str_eq(model->targets[0].title, "speed");
    ck_assert_ptr_null(model->calendar.file);
    ck_assert_int_eq(model->tables[0].columns.entries[0].decimals, -1);
}
END_TEST

/* The period is looked for in the fields that a condition uses, and in their aggregates. */
START_TEST(test_kinds) {
    const struct model *model =
        read_good("populations:\n"
                  "  by_field: {from: log, where: reached = 'Stage 1'}\n"
                  "  by_target: {from: steps, where: speed = 'Met'}\n"
                  "  start_and_end: {from: log, where: received >= period.start and reached is null}\n"
                  "  said: {from: log, where: received in period, kind: all}\n");
    ck_assert_int_eq(model->populations[2].kind, POPULATION_STOCK);
    ck_assert_int_eq(model->populations[3].kind, POPULATION_STOCK);
    ck_assert_int_eq(model->populations[4].kind, POPULATION_FLOW);
    ck_assert_int_eq(model->populations[5].kind, POPULATION_ALL);
}
END_TEST

/* Fields that use fields twice would take 2^60 steps if each use was followed again. */
START_TEST(test_many_fields) {
    struct text_builder out = {.arena = spec_arena};
    text_add(&out, "sources:\n  s:\n    title: S\n    key: k\n    columns: {k: {type: integer}}\n    fields:\n"
                   "      f0: {value: year(period.end)}\n");
    for (int64_t i = 1; i < 60; i++) {
        const char *before = text_from_int(spec_arena, i - 1);
        text_add(&out, TEXT(spec_arena, "      f", text_from_int(spec_arena, i), ": {value: f", before, " - f", before,
                            "}\n"));
    }
    text_add(&out, "populations: {p: {from: s, where: f59 > 0}}\n");
    ck_assert_int_eq(read_good(text_done(&out))->populations[2].kind, POPULATION_STOCK);
}
END_TEST

/* The Norway problem, octal, sexagesimal and version numbers: words stay words (E20, E21). */
START_TEST(test_words_stay_words) {
    const struct model *model =
        read_good("lists: {n: {categories: [NO, yes, 010, 1.10, 22:30, null, ~, 1e3, 2008-01-01]}}\n");
    static const char *const labels[] = {"NO", "yes", "010", "1.10", "22:30", "null", "~", "1e3", "2008-01-01"};
    const struct code_list *list = &model->lists[3];
    ck_assert_uint_eq(list->n_categories, 9);
    for (size_t i = 0; i < 9; i++) ck_assert_str_eq(list->categories[i].label, labels[i]);
}
END_TEST

START_TEST(test_source_keys) {
    const struct model *model = read_good("sources:\n"
                                          "  s:\n"
                                          "    title: S\n"
                                          "    key: k\n"
                                          "    encoding: windows-1252\n"
                                          "    delimiter: tab\n"
                                          "    skip_lines: 2\n"
                                          "    missing: n/a\n"
                                          "    dates: [yyyy-mm-dd, dd mmm yyyy]\n"
                                          "    columns:\n"
                                          "      k: {type: text, header: Case ID, missing: [\"-\", x]}\n"
                                          "      d: {type: date, known_from: d}\n"
                                          "      e: {type: date, format: yyyymmdd}\n"
                                          "      i: {type: categories, list: kinds, separator: \"|\"}\n"
                                          "extracts: {s: {file: [a.csv, b.csv]}}\n");
    const struct model_source *source = &model->sources[2];
    ck_assert_str_eq(source->encoding, "windows-1252");
    ck_assert_int_eq(source->delimiter, '\t');
    ck_assert_uint_eq(source->skip_lines, 2);
    ck_assert_str_eq(source->columns[0].header, "Case ID");
    ck_assert_uint_eq(source->columns[0].n_missing, 2);
    ck_assert_str_eq(source->columns[1].missing[0], "n/a");
    ck_assert_uint_eq(source->columns[1].n_date_formats, 2);
    ck_assert_uint_eq(source->columns[1].known_from, 1);
    ck_assert_str_eq(source->columns[2].date_formats[0], "yyyymmdd");
    ck_assert_int_eq(source->columns[3].separator, '|');
    ck_assert_uint_eq(source->n_files, 2);
}
END_TEST

/* N10 is written first, and N2 twice but for letter case: what stands level stays as it was written. */
START_TEST(test_natural_order_and_groups) {
    spec_write("a.yaml", "boardpaper: 1\nreport: {title: T, publisher: P}\n"
                         "lists:\n  areas:\n    sort: natural\n"
                         "    groups: [{id: north, label: The North}, {id: south, label: The South}]\n"
                         "    categories: [{label: N10, group: north}, S1, N2, {label: N1, since: 2008-04-01}]\n"
                         "  written: {sort: written, categories: [N10, N2]}\n");
    ck_assert_int_eq(spec_try(), STATUS_OK);
    const struct code_list *list = &spec_model->lists[0];
    static const char *const wanted[] = {"N1", "N2", "N10", "S1"};
    for (size_t i = 0; i < 4; i++) ck_assert_str_eq(list->categories[i].label, wanted[i]);
    ck_assert_int_eq(code_list_find(spec_arena, list, "N10"), 2);
    ck_assert_str_eq(list->categories[2].group, "north");
    ck_assert_str_eq(date_iso(spec_arena, list->categories[0].since), "2008-04-01");
    ck_assert_uint_eq(list->n_groups, 2);
    ck_assert_str_eq(list->groups[1].id, "south");
    ck_assert_str_eq(list->groups[1].label, "The South");
    ck_assert_str_eq(spec_model->lists[1].categories[0].label, "N10");
}
END_TEST

START_TEST(test_table_keys) {
    const struct model *model = read_good(
        "tables:\n"
        "  two:\n"
        "    title: Two {period.long}\n"
        "    corner: Region\n"
        "    population: received\n"
        "    rows:\n"
        "      - {by: region, only: [South, North], missing: Not recorded, total: {label: All, place: before, notes: "
        "first},\n"
        "         each: [{label: Few, where: amount < 3}, {label: Many, where: amount >= 3}]}\n"
        "      - {label: Sum, add: [south, north]}\n"
        "    columns:\n"
        "      - {label: Sum, sum: amount}\n"
        "      - {label: Share, percent_of: row_total, decimals: 0}\n"
        "charts: {two: {table: two, kind: bar, columns: [sum], rows: [south], title: Chart, axis_title: Pounds}}\n"
        "checks: {c: {says: s, level: warning, sum: two | all | sum, equals: [received]}}\n");
    const struct model_entry *by = &model->tables[2].rows.entries[0];
    ck_assert_uint_eq(by->n_only, 2);
    ck_assert_str_eq(by->missing_label, "Not recorded");
    ck_assert(by->total.is_before);
    ck_assert_str_eq(by->total.id, "all");
    ck_assert_uint_eq(by->total.n_notes, 1);
    ck_assert_uint_eq(by->n_each, 2);
    ck_assert_str_eq(by->each[1].where.text, "amount >= 3");
    ck_assert_int_eq(model->tables[2].rows.entries[1].kind, AXIS_SUM);
    ck_assert_str_eq(model->tables[2].columns.entries[0].measure.name, "amount");
    ck_assert_int_eq(model->tables[2].columns.entries[1].measure.base, BASE_ROW_TOTAL);
    ck_assert_int_eq(model->tables[2].columns.entries[1].decimals, 0);
    ck_assert_str_eq(model->charts[0].rows[0], "south");
    ck_assert(model->checks[0].is_warning);
    ck_assert_uint_eq(model->checks[0].sum[0].population, NONE);
    ck_assert_str_eq(model->checks[0].sum[0].row, "all");
}
END_TEST

START_TEST(test_calendar_and_report) {
    spec_write("a.yaml", "boardpaper: 1\r\n"
                         "report:\r\n"
                         "  id: r_1\r\n"
                         "  title: T\r\n"
                         "  publisher: P\r\n"
                         "  status: Draft\r\n"
                         "  small_base: 0\r\n"
                         "calendar: {bank_holidays: b.csv, closure_days: 2007-12-27}");
    ck_assert_int_eq(spec_try(), STATUS_OK);
    ck_assert_str_eq(spec_model->id, "r_1");
    ck_assert(!spec_model->has_period);
    ck_assert_str_eq(spec_model->status_line, "Draft");
    ck_assert_int_eq(spec_model->small_base, 0);
    ck_assert_uint_eq(spec_model->calendar.n_closure_days, 1);
}
END_TEST

static bool read_until(struct arena *arena, long n_allocations) {
    struct arena_guard guard;
    if (arena_guard_enter(arena, &guard)) return false;
    const struct model *model;
    struct diags *diags = diags_new(arena);
    arena_fail_after(n_allocations);
    enum status status = spec_read(arena, "a.yaml", spec_folder, NULL, diags, &model);
    arena_fail_after(-1);
    arena_guard_leave(arena, &guard);
    ck_assert_int_eq(status, STATUS_OK);
    return true;
}

/* Memory may end anywhere; what libyaml holds is freed all the same (seen under sanitizers). */
START_TEST(test_out_of_memory) {
    read_good("notes: {n: x}\n");
    bool is_read = false;
    long n_failed = 0;
    for (long n = 0; !is_read; n += 11) {
        struct arena *arena = arena_open();
        is_read = read_until(arena, n);
        arena_close(arena);
        n_failed += !is_read;
    }
    ck_assert_int_gt(n_failed, 50);
}
END_TEST

TCase *spec_model_case(void) {
    TCase *test_case = spec_case("model");
    tcase_add_test(test_case, test_defaults);
    tcase_add_test(test_case, test_kinds);
    tcase_add_test(test_case, test_many_fields);
    tcase_add_test(test_case, test_words_stay_words);
    tcase_add_test(test_case, test_source_keys);
    tcase_add_test(test_case, test_natural_order_and_groups);
    tcase_add_test(test_case, test_table_keys);
    tcase_add_test(test_case, test_calendar_and_report);
    tcase_add_test(test_case, test_out_of_memory);
    return test_case;
}
